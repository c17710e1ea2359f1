//! Tables that are laid out otherwise than with a row a date.

use crate::table::{DateForm, Decimal, Grid, Numbers, YEARS, without_header};

use super::{folded, sums};

/// Cells of one table whose dates stand in its header, once it has a row a value:
/// each row repeats the names, so that a small table of many makes a large one.
const CELLS: usize = 8_000_000;

/// A table whose dates stand in its header with a row a value, and the columns
/// and the row that were left out, by name; `None` where it is laid out so already.
///
/// # Errors
///
/// A table without a header, one by the year, one of too many values.
pub(super) fn unfolded(grid: &Grid) -> Result<Option<(Grid, Vec<String>)>, String> {
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
    // A sum of the row is no name of it; a name may be a number (`501`).
    let sums = |at: &usize| {
        let mut points = grid
            .column(*at)
            .map(|cell| Numbers::new(Decimal::Point).point(cell));
        let mut any = false;
        points.all(|point| point.inspect(|point| any |= !point.is_missing()).is_some()) && any
    };
    let (mut left, names): (Vec<usize>, Vec<usize>) = others.iter().partition(|at| sums(at));
    match names.is_empty() {
        true => left.clear(),
        false => others = names,
    }
    let taken = |at: &usize| ["date", "value"].contains(&folded(grid.title(*at)).as_str());
    if others.is_empty() || others.iter().any(taken) {
        return Err(
            "its dates stand in the header; save it with a row for each date, with \
                    columns such as `date`, `name` and `views`"
                .to_owned(),
        );
    }
    let values = grid.height().saturating_mul(dated.len());
    if values.saturating_mul(others.len() + 2) > CELLS {
        return Err(
            "its dates stand in the header, and with a row a value it has more than 8,000,000 \
                    cells; split it, or save it with a row for each date"
                .to_owned(),
        );
    }
    let title = |at: usize| format!("`{}`", crate::product::attributes::short(grid.title(at)));
    let mut left: Vec<String> = left.into_iter().map(title).collect();
    if sums::is_last_row(grid, &others, &dated) {
        let last = grid.height() - 1;
        left.push(format!("the sum of line {}", grid.line(last)));
        return Ok(Some((
            grid.without(&[last]).unfolded(&others, &dated),
            left,
        )));
    }
    Ok(Some((grid.unfolded(&others, &dated), left)))
}

/// What to say of a table where one of these columns, which may be its dates, has
/// years.
pub(super) fn of_years(grid: &Grid, columns: impl IntoIterator<Item = usize>) -> Option<String> {
    let years = |at: &usize| {
        YEARS.contains(&folded(grid.title(*at)).as_str()) && grid.column(*at).all(is_year)
    };
    let column = columns.into_iter().find(years)?;
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
