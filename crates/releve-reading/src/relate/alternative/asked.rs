//! What a reader is asked or supposed to be tired of, or to want in vain, and what is
//! advised instead: `Tired of heels? Try clogs.`, `If heels feel too formal, reach for
//! loafers.`, `Love the Kelly but not the price? The Zara bag is £40.`

use std::ops::Range;

use releve_facts::EntityKind;

use super::target::{Target, first};
use super::{Draft, Place};
use crate::lexicon::Cue;
use crate::relate::offer::Thing;
use crate::tag::Tag;

pub(super) fn find(place: &Place<'_, '_>) -> Option<Draft> {
    if let Some(draft) = supposed(place) {
        return Some(draft);
    }
    let before = place.number.checked_sub(1)?;
    let text = &place.scene.text;
    let tokens = place.scene.sentence(before);
    let asks = !tokens.is_empty() && text.surface(tokens.end - 1) == "?";
    if !asks || text.sentences[before].block != text.sentences[place.number].block {
        return None;
    }
    let to = unwanted(place, tokens.clone())?;
    let start = place.tokens.start;
    let advised = (start..place.tokens.end.min(start + 3))
        .any(|at| place.scene.spotted.has_cue(at, Cue::Advise) || is_advice(text.lower(at)));
    let thing = place.things.first()?;
    // `B’s clog is £40`: the answer opens with what there is instead.
    let opens = to.is_named() && thing.phrase.start <= start + 3 && is_other(thing, &to);
    if !advised && !(opens && is_priced(place)) || place.unreal(start) {
        return None;
    }
    let verb = (start..thing.tokens.start)
        .find(|at| place.scene.spotted.has_cue(*at, Cue::Advise) || is_advice(text.lower(*at)));
    if verb.is_some_and(|verb| !place.governs(verb, thing)) {
        return None;
    }
    let mut draft = place.draft(place.product(thing), &to, false, "alternative: asked")?;
    draft.evidence.insert(0, tokens);
    Some(draft)
}

/// `If heels feel too formal, reach for loafers.`
fn supposed(place: &Place<'_, '_>) -> Option<Draft> {
    let text = &place.scene.text;
    let start = place.tokens.start;
    if !matches!(
        text.lower(start),
        "if" | "when" | "for" | "anyone" | "those" | "shoppers" | "fans"
    ) {
        return None;
    }
    // `Anyone priced out of the Kelly should try …`; a condition has verbs of its own
    // (`If you are tired of heels but can wear clogs, …`).
    let condition = matches!(text.lower(start), "if" | "when" | "for");
    let comma = place.tokens.clone().find(|at| {
        text.surface(*at) == ","
            || *at > start + 3
                && matches!(text.lower(*at), "should" | "can" | "could" | "are")
                && (!condition || text.lower(at - 1) == "you")
    })?;
    let to = unwanted(place, start..comma)?;
    let advice = (comma + 1..place.tokens.end.min(comma + 4))
        .find(|at| place.scene.spotted.has_cue(*at, Cue::Advise) || is_advice(text.lower(*at)))?;
    // `…, do not try clogs`, `…, get rid of your clogs`, `…, Kate Moss wore clogs`
    let other = text.lower_at(Some(advice + 1)) == "rid"
        || text.tokens[advice].tag == Tag::Past
        || (comma + 1..advice).any(|at| {
            text.tokens[at].tag == Tag::Negation
                || text.lower(at) == "never"
                || (place.scene.resolved.at(at))
                    .is_some_and(|m| place.scene.resolved.mentions[m].kind == EntityKind::Person)
        });
    if other {
        return None;
    }
    let thing = place
        .things
        .iter()
        .find(|thing| thing.tokens.start > advice)
        .filter(|thing| place.governs(advice, thing))?;
    place.draft(place.product(thing), &to, false, "alternative: asked")
}

fn is_advice(word: &str) -> bool {
    matches!(
        word,
        "try" | "buy" | "get" | "see" | "wear" | "meet" | "consider" | "enter" | "turn" | "turning"
    )
}

