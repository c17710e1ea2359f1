//! What is new in a study.

use jiff::civil::Date;
use rusqlite::params;
use serde::Serialize;

use crate::document::DAY;
use crate::series::BY_LENGTH;
use crate::{Error, Study};

/// From when on something is new.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Since {
    /// Added on that day, in UTC, or later.
    Day(Date),
    /// Added after that import.
    Import(i64),
}

/// What is new.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Difference {
    /// Imports since then that were not undone.
    pub imports: u64,
    /// Documents that count and were not there.
    pub documents: Vec<NewDocument>,
    /// Near-duplicates that were not there: they are kept and do not count.
    pub copies: Vec<NewCopy>,
    /// Facts in the documents that count, by kind.
    pub facts: Vec<NewFacts>,
    /// Names that no document spoke of before, of whatever version, by how many
    /// do now.
    pub names: Vec<NewName>,
    /// Series of which there is a new download: subject, metric, channel,
    /// market, step.
    pub series: Vec<[String; 5]>,
    /// Products that were not there.
    pub products: u64,
    /// Descriptions, each with its day, of products that were there.
    pub prices: u64,
    /// Products that were there and cost something else now.
    pub changes: Vec<PriceChange>,
}

/// A product that was there and costs something else on its last day.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PriceChange {
    /// The shop.
    pub shop: String,
    /// The shop's own number of the item, else its address.
    pub item: String,
    /// What it is called.
    pub title: String,
    /// What it cost on the last day that was known before.
    pub before: Option<f64>,
    /// What it costs.
    pub price: Option<f64>,
    /// What the price is in.
    pub currency: Option<String>,
    /// The day of the price.
    pub day: String,
}

/// A document that is new.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewDocument {
    /// Its id.
    pub doc: String,
    /// Its headline.
    pub title: Option<String>,
    /// Its day, month or year, as precise as it is known.
    pub published: Option<String>,
    /// Its publication.
    pub source: Option<String>,
    /// From 2 on, a new text of a document that was there.
    pub version: u64,
}

/// A near-duplicate that is new.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NewCopy {
    /// Its id.
    pub doc: String,
    /// Its headline.
    pub title: Option<String>,
    /// The document that it is like, which counts.
    pub copy_of: String,
    /// How like, from 0 to 1: the share of their word sequences that both have.
    pub similarity: Option<f64>,
}

/// Facts of a kind that are new.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewFacts {
    /// The kind.
    pub kind: String,
    /// How many.
    pub facts: u64,
}

/// A name that is new.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewName {
    /// What it is.
    pub kind: String,
    /// Its canonical name.
    pub name: String,
    /// How many of the new documents speak of it.
    pub documents: u64,
}

