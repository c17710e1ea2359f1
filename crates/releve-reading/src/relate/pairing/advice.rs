//! Where a sentence advises: an imperative (`Team them with jeans`), what `we` do or what a
//! garment does (`I like mine with jeans`, `They look best over leggings`), a phrase
//! (`You can't go wrong with`, `Best worn with`).

use std::ops::Range;

use releve_facts::EntityKind;

use super::joined::{is_fronted, is_joint, is_suggestion, lists_on};
use crate::clause::{Clause, ClauseKind, Parse, Reality};
use crate::lexicon::{Classes, Cue};
use crate::scene::Scene;
use crate::tag::Tag;

/// The token from which the items of a piece of advice count, and its clause.
pub(super) type Advice<'p> = (usize, Option<&'p Clause>);

/// The advice of a part of a sentence.
pub(super) fn advice<'p>(
    scene: &Scene<'_>,
    parse: &'p Parse,
    range: &Range<usize>,
) -> Option<Advice<'p>> {
    imperative(scene, parse, range)
        .or_else(|| claimed(scene, parse, range))
        .or_else(|| phrased(scene, parse, range))
}

/// An imperative that opens the sentence or a part of it, whatever its tag: `Team them
/// with`, `; wear it with`.
fn imperative<'p>(scene: &Scene<'_>, parse: &'p Parse, range: &Range<usize>) -> Option<Advice<'p>> {
    let own = |c: &&Clause| range.contains(&c.group.start);
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
    None
}

/// What is advised, what `we` do, or what a garment goes with.
fn claimed<'p>(scene: &Scene<'_>, parse: &'p Parse, range: &Range<usize>) -> Option<Advice<'p>> {
    let own = |c: &&Clause| range.contains(&c.group.start);
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
    None
}

/// A phrase of advice, with or without a verb.
fn phrased<'p>(scene: &Scene<'_>, parse: &'p Parse, range: &Range<usize>) -> Option<Advice<'p>> {
    let own = |c: &&Clause| range.contains(&c.group.start);
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
pub(super) fn swap<'p>(
    scene: &Scene<'_>,
    parse: &'p Parse,
    range: &Range<usize>,
) -> Option<Advice<'p>> {
    parse
        .clauses
        .iter()
        .filter(|c| range.contains(&c.group.start))
        .find(|c| c.reality == Reality::Advised && scene.verb_is(c, Cue::Swap))
        .map(|c| (c.group.start, Some(c)))
}

/// `Wear any of them with a shirt`: some of what was spoken of.
pub(super) fn is_part_of_them(scene: &Scene<'_>, at: usize) -> bool {
    let word = |n: usize| scene.text.lower_at(Some(at + n));
    matches!(
        word(0),
        "any" | "one" | "either" | "all" | "each" | "both" | "some" | "most"
    ) && word(1) == "of"
        && matches!(word(2), "them" | "these" | "those")
}

/// True for a pronoun and `with` directly behind the verb.
fn puts_with(scene: &Scene<'_>, clause: &Clause, end: usize) -> bool {
    let mut at = clause.group.end;
    if is_part_of_them(scene, at) {
        at += 2;
    }
    at + 1 < end
        && matches!(
            scene.text.lower(at),
            "it" | "them" | "yours" | "one" | "these" | "this"
        )
        && is_joint(scene, at + 1)
}
