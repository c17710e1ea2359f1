//! What is new in a study.

use jiff::civil::Date;
use rusqlite::params;
use serde::Serialize;

use crate::document::DAY;
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
    /// Imports since then.
    pub imports: u64,
    /// Documents that count and were not there.
    pub documents: Vec<NewDocument>,
    /// Near-duplicates that were not there: they are kept and do not count.
    pub copies: Vec<NewCopy>,
    /// Facts in the documents that count, by kind.
    pub facts: Vec<NewFacts>,
    /// Names that no document spoke of before, by how many do now.
    pub names: Vec<NewName>,
    /// Series of which there is a new download: subject, metric, channel,
    /// market.
    pub series: Vec<[String; 4]>,
    /// Products that were not there.
    pub products: u64,
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
                "SELECT count(*) FROM import WHERE id > ?1",
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
                "SELECT e.kind, e.name, count(*) AS n \
                 FROM entity_document de JOIN counted d ON d.id = de.document \
                     JOIN entity e ON e.id = de.entity \
                 GROUP BY e.id HAVING min(d.import) > ?1 ORDER BY n DESC, e.name",
            )?
            .query_map([after], |row| {
                Ok(NewName {
                    kind: row.get(0)?,
                    name: row.get(1)?,
                    documents: row.get(2)?,
                })
            })?
            .collect::<Result<_, _>>()?,
            series: rows(
                "SELECT DISTINCT s.subject, s.metric, s.channel, s.market FROM vintage v \
                 JOIN series s ON s.id = v.series WHERE v.import > ?1 ORDER BY 1, 2, 3, 4",
            )?
            .query_map([after], |row| {
                Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?])
            })?
            .collect::<Result<_, _>>()?,
            products: self.connection.query_row(
                "SELECT count(*) FROM (SELECT product FROM product_day GROUP BY product \
                 HAVING min(import) > ?1)",
                params![after],
                |row| row.get(0),
            )?,
        })
    }
}
