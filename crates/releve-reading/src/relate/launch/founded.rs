//! Which house is founded: the one before or behind the verb, or its founder's namesake.

use releve_facts::EntityKind;

use super::founding::REACH;
use super::house;
use crate::lexicon::Cue;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::segment::Join;
use crate::tag::Tag;

/// The house whose phrase ends before a verb: over commas, auxiliaries,
/// relatives and an apposition.
pub(super) fn label_before(scene: &Scene<'_>, number: usize, at: usize) -> Option<EntityNumber> {
    let text = &scene.text;
    let start = scene.sentence(number).start;
    let mut end = verb_start(scene, at);
    while end > start {
        let t = end - 1;
        let skip = scene.resolved.at(t).is_none()
            && (matches!(
                text.tokens[t].tag,
                Tag::Auxiliary | Tag::Adverb | Tag::Relative
            ) || matches!(text.surface(t), "," | "—" | "–" | "(" | ")" | "”" | "\"")
                || matches!(text.lower(t), "which" | "that" | "first" | "originally"));
        if !skip {
            break;
        }
        end = t;
    }
    if end == start {
        return None;
    }
    if let Some(m) = scene.resolved.at(end - 1) {
        return body(scene, m);
    }
    let word = text.lower(end - 1);
    if matches!(
        word,
        "it" | "brand" | "label" | "house" | "company" | "business" | "line"
    ) || scene.spotted.has_cue(end - 1, Cue::House)
    {
        // `Rowing Blazers, the New York brand that …`
        let named = (end.saturating_sub(9).max(start)..end)
            .rev()
            .find(|t| text.surface(*t) == ",")
            .filter(|comma| *comma > start)
            .and_then(|comma| scene.resolved.at(comma - 1))
            .and_then(|m| body(scene, m));
        return named.or_else(|| house(scene, number));
    }
    None
}

/// `Founded in 2016 by A and B, LABEL has`: the subject of the clause that a participle
/// opens.
pub(super) fn label_behind(
    scene: &Scene<'_>,
    number: usize,
    at: usize,
    from: usize,
) -> Option<EntityNumber> {
    let range = scene.sentence(number);
    let opens =
        (range.start..verb_start(scene, at)).all(|t| scene.text.tokens[t].tag == Tag::Adverb);
    let comma = (from..range.end.min(from + REACH))
        .filter(|t| scene.text.surface(*t) == ",")
        .find(|t| {
            (t + 1..range.end.min(t + 3)).any(|next| {
                scene
                    .resolved
                    .at(next)
                    .is_some_and(|m| body(scene, m).is_some())
            })
        })?;
    (comma + 1..range.end.min(comma + 3))
        .filter(|_| opens)
        .find_map(|next| body(scene, scene.resolved.at(next)?))
}

pub(super) fn namesake(scene: &Scene<'_>, founder: EntityNumber) -> Option<EntityNumber> {
    let name = &scene.entity(founder).name;
    let last = name.rsplit(' ').next()?;
    scene.resolved.entities.iter().position(|e| {
        e.kind == EntityKind::Brand
            && (e.name == *name
                || e.name.split(' ').any(|word| word == last)
                || e.name.eq_ignore_ascii_case(&name.replace(' ', "")))
    })
}

/// The house or firm that `the company` means: the last one named in the paragraph before a
/// sentence, or in the one above.
pub(in crate::relate) fn firm_before(scene: &Scene<'_>, number: usize) -> Option<EntityNumber> {
    const SENTENCES: usize = 4;
    let block = scene.text.sentences[number].block;
    let first = (number.saturating_sub(SENTENCES)..number)
        .find(|before| scene.text.sentences[*before].block + 1 >= block)?;
    let before = scene.sentence(first).start..scene.sentence(number).start;
    scene
        .resolved
        .within(before)
        .filter(|m| body(scene, *m).is_some() && !is_band_or_paper(scene, *m))
        .last()
        .map(|m| scene.resolved.entity[m])
}

/// A body that nobody calls a company.
fn is_band_or_paper(scene: &Scene<'_>, mention: usize) -> bool {
    let entry = scene.resolved.of(mention).entry;
    entry.is_some_and(|id| {
        let entry = scene.text.lexicon.entry(id);
        [
            "band",
            "museum",
            "school",
            "council",
            "government",
            "charity",
            "sport",
        ]
        .iter()
        .any(|kind| entry.is_of_kind(kind))
    })
}

pub(super) fn body(scene: &Scene<'_>, mention: usize) -> Option<EntityNumber> {
    matches!(
        scene.resolved.mentions[mention].kind,
        EntityKind::Brand | EntityKind::Organisation
    )
    .then(|| scene.resolved.entity[mention])
}

/// Where the verb at `at` begins: at the `co` of `co-founded`.
pub(super) fn verb_start(scene: &Scene<'_>, at: usize) -> usize {
    match at.checked_sub(1) {
        Some(co) if scene.text.lower(co) == "co" && scene.text.tokens[at].join == Join::Hyphen => {
            co
        }
        _ => at,
    }
}
