//! `releve search`: words in documents, facts and names.

use releve_study::{Findings, Snippet};

use crate::arguments::Search;
use crate::failure::Failure;
use crate::present::count::counted;
use crate::present::shortened;
use crate::present::style::Style;
use crate::studies::{answer, open_to_read};

pub(crate) fn run(arguments: &Search) -> Result<(), Failure> {
    let study = open_to_read(&arguments.kept.study)?;
    let found = study
        .search(&arguments.query, arguments.limit)
        .map_err(|error| match error.is_query() {
            true => Failure::Usage(error.to_string()),
            false => Failure::of(error),
        })?;
    let style = Style::detect();
    answer(arguments.kept.format, &found, |found| words(found, style))
}

fn words(found: &Findings, style: Style) -> String {
    let mut page = String::new();
    for document in &found.documents {
        let about: String = [&document.title, &document.source, &document.published]
            .into_iter()
            .flatten()
            .map(|known| format!(" · {known}"))
            .collect();
        page += &format!(
            "{}{}\n  {}\n",
            style.bold(&document.doc),
            match about.as_str() {
                "" => String::new(),
                about => format!(" {}", shortened(about, 102)),
            },
            marked(&document.snippet, style)
        );
    }
    if !found.facts.is_empty() {
        page += "\nFacts\n";
    }
    for fact in &found.facts {
        page += &format!(
            "  {} {} “{}”\n",
            style.bold(&fact.id),
            style.kind(&fact.kind),
            shortened(&fact.quote, 120)
        );
    }
    if !found.entities.is_empty() {
        page += "\nNames and terms\n";
    }
    for entity in &found.entities {
        page += &format!(
            "  {} {} ({})\n",
            style.kind(&entity.kind),
            style.bold(&entity.name),
            counted(entity.documents, "document", "documents")
        );
    }
    if page.is_empty() {
        page += "nothing found\n";
    }
    page
}

fn marked(snippet: &Snippet, style: Style) -> String {
    let chars: Vec<char> = snippet.text.chars().collect();
    let part = |from: usize, to: usize| chars[from..to].iter().collect::<String>();
    let mut line = String::new();
    let mut at = 0;
    for &(from, to) in &snippet.marks {
        line += &part(at, from as usize);
        line += &style.bold(&part(from as usize, to as usize));
        at = to as usize;
    }
    line += &part(at, chars.len());
    let (before, after) = (
        if snippet.before { "…" } else { "" },
        if snippet.after { "…" } else { "" },
    );
    format!("{before}{line}{after}")
}
