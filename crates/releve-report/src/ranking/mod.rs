//! The open index as a page.

mod before;
mod evidence;
mod limits;
mod made_of;
mod places;
mod sources;

use maud::{Markup, html};
use releve_insight::Corpus;
use releve_insight::index::{Component, Entry, INTERVAL, Index, Kind};
use releve_insight::{capital, counted_figure, list};

use crate::frame::framed;

const STYLE: &str = concat!(include_str!("style.css"), include_str!("places.css"));
/// The style of places and of what they rest on.
pub(crate) const PLACES: &str = include_str!("places.css");

/// What the page of an index prints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RankingOptions {
    /// Most places of the ranking; the page says how many it leaves out.
    pub rows: usize,
    /// How the page is made again with weights of the reader's own.
    pub command: String,
}

/// What the sections share.
struct Page<'p> {
    index: &'p Index<'p>,
    corpus: &'p Corpus,
    shown: &'p [Entry<'p>],
    /// True if there is enough for ranks.
    ranked: bool,
    options: &'p RankingOptions,
}

/// A section of the page.
struct Section {
    id: &'static str,
    name: &'static str,
    title: String,
    lead: String,
    body: Markup,
}

/// The page of an index: one HTML file that needs nothing else.
///
/// Every figure links to what it rests on: documents with their words, or the
/// rows of a series. No script, nothing fetched; text of articles is escaped.
/// The same index yields the same bytes.
///
/// # Example: a page of one article
///
/// ```
/// use releve_facts::{Document, Entity, EntityKind, Mention};
/// use releve_insight::Corpus;
/// use releve_insight::index::{Glossary, Holdings, Kind, Question, rank};
/// use releve_report::{RankingOptions, ranking};
///
/// let brand = |name: &str, start: u32| Entity {
///     kind: EntityKind::Brand,
///     name: name.into(),
///     mentions: vec![Mention { start, end: start + name.len() as u32, text: name.into() }],
/// };
/// let mut note = Document::new("note", "Repetto and <b>Oslet</b>.");
/// note.published = Some("2022-08-01".parse()?);
/// let mut corpus = Corpus::default();
/// corpus.add(note, vec![brand("Repetto", 0), brand("Oslet", 15)], vec![]);
/// let words = Glossary::default();
/// let holdings = Holdings { corpus: &corpus, downloads: &[], words: &words, published: &[] };
/// let index = rank(&holdings, &Question::new("2022-Q3".parse()?, Kind::Brand))?;
///
/// let options = RankingOptions { rows: 20, command: "releve index".into() };
/// let page = ranking(&index, &corpus, &options);
/// assert!(page.contains("Repetto") && page.contains("&lt;b&gt;"));
/// assert!(!page.contains("<script"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn ranking(index: &Index, corpus: &Corpus, options: &RankingOptions) -> String {
    let page = Page {
        index,
        corpus,
        shown: &index.entries[..options.rows.min(index.entries.len())],
        ranked: index.too_few().is_none(),
        options,
    };
    let sections = [
        Some(places::section(&page)),
        Some(made_of::section(&page)),
        page.ranked.then(|| sources::section(&page)).flatten(),
        page.ranked.then(|| before::section(&page)).flatten(),
        Some(evidence::section(&page)),
        Some(limits::section(&page)),
    ];
    let sections: Vec<Section> = sections.into_iter().flatten().collect();
    let body = html! {
        (masthead(&page, &sections))
        main #main {
            @for section in &sections {
                section id=(section.id) aria-labelledby={ (section.id) "-title" } {
                    header {
                        p.label aria-hidden="true" { (section.name) }
                        h2 id={ (section.id) "-title" } { (section.title) }
                        p.lead { (section.lead) }
                    }
                    div.body { (section.body) }
                }
            }
        }
        footer.colophon {
            p {
                "Set by Relevé. Intervals hold " (format!("{INTERVAL:.0}")) "\u{a0}% of "
                (index.resamples.0) " resamples of sources, documents and weeks (seed "
                (index.resamples.1) ")."
            }
        }
    };
    let title = format!(
        "{}, {} — the open index",
        index.kind.plural(),
        index.period.in_words()
    );
    framed(&title, "en", STYLE, &body)
}

/// A few places of an index for the page of one of them: itself in the middle, as
/// far as there are others, and what each rests on; both in the style of
/// [`PLACES`]. `None` where `is_meant` knows none of the names.
pub(crate) fn around(
    index: &Index,
    corpus: &Corpus,
    rows: usize,
    is_meant: impl Fn(&str) -> bool,
) -> Option<(String, Markup, Markup)> {
    let at = (index.entries.iter()).position(|entry| is_meant(&entry.name))?;
    let first = at.saturating_sub(rows / 2);
    let first = first.min(index.entries.len().saturating_sub(rows));
    let shown = &index.entries[first..(first + rows).min(index.entries.len())];
    let options = RankingOptions {
        rows,
        command: String::new(),
    };
    let page = Page {
        index,
        corpus,
        shown,
        ranked: true,
        options: &options,
    };
    Some((
        index.entries[at].place(),
        places::list(&page),
        evidence::list(&page),
    ))
}

