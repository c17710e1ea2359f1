//! Showings of what the house before showed or the line above names: `At X,
//! they were leather. At Y, satin.`, `; Saint Laurent's were gold`.

use std::ops::Range;

use releve_facts::EntityKind;

use super::kind::speaks_of_people;
use super::setting::Setting;
use crate::clause::{ClauseKind, Reality};
use crate::lexicon::Cue;
use crate::relate::pairing::headed;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::segment::{BlockKind, Shape};
use crate::tag::Tag;

/// A garment that a house shows without the text's naming it there.
pub(super) struct Elided {
    pub(super) brand: EntityNumber,
    pub(super) garment: EntityNumber,
    pub(super) attributes: Vec<EntityNumber>,
    /// The sentence that names the garment.
    pub(super) named: usize,
}

/// `houses` are those that a verb of the sentence says show something, and
/// where that begins.
pub(super) fn find(
    scene: &Scene<'_>,
    setting: &Setting,
    number: usize,
    houses: &[(EntityNumber, usize)],
) -> Vec<Elided> {
    let tokens = scene.sentence(number);
    let mut found = Vec::new();
    // `X never showed one at Y`
    let denied = |at: usize| {
        scene.parses[number].clauses.iter().any(|clause| {
            matches!(clause.reality, Reality::Denied | Reality::Unreal)
                && clause.reach.contains(&at)
        })
    };
    // `Kate wore hers with a Coach bag` is no show of Coach's.
    let worn = speaks_of_people(scene, number);
    for (brand, start) in houses.iter().filter(|_| !worn) {
        let Some(pronoun) = object(scene, *start, tokens.end) else {
            continue;
        };
        let them = scene.text.lower(pronoun) == "them";
        let own = (them
            .then(|| own_subject(scene, tokens.start..*start))
            .flatten())
        .map(|garment| (garment, number));
        let Some((garment, named)) =
            own.or_else(|| antecedent(scene, setting, number, tokens.start))
        else {
            continue;
        };
        let said = *start..up_to_item(scene, pronoun, tokens.end);
        found.push(Elided {
            brand: *brand,
            garment,
            attributes: attributes(scene, said),
            named,
        });
    }
    if !setting.speaks_of_shows(scene, number) {
        return found;
    }
    for m in scene.resolved.of_kind(EntityKind::Brand, tokens.clone()) {
        let own = scene.resolved.mentions[m].tokens.clone();
        if denied(own.start) {
            continue;
        }
        let Some(said) = placed(scene, &tokens, &own)
            .or_else(|| possessed(scene, &tokens, &own))
            .or_else(|| version(scene, &tokens, &own).filter(|_| !worn))
            .or_else(|| another(scene, &tokens, &own).filter(|_| !worn))
        else {
            continue;
        };
        let topic = another(scene, &tokens, &own).and_then(|_| titled(scene));
        let earlier = || antecedent(scene, setting, number, own.start);
        let Some((garment, named)) = topic.or_else(earlier) else {
            continue;
        };
        let brand = scene.resolved.entity[m];
        if found.iter().any(|known| known.brand == brand) {
            continue;
        }
        found.push(Elided {
            brand,
            garment,
            attributes: attributes(scene, said),
            named,
        });
    }
    found
}

/// `showed hers in wool`, `brought suede versions to its runway`: a word that
/// stands for what was named, before any garment.
fn object(scene: &Scene<'_>, start: usize, end: usize) -> Option<usize> {
    (start..end.min(start + 4)).find(|t| {
        let word = scene.text.lower(*t);
        let whole = matches!(word, "hers" | "theirs" | "ones" | "them")
            || word == "his"
                && scene
                    .text
                    .tokens
                    .get(t + 1)
                    .is_some_and(|next| next.tag == Tag::Preposition)
            || matches!(word, "versions" | "version" | "iterations")
                && scene.text.lower_at(Some(t + 1)) != "of";
        whole
            && (start..*t).all(|before| {
                scene
                    .resolved
                    .at(before)
                    .is_none_or(|m| scene.resolved.mentions[m].kind == EntityKind::Attribute)
                    && scene.text.tokens[before].shape != Shape::Mark
            })
    })
}

