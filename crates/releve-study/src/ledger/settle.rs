//! Adding to the ledger what became of forecasts.

use rusqlite::params;

use super::{LedgerScore, Outcome};
use crate::series::{day_number, stored_bound};
use crate::{Error, Occasion, Study};

/// What one download brought for one frozen forecast.
#[derive(Debug, Clone, PartialEq)]
pub struct Settlement {
    /// The forecast's number.
    pub forecast: i64,
    /// The values that no other download that stands brought before; none where
    /// scoring was refused.
    pub outcomes: Vec<Outcome>,
    /// The score by all values that count up to now. Its time and program are
    /// those of the occasion.
    pub score: LedgerScore,
}

impl Study {
    /// Adds values that arrived, with the scores that they give, all or none.
    /// Nothing that is there is touched.
    ///
    /// # Errors
    ///
    /// Where this download was scored for this forecast before, or the file
    /// cannot be written to.
    pub fn settle(
        &mut self,
        settlements: &[Settlement],
        occasion: &Occasion,
        waiting: impl FnOnce(),
    ) -> Result<(), Error> {
        if settlements.is_empty() {
            return Ok(());
        }
        self.all_or_nothing(waiting, |connection| {
            for settlement in settlements {
                let score = &settlement.score;
                let mut insert = connection.prepare_cached(
                    "INSERT INTO outcome (forecast, day, import, vintage, said, bound, value, error) \
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                )?;
                for outcome in &settlement.outcomes {
                    insert.execute(params![
                        settlement.forecast,
                        day_number(outcome.day),
                        outcome.import,
                        outcome.vintage,
                        outcome.said,
                        stored_bound(outcome.bound),
                        outcome.value,
                        outcome.error
                    ])?;
                }
                let id: i64 = connection.query_row(
                    "SELECT coalesce(max(id), 0) + 1 FROM score",
                    [],
                    |row| row.get(0),
                )?;
                let mut band = connection.prepare_cached(
                    "INSERT INTO score_band (score, level, inside, msis, naive_inside, naive_msis) \
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                )?;
                for one in &score.bands {
                    band.execute(params![
                        id,
                        one.level,
                        one.inside,
                        one.msis,
                        one.naive_inside,
                        one.naive_msis
                    ])?;
                }
                connection
                    .prepare_cached(
                        "INSERT INTO score (id, forecast, import, vintage, time, program, periods, \
                         mase, naive_mase, factor, factor_error, common, refused) \
                         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
                    )?
                    .execute(params![
                        id,
                        settlement.forecast,
                        score.import,
                        score.vintage,
                        occasion.stamp(),
                        occasion.program,
                        score.periods,
                        score.mase,
                        score.naive_mase,
                        score.scale.map(|scale| scale.factor),
                        score.scale.map(|scale| scale.error),
                        score.scale.map(|scale| scale.common),
                        score.refused
                    ])?;
            }
            Ok(())
        })
    }
}
