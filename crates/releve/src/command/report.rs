//! `releve report` and `releve demo`: the dossier of a trend.

use std::fs;
use std::io::{Read as _, Write as _, stdout};
use std::path::{Path, PathBuf};

use releve_facts::Document;
use releve_insight::{Corpus, strongest, trends};
use releve_reading::Reader;
use releve_report::{GENERATOR, Options, dossier, story};

use crate::arguments::{Demo, Report};
use crate::failure::Failure;

/// The sample, compiled in so that the first command needs no file.
const SAMPLE: &[(&str, &str)] = &[
    ("01-history-of-a-slipper", include_str!("../../../../sample/01-history-of-a-slipper.txt")),
    ("02-runway-notes-a-decade-of-satin", include_str!("../../../../sample/02-runway-notes-a-decade-of-satin.txt")),
    ("03-what-balletcore-is-made-of", include_str!("../../../../sample/03-what-balletcore-is-made-of.txt")),
    ("04-arrivals-at-larkhaven", include_str!("../../../../sample/04-arrivals-at-larkhaven.txt")),
    ("05-sneakerina-meets-derby", include_str!("../../../../sample/05-sneakerina-meets-derby.txt")),
    ("06-ten-pairs-worth-the-money", include_str!("../../../../sample/06-ten-pairs-worth-the-money.txt")),
    ("07-a-stylist-on-what-goes-with-what", include_str!("../../../../sample/07-a-stylist-on-what-goes-with-what.txt")),
    ("08-four-markets-one-shoe", include_str!("../../../../sample/08-four-markets-one-shoe.txt")),
    ("09-who-moved-it", include_str!("../../../../sample/09-who-moved-it.txt")),
    ("10-trade-notes", include_str!("../../../../sample/10-trade-notes.txt")),
];

pub(crate) fn report(arguments: &Report) -> Result<(), Failure> {
    let reader = arguments.input.reader()?;
    let mut corpus = Corpus::default();
    let done = arguments.input.each(
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
    write(&corpus, arguments.trend.as_deref(), arguments.out.as_deref())?;
    done
}

pub(crate) fn demo(arguments: &Demo) -> Result<(), Failure> {
    let reader = Reader::english();
    let mut corpus = Corpus::default();
    for (name, text) in SAMPLE {
        let mut document = Document::new(*name, *text);
        reader.describe(&mut document);
        let reading = reader.read(&document);
        corpus.add(document, reading.entities, reading.facts);
    }
    write(&corpus, None, Some(&arguments.out))
}

/// Writes the page, tells the story and where the page lies.
fn write(corpus: &Corpus, trend: Option<&str>, out: Option<&Path>) -> Result<(), Failure> {
    let found = trends(corpus);
    let name = match trend {
        Some(trend) => trend.to_owned(),
        None => strongest(corpus)
            .ok_or_else(|| {
                Failure::Usage(
                    "no trend is named in these documents; say what the dossier is about with `--trend TERM`"
                        .into(),
                )
            })?
            .name,
    };
    let path = out.map_or_else(|| PathBuf::from(format!("{}-dossier.html", slug(&name))), Path::to_path_buf);
    refuse_foreign(&path)?;
    let page = dossier(corpus, &name, &Options::default());
    replace(&path, page.as_bytes())?;
    let mut told = stdout().lock();
    write!(told, "{}", story(corpus, &name))?;
    if trend.is_none() && found.len() > 1 {
        let others: Vec<String> = found
            .iter()
            .filter(|other| other.name != name)
            .take(8)
            .map(|other| format!("`{}`", other.name))
            .collect();
        writeln!(told, "\nOther trends in these documents, for `--trend`: {}", others.join(", "))?;
    }
    writeln!(told, "\nThe dossier: {}", path.display())?;
    Ok(())
}

/// Letters and digits of a name, for a file's.
fn slug(name: &str) -> String {
    let words: Vec<String> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let slug: String = words.join("-").chars().take(60).collect();
    if slug.is_empty() { "trend".into() } else { slug }
}

/// A file that no earlier run of ours wrote is not overwritten.
fn refuse_foreign(path: &Path) -> Result<(), Failure> {
    let Ok(file) = fs::File::open(path) else {
        return Ok(());
    };
    let mut head = Vec::new();
    file.take(4096).read_to_end(&mut head)?;
    if String::from_utf8_lossy(&head).contains(GENERATOR) {
        return Ok(());
    }
    Err(Failure::Failed(format!(
        "`{}` is there already and is no dossier of ours; name another file with `--out`",
        path.display()
    )))
}

/// Writes beside the file and renames, so that a reader never sees half of it.
fn replace(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".part");
    let part = path.with_file_name(name);
    let told = |error: std::io::Error| Failure::Failed(format!("cannot write `{}`: {error}", path.display()));
    fs::write(&part, bytes).map_err(told)?;
    fs::rename(&part, path).map_err(told)
}
