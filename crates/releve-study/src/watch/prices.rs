//! Pages of products: what they say holds for the day on which they are asked.

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension as _, params};

use crate::held::hold_all;
use crate::product::DESCRIBED;
use crate::series::day_number;
use crate::{Error, FileId, Hash, Import};

impl Import<'_> {
    /// Notes of which bytes the products of a page are, or that it has none.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written to.
    pub fn article_products(&mut self, article: i64, bytes: Option<Hash>) -> Result<(), Error> {
        self.connection()
            .prepare_cached(
                "UPDATE article SET file = \
                 (SELECT max(id) FROM file WHERE hash = ?2 AND removed IS NULL) WHERE id = ?1",
            )?
            .execute(params![article, bytes.map(|hash| hash.0)])?;
        Ok(())
    }

    /// Adds what a page said of its products when it came once more, of `day`:
    /// its server says that nothing has changed since. Gives how many these are;
    /// none where the page holds no products, they are of a day that it names
    /// itself, or are known of `day` already.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written to.
    pub fn products_unchanged(&mut self, article: i64, day: Date) -> Result<u64, Error> {
        let connection = self.writing.connection();
        let file: Option<(i64, Vec<u8>)> = connection
            .prepare_cached(
                "SELECT f.id, f.hash FROM article a JOIN file f ON f.id = a.file \
                 WHERE a.id = ?1 AND f.removed IS NULL AND f.day IS NOT NULL",
            )?
            .query_row([article], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let Some((file, hash)) = file else {
            return Ok(0);
        };
        let date = day.to_string();
        let known: bool = connection
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM file \
                 WHERE hash = ?1 AND day = ?2 AND removed IS NULL)",
            )?
            .query_row(params![hash, date], |row| row.get(0))?;
        if known {
            return Ok(0);
        }
        connection
            .prepare_cached(
                "INSERT INTO file (import, name, bytes, hash, day, market, format, map) \
                 SELECT ?2, name, bytes, hash, ?3, market, format, map FROM file WHERE id = ?1",
            )?
            .execute(params![file, self.writing.id, date])?;
        let further = connection.last_insert_rowid();
        // The same bytes may have been added of several days, each a file; the
        // last of them is as good as any.
        let added = connection
            .prepare_cached(&format!(
                "INSERT OR REPLACE INTO product_day (product, day, import, file, {DESCRIBED}) \
                 SELECT product, ?2, ?3, ?4, {DESCRIBED} FROM \
                 (SELECT x.*, max(x.day) FROM product_day x JOIN file f ON f.id = x.file \
                  WHERE f.hash = ?1 AND f.removed IS NULL \
                  AND x.day = unixepoch(f.day) / 86400 GROUP BY x.product)"
            ))?
            .execute(params![hash, day_number(day), self.writing.id, further])?;
        if added == 0 {
            connection
                .prepare_cached("DELETE FROM file WHERE id = ?1")?
                .execute([further])?;
            return Ok(0);
        }
        connection
            .prepare_cached("UPDATE article SET file = ?2 WHERE id = ?1")?
            .execute([article, further])?;
        // Its texts came on this day, too.
        hold_all(connection, file, FileId(further))?;
        self.summary.tally.prices += added as u64;
        Ok(added as u64)
    }
}

/// Pages whose products an import brought wait to be fetched again, whole.
pub(crate) fn products_wait_again(connection: &Connection, import: i64) -> Result<(), Error> {
    connection
        .prepare_cached(
            "UPDATE article SET state = 'waiting', etag = NULL, modified = NULL, \
             not_before = NULL, file = NULL \
             WHERE file IN (SELECT id FROM file WHERE import = ?1)",
        )?
        .execute([import])?;
    Ok(())
}
