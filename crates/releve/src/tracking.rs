//! What is reckoned of series before they are shown.

use std::collections::HashMap;

use releve_insight::{Scope, Why, lifecycle};
use releve_report::{Ahead, Tracked, Tracking};
use releve_series::{
    Calendar, Error, Forecasts, Level, Model, Request, Series, Span, anomalies, forecast, growth,
    profile,
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
            "There {} series, and none of {} or one of its pieces, but of {}.",
            if count == 1 {
                "is one".to_owned()
            } else {
                format!("are {count}")
            },
            scope.name(),
            few(others.iter().map(|one| &*one.key.subject))
        ));
    }
    if !own.is_empty() && !others.is_empty() {
        missing.push(format!(
            "Of {count} series {} of something else: {}.",
            counted(others.len() as u64, "is", "are"),
            few(others.iter().map(|one| &*one.key.subject))
        ));
    }
    own.sort_by_key(|(why, _)| *why);
    if own.len() > MOST {
        let left = own.split_off(MOST);
        missing.push(format!(
            "{} not drawn: {}.",
            counted(
                left.len() as u64,
                "more series of its pieces is",
                "more series of its pieces are"
            ),
            few(left.iter().map(|(_, one)| &*one.key.subject))
        ));
    }
    let mut ahead = outlooks(own.iter().map(|(_, one)| &one.series), of_a_page, progress);
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

/// What a page asks for: as far ahead as the calendar has it. Of long histories the
/// whole choice, trees among it, takes minutes where a page is wanted at once;
/// `releve forecast` has it, which is said.
fn of_a_page(series: &[Series]) -> Result<(Request, Option<String>), Error> {
    const SHORT: usize = 130;
    let calendar = series.first().map_or(Calendar::Daily, Series::calendar);
    let request = Request::new(calendar.ahead());
    if series.iter().all(|one| one.len() <= SHORT) {
        return Ok((request, None));
    }
    let said = format!(
        "of more than {SHORT} {}s a page draws what the process says; `releve forecast` holds \
         all models against each other, and may say otherwise",
        calendar.unit()
    );
    let model = Model::Process;
    Ok((Request { model, ..request }, Some(said)))
}

/// Forecasts by place, as is asked for each group of series of one calendar that
/// end together: they are forecast at once, since one process learns from them all.
/// What is to be careful of by the request stands with each.
pub(crate) fn outlooks<'a>(
    all: impl Iterator<Item = &'a Series>,
    asked: impl Fn(&[Series]) -> Result<(Request, Option<String>), Error>,
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
        let made = asked(&series)
            .and_then(|(request, said)| Ok((forecast(&series, None, &request, progress)?, said)));
        match made {
            Ok((forecasts, said)) => {
                for (n, mut one) in ahead(&forecasts).into_iter().enumerate() {
                    if let Ok(ahead) = &mut one {
                        ahead.warnings.extend(said.clone());
                    }
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
