//! Rows of one file that are of one thing: of a country by several names, of one
//! product on one day.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use releve_intake::Refusal;
use releve_study::{Point, Product, Standing, Vintage};

use super::Held;
use crate::present::statement::amount;

/// Makes one download of what one file says of one series, once its markets and
/// channels are called by one name each. Where two of its rows give two values for one period
/// the series is refused, as it is where they are spelled alike.
pub(super) fn join(held: &mut Held, name: &str) {
    let all = std::mem::take(&mut held.vintages);
    let standings = std::mem::take(&mut held.standings);
    let mut places = HashMap::new();
    let mut groups: Vec<(Vec<Vintage>, Standing)> = Vec::new();
    for (vintage, standing) in all.into_iter().zip(standings) {
        let series = (vintage.key.clone(), vintage.step, vintage.unit.clone());
        let place = *places.entry(series).or_insert(groups.len());
        match groups.get_mut(place) {
            Some((vintages, _)) => vintages.push(vintage),
            None => groups.push((vec![vintage], standing)),
        }
    }
    for (vintages, standing) in groups {
        match one(vintages) {
            Ok(Some(vintage)) => {
                held.vintages.push(vintage);
                held.standings.push(standing);
            }
            Ok(None) => {}
            Err(why) => held.refused.push(Refusal::new(name, why)),
        }
    }
}

/// Keeps one row of each product and day. Rows that the shop tells apart as
/// variants (by name, colour, size or condition), or by the currency of their
/// prices, are products of their own; the same once more is left out; of what
/// contradicts itself the first is kept and the other refused.
pub(super) fn products(held: &mut Held, name: &str) {
    let key = |product: &Product| {
        let number = (product.shop.clone(), product.item.clone());
        (number, product.details.apart(), product.day)
    };
    let mut kept: Vec<Product> = Vec::with_capacity(held.products.len());
    let mut places: HashMap<_, Vec<usize>> = HashMap::new();
    for product in std::mem::take(&mut held.products) {
        let places = places.entry(key(&product)).or_default();
        // Prices in two currencies are of two markets, as they are in two files.
        let currency = |one: &Product| one.currency;
        let same = |place: &&usize| {
            let (one, other) = (currency(&kept[**place]), currency(&product));
            one.is_none() || other.is_none() || one == other
        };
        let Some(first) = places.iter().find(same).map(|place| &kept[*place]) else {
            places.push(kept.len());
            kept.push(product);
            continue;
        };
        let says = |product: &Product| {
            let prices = [product.price, product.price_to, product.price_was];
            (prices, product.currency, product.available)
        };
        if says(first) != says(&product) {
            let variant = match product.details.apart() {
                none if none.is_empty() => none,
                said => format!(" (`{said}`)"),
            };
            let why = format!(
                "`{}` is there twice for {}, {} and {}{variant}; the first was kept; a column \
                 that tells the two apart (`size`, `color`, `variant`) keeps both",
                product.item,
                product.day,
                costs(first),
                costs(&product)
            );
            held.refused.push(Refusal::new(name, why));
        }
    }
    held.products = kept;
}

/// What it costs and whether it can be had, in words.
fn costs(product: &Product) -> String {
    let amount = |price: Option<f64>| price.map_or_else(|| "no price".into(), amount);
    let mut words = amount(product.price);
    if let Some(to) = product.price_to {
        words += &format!(" to {}", self::amount(to));
    }
    if let Some(currency) = product.currency {
        words += &format!(" {currency}");
    }
    if product.available == Some(false) {
        words += ", out of stock";
    }
    words
}

/// The downloads of one series as one. A gap gives way to a value.
fn one(vintages: Vec<Vintage>) -> Result<Option<Vintage>, String> {
    let mut all = vintages.into_iter();
    let Some(mut first) = all.next() else {
        return Ok(None);
    };
    if all.len() == 0 {
        return Ok(Some(first));
    }
    let mut points: BTreeMap<Date, Point> = BTreeMap::new();
    let mut rest = std::mem::take(&mut first.points);
    for vintage in all {
        rest.extend(vintage.points);
        first.dropped += vintage.dropped;
        first.downloaded = first.downloaded.max(vintage.downloaded);
    }
    for point in rest {
        let known = points.entry(point.day).or_insert(point);
        if known.value.is_none() {
            *known = point;
        } else if point.value.is_some() && *known != point {
            let of = [
                ("market", &first.key.market),
                ("channel", &first.key.channel),
            ]
            .into_iter()
            .filter(|(_, name)| !name.is_empty())
            .map(|(what, name)| format!(", {what} `{name}`"));
            return Err(format!(
                "`{}` has two values for {}{}; expected one: a market or a channel by two names \
                 is one, and what else its rows are of a column of its own tells",
                first.key.subject,
                point.day,
                of.collect::<String>()
            ));
        }
    }
    first.points = points.into_values().collect();
    Ok(Some(first))
}
