//! What is thanked or blamed for, where no `for` says it: behind a colon, before an
//! aside; and `the person to blame is X`.

use std::ops::Range;

use releve_facts::{Effect, EntityKind};

use super::Event;
use super::moved::Moved;
use super::mover::{named, things_at};
use super::topic::topic;
use crate::clause::Parse;
use crate::relate::noun;
use crate::scene::Scene;

/// `Blame X: clogs are back`: what the rest of the sentence is about.
pub(super) fn told_behind(scene: &Scene<'_>, rest: Range<usize>) -> Option<Moved> {
    // `Blame X: she left the coat on the train` tells of her.
    const NEAR: usize = 4;
    let subject = rest.start..rest.end.min(rest.start + NEAR);
    matches!(scene.text.surface(rest.start), ":" | "—" | ";")
        .then(|| first_worn(scene, subject))
        .flatten()
}

/// `Clogs (you can thank X for their return) are back`: what an aside speaks of.
pub(super) fn told_before(scene: &Scene<'_>, before: Range<usize>) -> Option<Moved> {
    let aside = before
        .clone()
        .any(|t| matches!(scene.text.surface(t), "(" | "—" | "–"));
    aside.then(|| first_worn(scene, before)).flatten()
}

fn first_worn(scene: &Scene<'_>, tokens: Range<usize>) -> Option<Moved> {
    let m = scene.resolved.within(tokens).find(|m| {
        matches!(
            scene.resolved.mentions[*m].kind,
            EntityKind::Garment | EntityKind::Product | EntityKind::Trend
        )
    })?;
    Some(Moved::new(vec![noun::of_mention(scene, m)]))
}

/// `The person to blame is X`, `The ones to thank are A and B`.
pub(super) fn who_to_thank(
    scene: &Scene<'_>,
    parse: &Parse,
    sentence: usize,
    at: usize,
) -> Option<Event> {
    let text = &scene.text;
    let range = scene.sentence(sentence);
    let generic = matches!(
        text.lower(at - 1),
        "person" | "people" | "one" | "ones" | "man" | "woman" | "designer" | "house" | "label"
    );
    let copula = (at + 2..range.end.min(at + 5))
        .find(|t| generic && matches!(text.lower(*t), "is" | "are" | "was" | "were"))?;
    let influencers = things_at(scene, parse, copula + 1, range.end);
    let what = topic(scene, sentence)?;
    named(&influencers).then(|| {
        Event::new(influencers, what, sentence, "influence: to thank").effect(Effect::Popularity)
    })
}

#[cfg(test)]
mod tests {
    use crate::relate::influence::tests::{moves_nothing, pairs};

    #[test]
    fn what_is_thanked_for_stands_beside_it() {
        for (text, expected) in [
            (
                "Blame Alexa Chung: the kitten heel is back.",
                "Alexa Chung > kitten heel",
            ),
            (
                "The kitten heel (you can thank Alexa Chung for its staying power) never leaves.",
                "Alexa Chung > kitten heel",
            ),
            (
                "Kitten heels are everywhere. The person to blame is Alexa Chung.",
                "Alexa Chung > kitten heel",
            ),
            (
                "Searches for kilts were up 40 percent in May, and the shop credits Harry Styles.",
                "Harry Styles > kilt",
            ),
        ] {
            assert!(pairs(text).contains(&expected.to_owned()), "{text}");
        }
        moves_nothing(&[
            "The person to blame is late.",
            "Blame Alexa Chung: she left the clogs on the train.",
        ]);
    }
}
