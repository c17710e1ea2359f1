//! Forecasts into a study's ledger, and what came of them.

mod relative;

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date;
use releve_series::{
    Arrival, Forecast, Forecasts, Kept, Level, Model, Point, Series, arrived, verdict,
};
use releve_study::{
    Ahead, Download, Edges, Frozen, FrozenBand, FrozenTotal, LedgerBand, LedgerEntry, LedgerScale,
    LedgerScore, Outcome, Settlement, Study,
};

use crate::arguments;
use crate::command::forecast::days;
use crate::failure::Failure;
use crate::outlook::{History, failure, stored_series};
use crate::present::count::counted;
use crate::studies::{PROGRAM, occasion, open, waiting};
use relative::{is_relative, looks_relative};

/// Whether a band holds a value, its ends included.
pub(crate) fn holds(edges: &Edges, value: f64) -> bool {
    (edges.low..=edges.high).contains(&value)
}

/// Whether bringing a value to the frozen scale may have moved it over an end of a
/// band: `error` is the relative standard error of the scale, of which 1.96 hold 95
/// in 100.
pub(crate) fn is_near(edges: &Edges, value: f64, error: f64) -> bool {
    let reach = 1.96 * error * value.abs();
    let near = |edge: f64| (value - edge).abs() < reach;
    near(edges.low) || near(edges.high)
}

/// Freezes the forecasts of the series of each calendar at once; tells how many.
pub(crate) fn freeze(
    arguments: &arguments::Forecast,
    groups: &[(&History, &Forecasts)],
) -> Result<String, Failure> {
    let path = &arguments.outlook.history;
    let mut frozen = Vec::new();
    let all = groups.iter().flat_map(|(history, forecasts)| {
        let told = forecasts.forecasts().iter().zip(forecasts.naive());
        let from = history.downloads().iter().zip(history.series());
        let each = told.zip(from);
        each.map(move |((one, naive), from)| (one, naive, from, *forecasts))
    });
    let mut taken = 0;
    for (one, naive, (download, series), forecasts) in all {
        // Where nothing is known of a series there is nothing to freeze.
        if !one.points().is_empty() {
            let stated = arguments.relative || is_relative(download);
            let relative = stated || looks_relative(download, series);
            taken += u64::from(relative && !stated);
            let expected = forecasts.mase(one.model()).filter(|_| one.is_tried());
            let model = (one.model(), forecasts.season(), expected);
            frozen.push(to_freeze(one, naive, download, model, relative)?);
        }
    }
    let mut ahead: Vec<String> = (groups.iter())
        .map(|(history, _)| arguments.outlook.horizon(history.calendar()).to_string())
        .collect();
    ahead.dedup();
    let asked = format!(
        "{} ahead by {}{}{}",
        ahead.join(" and "),
        arguments.outlook.model,
        match &arguments.outlook.with {
            Some(path) => format!(", with {}", path.display()),
            None => String::new(),
        },
        match &arguments.total {
            Some(total) => format!(", totals of {total}"),
            None => String::new(),
        }
    );
    let done = open(path)?.freeze(&frozen, &occasion(asked), waiting(path))?;
    let mut said = match done.freezing {
        Some(number) => format!(
            "frozen: {}, freezing {number} of {}\n",
            counted(done.frozen, "forecast", "forecasts"),
            path.display()
        ),
        None => String::new(),
    };
    if taken > 0 && done.frozen > 0 {
        said += &format!(
            "taken as relative: {} of Google from 0 to 100; a later download is brought to the \
             scale of this one over the weeks or months that both know\n",
            counted(taken, "series of searches", "series of searches")
        );
    }
    if done.known > 0 {
        said += &format!(
            "frozen before: {}, the same to the last digit\n",
            counted(done.known, "forecast", "forecasts")
        );
    }
    Ok(said)
}

