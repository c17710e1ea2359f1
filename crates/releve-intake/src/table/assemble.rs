//! Columns into series.

use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::civil::Date;
use releve_series::{Calendar, Point, Series};

use crate::table::columns::on_its_side;
use crate::table::error::shown;
use crate::table::{
    Columns, DateForm, Decimal, Grid, Numbers, Shape, TableError, TableOptions, counts_time,
};

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

struct Reading<'a> {
    grid: &'a Grid,
    columns: &'a Columns,
    numbers: Numbers,
    calendar: Calendar,
    dates: &'a [Date],
    missing: usize,
    repeated: usize,
}

impl Reading<'_> {
    fn point(&mut self, row: usize, column: usize) -> Result<Point, TableError> {
        let cell = self.grid.cell(row, column);
        match self.numbers.point(cell) {
            Some(Point::Exact(value) | Point::Below(value) | Point::Above(value))
                if !value.is_finite() =>
            {
                let message = format!(
                    "`{}` is no value; leave the cell empty where it is not known",
                    shown(cell)
                );
                Err(self.grid.cell_error(row, column, &message))
            }
            Some(Point::Missing) if !cell.is_empty() => {
                self.missing += 1;
                Ok(Point::Missing)
            }
            Some(point) => Ok(point),
            None => {
                let message = format!(
                    "`{}` is no number; expected one, or an empty cell",
                    shown(cell)
                );
                Err(self.grid.cell_error(row, column, &message))
            }
        }
    }

    fn wide(&mut self) -> Result<Vec<Series>, TableError> {
        let mut titles = HashMap::new();
        for &column in &self.columns.values {
            let title = self.grid.title(column);
            let wrong =
                |message| TableError::new(self.grid.name(), Some(self.grid.header_line()), message);
            if title.is_empty() {
                return Err(wrong(format!(
                    "column {} has no name; expected one for each series",
                    column + 1
                )));
            }
            if let Some(first) = titles.insert(title, column) {
                return Err(wrong(format!(
                    "columns {} and {} are both called `{}`; rename one",
                    first + 1,
                    column + 1,
                    shown(title)
                )));
            }
        }
        // Rows by date; rows of one date have to say the same.
        let mut rows: BTreeMap<Date, usize> = BTreeMap::new();
        for (row, date) in self.dates.iter().enumerate() {
            if let Some(first) = rows.insert(*date, row) {
                for &column in &self.columns.values {
                    if self.grid.cell(first, column) != self.grid.cell(row, column) {
                        return Err(self.twice(first, row, column));
                    }
                }
                self.repeated += 1;
            }
        }
        let mut all = Vec::with_capacity(self.columns.values.len());
        for &column in &self.columns.values {
            let mut points = Vec::with_capacity(rows.len());
            for (date, row) in &rows {
                points.push((*date, self.point(*row, column)?));
            }
            all.push(self.series(self.grid.title(column), points)?);
        }
        Ok(all)
    }

    fn long(&mut self, options: &TableOptions) -> Result<Vec<Series>, TableError> {
        let mut names: Vec<String> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        let mut rows: Vec<(BTreeMap<Date, usize>, usize)> = Vec::new();
        for row in 0..self.grid.height() {
            let key = self.key(row);
            for &column in &self.columns.values {
                let name = match self.columns.values.len() {
                    1 => key.clone(),
                    _ => format!("{key}/{}", self.grid.title(column)),
                };
                let place = *places.entry(name.clone()).or_insert_with(|| {
                    names.push(name);
                    rows.push((BTreeMap::new(), column));
                    rows.len() - 1
                });
                let date = self.dates[row];
                if let Some(first) = rows[place].0.insert(date, row) {
                    if self.grid.cell(first, column) != self.grid.cell(row, column) {
                        return Err(self.twice(first, row, column));
                    }
                    self.repeated += 1;
                }
            }
        }
        let points: usize = names.len().saturating_mul(self.periods());
        if points > options.max_cells.saturating_mul(4) {
            let message = format!(
                "{} series over {} {}s are more than can be held; split the table",
                names.len(),
                self.periods(),
                self.calendar.unit()
            );
            return Err(TableError::new(self.grid.name(), None, message));
        }
        let end = self.dates.iter().copied().max().unwrap_or(Date::ZERO);
        let mut all = Vec::with_capacity(names.len());
        for (name, (rows, column)) in names.iter().zip(&rows) {
            let mut points = Vec::with_capacity(rows.len() + 1);
            for (date, row) in rows {
                points.push((*date, self.point(*row, *column)?));
            }
            if !rows.contains_key(&end) {
                points.push((end, Point::Missing));
            }
            all.push(self.series(name, points)?);
        }
        Ok(all)
    }

    fn key(&self, row: usize) -> String {
        let parts: Vec<&str> = self
            .columns
            .keys
            .iter()
            .map(|key| self.grid.cell(row, *key))
            .collect();
        parts.join("/")
    }

    fn periods(&self) -> usize {
        let distinct: HashSet<&Date> = self.dates.iter().collect();
        let (first, last) = (distinct.iter().min(), distinct.iter().max());
        match (first, last) {
            (Some(first), Some(last)) => {
                self.calendar
                    .containing(**last)
                    .since(self.calendar.containing(**first))
                    .unsigned_abs() as usize
                    + 1
            }
            _ => 0,
        }
    }

    /// A series from its first known point on.
    fn series(&self, name: &str, mut points: Vec<(Date, Point)>) -> Result<Series, TableError> {
        points.sort_by_key(|(date, _)| *date);
        if let Some(first) = points.iter().position(|(_, point)| !point.is_missing()) {
            points.drain(..first);
        }
        Series::from_dates(name, self.calendar, points)
            .map_err(|error| TableError::new(self.grid.name(), None, error.to_string()))
    }

    fn twice(&self, first: usize, second: usize, column: usize) -> TableError {
        let date = self.dates[second];
        let (one, two) = (
            self.grid.cell(first, column),
            self.grid.cell(second, column),
        );
        let message = format!(
            "{date} is already in line {}, with `{}` where this row has `{}`; expected one value, \
             or a column that tells the two apart",
            self.grid.line(first),
            shown(one),
            shown(two)
        );
        self.grid.cell_error(second, column, &message)
    }
}

