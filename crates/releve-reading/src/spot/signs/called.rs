//! What a name is called: the noun or the role before it, behind a comma or right behind
//! it. `the newsletter Good Buttons`, `Dusty Orchid, a two-woman label`, `designer Nora
//! Pell, 34, of Hebden`, `an editor at The Hem`.

use std::ops::Range;

use releve_facts::EntityKind;

use super::super::kind::Sign;
use super::{Place, Signs, told};
use crate::lexicon::Cue;
use crate::segment::{Join, Shape};
use crate::tag::Tag;

/// For each kind, in the order of `KINDS`, the sign of a name that is called so.
const BEFORE: [Sign; 7] = [
    Sign::BrandNounBefore,
    Sign::PersonNounBefore,
    Sign::PlaceNounBefore,
    Sign::EventNounBefore,
    Sign::PublicationNounBefore,
    Sign::OrganisationNounBefore,
    Sign::ProductNounBefore,
];
const APPOSITION: [Sign; 7] = [
    Sign::BrandApposition,
    Sign::PersonApposition,
    Sign::PlaceApposition,
    Sign::EventApposition,
    Sign::PublicationApposition,
    Sign::OrganisationApposition,
    Sign::ProductApposition,
];
const AFTER: [Sign; 7] = [
    Sign::BrandNounAfter,
    Sign::PersonNounAfter,
    Sign::PlaceNounAfter,
    Sign::EventNounAfter,
    Sign::PublicationNounAfter,
    Sign::OrganisationNounAfter,
    Sign::ProductNounAfter,
];

/// A role or a word for houses before the name, or in what explains it; an age and a
/// place there, too.
pub(super) fn beside_role(place: &Place<'_, '_>, signs: &mut Signs) {
    let Place {
        text,
        spotted,
        run,
        sentence,
        ..
    } = place;
    let role_ends = |at: usize| {
        spotted
            .roles_over(at..at + 1)
            .any(|role| role.tokens.end == at + 1)
    };
    if place.before(1).is_some_and(role_ends) {
        signs.add(Sign::RoleBefore);
    }
    if place.is_explained() {
        let explains = run.end + 1..(run.end + 8).min(sentence.end);
        if spotted
            .roles_over(explains.clone())
            .any(|role| explains.contains(&role.tokens.start))
        {
            signs.add(Sign::RoleAfter);
        }
        if explains.clone().any(|at| spotted.has_cue(at, Cue::House)) {
            signs.add(Sign::HouseAfter);
        }
        if (place.after(1)).is_some_and(|at| text.tokens[at].shape == Shape::Number)
            && matches!(place.lower(place.after(2)), "," | ")")
        {
            signs.add(Sign::AgeAfter);
        }
        if place.kind(place.after(1)) == Some(EntityKind::Place) {
            signs.add(Sign::CommaPlace);
        }
    }
    if place.has_cue(place.before(1), Cue::House) {
        signs.add(Sign::HouseBefore);
    }
}

/// Nouns that say of which kind a name is.
pub(super) fn nouns(place: &Place<'_, '_>, signs: &mut Signs) {
    let text = place.text;
    let noun = |at: usize| {
        if matches!(text.tokens[at].tag, Tag::Noun | Tag::Name) {
            told(text, at).noun
        } else {
            0
        }
    };
    // `the newsletter Good Buttons`, `a capsule named Low Tide`
    let mut nominal = place.before(1);
    if matches!(
        place.lower(nominal),
        "called" | "named" | "dubbed" | "," | "of"
    ) {
        nominal = place.before(2);
    }
    signs.add_kinds(nominal.map_or(0, noun), &BEFORE);
    if let Some(head) = apposed(place) {
        signs.add_kinds(noun(head), &APPOSITION);
    }
    if let Some(at) = place.after(0)
        && text.tokens[at].join == Join::Space
        && text.tokens[at].shape == Shape::Lower
    {
        signs.add_kinds(noun(at), &AFTER);
        if place
            .spotted
            .roles_over(at..at + 1)
            .any(|role| role.tokens.start == at)
        {
            signs.add(Sign::RoleRightAfter);
        }
    }
}

/// `Dusty Orchid, a two-woman label from Hebden Bridge`: the head of what an article or a
/// place's name opens behind the comma.
fn apposed(place: &Place<'_, '_>) -> Option<usize> {
    let text = place.text;
    if place.lower(place.after(0)) != "," {
        return None;
    }
    let describes = |at: &usize| {
        matches!(
            text.tokens[*at].tag,
            Tag::Noun
                | Tag::Determiner
                | Tag::Adjective
                | Tag::Possessive
                | Tag::Number
                | Tag::Name
                | Tag::Genitive
                | Tag::Past
                | Tag::Gerund
        ) || text.tokens[*at].shape == Shape::Mark && text.surface(*at) == "-"
    };
    place
        .reach(place.run.end + 1, 9)
        .take_while(describes)
        .filter(|at| text.tokens[*at].tag == Tag::Noun)
        .last()
}

/// Its founder, or a designer who speaks further on and is no other than the name.
pub(super) fn role_behind(place: &Place<'_, '_>, signs: &mut Signs) {
    let Place {
        text, spotted, run, ..
    } = place;
    let genitive = (place.after(0)).is_some_and(|at| text.tokens[at].tag == Tag::Genitive);
    if genitive
        && spotted
            .roles_over(run.end + 1..run.end + 4)
            .any(|role| role.tokens.start > run.end)
    {
        signs.add(Sign::GenitiveRole);
    }
    // `Libby Page opened with slips. “...,” the designer said.`
    let reach = run.end..(run.end + 40).min(place.block.tokens.end);
    let first = spotted
        .roles
        .partition_point(|role| role.tokens.start < reach.start);
    let says = spotted.roles[first..]
        .iter()
        .take_while(|role| role.tokens.start < reach.end)
        .any(|role| {
            let Range { start, end } = role.tokens.clone();
            start >= 1
                && text.lower(start - 1) == "the"
                && (spotted.has_cue(end, Cue::Say)
                    || start >= 2 && spotted.has_cue(start - 2, Cue::Say))
        });
    if says && place.words.len() > 1 {
        signs.add(Sign::RoleSays);
    }
}

/// `chief fashion critic of The Meridian`, `an editor at The Hem`: where a role is held.
pub(super) fn employer(place: &Place<'_, '_>, signs: &mut Signs) {
    let mut preposition = place.before(1);
    if place.lower(preposition) == "the" {
        preposition = place.before(2);
    }
    let Some(at) = preposition
        .filter(|at| matches!(place.text.lower(*at), "of" | "at" | "for" | "with" | "from"))
    else {
        return;
    };
    let role = place
        .spotted
        .roles_over(at.saturating_sub(3)..at)
        .find(|role| (role.tokens.end..role.tokens.end + 3).contains(&at));
    if let Some(role) = role {
        signs.add(Sign::EmployedAt);
        if place.text.lexicon.roles[role.number as usize]
            .group
            .as_ref()
            == "media"
        {
            signs.add(Sign::WritesFor);
        }
    }
}
