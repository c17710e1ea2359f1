//! `releve index`: the open index.

pub(super) mod freeze;
pub(super) mod holdings;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use releve_insight::Corpus;
use releve_insight::index::{Error, Glossary, Holdings, Question, Weights, rank};
use releve_report::{RankingOptions, index_tables, ranking};
use releve_study::Study;

use self::holdings::{downloads, glossary, read};
use super::report::{refuse_foreign, replace};
use crate::arguments::{Index, IndexFormat};
use crate::failure::Failure;
use crate::present::answer::{file_of_workbook, form, tables, workbook};
use crate::present::index::{to_json, words};
use crate::present::plain;
use crate::studies::{apart, spare};

/// Places of a table that is looked at.
const PLACES: usize = 20;

pub(crate) fn run(arguments: &Index) -> Result<(), Failure> {
    if arguments.print_weights {
        return Ok(plain::out(false).write_all(Weights::standard_text().as_bytes())?);
    }
    let question = question(arguments)?;
    // Told before anything is read.
    let form = form(
        arguments.format,
        arguments.out.as_deref(),
        IndexFormat::Table,
    )?;
    if form == IndexFormat::Xlsx {
        file_of_workbook(arguments.out.as_deref())?;
    }
    let study = the_study(arguments)?;
    let inputs = arguments.input.paths.iter().chain(&arguments.weights);
    let inputs: Vec<&Path> = inputs.map(PathBuf::as_path).collect();
    if let Some(out) = arguments.out.as_deref() {
        spare(out)?;
        apart(Some(out), "--out", &inputs)?;
        let met = arguments.input.met_in_folders(out);
        apart(Some(out), "--out", met.as_deref().as_slice())?;
        if form == IndexFormat::Html {
            refuse_foreign(out)?;
        }
    }
    let reader = arguments.input.reader()?;
    let mut corpus = Corpus::default();
    let done = read(&arguments.input, &reader, &mut corpus);
    // What could not be read was told already; the rest is ranked.
    if !matches!(done, Ok(()) | Err(Failure::Told)) {
        return done;
    }
    let downloads = downloads(&arguments.input.paths)?;
    let published = freeze::published(&arguments.input.paths, &question)?;
    let mut words_of = Glossary::default();
    glossary(
        reader.lexicon(),
        &mut corpus,
        &downloads,
        question.market.as_deref(),
        &mut words_of,
    );
    let holdings = Holdings {
        corpus: &corpus,
        downloads: &downloads,
        words: &words_of,
        published: &published,
    };
    let index = rank(&holdings, &question).map_err(failure)?;
    if let (Some(_), Some(why)) = (study, index.too_few()) {
        return Err(Failure::Failed(format!(
            "nothing was kept, for a published table is one of ranks. {why}\nhint: without \
             `--freeze` the names are listed"
        )));
    }
    let places = arguments.rows.map(|rows| rows as usize);
    let all = places.unwrap_or(usize::MAX);
    let out = arguments.out.as_deref();
    let text = match form {
        IndexFormat::Csv => {
            tables(&index_tables(&index, all), out, &inputs)?;
            None
        }
        IndexFormat::Xlsx => {
            workbook(out, || index_tables(&index, all))?;
            None
        }
        IndexFormat::Table => Some(words(&index, places.unwrap_or(PLACES))),
        IndexFormat::Json => Some(to_json(&index, &corpus, all).to_string() + "\n"),
        IndexFormat::Html => Some(ranking(
            &index,
            &corpus,
            &RankingOptions {
                rows: places.unwrap_or(PLACES),
                command: command(arguments),
            },
        )),
    };
    match (text, out) {
        (Some(text), Some(out)) => {
            replace(out, text.as_bytes())?;
            eprintln!("note: written to {}", out.display());
        }
        (Some(text), None) => plain::out(form == IndexFormat::Table).write_all(text.as_bytes())?,
        (None, _) => {}
    }
    if let Some(study) = study {
        freeze::freeze(study, &index)?;
    }
    done
}

fn question(arguments: &Index) -> Result<Question, Failure> {
    // Clap asks for both.
    let (Some(period), Some(kind)) = (arguments.period.clone(), arguments.kind) else {
        return Err(Failure::Usage("`--period` and `--kind` are needed".into()));
    };
    let weights = match &arguments.weights {
        Some(path) => weights(path)?,
        None => Weights::standard(),
    };
    let market = arguments.market.as_deref().map(str::trim);
    if market == Some("") {
        return Err(Failure::Usage("`--market` names no market".into()));
    }
    Ok(Question {
        market: market.map(str::to_owned),
        weights,
        resamples: arguments.resamples as usize,
        seed: arguments.seed,
        earlier: arguments.earlier.into(),
        ..Question::new(period, kind)
    })
}

fn weights(path: &Path) -> Result<Weights, Failure> {
    Failure::of_pipe(path)?;
    let name = path.display().to_string();
    let text = fs::read_to_string(path)
        .map_err(|error| Failure::Failed(format!("{name}: cannot be read: {error}")))?;
    Weights::read(&text, &name).map_err(failure)
}

/// The study that the table is to be kept in, where it is.
fn the_study(arguments: &Index) -> Result<Option<&Path>, Failure> {
    if !arguments.freeze {
        return Ok(None);
    }
    match arguments.input.paths.as_slice() {
        [study] if Study::is_at(study) => Ok(Some(study)),
        _ => Err(Failure::Usage(
            "`--freeze` keeps the table in a study: name one study and nothing else".into(),
        )),
    }
}

/// What makes no sense is wrong usage; that there is nothing is a failure.
fn failure(error: Error) -> Failure {
    match error.is_weights() {
        true => Failure::Usage(error.to_string()),
        false => Failure::of(error),
    }
}

/// How the page is made again by other weights.
fn command(arguments: &Index) -> String {
    let quoted = |text: String| match text.contains(|c: char| c.is_whitespace() || c == '\'') {
        true => format!("\"{text}\""),
        false => text,
    };
    // The last part alone: where a file lay is nobody's business.
    let name = |path: &Path| {
        let last = path.file_name().unwrap_or(path.as_os_str());
        quoted(last.to_string_lossy().into_owned())
    };
    let mut words = vec!["releve index".to_owned()];
    words.extend(arguments.input.paths.iter().map(|path| name(path)));
    if let (Some(period), Some(kind)) = (&arguments.period, arguments.kind) {
        words.push(format!("--period {period} --kind {kind}"));
    }
    if let Some(market) = &arguments.market {
        words.push(format!("--market {}", quoted(market.clone())));
    }
    words.push("--format html --weights mine.tsv".into());
    words.join(" ")
}
