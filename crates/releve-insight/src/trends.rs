use std::cmp::Reverse;
use std::collections::BTreeMap;

use releve_facts::{Document, Entity, EntityKind, Mention, Statement};

use crate::Corpus;
use crate::name::{fold, holds, tight};

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
    /// How often by its name: `the look` may mean another one.
    pub named: usize,
    /// True if a headline or a heading names it.
    pub headed: bool,
}

impl Trend {
    /// True if the texts tell something of it: a fact states something of it, a
    /// headline or heading names it, or it is mentioned more than once. What is
    /// named once in passing is no subject of a dossier.
    pub fn is_told_of(&self) -> bool {
        self.facts > 0 || self.headed || self.named > 1
    }
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
                named: 0,
                headed: false,
            });
            trend.mentions += entity.mentions.len();
            trend.named += by_name(entity).count();
            trend.headed |= is_headed(&corpus.documents()[place], entity);
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

/// The trend of which the corpus says most, among those that it tells something
/// of ([`Trend::is_told_of`]); `None` where there is none.
pub fn strongest(corpus: &Corpus) -> Option<Trend> {
    trends(corpus).into_iter().find(Trend::is_told_of)
}

/// The mentions that are its name, no `the look` or `it`.
fn by_name(entity: &Entity) -> impl Iterator<Item = &Mention> {
    let name = tight(&entity.name);
    let mentions = entity.mentions.iter();
    mentions.filter(move |mention| tight(&mention.text) == name)
}

/// True if the title holds the name, or a mention stands in a heading.
fn is_headed(document: &Document, entity: &Entity) -> bool {
    let title = document.title.as_deref().map(fold).unwrap_or_default();
    if holds(&title, &fold(&entity.name)) {
        return true;
    }
    let text = document.text.as_str();
    let mut places = by_name(entity).filter_map(|mention| {
        let from = document.text.byte_at_char(mention.start)?;
        let to = document.text.byte_at_char(mention.end)?;
        (from <= to).then_some((from, to))
    });
    places.any(|(from, to)| {
        let start = text[..from].rfind('\n').map_or(0, |at| at + 1);
        let end = text[to..].find('\n').map_or(text.len(), |at| to + at);
        is_heading(&text[start..end], end < text.len())
    })
}

/// A heading is a short line of its own that no full stop ends and that text follows.
fn is_heading(line: &str, followed: bool) -> bool {
    const MOST_WORDS: usize = 12;
    let line = line.trim_end();
    let stops = ['.', '\u{201d}', '"', ',', ';', ':'];
    followed && !line.ends_with(stops) && line.split_whitespace().count() <= MOST_WORDS
}
