//! Who may have moved what: things and plain phrases of the sentence, who was
//! spoken of before, and what the text is about.

use std::borrow::Cow;

use releve_facts::{EntityKind, Influence, Metric, Statement};

use super::super::candidate::topics;
use super::{Argument, Candidate, MOST, before, effect};
use crate::lexicon::Cue;
use crate::relate::measure::gauge::gauges;
use crate::relate::noun;
use crate::scene::Scene;
use crate::tag::Tag;

/// Cues without which a sentence tells of no influence.
const MOVING: [Cue; 16] = [
    Cue::Influence,
    Cue::Inspire,
    Cue::Popularise,
    Cue::Revive,
    Cue::Owe,
    Cue::Cause,
    Cue::Searches,
    Cue::Sales,
    Cue::Fame,
    Cue::Revival,
    Cue::Thank,
    Cue::Driver,
    Cue::Source,
    Cue::Attention,
    Cue::Begin,
    Cue::Rise,
];

/// One of the two sides of an influence that may hold.
struct Side {
    argument: Argument,
    name: String,
    /// The sentence that names it, where that is another one.
    from: Option<usize>,
    /// How it was met there.
    how: &'static str,
}

impl Side {
    fn here(argument: Argument, name: String) -> Self {
        Self {
            argument,
            name,
            from: None,
            how: "",
        }
    }

    fn is_a(&self, kind: EntityKind) -> bool {
        self.argument.label == kind.as_str()
    }

    fn named(scene: &Scene<'_>, mention: usize, from: usize, how: &'static str) -> Self {
        Self {
            argument: Argument::mention(scene, mention),
            name: noun::of_mention(scene, mention).name,
            from: Some(from),
            how,
        }
    }
}

pub(super) fn candidates(scene: &Scene<'_>, sentence: usize, found: &mut Vec<Candidate>) {
    let tokens = scene.sentence(sentence);
    let bits = tokens
        .clone()
        .filter_map(|at| scene.spotted.cue_bits.get(at))
        .fold(0, |all, bits| all | bits);
    if !MOVING.iter().any(|cue| (bits >> *cue as u32) & 1 == 1) {
        return;
    }
    let movers = movers(scene, sentence);
    let moved = moved(scene, sentence);
    let (effect, direction) = effect(scene, tokens.clone());
    let when = scene.when_in(tokens);
    for first in &movers {
        for second in &moved {
            let one = first.argument.entity.is_some()
                && first.argument.entity == second.argument.entity
                || first.name == second.name
                || first.argument.tokens.start == second.argument.tokens.start;
            // One of the two at least stands here.
            if one || first.from.is_some() && second.from.is_some() {
                continue;
            }
            let mut own = Vec::new();
            if !second.how.is_empty() {
                own.push(("second-met", Cow::Borrowed(second.how)));
            }
            found.push(Candidate {
                statement: Statement::Influence(Influence {
                    influencer: first.name.clone(),
                    target: second.name.clone(),
                    effect,
                    direction,
                    market: None,
                    channel: None,
                    when: when.clone(),
                }),
                sentence,
                first: first.argument.clone(),
                second: second.argument.clone(),
                other: first.from.or(second.from),
                own,
            });
        }
    }
}

/// Who may have moved something: what the sentence names, its plain phrases,
/// and who was named last before.
fn movers(scene: &Scene<'_>, sentence: usize) -> Vec<Side> {
    let named = scene.resolved.within(scene.sentence(sentence));
    let mut found: Vec<Side> = named
        .filter(|mention| {
            !matches!(
                scene.resolved.mentions[*mention].kind,
                EntityKind::Attribute
                    | EntityKind::Garment
                    | EntityKind::Season
                    | EntityKind::Place
            )
        })
        .take(2 * MOST)
        .map(|mention| {
            let name = noun::of_mention(scene, mention).name;
            Side::here(Argument::mention(scene, mention), name)
        })
        .collect();
    let phrases = scene.parses[sentence].phrases.iter().take(4 * MOST);
    let plain = phrases
        .filter(|phrase| {
            let mut tokens = phrase.tokens.clone();
            tokens.all(|at| scene.resolved.at(at).is_none())
        })
        .filter_map(|phrase| {
            let thing = noun::thing(scene, phrase.tokens.clone())?;
            let argument = Argument::phrase(phrase.tokens.clone(), "phrase");
            thing
                .kind
                .is_none()
                .then(|| Side::here(argument, thing.name))
        });
    let room = (3 * MOST).saturating_sub(found.len());
    found.extend(plain.take(room));
    // Who was named last, where the sentence names nobody.
    if !found.iter().any(|side| side.is_a(EntityKind::Person))
        && let Some((mention, other)) = before(scene, EntityKind::Person, sentence, 2)
    {
        found.push(Side::named(scene, mention, other, "before"));
    }
    found
}

