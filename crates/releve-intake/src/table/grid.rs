//! A table as it stands.

mod cut;
mod turned;

use std::collections::BTreeMap;

use csv::{ReaderBuilder, StringRecord, Trim};

use crate::encoding::{self, Told};
use crate::table::error::{Kind, shown};
use crate::table::{TableError, TableOptions};

/// A table as it stands: a header, and rows of as many cells, each with its line.
///
/// # Example: lines before the header
///
/// ```
/// use releve_intake::table::{Grid, TableOptions};
///
/// let csv = b"Category: All\n\nWeek\tflats\n2024-01-01\t7\n";
/// let grid = Grid::read(csv, "trends.csv", &TableOptions::default())?;
/// assert_eq!(grid.header().collect::<Vec<_>>(), ["Week", "flats"]);
/// assert_eq!((grid.cell(0, 1), grid.line(0)), ("7", 4));
/// # Ok::<(), releve_intake::table::TableError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Grid {
    name: String,
    header: StringRecord,
    rows: Vec<StringRecord>,
    delimiter: u8,
    preamble: usize,
    guess: Option<String>,
}

/// A row of another width than the header, of which there may be as many as rows.
#[derive(Debug)]
pub(crate) struct Odd {
    /// Its place among all rows, itself and its like included.
    place: usize,
    line: Option<u64>,
    width: usize,
}

const DELIMITERS: [u8; 4] = *b",;\t|";

/// How many lines tell the delimiter and where the header stands.
const HEAD: usize = 50;

impl Grid {
    /// Reads a table of whatever encoding and delimiter. Lines before the header
    /// that have fewer cells than it are passed over, as are rows of empty cells;
    /// cells are trimmed.
    ///
    /// # Errors
    ///
    /// No table: empty, larger than the limits, no header, a row with more or
    /// fewer cells than the header.
    pub fn read(bytes: &[u8], name: &str, options: &TableOptions) -> Result<Self, TableError> {
        let (grid, odd) = Self::parse(bytes, name, options)?;
        match odd.first() {
            Some(first) => Err(grid.odd(first)),
            None => Ok(grid),
        }
    }

    /// The same, and the rows that were left out as they are no rows of the table: a
    /// line of words below it, a total. [`Grid::odd`] tells what is wrong with them.
    ///
    /// # Errors
    ///
    /// As [`Grid::read`], of such rows where they are more than [`are_aside`] says.
    pub(crate) fn read_rest(
        bytes: &[u8],
        name: &str,
        options: &TableOptions,
    ) -> Result<(Self, Vec<Odd>), TableError> {
        let (grid, odd) = Self::parse(bytes, name, options)?;
        let places: Vec<usize> = odd.iter().map(|row| row.place).collect();
        match odd.first() {
            Some(first) if !are_aside(&places, grid.height() + odd.len()) => Err(grid.odd(first)),
            _ => Ok((grid, odd)),
        }
    }

    /// What is wrong with a row of another width.
    pub(crate) fn odd(&self, row: &Odd) -> TableError {
        let message = format!(
            "expected {} cells as in the header, but found {}: {}",
            self.width(),
            row.width,
            if self.delimiter == b',' && row.width > self.width() {
                "a cell with a comma in it must stand in quotation marks"
            } else {
                "is the row cut off?"
            }
        );
        TableError::new(&self.name, row.line, message)
    }

    /// A table, and apart from it rows of another width.
    fn parse(
        bytes: &[u8],
        name: &str,
        options: &TableOptions,
    ) -> Result<(Self, Vec<Odd>), TableError> {
        let error = |line, message: String| TableError::new(name, line, message);
        if bytes.len() as u64 > options.max_bytes.bytes() {
            let message = format!("larger than {}; split it", options.max_bytes);
            return Err(error(None, message).of_kind(Kind::TooLarge));
        }
        let Some(decoded) = encoding::text(bytes, Told::default()) else {
            return Err(error(None, encoding::UNTOLD.to_owned()));
        };
        let guess = decoded.note();
        let text = decoded
            .text
            .strip_prefix('\u{feff}')
            .unwrap_or(&decoded.text);
        if text.trim().is_empty() {
            let message = "the file is empty; expected a header and rows";
            return Err(error(None, message.to_owned()));
        }
        if text.contains('\0') {
            let message = "holds binary data; save it as CSV";
            return Err(error(None, message.to_owned()));
        }
        let delimiter = delimiter(text);
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .trim(Trim::All)
            .from_reader(text.as_bytes());
        let (mut rows, mut cells) = (Vec::new(), 0usize);
        for row in reader.records() {
            let row =
                row.map_err(|wrong| error(None, format!("cannot be read as CSV: {wrong}")))?;
            cells += row.len();
            if cells > options.max_cells {
                let message = format!(
                    "more than {} cells; split it by columns or rows",
                    options.max_cells
                );
                return Err(error(None, message).of_kind(Kind::TooLarge));
            }
            rows.push(row);
        }
        let width = commonest_width(&rows);
        let at = rows.iter().position(|row| row.len() == width).unwrap_or(0);
        if width < 2 {
            let message = "one column only; expected a column of dates and one of values, \
                           with commas, semicolons, tabs or bars between cells";
            return Err(error(None, message.to_owned()));
        }
        if delimiter == b','
            && let Some(cut) = cut::decimals(&rows)
        {
            let line = cut.row.position().map(csv::Position::line);
            let message = format!(
                "expected {} cells as in the header, but found {}: where decimals have a comma, \
                 numbers must stand in quotation marks or semicolons between cells",
                cut.header,
                cut.row.len()
            );
            return Err(error(line, message));
        }
        let mut rows = rows.split_off(at);
        let preamble = at;
        let header = rows.remove(0);
        rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
        let (mut odd, mut place) = (Vec::new(), 0);
        rows.retain_mut(|row| {
            place += 1;
            // Spreadsheets leave out or add empty cells at the end of a row.
            while row.len() > width && row.get(row.len() - 1) == Some("") {
                row.truncate(row.len() - 1);
            }
            if row.len() != width {
                odd.push(Odd {
                    place: place - 1,
                    line: row.position().map(csv::Position::line),
                    width: row.len(),
                });
            }
            row.len() == width
        });
        if rows.is_empty() && odd.is_empty() {
            let message = "a header without rows; expected a row for each date";
            return Err(error(None, message.to_owned()));
        }
        let grid = Self {
            name: name.to_owned(),
            header,
            rows,
            delimiter,
            preamble,
            guess,
        };
        Ok((grid, odd))
    }

