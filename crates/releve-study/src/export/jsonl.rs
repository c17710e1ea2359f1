use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;

use serde_json::{Map, Value};

use super::{Column, Rows, Table, Type};
use crate::{Cell, Error};

struct Lines {
    out: BufWriter<File>,
    columns: Vec<Column>,
}

pub(super) fn open(path: &Path, table: &'static Table) -> Result<Box<dyn Rows>, Error> {
    Ok(Box::new(Lines {
        out: BufWriter::new(File::create(path)?),
        columns: table.columns().collect(),
    }))
}

impl Rows for Lines {
    fn row(&mut self, cells: &[Cell]) -> Result<(), Error> {
        let mut object = Map::new();
        for (cell, (name, kind)) in cells.iter().zip(&self.columns) {
            let value = match (cell, kind) {
                (Cell::Integer(truth), Type::Truth) => Value::Bool(*truth != 0),
                (cell, _) => Value::from(cell),
            };
            object.insert((*name).to_owned(), value);
        }
        serde_json::to_writer(&mut self.out, &object).map_err(std::io::Error::from)?;
        self.out.write_all(b"\n")?;
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        self.out.flush()?;
        self.out.get_ref().sync_all()?;
        Ok(())
    }
}

/// Bytes become hexadecimal; an infinite number becomes null.
impl From<&Cell> for Value {
    fn from(cell: &Cell) -> Self {
        match cell {
            Cell::Null => Self::Null,
            Cell::Integer(number) => Self::from(*number),
            Cell::Real(number) => Self::from(*number),
            Cell::Text(text) => Self::from(text.as_str()),
            Cell::Blob(bytes) => Self::from(
                bytes
                    .iter()
                    .map(|byte| format!("{byte:02x}"))
                    .collect::<String>(),
            ),
        }
    }
}
