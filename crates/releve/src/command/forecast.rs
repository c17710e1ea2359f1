//! `releve forecast`: what is likely to come, with bands.

mod json;
mod stretches;

use std::fs;
use std::io::{Write, stdout};
use std::path::{Path, PathBuf};

use releve_intake::table::Table;
use releve_report::{Ahead, Panel, drawing};
use releve_series::{Forecasts, Model, Series, Shown, forecast, with_totals};
use releve_study::Study;

use super::chart::MOST;
use crate::arguments::{Forecast, ForecastFormat, TableShape};
use crate::failure::Failure;
use crate::ledger::freeze;
use crate::outlook::{History, Progress, failure};
use crate::present::{spark, table::counted};
use crate::studies::{same, spare};
use crate::tracking::ahead;

pub(crate) fn run(arguments: &Forecast) -> Result<(), Failure> {
    let outlook = &arguments.outlook;
    let read = || outlook.with.iter().chain([&outlook.history]);
    for (named, option) in [(&arguments.out, "--out"), (&arguments.plot, "--plot")] {
        if named
            .as_ref()
            .is_some_and(|path| read().any(|read| same(path, read)))
        {
            return Err(Failure::Usage(format!(
                "`{option}` would write over what is read; name another file"
            )));
        }
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
    let mut tables = match (arguments.format, arguments.shape) {
        (ForecastFormat::Json, _) => vec![(String::new(), json::lines(&forecasts)?.into_bytes())],
        (_, TableShape::Wide) => wide(&history, &forecasts)?,
        (_, TableShape::Long) => vec![(String::new(), long(&history, &forecasts)?)],
    };
    if arguments.total.is_some() && arguments.format == ForecastFormat::Csv {
        tables.push(("totals".to_owned(), stretches::table(&forecasts)?));
    }
    if let Some(plot) = &arguments.plot {
        let series = with_totals(history.series(), &request.sums).map_err(failure)?;
        save(plot, plotted(&series, &forecasts).as_bytes())?;
    }
    let mut about = about(&forecasts, request.horizon, &history);
    about += &stretches::words(&forecasts)?;
    if arguments.freeze {
        about += &freeze(arguments, &history, &forecasts)?;
    }
    match &arguments.out {
        Some(out) => {
            for (part, table) in &tables {
                save(&beside(out, part), table)?;
            }
            let mut stdout = stdout().lock();
            stdout.write_all(about.as_bytes())?;
            for (part, _) in &tables {
                writeln!(stdout, "wrote {}", beside(out, part).display())?;
            }
        }
        None => {
            eprint!("{about}");
            if let Some((_, points)) = tables.first() {
                stdout().lock().write_all(points)?;
            }
        }
    }
    Ok(())
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
                series.start(),
                series.end(),
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

/// Which model was used and why, and what to be careful of.
fn about(forecasts: &Forecasts, horizon: usize, history: &History) -> String {
    let (count, unit) = (forecasts.forecasts().len(), history.calendar().unit());
    let many = |count: usize, what: &str| counted(count, what, &format!("{what}s"));
    let mut about = format!(
        "{}, {}, {} ahead\nmodel: {}",
        counted(count, "series", "series"),
        history.calendar(),
        many(horizon, unit),
        forecasts.model()
    );
    let of = |model: Model| forecasts.trials().iter().find(|trial| trial.model == model);
    match of(forecasts.model()) {
        Some(trial) => {
            about.push_str(&format!(
                ", MASE {:.3} on {} inside the history",
                trial.mase,
                many(forecasts.origins(), "origin")
            ));
            if let Some(naive) =
                of(Model::SeasonalNaive).filter(|_| forecasts.model() != Model::SeasonalNaive)
            {
                about.push_str(&format!(" (seasonal naive {:.3})", naive.mase));
            }
            let others: Vec<String> = forecasts
                .trials()
                .iter()
                .filter(|trial| ![forecasts.model(), Model::SeasonalNaive].contains(&trial.model))
                .map(|trial| format!("{} {:.3}", trial.model, trial.mase))
                .collect();
            if !others.is_empty() {
                about.push_str(&format!("\nalso tried: {}", others.join(", ")));
            }
        }
        None => about.push_str(", untried: the history is too short"),
    }
    about.push('\n');
    if !forecasts.holidays().is_empty() {
        let shown: Vec<String> = forecasts.holidays().iter().map(told).collect();
        about.push_str(&format!("holidays: {}\n", shown.join("; ")));
    }
    for series in history.series().iter().take(spark::ROWS) {
        about.push_str(&spark::line(series));
    }
    for warning in forecasts.warnings() {
        about.push_str(&format!("careful: {warning}\n"));
    }
    about
}

/// `easter +45 % from 7 days before to 1 day before`
fn told(shown: &Shown) -> String {
    let day = |days: i32| match days {
        0 => "the day".to_owned(),
        1 => "1 day after".to_owned(),
        -1 => "1 day before".to_owned(),
        days if days < 0 => format!("{} days before", -days),
        days => format!("{days} days after"),
    };
    let (from, to) = shown.days;
    let span = if from == to {
        format!("on {}", day(from))
    } else {
        format!("from {} to {}", day(from), day(to))
    };
    format!("{} {:+.0} % {span}", shown.holiday, 100.0 * shown.change)
}

/// The dates of the horizon as the history writes its own.
fn dates(history: &History, forecasts: &Forecasts) -> Result<Vec<String>, Failure> {
    let Some(one) = forecasts
        .forecasts()
        .iter()
        .find(|one| !one.points().is_empty())
    else {
        return Err(Failure::Failed(
            "no series has a value; nothing can be forecast".to_owned(),
        ));
    };
    (0..one.points().len())
        .map(|lead| {
            let date = one.calendar().date(one.first().plus(lead as i64));
            Ok(history.written(date.map_err(failure)?))
        })
        .collect()
}

/// A table for the points and for each end of each band, each with the part that
/// it adds to the file's name.
fn wide(history: &History, forecasts: &Forecasts) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let dates = dates(history, forecasts)?;
    let all = forecasts.forecasts();
    let mut columns: Vec<(String, Vec<&[f64]>)> =
        vec![(String::new(), all.iter().map(|one| one.points()).collect())];
    let bands = all.first().map_or(0, |one| one.bands().len());
    for at in 0..bands {
        let level = all[0].bands()[at].level;
        columns.push((
            format!("lo{level}"),
            all.iter().map(|one| &one.bands()[at].low[..]).collect(),
        ));
        columns.push((
            format!("hi{level}"),
            all.iter().map(|one| &one.bands()[at].high[..]).collect(),
        ));
    }
    if all.iter().any(|one| one.quantile().is_some()) {
        let plan = all.iter().map(|one| one.quantile().unwrap_or_default());
        columns.push(("plan".to_owned(), plan.collect()));
    }
    columns
        .into_iter()
        .map(|(part, series)| {
            let mut table = csv::Writer::from_writer(Vec::new());
            let names = all.iter().map(|one| one.name());
            table
                .write_record(std::iter::once(history.date_title()).chain(names))
                .map_err(Failure::of)?;
            for (lead, date) in dates.iter().enumerate() {
                let cells = series.iter().map(|values| cell(values.get(lead)));
                table
                    .write_record(std::iter::once(date.clone()).chain(cells))
                    .map_err(Failure::of)?;
            }
            Ok((part, table.into_inner().map_err(Failure::of)?))
        })
        .collect()
}

/// One table with a row for each series and date.
fn long(history: &History, forecasts: &Forecasts) -> Result<Vec<u8>, Failure> {
    let dates = dates(history, forecasts)?;
    let mut table = csv::Writer::from_writer(Vec::new());
    let mut header = vec![
        "series".to_owned(),
        "date".to_owned(),
        "forecast".to_owned(),
    ];
    let first = forecasts.forecasts().first();
    for band in first.map(|one| one.bands()).unwrap_or_default() {
        header.extend([format!("lo{}", band.level), format!("hi{}", band.level)]);
    }
    let plan = first.is_some_and(|one| one.quantile().is_some());
    if plan {
        header.push("plan".to_owned());
    }
    table.write_record(&header).map_err(Failure::of)?;
    for one in forecasts.forecasts() {
        for (lead, date) in dates.iter().enumerate() {
            let mut row = vec![
                one.name().to_owned(),
                date.clone(),
                cell(one.points().get(lead)),
            ];
            for band in one.bands() {
                row.extend([cell(band.low.get(lead)), cell(band.high.get(lead))]);
            }
            if plan {
                row.push(cell(one.quantile().and_then(|values| values.get(lead))));
            }
            table.write_record(&row).map_err(Failure::of)?;
        }
    }
    table.into_inner().map_err(Failure::of)
}

/// A number to eight significant figures; `None` where it is none.
fn rounded(value: f64) -> Option<f64> {
    let finite = Some(value).filter(|value| value.is_finite())?;
    format!("{finite:.7e}").parse().ok()
}

/// The same as a cell, empty where there is none.
fn cell(value: Option<&f64>) -> String {
    let known = value.and_then(|value| rounded(*value));
    known.map_or_else(String::new, |value| value.to_string())
}

/// `F.csv` with a part becomes `F.lo80.csv`.
fn beside(out: &Path, part: &str) -> PathBuf {
    if part.is_empty() {
        return out.to_owned();
    }
    let stem = out.file_stem().unwrap_or_default().to_string_lossy();
    let end = out
        .extension()
        .map(|end| format!(".{}", end.to_string_lossy()));
    out.with_file_name(format!("{stem}.{part}{}", end.unwrap_or_default()))
}

fn save(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    spare(path)?;
    fs::write(path, bytes)
        .map_err(|error| Failure::Failed(format!("{}: cannot be written: {error}", path.display())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_files_beside() {
        for (out, part, expected) in [
            ("a/f.csv", "", "a/f.csv"),
            ("a/f.csv", "lo80", "a/f.lo80.csv"),
            ("f", "hi97.5", "f.hi97.5"),
        ] {
            assert_eq!(beside(Path::new(out), part), Path::new(expected));
        }
    }

    #[test]
    fn cells_are_plain_numbers() {
        for (value, expected) in [
            (0.001234567891, "0.0012345679"),
            (1e-7, "0.0000001"),
            (123456789012.0, "123456790000"),
            (f64::NAN, ""),
        ] {
            assert_eq!(cell(Some(&value)), expected);
        }
        assert_eq!(cell(None), "");
    }
}
