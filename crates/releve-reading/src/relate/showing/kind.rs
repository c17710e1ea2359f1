//! What a sentence is about besides shows: sales, figures, wearers.

use releve_facts::EntityKind;

use super::setting::Setting;
use crate::clause::{Clause, ClauseKind};
use crate::figure::FigureUnit;
use crate::lexicon::{Classes, Cue};
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::segment::{Join, Shape};
use crate::tag::Tag;

/// True where goods are priced or sold, which shows nothing.
pub(super) fn for_sale(scene: &Scene<'_>, number: usize) -> bool {
    let mut tokens = scene.sentence(number);
    let runway = tokens
        .clone()
        .any(|at| scene.spotted.has_cue(at, Cue::Runway) || scene.spotted.has_cue(at, Cue::Line));
    !runway
        && tokens.any(|at| {
            // Marks first: no base form is one, and prices are told by nothing else.
            if scene.text.tokens[at].shape == Shape::Mark {
                return matches!(scene.text.surface(at), "£" | "$" | "€" | "¥" | "₩" | "₹");
            }
            scene.spotted.has_cue(at, Cue::Sales)
                || matches!(scene.text.lemma(at), "outsell" | "sell" | "buy" | "stock")
        })
}

/// True where figures are told of other things than looks and pieces: `look 19`, `ten
/// looks` are what was shown.
pub(super) fn counts(scene: &Scene<'_>, number: usize) -> bool {
    let text = &scene.text;
    scene.figures_in(scene.sentence(number)).any(|figure| {
        let look = |at: Option<usize>| {
            matches!(
                text.lower_at(at),
                "look" | "looks" | "exit" | "exits" | "piece" | "pieces" | "outfit" | "outfits"
            )
        };
        let shown = look(figure.tokens.start.checked_sub(1)) || look(Some(figure.tokens.end));
        // `one of the coats`, `the first look`, `three colours`
        let small = matches!(figure.unit, FigureUnit::Count | FigureUnit::Rank)
            && (figure.value < 20.0 || figure.counted.is_none())
            && !figure.change;
        !shown && !small
    })
}

/// True where a sentence of a report is about figures, sources or what moved whom.
pub(super) fn elsewhere(scene: &Scene<'_>, number: usize) -> bool {
    scene
        .sentence(number)
        .any(|at| scene.spotted.has_cue(at, Cue::Influence))
        || elsewhere_than_shows(scene, number)
        || !scene
            .entities_in(EntityKind::Trend, scene.sentence(number))
            .is_empty()
}

/// As [`elsewhere`]; a style may be what a show had, and something have moved the
/// designer.
pub(super) fn elsewhere_than_shows(scene: &Scene<'_>, number: usize) -> bool {
    let tokens = scene.sentence(number);
    let searched = tokens
        .clone()
        .any(|at| scene.spotted.has_cue(at, Cue::Searches));
    searched
        || [EntityKind::Channel, EntityKind::Publication]
            .into_iter()
            .any(|kind| !scene.entities_in(kind, tokens.clone()).is_empty())
}

/// True where a person who designs nothing is spoken of: likely a wearer.
pub(super) fn speaks_of_people(scene: &Scene<'_>, number: usize) -> bool {
    scene
        .resolved
        .of_kind(EntityKind::Person, scene.sentence(number))
        .filter(|m| !scene.is_prefix(*m))
        .any(|m| !Setting::designs(scene, scene.resolved.entity[m]))
}

/// True where clothes are told of as bought or worn at large: with a price, at
/// another time, by guests, customers or editors.
pub(super) fn of_daily_life(scene: &Scene<'_>, number: usize) -> bool {
    let text = &scene.text;
    let tokens = scene.sentence(number);
    let priced = tokens
        .clone()
        .any(|at| text.lexicon.is_currency_mark(text.surface(at)));
    // `a 1976 song` dates the song.
    let shown = tokens
        .clone()
        .any(|at| scene.spotted.has_cue(at, Cue::Runway));
    let dated = !shown
        && scene.times_in(tokens.clone()).any(|time| {
            let describes = text
                .tokens
                .get(time.tokens.end)
                .is_some_and(|next| next.tag == Tag::Noun && next.join == Join::Space);
            let named = scene
                .resolved
                .at(time.tokens.start)
                .is_some_and(|m| scene.resolved.mentions[m].kind == EntityKind::Brand);
            time.when.as_season().is_none() && !time.compared && !describes && !named
        });
    let worn = scene.parses[number].clauses.iter().any(|clause| {
        scene.verb_is(clause, Cue::Wear)
            && clause.kind == ClauseKind::Finite
            && !clause.passive
            && text.lower(clause.verb) != "worn"
            && by_somebody(scene, number, clause)
    });
    // `Its girls wore`, `the cast came in`
    let models = tokens.clone().any(|at| {
        matches!(text.lower(at), "model" | "models" | "cast")
            || matches!(
                text.lower(at),
                "girls" | "boys" | "women" | "men" | "brides"
            ) && at > tokens.start
                && matches!(
                    text.tokens[at - 1].tag,
                    Tag::Possessive | Tag::Genitive | Tag::Determiner
                )
    });
    let people = tokens
        .clone()
        .any(|at| scene.spotted.has_cue(at, Cue::Public))
        || scene.spotted.roles_over(tokens).any(|role| {
            let last = role.tokens.end - 1;
            text.can_be(last, Classes::PLURAL)
        });
    priced || dated || !models && (worn || people)
}

/// True where the subject is somebody who designs nothing: not of `Look 43 paired`, `it
/// wore its fringes long`.
fn by_somebody(scene: &Scene<'_>, number: usize, clause: &Clause) -> bool {
    let phrases = &scene.parses[number].phrases;
    let mut subject = clause
        .subject
        .iter()
        .flat_map(|p| phrases[*p].tokens.clone());
    subject.any(|at| match scene.resolved.at(at) {
        Some(m) => {
            scene.resolved.mentions[m].kind == EntityKind::Person
                && !Setting::designs(scene, scene.resolved.entity[m])
        }
        None => {
            let text = &scene.text;
            text.tokens[at].tag == Tag::Pronoun && !matches!(text.lower(at), "it" | "they")
                || text.tokens[at].tag == Tag::Noun
                    && !matches!(text.lower(at), "look" | "looks" | "outfit" | "outfits")
        }
    })
}

/// As [`speaks_of_people`], the designer under review aside.
pub(super) fn speaks_of_others(scene: &Scene<'_>, number: usize, house: EntityNumber) -> bool {
    scene
        .entities_in(EntityKind::Person, scene.sentence(number))
        .into_iter()
        .any(|person| person != house && !Setting::designs(scene, person))
}

/// True where somebody has clothes on.
pub(super) fn speaks_of_wearers(scene: &Scene<'_>, number: usize) -> bool {
    let tokens = scene.sentence(number);
    tokens
        .into_iter()
        .any(|at| scene.spotted.has_cue(at, Cue::Wear))
        && speaks_of_people(scene, number)
}
