mod begin;
mod there;

use rusqlite::{Connection, OptionalExtension as _, params};
use serde::Serialize;

use crate::document::{self, Known, Place};
use crate::duplicate::{place, place_anew, withdraw};
use crate::gone;
use crate::held::hold_document;
use crate::origin::Origin;
use crate::writing::{Tally, Writing};
use crate::{Entry, Error, Hash};
use there::{Last, There};

/// An act of adding, under way. It is one transaction: [`Import::finish`]
/// makes all of it last, and dropping it, or the end of the program, leaves
/// the study as it was.
#[derive(Debug)]
pub struct Import<'s> {
    pub(crate) writing: Writing<'s>,
    known: Known,
    hash: blake3::Hasher,
    pub(crate) summary: Summary,
    /// It goes on with one that was finished before.
    more: bool,
    /// It leaves a trace even if it took nothing in.
    pub(crate) lasting: bool,
}

/// Some bytes that an import took in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileId(pub(crate) i64);

/// Whether bytes are new to the study.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// They are: what is in them can be added.
    New(FileId),
    /// The study has them, under whatever name. Where another import brought
    /// them, undoing it hands them on to this one.
    Known,
    /// The study had them, and they were removed from it.
    Removed,
}

/// What became of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stored {
    /// It is new.
    New,
    /// It is new, and a near-duplicate of one that was there: it is kept but
    /// does not count.
    Copy,
    /// Its address was there with another text, which stays as an older
    /// version.
    Version,
    /// Its address was there with these words, wherever their lines end, in the
    /// last version or an earlier one. Where another import brought it, undoing
    /// that hands it on to this one. Of a summary and of a part: a fuller text was
    /// there.
    Unchanged,
    /// Its text, or all of its web address, was removed from the study: it is
    /// left out.
    Removed,
}

/// What an import did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Summary {
    /// Its number; 0 where it did nothing and left no trace.
    pub import: i64,
    /// What it added, knew and refused.
    #[serde(flatten)]
    pub tally: Tally,
    /// Files and texts that were removed from the study once and therefore left
    /// out.
    pub removed: u64,
    /// Of what was there already, texts that hold only a summary of it.
    pub summaries: u64,
    /// Of what was there already, texts that are a small part of it only, such as
    /// pages that ask to be paid for. Where a file holds one, the import leaves a
    /// trace.
    pub parts: u64,
    /// Products whose prices came.
    pub products: u64,
    /// Of the files that were refused, how many were not refused with the same
    /// words before.
    pub newly_refused: u64,
}

impl Summary {
    /// True if the study is as it was.
    pub fn is_nothing(&self) -> bool {
        let tally = &self.tally;
        tally.documents + tally.vintages + tally.prices + self.newly_refused == 0
    }
}

