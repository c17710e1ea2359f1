//! Facts of an older reader, replaced by those of a newer one.

use std::collections::BTreeMap;

use releve_facts::{Fact, FactKind, ReaderVersion};
use serde::Serialize;

use crate::document::{self, Known};
use crate::purge::take_out_reading;
use crate::study::Kept;
use crate::writing::{Tally, Writing};
use crate::{Entry, Error, Occasion, Study, counts, fact};

/// An act of reading anew, under way. As an import it is one transaction.
#[derive(Debug)]
pub struct Rereading<'s> {
    writing: Writing<'s>,
    known: Known,
    change: Change,
    kinds: BTreeMap<FactKind, KindChange>,
}

/// What reading anew changed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Change {
    /// Its number in the history; 0 where nothing was read.
    pub import: i64,
    /// Documents that were read anew.
    pub documents: u64,
    /// Of these, how many state something else now.
    pub changed: u64,
    /// Facts by kind, of kinds that there are.
    pub kinds: Vec<KindChange>,
}

/// What became of the facts of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct KindChange {
    /// The kind.
    pub kind: FactKind,
    /// Facts that both readers found, in the same words.
    pub stayed: u64,
    /// Facts that the newer reader alone found.
    pub came: u64,
    /// Facts that the older reader alone found.
    pub went: u64,
}

/// The row of a document, by which it is found again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(i64);

impl Study {
    /// Documents that another reader than `reader` read, in order of their
    /// addition; all where there is no `reader`.
    ///
    /// # Errors
    ///
    /// Where the file is damaged.
    pub fn read_by_others(&self, reader: Option<&ReaderVersion>) -> Result<Vec<DocumentId>, Error> {
        let mut select = self.connection.prepare_cached(
            "SELECT d.id FROM document d JOIN reader r ON r.id = d.reader \
             WHERE ?1 IS NULL OR r.name <> ?1 ORDER BY d.id",
        )?;
        let ids = select.query_map([reader.map(ReaderVersion::as_str)], |row| {
            row.get(0).map(DocumentId)
        })?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    /// The documents that count, in order of their addition, with their ids.
    ///
    /// # Errors
    ///
    /// Where the file is damaged.
    pub fn counting(&self) -> Result<Vec<(DocumentId, String)>, Error> {
        self.list("SELECT id, doc FROM counted ORDER BY id", |row| {
            Ok((DocumentId(row.get(0)?), row.get(1)?))
        })
    }

    /// The documents that count, in order of their addition, each with its earlier
    /// versions before it: row, what the document is called without the number of
    /// a version, and whether it is the last one.
    ///
    /// # Errors
    ///
    /// Where the file is damaged.
    pub fn counting_with_versions(&self) -> Result<Vec<(DocumentId, String, bool)>, Error> {
        let rows = self.list(
            "SELECT d.id, f.doc, f.version, d.latest FROM counted c \
             JOIN document d ON d.address = c.address \
             JOIN document f ON f.id = (SELECT id FROM document \
                 WHERE address = c.address ORDER BY version LIMIT 1) \
             ORDER BY c.id, d.version",
            |row| {
                Ok((
                    DocumentId(row.get(0)?),
                    row.get(1)?,
                    row.get(2)?,
                    row.get(3)?,
                ))
            },
        )?;
        let base = |doc: String, version: i64| document::unnumbered(&doc, version).to_owned();
        let named = |(id, doc, version, latest)| (id, base(doc, version), latest);
        Ok(rows.into_iter().map(named).collect())
    }

    /// A document by its row, with what was read of it; `None` where it is no
    /// more.
    ///
    /// # Errors
    ///
    /// Where the file is damaged.
    pub fn kept(&self, id: DocumentId) -> Result<Option<Kept>, Error> {
        document::kept(&self.connection, id.0).map_err(|error| error.at(&self.path))
    }

    /// Begins to replace what was read.
    ///
    /// # Errors
    ///
    /// As [`Study::import`].
    pub fn rereading(
        &mut self,
        occasion: &Occasion,
        reader: &ReaderVersion,
        waiting: impl FnOnce(),
    ) -> Result<Rereading<'_>, Error> {
        Ok(Rereading {
            writing: Writing::begin(self, "reread", occasion, reader, waiting)?,
            known: Known::default(),
            change: Change::default(),
            kinds: BTreeMap::new(),
        })
    }
}

impl Rereading<'_> {
    /// Replaces what was read of a document. A document that is no more is
    /// passed over.
    ///
    /// # Errors
    ///
    /// Where `entry` is of another text, or the file cannot be written to.
    pub fn document(&mut self, id: DocumentId, entry: &Entry) -> Result<(), Error> {
        let connection = self.writing.connection();
        let Some((stored, reader)) = document::load(connection, id.0)? else {
            return Ok(());
        };
        if stored.text != entry.document.text {
            return Err(Error::refused(format!(
                "what was read anew is not the text of `{}`",
                stored.id
            )));
        }
        let before = fact::load(connection, id.0, &stored, &reader)?;
        let counts = counts::counts(connection, id.0)?;
        if counts {
            counts::discount(connection, id.0)?;
        }
        take_out_reading(connection, id.0, &before)?;
        // A name that went with the last document that had it has no row now.
        self.known = Known::default();
        document::reading(connection, &mut self.known, id.0, entry)?;
        connection
            .prepare_cached("UPDATE document SET reader = ?2, reread = ?3 WHERE id = ?1")?
            .execute([id.0, self.writing.reader, self.writing.id])?;
        if counts {
            counts::count(connection, id.0)?;
        }
        self.change.documents += 1;
        self.change.changed += u64::from(self.compare(&before, &entry.facts));
        Ok(())
    }

    /// Counts what stayed, came and went; true if anything came or went.
    fn compare(&mut self, before: &[Fact], after: &[Fact]) -> bool {
        let same = |one: &Fact, other: &Fact| {
            one.statement() == other.statement() && one.evidence() == other.evidence()
        };
        let mut left: Vec<&Fact> = before.iter().collect();
        let mut changed = false;
        for fact in after {
            let kind = fact.statement().kind();
            let tally = self.kinds.entry(kind).or_insert(KindChange::none(kind));
            match left.iter().position(|old| same(old, fact)) {
                Some(place) => {
                    left.remove(place);
                    tally.stayed += 1;
                }
                None => {
                    tally.came += 1;
                    changed = true;
                }
            }
        }
        for fact in left {
            let kind = fact.statement().kind();
            self.kinds
                .entry(kind)
                .or_insert(KindChange::none(kind))
                .went += 1;
            changed = true;
        }
        changed
    }

    /// Makes it last, and tells what changed.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written to; the study then is as it was.
    pub fn finish(self) -> Result<Change, Error> {
        let mut change = self.change;
        if change.documents == 0 {
            return Ok(change);
        }
        change.import = self.writing.id;
        change.kinds = self.kinds.into_values().collect();
        let facts = change.kinds.iter().map(|kind| kind.stayed + kind.came);
        let tally = Tally {
            documents: change.documents,
            facts: facts.sum(),
            ..Tally::default()
        };
        self.writing
            .connection()
            .execute_batch("DELETE FROM reader WHERE id NOT IN (SELECT reader FROM document)")?;
        self.writing.finish(&tally, None)?;
        Ok(change)
    }
}

impl KindChange {
    fn none(kind: FactKind) -> Self {
        Self {
            kind,
            stayed: 0,
            came: 0,
            went: 0,
        }
    }
}