fn to_freeze(
    one: &Forecast,
    naive: &Forecast,
    download: &Download,
    (model, season, expected): (Model, usize, Option<f64>),
    relative: bool,
) -> Result<Frozen, Failure> {
    let ahead = one.points().iter().zip(naive.points()).enumerate();
    let ahead = ahead.map(|(lead, (point, naive))| {
        let day = one.calendar().date(one.first().plus(lead as i64));
        Ok(Ahead {
            day: day.map_err(failure)?,
            point: *point,
            naive: *naive,
        })
    });
    let bands = one.bands().iter().zip(naive.bands()).map(|(band, naive)| {
        let edges = (0..one.points().len()).map(|lead| Edges {
            low: band.low[lead],
            high: band.high[lead],
            naive_low: naive.low[lead],
            naive_high: naive.high[lead],
        });
        FrozenBand {
            level: band.level.percent(),
            edges: edges.collect(),
        }
    });
    Ok(Frozen {
        key: download.series.key.clone(),
        step: download.series.step,
        unit: download.series.unit.clone(),
        relative,
        import: download.import,
        vintage: download.vintage,
        model: model.name().to_owned(),
        season: season as u64,
        size: one.size(),
        expected,
        history: download.series.points.clone(),
        ahead: ahead.collect::<Result<_, Failure>>()?,
        bands: bands.collect(),
        totals: totals(one, naive)?,
    })
}

/// The sums over stretches that were asked for.
fn totals(one: &Forecast, naive: &Forecast) -> Result<Vec<FrozenTotal>, Failure> {
    let stretches = one.stretches().iter().zip(naive.stretches());
    let frozen = stretches.map(|(stretch, naive)| {
        let (first, last) = days(one, stretch)?;
        let bands = stretch.bands.iter().zip(&naive.bands);
        let edges = bands.map(|((low, high), (naive_low, naive_high))| Edges {
            low: *low,
            high: *high,
            naive_low: *naive_low,
            naive_high: *naive_high,
        });
        Ok(FrozenTotal {
            first,
            last,
            point: stretch.point,
            naive: naive.point,
            edges: edges.collect(),
        })
    });
    frozen.collect()
}

/// Holds every download that came since against the frozen forecasts and adds
/// what it brings to the ledger; tells how many forecasts got a new score.
pub(crate) fn settle(study: &mut Study, path: &Path) -> Result<usize, Failure> {
    let mut settlements = Vec::new();
    let mut forecasts = 0;
    for entry in study.ledger()? {
        let found = settlements_of(study, &entry)?;
        forecasts += usize::from(!found.is_empty());
        settlements.extend(found);
    }
    study.settle(&settlements, &occasion(""), waiting(path))?;
    Ok(forecasts)
}

fn settlements_of(study: &Study, entry: &LedgerEntry) -> Result<Vec<Settlement>, Failure> {
    let mut counting: BTreeMap<Date, Outcome> =
        entry.counting().map(|one| (one.day, *one)).collect();
    let mut settlements = Vec::new();
    // A forecast that somebody changed is not scored.
    if !entry.intact || counting.len() == entry.ahead.len() {
        return Ok(settlements);
    }
    let history = stored_series(&entry.series.to_string(), entry.step, entry.history())?;
    let (series, step) = (&entry.series, entry.step);
    for download in study.downloads_after(series, step, entry.import, entry.vintage)? {
        let same = |score: &LedgerScore| {
            (score.import, score.vintage) == (download.import, download.vintage)
        };
        if entry.scores.iter().any(same) {
            continue;
        }
        let found = match arrival(entry, &history, &download)? {
            Ok(arrival) => bring(entry, &history, &download, &arrival, &mut counting)?,
            Err(why) => Some((Vec::new(), refusal(&download, why))),
        };
        if let Some((outcomes, score)) = found {
            settlements.push(Settlement {
                forecast: entry.forecast,
                outcomes,
                score,
            });
        }
    }
    Ok(settlements)
}

