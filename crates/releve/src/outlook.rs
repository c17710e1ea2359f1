//! Series, from what was named to what can be forecast.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{IsTerminal, Read, Write, stderr, stdin};
use std::path::{Path, PathBuf};

use releve_intake::table::{Decimal, Table, TableOptions};
use releve_series::{Calendar, Error, Horizon, Request, Series};
use releve_study::{SeriesChoice, Study};

use crate::arguments::{Choice, DateOrder, DecimalSign, Holidays, Outlook, Written};
use crate::failure::Failure;
use crate::present::plain::plain;
use crate::studies::{open_to_read, today};

mod history;
mod kept;
mod mentions;
pub(crate) mod named;
mod sums;

pub(crate) use history::{History, of_markets};
pub(crate) use kept::{calendar as stored_calendar, series as stored_series};

impl Outlook {
    /// The files that are read.
    pub(crate) fn files(&self) -> Vec<&Path> {
        let files = self.with.iter().chain([&self.history]);
        files.map(PathBuf::as_path).collect()
    }

    /// How far ahead, asked for or usual.
    pub(crate) fn horizon(&self, calendar: Calendar) -> Horizon {
        self.horizon.unwrap_or_else(|| Horizon::usual(calendar))
    }

    /// What is asked for of a history.
    pub(crate) fn request(&self, history: &History) -> Result<Request, Failure> {
        let calendar = history.calendar();
        let season = self.season.unwrap_or(calendar.season());
        let horizon = self.horizon(calendar);
        let horizon = horizon.periods(calendar, season, history.last());
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

    /// The history, of a study one for each calendar on which its series lie; what was
    /// put right in it is told on stderr.
    pub(crate) fn histories(&self) -> Result<Vec<History>, Failure> {
        if Study::is_at(&self.history) {
            let Choice {
                subject, counted, ..
            } = &self.choice;
            let study = open_to_read(&self.history)?;
            return match mentions::series(&study, subject.as_deref(), counted)? {
                Some((series, unit)) => Ok(vec![History::of_mentions(series, unit)]),
                None => self.apart(History::of_study(kept::downloads(&study, &self.choice)?)?),
            };
        }
        let choice = &self.choice;
        if !choice.series.is_empty() || choice.subject.is_some() || choice.counted.is_said() {
            return Err(Failure::Usage(format!(
                "`--series`, `--subject`, `--metric`, `--channel`, `--market` and `--step` choose series \
                 of a study; `{}` is none\nhint: leave them out; of a table every column is forecast",
                self.history.display()
            )));
        }
        Ok(vec![History::of_table(&self.written.table(&self.history)?)])
    }

    /// Says what is forecast apart; periods of one calendar are none of another.
    fn apart(&self, groups: Vec<History>) -> Result<Vec<History>, Failure> {
        let units = groups.iter().map(|group| group.calendar().unit());
        if self.season.is_some() && units.collect::<BTreeSet<_>>().len() > 1 {
            return Err(one_calendar("--season", "counts the periods of", &groups));
        }
        if groups.len() > 1 {
            let each: Vec<String> = (groups.iter())
                .map(|group| format!("{} {}", group.series().len(), group.calendar()))
                .collect();
            eprintln!(
                "note: series on {} calendars are forecast apart, those of each from one another: {}",
                groups.len(),
                each.join(", ")
            );
        }
        Ok(groups)
    }

    /// The series of an external signal that may tell of a history: those on its
    /// calendar, where there are several histories.
    pub(crate) fn signal(
        external: Option<&Table>,
        history: &History,
        groups: &[History],
    ) -> Option<Vec<Series>> {
        let all = external?.series();
        let of = |history: &History| -> Vec<Series> {
            let same = all
                .iter()
                .filter(|one| one.calendar() == history.calendar());
            same.cloned().collect()
        };
        // What matches none is refused as of one.
        if groups.len() == 1 || groups.iter().all(|group| of(group).is_empty()) {
            return Some(all.to_vec());
        }
        Some(of(history)).filter(|found| !found.is_empty())
    }

    /// The external signal, where one is named.
    pub(crate) fn external(&self) -> Result<Option<Table>, Failure> {
        self.with
            .as_deref()
            .map(|path| self.written.table(path))
            .transpose()
    }
}

impl Written {
    /// The table of a file; what was put right in it is told on stderr.
    pub(crate) fn table(&self, path: &Path) -> Result<Table, Failure> {
        let options = TableOptions {
            decimal: self.decimal.map(|sign| match sign {
                DecimalSign::Point => Decimal::Point,
                DecimalSign::Comma => Decimal::Comma,
            }),
            day_first: self.dates.map(|order| order == DateOrder::DayFirst),
            today: Some(today()),
            ..TableOptions::default()
        };
        let name = path.display().to_string();
        Failure::of_pipe(path)?;
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
}

/// Refuses what makes sense of series on one calendar alone.
pub(crate) fn one_calendar(option: &str, does: &str, groups: &[History]) -> Failure {
    let calendars: Vec<String> = (groups.iter())
        .map(|group| group.calendar().to_string())
        .collect();
    Failure::Usage(format!(
        "`{option}` {does} one calendar, and these series lie on {}\n\
         hint: choose with `--step`, `--series`, `--subject`, `--metric`, `--channel` or `--market`",
        calendars.join(" and ")
    ))
}

/// Of a study none of the series that it holds is meant, or it holds none.
fn no_series(study: &Study, subject: Option<&str>) -> Failure {
    let name = study.path().display();
    let what = subject.map_or(String::new(), |subject| format!(" of `{subject}`"));
    Failure::Failed(match study.newest(&SeriesChoice::default()) {
        Ok(all) if all.is_empty() => format!(
            "{name}: the study holds no series\nhint: `releve add` takes them from tables and exports"
        ),
        Ok(_) => format!(
            "{name}: no such series{what}\nhint: `releve status` lists the series of a study"
        ),
        Err(error) => return error.into(),
    })
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
            let _ = write!(stderr(), "{}", line(what));
            let _ = stderr().flush();
        }
    }
}

/// A line in the place of the one before: what it names others called so.
fn line(what: &str) -> String {
    format!("\r\x1b[2K{}", plain(what))
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown {
            let _ = write!(stderr(), "\r\x1b[2K");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn no_name_steers_the_terminal() {
        assert_eq!(line("\x1b[2Jflats\n"), "\r\x1b[2K\u{fffd}[2Jflats\n");
    }
}
