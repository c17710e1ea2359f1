//! Products with their price on a day.
//!
//! Shops write the same things in different ways: a price as `"15.00 USD"`, as
//! `"15.00"` beside a currency, as a range. Here they are one type,
//! [`Product`]; [`price`] reads amounts as they are written.

pub(crate) mod attributes;
mod availability;
pub(crate) mod merchant;
mod price;
pub(crate) mod schema_org;
pub(crate) mod shopify;

pub use availability::Availability;
pub use price::{Amount, price};

use jiff::civil::Date;
use releve_facts::Currency;
use serde::{Deserialize, Serialize};

/// One item for sale as a shop describes it on a day: a variant where the shop
/// has variants, with [`Product::group`] in common.
///
/// Texts are in one line and without markup, [`Product::description`] has its
/// lines. What the shop does not say is `None`, never guessed; two days' prices
/// of one item are two values of this type.
///
/// # Example: its JSON form
///
/// ```
/// use jiff::civil::date;
/// use releve_intake::product::Product;
///
/// let mut product = Product::new("41", "Margot flat", date(2026, 11, 20));
/// product.price = Some(690.0);
/// product.currency = "GBP".parse().ok();
/// let json = serde_json::to_string(&product).unwrap();
/// assert_eq!(
///     json,
///     r#"{"id":"41","title":"Margot flat","price":690.0,"currency":"GBP","day":"2026-11-20"}"#
/// );
/// # assert_eq!(serde_json::from_str::<Product>(&json).unwrap(), product);
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Product {
    /// The shop's own number of it: of the variant where it has variants.
    pub id: String,
    /// What variants have in common: the shop's number of the product.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// What it is called.
    pub title: String,
    /// What tells a variant from the others: `Black / 38`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variant: Option<String>,
    /// What the shop says of it, without markup.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The brand, or the vendor where the shop has no other word for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub brand: Option<String>,
    /// Who sells it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retailer: Option<String>,
    /// What kind of thing it is, in the shop's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// What kind of thing it is, in Google's taxonomy: a name or a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// Colours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub color: Option<String>,
    /// Size, in the shop's system.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<String>,
    /// Materials.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub material: Option<String>,
    /// Pattern.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
    /// For whom: `female`, `male`, `unisex`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gender: Option<String>,
    /// For which age: `adult`, `kids` …
    #[serde(skip_serializing_if = "Option::is_none")]
    pub age_group: Option<String>,
    /// `new`, `used`, `refurbished`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// Number of the article in trade (GTIN, EAN, UPC, ISBN).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gtin: Option<String>,
    /// The maker's number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mpn: Option<String>,
    /// The shop's stock number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sku: Option<String>,
    /// Words that the shop files it under.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Its page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Address of its first picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    /// What it costs on the day, the sale price where there is one; of a range
    /// the lower end. Never negative.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price: Option<f64>,
    /// The upper end of a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price_to: Option<f64>,
    /// What it cost before, where it is reduced; more than `price`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price_was: Option<f64>,
    /// What prices are in. Shopify's own lists do not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<Currency>,
    /// Whether it can be had.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub availability: Option<Availability>,
    /// The day on which all this was so.
    pub day: Date,
}

impl Product {
    /// A product of which nothing but its number, its name and the day is known.
    pub fn new(id: impl Into<String>, title: impl Into<String>, day: Date) -> Self {
        Self {
            id: id.into(),
            title: title.into(),
            day,
            ..Self::blank()
        }
    }

    fn blank() -> Self {
        Self {
            id: String::new(),
            group: None,
            title: String::new(),
            variant: None,
            description: None,
            brand: None,
            retailer: None,
            kind: None,
            category: None,
            color: None,
            size: None,
            material: None,
            pattern: None,
            gender: None,
            age_group: None,
            condition: None,
            gtin: None,
            mpn: None,
            sku: None,
            tags: Vec::new(),
            url: None,
            image: None,
            price: None,
            price_to: None,
            price_was: None,
            currency: None,
            availability: None,
            day: Date::ZERO,
        }
    }

    /// Bytes of all its texts.
    pub(crate) fn texts(&self) -> usize {
        let said = [
            &self.group,
            &self.variant,
            &self.description,
            &self.brand,
            &self.retailer,
            &self.kind,
            &self.category,
            &self.color,
            &self.size,
            &self.material,
            &self.pattern,
            &self.gender,
            &self.age_group,
            &self.condition,
            &self.gtin,
            &self.mpn,
            &self.sku,
            &self.url,
            &self.image,
        ];
        let said = said.into_iter().flatten().chain(&self.tags);
        self.id.len() + self.title.len() + said.map(String::len).sum::<usize>()
    }

    /// Takes a regular price and a reduced one: what it costs is the lower.
    pub(crate) fn costs(&mut self, regular: Option<f64>, reduced: Option<f64>) {
        let fair = |price: &f64| price.is_finite() && *price >= 0.0;
        let (regular, reduced) = (regular.filter(fair), reduced.filter(fair));
        match (regular, reduced) {
            (Some(regular), Some(reduced)) if reduced < regular => {
                self.price = Some(reduced);
                self.price_was = Some(regular);
            }
            (regular, reduced) => self.price = regular.or(reduced),
        }
    }
}
