//! An external signal beside the series it may tell about.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::panel::Panel;
use crate::{Error, Model, Period, Series};

/// What was seen of an external signal, and which models saw it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signal {
    /// The first day of the first period of which a value was seen.
    pub first: Date,
    /// The first day of the last one, none after the end of the history.
    pub last: Date,
    /// How many of the series have a signal.
    pub series: usize,
    /// The models that learnt from it; empty where none of those that were wanted
    /// does, or the history was too short for them.
    pub models: Vec<Model>,
}

impl Signal {
    /// Of a signal that was aligned; `None` where nothing is known of it.
    pub(crate) fn of(aligned: &Panel, models: Vec<Model>) -> Option<Self> {
        let known = |at: &usize| (0..aligned.width()).any(|row| !aligned.row(row)[*at].is_nan());
        let mut periods = (0..aligned.length()).filter(known);
        let day = |at: usize| {
            let period = aligned.first().plus(at as i64);
            aligned.calendar().date(period).ok()
        };
        let first = periods.next()?;
        let last = periods.next_back().unwrap_or(first);
        let told = |row: &usize| aligned.row(*row).iter().any(|value| !value.is_nan());
        Some(Self {
            first: day(first)?,
            last: day(last)?,
            series: (0..aligned.width()).filter(told).count(),
            models,
        })
    }
}

/// The external series of each series of a panel, over the panel's own periods:
/// what lies after its last period is not there to be seen. With what a reader
/// should know about the match.
pub(crate) fn align(panel: &Panel, external: &[Series]) -> Result<(Panel, Vec<String>), Error> {
    let Some(one) = external.first() else {
        return Err(Error::request(
            "the external signal has no series; expected at least one",
        ));
    };
    if let Some(other) = external
        .iter()
        .find(|series| series.calendar() != panel.calendar())
    {
        return Err(Error::request(format!(
            "the history is {}, but `{}` of the external signal is {}; expected a signal of the \
             history's calendar",
            panel.calendar(),
            other.name(),
            other.calendar()
        )));
    }
    let by_name: HashMap<&str, &Series> = external
        .iter()
        .map(|series| (series.name(), series))
        .collect();
    let mut warnings = Vec::new();
    let mut unmatched = 0;
    let matched: Vec<Option<&Series>> = panel
        .names()
        .iter()
        .map(|name| {
            let found = by_name.get(name.as_str()).copied();
            let found = found.or((external.len() == 1).then_some(one));
            unmatched += usize::from(found.is_none());
            found
        })
        .collect();
    if unmatched == panel.width() {
        return Err(Error::request(format!(
            "no external series is called as one of the series is, such as `{}`; expected the same \
             names, or a single external series for all",
            panel.names()[0]
        )));
    }
    if unmatched > 0 {
        warnings.push(format!(
            "{unmatched} series have no external signal of their name"
        ));
    }
    let aligned = Panel::matched(panel, &matched);
    let day = |period: Option<Period>| panel.calendar().date(period.unwrap_or(panel.last()));
    let overlapping = (0..aligned.width())
        .filter(|row| aligned.row(*row).iter().any(|value| !value.is_nan()))
        .count();
    if overlapping == 0 {
        return Err(Error::request(format!(
            "the external signal does not overlap the series, which run from {} to {}; of the \
             signal the first value is of {}, the last of {}",
            panel.calendar().date(panel.first())?,
            panel.calendar().date(panel.last())?,
            day(external.iter().map(Series::first).min())?,
            day(external.iter().map(Series::last).max())?
        )));
    }
    let late = external
        .iter()
        .filter(|series| series.last() < panel.last())
        .count();
    if late > 0 {
        warnings.push(format!(
            "{late} external series end before the history does"
        ));
    }
    Ok((aligned, warnings))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Calendar, Point};
    use jiff::civil::date;

    fn series(name: &str, day: i8, count: usize) -> Series {
        let points = (0..count).map(|at| Point::Exact(at as f64)).collect();
        Series::new(name, Calendar::Daily, date(2024, 1, day), points).unwrap()
    }

    #[test]
    fn signals_are_matched_and_cut() {
        let panel = Panel::new(&[series("a", 1, 5), series("b", 1, 5)]).unwrap();
        let (aligned, warnings) = align(&panel, &[series("b", 3, 20)]).unwrap();
        // A single signal serves all, whatever it is called.
        assert_eq!(aligned.row(0)[2..], [0.0, 1.0, 2.0]);
        assert!(aligned.row(0)[1].is_nan() && warnings.is_empty());
        let signals = [series("b", 3, 2), series("c", 1, 5)];
        let (aligned, warnings) = align(&panel, &signals).unwrap();
        assert!(aligned.row(0).iter().all(|value| value.is_nan()));
        assert_eq!(aligned.row(1)[3], 1.0);
        assert_eq!(warnings.len(), 2);
        let seen = Signal::of(&aligned, vec![Model::Trees]).unwrap();
        let days = (date(2024, 1, 3), date(2024, 1, 4));
        assert_eq!(((seen.first, seen.last), seen.series), (days, 1));
    }

    #[test]
    fn signals_that_do_not_match_are_refused() {
        let panel = Panel::new(&[series("a", 1, 5), series("b", 1, 5)]).unwrap();
        for external in [
            vec![],
            vec![series("c", 1, 5), series("d", 1, 5)],
            vec![series("a", 20, 5)],
        ] {
            assert!(align(&panel, &external).unwrap_err().is_request());
        }
        let months = vec![Point::Exact(1.0); 3];
        let months = Series::new("a", Calendar::Monthly, date(2024, 1, 1), months).unwrap();
        for (external, said) in [
            (
                months,
                "the history is daily, but `a` of the external signal is monthly",
            ),
            (
                series("a", 20, 5),
                "the first value is of 2024-01-20, the last of 2024-01-24",
            ),
        ] {
            let error = align(&panel, &[external]).unwrap_err().to_string();
            assert!(error.contains(said), "{error}");
        }
    }
}
