//! Prices of bytes that a study has, on another day.

use std::collections::{BTreeMap, BTreeSet};

use super::Taken;
use crate::product::number::Variant;
use crate::series::day_number;
use crate::{Error, Import, Product};

/// What a shop says of an item on a day: its words, which no day changes, with
/// the address apart, which a list without a shop does not know; and its
/// figures, which a day may change.
#[derive(PartialEq)]
struct Described {
    words: Vec<Option<String>>,
    url: Option<String>,
    figures: Vec<Option<f64>>,
}

/// What files say of an item, by shop and day. A list that names no shop is of
/// the shop `""`.
type Shops = BTreeMap<String, BTreeMap<i64, Described>>;

/// What tells an item from the others of a file, whatever a study calls it: its
/// number, its variant and what its price is in.
type Told = (String, Variant, Option<String>);

impl Import<'_> {
    /// Products of days that the files did not bring, each of the shop by which
    /// the study knows it; `None` where these are other items, or something else
    /// is said of them: where it is `named`, a shop for one that had no name, too.
    pub(super) fn further_days(
        &self,
        files: &[Taken],
        products: &[Product],
        named: bool,
    ) -> Result<Option<Vec<Product>>, Error> {
        // What stands last of an item counts, as where it is stored.
        let mut now = BTreeMap::new();
        for (place, product) in products.iter().enumerate() {
            let item = (told(product), &product.shop, day_number(product.day));
            now.insert(item, (place, product));
        }
        let items: BTreeSet<&Told> = now.keys().map(|(item, ..)| item).collect();
        let mut numbers: Numbers<'_> = BTreeMap::new();
        for (number, variant, _) in &items {
            numbers.entry(number).or_default().insert(variant);
        }
        let there = self.products_there(files, &numbers)?;
        // A page whose products had no day before had none stored.
        if !there.is_empty() && !items.into_iter().eq(there.keys()) {
            return Ok(None);
        }
        let mut further = Vec::new();
        for ((item, shop, day), (place, product)) in &now {
            let (place, day) = (*place, *day);
            let Some(shops) = there.get(item) else {
                further.push((place, (*product).clone()));
                continue;
            };
            let Some(shop) = known_as(shop, shops) else {
                return Ok(None);
            };
            let said = described(product);
            let before = |of: &str| shops.get(of).into_iter().flatten();
            let mut known = before(shop).chain(before("")).peekable();
            let url = known.peek().and_then(|(_, known)| known.url.clone());
            let mut is_there = false;
            for (on, known) in known {
                let same_url = known.url.is_none() || said.url.is_none() || known.url == said.url;
                let same_day = *on == day;
                if known.words != said.words
                    || !same_url
                    || same_day && known.figures != said.figures
                {
                    return Ok(None);
                }
                is_there |= same_day;
            }
            if !is_there {
                let mut product = (*product).clone();
                shop.clone_into(&mut product.shop);
                product.url = product.url.or(url);
                further.push((place, product));
            } else if named && !shops.contains_key(shop) {
                return Ok(None);
            }
        }
        further.sort_unstable_by_key(|(place, _)| *place);
        Ok(Some(further.into_iter().map(|(_, one)| one).collect()))
    }

    /// What the files say of their items.
    fn products_there(
        &self,
        files: &[Taken],
        numbers: &Numbers<'_>,
    ) -> Result<BTreeMap<Told, Shops>, Error> {
        let mut there: BTreeMap<Told, Shops> = BTreeMap::new();
        for file in files {
            let mut select = self.connection().prepare_cached(
                "SELECT p.item, p.shop, x.day, x.url, x.title, x.brand, x.currency, x.image, \
                 x.price, x.price_was, x.available, x.variant, x.color, x.size, x.condition \
                 FROM product_day x \
                 JOIN product p ON p.id = x.product WHERE x.file = ?1",
            )?;
            let mut rows = select.query([file.id])?;
            while let Some(row) = rows.next()? {
                let described = Described {
                    words: (4..8).map(|at| row.get(at)).collect::<Result<_, _>>()?,
                    url: row.get(3)?,
                    figures: (8..11).map(|at| row.get(at)).collect::<Result<_, _>>()?,
                };
                let item: String = row.get(0)?;
                let number = number_of(&item, numbers);
                let mut variant =
                    Variant::said(&row.get(11)?, &row.get(12)?, &row.get(13)?, &row.get(14)?);
                // Studies of schema 1 and 2 did not keep it.
                if let Some(variants) = numbers.get(number)
                    && let (true, Some(only), 1) =
                        (variant.is_nothing(), variants.first(), variants.len())
                {
                    variant = (*only).clone();
                }
                let told = (number.to_owned(), variant, described.words[2].clone());
                let shops = there.entry(told).or_default();
                let days = shops.entry(row.get(1)?).or_default();
                days.insert(row.get(2)?, described);
            }
        }
        Ok(there)
    }
}

/// The numbers of a file, each with the variants that stand under it.
type Numbers<'n> = BTreeMap<&'n str, BTreeSet<&'n Variant>>;

/// The number under which a file has what a study calls so: that, or what stands
/// before a variant or a currency in parentheses.
fn number_of<'i>(item: &'i str, numbers: &Numbers<'_>) -> &'i str {
    let before = item.rmatch_indices(" (").map(|(at, _)| &item[..at]);
    let mut all = std::iter::once(item).chain(before);
    all.find(|number| numbers.contains_key(number))
        .unwrap_or(item)
}

fn told(product: &Product) -> Told {
    let currency = product
        .currency
        .as_ref()
        .map(|code| code.as_str().to_owned());
    (
        product.item.clone(),
        Variant::of(&product.details),
        currency,
    )
}

/// By what name a study knows the shop of an item: where it is not named, the
/// one that was named before; where it was not, the name that it gets now.
/// `None` where it was another one, or may be one of several.
fn known_as<'s>(shop: &'s str, shops: &'s Shops) -> Option<&'s str> {
    let mut named = shops.keys().filter(|known| !known.is_empty());
    match (shop, named.next(), named.next()) {
        ("", Some(one), None) => Some(one),
        ("", None, _) => Some(shop),
        _ if shops.contains_key(shop) => Some(shop),
        (_, None, _) => Some(shop),
        _ => None,
    }
}

fn described(product: &Product) -> Described {
    let currency = product.currency.as_ref();
    let available = product.available.map(|is| f64::from(u8::from(is)));
    Described {
        words: vec![
            Some(product.title.clone()),
            product.brand.clone(),
            currency.map(|currency| currency.as_str().to_owned()),
            product.image.clone(),
        ],
        url: product.url.clone(),
        figures: vec![product.price, product.price_was, available],
    }
}
