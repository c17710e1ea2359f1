use std::collections::HashMap;

use jiff::civil::Date;
use releve_facts::{Document, Precision};

use super::reach::Texts;
use super::{Holdings, Question};

/// What stands for documents that name no publication.
pub(super) const UNNAMED: &str = "publication not told";

/// A dated document of which something may count.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dated<'a> {
    /// Among the documents of the corpus.
    pub(super) place: usize,
    pub(super) document: &'a Document,
    /// What all documents of one text share.
    pub(super) text: usize,
    /// The name of its source.
    pub(super) source: &'a str,
    /// Its first and last day, where only a month or year is known.
    pub(super) first: Date,
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

/// The dated ones of the documents at `places`, copies too, in order of ids.
pub(super) fn dated<'a>(
    holdings: &Holdings<'a>,
    question: &Question,
    texts: &Texts,
    places: impl IntoIterator<Item = usize>,
) -> Vec<Dated<'a>> {
    let documents = holdings.corpus.documents();
    let of = |place: usize| {
        let document = &documents[place];
        let (first, last) = days(document)?;
        let near = is_near(holdings, question, document);
        Some(Dated {
            place,
            document,
            text: texts.of(place),
            source: source(document),
            first,
            last,
            near,
            of_period: near && question.period.holds(first, last),
        })
    };
    let mut dated: Vec<Dated> = places.into_iter().filter_map(of).collect();
    dated.sort_by(|a, b| a.document.id.cmp(&b.document.id));
    dated
}

/// Which of the documents count when nothing is looked at of the source
/// `leaving`: each text once, the earliest of equal ones.
pub(super) fn counted(dated: &[Dated], leaving: Option<&str>) -> Vec<bool> {
    let mut kept: HashMap<usize, usize> = HashMap::with_capacity(dated.len());
    for (at, one) in dated.iter().enumerate() {
        if leaving == Some(one.source) {
            continue;
        }
        // In order of ids the first of equally early ones comes first.
        let first = kept.entry(one.text).or_insert(at);
        if one.first < dated[*first].first {
            *first = at;
        }
    }
    let mut counted = vec![false; dated.len()];
    for at in kept.into_values() {
        counted[at] = true;
    }
    counted
}

/// All documents of the holdings by whether and why they count.
pub(super) fn tally(holdings: &Holdings, question: &Question, texts: &Texts) -> Tally {
    let documents = holdings.corpus.documents();
    let dated = dated(holdings, question, texts, 0..documents.len());
    let mut tally = Tally {
        all: documents.len(),
        undated: documents.len() - dated.len(),
        ..Tally::default()
    };
    for (one, counted) in dated.iter().zip(counted(&dated, None)) {
        let (from, to) = tally.days.unwrap_or((one.first, one.last));
        tally.days = Some((from.min(one.first), to.max(one.last)));
        let within = question.period.holds(one.first, one.last);
        match (within, one.near) {
            _ if !counted => tally.copies += 1,
            (true, false) => tally.elsewhere += 1,
            (false, _) if question.period.meets(one.first, one.last) => tally.coarse += 1,
            (false, _) => tally.outside += 1,
            (true, true) => tally.of_period += 1,
        }
    }
    tally
}

/// True if a document is of the market asked for: by the country of its source.
fn is_near(holdings: &Holdings, question: &Question, document: &Document) -> bool {
    question.market.as_deref().is_none_or(|market| {
        let country = holdings.words.country(source(document));
        country.is_some_and(|country| holdings.corpus.vocabulary().one_market(country, market))
    })
}
