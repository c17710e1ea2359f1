//! What a role is called: `HEADS OF DESIGN` are each a `head of design`, a `TV presenter`
//! and a `Middle East correspondent` keep their capitals.

use std::ops::Range;

use releve_facts::EntityKind;

use crate::lexicon::fold;
use crate::scene::Scene;
use crate::segment::{Join, Shape};

/// The words as they stand, in lower case but for acronyms, the last singular.
pub(super) fn name(
    scene: &Scene<'_>,
    all: Range<usize>,
    core: Range<usize>,
    listed: Option<&str>,
    plural: bool,
) -> String {
    let text = &scene.text;
    let shouted = all
        .clone()
        .filter(|at| text.tokens[*at].shape.is_word())
        .all(|at| text.tokens[at].shape == Shape::Upper)
        && {
            let sentence = scene.sentence(text.sentence_of(all.start));
            sentence
                .filter(|at| text.tokens[*at].shape == Shape::Lower)
                .count()
                == 0
        };
    let mut written = String::new();
    let mut at = all.start;
    while at < all.end {
        if !written.is_empty() {
            match text.tokens[at].join {
                Join::Hyphen => written.push('-'),
                Join::Space => written.push(' '),
                Join::Direct => {}
            }
        }
        if at == core.start
            && let Some(listed) = listed
        {
            let surface = fold(text.slice(core.clone())).into_owned();
            let acronym = core.len() == 1 && text.tokens[at].shape == Shape::Upper
                || plural
                    && text
                        .surface(at)
                        .chars()
                        .filter(|c| c.is_uppercase())
                        .count()
                        > 1;
            let same = surface == fold(listed).as_ref();
            let parted = core.len() > fold(listed).split([' ', '-']).count();
            if same || acronym || parted || plural && surface.starts_with(fold(listed).as_ref()) {
                written.push_str(listed);
                at = core.end;
                continue;
            }
        }
        let surface = text.surface(at);
        let acronym =
            text.tokens[at].shape == Shape::Upper && surface.chars().count() > 1 && !shouted;
        let singular = (plural && at + 1 == core.end)
            .then(|| text.info(at).noun)
            .flatten()
            .map(|noun| text.string(noun).to_owned());
        match singular {
            Some(singular) => written.push_str(&singular),
            None if acronym => written.push_str(surface),
            None if proper(scene, at) => written.push_str(surface),
            None => written.push_str(&surface.to_lowercase()),
        }
        at += 1;
    }
    written
}

/// A place inside a title keeps its capital: `Middle East correspondent`.
fn proper(scene: &Scene<'_>, at: usize) -> bool {
    scene
        .resolved
        .at(at)
        .is_some_and(|m| scene.resolved.mentions[m].kind == EntityKind::Place)
}
