//! Pictures and films that show somebody: `the video shows X in a coat`.

use releve_facts::EntityKind;

use crate::clause::{Clause, Parse};
use crate::lexicon::Cue;
use crate::relate::wear::trade::is_role;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::tag::Tag;

/// `A photo of X shows the singer in`: the one named before the verb.
pub(super) fn pictured(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<EntityNumber> {
    let object = &parse.phrases[*clause.objects.first()?];
    let start = scene.sentence(clause.sentence).start;
    let role = scene.text.lower(object.tokens.start) == "the"
        && is_role(scene, object.tokens.end - 1)
        && object.tokens.start <= clause.group.end + 1;
    let of = |m: &usize| {
        let first = scene.resolved.mentions[*m].tokens.start;
        (start..first)
            .rev()
            .take(3)
            .any(|t| matches!(scene.text.lower(t), "of" | "from" | "by"))
    };
    scene
        .resolved
        .of_kind(EntityKind::Person, start..clause.group.start)
        .filter(of)
        .last()
        .filter(|_| role)
        .map(|m| scene.resolved.entity[m])
}

/// True for a collection that the clothes are from: `modelled a suit from the
/// label's resort collection`.
pub(super) fn is_source(scene: &Scene<'_>, clause: &Clause, at: usize) -> bool {
    (clause.group.end..at)
        .rev()
        .find(|t| scene.text.tokens[*t].tag == Tag::Preposition)
        .is_some_and(|t| scene.text.lower(t) == "from")
}

/// `the video showed her in`, `photographers caught her in`
pub(super) fn shows_person(scene: &Scene<'_>, clause: &Clause) -> bool {
    !clause.passive
        && (scene.verb_is(clause, Cue::Seen)
            || matches!(
                scene.text.lemma(clause.verb),
                "show" | "feature" | "depict" | "portray"
            ))
}
