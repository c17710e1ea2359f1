//! Dates as tables write them.

mod pattern;

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;
use releve_series::Calendar;

use pattern::{Order, Pattern, patterns};

use crate::table::error::{Choice, Kind, shown};
use crate::table::{Grid, TableError};

/// How a table writes its dates, so that others are written alike.
///
/// # Example: read and written again
///
/// ```
/// use jiff::civil::date;
/// use releve_intake::table::DateForm;
///
/// let quarters = DateForm::of("2024-Q2").expect("a date");
/// assert_eq!(quarters.read("2024-Q3"), Some(date(2024, 7, 1)));
/// assert_eq!(quarters.write(date(2024, 10, 1)), "2024-Q4");
/// assert_eq!(DateForm::of("soon"), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateForm {
    pattern: Pattern,
    anchor: Anchor,
}

/// Which day stands for a month or quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Anchor {
    First,
    Last,
}

impl DateForm {
    /// The first form that a single cell can have; `03/04/2024` is then the third
    /// of April.
    pub fn of(cell: &str) -> Option<Self> {
        patterns(cell)
            .into_iter()
            .find(|pattern| pattern.read(cell).is_some())
            .map(|pattern| Self {
                pattern,
                anchor: Anchor::First,
            })
    }

    /// The date in a cell: of months and quarters the first day.
    pub fn read(self, cell: &str) -> Option<Date> {
        let date = self.pattern.read(cell)?;
        match self.anchor {
            Anchor::First => Some(date),
            Anchor::Last => Some(date.first_of_month()),
        }
    }

    /// The length of the periods that are written so, by a calendar of it; nothing
    /// where a whole day is.
    pub(crate) fn named(self) -> Option<Calendar> {
        match self.anchor {
            Anchor::First => self.pattern.named(),
            Anchor::Last => Some(Calendar::Monthly),
        }
    }

    /// A date in this form.
    pub fn write(self, date: Date) -> String {
        self.pattern.write(match self.anchor {
            Anchor::First => date,
            Anchor::Last => date.last_of_month(),
        })
    }

