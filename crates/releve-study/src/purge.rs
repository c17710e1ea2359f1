//! Taking documents out of a study, so that nothing of them is left.

use std::collections::{BTreeMap, BTreeSet};

use releve_facts::Fact;
use rusqlite::{Connection, OptionalExtension as _, params};

use crate::duplicate::{place_anew, restore, withdraw};
use crate::search::prepared;
use crate::{Error, document, fact};

/// Takes out the documents with these rows. Of an address whose last version
/// goes, the one before it is the last again; copies of what goes are compared
/// anew.
pub(crate) fn purge(connection: &Connection, ids: &[i64]) -> Result<(), Error> {
    let going: BTreeSet<i64> = ids.iter().copied().collect();
    let mut copies = BTreeSet::new();
    let mut addresses = BTreeMap::new();
    for &id in &going {
        let place: Option<(String, bool)> = connection
            .prepare_cached("SELECT address, latest FROM document WHERE id = ?1")?
            .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let Some((address, latest)) = place else {
            continue;
        };
        copies.extend(withdraw(connection, id)?);
        if latest {
            addresses.insert(address, ());
        }
        take_out(connection, id)?;
    }
    for address in addresses.keys() {
        let last: Option<i64> = connection
            .prepare_cached(
                "SELECT id FROM document WHERE address = ?1 ORDER BY version DESC LIMIT 1",
            )?
            .query_row([address], |row| row.get(0))
            .optional()?;
        if let Some(last) = last {
            connection
                .prepare_cached("UPDATE document SET latest = 1 WHERE id = ?1")?
                .execute([last])?;
            copies.extend(restore(connection, last)?);
        }
    }
    let left: Vec<i64> = copies.difference(&going).copied().collect();
    place_anew(connection, &left)
}

fn take_out(connection: &Connection, id: i64) -> Result<(), Error> {
    let Some((kept, reader)) = document::load(connection, id)? else {
        return Ok(());
    };
    let facts = fact::load(connection, id, &kept, &reader)?;
    take_out_reading(connection, id, &facts)?;
    connection
        .prepare_cached(
            "INSERT INTO search_document (search_document, rowid, title, body) \
             VALUES ('delete', ?1, ?2, ?3)",
        )?
        .execute(params![
            id,
            prepared(kept.title.as_deref().unwrap_or_default()),
            prepared(kept.text.as_str())
        ])?;
    for sql in [
        "DELETE FROM document_text WHERE document = ?1",
        "DELETE FROM held_document WHERE document = ?1",
        "DELETE FROM document WHERE id = ?1",
    ] {
        connection.prepare_cached(sql)?.execute([id])?;
    }
    Ok(())
}

/// Takes out what was read of the document with row `id`: these facts, and
/// names that no other document mentions.
pub(crate) fn take_out_reading(
    connection: &Connection,
    id: i64,
    facts: &[Fact],
) -> Result<(), Error> {
    let rows: Vec<i64> = {
        let mut select =
            connection.prepare_cached("SELECT id FROM fact WHERE document = ?1 ORDER BY number")?;
        let rows = select.query_map([id], |row| row.get(0))?;
        rows.collect::<Result<_, _>>()?
    };
    if rows.len() != facts.len() {
        return Err(Error::corrupt(format!(
            "facts of document {id} are missing"
        )));
    }
    for (&row, stated) in rows.iter().zip(facts) {
        connection
            .prepare_cached(
                "INSERT INTO search_fact (search_fact, rowid, words) VALUES ('delete', ?1, ?2)",
            )?
            .execute(params![row, fact::words(stated)])?;
        for table in fact::LISTS
            .into_iter()
            .chain([fact::table(stated.statement().kind())])
        {
            connection
                .prepare_cached(&format!("DELETE FROM {table} WHERE fact = ?1"))?
                .execute([row])?;
        }
    }
    connection
        .prepare_cached("DELETE FROM fact WHERE document = ?1")?
        .execute([id])?;
    let names: Vec<(i64, String)> = {
        let mut select = connection.prepare_cached(
            "SELECT DISTINCT e.id, e.name FROM mention m JOIN entity e ON e.id = m.entity \
             WHERE m.document = ?1",
        )?;
        let names = select.query_map([id], |row| Ok((row.get(0)?, row.get(1)?)))?;
        names.collect::<Result<_, _>>()?
    };
    connection
        .prepare_cached("DELETE FROM mention WHERE document = ?1")?
        .execute([id])?;
    for (entity, name) in names {
        connection
            .prepare_cached("DELETE FROM entity_document WHERE entity = ?1 AND document = ?2")?
            .execute([entity, id])?;
        let gone = connection
            .prepare_cached(
                "DELETE FROM entity WHERE id = ?1 \
                 AND NOT EXISTS (SELECT 1 FROM entity_document WHERE entity = ?1)",
            )?
            .execute([entity])?;
        if gone > 0 {
            connection
                .prepare_cached(
                    "INSERT INTO search_entity (search_entity, rowid, name) \
                     VALUES ('delete', ?1, ?2)",
                )?
                .execute(params![entity, prepared(&name)])?;
        }
    }
    Ok(())
}
