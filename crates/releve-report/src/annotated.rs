//! One text with what was read from it.

use maud::{Markup, html};
use releve_facts::{Document, Entity, EntityKind, Fact, Span};
use releve_insight::{capital, counted_figure, statement};

use crate::cite::{Stretches, title};
use crate::frame::frame;
use crate::passage::{Named, Passage};

/// A page that shows `document` with its entities underlined and the sentences
/// of its facts marked; each sentence links to the facts read from it, each
/// fact to its sentence. Facts of other documents are left out.
///
/// # Example: an entity and nothing else
///
/// ```
/// use releve_facts::{Document, Entity, EntityKind, Mention};
///
/// let note = Document::new("note", "Loafers & <b>socks</b>.");
/// let loafer = Entity {
///     kind: EntityKind::Garment,
///     name: "loafer".into(),
///     mentions: vec![Mention { start: 0, end: 7, text: "Loafers".into() }],
/// };
/// let page = releve_report::annotated(&note, &[loafer], &[]);
/// assert!(page.contains(r#"<span class="entity garment" title="garment: loafer">Loafers</span>"#));
/// assert!(page.contains("&amp; &lt;b&gt;socks"));
/// ```
pub fn annotated(document: &Document, entities: &[Entity], facts: &[Fact]) -> String {
    let facts: Vec<&Fact> = facts
        .iter()
        .filter(|f| f.doc() == document.id && f.evidence().iter().all(|e| e.is_in(document)))
        .collect();
    let stretches = Stretches::of(facts.iter().copied());
    let mut of: Vec<Vec<usize>> = vec![Vec::new(); stretches.spans().len()];
    for (n, fact) in facts.iter().enumerate() {
        for evidence in fact.evidence() {
            if let Some(at) = stretches.place(evidence.span())
                && !of[at].contains(&n)
            {
                of[at].push(n);
            }
        }
    }
    let named: Vec<Named> = entities
        .iter()
        .flat_map(|entity| {
            entity.mentions.iter().map(|mention| Named {
                span: Span::new(mention.start, mention.end),
                kind: entity.kind,
                name: &entity.name,
            })
        })
        .collect();
    let passage = Passage {
        document,
        stretches: stretches.spans(),
        anchor: &|at| format!("s{}", at + 1),
        after: &|at| {
            html! {
                span.cite {
                    @for n in &of[at] {
                        wbr;
                        a href={ "#f" (n + 1) } aria-label={ "Fact " (n + 1) } { (n + 1) }
                    }
                }
            }
        },
        named: &named,
        whole: true,
    };
    let kinds: Vec<EntityKind> = EntityKind::ALL
        .into_iter()
        .filter(|kind| entities.iter().any(|e| e.kind == *kind))
        .collect();
    let body = html! {
        header.masthead #top {
            p.house { span { "Relevé" } span { "Reading" } }
            h1.text-title { (title(document)) }
            p.meta {
                (counted_figure(entities.len() as f64, "entity")) " · " (counted_figure(facts.len() as f64, "fact"))
                @if let Some(source) = &document.source { " · " (source) }
                @if let Some(day) = document.day() { " · " (day) }
            }
            @if !kinds.is_empty() {
                p.kinds { @for kind in &kinds { span.entity.(kind.as_str()) { (kind) } " " } }
            }
        }
        main #main.reading {
            article lang=(document.lang) { div.text { (passage.print()) } }
            section aria-labelledby="facts-title" {
                h2 #facts-title { "Facts" }
                @if facts.is_empty() { p.quiet { "None was read from this text." } }
                ol.facts { @for (n, fact) in facts.iter().enumerate() { (entry(n, fact, &stretches)) } }
            }
        }
    };
    frame(&title(document), "en", &body)
}

fn entry(n: usize, fact: &Fact, stretches: &Stretches) -> Markup {
    let stated = fact.statement();
    let first = fact.evidence().first();
    let at = first.and_then(|e| stretches.place(e.span()));
    html! {
        li id={ "f" (n + 1) } {
            span.label { (stated.kind()) }
            " " (capital(&statement(stated))) " "
            span.under { (format!("{:.2}", fact.confidence().get())) }
            @if let Some(at) = at {
                " " span.cite {
                    a href={ "#s" (at + 1) } aria-label="Its sentence" { "↑ sentence" }
                }
            }
        }
    }
}
