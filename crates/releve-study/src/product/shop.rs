//! Whose list is one that names no shop.

use rusqlite::params;

use super::Product;
use crate::{Error, Import};

/// Items of a list that are looked up in every shop: a list of a shop that is known
/// has more than one of the last list among them.
const LOOKED_UP: usize = 200;

impl Import<'_> {
    /// The shops of the study that have items of these numbers, in the order of
    /// the alphabet; one without a name is not told.
    ///
    /// # Errors
    ///
    /// Where the file is damaged.
    pub fn shops_of(&self, products: &[Product]) -> Result<Vec<String>, Error> {
        let connection = self.connection();
        let mut shops = connection
            .prepare_cached("SELECT DISTINCT shop FROM product WHERE shop <> '' ORDER BY shop")?;
        let shops = shops.query_map([], |row| row.get(0))?;
        let mut has = connection.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM product WHERE shop = ?1 AND item = ?2)",
        )?;
        let mut found = Vec::new();
        for shop in shops {
            let shop: String = shop?;
            for product in products.iter().take(LOOKED_UP) {
                if has.query_row(params![shop, product.item], |row| row.get(0))? {
                    found.push(shop);
                    break;
                }
            }
        }
        Ok(found)
    }
}
