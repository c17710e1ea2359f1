//! Plain words as names: of phrases that are no entity.

use std::ops::Range;

use releve_facts::EntityKind;

use super::named::Named;
use crate::scene::Scene;
use crate::segment::Join;
use crate::tag::Tag;

/// A phrase that is no entity, in lower case and the singular.
pub(super) fn plain(scene: &Scene<'_>, run: &Range<usize>, tokens: Range<usize>) -> Named {
    Named {
        name: spelt(scene, run, true),
        tokens,
        kind: None,
        meant: false,
        hashtag: false,
        antecedent: None,
    }
}

/// All words of a run, in lower case and the singular.
pub(super) fn verbatim(scene: &Scene<'_>, run: Range<usize>) -> String {
    spelt(scene, &run, false)
}

/// The words of a run with the last in the singular; vague ones may be left out.
fn spelt(scene: &Scene<'_>, run: &Range<usize>, brief: bool) -> String {
    let text = &scene.text;
    let mut name = String::new();
    for at in run.clone() {
        if brief && text.lexicon.is_vague(text.lower(at)) && at + 1 < run.end {
            continue;
        }
        let possessor = text
            .tokens
            .get(at + 1)
            .is_some_and(|t| t.tag == Tag::Genitive)
            || at + 1 == run.end
                && text
                    .tokens
                    .get(run.end)
                    .is_some_and(|t| t.tag == Tag::Genitive);
        let word = if text.tokens[at].shape.is_capital()
            && (possessor || text.tokens[at].tag == Tag::Name)
        {
            text.surface(at).to_owned()
        } else if at + 1 == run.end && !matches!(text.lower(at), "men" | "women") {
            singular(scene, at)
        } else {
            text.lower(at).to_owned()
        };
        if !name.is_empty() {
            match text.tokens[at].join {
                Join::Hyphen => name.push('-'),
                Join::Space => name.push(' '),
                Join::Direct => {}
            }
        }
        name.push_str(&word);
    }
    name
}

/// The singular of a noun, else the word as it stands, in lower case: `jeans` has none.
pub(super) fn singular(scene: &Scene<'_>, at: usize) -> String {
    let lexicon = scene.text.lexicon;
    if let Some(id) = lexicon.named(EntityKind::Garment, scene.text.lower(at)) {
        return lexicon.entry(id).name.to_string();
    }
    let info = scene.text.info(at);
    info.noun
        .map_or_else(|| scene.text.lower(at), |id| scene.text.string(id))
        .to_owned()
}
