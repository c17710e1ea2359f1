//! Who wears, as a phrase names them: a person, a band, a possessor (`her outfit`), two
//! (`X and her daughter Y wore`), many (`everyone from A to B`).

use std::ops::Range;

use releve_facts::EntityKind;

use super::trade::is_band;
use crate::clause::Clause;
use crate::lexicon::Cue;
use crate::resolve::{EntityNumber, member_before};
use crate::scene::Scene;
use crate::spot::Found;
use crate::tag::Tag;

/// `X and her daughter Y wore`: both, where the pair opens the sentence.
pub(super) fn with_kin(
    scene: &Scene<'_>,
    clause: &Clause,
    named: EntityNumber,
) -> Vec<EntityNumber> {
    let text = &scene.text;
    let start = scene.sentence(clause.sentence).start;
    let first = scene
        .resolved
        .at(start)
        .map(|m| (m, &scene.resolved.mentions[m]));
    let other = first.filter(|(_, one)| {
        let kin = one.tokens.end + 1;
        one.kind == EntityKind::Person
            && one.found != Found::Anaphor
            && matches!(text.lower_at(Some(one.tokens.end)), "and" | "&" | "with")
            && matches!(text.lower_at(Some(kin)), "her" | "his" | "their")
            && (kin + 1..(kin + 4).min(clause.group.start)).any(|t| {
                scene
                    .resolved
                    .at(t)
                    .is_some_and(|m| scene.resolved.entity[m] == named)
                    && (kin + 1..t).all(|t| {
                        matches!(text.tokens[t].tag, Tag::Noun | Tag::Adjective)
                            && scene.resolved.at(t).is_none()
                    })
            })
    });
    match other.map(|(m, _)| scene.resolved.entity[m]) {
        Some(other) if other != named => vec![other, named],
        _ => vec![named],
    }
}

/// The person, or the band, that a phrase names; a possessor counts where the
/// phrase's head means a whole look: `her outfit`.
pub(super) fn person_in(scene: &Scene<'_>, tokens: Range<usize>) -> Option<EntityNumber> {
    let mut found = None;
    for m in scene.resolved.within(tokens.clone()) {
        let mention = &scene.resolved.mentions[m];
        let entity = scene.resolved.entity[m];
        // `X of the band, who wore it`: X.
        if let Some(member) = member_before(&scene.text, &scene.resolved, m) {
            found = Some(scene.resolved.entity[member]);
            continue;
        }
        let person = mention.kind == EntityKind::Person || is_band(scene, entity);
        if !person {
            continue;
        }
        let next = mention.tokens.end;
        let possessive = next < tokens.end
            && (scene.text.tokens[next].tag == Tag::Genitive
                || scene.text.tokens[mention.tokens.start].tag == Tag::Possessive);
        if possessive && !scene.spotted.has_cue(tokens.end - 1, Cue::Outfit) {
            continue;
        }
        found = Some(entity);
    }
    found
}

/// `Everyone from A to B has been seen in`: A and B.
pub(super) fn everyone(scene: &Scene<'_>, clause: &Clause) -> Option<Vec<EntityNumber>> {
    let text = &scene.text;
    let start = scene.sentence(clause.sentence).start;
    let from = (start + 1..clause.group.start)
        .rev()
        .take(14)
        .find(|at| text.lower(*at) == "from")?;
    let all = matches!(
        text.lower(from - 1),
        "everyone" | "everybody" | "stars" | "celebrities" | "women" | "men" | "models"
    );
    let people = scene.entities_in(EntityKind::Person, from + 1..clause.group.start);
    let to = (from + 1..clause.group.start).any(|at| text.lower(at) == "to");
    (all && to && people.len() > 1).then_some(people)
}

/// True for a mention that stands for a person by pronoun.
pub(super) fn by_pronoun(scene: &Scene<'_>, mention: usize) -> bool {
    scene.resolved.mentions[mention].found == Found::Anaphor
}
