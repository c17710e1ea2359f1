//! A table laid out otherwise, or in part.

use csv::StringRecord;

use super::Grid;

impl Grid {
    /// The table without some of its rows, which are in order.
    pub(crate) fn without(&self, rows: &[usize]) -> Self {
        let kept = (0..self.height()).filter(|row| rows.binary_search(row).is_err());
        let rows = kept.map(|row| self.rows[row].clone()).collect();
        self.with(self.header.clone(), rows)
    }

    /// The table without one of its columns.
    pub(crate) fn without_column(&self, column: usize) -> Self {
        let rest = |row: &StringRecord| {
            let cells = row.iter().enumerate().filter(|(at, _)| *at != column);
            let mut rest: StringRecord = cells.map(|(_, cell)| cell).collect();
            rest.set_position(row.position().cloned());
            rest
        };
        Self {
            header: rest(&self.header),
            rows: self.rows.iter().map(rest).collect(),
            ..self.clone()
        }
    }

    /// Columns that are called by dates as rows of their own: `date`, the other
    /// columns that are named, and `value`.
    pub(crate) fn unfolded(&self, others: &[usize], dated: &[usize]) -> Self {
        let mut header = StringRecord::from(vec!["date"]);
        for &other in others {
            header.push_field(match self.title(other) {
                "" => "name",
                title => title,
            });
        }
        header.push_field("value");
        header.set_position(self.header.position().cloned());
        let mut rows = Vec::with_capacity(self.height() * dated.len());
        for (at, row) in self.rows.iter().enumerate() {
            for &column in dated {
                let mut unfolded = StringRecord::from(vec![self.title(column)]);
                for &other in others {
                    unfolded.push_field(self.cell(at, other));
                }
                unfolded.push_field(self.cell(at, column));
                unfolded.set_position(row.position().cloned());
                rows.push(unfolded);
            }
        }
        self.with(header, rows)
    }

    /// The table on its side: its header becomes the first column.
    pub(crate) fn turned(&self) -> Self {
        let mut header = StringRecord::new();
        header.push_field(self.title(0));
        for row in &self.rows {
            header.push_field(row.get(0).unwrap_or_default());
        }
        let mut position = csv::Position::new();
        position.set_line(self.header_line());
        let rows = (1..self.width())
            .map(|column| {
                let mut turned = StringRecord::new();
                turned.push_field(self.title(column));
                for cell in self.column(column) {
                    turned.push_field(cell);
                }
                turned.set_position(Some(position.clone()));
                turned
            })
            .collect();
        self.with(header, rows)
    }

    /// Another header and other rows of the same file.
    fn with(&self, header: StringRecord, rows: Vec<StringRecord>) -> Self {
        Self {
            header,
            rows,
            name: self.name.clone(),
            delimiter: self.delimiter,
            preamble: self.preamble,
            guess: self.guess.clone(),
        }
    }
}
