//! What holds a place in a ranking and is named by who made it.

use releve_facts::EntityKind;

use super::Teller;
use super::named::{Named, named};
use super::place::Place;
use crate::tag::Tag;

/// What is ranked, with who made it: `the best-selling boot is a $40 copy by Marlo`,
/// `the most-rented gown is still Rixo's`.
pub(super) fn made_by(
    teller: &Teller<'_, '_, '_>,
    place: &Place,
    verb: usize,
    at: usize,
    end: usize,
) -> Option<Named> {
    let scene = teller.scene;
    let text = &scene.text;
    let ranked = || {
        named(scene, place.tokens.end, verb, &[])
            .filter(|found| found.kind == Some(EntityKind::Garment) && !found.meant)
    };
    let house = |m: usize| {
        matches!(
            scene.resolved.mentions[m].kind,
            EntityKind::Brand | EntityKind::Organisation | EntityKind::Person
        )
    };
    let compose = |house: &str, mut what: Named| {
        if !what.name.contains(house) {
            what.name = format!("{house} {}", what.name);
        }
        what
    };
    // `Rixo's.`
    if let Some(m) = scene.resolved.at(at).filter(|m| house(*m)) {
        let close = scene.resolved.mentions[m].tokens.end;
        let own = text
            .tokens
            .get(close)
            .is_some_and(|t| t.tag == Tag::Genitive)
            && (close + 1 >= end || text.tokens[close + 1].tag == Tag::Mark);
        return own
            .then(ranked)
            .flatten()
            .map(|what| compose(&scene.resolved.of(m).name, what));
    }
    if !matches!(text.lower(at), "a" | "an" | "the") {
        return None;
    }
    let by = (at + 1..end.min(at + 9)).find(|by| matches!(text.lower(*by), "by" | "from"))?;
    let plain = (at + 1..by).all(|at| {
        !matches!(
            text.tokens[at].tag,
            Tag::Verb | Tag::Auxiliary | Tag::Relative
        ) && !matches!(text.surface(at), "," | ";" | "(")
    });
    // `by newcomer Tindle`: the name behind what it is.
    let name = (by + 1..end.min(by + 5)).find(|at| text.tokens[*at].shape.is_capital())?;
    let maker = scene.resolved.at(name).filter(|m| house(*m)).map_or_else(
        || {
            (text.tokens[name].tag == Tag::Name && scene.resolved.at(name).is_none())
                .then(|| text.surface(name).to_owned())
        },
        |m| Some(scene.resolved.of(m).name.clone()),
    )?;
    let what = named(scene, at, by, &[])
        .filter(|found| {
            matches!(found.kind, Some(EntityKind::Garment | EntityKind::Product)) && !found.meant
        })
        .or_else(ranked)?;
    plain.then(|| compose(&maker, what))
}