/// What may have been moved: what the sentence names, fashion itself, and what
/// is spoken of without being named.
fn moved(scene: &Scene<'_>, sentence: usize) -> Vec<Side> {
    let tokens = scene.sentence(sentence);
    let named = scene.resolved.within(tokens.clone());
    let mut found: Vec<Side> = named
        .filter(|mention| {
            matches!(
                scene.resolved.mentions[*mention].kind,
                EntityKind::Garment | EntityKind::Trend | EntityKind::Brand | EntityKind::Product
            )
        })
        .take(MOST)
        .map(|mention| {
            let name = noun::of_mention(scene, mention).name;
            Side::here(Argument::mention(scene, mention), name)
        })
        .collect();
    // What is searched for or sold, in all its words: `sales of the vintage coat`.
    for gauge in gauges(scene, tokens.clone(), &[]) {
        let counts = matches!(gauge.metric, Metric::Searches | Metric::Sales);
        let Some(subject) = gauge.subject.filter(|subject| counts && !subject.meant) else {
            continue;
        };
        let mention = subject
            .tokens
            .clone()
            .rev()
            .find_map(|at| scene.resolved.at(at));
        let (Some(kind), Some(mention)) = (subject.kind, mention) else {
            continue;
        };
        let known = found.iter().any(|side| side.name == subject.name);
        if !known && !matches!(kind, EntityKind::Place | EntityKind::Person) {
            let argument = Argument {
                tokens: subject.tokens,
                ..Argument::mention(scene, mention)
            };
            found.push(Side::here(argument, subject.name));
        }
    }
    // A colour or a pattern that describes no garment: `polka dots`, `burgundy`.
    let free = scene
        .resolved
        .of_kind(EntityKind::Attribute, tokens.clone())
        .filter(|mention| {
            let at = &scene.resolved.mentions[*mention].tokens;
            !scene
                .items_in(at.clone())
                .any(|item| item.attributes.contains(mention))
        })
        .take(2);
    for mention in free {
        let name = noun::of_mention(scene, mention).name;
        if !found.iter().any(|side| side.name == name) {
            found.push(Side::here(Argument::mention(scene, mention), name));
        }
    }
    let fashion = tokens.filter(|at| {
        scene.text.lower(*at) == "fashion"
            && scene.resolved.at(*at).is_none()
            && scene.text.tokens[*at].tag == Tag::Noun
    });
    found.extend(fashion.take(1).map(|at| {
        let argument = Argument::phrase(at..at + 1, "fashion");
        Side::here(argument, "fashion".to_owned())
    }));
    // What is spoken of, where the sentence names nothing but houses.
    if found.iter().any(|side| !side.is_a(EntityKind::Brand)) {
        return found;
    }
    let back = [EntityKind::Garment, EntityKind::Product, EntityKind::Trend]
        .into_iter()
        .filter_map(|kind| before(scene, kind, sentence, 1))
        .map(|(mention, other)| (mention, other, "before"));
    for (mention, other, how) in topics(scene, sentence).into_iter().chain(back) {
        let entity = Some(scene.resolved.entity[mention]);
        if !found.iter().any(|known| known.argument.entity == entity) {
            found.push(Side::named(scene, mention, other, how));
        }
    }
    found
}
