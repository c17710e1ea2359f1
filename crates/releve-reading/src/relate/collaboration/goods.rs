//! Joint work told by what came of it: `X's clog with Y`, `a capsule by X and Y`.

use std::ops::Range;

use releve_facts::EntityKind;

use super::for_another::is_at_home;
use super::parties::parties;
use super::verb::partner;
use crate::clause::Reality;
use crate::lexicon::Cue;
use crate::relate::maker::is_party;
use crate::relate::showing::designs;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::tag::Tag;

/// `Ganni's clog with Hoka`, `Rihanna's sneaker for Puma`, `X's line of clogs with Y`.
pub(super) fn made_with_or_for(
    scene: &Scene<'_>,
    number: usize,
    tell: &mut impl FnMut(Vec<EntityNumber>, &'static str),
) {
    let tokens = scene.sentence(number);
    for mark in tokens.clone().skip(1) {
        let Some(owner) = genitive(scene, mark) else {
            continue;
        };
        let Some(end) = goods_end(scene, mark + 1, tokens.end) else {
            continue;
        };
        let word = scene.text.lower_at(Some(end));
        let person = scene.entity(owner).kind == EntityKind::Person;
        // What a designer makes for a house is the designer's trade.
        let apart = match word {
            "with" => true,
            "for" => !person || !designs(scene, owner),
            _ => false,
        };
        let other = partner(scene, end, tokens.end)
            .filter(|other| apart && *other != owner && end + 1 < tokens.end)
            .filter(|other| word == "with" || scene.entity(*other).kind == EntityKind::Brand)
            .filter(|other| !is_at_home(scene, owner, *other) && !is_at_home(scene, *other, owner));
        if let Some(other) = other {
            tell(vec![owner, other], "collaboration: goods with another");
        }
    }
}

/// `a capsule by X and Y`, `a line by X for Y`, `was designed by X and Y`.
pub(super) fn made_by_two(
    scene: &Scene<'_>,
    number: usize,
    tell: &mut impl FnMut(Vec<EntityNumber>, &'static str),
) {
    let text = &scene.text;
    let tokens = scene.sentence(number);
    // `was designed by`, `was developed jointly by`
    let designed: Vec<usize> = scene.parses[number]
        .clauses
        .iter()
        .filter(|clause| {
            clause.passive
                && clause.reality == Reality::Stated
                && (scene.verb_is(clause, Cue::Design)
                    || matches!(text.lemma(clause.verb), "develop" | "produce"))
        })
        .map(|clause| clause.group.end)
        .collect();
    for at in tokens.clone().skip(1) {
        let word = text.lower(at);
        let comma = usize::from(text.surface(at - 1) == ",");
        let before = (at - comma).checked_sub(1).filter(|t| *t >= tokens.start);
        let line = before.is_some_and(|t| {
            scene.spotted.has_cue(t, Cue::Line)
                && scene.resolved.at(t).is_none()
                && !matches!(text.lemma(t), "brand" | "label" | "shop" | "store" | "site")
        });
        let designed = word == "by" && designed.iter().any(|end| (*end..end + 3).contains(&at));
        if !(line && matches!(word, "by" | "from")) && !designed {
            continue;
        }
        let Some((first, end)) = party(scene, at + 1, &tokens) else {
            continue;
        };
        let joined = matches!(text.lower_at(Some(end)), "and" | "&");
        let given = line && word == "by" && text.lower_at(Some(end)) == "for";
        let Some((second, close)) = party(scene, end + 1, &tokens).filter(|_| joined || given)
        else {
            continue;
        };
        // `by X and Y's sister`, `a line from X and Y and Z`
        let owns = close < tokens.end && text.tokens[close].tag == Tag::Genitive;
        let people = [first, second]
            .iter()
            .all(|e| scene.entity(*e).kind == EntityKind::Person);
        if owns || people || is_at_home(scene, first, second) || is_at_home(scene, second, first) {
            continue;
        }
        tell(vec![first, second], "collaboration: by two");
    }
}

/// False where somebody has the goods on, combines or compares them, or where more
/// than one thing is said not to be.
pub(super) fn is_told(scene: &Scene<'_>, number: usize) -> bool {
    let tokens = scene.sentence(number);
    let stated = scene.parses[number]
        .clauses
        .iter()
        .all(|clause| clause.reality == Reality::Stated);
    let other = [
        Cue::Wear,
        Cue::Pair,
        Cue::Alternative,
        Cue::Runway,
        Cue::Seen,
    ];
    let cued = tokens
        .clone()
        .any(|at| other.into_iter().any(|cue| scene.spotted.has_cue(at, cue)));
    stated && !cued && parties(scene, tokens).len() > 1
}

/// Who owns what stands behind a genitive.
fn genitive(scene: &Scene<'_>, mark: usize) -> Option<EntityNumber> {
    if scene.text.tokens[mark].tag != Tag::Genitive {
        return None;
    }
    let m = scene.resolved.at(mark - 1)?;
    is_party(scene.resolved.mentions[m].kind).then(|| scene.resolved.entity[m])
}

/// The party that a token begins, and where its name ends.
fn party(scene: &Scene<'_>, at: usize, tokens: &Range<usize>) -> Option<(EntityNumber, usize)> {
    let m = scene.resolved.at(at).filter(|_| tokens.contains(&at))?;
    let mention = &scene.resolved.mentions[m];
    is_party(mention.kind).then(|| (scene.resolved.entity[m], mention.tokens.end))
}

/// Where the goods end that begin at a token: `clog`, `line of suede clogs`.
fn goods_end(scene: &Scene<'_>, at: usize, end: usize) -> Option<usize> {
    const WORDS: usize = 6;
    let text = &scene.text;
    let item = |from: usize| {
        let item = scene.items_in(from..end.min(from + WORDS)).next()?;
        let close = scene.resolved.mentions[item.mention].tokens.end;
        let plain = (from..close).all(|t| {
            !matches!(
                text.tokens[t].tag,
                Tag::Verb | Tag::Auxiliary | Tag::Preposition | Tag::Relative
            )
        });
        plain.then_some(close)
    };
    if let Some(close) = item(at) {
        return Some(close);
    }
    let line = (at..end.min(at + WORDS))
        .take_while(|t| text.tokens[*t].tag != Tag::Preposition)
        .find(|t| {
            scene.spotted.has_cue(*t, Cue::Line) && !scene.spotted.has_cue(*t, Cue::Collaboration)
        })?;
    if text.lower_at(Some(line + 1)) == "of" {
        return item(line + 2);
    }
    // Behind `for` a line is told of elsewhere.
    (text.lower_at(Some(line + 1)) == "with").then_some(line + 1)
}
