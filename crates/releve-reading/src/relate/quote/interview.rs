//! Answers in an interview: `Why gold? “It is soft.”`, where the text has named nobody but
//! whom it asks.

use releve_facts::EntityKind;

use super::attribution::Attribution;
use super::surroundings::{FRAGMENT, tail, words};
use crate::quotation::Quotation;
use crate::scene::Scene;
use crate::segment::BlockKind;
use crate::spot::Found;

/// Who answers with a quotation that stands behind a question of the writer's own.
pub(super) fn answered(
    scene: &Scene<'_>,
    found: &[Quotation],
    number: usize,
) -> Option<Attribution> {
    let text = &scene.text;
    let quotation = &found[number];
    let at = quotation.whole.start;
    let starts = scene.sentence(text.sentence_of(at)).start == at;
    let closes = tail(scene, found, number).is_empty()
        && matches!(
            text.surface(quotation.inside.end - 1),
            "." | "!" | "?" | "…"
        );
    let asked = at.checked_sub(1)?;
    let near = text.block_of(asked) + 1 >= text.block_of(at);
    if !starts
        || !closes
        || !near
        || text.surface(asked) != "?"
        || words(scene, quotation) < FRAGMENT
    {
        return None;
    }
    // Whom the text has named before, but for who wrote it and what it quotes.
    let mut people = scene
        .resolved
        .of_kind(EntityKind::Person, 0..at)
        .filter(|m| {
            let mention = &scene.resolved.mentions[*m];
            let kind = text.blocks[text.block_of(mention.tokens.start)].kind;
            mention.found != Found::Anaphor
                && !matches!(kind, BlockKind::Byline | BlockKind::Caption)
        });
    let mention = people.next()?;
    let speaker = scene.resolved.entity[mention];
    people
        .all(|m| scene.resolved.entity[m] == speaker)
        .then(|| Attribution {
            speaker,
            mention,
            // The name alone: when it was told of is not when it speaks.
            tokens: scene.resolved.mentions[mention].tokens.clone(),
            outlet: None,
            verb: false,
        })
}
