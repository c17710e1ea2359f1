//! The coverage of a study: what is in it, and what is not.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Row;
use serde::Serialize;

use crate::series::BY_LENGTH;
use crate::{Error, FeedStatus, SeriesKey, Study};

/// What is in a study and what is missing.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Status {
    /// Documents that count: the last version of each, near-duplicates once.
    pub documents: u64,
    /// Near-duplicates of these, kept but not counted.
    pub copies: u64,
    /// Older versions, kept but not counted.
    pub versions: u64,
    /// Facts of the documents that count.
    pub facts: u64,
    /// Things that the documents that count speak of.
    pub entities: u64,
    /// Documents that count by publication; those without one have no name.
    pub sources: Vec<Count>,
    /// By language.
    pub languages: Vec<Count>,
    /// By market that a fact of theirs names; a document may name several.
    pub markets: Vec<Count>,
    /// By ISO week of publication, in order; see `undated` for the others.
    pub weeks: Vec<Count>,
    /// Documents that count of which no day of publication is known.
    pub undated: Count,
    /// Documents that count of which only month or year is known: they are in
    /// no week.
    pub roughly_dated: u64,
    /// What was not taken in, and why; not if it was taken in later.
    pub refused: Vec<Refusal>,
    /// Readers behind the documents, with how many they read.
    pub readers: Vec<Count>,
    /// The series.
    pub series: Vec<SeriesStatus>,
    /// Products.
    pub products: u64,
    /// Days on which one of them was described.
    pub prices: u64,
    /// Of the prices, the first and the last day.
    pub priced: Option<(String, String)>,
    /// Feeds and sitemaps that are watched.
    pub feeds: Vec<FeedStatus>,
}

/// How many documents have something in common.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Count {
    /// What; `None` where it is not known.
    pub name: Option<String>,
    /// How many.
    pub documents: u64,
    /// One to five of them by id, where they are worth naming.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<String>,
}

/// Something that was not taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// The file.
    pub name: String,
    /// Why.
    pub reason: String,
    /// The import in which it was tried first.
    pub import: i64,
}

/// One series and what is missing in it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SeriesStatus {
    /// What it is of.
    #[serde(flatten)]
    pub key: SeriesKey,
    /// The calendar: `day`, `week`, `month` ...
    pub step: String,
    /// Downloads.
    pub vintages: u64,
    /// First day of the newest download.
    pub first: Option<String>,
    /// Last day of the newest download.
    pub last: Option<String>,
    /// Values in the newest download.
    pub points: u64,
    /// Steps between first and last that have no value.
    pub gaps: u64,
    /// Values of which only a bound is known.
    pub censored: u64,
    /// Days whose value differs between one download and the next: history
    /// that moved.
    pub changed: u64,
}

impl Study {
    /// The coverage page, markets as the texts call them.
    ///
    /// # Errors
    ///
    /// Where the file is damaged.
    pub fn status(&self) -> Result<Status, Error> {
        self.status_by(str::to_owned)
    }

    /// The coverage page, with one name for each market: `Britain` and `UK` are
    /// one where `name` calls them the same.
    ///
    /// # Errors
    ///
    /// Where the file is damaged.
    pub fn status_by(&self, name: impl Fn(&str) -> String) -> Result<Status, Error> {
        let number = |sql: &str| -> Result<u64, Error> {
            Ok(self.connection.query_row(sql, [], |row| row.get(0))?)
        };
        let counts = |sql: &str| self.list(sql, count);
        Ok(Status {
            documents: number("SELECT count(*) FROM counted")?,
            copies: number(
                "SELECT count(*) FROM document WHERE latest = 1 AND copy_of IS NOT NULL",
            )?,
            versions: number("SELECT count(*) FROM document WHERE latest = 0")?,
            facts: number("SELECT count(*) FROM fact WHERE document IN (SELECT id FROM counted)")?,
            entities: number(
                "SELECT count(DISTINCT entity) FROM entity_document \
                 WHERE document IN (SELECT id FROM counted)",
            )?,
            sources: counts(
                "SELECT source, count(*) AS n FROM counted GROUP BY source ORDER BY n DESC, source",
            )?,
            languages: counts(
                "SELECT lang, count(*) AS n FROM counted GROUP BY lang ORDER BY n DESC, lang",
            )?,
            markets: self.markets(name)?,
            weeks: counts(
                "SELECT week, count(*) FROM counted WHERE week IS NOT NULL GROUP BY week ORDER BY week",
            )?,
            undated: Count {
                name: None,
                documents: number("SELECT count(*) FROM counted WHERE published IS NULL")?,
                examples: self.list(
                    "SELECT doc FROM counted WHERE published IS NULL ORDER BY id LIMIT 5",
                    |row| row.get(0),
                )?,
            },
            roughly_dated: number(
                "SELECT count(*) FROM counted WHERE published IS NOT NULL AND week IS NULL",
            )?,
            refused: self.list(
                "SELECT name, reason, import FROM refusal \
                 WHERE name NOT IN (SELECT name FROM file WHERE removed IS NULL) ORDER BY id",
                |row| {
                    Ok(Refusal {
                        name: row.get(0)?,
                        reason: row.get(1)?,
                        import: row.get(2)?,
                    })
                },
            )?,
            readers: counts(
                "SELECT r.name, count(*) AS n FROM document d JOIN reader r ON r.id = d.reader \
                 GROUP BY r.name ORDER BY n DESC, r.name",
            )?,
            series: self.list(
                &format!("{SERIES} ORDER BY s.subject, s.metric, s.channel, s.market, {BY_LENGTH}"),
                series,
            )?,
            products: number("SELECT count(*) FROM product")?,
            prices: number("SELECT count(*) FROM product_day")?,
            priced: self.connection.query_row(
                "SELECT date(min(day) * 86400, 'unixepoch'), date(max(day) * 86400, 'unixepoch') \
                 FROM product_day",
                [],
                |row| Ok(Option::zip(row.get(0)?, row.get(1)?)),
            )?,
            feeds: self.feed_status()?,
        })
    }

