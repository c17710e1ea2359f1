//! Which product of a study an item of a list is: what stands under one number of
//! a shop is told apart by variant and by currency, and known again by them,
//! whatever stands beside it in a list.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use releve_facts::Currency;
use rusqlite::params;

use super::{Details, Product};
use crate::{Error, Import};

/// Descriptions of a product that are looked at, the last of it: shops seldom
/// change what they say of a variant, and lists come every day.
const LOOKED_AT: u32 = 20;

/// Variants of one number of which it is asked what they might be beside what they
/// are called: each is compared with each.
const COMPARED: usize = 100;

/// An item that is new beside others of its number, as what is said of it fits none
/// of them: it may be one of them that is told otherwise now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewBeside {
    /// What it is called in the study.
    pub item: String,
    /// What others of its number are called, in the order of the alphabet.
    pub known: Vec<String>,
}

/// What a shop says by which variants of one number are told apart; without
/// letters' case.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub(crate) struct Variant {
    variant: Option<String>,
    color: Option<String>,
    size: Option<String>,
    condition: Option<String>,
}

impl Variant {
    pub(crate) fn of(details: &Details) -> Self {
        Self::said(
            &details.variant,
            &details.color,
            &details.size,
            &details.condition,
        )
    }

    pub(crate) fn said(
        variant: &Option<String>,
        color: &Option<String>,
        size: &Option<String>,
        condition: &Option<String>,
    ) -> Self {
        let folded = |text: &Option<String>| text.as_deref().map(|text| text.trim().to_lowercase());
        Self {
            variant: folded(variant),
            color: folded(color),
            size: folded(size),
            condition: folded(condition),
        }
    }

    pub(crate) fn is_nothing(&self) -> bool {
        *self == Self::default()
    }

    /// What is alike where two are one variant.
    fn named(&self) -> [Option<&str>; 3] {
        let condition = self.condition.as_deref();
        match &self.variant {
            Some(variant) => [Some(variant), None, condition],
            None => [self.color.as_deref(), self.size.as_deref(), condition],
        }
    }

    /// Whether nothing that both say is said otherwise.
    fn agrees(&self, other: &Self) -> bool {
        let same = |one: &Option<String>, other: &Option<String>| {
            one.is_none() || other.is_none() || one == other
        };
        let shape = match (&self.variant, &other.variant) {
            (Some(one), Some(other)) => one == other,
            _ => same(&self.color, &other.color) && same(&self.size, &other.size),
        };
        shape && same(&self.condition, &other.condition)
    }
}

impl Details {
    /// What tells an item from others of its number, in words: the variant, else
    /// colour and size, and the condition; empty where none of it is said.
    ///
    /// ```
    /// use releve_study::Details;
    ///
    /// let mut details = Details::default();
    /// assert_eq!(details.apart(), "");
    /// details.size = Some("38".into());
    /// details.condition = Some("used".into());
    /// assert_eq!(details.apart(), "38, used");
    /// ```
    pub fn apart(&self) -> String {
        let words = match &self.variant {
            Some(variant) => [Some(variant), None, self.condition.as_ref()],
            None => [
                self.color.as_ref(),
                self.size.as_ref(),
                self.condition.as_ref(),
            ],
        };
        let words: Vec<&str> = words.into_iter().flatten().map(String::as_str).collect();
        words.join(", ")
    }
}

/// An item that stands in two currencies: `A1 (EUR)`.
pub(crate) fn in_currency(item: &str, currency: &str) -> String {
    format!("{item} ({currency})")
}

/// The products of one number that a study has: what each is called, but for its
/// currency, and what was said of it, the last first.
type Known = BTreeMap<String, Vec<Variant>>;

