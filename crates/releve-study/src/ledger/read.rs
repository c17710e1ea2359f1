//! The ledger as it stands.

use jiff::Timestamp;
use rusqlite::{Connection, Row};

use super::seal::Sealed;
use super::{
    Ahead, Edges, FrozenBand, FrozenTotal, LedgerBand, LedgerEntry, LedgerScale, LedgerScore,
    Outcome,
};
use crate::series::{day_of, points_of};
use crate::{Error, SeriesKey, Step, Study};

impl Study {
    /// Every frozen forecast with what became of it, in the order of freezing.
    ///
    /// # Errors
    ///
    /// Where the file is damaged.
    pub fn ledger(&self) -> Result<Vec<LedgerEntry>, Error> {
        let connection = &self.connection;
        let mut select = connection.prepare_cached(
            "SELECT f.id, f.subject, f.metric, f.channel, f.market, f.step, f.unit, f.relative, \
             z.time, z.program, z.what, f.import, f.vintage, i.undone_by, f.model, f.size, \
             f.expected, f.season, f.seal \
             FROM forecast f JOIN freezing z ON z.id = f.freezing JOIN import i ON i.id = f.import \
             ORDER BY f.id",
        )?;
        let mut rows = select.query([])?;
        let mut entries = Vec::new();
        while let Some(row) = rows.next()? {
            entries.push(entry(connection, row)?);
        }
        Ok(entries)
    }
}

fn entry(connection: &Connection, row: &Row<'_>) -> Result<LedgerEntry, Error> {
    let forecast: i64 = row.get(0)?;
    let step: String = row.get(5)?;
    let history = points_of(
        connection,
        "SELECT day, value, bound FROM forecast_history WHERE forecast = ?1 ORDER BY day",
        forecast,
    )?;
    let mut entry = LedgerEntry {
        forecast,
        series: SeriesKey::of(row, 1)?,
        step: Step::of(&step).ok_or_else(|| Error::corrupt(format!("step `{step}`")))?,
        unit: row.get(6)?,
        relative: row.get(7)?,
        frozen: time(row.get(8)?)?,
        program: row.get(9)?,
        asked: row.get(10)?,
        import: row.get(11)?,
        vintage: row.get(12)?,
        undone_by: row.get(13)?,
        model: row.get(14)?,
        size: row.get(15)?,
        expected: row.get(16)?,
        known_to: history
            .iter()
            .rev()
            .find(|p| p.value.is_some())
            .map(|p| p.day),
        intact: false,
        ahead: ahead(connection, forecast)?,
        bands: bands(connection, forecast)?,
        totals: Vec::new(),
        outcomes: outcomes(connection, forecast)?,
        scores: scores(connection, forecast)?,
        history,
    };
    let totals = totals(connection, forecast, &entry.bands)?;
    entry.totals = totals.into_iter().map(|total| entry.total(total)).collect();
    let seal: Vec<u8> = row.get(18)?;
    entry.intact = seal == sealed(&entry, row.get(17)?);
    Ok(entry)
}

fn sealed(entry: &LedgerEntry, season: u64) -> [u8; 32] {
    Sealed {
        key: &entry.series,
        step: entry.step,
        unit: entry.unit.as_deref(),
        relative: entry.relative,
        import: entry.import,
        vintage: entry.vintage,
        program: &entry.program,
        model: &entry.model,
        season,
        size: entry.size,
        expected: entry.expected,
        history: &entry.history,
        ahead: &entry.ahead,
        bands: &entry.bands,
        totals: entry.totals.iter().map(|total| &total.frozen).collect(),
    }
    .seal()
}

fn time(text: String) -> Result<Timestamp, Error> {
    text.parse()
        .map_err(|_| Error::corrupt(format!("`{text}` is no time")))
}

fn ahead(connection: &Connection, forecast: i64) -> Result<Vec<Ahead>, Error> {
    let mut select = connection.prepare_cached(
        "SELECT day, point, naive FROM forecast_ahead WHERE forecast = ?1 ORDER BY day",
    )?;
    let mut rows = select.query([forecast])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        all.push(Ahead {
            day: day_of(row.get(0)?)?,
            point: row.get(1)?,
            naive: row.get(2)?,
        });
    }
    Ok(all)
}

