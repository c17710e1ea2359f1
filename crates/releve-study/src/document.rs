//! Documents as rows.

use std::collections::HashMap;

use jiff::civil::Date;
use releve_facts::{Document, Entity, EntityKind, Mention, Precision, ReaderVersion, When};
use rusqlite::{Connection, OptionalExtension as _, params};

use crate::search::prepared;
use crate::study::Kept;
use crate::{Entry, Error, fact};

/// Entities that have a row already, so that each is looked up once an import.
#[derive(Debug, Default)]
pub(crate) struct Known {
    entities: HashMap<(EntityKind, String), i64>,
}

/// Where a document is put.
pub(crate) struct Place<'p> {
    pub(crate) import: i64,
    pub(crate) file: i64,
    pub(crate) address: &'p str,
    pub(crate) doc: String,
    pub(crate) version: i64,
    pub(crate) reader: i64,
}

/// Writes a document with what was read of it; gives its row.
pub(crate) fn store(
    connection: &Connection,
    known: &mut Known,
    place: &Place<'_>,
    entry: &Entry,
) -> Result<i64, Error> {
    let document = &entry.document;
    let published = document.published;
    connection
        .prepare_cached(
            "INSERT INTO document (doc, import, file, address, version, latest, title, author, \
             published, precision, week, lang, source, url, chars, reader) \
             VALUES (?1, ?2, ?3, ?4, ?5, 1, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
        )?
        .execute(params![
            place.doc,
            place.import,
            place.file,
            place.address,
            place.version,
            document.title,
            document.author,
            published.map(|day| day.to_string()),
            published.map(|_| precision(document.precision)),
            // The week of a day that is not known would be invented.
            published
                .filter(|_| document.precision == Precision::Day)
                .map(|day| When::week_of(day).label().to_owned()),
            document.lang,
            document.source,
            document.url,
            document.text.chars(),
            place.reader,
        ])?;
    let id = connection.last_insert_rowid();
    connection
        .prepare_cached("INSERT INTO document_text (document, text) VALUES (?1, ?2)")?
        .execute(params![id, document.text.as_str()])?;
    connection
        .prepare_cached("INSERT INTO search_document (rowid, title, body) VALUES (?1, ?2, ?3)")?
        .execute(params![
            id,
            prepared(document.title.as_deref().unwrap_or_default()),
            entry.body()
        ])?;
    reading(connection, known, id, entry)?;
    Ok(id)
}

/// Writes what was read of the document with row `id`.
pub(crate) fn reading(
    connection: &Connection,
    known: &mut Known,
    id: i64,
    entry: &Entry,
) -> Result<(), Error> {
    let mut about = connection.prepare_cached(
        "INSERT OR IGNORE INTO entity_document (entity, document) VALUES (?1, ?2)",
    )?;
    let mut mention = connection.prepare_cached(
        "INSERT OR IGNORE INTO mention (document, position, span_start, span_end, entity) \
         VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for (position, entity) in entry.entities.iter().enumerate() {
        let row = known.entity(connection, entity)?;
        about.execute(params![row, id])?;
        for m in &entity.mentions {
            mention.execute(params![id, position, m.start, m.end, row])?;
        }
        if entity.mentions.is_empty() {
            mention.execute(params![id, position, 0, 0, row])?;
        }
    }
    fact::store(connection, id, &entry.document, &entry.facts)
}

impl Known {
    fn entity(&mut self, connection: &Connection, entity: &Entity) -> Result<i64, Error> {
        let key = (entity.kind, entity.name.clone());
        if let Some(&id) = self.entities.get(&key) {
            return Ok(id);
        }
        let found = connection
            .prepare_cached("SELECT id FROM entity WHERE kind = ?1 AND name = ?2")?
            .query_row(params![entity.kind.as_str(), entity.name], |row| row.get(0))
            .optional()?;
        let id = match found {
            Some(id) => id,
            None => {
                connection
                    .prepare_cached("INSERT INTO entity (kind, name) VALUES (?1, ?2)")?
                    .execute(params![entity.kind.as_str(), entity.name])?;
                let id = connection.last_insert_rowid();
                connection
                    .prepare_cached("INSERT INTO search_entity (rowid, name) VALUES (?1, ?2)")?
                    .execute(params![id, prepared(&entity.name)])?;
                id
            }
        };
        self.entities.insert(key, id);
        Ok(id)
    }
}

/// The row of a document by its id.
pub(crate) fn row(connection: &Connection, doc: &str) -> Result<Option<i64>, Error> {
    Ok(connection
        .prepare_cached("SELECT id FROM document WHERE doc = ?1")?
        .query_row([doc], |row| row.get(0))
        .optional()?)
}

