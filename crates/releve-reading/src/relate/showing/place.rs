//! Showings told by where: `At X, …`, `X's Fall 2022 collection`.

use std::ops::Range;

use releve_facts::EntityKind;

use super::Told;
use super::kind::speaks_of_people;
use super::setting::Setting;
use crate::clause::Reality;
use crate::lexicon::Cue;
use crate::resolve::EntityNumber;
use crate::scene::Scene;

/// `At Saint Laurent, …`: the house behind `at` or `for` before a token.
pub(super) fn place_before(
    scene: &Scene<'_>,
    number: usize,
    before: usize,
) -> Option<EntityNumber> {
    let tokens = scene.sentence(number);
    scene
        .resolved
        .of_kind(EntityKind::Brand, tokens.start..before)
        .filter(|m| {
            let start = scene.resolved.mentions[*m].tokens.start;
            start > tokens.start && matches!(scene.text.lower(start - 1), "at" | "for" | "from")
        })
        .last()
        .map(|m| scene.resolved.entity[m])
}

/// `At X, …`, `From X came …`, `the finale of X's show, …`, `take cues from X's
/// SS26 runway and pair yours with a wide-leg trouser`.
pub(super) fn by_place(
    scene: &Scene<'_>,
    setting: &Setting,
    number: usize,
    tokens: Range<usize>,
) -> Option<Told> {
    let runway = tokens
        .clone()
        .any(|at| scene.spotted.cue_at(at, Cue::Runway).is_some())
        || scene.season_in(tokens.clone()).is_some();
    let opening = scene
        .resolved
        .of_kind(
            EntityKind::Brand,
            tokens.start..(tokens.start + 3).min(tokens.end),
        )
        .find(|m| {
            let start = scene.resolved.mentions[*m].tokens.start;
            start == tokens.start + 1
                && matches!(
                    scene.text.lower(tokens.start),
                    "at" | "for" | "from" | "over"
                )
        });
    if let Some(m) = opening
        && (runway || setting.is_runway(scene, number))
    {
        return Some(Told {
            brand: scene.resolved.entity[m],
            rule: "showing: at a house",
            reach: scene.resolved.mentions[m].tokens.end..tokens.end,
            bare: false,
        });
    }
    // `Miu Miu's Fall 2022 collection`, `his second collection for the house`
    let near_show = scene
        .resolved
        .of_kind(EntityKind::Brand, tokens.clone())
        .find(|m| {
            let own = &scene.resolved.mentions[*m].tokens;
            let around =
                own.start.saturating_sub(4).max(tokens.start)..(own.end + 8).min(tokens.end);
            around.filter(|at| !own.contains(at)).any(|at| {
                scene.spotted.has_cue(at, Cue::Runway)
                    && !scene.parses[number].clauses.iter().any(|c| c.verb == at)
            })
        });
    let m = near_show?;
    let collaborates = tokens.clone().any(|at| {
        scene.spotted.has_cue(at, Cue::Collaboration) || scene.spotted.has_cue(at, Cue::Collaborate)
    });
    // `Clogs were absent from the Prada runway`
    let absent = tokens.clone().any(|at| {
        matches!(scene.text.lower(at), "absent" | "missing")
            && scene.text.lower_at(Some(at + 1)) == "from"
    });
    if collaborates || absent {
        return None;
    }
    let person = speaks_of_people(scene, number);
    (!person).then(|| Told {
        brand: scene.resolved.entity[m],
        rule: "showing: a house's collection",
        reach: advice_end(scene, number, tokens.clone()),
        // A collection may be any line of goods, a catwalk is none.
        bare: scene.season_in(scene.sentence(number)).is_none()
            && !tokens.clone().any(|at| {
                scene.spotted.has_cue(at, Cue::Runway)
                    && (matches!(
                        scene.text.lemma(at),
                        "runway" | "catwalk" | "finale" | "défilé"
                    ) || scene.text.lemma(at) == "show" && is_own(scene, at))
            }),
    })
}

/// `the Prada show`, `Prada's autumn show`: a show that is somebody's.
fn is_own(scene: &Scene<'_>, show: usize) -> bool {
    let floor = scene.sentence(scene.text.sentence_of(show)).start;
    (show.saturating_sub(4).max(floor)..show).any(|at| {
        scene
            .resolved
            .at(at)
            .is_some_and(|m| scene.resolved.mentions[m].kind == EntityKind::Brand)
    })
}

/// `take cues from X's runway and pair …, or channel …`: up to the next advice.
fn advice_end(scene: &Scene<'_>, number: usize, tokens: Range<usize>) -> Range<usize> {
    let advised = scene.parses[number]
        .clauses
        .iter()
        .any(|c| c.reality == Reality::Advised);
    let or = tokens
        .clone()
        .find(|at| advised && scene.text.lower(*at) == "or" && scene.text.surface(at - 1) == ",");
    tokens.start..or.unwrap_or(tokens.end)
}
