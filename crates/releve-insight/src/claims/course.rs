//! Figures of one measure at several times.

use jiff::civil::Date;
use releve_facts::Fact;

use super::Value;
use crate::{Scope, Support};

/// Words by which a sentence sets a figure against the one before it.
const BEFORE: [&str; 11] = [
    "a year ago",
    "a year before",
    "the year before",
    "the previous",
    "the prior",
    "last year",
    "last season",
    "last month",
    "up from",
    "down from",
    " earlier",
];

/// True where one sentence tells all of the figures, and as figures of two times: it
/// contradicts nobody.
pub(super) fn is_course(values: &[Value<'_>]) -> bool {
    let Some(first) = values.first() else {
        return false;
    };
    let sentences = |value: &Value<'_>| -> Vec<(String, String)> {
        let facts = value.support.facts().iter();
        facts.filter_map(|fact| sentence(fact)).collect()
    };
    let shared = sentences(first).into_iter().find(|sentence| {
        values
            .iter()
            .all(|value| sentences(value).contains(sentence))
    });
    shared.is_some_and(|(_, quote)| {
        let quote = quote.to_lowercase();
        BEFORE.iter().any(|words| quote.contains(words))
    })
}

fn sentence(fact: &Fact) -> Option<(String, String)> {
    let evidence = fact.evidence().first()?;
    Some((fact.doc().to_owned(), evidence.quote().to_owned()))
}

/// The last day for which the facts state a figure, where it was past when they were
/// written. A figure without a time is one of the day on which its document was
/// published, or of today where that is not known; what is to come is no state of things.
pub(super) fn last_day(scope: &Scope<'_>, support: &Support<'_>) -> Date {
    let day = |fact: &&Fact| {
        let published = (scope.corpus().document(fact.doc()))
            .and_then(|document| document.published)
            .unwrap_or(Date::MAX);
        match super::when(fact) {
            Some(when) if when.start() > published => Date::MIN,
            Some(when) => when.end().min(published),
            None => published,
        }
    };
    support.facts().iter().map(day).max().unwrap_or(Date::MIN)
}
