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
    let alike = alike(connection, id, shingles, bands)?;
    place_among(connection, id, bands, alike)
}

/// Counts the document with row `id`, unless it is a copy of the most similar of
/// `alike`.
fn place_among(
    connection: &Connection,
    id: i64,
    bands: &[i64],
    alike: Vec<(i64, f64)>,
) -> Result<bool, Error> {
    // Of equals the first, which shares most bands.
    let best = alike.into_iter().rev().max_by(|a, b| a.1.total_cmp(&b.1));
    if let Some((original, similarity)) = best {
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

/// Documents that count and are near-duplicates of the one with row `id`, with
/// how alike they are.
fn alike(
    connection: &Connection,
    id: i64,
    shingles: &Shingles,
    bands: &[i64],
) -> Result<Vec<(i64, f64)>, Error> {
    let mut alike = Vec::new();
    for candidate in candidates(connection, id, bands)? {
        let text = document::text(connection, candidate)?;
        let found = shingles.likeness(&Shingles::of(&text));
        if found.is_copy() {
            alike.push((candidate, found.resemblance));
        }
    }
    Ok(alike)
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

/// Places a document that is the last version of its address again, since the
/// newer one went: as if that had never been, so that what came later and is
/// like it is a copy again. Gives documents that are to be placed anew.
pub(crate) fn restore(connection: &Connection, id: i64) -> Result<Vec<i64>, Error> {
    let shingles = Shingles::of(&document::text(connection, id)?);
    let bands = bands(&shingles);
    let (later, earlier): (Vec<_>, Vec<_>) = alike(connection, id, &shingles, &bands)?
        .into_iter()
        .partition(|(other, _)| *other > id);
    let mut anew = Vec::new();
    if !place_among(connection, id, &bands, earlier)? {
        for (other, _) in later {
            anew.extend(withdraw(connection, other)?);
            anew.push(other);
        }
    }
    Ok(anew)
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
