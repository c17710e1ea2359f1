use maud::{Markup, html};
use releve_facts::{Document, Fact, Span};
use releve_insight::index::{Component, Download, Entry, MIDDLE, Part, Reading, Row, Value};
use releve_insight::{capital, number};

use super::{Page, Section, opened, opened_by, percent, placed};
use crate::cite::{title, web};
use crate::dossier::day;

/// Characters of the text on either side of a mention.
const AROUND: usize = 90;
/// Below this a fact says how sure the reader is of it.
const SURE: f64 = 0.7;

pub(super) fn section(page: &Page) -> Section {
    Section {
        id: "evidence",
        name: "Evidence",
        title: "Every figure, opened".into(),
        lead:
            "For each place the sum that makes its score, and for each figure the documents with \
               their words, the facts, or the rows of the series."
                .into(),
        body: list(page),
    }
}

/// What each of the places that are shown rests on.
pub(super) fn list(page: &Page) -> Markup {
    html! {
        @for (place, entry) in page.shown.iter().enumerate() {
            div.opened id=(opened(place)) {
                h3 {
                    @if page.ranked { span.rank { (entry.place()) } " " }
                    (entry.name) " "
                    span.back-up { a href={ "#" (placed(place)) } aria-label="Back to the ranking" { "↩" } }
                }
                @if page.ranked { (sum(page, entry)) }
                @for (component, value) in &entry.values {
                    @if let Some(value) = value {
                        (component_of(page, place, *component, value))
                    }
                }
            }
        }
    }
}

/// The score as the sum that it is.
fn sum(page: &Page, entry: &Entry) -> Markup {
    let used = page.index.components.iter().filter(|used| used.share > 0.0);
    let terms = used.map(|used| {
        let of = entry
            .values
            .iter()
            .find(|(known, _)| *known == used.component);
        let position = of.and_then(|(_, value)| value.as_ref()?.position);
        (used.component, position, used.share)
    });
    html! {
        p.sum {
            span.figure { (format!("{:.1}", entry.score)) } " = 100 × ("
            @for (n, (component, position, share)) in terms.enumerate() {
                @if n > 0 { " + " }
                span.term {
                    (component) " "
                    @match position {
                        Some(position) => (format!("{position:.3}")),
                        None => { (MIDDLE) span.under { " not known" } },
                    }
                    " × " (percent(share))
                }
            }
            ")"
            @if let Some(ahead) = entry.ahead {
                span.under { " Stands before the next place in " (percent(ahead)) " of the resamples." }
            }
            @if let Some((source, rank)) = entry.leans_on() {
                span.under {
                    " Without " (source) " it would "
                    @match rank {
                        Some(rank) => { "be number " (rank) "." },
                        None => { "not be ranked." },
                    }
                }
            }
        }
    }
}

fn component_of(page: &Page, place: usize, component: Component, value: &Value) -> Markup {
    html! {
        div.figure-opened id=(opened_by(place, component)) {
            @for part in &value.parts {
                // That nothing is told of what weighs nothing needs no line.
                @if !part.rows.is_empty() || value.share > 0.0 {
                    h4 {
                        (capital(component.as_str())) ": " (part.figure(component))
                        span.under { (standing(part)) }
                    }
                    @if part.rows.is_empty() {
                        p.under { "None in the documents of the period." }
                    } @else {
                        ol.proof { @for row in &part.rows { li { (row_of(page, row)) } } }
                    }
                }
            }
        }
    }
}

fn standing(part: &Part) -> String {
    let told = match part.what.as_str() {
        "press" | "looks" | "showings" | "launches" | "collaborations" => String::new(),
        _ => format!(" {}", part.conditions()),
    };
    match part.position {
        Some(position) => format!("{told} · position {position:.3} among {}", part.among),
        None => format!("{told} · nothing to compare with"),
    }
}

fn row_of(page: &Page, row: &Row) -> Markup {
    match row {
        Row::Mention {
            document,
            span,
            times,
        } => html! {
            (imprint(document))
            span.quote { (around(document, *span)) }
            @if *times > 1 { span.under { " and " (times - 1) " more" } }
        },
        Row::Fact(fact) => stated(page.corpus.document(fact.doc()), fact),
        Row::Weeks {
            download,
            values,
            before,
        } => weeks(download, values, before),
    }
}

fn stated(document: Option<&Document>, fact: &Fact) -> Markup {
    let sure = fact.confidence().get();
    html! {
        @if let Some(document) = document { (imprint(document)) }
        @for (n, evidence) in fact.evidence().iter().enumerate() {
            @if n > 0 { " … " }
            span.quote { "“" (evidence.quote()) "”" }
        }
        span.under { " " (fact.id()) }
        @if sure < SURE {
            " " span.unsure title="How likely the reader has it right" { (percent(sure)) " sure" }
        }
    }
}

/// Where it was printed: title, publication, day.
fn imprint(document: &Document) -> Markup {
    html! {
        span.source {
            @match web(document) {
                Some(url) => { a href=(url) rel="noreferrer noopener" { (title(document)) } },
                None => (title(document)),
            }
            @if let Some(source) = &document.source { ", " (source) }
            @if let Some(published) = document.day() { ", " (day(published)) }
        }
        " "
    }
}

/// The words around a mention, which is marked.
fn around(document: &Document, span: Span) -> Markup {
    let text = |start, end| document.text.slice(start, end).unwrap_or_default();
    let lead = span.start.saturating_sub(AROUND as u32);
    let end = document
        .text
        .chars()
        .min(span.end.saturating_add(AROUND as u32));
    let before = text(lead, span.start);
    let after = text(span.end, end);
    // Of the line alone, and from a whole word on.
    let before = before.rsplit('\n').next().unwrap_or_default();
    let cut = lead > 0 && before.chars().count() == AROUND;
    let before = match before.split_once(' ').filter(|_| cut) {
        Some((_, rest)) => format!("…{rest}"),
        None => before.to_owned(),
    };
    let line = after.split('\n').next().unwrap_or_default();
    let cut = line.len() == after.len() && end < document.text.chars();
    let after = match line.rsplit_once(' ').filter(|_| cut) {
        Some((rest, _)) if rest.ends_with('.') => format!("{rest} …"),
        Some((rest, _)) => format!("{rest}…"),
        None => line.to_owned(),
    };
    html! { (before) b { (text(span.start, span.end)) } (after) }
}

fn weeks(download: &Download, values: &[Reading], before: &[Reading]) -> Markup {
    html! {
        span.source {
            (download.subject) " · " (download.metric)
            @for part in [&download.channel, &download.market] {
                @if !part.is_empty() { " · " (part) }
            }
        }
        " "
        span.under {
            @if !download.file.is_empty() { "from " (download.file_name()) ", " }
            "import " (download.import) ", download " (download.vintage)
        }
        p.readings { (readings(values)) }
        @if !before.is_empty() {
            p.readings { span.under { "A year before: " } (readings(before)) }
        }
    }
}

/// First day and value of each step; a gap is a dash.
fn readings(values: &[Reading]) -> Markup {
    html! {
        @for one in values {
            span.reading {
                span.under { (one.first) } " "
                @match one.value { Some(value) => (number(value)), None => "–" }
            }
            " "
        }
    }
}
