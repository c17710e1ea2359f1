//! What stands before a noun of measure: `Samba searches`, `the bag’s sales`.

use releve_facts::EntityKind;

use super::named::{Named, named};
use crate::lexicon::Cue;
use crate::scene::Scene;
use crate::segment::Join;
use crate::tag::Tag;

/// What stands before the noun: `Samba searches`, `the shoe’s searches`, `its
/// sales`; a channel, a place or a month there is no subject.
pub(super) fn modifier(
    scene: &Scene<'_>,
    noun: usize,
    floor: usize,
    past: &[Named],
) -> Option<Named> {
    let text = &scene.text;
    let mut at = noun;
    let mut first = noun;
    while at > floor {
        let before = at - 1;
        let token = &text.tokens[before];
        let timed = scene.times_in(before..noun).next().is_some();
        let figure = scene.figures_in(before..before + 1).next().is_some();
        if timed || figure {
            break;
        }
        let covered = scene.resolved.at(before);
        let quote = matches!(text.surface(before), "”" | "\"" | "“" | "’" | "‘");
        let empty = scene.spotted.has_cue(before, Cue::Scope);
        let part = covered.is_some()
            || quote
            || matches!(
                token.tag,
                Tag::Noun | Tag::Name | Tag::Adjective | Tag::Genitive | Tag::Possessive
            )
            || text.tokens[at].join == Join::Hyphen
            || matches!(token.tag, Tag::Determiner)
                && matches!(
                    text.lower(before),
                    "the" | "this" | "that" | "these" | "those"
                );
        if !part || empty && first != noun {
            break;
        }
        at = covered.map_or(before, |m| {
            scene.resolved.mentions[m].tokens.start.min(before)
        });
        if !empty {
            let kind = covered.map(|m| scene.resolved.mentions[m].kind);
            let aside = matches!(
                kind,
                Some(EntityKind::Channel | EntityKind::Publication | EntityKind::Place)
            );
            if aside {
                if first != noun {
                    break;
                }
                continue;
            }
            first = at;
        } else if first == noun {
            continue;
        }
    }
    if first >= noun {
        return None;
    }
    // `its sales`: who `it` is, the subject tells; `her followers` is a person's.
    if text.tokens[first].tag == Tag::Possessive {
        let person = scene.resolved.at(first)?;
        return Some(Named {
            name: scene.resolved.of(person).name.clone(),
            tokens: first..noun,
            kind: Some(scene.resolved.mentions[person].kind),
            meant: true,
            hashtag: false,
            antecedent: None,
        });
    }
    let mut end = noun;
    while end > first && (text.tokens[end - 1].tag == Tag::Genitive || is_empty(scene, end - 1)) {
        end -= 1;
    }
    let found = named(scene, first, end, past)?;
    // The whole run must be what is named: `strong sales`, `early orders` name nothing.
    let possessor = text.tokens.get(end).is_some_and(|t| t.tag == Tag::Genitive)
        && text.tokens[first].shape.is_capital();
    // `sent Speedcat sales soaring`: a name that no lexicon knows.
    let opens = text.sentences[text.sentence_of(first)].tokens.start == first;
    let coined = found.kind.is_none()
        && !opens
        && found.name.starts_with(char::is_uppercase)
        && text.tokens[first].tag == Tag::Name;
    let known = found.kind.is_some() || found.meant || possessor || coined;
    (known && found.tokens.end + 2 >= end).then_some(found)
}

/// True for what stands before a noun of measure and is not what is counted: `TikTok
/// views`, `online sales`.
pub(super) fn is_empty(scene: &Scene<'_>, at: usize) -> bool {
    scene.resolved.at(at).is_some_and(|m| {
        matches!(
            scene.resolved.mentions[m].kind,
            EntityKind::Channel | EntityKind::Publication | EntityKind::Place
        )
    }) || scene.spotted.has_cue(at, Cue::Scope)
}
