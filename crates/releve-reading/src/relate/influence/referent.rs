//! Whom a plain noun stands for: `the actress`, `the tennis drama`, `her
//! fishnets`; and the precise item behind `the coat` that sold out.

use std::ops::Range;

use releve_facts::EntityKind;

use crate::lexicon::Cue;
use crate::relate::noun::{self, Thing};
use crate::scene::Scene;
use crate::spot::works::is_work;
use crate::tag::Tag;

/// The mover as it is to be named, nothing where the phrase names nobody.
pub(super) fn influencer(scene: &Scene<'_>, thing: Thing, sentence: usize) -> Option<Thing> {
    let text = &scene.text;
    if thing.kind == Some(EntityKind::Garment) {
        let item = scene
            .items_in(thing.tokens.clone())
            .find(|item| item.possessor.is_some());
        if let Some(owner) = item.and_then(|item| item.possessor) {
            return Some(Thing {
                name: scene.name(owner),
                kind: Some(EntityKind::Person),
                entity: Some(owner),
                anaphor: false,
                tokens: thing.tokens,
            });
        }
        return Some(thing);
    }
    if thing.kind.is_some() {
        return Some(thing);
    }
    let head = thing.tokens.end - 1;
    let head_word = text.lemma(head);
    // `new film Challengers`: the title.
    let title = (thing.tokens.start..head + 1)
        .rev()
        .take_while(|at| text.tokens[*at].tag == Tag::Name)
        .last();
    if let Some(title) = title {
        return Some(Thing {
            name: if title > thing.tokens.start && is_work(text.lower(title - 1)) {
                text.slice(title..head + 1).to_owned()
            } else {
                thing.name
            },
            ..thing
        });
    }
    // `the Barbie film`, `the Wednesday series`; not `the Netflix series`.
    if is_work(head_word) || is_work(text.lower(head)) {
        let title = (thing.tokens.start..head)
            .rev()
            .take_while(|at| {
                text.tokens[*at].tag == Tag::Name
                    && scene.resolved.at(*at).is_none_or(|m| {
                        matches!(
                            scene.resolved.mentions[m].kind,
                            EntityKind::Brand | EntityKind::Person | EntityKind::Product
                        )
                    })
            })
            .last();
        if let Some(title) = title {
            return Some(Thing {
                name: text.slice(title..head).to_owned(),
                ..thing
            });
        }
    }
    let definite = (thing.tokens.start.saturating_sub(2)..=thing.tokens.start)
        .any(|at| matches!(text.lower(at), "the" | "this" | "its" | "their"));
    if definite && (is_work(head_word) || is_work(text.lower(head))) {
        let at = thing.tokens.start;
        let name = work(scene, sentence, at)?;
        return Some(Thing {
            name,
            anaphor: true,
            ..thing
        });
    }
    if definite && is_role(scene, head) {
        // `the Clancy Brothers, the folk group`: named just before.
        let apposed = (thing.tokens.start.saturating_sub(1)..=thing.tokens.start)
            .rfind(|at| text.lower(*at) == "the")
            .and_then(|the| the.checked_sub(2))
            .is_some_and(|at| {
                text.surface(at + 1) == ","
                    && scene.resolved.at(at).is_some_and(|m| {
                        matches!(
                            scene.resolved.mentions[m].kind,
                            EntityKind::Person | EntityKind::Organisation
                        )
                    })
            });
        if apposed {
            return None;
        }
        let first = scene.sentence(sentence.saturating_sub(2)).start;
        let m = scene
            .resolved
            .within(first..thing.tokens.start)
            .filter(|m| {
                matches!(
                    scene.resolved.mentions[*m].kind,
                    EntityKind::Person | EntityKind::Organisation
                )
            })
            .last()?;
        return Some(Thing {
            anaphor: true,
            ..noun::of_mention(scene, m)
        });
    }
    // `their presence on the Miu Miu runway`: the house whose runway it is.
    if matches!(head_word, "presence" | "appearance" | "outing" | "debut") {
        let end = scene.sentence(text.sentence_of(head)).end;
        let place = head + 1..end.min(head + 12);
        let runway = place
            .clone()
            .find(|at| scene.spotted.has_cue(*at, Cue::Runway))?;
        let m = scene
            .resolved
            .of_kind(EntityKind::Brand, place.start..runway)
            .last()?;
        return Some(noun::of_mention(scene, m));
    }
    // A moment, a garment's owner or a movement of figures moves nothing by itself.
    let empty = matches!(
        head_word,
        "release"
            | "tour"
            | "run"
            | "order"
            | "exhaustion"
            | "outfit"
            | "wardrobe"
            | "effect"
            | "post"
            | "pair"
            | "collaboration"
            | "thing"
            | "reason"
            | "birth"
            | "charge"
            | "way"
    )
        // One of them is meant by name elsewhere; `women` are a group that moves.
        || matches!(text.lower(head), "man" | "woman" | "person")
        || scene.spotted.has_cue(head, Cue::Sales)
        || scene.spotted.has_cue(head, Cue::Rise);
    (!empty).then_some(thing)
}

