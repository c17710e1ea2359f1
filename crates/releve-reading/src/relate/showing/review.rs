//! Reviews of one house: `X Fall 2019 Ready-to-Wear`.

use releve_facts::EntityKind;

use super::kind::{counts, elsewhere_than_shows, speaks_of_others};
use crate::lexicon::Cue;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::segment::BlockKind;

/// `X Fall 2019 Ready-to-Wear`: a headline that is a house, a season and the
/// name of a line.
pub(super) fn reviewed(scene: &Scene<'_>) -> Option<EntityNumber> {
    let title = scene
        .text
        .blocks
        .iter()
        .find(|block| block.kind == BlockKind::Title)?;
    let tokens = title.tokens.clone();
    let houses = scene.entities_in(EntityKind::Brand, tokens.clone());
    // A designer's surname before the season is the name of the house.
    let designer = || {
        let mention = scene.resolved.at(tokens.start)?;
        let known = &scene.resolved.mentions[mention];
        let season = scene
            .times_in(known.tokens.end..(known.tokens.end + 2).min(tokens.end))
            .next()?;
        (known.kind == EntityKind::Person && season.when.as_season().is_some())
            .then(|| scene.resolved.entity[mention])
    };
    let house = match houses[..] {
        [house] => house,
        [] => designer()?,
        _ => return None,
    };
    let others = scene
        .items_in(tokens.clone())
        .next()
        .is_some_and(|item| !item.denied)
        || !scene
            .entities_in(EntityKind::Trend, tokens.clone())
            .is_empty();
    // The season stands right behind the name: `Fall` and `Wear` may pass for
    // verbs, and no other verb is looked for.
    let behind = scene
        .resolved
        .within(tokens.clone())
        .find(|m| scene.resolved.entity[*m] == house)
        .is_some_and(|m| {
            let end = scene.resolved.mentions[m].tokens.end;
            scene
                .times_in(end..(end + 2).min(tokens.end))
                .any(|time| time.when.as_season().is_some())
        });
    (tokens.len() <= 12 && scene.season_in(tokens).is_some() && !others && behind).then_some(house)
}

/// True for a sentence of a review that is likely about the collection: clothes,
/// no other house, nobody who might wear them, no figures.
pub(super) fn of_the_review(scene: &Scene<'_>, number: usize, brand: EntityNumber) -> bool {
    let tokens = scene.sentence(number);
    of_the_part(scene, number, brand, false)
        && scene.entities_in(EntityKind::Trend, tokens).is_empty()
        && !speaks_of_others(scene, number, brand)
}

/// As [`of_the_review`], of whoever and whatever style it speaks.
pub(super) fn of_the_part(
    scene: &Scene<'_>,
    number: usize,
    brand: EntityNumber,
    headed: bool,
) -> bool {
    let tokens = scene.sentence(number);
    let other = scene
        .entities_in(EntityKind::Brand, tokens.clone())
        .into_iter()
        .any(|b| b != brand);
    let quoted = matches!(scene.text.surface(tokens.start), "“" | "\"" | "‘");
    let asks = scene.text.surface(tokens.end - 1) == "?";
    !other
        && !quoted
        && !asks
        && !counts(scene, number)
        && !elsewhere_than_shows(scene, number)
        && !tokens.clone().any(|at| {
            scene.spotted.has_cue(at, Cue::Sales)
                || scene.text.lower(at) == "i" && !(headed && admires(scene, number))
        })
}

/// `I keep returning to the hourglass coat`: below a heading that gives a house the part the
/// critic's own words are about its clothes, unless they are on the critic.
fn admires(scene: &Scene<'_>, number: usize) -> bool {
    let parse = &scene.parses[number];
    let own = parse.clauses.iter().filter(|clause| {
        let mut subject = clause.subject.iter();
        subject.any(|p| scene.text.lower(parse.phrases[*p].head) == "i")
    });
    own.into_iter().all(|clause| {
        !scene.verb_is(clause, Cue::Wear)
            && !matches!(
                scene.text.base(clause.verb),
                "buy" | "have" | "own" | "pack" | "order" | "try" | "need"
            )
    })
}