/// The row of a document as a person names it, and whether one version is meant:
/// by its id, `note@1` for the first version, whose id is `note`, or `note` where
/// the first version is gone and later ones are there.
pub(crate) fn named(connection: &Connection, doc: &str) -> Result<Option<(i64, bool)>, Error> {
    let found: Option<(i64, i64)> = connection
        .prepare_cached("SELECT id, version FROM document WHERE doc = ?1")?
        .query_row([doc], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    if let Some((id, version)) = found {
        // A first version has no number: `look@1` is what a file is called.
        let one = version > 1 && doc.ends_with(&format!("@{version}"));
        return Ok(Some((id, one)));
    }
    let Some(first) = doc.strip_suffix("@1") else {
        // Its first version is gone, the later ones have numbers.
        return Ok(connection
            .prepare_cached(
                "SELECT id FROM document WHERE doc >= ?1 || '@' AND doc < ?1 || 'A' \
                 AND version > 1 AND doc = ?1 || '@' || version ORDER BY version DESC LIMIT 1",
            )?
            .query_row([doc], |row| row.get(0))
            .optional()?
            .map(|id| (id, false)));
    };
    Ok(connection
        .prepare_cached("SELECT id FROM document WHERE doc = ?1 AND version = 1")?
        .query_row([first], |row| row.get(0))
        .optional()?
        .map(|id| (id, true)))
}

/// What a document is called whose `version` has the id `doc`: the first version
/// has no number, and `look@1` is what a file is called.
pub(crate) fn unnumbered(doc: &str, version: i64) -> &str {
    let numbered = doc.strip_suffix(&format!("@{version}"));
    numbered.filter(|_| version > 1).unwrap_or(doc)
}

/// The day of a document `d` in SQL, as precise as it is known: `2024-01` of a
/// month, `2024` of a year.
pub(crate) const DAY: &str = "substr(d.published, 1, \
     CASE d.precision WHEN 'month' THEN 7 WHEN 'year' THEN 4 ELSE 10 END)";

/// An id that no document of the study has: `wanted`, else `wanted~2` and so on.
pub(crate) fn free(connection: &Connection, wanted: &str) -> Result<String, Error> {
    let mut doc = wanted.to_owned();
    let mut number = 2u64;
    while row(connection, &doc)?.is_some() {
        doc = format!("{wanted}~{number}");
        number += 1;
    }
    Ok(doc)
}

/// Whether two texts have the same words: of one article a feed and its page end
/// lines elsewhere.
pub(crate) fn same_words(one: &str, other: &str) -> bool {
    one == other || one.split_whitespace().eq(other.split_whitespace())
}

/// The stored text of the document with row `id`.
pub(crate) fn text(connection: &Connection, id: i64) -> Result<String, Error> {
    connection
        .prepare_cached("SELECT text FROM document_text WHERE document = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?
        .ok_or_else(|| Error::corrupt(format!("document {id} has no text")))
}

/// The document with row `id` as it was stored, without what was read of it.
pub(crate) fn load(
    connection: &Connection,
    id: i64,
) -> Result<Option<(Document, ReaderVersion)>, Error> {
    let mut select = connection.prepare_cached(
        "SELECT d.doc, d.title, d.author, d.published, d.precision, d.lang, d.source, d.url, \
         r.name FROM document d JOIN reader r ON r.id = d.reader WHERE d.id = ?1",
    )?;
    let mut rows = select.query([id])?;
    let Some(row) = rows.next()? else {
        return Ok(None);
    };
    let mut document = Document::new(row.get::<_, String>(0)?, text(connection, id)?);
    document.title = row.get(1)?;
    document.author = row.get(2)?;
    document.published = row
        .get::<_, Option<String>>(3)?
        .map(|day| day.parse::<Date>())
        .transpose()
        .map_err(|error| Error::corrupt(error.to_string()))?;
    document.precision = precision_of(row.get::<_, Option<String>>(4)?.as_deref());
    document.lang = row.get(5)?;
    document.source = row.get(6)?;
    document.url = row.get(7)?;
    Ok(Some((
        document,
        ReaderVersion::new(row.get::<_, String>(8)?),
    )))
}

/// The document with row `id` with what was read of it.
pub(crate) fn kept(connection: &Connection, id: i64) -> Result<Option<Kept>, Error> {
    let Some((document, reader)) = load(connection, id)? else {
        return Ok(None);
    };
    let entities = entities(connection, id, &document)?;
    let facts = fact::load(connection, id, &document, &reader)?;
    Ok(Some(Kept {
        document,
        entities,
        facts,
    }))
}

fn entities(connection: &Connection, id: i64, document: &Document) -> Result<Vec<Entity>, Error> {
    let mut select = connection.prepare_cached(
        "SELECT m.position, e.kind, e.name, m.span_start, m.span_end FROM mention m \
         JOIN entity e ON e.id = m.entity WHERE m.document = ?1 \
         ORDER BY m.position, m.span_start, m.span_end",
    )?;
    let mut rows = select.query([id])?;
    let mut entities: Vec<Entity> = Vec::new();
    let mut last = None;
    while let Some(row) = rows.next()? {
        let position: i64 = row.get(0)?;
        if last != Some(position) {
            last = Some(position);
            entities.push(Entity {
                kind: row.get::<_, String>(1)?.parse()?,
                name: row.get(2)?,
                mentions: Vec::new(),
            });
        }
        let (start, end): (u32, u32) = (row.get(3)?, row.get(4)?);
        if start == end {
            continue;
        }
        let text = document
            .text
            .slice(start, end)
            .ok_or_else(|| Error::corrupt(format!("a mention past the text of `{}`", document.id)))?
            .to_owned();
        if let Some(entity) = entities.last_mut() {
            entity.mentions.push(Mention { start, end, text });
        }
    }
    Ok(entities)
}

/// The precision that a column holds; a day where it is empty.
pub(crate) fn precision_of(text: Option<&str>) -> Precision {
    match text {
        Some("month") => Precision::Month,
        Some("year") => Precision::Year,
        _ => Precision::Day,
    }
}

/// How a column holds it.
pub(crate) fn precision(precision: Precision) -> &'static str {
    match precision {
        Precision::Day => "day",
        Precision::Month => "month",
        Precision::Year => "year",
    }
}
