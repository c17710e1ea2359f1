//! Candidates: two things in one sentence between which a relation may hold.

use std::borrow::Cow;
use std::ops::Range;

use releve_facts::{EntityKind, FactKind, Statement};

use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::segment::BlockKind;
use crate::spot::Found;

/// How many blocks back the heading of a paragraph may stand.
const HEADING_REACH: usize = 4;

/// One of the two things.
#[derive(Debug, Clone)]
pub(super) struct Argument {
    pub(super) tokens: Range<usize>,
    /// What it is: a kind of entity, `phrase`, `role`, `figure`.
    pub(super) label: &'static str,
    pub(super) entity: Option<EntityNumber>,
    /// The mention that names it, if one does.
    pub(super) mention: Option<usize>,
    pub(super) anaphor: bool,
    /// No lexicon knows it.
    pub(super) unknown: bool,
}

impl Argument {
    pub(super) fn mention(scene: &Scene<'_>, number: usize) -> Self {
        let mention = &scene.resolved.mentions[number];
        Self {
            tokens: mention.tokens.clone(),
            label: mention.kind.as_str(),
            entity: Some(scene.resolved.entity[number]),
            mention: Some(number),
            anaphor: mention.found == Found::Anaphor,
            unknown: mention.found == Found::Context,
        }
    }

    pub(super) fn phrase(tokens: Range<usize>, label: &'static str) -> Self {
        Self {
            tokens,
            label,
            entity: None,
            mention: None,
            anaphor: false,
            unknown: false,
        }
    }
}

/// What a second thing is identified by, its kind of relation and its first
/// token: of candidates that share it at most one holds, where the kind says so.
pub(super) type Slot = (FactKind, usize);

/// A relation that may hold.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub(super) statement: Statement,
    pub(super) sentence: usize,
    pub(super) first: Argument,
    pub(super) second: Argument,
    /// The sentence of the first thing, where that is another one.
    pub(super) other: Option<usize>,
    /// Features that only this kind of relation has.
    pub(super) own: Vec<(&'static str, Cow<'static, str>)>,
}

impl Candidate {
    pub(super) fn kind(&self) -> FactKind {
        self.statement.kind()
    }

    /// The place that it takes.
    pub(super) fn slot(&self) -> Slot {
        (self.kind(), self.second.tokens.start)
    }
}

/// The mentions of one kind in a sentence, for each entity the one nearest
/// before `at`, else the first behind it; at most `most` of them.
pub(super) fn nearest(
    scene: &Scene<'_>,
    kind: EntityKind,
    tokens: Range<usize>,
    at: usize,
    most: usize,
) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    for mention in scene.resolved.of_kind(kind, tokens) {
        let entity = scene.resolved.entity[mention];
        let before = scene.resolved.mentions[mention].tokens.start < at;
        let known = found
            .iter()
            .position(|known| scene.resolved.entity[*known] == entity);
        match known {
            Some(known) if before => found[known] = mention,
            Some(_) => {}
            None if found.len() < most => found.push(mention),
            None => {}
        }
    }
    found
}

/// The last mention of a kind in the sentences before this one, as far back as
/// `back` of them and no further than the line above.
pub(super) fn before(
    scene: &Scene<'_>,
    kind: EntityKind,
    sentence: usize,
    back: usize,
) -> Option<(usize, usize)> {
    let block = scene.text.sentences[sentence].block;
    (sentence.saturating_sub(back)..sentence)
        .rev()
        .take_while(|number| scene.text.sentences[*number].block + 1 >= block)
        .find_map(|number| {
            let last = scene
                .resolved
                .of_kind(kind, scene.sentence(number))
                .last()?;
            Some((last, number))
        })
}

/// What a sentence may speak of without naming it: the last thing that the
/// heading above names, and what the whole text is about. Each with its sentence
/// and how it was met.
pub(super) fn topics(scene: &Scene<'_>, sentence: usize) -> Vec<(usize, usize, &'static str)> {
    let text = &scene.text;
    let block = text.sentences[sentence].block;
    let mut found: Vec<(usize, usize, &'static str)> = Vec::new();
    let heading = (block.saturating_sub(HEADING_REACH)..block)
        .rev()
        .find(|number| {
            matches!(
                text.blocks[*number].kind,
                BlockKind::Heading | BlockKind::Name
            )
        });
    if let Some(heading) = heading {
        let tokens = text.blocks[heading].tokens.clone();
        let named = scene.resolved.within(tokens).find(|mention| {
            matches!(
                scene.resolved.mentions[*mention].kind,
                EntityKind::Trend | EntityKind::Garment | EntityKind::Brand | EntityKind::Product
            )
        });
        found.extend(named.map(|mention| (mention, place(scene, mention), "heading")));
    }
    let here = scene.sentence(sentence).start;
    for mentions in named_topics(scene) {
        let known = mentions
            .partition_point(|mention| scene.resolved.mentions[*mention].tokens.start < here);
        let mention = known.checked_sub(1).map(|last| mentions[last]);
        found.extend(mention.map(|mention| (mention, place(scene, mention), "topic")));
    }
    found
}

/// For each thing that the whole text is about the mentions that name it.
fn named_topics<'s>(scene: &'s Scene<'_>) -> &'s [Vec<usize>] {
    scene.memory.topics(|| {
        let mains = [scene.main_garment, scene.main_trend, scene.main_house];
        let named = |mention: &usize| scene.resolved.mentions[*mention].found != Found::Anaphor;
        let mentions = |entity| scene.entity(entity).mentions.iter().copied();
        (mains.into_iter().flatten())
            .map(|entity| mentions(entity).filter(named).collect())
            .collect()
    })
}

fn place(scene: &Scene<'_>, mention: usize) -> usize {
    scene
        .text
        .sentence_of(scene.resolved.mentions[mention].tokens.start)
}
