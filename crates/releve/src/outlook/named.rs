//! Series by name, each with where it came from.

use std::path::Path;

use releve_intake::table::Table;
use releve_report::Source;
use releve_series::Series;
use releve_study::{Download, SeriesChoice, Study};

use super::mentions;
use super::stored_series;
use crate::arguments::SeriesInput;
use crate::failure::Failure;
use crate::studies::open_to_read;

/// A series, what it is of, and where it came from. Nothing is said of a table's
/// columns but their names.
#[derive(Debug, Clone)]
pub(crate) struct Named {
    pub(crate) subject: String,
    pub(crate) metric: String,
    pub(crate) channel: String,
    pub(crate) market: String,
    pub(crate) unit: Option<String>,
    pub(crate) series: Series,
    pub(crate) source: Source,
}

impl Named {
    /// What it is of, by all that is said.
    pub(crate) fn words(&self) -> String {
        words([&self.subject, &self.metric, &self.channel, &self.market])
    }
}

fn words(parts: [&String; 4]) -> String {
    let parts: Vec<&str> = parts
        .into_iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(", ")
}

impl SeriesInput {
    /// The series that are meant, at least one; what was put right in a table,
    /// and what of a study is no series on a calendar, is told on stderr.
    pub(crate) fn named(&self) -> Result<Vec<Named>, Failure> {
        let name = self.path.display().to_string();
        if !Study::is_at(&self.path) {
            if [&self.metric, &self.channel, &self.market]
                .into_iter()
                .any(Option::is_some)
            {
                return Err(Failure::Usage(format!(
                    "`--metric`, `--channel` and `--market` choose series of a study; `{name}` is \
                     none"
                )));
            }
            let table = super::table(&self.path, self.decimal, self.dates)?;
            return self.columns(of_table(&table, &name), &name);
        }
        let mut all = Vec::new();
        let subjects: Vec<Option<String>> = match &self.subject[..] {
            [] => vec![None],
            subjects => subjects.iter().cloned().map(Some).collect(),
        };
        for subject in subjects {
            let choice = SeriesChoice {
                subject: subject.clone(),
                metric: self.metric.clone(),
                channel: self.channel.clone(),
                market: self.market.clone(),
            };
            if let Some((series, unit)) = mentions::series(&self.path, &choice)? {
                all.push(of_mentions(series, unit, choice));
                continue;
            }
            let (found, refused) = kept(&self.path, &choice)?;
            for refused in refused {
                eprintln!("note: {name}: {refused}");
            }
            if found.is_empty() {
                let what = subject.map_or(String::new(), |subject| format!(" of `{subject}`"));
                return Err(Failure::Failed(format!(
                    "{name}: no such series{what}\n\
                     hint: `releve status` lists the series of a study"
                )));
            }
            all.extend(found);
        }
        Ok(all)
    }

    /// Of a table's columns those that were named.
    fn columns(&self, all: Vec<Named>, name: &str) -> Result<Vec<Named>, Failure> {
        if self.subject.is_empty() {
            return Ok(all);
        }
        let mut chosen = Vec::new();
        for subject in &self.subject {
            let same = |one: &&Named| one.subject.eq_ignore_ascii_case(subject);
            let Some(one) = all.iter().find(same) else {
                let names: Vec<&str> = all.iter().take(12).map(|one| &*one.subject).collect();
                return Err(Failure::Failed(format!(
                    "{name}: no column `{subject}`\nhint: it has `{}`",
                    names.join("`, `")
                )));
            };
            chosen.push(one.clone());
        }
        Ok(chosen)
    }
}

/// Mentions of a subject in the documents of a study.
fn of_mentions(series: Series, unit: &str, choice: SeriesChoice) -> Named {
    Named {
        subject: choice.subject.unwrap_or_default(),
        metric: choice.metric.unwrap_or_default(),
        channel: choice.channel.unwrap_or_default(),
        market: choice.market.unwrap_or_default(),
        unit: Some(unit.to_owned()),
        series,
        source: Source::default(),
    }
}

/// The columns of a table that came from a file.
pub(crate) fn of_table(table: &Table, file: &str) -> Vec<Named> {
    let named = |series: &Series| Named {
        subject: series.name().to_owned(),
        metric: String::new(),
        channel: String::new(),
        market: String::new(),
        unit: None,
        series: series.clone(),
        source: Source {
            file: Some(without_folder(file)),
            ..Source::default()
        },
    };
    table.series().iter().map(named).collect()
}

/// A file's name: its folder is the machine's affair, and what is shown is
/// passed on.
fn without_folder(file: &str) -> String {
    let name = Path::new(file).file_name();
    name.map_or(file.to_owned(), |name| name.to_string_lossy().into_owned())
}

/// The last download of each series of a study that is meant, and why some are
/// no series on a calendar.
pub(crate) fn kept(
    study: &Path,
    choice: &SeriesChoice,
) -> Result<(Vec<Named>, Vec<String>), Failure> {
    let (mut named, mut refused) = (Vec::new(), Vec::new());
    for download in open_to_read(study)?.newest(choice)? {
        match of(&download) {
            Ok(one) => named.push(one),
            Err(Failure::Failed(why)) => refused.push(format!("left out: {why}")),
            Err(other) => return Err(other),
        }
    }
    Ok((named, refused))
}

fn of(download: &Download) -> Result<Named, Failure> {
    let stored = &download.series;
    let key = &stored.key;
    let words = words([&key.subject, &key.metric, &key.channel, &key.market]);
    let series = stored_series(&words, stored.step, &stored.points)?;
    Ok(Named {
        subject: key.subject.clone(),
        metric: key.metric.clone(),
        channel: key.channel.clone(),
        market: key.market.clone(),
        unit: stored.unit.clone(),
        series: series.with_vintage(download.added),
        source: Source {
            file: download.file.as_deref().map(without_folder),
            vintage: Some(download.vintage),
            import: Some(download.import),
            added: Some(download.added),
            note: None,
        },
    })
}
