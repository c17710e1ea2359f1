//! Merchant Center's product data: a table with a column an attribute, or a feed
//! with an element an attribute.

use csv::ReaderBuilder;

use super::attributes::{self, Prices};
use super::{Product, shopify};
use crate::part::File;
use crate::xml::Element;
use crate::{Error, Intake};

/// Products of one file; what is beyond is counted.
const PRODUCTS: usize = 2_000_000;

/// Columns of a table.
const COLUMNS: usize = 1000;

/// Whether a line is the header of such a table.
pub(crate) fn is_header(line: &str) -> bool {
    let delimiter = delimiter(line);
    let names: Vec<String> = line
        .split(char::from(delimiter))
        .map(|cell| attributes::name(cell.trim_matches('"')))
        .collect();
    let has = |name: &str| names.iter().any(|known| known == name);
    has("id")
        && has("title")
        && has("price")
        && (has("link") || has("image link") || has("availability"))
}

fn delimiter(line: &str) -> u8 {
    if line.contains('\t') { b'\t' } else { b',' }
}

/// A table of products, tabs or commas between cells.
pub(crate) fn table(file: &File<'_>) -> Result<Intake, Error> {
    let day = file.day().ok_or_else(|| shopify::no_day(file))?;
    let text = file.text();
    let text = text.trim_start_matches('\u{feff}');
    let mut rows = ReaderBuilder::new()
        .flexible(true)
        .delimiter(delimiter(text.lines().next().unwrap_or_default()))
        .from_reader(text.as_bytes());
    let header: Vec<String> = rows
        .headers()
        .map_err(|error| file.malformed(&format!("cannot be read as a table: {error}")))?
        .iter()
        .map(attributes::name)
        .collect();
    if header.len() > COLUMNS {
        return Err(file.malformed("more than 1,000 columns; expected the attributes of products"));
    }
    if !["id", "title", "price"]
        .iter()
        .all(|name| header.iter().any(|known| known == name))
    {
        return Err(
            file.malformed("no table of products; expected columns `id`, `title` and `price`")
        );
    }
    let mut taken = Intake::default();
    for row in rows.records() {
        let row = match row {
            Ok(row) => row,
            Err(error) => {
                taken.refuse(file.name, format!("cannot be read as a table: {error}"));
                break;
            }
        };
        let line = row.position().map_or(0, csv::Position::line);
        let place = format!("{}:{line}", file.name);
        if row.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if row.len() != header.len() {
            taken.refuse(
                place,
                format!(
                    "expected {} cells as in the header, but found {}",
                    header.len(),
                    row.len()
                ),
            );
            continue;
        }
        let mut product = Product::new("", "", day);
        let mut prices = Prices::default();
        for (name, value) in header.iter().zip(&row) {
            attributes::set(&mut product, &mut prices, name, value);
        }
        take(&mut taken, product, &prices, place);
        if taken.products.len() >= PRODUCTS {
            taken.refuse(file.name, "what is beyond 2,000,000 products was left out");
            break;
        }
    }
    Ok(taken)
}

/// Whether an entry of a feed is a product.
pub(crate) fn is_product(entry: &Element) -> bool {
    entry.child("g:price").is_some()
        || entry.child("g:id").is_some() && entry.child("g:availability").is_some()
}

/// A product out of a feed. What has a prefix goes before what has none.
pub(crate) fn entry(
    file: &File<'_>,
    day: jiff::civil::Date,
    number: usize,
    entry: &Element,
    taken: &mut Intake,
) {
    let mut product = Product::new("", "", day);
    let mut prices = Prices::default();
    let (named, plain): (Vec<&Element>, Vec<&Element>) = entry
        .children
        .iter()
        .partition(|child| child.name.starts_with("g:"));
    for child in plain.into_iter().chain(named) {
        let value = match child.attribute("href") {
            Some(address) if child.local() == "link" => address,
            _ => child.text(),
        };
        let known = matches!(
            child.name.as_str(),
            "id" | "title" | "link" | "description" | "summary"
        );
        if known || child.name.starts_with("g:") {
            let name = match child.local() {
                "summary" => "description".to_owned(),
                local => attributes::name(local),
            };
            attributes::set(&mut product, &mut prices, &name, value);
        }
    }
    take(taken, product, &prices, file.place(number));
}

/// A product that has what it needs, or its refusal.
pub(crate) fn take(taken: &mut Intake, mut product: Product, prices: &Prices, place: String) {
    if product.title.is_empty() {
        taken.refuse(place, "a product without a title");
        return;
    }
    match prices.apply(&mut product) {
        Ok(()) => {
            // One is told: a column holds the same in all rows.
            let begin = "the currency `";
            if let (Some(text), None, Some(_)) = (&prices.unread, product.currency, product.price)
                && !taken.notes.iter().any(|note| note.starts_with(begin))
            {
                let text = attributes::short(text);
                taken.notes.push(format!(
                    "{begin}{text}` ({place}) is none that is known, and prices beside it are \
                     in no currency; expected a code such as `EUR`"
                ));
            }
            taken.products.push(product);
        }
        Err(why) => taken.refuse(place, why),
    }
}
