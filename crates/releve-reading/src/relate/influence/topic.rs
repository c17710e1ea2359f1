//! What was moved where the sentence leaves it out: `Blame Harry Styles.`, `Zendaya did the
//! rest.` It is what the heading, the sentences before or the text speak of.

use releve_facts::EntityKind;

use super::moved::Moved;
use crate::relate::noun::{self, Thing};
use crate::scene::Scene;
use crate::segment::BlockKind;
use crate::spot::Found;

/// Of thanks and blame: what the text is about, if it was named just before, else what
/// the sentence before is about.
pub(super) fn topic(scene: &Scene<'_>, sentence: usize) -> Option<Moved> {
    let start = scene.sentence(sentence).start;
    let main = [scene.main_garment, scene.main_trend]
        .into_iter()
        .flatten()
        .filter(|e| scene.entity(*e).mentions.len() >= 3)
        .max_by_key(|e| scene.entity(*e).mentions.len())
        .and_then(|entity| {
            (0..=3).find_map(|back| {
                let before = sentence.checked_sub(back)?;
                let found = scene
                    .resolved
                    .within(scene.sentence(before))
                    .find(|m| scene.resolved.entity[*m] == entity)?;
                Some((noun::of_mention(scene, found), before))
            })
        });
    main.or_else(|| noun::antecedent(scene, start, sentence))
        .map(Moved::meant)
}

/// Of an idiom, which may stand far from what it is about: the trend or garment that the
/// heading names, or the sentences before in the paragraph, else the one that the text is
/// about.
pub(super) fn spoken_of(scene: &Scene<'_>, sentence: usize, at: usize) -> Option<Moved> {
    let text = &scene.text;
    let block = text.sentences[sentence].block;
    let fits = |m: &usize| {
        matches!(
            scene.resolved.mentions[*m].kind,
            EntityKind::Garment | EntityKind::Product | EntityKind::Trend
        )
    };
    let made = |m: usize, other: usize| Moved {
        other: (other != sentence).then_some(other),
        ..Moved::meant((noun::of_mention(scene, m), other))
    };
    let heading = block
        .checked_sub(1)
        .filter(|n| matches!(text.blocks[*n].kind, BlockKind::Heading | BlockKind::Name));
    if let Some(n) = heading {
        let tokens = text.blocks[n].tokens.clone();
        if let Some(m) = scene.resolved.within(tokens.clone()).find(fits) {
            return Some(made(m, text.sentence_of(tokens.start)));
        }
    }
    // Whatever of these the text names most is its topic here; what the whole
    // text is about, wherever it was named, unless a heading parts it.
    let mut best: Option<(usize, usize, usize)> = None;
    for back in 0..=2usize {
        let Some(other) = sentence.checked_sub(back) else {
            break;
        };
        let own = text.sentences[other].block;
        if own != block && Some(own) != heading {
            break;
        }
        let range = scene.sentence(other);
        let end = if back == 0 { at } else { range.end };
        for m in scene.resolved.within(range.start..end).filter(fits) {
            // `“That skirt changed it,” said X.`: what somebody spoke of.
            let at = scene.resolved.mentions[m].tokens.start;
            if is_spoken(scene, at) {
                continue;
            }
            let count = scene.resolved.of(m).mentions.len();
            if best.is_none_or(|(known, ..)| count > known) {
                best = Some((count, m, other));
            }
        }
    }
    let mains = [scene.main_garment, scene.main_trend];
    for entity in mains.into_iter().flatten().filter(|_| heading.is_none()) {
        let count = scene.entity(entity).mentions.len();
        let named = scene.entity(entity).mentions.iter().copied().rfind(|m| {
            scene.resolved.mentions[*m].found != Found::Anaphor
                && scene.resolved.mentions[*m].tokens.end <= at
        });
        if let Some(m) = named
            && count >= 4
            && best.is_none_or(|(known, ..)| count > known)
        {
            let other = text.sentence_of(scene.resolved.mentions[m].tokens.start);
            best = Some((count, m, other));
        }
    }
    best.map(|(_, m, other)| made(m, other))
}

/// The trend that the sentence names first, before a token.
pub(super) fn trend_before(
    scene: &Scene<'_>,
    at: usize,
    sentence: usize,
) -> Option<(Thing, usize)> {
    let start = scene.sentence(sentence).start;
    let m = scene
        .resolved
        .of_kind(EntityKind::Trend, start..at)
        .next()?;
    Some((noun::of_mention(scene, m), sentence))
}

/// True for a token that stands in quotation marks.
fn is_spoken(scene: &Scene<'_>, at: usize) -> bool {
    let quotations = scene.text.quotations();
    let next = quotations.partition_point(|quotation| quotation.inside.end <= at);
    (quotations.get(next)).is_some_and(|quotation| quotation.inside.contains(&at))
}
