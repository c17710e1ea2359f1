//! What each column of a table is.

use crate::table::error::shown;
use crate::table::{DateForm, Decimal, Grid, Numbers, TableError, counts_time};

/// What each column is, by its place counted from 0. Columns that are in none of
/// them are passed over.
///
/// # Example: a long table
///
/// ```
/// use releve_intake::table::{Columns, Grid, Shape, TableOptions};
///
/// let csv = b"market,day,views\nUS,2024-01-01,7\nUS,2024-01-02,8\n";
/// let grid = Grid::read(csv, "views.csv", &TableOptions::default())?;
/// let columns = Columns::detect(&grid)?;
/// assert_eq!(columns, Columns { date: 1, keys: vec![0], values: vec![2] });
/// assert_eq!(columns.shape(), Shape::Long);
/// # Ok::<(), releve_intake::table::TableError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    /// The dates.
    pub date: usize,
    /// What names the series of a row; empty in wide tables.
    pub keys: Vec<usize>,
    /// The numbers: in wide tables a column a series, in long ones a measure.
    pub values: Vec<usize>,
}

/// How a table holds series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A row a date, a column a series.
    Wide,
    /// A row a point.
    Long,
}

/// Headers of dates, where several columns could be, and where nobody says what
/// the columns of a table are.
const DATES: [&str; 13] = [
    "date",
    "day",
    "week",
    "month",
    "quarter",
    "ds",
    "time",
    "period",
    "datum",
    "timestamp",
    "semaine",
    "woche",
    "日期",
];

/// Headers of names that may be numbers.
const NAMES: [&str; 9] = [
    "id",
    "unique_id",
    "series",
    "series_id",
    "key",
    "sku",
    "item",
    "product",
    "product_id",
];

/// Of how many rows the columns are told.
const SAMPLE: usize = 200;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Content {
    Date,
    Number,
    Text,
    /// Cells that are not dates are empty, all of them or most.
    Nothing,
}

impl Columns {
    /// Finds out what each column is: the date is the first column of dates, or
    /// one that is called so; numbers are values; other text is a key. Numbers of
    /// years, months and weeks beside dates are none of them, unless there are no
    /// others.
    ///
    /// # Errors
    ///
    /// No column of dates or none of numbers; a first line that is a row as the
    /// others are.
    pub fn detect(grid: &Grid) -> Result<Self, TableError> {
        if let Some(why) = without_header(grid) {
            return Err(TableError::new(grid.name(), Some(grid.header_line()), why));
        }
        let contents: Vec<Content> = (0..grid.width()).map(|at| content(grid, at)).collect();
        let dates: Vec<usize> = of(&contents, Content::Date);
        let named = |names: &[&str], at: usize| {
            let title = grid.title(at).to_lowercase();
            names.iter().any(|name| title == *name)
        };
        let date = dates
            .iter()
            .copied()
            .find(|at| named(&DATES, *at))
            .or_else(|| dates.first().copied())
            .ok_or_else(|| {
                let cell = shown(grid.cell(0, 0));
                TableError::new(
                    grid.name(),
                    Some(grid.line(0)),
                    format!(
                        "no column of dates: `{cell}` is none; expected one such as 2024-01-31, \
                         2024-01 or 2024-Q1"
                    ),
                )
            })?;
        let mut keys = of(&contents, Content::Text);
        let mut values = of(&contents, Content::Number);
        let (times, others): (Vec<usize>, Vec<usize>) =
            values.iter().partition(|at| counts_time(grid, **at));
        if !others.is_empty() && !times.is_empty() {
            values = others;
        }
        let numbered = values
            .iter()
            .copied()
            .find(|at| named(&NAMES, *at) && values.len() > 1);
        if keys.is_empty()
            && let Some(at) = numbered
            && repeats(grid, date)
        {
            values.retain(|value| *value != at);
            keys.push(at);
        }
        if values.is_empty() {
            return Err(TableError::new(
                grid.name(),
                Some(grid.line(0)),
                "no column of numbers; expected one for each series",
            ));
        }
        Ok(Self { date, keys, values })
    }

