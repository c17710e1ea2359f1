//! Facts of kind `influence`: one thing moved or inspired another.
//!
//! Families tell it: verbs with subject and object (`verb`), an effect and its cause
//! (`cause`, `worn`), nouns such as influence and inspiration (`credit`), thanks and blame
//! (`blame`), nouns for who moves (`driver`) and of homage (`homage`), idioms (`spark`),
//! what a crowd is sent after (`sought`), whom one is told to look to (`advised`).
//! Each asks the same: who moves (`subject`, `mover`), what is moved (`moved`, `target`,
//! `deed`, or `topic` where the sentence leaves it out), whether it is stated (`stated`).
//! What the families find is told by `tell`.

mod active;
mod advised;
mod aftermath;
mod aside;
mod attributed;
mod began;
mod blame;
mod cause;
mod compound;
mod credit;
mod crowd;
mod deed;
mod demand;
mod did;
mod driver;
mod effect;
mod figures;
mod gift;
mod homage;
mod inspiration;
mod moment;
mod moved;
mod mover;
mod owing;
mod passive;
mod place;
mod reason;
mod referent;
mod roots;
mod sought;
mod source;
mod spark;
mod stake;
mod stated;
mod subject;
mod success;
mod swamped;
mod target;
mod tell;
#[cfg(test)]
mod tests;
mod topic;
mod verb;
mod wearers;
mod who_is;
mod without;
mod worn;

use foldhash::{HashMap, HashMapExt};
use releve_facts::{Direction, Effect, Statement};

use super::Draft;
use super::noun::Thing;
use crate::clause::{Clause, Parse};
use crate::scene::Scene;
use crate::segment::BlockKind;
use figures::figures;
use tell::tell;

/// What moved what, before it is told.
#[derive(Debug)]
struct Event {
    influencers: Vec<Thing>,
    targets: Vec<Thing>,
    effect: Option<Effect>,
    direction: Option<Direction>,
    /// The sentence that states it.
    sentence: usize,
    /// Another one that is needed to understand it.
    other: Option<usize>,
    rule: &'static str,
    signs: Vec<&'static str>,
}

impl Event {
    fn new(
        influencers: Vec<Thing>,
        moved: moved::Moved,
        sentence: usize,
        rule: &'static str,
    ) -> Self {
        Self {
            influencers,
            targets: moved.targets,
            effect: moved.effect,
            direction: moved.effect.map(|_| Direction::Up),
            sentence,
            other: moved.other,
            rule,
            signs: Vec::new(),
        }
    }

    /// What the subject of a clause moved.
    fn by_subject(
        scene: &Scene<'_>,
        parse: &Parse,
        clause: &Clause,
        moved: moved::Moved,
        rule: &'static str,
    ) -> Self {
        let influencers = subject::subject(scene, parse, clause);
        Self::new(influencers, moved, clause.sentence, rule)
    }

    fn effect(mut self, effect: Effect) -> Self {
        self.effect.get_or_insert(effect);
        self.direction.get_or_insert(Direction::Up);
        self
    }
}

/// Influence of all sentences; those between wearers and what is worn come last, as they
/// build on drafts of other kinds.
pub(super) fn find(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    let figures = figures(scene, drafts);
    for sentence in 0..scene.text.sentences.len() {
        let block = &scene.text.blocks[scene.text.sentences[sentence].block];
        if matches!(block.kind, BlockKind::Byline | BlockKind::Date) {
            continue;
        }
        let mut events = verb::events(scene, sentence);
        events.extend(credit::events(scene, sentence));
        events.extend(driver::events(scene, sentence));
        events.extend(cause::events(scene, sentence));
        events.extend(compound::events(scene, sentence));
        events.extend(homage::events(scene, sentence));
        events.extend(without::events(scene, sentence));
        events.extend(crowd::events(scene, sentence));
        events.extend(roots::events(scene, sentence));
        events.extend(stake::events(scene, sentence));
        if !asks(scene, sentence) {
            events.extend(blame::events(scene, sentence));
            events.extend(spark::events(scene, sentence));
            events.extend(aftermath::events(scene, sentence));
        }
        for event in events {
            tell(scene, &event, &figures, drafts);
        }
    }
    for event in worn::events(scene, drafts) {
        tell(scene, &event, &figures, drafts);
    }
    drop_wider(drafts);
}

/// Drops `X moved the coat` where the same sentence tells that X moved the camel coat.
fn drop_wider(drafts: &mut Vec<Draft>) {
    let key = |draft: &Draft| match &draft.statement {
        Statement::Influence(it) => {
            let place = draft.evidence.first()?.start;
            Some((it.influencer.clone(), place, it.target.clone()))
        }
        _ => None,
    };
    let mut precise: HashMap<(String, usize), Vec<String>> = HashMap::new();
    for (influencer, place, target) in drafts.iter().filter_map(key) {
        precise.entry((influencer, place)).or_default().push(target);
    }
    drafts.retain(|draft| {
        let Some((influencer, place, target)) = key(draft) else {
            return true;
        };
        let targets = &precise[&(influencer, place)];
        !targets.iter().any(|other| {
            other
                .strip_suffix(target.as_str())
                .is_some_and(|rest| rest.ends_with(' '))
        })
    });
}

/// True for a question, and where nothing is said at all.
fn asks(scene: &Scene<'_>, sentence: usize) -> bool {
    let last = scene.sentence(sentence).last();
    last.is_none_or(|at| scene.text.surface(at) == "?")
}
