//! The dossier: everything that was read about one trend, on one page.

mod articles;
mod business;
mod course;
mod figures;
mod hottest;
mod made_of;
mod markets;
mod masthead;
mod missing;
mod movers;
mod pairs;
mod prices;
mod quotes;
mod record;
mod register;
mod runway;
mod time;

pub(crate) use masthead::day;
use maud::{Markup, html};
use releve_insight::index::Index;
use releve_insight::{Corpus, Scope, Support, counted_figure};

use crate::cite::{Citations, Place};
use crate::frame::framed;
use crate::ranking::PLACES;
use crate::{Options, Tracking};

/// Below this a statement says how sure the reader is of it.
const SURE: f64 = 0.7;

/// What the sections share.
struct Page<'a> {
    scope: Scope<'a>,
    citations: Citations<'a>,
    tracking: &'a Tracking,
    index: Option<&'a Index<'a>>,
    options: Options,
}

impl<'a> Page<'a> {
    fn cite(&self, support: &Support<'a>, place: Place) -> Markup {
        let sure = support.confidence();
        html! {
            (self.citations.cite(support, place))
            @if sure < SURE && !support.facts().is_empty() {
                "\u{a0}" span.unsure title="How likely the reader has it right" {
                    (format!("{:.0}", sure * 100.0)) "\u{a0}% sure"
                }
            }
        }
    }

    /// `items` as far as the page prints them, and how many it leaves out.
    fn shown<'i, T>(&self, items: &'i [T]) -> (&'i [T], usize) {
        let shown = items.len().min(self.options.rows);
        (&items[..shown], items.len() - shown)
    }
}

/// A section: where it stands, its title, and its body if there is one.
struct Section {
    place: Place,
    title: &'static str,
    /// What the section shows and what it does not, in one line.
    lead: &'static str,
    body: Option<Markup>,
}

/// The dossier of `trend`: one HTML file that needs nothing else.
///
/// Every statement links to its sentence in the articles at the end of the
/// page; the sentence links back. Every number of a series links to its rows,
/// which name file, download and import. `index` is a ranking of the same corpus;
/// where it has the trend, its place is shown. The page holds no script and fetches
/// nothing; all text of the articles is escaped. The same corpus yields the
/// same bytes. A trend that the corpus does not know yields a page that says
/// so.
///
/// # Example: the text of an article cannot become markup
///
/// ```
/// use releve_facts::Document;
/// use releve_insight::Corpus;
/// use releve_report::{Options, Tracking, dossier};
///
/// let mut corpus = Corpus::default();
/// corpus.add(Document::new("note", "Loafers."), vec![], vec![]);
/// let none = Tracking::default();
/// let page = dossier(&corpus, "<script>alert(1)</script>", &none, None, &Options::default());
/// assert!(page.starts_with("<!DOCTYPE html>"));
/// assert!(!page.contains("<script"));
/// assert!(page.contains("No article here speaks of"));
/// ```
pub fn dossier(
    corpus: &Corpus,
    trend: &str,
    tracking: &Tracking,
    index: Option<&Index>,
    options: &Options,
) -> String {
    let scope = Scope::of(corpus, trend);
    let page = Page {
        citations: Citations::new(&scope),
        scope,
        tracking,
        index,
        options: options.clone(),
    };
    let standfirst = masthead::standfirst(&page);
    let sections = [
        course::section(&page),
        record::section(&page),
        hottest::section(&page),
        figures::section(&page),
        time::section(&page),
        made_of::section(&page),
        register::section(&page),
        runway::section(&page),
        prices::section(&page),
        pairs::section(&page),
        movers::section(&page),
        markets::section(&page),
        business::section(&page),
        quotes::section(&page),
    ];
    let missing = missing::section(&page, &sections);
    // Last, for the sentences must know which statements opened them.
    let articles = articles::section(&page);
    let printed: Vec<&Section> = sections
        .iter()
        .chain([&missing, &articles])
        .filter(|section| section.body.is_some())
        .collect();
    let body = html! {
        (masthead::masthead(&page, &standfirst, &printed))
        main #main {
            @for section in &printed {
                section id=(section.place.id) aria-labelledby={ (section.place.id) "-title" } {
                    header {
                        p.label aria-hidden="true" { (section.place.name) }
                        h2 id={ (section.place.id) "-title" } { (section.title) }
                        p.lead { (section.lead) }
                    }
                    div.body { @if let Some(body) = &section.body { (body) } }
                }
            }
        }
        footer.colophon {
            p {
                "Set by Relevé from "
                (counted_figure(page.scope.documents().len() as f64, "article"))
                " and "
                (counted_figure(page.scope.facts().len() as f64, "fact"))
                ". A number such as "
                span.cite { "1.4" }
                " opens the fourth cited passage of the first article."
            }
        }
    };
    let title = format!("{} — a dossier", page.scope.name());
    framed(&title, "en", PLACES, &body)
}

/// `and 12 more in the articles`, where a list was cut.
fn cut(left_out: usize) -> Markup {
    html! {
        @if left_out > 0 { p.quiet { "And " (left_out) " more, marked in the articles below." } }
    }
}
