use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DoubleType, Int32Type, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::parser::parse_message_type;

use super::{Column, Rows, Table, Type};
use crate::series::day_number;
use crate::{Cell, Error};

/// Rows of a row group, which is what is held in memory.
const GROUP: usize = 50_000;

struct Groups {
    out: SerializedFileWriter<File>,
    columns: Vec<Column>,
    /// The cells of the group, column by column.
    held: Vec<Vec<Cell>>,
}

pub(super) fn open(path: &Path, table: &'static Table) -> Result<Box<dyn Rows>, Error> {
    let columns: Vec<Column> = table.columns().collect();
    let fields: String = columns
        .iter()
        .map(|(name, kind)| {
            let kind = match kind {
                Type::Text => format!("BYTE_ARRAY {name} (UTF8)"),
                Type::Integer => format!("INT64 {name}"),
                Type::Real => format!("DOUBLE {name}"),
                Type::Truth => format!("BOOLEAN {name}"),
                Type::Day => format!("INT32 {name} (DATE)"),
            };
            format!("OPTIONAL {kind}; ")
        })
        .collect();
    let schema = parse_message_type(&format!("message {} {{ {fields} }}", table.name));
    let out = SerializedFileWriter::new(
        File::create(path)?,
        Arc::new(schema.map_err(told)?),
        Arc::default(),
    );
    Ok(Box::new(Groups {
        out: out.map_err(told)?,
        held: columns.iter().map(|_| Vec::new()).collect(),
        columns,
    }))
}

impl Rows for Groups {
    fn row(&mut self, cells: &[Cell]) -> Result<(), Error> {
        for (held, cell) in self.held.iter_mut().zip(cells) {
            held.push(cell.clone());
        }
        if self
            .held
            .first()
            .is_some_and(|column| column.len() == GROUP)
        {
            self.group().map_err(told)?;
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), Error> {
        if self.held.first().is_some_and(|column| !column.is_empty()) {
            self.group().map_err(told)?;
        }
        self.out.close().map_err(told)?;
        Ok(())
    }
}

impl Groups {
    fn group(&mut self) -> Result<(), ParquetError> {
        let mut group = self.out.next_row_group()?;
        for ((_, kind), cells) in self.columns.iter().zip(&mut self.held) {
            let Some(mut column) = group.next_column()? else {
                break;
            };
            write(&mut column, *kind, cells)?;
            column.close()?;
            cells.clear();
        }
        group.close()?;
        Ok(())
    }
}

/// Writes a column: its values, and which of its rows have one. A cell that is
/// not of the column's type counts as empty.
fn write(
    column: &mut SerializedColumnWriter<'_>,
    kind: Type,
    cells: &[Cell],
) -> Result<(), ParquetError> {
    match kind {
        Type::Text => {
            let values: Vec<Option<ByteArray>> = cells
                .iter()
                .map(|cell| match cell {
                    Cell::Text(text) => Some(ByteArray::from(text.as_str())),
                    _ => None,
                })
                .collect();
            let (values, levels) = levels(values);
            column
                .typed::<ByteArrayType>()
                .write_batch(&values, Some(&levels), None)?;
        }
        Type::Integer => {
            let (values, levels) = levels(cells.iter().map(|cell| match cell {
                Cell::Integer(number) => Some(*number),
                _ => None,
            }));
            column
                .typed::<Int64Type>()
                .write_batch(&values, Some(&levels), None)?;
        }
        Type::Real => {
            let (values, levels) = levels(cells.iter().map(|cell| match cell {
                Cell::Real(number) => Some(*number),
                Cell::Integer(number) => Some(*number as f64),
                _ => None,
            }));
            column
                .typed::<DoubleType>()
                .write_batch(&values, Some(&levels), None)?;
        }
        Type::Truth => {
            let (values, levels) = levels(cells.iter().map(|cell| match cell {
                Cell::Integer(number) => Some(*number != 0),
                _ => None,
            }));
            column
                .typed::<BoolType>()
                .write_batch(&values, Some(&levels), None)?;
        }
        Type::Day => {
            let (values, levels) = levels(cells.iter().map(|cell| match cell {
                Cell::Text(day) => i32::try_from(day_number(day.parse().ok()?)).ok(),
                _ => None,
            }));
            column
                .typed::<Int32Type>()
                .write_batch(&values, Some(&levels), None)?;
        }
    }
    Ok(())
}

/// The values that are there, and a 1 for each of them among 0s for the rest:
/// definition levels of an optional column.
fn levels<T>(cells: impl IntoIterator<Item = Option<T>>) -> (Vec<T>, Vec<i16>) {
    let mut values = Vec::new();
    let mut levels = Vec::new();
    for cell in cells {
        levels.push(i16::from(cell.is_some()));
        values.extend(cell);
    }
    (values, levels)
}

fn told(error: ParquetError) -> Error {
    std::io::Error::other(error.to_string()).into()
}
