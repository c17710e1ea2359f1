//! Series side by side on one calendar.

use crate::{Calendar, Error, Period, Series};

/// Values of several series over the same periods, not a number where they are
/// not known; bounds count as [`Point::estimate`](crate::Point::estimate) says.
#[derive(Debug, Clone)]
pub(crate) struct Panel {
    calendar: Calendar,
    first: Period,
    length: usize,
    names: Vec<String>,
    values: Vec<f64>,
}

impl Panel {
    /// The series from the first period of any of them to the last of any.
    pub(crate) fn new(series: &[Series]) -> Result<Self, Error> {
        let Some(one) = series.first() else {
            return Err(Error::request("no series; expected at least one"));
        };
        let calendar = one.calendar();
        if let Some(other) = series.iter().find(|other| other.calendar() != calendar) {
            return Err(Error::calendars(one, other));
        }
        let first = series
            .iter()
            .map(Series::first)
            .min()
            .unwrap_or(one.first());
        let last = series.iter().map(Series::last).max().unwrap_or(one.last());
        Ok(Self::over(series, calendar, first, last))
    }

    /// The series from one period to another, whatever they have there.
    pub(crate) fn over(series: &[Series], calendar: Calendar, first: Period, last: Period) -> Self {
        let length = last.since(first).max(-1) as usize + 1;
        let mut values = vec![f64::NAN; length * series.len()];
        for (row, series) in series.iter().enumerate() {
            for (at, value) in values[row * length..(row + 1) * length]
                .iter_mut()
                .enumerate()
            {
                let point = series.at(first.plus(at as i64));
                *value = point.estimate().unwrap_or(f64::NAN);
            }
        }
        Self {
            calendar,
            first,
            length,
            names: series
                .iter()
                .map(|series| series.name().to_owned())
                .collect(),
            values,
        }
    }

    /// Other series over the same periods, where there are any, under the names of
    /// these.
    pub(crate) fn matched(&self, others: &[Option<&Series>]) -> Self {
        let mut values = vec![f64::NAN; self.length * others.len()];
        for (row, other) in others.iter().enumerate() {
            let Some(other) = other else { continue };
            for (at, value) in values[row * self.length..][..self.length]
                .iter_mut()
                .enumerate()
            {
                let point = other.at(self.first.plus(at as i64));
                *value = point.estimate().unwrap_or(f64::NAN);
            }
        }
        Self {
            values,
            ..self.clone()
        }
    }

    pub(crate) fn calendar(&self) -> Calendar {
        self.calendar
    }

    pub(crate) fn first(&self) -> Period {
        self.first
    }

    pub(crate) fn last(&self) -> Period {
        self.first.plus(self.length as i64 - 1)
    }

    /// How many periods.
    pub(crate) fn length(&self) -> usize {
        self.length
    }

    /// How many series.
    pub(crate) fn width(&self) -> usize {
        self.names.len()
    }

    pub(crate) fn names(&self) -> &[String] {
        &self.names
    }

    /// The values of one series.
    pub(crate) fn row(&self, row: usize) -> &[f64] {
        &self.values[row * self.length..(row + 1) * self.length]
    }

    /// The panel with each known value replaced, by its series and period.
    pub(crate) fn map(&self, mut value: impl FnMut(usize, usize, f64) -> f64) -> Self {
        let mut mapped = self.clone();
        for row in 0..self.width() {
            for at in 0..self.length {
                let cell = &mut mapped.values[row * self.length + at];
                *cell = value(row, at, *cell);
            }
        }
        mapped
    }

    /// The first periods only.
    pub(crate) fn head(&self, length: usize) -> Self {
        self.window(0, length)
    }

    /// The last periods only.
    pub(crate) fn tail(&self, length: usize) -> Self {
        self.window(self.length.saturating_sub(length), self.length)
    }

    /// Some of the series.
    pub(crate) fn rows(&self, rows: &[usize]) -> Self {
        Self {
            names: rows.iter().map(|row| self.names[*row].clone()).collect(),
            values: rows
                .iter()
                .flat_map(|row| self.row(*row))
                .copied()
                .collect(),
            ..*self
        }
    }

    fn window(&self, from: usize, to: usize) -> Self {
        let (to, from) = (to.min(self.length), from.min(to));
        Self {
            calendar: self.calendar,
            first: self.first.plus(from as i64),
            length: to - from,
            names: self.names.clone(),
            values: (0..self.width())
                .flat_map(|row| &self.row(row)[from..to])
                .copied()
                .collect(),
        }
    }
}
