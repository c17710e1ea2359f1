//! What a study has of an entry already: its words, a fuller text, an older one
//! whose place it takes, or nothing.

use jiff::civil::Date;
use releve_facts::Precision;
use rusqlite::{Connection, OptionalExtension as _, Row, params};

use crate::duplicate::Shingles;
use crate::{Entry, Error, Hash, Import, document};

/// What there is of an entry.
#[derive(Debug)]
pub(super) enum There {
    /// Nothing: it is a document of its own, at this address.
    Nothing(String),
    /// Its words, in the version with this row, which may be an earlier one.
    Words(i64),
    /// The fuller text of its summary, in the version with this row.
    Fuller(i64),
    /// The whole of which it is a part, in the version with this row.
    Whole(i64),
    /// A document of its address that another study has other versions of.
    Others,
    /// Another text, whose place it takes.
    Older(Last),
}

/// The last version of a document.
#[derive(Debug)]
pub(super) struct Last {
    /// Its row.
    pub(super) id: i64,
    /// Its id.
    pub(super) doc: String,
    pub(super) address: String,
    /// From 1.
    pub(super) version: i64,
}

/// Documents of one title that an entry is compared with. A weekly column has
/// 52 a year, most of which their day tells apart; where there are more, an
/// entry is known by the words it had first.
const OF_A_TITLE: usize = 50;

impl Import<'_> {
    /// What the study has of `entry` at `address`, or of an entry that is told
    /// by its title at the addresses that follow from it: these have its words
    /// behind the title.
    pub(super) fn there(&self, address: &str, entry: &Entry) -> Result<There, Error> {
        let connection = self.connection();
        let base = last_version(connection, address)?;
        if !entry.by_title {
            return match base {
                None => Ok(There::Nothing(address.to_owned())),
                Some(last) => self.beside(last, entry),
            };
        }
        let is_first = base.is_none();
        let text = entry.document.text.as_str();
        let by_words = format!("{address}#{}", Hash::of_words(text));
        for known in [base, last_version(connection, &by_words)?] {
            let Some(known) = known else { continue };
            if let There::Words(id) = compared(connection, known, entry, false)? {
                return Ok(There::Words(id));
            }
        }
        let mut best: Option<(f64, i64)> = None;
        for id in self.of_title(address, entry)? {
            if let Some(likeness) = same_article(connection, id, entry)?
                && best.is_none_or(|(most, _)| likeness > most)
                && !self.carries(id)?
            {
                best = Some((likeness, id));
            }
        }
        let last = match best {
            Some((_, id)) => Some(version(connection, id)?),
            None => last_version(connection, &by_words)?,
        };
        match last {
            Some(last) => compared(connection, last, entry, false),
            None if is_first => Ok(There::Nothing(address.to_owned())),
            None => Ok(There::Nothing(by_words)),
        }
    }

    /// An entry beside the last version at its address.
    fn beside(&self, last: Last, entry: &Entry) -> Result<There, Error> {
        let connection = self.connection();
        let is_version = entry.earlier || entry.follows;
        let carried = is_version && self.carries(last.id)?;
        if !entry.earlier || carried {
            return compared(connection, last, entry, carried && entry.follows);
        }
        // Where the last version is one of the other study's, those behind it follow.
        let there = document::text(connection, last.id)?;
        let same = document::same_words(&there, entry.document.text.as_str());
        Ok(if same {
            There::Words(last.id)
        } else {
            There::Others
        })
    }

    /// The last versions of documents of a title that are not of this import nor
    /// of another day than an entry.
    fn of_title(&self, address: &str, entry: &Entry) -> Result<Vec<i64>, Error> {
        // `$` follows `#`; the rest behind it is a hash, no longer title.
        let mut select = self.connection().prepare_cached(
            "SELECT id FROM (SELECT id, import, latest, published, precision FROM document \
                 WHERE address = ?1 OR address > ?1 || '#' AND address < ?1 || '$' \
                 AND length(address) = length(?1) + 65 LIMIT 1000) \
             WHERE latest AND import <> ?2 \
                 AND (?3 IS NULL OR published IS NULL OR precision <> 'day' OR published = ?3) \
             LIMIT ?4",
        )?;
        let day = day(entry).map(|day| day.to_string());
        let ids = select.query_map(params![address, self.writing.id, day, OF_A_TITLE], |row| {
            row.get(0)
        })?;
        Ok(ids.collect::<Result<_, _>>()?)
    }
}