    /// Long where a column names the series, else wide.
    pub fn shape(&self) -> Shape {
        if self.keys.is_empty() {
            Shape::Wide
        } else {
            Shape::Long
        }
    }
}

/// The column of dates, where it is called so.
pub(crate) fn called_date(grid: &Grid) -> Option<usize> {
    let date = Columns::detect(grid).ok()?.date;
    let title = grid.title(date).trim().to_lowercase();
    DATES.contains(&title.as_str()).then_some(date)
}

/// What to say of a table whose first line is a row as the others are, with a date
/// above dates and numbers above numbers: read as a header it would be lost.
pub(crate) fn without_header(grid: &Grid) -> Option<String> {
    let date = |cell: &str| DateForm::of(cell).is_some();
    let dated = (0..grid.width()).find(|at| date(grid.title(*at)) && date(grid.cell(0, *at)))?;
    let number = |cell: &str| {
        let numbers = [Decimal::Point, Decimal::Comma].map(Numbers::new);
        let mut points = numbers.iter().map(|form| form.point(cell));
        points.any(|point| point.is_some_and(|point| !point.is_missing()))
    };
    let numbers: Vec<usize> = (0..grid.width())
        .filter(|at| *at != dated && number(grid.cell(0, *at)))
        .collect();
    let all = numbers.iter().all(|at| number(grid.title(*at)));
    (all && !numbers.is_empty()).then(|| {
        format!(
            "`{}` is a row and no header; write one above it, such as `date{}views`",
            shown(
                &grid
                    .header()
                    .collect::<Vec<_>>()
                    .join(&grid.delimiter().to_string())
            ),
            grid.delimiter()
        )
    })
}

/// True where a column that holds numbers is called as numbers that name things
/// are.
pub(crate) fn names(title: &str) -> bool {
    NAMES.contains(&title.trim().to_lowercase().as_str())
}

/// True where the header holds dates from its second cell on.
pub(crate) fn on_its_side(grid: &Grid) -> bool {
    let titles = grid.width() - 1;
    let dates = grid
        .header()
        .skip(1)
        .take(SAMPLE)
        .filter(|title| DateForm::of(title).is_some())
        .count();
    titles >= 2 && dates * 10 >= titles.min(SAMPLE) * 9
}

fn of(contents: &[Content], wanted: Content) -> Vec<usize> {
    (0..contents.len())
        .filter(|at| contents[*at] == wanted)
        .collect()
}

/// The same date comes more than once.
fn repeats(grid: &Grid, date: usize) -> bool {
    let mut cells: Vec<&str> = grid.column(date).collect();
    cells.sort_unstable();
    let all = cells.len();
    cells.dedup();
    cells.len() < all
}

fn content(grid: &Grid, column: usize) -> Content {
    let step = (grid.height() / SAMPLE).max(1);
    let cells: Vec<&str> = grid.column(column).step_by(step).collect();
    let filled: Vec<&str> = cells
        .iter()
        .copied()
        .filter(|cell| !cell.is_empty())
        .collect();
    if filled.is_empty() {
        return if grid.title(column).is_empty() {
            Content::Nothing
        } else {
            Content::Number
        };
    }
    let most = |count: usize| count * 2 > filled.len();
    let numbers = [Decimal::Point, Decimal::Comma].map(Numbers::new);
    let number = |cell: &&&str| numbers.iter().any(|form| form.point(cell).is_some());
    // `20240131` is a number too: it is a date in the first column only.
    let plain = |cell: &str| cell.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let date = |cell: &&&str| {
        (column == 0 || !plain(cell) || cell.matches('.').count() == 2)
            && DateForm::of(cell).is_some()
    };
    if most(filled.iter().filter(date).count()) {
        Content::Date
    } else if most(filled.iter().filter(number).count()) {
        Content::Number
    } else if filled.len() * 2 > cells.len() {
        Content::Text
    } else {
        Content::Nothing
    }
}
