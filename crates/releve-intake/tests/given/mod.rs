//! Fixtures, and what is taken of them.
#![allow(dead_code, reason = "every test file uses a part of it")]

pub mod series;

use std::io::{Cursor, Write};
use std::path::PathBuf;

use releve_intake::{Error, Intake, Options, Parts};

/// Every fixture by name, in order.
pub fn fixtures() -> Vec<(String, Vec<u8>)> {
    let mut all: Vec<_> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.starts_with('.'))
        .map(|name| (name.clone(), fixture(&name)))
        .collect();
    all.sort();
    assert!(all.len() > 20);
    all
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

pub fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(folder().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// What all parts of a file hold; errors of parts stand among the refusals.
pub fn taken_of(bytes: Vec<u8>, name: &str, options: &Options) -> Result<Intake, Error> {
    let mut all = Intake::default();
    let mut parts = Parts::of(Cursor::new(bytes), name, options)?;
    let mut first = None;
    for part in &mut parts {
        match part.and_then(|part| part.intake(options)) {
            Ok(taken) => {
                all.documents.extend(taken.documents);
                all.series.extend(taken.series);
                all.products.extend(taken.products);
                all.refused.extend(taken.refused);
                all.notes.extend(taken.notes);
                all.mapping = taken.mapping.or(all.mapping);
            }
            Err(error) => {
                let refusal = releve_intake::Refusal::new(error.name(), error.why());
                all.refused.push(refusal);
                first = first.or(Some(error));
            }
        }
    }
    all.notes.extend(parts.notes().iter().cloned());
    match first {
        Some(error) if all.is_empty() => Err(error),
        _ => Ok(all),
    }
}

pub fn taken_with(name: &str, options: &Options) -> Intake {
    taken_of(fixture(name), name, options).unwrap_or_else(|error| panic!("{error}"))
}

pub fn taken(name: &str) -> Intake {
    taken_with(name, &Options::default())
}

pub fn refusals(intake: &Intake) -> Vec<String> {
    intake.refused.iter().map(ToString::to_string).collect()
}

pub fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut to = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    to.write_all(bytes).unwrap();
    to.finish().unwrap()
}

pub fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, bytes) in files {
        to.start_file(*name, options).unwrap();
        to.write_all(bytes).unwrap();
    }
    to.finish().unwrap().into_inner()
}

/// A workbook with one sheet of these cells, `d:` before the number of a day,
/// `%:`, `.%:` and `"%:` before a number in the formats `0.00%`, `0.0%` and `0"%"`.
pub fn workbook(rows: &[&[&str]]) -> Vec<u8> {
    let mut data = String::new();
    for (row, cells) in (1..).zip(rows) {
        data.push_str(&format!("<row r=\"{row}\">"));
        for (column, cell) in (b'A'..).zip(*cells) {
            let place = format!("{}{row}", char::from(column));
            data.push_str(&match (cell.strip_prefix("d:"), cell.parse::<f64>()) {
                _ if cell.is_empty() => String::new(),
                _ if cell.contains("%:") => {
                    let (style, number) = cell.split_once("%:").unwrap();
                    let style = match style {
                        "" => 2,
                        "." => 3,
                        _ => 4,
                    };
                    format!("<c r=\"{place}\" s=\"{style}\"><v>{number}</v></c>")
                }
                (Some(day), _) => format!("<c r=\"{place}\" s=\"1\"><v>{day}</v></c>"),
                (_, Ok(_)) => format!("<c r=\"{place}\"><v>{cell}</v></c>"),
                _ => format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>"),
            });
        }
        data.push_str("</row>");
    }
    sheet(&data)
}

/// A workbook whose only sheet holds this.
pub fn sheet(data: &str) -> Vec<u8> {
    let formats = "<numFmts><numFmt numFmtId=\"170\" formatCode=\"0.0%\"/>\
         <numFmt numFmtId=\"171\" formatCode=\"0&quot;%&quot;\"/></numFmts><cellXfs><xf numFmtId=\"0\"/>\
         <xf numFmtId=\"14\"/><xf numFmtId=\"10\"/><xf numFmtId=\"170\"/><xf numFmtId=\"171\"/></cellXfs>";
    sheet_with(data, formats)
}

/// The same, whose cells have these formats.
pub fn sheet_with(data: &str, styles: &str) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let types = format!(
        "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/></Types>"
    );
    let rels = format!(
        "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" \
         Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let book = format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>\
         <sheet name=\"Views\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    );
    let book_rels = format!(
        "<Relationships xmlns=\"{PACKAGE}/relationships\">\
         <Relationship Id=\"rId1\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
         <Relationship Id=\"rId2\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/></Relationships>"
    );
    let styles = format!("<styleSheet xmlns=\"{MAIN}\">{styles}</styleSheet>");
    let sheet = format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{data}</sheetData></worksheet>");
    zipped(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", rels.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", book_rels.as_bytes()),
        ("xl/styles.xml", styles.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}
