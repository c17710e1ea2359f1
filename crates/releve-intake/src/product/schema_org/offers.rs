//! Prices of what schema.org calls offers.

use releve_facts::Currency;
use serde_json::{Map, Value};

use super::super::{Availability, Product, price};
use super::{PRODUCTS, last, text};
use crate::said;

/// The offers of a product: one, an aggregate, or several, of which the range
/// is kept; of several currencies that of the first, as the page is made for it,
/// which is told.
pub(super) fn offered(offers: &Value, product: &mut Product) -> Option<String> {
    let list: Vec<&Map<String, Value>> = match offers {
        Value::Array(all) => all
            .iter()
            .filter_map(Value::as_object)
            .take(PRODUCTS)
            .collect(),
        Value::Object(one) => vec![one],
        _ => return None,
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
    let &(currency, low, high) = ranges.first()?;
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
    let taken = currency.map_or_else(|| "no currency".to_owned(), |code| code.to_string());
    (!others.is_empty()).then(|| {
        format!(
            "`{}` is offered in several currencies: {taken}, the first, was taken and {} left out",
            product.title,
            others.join(", ")
        )
    })
}
