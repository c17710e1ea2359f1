//! Products in JSON-LD by [schema.org](https://schema.org/Product), inside pages
//! or alone: `Product` and `ProductGroup`, wherever they stand in a graph.

use jiff::civil::Date;
use releve_facts::Currency;
use serde_json::{Map, Value};

use super::{Availability, Product, price, shopify};
use crate::json;
use crate::part::File;
use crate::said::{self, one_line};
use crate::{Error, Intake};

/// How deep a graph is searched. JSON itself is parsed to a depth of 128.
const DEPTH: usize = 12;

/// Products of one page.
const PRODUCTS: usize = 10_000;

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
    notes: Vec<String>,
}

fn finished(file: &File<'_>, found: Found) -> Intake {
    let mut taken = Intake::default();
    taken.notes = found.notes;
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
    if depth > DEPTH || found.products.len() >= PRODUCTS {
        return;
    }
    match value {
        Value::Array(values) => {
            for value in values {
                find(value, day, group, depth + 1, found);
            }
        }
        Value::Object(object) if is(object, "ProductGroup") => {
            let mut whole = product(object, day, group, &mut found.notes);
            whole.group = text(object, "productGroupID").or(whole.group);
            match object.get("hasVariant") {
                Some(variants) => find(variants, day, Some(&whole), depth + 1, found),
                None => keep(whole, found),
            }
        }
        Value::Object(object) if is(object, "Product") => {
            let one = product(object, day, group, &mut found.notes);
            keep(one, found);
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

/// A product is kept once, and where it says at least a name.
fn keep(product: Product, found: &mut Found) {
    if !product.title.is_empty() && !found.products.contains(&product) {
        found.products.push(product);
    }
}

fn product(
    object: &Map<String, Value>,
    day: Date,
    group: Option<&Product>,
    notes: &mut Vec<String>,
) -> Product {
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
    if let Some(offers) = object.get("offers") {
        offered(offers, &mut product, notes);
    }
    product
}

/// The offers of a product: one, an aggregate, or several, of which the range
/// is kept; of several currencies that of the first, as the page is made for it.
fn offered(offers: &Value, product: &mut Product, notes: &mut Vec<String>) {
    let list: Vec<&Map<String, Value>> = match offers {
        Value::Array(all) => all
            .iter()
            .filter_map(Value::as_object)
            .take(PRODUCTS)
            .collect(),
        Value::Object(one) => vec![one],
        _ => return,
    };
    // By currency, the one of the first price first: amounts of two are no range.
    let mut ranges: Vec<(Option<Currency>, f64, f64)> = Vec::new();
    let mut widen = |currency: Option<Currency>, amount: f64| match ranges
        .iter_mut()
        .find(|(known, ..)| *known == currency)
    {
        Some((_, low, high)) => {
            (*low, *high) = (low.min(amount), high.max(amount));
        }
        None => ranges.push((currency, amount, amount)),
    };
    for offer in list {
        let specification = match offer.get("priceSpecification") {
            Some(Value::Array(all)) => all.iter().find_map(Value::as_object),
            Some(Value::Object(one)) => Some(one),
            _ => None,
        };
        let written =
            |key: &str| text(offer, key).or_else(|| specification.and_then(|of| text(of, key)));
        let amounts =
            ["price", "lowPrice", "highPrice"].map(|key| written(key).and_then(|p| price(&p)));
        let code = |text: Option<String>| text?.to_ascii_uppercase().parse().ok();
        let said: Option<Currency> = code(written("priceCurrency"));
        let mut priced = false;
        for amount in amounts
            .into_iter()
            .flatten()
            .filter(|amount| amount.value > 0.0)
        {
            priced = true;
            widen(said.or(amount.currency).or(product.currency), amount.value);
        }
        let had = text(offer, "availability").and_then(|text| Availability::of(&text));
        // What one offer has, the product has.
        if product.availability.is_none() || had == Some(Availability::InStock) {
            product.availability = had.or(product.availability);
        }
        if product.condition.is_none() {
            product.condition = text(offer, "itemCondition")
                .map(|text| last(&text).trim_end_matches("Condition").to_lowercase());
        }
        if product.url.is_none() {
            product.url = text(offer, "url").and_then(|url| said::address(&url));
        }
        if product.retailer.is_none() {
            product.retailer = text(offer, "seller");
        }
        // An aggregate lists what it sums up, one level deep.
        if let Some(Value::Array(inner)) = offer.get("offers").filter(|_| !priced) {
            for one in inner.iter().filter_map(Value::as_object) {
                if let Some(amount) = text(one, "price").and_then(|p| price(&p)) {
                    let own = code(text(one, "priceCurrency")).or(amount.currency);
                    widen(own.or(said).or(product.currency), amount.value);
                }
            }
        }
    }
    let Some(&(currency, low, high)) = ranges.first() else {
        return;
    };
    product.currency = currency;
    product.price = Some(low);
    product.price_to = (high > low).then_some(high);
    let others: Vec<String> = ranges[1..]
        .iter()
        .map(|(currency, low, _)| match currency {
            Some(code) => format!("{low} {code}"),
            None => format!("{low} in no currency"),
        })
        .collect();
    if !others.is_empty() {
        let taken = currency.map_or_else(|| "no currency".to_owned(), |code| code.to_string());
        notes.push(format!(
            "`{}` is offered in several currencies: {taken}, the first, was taken and {} left out",
            product.title,
            others.join(", ")
        ));
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
