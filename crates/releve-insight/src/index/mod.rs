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
mod error;
mod facts;
mod gathered;
mod holdings;
mod limits;
mod measured;
mod mentions;
mod naming;
mod panel;
mod period;
mod ranking;
mod reach;
mod resample;
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
use panel::Draw;
use ranking::Ranking;
use reach::Reach;
use resample::Resampled;

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
    let reach = Reach::of(holdings, &question.period);
    let gathered = Gathered::of(holdings, question, &naming, &reach);
    if gathered.names.is_empty() {
        return Err(nothing(holdings, question, &gathered));
    }
    let whole = Draw::whole(gathered.documents);
    let ranking = Ranking::of(&gathered, &question.weights, question.kind, &whole);
    if ranking.ranks.iter().all(Option::is_none) {
        return Err(weightless(question, &gathered));
    }
    let now: BTreeMap<String, usize> = (gathered.names.iter().cloned())
        .zip(&ranking.ranks)
        .filter_map(|(name, rank)| Some((name, (*rank)?)))
        .collect();
    let resampled = Resampled::of(&gathered, question);
    let names = Names::of(&naming, &gathered);
    let without = without::without(holdings, question, &names, &reach, &gathered, &now);
    let earlier = earlier::earlier(holdings, question, &names);
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
            name: gathered.names[*at].clone(),
            score: ranking.scores[*at].unwrap_or_default(),
            interval,
            tied: above.is_some_and(|last| last >= interval.0),
            ahead: next.and_then(|next| resampled.ahead(*at, next)),
            movement: moved(&earlier, &gathered.names[*at], *rank),
            known: known(&gathered, &ranking, *at),
            values: values(question, &gathered, &ranking, &whole, *at),
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
        components: components(question, &gathered, &ranking),
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

fn moved(earlier: &[Earlier], name: &str, rank: usize) -> Movement {
    let before = earlier.first();
    let table = before.is_some_and(|table| !table.ranks.is_empty());
    let was = before.and_then(|table| table.ranks.get(name).copied());
    Movement::of(table, was, rank)
}

/// The share of the weights in use for which a candidate has a position.
fn known(gathered: &Gathered, ranking: &Ranking, at: usize) -> f64 {
    let shares = ranking.shares.iter();
    let of = shares.filter(|(c, _)| ranking.position(gathered, *c, at).is_some());
    of.map(|(_, share)| share).sum()
}

fn components(question: &Question, gathered: &Gathered, ranking: &Ranking) -> Vec<Used> {
    let candidates = 0..gathered.names.len();
    Component::ALL
        .into_iter()
        .filter(|component| component.concerns(question.kind))
        .map(|component| {
            let panels = gathered
                .panels
                .iter()
                .filter(|p| p.key.component == component);
            let measured: std::collections::BTreeSet<usize> = panels
                .flat_map(|panel| panel.cells.keys().copied())
                .collect();
            let compared = candidates
                .clone()
                .filter(|at| ranking.position(gathered, component, *at).is_some());
            Used {
                component,
                weight: question.weights.of(question.kind, component),
                share: share(ranking, component),
                measured: measured.len(),
                compared: compared.count(),
            }
        })
        .collect()
}

fn share(ranking: &Ranking, component: Component) -> f64 {
    let found = ranking.shares.iter().find(|(known, _)| *known == component);
    found.map_or(0.0, |(_, share)| *share)
}

/// What a candidate has, component by component.
fn values<'a>(
    question: &Question,
    gathered: &Gathered<'a>,
    ranking: &Ranking,
    whole: &Draw,
    at: usize,
) -> Vec<(Component, Option<Value<'a>>)> {
    Component::ALL
        .into_iter()
        .filter(|component| component.concerns(question.kind))
        .map(|component| {
            let panels = gathered.panels.iter().zip(&ranking.positions);
            let parts: Vec<Part<'a>> = panels
                .filter(|(panel, _)| panel.key.component == component)
                .filter_map(|(panel, positions)| {
                    let cell = panel.cells.get(&at)?;
                    Some(Part {
                        what: panel.key.what.clone(),
                        unit: panel.key.unit.clone(),
                        channel: panel.key.channel.clone(),
                        market: panel.market.clone(),
                        value: cell.value(whole)?,
                        position: positions[at],
                        among: panel.cells.len(),
                        rows: cell.rows(),
                    })
                })
                .collect();
            let value = (!parts.is_empty()).then_some(Value {
                position: ranking.position(gathered, component, at),
                share: share(ranking, component),
                parts,
            });
            (component, value)
        })
        .collect()
}

/// Why there is nothing to rank.
fn nothing(holdings: &Holdings, question: &Question, gathered: &Gathered) -> Error {
    let tally = &gathered.tally;
    let period = question.period.in_words();
    if tally.all == 0 && holdings.downloads.is_empty() {
        return Error::empty(
            "there are no documents and no series\nhint: `releve add STUDY PATH...` adds them",
        );
    }
    if tally.all > 0 && tally.undated == tally.all && holdings.downloads.is_empty() {
        return Error::empty(format!(
            "none of the {} documents has a date, so that none can be said to be of {period}\n\
             hint: dates are taken from pages, feeds and mails, and from a first line `date \
             2022-08-01` of a text",
            tally.all
        ));
    }
    let mut told = match (tally.of_period, question.market.as_deref()) {
        (0, None) => format!("no document and no series is of {period}"),
        (0, Some(market)) => format!("no document and no series is of {period} and of {market}"),
        (number, _) => format!(
            "none of the {number} documents of {period} names a {}",
            question.kind
        ),
    };
    if let Some((from, to)) = tally.days {
        told.push_str(&format!("; documents run from {from} to {to}"));
    }
    if tally.undated > 0 {
        told.push_str(&format!("; {} are undated", tally.undated));
    }
    if tally.elsewhere > 0 {
        told.push_str(&format!(
            "; {} are of publications of another market, or of one that the lexicon does not know",
            tally.elsewhere
        ));
    }
    if !gathered.notes.thin.is_empty() {
        let thin: Vec<&str> = gathered
            .notes
            .thin
            .iter()
            .map(String::as_str)
            .take(3)
            .collect();
        told.push_str(&format!("; of the series, {}", thin.join("; ")));
    }
    if !gathered.notes.strangers.is_empty() {
        let names = gathered.notes.strangers.iter().take(5);
        let names: Vec<&str> = names.map(String::as_str).collect();
        told.push_str(&format!(
            "; series are of {}, which neither a document nor the lexicon calls a {}",
            names.join(", "),
            question.kind
        ));
    }
    Error::empty(told)
}

/// There are values, but none that weighs anything or can be compared.
fn weightless(question: &Question, gathered: &Gathered) -> Error {
    let there: std::collections::BTreeSet<Component> = gathered
        .panels
        .iter()
        .map(|panel| panel.key.component)
        .collect();
    let there: Vec<&str> = there.into_iter().map(Component::as_str).collect();
    Error::weights(
        question.weights.name(),
        format!(
            "nothing can be ranked: of {} there are values of {} for {} of kind {}, but a component \
             must weigh something and have two values to compare (weights: {})",
            question.period.in_words(),
            there.join(", "),
            gathered.names.len(),
            question.kind,
            match question.weights.line(question.kind) {
                line if line.is_empty() => "all 0".to_owned(),
                line => line,
            }
        ),
    )
}
