//! Relations by likelihood, where no rule tells them.
//!
//! A rule needs its construction; the press always has one more. Beside the
//! grammar stands a linear classifier: every two things in a sentence that could
//! be related are weighed by what stands in and around them
//! ([`features`]). What it holds likely and the grammar has not told becomes a
//! draft of its own; what both hold is a sign that the grammar is right. The
//! weights are data, `relation_weights.tsv`, learnt by `releve train`.

mod apart;
mod candidate;
mod denied;
mod features;
mod figures;
mod gather;
mod looks;
mod parts;
#[cfg(test)]
mod tests;
mod told;
mod weights;

use std::cell::LazyCell;
use std::ops::Range;

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use releve_facts::{Direction, Effect, FactKind, Statement};

use super::Draft;
use super::pairing::is_against;
use super::role::term::{Term, terms};
use crate::lexicon::Cue;
use crate::scene::Scene;
use apart::Holders;
use candidate::{Candidate, Slot};
use denied::{Questions, is_denied};
use features::Places;
use gather::{complete, gather};
use parts::Parts;
use told::Told;

pub(crate) use weights::RelationWeights;

/// Candidates less likely than this are not proposed.
const LEAST: f32 = 0.15;

/// How likely what no rule tells is, in eighths, as signs.
const PROPOSED: [&str; 8] = [
    "proposed at 1 of 8",
    "proposed at 2 of 8",
    "proposed at 3 of 8",
    "proposed at 4 of 8",
    "proposed at 5 of 8",
    "proposed at 6 of 8",
    "proposed at 7 of 8",
    "proposed at 8 of 8",
];

/// How likely what a rule tells is. It says less than of a proposal: the rule
/// knows its construction.
const LIKELIHOOD: [&str; 8] = [
    "likelihood 1 of 8",
    "likelihood 2 of 8",
    "likelihood 3 of 8",
    "likelihood 4 of 8",
    "likelihood 5 of 8",
    "likelihood 6 of 8",
    "likelihood 7 of 8",
    "likelihood 8 of 8",
];

/// By how much a candidate must be likelier than another for the same place to
/// speak against it.
const LIKELIER: f32 = 0.2;

/// Which kinds of relation are weighed: pairings are read off looks, so they
/// come after what is worn and shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// All but pairings.
    Things,
    Pairings,
}

impl Stage {
    /// The roles that the text names, where they are needed.
    fn terms<'s>(self, scene: &'s Scene<'_>) -> &'s [Term] {
        match self {
            Self::Things => terms(scene),
            Self::Pairings => &[],
        }
    }
}

/// A candidate as an example to learn from.
#[derive(Debug, Clone)]
pub(crate) struct Example {
    pub(crate) statement: Statement,
    pub(crate) evidence: Range<usize>,
    /// Template and word, a blank between them.
    pub(crate) features: Vec<String>,
}

/// Every candidate of a document with its features.
pub(super) fn examples(scene: &Scene<'_>, stage: Stage, drafts: &[Draft]) -> Vec<Example> {
    let told = Told::new(scene, drafts);
    let terms = stage.terms(scene);
    let mut found = Vec::new();
    for sentence in 0..scene.text.sentences.len() {
        let mut candidates = Vec::new();
        gather(scene, terms, sentence, stage, &mut candidates);
        for mut candidate in candidates {
            complete(scene, &mut candidate);
            let mut features = Vec::new();
            let mut note = |template: &'static str, word: &str| {
                let blank = if word.is_empty() { "" } else { " " };
                features.push(format!("{template}{blank}{word}"));
            };
            features::surroundings(scene, sentence, &mut note);
            told.surroundings(candidate.kind(), sentence, &mut note);
            features::of_first(scene, &candidate, &mut note);
            features::of_second(scene, &candidate, &mut note);
            let places = Places::new(scene, &candidate);
            features::of_both(scene, &told, &candidate, &places, &mut note);
            features.sort();
            found.push(Example {
                evidence: scene.sentence(sentence),
                statement: candidate.statement,
                features,
            });
        }
    }
    found
}

