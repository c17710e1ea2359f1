//! Rows of a table as products.

use super::{Mapping, Role, place};
use crate::part::File;
use crate::product::attributes::{self, Prices};
use crate::product::{Product, merchant, shopify};
use crate::table::Grid;
use crate::{Error, Intake};

pub(super) fn read(file: &File<'_>, grid: &Grid, mapping: &Mapping) -> Result<Intake, Error> {
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
    let mut taken = Intake::default();
    for row in 0..grid.height() {
        let at = format!("{}:{}", file.name, grid.line(row));
        let written = dated.map(|(_, column)| grid.cell(row, *column));
        let day = match written.map(crate::date::day) {
            Some(Some(day)) => day,
            Some(None) => {
                let text = attributes::short(written.unwrap_or_default());
                taken.refuse(
                    at,
                    format!("`{text}` is no date; expected one such as 2026-11-20"),
                );
                continue;
            }
            None => match day {
                Some(day) => day,
                None => continue,
            },
        };
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
