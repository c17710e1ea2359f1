//! Roles that no list knows, told by their endings: `saddler`, `tie salesman`.

use super::Term;
use super::extent::widen;
use crate::lexicon::Classes;
use crate::scene::Scene;
use crate::segment::Join;
use crate::tag::Tag;

/// A role told by its ending. Only for places where nothing but a role fits.
fn guessed(scene: &Scene<'_>, at: usize) -> Option<Term> {
    let text = &scene.text;
    let word = text.lower(at);
    let singular = text.tokens[at].tag == Tag::Noun && !text.can_be(at, Classes::PLURAL);
    let ending = [
        "ologist", "ographer", "maker", "smith", "woman", "person", "keeper", "wright", "ician",
        "ist", "man",
    ]
    .iter()
    .any(|ending| word.len() > ending.len() + 3 && word.ends_with(ending));
    let followed = text
        .tokens
        .get(at + 1)
        .is_some_and(|next| next.tag == Tag::Noun || next.join == Join::Hyphen);
    if !singular || !ending || followed || scene.resolved.at(at).is_some() {
        return None;
    }
    let start = widen(scene, at);
    Some(Term {
        tokens: start..at + 1,
        name: text.slice(start..at + 1).to_lowercase(),
        plural: false,
        praise: false,
        post: false,
        group: String::new(),
        guessed: true,
    })
}

/// `X, a saddler`, `X, a self-taught saddler`: behind an article in apposition.
pub(in crate::relate::role) fn apposed(
    scene: &Scene<'_>,
    start: usize,
    limit: usize,
) -> Option<Term> {
    behind_article(scene, start, limit, true)
}

/// `was a saddler`: behind an article and a verb.
pub(in crate::relate::role) fn predicated(
    scene: &Scene<'_>,
    start: usize,
    limit: usize,
) -> Option<Term> {
    behind_article(scene, start, limit, false)
}

/// The role at the end of the nouns and adjectives behind `a`, of what a hyphen joins to
/// them too where `compounds` are looked through.
fn behind_article(scene: &Scene<'_>, start: usize, limit: usize, compounds: bool) -> Option<Term> {
    let text = &scene.text;
    if start >= limit || !matches!(text.lower(start), "a" | "an") {
        return None;
    }
    let last = (start + 1..limit)
        .take_while(|at| {
            let token = &text.tokens[*at];
            matches!(token.tag, Tag::Adjective | Tag::Noun)
                || compounds && token.join == Join::Hyphen
        })
        .last()?;
    guessed(scene, last)
}
