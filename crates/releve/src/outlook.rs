//! Series, from what was named to what can be forecast.

use std::fs::File;
use std::io::{IsTerminal, Read, Write, stderr, stdin};
use std::path::Path;

use releve_intake::table::{Decimal, Table, TableOptions};
use releve_series::{Error, Request};
use releve_study::{SeriesChoice, Study};

use crate::arguments::{Choice, DateOrder, DecimalSign, Holidays, Outlook};
use crate::failure::Failure;

mod history;
mod kept;
mod mentions;
pub(crate) mod named;
mod sums;

pub(crate) use history::History;
pub(crate) use kept::series as stored_series;

impl Choice {
    /// What of it a study chooses by; `--series` is looked at after.
    fn of_study(&self) -> SeriesChoice {
        SeriesChoice {
            subject: self.subject.clone(),
            metric: self.metric.clone(),
            channel: self.channel.clone(),
            market: self.market.clone(),
        }
    }
}

impl Outlook {
    /// What is asked for of a history.
    pub(crate) fn request(&self, history: &History) -> Result<Request, Failure> {
        let calendar = history.calendar();
        let season = self.season.unwrap_or(calendar.season());
        let horizon = self.horizon.periods(calendar, season, history.last());
        Ok(Request {
            season: self.season,
            levels: self.levels.clone(),
            model: self.model,
            holidays: match &self.holidays {
                Holidays::Auto => history.holidays(),
                Holidays::Named(holidays) => holidays.clone(),
            },
            ..Request::new(horizon.map_err(failure)?)
        })
    }

    /// The history; what was put right in it is told on stderr.
    pub(crate) fn history(&self) -> Result<History, Failure> {
        if Study::is_at(&self.history) {
            if let Some((series, unit)) = mentions::series(&self.history, &self.choice.of_study())?
            {
                return Ok(History::of_mentions(series, unit));
            }
            return History::of_study(kept::downloads(&self.history, &self.choice)?);
        }
        let choice = &self.choice;
        let said = [
            &choice.subject,
            &choice.metric,
            &choice.channel,
            &choice.market,
        ];
        if !choice.series.is_empty() || said.into_iter().any(Option::is_some) {
            return Err(Failure::Usage(format!(
                "`--series`, `--subject`, `--metric`, `--channel` and `--market` choose series of a study; \
                 `{}` is none",
                self.history.display()
            )));
        }
        Ok(History::of_table(&self.table(&self.history)?))
    }

    /// The external signal, where one is named.
    pub(crate) fn external(&self) -> Result<Option<Table>, Failure> {
        self.with
            .as_deref()
            .map(|path| self.table(path))
            .transpose()
    }

    fn table(&self, path: &Path) -> Result<Table, Failure> {
        table(path, self.decimal, self.dates)
    }
}

/// The table of a file; what was put right in it is told on stderr.
pub(crate) fn table(
    path: &Path,
    decimal: Option<DecimalSign>,
    dates: Option<DateOrder>,
) -> Result<Table, Failure> {
    let options = TableOptions {
        decimal: decimal.map(|sign| match sign {
            DecimalSign::Point => Decimal::Point,
            DecimalSign::Comma => Decimal::Comma,
        }),
        day_first: dates.map(|order| order == DateOrder::DayFirst),
        ..TableOptions::default()
    };
    let name = path.display().to_string();
    // One byte more than the limit tells that there is more.
    let limit = options.max_bytes.bytes() + 1;
    let mut bytes = Vec::new();
    let read = if path == Path::new("-") {
        stdin().lock().take(limit).read_to_end(&mut bytes)
    } else {
        File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes))
    };
    if let Err(error) = read {
        let message = match error.kind() {
            std::io::ErrorKind::NotFound => "no such file".to_owned(),
            _ => format!("cannot be read: {error}"),
        };
        return Err(Failure::Failed(format!("{name}: {message}")));
    }
    let table = Table::read(&bytes, &name, &options).map_err(Failure::of)?;
    for note in table.notes() {
        eprintln!("note: {name}: {note}");
    }
    Ok(table)
}

/// An error of forecasting: what makes no sense is wrong usage.
pub(crate) fn failure(error: Error) -> Failure {
    if error.is_request() {
        Failure::Usage(error.to_string())
    } else {
        Failure::of(error)
    }
}

/// How far it is, on one line of a terminal.
pub(crate) struct Progress {
    shown: bool,
}

impl Progress {
    pub(crate) fn new() -> Self {
        Self {
            shown: stderr().is_terminal(),
        }
    }

    pub(crate) fn say(&self, what: &str) {
        if self.shown {
            // A terminal that does not take it is no reason to stop.
            let _ = write!(stderr(), "\r\x1b[2K{what}");
            let _ = stderr().flush();
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown {
            let _ = write!(stderr(), "\r\x1b[2K");
        }
    }
}
