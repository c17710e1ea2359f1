//! `releve forecast`: what is likely to come, with bands.

mod about;
mod json;
mod stretches;
mod tables;

pub(crate) use stretches::days;

use std::io::Write;
use std::path::{Path, PathBuf};

use releve_intake::table::Table;
use releve_report::{Ahead, Panel, Sheet, drawing};
use releve_series::{Forecasts, Series, forecast, with_totals};
use releve_study::Study;

use super::chart::MOST;
use crate::arguments::{Forecast, ForecastFormat, TableShape};
use crate::failure::Failure;
use crate::ledger::freeze;
use crate::outlook::{History, Progress, failure};
use crate::present::answer::{file_of_workbook, files, form, save, save_workbook};
use crate::present::plain;
use crate::studies::{apart, same};
use crate::tracking::ahead;

pub(crate) fn run(arguments: &Forecast) -> Result<(), Failure> {
    let outlook = &arguments.outlook;
    let read = outlook.files();
    apart(arguments.out.as_deref(), "--out", &read)?;
    apart(arguments.plot.as_deref(), "--plot", &read)?;
    separate(arguments.plot.as_deref(), arguments.out.as_slice())?;
    let form = form(
        arguments.format,
        arguments.out.as_deref(),
        ForecastFormat::Csv,
    )?;
    if form == ForecastFormat::Xlsx {
        file_of_workbook(arguments.out.as_deref())?;
    }
    if arguments.freeze && !Study::is_at(&outlook.history) {
        return Err(Failure::Usage(format!(
            "`--freeze` keeps forecasts in a study; `{}` is none\n\
             hint: `releve init STUDY`, then `releve add STUDY {0}`",
            outlook.history.display()
        )));
    }
    let history = outlook.history()?;
    if arguments.freeze && history.downloads().is_empty() {
        return Err(Failure::Usage(
            "`--freeze` keeps forecasts of series that a study holds; mentions are counted anew \
             each time"
                .to_owned(),
        ));
    }
    let mut request = outlook.request(&history)?;
    request.costs = arguments.cost_over.zip(arguments.cost_under);
    request.sums = history.sums(&arguments.sums)?;
    if let Some(total) = arguments.total {
        history.can_be_added("--total")?;
        let season = request.season.unwrap_or(history.calendar().season());
        let stretches =
            total.stretches(history.calendar(), season, history.last(), request.horizon);
        request.stretches = stretches.map_err(failure)?;
    }
    let external = outlook.external()?;
    let progress = Progress::new();
    let forecasts = forecast(
        history.series(),
        external.as_ref().map(Table::series),
        &request,
        &|what| progress.say(what),
    )
    .map_err(failure)?;
    drop(progress);
    let made = Made::of(arguments, form, &history, &forecasts)?;
    // Before anything is written or kept.
    let wrote = match (&arguments.out, &made) {
        (Some(out), Made::Sheets(sheets)) if form == ForecastFormat::Csv => {
            files(out, sheets, &read)?
        }
        (out, _) => out.iter().cloned().collect(),
    };
    separate(arguments.plot.as_deref(), &wrote)?;
    if let Some(plot) = &arguments.plot {
        let series = with_totals(history.series(), &request.sums).map_err(failure)?;
        save(plot, plotted(&series, &forecasts).as_bytes())?;
    }
    let mut about = about::about(&forecasts, request.horizon, &history);
    about += &stretches::words(&forecasts)?;
    if arguments.freeze {
        about += &freeze(arguments, &history, &forecasts)?;
    }
    let Some(out) = &arguments.out else {
        eprint!("{about}");
        return match &made {
            Made::Lines(lines) => Ok(plain::out(false).write_all(lines.as_bytes())?),
            Made::Sheets(sheets) => match sheets.first() {
                Some(points) => Ok(plain::out(false).write_all(&tables::csv(points, &history)?)?),
                None => Ok(()),
            },
        };
    };
    match &made {
        Made::Lines(lines) => save(out, lines.as_bytes())?,
        Made::Sheets(sheets) if form == ForecastFormat::Xlsx => {
            save_workbook(out, sheets)?;
        }
        Made::Sheets(sheets) => {
            for (path, sheet) in wrote.iter().zip(sheets) {
                save(path, &tables::csv(sheet, &history)?)?;
            }
        }
    }
    let mut stdout = plain::out(true);
    stdout.write_all(about.as_bytes())?;
    for path in &wrote {
        writeln!(stdout, "wrote {}", path.display())?;
    }
    Ok(())
}

/// Refuses to draw into a file that takes forecasts.
fn separate(plot: Option<&Path>, wrote: &[PathBuf]) -> Result<(), Failure> {
    match plot.is_some_and(|plot| wrote.iter().any(|out| same(plot, out))) {
        false => Ok(()),
        true => Err(Failure::Usage(
            "`--out` and `--plot` would write to one file; name another one".to_owned(),
        )),
    }
}

/// Forecasts in the form that was asked for.
enum Made {
    /// JSON, an object a series.
    Lines(String),
    /// Tables, that of the points first.
    Sheets(Vec<Sheet>),
}

impl Made {
    fn of(
        arguments: &Forecast,
        form: ForecastFormat,
        history: &History,
        forecasts: &Forecasts,
    ) -> Result<Self, Failure> {
        if form == ForecastFormat::Json {
            return Ok(Self::Lines(json::lines(forecasts)?));
        }
        let mut sheets = match arguments.shape {
            TableShape::Wide => tables::wide(history, forecasts)?,
            TableShape::Long => vec![tables::long(history, forecasts)?],
        };
        if arguments.total.is_some() {
            sheets.push(stretches::table(forecasts)?);
        }
        if form == ForecastFormat::Xlsx {
            sheets.push(tables::made(forecasts));
        }
        Ok(Self::Sheets(sheets))
    }
}

/// A panel for each of the first series.
fn plotted(history: &[Series], forecasts: &Forecasts) -> String {
    let ahead: Vec<Option<Ahead>> = ahead(forecasts).into_iter().map(Result::ok).collect();
    let series = history.iter().zip(&ahead);
    let drawn = series.filter_map(|(series, ahead)| Some((series, ahead.as_ref()?)));
    let panels: Vec<Panel> = drawn
        .take(MOST)
        .map(|(series, ahead)| Panel {
            title: series.name().to_owned(),
            under: format!(
                "{} · {} to {} · model {}",
                series.calendar(),
                series.calendar().label(series.start()),
                series.calendar().label(series.end()),
                ahead.model
            ),
            series,
            forecast: Some(&ahead.forecast),
            level: &[],
            anomalies: &[],
        })
        .collect();
    if history.len() > panels.len() {
        eprintln!(
            "note: {} of {} series are drawn",
            panels.len(),
            history.len()
        );
    }
    drawing(&panels)
}
