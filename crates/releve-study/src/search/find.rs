//! Search over a study.

use serde::Serialize;

use super::{Query, Snippet, snippet};
use crate::{Error, Study, document};

/// What a search found.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Findings {
    /// Documents that count, the most fitting first.
    pub documents: Vec<DocumentFound>,
    /// Facts whose names hold the words, the last added first.
    pub facts: Vec<FactFound>,
    /// Names and terms, those of most documents first.
    pub entities: Vec<EntityFound>,
}

/// A document that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentFound {
    /// Its id.
    pub doc: String,
    /// Its headline.
    pub title: Option<String>,
    /// Its day.
    pub published: Option<String>,
    /// Its publication.
    pub source: Option<String>,
    /// Its address: canonical where one is known, else its path.
    pub address: String,
    /// Where the words stand.
    pub snippet: Snippet,
}

/// A fact that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FactFound {
    /// Its id, `DOC#N`.
    pub id: String,
    /// Its kind.
    pub kind: String,
    /// Its document.
    pub doc: String,
    /// The document's day.
    pub published: Option<String>,
    /// Its first evidence.
    pub quote: String,
}

/// A name or term that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EntityFound {
    /// What it is.
    pub kind: String,
    /// Its canonical name.
    pub name: String,
    /// How many documents that count speak of it.
    pub documents: u64,
}

impl Study {
    /// Documents, facts and names with the words of `query`, at most `limit`
    /// of each. Words must all be there; `"phrases"`, `beginnings*` and
    /// `-words` that must not be there are understood. Case and accents do not
    /// count, and Chinese and Japanese are found by any part of a word.
    ///
    /// # Errors
    ///
    /// Where there is no word in the query, or the file is damaged.
    pub fn search(&self, query: &str, limit: usize) -> Result<Findings, Error> {
        let query = Query::parse(query)?;
        let limit = limit.min(10_000);
        let find = || {
            Ok(Findings {
                documents: self.documents_found(&query, limit)?,
                facts: self.facts_found(&query, limit)?,
                entities: self.entities_found(&query, limit)?,
            })
        };
        find().map_err(|error: Error| error.at(&self.path))
    }

    fn documents_found(&self, query: &Query, limit: usize) -> Result<Vec<DocumentFound>, Error> {
        // Old versions and copies are in the index, too: more is asked for
        // until enough of what counts is there.
        let mut ask = limit * 2 + 8;
        loop {
            let mut ranked = self.connection.prepare_cached(
                "SELECT rowid FROM search_document WHERE search_document MATCH ?1 \
                 ORDER BY rank LIMIT ?2",
            )?;
            let ids: Vec<i64> = ranked
                .query_map(rusqlite::params![query.expression, ask], |row| row.get(0))?
                .collect::<Result<_, _>>()?;
            let mut found = Vec::new();
            let mut select = self.connection.prepare_cached(
                "SELECT doc, title, published, source, address FROM counted WHERE id = ?1",
            )?;
            for id in &ids {
                let mut rows = select.query([id])?;
                let Some(row) = rows.next()? else { continue };
                let text = document::text(&self.connection, *id)?;
                found.push(DocumentFound {
                    doc: row.get(0)?,
                    title: row.get(1)?,
                    published: row.get(2)?,
                    source: row.get(3)?,
                    address: row.get(4)?,
                    snippet: snippet(&text, &query.terms),
                });
                if found.len() == limit {
                    break;
                }
            }
            if found.len() == limit || ids.len() < ask {
                return Ok(found);
            }
            ask *= 4;
        }
    }

    fn facts_found(&self, query: &Query, limit: usize) -> Result<Vec<FactFound>, Error> {
        let mut select = self.connection.prepare_cached(
            "SELECT f.fact_id, f.kind, f.doc, f.published, f.quote FROM ( \
                 SELECT rowid FROM search_fact WHERE search_fact MATCH ?1 ORDER BY rowid DESC LIMIT ?2 \
             ) s JOIN facts f ON f.fact = s.rowid WHERE f.counts LIMIT ?3",
        )?;
        let rows = select.query_map(
            rusqlite::params![query.expression, limit * 4 + 32, limit],
            |row| {
                Ok(FactFound {
                    id: row.get(0)?,
                    kind: row.get(1)?,
                    doc: row.get(2)?,
                    published: row.get(3)?,
                    quote: row.get(4)?,
                })
            },
        )?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn entities_found(&self, query: &Query, limit: usize) -> Result<Vec<EntityFound>, Error> {
        let mut select = self.connection.prepare_cached(
            "SELECT e.kind, e.name, (SELECT count(*) FROM entity_document de \
                 JOIN counted d ON d.id = de.document WHERE de.entity = e.id) AS documents \
             FROM (SELECT rowid FROM search_entity WHERE search_entity MATCH ?1 LIMIT 1000) s JOIN entity e ON e.id = s.rowid \
             WHERE documents > 0 ORDER BY documents DESC, e.name LIMIT ?2",
        )?;
        let rows = select.query_map(rusqlite::params![query.expression, limit], |row| {
            Ok(EntityFound {
                kind: row.get(0)?,
                name: row.get(1)?,
                documents: row.get(2)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
