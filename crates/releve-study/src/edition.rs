//! Tables of the open index, frozen as they were published.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use crate::{Error, Occasion, Study};

/// A table of the index, as it is to be published.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Label of the period.
    pub period: String,
    /// What is ranked.
    pub kind: String,
    /// In which market; empty where none is named.
    pub market: String,
    /// How positions and scores are computed.
    pub method: String,
    /// The weights on one line.
    pub weights: String,
    /// How many resamples the intervals rest on.
    pub resamples: u64,
    /// The seed of the resampling.
    pub seed: u64,
    /// The places, in order.
    pub entries: Vec<TableEntry>,
}

/// A table that was published. It is never changed: what later data say of its
/// period is another edition.
#[derive(Debug, Clone, PartialEq)]
pub struct Edition {
    /// From 1 for each period, kind and market.
    pub number: u32,
    /// When, to the second.
    pub time: Timestamp,
    /// By which program.
    pub program: String,
    /// The last act of the study's history at that time; 0 for none.
    pub import: i64,
    /// What was published.
    pub table: Table,
}

/// A place in a published table.
#[derive(Debug, Clone, PartialEq)]
pub struct TableEntry {
    /// From 1.
    pub rank: u32,
    /// What it was called.
    pub name: String,
    /// 0 to 100.
    pub score: f64,
    /// First rank of the interval.
    pub rank_low: u32,
    /// Last rank of the interval.
    pub rank_high: u32,
    /// What it had; missing components are not there.
    pub values: Vec<TableValue>,
}

/// One value of a published table.
#[derive(Debug, Clone, PartialEq)]
pub struct TableValue {
    /// The component.
    pub component: String,
    /// What was measured, with channel and market.
    pub what: String,
    /// In what.
    pub unit: String,
    /// The value.
    pub value: f64,
    /// Its position among those it was compared with, 0 to 1.
    pub placed: Option<f64>,
    /// The share of the weights that the component had, 0 to 1.
    pub share: f64,
}

impl Study {
    /// Stores a table as published now and gives the number of its edition.
    /// Where the last edition of its period, kind and market says the same,
    /// nothing is stored and `None` is given.
    ///
    /// # Errors
    ///
    /// Where the study cannot be written to.
    pub fn publish(
        &mut self,
        occasion: &Occasion,
        table: &Table,
        waiting: impl FnOnce(),
    ) -> Result<Option<u32>, Error> {
        self.all_or_nothing(waiting, |connection| {
            let last = editions(connection, &table.kind, &table.market)?
                .into_iter()
                .filter(|known| known.table.period == table.period)
                .max_by_key(|known| known.number);
            // A reader would see no difference.
            if last.as_ref().is_some_and(|last| last.table == *table) {
                return Ok(None);
            }
            let number = last.map_or(0, |last| last.number) + 1;
            store(connection, occasion, table, number)?;
            Ok(Some(number))
        })
    }

    /// The published tables of a kind and market, in order of their storing.
    ///
    /// # Errors
    ///
    /// Where the file is damaged.
    pub fn editions(&self, kind: &str, market: &str) -> Result<Vec<Edition>, Error> {
        editions(&self.connection, kind, market).map_err(|error| error.at(&self.path))
    }
}

fn store(
    connection: &Connection,
    occasion: &Occasion,
    table: &Table,
    number: u32,
) -> Result<(), Error> {
    let import: Option<i64> =
        connection.query_row("SELECT max(id) FROM import", [], |row| row.get(0))?;
    connection
        .prepare_cached(
            "INSERT INTO index_edition (period, kind, market, edition, time, program, import, \
             method, weights, resamples, seed) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )?
        .execute(params![
            table.period,
            table.kind,
            table.market,
            number,
            occasion.stamp(),
            occasion.program,
            import.unwrap_or(0),
            table.method,
            table.weights,
            table.resamples,
            // SQLite has no unsigned numbers; the bits are the same.
            table.seed.cast_signed(),
        ])?;
    let id = connection.last_insert_rowid();
    let mut entry = connection.prepare_cached(
        "INSERT INTO index_entry (edition, position, rank, name, score, rank_low, rank_high) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    let mut value = connection.prepare_cached(
        "INSERT INTO index_value (edition, position, component, number, what, unit, value, \
         placed, share) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?;
    for (position, one) in table.entries.iter().enumerate() {
        entry.execute(params![
            id,
            position,
            one.rank,
            one.name,
            one.score,
            one.rank_low,
            one.rank_high
        ])?;
        for (number, part) in one.values.iter().enumerate() {
            value.execute(params![
                id,
                position,
                part.component,
                number,
                part.what,
                part.unit,
                part.value,
                part.placed,
                part.share
            ])?;
        }
    }
    Ok(())
}

fn editions(connection: &Connection, kind: &str, market: &str) -> Result<Vec<Edition>, Error> {
    let mut select = connection.prepare_cached(
        "SELECT id, period, kind, market, edition, time, program, import, method, weights, \
         resamples, seed FROM index_edition WHERE kind = ?1 AND market = ?2 ORDER BY id",
    )?;
    let mut rows = select.query([kind, market])?;
    let mut editions = Vec::new();
    while let Some(row) = rows.next()? {
        let time: String = row.get(5)?;
        editions.push(Edition {
            number: row.get(4)?,
            time: time
                .parse()
                .map_err(|_| Error::corrupt(format!("the time `{time}` of a table")))?,
            program: row.get(6)?,
            import: row.get(7)?,
            table: Table {
                period: row.get(1)?,
                kind: row.get(2)?,
                market: row.get(3)?,
                method: row.get(8)?,
                weights: row.get(9)?,
                resamples: row.get(10)?,
                seed: row.get::<_, i64>(11)?.cast_unsigned(),
                entries: entries(connection, row.get(0)?)?,
            },
        });
    }
    Ok(editions)
}

fn entries(connection: &Connection, edition: i64) -> Result<Vec<TableEntry>, Error> {
    let mut select = connection.prepare_cached(
        "SELECT position, rank, name, score, rank_low, rank_high FROM index_entry \
         WHERE edition = ?1 ORDER BY position",
    )?;
    let mut values = connection.prepare_cached(
        "SELECT component, what, unit, value, placed, share FROM index_value \
         WHERE edition = ?1 AND position = ?2 ORDER BY number",
    )?;
    let mut rows = select.query([edition])?;
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        let position: i64 = row.get(0)?;
        let values = values.query_map([edition, position], |row| {
            Ok(TableValue {
                component: row.get(0)?,
                what: row.get(1)?,
                unit: row.get(2)?,
                value: row.get(3)?,
                placed: row.get(4)?,
                share: row.get(5)?,
            })
        })?;
        entries.push(TableEntry {
            rank: row.get(1)?,
            name: row.get(2)?,
            score: row.get(3)?,
            rank_low: row.get(4)?,
            rank_high: row.get(5)?,
            values: values.collect::<Result<_, _>>()?,
        });
    }
    Ok(entries)
}
