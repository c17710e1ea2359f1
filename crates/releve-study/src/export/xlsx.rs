use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use super::{TABLES, Table, Type, Written};
use crate::{Cell, Error, Study};

/// Rows of a sheet, the head included.
/// <https://support.microsoft.com/office/excel-specifications-and-limits>
const ROWS: u32 = 1_048_576;

/// Characters of a cell.
const CHARS: usize = 32_767;

/// The name of the workbook.
pub(super) const FILE: &str = "study.xlsx";

/// One workbook with a sheet for each table that has rows; a table too long
/// for a sheet goes on in another. Texts are not in it: they do not fit into
/// cells.
pub(super) fn write(study: &Study, folder: &Path) -> Result<Vec<Written>, Error> {
    let file = folder.join(FILE);
    let part = folder.join(format!("{FILE}.part"));
    let write = || {
        let mut workbook = Workbook::new();
        let mut written = Vec::new();
        for table in TABLES.iter().filter(|table| table.name != "texts") {
            written.push(Written {
                table: table.name,
                file: file.clone(),
                rows: sheets(study, &mut workbook, table)?,
            });
        }
        workbook.save(&part).map_err(told)?;
        fs::rename(&part, &file)?;
        Ok(written)
    };
    // The crate panics where its temporary files cannot be written (0.102).
    let written = catch_unwind(AssertUnwindSafe(write)).unwrap_or_else(|_| {
        let why = "temporary files of the workbook cannot be written: is their disk full?";
        Err(std::io::Error::other(why).into())
    });
    if written.is_err() {
        // Half a workbook must not stay.
        let _ = fs::remove_file(&part);
    }
    written
}

fn sheets(study: &Study, workbook: &mut Workbook, table: &'static Table) -> Result<u64, Error> {
    let types: Vec<Type> = table.columns().map(|(_, kind)| kind).collect();
    let mut line = ROWS;
    let mut number = 0;
    study.each_row(table, |cells| {
        if line == ROWS {
            number += 1;
            head(workbook, table, number)?;
            line = 1;
        }
        let sheets = workbook.worksheets_mut();
        if let Some(sheet) = sheets.last_mut() {
            for (column, (value, kind)) in cells.iter().zip(&types).enumerate() {
                cell(sheet, line, column as u16, value, *kind).map_err(told)?;
            }
        }
        line += 1;
        Ok(())
    })
}

fn head(workbook: &mut Workbook, table: &Table, number: u32) -> Result<(), Error> {
    let sheet = workbook
        .add_worksheet_with_constant_memory()
        .map_err(told)?;
    let name = match number {
        1 => table.name.to_owned(),
        n => format!("{} {n}", table.name),
    };
    sheet.set_name(name).map_err(told)?;
    sheet.set_freeze_panes(1, 0).map_err(told)?;
    for (column, (name, _)) in table.columns().enumerate() {
        sheet.write_string(0, column as u16, name).map_err(told)?;
    }
    Ok(())
}

/// Texts are written as texts, also those that begin with `=`.
fn cell(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    value: &Cell,
    kind: Type,
) -> Result<(), XlsxError> {
    match value {
        Cell::Null => {}
        Cell::Integer(truth) if kind == Type::Truth => {
            sheet.write_boolean(row, column, *truth != 0)?;
        }
        Cell::Integer(number) => {
            sheet.write_number(row, column, *number as f64)?;
        }
        Cell::Real(number) => {
            sheet.write_number(row, column, *number)?;
        }
        Cell::Text(text) => {
            let end = text
                .char_indices()
                .nth(CHARS)
                .map_or(text.len(), |(at, _)| at);
            sheet.write_string(row, column, &text[..end])?;
        }
        Cell::Blob(_) => {}
    }
    Ok(())
}

fn told(error: XlsxError) -> Error {
    match error {
        XlsxError::IoError(error) => error.into(),
        error => std::io::Error::other(error.to_string()).into(),
    }
}
