//! Idioms in which the word for a garment means something else: `on the set of a film`.

use releve_facts::EntityKind;

use super::place::Place;
use super::term::is_term;
use crate::tag::Tag;

/// `tie the knot`, `top of the list`, `over the top`, `the top 20`, `shopping
/// habits`, `a silver medal position`
pub(super) fn is_idiom(place: &Place<'_, '_>) -> bool {
    match place.text.lower(place.tokens.start) {
        "top" => {
            place.behind().is_some_and(|token| token.tag == Tag::Number)
                || matches!(
                    place.next(),
                    "spot" | "tier" | "position" | "place" | "seller" | "prize" | "notch"
                )
                || matches!(
                    place.next(),
                    "of" | "to" | "three" | "five" | "ten" | "10" | "and" | "." | "," | "with"
                ) && matches!(
                    place.before(),
                    "the" | "on" | "at" | "a" | "from" | "to" | "its" | "over"
                )
        }
        "tie" => place.next() == "the",
        // `walked onto court`: of shoes there are two.
        "court" => true,
        // `on the set of a film`
        "set" => {
            place.before() == "the"
                && place.tokens.start >= place.first + 2
                && matches!(
                    place.text.lower(place.tokens.start - 2),
                    "on" | "off" | "onto"
                )
        }
        // `in buttery shades`, `shades of grey` are colours.
        "shades" => {
            place.next() == "of"
                || place.tokens.start >= place.first + 2
                    && place.text.lower(place.tokens.start - 2) == "in"
                    && !matches!(place.before(), "dark" | "black" | "mirrored")
        }
        // `lace at the collar and cuffs`: parts.
        "cuffs" => {
            place.tokens.start >= place.first + 2
                && matches!(
                    place.text.lower(place.tokens.start - 2),
                    "collar" | "collars" | "hem" | "hems" | "neck" | "neckline" | "waist" | "at"
                )
        }
        "charm" => !matches!(
            place.before(),
            "bag" | "gold" | "silver" | "shoe" | "heart" | "enamel" | "phone" | "lucky"
        ),
        "habit" | "habits" => !matches!(place.before(), "riding" | "nun's" | "nun’s" | "monk's"),
        "medal" | "medals" => {
            matches!(place.before(), "gold" | "silver" | "bronze" | "olympic")
        }
        "chain" => !matches!(
            place.before(),
            "gold" | "silver" | "body" | "wallet" | "glasses" | "chunky" | "pearl"
        ),
        // `body shapes`, `the body`, `her body`: nobody wears those.
        "body" | "bodies" => !is_made_of(place) || place.behind_is(Tag::Noun),
        // `young ballerinas`, `like a ballerina`, `the ballerinas’ canteen`: who dances.
        "ballerina" | "ballerinas" => {
            let before = place.tokens.start.checked_sub(1);
            let adjective = before.is_some_and(|at| place.text.tokens[at].tag == Tag::Adjective);
            place.is_possessor()
                || place.behind_is_joined()
                || (adjective || matches!(place.before(), "a" | "an" | "being" | "as" | "every"))
                    && !is_made_of(place)
        }
        _ => false,
    }
}

/// `lace body`, `satin ballerinas`, `a Repetto ballerina`: behind a word for how a
/// garment looks or for who makes it.
fn is_made_of(place: &Place<'_, '_>) -> bool {
    let kinds = [
        EntityKind::Attribute,
        EntityKind::Brand,
        EntityKind::Product,
    ];
    place.tokens.start > place.first && is_term(place.text, place.tokens.start - 1, &kinds)
}
