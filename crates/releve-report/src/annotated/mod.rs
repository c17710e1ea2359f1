//! Texts with what was read from them.

mod headings;
mod notes;

use maud::{Markup, html};
use releve_facts::{Document, Entity, EntityKind, Fact, Span, Statement};
use releve_insight::{capital, counted_figure, statement};

use crate::cite::Stretches;
use crate::frame::opened;
use crate::imprint::imprint;
use crate::passage::{Named, Passage};

const STYLE: &str = include_str!("style.css");

/// What stands behind the last text of a page that [`annotated_head`] opens.
pub const ANNOTATED_FOOT: &str = concat!("</main>", "</body></html>");

/// What stands before the first text of a page of one or several.
///
/// # Example: a page written text by text
///
/// ```
/// use releve_facts::Document;
/// use releve_report::{ANNOTATED_FOOT, AnnotatedText, annotated_head};
///
/// let mut page = annotated_head("Two notes");
/// for id in ["one", "two"] {
///     page += &AnnotatedText::new(&Document::new(id, "Loafers.")).html();
/// }
/// page += ANNOTATED_FOOT;
/// assert_eq!(page.matches("<article").count(), 2);
/// ```
pub fn annotated_head(title: &str) -> String {
    let mut page = opened(title, "en", STYLE);
    page += &html! { p.house #top { span { "Relevé" } span { "Reading" } } }.0;
    page.push_str("<main id=\"main\">");
    page
}

/// A page that shows `document` with its entities underlined and behind each
/// sentence the numbers of the facts read from it; each number links to its
/// fact, each fact to its sentence. Facts of other documents are left out.
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
    let text = AnnotatedText {
        entities,
        facts,
        ..AnnotatedText::new(document)
    };
    annotated_head(&text.title()) + &text.html() + ANNOTATED_FOOT
}

/// One text of a page and what was read from it.
#[derive(Clone, Copy)]
pub struct AnnotatedText<'t> {
    /// The text.
    pub document: &'t Document,
    /// What it names.
    pub entities: &'t [Entity],
    /// What it states, in the order of their numbers.
    pub facts: &'t [Fact],
    /// How a fact is told.
    pub words: &'t dyn Fn(&Statement) -> String,
}

impl<'t> AnnotatedText<'t> {
    /// A text of which nothing was read, told as in a dossier.
    pub fn new(document: &'t Document) -> Self {
        Self {
            document,
            entities: &[],
            facts: &[],
            words: &statement,
        }
    }

    /// What it is headed by.
    pub fn title(&self) -> String {
        headings::title(self.document)
    }

    /// The article, to stand behind [`annotated_head`].
    pub fn html(&self) -> String {
        let document = self.document;
        let facts: Vec<&Fact> = self
            .facts
            .iter()
            .filter(|f| f.doc() == document.id && f.evidence().iter().all(|e| e.is_in(document)))
            .collect();
        let stretches = Stretches::of(facts.iter().copied());
        let cited = notes::of(&facts, &stretches);
        let named = self.named();
        let key = key(&document.id);
        let anchor = |at: usize| format!("text-{key}-{}", at + 1);
        let headline = headings::headline(document, stretches.spans());
        let from = headline.map_or(0, |span| span.end);
        let passage = Passage {
            document,
            stretches: stretches.spans(),
            anchor: &anchor,
            after: &|at| notes::print(&cited[at], &key),
            named: &named,
            from,
            headings: &headings::within(document, from),
            whole: true,
        };
        let entry = |n: usize, fact: &Fact| {
            let first = fact.evidence().first();
            let at = first.and_then(|e| stretches.place(e.span()));
            html! {
                li id={ "fact-" (key) "-" (n + 1) } {
                    p { (capital(&(self.words)(fact.statement()))) }
                    p.of-fact {
                        (fact.statement().kind()) " · " (format!("{:.2}", fact.confidence().get()))
                        @if let Some(at) = at {
                            span.way { " · " a href={ "#" (anchor(at)) } aria-label={ "The sentence of fact " (n + 1) } { "sentence" } }
                        }
                    }
                }
            }
        };
        html! {
            article.reading {
                header {
                    h1 lang=(document.lang) {
                        @match headline {
                            Some(span) => (passage.run(span)),
                            None => (self.title()),
                        }
                    }
                    (imprint(document))
                    p.imprint {
                        (document.id) " · " (counted_figure(self.entities.len() as f64, "entity"))
                        " · " (counted_figure(facts.len() as f64, "fact"))
                    }
                    (self.legend())
                }
                div.text lang=(document.lang) { (passage.print()) }
                section.facts aria-labelledby={ "facts-" (key) } {
                    h2 id={ "facts-" (key) } { "Facts" }
                    @if facts.is_empty() {
                        p.quiet { "None was read from this text." }
                    } @else {
                        p.quiet { "Numbers behind a sentence are those of its facts. The figure with each is how sure the reader is, of 1." }
                    }
                    ol { @for (n, fact) in facts.iter().enumerate() { (entry(n, fact)) } }
                }
            }
        }
        .into_string()
    }

    fn named(&self) -> Vec<Named<'t>> {
        let each = |entity: &'t Entity| {
            entity.mentions.iter().map(|mention| Named {
                span: Span::new(mention.start, mention.end),
                kind: entity.kind,
                name: &entity.name,
            })
        };
        self.entities.iter().flat_map(each).collect()
    }

    /// Which underline is of what kind.
    fn legend(&self) -> Markup {
        let mut kinds = EntityKind::ALL.to_vec();
        kinds.retain(|kind| self.entities.iter().any(|e| e.kind == *kind));
        html! {
            @if !kinds.is_empty() {
                ul.kinds aria-label="Underlines" {
                    @for kind in kinds { li { span.entity.(kind.as_str()) { (kind) } } }
                }
            }
        }
    }
}

/// The name of a document as a part of an anchor that nothing can break out of.
fn key(doc: &str) -> String {
    let mut safe = String::new();
    for byte in doc.bytes() {
        match byte {
            b'-' => safe.push('-'),
            byte if byte.is_ascii_alphanumeric() => safe.push(byte.into()),
            byte => safe += &format!("_{byte:02x}"),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame::CLOSED;

    #[test]
    fn the_foot_closes_what_the_head_opens() {
        assert!(annotated_head("A").contains("<body>"));
        assert_eq!(ANNOTATED_FOOT, format!("</main>{CLOSED}"));
    }
}
