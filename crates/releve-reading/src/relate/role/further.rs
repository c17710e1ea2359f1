//! What else somebody is, behind a first role: `model and TV host`, `contributing editor
//! at A and the author of B`.

use std::ops::Range;

use releve_facts::EntityKind;

use super::body::{Bodies, before, behind};
use super::term::{Term, within};
use super::{person_at, tell};
use crate::relate::Draft;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::segment::Join;
use crate::tag::Tag;

/// Tells the roles that are joined to one that somebody has.
pub(super) fn further(
    scene: &Scene<'_>,
    terms: &[Term],
    person: (EntityNumber, usize),
    term: &Term,
    of: &Bodies,
    found: &mut Vec<Draft>,
) {
    let text = &scene.text;
    let sentence = scene.sentence(text.sentence_of(term.tokens.start));
    // What only the context tells ends nowhere here.
    let mut end = match of.sign {
        None => term.tokens.end.max(of.end),
        Some(_) => term.tokens.end,
    };
    for _ in 0..3 {
        let mut at = end;
        let mut joined = false;
        while at < sentence.end && matches!(text.lower(at), "," | "and" | "&" | "/" | "-" | "|") {
            joined = true;
            at += 1;
        }
        if !joined {
            return;
        }
        let Some(other) = within(terms, at..sentence.end.min(at + 6)).first() else {
            return;
        };
        let bridge = bridges(scene, at..other.tokens.start);
        let after = other.tokens.end;
        let taken = after < sentence.end
            && (person_at(scene, after).is_some()
                || matches!(
                    text.tokens[after].tag,
                    Tag::Verb | Tag::Past | Tag::Auxiliary | Tag::Genitive
                ));
        let reversed = text.surface(after) == "," && person_at(scene, after + 1).is_some();
        if !bridge || taken || reversed || other.plural != term.plural {
            return;
        }
        let mut own = behind(scene, other);
        let own_end = own.end.max(after);
        if own.names.is_empty() {
            own = before(scene, other);
        }
        tell(
            scene,
            found,
            person,
            other,
            &own,
            "role: coordinated behind",
        );
        end = own_end;
    }
}

/// True if what stands between a mark or `and` and a role belongs to the role's phrase;
/// `no` begins none.
pub(super) fn bridges(scene: &Scene<'_>, mut between: Range<usize>) -> bool {
    between.all(|at| {
        inside(scene, at)
            && !matches!(
                scene.text.lower(at),
                "no" | "not" | "every" | "any" | "many" | "other" | "some"
            )
    })
}

/// True for what may stand in such a phrase: no person but as a possessor.
pub(super) fn inside(scene: &Scene<'_>, at: usize) -> bool {
    let text = &scene.text;
    let token = &text.tokens[at];
    if let Some(mention) = scene.resolved.at(at) {
        return scene.resolved.mentions[mention].kind != EntityKind::Person
            || text
                .tokens
                .get(scene.resolved.mentions[mention].tokens.end)
                .is_some_and(|t| t.tag == Tag::Genitive);
    }
    leads_in(token.tag)
        || matches!(text.lower(at), "former" | "then" | "now" | "also" | "and")
        || token.tag == Tag::Past
            && (token.join == Join::Hyphen
                || at > 0
                    && matches!(
                        text.tokens[at - 1].tag,
                        Tag::Determiner | Tag::Adverb | Tag::Adjective
                    ))
}

/// True for a class of words that stand before the noun of a role in its phrase.
pub(super) fn leads_in(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Determiner
            | Tag::Possessive
            | Tag::Genitive
            | Tag::Adjective
            | Tag::Adverb
            | Tag::Noun
            | Tag::Name
            | Tag::Number
    )
}
