//! Pairings as advice: `pair yours with`, `wear with`, `looks best over`.

use std::ops::Range;

use releve_facts::{Basis, EntityKind};

use super::joined::{is_fronted, is_joint, is_suggestion, joined, lists_on, named, parts};
use super::pairing;
use super::topic::{Topic, meant};
use crate::clause::{Clause, ClauseKind, Parse, Reality};
use crate::item::Item;
use crate::lexicon::{Classes, Cue};
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
        let advised = advice(scene, parse, range.clone());
        let Some((from, clause)) = advised.or_else(swaps) else {
            continue;
        };
        let named = named(scene, parse, clause, from..range.end);
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
                let topic = meant(scene, number, from, focus).or_else(before);
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

/// `Finish with a belt if your dress feels plain`: the dress, which the advice is about.
fn conditional<'s>(scene: &'s Scene<'_>, range: Range<usize>) -> Option<&'s Item> {
    let when = range
        .clone()
        .find(|t| matches!(scene.text.lower(*t), "if" | "when" | "whenever"))?;
    let item = scene.items_in(when..range.end).next()?;
    matches!(
        scene.text.lower_at(item.tokens.start.checked_sub(1)),
        "your" | "the" | "a" | "an"
    )
    .then_some(item)
    .or_else(|| {
        matches!(
            scene.text.lower(item.tokens.start),
            "your" | "the" | "a" | "an"
        )
        .then_some(item)
    })
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

/// The advising verb of a sentence: an imperative or `you`-clause of pairing,
/// or a garment that `goes with`; the token from which its items count.
fn advice<'p>(
    scene: &Scene<'_>,
    parse: &'p Parse,
    range: Range<usize>,
) -> Option<(usize, Option<&'p Clause>)> {
    let own = |c: &&Clause| range.contains(&c.group.start);
    // An imperative that opens the sentence or a part of it, whatever its tag:
    // `Team them with`, `; wear it with`.
    for first in range.clone() {
        let start = first == range.start;
        let part = !start
            && matches!(
                scene.text.lower(first - 1),
                ";" | ":" | "—" | "–" | "," | "or" | "and" | "so" | "then"
            );
        let after = !start && is_suggestion(scene, first - 1);
        if !start && !part && !after {
            continue;
        }
        // `Choose shorts and a shirt, and finish with loafers`: one piece of advice.
        let begun = parse.clauses.iter().find(own).is_some_and(|c| {
            c.reality == Reality::Advised
                && c.group.start == range.start
                && scene.verb_is(c, Cue::Advise)
                && scene
                    .items_in(c.group.end..first)
                    .next()
                    .is_some_and(|item| lists_on(scene, item, first))
        });
        if part && begun {
            break;
        }
        let verb = (scene.spotted.has_cue(first, Cue::Pair)
            || scene.spotted.has_cue(first, Cue::Wear)
            || scene.spotted.has_cue(first, Cue::Clothe))
            && scene.text.can_be(first, Classes::VERB)
            && !scene
                .text
                .can_be(first, Classes::PAST.with(Classes::ING).with(Classes::THIRD));
        let next = scene.text.lower_at(Some(first + 1));
        let meant = matches!(next, "it" | "them" | "yours" | "with") || next == "your" && !start;
        let object = meant
            || start
                && matches!(
                    next,
                    "these" | "this" | "the" | "your" | "over" | "under" | "a" | "an"
                );
        // `In autumn, add a jacket`, `When it rains, pair a mac with boots`
        let fronted = !start
            && matches!(next, "a" | "an" | "some")
            && is_fronted(scene, range.start..first)
            && scene.spotted.has_cue(first, Cue::Pair);
        // `Put a corset over a shirt`
        let put = (start || part)
            && matches!(next, "a" | "an" | "your" | "the")
            && scene.spotted.has_cue(first, Cue::Clothe)
            && scene.items_in(first..range.end).next().is_some_and(|item| {
                item.tokens.start <= first + 2
                    && is_joint(scene, item.tokens.end.min(range.end - 1))
            });
        // `She suggests wearing a vest over a dress`
        let suggested = after
            && scene.text.tokens[first].tag == Tag::Gerund
            && (scene.spotted.has_cue(first, Cue::Pair) || scene.spotted.has_cue(first, Cue::Wear));
        if suggested {
            return Some((first, parse.clauses.iter().find(|c| c.verb == first)));
        }
        if after {
            continue;
        }
        let tagged = parse.clauses.iter().find(|c| c.group.start == first);
        let person = parse.clauses.iter().any(|c| {
            c.reality == Reality::Stated
                && c.subject
                    .iter()
                    .any(|p| scene.head(&parse.phrases[*p], EntityKind::Person).is_some())
        });
        let denied = tagged.is_some_and(|c| c.reality == Reality::Denied);
        if verb && (object || put || fronted) && !denied && !person && (tagged.is_none() || !start)
        {
            return Some((first, tagged.filter(|c| c.reality == Reality::Advised)));
        }
    }
    for clause in parse.clauses.iter().filter(own) {
        let pairs = scene.verb_is(clause, Cue::Pair);
        let advises = scene.verb_is(clause, Cue::Advise);
        let wears = scene.verb_is(clause, Cue::Wear);
        match clause.reality {
            // `Put it with`, `Have them with`
            Reality::Advised
                if pairs || advises || wears || puts_with(scene, clause, range.end) =>
            {
                return Some((clause.group.start, Some(clause)));
            }
            Reality::Stated | Reality::Unreal => {
                // `we’d pair`, `I like mine with`
                let we = clause.subject.iter().any(|p| {
                    matches!(
                        scene.text.lower(parse.phrases[*p].head),
                        "we" | "i" | "we'd" | "i'd"
                    )
                });
                let present = scene.text.tokens[clause.verb].tag == Tag::Verb
                    && clause.kind == ClauseKind::Finite;
                let garment = clause.subject.iter().any(|p| {
                    let phrase = &parse.phrases[*p];
                    scene.head(phrase, EntityKind::Garment).is_some()
                        || matches!(
                            scene.text.lower(phrase.head),
                            "it" | "they" | "these" | "this" | "both"
                        )
                        || scene.spotted.has_cue(phrase.head, Cue::Piece)
                });
                let with = (clause.group.end..(clause.group.end + 4).min(range.end))
                    .any(|t| is_joint(scene, t));
                let best = (clause.group.start..(clause.group.end + 3).min(range.end)).any(|t| {
                    matches!(
                        scene.text.lower(t),
                        "best"
                            | "great"
                            | "perfect"
                            | "ideal"
                            | "good"
                            | "well"
                            | "perfectly"
                            | "beautifully"
                            | "brilliantly"
                            | "chic"
                    )
                });
                let looks = best
                    && matches!(
                        scene.text.lemma(clause.verb),
                        "look" | "work" | "be" | "wear" | "pair" | "go" | "sit"
                    );
                let infinitive = clause.kind == ClauseKind::Infinitive
                    && (pairs || wears)
                    && clause.reality == Reality::Stated
                    && clause
                        .subject
                        .iter()
                        .all(|p| scene.head(&parse.phrases[*p], EntityKind::Person).is_none());
                // `I like mine with jeans`
                let likes = matches!(
                    scene.text.lemma(clause.verb),
                    "like" | "love" | "adore" | "favour" | "favor"
                );
                // `The coat can be worn over a hoodie`
                let offered = clause.passive
                    && (pairs || wears)
                    && clause
                        .group
                        .clone()
                        .any(|t| matches!(scene.text.lower(t), "can" | "could" | "should"));
                if with && garment && (present && pairs || looks || infinitive || offered)
                    || we
                        && present
                        && (pairs || wears || likes)
                        && clause.kind == ClauseKind::Finite
                        && with
                {
                    return Some((clause.group.start, Some(clause)));
                }
            }
            Reality::Denied | Reality::Advised => {}
        }
    }
    // `You can't go wrong with`
    if let Some(wrong) = range
        .clone()
        .find(|t| scene.text.lower(*t) == "wrong" && scene.text.lower_at(Some(t + 1)) == "with")
    {
        return Some((wrong + 2, None));
    }
    // `Best worn with`, `Perfect with jeans`.
    let first = range.start;
    let cue = scene.spotted.cue_at(first, Cue::Advise)?;
    let with = (first..(first + 5).min(range.end)).any(|t| is_joint(scene, t));
    let finite = parse
        .clauses
        .iter()
        .filter(own)
        .any(|c| c.kind == ClauseKind::Finite && c.reality != Reality::Advised);
    (with && !finite).then_some((cue.tokens.start, None))
}

/// `For the office, swap the jeans for trousers`: goes on with advice given before.
fn swap<'p>(
    scene: &Scene<'_>,
    parse: &'p Parse,
    range: &Range<usize>,
) -> Option<(usize, Option<&'p Clause>)> {
    parse
        .clauses
        .iter()
        .filter(|c| range.contains(&c.group.start))
        .find(|c| c.reality == Reality::Advised && scene.verb_is(c, Cue::Swap))
        .map(|c| (c.group.start, Some(c)))
}

/// True for a pronoun and `with` directly behind the verb.
fn puts_with(scene: &Scene<'_>, clause: &Clause, end: usize) -> bool {
    let at = clause.group.end;
    at + 1 < end
        && matches!(
            scene.text.lower(at),
            "it" | "them" | "yours" | "one" | "these" | "this"
        )
        && is_joint(scene, at + 1)
}
