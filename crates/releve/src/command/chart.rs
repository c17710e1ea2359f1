//! `releve chart`: series as SVG or PNG.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use releve_insight::{Lifecycle, lifecycle};
use releve_report::{Ahead, Panel, drawing};
use releve_series::{Anomaly, Horizon, Request, Series, anomalies};

use super::report::replace;
use crate::arguments::Chart;
use crate::failure::Failure;
use crate::outlook::named::Named;
use crate::outlook::{Progress, of_markets};
use crate::present::plain::plain;
use crate::studies::apart;
use crate::tracking::{BEYOND, outlooks};

/// So many series are drawn; a sheet of more is not looked at.
pub(super) const MOST: usize = 24;

pub(crate) fn run(arguments: &Chart) -> Result<(), Failure> {
    let out = &arguments.out;
    let form = Form::of(out)?;
    apart(Some(out), "--out", &[&arguments.input.path])?;
    let whole = arguments.input.whole()?;
    let mut named = arguments.input.chosen(&whole)?;
    if named.len() > MOST {
        eprintln!(
            "note: {} of {} series are drawn; choose with `--subject`",
            MOST,
            named.len()
        );
        named.truncate(MOST);
    }
    let progress = Progress::new();
    let series = || named.iter().map(|one| &one.series);
    let ahead = match arguments.horizon {
        Some(horizon) => forecast(&whole, &named, horizon, &|what| progress.say(what)),
        None => HashMap::new(),
    };
    let told: Vec<(Lifecycle, Vec<Anomaly>)> = series()
        .map(|series| {
            progress.say(&format!("telling level and season of {}", series.name()));
            let season = series.calendar().season();
            (lifecycle(series), anomalies(series, season, BEYOND))
        })
        .collect();
    drop(progress);
    careful(&named, &ahead)?;
    let panels: Vec<Panel> = named
        .iter()
        .zip(&told)
        .enumerate()
        .map(|(n, (one, (life, odd)))| Panel {
            title: one.title(),
            under: under(one.unit.as_deref(), &one.series, one.source.file.as_deref()),
            series: &one.series,
            forecast: ahead
                .get(&n)
                .and_then(|one| Some(&one.as_ref().ok()?.forecast)),
            level: &life.level,
            anomalies: odd,
        })
        .collect();
    let svg = drawing(&panels);
    replace(out, &form.bytes(svg, arguments.zoom)?)?;
    eprintln!("wrote {}", out.display());
    Ok(())
}

/// Forecasts of those that are drawn, by their places, as `releve forecast` makes
/// them of the same file: of all series together.
fn forecast(
    whole: &[Named],
    drawn: &[Named],
    horizon: Horizon,
    progress: &dyn Fn(&str),
) -> HashMap<usize, Result<Ahead, String>> {
    let holidays = of_markets(whole.iter().map(|one| &*one.key.market));
    let asked = |series: &[Series]| {
        let (calendar, last) = (series[0].calendar(), series[0].last());
        let periods = horizon.periods(calendar, calendar.season(), last)?;
        let holidays = holidays.clone();
        Ok((
            Request {
                holidays,
                ..Request::new(periods)
            },
            None,
        ))
    };
    let all = outlooks(whole.iter().map(|one| &one.series), asked, progress);
    let place = |one: &Named| whole.iter().position(|other| other.series == one.series);
    (drawn.iter().enumerate())
        .filter_map(|(n, one)| Some((n, all.get(&place(one)?)?.clone())))
        .collect()
}

/// Tells what to be careful of, each once; a series without a forecast is drawn
/// without one, unless none has any.
fn careful(named: &[Named], ahead: &HashMap<usize, Result<Ahead, String>>) -> Result<(), Failure> {
    let mut said = BTreeSet::new();
    for (n, one) in named.iter().enumerate() {
        match ahead.get(&n) {
            Some(Ok(ahead)) => said.extend(ahead.warnings.iter().cloned()),
            Some(Err(why)) if ahead.values().all(Result::is_err) => {
                return Err(Failure::Usage(why.clone()));
            }
            Some(Err(why)) => {
                said.insert(format!(
                    "{} is drawn without a forecast: {why}",
                    one.title()
                ));
            }
            None => {}
        }
    }
    for warning in said {
        eprintln!("careful: {}", plain(&warning));
    }
    Ok(())
}

fn under(unit: Option<&str>, series: &Series, file: Option<&str>) -> String {
    let mut parts = Vec::new();
    parts.extend(unit.map(str::to_owned));
    parts.push(series.calendar().to_string());
    let label = |day| series.calendar().label(day);
    parts.push(format!(
        "{} to {}",
        label(series.start()),
        label(series.end())
    ));
    parts.extend(file.map(str::to_owned));
    parts.join(" · ")
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Svg,
    Png,
}

impl Form {
    pub(super) fn of(out: &Path) -> Result<Self, Failure> {
        let end = out.extension().map(|end| end.to_ascii_lowercase());
        match end.as_deref().and_then(|end| end.to_str()) {
            Some("svg") => Ok(Self::Svg),
            Some("png") => Ok(Self::Png),
            _ => Err(Failure::Usage(format!(
                "`{}` names no form; expected a name that ends in `.svg` or `.png`",
                out.display()
            ))),
        }
    }

    /// A drawing in this form; of a PNG so many dots a unit.
    pub(super) fn bytes(&self, svg: String, zoom: u8) -> Result<Vec<u8>, Failure> {
        match self {
            Self::Svg => Ok(svg.into_bytes()),
            Self::Png => png(&svg, zoom),
        }
    }
}

#[cfg(feature = "png")]
fn png(svg: &str, zoom: u8) -> Result<Vec<u8>, Failure> {
    crate::present::png::png(svg, f32::from(zoom))
}

#[cfg(not(feature = "png"))]
fn png(_: &str, _: u8) -> Result<Vec<u8>, Failure> {
    Err(Failure::Failed(
        "this program was built without PNG\n\
         hint: name a file that ends in `.svg`, or build with `--features png`"
            .to_owned(),
    ))
}