    /// Finds the form of a column and reads its dates.
    ///
    /// # Errors
    ///
    /// A cell that is no date of the form that most have; a form that could be
    /// two, with another calendar either way or none.
    pub(crate) fn detect(
        grid: &Grid,
        column: usize,
        day_first: Option<bool>,
    ) -> Result<(Self, Vec<Date>), TableError> {
        let step = (grid.height() / 200).max(1);
        let sample: Vec<&str> = grid.column(column).step_by(step).collect();
        let score = |pattern: &Pattern| {
            sample
                .iter()
                .filter(|cell| pattern.read(cell).is_some())
                .count()
        };
        let first = grid.cell(0, column);
        let mut candidates: Vec<(usize, Pattern)> = patterns(first)
            .into_iter()
            .filter(|pattern| match (pattern, day_first) {
                (Pattern::Figures { order, .. }, Some(day_first)) => {
                    *order == Order::YearMonthDay || (*order == Order::DayMonthYear) == day_first
                }
                _ => true,
            })
            .map(|pattern| (score(&pattern), pattern))
            .collect();
        // Nobody writes `02.01.2024` with the month first.
        let dotted = |order| Pattern::Figures { order, sign: '.' };
        if day_first.is_none() && candidates.contains(&(sample.len(), dotted(Order::DayMonthYear)))
        {
            candidates.retain(|(_, pattern)| *pattern != dotted(Order::MonthDayYear));
        }
        let best = candidates
            .iter()
            .map(|(score, _)| *score)
            .max()
            .unwrap_or(0);
        candidates.retain(|(score, _)| *score == best && best > 0);
        if candidates.is_empty() {
            return Err(grid.cell_error(
                0,
                column,
                &format!(
                    "`{}` is no date; expected one such as 2024-01-31",
                    shown(first)
                ),
            ));
        }
        let readings: Vec<_> = candidates
            .iter()
            .map(|(_, pattern)| read_all(grid, column, *pattern))
            .collect();
        let orders: Vec<usize> = (0..candidates.len())
            .filter(|at| {
                matches!(candidates[*at].1, Pattern::Figures { .. }) && readings[*at].is_ok()
            })
            .collect();
        let chosen = if orders.len() > 1 {
            let regular: Vec<usize> = orders
                .iter()
                .copied()
                .filter(|at| {
                    readings[*at]
                        .as_ref()
                        .is_ok_and(|dates| calendar_of(dates).is_some())
                })
                .collect();
            let same =
                |one: usize, two: usize| readings[one].as_ref().ok() == readings[two].as_ref().ok();
            match regular[..] {
                [one] => one,
                [one, two] if same(one, two) => one,
                _ => {
                    let message = format!(
                        "`{}` may have the day first or the month first",
                        shown(first)
                    );
                    return Err(grid
                        .cell_error(0, column, &message)
                        .of_kind(Kind::Asks(Choice::Dates)));
                }
            }
        } else {
            (0..candidates.len())
                .find(|at| readings[*at].is_ok())
                .unwrap_or(0)
        };
        let pattern = candidates[chosen].1;
        let dates = match readings.into_iter().nth(chosen) {
            Some(Ok(dates)) => dates,
            _ => read_all(grid, column, pattern).map_err(|row| {
                let cell = grid.cell(row, column);
                let message = if cell.is_empty() {
                    "has no date in this row; expected one in every row".to_owned()
                } else {
                    let example = grid
                        .column(column)
                        .find(|cell| pattern.read(cell).is_some());
                    format!(
                        "`{}` is no date of the form of the others, such as `{}`",
                        shown(cell),
                        shown(example.unwrap_or_default())
                    )
                };
                grid.cell_error(row, column, &message)
            })?,
        };
        if let Some(row) = dates.iter().position(|date| *date < crate::date::FIRST) {
            let why = crate::date::disbelieved(dates[row], None).unwrap_or_default();
            let message = format!("`{}`: {why}", shown(grid.cell(row, column)));
            return Err(grid.cell_error(row, column, &message));
        }
        if pattern.may_be_days() && far_apart(&dates) {
            let message = format!(
                "`{}` may be a day or the month of a year; write the year in four figures",
                shown(first)
            );
            return Err(grid.cell_error(0, column, &message));
        }
        let month_ends = dates.iter().all(|date| *date == date.last_of_month())
            && dates.iter().any(|date| *date != dates[0]);
        let anchor = if month_ends {
            Anchor::Last
        } else {
            Anchor::First
        };
        let form = Self { pattern, anchor };
        let dates = if month_ends {
            dates.into_iter().map(Date::first_of_month).collect()
        } else {
            dates
        };
        Ok((form, dates))
    }
}

/// Whether months have so many years between them that they are none: of days
/// such as `Jan 04`, `Jan 11`, `Jan 18` each would be of a year of its own.
fn far_apart(dates: &[Date]) -> bool {
    let months: BTreeSet<i32> = dates
        .iter()
        .map(|date| i32::from(date.year()) * 12 + i32::from(date.month()))
        .collect();
    let span = months.last().unwrap_or(&0) - months.first().unwrap_or(&0) + 1;
    // Years of Januaries, and gaps, are met.
    span as usize > months.len() * 12
}

fn calendar_of(dates: &[Date]) -> Option<Calendar> {
    if dates.iter().all(|date| *date == date.last_of_month()) {
        return Some(Calendar::Monthly);
    }
    Calendar::detect(dates).ok()
}

