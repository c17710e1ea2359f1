//! Bodies that another phrase or sentence names: `its creative director`.

use releve_facts::EntityKind;

use super::unknown::housed;
use super::{Bodies, is_body};
use crate::relate::measure::is_employer;
use crate::relate::role::term::Term;
use crate::resolve::EntityNumber;
use crate::scene::Scene;

/// `Under creative director X, the house …`: the subject behind the comma.
pub(super) fn led(scene: &Scene<'_>, term: &Term) -> Option<EntityNumber> {
    let text = &scene.text;
    let sentence = scene.sentence(text.sentence_of(term.tokens.start));
    let under = (sentence.start.max(term.tokens.start.saturating_sub(3))..term.tokens.start)
        .any(|at| text.lower(at) == "under");
    let person = scene
        .resolved
        .at(term.tokens.end)
        .filter(|m| under && scene.resolved.mentions[*m].kind == EntityKind::Person)?;
    let comma = scene.resolved.mentions[person].tokens.end;
    let mut at = comma + 1;
    while at < sentence.end && matches!(text.lower(at), "the" | "a") {
        at += 1;
    }
    let house = scene
        .resolved
        .at(at)
        .or_else(|| scene.resolved.at(comma + 1))
        .filter(|m| {
            text.surface(comma) == ","
                && at < sentence.end
                && is_body(scene.resolved.mentions[*m].kind)
        })?;
    Some(scene.resolved.entity[house])
}

/// The brand or organisation last named before `at`: in the same sentence,
/// else where the paragraph or the line above it begins to speak of one.
pub(in crate::relate::role) fn spoken_of(
    scene: &Scene<'_>,
    at: usize,
    sign: &'static str,
) -> Bodies {
    let text = &scene.text;
    let sentence = text.sentence_of(at);
    let mut found = Bodies {
        end: at,
        ..Bodies::default()
    };
    // Where no pronoun points at it, only what stands alone and near.
    let context = sign == "organisation from context";
    for back in 0..if context { 2 } else { 4 } {
        let Some(number) = sentence.checked_sub(back) else {
            break;
        };
        if text.sentences[sentence].block - text.sentences[number].block > 1 {
            break;
        }
        let tokens = scene.sentence(number);
        let end = if back == 0 { at } else { tokens.end };
        let mentions: Vec<usize> = scene
            .resolved
            .within(tokens.start..end)
            .filter(|m| {
                matches!(
                    scene.resolved.mentions[*m].kind,
                    EntityKind::Brand | EntityKind::Organisation
                ) && !is_employer(scene, *m)
            })
            .collect();
        // In its own sentence the nearest, further back the subject.
        let chosen = if back == 0 {
            mentions.last()
        } else {
            mentions.first()
        };
        if let Some((start, name)) = housed(scene, tokens.start..end)
            && chosen.is_none_or(|m| back > 0 || scene.resolved.mentions[*m].tokens.start < start)
        {
            found.names.push(name);
            found.sign = Some(sign);
            found.elsewhere = (back > 0).then_some(number);
            return found;
        }
        if let Some(mention) = chosen {
            let entity = scene.resolved.entity[*mention];
            let several = mentions.iter().any(|m| scene.resolved.entity[*m] != entity);
            if context && several {
                break;
            }
            found.names.push(scene.name(entity));
            found.sign = Some(sign);
            found.elsewhere = (back > 0).then_some(number);
            return found;
        }
    }
    found
}
