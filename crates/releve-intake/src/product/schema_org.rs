//! Products in JSON-LD by [schema.org](https://schema.org/Product), inside pages
//! or alone: `Product` and `ProductGroup`, wherever they stand in a graph.

mod offers;

use jiff::civil::Date;
use serde_json::{Map, Value};

use super::{Product, shopify};
use crate::json;
use crate::part::File;
use crate::said::{self, one_line};
use crate::{Error, Intake};
use offers::offered;

/// How deep a graph is searched. JSON itself is parsed to a depth of 128.
const DEPTH: usize = 12;

/// Products of one page.
const PRODUCTS: usize = 10_000;

/// Bytes of the texts of all products of one page: each variant and each seller
/// repeats what the whole says, so that a page of 4 MiB might say 40 GiB.
const TEXTS: usize = 128 << 20;

/// Blocks of JSON-LD in a page that are looked at, and bytes of each.
const BLOCKS: usize = 50;
const BLOCK: usize = 4 << 20;

/// JSON-LD in a file of its own.
pub(crate) fn read(file: &File<'_>) -> Result<Intake, Error> {
    let day = file.day().ok_or_else(|| shopify::no_day(file))?;
    let value: Value = json::parse(&file.text()).map_err(|why| file.malformed(&why))?;
    let mut found = Found::default();
    find(&value, day, None, 0, &mut found);
    if found.products.is_empty() {
        return Err(file.malformed("no products; expected objects of `@type` `Product`"));
    }
    Ok(finished(file, found))
}

/// The products of a page, if it has any; a page without is no error.
pub(crate) fn of_page(file: &File<'_>, html: &str) -> Intake {
    let mut found = Found::default();
    let mut broken = 0usize;
    let Some(day) = file.day() else {
        let mut taken = Intake::default();
        if blocks(html).any(|block| block.contains("Product\"") && block.contains("\"offers\"")) {
            // Pages are mostly read for their text: nothing is wrong with that.
            taken.notes.push(format!(
                "its products were left out: {}",
                shopify::no_day(file).why()
            ));
        }
        return taken;
    };
    for block in blocks(html) {
        match serde_json::from_str::<Value>(&unwrapped(block)) {
            Ok(value) => find(&value, day, None, 0, &mut found),
            Err(_) => broken += usize::from(block.contains("Product\"")),
        }
    }
    let mut taken = finished(file, found);
    if broken > 0 {
        taken.refuse(file.name, "a product in JSON-LD that is no JSON");
    }
    taken
}

/// What is found in a graph, and what to tell of it.
#[derive(Default)]
struct Found {
    products: Vec<Product>,
    /// Bytes of their texts.
    texts: usize,
    /// Whether any was left out as there are too many.
    beyond: bool,
    /// Of each product that is offered in several currencies, what was left out.
    notes: Vec<String>,
}

impl Found {
    fn is_full(&self) -> bool {
        self.products.len() >= PRODUCTS || self.texts > TEXTS
    }
}

fn finished(file: &File<'_>, found: Found) -> Intake {
    let mut taken = Intake::default();
    if found.beyond {
        let why = format!(
            "what is beyond {} products of one page was left out",
            found.products.len()
        );
        taken.refuse(file.name, why);
    }
    let mut notes = found.notes.into_iter();
    if let Some(first) = notes.next() {
        taken.notes.push(match notes.len() {
            0 => first,
            1 => first + " (1 more product so)",
            more => format!("{first} ({more} more products so)"),
        });
    }
    for mut product in found.products {
        if product.url.is_none() {
            product.url.clone_from(&file.origin.url);
        }
        if product.retailer.is_none() {
            product.retailer = product.url.as_deref().and_then(said::host);
        }
        taken.products.push(product);
    }
    taken
}

/// The contents of `<script type="application/ld+json">`.
fn blocks(html: &str) -> impl Iterator<Item = &str> {
    let mut rest = html;
    std::iter::from_fn(move || {
        loop {
            let at = rest.find("application/ld+json")?;
            let open = &rest[at..];
            let begin = open.find('>')? + 1;
            let inside = &open[begin..];
            let end = inside.find("</").unwrap_or(inside.len());
            rest = &inside[end..];
            if end <= BLOCK {
                return Some(&inside[..end]);
            }
        }
    })
    .take(BLOCKS)
}

/// Some pages wrap a block in comment marks, and hold line ends inside texts.
fn unwrapped(block: &str) -> String {
    let block = block.trim();
    let block = block.strip_prefix("<!--").unwrap_or(block);
    let block = block.strip_suffix("-->").unwrap_or(block);
    let block = block.replace("//<![CDATA[", "").replace("//]]>", "");
    block.replace(['\n', '\r', '\t'], " ")
}

fn is(object: &Map<String, Value>, kind: &str) -> bool {
    let of = |value: &Value| {
        value
            .as_str()
            .is_some_and(|text| text.rsplit(['/', ':']).next() == Some(kind))
    };
    match object.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(of),
        Some(kind) => of(kind),
        None => false,
    }
}

