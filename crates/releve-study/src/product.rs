//! Products and what a shop said of them on a day.

use jiff::civil::Date;
use releve_facts::Currency;
use rusqlite::{OptionalExtension as _, params};

use crate::series::day_number;
use crate::{Error, FileId, Import};

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
    /// What it cost.
    pub price: Option<f64>,
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
}

impl Import<'_> {
    /// Adds what a shop said of an item on a day. What was known of other days,
    /// and of the same day from another file, stays.
    ///
    /// # Errors
    ///
    /// Where a price is no number, or the file cannot be written to.
    pub fn product(&mut self, file: FileId, product: &Product) -> Result<(), Error> {
        let connection = self.writing.connection();
        let prices = [product.price, product.price_was];
        if prices.into_iter().flatten().any(|price| !price.is_finite()) {
            return Err(Error::refused(format!(
                "the price of `{}` is no number",
                product.title
            )));
        }
        let names = params![product.shop, product.item];
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
        let attributes = (!product.attributes.is_empty())
            .then(|| serde_json::Value::from(product.attributes.clone()).to_string());
        connection
            .prepare_cached(
                "INSERT OR REPLACE INTO product_day (product, day, import, file, title, brand, \
                 garment, price, price_was, currency, available, url, image, attributes) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
            )?
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
                attributes
            ])?;
        self.summary.tally.prices += 1;
        Ok(())
    }
}
