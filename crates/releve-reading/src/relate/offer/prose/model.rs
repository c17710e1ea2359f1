//! Models that only their place tells, with a price beside them.

use std::ops::Range;

use releve_facts::EntityKind;

use super::super::thing::{Thing, things};
use crate::relate::launch::is_unclaimed;
use crate::scene::Scene;
use crate::tag::Tag;

/// The things that a sentence names, and the models that only their place tells: `X's
/// Messina is £149`, `the Indio by X (£750)`.
pub(super) fn named(scene: &Scene<'_>, range: Range<usize>) -> Vec<Thing> {
    let text = &scene.text;
    let mut found = things(scene, range.clone());
    for at in range.clone().skip(1) {
        let mark = at - 1;
        let genitive = text.tokens[mark].tag == Tag::Genitive;
        let house = |at: usize| {
            let m = scene.resolved.at(at).filter(|_| range.contains(&at))?;
            let known = scene.resolved.of(m);
            // A house that bears a person's name may pass for the person.
            let namesake = known.kind == EntityKind::Person
                && text.lexicon.named(EntityKind::Brand, &known.name).is_some();
            (known.kind == EntityKind::Brand || namesake).then(|| known.name.clone())
        };
        let owner = genitive.then(|| house(mark.checked_sub(1)?)).flatten();
        let named = if owner.is_some() {
            model(scene, at, range.end)
        } else if text.lower(mark) == "the" {
            model(scene, at, range.end).filter(|tokens| {
                matches!(text.lower_at(Some(tokens.end)), "by" | "from" | "at")
                    && house(tokens.end + 1).is_some()
            })
        } else {
            None
        };
        let Some(tokens) = named else { continue };
        // `the Indio by X (£750)`: the price follows the house.
        let mut phrase = tokens.clone();
        if owner.is_none()
            && let Some(m) = scene.resolved.at(tokens.end + 1)
        {
            phrase.end = scene.resolved.mentions[m].tokens.end;
        }
        let known = found.iter().any(|thing| {
            thing.phrase.start < tokens.end && tokens.start < thing.phrase.end
                || thing.tokens.start < tokens.end && tokens.start < thing.tokens.end
        });
        if !known {
            found.push(Thing {
                brand: owner.or_else(|| house(tokens.end + 1)),
                phrase,
                tokens,
                garment: None,
                attributes: Vec::new(),
                named: true,
                called: false,
            });
        }
    }
    found.sort_by_key(|thing| thing.tokens.start);
    found
}

/// The capitals from a token on that no lexicon calls a house, a person or a garment.
fn model(scene: &Scene<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    let close = (at..end.min(at + 4)).find(|at| !is_unclaimed(scene, *at))?;
    let noun = matches!(
        scene.text.tokens[close].tag,
        Tag::Noun | Tag::Name | Tag::Genitive
    );
    (close > at && !noun).then_some(at..close)
}