/// How alike an entry and the document with row `id`, which have one title, are;
/// `None` where they are two articles.
fn same_article(connection: &Connection, id: i64, entry: &Entry) -> Result<Option<f64>, Error> {
    let text = document::text(connection, id)?;
    let there = Shingles::of(&text);
    let likeness = entry.shingles.likeness(&there);
    let of_one_day = day(entry).is_some() && day(entry) == published(connection, id)?;
    let same = likeness.is_copy()
        || of_one_day && likeness.shares_much()
        || there.has_lines_of(entry.document.text.as_str())
        || entry.shingles.has_lines_of(&text);
    Ok(same.then_some(likeness.resemblance))
}

/// An entry beside the last version of its document, behind which it comes where
/// that is `known`.
fn compared(
    connection: &Connection,
    last: Last,
    entry: &Entry,
    known: bool,
) -> Result<There, Error> {
    let text = entry.document.text.as_str();
    let there = document::text(connection, last.id)?;
    if document::same_words(&there, text) {
        return Ok(There::Words(last.id));
    }
    // An old file undoes no correction; what is published anew may.
    let later = match (day(entry), published(connection, last.id)?) {
        (Some(now), Some(before)) => now > before,
        _ => false,
    };
    if !(entry.fetched || known || later)
        && let Some(id) = earlier(connection, &last, text)?
    {
        return Ok(There::Words(id));
    }
    Ok(if entry.summary && is_summary_of(text, &there) {
        There::Fuller(last.id)
    } else if entry.document.url.is_some() && !entry.shorter && is_cut(entry, &there) {
        There::Whole(last.id)
    } else {
        There::Older(last)
    })
}

/// Whether a page holds no more of its article than what is shown to those who do
/// not pay or are not known: half of it at most, mostly words of the article, or
/// a quarter, whatever it says beside the title. Most corrections are longer; a
/// shorter one, or a notice that an article was taken back, looks like a stub, and
/// is taken where it is said to be none ([`Entry::shorter`]).
fn is_cut(entry: &Entry, there: &str) -> bool {
    let (length, of) = (length(entry.document.text.as_str()), length(there));
    let likeness = || entry.shingles.likeness(&Shingles::of(there));
    4 * length <= of || 2 * length <= of && likeness().is_mostly_within()
}

/// The day that an entry states.
fn day(entry: &Entry) -> Option<Date> {
    let document = &entry.document;
    (document.precision == Precision::Day)
        .then_some(document.published)
        .flatten()
}

/// The day that the document with row `id` states.
fn published(connection: &Connection, id: i64) -> Result<Option<Date>, Error> {
    let day: Option<String> = connection
        .prepare_cached("SELECT published FROM document WHERE id = ?1 AND precision = 'day'")?
        .query_row([id], |row| row.get(0))
        .optional()?
        .flatten();
    day.map(|day| {
        day.parse()
            .map_err(|_| Error::corrupt(format!("the day `{day}` of a document")))
    })
    .transpose()
}

/// The row of an earlier version with the words of a text.
fn earlier(connection: &Connection, last: &Last, text: &str) -> Result<Option<i64>, Error> {
    let mut select = connection.prepare_cached(
        "SELECT d.id, t.text FROM document d JOIN document_text t ON t.document = d.id \
         WHERE d.address = ?1 AND d.id <> ?2 ORDER BY d.version DESC",
    )?;
    let mut rows = select.query(params![last.address, last.id])?;
    while let Some(row) = rows.next()? {
        let before: String = row.get(1)?;
        if document::same_words(&before, text) {
            return Ok(Some(row.get(0)?));
        }
    }
    Ok(None)
}

/// Whether the text of a summary leaves a longer one in its place: as its
/// beginning or an extract of it, or, in whatever words, as it is half as long
/// at most. Of two descriptions as long as each other the later one is right.
fn is_summary_of(text: &str, there: &str) -> bool {
    let (length, of) = (length(text), length(there));
    length < of && (2 * length <= of || Shingles::of(there).has_lines_of(text))
}

fn last_version(connection: &Connection, address: &str) -> Result<Option<Last>, Error> {
    Ok(connection
        .prepare_cached(
            "SELECT id, doc, address, version FROM document WHERE address = ?1 \
             ORDER BY version DESC LIMIT 1",
        )?
        .query_row([address], Last::of)
        .optional()?)
}

fn version(connection: &Connection, id: i64) -> Result<Last, Error> {
    Ok(connection
        .prepare_cached("SELECT id, doc, address, version FROM document WHERE id = ?1")?
        .query_row([id], Last::of)?)
}

impl Last {
    fn of(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            doc: row.get(1)?,
            address: row.get(2)?,
            version: row.get(3)?,
        })
    }
}

/// The length of a text in characters that are no white space.
fn length(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}