/// Whether semicolons part numbers none of which has decimals.
fn are_whole_between_semicolons(grid: &Grid, columns: &Columns) -> bool {
    let mut cells = columns.values.iter().flat_map(|at| grid.column(*at));
    grid.delimiter() == ';' && !cells.any(|cell| cell.contains([',', '.']))
}

/// Everything that was put right, in words.
fn notes(reading: &Reading, series: &[Series]) -> Vec<String> {
    let mut notes = Vec::new();
    let count = |count: usize, one: &str, many: &str| match count {
        1 => format!("1 {one}"),
        count => format!("{count} {many}"),
    };
    notes.extend(reading.grid.guess().map(str::to_owned));
    let unsure = reading.numbers.note(reading.grid);
    notes.extend(unsure.map(|note| format!("{note}; `--decimal` says it")));
    if reading.grid.preamble() > 0 {
        let lines = count(reading.grid.preamble(), "line", "lines");
        notes.push(format!("{lines} before the header passed over"));
    }
    if reading.columns.shape() == Shape::Wide && !reading.dates.is_sorted() {
        notes.push("rows were not in the order of their dates, and were sorted".to_owned());
    }
    if reading.repeated > 0 {
        let rows = count(reading.repeated, "point", "points");
        notes.push(format!(
            "{rows} said twice with the same value, counted once"
        ));
    }
    if reading.missing > 0 {
        let cells = count(reading.missing, "cell", "cells");
        notes.push(format!("{cells} such as `NaN` or `n/a` taken as not known"));
    }
    let gaps = reading
        .periods()
        .saturating_sub(reading.dates.iter().collect::<HashSet<_>>().len());
    if gaps > 0 {
        let periods = count(
            gaps,
            reading.calendar.unit(),
            &format!("{}s", reading.calendar.unit()),
        );
        notes.push(format!("{periods} without a row taken as not known"));
    }
    let censored: usize = series
        .iter()
        .map(|series| {
            series
                .points()
                .iter()
                .filter(|point| point.is_censored())
                .count()
        })
        .sum();
    if censored > 0 {
        let points = count(censored, "point", "points");
        notes.push(format!("{points} known by a bound only, such as `<1`"));
    }
    let used = |at: &usize| {
        *at == reading.columns.date
            || reading.columns.keys.contains(at)
            || reading.columns.values.contains(at)
    };
    let unused = (0..reading.grid.width()).filter(|at| !used(at));
    let (times, others): (Vec<usize>, Vec<usize>) =
        unused.partition(|at| counts_time(reading.grid, *at));
    if !times.is_empty() {
        let titles: Vec<String> = (times.iter())
            .map(|at| format!("`{}`", shown(reading.grid.title(*at))))
            .collect();
        let (say, were) = match times.len() {
            1 => ("says", "was"),
            _ => ("say", "were"),
        };
        notes.push(format!(
            "{} {say} when a row is of, and {were} passed over",
            titles.join(", ")
        ));
    }
    if !others.is_empty() {
        let columns = count(others.len(), "column", "columns");
        notes.push(format!(
            "{columns} without dates, numbers or names passed over"
        ));
    }
    notes
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(csv: &str) -> Result<Table, TableError> {
        Table::read(csv.as_bytes(), "t.csv", &TableOptions::default())
    }

    fn exact(values: &[f64]) -> Vec<Point> {
        values.iter().map(|value| Point::Exact(*value)).collect()
    }

    #[test]
    fn wide_long_and_turned_tables_say_the_same() {
        let wide = read(",a,b\n2024-01,1,10\n2024-02,2,20\n2024-03,3,30\n").unwrap();
        let long = read(
            "name,month,views\na,2024-01,1\nb,2024-01,10\nb,2024-03,30\na,2024-02,2\na,2024-03,3\n\
             b,2024-02,20\n",
        )
        .unwrap();
        let turned = read("name,2024-01,2024-02,2024-03\na,1,2,3\nb,10,20,30\n").unwrap();
        for table in [&wide, &long, &turned] {
            assert_eq!(table.calendar(), Calendar::Monthly);
            assert_eq!(table.series().len(), 2);
            assert_eq!(table.series(), wide.series());
            assert_eq!(table.series()[1].points(), exact(&[10.0, 20.0, 30.0]));
        }
        assert_eq!((wide.shape(), long.shape()), (Shape::Wide, Shape::Long));
        assert_eq!(wide.date_title(), "");
    }

    #[test]
    fn a_table_tells_how_it_is_written() {
        use crate::table::Decimal::{Comma, Point};
        for (csv, delimiter, decimal) in [
            ("d,a\n2024-01,1\n2024-02,2\n", ',', Point),
            ("d;a\n2024-01;1,5\n2024-02;2\n", ';', Comma),
            ("d;a\n2024-01;1.55\n2024-02;2\n", ';', Point),
            ("d;a\n2024-01;1\n2024-02;2\n", ';', Comma),
            ("d\ta\n2024-01\t1\n2024-02\t2\n", '\t', Point),
            ("d,a\n2024-01,\"1,5\"\n2024-02,2\n", ',', Comma),
        ] {
            let table = read(csv).unwrap();
            assert_eq!((table.delimiter(), table.decimal()), (delimiter, decimal));
        }
    }

    #[test]
    fn series_start_at_their_first_value_and_end_together() {
        let table = read("d,a,b\n2024-01-01,,1\n2024-01-08,2,\n2024-01-22,3,\n").unwrap();
        assert_eq!(
            table.series()[0].points(),
            [Point::Exact(2.0), Point::Missing, Point::Exact(3.0)]
        );
        assert_eq!(table.series()[1].len(), 4);
        assert_eq!(table.series()[1].known(), 1);
        assert_eq!(table.notes(), ["1 week without a row taken as not known"]);
    }

    #[test]
    fn what_cannot_be_meant_is_said_with_its_line() {
        for (csv, message) in [
            ("", "t.csv: the file is empty; expected a header and rows"),
            (
                "d,a\n",
                "t.csv: a header without rows; expected a row for each date",
            ),
            (
                "only\n1\n",
                "t.csv: one column only; expected a column of dates and one of values, with \
                 commas, semicolons, tabs or bars between cells",
            ),
            (
                "d,a\n2024-01-01,1\n2024-01-02,x1\n2024-01-03,2\n",
                "t.csv: line 3: column `a`: `x1` is no number; expected one, or an empty cell",
            ),
            (
                "d,a\n2024-01-01,1\n2024-01-02,-inf\n2024-01-03,2\n",
                "t.csv: line 3: column `a`: `-inf` is no value; leave the cell empty where it is \
                 not known",
            ),
            (
                "d,a\n2024-01-01,1\n2024-01-02,1\n2024-01-01,2\n",
                "t.csv: line 4: column `a`: 2024-01-01 is already in line 2, with `1` where this \
                 row has `2`; expected one value, or a column that tells the two apart",
            ),
            (
                "d,a\n2024-01-01,1\n2024-01-08,1\n2024-01-16,2\n2024-01-22,1\n",
                "t.csv: line 4: the dates lie on no calendar: `2024-01-16` (Tuesday) stands where \
                 a Monday was expected; expected days, weeks that begin on one weekday, months or \
                 quarters",
            ),
            (
                "d,a,a\n2024-01-01,1,2\n2024-01-02,1,2\n",
                "t.csv: line 1: columns 2 and 3 are both called `a`; rename one",
            ),
            (
                "d,a\n2024-01-01,1\n2024-01-02,1,5\n",
                "t.csv: line 3: expected 2 cells as in the header, but found 3: a cell with a \
                 comma in it must stand in quotation marks",
            ),
            (
                "d,a\n2024-01-01,1\n",
                "t.csv: one date tells no calendar; expected at least two",
            ),
            (
                "a,b\n1,2\n3,4\n",
                "t.csv: line 2: no column of dates: `1` is none; expected one such as 2024-01-31, \
                 2024-01 or 2024-Q1",
            ),
        ] {
            assert_eq!(read(csv).unwrap_err().to_string(), message, "{csv}");
        }
    }

    #[test]
    fn a_table_beyond_the_limits_is_refused() {
        let options = TableOptions {
            max_cells: 10,
            ..TableOptions::default()
        };
        let csv = "d,a\n".to_owned() + &"2024-01-01,1\n".repeat(10);
        let error = Table::read(csv.as_bytes(), "t.csv", &options).unwrap_err();
        assert!(error.is_too_large());
        // A column for each of 100,000 series is no trouble.
        let titles: String = (0..100_000).map(|at| format!(",s{at}")).collect();
        let row = ",1".repeat(100_000);
        let csv = format!("d{titles}\n2024-01-01{row}\n2024-01-02{row}\n");
        assert_eq!(read(&csv).unwrap().series().len(), 100_000);
    }

    proptest! {
        #[test]
        fn no_bytes_bring_it_down(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = Table::read(&bytes, "t.csv", &TableOptions::default());
        }

        #[test]
        fn no_text_like_a_table_brings_it_down(text in "[0-9é,;.:/<+%Qnai\"\n -]{0,200}") {
            let _ = read(&text);
            let _ = read(&format!("date,a\n2024-01-01,1\n{text}"));
        }
    }
}
