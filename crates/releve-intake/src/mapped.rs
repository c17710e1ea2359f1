//! Any table through a mapping of its columns.

mod carried;
mod guess;
mod laid;
mod percent;
mod products;
mod roles;
mod series;
mod steps;
mod sums;
mod typed;
mod workbook;

pub use roles::Role;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::part::File;
use crate::table::{Choice, Columns, Decimal, Grid, TableError, TableOptions};
use crate::{Error, Intake, dialect};

/// Which column of a table is what, as `--map` takes it:
/// `date=Day,value=Views,subject=Tag,market=Country`.
///
/// `role=Column` names a column, `role:text` gives a fixed text for all rows.
/// With `value` left out, every column of numbers that has no other role is a
/// series of its own, and its header the subject: a wide table. `value` may be
/// given more than once. Without `date` it is the column of dates that is called
/// `date`, `day`, `week`, `month`, `quarter`, `period` or the like. A mapping with a `title` or an `id` is one of products.
/// A comma or an equals sign in a column's name is written `\,` and `\=`.
///
/// `retailer:NAME` alone names no column, but the shop of products in any format:
/// of Shopify's `products.json`, which names none, or of one market of a shop.
///
/// A mapping that has read a table holds its header, and knows tables of the
/// same header again ([`Mapping::knows`]), in whatever order the columns stand.
/// Of such a table a fixed subject is asked for again.
///
/// # Example: typed, used and known again
///
/// ```
/// use releve_intake::{Mapping, Options, Parts};
///
/// let csv = b"Tag,Day,Views,Country\nflats,2024-01-01,7,US\nflats,2024-01-02,<5,US\n";
/// let map: Mapping = "date=Day,value=Views,subject=Tag,market=Country,channel:TikTok".parse()?;
/// let options = Options { mapping: Some(map), ..Options::default() };
/// let part = Parts::of(&csv[..], "export.csv", &options).unwrap().next().unwrap().unwrap();
/// let taken = part.intake(&options).unwrap();
/// assert_eq!(taken.series[0].key.subject, "flats");
/// assert_eq!(taken.series[0].key.channel, "TikTok");
///
/// let remembered = taken.mapping.unwrap();
/// assert!(remembered.knows(&["Day", "Tag", "Country", "Views"]));
/// assert!(!remembered.knows(&["Day", "Tag", "Views"]));
/// # Ok::<(), String>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Mapping {
    /// Roles with their columns, in the order in which they were given.
    pub columns: Vec<(Role, String)>,
    /// Roles with a text that holds for all rows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fixed: Vec<(Role, String)>,
    /// The titles of the table that it read, in lower case and sorted; empty
    /// before that.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub header: BTreeSet<String>,
}

fn folded(title: &str) -> String {
    title.trim().to_lowercase()
}

impl Mapping {
    /// Whether a table of these titles is one that this mapping has read.
    pub fn knows(&self, header: &[&str]) -> bool {
        let titles: BTreeSet<String> = header.iter().map(|title| folded(title)).collect();
        !self.header.is_empty() && self.header == titles
    }

    /// Whether it is one of products.
    pub fn is_products(&self) -> bool {
        let named = |role: &Role| matches!(role, Role::Title | Role::Id);
        self.columns.iter().any(|(role, _)| named(role))
    }

    /// The place of the column of a role.
    fn place(&self, grid: &Grid, role: Role) -> Result<Option<usize>, String> {
        self.columns
            .iter()
            .find(|(known, _)| *known == role)
            .map(|(_, title)| place(grid, title))
            .transpose()
    }

    fn constant(&self, role: Role) -> Option<&str> {
        self.fixed
            .iter()
            .find(|(known, _)| *known == role)
            .map(|(_, text)| text.as_str())
    }

    /// How numbers and dates are written, where the mapping says.
    fn options(&self, file: &File<'_>) -> Result<TableOptions, String> {
        let decimal = match self.constant(Role::Decimal) {
            None => None,
            Some("point") => Some(Decimal::Point),
            Some("comma") => Some(Decimal::Comma),
            Some(other) => {
                return Err(format!(
                    "`{other}` is no decimal sign; expected `point` or `comma`"
                ));
            }
        };
        let day_first = match self.constant(Role::Dates) {
            None => None,
            Some("day-first") => Some(true),
            Some("month-first") => Some(false),
            Some(other) => {
                return Err(format!(
                    "`{other}` is no order; expected `day-first` or `month-first`"
                ));
            }
        };
        Ok(TableOptions {
            max_bytes: file.options.max_table,
            decimal,
            day_first,
            today: file.options.today,
            ..TableOptions::default()
        })
    }
}

/// The place of a column by its title, whatever its case.
fn place(grid: &Grid, title: &str) -> Result<usize, String> {
    let wanted = folded(title);
    grid.header()
        .position(|known| folded(known) == wanted)
        .ok_or_else(|| {
            format!(
                "no column `{title}`; the table has {}",
                listed(grid.header())
            )
        })
}