/// The dates of a column, or the first row that has none.
fn read_all(grid: &Grid, column: usize, pattern: Pattern) -> Result<Vec<Date>, usize> {
    // Long tables say each date once for every series.
    let mut known: HashMap<&str, Date> = HashMap::new();
    grid.column(column)
        .enumerate()
        .map(|(row, cell)| match known.get(cell) {
            Some(date) => Ok(*date),
            None => {
                let date = pattern.read(cell).ok_or(row)?;
                known.insert(cell, date);
                Ok(date)
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::TableOptions;
    use jiff::civil::date;

    fn column(
        cells: &[&str],
        day_first: Option<bool>,
    ) -> Result<(DateForm, Vec<Date>), TableError> {
        let rows: String = cells.iter().map(|cell| format!("\"{cell}\",1\n")).collect();
        let csv = format!("date,x\n{rows}");
        let grid = Grid::read(csv.as_bytes(), "t.csv", &TableOptions::default()).unwrap();
        DateForm::detect(&grid, 0, day_first)
    }

    #[test]
    fn forms_are_read_and_written_again() {
        for (cells, first) in [
            (["2024-01-01", "2024-01-08"], date(2024, 1, 1)),
            (["20240101", "20240108"], date(2024, 1, 1)),
            (["2024-01", "2024-02"], date(2024, 1, 1)),
            (["2024Q1", "2024Q2"], date(2024, 1, 1)),
            (["Q3 2024", "Q4 2024"], date(2024, 7, 1)),
            (["2024-W01", "2024-W02"], date(2024, 1, 1)),
            (["13/01/2024", "20/01/2024"], date(2024, 1, 13)),
            (["01/13/2024", "01/20/2024"], date(2024, 1, 13)),
            (["02.01.2024", "09.01.2024"], date(2024, 1, 2)),
            (["2024/01/02", "2024/01/03"], date(2024, 1, 2)),
            (["Jan 01, 2024", "Jan 08, 2024"], date(2024, 1, 1)),
            (["Jan 2024", "Feb 2024"], date(2024, 1, 1)),
            (["Jan-2025", "Feb-2025"], date(2025, 1, 1)),
            (["Dec-24", "Jan-25"], date(2024, 12, 1)),
            (["Jan-90", "Feb-90"], date(1990, 1, 1)),
            (["January 25", "February 25"], date(2025, 1, 1)),
            (["May 25", "Jun 25"], date(2025, 5, 1)),
            (["Jan '25", "Feb '25"], date(2025, 1, 1)),
            (["31-Aug-25", "01-Sep-25"], date(2025, 8, 31)),
            (["2025-Jan", "2025-Feb"], date(2025, 1, 1)),
            (["2024-01-31", "2024-02-29"], date(2024, 1, 1)),
            (
                ["2024-01-07 - 2024-01-13", "2024-01-14 - 2024-01-20"],
                date(2024, 1, 7),
            ),
        ] {
            let (form, dates) = column(&cells, None).unwrap();
            assert_eq!(dates[0], first, "{cells:?}");
            assert_eq!(form.write(dates[1]), cells[1]);
            assert_eq!(form.read(cells[1]), Some(dates[1]));
        }
        let (_, dates) = column(&["2024-01-01T00:00:00Z", "2024-01-02 00:00"], None).unwrap();
        assert_eq!(dates[1], date(2024, 1, 2));
    }

    #[test]
    fn years_are_those_that_are_meant() {
        let (_, dates) = column(&["1-Sep-25", "2-Sep-25", "3-Sept-25"], None).unwrap();
        assert_eq!(dates, [1, 2, 3].map(|day| date(2025, 9, day)));
        let error = column(&["Jan 04", "Jan 11", "Jan 18"], None).unwrap_err();
        assert!(
            error.to_string().contains("`Jan 04` may be a day"),
            "{error}"
        );
        let error = column(&["2025-01-01", "0025-01-02"], None).unwrap_err();
        assert_eq!(
            error.to_string(),
            "t.csv: line 3: column `date`: `0025-01-02`: 0025-01-02 is before 1900; write dates \
             such as 2025-01-31 or 2025-01"
        );
        for none in ["Jan-025", "Jan-5", "1 Sep 2", "Jan--25", "-Jan-25"] {
            assert_eq!(DateForm::of(none), None, "{none}");
        }
    }

    #[test]
    fn what_could_be_two_dates_is_asked_about() {
        // As days first these are seven days apart, as months first nothing.
        let cells = ["01/02/2024", "08/02/2024", "15/02/2024"];
        assert_eq!(column(&cells, None).unwrap().1[1], date(2024, 2, 8));
        let cells = ["01/02/2024", "08/02/2024", "01/03/2024"];
        // Three months, or three days.
        let either = ["01/01/2024", "01/02/2024", "01/03/2024"];
        let error = column(&either, None).unwrap_err();
        assert!(error.is_ambiguous(), "{error}");
        assert_eq!(column(&cells, Some(true)).unwrap().1[2], date(2024, 3, 1));
        assert_eq!(column(&cells, Some(false)).unwrap().1[2], date(2024, 1, 3));
    }

    #[test]
    fn a_cell_that_is_no_date_is_named() {
        let error = column(&["2024-01-01", "2024-01-32", "2024-01-15"], None).unwrap_err();
        assert_eq!(
            error.to_string(),
            "t.csv: line 3: column `date`: `2024-01-32` is no date of the form of the others, \
             such as `2024-01-01`"
        );
        assert!(column(&["é", "ü"], None).is_err());
        assert!(column(&["٢٠٢٤-٠١-٠١", "x"], None).is_err());
    }
}
