//! `releve report` and `releve demo`: the dossier of a trend.

use std::collections::BTreeSet;
use std::fs;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use releve_facts::Statement;
use releve_insight::{Corpus, Scope, Trend, Vocabulary, capital, strongest, trends};
use releve_reading::Reader;
use releve_reading::lexicon::{Detail, Lexicon};
use releve_report::{GENERATOR, Options, dossier, story, tables as as_tables};
use releve_study::{LedgerEntry, SeriesChoice, Study};

use self::hottest::Beside;
use super::index::holdings::{downloads, glossary};
use crate::arguments::{Demo, Report};
use crate::failure::Failure;
use crate::markets::country;
use crate::outlook::Progress;
use crate::outlook::named::{Named, kept};
use crate::present::plain;
use crate::studies::{open_to_read, spare};
use crate::tracking::tracking;

mod asked;
mod hottest;
mod record;
mod sample;
mod tables;

pub(crate) fn report(arguments: &Report) -> Result<(), Failure> {
    if let Some(out) = &arguments.out {
        refuse_foreign(out)?;
    }
    if let Some(folder) = &arguments.tables {
        tables::refuse_foreign(folder)?;
    }
    let reader = arguments.input.reader()?;
    let mut corpus = Corpus::default();
    let done = arguments.input.each_kept(
        &reader,
        |read| read,
        |read| {
            corpus.add(read.document, read.reading.entities, read.reading.facts);
            Ok(())
        },
    );
    // What could not be read was told already; the rest makes a dossier.
    if !matches!(done, Ok(()) | Err(Failure::Told)) {
        return done;
    }
    if corpus.documents().is_empty() {
        return done.and(Err(Failure::Failed("no document could be read".into())));
    }
    let mut beside = Beside {
        downloads: downloads(&arguments.input.paths)?,
        paths: arguments.input.paths.clone(),
        ..Beside::default()
    };
    let lexicon = reader.lexicon();
    glossary(
        lexicon,
        &mut corpus,
        &beside.downloads,
        None,
        &mut beside.words,
    );
    let mut series = Vec::new();
    let mut missing = Vec::new();
    let mut ledger = Vec::new();
    for path in arguments
        .input
        .paths
        .iter()
        .filter(|path| Study::is_at(path))
    {
        let (found, refused) = kept(&open_to_read(path)?, &SeriesChoice::default())?;
        series.extend(found);
        ledger.extend(open_to_read(path)?.ledger()?);
        missing.extend(refused.iter().map(|why| format!("{}.", capital(why))));
    }
    let trend = (arguments.trend.as_deref()).map(|trend| asked::meant(&reader, &corpus, trend));
    Order {
        trend: trend.as_deref(),
        out: arguments.out.as_deref(),
        tables: arguments.tables.as_deref(),
        beside: Some(&beside),
    }
    .write(&corpus, series, missing, &ledger)?;
    done
}

pub(crate) fn demo(arguments: &Demo) -> Result<(), Failure> {
    refuse_foreign(&arguments.out)?;
    let reader = Reader::english();
    let corpus = sample::corpus(&reader);
    let order = Order {
        trend: None,
        out: Some(&arguments.out),
        tables: None,
        beside: None,
    };
    order.write(&corpus, sample::series()?, Vec::new(), &[])
}

/// What is to be written, and where.
struct Order<'a> {
    trend: Option<&'a str>,
    out: Option<&'a Path>,
    tables: Option<&'a Path>,
    /// For the place in the open index; nothing of it is told without.
    beside: Option<&'a Beside>,
}

impl Order<'_> {
    /// Writes page and tables, tells the story and where they lie.
    fn write(
        &self,
        corpus: &Corpus,
        series: Vec<Named>,
        missing: Vec<String>,
        ledger: &[LedgerEntry],
    ) -> Result<(), Failure> {
        let (trend, out) = (self.trend, self.out);
        let found = trends(corpus);
        let name = match (trend, strongest(corpus)) {
            (Some(trend), _) => asked::known(corpus, trend, &found)?,
            (None, Some(strongest)) => strongest.name,
            (None, None) => return Err(asked::nothing_named(corpus, &found)),
        };
        let path = out.map_or_else(
            || PathBuf::from(format!("{}-dossier.html", slug(&name))),
            Path::to_path_buf,
        );
        refuse_foreign(&path)?;
        let progress = Progress::new();
        let scope = Scope::of(corpus, &name);
        let mut tracking = tracking(&scope, series, missing, &|what| progress.say(what));
        tracking.kept = record::kept(&scope, ledger);
        drop(progress);
        let asked = match self.beside {
            Some(beside) => beside
                .question(corpus, &scope)?
                .map(|asked| (beside, asked)),
            None => None,
        };
        let index = asked.as_ref().map(|(beside, (question, published))| {
            hottest::ranked(&beside.holdings(corpus, published), question)
        });
        if let (Some(Err(error)), Some((_, (question, _)))) = (&index, &asked) {
            tracking.missing.push(unranked(error, &question.period));
        }
        let index = index.and_then(Result::ok);
        let page = dossier(
            corpus,
            &name,
            &tracking,
            index.as_ref(),
            &Options::default(),
        );
        replace(&path, page.as_bytes())?;
        if let Some(folder) = self.tables {
            let sheets = as_tables(corpus, &name, &tracking, index.as_ref());
            tables::write(folder, &name, &sheets)?;
        }
        let mut told = plain::out(true);
        write!(told, "{}", story(corpus, &name))?;
        if trend.is_none() && found.len() > 1 {
            let others: Vec<Trend> = found
                .into_iter()
                .filter(|other| other.name != name)
                .collect();
            let line = format!("Other trends here, for `--trend`: {}", listed(&others));
            writeln!(told, "\n{}", in_lines(&line))?;
        }
        writeln!(told, "\nThe dossier: {}", path.display())?;
        if let Some(folder) = self.tables {
            writeln!(told, "Its tables: {}", folder.display())?;
        }
        Ok(())
    }
}

