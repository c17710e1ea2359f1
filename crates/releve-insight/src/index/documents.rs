use std::collections::BTreeMap;

use jiff::civil::Date;
use releve_facts::{Document, Precision};

use super::reach::Reach;
use super::{Holdings, Question};

/// What stands for documents that name no publication.
pub(super) const UNNAMED: &str = "publication not told";

/// A document that counts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counted<'a> {
    /// Among the documents of the corpus.
    pub(super) place: usize,
    pub(super) document: &'a Document,
    /// Its last day, where only a month or year is known.
    pub(super) last: Date,
    /// True if its source is of the market asked for, or none is asked for.
    pub(super) near: bool,
    /// True if, besides, it was published in the period.
    pub(super) of_period: bool,
}

/// Documents by whether and why they count.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// All documents.
    pub all: usize,
    /// Published in the period: those by which mentions are counted.
    pub of_period: usize,
    /// Without a date; they count for nothing.
    pub undated: usize,
    /// Dated to a month or year that is not wholly in the period.
    pub coarse: usize,
    /// Published before or after.
    pub outside: usize,
    /// The same text as another document.
    pub copies: usize,
    /// Of a publication whose country is not known, or another than the market
    /// asked for.
    pub elsewhere: usize,
    /// First and last day of publication of all that are dated.
    pub days: Option<(Date, Date)>,
}

/// The name of a document's source: its publication, else the host of its
/// address.
pub(super) fn source(document: &Document) -> &str {
    let named = document.source.as_deref().map(str::trim);
    let host = || {
        let rest = document.url.as_deref()?.split_once("://")?.1;
        let host = rest.split(['/', '?', '#']).next()?;
        Some(host.strip_prefix("www.").unwrap_or(host))
    };
    named
        .filter(|name| !name.is_empty())
        .or_else(host)
        .filter(|name| !name.is_empty())
        .unwrap_or(UNNAMED)
}

/// The first and last day on which it may have been published.
pub(super) fn days(document: &Document) -> Option<(Date, Date)> {
    let first = document.published?;
    Some(match document.precision {
        Precision::Day => (first, first),
        Precision::Month => (first.first_of_month(), first.last_of_month()),
        Precision::Year => (first.first_of_year(), first.last_of_year()),
    })
}

/// Of the documents at `places` those that count, in order of ids, without those
/// of the source `leaving`: dated, each text once, the earliest of equal texts.
pub(super) fn counted<'a>(
    holdings: &Holdings<'a>,
    question: &Question,
    reach: &Reach,
    places: impl IntoIterator<Item = usize>,
    leaving: Option<&str>,
) -> (Vec<Counted<'a>>, Tally) {
    let mut tally = Tally::default();
    let mut texts: BTreeMap<usize, (Date, Date, usize)> = BTreeMap::new();
    let documents = holdings.corpus.documents();
    for place in places {
        let document = &documents[place];
        if leaving.is_some_and(|left| left == source(document)) {
            continue;
        }
        tally.all += 1;
        let Some((first, last)) = days(document) else {
            tally.undated += 1;
            continue;
        };
        let (from, to) = tally.days.unwrap_or((first, last));
        tally.days = Some((from.min(first), to.max(last)));
        let found = (first, last, place);
        let kept = texts.entry(reach.text(place)).or_insert(found);
        if kept.2 != place {
            tally.copies += 1;
            if (first, &document.id) < (kept.0, &documents[kept.2].id) {
                *kept = found;
            }
        }
    }
    let mut counted: Vec<Counted> = texts
        .into_values()
        .map(|(first, last, place)| {
            let document = &documents[place];
            let within = question.period.holds(first, last);
            let near = is_near(holdings, question, document);
            match (within, near) {
                (true, false) => tally.elsewhere += 1,
                (false, _) if question.period.meets(first, last) => tally.coarse += 1,
                (false, _) => tally.outside += 1,
                (true, true) => tally.of_period += 1,
            }
            Counted {
                place,
                document,
                last,
                near,
                of_period: within && near,
            }
        })
        .collect();
    counted.sort_by(|a, b| a.document.id.cmp(&b.document.id));
    (counted, tally)
}

/// True if a document is of the market asked for: by the country of its source.
fn is_near(holdings: &Holdings, question: &Question, document: &Document) -> bool {
    question.market.as_deref().is_none_or(|market| {
        let country = holdings.words.country(source(document));
        country.is_some_and(|country| holdings.corpus.vocabulary().one_market(country, market))
    })
}
