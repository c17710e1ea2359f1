//! Which lines of a text head it or a part of it.
//!
//! Told by their form alone: what a text is read for is told elsewhere, and a
//! line set as a heading by mistake is still there, with its marks.

use releve_facts::{Document, Span};

use crate::cite::{shorten, without_date};

/// A headline of more characters is a sentence of the text.
const LONGEST_HEADLINE: usize = 160;
/// A subhead of more words says something instead of naming it.
const MOST_WORDS: usize = 12;
/// What stands below a subhead is prose, which has at least so many words.
const LEAST_PROSE: usize = 12;

/// What a page of `document` is called: its title, its headline, else its name.
pub(super) fn title(document: &Document) -> String {
    let given = document.title.as_deref().map(str::trim);
    let words = match (given, headline(document, &[])) {
        (Some(title), _) if !title.is_empty() => title,
        (_, Some(span)) => document
            .text
            .slice(span.start, span.end)
            .unwrap_or_default(),
        _ => &document.id,
    };
    shorten(words, LONGEST_HEADLINE)
}

/// Where the text has its headline, without the date some exports put before
/// it, lest it be printed twice. A date that `stretches` cite stays.
pub(super) fn headline(document: &Document, stretches: &[Span]) -> Option<Span> {
    let lines = lines(document);
    let (start, line) = lines.first()?;
    let whole = line.trim_end();
    let words = without_date(whole.trim_start());
    let given = document.title.as_deref().unwrap_or_default();
    let is_title = match given.trim().is_empty() {
        true => lines.len() > 1 && words.chars().count() <= LONGEST_HEADLINE && !closes(words),
        false => [words, whole].iter().any(|line| same(line, given)),
    };
    let before = (whole.chars().count() - words.chars().count()) as u32;
    let span = Span::new(start + before, start + whole.chars().count() as u32);
    let cited = stretches.iter().any(|s| s.start < span.start);
    is_title.then(|| match cited {
        true => Span::new(*start, span.end),
        false => span,
    })
}

/// The characters at which the subheads behind `from` begin.
pub(super) fn within(document: &Document, from: u32) -> Vec<u32> {
    let lines: Vec<(u32, &str)> = lines(document)
        .into_iter()
        .filter(|(start, _)| *start >= from)
        .collect();
    // Bylines and the like stand above the first prose.
    let first = lines.iter().position(|(_, line)| is_prose(line));
    let body = &lines[first.unwrap_or(lines.len())..];
    let pairs = body.windows(2);
    let heads = pairs.filter(|pair| is_subhead(pair[0].1) && is_prose(pair[1].1));
    heads.map(|pair| pair[0].0).collect()
}

fn is_subhead(line: &str) -> bool {
    let line = line.trim();
    let opens = line.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    let priced = line.contains(['£', '$', '€', '¥', '|']);
    opens && !priced && !closes(line) && line.split_whitespace().count() <= MOST_WORDS
}

fn is_prose(line: &str) -> bool {
    closes(line.trim()) && line.split_whitespace().count() >= LEAST_PROSE
}

/// True if the line ends as a sentence does, or goes on.
fn closes(line: &str) -> bool {
    line.ends_with(['.', '!', '…', ',', ';', ':', '”', '"', ')'])
}

fn same(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

/// Lines that are not blank, each with its first character.
fn lines(document: &Document) -> Vec<(u32, &str)> {
    let mut start = 0;
    let mut found = Vec::new();
    for line in document.text.as_str().split('\n') {
        if !line.trim().is_empty() {
            found.push((start, line));
        }
        start += line.chars().count() as u32 + 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROSE: &str = "So there were loafers in every window of the street that spring.";

    #[test]
    fn a_headline_is_found_behind_its_date() {
        let text = format!(" date 2024-03-08 The Soft Shoe\n\n{PROSE}");
        let mut document = Document::new("a", text.as_str());
        assert_eq!(headline(&document, &[]), Some(Span::new(17, 30)));
        assert_eq!(title(&document), "The Soft Shoe");
        let dated = [Span::new(1, 16)];
        assert_eq!(headline(&document, &dated), Some(Span::new(0, 30)));
        document.title = Some("Another".into());
        assert_eq!(headline(&document, &[]), None);
        assert_eq!(title(&Document::new("a", PROSE)), "a");
    }

    #[test]
    fn a_subhead_stands_above_prose() {
        let text = format!("Shoes\nBy Ann Lee\n{PROSE}\nIn Paris\n{PROSE}\nMules, £90\n{PROSE}");
        let document = Document::new("a", text.as_str());
        let at = text.find("In Paris").unwrap() as u32;
        assert_eq!(within(&document, 5), [at]);
    }
}