fn is_role(scene: &Scene<'_>, at: usize) -> bool {
    scene
        .spotted
        .roles
        .iter()
        .any(|role| role.tokens.contains(&at))
        || matches!(
            scene.text.lemma(at),
            "star"
                | "actress"
                | "actor"
                | "singer"
                | "rapper"
                | "model"
                | "idol"
                | "duo"
                | "group"
                | "band"
                | "supermodel"
                | "musician"
                | "presenter"
        )
}

/// The title of the work spoken of before a token.
fn work(scene: &Scene<'_>, sentence: usize, at: usize) -> Option<String> {
    let text = &scene.text;
    for back in 0..=4usize {
        let Some(other) = sentence.checked_sub(back) else {
            break;
        };
        let range = scene.sentence(other);
        let end = if back == 0 { at } else { range.end };
        let run = |start: usize| -> Range<usize> {
            let stop = (start..end)
                .find(|t| {
                    text.tokens[*t].tag != Tag::Name
                        && !matches!(text.lower(*t), "of" | "the" | "&")
                        || scene.resolved.at(*t).is_some()
                })
                .unwrap_or(end);
            start..stop
        };
        for t in range.start..end {
            if (is_work(text.lower(t)) || matches!(text.surface(t), "‘" | "“" | "'" | "\""))
                && t + 1 < end
            {
                let mut start = t + 1;
                if matches!(text.surface(start), "‘" | "“" | "'" | "\"") {
                    start += 1;
                }
                let title = run(start);
                if !title.is_empty() && text.tokens[title.start].tag == Tag::Name {
                    let last = title
                        .clone()
                        .rev()
                        .find(|t| text.tokens[*t].tag == Tag::Name)
                        .map_or(title.end, |t| t + 1);
                    return Some(text.slice(title.start..last).to_owned());
                }
            }
        }
        // `Bridgerton has a lot to answer for.`
        if back == 1
            && text.tokens[range.start].tag == Tag::Name
            && scene.resolved.at(range.start).is_none()
        {
            let title = run(range.start);
            return Some(text.slice(title).to_owned());
        }
    }
    None
}

/// The target as precisely as the text has just named it: `the coat` is the
/// `Max Mara coat` that she wore; `it` below an offer is what is offered.
pub(super) fn target(scene: &Scene<'_>, thing: Thing, sentence: usize) -> Thing {
    if thing.kind != Some(EntityKind::Garment) || thing.name.contains(char::is_uppercase) {
        return thing;
    }
    let Some(entity) = thing.entity else {
        return thing;
    };
    let start = thing.tokens.start;
    let text = &scene.text;
    let definite = thing.anaphor
        || start > 0
            && matches!(
                text.lower(start - 1),
                "the" | "this" | "that" | "her" | "his"
            );
    if !definite {
        return thing;
    }
    for back in 0..=2usize {
        let Some(other) = sentence.checked_sub(back) else {
            break;
        };
        let range = scene.sentence(other);
        let items: Vec<_> = scene
            .items_in(range.clone())
            .filter(|item| item.garment == entity)
            .collect();
        if let Some(item) = items
            .iter()
            .rev()
            .find(|item| item.brand.is_some() || item.product.is_some())
        {
            return Thing {
                anaphor: true,
                ..noun::of_mention(scene, item.mention)
            };
        }
    }
    // `the skirt`, where the text is about the horse-face skirt.
    if let Some(main) = scene.main_garment
        && main != entity
        && start > 0
        && text.lower(start - 1) == "the"
    {
        let name = scene.name(main);
        if name.ends_with(&format!(" {}", thing.name)) && scene.entity(main).mentions.len() >= 3 {
            return Thing {
                name,
                entity: Some(main),
                anaphor: true,
                ..thing
            };
        }
    }
    thing
}
