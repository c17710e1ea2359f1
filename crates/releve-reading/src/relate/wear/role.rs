//! Whom a noun for a role means that stands without a name: `The actor teamed a vest with a
//! kilt. Paul Mescal has form here.`

use std::ops::Range;

use releve_facts::EntityKind;

use super::trade::designs;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::spot::Found;

/// Whom `the model` means of those whom its sentence has named, else the one whom the
/// sentence before it names: nearer than the name over the paragraph. Several are too many, and
/// who makes clothes is another.
pub(super) fn named_shortly(scene: &Scene<'_>, at: usize) -> Option<EntityNumber> {
    let number = scene.text.sentence_of(at);
    let only = |range: Range<usize>| {
        let mut found = None;
        for m in scene.resolved.of_kind(EntityKind::Person, range) {
            let mention = &scene.resolved.mentions[m];
            let person = scene.resolved.entity[m];
            let before = scene.text.lower_at(mention.tokens.start.checked_sub(1));
            // `down to X` is about X, `her wedding to X` about her.
            let blamed = before == "to"
                && mention.tokens.start.checked_sub(2).is_some_and(|t| {
                    matches!(scene.text.lower(t), "down" | "thanks" | "due" | "comes")
                });
            let governed = matches!(before, "by" | "with" | "for" | "of" | "from" | "to");
            if mention.tokens.end > at
                || mention.found == Found::Anaphor
                || governed && !blamed
                || designs(scene, person)
            {
                continue;
            }
            if found.is_some_and(|other| other != person) {
                return None;
            }
            found = Some(person);
        }
        found
    };
    let here = scene.sentence(number).start..at;
    let before = number
        .checked_sub(1)
        .filter(|before| scene.text.sentences[*before].block == scene.text.sentences[number].block);
    only(here).or_else(|| only(scene.sentence(before?)))
}

/// Whom a text means that begins with what they are: `The actor teamed a vest with a
/// kilt. Paul Mescal has form here.`
pub(super) fn ahead(scene: &Scene<'_>, at: usize) -> Option<EntityNumber> {
    let number = scene.text.sentence_of(at);
    let next = scene.text.sentences.get(number + 1)?;
    let near = next.tokens.start..next.tokens.end.min(next.tokens.start + 2);
    (next.block == scene.text.sentences[number].block)
        .then(|| scene.resolved.of_kind(EntityKind::Person, near).next())
        .flatten()
        .map(|m| scene.resolved.entity[m])
}