impl Import<'_> {
    pub(crate) fn connection(&self) -> &Connection {
        self.writing.connection()
    }

    /// The hashes of all bytes that the study has, so that they need not be
    /// read again; with `removed`, of those that were removed from it, whole or
    /// in part, and of those that hold texts of others
    /// ([`Import::holds_of_others`]), too.
    ///
    /// # Errors
    ///
    /// Where the file is damaged.
    pub fn known(&self, removed: bool) -> Result<Vec<Hash>, Error> {
        let mut select = self.connection().prepare(
            "SELECT DISTINCT hash FROM file WHERE ?1 OR removed IS NULL AND lost = 0 \
                 AND id NOT IN (SELECT file FROM held_document)",
        )?;
        let hashes = select.query_map([removed], |row| Ok(Hash(row.get(0)?)))?;
        Ok(hashes.collect::<Result<_, _>>()?)
    }

    /// Takes in some bytes, if the study does not have them, whatever was said of
    /// them: see [`Import::again`] for those that it has.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written to.
    pub fn file(&mut self, origin: &Origin) -> Result<Taken, Error> {
        let found: Option<(bool, u64)> = self
            .connection()
            .prepare_cached(
                "SELECT max(removed IS NOT NULL), max(lost) FROM file WHERE hash = ?1 \
                 HAVING count(*) > 0",
            )?
            .query_row([origin.hash.0], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        match found {
            Some((false, lost)) => {
                self.hold(origin)?;
                self.summary.tally.unchanged += 1;
                self.summary.removed += lost;
                Ok(Taken::Known)
            }
            Some((true, _)) => {
                self.summary.removed += 1;
                Ok(Taken::Removed)
            }
            None if gone::is_marked(self.connection(), origin.hash)? => {
                self.summary.removed += 1;
                Ok(Taken::Removed)
            }
            None => Ok(Taken::New(self.row(origin)?)),
        }
    }

    /// Whether later versions have taken the place of a text of these bytes, and
    /// none of them has its words: where they stand on the web now, or behind those
    /// versions in another study, they are the last ones again.
    ///
    /// # Errors
    ///
    /// Where the file is damaged.
    pub fn has_given_way(&self, hash: Hash) -> Result<bool, Error> {
        Ok(self
            .connection()
            .prepare_cached(
                "WITH brought AS ( \
                     SELECT d.address, d.latest FROM file f JOIN document d ON d.file = f.id \
                     WHERE f.hash = ?1 AND f.removed IS NULL \
                     UNION SELECT d.address, d.latest FROM file f \
                     JOIN held_document h ON h.file = f.id JOIN document d ON d.id = h.document \
                     WHERE f.hash = ?1 AND f.removed IS NULL) \
                 SELECT EXISTS (SELECT address FROM brought \
                                EXCEPT SELECT address FROM brought WHERE latest)",
            )?
            .query_row([hash.0], |row| row.get(0))?)
    }

    /// Takes bytes in that the study has, as their texts may be the last ones again
    /// ([`Import::has_given_way`]).
    ///
    /// # Errors
    ///
    /// Where the file cannot be written to.
    pub fn file_once_more(&mut self, origin: &Origin) -> Result<FileId, Error> {
        self.row(origin)
    }

    /// The row of bytes that are taken in.
    pub(crate) fn row(&mut self, origin: &Origin) -> Result<FileId, Error> {
        let said = &origin.said;
        self.connection()
            .prepare_cached(
                "INSERT INTO file (import, name, bytes, hash, day, market, format, map) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute(params![
                self.writing.id,
                origin.name,
                i64::try_from(origin.bytes).unwrap_or(i64::MAX),
                origin.hash.0,
                said.day.map(|day| day.to_string()),
                said.market,
                said.format,
                said.map,
            ])?;
        self.hash.update(&origin.hash.0);
        Ok(FileId(self.connection().last_insert_rowid()))
    }

    /// Adds a document that was found in `file`. `address` tells it from all
    /// others and is the same when it is fetched again: its canonical address
    /// where it has one, else its path.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written to.
    pub fn document(
        &mut self,
        file: FileId,
        address: &str,
        entry: &Entry,
    ) -> Result<Stored, Error> {
        let there = self.there(address, entry)?;
        let connection = self.writing.connection();
        let text = entry.document.text.as_str();
        let (address, before) = match there {
            There::Words(id) | There::Fuller(id) | There::Whole(id) => {
                hold_document(connection, id, file)?;
                let fuller = matches!(there, There::Fuller(_));
                let whole = matches!(there, There::Whole(_));
                self.summary.summaries += u64::from(fuller);
                self.summary.parts += u64::from(whole);
                // What a page shows to those who do not pay is met each time it is
                // fetched; a file is added by somebody.
                self.lasting |= whole && !entry.fetched;
                self.summary.tally.unchanged += 1;
                return Ok(Stored::Unchanged);
            }
            There::Others => {
                // Of these bytes nothing is there.
                connection
                    .prepare_cached("DELETE FROM file WHERE id = ?1")?
                    .execute([file.0])?;
                self.summary.tally.unchanged += 1;
                return Ok(Stored::Unchanged);
            }
            There::Nothing(address) => (address, None),
            There::Older(last) => (last.address.clone(), Some(last)),
        };
        let address = address.as_str();
        if gone::is_removed(connection, address, text)? {
            connection
                .prepare_cached("UPDATE file SET lost = lost + 1 WHERE id = ?1")?
                .execute([file.0])?;
            self.summary.removed += 1;
            return Ok(Stored::Removed);
        }
        let (doc, version) = match &before {
            None => (document::free(connection, &entry.document.id)?, 1),
            Some(Last { doc, version, .. }) => {
                let base = document::unnumbered(doc, *version);
                let next = version + 1;
                (document::free(connection, &format!("{base}@{next}"))?, next)
            }
        };
        let copies = match &before {
            None => Vec::new(),
            Some(Last { id, .. }) => {
                let copies = withdraw(connection, *id)?;
                connection
                    .prepare_cached("UPDATE document SET latest = 0 WHERE id = ?1")?
                    .execute([id])?;
                copies
            }
        };
        let place_of = Place {
            import: self.writing.id,
            file: file.0,
            address,
            doc,
            version,
            reader: self.writing.reader,
        };
        let id = document::store(connection, &mut self.known, &place_of, entry)?;
        let copy = place(connection, id, &entry.shingles, &entry.bands)?;
        place_anew(connection, &copies)?;
        let tally = &mut self.summary.tally;
        tally.documents += 1;
        tally.versions += u64::from(version > 1);
        tally.copies += u64::from(copy);
        tally.facts += entry.facts.len() as u64;
        Ok(match (version, copy) {
            (1, false) => Stored::New,
            (1, true) => Stored::Copy,
            _ => Stored::Version,
        })
    }

    /// Notes that something could not be taken in, and why.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written to.
    pub fn refuse(&mut self, name: &str, reason: &str) -> Result<(), Error> {
        let new = self
            .connection()
            .prepare_cached(
                "INSERT OR IGNORE INTO refusal (import, name, reason) VALUES (?1, ?2, ?3)",
            )?
            .execute(params![self.writing.id, name, reason])?;
        self.summary.tally.refused += 1;
        self.summary.newly_refused += new as u64;
        Ok(())
    }

    /// Makes the import last, and tells what it did. One that did nothing
    /// leaves no trace.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written to; the study then is as it was.
    pub fn finish(mut self) -> Result<Summary, Error> {
        let mut summary = self.summary;
        if summary.is_nothing() && !self.lasting {
            // Rolled back where it is dropped.
            return Ok(summary);
        }
        summary.import = self.writing.id;
        if summary.tally.prices > 0 {
            summary.products = self.writing.connection().query_row(
                "SELECT count(DISTINCT product) FROM product_day WHERE import = ?1",
                [self.writing.id],
                |row| row.get(0),
            )?;
        }
        if self.more {
            self.hash.reset();
            let connection = self.writing.connection();
            let mut select =
                connection.prepare_cached("SELECT hash FROM file WHERE import = ?1 ORDER BY id")?;
            let mut rows = select.query([self.writing.id])?;
            while let Some(row) = rows.next()? {
                let hash: [u8; 32] = row.get(0)?;
                self.hash.update(&hash);
            }
        }
        let hash = self.hash.finalize();
        self.writing.finish(&summary.tally, Some(hash.as_bytes()))?;
        Ok(summary)
    }
}
