//! Garments that a text calls partners: `shirts and waistcoats make good companions`,
//! `wide jeans call for a neat shoe`, and lists of what to wear with one behind a colon.

use std::ops::Range;

use releve_facts::{Basis, EntityKind};

use super::joined::lists_on;
use super::pairing;
use super::topic::meant;
use crate::clause::{Clause, Parse, Reality};
use crate::item::Item;
use crate::lexicon::Cue;
use crate::relate::Draft;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::segment::BlockKind;
use crate::tag::Tag;

/// The garment that has partners, and where that is said if not here.
pub(super) type Lead = (EntityNumber, Option<Range<usize>>);

pub(super) fn find(scene: &Scene<'_>, focus: Option<EntityNumber>, drafts: &mut Vec<Draft>) {
    for (number, sentence) in scene.text.sentences.iter().enumerate() {
        let kind = scene.text.blocks[sentence.block].kind;
        if !matches!(kind, BlockKind::Paragraph | BlockKind::Caption) {
            continue;
        }
        let range = sentence.tokens.clone();
        let parse = &scene.parses[number];
        let denied = parse.clauses.iter().any(|c| c.reality == Reality::Denied);
        if denied {
            continue;
        }
        let found = companions(scene, parse, &range)
            .or_else(|| calls_for(scene, number, parse, &range, focus))
            .or_else(|| behind_colon(scene, number, &range, focus));
        if let Some((lead, partners)) = found {
            tell(scene, &range, &lead, partners, drafts);
        }
    }
}

/// A tip for each of the partners, with the place where the garment that leads is named.
pub(super) fn tell(
    scene: &Scene<'_>,
    range: &Range<usize>,
    (garment, place): &Lead,
    partners: Vec<&Item>,
    drafts: &mut Vec<Draft>,
) {
    for item in partners {
        let [first, second] = [*garment, item.garment].map(|entity| scene.name(entity));
        if let Some(statement) = pairing(first, second, Basis::Tip) {
            let draft = Draft::new(statement, range.clone(), "pairing: partners");
            drafts.push(match place {
                Some(place) => draft.also(place.clone()),
                None => draft,
            });
        }
    }
}

/// The first item of a run and those listed behind it.
pub(super) fn list<'s>(scene: &'s Scene<'_>, range: Range<usize>) -> Vec<&'s Item> {
    let mut found: Vec<&Item> = Vec::new();
    for item in scene.items_in(range.clone()).filter(|item| !item.denied) {
        let near = found.last().is_none_or(|last| {
            (last.tokens.end..item.tokens.start.max(last.tokens.end)).all(|t| {
                matches!(
                    scene.text.surface(t),
                    "," | "and" | "&" | "or" | ";" | "a" | "an" | "the" | "perhaps" | "even"
                )
            })
        });
        if !near {
            break;
        }
        found.push(item);
    }
    found
}

/// `A and B make good companions`, `A is the perfect partner for B`, `A has found its
/// match in B`.
fn companions<'s>(
    scene: &'s Scene<'_>,
    parse: &Parse,
    range: &Range<usize>,
) -> Option<(Lead, Vec<&'s Item>)> {
    let text = &scene.text;
    let noun = range
        .clone()
        .find(|at| scene.spotted.has_cue(*at, Cue::Partner) && scene.resolved.at(*at).is_none())?;
    let clause = parse.clauses.iter().rfind(|c| c.group.end <= noun)?;
    let links = matches!(
        text.base(clause.verb),
        "be" | "is"
            | "are"
            | "was"
            | "were"
            | "’s"
            | "'s"
            | "make"
            | "find"
            | "become"
            | "meet"
            | "go"
            | "work"
            | "belong"
            | "sit"
    );
    // `no match for`, `are together worth`
    let says_other = text.lower_at(noun.checked_sub(1)) == "no"
        || text.lower(noun) == "together"
            && !text.tokens.get(noun + 1).is_none_or(|next| {
                matches!(
                    next.tag,
                    Tag::Mark | Tag::Preposition | Tag::Adverb | Tag::Conjunction
                )
            });
    if !links || says_other || noun > clause.group.end + 5 || clause.reality == Reality::Unreal {
        return None;
    }
    let behind = noun + 1;
    let before = list(scene, range.start..clause.group.start);
    let governs = matches!(
        text.lower_at(Some(behind)),
        "for" | "to" | "in" | "with" | "of"
    );
    if governs {
        let other = scene
            .items_in(behind..range.end)
            .find(|item| item.tokens.start <= behind + 3)?;
        // `It is the perfect partner for wide jeans, this cropped jacket.`
        let Some(first) = before.first() else {
            let comma = other.tokens.end;
            let this = text.surface(comma) == ","
                && matches!(text.lower_at(Some(comma + 1)), "this" | "the" | "that");
            let last = scene.items_in(comma..range.end).next().filter(|_| this)?;
            return Some(((other.garment, None), vec![last]));
        };
        return Some(((first.garment, None), vec![other]));
    }
    let (first, rest) = before.split_first()?;
    (!rest.is_empty() && lists_on(scene, first, clause.group.start))
        .then(|| ((first.garment, None), rest.to_vec()))
}

