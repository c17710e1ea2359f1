//! Numbers whose decimal commas were taken for the commas between cells.

use csv::StringRecord;

use crate::table::DateForm;

/// A row that shows it, with the cells of the header above.
pub(super) struct Cut<'r> {
    pub(super) header: usize,
    pub(super) row: &'r StringRecord,
}

/// Whether rows parted by commas are what becomes of numbers with decimal commas:
/// below a header of so many cells rows with more, up to two for each number, of
/// digits alone behind a date. Some numbers of such tables are whole, so that their
/// rows differ in width. One such row among many is a row that is wrong by itself.
pub(super) fn decimals(rows: &[StringRecord]) -> Option<Cut<'_>> {
    let dated = |row: &StringRecord| row.get(0).is_some_and(|cell| DateForm::of(cell).is_some());
    let first = rows.iter().position(dated)?;
    let header = rows[..first].last()?.len();
    let wider = |row: &&StringRecord| row.len() > header;
    let digits = |cell: &str| {
        let cell = cell.strip_prefix('-').unwrap_or(cell);
        !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_digit())
    };
    let cut =
        |row: &StringRecord| row.len() < 2 * header && dated(row) && row.iter().skip(1).all(digits);
    let below = &rows[first..];
    let row = below.iter().find(wider)?;
    let wide = below.iter().filter(wider).count();
    let many = wide == below.len() || wide > 1 + below.len() / 20;
    (header >= 2 && many && below.iter().filter(wider).all(cut)).then_some(Cut { header, row })
}
