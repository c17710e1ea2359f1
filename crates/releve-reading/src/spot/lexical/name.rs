//! How well a name of the lexicon fits where its words stand: by case, by what
//! stands beside it, by what else its words could be.

use releve_facts::EntityKind;

use super::common::ambiguous;
use super::place::Place;
use crate::lexicon::{Classes, Detail, Entry, EntryId, Form, FormKind};
use crate::segment::{Join, Shape};
use crate::tag::Tag;

/// How sure the name is meant, 0 to 1; `None` where it cannot be.
pub(super) fn fit(
    place: &Place<'_, '_>,
    form: &Form,
    entry: &Entry,
    kind: FormKind,
) -> Option<f32> {
    let impossible = is_end_of_name(place, entry)
        || is_half_of_double(place, entry)
        || place.is_hashtag()
        || is_bare_number(place)
        || is_miscased(place, form, entry)
        || is_half_of_company(place)
        || is_loud(place, form)
        || is_model(place, entry)
        || has_lower_word(place, entry);
    if impossible {
        return None;
    }
    if kind == FormKind::Demonym {
        // `Italian house`: the place is meant, but only as an adjective.
        return Some(0.3);
    }
    let score = usual(place, entry);
    if !place.is_single() {
        return Some(score);
    }
    if entry.ambiguous && entry.kind == EntityKind::Place {
        return is_town(place).then_some(0.6);
    }
    if entry.ambiguous && entry.kind == EntityKind::Publication {
        return is_cited(place).then_some(0.6);
    }
    if entry.ambiguous && is_count(place) {
        return None;
    }
    if is_function_word(place, form) {
        // `Salomon and On each took $1bn`: no other `on` has a capital there.
        let house = entry.kind == EntityKind::Brand
            && !place.is_open()
            && place.token().shape == Shape::Title
            && place.token().join == Join::Space;
        return house.then_some(0.6);
    }
    if entry.ambiguous {
        return ambiguous(place, entry, score);
    }
    Some(score)
}

/// How sure names of a kind are before a closer look.
fn usual(place: &Place<'_, '_>, entry: &Entry) -> f32 {
    let text = place.text;
    match entry.kind {
        // `at Cannes`, `Cannes 2024` are the festival, else the town.
        EntityKind::Event
            if place.is_single()
                && text
                    .lexicon
                    .named(EntityKind::Place, text.lower(place.tokens.start))
                    .is_some() =>
        {
            let year = place.behind().is_some_and(|t| {
                t.shape == Shape::Number && t.end - t.start == 4 && t.join == Join::Space
            });
            if year || place.before() == "at" {
                0.95
            } else {
                0.2
            }
        }
        EntityKind::Person if !place.is_single() => 0.97,
        EntityKind::Person => 0.75,
        EntityKind::Brand => 0.93,
        EntityKind::Channel | EntityKind::Publication => 0.92,
        EntityKind::Product => 0.8,
        EntityKind::Place => 0.9,
        _ => 0.88,
    }
}

/// `New Balance 550`, `the brand's 990`; elsewhere it is a number, and `£550` is
/// a price.
fn is_bare_number(place: &Place<'_, '_>) -> bool {
    let at = place.tokens.start;
    let named = at > place.first
        && place.token().join == Join::Space
        && matches!(place.text.tokens[at - 1].tag, Tag::Name | Tag::Genitive);
    place.token().shape == Shape::Number && place.is_single() && !named
}

/// Lower case where the name has a capital, or `Red isn't finished`, the colour,
/// where it is written `RED`.
fn is_miscased(place: &Place<'_, '_>, form: &Form, entry: &Entry) -> bool {
    let shape = place.token().shape;
    let lower_name = entry.name.chars().next().is_some_and(char::is_lowercase);
    if shape == Shape::Lower && !lower_name {
        return true;
    }
    let colour = || {
        let word = place.text.lower(place.tokens.start);
        place
            .text
            .lexicon
            .named(EntityKind::Attribute, word)
            .is_some()
    };
    form.capitals
        && place.is_single()
        && (shape != Shape::Upper && entry.ambiguous
            || shape == Shape::Title && entry.kind == EntityKind::Channel && colour())
}

/// `Amelia Windsor-Hart` is no Amelia Windsor: a double name goes on behind the hyphen.
fn is_half_of_double(place: &Place<'_, '_>, entry: &Entry) -> bool {
    let text = place.text;
    let end = place.tokens.end;
    entry.kind == EntityKind::Person
        && !place.is_single()
        && !place.headline
        && text.tokens.get(end).is_some_and(|next| {
            next.join == Join::Hyphen
                && next.shape == Shape::Title
                && !text.can_be(end, Classes::ADJECTIVE.with(Classes::VERB))
                && !text.lower(end).ends_with("ed")
        })
}

/// `Whitlock & Daughter` is no &Daughter.
fn is_half_of_company(place: &Place<'_, '_>) -> bool {
    let at = place.tokens.start;
    place.text.surface(at) == "&"
        && at > place.first
        && place.text.tokens[at - 1].shape.is_capital()
}

/// `the Royal Palace` is no Palace: a word that is a name only now and then, behind
/// another capital that nothing else explains.
fn is_end_of_name(place: &Place<'_, '_>, entry: &Entry) -> bool {
    let at = place.tokens.start;
    if !entry.ambiguous
        || entry.kind != EntityKind::Brand
        || !place.is_single()
        || place.headline
        || place.is_in_offer()
        || at < place.first + 2
        || place.token().join != Join::Space
    {
        return false;
    }
    let before = &place.text.tokens[at - 1];
    before.shape == Shape::Title
        && before.tag == Tag::Name
        && place.text.lexicon.forms(before.word).is_empty()
        && place.text.info(at - 1).given == [0, 0]
}

