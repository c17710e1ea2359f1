//! What somebody is thanked, credited or responsible for, behind a preposition: `with
//! reviving Y`, `for bringing back the clog`, `behind the return of Y`.

use releve_facts::Effect;

use super::moved::{Moved, moved};
use crate::clause::Parse;
use crate::lexicon::Cue;
use crate::scene::Scene;
use crate::tag::Tag;

/// What stands behind `with`: `reviving Y`, `the return of Y`.
pub(super) fn deed(
    scene: &Scene<'_>,
    parse: &Parse,
    sentence: usize,
    with: usize,
) -> Option<(Moved, Effect)> {
    let text = &scene.text;
    let phrase = parse.phrases.iter().position(|p| p.tokens.start > with)?;
    if parse.phrases[phrase].tokens.start > with + 5 {
        return None;
    }
    let what = moved(scene, parse, phrase, sentence)?;
    let gerund =
        (with..parse.phrases[phrase].tokens.start).find(|at| text.tokens[*at].tag == Tag::Gerund);
    let effect = gerund.map_or(Effect::Popularity, |at| {
        let after = text.lower_at(Some(at + 1));
        if scene.spotted.has_cue(at, Cue::Revive) || after == "back" {
            Effect::Revival
        } else if text.lower(at) == "selling" {
            Effect::Sales
        } else {
            Effect::Popularity
        }
    });
    Some((what, effect))
}

/// What `for`, `behind` or `of` at or just behind `at` governs, deeds included:
/// `for bringing back the clog`.
pub(super) fn behind(
    scene: &Scene<'_>,
    parse: &Parse,
    sentence: usize,
    at: usize,
    prepositions: &[&str],
) -> Option<(Moved, Effect)> {
    let end = scene.sentence(sentence).end;
    let with = (at..end.min(at + 2)).find(|t| prepositions.contains(&scene.text.lower(*t)))?;
    deed(scene, parse, sentence, with)
}
