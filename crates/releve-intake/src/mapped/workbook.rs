//! A workbook's first filled sheet as a table.
//!
//! Cells are read one by one: a sheet may claim to be a million rows wide and
//! sixteen thousand columns long with two cells in it.

mod percent;
mod styles;

use std::io::{Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Reader, Xlsx};

use self::percent::Percent;
use crate::Error;
use crate::part::File;

/// Cells of a sheet, empty ones between others counted.
const CELLS: u64 = 20_000_000;

/// Columns of a sheet; the format itself ends at 16,384.
const COLUMNS: u32 = 16_384;

/// The cells of the first sheet that has any, tabs between them, every row on
/// the line of its number.
pub(super) fn table(file: &File<'_>) -> Result<String, Error> {
    unpacks(file)?;
    // The parser is well kept, but a format of this size is never done.
    let read = catch_unwind(AssertUnwindSafe(|| cells(file)));
    read.unwrap_or_else(|_| Err(file.malformed("a workbook that cannot be read; save it as CSV")))
}

/// Bounds what the parts of a workbook unpack to, before they are parsed.
fn unpacks(file: &File<'_>) -> Result<(), Error> {
    let no_workbook = |_| file.malformed("no whole workbook; save it again");
    let mut archive = zip::ZipArchive::new(Cursor::new(file.bytes)).map_err(no_workbook)?;
    let limit =
        crate::container::unpacked(file.bytes.len()).min(file.options.max_table.bytes() * 2);
    let mut left = limit;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(no_workbook)?;
        let read = std::io::copy(&mut part.take(left + 1), &mut std::io::sink())
            .map_err(|error| Error::io(file.name, error))?;
        left = left
            .checked_sub(read)
            .ok_or_else(|| Error::bomb(file.name))?;
    }
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(no_workbook)?;
        let theirs = part.name().is_ok_and(|name| styles::is_theirs(&name));
        if theirs && !styles::are_held(part) {
            return Err(file.malformed(
                "a workbook whose cells have too many formats, or too long ones; save it as CSV",
            ));
        }
    }
    Ok(())
}

fn cells(file: &File<'_>) -> Result<String, Error> {
    let wrong =
        |error: calamine::XlsxError| file.malformed(&format!("no workbook that is read: {error}"));
    let mut book = Xlsx::new(Cursor::new(file.bytes)).map_err(wrong)?;
    for sheet in book.sheet_names() {
        let Ok(mut cells) = book.worksheet_cells_reader(&sheet) else {
            // A sheet of charts has no cells.
            continue;
        };
        let shown: Vec<Percent> = cells.styles().iter().map(Percent::of).collect();
        let mut rows: Vec<Vec<String>> = Vec::new();
        let mut count = 0u64;
        while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(wrong)? {
            let (row, column) = cell.get_position();
            let percent = shown.get(style).copied().unwrap_or(Percent::None);
            let text = written(cell.get_value(), percent);
            if text.is_empty() {
                continue;
            }
            // Rows come in order; one that does not is out of the sheet.
            let far = u64::from(row) >= CELLS || column >= COLUMNS;
            let width = u64::from(column) + 1;
            count += width.saturating_sub(rows.get(row as usize).map_or(0, |r| r.len() as u64));
            count += u64::from(row).saturating_sub(rows.len() as u64);
            if far || count > CELLS {
                return Err(
                    file.malformed("more than 20,000,000 cells; save the part of it that matters")
                );
            }
            while rows.len() <= row as usize {
                rows.push(Vec::new());
            }
            let cells = &mut rows[row as usize];
            while cells.len() <= column as usize {
                cells.push(String::new());
            }
            cells[column as usize] = text;
        }
        if !rows.is_empty() {
            return Ok(joined(rows));
        }
    }
    Err(Error::empty(file.name))
}

fn written(value: &DataRef<'_>, percent: Percent) -> String {
    match value {
        DataRef::Int(number) => percent.write(number),
        DataRef::Float(number) => percent.write(number),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(flag) => flag.to_string(),
        // Either of the two epochs that workbooks have is reckoned with there.
        DataRef::DateTime(time) if !time.is_duration() => {
            let (year, month, day, ..) = time.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTime(time) => time.as_f64().to_string(),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// Rows of one width as a table with tabs, whatever is in the cells.
fn joined(rows: Vec<Vec<String>>) -> String {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let filled = |row: &[String]| row.iter().filter(|cell| !cell.is_empty()).count();
    // Below the header a row of one cell is one whose others are empty: weeks
    // to come have a date alone.
    let header = rows.iter().position(|row| filled(row) > 1);
    let mut text = String::new();
    for (number, row) in rows.into_iter().enumerate() {
        let above = header.is_none_or(|header| number < header);
        if row.is_empty() {
            text.push('\n');
            continue;
        }
        // A title above the table is left as short as it is.
        let cells = if above && filled(&row) == 1 && row.len() == 1 {
            1
        } else {
            width
        };
        for at in 0..cells {
            if at > 0 {
                text.push('\t');
            }
            let cell = row.get(at).map_or("", String::as_str);
            if cell.contains(['\t', '\n', '\r', '"']) {
                text.push('"');
                text.push_str(&cell.replace(['\t', '\n', '\r'], " ").replace('"', "\"\""));
                text.push('"');
            } else {
                text.push_str(cell);
            }
        }
        text.push('\n');
    }
    text
}
