//! Which document is a copy of which.
//!
//! Of near-duplicates the first one counts; the others point to it and are not
//! compared with. Only documents that count are in `duplicate_band`, and their
//! facts in `brand_week`.

use std::collections::HashMap;

use rusqlite::{Connection, params};

use super::{Shingles, bands};
use crate::{Error, counts, document};

/// How many candidates are compared in full: those that share most bands.
pub(super) const COMPARED: usize = 12;

/// Finds out whether the document with row `id`, the last version of its
/// address, is a copy; true if so. Where it is none, its facts count.
pub(crate) fn place(
    connection: &Connection,
    id: i64,
    shingles: &Shingles,
    bands: &[i64],
) -> Result<bool, Error> {
    let mut alike: Option<(i64, f64)> = None;
    for candidate in candidates(connection, id, bands)? {
        let text = document::text(connection, candidate)?;
        let found = shingles.likeness(&Shingles::of(&text));
        let best = alike.map_or(0.0, |(_, best)| best);
        if found.is_copy() && found.resemblance > best {
            alike = Some((candidate, found.resemblance));
        }
    }
    if let Some((original, similarity)) = alike {
        connection
            .prepare_cached("UPDATE document SET copy_of = ?2, similarity = ?3 WHERE id = ?1")?
            .execute(params![id, original, similarity])?;
        return Ok(true);
    }
    let mut insert = connection
        .prepare_cached("INSERT OR IGNORE INTO duplicate_band (band, document) VALUES (?1, ?2)")?;
    for band in bands {
        insert.execute(params![band, id])?;
    }
    counts::count(connection, id)?;
    Ok(false)
}

fn candidates(connection: &Connection, id: i64, bands: &[i64]) -> Result<Vec<i64>, Error> {
    let mut select = connection
        .prepare_cached("SELECT document FROM duplicate_band WHERE band = ?1 LIMIT 64")?;
    let mut shared: HashMap<i64, usize> = HashMap::new();
    for band in bands {
        let mut rows = select.query([band])?;
        while let Some(row) = rows.next()? {
            *shared.entry(row.get(0)?).or_default() += 1;
        }
    }
    shared.remove(&id);
    let mut candidates: Vec<(usize, i64)> = shared.into_iter().map(|(doc, n)| (n, doc)).collect();
    candidates.sort_unstable_by_key(|&(n, doc)| (std::cmp::Reverse(n), doc));
    candidates.truncate(COMPARED);
    Ok(candidates.into_iter().map(|(_, doc)| doc).collect())
}

/// Takes a document out of the comparison and the counts: it is about to be
/// removed, or no longer to be the last version. Its copies are given back, to
/// be placed anew.
pub(crate) fn withdraw(connection: &Connection, id: i64) -> Result<Vec<i64>, Error> {
    if counts::counts(connection, id)? {
        counts::discount(connection, id)?;
    }
    let text = document::text(connection, id)?;
    let mut delete = connection
        .prepare_cached("DELETE FROM duplicate_band WHERE band = ?1 AND document = ?2")?;
    for band in bands(&Shingles::of(&text)) {
        delete.execute([band, id])?;
    }
    connection
        .prepare_cached("UPDATE document SET copy_of = NULL, similarity = NULL WHERE id = ?1")?
        .execute([id])?;
    let mut copies =
        connection.prepare_cached("SELECT id FROM document WHERE copy_of = ?1 ORDER BY id")?;
    let copies = copies.query_map([id], |row| row.get(0))?;
    Ok(copies.collect::<Result<_, _>>()?)
}

/// Places documents anew, in order, that pointed to one that was withdrawn.
pub(crate) fn place_anew(connection: &Connection, ids: &[i64]) -> Result<(), Error> {
    for &id in ids {
        connection
            .prepare_cached("UPDATE document SET copy_of = NULL, similarity = NULL WHERE id = ?1")?
            .execute([id])?;
        let shingles = Shingles::of(&document::text(connection, id)?);
        place(connection, id, &shingles, &bands(&shingles))?;
    }
    Ok(())
}
