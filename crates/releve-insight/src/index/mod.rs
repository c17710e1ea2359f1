//! The open index: the hottest of a period, by a formula that is on the page.
//!
//! What a study has is put into panels of values that can be compared with each
//! other; in each, a candidate has a position between 0 and 1, and in the middle
//! where nothing is known of it; the score is the mean of the positions by the
//! weights of their components. Nothing else goes into it. docs/INDEX.md tells the method and its reasons.

mod answer;
mod component;
mod documents;
mod earlier;
mod enough;
mod entry;
mod error;
mod facts;
mod gathered;
mod holdings;
mod limits;
mod measured;
mod mentions;
mod naming;
mod nothing;
mod panel;
mod period;
mod ranking;
mod reach;
mod resample;
mod sheet;
mod things;
mod told;
mod weights;
mod without;
mod wording;

use std::collections::BTreeMap;

pub use answer::{Earlier, Entry, Index, Movement, Part, Used, Value, Without};
pub use component::{Component, Kind};
pub use documents::Tally;
pub use error::Error;
pub use gathered::Notes;
pub use holdings::{Download, Glossary, Holdings, Published, Reading};
pub use panel::Row;
pub use period::Period;
pub use ranking::MIDDLE;
pub use resample::INTERVAL;
pub use weights::Weights;

use earlier::Names;
use gathered::Gathered;
use naming::Naming;
use ranking::Ranking;
use reach::Texts;
use resample::Resampled;
use told::Told;

/// How positions, scores and intervals are computed, as docs/INDEX.md numbers it.
/// It changes when the same data would rank otherwise.
pub const METHOD: &str = "1";

/// What is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// Of when.
    pub period: Period,
    /// Of what.
    pub kind: Kind,
    /// In one market only.
    pub market: Option<String>,
    /// What each component weighs.
    pub weights: Weights,
    /// How many resamples the intervals rest on; 999 unless said otherwise.
    pub resamples: usize,
    /// Of the resampling: the same seed, the same intervals.
    pub seed: u64,
    /// How many periods before are looked at.
    pub earlier: usize,
}

impl Question {
    /// A question with the weights of the program.
    pub fn new(period: Period, kind: Kind) -> Self {
        Self {
            period,
            kind,
            market: None,
            weights: Weights::standard(),
            // 25 of 999 lie outside the interval on either side (Davison and
            // Hinkley 1997, section 5.2.1).
            resamples: 999,
            seed: 1,
            earlier: 4,
        }
    }
}

