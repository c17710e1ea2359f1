use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use super::{Rows, Table, Type};
use crate::{Cell, Error};

struct Csv {
    out: BufWriter<File>,
    types: Vec<Type>,
}

pub(super) fn open(path: &Path, table: &'static Table) -> Result<Box<dyn Rows>, Error> {
    let mut out = BufWriter::new(File::create(path)?);
    let names: Vec<&str> = table.columns().map(|(name, _)| name).collect();
    write!(out, "{}\r\n", names.join(","))?;
    let types = table.columns().map(|(_, kind)| kind).collect();
    Ok(Box::new(Csv { out, types }))
}

impl Rows for Csv {
    fn row(&mut self, cells: &[Cell]) -> Result<(), Error> {
        for (place, (cell, kind)) in cells.iter().zip(&self.types).enumerate() {
            if place > 0 {
                self.out.write_all(b",")?;
            }
            match (cell, kind) {
                (Cell::Integer(truth), Type::Truth) => {
                    let word = if *truth == 0 { "false" } else { "true" };
                    self.out.write_all(word.as_bytes())?;
                }
                (cell, _) => field(&mut self.out, cell)?,
            }
        }
        self.out.write_all(b"\r\n")?;
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        self.out.flush()?;
        self.out.get_ref().sync_all()?;
        Ok(())
    }
}

/// One value as RFC 4180 wants it, and as no spreadsheet runs it.
///
/// # Errors
///
/// Where it cannot be written.
///
/// # Example: a formula is a text
///
/// ```
/// use releve_study::{Cell, csv_field};
///
/// let mut out = Vec::new();
/// csv_field(&mut out, &Cell::Text("=HYPERLINK(\"x\")".into()))?;
/// assert_eq!(out, b"\"'=HYPERLINK(\"\"x\"\")\"");
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn field(out: &mut impl Write, cell: &Cell) -> std::io::Result<()> {
    match cell {
        Cell::Null => Ok(()),
        Cell::Integer(number) => write!(out, "{number}"),
        Cell::Real(number) => write!(out, "{number}"),
        Cell::Blob(bytes) => bytes.iter().try_for_each(|byte| write!(out, "{byte:02x}")),
        Cell::Text(text) => {
            // https://owasp.org/www-community/attacks/CSV_Injection
            let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
            let quoted = formula || text.contains(['"', ',', '\n', '\r']);
            if !quoted {
                return out.write_all(text.as_bytes());
            }
            let mark = if formula { "'" } else { "" };
            write!(out, "\"{mark}{}\"", text.replace('"', "\"\""))
        }
    }
}