/// Weighs the candidates of some kinds: adds to `drafts` what is likely and
/// untold, and to what is told how likely it is.
pub(super) fn classify(
    scene: &Scene<'_>,
    doubtful: &[bool],
    stage: Stage,
    drafts: &mut Vec<Draft>,
) {
    let weights = &scene.text.lexicon.relation_weights;
    if weights.is_empty() {
        return;
    }
    let mut agreed: Vec<(usize, f32, Slot)> = Vec::new();
    let mut proposed: Vec<(Candidate, f32)> = Vec::new();
    {
        let told = Told::new(scene, drafts);
        let holders = Holders::new(scene, drafts);
        let terms = stage.terms(scene);
        let questions = Questions::new(scene);
        let mut candidates = Vec::new();
        let mut parts = Parts::default();
        for sentence in 0..scene.text.sentences.len() {
            if doubtful[sentence] {
                continue;
            }
            let mut surroundings = [None; FactKind::ALL.len()];
            parts.clear();
            // The same for all kinds of relation, which weigh it each for themselves.
            let around = LazyCell::new(|| {
                let mut found: Vec<(&str, &str)> = Vec::new();
                features::surroundings(scene, sentence, &mut |template, word| {
                    found.push((template, word));
                });
                found
            });
            // Asked of every pairing, and the same for all of a sentence.
            let against = LazyCell::new(|| is_against(scene, &scene.sentence(sentence)));
            gather(scene, terms, sentence, stage, &mut candidates);
            for candidate in candidates.drain(..) {
                let kind = candidate.kind();
                let places = Places::new(scene, &candidate);
                if is_denied(scene, &questions, &candidate, &places)
                    || kind == FactKind::Pairing && *against
                    || told.explained(&candidate)
                {
                    continue;
                }
                let mut score = *surroundings[kind as usize].get_or_insert_with(|| {
                    let mut score = 0.0;
                    let mut note = |template: &'static str, word: &str| {
                        score += weights.get(kind, template, word);
                    };
                    for (template, word) in around.iter() {
                        note(template, word);
                    }
                    told.surroundings(kind, sentence, &mut note);
                    score
                });
                score += parts.score(scene, weights, &candidate);
                features::of_both(scene, &told, &candidate, &places, &mut |template, word| {
                    score += weights.get(kind, template, word);
                });
                let likely = 1.0 / (1.0 + (-score).exp());
                match told.twin(&candidate) {
                    Some(twin) => agreed.push((twin, likely, candidate.slot())),
                    None if likely < LEAST || holders.forbid(scene, &candidate) => {}
                    None => proposed.push((candidate, likely)),
                }
            }
        }
    }
    let mut likeliest: HashMap<usize, (f32, Slot)> = HashMap::new();
    let mut told_of: HashMap<Slot, f32> = HashMap::new();
    for (twin, likely, slot) in agreed {
        let known = likeliest.entry(twin).or_insert((likely, slot));
        if likely > known.0 {
            *known = (likely, slot);
        }
        let known = told_of.entry(slot).or_insert(likely);
        *known = known.max(likely);
    }
    let proposed = rivals(proposed);
    let mut untold: HashMap<Slot, f32> = HashMap::new();
    for (candidate, likely) in proposed.iter().filter(|(c, _)| is_exclusive(c.kind())) {
        let known = untold.entry(candidate.slot()).or_insert(*likely);
        *known = known.max(*likely);
    }
    for (number, draft) in drafts.iter_mut().enumerate() {
        if let Some((likely, slot)) = likeliest.get(&number) {
            draft.signs.push(LIKELIHOOD[eighth(*likely)]);
            if untold
                .get(slot)
                .is_some_and(|rival| *rival > likely + LIKELIER)
            {
                draft.signs.push("another is likelier");
            }
        }
    }
    let told = drafts.len();
    for (candidate, likely) in proposed {
        let rule = told_of.get(&candidate.slot()).copied();
        let rule = rule.filter(|_| is_exclusive(candidate.kind()));
        // One house alone need not show a thing; of all else the grammar has
        // told, and a proposal beside it is hardly ever right.
        if rule.is_some() && candidate.kind() != FactKind::Showing {
            continue;
        }
        let likelier = rule.is_some_and(|rule| likely > rule + LIKELIER);
        let draft = draft(scene, candidate, likely)
            .sign(rule.is_some(), "told of another")
            .sign(likelier, "likelier than what is told");
        drafts.push(draft);
    }
    looks::join(scene, drafts, told);
}

/// Of candidates for one place the likeliest: one wearer for an item, one
/// subject for a figure.
fn rivals(mut proposed: Vec<(Candidate, f32)>) -> Vec<(Candidate, f32)> {
    proposed.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    let mut taken: HashSet<Slot> = HashSet::new();
    proposed.retain(|(candidate, _)| {
        if !is_exclusive(candidate.kind()) {
            return true;
        }
        taken.insert(candidate.slot())
    });
    proposed
}

fn is_exclusive(kind: FactKind) -> bool {
    matches!(
        kind,
        FactKind::Wear
            | FactKind::Showing
            | FactKind::Measure
            | FactKind::Role
            | FactKind::Launch
            | FactKind::Composition
    )
}

/// What the pairings of a look take over from the likelihood of its items.
pub(super) fn inherit(signs: &mut Vec<&'static str>) {
    let hardly = signs
        .iter()
        .any(|sign| LIKELIHOOD[..4].contains(sign) || PROPOSED[..4].contains(sign));
    signs.retain(|sign| !LIKELIHOOD.contains(sign) && !PROPOSED.contains(sign));
    if hardly {
        signs.push("of an item hardly likely");
    }
}

fn eighth(likely: f32) -> usize {
    ((likely * 8.0) as usize).min(7)
}

fn draft(scene: &Scene<'_>, mut candidate: Candidate, likely: f32) -> Draft {
    complete(scene, &mut candidate);
    let rule = match candidate.kind() {
        FactKind::Wear => "wear: likely",
        FactKind::Showing => "showing: likely",
        FactKind::Pairing => "pairing: likely",
        FactKind::Composition => "composition: likely",
        FactKind::Launch => "launch: likely",
        FactKind::Influence => "influence: likely",
        FactKind::Role => "role: likely",
        FactKind::Collaboration => "collaboration: likely",
        _ => "measure: likely",
    };
    let mut draft = Draft::new(
        candidate.statement,
        scene.sentence(candidate.sentence),
        rule,
    );
    draft.signs.push(PROPOSED[eighth(likely)]);
    if let Some(other) = candidate.other {
        draft = draft.also(scene.sentence(other));
    }
    draft
}

/// What a sentence says was moved, and which way.
fn effect(scene: &Scene<'_>, tokens: Range<usize>) -> (Option<Effect>, Option<Direction>) {
    let has = |cue| tokens.clone().any(|at| scene.spotted.has_cue(at, cue));
    let effect = if has(Cue::Searches) {
        Effect::Searches
    } else if has(Cue::Sales) {
        Effect::Sales
    } else if has(Cue::Revival) || has(Cue::Revive) {
        Effect::Revival
    } else if has(Cue::Fame) || has(Cue::Popularise) {
        Effect::Popularity
    } else {
        return (None, None);
    };
    (Some(effect), Some(Direction::Up))
}