/// `RED HOOK` is no RED: in a line of capitals they say nothing.
fn is_loud(place: &Place<'_, '_>, form: &Form) -> bool {
    let text = place.text;
    let loud = |at: Option<usize>| {
        at.and_then(|at| text.tokens.get(at))
            .is_some_and(|token| token.shape == Shape::Upper && token.end - token.start > 1)
    };
    form.capitals
        && place.is_single()
        && !text.info(place.tokens.start).classes.is_empty()
        && (loud(Some(place.tokens.end)) || loud(place.tokens.start.checked_sub(1)))
}

/// `the Brooklyn`, `Arizona sandals`, `Margaux 15`: a house or a town that
/// shares its name with a model.
fn is_model(place: &Place<'_, '_>, entry: &Entry) -> bool {
    if !place.is_single() || entry.kind == EntityKind::Product {
        return false;
    }
    let text = place.text;
    let own = text.surface(place.tokens.start);
    let twin = text
        .lexicon
        .named(EntityKind::Product, &entry.name)
        .or_else(|| text.lexicon.named(EntityKind::Product, own));
    let Some(twin) = twin else {
        return false;
    };
    let brand = entry.kind == EntityKind::Brand;
    if brand && (is_owned_model(place, twin) || matches!(place.before(), "its" | "their")) {
        return !place.is_possessor();
    }
    // `a black Paddington`
    let mut at = place.tokens.start;
    while at > place.first
        && at + 2 > place.tokens.start
        && text.tokens[at - 1].tag == Tag::Adjective
        && text.tokens[at - 1].shape == Shape::Lower
    {
        at -= 1;
    }
    let article = matches!(
        text.lower_at(at.checked_sub(1).filter(|at| *at >= place.first)),
        "the" | "a" | "an" | "its" | "her" | "his" | "their"
    ) && !place.is_possessor();
    let garment = place.behind().is_some_and(|next| {
        next.join == Join::Space
            && text
                .lexicon
                .named(EntityKind::Garment, text.lemma(place.tokens.end))
                .is_some()
            || next.shape == Shape::Number && next.end - next.start <= 2
    });
    article && !(brand && garment) || garment && !brand
}

/// `The Row's Dune`, `The Row's $690 Dune`: a model behind the house that makes it.
fn is_owned_model(place: &Place<'_, '_>, model: EntryId) -> bool {
    let text = place.text;
    let house = match &text.lexicon.entry(model).detail {
        Detail::Product {
            brand: Some(brand), ..
        } => brand,
        _ => return false,
    };
    let mut at = place.tokens.start;
    while at > place.first
        && (text.tokens[at - 1].shape == Shape::Number
            || text.lexicon.is_currency_mark(text.surface(at - 1)))
    {
        at -= 1;
    }
    let owner = at
        .checked_sub(2)
        .filter(|owner| *owner >= place.first && text.tokens[at - 1].tag == Tag::Genitive);
    owner.is_some_and(|owner| house.rsplit(' ').next() == Some(text.surface(owner)))
}

/// A name of several words of which a later one is in lower case, though the
/// name has it with a capital.
fn has_lower_word(place: &Place<'_, '_>, entry: &Entry) -> bool {
    if place.is_single() || entry.name.split(' ').count() != place.tokens.len() {
        return false;
    }
    let words = entry.name.split(' ');
    place.tokens.clone().zip(words).skip(1).any(|(at, word)| {
        place.text.tokens[at].shape == Shape::Lower
            && word.chars().next().is_some_and(char::is_uppercase)
    })
}

/// `in Reading`, but not `Reading glasses`.
fn is_town(place: &Place<'_, '_>) -> bool {
    let there = matches!(
        place.before(),
        "in" | "from" | "to" | "near" | "around" | "outside" | "of" | "at" | "and" | "," | "the"
    );
    !place.is_open() && (there || place.is_possessor())
}

/// `in Porter`, `told Stylist`, `Image magazine`
fn is_cited(place: &Place<'_, '_>) -> bool {
    let cited = matches!(
        place.before(),
        "in" | "for" | "told" | "to" | "by" | "with" | "from" | "of"
    );
    let magazine = matches!(place.next(), "magazine" | "editor");
    !place.is_open() && (cited || magazine)
}

/// `£550`, `550 people` are no sneakers; `the 550`, `New Balance 550` are.
fn is_count(place: &Place<'_, '_>) -> bool {
    if place.token().shape != Shape::Number {
        return false;
    }
    let text = place.text;
    let before = place
        .tokens
        .start
        .checked_sub(1)
        .filter(|at| *at >= place.first);
    let called = before.is_some_and(|at| {
        text.tokens[at].shape.is_capital() && at > place.first || text.lower(at) == "the"
    });
    !called || place.token().join == Join::Direct
}

/// A word of grammar, unless in capitals: `US` is a country.
fn is_function_word(place: &Place<'_, '_>, form: &Form) -> bool {
    let country = form.capitals && place.token().shape == Shape::Upper && !place.headline;
    place.text.info(place.tokens.start).classes.is_function() && !country && place.before() != "|"
}