impl Study {
    /// What is in the study that was not there before. What was undone or
    /// removed meanwhile is not in it.
    ///
    /// # Errors
    ///
    /// Where the file is damaged.
    pub fn difference(&self, since: Since) -> Result<Difference, Error> {
        // Import numbers grow with time, so that one bound serves both.
        let after: i64 = match since {
            Since::Import(import) => import,
            Since::Day(day) => self.connection.query_row(
                "SELECT coalesce(max(id), 0) FROM import WHERE time < ?1",
                [format!("{day}T00:00:00Z")],
                |row| row.get(0),
            )?,
        };
        let rows = |sql: &str| self.connection.prepare(sql);
        Ok(Difference {
            imports: self.connection.query_row(
                "SELECT count(*) FROM import WHERE id > ?1 AND act = 'add' AND undone_by IS NULL",
                [after],
                |row| row.get(0),
            )?,
            documents: rows(&format!(
                "SELECT doc, title, {DAY}, source, version FROM counted d \
                 WHERE import > ?1 ORDER BY id"
            ))?
            .query_map([after], |row| {
                Ok(NewDocument {
                    doc: row.get(0)?,
                    title: row.get(1)?,
                    published: row.get(2)?,
                    source: row.get(3)?,
                    version: row.get(4)?,
                })
            })?
            .collect::<Result<_, _>>()?,
            copies: rows(
                "SELECT d.doc, d.title, o.doc, d.similarity FROM document d \
                 JOIN document o ON o.id = d.copy_of \
                 WHERE d.latest = 1 AND d.import > ?1 ORDER BY d.id",
            )?
            .query_map([after], |row| {
                Ok(NewCopy {
                    doc: row.get(0)?,
                    title: row.get(1)?,
                    copy_of: row.get(2)?,
                    similarity: row.get(3)?,
                })
            })?
            .collect::<Result<_, _>>()?,
            facts: rows(
                "SELECT kind, count(*) FROM fact \
                 WHERE document IN (SELECT id FROM counted WHERE import > ?1) \
                 GROUP BY kind ORDER BY 2 DESC, 1",
            )?
            .query_map([after], |row| {
                Ok(NewFacts {
                    kind: row.get(0)?,
                    facts: row.get(1)?,
                })
            })?
            .collect::<Result<_, _>>()?,
            names: rows(
                // Only names in what is new are looked at, and of a name that is
                // old one document: a study has millions of rows of these.
                "SELECT e.kind, e.name, sum(d.latest = 1 AND d.copy_of IS NULL) AS n \
                 FROM entity e JOIN entity_document de ON de.entity = e.id \
                     JOIN document d ON d.id = de.document \
                 WHERE e.id IN (SELECT m.entity FROM document x \
                         JOIN mention m ON m.document = x.id WHERE x.import > ?1) \
                     AND NOT EXISTS (SELECT 1 FROM entity_document o \
                         JOIN document p ON p.id = o.document \
                         WHERE o.entity = e.id AND p.import <= ?1) \
                 GROUP BY e.id HAVING n > 0 ORDER BY n DESC, e.name",
            )?
            .query_map([after], |row| {
                Ok(NewName {
                    kind: row.get(0)?,
                    name: row.get(1)?,
                    documents: row.get(2)?,
                })
            })?
            .collect::<Result<_, _>>()?,
            series: rows(&format!(
                "SELECT s.subject, s.metric, s.channel, s.market, s.step FROM series s \
                     WHERE s.id IN (SELECT series FROM vintage WHERE import > ?1) \
                     ORDER BY 1, 2, 3, 4, {BY_LENGTH}"
            ))?
            .query_map([after], |row| {
                Ok([
                    row.get(0)?,
                    row.get(1)?,
                    row.get(2)?,
                    row.get(3)?,
                    row.get(4)?,
                ])
            })?
            .collect::<Result<_, _>>()?,
            products: self.connection.query_row(
                "SELECT count(*) FROM (SELECT product FROM product_day GROUP BY product \
                 HAVING min(import) > ?1)",
                params![after],
                |row| row.get(0),
            )?,
            prices: self.connection.query_row(
                "SELECT count(*) FROM product_day x WHERE import > ?1 AND EXISTS \
                 (SELECT 1 FROM product_day o WHERE o.product = x.product AND o.import <= ?1)",
                params![after],
                |row| row.get(0),
            )?,
            changes: rows(CHANGES)?
                .query_map([after], |row| {
                    Ok(PriceChange {
                        shop: row.get(0)?,
                        item: row.get(1)?,
                        title: row.get(2)?,
                        before: row.get(3)?,
                        price: row.get(4)?,
                        currency: row.get(5)?,
                        day: row.get(6)?,
                    })
                })?
                .collect::<Result<_, _>>()?,
        })
    }
}

/// Products whose price on the last day that came since is not the one of the
/// last day before. A list of an older day that is added late changes nothing,
/// and amounts in two currencies are not compared.
const CHANGES: &str = "
WITH came AS (
    SELECT product, max(day) AS day FROM product_day WHERE import > ?1 GROUP BY product
), there AS (
    SELECT c.product, c.day, max(o.day) AS before FROM came c
    JOIN product_day o ON o.product = c.product AND o.import <= ?1 GROUP BY c.product
)
SELECT p.shop, p.item, n.title, o.price, n.price, coalesce(n.currency, o.currency),
    date(t.day * 86400, 'unixepoch')
FROM there t JOIN product p ON p.id = t.product
    JOIN product_day n ON n.product = t.product AND n.day = t.day AND n.import = (
        SELECT max(import) FROM product_day WHERE product = t.product AND day = t.day)
    JOIN product_day o ON o.product = t.product AND o.day = t.before AND o.import = (
        SELECT max(import) FROM product_day
        WHERE product = t.product AND day = t.before AND import <= ?1)
WHERE t.day >= t.before AND n.price IS NOT o.price
    AND coalesce(n.currency, o.currency) IS coalesce(o.currency, n.currency)
ORDER BY p.shop, p.item";