/// Ranks what the holdings have of a period.
///
/// Ranks are not to be shown where [`Index::too_few`] says why.
///
/// The same holdings and question give the same answer, whatever the order of
/// the documents; a text that is there twice counts once.
///
/// # Errors
///
/// Where nothing of the period is there, or nothing of it weighs anything.
///
/// # Example: three articles of a quarter
///
/// ```
/// use releve_facts::{Document, Entity, EntityKind, Mention};
/// use releve_insight::Corpus;
/// use releve_insight::index::{Glossary, Holdings, Kind, Question, rank};
///
/// let brand = |name: &str, start: u32| Entity {
///     kind: EntityKind::Brand,
///     name: name.into(),
///     mentions: vec![Mention { start, end: start + name.len() as u32, text: name.into() }],
/// };
/// let mut corpus = Corpus::default();
/// for (id, text, named) in [
///     ("one", "Repetto again.", vec![brand("Repetto", 0)]),
///     ("two", "Repetto, not Oslet.", vec![brand("Repetto", 0), brand("Oslet", 13)]),
///     ("three", "Nothing new.", vec![]),
/// ] {
///     let mut document = Document::new(id, text);
///     document.published = Some("2022-08-01".parse()?);
///     corpus.add(document, named, vec![]);
/// }
/// let (words, question) = (
///     Glossary::default(),
///     Question::new("2022-Q3".parse()?, Kind::Brand),
/// );
/// let holdings = Holdings { corpus: &corpus, downloads: &[], words: &words, published: &[] };
/// let index = rank(&holdings, &question)?;
/// // Of two values the higher stands at 2/3, the lower at 1/3.
/// let told: Vec<String> = index.entries.iter()
///     .map(|entry| format!("{} {} {:.1}", entry.rank, entry.name, entry.score))
///     .collect();
/// assert_eq!(told, ["1 Repetto 66.7", "2 Oslet 33.3"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn rank<'a>(holdings: &Holdings<'a>, question: &Question) -> Result<Index<'a>, Error> {
    let naming = Naming::of(holdings, question.kind);
    let texts = Texts::new(holdings);
    let told = Told::of(holdings, question, &naming, &texts);
    let gathered = Gathered::of(&told, documents::tally(holdings, question, &texts));
    if gathered.names.is_empty() {
        return Err(nothing::nothing(holdings, question, &gathered));
    }
    let whole = gathered.sheet.whole();
    let ranking = Ranking::of(&gathered.sheet, &question.weights, question.kind, &whole);
    if ranking.ranks.iter().all(Option::is_none) {
        return Err(nothing::weightless(question, &gathered));
    }
    let now: BTreeMap<String, usize> = (gathered.names.iter().cloned())
        .zip(&ranking.ranks)
        .filter_map(|(name, rank)| Some((name, (*rank)?)))
        .collect();
    let resampled = Resampled::of(&gathered, question);
    let names = Names::of(&naming, &gathered);
    let without = without::without(holdings, question, &names, &gathered, &now);
    let earlier = earlier::earlier(holdings, question, &names, &texts);
    let label = question.period.to_string();
    let editions = holdings
        .published
        .iter()
        .filter(|table| table.period == label)
        .map(|table| earlier::against(table, question, &names, &now))
        .collect();

    let mut order: Vec<(usize, usize)> = (ranking.ranks.iter().enumerate())
        .filter_map(|(at, rank)| Some(((*rank)?, at)))
        .collect();
    order.sort_by_key(|(rank, at)| (*rank, &gathered.names[*at]));
    let mut entries: Vec<Entry> = Vec::with_capacity(order.len());
    for (place, (rank, at)) in order.iter().enumerate() {
        let interval = resampled.interval(*at, *rank);
        let above = entries.last().map(|above| above.interval.1);
        let next = order.get(place + 1).map(|(_, next)| *next);
        entries.push(Entry {
            rank: *rank,
            shared: [place.wrapping_sub(1), place + 1]
                .into_iter()
                .any(|beside| order.get(beside).is_some_and(|(other, _)| other == rank)),
            name: gathered.names[*at].clone(),
            score: ranking.scores[*at].unwrap_or_default(),
            interval,
            tied: above.is_some_and(|last| last >= interval.0),
            ahead: next.and_then(|next| resampled.ahead(*at, next)),
            movement: entry::moved(&earlier, &gathered.names[*at], *rank),
            known: entry::known(&ranking, *at),
            values: entry::values(question, &gathered, &ranking, *at),
            without: without
                .iter()
                .filter_map(|one| {
                    let rank = one.ranks.get(&gathered.names[*at]).copied();
                    (rank != now.get(&gathered.names[*at]).copied())
                        .then(|| (one.source.clone(), rank))
                })
                .collect(),
        });
    }
    let unranked = (gathered.names.iter().zip(&ranking.ranks))
        .filter(|(_, rank)| rank.is_none())
        .map(|(name, _)| name.clone())
        .collect();
    Ok(Index {
        period: question.period.clone(),
        kind: question.kind,
        market: question.market.clone(),
        components: entry::components(question, &gathered, &ranking),
        weights: (
            question.weights.name().to_owned(),
            question.weights.line(question.kind),
        ),
        entries,
        unranked,
        without,
        earlier,
        editions,
        tally: gathered.tally,
        notes: gathered.notes,
        resamples: (question.resamples, question.seed),
    })
}
