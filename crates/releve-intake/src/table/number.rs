//! Numbers as tables write them.

mod cell;

use releve_series::Point;

use cell::{Mark, evidence, parts, readings};

use crate::table::error::{Choice, Kind, shown};
use crate::table::{Grid, TableError};

/// How decimals are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decimal {
    /// `1,234.5`, or `1 234.5`
    Point,
    /// `1.234,5`, or `1 234,5`
    Comma,
}

/// How the numbers of a table are written.
///
/// # Example: cells and what they say
///
/// ```
/// use releve_intake::table::{Decimal, Numbers};
/// use releve_series::Point;
///
/// let numbers = Numbers::new(Decimal::Point);
/// assert_eq!(numbers.point("1,234.5"), Some(Point::Exact(1234.5)));
/// assert_eq!(numbers.point("10,000%+"), Some(Point::Above(10000.0)));
/// assert_eq!(numbers.point("< 1"), Some(Point::Below(1.0)));
/// assert_eq!(numbers.point("n/a"), Some(Point::Missing));
/// assert_eq!(numbers.point("soon"), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numbers {
    decimal: Decimal,
    /// A cell that could be read in two ways, where no other decides.
    unsure: Option<(usize, usize)>,
}

const NOTHING: [&str; 12] = [
    "", "na", "n/a", "nan", "null", "none", "nil", "missing", "-", "–", "—", "#n/a",
];

impl Numbers {
    /// Numbers with decimals written in this way.
    pub fn new(decimal: Decimal) -> Self {
        let unsure = None;
        Self { decimal, unsure }
    }

    /// How decimals are written.
    pub fn decimal(self) -> Decimal {
        self.decimal
    }

    /// Finds out how the numbers of some columns are written: a comma followed
    /// by other than three digits is a decimal comma, and so on. With no
    /// evidence, a point is decimal and a comma parts thousands, and a note
    /// tells it; but not where a comma stands in a table whose
    /// cells are parted by something else, nor a point where semicolons part
    /// them, which is how programs write whose decimals are commas.
    ///
    /// # Errors
    ///
    /// Two cells that contradict each other; a table where every comma, or every
    /// point, could be either.
    pub fn detect(grid: &Grid, columns: &[usize]) -> Result<Self, TableError> {
        let (mut point, mut comma, mut either) = (None, None, None);
        for row in 0..grid.height() {
            for &column in columns {
                let cell = grid.cell(row, column);
                if !cell.contains([',', '.']) || parts(cell).is_none() {
                    continue;
                }
                match evidence(cell) {
                    Some(Decimal::Point) => point = point.or(Some((row, column))),
                    Some(Decimal::Comma) => comma = comma.or(Some((row, column))),
                    None => either = either.or(Some((row, column))),
                }
            }
        }
        match (point, comma, either) {
            (Some(one), Some(two), _) => {
                let (first, second) = if one < two { (one, two) } else { (two, one) };
                Err(grid
                    .error(
                        second.0,
                        format!(
                            "`{}` has its decimals after another sign than `{}` in line {}; \
                             expected one form in all of the table",
                            shown(grid.cell(second.0, second.1)),
                            shown(grid.cell(first.0, first.1)),
                            grid.line(first.0),
                        ),
                    )
                    .of_kind(Kind::Ambiguous))
            }
            (_, Some(_), _) => Ok(Self::new(Decimal::Comma)),
            (None, None, Some((row, column))) => {
                let cell = grid.cell(row, column);
                let asks = match grid.delimiter() {
                    ',' => false,
                    ';' => true,
                    _ => cell.contains(','),
                };
                let numbers = Self {
                    decimal: Decimal::Point,
                    unsure: either,
                };
                if !asks {
                    return Ok(numbers);
                }
                let [point, comma] = readings(cell);
                let message = format!("`{}` may be {point} or {comma}", shown(cell));
                let error = grid.cell_error(row, column, &message);
                Err(error.of_kind(Kind::Asks(Choice::Decimal)))
            }
            _ => Ok(Self::new(Decimal::Point)),
        }
    }

    /// What to say where no cell decided how the numbers are written: one that
    /// could be read in two ways, with both.
    pub(crate) fn note(self, grid: &Grid) -> Option<String> {
        let (row, column) = self.unsure?;
        let cell = grid.cell(row, column);
        let [point, comma] = readings(cell);
        Some(format!(
            "`{}` in line {} was taken for {point} and could be {comma}: no number of the table \
             tells whether points or commas are decimal",
            shown(cell),
            grid.line(row)
        ))
    }

    /// What a cell says: a value (infinite where it says so), a bound, nothing
    /// known; `None` where it is no number. A per cent sign, a currency sign and
    /// spaces are passed over.
    pub fn point(self, cell: &str) -> Option<Point> {
        if NOTHING
            .iter()
            .any(|nothing| cell.eq_ignore_ascii_case(nothing))
        {
            return Some(Point::Missing);
        }
        let (mark, digits) = parts(cell)?;
        let value = self.value(&digits)?;
        Some(match mark {
            Mark::None => Point::Exact(value),
            Mark::Below => Point::Below(value),
            Mark::Above => Point::Above(value),
        })
    }

    /// Whether a cell says that its number is in per cent.
    pub(crate) fn in_percent(cell: &str) -> bool {
        cell.trim_end_matches(['+', ' '])
            .ends_with(['%', '\u{ff05}'])
    }

