//! Sentences that tell hearsay, fiction or what might have been: whatever the
//! grammar finds in them is no fact.

use releve_facts::{EntityKind, Statement};

use super::Draft;
use crate::lexicon::{Cue, Detail};
use crate::scene::Scene;
use crate::tag::Tag;

/// True for a draft that rests on such a sentence.
pub(super) fn is_doubtful(scene: &Scene<'_>, doubtful: &[bool], draft: &Draft) -> bool {
    if matches!(draft.statement, Statement::Quote(_) | Statement::Role(_)) {
        return false;
    }
    if let Statement::Wear(wear) = &draft.statement
        && is_fictional(scene, &wear.person)
    {
        return true;
    }
    draft
        .evidence
        .first()
        .is_some_and(|tokens| doubtful[scene.text.sentence_of(tokens.start)])
}

/// For each sentence whether it tells hearsay, fiction or an unreal condition.
pub(super) fn doubtful(scene: &Scene<'_>) -> Vec<bool> {
    (0..scene.text.sentences.len())
        .map(|number| {
            let tokens = scene.sentence(number);
            hearsay(scene, tokens.clone()) || inverted(scene, tokens.start, tokens.end)
        })
        .collect()
}

fn hearsay(scene: &Scene<'_>, tokens: std::ops::Range<usize>) -> bool {
    // A cue of hearsay in the running words, not in a name or a quotation.
    tokens
        .clone()
        .any(|at| scene.spotted.has_cue(at, Cue::Hearsay) && scene.resolved.at(at).is_none())
        && !tokens.clone().any(|at| scene.text.surface(at) == "“")
}

/// `Had Gucci shown the loafers a year earlier, …`
fn inverted(scene: &Scene<'_>, first: usize, end: usize) -> bool {
    matches!(scene.text.lower(first), "had" | "were" | "should")
        && first + 1 < end
        && matches!(
            scene.text.tokens[first + 1].tag,
            Tag::Name | Tag::Pronoun | Tag::Determiner | Tag::Noun
        )
        && scene.text.surface(end - 1) != "?"
}

/// True for characters of fiction that the lexicon knows.
fn is_fictional(scene: &Scene<'_>, person: &str) -> bool {
    scene
        .text
        .lexicon
        .named(EntityKind::Person, person)
        .is_some_and(|id| {
            matches!(&scene.text.lexicon.entry(id).detail, Detail::Person { roles, .. }
                if roles.iter().any(|role| role.as_ref() == "fictional character"))
        })
}
