//! Words beside a name that say little by themselves and much together: `by Ines Ford`,
//! `at Marlfield, which`, `Aurel’s coat`, `Nora Pell and Ada Moss`.

use releve_facts::EntityKind;

use super::super::kind::Sign;
use super::form::is_title;
use super::{Place, Signs};
use crate::lexicon::Cue;
use crate::segment::Shape;
use crate::tag::Tag;

/// The small word before it, the house before it, what is worn behind it and what it owns.
pub(super) fn words(place: &Place<'_, '_>, signs: &mut Signs) {
    match place.lower(place.before(1)) {
        "called" | "named" | "dubbed" | "titled" | "christened" => signs.add(Sign::NamedBefore),
        "by" => signs.add(Sign::ByBefore),
        "from" => signs.add(Sign::FromBefore),
        "at" => signs.add(Sign::AtBefore),
        "in" => signs.add(Sign::InBefore),
        "with" => signs.add(Sign::WithBefore),
        "the" => signs.add(Sign::TheBefore),
        "a" | "an" => signs.add(Sign::ABefore),
        "based" => signs.add(Sign::BasedBefore),
        "on" => signs.add(Sign::OnBefore),
        "of" => signs.add(Sign::OfBefore),
        "for" => signs.add(Sign::ForBefore),
        "told" | "tells" => signs.add(Sign::ToldBefore),
        "its" | "her" | "his" | "their" | "my" => signs.add(Sign::PossessiveBefore),
        title if is_title(title) => signs.add(Sign::Titled),
        "“" | "\"" | "‘" => signs.add(Sign::Quoted),
        _ => {}
    }
    let genitive =
        |at: Option<usize>| at.is_some_and(|at| place.text.tokens[at].tag == Tag::Genitive);
    let brand = |n: usize| place.kind(place.before(n)) == Some(EntityKind::Brand);
    let behind = place.kind(place.after(0));
    if brand(1) || genitive(place.before(1)) && brand(2) {
        signs.add(Sign::BrandBefore);
        if behind == Some(EntityKind::Garment) {
            signs.add(Sign::ProductAfter);
        }
    }
    match behind {
        Some(EntityKind::Garment) => signs.add(Sign::GarmentAfter),
        Some(EntityKind::Attribute) => signs.add(Sign::AttributeAfter),
        _ => {}
    }
    if genitive(place.after(0)) {
        signs.add(Sign::Genitive);
        let mut owned = place.reach(place.run.end + 1, 5).map(Some);
        if owned.clone().any(|at| place.has_cue(at, Cue::Runway)) {
            signs.add(Sign::GenitiveShow);
        } else if owned.any(|at| place.kind(at) == Some(EntityKind::Garment)) {
            signs.add(Sign::GenitiveGarment);
        }
    }
}

/// What the clause goes on with: `who`, `founded by`, another name in a list.
pub(super) fn clause(place: &Place<'_, '_>, signs: &mut Signs) {
    let text = place.text;
    let end = place.run.end;
    let comma = place.lower(place.after(0)) == ",";
    let relative = place.lower(place.after(usize::from(comma)));
    if relative == "who" || comma && relative == "whose" {
        signs.add(Sign::WhoAfter);
    }
    let mut near = place.reach(end, 6);
    if near.clone().any(|at| {
        matches!(
            text.lower(at),
            "founded" | "based" | "label" | "stockist" | "boutique"
        )
    }) {
        signs.add(Sign::BasedAfter);
    }
    let founded_by =
        |at: usize| place.has_cue(Some(at), Cue::Found) && text.lower_at(Some(at + 1)) == "by";
    if near.any(founded_by) {
        signs.add(Sign::FoundedBy);
    }
    // `Marlfield was set up by Nora and her son`: the pronoun is who set it up.
    let by = (end..place.sentence.end).find(|at| text.lower(*at) == "by");
    let mut own = place.sentence.start..by.unwrap_or(place.sentence.end);
    if own.any(|at| matches!(text.lower(at), "she" | "he" | "her" | "his" | "him")) {
        signs.add(Sign::PronounNear);
    }
    let joined = |joint: Option<usize>, other: Option<usize>| {
        matches!(place.lower(joint), "and" | "," | "&" | "or")
            .then(|| place.kind(other))
            .flatten()
    };
    let listed = [
        joined(place.before(1), place.before(2)),
        joined(place.after(0), place.after(1)),
    ];
    for kind in listed.into_iter().flatten() {
        match kind {
            EntityKind::Person => signs.add(Sign::ListOfPeople),
            EntityKind::Brand => signs.add(Sign::ListOfBrands),
            EntityKind::Place => signs.add(Sign::ListOfPlaces),
            _ => {}
        }
    }
    let made = matches!(
        place.lower(place.before(2)),
        "made" | "designed" | "created"
    );
    if made && place.lower(place.before(1)) == "by" {
        signs.add(Sign::MadeBefore);
    }
    if relative == "which" {
        signs.add(Sign::WhichAfter);
    }
    if (place.after(0)).is_some_and(|at| text.tokens[at].shape == Shape::Number) {
        signs.add(Sign::NumberAfter);
    }
}