fn masthead(page: &Page, sections: &[Section]) -> Markup {
    let index = page.index;
    html! {
        header.masthead #top {
            p.house { span { "Relevé" } span { "The open index" } }
            h1.index-title { (index.kind.plural()) " " span.of-when { (index.period.in_words()) } }
            div.standfirst { (standfirst(page)) }
            p.meta {
                (counted_figure(index.tally.of_period as f64, "document"))
                " of the period"
                @if let Some(market) = &index.market { " · " (market) }
                " · " (index.entries.len()) @if page.ranked { " ranked" } @else { " named, none ranked" }
                " · weights: " (index.weights.0)
            }
            nav aria-label="Sections" {
                ol { @for section in sections { li { a href={ "#" (section.id) } { (section.name) } } } }
            }
        }
    }
}

/// Who leads, by the scores in order, the highest first.
#[derive(Debug, PartialEq, Eq)]
enum Lead {
    /// One of one.
    Alone,
    /// One of several.
    First,
    /// So many of more.
    Together(usize),
    /// All of several.
    AllLevel,
}

impl Lead {
    fn of(scores: &[f64]) -> Self {
        let same = |score: &&f64| (**score - scores[0]).abs() < 1e-9;
        match scores.iter().take_while(same).count() {
            _ if scores.len() == 1 => Self::Alone,
            all if all == scores.len() => Self::AllLevel,
            1 => Self::First,
            several => Self::Together(several),
        }
    }
}

/// Who leads, and how sure that is.
fn standfirst(page: &Page) -> Markup {
    let Some(first) = page.shown.first() else {
        return html! {};
    };
    if !page.ranked {
        return html! {
            p { "Too little was read of " (page.index.period.in_a_sentence()) " for a ranking." }
        };
    }
    let level: Vec<&str> = (page.index.entries.iter().skip(1))
        .take_while(|entry| entry.tied)
        .filter(|entry| entry.interval.0 <= first.interval.1)
        .map(|entry| entry.name.as_str())
        .collect();
    let scores: Vec<f64> = page.index.entries.iter().map(|entry| entry.score).collect();
    let used = page.index.components.iter().filter(|used| used.share > 0.0);
    let used: Vec<&str> = used.map(|used| used.component.as_str()).collect();
    html! {
        @let score = html! { a href={ "#" (opened(0)) } { (format!("{:.1}", first.score)) } " of 100" };
        p {
            @match Lead::of(&scores) {
                Lead::Alone => {
                    (capital(&first.name)) " is the only one ranked: its " (score)
                    " holds it against nobody and says nothing."
                },
                Lead::AllLevel => {
                    @if scores.len() == 2 { "Both" } @else { "All " (scores.len()) } " are level at " (score)
                    ": nothing that is known tells one from another."
                },
                Lead::Together(many) => {
                    @let names: Vec<&str> = page.index.entries.iter().take(many.min(4)).map(|entry| entry.name.as_str()).collect();
                    @if many <= 4 { (capital(&list(&names))) } @else { (many) " names" }
                    " lead together with " (score) "."
                },
                Lead::First => {
                    @let (leads, it) = leads(page.index.kind, &first.name);
                    (capital(&first.name)) " " (leads) " with " (score)
                    @match level.len() {
                        0 => { ", and no other name’s interval reaches " (it) "." },
                        1..=4 => { "; " (list(&level)) " cannot be told from " (it) "." },
                        _ => { "; on these articles many others cannot be told from " (it) "." },
                    }
                },
            }
        }
        p {
            "Ranked by " (list(&used)) ". What is not known is said and never counted as nothing."
        }
    }
}

/// The verb, and what it is called then: some garments are named in the plural.
fn leads(kind: Kind, name: &str) -> (&'static str, &'static str) {
    match kind == Kind::Garment && name.ends_with('s') && !name.ends_with("ss") {
        true => ("lead", "them"),
        false => ("leads", "it"),
    }
}

/// The anchor of a place in the ranking.
fn placed(place: usize) -> String {
    format!("p{}", place + 1)
}

/// The anchor of what a place rests on.
fn opened(place: usize) -> String {
    format!("e{}", place + 1)
}

/// The anchor of one component of it.
fn opened_by(place: usize, component: Component) -> String {
    format!("e{}-{component}", place + 1)
}

/// A share as per cent, without decimals.
fn percent(share: f64) -> String {
    format!("{:.0}\u{a0}%", share * 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jeans_lead_and_a_dress_leads() {
        for (kind, name, expected) in [
            (Kind::Garment, "jeans", ("lead", "them")),
            (Kind::Garment, "dress", ("leads", "it")),
            (Kind::Brand, "Fendis", ("leads", "it")),
        ] {
            assert_eq!(leads(kind, name), expected, "{name}");
        }
    }

    #[test]
    fn who_is_level_with_all_others_does_not_lead() {
        for (scores, expected) in [
            (&[50.0][..], Lead::Alone),
            (&[50.0, 50.0, 50.0], Lead::AllLevel),
            (&[70.0, 70.0, 10.0], Lead::Together(2)),
            (&[70.0, 40.0, 40.0], Lead::First),
        ] {
            assert_eq!(Lead::of(scores), expected, "{scores:?}");
        }
    }
}
