//! What the text calls new of a house: `Meet the Bou, Loewe's new bag`, `the latest
//! from Loewe is the Bou bag`, `New at Loewe: the Bou bag`, `Loewe has a new clog`.

use std::ops::Range;

use releve_facts::EntityKind;

use super::thing::{named_from, named_whole};
use super::{Sort, Thing, house, launch, thing};
use crate::clause::Reality;
use crate::lexicon::Cue;
use crate::relate::Draft;
use crate::relate::maker::How;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::tag::Tag;

/// How far from the word for what is new its house and its name may stand.
const NEAR: usize = 8;

pub(super) fn in_sentence(scene: &Scene<'_>, number: usize, coined: &[String]) -> Option<Draft> {
    let text = &scene.text;
    let tokens = scene.sentence(number);
    let stated = scene.parses[number]
        .clauses
        .iter()
        .all(|clause| matches!(clause.reality, Reality::Stated | Reality::Advised));
    let other = [Cue::Wear, Cue::Unreal, Cue::Collaboration, Cue::Alternative]
        .into_iter()
        .any(|cue| tokens.clone().any(|at| scene.spotted.has_cue(at, cue)));
    let asks = text.surface(tokens.end - 1) == "?";
    if !stated || other || asks {
        return None;
    }
    tokens.clone().find_map(|at| {
        let new = matches!(text.lower(at), "new" | "newest" | "latest")
            && scene.resolved.at(at).is_none()
            || text.lower(at) == "in" && at > tokens.start && text.lower(at - 1) == "just";
        if !new {
            return None;
        }
        let (brand, how, behind) = whose(scene, number, at)?;
        let what = what(scene, &tokens, at, behind, coined)?;
        let when = scene.when_in(tokens.clone());
        Some(launch(
            scene,
            brand,
            &what,
            when,
            number,
            "launch: what is new",
            how,
        ))
    })
}

/// Whose new thing it is, and where the words end that say so: `Loewe's new`, `the new
/// Loewe bag`, `the newest bag from Loewe`, `New at Loewe:`, `Loewe has a new`.
fn whose(scene: &Scene<'_>, number: usize, at: usize) -> Option<(EntityNumber, How, usize)> {
    let text = &scene.text;
    let tokens = scene.sentence(number);
    let brand = |at: usize| {
        let m = scene.resolved.at(at).filter(|_| tokens.contains(&at))?;
        let mention = &scene.resolved.mentions[m];
        (mention.kind == EntityKind::Brand).then(|| (scene.resolved.entity[m], mention.tokens.end))
    };
    let lead = at.checked_sub(1).filter(|lead| *lead >= tokens.start);
    // `Loewe's new`, `its latest`
    if let Some(lead) = lead {
        if text.tokens[lead].tag == Tag::Genitive
            && let Some((owner, _)) = lead.checked_sub(1).and_then(brand)
        {
            return Some((owner, How::Named, at + 1));
        }
        if matches!(text.lower(lead), "its" | "their") {
            return house(scene, number).map(|owner| (owner, How::Topic, at + 1));
        }
    }
    // `the new Loewe bag`
    if let Some((owner, end)) = brand(at + 1)
        && text
            .tokens
            .get(end)
            .is_none_or(|next| next.tag != Tag::Genitive)
    {
        return Some((owner, How::Named, end));
    }
    // `the newest bag from Loewe`, `New at Loewe`
    let from = (at + 1..tokens.end.min(at + NEAR))
        .take_while(|t| {
            !matches!(text.tokens[*t].tag, Tag::Verb | Tag::Past | Tag::Auxiliary)
                && !matches!(text.surface(*t), "," | ":" | ";")
        })
        .find(|t| matches!(text.lower(*t), "from" | "by" | "at"));
    if let Some((owner, end)) = from.and_then(|t| brand(t + 1)) {
        return Some((owner, How::Named, end));
    }
    // `Loewe has a new clog`
    let has = lead.filter(|lead| matches!(text.lower(*lead), "a" | "an" | "two" | "some"));
    let has = has.unwrap_or(at).checked_sub(1)?;
    let verb = matches!(text.lower(has), "has" | "have");
    let (owner, _) = brand(has.checked_sub(1).filter(|_| verb)?)?;
    Some((owner, How::Named, at + 1))
}

/// What is new: a name before or behind the words, else a line or a garment that the
/// house `has` or that is `out`.
fn what(
    scene: &Scene<'_>,
    tokens: &Range<usize>,
    new: usize,
    behind: usize,
    coined: &[String],
) -> Option<Thing> {
    let text = &scene.text;
    let goods = |thing: &Thing| {
        scene.items_in(thing.tokens.clone()).next().is_some() || matches!(thing.sort, Sort::Named)
    };
    // Behind a colon, a comma or a copula: `: the Bou bag`, `, the Bou,`, `is the Bou`.
    let near = behind..tokens.end.min(behind + NEAR);
    let joint = near.clone().find(|at| {
        matches!(text.surface(*at), ":" | ",")
            || matches!(
                text.lower(*at),
                "is" | "are" | "called" | "named" | "dubbed"
            )
    });
    if let Some(joint) = joint {
        let mut from = joint + 1;
        while from < tokens.end
            && matches!(text.lower(from), "called" | "named" | "dubbed" | "simply")
        {
            from += 1;
        }
        if let Some(named) = named_from(scene, from, tokens.end) {
            return Some(named);
        }
        // `New at Loewe: a clog in suede`, `The latest from Loewe is a clog`
        let fresh = text.surface(joint) == ":"
            || text.lower(joint) == "is" && !has_goods(scene, new..joint);
        if fresh && let Some(thing) = thing(scene, from, tokens.end, coined).filter(goods) {
            return Some(thing);
        }
    }
    // `Meet the Bou, Loewe's new bag`, `The Bou is Loewe's newest bag`
    let head = (new.saturating_sub(NEAR).max(tokens.start)..new)
        .rfind(|at| text.surface(*at) == "," || matches!(text.lower(*at), "is" | "are"));
    if let Some(head) = head {
        let floor = head.saturating_sub(5).max(tokens.start);
        let named = (floor..head).find_map(|from| named_whole(scene, from, head));
        if named.is_some() {
            return named;
        }
    }
    // `Loewe has a new bag`, `Loewe's new bag is out now`
    let has = (tokens.start..new)
        .rev()
        .take(2)
        .any(|at| matches!(text.lower(at), "has" | "have"));
    let thing = thing(scene, behind, tokens.end, coined)?;
    let out = text.lower_at(Some(thing.tokens.end)) == "is"
        && (thing.tokens.end..tokens.end.min(thing.tokens.end + 5))
            .any(|at| matches!(text.lower(at), "out" | "available" | "here"));
    ((has || out) && (goods(&thing) || thing.sort == Sort::Line)).then_some(thing)
}

fn has_goods(scene: &Scene<'_>, tokens: Range<usize>) -> bool {
    scene.items_in(tokens).next().is_some()
}
