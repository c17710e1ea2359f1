//! `releve forecast`: what is likely to come, with bands.

mod about;
mod json;
mod stretches;
mod tables;

pub(crate) use stretches::days;

use std::io::Write;
use std::path::{Path, PathBuf};

use releve_report::{Ahead, Panel, Sheet, drawing};
use releve_series::{Forecasts, Request, Series, forecast, with_totals};
use releve_study::Study;

use super::chart::{Form, MOST};
use crate::arguments::{Forecast, ForecastFormat, Outlook, TableShape, ZOOM};
use crate::failure::Failure;
use crate::ledger::freeze;
use crate::outlook::{History, Progress, failure, one_calendar};
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
    let drawn = arguments.plot.as_deref().map(Form::of).transpose()?;
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
    let histories = outlook.histories()?;
    if arguments.freeze && histories.iter().any(|one| one.downloads().is_empty()) {
        return Err(Failure::Usage(
            "`--freeze` keeps forecasts of series that a study holds; mentions are counted anew \
             each time"
                .to_owned(),
        ));
    }
    if histories.len() > 1 {
        if !arguments.sums.is_empty() {
            return Err(one_calendar("--sums", "adds up series of", &histories));
        }
        if arguments.shape == Some(TableShape::Wide) {
            return Err(one_calendar("--shape wide", "has the dates of", &histories));
        }
    }
    let external = outlook.external()?;
    let mut groups = Vec::new();
    for history in &histories {
        let request = request(arguments, history)?;
        let signal = Outlook::signal(external.as_ref(), history, &histories);
        let progress = Progress::new();
        let forecasts = forecast(history.series(), signal.as_deref(), &request, &|what| {
            progress.say(what);
        });
        groups.push(Group {
            history,
            forecasts: forecasts.map_err(failure)?,
            request,
        });
    }
    let made = Made::of(arguments, form, &groups)?;
    // Before anything is written or kept.
    let wrote = match (&arguments.out, &made) {
        (Some(out), Made::Sheets(sheets)) if form == ForecastFormat::Csv => {
            files(out, sheets, &read)?
        }
        (out, _) => out.iter().cloned().collect(),
    };
    separate(arguments.plot.as_deref(), &wrote)?;
    if let Some((plot, form)) = arguments.plot.as_ref().zip(drawn) {
        save(plot, &form.bytes(plotted(&groups)?, ZOOM)?)?;
    }
    let mut about = String::new();
    for group in &groups {
        about += &about::about(&group.forecasts, group.request.horizon, group.history);
        about += &stretches::words(&group.forecasts)?;
    }
    if arguments.freeze {
        let frozen = groups.iter().map(|group| (group.history, &group.forecasts));
        about += &freeze(arguments, &frozen.collect::<Vec<_>>())?;
    }
    let Some(out) = &arguments.out else {
        eprint!("{about}");
        return match &made {
            Made::Lines(lines) => Ok(plain::out(false).write_all(lines.as_bytes())?),
            Made::Sheets(sheets) => match sheets.first() {
                Some(points) => {
                    Ok(plain::out(false).write_all(&tables::csv(points, &histories[0])?)?)
                }
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
                save(path, &tables::csv(sheet, &histories[0])?)?;
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

/// Series of one calendar and what is told of them.
struct Group<'h> {
    history: &'h History,
    request: Request,
    forecasts: Forecasts,
}

/// What is asked of the series of one calendar.
fn request(arguments: &Forecast, history: &History) -> Result<Request, Failure> {
    let mut request = arguments.outlook.request(history)?;
    request.costs = arguments.cost_over.zip(arguments.cost_under);
    request.sums = history.sums(&arguments.sums)?;
    if let Some(total) = arguments.total {
        history.can_be_added("--total")?;
        let season = request.season.unwrap_or(history.calendar().season());
        let stretches =
            total.stretches(history.calendar(), season, history.last(), request.horizon);
        request.stretches = stretches.map_err(failure)?;
    }
    Ok(request)
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
    fn of(arguments: &Forecast, form: ForecastFormat, groups: &[Group]) -> Result<Self, Failure> {
        let forecasts = || groups.iter().map(|group| &group.forecasts);
        if form == ForecastFormat::Json {
            let lines: Result<String, Failure> = forecasts().map(json::lines).collect();
            return Ok(Self::Lines(lines?));
        }
        let mut sheets = match (arguments.shape, groups) {
            (None | Some(TableShape::Wide), [one]) => tables::wide(one.history, &one.forecasts)?,
            _ => {
                let each = groups.iter();
                let long = each.map(|group| tables::long(group.history, &group.forecasts));
                tables::joined(long)?.into_iter().collect()
            }
        };
        if arguments.total.is_some() {
            sheets.extend(tables::joined(forecasts().map(stretches::table))?);
        }
        if form == ForecastFormat::Xlsx {
            sheets.extend(tables::joined(
                forecasts().map(|one| Ok(tables::made(one))),
            )?);
        }
        Ok(Self::Sheets(sheets))
    }
}

/// A panel for each of the first series.
fn plotted(groups: &[Group]) -> Result<String, Failure> {
    let mut all: Vec<(Series, Option<Ahead>)> = Vec::new();
    for group in groups {
        let series = with_totals(group.history.series(), &group.request.sums).map_err(failure)?;
        let told = ahead(&group.forecasts).into_iter().map(Result::ok);
        all.extend(series.into_iter().zip(told));
    }
    let drawn = (all.iter()).filter_map(|(series, ahead)| Some((series, ahead.as_ref()?)));
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
    if all.len() > panels.len() {
        eprintln!(
            "note: {} of {} series {} drawn",
            panels.len(),
            all.len(),
            if panels.len() == 1 { "is" } else { "are" }
        );
    }
    Ok(drawing(&panels))
}