/// `Clogs came back after X put them on the runway`: what the sentence began with.
fn own_subject(scene: &Scene<'_>, before_house: Range<usize>) -> Option<EntityNumber> {
    scene
        .items_in(before_house)
        .find(|item| !item.denied && item.brand.is_none())
        .map(|item| item.garment)
}

fn attributes(scene: &Scene<'_>, tokens: Range<usize>) -> Vec<EntityNumber> {
    scene
        .resolved
        .of_kind(EntityKind::Attribute, tokens)
        .map(|m| scene.resolved.entity[m])
        .collect()
}

/// `At X, they came pinstriped, with …`, `At X, satin.`: what is said of the
/// garment, up to the next one.
fn placed(scene: &Scene<'_>, tokens: &Range<usize>, own: &Range<usize>) -> Option<Range<usize>> {
    let at = own.start.checked_sub(1).filter(|t| *t >= tokens.start)?;
    if scene.text.lower(at) != "at" {
        return None;
    }
    let opens = at == tokens.start
        || matches!(
            scene.text.lower(at - 1),
            ";" | "," | "and" | "while" | "but" | ":"
        );
    if !opens {
        return None;
    }
    // Past an apposition: `At X, the Berlin label, they …`.
    let comma = (own.end..tokens.end.min(own.end + 8))
        .filter(|t| scene.text.surface(*t) == ",")
        .find(|t| said_of(scene, t + 1, tokens.end))
        .or_else(|| {
            (own.end < tokens.end && said_of(scene, own.end, tokens.end)).then_some(own.end - 1)
        });
    if let Some(comma) = comma {
        return Some(comma + 1..up_to_item(scene, comma + 1, tokens.end));
    }
    // Nothing but words that describe.
    let first = own.end;
    let plain = first < tokens.end
        && scene.text.surface(first) == ","
        && tokens.end - first <= 8
        && (first..tokens.end).all(|t| {
            scene.text.tokens[t].shape == Shape::Mark
                || matches!(scene.text.lower(t), "and" | "in" | "or")
                || scene
                    .resolved
                    .at(t)
                    .is_some_and(|m| scene.resolved.mentions[m].kind == EntityKind::Attribute)
        })
        && scene
            .resolved
            .of_kind(EntityKind::Attribute, first..tokens.end)
            .next()
            .is_some();
    plain.then_some(first..tokens.end)
}

/// A pronoun for garments with its verb: `they were`, `it came`.
fn said_of(scene: &Scene<'_>, at: usize, end: usize) -> bool {
    // `models wore black ones over jeans`
    let models = scene.text.lower(at) == "models"
        && (at + 1..end.min(at + 6)).any(|t| matches!(scene.text.lower(t), "ones" | "them"));
    models
        || matches!(scene.text.lower(at), "they" | "it" | "these")
            && (at + 1..end.min(at + 4)).any(|t| {
                matches!(scene.text.tokens[t].tag, Tag::Auxiliary)
                    || matches!(
                        scene.text.lemma(t),
                        "come" | "appear" | "arrive" | "turn" | "get" | "take" | "go"
                    )
            })
            && !(at..end.min(at + 5)).any(|t| {
                scene.spotted.has_cue(t, Cue::Say)
                    || scene.spotted.has_cue(t, Cue::Sell)
                    || scene.text.lower(t) == "not"
                    || scene.text.tokens[t].tag == Tag::Negation
            })
}

/// `Saint Laurent's were gold`, `Versace's came with platforms`.
fn possessed(scene: &Scene<'_>, tokens: &Range<usize>, own: &Range<usize>) -> Option<Range<usize>> {
    let mark = own.end;
    let verb = mark + 1;
    if verb + 1 >= tokens.end {
        return None;
    }
    let genitive = matches!(scene.text.surface(mark), "'s" | "’s" | "'" | "’");
    let says = matches!(scene.text.lower(verb), "were" | "was" | "came" | "are")
        && scene.text.tokens[verb + 1].tag != Tag::Gerund
        && scene.text.tokens[verb + 1].tag != Tag::Negation;
    let opens = own.start == tokens.start
        || matches!(
            scene.text.lower(own.start - 1),
            ";" | "," | "and" | "while" | "but" | ":" | "the"
        );
    (genitive && says && opens).then(|| verb + 1..up_to_item(scene, verb + 1, tokens.end))
}