/// What a download tells of the periods of a forecast, or why it cannot be told.
fn arrival(
    entry: &LedgerEntry,
    history: &Series,
    download: &Download,
) -> Result<Result<Arrival, String>, Failure> {
    let nothing = Arrival {
        values: Vec::new(),
        scale: None,
    };
    let last = download.series.points.last().map(|point| point.day);
    let Some(first) = entry.ahead.first().filter(|first| last >= Some(first.day)) else {
        return Ok(Ok(nothing));
    };
    let later = match stored_series(history.name(), entry.step, &download.series.points) {
        Ok(later) => later,
        Err(Failure::Failed(why) | Failure::Usage(why)) => return Ok(Err(why)),
        Err(failure) => return Err(failure),
    };
    let first = history.calendar().period(first.day).map_err(failure)?;
    let arrival = arrived(history, &later, first, entry.ahead.len(), entry.relative);
    Ok(arrival.map_err(|error| error.to_string()))
}

/// The values of periods that none that counts has yet, and the score by all
/// that count then; `None` where there are none.
fn bring(
    entry: &LedgerEntry,
    history: &Series,
    download: &Download,
    arrival: &Arrival,
    counting: &mut BTreeMap<Date, Outcome>,
) -> Result<Option<(Vec<Outcome>, LedgerScore)>, Failure> {
    let mut outcomes = Vec::new();
    for one in &arrival.values {
        let day = history.calendar().date(one.period).map_err(failure)?;
        let (said, bound) = match one.said {
            Point::Exact(value) => (value, None),
            Point::Below(value) => (value, Some(releve_facts::Bound::Under)),
            Point::Above(value) => (value, Some(releve_facts::Bound::Over)),
            Point::Missing => continue,
        };
        if !counting.contains_key(&day) {
            outcomes.push(Outcome {
                day,
                said,
                bound,
                value: one.value,
                error: arrival.scale.map_or(0.0, |scale| scale.error),
                import: download.import,
                vintage: download.vintage,
                undone_by: None,
            });
        }
    }
    if outcomes.is_empty() {
        return Ok(None);
    }
    counting.extend(outcomes.iter().map(|one| (one.day, *one)));
    let mut score = score(entry, counting)?;
    (score.import, score.vintage) = (download.import, download.vintage);
    score.scale = arrival.scale.map(|scale| LedgerScale {
        factor: scale.factor,
        error: scale.error,
        common: scale.common as u64,
    });
    Ok(Some((outcomes, score)))
}

/// How right a forecast is by the values that count.
fn score(entry: &LedgerEntry, counting: &BTreeMap<Date, Outcome>) -> Result<LedgerScore, Failure> {
    let kept = entry.ahead.iter().enumerate().filter_map(|(at, ahead)| {
        let value = counting.get(&ahead.day)?.value?;
        let bands = entry.bands.iter().map(|band| {
            let edges = &band.edges[at];
            [(edges.low, edges.high), (edges.naive_low, edges.naive_high)]
        });
        Some(Kept {
            value,
            point: ahead.point,
            naive: ahead.naive,
            bands: bands.collect(),
        })
    });
    let kept: Vec<Kept> = kept.collect();
    let levels = entry.bands.iter().map(|band| Level::new(band.level));
    let levels: Vec<Level> = levels.collect::<Result<_, _>>().map_err(failure)?;
    let found = verdict(&kept, &levels, entry.size);
    let mut score = blank();
    score.periods = kept.len() as u64;
    if let Some(found) = found {
        score.mase = Some(found.mase);
        score.naive_mase = Some(found.naive_mase);
        let bands = levels.iter().zip(found.bands);
        score.bands = bands
            .map(|(level, [own, naive])| LedgerBand {
                level: level.percent(),
                inside: own.inside as u64,
                msis: own.msis,
                naive_inside: naive.inside as u64,
                naive_msis: naive.msis,
            })
            .collect();
    }
    Ok(score)
}

fn refusal(download: &Download, why: String) -> LedgerScore {
    LedgerScore {
        import: download.import,
        vintage: download.vintage,
        refused: Some(why),
        ..blank()
    }
}

/// A score of nothing; the study sets its time and program.
fn blank() -> LedgerScore {
    LedgerScore {
        time: jiff::Timestamp::UNIX_EPOCH,
        program: PROGRAM.to_owned(),
        import: 0,
        vintage: 0,
        undone_by: None,
        periods: 0,
        mase: None,
        naive_mase: None,
        scale: None,
        bands: Vec::new(),
        refused: None,
    }
}
