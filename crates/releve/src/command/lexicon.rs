//! `releve lexicon`: look up, check, suggest.

use std::collections::BTreeMap;
use std::io::{BufWriter, Write};

use releve_facts::EntityKind;
use releve_insight::list;
use releve_reading::lexicon::{Detail, Entry, Files, FormKind, Lexicon as Words, check};

use crate::arguments::{Check, Find, Lexicon, Suggest};
use crate::failure::Failure;
use crate::input::Read;
use crate::near::near;
use crate::present::count::counted;
use crate::present::plain;
use crate::present::style::Style;
use crate::words_folder;

pub(crate) fn run(arguments: &Lexicon) -> Result<(), Failure> {
    match arguments {
        Lexicon::Find(arguments) => find(arguments),
        Lexicon::Check(arguments) => test(arguments),
        Lexicon::Suggest(arguments) => suggest(arguments),
    }
}

fn find(arguments: &Find) -> Result<(), Failure> {
    let words = words_folder::lexicon(arguments.lexicon.as_deref())?;
    let term = arguments.term.join(" ");
    let found = words.find(&term);
    if found.is_empty() {
        return Err(Failure::Failed(format!(
            "`{term}` is not in the lexicon{}\nhint: add it to a file of your own and name its \
             folder with `--lexicon`; docs/LEXICON.md tells the form",
            nearest(&words, &term)
        )));
    }
    let style = Style::detect();
    let mut out = BufWriter::new(plain::out(true));
    for found in found {
        let entry = words.entry(found.entry);
        let (file, line) = &entry.source;
        let how = match found.form {
            Some(FormKind::Alias) => ", by another form",
            Some(FormKind::Plural) => ", by its plural",
            Some(FormKind::Demonym) => ", by its adjective",
            Some(FormKind::Name) => "",
            None => ", by part of its name",
        };
        writeln!(
            out,
            "{}  {}  {}",
            style.bold(&entry.name),
            style.kind(entry.kind.as_str()),
            style.dim(&format!("{file}:{line}{how}"))
        )?;
        for (what, value) in details(entry) {
            writeln!(out, "  {what}: {value}")?;
        }
        let forms = words.other_forms(found.entry);
        if !forms.is_empty() {
            writeln!(out, "  also: {}", forms.join(" | "))?;
        }
        if entry.ambiguous {
            writeln!(out, "  an ordinary word too: needs context")?;
        }
    }
    out.flush()?;
    Ok(())
}

/// The names that are spelt like a term, each with its kind: `; near to it are …`.
fn nearest(words: &Words, term: &str) -> String {
    const MOST: usize = 5;
    let names = words.entries().iter().map(|entry| entry.name.as_ref());
    let found: Vec<String> = near(term, names, MOST)
        .into_iter()
        .map(|name| {
            let entry = words.entries().iter().find(|entry| *entry.name == *name);
            let kind = entry.map_or("", |entry| entry.kind.as_str());
            format!("{name} ({kind})")
        })
        .collect();
    match found.len() {
        0 => String::new(),
        1 => format!("; near to it is {}", found[0]),
        _ => format!("; near to it are {}", list(&found)),
    }
}

/// What is known of an entry, each with its column's name.
fn details(entry: &Entry) -> Vec<(&'static str, String)> {
    let mut details = Vec::new();
    let mut one = |what, value: &Option<Box<str>>| {
        if let Some(value) = value {
            details.push((what, value.to_string()));
        }
    };
    match &entry.detail {
        Detail::Brand { country, owner, .. } => {
            one("country", country);
            one("owner", owner);
        }
        Detail::Garment { broader, .. } => one("broader", broader),
        Detail::Place { country, .. } => one("country", country),
        Detail::Product { brand, garment } => {
            one("brand", brand);
            one("garment", garment);
        }
        _ => {}
    }
    let mut list = |what, values: &[Box<str>]| {
        if !values.is_empty() {
            details.push((what, values.join(" | ")));
        }
    };
    match &entry.detail {
        Detail::Brand { sectors, .. } => list("sectors", sectors),
        Detail::Person {
            roles,
            affiliations,
            ..
        } => {
            list("roles", roles);
            list("affiliations", affiliations);
        }
        Detail::Garment {
            synonyms, group, ..
        } => {
            list("synonyms", synonyms);
            list("group", std::slice::from_ref(group));
        }
        Detail::Attribute { group } => list("group", std::slice::from_ref(group)),
        Detail::Place { kind, .. } | Detail::Other { kind } if !kind.is_empty() => {
            list("kind", std::slice::from_ref(kind));
        }
        _ => {}
    }
    details
}