    /// The file that it came from, as errors call it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The cells of the header.
    pub fn header(&self) -> impl ExactSizeIterator<Item = &str> {
        (0..self.width()).map(|column| self.title(column))
    }

    /// The header of a column, counted from 0; empty beyond the last.
    pub fn title(&self, column: usize) -> &str {
        self.header.get(column).unwrap_or_default()
    }

    /// How many columns there are.
    pub fn width(&self) -> usize {
        self.header.len()
    }

    /// How many rows there are, the header not counted.
    pub fn height(&self) -> usize {
        self.rows.len()
    }

    /// A cell by row and column, both counted from 0; empty outside the table.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        self.rows
            .get(row)
            .and_then(|row| row.get(column))
            .unwrap_or_default()
    }

    /// The cells of a column, from the first row to the last.
    pub fn column(&self, column: usize) -> impl Iterator<Item = &str> {
        self.rows
            .iter()
            .map(move |row| row.get(column).unwrap_or_default())
    }

    /// The line that a row begins on, counted from 1.
    pub fn line(&self, row: usize) -> u64 {
        self.rows
            .get(row)
            .and_then(StringRecord::position)
            .map_or(0, csv::Position::line)
    }

    /// The line of the header.
    pub fn header_line(&self) -> u64 {
        self.header.position().map_or(1, csv::Position::line)
    }

    /// What stands between cells.
    pub fn delimiter(&self) -> char {
        char::from(self.delimiter)
    }

    /// How many lines before the header were passed over.
    pub fn preamble(&self) -> usize {
        self.preamble
    }

    /// What to say of its encoding, where that was guessed.
    pub(crate) fn guess(&self) -> Option<&str> {
        self.guess.as_deref()
    }

    /// An error at a row of this table.
    pub(crate) fn error(&self, row: usize, message: impl Into<String>) -> TableError {
        TableError::new(&self.name, Some(self.line(row)), message)
    }

    /// An error at a cell of this table: `column `x`: ` and the message.
    pub(crate) fn cell_error(&self, row: usize, column: usize, message: &str) -> TableError {
        self.error(
            row,
            format!("column `{}`: {message}", shown(self.title(column))),
        )
    }
}

/// Whether rows, by their places among `all`, in order, are aside of the table:
/// below it and at most half of it, or one and of twenty one more. What is more may
/// be a table that was misread.
pub(crate) fn are_aside(rows: &[usize], all: usize) -> bool {
    let below = rows
        .iter()
        .rev()
        .enumerate()
        .all(|(from, row)| row + from + 1 == all);
    all > rows.len() && (rows.len() <= 1 + all / 20 || below && rows.len() * 3 <= all)
}

/// The number of cells that most of the first rows have; of two the larger.
fn commonest_width(rows: &[StringRecord]) -> usize {
    let mut counts = BTreeMap::new();
    for row in rows.iter().take(HEAD) {
        *counts.entry(row.len()).or_insert(0usize) += 1;
    }
    counts
        .into_iter()
        .max_by_key(|(width, count)| (*count, *width))
        .map_or(0, |(width, _)| width)
}

/// The delimiter by which most of the first lines have the same number of cells,
/// more than one; of several the one that makes more cells. Outside quotation
/// marks only.
fn delimiter(text: &str) -> u8 {
    let lines: Vec<&str> = text
        .lines()
        .filter(|l| !l.trim().is_empty())
        .take(HEAD)
        .collect();
    let score = |delimiter: u8| {
        let counts: Vec<usize> = lines
            .iter()
            .map(|line| outside_quotes(line, delimiter))
            .collect();
        let most = counts.iter().copied().max().unwrap_or(0);
        let alike = counts.iter().filter(|count| **count == most).count();
        (most > 0, alike, most)
    };
    // Commas that are decimals are as many as semicolons are, or fewer by one.
    DELIMITERS
        .into_iter()
        .max_by_key(|delimiter| {
            let (any, alike, most) = score(*delimiter);
            let preferred = matches!(delimiter, b';' | b'\t');
            (any, alike, preferred, most)
        })
        .unwrap_or(b',')
}

fn outside_quotes(line: &str, delimiter: u8) -> usize {
    let (mut quoted, mut count) = (false, 0);
    for byte in line.bytes() {
        if byte == b'"' {
            quoted = !quoted;
        } else if byte == delimiter && !quoted {
            count += 1;
        }
    }
    count
}
