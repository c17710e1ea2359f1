//! Rows of a table as products.

use jiff::civil::Date;

use super::{Mapping, Role, place, wrong};
use crate::part::File;
use crate::product::attributes::{self, Prices};
use crate::product::{Product, merchant, shopify};
use crate::table::{DateForm, Grid, TableOptions};
use crate::{Error, Intake};

pub(super) fn read(
    file: &File<'_>,
    grid: &Grid,
    mapping: &Mapping,
    options: &TableOptions,
) -> Result<Intake, Error> {
    let unclear = |why: String| Error::unclear(file.name, why);
    let mut columns = Vec::new();
    for (role, title) in &mapping.columns {
        columns.push((*role, place(grid, title).map_err(unclear)?));
    }
    let dated = columns.iter().find(|(role, _)| *role == Role::Date);
    let fallback = match mapping.constant(Role::Date) {
        Some(text) => crate::date::day(text),
        None => file.day(),
    };
    let day = match (dated, fallback) {
        (None, None) => return Err(shopify::no_day(file)),
        (_, day) => day,
    };
    let days = dated
        .map(|(_, column)| days(file, grid, *column, mapping, options))
        .transpose()?;
    let mut taken = Intake::default();
    if let (Some(asked), Some((_, column))) = (file.options.day, dated) {
        taken.notes.push(format!(
            "`--day {asked}` was not asked: each row tells its own day, in `{}`; a mapping \
             without `date` takes `--day` for all",
            grid.title(*column)
        ));
    }
    for row in 0..grid.height() {
        let at = format!("{}:{}", file.name, grid.line(row));
        let day = match &days {
            Some(days) => days[row],
            None => day,
        };
        let Some(day) = day else {
            let column = dated.map_or(0, |(_, column)| *column);
            let text = attributes::short(grid.cell(row, column));
            taken.refuse(
                at,
                format!("`{text}` is no date; expected one such as 2026-11-20"),
            );
            continue;
        };
        if let Some(why) = crate::date::disbelieved(day, file.options.today) {
            taken.refuse(at, why);
            continue;
        }
        let mut product = Product::new("", "", day);
        let mut prices = Prices::default();
        for (role, text) in &mapping.fixed {
            attributes::set(&mut product, &mut prices, role.attribute(), text);
        }
        for (role, column) in &columns {
            let cell = grid.cell(row, *column);
            attributes::set(&mut product, &mut prices, role.attribute(), cell);
        }
        if product.title.is_empty() {
            product.title.clone_from(&product.id);
        }
        merchant::take(&mut taken, product, &prices, at);
    }
    Ok(taken)
}

/// The days of a column. Whether the day or the month stands first is told from
/// all of them; one that is no date does not spoil the others.
fn days(
    file: &File<'_>,
    grid: &Grid,
    column: usize,
    mapping: &Mapping,
    options: &TableOptions,
) -> Result<Vec<Option<Date>>, Error> {
    match DateForm::detect(grid, column, options.day_first) {
        Ok((_, days)) => Ok(days.into_iter().map(Some).collect()),
        Err(error) if error.is_ambiguous() => Err(wrong(file, mapping, &error)),
        Err(_) => {
            let form = grid.column(column).find_map(DateForm::of);
            let read = |cell| crate::date::day(cell).or_else(|| form?.read(cell));
            Ok(grid.column(column).map(read).collect())
        }
    }
}
