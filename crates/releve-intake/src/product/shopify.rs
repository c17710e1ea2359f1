//! Shopify's `products.json`, as shops serve it and as its Admin API writes it.

use serde::Deserialize;

use super::{Availability, Product};
use crate::json::{self, Text, Words, amount};
use crate::part::File;
use crate::said;
use crate::{Error, Intake};

#[derive(Deserialize)]
struct List {
    #[serde(default)]
    products: Vec<Item>,
    product: Option<Item>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Item {
    id: Text,
    title: Text,
    handle: Text,
    body_html: Text,
    vendor: Text,
    product_type: Text,
    tags: Words,
    variants: Option<Vec<Variant>>,
    images: Option<Vec<Image>>,
    options: Option<Vec<Choice>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Variant {
    id: Text,
    title: Text,
    option1: Text,
    option2: Text,
    option3: Text,
    sku: Text,
    barcode: Text,
    available: Option<bool>,
    price: Text,
    compare_at_price: Text,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Image {
    src: Text,
}

/// An option is an object with a name, or its name alone.
#[derive(Deserialize)]
#[serde(transparent)]
struct Choice(Text);

/// What shops call the options that are read, in lower case.
const COLORS: [&str; 10] = [
    "color",
    "colour",
    "couleur",
    "farbe",
    "colore",
    "kleur",
    "färg",
    "farve",
    "カラー",
    "颜色",
];
const SIZES: [&str; 10] = [
    "size",
    "taille",
    "größe",
    "grösse",
    "talla",
    "taglia",
    "maat",
    "storlek",
    "サイズ",
    "尺码",
];
const MATERIALS: [&str; 6] = [
    "material",
    "fabric",
    "matière",
    "materiale",
    "stoff",
    "素材",
];

/// Bytes of the texts of all variants of a list: each repeats what its product says, so
/// that a list of 2 MiB might say 300 GiB.
const TEXTS: usize = 256 << 20;

/// What a product without variants has for one.
const NO_VARIANT: &str = "Default Title";

pub(crate) fn read(file: &File<'_>) -> Result<Intake, Error> {
    // Who is asked for a day should not learn then that the file is broken off.
    let list: List = json::parse(&file.text()).map_err(|why| file.malformed(&why))?;
    let day = file.day().ok_or_else(|| no_day(file))?;
    let mut taken = Intake::default();
    let mapping = file.options.mapping.as_ref();
    let named = mapping.and_then(|mapping| mapping.shop());
    let host = match named {
        // A shop that is called by its host is the one that is fetched from there.
        Some(shop) => Some(shop.to_lowercase())
            .filter(|shop| shop.contains('.') && !shop.contains([' ', '/', '\t'])),
        None => file.origin.url.as_deref().and_then(said::host),
    };
    let shop = host.clone().or_else(|| named.map(str::to_owned));
    let mut texts = 0;
    for (number, item) in (1..).zip(list.products.into_iter().chain(list.product)) {
        let Some(title) = item.title.one() else {
            taken.refuse(file.place(number), "a product without `title`");
            continue;
        };
        let mut whole = Product::new(item.id.one().unwrap_or_default(), title, day);
        whole.description = item
            .body_html
            .raw()
            .map(crate::html::fragment)
            .filter(|t| !t.is_empty());
        whole.brand = item.vendor.one();
        whole.retailer.clone_from(&shop);
        whole.kind = item.product_type.one();
        whole.tags.clone_from(&item.tags.0);
        whole.url = host
            .as_deref()
            .zip(item.handle.one())
            .map(|(host, handle)| format!("https://{host}/products/{handle}"));
        whole.image = item
            .images
            .iter()
            .flatten()
            .find_map(|image| said::address(image.src.raw()?));
        let variants = item.variants.unwrap_or_default();
        if variants.is_empty() {
            taken.refuse(
                file.place(number),
                format!("`{}` has no variants and no price", whole.title),
            );
            continue;
        }
        let choices: Vec<String> = item
            .options
            .iter()
            .flatten()
            .map(|choice| choice.0.one().unwrap_or_default().to_lowercase())
            .collect();
        let size = whole.texts().max(1);
        let fit = variants.len().min(TEXTS.saturating_sub(texts) / size);
        texts += fit * size;
        if fit < variants.len() {
            let why = format!(
                "`{}`: {} of its {} variants were left out, as the list says more than {} MiB",
                whole.title,
                variants.len() - fit,
                variants.len(),
                TEXTS >> 20
            );
            taken.refuse(file.place(number), why);
        }
        for variant in &variants[..fit] {
            let product = of_variant(&whole, variant, &choices);
            if let Some(price) = variant.price.one().filter(|_| product.price.is_none()) {
                let why = format!(
                    "`{}`: `{price}` is no price; it was kept without",
                    product.title
                );
                taken.refuse(file.place(number), why);
            }
            taken.products.push(product);
        }
    }
    let priced = taken.products.iter().any(|product| product.price.is_some());
    if priced {
        taken
            .notes
            .push("prices are in the shop's own currency, which the file does not say".to_owned());
    }
    Ok(taken)
}

fn of_variant(whole: &Product, variant: &Variant, choices: &[String]) -> Product {
    let mut product = whole.clone();
    if let Some(id) = variant.id.one() {
        product.group = Some(std::mem::replace(&mut product.id, id));
    }
    product.variant = variant.title.one().filter(|title| title != NO_VARIANT);
    product.sku = variant.sku.one();
    product.gtin = variant.barcode.one();
    let fair = |price: &f64| price.is_finite() && *price >= 0.0;
    product.price = amount(&variant.price).filter(fair);
    let before = amount(&variant.compare_at_price).filter(fair);
    // The price is the price, even above what it is compared with; where it is
    // none, what it is compared with is known all the same.
    product.price_was = before.filter(|before| product.price.is_none_or(|price| price < *before));
    product.availability = variant.available.map(|available| {
        if available {
            Availability::InStock
        } else {
            Availability::OutOfStock
        }
    });
    let values = [&variant.option1, &variant.option2, &variant.option3];
    for (choice, value) in choices.iter().zip(values) {
        let Some(value) = value.one().filter(|value| value != NO_VARIANT) else {
            continue;
        };
        if COLORS.contains(&choice.as_str()) {
            product.color = Some(value);
        } else if SIZES.contains(&choice.as_str()) {
            product.size = Some(value);
        } else if MATERIALS.contains(&choice.as_str()) {
            product.material = Some(value);
        }
    }
    product
}

/// Prices are worth nothing without their day.
pub(crate) fn no_day(file: &File<'_>) -> Error {
    no_day_but(file, file.disbelieved())
}

/// The same where a day was told that is none.
pub(crate) fn no_day_but(file: &File<'_>, told: Option<jiff::civil::Date>) -> Error {
    let but = told.map_or_else(String::new, |day| {
        format!(" but {day}, which is no day from 1900 to today")
    });
    Error::unclear(
        file.name,
        format!("no day of its prices{but}; say it with `--day 2026-11-20`, or in the file's name"),
    )
}
