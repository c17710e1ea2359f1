//! Freezing forecasts.

use rusqlite::{Connection, params};

use super::seal::Sealed;
use super::{Freezing, Frozen};
use crate::series::{day_number, stored_bound};
use crate::{Error, Occasion, Study};

impl Study {
    /// Puts forecasts into the ledger, all of them or none; `occasion.what` says
    /// how they were asked for. What the ledger holds already to the last digit
    /// is passed over.
    ///
    /// # Errors
    ///
    /// Where a forecast has a number that is none, ends of bands that do not
    /// match its periods, or a size not above zero; where the file cannot be
    /// written to.
    pub fn freeze(
        &mut self,
        frozen: &[Frozen],
        occasion: &Occasion,
        waiting: impl FnOnce(),
    ) -> Result<Freezing, Error> {
        for one in frozen {
            check(one)?;
        }
        self.all_or_nothing(waiting, |connection| {
            let next: i64 = connection.query_row(
                "SELECT coalesce(max(id), 0) + 1 FROM freezing",
                [],
                |row| row.get(0),
            )?;
            let mut done = Freezing {
                freezing: None,
                frozen: 0,
                known: 0,
            };
            for one in frozen {
                let seal = seal(one, &occasion.program);
                let known: bool = connection
                    .prepare_cached("SELECT EXISTS (SELECT 1 FROM forecast WHERE seal = ?1)")?
                    .query_row([seal], |row| row.get(0))?;
                if known {
                    done.known += 1;
                } else {
                    store(connection, next, one, &seal)?;
                    done.frozen += 1;
                }
            }
            if done.frozen > 0 {
                connection.execute(
                    "INSERT INTO freezing (id, time, program, what) VALUES (?1, ?2, ?3, ?4)",
                    params![next, occasion.stamp(), occasion.program, occasion.what],
                )?;
                done.freezing = Some(next);
            }
            Ok(done)
        })
    }
}

fn check(one: &Frozen) -> Result<(), Error> {
    let numbers = one
        .ahead
        .iter()
        .flat_map(|ahead| [ahead.point, ahead.naive]);
    let sums = one.totals.iter();
    let numbers = numbers.chain(sums.flat_map(|total| [total.point, total.naive]));
    let edges = one.bands.iter().flat_map(|band| &band.edges);
    let edges = edges.chain(one.totals.iter().flat_map(|total| &total.edges));
    let edges = edges.flat_map(|edges| [edges.low, edges.high, edges.naive_low, edges.naive_high]);
    let finite = numbers.chain(edges).all(f64::is_finite);
    let matching = (one.bands.iter()).all(|band| band.edges.len() == one.ahead.len())
        && (one.totals.iter())
            .all(|total| total.edges.len() == one.bands.len() && total.first <= total.last);
    let sized = one.size > 0.0 && one.size.is_finite();
    if finite && matching && sized && !one.ahead.is_empty() {
        Ok(())
    } else {
        Err(Error::refused(format!(
            "the forecast of `{}` cannot be frozen: it has no periods, or numbers that are none",
            one.key
        )))
    }
}

fn seal(one: &Frozen, program: &str) -> [u8; 32] {
    Sealed {
        key: &one.key,
        step: one.step,
        unit: one.unit.as_deref(),
        relative: one.relative,
        import: one.import,
        vintage: one.vintage,
        program,
        model: &one.model,
        season: one.season,
        size: one.size,
        expected: one.expected,
        history: &one.history,
        ahead: &one.ahead,
        bands: &one.bands,
        totals: one.totals.iter().collect(),
    }
    .seal()
}

fn store(
    connection: &Connection,
    freezing: i64,
    one: &Frozen,
    seal: &[u8; 32],
) -> Result<(), Error> {
    let key = &one.key;
    connection
        .prepare_cached(
            "INSERT INTO forecast (freezing, subject, metric, channel, market, step, unit, \
             relative, import, vintage, model, season, size, expected, seal) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
        )?
        .execute(params![
            freezing,
            key.subject,
            key.metric,
            key.channel,
            key.market,
            one.step.as_str(),
            one.unit,
            one.relative,
            one.import,
            one.vintage,
            one.model,
            one.season,
            one.size,
            one.expected,
            seal
        ])?;
    let forecast = connection.last_insert_rowid();
    let mut history = connection.prepare_cached(
        "INSERT INTO forecast_history (forecast, day, value, bound) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for point in &one.history {
        let bound = stored_bound(point.bound);
        history.execute(params![forecast, day_number(point.day), point.value, bound])?;
    }
    let mut ahead = connection.prepare_cached(
        "INSERT INTO forecast_ahead (forecast, day, point, naive) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for one in &one.ahead {
        ahead.execute(params![forecast, day_number(one.day), one.point, one.naive])?;
    }
    let mut band = connection.prepare_cached(
        "INSERT INTO forecast_band (forecast, level, day, low, high, naive_low, naive_high) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    for one_band in &one.bands {
        for (ahead, edges) in one.ahead.iter().zip(&one_band.edges) {
            band.execute(params![
                forecast,
                one_band.level,
                day_number(ahead.day),
                edges.low,
                edges.high,
                edges.naive_low,
                edges.naive_high
            ])?;
        }
    }
    store_totals(connection, forecast, one)
}

fn store_totals(connection: &Connection, forecast: i64, one: &Frozen) -> Result<(), Error> {
    for total in &one.totals {
        let (first, last) = (day_number(total.first), day_number(total.last));
        connection
            .prepare_cached(
                "INSERT INTO forecast_total (forecast, first, last, point, naive) \
                 VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![forecast, first, last, total.point, total.naive])?;
        let mut band = connection.prepare_cached(
            "INSERT INTO forecast_total_band (forecast, first, last, level, low, high, \
             naive_low, naive_high) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?;
        for (of, edges) in one.bands.iter().zip(&total.edges) {
            band.execute(params![
                forecast,
                first,
                last,
                of.level,
                edges.low,
                edges.high,
                edges.naive_low,
                edges.naive_high
            ])?;
        }
    }
    Ok(())
}
