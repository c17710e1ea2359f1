//! What is reckoned of series before they are shown.

use std::collections::HashMap;

use releve_insight::{Scope, Why, lifecycle};
use releve_report::{Ahead, Tracked, Tracking};
use releve_series::{
    Calendar, Forecasts, Level, Model, Request, Series, Span, anomalies, forecast, growth, profile,
};

use crate::outlook::named::Named;
use crate::present::count::counted;

/// So many series of one trend are shown; the others are named.
const MOST: usize = 8;
/// Of noise alone, at most one value in a thousand lies beyond this (docs/QUALITY.md).
pub(crate) const BEYOND: f64 = 3.5;

/// The spans that a calendar has.
pub(crate) fn spans(calendar: Calendar) -> &'static [Span] {
    match calendar {
        Calendar::Daily | Calendar::Weekly(_) => &[Span::Week, Span::Month, Span::Year],
        Calendar::Monthly => &[Span::Month, Span::Year],
        Calendar::Quarterly => &[Span::Year],
    }
}

/// Of `all`, the series of a trend and of its elements with all that is told of
/// them, and what is missing.
pub(crate) fn tracking(
    scope: &Scope,
    all: Vec<Named>,
    mut missing: Vec<String>,
    progress: &dyn Fn(&str),
) -> Tracking {
    let count = all.len();
    let (mut own, others): (Vec<(Why, Named)>, Vec<Named>) =
        all.into_iter()
            .fold((Vec::new(), Vec::new()), |(mut own, mut others), one| {
                match scope.concerns(&one.key.subject) {
                    Some(why) => own.push((why, one)),
                    None => others.push(one),
                }
                (own, others)
            });
    if own.is_empty() && count > 0 {
        missing.push(format!(
            "There are {count} series, and none is of {} or one of its pieces: they are of {}.",
            scope.name(),
            few(others.iter().map(|one| &*one.key.subject))
        ));
    }
    if !own.is_empty() && !others.is_empty() {
        missing.push(format!(
            "Of {count} series {} are of something else: {}.",
            others.len(),
            few(others.iter().map(|one| &*one.key.subject))
        ));
    }
    own.sort_by_key(|(why, _)| *why);
    if own.len() > MOST {
        let left = own.split_off(MOST);
        missing.push(format!(
            "{} more series of its pieces are not drawn: {}.",
            left.len(),
            few(left.iter().map(|(_, one)| &*one.key.subject))
        ));
    }
    let mut ahead = outlooks(
        own.iter().map(|(_, one)| &one.series),
        Calendar::ahead,
        progress,
    );
    for (n, (_, one)) in own.iter().enumerate() {
        if let Some(why) = too_few(&one.series) {
            ahead.insert(n, Err(why));
        }
    }
    let series = own
        .into_iter()
        .enumerate()
        .map(|(n, (why, one))| {
            progress(&format!("telling the stage of {}", one.key.subject));
            tracked(one, why, ahead.remove(&n))
        })
        .collect();
    Tracking {
        series,
        missing,
        kept: Vec::new(),
    }
}

/// Why no year is drawn ahead of a few values: with less than a quarter of it
/// known, what can be said is that anything may come.
fn too_few(series: &Series) -> Option<String> {
    let ahead = series.calendar().ahead();
    let known = series.points().iter().filter(|point| !point.is_missing());
    let (known, unit) = (known.count(), series.calendar().unit());
    let values = counted(known as u64, "value is", "values are");
    (known * 4 < ahead).then(|| {
        format!(
            "{values} too few for a forecast of {ahead} {unit}s; it takes {} or more",
            ahead.div_ceil(4)
        )
    })
}

fn tracked(one: Named, why: Why, ahead: Option<Result<Ahead, String>>) -> Tracked {
    let calendar = one.series.calendar();
    let grown = spans(calendar)
        .iter()
        .filter_map(|span| {
            let grown = growth(&one.series, *span, Level::new(95.0).ok()?);
            Some((*span, grown.map_err(|error| error.to_string())))
        })
        .collect();
    Tracked {
        life: lifecycle(&one.series),
        profile: profile(&one.series),
        growth: grown,
        anomalies: anomalies(&one.series, calendar.season(), BEYOND),
        ahead: ahead.unwrap_or_else(|| Err("there is no forecast".to_owned())),
        why,
        subject: one.key.subject,
        metric: one.key.metric,
        channel: one.key.channel,
        market: one.key.market,
        unit: one.unit,
        series: one.series,
        source: one.source,
    }
}

/// The model to draw with. Of long histories the whole choice, trees among it,
/// takes minutes where a page is wanted at once; `releve forecast` has it.
fn model(series: &[Series]) -> Model {
    const SHORT: usize = 130;
    match series.iter().all(|one| one.len() <= SHORT) {
        true => Model::Auto,
        false => Model::Process,
    }
}

/// Forecasts by place, as far ahead as `horizon` says. Series of one calendar that
/// end together are forecast at once, since one process learns from them all.
pub(crate) fn outlooks<'a>(
    all: impl Iterator<Item = &'a Series>,
    horizon: impl Fn(Calendar) -> usize,
    progress: &dyn Fn(&str),
) -> HashMap<usize, Result<Ahead, String>> {
    let mut groups: Vec<Vec<(usize, &Series)>> = Vec::new();
    for (n, series) in all.enumerate() {
        let same = |group: &&mut Vec<(usize, &Series)>| {
            group.first().is_some_and(|(_, one)| {
                (one.calendar(), one.last()) == (series.calendar(), series.last())
            })
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.push((n, series)),
            None => groups.push(vec![(n, series)]),
        }
    }
    let mut told = HashMap::new();
    for group in groups {
        let series: Vec<Series> = group.iter().map(|(_, one)| (*one).clone()).collect();
        let request = Request {
            model: model(&series),
            ..Request::new(horizon(series[0].calendar()))
        };
        match forecast(&series, None, &request, progress) {
            Ok(forecasts) => {
                for (n, one) in ahead(&forecasts).into_iter().enumerate() {
                    told.insert(group[n].0, one);
                }
            }
            Err(error) => {
                for (n, _) in group {
                    told.insert(n, Err(error.to_string()));
                }
            }
        }
    }
    told
}

/// Each forecast with how it came about.
pub(crate) fn ahead(forecasts: &Forecasts) -> Vec<Result<Ahead, String>> {
    let errors = (forecasts.mase(forecasts.model())).zip(forecasts.mase(Model::SeasonalNaive));
    forecasts
        .forecasts()
        .iter()
        .map(|one| {
            if one.points().is_empty() {
                return Err("nothing is known of the series".to_owned());
            }
            Ok(Ahead {
                forecast: one.clone(),
                model: one.model(),
                errors: errors.filter(|_| one.is_tried()),
                origins: forecasts.origins(),
                warnings: forecasts.warnings().to_vec(),
            })
        })
        .collect()
}

/// A few names, and how many more there are.
fn few<'n>(names: impl Iterator<Item = &'n str>) -> String {
    const FEW: usize = 6;
    let mut names: Vec<&str> = names.collect();
    names.sort_unstable();
    names.dedup();
    let more = names.len().saturating_sub(FEW);
    let mut words = names.into_iter().take(FEW).collect::<Vec<_>>().join(", ");
    if more > 0 {
        words.push_str(&format!(" and {more} more"));
    }
    words
}
