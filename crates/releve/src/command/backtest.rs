//! `releve backtest`: how right forecasts would have been.

use std::io::{Write, stdout};

use releve_intake::table::Table;
use releve_series::{Model, backtest};

use crate::arguments::Backtest;
use crate::failure::Failure;
use crate::outlook::{Progress, failure};

pub(crate) fn run(arguments: &Backtest) -> Result<(), Failure> {
    let outlook = &arguments.outlook;
    let history = outlook.history()?;
    let external = outlook.external()?;
    let request = outlook.request(&history)?;
    let progress = Progress::new();
    let backtest = backtest(
        history.series(),
        external.as_ref().map(Table::series),
        &request,
        usize::from(arguments.origins),
        &|what| progress.say(what),
    )
    .map_err(failure)?;
    drop(progress);
    let mut out = stdout().lock();
    let origins: Vec<String> = backtest
        .origins()
        .iter()
        .map(|date| date.to_string())
        .collect();
    let (count, unit) = (history.series().len(), history.calendar().unit());
    writeln!(
        out,
        "{count} series, {}, {} {unit}s ahead of {}",
        history.calendar(),
        request.horizon,
        origins.join(", ")
    )?;
    write!(
        out,
        "{:<16}{:>8}{:>9}{:>8}",
        "model", "MASE", "to naive", "sMAPE"
    )?;
    for level in &outlook.levels {
        write!(out, "{:>9}{:>8}", format!("in {level}%"), "MSIS")?;
    }
    writeln!(out)?;
    let naive = backtest
        .scores()
        .iter()
        .find(|score| score.model == Model::SeasonalNaive);
    for score in backtest.scores() {
        let against = naive
            .filter(|naive| naive.mase > 0.0)
            .map(|naive| format!("{:+.1}%", 100.0 * (score.mase / naive.mase - 1.0)));
        write!(
            out,
            "{:<16}{:>8.3}{:>9}{:>8.1}",
            score.model,
            score.mase,
            against.unwrap_or_default(),
            score.smape
        )?;
        for band in &score.bands {
            write!(out, "{:>8.1}%{:>8.3}", band.coverage, band.msis)?;
        }
        writeln!(out)?;
    }
    if outlook.model == Model::Auto {
        let chosen: Vec<&str> = backtest.chosen().iter().map(|model| model.name()).collect();
        writeln!(
            out,
            "`auto` chose {}, by the values before each date",
            chosen.join(", ")
        )?;
    }
    Ok(())
}