fn bands(connection: &Connection, forecast: i64) -> Result<Vec<FrozenBand>, Error> {
    let mut select = connection.prepare_cached(
        "SELECT level, low, high, naive_low, naive_high FROM forecast_band \
         WHERE forecast = ?1 ORDER BY level, day",
    )?;
    let mut rows = select.query([forecast])?;
    let mut all: Vec<FrozenBand> = Vec::new();
    while let Some(row) = rows.next()? {
        let level: f64 = row.get(0)?;
        let edges = Edges {
            low: row.get(1)?,
            high: row.get(2)?,
            naive_low: row.get(3)?,
            naive_high: row.get(4)?,
        };
        match all.last_mut().filter(|band| band.level == level) {
            Some(band) => band.edges.push(edges),
            None => all.push(FrozenBand {
                level,
                edges: vec![edges],
            }),
        }
    }
    Ok(all)
}

fn totals(
    connection: &Connection,
    forecast: i64,
    bands: &[FrozenBand],
) -> Result<Vec<FrozenTotal>, Error> {
    let mut select = connection.prepare_cached(
        "SELECT t.first, t.last, t.point, t.naive, b.low, b.high, b.naive_low, b.naive_high \
         FROM forecast_total t LEFT JOIN forecast_total_band b \
         ON b.forecast = t.forecast AND b.first = t.first AND b.last = t.last \
         WHERE t.forecast = ?1 ORDER BY t.first, t.last, b.level",
    )?;
    let mut rows = select.query([forecast])?;
    let mut all: Vec<FrozenTotal> = Vec::new();
    while let Some(row) = rows.next()? {
        let (first, last) = (day_of(row.get(0)?)?, day_of(row.get(1)?)?);
        let same = |total: &&mut FrozenTotal| (total.first, total.last) == (first, last);
        if all.last_mut().filter(same).is_none() {
            all.push(FrozenTotal {
                first,
                last,
                point: row.get(2)?,
                naive: row.get(3)?,
                edges: Vec::with_capacity(bands.len()),
            });
        }
        if let (Some(total), Some(low)) = (all.last_mut(), row.get(4)?) {
            total.edges.push(Edges {
                low,
                high: row.get(5)?,
                naive_low: row.get(6)?,
                naive_high: row.get(7)?,
            });
        }
    }
    Ok(all)
}

fn outcomes(connection: &Connection, forecast: i64) -> Result<Vec<Outcome>, Error> {
    let mut select = connection.prepare_cached(
        "SELECT o.day, o.said, o.bound, o.value, o.error, o.import, o.vintage, i.undone_by \
         FROM outcome o JOIN import i ON i.id = o.import WHERE o.forecast = ?1 \
         ORDER BY o.day, o.import, o.vintage",
    )?;
    let mut rows = select.query([forecast])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let bound: Option<String> = row.get(2)?;
        all.push(Outcome {
            day: day_of(row.get(0)?)?,
            said: row.get(1)?,
            bound: bound.map(|word| word.parse()).transpose()?,
            value: row.get(3)?,
            error: row.get(4)?,
            import: row.get(5)?,
            vintage: row.get(6)?,
            undone_by: row.get(7)?,
        });
    }
    Ok(all)
}

fn scores(connection: &Connection, forecast: i64) -> Result<Vec<LedgerScore>, Error> {
    let mut select = connection.prepare_cached(
        "SELECT s.id, s.time, s.program, s.import, s.vintage, i.undone_by, s.periods, s.mase, \
         s.naive_mase, s.factor, s.factor_error, s.common, s.refused \
         FROM score s JOIN import i ON i.id = s.import WHERE s.forecast = ?1 ORDER BY s.id",
    )?;
    let mut rows = select.query([forecast])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let scale = (row.get(9)?, row.get(10)?, row.get(11)?);
        all.push(LedgerScore {
            time: time(row.get(1)?)?,
            program: row.get(2)?,
            import: row.get(3)?,
            vintage: row.get(4)?,
            undone_by: row.get(5)?,
            periods: row.get(6)?,
            mase: row.get(7)?,
            naive_mase: row.get(8)?,
            scale: match scale {
                (Some(factor), Some(error), Some(common)) => Some(LedgerScale {
                    factor,
                    error,
                    common,
                }),
                _ => None,
            },
            bands: score_bands(connection, row.get(0)?)?,
            refused: row.get(12)?,
        });
    }
    Ok(all)
}

fn score_bands(connection: &Connection, score: i64) -> Result<Vec<LedgerBand>, Error> {
    let mut select = connection.prepare_cached(
        "SELECT level, inside, msis, naive_inside, naive_msis FROM score_band \
         WHERE score = ?1 ORDER BY level",
    )?;
    let bands = select.query_map([score], |row| {
        Ok(LedgerBand {
            level: row.get(0)?,
            inside: row.get(1)?,
            msis: row.get(2)?,
            naive_inside: row.get(3)?,
            naive_msis: row.get(4)?,
        })
    })?;
    Ok(bands.collect::<Result<_, _>>()?)
}
