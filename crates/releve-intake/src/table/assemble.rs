//! Columns into series.

mod notes;
mod reading;
#[cfg(test)]
mod tests;

use releve_series::{Calendar, Series};

use crate::table::columns::on_its_side;
use crate::table::{Columns, DateForm, Decimal, Grid, Numbers, Shape, TableError, TableOptions};
use notes::notes;
use reading::Reading;

/// The series of a table, on one calendar, each up to the table's last date: what
/// a series lacks before its first value is left out, what it lacks after its
/// last is missing.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    series: Vec<Series>,
    calendar: Calendar,
    shape: Shape,
    date_title: String,
    form: DateForm,
    delimiter: char,
    decimal: Decimal,
    notes: Vec<String>,
}

impl Table {
    /// Reads a table and finds out what its columns are.
    ///
    /// # Errors
    ///
    /// As [`Grid::read`], [`Columns::detect`] and [`Table::of`].
    pub fn read(bytes: &[u8], name: &str, options: &TableOptions) -> Result<Self, TableError> {
        let grid = Grid::read(bytes, name, options)?;
        if on_its_side(&grid) {
            let turned = grid.turned();
            let columns = Columns {
                date: 0,
                keys: Vec::new(),
                values: (1..turned.width()).collect(),
            };
            let mut table = Self::of(&turned, &columns, options)?;
            table
                .notes
                .push("a column was taken for a date, a row for a series".to_owned());
            return Ok(table);
        }
        let columns = Columns::detect(&grid)?;
        Self::of(&grid, &columns, options)
    }

    /// Makes series of the columns that are named.
    ///
    /// # Errors
    ///
    /// Cells that are no dates or numbers; dates on no calendar; two values of
    /// one series on one date, unless they are the same; columns of one name; a
    /// name that no series could have.
    pub fn of(grid: &Grid, columns: &Columns, options: &TableOptions) -> Result<Self, TableError> {
        let numbers = match options.decimal {
            Some(decimal) => Numbers::new(decimal),
            None => Numbers::detect(grid, &columns.values)?,
        };
        let (form, dates) = DateForm::detect(grid, columns.date, options.day_first)?;
        let calendar = Calendar::detect(&dates).map_err(|error| match error.index() {
            Some(row) => grid.error(row, error.to_string()),
            None => TableError::new(grid.name(), None, error.to_string()),
        })?;
        let weekly = matches!(calendar, Calendar::Weekly(_));
        for (row, date) in dates.iter().enumerate() {
            let Some(why) = crate::date::value_to_come(*date, weekly, options.today) else {
                continue;
            };
            let said = |column: &&usize| {
                let point = numbers.point(grid.cell(row, **column));
                point.is_none_or(|point| !point.is_missing())
            };
            if columns.values.iter().any(|column| said(&column)) {
                return Err(grid.cell_error(row, columns.date, &why));
            }
        }
        let mut reading = Reading {
            grid,
            columns,
            numbers,
            calendar,
            dates: &dates,
            missing: 0,
            repeated: 0,
        };
        let series = match columns.shape() {
            Shape::Wide => reading.wide()?,
            Shape::Long => reading.long(options)?,
        };
        Ok(Self {
            notes: notes(&reading, &series),
            series,
            calendar,
            shape: columns.shape(),
            date_title: grid.title(columns.date).to_owned(),
            form,
            delimiter: grid.delimiter(),
            decimal: match options.decimal {
                None if are_whole_between_semicolons(grid, columns) => Decimal::Comma,
                _ => numbers.decimal(),
            },
        })
    }

    /// The series, in the order of their columns or first rows; at least one.
    pub fn series(&self) -> &[Series] {
        &self.series
    }

    /// The series, taken out.
    pub fn into_series(self) -> Vec<Series> {
        self.series
    }

    /// The calendar that all series are on.
    pub fn calendar(&self) -> Calendar {
        self.calendar
    }

    /// How the table held them.
    pub fn shape(&self) -> Shape {
        self.shape
    }

    /// The header of the dates, which may be empty.
    pub fn date_title(&self) -> &str {
        &self.date_title
    }

    /// How the table writes its dates.
    pub fn date_form(&self) -> DateForm {
        self.form
    }

    /// What stands between its cells.
    pub fn delimiter(&self) -> char {
        self.delimiter
    }

    /// How it writes decimals; where none of its numbers has any as programs do that
    /// part cells as it does: with commas behind semicolons.
    pub fn decimal(&self) -> Decimal {
        self.decimal
    }

    /// What was taken to mean something or put right, a sentence each.
    pub fn notes(&self) -> &[String] {
        &self.notes
    }
}

/// Whether semicolons part numbers none of which has decimals.
fn are_whole_between_semicolons(grid: &Grid, columns: &Columns) -> bool {
    let mut cells = columns.values.iter().flat_map(|at| grid.column(*at));
    grid.delimiter() == ';' && !cells.any(|cell| cell.contains([',', '.']))
}