/// Walks a graph. `group` is the product whose variant this may be.
fn find(value: &Value, day: Date, group: Option<&Product>, depth: usize, found: &mut Found) {
    if depth > DEPTH {
        return;
    }
    if found.is_full() {
        found.beyond = true;
        return;
    }
    match value {
        Value::Array(values) => {
            for value in values {
                find(value, day, group, depth + 1, found);
            }
        }
        Value::Object(object) if is(object, "ProductGroup") => {
            let mut all = product(object, day, group);
            for (whole, _) in &mut all {
                let group = text(object, "productGroupID");
                whole.group = group.or(whole.group.take());
            }
            match (object.get("hasVariant"), all.first()) {
                (Some(variants), whole) => {
                    let before = found.products.len();
                    find(
                        variants,
                        day,
                        whole.map(|(whole, _)| whole),
                        depth + 1,
                        found,
                    );
                    let any = found.products.len() > before;
                    let notes = all.into_iter().filter_map(|(_, note)| note);
                    found.notes.extend(notes.filter(|_| any));
                }
                (None, _) => keep_all(all, found),
            }
        }
        Value::Object(object) if is(object, "Product") => {
            keep_all(product(object, day, group), found);
        }
        Value::Object(object) => {
            for (key, value) in object {
                // Reviews and the like name products that are not for sale here.
                let within = matches!(
                    key.as_str(),
                    "@graph"
                        | "mainEntity"
                        | "itemListElement"
                        | "item"
                        | "hasVariant"
                        | "itemOffered"
                        | "about"
                );
                if within {
                    find(value, day, group, depth + 1, found);
                }
            }
        }
        _ => {}
    }
}

/// A product is kept once, with what is to be told of it, and where it says at
/// least a name.
fn keep(product: Product, note: Option<String>, found: &mut Found) {
    if product.title.is_empty() || found.products.contains(&product) {
        return;
    }
    found.texts += product.texts();
    if found.is_full() {
        found.beyond = true;
        return;
    }
    found.products.push(product);
    found.notes.extend(note);
}

fn keep_all(all: Vec<(Product, Option<String>)>, found: &mut Found) {
    for (product, note) in all {
        keep(product, note, found);
    }
}

/// A product, once for each seller and condition in which it is offered, and what
/// is to be told of its price.
fn product(
    object: &Map<String, Value>,
    day: Date,
    group: Option<&Product>,
) -> Vec<(Product, Option<String>)> {
    let mut product = group.cloned().unwrap_or_else(|| Product::new("", "", day));
    let mut set = |place: fn(&mut Product) -> &mut Option<String>, value: Option<String>| {
        if value.is_some() {
            *place(&mut product) = value;
        }
    };
    let any = |keys: &[&str]| keys.iter().find_map(|key| text(object, key));
    set(|p| &mut p.brand, any(&["brand", "manufacturer"]));
    set(|p| &mut p.color, joined(object, "color"));
    set(|p| &mut p.size, text(object, "size"));
    set(|p| &mut p.material, joined(object, "material"));
    set(|p| &mut p.pattern, text(object, "pattern"));
    set(|p| &mut p.sku, text(object, "sku"));
    set(|p| &mut p.mpn, text(object, "mpn"));
    set(
        |p| &mut p.gtin,
        any(&["gtin", "gtin13", "gtin14", "gtin12", "gtin8", "isbn"]),
    );
    set(|p| &mut p.kind, text(object, "category"));
    set(
        |p| &mut p.url,
        text(object, "url").and_then(|url| said::address(&url)),
    );
    set(|p| &mut p.image, image(object));
    set(
        |p| &mut p.description,
        text(object, "description").map(|text| crate::html::fragment(&text)),
    );
    set(
        |p| &mut p.group,
        object
            .get("inProductGroupWithID")
            .and_then(words)
            .and_then(|w| w.into_iter().next()),
    );
    if let Some(Value::Object(audience)) = object.get("audience") {
        set(
            |p| &mut p.gender,
            text(audience, "suggestedGender").map(|g| last(&g)),
        );
    }
    if let Some(title) = text(object, "name") {
        product.title = title;
    }
    let id = any(&["sku", "productID", "mpn", "gtin13", "gtin", "@id", "url"]);
    if let Some(id) = id.or_else(|| product.url.clone()) {
        product.id = id;
    }
    match object.get("offers") {
        Some(offers) => offered(offers, &product),
        None => vec![(product, None)],
    }
}

/// All that a value says: a text, a number, the name of an object, or several.
fn words(value: &Value) -> Option<Vec<String>> {
    let all = match value {
        Value::String(text) => one_line(text).into_iter().collect(),
        Value::Number(number) => vec![number.to_string()],
        Value::Array(values) => values.iter().filter_map(name).collect(),
        Value::Object(_) => name(value).into_iter().collect::<Vec<_>>(),
        _ => return None,
    };
    (!all.is_empty()).then_some(all)
}

fn name(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => one_line(text),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(object) => ["name", "@value", "value", "url", "contentUrl", "@id"]
            .iter()
            .find_map(|key| one_line(object.get(*key)?.as_str()?)),
        _ => None,
    }
}

fn text(object: &Map<String, Value>, key: &str) -> Option<String> {
    words(object.get(key)?)?.into_iter().next()
}

fn joined(object: &Map<String, Value>, key: &str) -> Option<String> {
    Some(words(object.get(key)?)?.join(", "))
}

fn image(object: &Map<String, Value>) -> Option<String> {
    words(object.get("image")?)?
        .iter()
        .find_map(|image| said::address(image))
}

/// The last word of an address: `https://schema.org/NewCondition`.
fn last(text: &str) -> String {
    text.rsplit('/').next().unwrap_or(text).to_owned()
}
