//! Facts by document, for a terminal.

use std::fmt::Write as _;

use releve_facts::Fact;

use super::count::counted;
use super::shortened;
use super::statement::in_words;
use super::style::Style;
use crate::input::Read;

/// Characters of a quote.
const QUOTE: usize = 96;

/// A document's head line, then two lines for each fact: number, confidence,
/// kind and statement; and the words that state it.
pub(crate) fn table(read: &Read, style: Style) -> String {
    let document = &read.document;
    let facts = &read.reading.facts;
    let mut text = style.bold(&document.id);
    if let Some(title) = &document.title {
        let _ = write!(text, " · {}", shortened(title, 80));
    }
    let day = document.day().map(|day| day.to_string());
    for known in [document.source.as_ref(), day.as_ref()]
        .into_iter()
        .flatten()
    {
        let _ = write!(text, " · {known}");
    }
    let _ = writeln!(
        text,
        "\n{}",
        style.dim(&format!(
            "{} characters, {}, {}",
            document.text.chars(),
            counted(read.reading.entities.len() as u64, "entity", "entities"),
            counted(facts.len() as u64, "fact", "facts"),
        ))
    );
    let digits = facts.len().to_string().len();
    for (number, fact) in (1..).zip(facts) {
        let _ = writeln!(
            text,
            "{number:>digits$}  {:.2}  {}  {}",
            fact.confidence().get(),
            style.kind(&format!("{:13}", fact.statement().kind().as_str())),
            in_words(fact.statement()),
        );
        let _ = writeln!(
            text,
            "{:digits$}        {}",
            "",
            style.dim(&format!("“{}”", shortened(&quote(fact), QUOTE)))
        );
    }
    text.push('\n');
    text
}

/// All that states a fact, in order.
pub(crate) fn quote(fact: &Fact) -> String {
    let quotes: Vec<&str> = fact.evidence().iter().map(|e| e.quote()).collect();
    quotes.join(" … ")
}
