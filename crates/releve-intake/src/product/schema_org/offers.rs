//! Prices of what schema.org calls offers.

use releve_facts::Currency;
use serde_json::{Map, Value};

use super::super::attributes::short;
use super::super::{Availability, Product, price};
use super::{TEXTS, last, text};
use crate::intake::counted;
use crate::said;

type Offer = Map<String, Value>;

/// Sellers and conditions of one product. A page shows a few; each is a product of
/// its own, and all of them are compared with each offer.
const SELLERS: usize = 100;

/// The product as each seller offers it in each condition, with what is to be told
/// of its price there; as it is where there is no offer. Sellers beyond
/// [`SELLERS`], or fewer of a product that says very much, are left out, which is
/// told.
pub(super) fn offered(offers: &Value, product: &Product) -> Vec<(Product, Option<String>)> {
    let list: Vec<&Offer> = match offers {
        Value::Array(all) => all.iter().filter_map(Value::as_object).collect(),
        Value::Object(one) => vec![one],
        _ => Vec::new(),
    };
    if list.is_empty() {
        return vec![(product.clone(), None)];
    }
    let most = (TEXTS / product.texts().max(1)).clamp(1, SELLERS);
    let (sellers, left_out) = by_seller(list, most);
    let of_each = sellers.into_iter().map(|list| {
        let mut product = product.clone();
        let note = summed_up(&list, &mut product);
        (product, note)
    });
    let mut all: Vec<_> = of_each.collect();
    if let (Some((first, note)), 1..) = (all.first_mut(), left_out) {
        let left_out = format!(
            "`{}` is offered by more sellers than {most}: {} left out",
            short(&first.title),
            counted(left_out, "offer was", "offers were")
        );
        *note = Some(match note.take() {
            Some(note) => format!("{note}; {left_out}"),
            None => left_out,
        });
    }
    all
}

/// The offers of each seller and condition: two sellers' prices are no range, and
/// neither are those of new and used. One that does not say either goes with the
/// first that it does not contradict. Beside them the number of offers of sellers
/// beyond so many.
fn by_seller(offers: Vec<&Offer>, most: usize) -> (Vec<Vec<&Offer>>, usize) {
    let mut groups: Vec<([Option<String>; 2], Vec<&Offer>)> = Vec::new();
    let mut left_out = 0;
    for offer in offers {
        let said = [text(offer, "seller"), condition(offer)];
        let fits = |group: &[Option<String>; 2]| {
            let mut pairs = group.iter().zip(&said);
            pairs.all(|pair| !matches!(pair, (Some(one), Some(other)) if one != other))
        };
        match groups.iter().position(|(group, _)| fits(group)) {
            Some(at) => {
                let (group, list) = &mut groups[at];
                for (known, said) in group.iter_mut().zip(said) {
                    *known = known.take().or(said);
                }
                list.push(offer);
            }
            None if groups.len() >= most => left_out += 1,
            None => groups.push((said, vec![offer])),
        }
    }
    let groups = groups.into_iter().map(|(_, list)| list);
    (groups.collect(), left_out)
}

/// `new`, `used`, `refurbished` of `https://schema.org/NewCondition` and the like.
fn condition(offer: &Offer) -> Option<String> {
    let text = text(offer, "itemCondition")?;
    Some(last(&text).trim_end_matches("Condition").to_lowercase())
}

/// The offers of one seller: one, an aggregate, or several, of which the range
/// is kept; of several currencies that of the first, as the page is made for it,
/// which is told.
fn summed_up(list: &[&Offer], product: &mut Product) -> Option<String> {
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
            product.condition = condition(offer);
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
