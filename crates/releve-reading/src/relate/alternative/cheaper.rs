//! The same for less: `why pay £800 for X when Y has one for £40?`, `X costs £900, but Y
//! does a similar one`, `you could mistake Y for X`.

use std::ops::Range;

use releve_facts::EntityKind;

use super::target::{Target, first};
use super::{Place, Product};
use crate::figure::{Figure, FigureUnit};
use crate::lexicon::Cue;
use crate::relate::Draft;
use crate::relate::offer::Thing;
use crate::tag::Tag;

/// `Why pay £800 for the Prada pair when Mango has one for £40?`, `Why buy the Prada pair
/// when you can have the Mango pair?`
pub(super) fn why_pay(place: &Place<'_, '_>) -> Option<Draft> {
    let text = &place.scene.text;
    let start = place.tokens.start;
    if text.lower(start) != "why" {
        return None;
    }
    let verb = (start..place.tokens.end.min(start + 3)).find(|at| {
        matches!(
            text.base(*at),
            "pay" | "spend" | "splash" | "splurge" | "shell" | "fork" | "drop" | "buy"
        )
    })?;
    let on = if text.base(verb) == "buy" {
        verb
    } else {
        (verb..place.tokens.end.min(start + 9))
            .find(|at| matches!(text.lower(*at), "for" | "on"))?
    };
    let to = first(place, on + 1..place.tokens.end).filter(Target::is_named)?;
    let when = (to.tokens.end..place.tokens.end).find(|at| text.lower(*at) == "when")?;
    let product = stocked(place, when + 1, &to).or_else(|| {
        let named = |thing: &&Thing| {
            thing.tokens.start > when && thing.brand.is_some() && thing.brand != to.brand
        };
        let thing = place.things.iter().find(named)?;
        is_to_be_had(place, when, thing).then(|| place.product(thing))
    })?;
    place.draft(product, &to, false, "alternative: why pay")
}

/// `when you can have the Mango pair`, `when the Mango pair costs £40`; not `when the Mango
/// pair falls apart`.
fn is_to_be_had(place: &Place<'_, '_>, when: usize, thing: &Thing) -> bool {
    let text = &place.scene.text;
    let between = when + 1..thing.phrase.start;
    let denied = (between.clone()).any(|at| {
        text.tokens[at].tag == Tag::Negation || matches!(text.lower(at), "never" | "cannot")
    });
    if denied {
        return false;
    }
    if matches!(text.lower(when + 1), "you" | "there" | "we" | "one") {
        return true;
    }
    let behind = thing.tokens.end;
    between.len() <= 1
        && (behind..place.tokens.end.min(behind + 2)).any(|at| {
            matches!(
                text.base(at),
                "cost" | "be" | "is" | "are" | "look" | "do" | "come" | "sell" | "feel" | "offer"
            )
        })
}

/// `The Prada clog costs £900, but Mango does a similar one for £40.`
pub(super) fn costs_less(place: &Place<'_, '_>) -> Option<Draft> {
    let scene = place.scene;
    let text = &scene.text;
    let turn = place
        .tokens
        .clone()
        .find(|at| matches!(text.lower(*at), "but" | "while" | "whereas" | "yet"))?;
    let to = first(place, place.tokens.start..turn).filter(Target::is_named)?;
    let price = |run: Range<usize>| {
        let money = |figure: &&Figure| matches!(figure.unit, FigureUnit::Money(_));
        Some(scene.figures_in(run).find(money)?.value)
    };
    let dear = price(to.tokens.end..turn)?;
    // `but Gucci has one for £1,900`
    let less = price(turn..place.tokens.end).is_none_or(|other| other < dear);
    if !less || place.unreal(turn + 1) {
        return None;
    }
    let product = stocked(place, turn + 1, &to)?;
    place.draft(product, &to, false, "alternative: costs less")
}

/// `You could mistake the Mango clog for the Prada clog`, `it’s hard to tell it from …`
pub(super) fn mistaken(place: &Place<'_, '_>) -> Option<Draft> {
    let text = &place.scene.text;
    let (verb, joint) = place.tokens.clone().find_map(|at| {
        let before = at.saturating_sub(3).max(place.tokens.start)..at;
        let said = |words: &[&str]| before.clone().any(|at| words.contains(&text.lower(at)));
        match text.lower(at) {
            "mistake" if said(&["could", "might", "would", "easily"]) => Some((at, "for")),
            "tell" if said(&["hard", "difficult", "impossible"]) => Some((at, "from")),
            _ => None,
        }
    })?;
    if place.unreal(verb) {
        return None;
    }
    let thing = place
        .things
        .iter()
        .find(|thing| thing.tokens.start > verb)?;
    let behind = thing.tokens.end;
    let joint = (behind..place.tokens.end.min(behind + 3)).find(|at| text.lower(*at) == joint)?;
    let to = first(place, joint + 1..place.tokens.end).filter(Target::is_named)?;
    place.draft(
        place.product(thing),
        &to,
        false,
        "alternative: mistaken for",
    )
}

