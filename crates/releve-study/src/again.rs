//! Bytes that a study has, of which something else is said this time.

mod products;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;
use rusqlite::Row;

use crate::held::hold_all;
use crate::series::points_of;
use crate::{Error, FileId, Hash, Import, Origin, Point, Product, Said, SeriesKey, Vintage};

/// What known bytes hold, read by what is said of them now.
#[derive(Debug, Clone, Copy, Default)]
pub struct Held<'a> {
    /// The texts of their documents.
    pub texts: &'a [&'a str],
    /// Their series.
    pub vintages: &'a [Vintage],
    /// Their products.
    pub products: &'a [Product],
    /// The market that is said stands in the file's name, so that another one is
    /// no contradiction: two markets in which nobody searched have the same bytes.
    pub market_in_name: bool,
}

/// What became of known bytes of which something else is said.
#[derive(Debug, Clone, PartialEq)]
pub enum Again {
    /// It is what the study has of them.
    Same,
    /// Their products hold on further days: these are to be added, to this file.
    /// A list that names no shop is one of the shop whose list had these bytes.
    Days(FileId, Vec<Product>),
    /// Their series are of a further market: they are to be added, to this file.
    Market(FileId),
    /// It is not what the study has of them: this import brought them, of which
    /// that was said. Nothing is changed.
    Other(i64, Said),
    /// They were removed from the study.
    Removed,
}

/// A row of `file`.
struct Taken {
    id: i64,
    import: i64,
    said: Said,
}

/// Of a series: the row of its last download, its step, unit and day.
type SeriesThere = BTreeMap<SeriesKey, (i64, String, Option<String>, Option<String>)>;

