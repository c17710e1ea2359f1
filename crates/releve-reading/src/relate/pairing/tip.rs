//! Pairings as advice: `pair yours with`, `wear with`, `looks best over`.

use std::ops::Range;

use releve_facts::Basis;

use super::advice::{advice, is_part_of_them, swap};
use super::joined::{is_joint, joined, named, parts};
use super::pairing;
use super::topic::{Topic, meant};
use crate::clause::Reality;
use crate::item::Item;
use crate::relate::Draft;
use crate::relate::wear::{governor, is_named_kind};
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::segment::BlockKind;
use crate::tag::Tag;

pub(super) fn find(scene: &Scene<'_>, focus: Option<EntityNumber>, drafts: &mut Vec<Draft>) {
    // The item that the paragraph's advice began with.
    let mut begun: Option<(usize, Topic)> = None;
    let sentences = scene.text.sentences.iter().enumerate();
    for (number, range) in sentences.flat_map(|(number, sentence)| {
        parts(scene, sentence.tokens.clone()).map(move |part| (number, part))
    }) {
        let sentence = &scene.text.sentences[number];
        let kind = scene.text.blocks[sentence.block].kind;
        if !matches!(kind, BlockKind::Paragraph | BlockKind::Caption) {
            continue;
        }
        let parse = &scene.parses[number];
        let going = begun.as_ref().filter(|(block, _)| *block == sentence.block);
        let swaps = || going.and_then(|_| swap(scene, parse, &range));
        let advised = advice(scene, parse, &range);
        let Some((from, clause)) = advised.or_else(swaps) else {
            continue;
        };
        if forbidden(scene, range.start, from) {
            continue;
        }
        let part = (from..range.end.min(from + 3)).any(|at| is_part_of_them(scene, at));
        let named = named(scene, parse, clause, from..range.end).filter(|_| !part);
        // `find a midi skirt and put it with a top`
        let here = scene.items_in(range.start..from).any(|item| !item.denied);
        let pronoun =
            (from..range.end.min(from + 3)).any(|t| matches!(scene.text.lower(t), "it" | "them"));
        let going_on = going.filter(|_| !(here && pronoun));
        let topic = match (&named, going_on) {
            (Some(item), _) => Topic {
                garment: of_text(scene, item, focus),
                place: None,
                sign: None,
            },
            (None, Some((_, topic))) => topic.clone(),
            (None, None) => {
                let before = || going.map(|(_, topic)| topic.clone());
                let conditional = || {
                    conditional(scene, from..range.end).map(|item| Topic {
                        garment: item.garment,
                        place: None,
                        sign: None,
                    })
                };
                // Of several spoken of any may be worn: what the text is about.
                let any = || {
                    focus
                        .filter(|_| part)
                        .and_then(|focus| of_focus(scene, focus, from))
                };
                let topic = any()
                    .or_else(|| meant(scene, number, from, focus))
                    .or_else(before);
                match topic.or_else(conditional) {
                    Some(topic) => topic,
                    None => continue,
                }
            }
        };
        let lead = named.as_ref().map_or(from, |item| item.tokens.end);
        let mut joined = joined(scene, lead..range.end, named.is_none());
        // `Wear a vest over a shirt with beige Bermudas` in a text about these.
        let about = |item: &Item| {
            focus.is_some_and(|focus| {
                is_named_kind(
                    scene,
                    &scene.entity(item.garment).name,
                    &scene.entity(focus).name,
                )
            })
        };
        let mut topic = topic;
        if let Some(lead) = named
            && !about(lead)
            && let Some(place) = joined.iter().position(|item| about(item))
        {
            topic.garment = joined[place].garment;
            joined[place] = lead;
        }
        let opens =
            clause.is_some_and(|c| scene.text.lemma(c.verb) == "take") || !joined.is_empty();
        // What the text is about stays what is spoken of: `finish it with sneakers`.
        let about_topic = going.is_some_and(|(_, topic)| Some(topic.garment) == focus);
        if (opens || named.is_some()) && !about_topic {
            let mut kept = topic.clone();
            kept.place.get_or_insert(sentence.tokens.clone());
            begun = Some((sentence.block, kept));
        }
        for item in joined {
            if item.garment == topic.garment {
                continue;
            }
            let Some(statement) = pairing(
                scene.name(topic.garment),
                scene.name(item.garment),
                Basis::Tip,
            ) else {
                continue;
            };
            let rule = match clause {
                Some(clause) if clause.reality == Reality::Advised => "pairing: imperative",
                Some(_) => "pairing: goes with",
                None => "pairing: advice without verb",
            };
            let mut draft = Draft::new(statement, sentence.tokens.clone(), rule);
            if let Some(place) = topic.place.as_ref().filter(|it| **it != sentence.tokens) {
                draft = draft.also(place.clone());
            }
            if let Some(sign) = topic.sign {
                draft = draft.sign(true, sign);
            }
            let with = governor(scene, item).is_some_and(|t| is_joint(scene, t));
            drafts.push(
                draft
                    .sign(!with, "pairing without with")
                    .sign(item.possessor.is_some(), "possessed"),
            );
        }
    }
}

/// `Do not, whatever they say, pair it with shorts`: the verb is denied over an aside.
fn forbidden(scene: &Scene<'_>, start: usize, from: usize) -> bool {
    const ASIDE: usize = 16;
    let text = &scene.text;
    let closed = (from.saturating_sub(4).max(start)..from).any(|at| text.surface(at) == ",");
    closed
        && (start..from).rev().take(ASIDE).any(|at| {
            let denies = text.tokens[at].tag == Tag::Negation || text.lower(at) == "never";
            denies && text.surface(at + 1) == ","
        })
}

/// The garment of the text, and where it was named last.
fn of_focus(scene: &Scene<'_>, focus: EntityNumber, from: usize) -> Option<Topic> {
    let mention = scene.last_before(focus, from)?;
    let at = scene.resolved.mentions[mention].tokens.start;
    Some(Topic {
        garment: focus,
        place: Some(scene.sentence(scene.text.sentence_of(at))),
        sign: Some("item of the text"),
    })
}

/// `Finish with a belt if your dress feels plain`: the dress, which the advice is about.
fn conditional<'s>(scene: &'s Scene<'_>, range: Range<usize>) -> Option<&'s Item> {
    let when = range
        .clone()
        .find(|t| matches!(scene.text.lower(*t), "if" | "when" | "whenever"))?;
    let item = scene.items_in(when..range.end).next()?;
    let start = item.tokens.start;
    let determined = [start.checked_sub(1), Some(start)]
        .into_iter()
        .any(|at| matches!(scene.text.lower_at(at), "your" | "the" | "a" | "an"));
    determined.then_some(item)
}

/// `the jacket` in a text about bombers is one of these.
fn of_text(scene: &Scene<'_>, item: &Item, focus: Option<EntityNumber>) -> EntityNumber {
    let plain = item.brand.is_none() && item.attributes.is_empty();
    let the = matches!(scene.text.lower(item.tokens.start), "the" | "these");
    focus
        .filter(|focus| {
            let [wide, narrow] = [item.garment, *focus].map(|e| scene.name(e));
            the && plain && wide != narrow && is_named_kind(scene, &narrow, &wide)
        })
        .unwrap_or(item.garment)
}
