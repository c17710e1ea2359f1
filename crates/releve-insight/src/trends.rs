use std::cmp::Reverse;
use std::collections::BTreeMap;

use releve_facts::{EntityKind, Statement};

use crate::Corpus;
use crate::name::tight;

/// A trend of the corpus and how much is said of it. The three counts stay
/// apart; none is a score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trend {
    /// Its name as first written.
    pub name: String,
    /// In how many documents it is spoken of.
    pub documents: usize,
    /// How many facts state something of it by name.
    pub facts: usize,
    /// How often it is mentioned.
    pub mentions: usize,
}

/// The trends of a corpus, the strongest first: by documents, then facts, then
/// mentions, then name.
///
/// # Example: an empty corpus has none
///
/// ```
/// use releve_insight::{Corpus, trends};
///
/// assert!(trends(&Corpus::default()).is_empty());
/// ```
pub fn trends(corpus: &Corpus) -> Vec<Trend> {
    let mut found: BTreeMap<String, Trend> = BTreeMap::new();
    for place in 0..corpus.documents().len() {
        let mut seen = std::collections::BTreeSet::new();
        for entity in corpus.entities(place) {
            if entity.kind != EntityKind::Trend {
                continue;
            }
            let key = tight(&entity.name);
            let trend = found.entry(key.clone()).or_insert_with(|| Trend {
                name: entity.name.clone(),
                documents: 0,
                facts: 0,
                mentions: 0,
            });
            trend.mentions += entity.mentions.len();
            if seen.insert(key) {
                trend.documents += 1;
            }
        }
    }
    for fact in corpus.facts() {
        let mut named: Vec<String> = match fact.statement() {
            Statement::Measure(f) => vec![tight(&f.subject)],
            Statement::Influence(f) => vec![tight(&f.influencer), tight(&f.target)],
            Statement::Composition(f) => vec![tight(&f.trend)],
            Statement::Blend(f) => {
                let parents = f.parents.iter().map(|p| tight(p));
                parents.chain([tight(&f.result)]).collect()
            }
            _ => continue,
        };
        named.sort();
        named.dedup();
        for name in named {
            if let Some(trend) = found.get_mut(&name) {
                trend.facts += 1;
            }
        }
    }
    let mut trends: Vec<Trend> = found.into_values().collect();
    trends.sort_by_key(|t| {
        (
            Reverse(t.documents),
            Reverse(t.facts),
            Reverse(t.mentions),
            t.name.clone(),
        )
    });
    trends
}

/// The trend of which the corpus says most; `None` where it names none.
pub fn strongest(corpus: &Corpus) -> Option<Trend> {
    trends(corpus).into_iter().next()
}
