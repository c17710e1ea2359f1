//! What the words between two garments say of them: `coats slung over gowns` and `coats,
//! and beneath them came skirts` are worn together; `chose a skirt over trousers` are not.

use releve_facts::EntityKind;

use super::verb::Join;
use super::{NEAR, layers};
use crate::item::Item;
use crate::relate::wear::{governor, is_preference};
use crate::scene::Scene;
use crate::tag::Tag;

/// True where the words between say that the second is worn with the first.
pub(super) fn joins(scene: &Scene<'_>, before: &Item, item: &Item) -> bool {
    let text = &scene.text;
    let start = before.tokens.end;
    if is_chosen(scene, before) {
        return false;
    }
    let Some(at) = governor(scene, item).filter(|at| *at >= start) else {
        return false;
    };
    // `on top of`
    let stacked = text.lower(at) == "of"
        && at >= start + 2
        && text.lower(at - 1) == "top"
        && matches!(text.lower(at - 2), "on" | "over");
    let inner = start..if stacked { at - 2 } else { at };
    if inner.len() > NEAR || is_preference(scene, at) {
        return false;
    }
    let mut verb = None;
    let mut comes = false;
    for t in inner.clone() {
        let is_verb = matches!(
            text.tokens[t].tag,
            Tag::Verb | Tag::Past | Tag::Gerund | Tag::Adjective
        ) && scene
            .resolved
            .at(t)
            .is_none_or(|m| scene.resolved.mentions[m].kind == EntityKind::Attribute);
        if is_verb && let Some(join) = Join::of(text.base(t)) {
            verb = Some(join);
            comes = matches!(text.base(t), "come" | "arrive");
        } else if matches!(
            text.tokens[t].tag,
            Tag::Verb | Tag::Past | Tag::Gerund | Tag::Relative
        ) || matches!(
            text.surface(t),
            ";" | ":" | "." | "(" | ")" | "“" | "”" | "\""
        ) || scene.resolved.at(t).is_some_and(|m| {
            matches!(
                scene.resolved.mentions[m].kind,
                EntityKind::Person | EntityKind::Garment
            )
        }) {
            return false;
        }
    }
    // An aside or a word more wants a verb that joins.
    let plain = inner.clone().all(|t| {
        matches!(text.tokens[t].tag, Tag::Adjective | Tag::Adverb) || scene.resolved.at(t).is_some()
    });
    match text.lower(at) {
        word if layers(word) => verb.is_some() || plain && !is_counted(scene, before),
        "above" | "below" | "against" => verb == Some(Join::Put),
        "of" => stacked && (verb.is_some() || plain),
        "into" => verb == Some(Join::Tucked),
        "with" => verb == Some(Join::With) || comes,
        "by" => matches!(verb, Some(Join::With | Join::By)),
        _ => false,
    }
}

/// `chose a skirt over trousers`, `sales of skirts over trousers`: what is weighed
/// against another.
fn is_chosen(scene: &Scene<'_>, item: &Item) -> bool {
    let text = &scene.text;
    governor(scene, item).is_some_and(|at| {
        matches!(
            text.base(at),
            "choose" | "prefer" | "pick" | "favour" | "favor" | "of" | "than"
        )
    })
}

/// `40 coats over`, `all skirts under`: how many, and for how much.
fn is_counted(scene: &Scene<'_>, item: &Item) -> bool {
    scene.figures_in(item.tokens.clone()).next().is_some()
}

/// `coats, and beneath them came skirts`: what is on or under the item before.
pub(super) fn is_beneath(scene: &Scene<'_>, before: &Item, item: &Item) -> bool {
    let text = &scene.text;
    let between = before.tokens.end..item.tokens.start.max(before.tokens.end);
    if between.len() > NEAR {
        return false;
    }
    let it = between
        .clone()
        .find(|t| matches!(text.lower(*t), "it" | "them" | "which") && layers(text.lower(t - 1)));
    it.is_some_and(|it| {
        (it + 1..item.tokens.start).all(|t| {
            matches!(text.surface(t), "," | ":")
                || matches!(
                    text.lower(t),
                    "came" | "were" | "was" | "went" | "peeked" | "peeped" | "hung" | "sat"
                )
                || matches!(
                    text.tokens[t].tag,
                    Tag::Adjective | Tag::Determiner | Tag::Adverb
                )
        })
    })
}

/// True where only a comma or an `and` parts the two.
pub(super) fn lists(scene: &Scene<'_>, before: &Item, item: &Item) -> bool {
    let between = before.tokens.end..item.tokens.start.max(before.tokens.end);
    !between.is_empty()
        && between.clone().all(|t| {
            matches!(scene.text.surface(t), "," | "and" | "&")
                || scene.text.tokens[t].tag == Tag::Determiner
        })
}
