//! Series by name, each with where it came from.

use std::path::Path;

use releve_intake::table::Table;
use releve_report::Source;
use releve_series::Series;
use releve_study::{Download, SeriesChoice, SeriesKey, Step, Study};

use super::{mentions, no_series, stored_series};
use crate::arguments::SeriesInput;
use crate::failure::Failure;
use crate::markets::newest;
use crate::studies::open_to_read;

/// A series, what it is of, and where it came from. Nothing is said of a table's
/// columns but their names.
#[derive(Debug, Clone)]
pub(crate) struct Named {
    pub(crate) key: SeriesKey,
    /// Of a study's series, its step.
    pub(crate) step: Option<Step>,
    pub(crate) unit: Option<String>,
    pub(crate) series: Series,
    pub(crate) source: Source,
}

impl Named {
    /// What stands over its drawing.
    pub(crate) fn title(&self) -> String {
        match self.step {
            Some(_) => self.series.name().to_owned(),
            None => self.key.to_string(),
        }
    }
}

impl SeriesInput {
    /// The series that are meant, at least one; what was put right in a table,
    /// and what of a study is no series on a calendar, is told on stderr.
    pub(crate) fn named(&self) -> Result<Vec<Named>, Failure> {
        self.chosen(&self.whole()?)
    }

    /// Those that are meant and, of a table, all others beside them: what is told
    /// of one hangs on all.
    pub(crate) fn whole(&self) -> Result<Vec<Named>, Failure> {
        let name = self.path.display().to_string();
        if !Study::is_at(&self.path) {
            if self.counted.is_said() {
                return Err(Failure::Usage(format!(
                    "`--metric`, `--channel`, `--market` and `--step` choose series of a study; \
                     `{name}` is none\nhint: `--subject` chooses columns of a table"
                )));
            }
            let table = self.written.table(&self.path)?;
            return Ok(of_table(&table, &name));
        }
        let mut all = Vec::new();
        let subjects: Vec<Option<&str>> = match &self.subject[..] {
            [] => vec![None],
            subjects => subjects.iter().map(|one| Some(one.as_str())).collect(),
        };
        let study = open_to_read(&self.path)?;
        for subject in subjects {
            if let Some((series, unit)) = mentions::series(&study, subject, &self.counted)? {
                all.push(self.mentioned(series, unit));
                continue;
            }
            let (found, refused) = kept(&study, &self.counted.of(subject))?;
            for refused in refused {
                eprintln!("note: {name}: {refused}");
            }
            if found.is_empty() {
                return Err(no_series(&study, subject));
            }
            all.extend(found);
        }
        Ok(all)
    }

    /// Mentions of a subject in the documents of the study.
    fn mentioned(&self, series: Series, unit: &str) -> Named {
        let said = |part: &Option<String>| part.clone().unwrap_or_default();
        Named {
            key: SeriesKey {
                subject: series.name().to_owned(),
                metric: said(&self.counted.metric),
                channel: said(&self.counted.channel),
                market: said(&self.counted.market),
            },
            step: None,
            unit: Some(unit.to_owned()),
            series,
            source: Source {
                file: Some(without_folder(&self.path.to_string_lossy())),
                ..Source::default()
            },
        }
    }

    /// Of a table's columns those that were named; of a study all.
    pub(crate) fn chosen(&self, all: &[Named]) -> Result<Vec<Named>, Failure> {
        if self.subject.is_empty() || Study::is_at(&self.path) {
            return Ok(all.to_vec());
        }
        let name = self.path.display();
        let mut chosen = Vec::new();
        for subject in &self.subject {
            let same = |one: &&Named| one.key.subject.eq_ignore_ascii_case(subject);
            let Some(one) = all.iter().find(same) else {
                let names: Vec<&str> = all.iter().take(12).map(|one| &*one.key.subject).collect();
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

/// The columns of a table that came from a file.
pub(crate) fn of_table(table: &Table, file: &str) -> Vec<Named> {
    let named = |series: &Series| Named {
        key: SeriesKey {
            subject: series.name().to_owned(),
            metric: String::new(),
            channel: String::new(),
            market: String::new(),
        },
        step: None,
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
/// no series on a calendar. Of one key by two steps each is called by its step, too.
pub(crate) fn kept(
    study: &Study,
    choice: &SeriesChoice,
) -> Result<(Vec<Named>, Vec<String>), Failure> {
    let (mut named, mut refused) = (Vec::new(), Vec::new());
    let downloads = newest(study, choice)?;
    for (at, download) in downloads.iter().enumerate() {
        // They stand together.
        let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
        let twice = beside
            .filter_map(|at| downloads.get(at))
            .any(|other| other.series.key == download.series.key);
        match of(download, twice) {
            Ok(one) => named.push(one),
            Err(Failure::Failed(why)) => refused.push(format!("left out: {why}")),
            Err(other) => return Err(other),
        }
    }
    Ok((named, refused))
}

fn of(download: &Download, with_step: bool) -> Result<Named, Failure> {
    let stored = &download.series;
    let key = &stored.key;
    let name = match with_step {
        true => key.by(stored.step),
        false => key.to_string(),
    };
    let series = stored_series(&name, stored.step, &stored.points)?;
    Ok(Named {
        key: key.clone(),
        step: Some(stored.step),
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
