//! Tables as CSV, as JSON and as a workbook.

use releve_report::{Cell, Sheet};
use releve_study::csv_field;
use rust_xlsxwriter::{Format, Workbook, XlsxError};
use serde_json::{Map, Value};

/// A cell of a workbook holds no more letters.
const CELL: usize = 32_767;
/// A sheet holds no more rows, its head counted.
const ROWS: usize = 1_048_576;
/// So many rows of a table go into a sheet.
pub(crate) const ROWS_OF_A_TABLE: usize = ROWS - 1;

/// RFC 4180, and no cell a formula.
pub(crate) fn csv(sheet: &Sheet) -> std::io::Result<Vec<u8>> {
    let mut out = Vec::new();
    let head = sheet.columns.iter().map(|title| Cell::from(&**title));
    let head: Vec<Cell> = head.collect();
    for row in std::iter::once(&head).chain(&sheet.rows) {
        for (column, cell) in row.iter().enumerate() {
            if column > 0 {
                out.push(b',');
            }
            let cell = match cell {
                Cell::Empty => releve_study::Cell::Null,
                Cell::Text(text) => releve_study::Cell::Text(text.clone()),
                Cell::Number(number) => releve_study::Cell::Real(*number),
            };
            csv_field(&mut out, &cell)?;
        }
        out.extend(b"\r\n");
    }
    Ok(out)
}

/// One object a row; what is not known is null.
pub(crate) fn json(sheet: &Sheet) -> String {
    let mut lines = String::new();
    for row in &sheet.rows {
        let object: Map<String, Value> = sheet
            .columns
            .iter()
            .zip(row)
            .map(|(title, cell)| {
                let value = match cell {
                    Cell::Empty => Value::Null,
                    Cell::Text(text) => Value::from(text.as_str()),
                    Cell::Number(number) => Value::from(*number),
                };
                (title.to_string(), value)
            })
            .collect();
        lines.push_str(&Value::Object(object).to_string());
        lines.push('\n');
    }
    lines
}

/// The bytes of one workbook, a sheet each. Rows beyond [`ROWS_OF_A_TABLE`] are left
/// to the CSV; the same tables give the same bytes.
///
/// # Errors
///
/// Where a table has more columns than a sheet, which are 16,384.
pub(crate) fn workbook(sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let undated = rust_xlsxwriter::DocProperties::new()
        .set_creation_datetime(&rust_xlsxwriter::ExcelDateTime::from_ymd(2000, 1, 1)?);
    workbook.set_properties(&undated);
    let bold = Format::new().set_bold();
    for sheet in sheets {
        let page = workbook.add_worksheet();
        page.set_name(&*sheet.name)?;
        page.set_freeze_panes(1, 0)?;
        for (column, title) in (0u16..).zip(&sheet.columns) {
            page.write_string_with_format(0, column, &**title, &bold)?;
        }
        for (line, row) in (1u32..).zip(sheet.rows.iter().take(ROWS_OF_A_TABLE)) {
            for (column, cell) in (0u16..).zip(row) {
                match cell {
                    Cell::Empty => {}
                    Cell::Number(number) => {
                        page.write_number(line, column, *number)?;
                    }
                    Cell::Text(text) => {
                        let cut: String = text.chars().take(CELL).collect();
                        page.write_string(line, column, cut)?;
                    }
                }
            }
        }
    }
    workbook.save_to_buffer()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_written_as_what_they_are() {
        let mut sheet = Sheet::new("figures", &["what", "value", "why"]);
        sheet.row(["=1+1".into(), 2.5.into(), Cell::Empty]);
        let csv = csv(&sheet).expect("written");
        assert_eq!(
            String::from_utf8(csv).expect("UTF-8"),
            "what,value,why\r\n\"'=1+1\",2.5,\r\n"
        );
        assert_eq!(
            json(&sheet),
            "{\"value\":2.5,\"what\":\"=1+1\",\"why\":null}\n"
        );
    }
}
