//! Sums that a table tells beside what it is of: a series of `Total` would be of
//! nothing, and whoever adds up the others has it.

use releve_series::Point;

use super::folded;
use crate::table::{Grid, Numbers};

/// How sums are called.
const SUMS: [&str; 13] = [
    "total",
    "totals",
    "grand total",
    "sum",
    "gesamt",
    "insgesamt",
    "summe",
    "totale",
    "totaal",
    "suma",
    "\u{5408}\u{8ba1}",
    "\u{603b}\u{8ba1}",
    "\u{7e3d}\u{8a08}",
];

/// Of how many numbers a sum is one: of a single number it may be a thing.
const FEWEST: usize = 2;

/// The column called a sum that is that of the other `values` in every row.
pub(super) fn column(grid: &Grid, values: &[usize]) -> Option<usize> {
    let sum = *values.iter().find(|at| is_sum(grid.title(**at)))?;
    let others: Vec<usize> = values.iter().copied().filter(|at| *at != sum).collect();
    let numbers = Numbers::detect(grid, values).ok()?;
    let adds_up = |row: usize| {
        let parts = others.iter().map(|at| grid.cell(row, *at));
        adds_up(&numbers, grid.cell(row, sum), parts)
    };
    (others.len() >= FEWEST && (0..grid.height()).all(adds_up)).then_some(sum)
}

/// Whether the last row is called a sum by one of its `names`, and is that of the
/// rows above it in every one of these columns.
pub(super) fn is_last_row(grid: &Grid, names: &[usize], values: &[usize]) -> bool {
    let Some(last) = grid.height().checked_sub(1).filter(|last| *last >= FEWEST) else {
        return false;
    };
    let Ok(numbers) = Numbers::detect(grid, values) else {
        return false;
    };
    let adds_up = |at: &usize| {
        let parts = (0..last).map(|row| grid.cell(row, *at));
        adds_up(&numbers, grid.cell(last, *at), parts)
    };
    names.iter().any(|at| is_sum(grid.cell(last, *at))) && values.iter().all(adds_up)
}

fn is_sum(word: &str) -> bool {
    SUMS.contains(&folded(word).as_str())
}

/// Whether a cell is the sum of others, to the sixth figure, as sums are rounded.
fn adds_up<'c>(numbers: &Numbers, sum: &str, parts: impl Iterator<Item = &'c str>) -> bool {
    let exact = |cell: &str| match numbers.point(cell)? {
        Point::Exact(value) if value.is_finite() => Some(value),
        Point::Missing => Some(0.0),
        _ => None,
    };
    let (Some(sum), Some(parts)) = (exact(sum), parts.map(exact).sum::<Option<f64>>()) else {
        return false;
    };
    (sum - parts).abs() <= 1e-6 * sum.abs().max(1.0)
}