fn test(arguments: &Check) -> Result<(), Failure> {
    let contents = match &arguments.folder {
        Some(folder) => words_folder::contents(folder)?,
        None => Vec::new(),
    };
    let mut files = Files::default();
    for (name, content) in &contents {
        files.add(name, content).map_err(Failure::of)?;
    }
    let problems = match &arguments.folder {
        Some(_) => check(&files, Some(&Words::english())),
        None => {
            files = Files::english();
            check(&files, None)
        }
    };
    let mut out = BufWriter::new(plain::out(true));
    for problem in &problems {
        match &arguments.folder {
            Some(folder) => writeln!(out, "{}/{problem}", folder.display())?,
            None => writeln!(out, "{problem}")?,
        }
    }
    let misnamed = arguments.folder.as_deref().map(words_folder::misnamed);
    let misnamed = misnamed.unwrap_or_default();
    for line in &misnamed {
        writeln!(out, "{line}")?;
    }
    let count = counted(files.iter().count() as u64, "file", "files");
    let all = problems.len() + misnamed.len();
    if all == 0 {
        writeln!(out, "{count}, no problems")?;
        out.flush()?;
        return Ok(());
    }
    out.flush()?;
    Err(Failure::Failed(format!(
        "{} in {count}",
        counted(all as u64, "problem", "problems")
    )))
}

/// Where names of a kind are kept, with the header row and one row's cells.
fn sheet(kind: EntityKind) -> Option<(&'static str, &'static str, &'static str)> {
    Some(match kind {
        EntityKind::Brand => (
            "brands.tsv",
            "name\taliases\tcountry\towner\tsectors\tkind\tambiguous",
            "\t\t\t\t\tbrand\t",
        ),
        EntityKind::Person => (
            "people.tsv",
            "name\taliases\troles\taffiliations\tpronoun\tambiguous",
            "\t\t\t\t\t",
        ),
        EntityKind::Place => (
            "places.tsv",
            "name\taliases\tdemonyms\tcountry\tkind\tambiguous",
            "\t\t\t\tcity\t",
        ),
        EntityKind::Event => (
            "events.tsv",
            "name\taliases\tplace\tmonth\tkind\tambiguous",
            "\t\t\t\tfair\t",
        ),
        EntityKind::Publication => (
            "publications.tsv",
            "name\taliases\tcountry\tambiguous",
            "\t\t\t",
        ),
        EntityKind::Organisation => (
            "organisations.tsv",
            "name\taliases\tkind\tcountry\tambiguous",
            "\t\tcompany\t\t",
        ),
        EntityKind::Product => (
            "products.tsv",
            "name\taliases\tbrand\tgarment\tambiguous",
            "\t\t\t\t",
        ),
        _ => return None,
    })
}

fn suggest(arguments: &Suggest) -> Result<(), Failure> {
    let reader = arguments.input.reader()?;
    // Mentions and documents of each name.
    let mut names: BTreeMap<(EntityKind, String), (usize, usize)> = BTreeMap::new();
    let present = |read: Read| {
        let entities = read.reading.entities;
        let unknown = read.reading.unknown.iter();
        unknown
            .map(|at| {
                (
                    entities[*at].kind,
                    entities[*at].name.clone(),
                    entities[*at].mentions.len(),
                )
            })
            .collect::<Vec<_>>()
    };
    let done = arguments.input.each(&reader, present, |found| {
        for (kind, name, mentions) in found {
            let counts = names.entry((kind, name)).or_default();
            counts.0 += mentions;
            counts.1 += 1;
        }
        Ok(())
    });
    let mut out = BufWriter::new(plain::out(true));
    for kind in EntityKind::ALL {
        let Some((file, header, cells)) = sheet(kind) else {
            continue;
        };
        let mut rows: Vec<(&str, usize, usize)> = names
            .iter()
            .filter(|((of, _), (mentions, _))| *of == kind && *mentions >= arguments.at_least)
            .map(|((_, name), (mentions, documents))| (name.as_str(), *mentions, *documents))
            .collect();
        if rows.is_empty() {
            continue;
        }
        rows.sort_by_key(|(name, mentions, _)| (std::cmp::Reverse(*mentions), *name));
        writeln!(
            out,
            "# {file}: {}",
            counted(rows.len() as u64, "name", "names")
        )?;
        writeln!(
            out,
            "# source: found by `releve lexicon suggest`, not checked yet"
        )?;
        writeln!(out, "{header}")?;
        for (name, mentions, documents) in rows {
            let mentions = counted(mentions as u64, "mention", "mentions");
            let documents = counted(documents as u64, "document", "documents");
            writeln!(out, "# {mentions} in {documents}")?;
            writeln!(out, "{name}{cells}")?;
        }
        writeln!(out)?;
    }
    out.flush()?;
    done
}
