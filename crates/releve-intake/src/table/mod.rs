//! Tables of numbers over time, in CSV, into series.
//!
//! [`Grid`] is the table as it stands: a header and rows of cells, each with
//! its line. [`Columns`] says what each column is; [`Columns::detect`] finds it
//! out, and whoever knows better names them. [`Table`] is what they make: the
//! series, on the calendar of their dates, with a note of everything that was
//! taken to mean something or put right.
//!
//! What is understood: commas, semicolons, tabs or bars between cells; wide
//! tables (a column a series), long ones (a row a point) and wide ones on their
//! side (a column a date); dates in ISO form and those that spreadsheets write;
//! decimal points and decimal commas with thousands separators; censored values
//! (`<1`, `10,000%+`); rows in any order; gaps; NaN. What could be meant in two
//! ways and differs by it is an error that names both.
//!
//! # Example: a wide table with a gap and rows out of order
//!
//! ```
//! use releve_intake::table::{Table, TableOptions};
//! use releve_series::Point;
//!
//! let csv = "week;flats;loafers\n2024-01-15;1,5;<1\n2024-01-01;2;4\n2024-01-08;;5\n";
//! let table = Table::read(csv.as_bytes(), "views.csv", &TableOptions::default())?;
//! assert_eq!(table.calendar().to_string(), "weekly (Monday)");
//! let flats = &table.series()[0];
//! assert_eq!(flats.points(), [Point::Exact(2.0), Point::Missing, Point::Exact(1.5)]);
//! assert_eq!(table.series()[1].points()[2], Point::Below(1.0));
//! assert_eq!(table.notes(), [
//!     "rows were not in the order of their dates, and were sorted",
//!     "1 point known by a bound only, such as `<1`",
//! ]);
//! # Ok::<(), releve_intake::table::TableError>(())
//! ```

mod assemble;
mod columns;
mod counts;
mod day;
mod error;
mod grid;
mod number;

pub use assemble::Table;
pub use columns::{Columns, Shape};
pub(crate) use columns::{called_date, names, without_header};
pub(crate) use counts::{YEARS, counts_time};
pub use day::DateForm;
pub(crate) use error::Choice;
pub use error::TableError;
pub use grid::Grid;
pub(crate) use grid::{Odd, are_aside};
pub use number::{Decimal, Numbers};

use crate::Size;

/// What is asked of reading a table.
///
/// # Example: a table that could mean two things
///
/// ```
/// use releve_intake::table::{Decimal, Table, TableOptions};
///
/// let csv = b"month;flats\n2024-01;1,234\n2024-02;2,345\n";
/// let error = Table::read(csv, "a.csv", &TableOptions::default()).unwrap_err();
/// assert!(error.to_string().contains("`1,234` may be 1234 or 1.234; say which with `--decimal point`"));
/// let options = TableOptions { decimal: Some(Decimal::Comma), ..TableOptions::default() };
/// let table = Table::read(csv, "a.csv", &options)?;
/// assert_eq!(table.series()[0].points()[0].exact(), Some(1.234));
/// # Ok::<(), releve_intake::table::TableError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct TableOptions {
    /// Files larger than this are refused; 512 MiB unless told otherwise.
    pub max_bytes: Size,
    /// Tables of more cells than this are refused; 50 million unless told
    /// otherwise.
    pub max_cells: usize,
    /// How decimals are written; found out from the cells unless told.
    pub decimal: Option<Decimal>,
    /// Whether `03/04/2024` is the third of April; found out from the dates
    /// unless told.
    pub day_first: Option<bool>,
    /// The day on which it is read: a value of a day to come, as a year that was
    /// mistyped makes one, is an error. Nothing of that where it is `None`.
    pub today: Option<jiff::civil::Date>,
}

impl Default for TableOptions {
    fn default() -> Self {
        Self {
            max_bytes: Size::new(512 << 20),
            max_cells: 50_000_000,
            decimal: None,
            day_first: None,
            today: None,
        }
    }
}