/// What a house has of the kind that is too dear: `Arket has a near-identical pair`.
pub(super) fn stocked(place: &Place<'_, '_>, from: usize, to: &Target) -> Option<Product> {
    let scene = place.scene;
    let text = &scene.text;
    let house = scene
        .resolved
        .within(from..place.tokens.end.min(from + 4))
        .find(|m| {
            matches!(
                scene.resolved.mentions[*m].kind,
                EntityKind::Brand | EntityKind::Organisation
            )
        })?;
    let name = scene.name(scene.resolved.entity[house]);
    let end = scene.resolved.mentions[house].tokens.end;
    let has = matches!(
        text.base(end),
        "have" | "do" | "sell" | "make" | "offer" | "stock"
    ) || matches!(text.lower(end), "has" | "does" | "sells" | "makes");
    let denied = matches!(text.lower_at(Some(end + 1)), "not" | "n’t" | "n't" | "no");
    // `has stopped making one`
    let done = (text.tokens.get(end + 1)).is_some_and(|next| next.tag == Tag::Past);
    if !has || denied || done {
        return None;
    }
    let rest = end + 1..place.tokens.end;
    let kind = |name: &Option<String>| {
        name.as_deref()
            .and_then(|name| name.rsplit(' ').next())
            .map(|noun| noun.trim_end_matches('s').to_owned())
    };
    // Its own, where it is named; else one of the same kind. `Has a shop with clogs` and
    // `sells loafers`, where clogs are too dear, are neither.
    if let Some(thing) = place.things.iter().find(|thing| {
        thing.tokens.start >= rest.start
            && (thing.named || thing.garment.as_deref() != Some("pair"))
            && thing.tokens.start <= rest.start + 6
            && thing.garment.is_some()
            && place.governs(end, thing)
            && (thing.named
                || kind(&thing.garment) == kind(&to.garment)
                || is_alike(place, rest.clone()))
    }) {
        return Some(place.product(thing));
    }
    let garment = to.garment.clone().filter(|_| is_alike(place, rest))?;
    Some(Product {
        name: format!("{name} {garment}"),
        garment: Some(garment),
        evidence: Vec::new(),
    })
}

fn is_alike(place: &Place<'_, '_>, range: Range<usize>) -> bool {
    range.take(7).any(|at| {
        place.scene.spotted.has_cue(at, Cue::Version)
            || matches!(
                place.scene.text.lower(at),
                "pair" | "one" | "ones" | "style" | "lookalike"
            )
    })
}

#[cfg(test)]
mod tests {
    use crate::relate::alternative::tests::alternatives;

    #[test]
    fn the_same_for_less() {
        for text in [
            "Why splurge on the Khaite clog when the Zara clog costs £40?",
            "Why buy the Khaite clog when you can have the Zara clog for £40?",
            "The Khaite clog costs £900, but Zara does a similar one for £40.",
            "The Khaite clog costs £900, while Zara has a lookalike for £40.",
            "You could mistake the Zara clog for the Khaite clog.",
            "It’s hard to tell the Zara clog from the Khaite clog.",
        ] {
            let told: Vec<_> = alternatives(text)
                .into_iter()
                .map(|(product, to, _)| (product, to))
                .collect();
            assert_eq!(
                told,
                [("Zara clog".to_owned(), "Khaite clog".to_owned())],
                "{text}"
            );
        }
        for text in [
            "Why buy clogs? Because they last.",
            "The Khaite clog costs £900, but Zara does a roaring trade.",
            "The Khaite clog costs £900, but Zara does not sell one.",
            "Do not mistake the Zara clog for the Khaite clog.",
            "Nobody could mistake the Zara clog for the Khaite clog.",
            "Why buy the Khaite clog when the Zara clog falls apart?",
            "Why buy the Khaite clog when you cannot afford the Zara clog?",
            "The Khaite clog costs £900, but Zara has a shop in Leeds with clogs.",
            "The Khaite clog costs £900, but Zara sells loafers for £40.",
            "The Khaite clog costs £900 but Gucci has a clog for £1,900.",
            "The Khaite clog costs £900, but Zara has stopped making its version.",
        ] {
            assert_eq!(alternatives(text), [], "{text}");
        }
    }
}
