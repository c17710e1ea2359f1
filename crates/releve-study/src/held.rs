//! What several imports carried: handed on where the one that brought it is
//! undone.

use rusqlite::{Connection, OptionalExtension as _, params};
use serde::Serialize;

use crate::{Error, FileId, Import, Origin};

/// What stays of an import that was taken back, as later ones carried it, too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Handed {
    /// Documents.
    pub documents: u64,
    /// Downloads of series.
    pub vintages: u64,
    /// Prices of products.
    pub prices: u64,
}

/// Notes that `import` carried the bytes of a file that the study has.
pub(crate) fn hold_file(connection: &Connection, import: i64, file: i64) -> Result<(), Error> {
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO held_file (import, file) \
             SELECT ?1, id FROM file WHERE id = ?2 AND import <> ?1",
        )?
        .execute([import, file])?;
    Ok(())
}

/// Notes that a document which the study has stood in `file`, too.
pub(crate) fn hold_document(
    connection: &Connection,
    document: i64,
    file: FileId,
) -> Result<(), Error> {
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO held_document (document, file) \
             SELECT id, ?2 FROM document WHERE id = ?1 AND file <> ?2",
        )?
        .execute([document, file.0])?;
    Ok(())
}

/// Notes that all documents of the file `of` stood in `file`, too.
pub(crate) fn hold_all(connection: &Connection, of: i64, file: FileId) -> Result<(), Error> {
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO held_document (document, file) \
             SELECT id, ?2 FROM document WHERE file = ?1 \
             UNION SELECT document, ?2 FROM held_document WHERE file = ?1",
        )?
        .execute([of, file.0])?;
    Ok(())
}

/// Hands what `import` brought on to the next import that carried it, too, and
/// counts it.
pub(crate) fn hand_on(connection: &Connection, import: i64) -> Result<Handed, Error> {
    let pairs = |sql: &str| -> Result<Vec<(i64, i64)>, Error> {
        let mut select = connection.prepare(sql)?;
        let pairs = select.query_map([import], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(pairs.collect::<Result<_, _>>()?)
    };
    let mut handed = Handed::default();
    // Whole files first: their documents go with them.
    for (file, next) in pairs(
        "SELECT f.id, min(h.import) FROM file f JOIN held_file h ON h.file = f.id \
         WHERE f.import = ?1 GROUP BY f.id",
    )? {
        let own = params![file, next, import];
        let to_next = |sql: &str| -> Result<u64, Error> {
            Ok(connection.prepare_cached(sql)?.execute(own)? as u64)
        };
        handed.documents +=
            to_next("UPDATE document SET import = ?2 WHERE file = ?1 AND import = ?3")?;
        handed.vintages +=
            to_next("UPDATE vintage SET import = ?2 WHERE file = ?1 AND import = ?3")?;
        // A price that the next import has of another file stays its own.
        handed.prices += to_next(
            "UPDATE OR IGNORE product_day SET import = ?2 WHERE file = ?1 AND import = ?3",
        )?;
        to_next("UPDATE file SET import = ?2 WHERE id = ?1 AND import = ?3")?;
        connection
            .prepare_cached("DELETE FROM held_file WHERE file = ?1 AND import = ?2")?
            .execute([file, next])?;
    }
    // Of several files of an import any is as good as the others.
    for (document, file) in pairs(
        "SELECT document, file FROM (SELECT h.document, h.file, min(f.import) FROM held_document h \
             JOIN document d ON d.id = h.document JOIN file f ON f.id = h.file \
             WHERE d.import = ?1 AND f.import <> ?1 AND f.removed IS NULL GROUP BY h.document)",
    )? {
        handed.documents += connection
            .prepare_cached(
                "UPDATE document SET file = ?2, import = (SELECT import FROM file WHERE id = ?2) \
                 WHERE id = ?1",
            )?
            .execute([document, file])? as u64;
        connection
            .prepare_cached("DELETE FROM held_document WHERE document = ?1 AND file = ?2")?
            .execute([document, file])?;
    }
    Ok(handed)
}

/// Forgets what `import` carried beside what it brought: it is undone.
pub(crate) fn let_go(connection: &Connection, import: i64) -> Result<(), Error> {
    for sql in [
        "DELETE FROM held_file WHERE import = ?1",
        "DELETE FROM held_document WHERE file IN (SELECT id FROM file WHERE import = ?1)",
    ] {
        connection.prepare_cached(sql)?.execute([import])?;
    }
    Ok(())
}

impl Import<'_> {
    /// Whether this import brought the document with row `id` or carried it.
    pub(crate) fn carries(&self, id: i64) -> Result<bool, Error> {
        Ok(self
            .connection()
            .prepare_cached(
                "SELECT d.import = ?2 \
                 OR EXISTS (SELECT 1 FROM held_file WHERE import = ?2 AND file = d.file) \
                 OR EXISTS (SELECT 1 FROM held_document h JOIN file f ON f.id = h.file \
                            WHERE h.document = ?1 AND f.import = ?2) \
                 FROM document d WHERE d.id = ?1",
            )?
            .query_row([id, self.writing.id], |row| row.get(0))?)
    }

    /// Notes that bytes which the study has came again: of several rows of theirs
    /// that one of which the same is said, or the same day, or the first.
    pub(crate) fn hold(&self, origin: &Origin) -> Result<(), Error> {
        let said = &origin.said;
        let connection = self.writing.connection();
        let file = connection
            .prepare_cached(
                "SELECT id FROM file WHERE hash = ?1 AND removed IS NULL ORDER BY \
                 day IS ?2 AND market IS ?3 AND format IS ?4 AND map IS ?5 DESC, \
                 day IS ?2 DESC, id LIMIT 1",
            )?
            .query_row(
                params![
                    origin.hash.0,
                    said.day.map(|day| day.to_string()),
                    said.market,
                    said.format,
                    said.map
                ],
                |row| row.get(0),
            )
            .optional()?;
        match file {
            Some(file) => hold_file(connection, self.writing.id, file),
            None => Ok(()),
        }
    }
}
