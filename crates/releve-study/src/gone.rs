//! What was removed, by hashes: so that it does not come back unasked in
//! whichever file it stands.

use rusqlite::{Connection, params};

use crate::{Entry, Error, FileId, Hash, Import, Origin};

/// Notes that the text of the document with row `id` was removed; where `whole`,
/// all versions of it were, and its web address is noted, too. The files that
/// held it are told that it is missing: to one that held nothing else this says
/// all.
pub(crate) fn note(
    connection: &Connection,
    id: i64,
    whole: bool,
    import: i64,
) -> Result<(), Error> {
    let (text, address, url): (String, String, Option<String>) = connection
        .prepare_cached(
            "SELECT t.text, d.address, d.url FROM document d \
             JOIN document_text t ON t.document = d.id WHERE d.id = ?1",
        )?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let mut insert = connection
        .prepare_cached("INSERT OR IGNORE INTO removed_text (hash, import) VALUES (?1, ?2)")?;
    insert.execute(params![Hash::of(text.as_bytes()).0, import])?;
    // A path may hold another text tomorrow; at a web address it is the same
    // article, whatever was corrected.
    if whole && url.as_ref() == Some(&address) {
        insert.execute(params![Hash::of(address.as_bytes()).0, import])?;
    }
    for file in files(connection, id)? {
        let alone = is_alone(connection, file)?;
        connection
            .prepare_cached(if alone {
                "UPDATE file SET removed = ?2, name = '' WHERE id = ?1"
            } else {
                "UPDATE file SET lost = lost + 1 WHERE id = ?1 AND ?2 IS NOT NULL"
            })?
            .execute([file, import])?;
    }
    Ok(())
}

/// The files in which the document with row `id` stood.
pub(crate) fn files(connection: &Connection, id: i64) -> Result<Vec<i64>, Error> {
    let mut select = connection.prepare_cached(
        "SELECT file FROM document WHERE id = ?1 AND file IS NOT NULL \
         UNION SELECT file FROM held_document WHERE document = ?1",
    )?;
    let files = select.query_map([id], |row| row.get(0))?;
    Ok(files.collect::<Result<_, _>>()?)
}

/// Whether a file holds one document alone.
pub(crate) fn is_alone(connection: &Connection, file: i64) -> Result<bool, Error> {
    Ok(connection
        .prepare_cached(
            "SELECT 1 = (SELECT count(*) FROM document WHERE file = ?1) \
                 + (SELECT count(*) FROM held_document WHERE file = ?1) + lost \
             FROM file WHERE id = ?1",
        )?
        .query_row([file], |row| row.get(0))?)
}

/// Whether this text, or all of this address, was removed.
pub(crate) fn is_removed(
    connection: &Connection,
    address: &str,
    text: &str,
) -> Result<bool, Error> {
    Ok(connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM removed_text WHERE hash IN (?1, ?2))")?
        .query_row(
            params![Hash::of(text.as_bytes()).0, Hash::of(address.as_bytes()).0],
            |row| row.get(0),
        )?)
}

/// Lets a text and an address come back.
pub(crate) fn let_back(connection: &Connection, address: &str, text: &str) -> Result<(), Error> {
    connection
        .prepare_cached("DELETE FROM removed_text WHERE hash IN (?1, ?2)")?
        .execute(params![
            Hash::of(text.as_bytes()).0,
            Hash::of(address.as_bytes()).0
        ])?;
    Ok(())
}

impl Import<'_> {
    /// Lets bytes that were removed from the study come back to it. Where it has
    /// them but for texts that were removed, these are to be added to the file
    /// that is given, once [`Import::let_text_back`] was said of them.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written to.
    pub fn let_back(&mut self, origin: &Origin) -> Result<Option<FileId>, Error> {
        let connection = self.writing.connection();
        for sql in [
            // Prices beside the text stayed.
            "UPDATE product_day SET file = NULL WHERE file IN \
             (SELECT id FROM file WHERE hash = ?1 AND removed IS NOT NULL)",
            "DELETE FROM held_file WHERE file IN \
             (SELECT id FROM file WHERE hash = ?1 AND removed IS NOT NULL)",
            "DELETE FROM file WHERE hash = ?1 AND removed IS NOT NULL",
        ] {
            connection.prepare_cached(sql)?.execute([origin.hash.0])?;
        }
        let partly = connection
            .prepare_cached("UPDATE file SET lost = 0 WHERE hash = ?1 AND lost > 0")?
            .execute([origin.hash.0])?;
        // A row of its own: what comes back goes when this import is undone.
        (partly > 0).then(|| self.row(origin)).transpose()
    }

    /// Lets a text that was removed from the study come back to it under an
    /// address.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written to.
    pub fn let_text_back(&mut self, address: &str, entry: &Entry) -> Result<(), Error> {
        let_back(self.connection(), address, entry.document.text.as_str())
    }
}
