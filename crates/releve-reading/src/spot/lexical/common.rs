//! A name that is a common word too, `Coach`: what stands beside it must speak for the
//! name.

use releve_facts::EntityKind;

use super::super::signs::{is_house_noun, told};
use super::place::Place;
use crate::lexicon::{Classes, Entry};
use crate::segment::{Join, Shape};
use crate::tag::Tag;

/// A name that is a common word too, `Coach`: what stands beside it must speak
/// for the name.
pub(super) fn ambiguous(place: &Place<'_, '_>, entry: &Entry, score: f32) -> Option<f32> {
    // `On her: Toast dress`
    let made = entry.kind == EntityKind::Brand
        && place.tokens.start > place.first
        && matches!(place.before(), ":" | ";")
        && place
            .behind()
            .is_some_and(|next| next.shape == Shape::Lower)
        && place
            .text
            .spelt(EntityKind::Garment, place.tokens.end..place.tokens.end + 1)
            .is_some();
    let open = (place.is_open() || place.is_titled())
        && !made
        && !heads_offer(place, entry)
        && !owns_trade(place, entry);
    let shop = place.next() == "|" || place.before() == "|";
    if is_trading(place, entry) {
        return Some(score);
    }
    let strong = place.is_possessor() && !open || shop;
    let mut score = score - if strong { 0.05 } else { 0.25 };
    // `Coach passed.`, `Mango says`: no noun that can be counted opens a
    // sentence bare and singular.
    let subject = entry.kind == EntityKind::Brand
        && !place.headline
        && !place.is_titled()
        && !is_said_to_be(place)
        && place
            .behind()
            .is_some_and(|next| matches!(next.tag, Tag::Verb | Tag::Past | Tag::Auxiliary));
    if open && !strong && !subject {
        score -= 0.45;
    }
    (score >= 0.4).then_some(score)
}

/// `Boden Wool Midi Skirt, £95`: the house that opens a shopping line, unless the
/// word may describe the goods.
fn heads_offer(place: &Place<'_, '_>, entry: &Entry) -> bool {
    let text = place.text;
    let at = place.tokens.start;
    entry.kind == EntityKind::Brand
        && place.is_in_offer()
        && at == place.first
        && place
            .behind()
            .is_some_and(|next| next.shape.is_word() && next.join == Join::Space)
        && !text.can_be(at, Classes::ADJECTIVE)
        && text
            .spelt(EntityKind::Attribute, place.tokens.clone())
            .is_none()
        && text
            .spelt(EntityKind::Garment, place.tokens.clone())
            .is_none()
}

/// `Gap's collaboration with`, `Coach's spring campaign`, `Mulberry's bestseller`, `Mango's
/// suede boots`: what only a house has.
fn owns_trade(place: &Place<'_, '_>, entry: &Entry) -> bool {
    let text = place.text;
    let owned = place.tokens.end + 1..text.tokens.len().min(place.tokens.end + 4);
    // `Noah's coat` may be a boy's, `Summer's best bag` is nobody's.
    let given = text.info(place.tokens.start).given != [0, 0];
    let calendar = (text.lexicon.calendar).get(place.token().word).is_some();
    let worn = |at: usize| {
        let garment = text.tokens[at].shape == Shape::Lower
            && text
                .lexicon
                .named(EntityKind::Garment, text.lemma(at))
                .is_some();
        let model = || text.spelt(EntityKind::Product, at..at + 1).is_some();
        !given && !calendar && (garment || model())
    };
    entry.kind == EntityKind::Brand
        && place.is_possessor()
        && owned.into_iter().any(|at| {
            worn(at)
                || matches!(
                    place.text.lower(at),
                    "ambassador"
                        | "bestseller"
                        | "bestsellers"
                        | "bestselling"
                        | "boutique"
                        | "boutiques"
                        | "business"
                        | "campaign"
                        | "capsule"
                        | "ceo"
                        | "collaboration"
                        | "collaborations"
                        | "collection"
                        | "collections"
                        | "customers"
                        | "designer"
                        | "flagship"
                        | "followers"
                        | "founder"
                        | "lookbook"
                        | "menswear"
                        | "orders"
                        | "owner"
                        | "parent"
                        | "profit"
                        | "profits"
                        | "range"
                        | "revenue"
                        | "revenues"
                        | "runway"
                        | "sales"
                        | "searches"
                        | "shares"
                        | "shop"
                        | "shops"
                        | "show"
                        | "stock"
                        | "store"
                        | "stores"
                        | "turnover"
                        | "website"
                        | "womenswear"
                )
        })
}

/// `Casablanca launched`, `a coat by Toga`, `the Casablanca shirt`: where the house of a
/// town's or a garment's name is meant.
fn is_trading(place: &Place<'_, '_>, entry: &Entry) -> bool {
    let text = place.text;
    if entry.kind != EntityKind::Brand || place.headline {
        return false;
    }
    let next = place.tokens.end;
    let deals = place
        .behind()
        .is_some_and(|token| matches!(token.tag, Tag::Verb | Tag::Past))
        && matches!(
            text.lemma(next),
            "launch" | "sell" | "release" | "unveil" | "debut" | "introduce" | "relaunch"
        );
    let garment = |at: usize| {
        text.lexicon
            .named(EntityKind::Garment, text.lemma(at))
            .is_some()
    };
    let made = place.before() == "by"
        && place
            .tokens
            .start
            .checked_sub(2)
            .is_some_and(|at| at >= place.first && garment(at));
    // `a Casablanca shirt`
    let worn = matches!(
        place.before(),
        "a" | "an" | "her" | "his" | "this" | "vintage"
    ) && place
        .behind()
        .is_some_and(|token| token.shape == Shape::Lower)
        && garment(next);
    // `Pandora, a giant with two thousand shops,`
    let apposed = place.next() == ","
        && matches!(text.lower_at(Some(next + 1)), "a" | "an" | "the")
        && (next + 2..text.tokens.len().min(next + 6))
            .take_while(|at| {
                matches!(
                    text.tokens[*at].tag,
                    Tag::Adjective | Tag::Noun | Tag::Name | Tag::Number | Tag::Genitive
                )
            })
            .any(|at| text.lower(at) == "giant" || is_house_noun(told(text, at).noun));
    deals || made || worn || apposed
}

/// `Comfort is the word of the season`, `Liberty is key`: what cannot be counted opens a
/// sentence so, too. `Theory is opening`, `Mango is a Spanish label` are houses.
fn is_said_to_be(place: &Place<'_, '_>) -> bool {
    let text = place.text;
    let verb = place.tokens.end;
    let be = matches!(
        place.next(),
        "is" | "was" | "isn’t" | "isn't" | "wasn’t" | "wasn't"
    );
    let word = text.can_be(place.tokens.start, Classes::NOUN.with(Classes::ADJECTIVE));
    let told_of = (verb + 1..text.tokens.len().min(verb + 7))
        .take_while(|at| text.tokens[*at].tag != Tag::Mark)
        .any(|at| is_house_noun(told(text, at).noun));
    let doing = text
        .tokens
        .get(verb + 1)
        .is_some_and(|token| matches!(token.tag, Tag::Gerund | Tag::Past));
    be && word && !told_of && !doing
}
