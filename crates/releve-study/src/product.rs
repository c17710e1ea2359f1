//! Products and what a shop said of them on a day.

pub(crate) mod number;
mod shop;

use jiff::civil::Date;
use releve_facts::Currency;
use rusqlite::{OptionalExtension as _, params};

use crate::series::day_number;
use crate::{Error, FileId, Import};
pub use number::NewBeside;

/// What a shop said of an item on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Product {
    /// The shop: its name or host.
    pub shop: String,
    /// The shop's own number of the item, else its address.
    pub item: String,
    /// The day that it was so.
    pub day: Date,
    /// What it is called.
    pub title: String,
    /// Who makes it.
    pub brand: Option<String>,
    /// What it is, as reading its title tells: `ballet flat`.
    pub garment: Option<String>,
    /// What it cost; of a range the lower end.
    pub price: Option<f64>,
    /// The upper end of a range.
    pub price_to: Option<f64>,
    /// What it cost before a reduction.
    pub price_was: Option<f64>,
    /// What the prices are in.
    pub currency: Option<Currency>,
    /// Whether it could be had.
    pub available: Option<bool>,
    /// Its page.
    pub url: Option<String>,
    /// Its picture, by reference.
    pub image: Option<String>,
    /// Colours, materials, cuts and details.
    pub attributes: Vec<String>,
    /// What else the shop says of it.
    pub details: Details,
}

/// What a shop says of an item in its own words, nothing of it read: `None`
/// where it does not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Details {
    /// What variants have in common: the shop's number of the product.
    pub group: Option<String>,
    /// What tells a variant from the others: `Black / 38`.
    pub variant: Option<String>,
    /// What kind of thing it is.
    pub kind: Option<String>,
    /// The same in Google's taxonomy: a name or a number.
    pub category: Option<String>,
    /// Colours.
    pub color: Option<String>,
    /// Size, in the shop's system.
    pub size: Option<String>,
    /// Materials.
    pub material: Option<String>,
    /// Pattern.
    pub pattern: Option<String>,
    /// For whom.
    pub gender: Option<String>,
    /// For which age.
    pub age_group: Option<String>,
    /// `new`, `used`, `refurbished`.
    pub condition: Option<String>,
    /// Number of the article in trade.
    pub gtin: Option<String>,
    /// The maker's number.
    pub mpn: Option<String>,
    /// The shop's stock number.
    pub sku: Option<String>,
    /// Words that the shop files it under.
    pub tags: Vec<String>,
}

/// The columns of `product_day` that say what was said of an item.
pub(crate) const DESCRIBED: &str = "title, brand, garment, price, price_was, currency, available, \
     url, image, attributes, price_to, item_group, variant, kind, category, color, size, \
     material, pattern, gender, age_group, condition, gtin, mpn, sku, tags";

impl Product {
    /// Whether the shop says a number for what variants have in common, so that
    /// `item` is the variant's own.
    pub fn has_group(&self) -> bool {
        matches!(&self.details.group, Some(group) if *group != self.item)
    }
}

impl Import<'_> {
    /// Adds what a shop said of an item on a day. What was known of other days,
    /// and of the same day from another import, stays.
    ///
    /// # Errors
    ///
    /// Where a price is no number, or the file cannot be written to.
    pub fn product(&mut self, file: FileId, product: &Product) -> Result<(), Error> {
        self.products(file, std::slice::from_ref(product)).map(drop)
    }

    /// Adds what a file says of items, as [`Import::product`] does. Items of one
    /// number that are said to be of different sizes, colours or conditions are
    /// products of their own, and so are those with prices in different
    /// currencies: each is the one that was known as that before, whatever
    /// stands beside it. Gives those that are new though others of their number
    /// were known, of which one might be meant.
    ///
    /// # Errors
    ///
    /// As of [`Import::product`].
    pub fn products(
        &mut self,
        file: FileId,
        products: &[Product],
    ) -> Result<Vec<NewBeside>, Error> {
        let (called, beside) = self.called(products)?;
        for (product, item) in products.iter().zip(called) {
            let item = self.in_its_currency(product, item)?;
            self.described(file, &item, product)?;
        }
        Ok(beside)
    }

    /// Adds what was said of a product that the study calls so.
    fn described(&mut self, file: FileId, item: &str, product: &Product) -> Result<(), Error> {
        let connection = self.writing.connection();
        let prices = [product.price, product.price_to, product.price_was];
        if prices.into_iter().flatten().any(|price| !price.is_finite()) {
            return Err(Error::refused(format!(
                "the price of `{}` is no number",
                product.title
            )));
        }
        let names = params![product.shop, item];
        let found: Option<i64> = connection
            .prepare_cached("SELECT id FROM product WHERE shop = ?1 AND item = ?2")?
            .query_row(names, |row| row.get(0))
            .optional()?;
        let id = match found {
            Some(id) => id,
            None => {
                connection
                    .prepare_cached("INSERT INTO product (shop, item) VALUES (?1, ?2)")?
                    .execute(names)?;
                connection.last_insert_rowid()
            }
        };
        // An item that an import tells twice of a day has one price, the last.
        let told: bool = connection
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM product_day \
                 WHERE product = ?1 AND day = ?2 AND import = ?3)",
            )?
            .query_row(
                params![id, day_number(product.day), self.writing.id],
                |row| row.get(0),
            )?;
        let list = |words: &[String]| {
            (!words.is_empty()).then(|| serde_json::Value::from(words.to_vec()).to_string())
        };
        let details = &product.details;
        connection
            .prepare_cached(&format!(
                "INSERT OR REPLACE INTO product_day (product, day, import, file, {DESCRIBED}) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, \
                 ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30)",
            ))?
            .execute(params![
                id,
                day_number(product.day),
                self.writing.id,
                file.0,
                product.title,
                product.brand,
                product.garment,
                product.price,
                product.price_was,
                product.currency.as_ref().map(Currency::as_str),
                product.available,
                product.url,
                product.image,
                list(&product.attributes),
                product.price_to,
                details.group,
                details.variant,
                details.kind,
                details.category,
                details.color,
                details.size,
                details.material,
                details.pattern,
                details.gender,
                details.age_group,
                details.condition,
                details.gtin,
                details.mpn,
                details.sku,
                list(&details.tags),
            ])?;
        self.summary.tally.prices += u64::from(!told);
        Ok(())
    }
}
