//! Roles in apposition behind a name: `Anna Lund, a trend analyst at Edited`, `X (the
//! designer behind Y)`, `HAN SEO-YUL, STYLIST`.

use releve_facts::EntityKind;

use super::body::bodies;
use super::further::{bridges, further};
use super::term::{Term, apposed, within};
use super::{person_at, tell};
use crate::relate::Draft;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::segment::{BlockKind, Shape};
use crate::spot::Found;
use crate::tag::Tag;

/// Tells the roles behind all names of people.
pub(super) fn find(scene: &Scene<'_>, terms: &[Term], found: &mut Vec<Draft>) {
    for mention in 0..scene.resolved.mentions.len() {
        let known = &scene.resolved.mentions[mention];
        if known.kind == EntityKind::Person && known.found != Found::Anaphor {
            apposition(scene, terms, mention, found);
        }
    }
}

/// Tells the role behind one name, of it and of those in a list with it.
fn apposition(scene: &Scene<'_>, terms: &[Term], mention: usize, found: &mut Vec<Draft>) {
    let text = &scene.text;
    let tokens = scene.resolved.mentions[mention].tokens.clone();
    let sentence = scene.sentence(text.sentence_of(tokens.start));
    let block = &text.blocks[text.block_of(tokens.start)];
    if matches!(block.kind, BlockKind::Offer | BlockKind::Caption) {
        return;
    }
    let mut at = tokens.end;
    if at + 2 >= sentence.end && at + 1 >= sentence.end || !opens(scene, at) {
        return;
    }
    at += 1;
    // An age: `X, 38, an architect`.
    if at + 1 < sentence.end
        && text.tokens[at].shape == Shape::Number
        && text.surface(at + 1) == ","
    {
        at += 2;
    }
    let limit = sentence.end.min(at + 9);
    let start = at;
    let listed = within(terms, start..limit).first().cloned();
    let term = match listed {
        Some(term) if bridges(scene, start..term.tokens.start) => Some(term),
        _ => apposed(scene, start, limit),
    };
    let Some(term) = term else { return };
    let coordinated = earlier_in_list(scene, mention);
    if term.plural && coordinated.is_empty() {
        return;
    }
    let end = term.tokens.end;
    // `X, model Y`: the role is Y's.
    if end < sentence.end
        && (person_at(scene, end).is_some() || text.tokens[end].tag == Tag::Genitive)
    {
        return;
    }
    // `…, the designer said`: a subject of its own.
    let the = text.lower(start) == "the";
    let verb = end < sentence.end
        && matches!(text.tokens[end].tag, Tag::Verb | Tag::Past | Tag::Auxiliary)
        && the;
    let bare = start == term.tokens.start && text.surface(tokens.end) == ",";
    // `…, designer Y`, `X, models and editors`
    if verb
        || bare
            && end < sentence.end
            && text.tokens[end].tag == Tag::Name
            && scene
                .resolved
                .at(end)
                .is_some_and(|m| scene.resolved.mentions[m].kind == EntityKind::Person)
    {
        return;
    }
    let of = bodies(scene, &term);
    let person = (scene.resolved.entity[mention], mention);
    let rule = match text.surface(tokens.end) {
        "," => "role: apposition",
        _ => "role: in brackets",
    };
    tell(scene, found, person, &term, &of, rule);
    if term.plural {
        for other in coordinated {
            tell(
                scene,
                found,
                other,
                &term,
                &of,
                "role: apposition of several",
            );
        }
    }
    further(scene, terms, person, &term, &of, found);
}

/// True for a mark behind a name with which an apposition opens.
pub(super) fn opens(scene: &Scene<'_>, at: usize) -> bool {
    matches!(
        scene.text.surface(at),
        "," | "(" | "—" | "–" | "|" | "•" | "/"
    )
}

/// The people before a mention in the same list: `X and Y, founders of`.
fn earlier_in_list(scene: &Scene<'_>, mention: usize) -> Vec<(EntityNumber, usize)> {
    let text = &scene.text;
    let mut found = Vec::new();
    let mut start = scene.resolved.mentions[mention].tokens.start;
    let mut at = mention;
    while let Some(before) = at.checked_sub(1) {
        let known = &scene.resolved.mentions[before];
        let between = known.tokens.end..start;
        let joined = (1..=2).contains(&between.len())
            && between
                .clone()
                .all(|t| matches!(text.surface(t), "and" | "&" | ","))
            && (!found.is_empty()
                || between
                    .clone()
                    .any(|t| matches!(text.surface(t), "and" | "&")));
        if known.kind != EntityKind::Person || !joined {
            break;
        }
        found.push((scene.resolved.entity[before], before));
        start = known.tokens.start;
        at = before;
    }
    found
}