    fn value(self, digits: &str) -> Option<f64> {
        // Most cells are plain.
        if self.decimal == Decimal::Point
            && !digits.contains(',')
            && digits.matches('.').count() < 2
        {
            return digits.parse().ok();
        }
        let (decimal, thousands) = match self.decimal {
            Decimal::Point => ('.', ','),
            Decimal::Comma => (',', '.'),
        };
        let (whole, fraction) = match digits.split_once(decimal) {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (digits, None),
        };
        if fraction.is_some_and(|f| f.contains([decimal, thousands])) {
            return None;
        }
        let mut groups = whole.trim_start_matches(['-', '+']).split(thousands);
        let first = groups.next().unwrap_or_default();
        let groups: Vec<&str> = groups.collect();
        if !groups.is_empty()
            && (first.is_empty() || first.len() > 3 || groups.iter().any(|group| group.len() != 3))
        {
            return None;
        }
        let mut plain: String = whole.chars().filter(|c| *c != thousands).collect();
        if let Some(fraction) = fraction {
            plain.push('.');
            plain.push_str(fraction);
        }
        plain.parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::TableOptions;

    #[test]
    fn cells_of_both_forms() {
        for (decimal, cell, expected) in [
            (Decimal::Point, "12", Some(Point::Exact(12.0))),
            (Decimal::Point, "-1.5e-3", Some(Point::Exact(-0.0015))),
            (
                Decimal::Point,
                "$1,234,567.8",
                Some(Point::Exact(1_234_567.8)),
            ),
            (Decimal::Point, "1,23", None),
            (Decimal::Point, "12.5 %", Some(Point::Exact(12.5))),
            (Decimal::Point, "1 234", Some(Point::Exact(1234.0))),
            (Decimal::Point, "1'234", Some(Point::Exact(1234.0))),
            (Decimal::Comma, "1.234,5", Some(Point::Exact(1234.5))),
            (Decimal::Comma, "0,5", Some(Point::Exact(0.5))),
            (Decimal::Comma, "-1.234", Some(Point::Exact(-1234.0))),
            (Decimal::Comma, "1.23", None),
            (Decimal::Point, "NaN", Some(Point::Missing)),
            (Decimal::Point, "#N/A", Some(Point::Missing)),
            (Decimal::Point, "inf", Some(Point::Exact(f64::INFINITY))),
            (Decimal::Point, ">100", Some(Point::Above(100.0))),
            (Decimal::Point, "<=5", Some(Point::Below(5.0))),
            (Decimal::Point, "1-2", None),
            (Decimal::Point, "e5", None),
            (Decimal::Point, "١٢", None),
        ] {
            assert_eq!(Numbers::new(decimal).point(cell), expected, "{cell}");
        }
    }

    #[test]
    fn what_no_cell_decides_is_told() {
        for (csv, expected) in [
            (
                "d,x\n1,\"1,234\"\n",
                Some("`1,234` in line 2 was taken for 1234 and could be 1.234"),
            ),
            (
                "d,x\n1,1.234\n",
                Some("`1.234` in line 2 was taken for 1.234 and could be 1234"),
            ),
            ("d,x\n1,\"1,234\"\n2,\"2,345.5\"\n", None),
            ("d,x\n1,1.234\n2,1.5\n", None),
            ("d,x\n1,12\n", None),
        ] {
            let grid = Grid::read(csv.as_bytes(), "t.csv", &TableOptions::default()).unwrap();
            let note = Numbers::detect(&grid, &[1]).unwrap().note(&grid);
            let begins = expected.map(|begins| note.as_deref().unwrap().starts_with(begins));
            assert_eq!(begins, note.as_ref().map(|_| true), "{csv}: {note:?}");
        }
        let csv = "d;x\n1;1.234\n";
        let grid = Grid::read(csv.as_bytes(), "t.csv", &TableOptions::default()).unwrap();
        assert_eq!(
            Numbers::detect(&grid, &[1]).unwrap_err().to_string(),
            "t.csv: line 2: column `x`: `1.234` may be 1.234 or 1234; say which with \
             `--decimal point` or `--decimal comma`"
        );
    }

    #[test]
    fn forms_are_found_from_all_cells() {
        for (csv, expected) in [
            ("d,x\n1,\"1,234\"\n", Ok(Decimal::Point)),
            ("d;x\n1;1,234\n2;1,5\n", Ok(Decimal::Comma)),
            ("d;x\n1;1.234\n2;0,5\n", Ok(Decimal::Comma)),
            ("d;x\n1;1,234\n2;1.5\n", Ok(Decimal::Point)),
            ("d;x\n1;1.234.567\n", Ok(Decimal::Comma)),
            ("d,x\n1,0.123\n", Ok(Decimal::Point)),
            ("d;x\n1;1,5\n2;1.5\n", Err(Some(3))),
            ("d;x\n1;1,234\n", Err(Some(2))),
            ("d;x\n1;1.234\n2;12.345\n", Err(Some(2))),
            ("d;x\n1;1.234\n2;0.345\n", Ok(Decimal::Point)),
            ("d;x\n1;1.234\n2;12,34\n", Ok(Decimal::Comma)),
            ("d\tx\n1\t1.234\n", Ok(Decimal::Point)),
            ("d\tx\n1\t1,234\n", Err(Some(2))),
        ] {
            let grid = Grid::read(csv.as_bytes(), "t.csv", &TableOptions::default()).unwrap();
            let found = Numbers::detect(&grid, &[1]);
            assert_eq!(
                found.map(Numbers::decimal).map_err(|error| error.line()),
                expected,
                "{csv}"
            );
        }
    }
}
