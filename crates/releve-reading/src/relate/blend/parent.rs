//! What a member of a pattern names as a parent.

use std::ops::Range;

use releve_facts::EntityKind;

use super::parents::Cross;
use crate::relate::list::{Member, members};
use crate::relate::noun;
use crate::scene::Scene;
use crate::segment::Join;
use crate::tag::Tag;

pub(super) struct Parent {
    pub(super) name: String,
    /// Garment, product or trend.
    pub(super) known: bool,
    pub(super) end: usize,
}

/// What a member names as a parent: `the elegance of ballet` is `ballet`.
pub(super) fn parent(scene: &Scene<'_>, member: &Member<'_>, limit: usize) -> Option<Parent> {
    let text = &scene.text;
    let head = member.tokens.end - 1;
    let next = member.tokens.end;
    if member.item.is_none() && next < limit && text.lower(next) == "of" {
        // A quality, a part: whose it is.
        let inner = members(scene, next + 1, limit).into_iter().next()?;
        let inner = parent(scene, &inner, limit)?;
        // `the elegance of ballet`: what has a quality is a thing.
        return Some(Parent {
            known: inner.known || is_quality(text.lower(head)),
            ..inner
        });
    }
    let genitive = member
        .tokens
        .clone()
        .find(|at| text.tokens[*at].tag == Tag::Genitive);
    if let Some(genitive) = genitive
        && member.item.is_none()
        && genitive > member.tokens.start
    {
        let owner = noun::thing(scene, member.tokens.start..genitive)?;
        let known = matches!(
            owner.kind,
            Some(EntityKind::Garment | EntityKind::Trend | EntityKind::Product)
        );
        return known.then_some(Parent {
            name: owner.name,
            known,
            end: next,
        });
    }
    if member.item.is_some()
        || matches!(
            member.kind,
            Some(EntityKind::Garment | EntityKind::Trend | EntityKind::Product)
        )
    {
        let mut own = member.clone();
        while own.tokens.start < head
            && scene.resolved.at(own.tokens.start).is_none()
            && text.tokens[own.tokens.start].tag == Tag::Adjective
            && text.tokens[own.tokens.start + 1].join != Join::Hyphen
        {
            own.tokens.start += 1;
        }
        return Some(Parent {
            name: own.name(scene),
            known: true,
            end: next,
        });
    }
    let plain = member.kind.is_none()
        && matches!(
            text.tokens[head].tag,
            Tag::Noun | Tag::Name | Tag::Gerund | Tag::Adjective
        )
        && !is_quality(text.lower(head));
    plain.then(|| Parent {
        name: member.name(scene),
        known: false,
        end: next,
    })
}

/// Nouns for qualities: no parents.
pub(super) fn is_quality(word: &str) -> bool {
    [
        "ness", "ity", "ance", "ence", "tion", "sion", "ment", "ship", "hood",
    ]
    .iter()
    .any(|ending| word.ends_with(ending) && word.len() > ending.len() + 2)
        || matches!(
            word,
            "comfort"
                | "style"
                | "ease"
                | "charm"
                | "polish"
                | "edge"
                | "function"
                | "form"
                | "past"
                | "present"
                | "future"
                | "old"
                | "new"
                | "luxury"
                | "utility"
                | "quality"
                | "craft"
                | "humour"
                | "humor"
                | "grit"
                | "glamour"
                | "glamor"
                | "drama"
                | "whimsy"
                | "fun"
                | "sophistication"
                | "performance"
                | "design"
                | "colours"
                | "colors"
                | "textures"
                | "prints"
                | "fabrics"
                | "cotton"
                | "materials"
                | "silhouettes"
                | "pieces"
                | "east"
                | "west"
                | "masculine"
                | "feminine"
                | "culture"
                | "cultures"
                | "history"
                | "technology"
                | "heritage"
                | "beauty"
                | "minimalism"
                | "nostalgia"
                | "shapes"
                | "two"
                | "decades"
                | "worlds"
                | "practicality"
        )
}

/// The first two or more parents of a list at `at`; at least one is known.
pub(super) fn listed(
    scene: &Scene<'_>,
    at: usize,
    end: usize,
    most: usize,
) -> Option<(Vec<Parent>, usize)> {
    let mut found: Vec<Parent> = Vec::new();
    let mut closed = false;
    for member in members(scene, at, end).iter().take(most) {
        // `a hybrid of A and B, the snoafer`: a comma behind the last is none of a list.
        let joint = found
            .last()
            .map_or(at, |before| before.end.min(member.tokens.start))
            ..member.tokens.start;
        let conjunction = joint
            .clone()
            .any(|at| matches!(scene.text.lower(at), "and" | "&" | "plus"));
        if closed && !conjunction {
            break;
        }
        closed |= conjunction;
        let Some(parent) = parent(scene, member, end) else {
            break;
        };
        found.push(parent);
    }
    let last = found.last()?.end;
    (found.len() >= 2 && found.iter().any(|p| p.known)).then_some((found, last))
}

pub(super) fn cross(parents: Vec<Parent>, tokens: Range<usize>, rule: &'static str) -> Cross {
    Cross {
        doubtful: parents.iter().any(|p| !p.known),
        parents: parents.into_iter().map(|p| p.name).collect(),
        tokens,
        rule,
        name: None,
    }
}

/// The noun phrase that ends where `at` stands.
pub(super) fn before<'s>(scene: &'s Scene<'_>, at: usize, floor: usize) -> Option<Member<'s>> {
    let text = &scene.text;
    let mut start = at;
    while start > floor {
        let previous = start - 1;
        let part = scene.resolved.at(previous).is_some()
            || matches!(
                text.tokens[previous].tag,
                Tag::Noun | Tag::Name | Tag::Adjective | Tag::Determiner | Tag::Possessive
            );
        if !part {
            break;
        }
        start = previous;
        if matches!(text.tokens[previous].tag, Tag::Determiner | Tag::Possessive) {
            break;
        }
    }
    members(scene, start, at).into_iter().last()
}
