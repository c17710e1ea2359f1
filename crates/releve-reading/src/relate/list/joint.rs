//! What parts two members of a list, and what only looks like it.

use std::ops::Range;

use releve_facts::EntityKind;

use crate::lexicon::Classes;
use crate::scene::Scene;
use crate::tag::Tag;

/// True where a comma or a conjunction parts two members.
pub(super) fn separates(scene: &Scene<'_>, at: usize, start: usize) -> bool {
    let text = &scene.text;
    let joint = matches!(text.surface(at), "," | "/" | "+")
        || matches!(text.lower(at), "and" | "or" | "&" | "plus" | "nor")
            && scene.resolved.at(at).is_none();
    if !joint {
        return false;
    }
    // `red and black dress` is one member: the joint is inside an item, before its noun.
    let inside = scene
        .items_in(start..(at + 6).min(text.tokens.len()))
        .any(|item| {
            item.tokens.start < at && at < scene.resolved.mentions[item.mention].tokens.start
        });
    !inside && !describes(scene, start..at)
}

/// `shiny, gold or transparent accessories`: adjectives alone are no member, they
/// describe what follows.
pub(super) fn describes(scene: &Scene<'_>, run: Range<usize>) -> bool {
    let text = &scene.text;
    let attribute = |at: usize| {
        text.tokens
            .get(at)
            .is_some_and(|token| token.tag == Tag::Adjective)
            || scene
                .resolved
                .at(at)
                .is_some_and(|m| scene.resolved.mentions[m].kind == EntityKind::Attribute)
    };
    let several = matches!(text.lower(run.end), "or" | ",");
    // `puff sleeves, gingham`: what is in the plural describes nothing.
    let plural = !run.is_empty()
        && text.tokens[run.end - 1].tag == Tag::Noun
        && text.can_be(run.end - 1, Classes::PLURAL);
    several
        && !run.is_empty()
        && !plural
        && run
            .clone()
            .all(|at| attribute(at) || matches!(text.surface(at), "," | "or"))
        && run.clone().any(|at| text.tokens[at].tag == Tag::Adjective)
        && attribute(run.end + 1)
        // What they describe: `accessories`.
        && text
            .tokens
            .get(run.end + 2..run.end + 5)
            .is_some_and(|behind| {
                behind.iter().take_while(|t| t.tag != Tag::Mark).any(|t| t.tag == Tag::Noun)
            })
}

pub(super) fn inside_item(scene: &Scene<'_>, at: usize) -> bool {
    scene
        .items_in(at..(at + 6).min(scene.text.tokens.len()))
        .any(|item| {
            item.tokens.start < at && at < scene.resolved.mentions[item.mention].tokens.start
        })
}
