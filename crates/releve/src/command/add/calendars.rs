//! By which calendars a study keeps its series.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use releve_intake::{KnownCalendars, SeriesKey as Key};
use releve_reading::Reader;
use releve_series::Calendar;
use releve_study::{SeriesKey, Step, Study};

use super::stored::key;
use crate::failure::Failure;
use crate::markets::{Markets, market};

/// Of each key whose series the study keeps by one step alone, the calendar: a file
/// that leaves its own open is of that series. What the same adding brings is not
/// known yet.
pub(super) fn known(
    study: &Study,
    markets: &Arc<Markets>,
    reader: &Arc<Reader>,
) -> Result<KnownCalendars, Failure> {
    let mut kept: HashMap<SeriesKey, Vec<Option<Calendar>>> = HashMap::new();
    for (key, step, last) in study.series_steps()? {
        kept.entry(key).or_default().push(match step {
            Step::Day => Some(Calendar::Daily),
            Step::Week => Some(Calendar::Weekly(last.weekday())),
            Step::Month => Some(Calendar::Monthly),
            Step::Quarter => Some(Calendar::Quarterly),
            Step::Year => None,
        });
    }
    let (markets, reader) = (Arc::clone(markets), Arc::clone(reader));
    // A table of many tags has few markets, and looking one up is slow.
    let names: Mutex<HashMap<String, String>> = Mutex::default();
    Ok(KnownCalendars::new(move |asked: &Key| {
        let mut key = key(asked);
        let one = names
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .entry(key.market.clone())
            .or_insert_with_key(|called| market(reader.lexicon(), called))
            .clone();
        markets.settle_key(one, &mut key);
        match kept.get(&key)?.as_slice() {
            [calendar] => *calendar,
            _ => None,
        }
    }))
}
