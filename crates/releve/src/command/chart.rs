//! `releve chart`: series as SVG or PNG.

use std::collections::HashMap;
use std::path::Path;

use releve_insight::{Lifecycle, lifecycle};
use releve_report::{Ahead, Panel, drawing};
use releve_series::{Anomaly, Request, Series, anomalies, forecast};

use super::report::replace;
use crate::arguments::Chart;
use crate::failure::Failure;
use crate::outlook::{Progress, failure};
use crate::tracking::{BEYOND, ahead, model};

/// So many series are drawn; a sheet of more is not looked at.
const MOST: usize = 24;

pub(crate) fn run(arguments: &Chart) -> Result<(), Failure> {
    let out = &arguments.out;
    let form = Form::of(out)?;
    if *out == arguments.input.path {
        return Err(Failure::Usage(
            "`--out` would write over what is read; name another file".to_owned(),
        ));
    }
    let mut named = arguments.input.named()?;
    if named.len() > MOST {
        eprintln!(
            "note: {} of {} series are drawn; choose with `--subject`",
            MOST,
            named.len()
        );
        named.truncate(MOST);
    }
    let progress = Progress::new();
    let series: Vec<&Series> = named.iter().map(|one| &one.series).collect();
    let outlooks = match arguments.horizon {
        Some(horizon) => outlooks(&series, horizon, &progress)?,
        None => HashMap::new(),
    };
    let told: Vec<(Lifecycle, Vec<Anomaly>)> = series
        .iter()
        .map(|series| {
            progress.say(&format!("telling level and season of {}", series.name()));
            let season = series.calendar().season();
            (lifecycle(series), anomalies(series, season, BEYOND))
        })
        .collect();
    drop(progress);
    let panels: Vec<Panel> = named
        .iter()
        .zip(&told)
        .enumerate()
        .map(|(n, (one, (life, odd)))| Panel {
            title: one.key.to_string(),
            under: under(one.unit.as_deref(), &one.series, one.source.file.as_deref()),
            series: &one.series,
            forecast: outlooks.get(&n).map(|ahead| &ahead.forecast),
            level: &life.level,
            anomalies: odd,
        })
        .collect();
    let svg = drawing(&panels);
    let bytes = match form {
        Form::Svg => svg.into_bytes(),
        Form::Png => png(&svg, arguments.zoom)?,
    };
    replace(out, &bytes)?;
    eprintln!("wrote {}", out.display());
    Ok(())
}

fn under(unit: Option<&str>, series: &Series, file: Option<&str>) -> String {
    let mut parts = Vec::new();
    parts.extend(unit.map(str::to_owned));
    parts.push(series.calendar().to_string());
    parts.push(format!("{} to {}", series.start(), series.end()));
    parts.extend(file.map(str::to_owned));
    parts.join(" · ")
}

/// A forecast for each series; those of one calendar learn from each other.
fn outlooks(
    series: &[&Series],
    horizon: usize,
    progress: &Progress,
) -> Result<HashMap<usize, Ahead>, Failure> {
    let mut told = HashMap::new();
    let mut left: Vec<usize> = (0..series.len()).collect();
    while let Some(&first) = left.first() {
        let calendar = series[first].calendar();
        let (group, rest): (Vec<usize>, Vec<usize>) = left
            .into_iter()
            .partition(|n| series[*n].calendar() == calendar);
        left = rest;
        let all: Vec<Series> = group.iter().map(|n| series[*n].clone()).collect();
        let request = Request {
            model: model(&all),
            ..Request::new(horizon)
        };
        let forecasts =
            forecast(&all, None, &request, &|what| progress.say(what)).map_err(failure)?;
        for warning in forecasts.warnings() {
            eprintln!("careful: {warning}");
        }
        for (n, one) in group.into_iter().zip(ahead(&forecasts)) {
            told.extend(one.ok().map(|one| (n, one)));
        }
    }
    Ok(told)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Svg,
    Png,
}

impl Form {
    fn of(out: &Path) -> Result<Self, Failure> {
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