/// Titles of a table, of many the first.
fn listed<'t>(mut titles: impl Iterator<Item = &'t str>) -> String {
    let mut listed: Vec<String> = (titles.by_ref().take(12))
        .map(|title| format!("`{}`", crate::product::attributes::short(title)))
        .collect();
    let more = titles.count();
    if more > 0 {
        listed.push(format!("{more} more"));
    }
    listed.join(", ")
}

/// A table or workbook through the mapping that was asked for or is known.
pub(crate) fn read(file: &File<'_>, workbook: bool) -> Result<Intake, Error> {
    let text = if workbook {
        Some(workbook::table(file)?)
    } else {
        None
    };
    let (whole, odd) = dialect::grid_and_aside(file, text.as_deref())?;
    let options = file.options;
    let unclear = |why: String| Error::unclear(file.name, why);
    let laid = laid::unfolded(&whole).map_err(unclear)?;
    let (grid, left) = match &laid {
        Some((unfolded, left)) => (unfolded, left.as_slice()),
        None => (&whole, &[][..]),
    };
    let titles: Vec<&str> = grid.header().collect();
    let said = options.mapping.as_ref();
    let mut known = options.mappings.iter().filter(|_| said.is_none());
    let remembered = known.find(|known| known.knows(&titles));
    let carried = remembered.map(|known| known.carried(file));
    let carried = carried.transpose().map_err(unclear)?;
    let known = said.or(carried.as_ref());
    let known = known.filter(|mapping| !mapping.columns.is_empty());
    let plain = match laid {
        Some(_) => guess::plain_unfolded(grid),
        None => guess::plain(grid),
    };
    let plain = plain.filter(|_| known.is_none());
    // Of a table that nothing is said of.
    let sum = plain.as_ref().filter(|_| laid.is_none()).and_then(|_| {
        let columns = Columns::detect(grid).ok()?;
        sums::column(grid, &columns.values)
    });
    let short = sum.map(|sum| grid.without_column(sum));
    let left_sum = sum.map(|sum| grid.title(sum).to_owned());
    let grid = short.as_ref().unwrap_or(grid);
    let Some(mapping) = known.or(plain.as_ref()) else {
        // Years beside dates are none of its business.
        let undated = Columns::detect(grid).is_err();
        let years = laid::of_years(grid, 0..grid.width()).filter(|_| undated);
        let why = years.unwrap_or_else(|| guess::unmapped(grid));
        return Err(Error::unclear(file.name, why));
    };
    let table = mapping.options(file).map_err(unclear)?;
    let mut taken = if mapping.is_products() {
        products::read(file, grid, mapping, &table)?
    } else {
        series::read(file, grid, mapping, &table)?
    };
    for error in odd.iter().map(|row| whole.odd(row)) {
        let place = match error.line() {
            Some(line) => format!("{}:{line}", file.name),
            None => file.name.to_owned(),
        };
        taken.refuse(place, error.message());
    }
    if laid.is_some() {
        let left = match left {
            [] => String::new(),
            [one] => format!("; {one} was left out"),
            // Of many columns the first.
            [some @ .., last] => {
                let shown = &some[..some.len().min(12)];
                let more = match some.len() - shown.len() {
                    0 => String::new(),
                    more => format!(", {more} more"),
                };
                format!("; {}{more}, {last} were left out", shown.join(", "))
            }
        };
        taken.notes.push(format!(
            "its dates stand in the header: read as a row a value, with the columns {}{left}",
            listed(grid.header())
        ));
    }
    if let (Some(mapping), true) = (&plain, laid.is_some()) {
        taken
            .notes
            .push(format!("read as `--map {mapping}`; `--map` says otherwise"));
        return Ok(taken);
    }
    if let Some(mapping) = &plain {
        // What the table itself tells need not be remembered.
        let others = match mapping.place(grid, Role::Value) {
            Ok(None) => ", each other column a series",
            _ => "",
        };
        taken.notes.push(format!(
            "read as `--map {mapping}`{others}; `--map` says otherwise"
        ));
        taken.notes.extend(left_sum.map(|sum| {
            format!("`{sum}`, the sum of the others, was left out; `--map {mapping}` keeps it")
        }));
        return Ok(taken);
    }
    if let Some(mapping) = &carried {
        taken.notes.extend(mapping.taken_over());
    }
    let mut mapping = remembered.unwrap_or(mapping).clone();
    if said.is_some() && taken.products.is_empty() {
        mapping.with_market(options.market.as_deref());
    }
    taken.mapping = Some(Mapping {
        header: titles.iter().map(|title| folded(title)).collect(),
        ..mapping
    });
    Ok(taken)
}

/// What is wrong with a table, and what to add to its mapping where it could be
/// read in two ways.
fn wrong(file: &File<'_>, mapping: &Mapping, error: &TableError) -> Error {
    let Some((name, [one, other])) = error.asks().map(Choice::words) else {
        return dialect::of_table(file, error);
    };
    let why = format!(
        "{}; say which with `--map {mapping},{name}:{one}` or `--map {mapping},{name}:{other}`",
        error.plain()
    );
    Error::unclear(file.name, why)
}
