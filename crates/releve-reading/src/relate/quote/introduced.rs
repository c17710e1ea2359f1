//! Quotations without a word of who speaks, behind a sentence about the speaker:
//! `Calderwood kept it short. “…”`.

use releve_facts::EntityKind;

use super::attribution::Attribution;
use super::surroundings::{FRAGMENT, tail, words};
use crate::clause::ClauseKind;
use crate::lexicon::Cue;
use crate::quotation::Quotation;
use crate::scene::Scene;

/// The speaker of a whole sentence in marks behind one whose subject is a person.
pub(super) fn introduced(
    scene: &Scene<'_>,
    found: &[Quotation],
    number: usize,
) -> Option<Attribution> {
    let text = &scene.text;
    let quotation = &found[number];
    let sentence = text.sentence_of(quotation.whole.start);
    let starts = scene.sentence(sentence).start == quotation.whole.start;
    let closes = text.sentence_of(quotation.whole.end - 1) >= sentence
        && tail(scene, found, number).is_empty()
        && matches!(
            text.surface(quotation.inside.end - 1),
            "." | "!" | "?" | "…"
        );
    let before = sentence.checked_sub(1)?;
    let block = text.sentences[sentence].block;
    let same_block = text.sentences[before].block == block;
    // `X tells us why.`, and the next paragraph is what X tells.
    let alone = text.blocks[block].tokens.start == quotation.whole.start
        && quotation.whole.end + 1 >= text.blocks[block].tokens.end
        && text.sentences[before].block + 1 == block;
    if !starts || !closes || !same_block && !alone || words(scene, quotation) < FRAGMENT {
        return None;
    }
    let parse = &scene.parses[before];
    let clause = parse
        .clauses
        .iter()
        .find(|clause| clause.kind == ClauseKind::Finite && !clause.subject.is_empty())?;
    let [speaker] = scene.subjects(parse, clause, EntityKind::Person)[..] else {
        return None;
    };
    if alone && !scene.verb_is(clause, Cue::Say) {
        return None;
    }
    let mention = scene
        .resolved
        .of_kind(EntityKind::Person, scene.sentence(before))
        .find(|m| scene.resolved.entity[*m] == speaker)?;
    Some(Attribution {
        speaker,
        mention,
        tokens: scene.sentence(before),
        outlet: None,
        verb: false,
    })
}