impl Import<'_> {
    /// What was said of the bytes that the study has, of those of which anything
    /// was. Bytes that were removed are left out.
    ///
    /// # Errors
    ///
    /// Where the file is damaged.
    pub fn said(&self) -> Result<HashMap<Hash, Vec<Said>>, Error> {
        let mut select = self.connection().prepare(
            "SELECT hash, day, market, format, map FROM file WHERE removed IS NULL \
             AND coalesce(day, market, format, map) IS NOT NULL ORDER BY id",
        )?;
        let mut rows = select.query([])?;
        let mut all: HashMap<Hash, Vec<Said>> = HashMap::new();
        while let Some(row) = rows.next()? {
            all.entry(Hash(row.get(0)?))
                .or_default()
                .push(said(row, 1)?);
        }
        Ok(all)
    }

    /// Whether the study has bytes of this hash, or had them.
    ///
    /// # Errors
    ///
    /// Where the file is damaged.
    pub fn has(&self, hash: Hash) -> Result<bool, Error> {
        Ok(self
            .connection()
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM file WHERE hash = ?1)")?
            .query_row([hash.0], |row| row.get(0))?)
    }

    /// Whether bytes that the study has hold a text that was there when they came: its
    /// words, a summary or a small part of it.
    ///
    /// # Errors
    ///
    /// Where the file is damaged.
    pub fn holds_of_others(&self, hash: Hash) -> Result<bool, Error> {
        Ok(self
            .connection()
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM file f JOIN held_document h ON h.file = f.id \
                                WHERE f.hash = ?1 AND f.removed IS NULL)",
            )?
            .query_row([hash.0], |row| row.get(0))?)
    }

    /// Compares what bytes that the study has hold by what is said of them now
    /// with what it has of them. Products of further days get a file of their
    /// own, to which they are to be added; what would make of the same bytes
    /// something else is not taken.
    ///
    /// Periods at the end of a series are no difference unless `--day` says
    /// something new: they end while time goes by. Another day of download is
    /// one where `--day` says it, as it decides which download is the newest.
    ///
    /// # Errors
    ///
    /// Where the file is damaged or cannot be written to.
    pub fn again(&mut self, origin: &Origin, held: &Held<'_>) -> Result<Again, Error> {
        let mut files = Vec::new();
        let mut removed = false;
        {
            let mut select = self.connection().prepare_cached(
                "SELECT id, import, day, market, format, map, removed IS NOT NULL FROM file \
                 WHERE hash = ?1 ORDER BY id",
            )?;
            let mut rows = select.query([origin.hash.0])?;
            while let Some(row) = rows.next()? {
                removed |= row.get::<_, bool>(6)?;
                files.push(Taken {
                    id: row.get(0)?,
                    import: row.get(1)?,
                    said: said(row, 2)?,
                });
            }
        }
        if removed {
            self.summary.removed += 1;
            return Ok(Again::Removed);
        }
        let Some(first) = files.first() else {
            return Ok(Again::Other(0, Said::default()));
        };
        let now = &origin.said;
        // What is said otherwise of a day is said of the import of that day.
        let of_day = files.iter().find(|file| file.said.day == now.day);
        let brought = of_day.unwrap_or(first);
        let other = Again::Other(brought.import, brought.said.clone());
        if held.market_in_name && self.further_market(&files, now, held.vintages)? {
            return Ok(Again::Market(self.row(origin)?));
        }
        let format_said = files.iter().any(|file| file.said.format == now.format);
        if !format_said && !self.same_texts(&files, held.texts)? {
            return Ok(other);
        }
        let day_said = now.day.is_none() || files.iter().any(|file| file.said.day == now.day);
        if !self.same_series(&files, held.vintages, now.day.is_some(), day_said)? {
            return Ok(other);
        }
        let named = now.map.is_some();
        let Some(further) = self.further_days(&files, held.products, named)? else {
            return Ok(other);
        };
        if further.is_empty() {
            self.hold(origin)?;
            self.summary.tally.unchanged += 1;
            return Ok(Again::Same);
        }
        let row = self.row(origin)?;
        // Its texts came on this day, too.
        for file in &files {
            hold_all(self.writing.connection(), file.id, row)?;
        }
        Ok(Again::Days(row, further))
    }

    /// Whether the words of all texts are among those that the files brought or
    /// carried, and none of these is missing.
    fn same_texts(&self, files: &[Taken], texts: &[&str]) -> Result<bool, Error> {
        let mut there: Vec<String> = Vec::new();
        for file in files {
            let mut select = self.connection().prepare_cached(
                "SELECT text FROM document_text WHERE document IN \
                 (SELECT id FROM document WHERE file = ?1 \
                  UNION SELECT document FROM held_document WHERE file = ?1)",
            )?;
            let texts = select.query_map([file.id], |row| row.get(0))?;
            there.extend(texts.collect::<Result<Vec<_>, _>>()?);
        }
        let there: BTreeSet<Hash> = there.iter().map(|text| Hash::of_words(text)).collect();
        let now: BTreeSet<Hash> = texts.iter().map(|text| Hash::of_words(text)).collect();
        Ok(now == there)
    }

    /// Whether the series are of a market of which the files brought none.
    fn further_market(
        &self,
        files: &[Taken],
        now: &Said,
        vintages: &[Vintage],
    ) -> Result<bool, Error> {
        if files.iter().any(|file| file.said.market == now.market) {
            return Ok(false);
        }
        let there = self.series_there(files)?;
        let known = |vintage: &Vintage| there.contains_key(&vintage.key);
        Ok(!there.is_empty() && !vintages.is_empty() && !vintages.iter().any(known))
    }

    /// The series that the files brought: row, step, unit and day of download of
    /// each.
    fn series_there(&self, files: &[Taken]) -> Result<SeriesThere, Error> {
        let mut there = BTreeMap::new();
        for file in files {
            let mut select = self.connection().prepare_cached(
                "SELECT s.subject, s.metric, s.channel, s.market, v.id, v.step, v.unit, \
                 v.downloaded FROM vintage v JOIN series s ON s.id = v.series \
                 WHERE v.file = ?1 ORDER BY v.id",
            )?;
            let mut rows = select.query([file.id])?;
            while let Some(row) = rows.next()? {
                let key = SeriesKey::of(row, 0)?;
                there.insert(key, (row.get(4)?, row.get(5)?, row.get(6)?, row.get(7)?));
            }
        }
        Ok(there)
    }

    fn same_series(
        &self,
        files: &[Taken],
        vintages: &[Vintage],
        dated: bool,
        day_said: bool,
    ) -> Result<bool, Error> {
        let there = self.series_there(files)?;
        let keys: BTreeSet<&SeriesKey> = vintages.iter().map(|vintage| &vintage.key).collect();
        if !keys.into_iter().eq(there.keys()) {
            return Ok(false);
        }
        for vintage in vintages {
            let Some((id, step, unit, downloaded)) = there.get(&vintage.key) else {
                return Ok(false);
            };
            // It decides which download is the newest.
            let day = vintage.downloaded.map(|day| day.to_string());
            let same = *step == vintage.step.as_str()
                && *unit == vintage.unit
                && (!dated || *downloaded == day);
            if !same || !agree(&self.points(*id)?, &vintage.points, day_said) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn points(&self, vintage: i64) -> Result<Vec<Point>, Error> {
        points_of(
            self.connection(),
            "SELECT day, value, bound FROM point WHERE vintage = ?1 ORDER BY day",
            vintage,
        )
    }
}

/// Whether two downloads of the same bytes say the same; where `loose`, but for
/// periods at their ends.
fn agree(there: &[Point], now: &[Point], loose: bool) -> bool {
    let common = there.len().min(now.len());
    let same = |(one, other): (&Point, &Point)| {
        one.day == other.day
            && one.value == other.value
            && crate::series::stored_bound(one.bound) == crate::series::stored_bound(other.bound)
    };
    (loose || there.len() == now.len()) && there[..common].iter().zip(&now[..common]).all(same)
}

/// What was said, in four columns from `at` on.
fn said(row: &Row<'_>, at: usize) -> Result<Said, Error> {
    let day: Option<String> = row.get(at)?;
    let day = day.map(|day| {
        day.parse::<Date>()
            .map_err(|_| Error::corrupt(format!("day `{day}` of a file")))
    });
    Ok(Said {
        day: day.transpose()?,
        market: row.get(at + 1)?,
        format: row.get(at + 2)?,
        map: row.get(at + 3)?,
    })
}
