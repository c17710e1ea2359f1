//! By which calendars a study keeps its series.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use releve_intake::{KnownCalendars, SeriesKey as Key};
use releve_reading::Reader;
use releve_series::Calendar;
use releve_study::{SeriesKey, Study};

use super::stored::key;
use crate::failure::Failure;
use crate::markets::{Markets, Names};
use crate::outlook::stored_calendar as calendar;

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
        let calendar = calendar(step, last.weekday());
        kept.entry(key).or_default().push(calendar);
    }
    let (markets, reader) = (Arc::clone(markets), Arc::clone(reader));
    let names: Mutex<Names> = Mutex::default();
    Ok(KnownCalendars::new(move |asked: &Key| {
        let mut key = key(asked);
        let mut names = names.lock().unwrap_or_else(PoisonError::into_inner);
        let one = names.market(reader.lexicon(), &key.market).to_owned();
        markets.settle_key(one, &mut key);
        match kept.get(&key)?.as_slice() {
            [calendar] => *calendar,
            _ => None,
        }
    }))
}