/// `Rodarte's quilted red version`, `Etro's ruffled number`: a word that
/// stands for the garment, and what is said of it.
fn version(scene: &Scene<'_>, tokens: &Range<usize>, own: &Range<usize>) -> Option<Range<usize>> {
    const WORDS: usize = 6;
    let text = &scene.text;
    let mark = own.end;
    if mark >= tokens.end || text.tokens[mark].tag != Tag::Genitive {
        return None;
    }
    // `its number fell`: such a word alone means no garment.
    let stands = |at: usize| {
        scene.spotted.has_cue(at, Cue::Version)
            || at > mark + 1
                && matches!(
                    text.lower(at),
                    "number" | "numbers" | "ones" | "pair" | "pairs"
                )
    };
    let head = (mark + 1..tokens.end.min(mark + WORDS)).find(|at| stands(*at))?;
    let describes = (mark + 1..head).all(|at| {
        matches!(
            text.tokens[at].tag,
            Tag::Adjective | Tag::Past | Tag::Noun | Tag::Mark | Tag::Conjunction | Tag::Adverb
        )
    });
    let named = scene.items_in(mark + 1..head + 1).next().is_some();
    let of = text.lower_at(Some(head + 1)) == "of";
    (describes && !named && !of).then(|| {
        let next = scene
            .resolved
            .of_kind(EntityKind::Brand, head..tokens.end)
            .next()
            .map_or(tokens.end, |m| scene.resolved.mentions[m].tokens.start);
        mark + 1..up_to_item(scene, head, next)
    })
}

/// The garment of the headline: what a whole text is about has `another` at a house.
fn titled(scene: &Scene<'_>) -> Option<(EntityNumber, usize)> {
    let title = scene
        .text
        .blocks
        .iter()
        .find(|block| block.kind == BlockKind::Title)?;
    let item = scene.items_in(title.tokens.clone()).next()?;
    Some((item.garment, scene.text.sentence_of(item.tokens.start)))
}

/// `There was another at X`, `and one more at Y`: what is said of it before.
fn another(scene: &Scene<'_>, tokens: &Range<usize>, own: &Range<usize>) -> Option<Range<usize>> {
    let text = &scene.text;
    let at = own.start.checked_sub(1).filter(|t| *t > tokens.start)?;
    let stands = text.lower(at) == "at"
        && match text.lower(at - 1) {
            "another" | "others" | "ones" => true,
            "one" | "more" => at > tokens.start + 1 && text.lower(at - 2) != "no",
            _ => false,
        };
    stands.then_some(at - 1..at)
}

/// The tokens before the next item, or before the words that put it there.
fn up_to_item(scene: &Scene<'_>, from: usize, end: usize) -> usize {
    let stop = (from..end)
        .find(|t| matches!(scene.text.surface(*t), ";" | "—" | "("))
        .unwrap_or(end);
    scene
        .items_in(from..stop)
        .next()
        .map_or(stop, |item| item.tokens.start.max(from))
}

/// What the house before it showed in the same paragraph, else the garment of
/// the line above.
fn antecedent(
    scene: &Scene<'_>,
    setting: &Setting,
    number: usize,
    before: usize,
) -> Option<(EntityNumber, usize)> {
    let block = scene.text.sentences[number].block;
    let shown = setting
        .last_shown
        .filter(|(_, at)| *at < before && scene.text.block_of(*at) == block);
    let (garment, at) = shown
        .or_else(|| {
            let item = headed(scene, block)?;
            Some((item.garment, item.tokens.start))
        })
        .or_else(|| {
            let last = number.checked_sub(1)?;
            // The object of its last verb before what stood there otherwise.
            let tokens = scene.sentence(last);
            let verb = scene.parses[last]
                .clauses
                .iter()
                .rfind(|clause| clause.kind == ClauseKind::Finite)
                .map_or(tokens.start, |clause| clause.group.end);
            let item = scene
                .items_in(verb..tokens.end)
                .chain(scene.items_in(tokens))
                .find(|item| !item.denied)?;
            (scene.text.sentences[last].block == block).then_some((item.garment, item.tokens.start))
        })?;
    Some((garment, scene.text.sentence_of(at)))
}
