//! What was removed, by hashes: so that it does not come back unasked in
//! whichever file it stands.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension as _, params};

use crate::{Entry, Error, FileId, Hash, Import, Origin};

/// Notes that the text of the document with row `id` was removed, by its words; where `whole`,
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
    let mut insert = connection.prepare_cached(
        "INSERT INTO removed_text (hash, import) VALUES (?1, ?2) ON CONFLICT (hash) \
         DO UPDATE SET import = excluded.import, back = NULL WHERE back IS NOT NULL",
    )?;
    insert.execute(params![Hash::of_words(&text).0, import])?;
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
    for hash in marks(address, text) {
        if is_marked(connection, hash)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The hashes by which a text is known to have been removed: of its words, of its
/// address, and of the text to its last line break, as marks were made before
/// schema 3 was released.
fn marks(address: &str, text: &str) -> [Hash; 3] {
    [
        Hash::of_words(text),
        Hash::of(address.as_bytes()),
        Hash::of(text.as_bytes()),
    ]
}

/// Whether a text, an address or bytes of this hash were removed and not let back.
pub(crate) fn is_marked(connection: &Connection, hash: Hash) -> Result<bool, Error> {
    Ok(connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM removed_text WHERE hash = ?1 AND back IS NULL)",
        )?
        .query_row([hash.0], |row| row.get(0))?)
}

/// Lets a text and an address come back with `import`.
pub(crate) fn let_back(
    connection: &Connection,
    import: i64,
    address: &str,
    text: &str,
) -> Result<(), Error> {
    for hash in marks(address, text) {
        let_hash_back(connection, import, hash)?;
    }
    Ok(())
}

fn let_hash_back(connection: &Connection, import: i64, hash: Hash) -> Result<(), Error> {
    connection
        .prepare_cached("UPDATE removed_text SET back = ?2 WHERE hash = ?1 AND back IS NULL")?
        .execute(params![hash.0, import])?;
    Ok(())
}

/// Something that was removed and let back, and that an undone import takes along:
/// it is removed as before, unless it is there another time.
#[derive(Debug)]
pub(crate) struct Leaving {
    hash: Hash,
    what: What,
}

#[derive(Debug)]
enum What {
    /// By its words.
    Text(Hash),
    Address(String),
    Bytes,
}

/// Of documents that go, the texts, addresses and bytes that were let back.
pub(crate) fn leaving(connection: &Connection, ids: &[i64]) -> Result<Vec<Leaving>, Error> {
    let mut leaving = Vec::new();
    let any: bool = connection.query_row(
        "SELECT EXISTS (SELECT 1 FROM removed_text WHERE back IS NOT NULL)",
        [],
        |row| row.get(0),
    )?;
    for id in ids.iter().filter(|_| any) {
        let (text, address, bytes): (String, String, Option<[u8; 32]>) = connection
            .prepare_cached(
                "SELECT t.text, d.address, f.hash FROM document d \
                 JOIN document_text t ON t.document = d.id \
                 LEFT JOIN file f ON f.id = d.file WHERE d.id = ?1",
            )?
            .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let [words, place, exact] = marks(&address, &text);
        let all = [
            Some((words, What::Text(words))),
            Some((place, What::Address(address))),
            Some((exact, What::Text(words))),
            bytes.map(|bytes| (Hash(bytes), What::Bytes)),
        ];
        for (hash, what) in all.into_iter().flatten() {
            let back: Option<bool> = connection
                .prepare_cached("SELECT back IS NOT NULL FROM removed_text WHERE hash = ?1")?
                .query_row([hash.0], |row| row.get(0))
                .optional()?;
            if back == Some(true) {
                leaving.push(Leaving { hash, what });
            }
        }
    }
    Ok(leaving)
}

/// Marks what went with `import`, whose files are still there, as removed again.
pub(crate) fn take_back(
    connection: &Connection,
    import: i64,
    leaving: &[Leaving],
) -> Result<(), Error> {
    let mut there = None;
    for Leaving { hash, what } in leaving {
        let (address, file) = match what {
            What::Text(words) => {
                let there = match &mut there {
                    Some(there) => there,
                    none => none.insert(words_there(connection)?),
                };
                if there.contains(words) {
                    continue;
                }
                (None, None)
            }
            What::Address(address) => (Some(address), None),
            What::Bytes => (None, Some(hash.0)),
        };
        connection
            .prepare_cached(
                "UPDATE removed_text SET back = NULL WHERE hash = ?1 \
                 AND NOT EXISTS (SELECT 1 FROM document WHERE address = ?2) \
                 AND NOT EXISTS (SELECT 1 FROM file \
                     WHERE hash = ?3 AND import <> ?4 AND removed IS NULL)",
            )?
            .execute(params![hash.0, address, file, import])?;
    }
    connection
        .prepare_cached(
            "UPDATE file SET lost = lost + found, found = 0 WHERE found > 0 AND import <> ?1 \
             AND hash IN (SELECT hash FROM file WHERE import = ?1)",
        )?
        .execute([import])?;
    Ok(())
}

/// The words of all texts, which SQL cannot compare.
fn words_there(connection: &Connection) -> Result<BTreeSet<Hash>, Error> {
    let mut select = connection.prepare("SELECT text FROM document_text")?;
    let mut rows = select.query([])?;
    let mut there = BTreeSet::new();
    while let Some(row) = rows.next()? {
        let text: String = row.get(0)?;
        there.insert(Hash::of_words(&text));
    }
    Ok(there)
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
        // Of files that a study of an older schema removed nothing else is known: the
        // act noted no text.
        connection
            .prepare_cached(
                "INSERT INTO removed_text (hash, import) SELECT hash, max(removed) FROM file \
                 WHERE hash = ?1 AND removed IS NOT NULL \
                     AND removed NOT IN (SELECT import FROM removed_text) \
                 GROUP BY hash ON CONFLICT DO NOTHING",
            )?
            .execute([origin.hash.0])?;
        let_hash_back(connection, self.writing.id, origin.hash)?;
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
            .prepare_cached(
                "UPDATE file SET found = found + lost, lost = 0 WHERE hash = ?1 AND lost > 0",
            )?
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
        let text = entry.document.text.as_str();
        let_back(self.connection(), self.writing.id, address, text)
    }
}
