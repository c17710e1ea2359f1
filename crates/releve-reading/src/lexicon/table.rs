//! The form of every lexicon file: comment lines, a header row, rows of cells.

use super::Error;

/// A lexicon file, its cells not yet understood.
pub(super) struct Table<'t> {
    /// What it is called in messages: `brands.tsv`.
    pub(super) file: &'t str,
    /// The line of the header row, counted from 1.
    pub(super) header: usize,
    columns: Vec<&'t str>,
    /// The line of each row.
    lines: Vec<usize>,
    /// All cells, row behind row.
    cells: Vec<&'t str>,
}

/// One row; cells are found by column name.
#[derive(Clone, Copy)]
pub(super) struct Row<'r, 't> {
    table: &'r Table<'t>,
    /// Counted from 1.
    pub(super) line: usize,
    cells: &'r [&'t str],
}

impl<'t> Table<'t> {
    pub(super) fn parse(file: &'t str, text: &'t str) -> Result<Self, Error> {
        let mut lines = text
            .lines()
            .enumerate()
            .map(|(n, line)| (n + 1, line))
            .filter(|(_, line)| !line.starts_with("# ") && !line.is_empty());
        let Some((header_line, header)) = lines.next() else {
            return Err(Error::new(
                file,
                1,
                "expected a header row, but the file has none",
            ));
        };
        let columns: Vec<&str> = header.split('\t').collect();
        let mut table = Self {
            file,
            header: header_line,
            columns,
            lines: Vec::new(),
            cells: Vec::new(),
        };
        let width = table.columns.len();
        for (line, row) in lines {
            let first = table.cells.len();
            split(row, &mut table.cells);
            let found = table.cells.len() - first;
            if found > width {
                let message = format!("expected {width} cells, but found {found}");
                return Err(Error::new(file, line, message));
            }
            // Empty cells at the end of a row may be left out.
            table.cells.resize(first + width, "");
            table.lines.push(line);
        }
        Ok(table)
    }

    pub(super) fn columns(&self) -> &[&'t str] {
        &self.columns
    }

    /// Where the column of this name stands, for [`Row::at`].
    pub(super) fn place(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|name| *name == column)
    }

    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_, 't>> {
        let cells = self.cells.chunks_exact(self.columns.len());
        (self.lines.iter().zip(cells)).map(|(line, cells)| Row {
            table: self,
            line: *line,
            cells,
        })
    }
}

impl<'r, 't> Row<'r, 't> {
    /// The cell under `column`; empty where the file has no such column.
    pub(super) fn cell(&self, column: &str) -> &'t str {
        self.at(self.table.place(column))
    }

    /// The cell of the column that stands at `place`; empty where the file has
    /// no such column.
    pub(super) fn at(&self, place: Option<usize>) -> &'t str {
        place.map_or("", |place| self.cells[place])
    }

    /// The first cell, which names the entry.
    pub(super) fn name(&self) -> &'t str {
        self.cells[0]
    }

    /// The values of a cell that holds several.
    pub(super) fn list(&self, column: &str) -> impl Iterator<Item = &'t str> + use<'t> {
        self.cell(column)
            .split('|')
            .map(str::trim)
            .filter(|value| !value.is_empty())
    }

    pub(super) fn error(&self, message: impl Into<String>) -> Error {
        Error::new(self.table.file, self.line, message)
    }
}

/// Adds the cells of a row. Cells are short, so that looking at every byte is
/// faster than a search for tabs.
fn split<'t>(row: &'t str, cells: &mut Vec<&'t str>) {
    let mut start = 0;
    for (at, byte) in row.bytes().enumerate() {
        if byte == b'\t' {
            cells.push(trimmed(&row[start..at]));
            start = at + 1;
        }
    }
    cells.push(trimmed(&row[start..]));
}

/// `cell` without white space at its ends, which few have.
fn trimmed(cell: &str) -> &str {
    let bare = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_graphic);
    let bytes = cell.as_bytes();
    if bare(bytes.first()) && bare(bytes.last()) {
        cell
    } else {
        cell.trim()
    }
}
