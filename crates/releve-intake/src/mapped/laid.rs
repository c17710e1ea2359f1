//! Tables that are laid out otherwise than with a row a date.

use crate::table::{DateForm, Decimal, Grid, Numbers, without_header};

use super::folded;

/// Values of one table whose dates stand in its header.
const VALUES: usize = 2_000_000;

/// How columns of years are called.
const YEARS: [&str; 9] = [
    "year",
    "years",
    "jahr",
    "ann\u{e9}e",
    "anno",
    "a\u{f1}o",
    "ano",
    "jaar",
    "\u{5e74}",
];

/// A table whose dates stand in its header with a row a value, and the columns
/// that were left out; `None` where it is laid out so already.
///
/// # Errors
///
/// A table without a header, one by the year, one of too many values.
pub(super) fn unfolded(grid: &Grid) -> Result<Option<(Grid, Vec<usize>)>, String> {
    if let Some(why) = without_header(grid) {
        return Err(format!("line {}: {why}", grid.header_line()));
    }
    let (dated, mut others): (Vec<usize>, Vec<usize>) =
        (0..grid.width()).partition(|at| DateForm::of(grid.title(*at)).is_some());
    let dates = |at: &usize| DateForm::of(grid.cell(0, *at)).is_some();
    if dated.len() < 2 || dated.len() < others.len() || others.iter().any(dates) {
        let titles = grid.header().skip(1).filter(|title| is_year(title)).count();
        let years = titles >= 2 && titles + 1 == grid.width();
        return if years {
            Err(by_year("its header"))
        } else {
            Ok(None)
        };
    }
    // A sum of the row is no name of it.
    let number = |at: &usize| {
        let point = Numbers::new(Decimal::Point).point(grid.cell(0, *at));
        point.is_some_and(|point| !point.is_missing())
    };
    let mut left = Vec::new();
    if !others.iter().all(number) {
        (left, others) = others.into_iter().partition(number);
    }
    let taken = |at: &usize| ["date", "value"].contains(&folded(grid.title(*at)).as_str());
    if others.is_empty() || others.iter().any(taken) {
        return Err(
            "its dates stand in the header; save it with a row for each date, with \
                    columns such as `date`, `name` and `views`"
                .to_owned(),
        );
    }
    if grid.height().saturating_mul(dated.len()) > VALUES {
        return Err(
            "its dates stand in the header, and it has more than 2,000,000 values; \
                    split it, or save it with a row for each date"
                .to_owned(),
        );
    }
    Ok(Some((grid.unfolded(&others, &dated), left)))
}

/// What to say of a table whose dates are years.
pub(super) fn of_years(grid: &Grid) -> Option<String> {
    let years = |at: &usize| {
        YEARS.contains(&folded(grid.title(*at)).as_str()) && grid.column(*at).all(is_year)
    };
    let column = (0..grid.width()).find(years)?;
    Some(by_year(&format!("`{}`", grid.title(column))))
}

fn by_year(place: &str) -> String {
    format!(
        "{place} has years alone, and series are by the day, week, month or quarter; a table by \
         the year is not read"
    )
}

fn is_year(cell: &str) -> bool {
    cell.len() == 4
        && cell
            .parse()
            .is_ok_and(|year: u16| (1900..2100).contains(&year))
}