impl Import<'_> {
    /// What the study calls the products of a file, in their order, and which of
    /// them are new beside others of their number.
    pub(super) fn called(
        &self,
        products: &[Product],
    ) -> Result<(Vec<String>, Vec<NewBeside>), Error> {
        let mut numbers: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
        for (place, product) in products.iter().enumerate() {
            let number = (product.shop.as_str(), product.item.as_str());
            numbers.entry(number).or_default().push(place);
        }
        let mut called = vec![String::new(); products.len()];
        let mut beside = Vec::new();
        for ((shop, number), places) in numbers {
            let known = self.of_number(shop, number)?;
            let rows: Vec<&Product> = places.iter().map(|place| &products[*place]).collect();
            let names = names(number, &rows, &known);
            let is_new = |name: &&String| !known.contains_key(*name);
            if !known.is_empty()
                && names.iter().all(|name| is_new(&name))
                && let Some(first) = names.first()
            {
                beside.push(NewBeside {
                    item: first.clone(),
                    known: known.keys().cloned().collect(),
                });
            }
            for (place, name) in places.into_iter().zip(names) {
                called[place] = name;
            }
        }
        Ok((called, beside))
    }

    /// What a study has under a shop's number.
    fn of_number(&self, shop: &str, number: &str) -> Result<Known, Error> {
        let connection = self.writing.connection();
        // All that begins with `A1 (`: a parenthesis that closes is next to one
        // that opens.
        let mut items = connection.prepare_cached(
            "SELECT id, item FROM product WHERE shop = ?1 AND item = ?2 UNION ALL \
             SELECT id, item FROM product WHERE shop = ?1 AND item >= ?3 AND item < ?4",
        )?;
        let mut said = connection.prepare_cached(
            "SELECT variant, color, size, condition, currency FROM product_day \
             WHERE product = ?1 ORDER BY day DESC, import DESC LIMIT ?2",
        )?;
        let (from, to) = (format!("{number} ("), format!("{number} )"));
        let mut items = items.query(params![shop, number, from, to])?;
        let mut known = Known::new();
        while let Some(row) = items.next()? {
            let (id, item): (i64, String) = (row.get(0)?, row.get(1)?);
            let mut rows = said.query(params![id, LOOKED_AT])?;
            while let Some(row) = rows.next()? {
                let variant = Variant::said(&row.get(0)?, &row.get(1)?, &row.get(2)?, &row.get(3)?);
                let currency: Option<String> = row.get(4)?;
                let plain = match &currency {
                    Some(code) if item != number => item.strip_suffix(&in_currency("", code)),
                    _ => None,
                };
                let plain = plain.unwrap_or(&item);
                let before = known.entry(plain.to_owned()).or_default();
                if !before.contains(&variant) {
                    before.push(variant);
                }
            }
        }
        Ok(known)
    }

    /// What an item is called whose price stands beside others of it in another
    /// currency: shops of several markets give their items one number in all of
    /// them, and a price in euros is no change of one in dollars. What it was
    /// called once it goes on being called, whatever was undone beside it.
    pub(super) fn in_its_currency(&self, product: &Product, item: String) -> Result<String, Error> {
        let Some(currency) = product.currency.as_ref().map(Currency::as_str) else {
            return Ok(item);
        };
        let own = in_currency(&item, currency);
        // Each is told by a row: an item may have as many days as a file has rows.
        let is_apart: bool = self
            .writing
            .connection()
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM product WHERE shop = ?1 AND item = ?4) \
                 OR EXISTS (SELECT 1 FROM product p JOIN product_day x ON x.product = p.id \
                     WHERE p.shop = ?1 AND p.item = ?2 AND x.currency IS NOT NULL) \
                 AND NOT EXISTS (SELECT 1 FROM product p JOIN product_day x ON x.product = p.id \
                     WHERE p.shop = ?1 AND p.item = ?2 AND x.currency = ?3)",
            )?
            .query_row(params![product.shop, item, currency, own], |row| row.get(0))?;
        Ok(if is_apart { own } else { item })
    }
}

/// What rows of one number are called: first what was called so before, then what
/// goes on with the one product that it may be, then what is new.
fn names(number: &str, rows: &[&Product], known: &Known) -> Vec<String> {
    let variants: Vec<Variant> = rows.iter().map(|row| Variant::of(&row.details)).collect();
    let mut words: BTreeMap<&Variant, String> = BTreeMap::new();
    for (variant, row) in variants.iter().zip(rows) {
        words
            .entry(variant)
            .or_insert_with(|| match variant.is_nothing() {
                true => number.to_owned(),
                false => format!("{number} ({})", row.details.apart()),
            });
    }
    let mut exact: HashMap<[Option<&str>; 3], &String> = HashMap::new();
    for (name, said) in known {
        for variant in said {
            let place = exact.entry(variant.named()).or_insert(name);
            // Earlier versions called a row that stood alone by its number, also
            // where the study had the variant.
            if *place == number && words.get(variant).is_some_and(|own| own == name) {
                *place = name;
            }
        }
    }
    let mut claims: BTreeMap<&str, Vec<&Variant>> = BTreeMap::new();
    let mut open: Vec<&Variant> = Vec::new();
    for variant in words.keys() {
        match exact.get(&variant.named()) {
            Some(name) => claims.entry(name).or_default().push(variant),
            None => open.push(variant),
        }
    }
    let mut names: BTreeMap<&Variant, &str> = BTreeMap::new();
    for (name, claim) in claims {
        // Of what was told as one product, and stands here as two, what says nothing
        // has the number, else what was said of it last goes on.
        let place = |variant: &&&Variant| {
            let said = known.get(name).into_iter().flatten();
            let last = said.take_while(|one| one.named() != variant.named());
            (!variant.is_nothing(), last.count())
        };
        let first = claim.iter().min_by_key(place).copied();
        for variant in claim {
            match Some(variant) == first {
                true => _ = names.insert(variant, name),
                false => open.push(variant),
            }
        }
    }
    let taken: BTreeSet<&str> = names.values().copied().collect();
    // Where the shop has a number for what variants have in common, this one is of
    // the variant, whatever it is called today.
    let own_number = words.len() == 1 && rows.iter().any(|row| row.has_group());
    let free: Vec<_> = match open.len().max(known.len()) <= COMPARED {
        true => known
            .iter()
            .filter(|(name, _)| !taken.contains(name.as_str()))
            .collect(),
        false => Vec::new(),
    };
    let fits = |variant: &Variant, (name, said): &(&String, &Vec<Variant>)| {
        (own_number && *name == number) || said.iter().all(|one| one.agrees(variant))
    };
    for variant in &open {
        let mut fitting = free.iter().filter(|one| fits(variant, one));
        let name = match (fitting.next(), fitting.next()) {
            (Some(one), None) if open.iter().filter(|other| fits(other, one)).count() == 1 => {
                one.0.as_str()
            }
            // It is the first of its number, and alone.
            _ if known.is_empty() && words.len() == 1 => number,
            _ => words[*variant].as_str(),
        };
        names.insert(variant, name);
    }
    let name = |variant| names.get(variant).copied().unwrap_or(number);
    variants
        .iter()
        .map(|variant| name(variant).to_owned())
        .collect()
}
