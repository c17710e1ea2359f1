//! Search over a study.

use rusqlite::{OptionalExtension as _, params};
use serde::Serialize;

use super::{Query, Snippet, snippet};
use crate::document::DAY;
use crate::{Error, Study, document};

/// Of words that more documents hold, so many are ranked, the last added.
/// Ranking weighs every place of every word: of a hundred thousand documents it
/// took 80 ms, to order what says next to nothing.
const RANKED: u32 = 10_000;

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
    /// Its day, month or year, as precise as it is known.
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
    /// The document's day, month or year, as precise as it is known.
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
    /// count, and Chinese and Japanese are found by any part of a word. Where
    /// more than 10,000 documents hold the words, the last added of them are
    /// looked at.
    ///
    /// # Errors
    ///
    /// Where there is no word in the query, or the file is damaged.
    pub fn search(&self, query: &str, limit: usize) -> Result<Findings, Error> {
        let query = Query::parse(query)?;
        let limit = limit.min(10_000);
        let find = || {
            Ok(Findings {
                documents: self.documents_found(&query, limit, RANKED)?,
                facts: self.facts_found(&query, limit)?,
                entities: self.entities_found(&query, limit)?,
            })
        };
        find().map_err(|error: Error| error.at(&self.path))
    }

    /// Ranks at most `most` documents, the last added with the words.
    fn documents_found(
        &self,
        query: &Query,
        limit: usize,
        most: u32,
    ) -> Result<Vec<DocumentFound>, Error> {
        let first: i64 = self
            .connection
            .prepare_cached(
                "SELECT rowid FROM search_document WHERE search_document MATCH ?1 \
                 ORDER BY rowid DESC LIMIT 1 OFFSET ?2",
            )?
            .query_row(params![query.expression, most - 1], |row| row.get(0))
            .optional()?
            .unwrap_or(0);
        // Old versions and copies are in the index, too: more is asked for
        // until enough of what counts is there.
        let mut ask = limit * 2 + 8;
        loop {
            let mut ranked = self.connection.prepare_cached(
                "SELECT rowid FROM search_document WHERE search_document MATCH ?1 \
                 AND rowid >= ?2 ORDER BY rank LIMIT ?3",
            )?;
            let ids: Vec<i64> = ranked
                .query_map(params![query.expression, first, ask], |row| row.get(0))?
                .collect::<Result<_, _>>()?;
            let mut found = Vec::new();
            let mut select = self.connection.prepare_cached(&format!(
                "SELECT doc, title, {DAY}, source, address FROM counted d WHERE id = ?1"
            ))?;
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
        // Row by row from the last on, until enough of what counts is there.
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT f.fact_id, f.kind, f.doc, {DAY}, f.quote \
             FROM search_fact s CROSS JOIN facts f ON f.fact = s.rowid \
                 JOIN document d ON d.id = f.document \
             WHERE search_fact MATCH ?1 AND f.counts ORDER BY s.rowid DESC LIMIT ?2"
        ))?;
        let rows = select.query_map(params![query.expression, limit], |row| {
            Ok(FactFound {
                id: row.get(0)?,
                kind: row.get(1)?,
                doc: row.get(2)?,
                published: row.get(3)?,
                quote: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn entities_found(&self, query: &Query, limit: usize) -> Result<Vec<EntityFound>, Error> {
        // Ordered by all documents, which an index counts; of those that are
        // shown, the ones that count are counted.
        let mut named = self.connection.prepare_cached(
            "SELECT e.id, e.kind, e.name FROM ( \
                 SELECT rowid FROM search_entity WHERE search_entity MATCH ?1 LIMIT 1000 \
             ) s JOIN entity e ON e.id = s.rowid \
             ORDER BY (SELECT count(*) FROM entity_document WHERE entity = e.id) DESC, e.name",
        )?;
        let mut counting = self.connection.prepare_cached(
            "SELECT count(*) FROM entity_document de JOIN counted d ON d.id = de.document \
             WHERE de.entity = ?1",
        )?;
        let mut rows = named.query([&query.expression])?;
        let mut found = Vec::new();
        while found.len() < limit
            && let Some(row) = rows.next()?
        {
            let documents = counting.query_row([row.get::<_, i64>(0)?], |row| row.get(0))?;
            if documents > 0 {
                found.push(EntityFound {
                    kind: row.get(1)?,
                    name: row.get(2)?,
                    documents,
                });
            }
        }
        found.sort_by_key(|one| std::cmp::Reverse(one.documents));
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use releve_facts::{Document, ReaderVersion};

    use super::*;
    use crate::{Entry, Occasion, Origin, Taken};

    #[test]
    fn of_a_word_in_many_documents_the_last_are_ranked() {
        let folder = tempfile::tempdir().unwrap();
        let mut study = Study::create(&folder.path().join("a.releve")).unwrap();
        let occasion = Occasion {
            time: "2026-11-20T09:00:00Z".parse().unwrap(),
            what: "notes".into(),
            program: "tests 1".into(),
        };
        let reader = ReaderVersion::new("tests 1");
        let mut import = study.import(&occasion, &reader, || ()).unwrap();
        for (name, text) in [
            ("a", "Loafers, loafers, loafers."),
            ("b", "Pumps sold out in Rome."),
            ("c", "Nobody in Paris wears loafers to work."),
            ("d", "A shop that sells loafers and mules."),
        ] {
            let origin = Origin::of(name, text.as_bytes());
            let Taken::New(file) = import.file(&origin).unwrap() else {
                panic!("new bytes");
            };
            let entry = Entry::new(Document::new(name, text), vec![], vec![]).unwrap();
            import.document(file, name, &entry).unwrap();
        }
        import.finish().unwrap();
        let found = |most: u32| -> Vec<String> {
            let query = Query::parse("loafers").unwrap();
            let found = study.documents_found(&query, 10, most).unwrap();
            found.into_iter().map(|document| document.doc).collect()
        };
        assert_eq!(found(9), ["a", "c", "d"]);
        assert_eq!(found(3), ["a", "c", "d"]);
        assert_eq!(found(2), ["c", "d"]);
    }
}