/// Why the index has no place for what the page is about, in one sentence.
fn unranked(error: &releve_insight::index::Error, period: &impl std::fmt::Display) -> String {
    match error.is_empty() {
        true => format!("No place in the open index: too little was read of {period} to rank it."),
        false => {
            let why = error.to_string();
            let why = why.lines().next().unwrap_or_default();
            format!("No place in the open index: {why}.")
        }
    }
}

/// Trends as a list to choose from, each with its documents.
fn listed(found: &[Trend]) -> String {
    const MOST: usize = 10;
    let mut names: Vec<String> = found
        .iter()
        .take(MOST)
        .map(|trend| match trend.documents {
            1 => format!("{} (1 article)", trend.name),
            n => format!("{} ({n} articles)", trend.name),
        })
        .collect();
    if found.len() > MOST {
        names.push(format!("and {} more", found.len() - MOST));
    }
    names.join(", ")
}

/// `text` in lines of at most 78 columns.
fn in_lines(text: &str) -> String {
    let mut lines = String::new();
    let mut column = 0;
    for word in text.split(' ') {
        let width = word.chars().count();
        if column > 0 {
            let fits = column + 1 + width <= 78;
            lines.push(if fits { ' ' } else { '\n' });
            column = if fits { column + 1 } else { 0 };
        }
        lines.push_str(word);
        column += width;
    }
    lines
}

/// What the lexicon knows of garments, and of the markets that `corpus` names.
pub(super) fn vocabulary(lexicon: &Lexicon, corpus: &Corpus) -> Vocabulary {
    let mut words = Vocabulary::default();
    for entry in lexicon.entries() {
        if let Detail::Garment {
            broader,
            synonyms,
            group,
        } = &entry.detail
        {
            let pair = matches!(&**group, "footwear" | "hosiery");
            words.garment(&entry.name, broader.as_deref(), pair);
            for synonym in synonyms {
                words.same(&entry.name, synonym);
            }
        }
    }
    let markets: BTreeSet<&str> = corpus
        .facts()
        .iter()
        .filter_map(|fact| match fact.statement() {
            Statement::Measure(measure) => measure.market.as_deref(),
            Statement::Influence(influence) => influence.market.as_deref(),
            _ => None,
        })
        .collect();
    for market in markets {
        if let Some(code) = country(lexicon, market) {
            words.country(market, &code);
        }
    }
    words
}

/// Letters and digits of a name, for a file's.
fn slug(name: &str) -> String {
    let words: Vec<String> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let slug: String = words.join("-").chars().take(60).collect();
    if slug.is_empty() {
        "trend".into()
    } else {
        slug
    }
}

/// A file that no earlier run of ours wrote is not overwritten; a folder is no
/// place for a page. Told before anything is read.
pub(super) fn refuse_foreign(path: &Path) -> Result<(), Failure> {
    let told = |what: &str| Failure::Failed(format!("cannot write `{}`: {what}", path.display()));
    if path.is_dir() {
        return Err(told("it is a folder; name a file in it"));
    }
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    if folder.is_some_and(|folder| !folder.is_dir()) {
        return Err(told("its folder does not exist"));
    }
    if path.exists() && !path.is_file() {
        return Err(told("it is a pipe or a device; name a file"));
    }
    let Ok(file) = fs::File::open(path) else {
        return Ok(());
    };
    let mut head = Vec::new();
    file.take(4096)
        .read_to_end(&mut head)
        .map_err(|error| told(&error.to_string()))?;
    if String::from_utf8_lossy(&head).contains(GENERATOR) {
        return Ok(());
    }
    Err(Failure::Failed(format!(
        "`{}` is there already and is no dossier of ours\nhint: name another file with `--out`",
        path.display()
    )))
}

/// Writes beside the file and renames, so that a reader never sees half of it.
/// A study is never written over, whatever the option that names it.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    spare(path)?;
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".part");
    let part = path.with_file_name(name);
    let done = fs::write(&part, bytes).and_then(|()| fs::rename(&part, path));
    done.map_err(|error| {
        // Half a page must not stay; if it cannot go either, the first error tells more.
        let _ = fs::remove_file(&part);
        Failure::unwritten(path, &error)
    })
}
