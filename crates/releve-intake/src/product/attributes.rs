//! Merchant Center's attributes, which its tables, its feeds and the column
//! mapper share (support.google.com/merchants, product data specification).

use super::price::currency_of;
use super::{Availability, Product, price};
use crate::said::{self, one_line};

/// Names by which an attribute is known in all formats: in lower case, with
/// blanks for underscores, without prefix.
pub(crate) fn name(header: &str) -> String {
    let name = header.trim().to_lowercase().replace(['_', '-'], " ");
    name.strip_prefix("g:").unwrap_or(&name).to_owned()
}

/// Writes one attribute of a product; `false` for one that is not read. Prices
/// are gathered in `prices`, as what a product costs depends on two of them.
pub(crate) fn set(
    product: &mut Product,
    prices: &mut Prices,
    attribute: &str,
    value: &str,
) -> bool {
    let Some(text) = one_line(value) else {
        return true;
    };
    match attribute {
        "id" => product.id = text,
        "title" => product.title = text,
        "description" => {
            let markup = value.contains(['<', '&']);
            product.description = Some(if markup {
                crate::html::fragment(value)
            } else {
                text
            });
        }
        "link" => product.url = said::address(&text),
        "image link" => product.image = said::address(&text),
        "item group id" => product.group = Some(text),
        "brand" => product.brand = Some(text),
        "google product category" => product.category = Some(text),
        "product type" => product.kind = Some(text),
        "color" | "colour" => product.color = Some(text.replace('/', ", ")),
        "size" => product.size = Some(text),
        "material" => product.material = Some(text.replace('/', ", ")),
        "pattern" => product.pattern = Some(text),
        "gender" => product.gender = Some(text),
        "age group" => product.age_group = Some(text),
        "condition" => product.condition = Some(text),
        "gtin" => product.gtin = Some(text),
        "mpn" => product.mpn = Some(text),
        "sku" => product.sku = Some(text),
        "variant" => product.variant = Some(text),
        "retailer" => product.retailer = Some(text),
        "tags" => product.tags = text.split(',').filter_map(one_line).collect(),
        "availability" => product.availability = Availability::of(&text),
        "currency" => match currency_of(&text) {
            Some(code) => prices.currency = Some(code),
            None => prices.unread = Some(text),
        },
        "price" => prices.regular = Some(text),
        "sale price" => prices.reduced = Some(text),
        "sale price effective date" => prices.reduced_on = Some(text),
        _ => return false,
    }
    true
}

/// The prices of a product as written.
#[derive(Debug, Default)]
pub(crate) struct Prices {
    pub(crate) regular: Option<String>,
    pub(crate) reduced: Option<String>,
    /// From when to when the reduced price holds: two days in ISO 8601 with `/`
    /// between them.
    pub(crate) reduced_on: Option<String>,
    pub(crate) currency: Option<releve_facts::Currency>,
    /// What is said for the currency and names none, or several.
    pub(crate) unread: Option<String>,
}

impl Prices {
    /// Writes what the product costs on its day; an error names the price that
    /// is none.
    pub(crate) fn apply(&self, product: &mut Product) -> Result<(), String> {
        let read = |text: &Option<String>| match text {
            None => Ok(None),
            Some(text) => price(text).map(Some).ok_or_else(|| {
                format!(
                    "`{}` is no price; expected one such as `15.00 USD`",
                    short(text)
                )
            }),
        };
        let (regular, mut reduced) = (read(&self.regular)?, read(&self.reduced)?);
        if self
            .reduced_on
            .as_deref()
            .is_some_and(|span| !within(span, product.day))
        {
            reduced = None;
        }
        let codes = [&regular, &reduced].map(|amount| amount.as_ref().and_then(|a| a.currency));
        if let [Some(one), Some(other)] = codes
            && one != other
        {
            return Err(format!(
                "its price is in {one} and its sale price in {other}; expected one currency"
            ));
        }
        if let (Some(own), Some(said)) = (codes.into_iter().flatten().next(), self.currency)
            && own != said
        {
            return Err(format!(
                "its price is in {own} as it is written and in {said} by its currency; expected one"
            ));
        }
        product.costs(regular.map(|a| a.value), reduced.map(|a| a.value));
        product.currency = reduced
            .and_then(|amount| amount.currency)
            .or(regular.and_then(|amount| amount.currency))
            .or(self.currency);
        Ok(())
    }
}

fn within(span: &str, day: jiff::civil::Date) -> bool {
    let (from, to) = span.split_once('/').unwrap_or((span, ""));
    let from = crate::date::day(from);
    let to = crate::date::day(to);
    from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
}

/// The first letters of a text, for a message.
pub(crate) fn short(text: &str) -> String {
    text.chars().take(40).collect()
}
