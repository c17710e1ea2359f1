//! A name that is a house and its founder: the brand when it shows, sells or
//! launches, the person when they speak or wear.

mod as_house;
mod as_person;

use foldhash::HashSet;
use releve_facts::EntityKind;

use as_house::{is_house, trades};
use as_person::{lives, speaks_or_wears};

use crate::lexicon::{Detail, EntryId};
use crate::segment::Shape;
use crate::spot::{Found, Mention, Spotted};
use crate::tag::Tag;
use crate::text::Text;

pub(super) fn decide(text: &Text<'_>, spotted: &mut Spotted) {
    let houses: HashSet<&str> = spotted
        .mentions
        .iter()
        .filter(|m| m.kind == EntityKind::Brand)
        .filter_map(|m| match m.found {
            Found::Lexicon(id, _) => Some(text.lexicon.entry(id).name.as_ref()),
            _ => None,
        })
        .collect();
    for n in 0..spotted.mentions.len() {
        if names_maker(text, spotted, n) {
            let mention = &mut spotted.mentions[n];
            mention.kind = EntityKind::Brand;
            mention.found = Found::Context;
            continue;
        }
        let mention = &spotted.mentions[n];
        let Found::Lexicon(id, form) = mention.found else {
            continue;
        };
        let Some(twin) = twin(text, mention, id) else {
            continue;
        };
        let (person, house) = match mention.kind {
            EntityKind::Brand => (twin, id),
            _ => (id, twin),
        };
        let house = text.lexicon.entry(house).name.as_ref();
        // Who works for another house that the text names is spoken of as a person.
        let employed = works_for(text, person, house, &houses);
        let speaking = speaks_or_wears(text, spotted, mention.tokens.clone())
            || lives(text, spotted, n, house);
        // `At Stella McCartney, …` is at the house, whoever employs its founder.
        let at_house =
            mention.tokens.start > 0 && text.lower(mention.tokens.start - 1) == "at" && !speaking;
        // In full a founder is the house only where it stands as houses do:
        // `Christian Dior` was a man for longer than `Tom Ford`.
        let full = text.lexicon.entry(twin).name != text.lexicon.entry(id).name;
        let speaks = if full {
            speaking || !is_house(text, spotted, n) && !is_designed(text, spotted, n)
        } else {
            (employed || speaking) && !trades(text, spotted, n)
        };
        let for_house = works_there(text, spotted, n) || is_designer(text, spotted, n);
        let kind = if (speaks || for_house) && !at_house {
            EntityKind::Person
        } else {
            EntityKind::Brand
        };
        if kind != mention.kind {
            let mention = &mut spotted.mentions[n];
            mention.kind = kind;
            mention.found = Found::Lexicon(twin, form);
        }
    }
}

/// `a green Roland Mouret skirt`: between an article and a garment a designer's name
/// is that of the house, whether the lexicon knows it or not.
fn names_maker(text: &Text<'_>, spotted: &Spotted, n: usize) -> bool {
    let mention = &spotted.mentions[n];
    let Found::Lexicon(id, _) = mention.found else {
        return false;
    };
    let designs = matches!(&text.lexicon.entry(id).detail, Detail::Person { roles, .. }
        if roles.iter().any(|role| role.contains("designer")));
    if mention.kind != EntityKind::Person || !designs || twin(text, mention, id).is_some() {
        return false;
    }
    let garment = spotted.mentions.get(n + 1).is_some_and(|next| {
        next.tokens.start == mention.tokens.end
            && next.kind == EntityKind::Garment
            && text.tokens[next.tokens.start].shape == Shape::Lower
    });
    let floor = text.sentences[text.sentence_of(mention.tokens.start)]
        .tokens
        .start;
    let article = (floor..mention.tokens.start)
        .rev()
        .find(|at| {
            !matches!(
                text.tokens[*at].tag,
                Tag::Adjective | Tag::Noun | Tag::Number
            ) && text.surface(*at) != ","
        })
        .is_some_and(|at| matches!(text.lower(at), "a" | "an" | "the" | "her" | "his" | "this"));
    mention.tokens.len() > 1 && garment && article
}

/// `At Nina Ricci, Harris Reed sent out`: behind a house's name and a comma the
/// other name is who designs for it.
fn works_there(text: &Text<'_>, spotted: &Spotted, n: usize) -> bool {
    let Some(before) = n.checked_sub(1).map(|n| &spotted.mentions[n]) else {
        return false;
    };
    let start = spotted.mentions[n].tokens.start;
    let end = spotted.mentions[n].tokens.end;
    before.kind == EntityKind::Brand
        && before.tokens.end + 1 == start
        && text.surface(before.tokens.end) == ","
        && matches!(
            text.lower_at(before.tokens.start.checked_sub(1)),
            "at" | "for"
        )
        && text
            .tokens
            .get(end)
            .is_some_and(|token| matches!(token.tag, Tag::Verb | Tag::Past | Tag::Auxiliary))
}

/// `Christian Dior by John Galliano`: the name before is the house.
fn is_designer(text: &Text<'_>, spotted: &Spotted, n: usize) -> bool {
    n > 0 && is_designed(text, spotted, n - 1)
}

/// The house in such a pair.
fn is_designed(text: &Text<'_>, spotted: &Spotted, n: usize) -> bool {
    let may_be_house = |mention: &Mention| match (mention.kind, mention.found) {
        (EntityKind::Brand, _) => true,
        (EntityKind::Person, Found::Lexicon(id, _)) => twin(text, mention, id).is_some(),
        _ => false,
    };
    let tokens = spotted.mentions[n].tokens.clone();
    text.lower_at(Some(tokens.end)) == "by"
        && may_be_house(&spotted.mentions[n])
        && spotted.mentions.get(n + 1).is_some_and(|next| {
            next.tokens.start == tokens.end + 1
                && matches!(next.kind, EntityKind::Brand | EntityKind::Person)
        })
}

/// The entry of the other kind for a name that is a house and a person: `Tom
/// Ford`; `Salvatore Ferragamo`, the founder and the house in full.
fn twin(text: &Text<'_>, mention: &Mention, id: EntryId) -> Option<EntryId> {
    let other = match mention.kind {
        EntityKind::Brand => EntityKind::Person,
        EntityKind::Person => EntityKind::Brand,
        _ => return None,
    };
    text.lexicon
        .named(other, &text.lexicon.entry(id).name)
        .or_else(|| text.spelt(other, mention.tokens.clone()))
}

/// True for a person who works for one of `houses` besides the own.
fn works_for(text: &Text<'_>, person: EntryId, own: &str, houses: &HashSet<&str>) -> bool {
    let entry = text.lexicon.entry(person);
    entry
        .affiliations()
        .any(|(house, _)| house != own && house != entry.name.as_ref() && houses.contains(house))
}
