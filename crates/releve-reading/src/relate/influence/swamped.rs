//! What becomes of a house when all want what somebody wore of it: its site breaks
//! down, it is flooded with orders, it has to hire.

use releve_facts::{Effect, EntityKind};

use super::moved::Moved;
use crate::clause::{Clause, Parse};
use crate::lexicon::Cue;
use crate::relate::noun::{self, Thing};
use crate::scene::Scene;

/// The house of which a clause says that it was overrun, and how it shows.
pub(super) fn swamped(
    scene: &Scene<'_>,
    parse: &Parse,
    clause: &Clause,
) -> Option<(Moved, Effect)> {
    let text = &scene.text;
    let phrase = &parse.phrases[*clause.subject.first()?];
    let range = scene.sentence(clause.sentence);
    let near = clause.group.start..range.end.min(clause.group.end + 6);
    let site = matches!(
        text.lower(phrase.head),
        "website" | "site" | "webshop" | "server" | "servers" | "phones" | "e-shop" | "inbox"
    );
    let broke = match text.base(clause.verb) {
        "crash" | "collapse" | "buckle" | "break" => true,
        "go" | "fall" => near
            .clone()
            .any(|at| matches!(text.lower(at), "down" | "over" | "offline")),
        _ => false,
    };
    let flooded = clause.passive
        && matches!(
            text.base(clause.verb),
            "inundate" | "swamp" | "flood" | "overwhelm" | "deluge" | "bombard" | "besiege"
        )
        && near.clone().any(|at| {
            scene.spotted.has_cue(at, Cue::Sales)
                || matches!(
                    text.lower(at),
                    "orders" | "requests" | "calls" | "enquiries" | "inquiries" | "messages"
                )
        });
    let effect = match (site && broke, flooded) {
        (true, _) => Effect::Awareness,
        (_, true) => Effect::Sales,
        _ => return None,
    };
    // Its own name, `the label`, or the house spoken of just before.
    let own = scene
        .resolved
        .of_kind(EntityKind::Brand, phrase.tokens.clone())
        .last();
    let first = scene.sentence(clause.sentence.saturating_sub(1)).start;
    let house = own.or_else(|| {
        scene
            .resolved
            .of_kind(EntityKind::Brand, first..phrase.tokens.start)
            .last()
    })?;
    // Which house is plain, by whatever words it is called.
    let house = Thing {
        anaphor: false,
        ..noun::of_mention(scene, house)
    };
    Some((Moved::new(vec![house]), effect))
}

#[cfg(test)]
mod tests {
    use crate::relate::influence::tests::pairs;

    #[test]
    fn a_house_is_overrun() {
        for (text, expected) in [
            (
                "Alexa Chung wore a Barbour jacket to the match. Barbour’s website crashed \
                 within minutes.",
                "Alexa Chung > Barbour",
            ),
            (
                "After Alexa Chung wore a Barbour jacket to the match, the brand was swamped \
                 with orders.",
                "Alexa Chung > Barbour",
            ),
        ] {
            assert!(pairs(text).contains(&expected.to_owned()), "{text}");
        }
        let text = "Alexa Chung wore a Barbour jacket to the match. The lift broke down.";
        assert_eq!(pairs(text), Vec::<String>::new());
    }
}
