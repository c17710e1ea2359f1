//! Rows into series: of a column each, or of the rows that bear one name.

use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::civil::Date;
use releve_series::{Calendar, Point, Series};

use crate::table::error::shown;
use crate::table::{Columns, Grid, Numbers, TableError, TableOptions};

/// A table's cells, and what was met with while they were read.
pub(super) struct Reading<'a> {
    pub(super) grid: &'a Grid,
    pub(super) columns: &'a Columns,
    pub(super) numbers: Numbers,
    pub(super) calendar: Calendar,
    pub(super) dates: &'a [Date],
    pub(super) missing: usize,
    pub(super) repeated: usize,
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

    pub(super) fn wide(&mut self) -> Result<Vec<Series>, TableError> {
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

    pub(super) fn long(&mut self, options: &TableOptions) -> Result<Vec<Series>, TableError> {
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

    pub(super) fn periods(&self) -> usize {
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