/// `Wide jeans call for a neat shoe: try a pointed pump or a slim trainer`, `By day it
/// wants a striped tee and plimsolls`.
fn calls_for<'s>(
    scene: &'s Scene<'_>,
    number: usize,
    parse: &Parse,
    range: &Range<usize>,
    focus: Option<EntityNumber>,
) -> Option<(Lead, Vec<&'s Item>)> {
    let text = &scene.text;
    let clause = parse.clauses.iter().find(|c| {
        !c.passive
            && c.reality != Reality::Unreal
            && text.tokens[c.verb].tag == Tag::Verb
            && calls(scene, c)
    })?;
    let phrase = &parse.phrases[*clause.subject.first()?];
    let named = scene.items_in(phrase.tokens.clone()).last();
    let lead = match named {
        Some(item) if scene.resolved.at(phrase.head) == Some(item.mention) => (item.garment, None),
        _ if matches!(text.lower(phrase.head), "it" | "they") => {
            let topic = meant(scene, number, phrase.tokens.start, focus)?;
            if number
                .checked_sub(1)
                .is_some_and(|before| has_people(scene, before))
            {
                return None;
            }
            (topic.garment, topic.place)
        }
        _ => return None,
    };
    let mut partners = list(scene, clause.group.end..range.end);
    // `a neat shoe: try …`: which ones.
    let wide = |item: &Item| {
        let tokens = scene.resolved.mentions[item.mention].tokens.clone();
        tokens.len() == 1 && scene.spotted.has_cue(tokens.start, Cue::Piece)
    };
    if let [only] = partners[..]
        && wide(only)
        && let Some(colon) =
            (only.tokens.end..range.end).find(|t| matches!(text.surface(*t), ":" | "—" | "–"))
    {
        partners = list(scene, colon..range.end);
    }
    let first = partners.first()?;
    let near = first.tokens.start <= clause.group.end + 4
        || wide(first)
        || text.surface(first.tokens.start - 1) == "try"
        || (clause.group.end..first.tokens.start)
            .any(|t| matches!(text.surface(t), ":" | "—" | "–"));
    near.then_some((lead, partners))
}

/// `Farmers love clogs.` behind which `They need jackets` tells of the farmers.
fn has_people(scene: &Scene<'_>, number: usize) -> bool {
    let parse = &scene.parses[number];
    let clause = parse.clauses.iter().find(|c| !c.subject.is_empty());
    let phrase = clause
        .and_then(|c| c.subject.last())
        .map(|p| &parse.phrases[*p]);
    phrase.is_some_and(|phrase| {
        [Cue::Crowd, Cue::Public, Cue::Someone]
            .into_iter()
            .any(|cue| scene.spotted.has_cue(phrase.head, cue))
            || (scene.spotted.roles_over(phrase.tokens.clone()))
                .next()
                .is_some()
            || scene.head(phrase, EntityKind::Person).is_some()
    })
}

/// `call for`, `want`, `cry out for`.
fn calls(scene: &Scene<'_>, clause: &Clause) -> bool {
    let text = &scene.text;
    let next = text.lower_at(Some(clause.verb + 1));
    match text.base(clause.verb) {
        "want" | "demand" | "deserve" | "need" | "love" | "suit" => next != "to",
        "call" | "beg" | "ask" => next == "for",
        "cry" => next == "out",
        _ => false,
    }
}

/// `What to wear with a slip skirt: a chunky jumper and boots`.
fn behind_colon<'s>(
    scene: &'s Scene<'_>,
    number: usize,
    range: &Range<usize>,
    focus: Option<EntityNumber>,
) -> Option<(Lead, Vec<&'s Item>)> {
    let text = &scene.text;
    let colon = range.clone().find(|t| text.surface(*t) == ":")?;
    let opening = range.start..colon;
    if opening.len() > 9 {
        return None;
    }
    let says = opening.clone().any(|t| {
        matches!(
            text.base(t),
            "wear" | "style" | "pair" | "team" | "match" | "styling" | "goes"
        )
    });
    let with = opening
        .clone()
        .any(|t| matches!(text.lower(t), "with" | "how"));
    let person = scene
        .resolved
        .of_kind(EntityKind::Person, opening.clone())
        .next()
        .is_some();
    if !says || !with || person {
        return None;
    }
    let own = scene.items_in(opening.clone()).last();
    let lead = match own {
        Some(item) => (item.garment, None),
        None => {
            let topic = meant(scene, number, range.start, focus)?;
            (topic.garment, topic.place)
        }
    };
    let partners = list(scene, colon + 1..range.end);
    let near = partners.first()?.tokens.start <= colon + 3;
    near.then_some((lead, partners))
}

#[cfg(test)]
mod tests {
    use crate::relate::pairing::tests::pairs;

    #[test]
    fn partners_go_together() {
        for (text, expected) in [
            (
                "Tea dresses and gumboots make natural companions.",
                &["tea dress + gumboot"][..],
            ),
            (
                "The parka has found its match in the ball gown.",
                &["parka + ball gown"],
            ),
            (
                "Culottes call for a neat shoe: try a pointed pump or a slim trainer.",
                &["culottes + pump", "culottes + trainer"],
            ),
            (
                "What to wear with a kilt: a rugby shirt, thick socks and brogues.",
                &["kilt + rugby shirt", "kilt + sock", "kilt + brogue"],
            ),
        ] {
            assert_eq!(pairs(text), expected, "{text}");
        }
        for text in [
            "Tea dresses and gumboots make money.",
            "The parka found its way to a ball gown factory.",
            "The partner of the shop sells kilts.",
            "The parka and the kilt are together worth £900.",
            "Clogs are back. Shoppers love clogs. They need jackets and boots.",
        ] {
            assert_eq!(pairs(text), Vec::<String>::new(), "{text}");
        }
    }
}
