//! The form of every lexicon file: comment lines, a header row, rows of cells.

use super::Error;

/// A lexicon file, its cells not yet understood.
pub(super) struct Table<'t> {
    /// What it is called in messages: `brands.tsv`.
    pub(super) file: &'t str,
    /// The line of the header row, counted from 1.
    pub(super) header: usize,
    columns: Vec<&'t str>,
    rows: Vec<(usize, Vec<&'t str>)>,
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
        let mut rows = Vec::new();
        for (line, row) in lines {
            let mut cells: Vec<&str> = row.split('\t').collect();
            if cells.len() > columns.len() {
                return Err(Error::new(
                    file,
                    line,
                    format!(
                        "expected {} cells, but found {}",
                        columns.len(),
                        cells.len()
                    ),
                ));
            }
            // Empty cells at the end of a row may be left out.
            cells.resize(columns.len(), "");
            rows.push((line, cells));
        }
        Ok(Self {
            file,
            header: header_line,
            columns,
            rows,
        })
    }

    pub(super) fn columns(&self) -> &[&'t str] {
        &self.columns
    }

    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_, 't>> {
        self.rows.iter().map(|(line, cells)| Row {
            table: self,
            line: *line,
            cells,
        })
    }
}

impl<'r, 't> Row<'r, 't> {
    /// The cell under `column`; empty where the file has no such column.
    pub(super) fn cell(&self, column: &str) -> &'t str {
        self.table
            .columns
            .iter()
            .position(|name| *name == column)
            .map_or("", |at| self.cells[at].trim())
    }

    /// The first cell, which names the entry.
    pub(super) fn name(&self) -> &'t str {
        self.cells[0].trim()
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