    /// How many series and products the study holds beside its documents.
    ///
    /// # Errors
    ///
    /// Where the file is damaged.
    pub fn series_and_products(&self) -> Result<(u64, u64), Error> {
        Ok(self.connection.query_row(
            "SELECT (SELECT count(*) FROM series), (SELECT count(*) FROM product)",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?)
    }

    fn markets(&self, name: impl Fn(&str) -> String) -> Result<Vec<Count>, Error> {
        let named: Vec<(String, i64)> = self.list(
            "SELECT market, document FROM ( \
                 SELECT market, document FROM measure WHERE market IS NOT NULL \
                 UNION SELECT market, document FROM influence WHERE market IS NOT NULL) \
             WHERE document IN (SELECT id FROM counted) ORDER BY market",
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        let mut names: BTreeMap<&str, String> = BTreeMap::new();
        let mut documents: BTreeMap<&str, BTreeSet<i64>> = BTreeMap::new();
        for (market, _) in &named {
            names.entry(market).or_insert_with(|| name(market));
        }
        for (market, document) in &named {
            let known = names
                .get(market.as_str())
                .map_or(market.as_str(), |name| name);
            documents.entry(known).or_default().insert(*document);
        }
        let mut counts: Vec<Count> = documents
            .into_iter()
            .map(|(name, documents)| Count {
                name: Some(name.to_owned()),
                documents: documents.len() as u64,
                examples: Vec::new(),
            })
            .collect();
        counts.sort_by_key(|count| std::cmp::Reverse(count.documents));
        Ok(counts)
    }

    /// The rows of a query that needs no parameters.
    pub(crate) fn list<T>(
        &self,
        sql: &str,
        row: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, Error> {
        let mut select = self.connection.prepare_cached(sql)?;
        let rows = select.query_map([], row)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

fn count(row: &Row<'_>) -> rusqlite::Result<Count> {
    Ok(Count {
        name: row.get(0)?,
        documents: row.get(1)?,
        examples: Vec::new(),
    })
}

/// Gaps are steps without a value: of an hourly series, which has days alone
/// here, none are told.
const SERIES: &str = "
WITH extent AS (
    SELECT n.series, n.vintage, min(p.day) AS first, max(p.day) AS last, count(p.value) AS points,
        count(p.bound) AS censored
    FROM newest_vintage n LEFT JOIN point p ON p.vintage = n.vintage
    GROUP BY n.series
), successive AS (
    SELECT series, vintage AS id, lead(vintage) OVER (PARTITION BY series ORDER BY place) AS before
    FROM vintage_order
), changed AS (
    SELECT s.series, count(*) AS changed
    FROM successive s JOIN point b ON b.vintage = s.id
        JOIN point a ON a.vintage = s.before AND a.day = b.day
    WHERE s.before IS NOT NULL AND (a.value IS NOT b.value OR a.bound IS NOT b.bound)
    GROUP BY s.series
)
SELECT s.subject, s.metric, s.channel, s.market, s.step,
    (SELECT count(*) FROM vintage WHERE series = s.id),
    date(e.first * 86400, 'unixepoch'), date(e.last * 86400, 'unixepoch'), e.points,
    CASE s.step
        WHEN 'day' THEN e.last - e.first + 1
        WHEN 'week' THEN (e.last - e.first) / 7 + 1
        WHEN 'month' THEN (strftime('%Y', e.last * 86400, 'unixepoch') - strftime('%Y', e.first * 86400, 'unixepoch')) * 12
            + strftime('%m', e.last * 86400, 'unixepoch') - strftime('%m', e.first * 86400, 'unixepoch') + 1
        WHEN 'quarter' THEN (strftime('%Y', e.last * 86400, 'unixepoch') - strftime('%Y', e.first * 86400, 'unixepoch')) * 4
            + (strftime('%m', e.last * 86400, 'unixepoch') - strftime('%m', e.first * 86400, 'unixepoch')) / 3 + 1
        WHEN 'year' THEN strftime('%Y', e.last * 86400, 'unixepoch') - strftime('%Y', e.first * 86400, 'unixepoch') + 1
    END - e.points,
    e.censored, coalesce(c.changed, 0)
FROM series s JOIN extent e ON e.series = s.id
    LEFT JOIN changed c ON c.series = s.id";

fn series(row: &Row<'_>) -> rusqlite::Result<SeriesStatus> {
    Ok(SeriesStatus {
        key: SeriesKey::of(row, 0)?,
        step: row.get(4)?,
        vintages: row.get(5)?,
        first: row.get(6)?,
        last: row.get(7)?,
        points: row.get(8)?,
        gaps: row.get::<_, Option<i64>>(9)?.unwrap_or(0).max(0) as u64,
        censored: row.get(10)?,
        changed: row.get(11)?,
    })
}
