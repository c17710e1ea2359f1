//! Which versions of a document there are, and which one is meant.

use rusqlite::OptionalExtension as _;
use serde::Serialize;

use crate::{Error, Study, document};

/// A version of a document.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Version {
    /// Its id, by which it alone is named: `note@1`, `note@2`.
    pub doc: String,
    /// From 1.
    pub version: u64,
    /// False of one whose place a later one took: it does not count.
    pub latest: bool,
    /// The act that brought it.
    pub import: i64,
    /// The document of which it is a near-duplicate: it does not count.
    pub copy_of: Option<String>,
    /// How much it resembles that one, from 0 to 1.
    pub similarity: Option<f64>,
}

impl Study {
    /// The id of the document that a person names: the last version of `note`,
    /// and `note@1` or `note@2` for one that they name; `None` where there is
    /// none of that id.
    ///
    /// # Errors
    ///
    /// Where the file is damaged.
    pub fn meant(&self, doc: &str) -> Result<Option<String>, Error> {
        let Some((id, one)) = document::named(&self.connection, doc)? else {
            return Ok(None);
        };
        let sql = match one {
            true => "SELECT doc FROM document WHERE id = ?1",
            false => {
                "SELECT doc FROM document WHERE address = \
                 (SELECT address FROM document WHERE id = ?1) ORDER BY version DESC LIMIT 1"
            }
        };
        Ok(self
            .connection
            .prepare_cached(sql)?
            .query_row([id], |row| row.get(0))
            .optional()?)
    }

    /// All versions of the document of which `doc` is one, the first one first;
    /// none where there is no document of that id.
    ///
    /// # Errors
    ///
    /// Where the file is damaged.
    pub fn versions(&self, doc: &str) -> Result<Vec<Version>, Error> {
        let Some((id, _)) = document::named(&self.connection, doc)? else {
            return Ok(Vec::new());
        };
        let mut select = self.connection.prepare_cached(
            "SELECT d.doc, d.version, d.latest, d.import, o.doc, d.similarity FROM document d \
             LEFT JOIN document o ON o.id = d.copy_of WHERE d.address = \
             (SELECT address FROM document WHERE id = ?1) ORDER BY d.version",
        )?;
        let versions = select.query_map([id], |row| {
            let (doc, version): (String, u64) = (row.get(0)?, row.get(1)?);
            Ok(Version {
                // Without its number it is the document, whichever is the last.
                doc: match version {
                    1 => format!("{doc}@1"),
                    _ => doc,
                },
                version,
                latest: row.get(2)?,
                import: row.get(3)?,
                copy_of: row.get(4)?,
                similarity: row.get(5)?,
            })
        })?;
        Ok(versions.collect::<Result<_, _>>()?)
    }
}