fn is_priced(place: &Place<'_, '_>) -> bool {
    place.tells_price(place.tokens.clone())
        || place
            .tokens
            .clone()
            .any(|at| place.scene.spotted.has_cue(at, Cue::Cheap))
}

fn is_other(thing: &Thing, to: &Target) -> bool {
    thing.brand.is_some() && thing.brand != to.brand
}

/// What somebody does not want, or wants and cannot have: named behind the words that
/// say so, or before them (`if heels aren’t your thing`).
fn unwanted(place: &Place<'_, '_>, tokens: Range<usize>) -> Option<Target> {
    let scene = place.scene;
    let text = &scene.text;
    let has = |cue: Cue| {
        tokens
            .clone()
            .find_map(|at| scene.spotted.cue_at(at, cue))
            .map(|found| found.tokens.clone())
    };
    if let Some(tired) = has(Cue::Tired) {
        return first(place, tired.end..tokens.end)
            .or_else(|| anywhere(place, tokens.start..tired.start));
    }
    if let Some(instead) = has(Cue::Alternative)
        && matches!(text.lower(instead.end - 1), "to" | "for" | "of")
    {
        return first(place, instead.end..tokens.end);
    }
    let wants = has(Cue::Beyond).or_else(|| {
        // `Love the Kelly but not the price?`, `Want the Kelly for less?`
        let start = tokens.start;
        let longs = matches!(
            text.lower(start),
            "love" | "like" | "want" | "need" | "fancy" | "covet" | "after" | "wish"
        );
        let cheap = has(Cue::Cheap).is_some()
            || tokens
                .clone()
                .any(|at| matches!(text.lower(at), "price" | "cost" | "tag"));
        (longs && cheap).then_some(start..start + 1)
    })?;
    first(place, wants.end..tokens.end)
        .or_else(|| anywhere(place, tokens.start..wants.start))
        .filter(Target::is_named)
}

/// The first target of a range, past the verbs and commas that end a search: `heels` of
/// `if you find heels`.
fn anywhere(place: &Place<'_, '_>, range: Range<usize>) -> Option<Target> {
    range.clone().find_map(|at| first(place, at..range.end))
}

#[cfg(test)]
mod tests {
    use crate::relate::alternative::tests::alternatives;

    #[test]
    fn what_is_asked_about_and_what_there_is_instead() {
        for (text, product, to) in [
            ("Tired of heels? Try clogs.", "clog", "heel"),
            (
                "Not a fan of blazers? Try a cardigan instead.",
                "cardigan",
                "blazer",
            ),
            (
                "If blazers aren’t your thing, try a cardigan.",
                "cardigan",
                "blazer",
            ),
            (
                "Looking for an alternative to jeans? Consider culottes.",
                "culottes",
                "jeans",
            ),
            (
                "Love the Khaite clog but not the price? Try the Zara clog.",
                "Zara clog",
                "Khaite clog",
            ),
            (
                "Want the Khaite clog for less? Zara’s clog is £40.",
                "Zara clog",
                "Khaite clog",
            ),
            (
                "If the heels that you own are not your thing, try clogs.",
                "clog",
                "heel",
            ),
            (
                "If you are tired of heels you should try clogs.",
                "clog",
                "heel",
            ),
            (
                "Anyone who is tired of heels should try clogs.",
                "clog",
                "heel",
            ),
        ] {
            let told: Vec<_> = alternatives(text)
                .into_iter()
                .map(|(product, to, _)| (product, to))
                .collect();
            assert_eq!(told, [(product.to_owned(), to.to_owned())], "{text}");
        }
        for text in [
            "Tired of heels? You are not alone.",
            "Love clogs? So does Kate Moss.",
            "Love the Khaite clog? Try the Khaite mule.",
            "If you love heels, wear clogs too.",
            "Tired of heels? See a doctor about clogs.",
            "If clogs feel too formal, do not try loafers.",
            "If you are tired of clogs, get rid of your loafers.",
            "When tired of heels, Kate Moss wore clogs.",
            "If you are tired of heels but can wear clogs, see a doctor.",
            "For those tired of heels who could wear clogs, there is no hope.",
        ] {
            assert_eq!(alternatives(text), [], "{text}");
        }
    }
}
