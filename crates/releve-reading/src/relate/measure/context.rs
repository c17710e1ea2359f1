//! Where and when a figure is stated.

use std::ops::Range;

use releve_facts::{EntityKind, When};

use crate::lexicon::{Cue, FormKind};
use crate::relate::aside::{around, asides};
use crate::scene::Scene;
use crate::spot::Found;
use crate::tag::Tag;
use crate::time::{End, TimeMention};

/// How far before a level the `from` of the other may stand, in tokens.
const LEVELS: usize = 8;

/// The stretch of a sentence that belongs to the figure in `figure`: up to the
/// next figure behind it, cut at `;` and at clauses that tell of something else.
pub(super) fn segment(
    scene: &Scene<'_>,
    sentence: &Range<usize>,
    figure: &Range<usize>,
) -> Range<usize> {
    let text = &scene.text;
    let clause = scene.main_clause(text.sentence_of(figure.start), figure.start);
    let start = (sentence.start.max(clause.start)..figure.start)
        .rev()
        .find(|at| matches!(text.surface(*at), ";"))
        .map_or(sentence.start.max(clause.start), |at| at + 1);
    let end = (figure.end..sentence.end.min(clause.end).max(figure.end))
        .find(|at| {
            matches!(text.surface(*at), ";" | ")")
                || matches!(
                    text.lower(*at),
                    "after"
                        | "when"
                        | "because"
                        | "thanks"
                        | "while"
                        | "whereas"
                        | "since"
                        | "although"
                        | "though"
                        | "who"
                        | "whose"
                ) && !followed_by_time(scene, *at)
        })
        .unwrap_or(sentence.end.min(clause.end).max(figure.end));
    start..end
}

fn followed_by_time(scene: &Scene<'_>, at: usize) -> bool {
    scene.times_in(at..at + 3).next().is_some()
}

/// The nearest mention of a kind in `range`, seen from the figure; what stands
/// before it counts as a little farther.
fn nearest(
    scene: &Scene<'_>,
    range: Range<usize>,
    figure: &Range<usize>,
    fits: impl Fn(usize) -> bool,
) -> Option<usize> {
    scene
        .resolved
        .within(range)
        .filter(|m| fits(*m))
        .min_by_key(|m| {
            let tokens = &scene.resolved.mentions[*m].tokens;
            if tokens.start >= figure.end {
                tokens.start - figure.end
            } else {
                figure.start.saturating_sub(tokens.end) + 1
            }
        })
}

/// The channel of a figure.
pub(super) fn channel(
    scene: &Scene<'_>,
    segment: Range<usize>,
    figure: &Range<usize>,
    subject: &str,
) -> Option<String> {
    let found = nearest(scene, segment, figure, |m| {
        scene.resolved.mentions[m].kind == EntityKind::Channel
            && scene.resolved.of(m).name != subject
    })?;
    Some(scene.resolved.of(found).name.clone())
}

/// The one channel that a sentence names behind a figure, where it names no other:
/// `searches for flats (up 120%) and loafers (+45%) rose on Pinterest`.
pub(super) fn only_channel(
    scene: &Scene<'_>,
    range: Range<usize>,
    figure: &Range<usize>,
    subject: &str,
) -> Option<String> {
    let mut channels = scene.resolved.of_kind(EntityKind::Channel, range);
    let first = channels.next()?;
    let entity = scene.resolved.entity[first];
    let name = &scene.resolved.of(first).name;
    let start = scene.resolved.mentions[first].tokens.start;
    let governed = matches!(
        scene.text.lower_at(start.checked_sub(1)),
        "on" | "at" | "via" | "across"
    );
    let one = channels.all(|m| scene.resolved.entity[m] == entity);
    (one && governed && start > figure.end && name != subject).then(|| name.clone())
}

/// The country or region of a figure: `in the UK`, `UK searches`, `Chinese
/// consumers`; not where something happened.
pub(super) fn market(
    scene: &Scene<'_>,
    segment: Range<usize>,
    figure: &Range<usize>,
    subject: &Range<usize>,
) -> Option<String> {
    let text = &scene.text;
    let found = nearest(scene, segment, figure, |m| {
        let mention = &scene.resolved.mentions[m];
        if mention.kind != EntityKind::Place || mention.found == Found::Anaphor {
            return false;
        }
        let start = mention.tokens.start;
        let made = text.lower_at(start.checked_sub(
            if text.lower_at(start.checked_sub(1)) == "the" {
                3
            } else {
                2
            },
        ));
        if matches!(
            made,
            "made"
                | "based"
                | "born"
                | "shop"
                | "boutique"
                | "seen"
                | "photographed"
                | "spotted"
                | "store"
        ) {
            return false;
        }
        let inside = subject.contains(&start);
        let article = text.lower_at(start.checked_sub(1)) == "the";
        let preposition = text.lower_at(start.checked_sub(if article { 2 } else { 1 }));
        let governed = matches!(
            preposition,
            "in" | "across" | "within" | "throughout" | "among" | "from" | "of"
        );
        let next = text.lower_at(Some(mention.tokens.end));
        let people = matches!(
            next,
            "consumers"
                | "shoppers"
                | "buyers"
                | "users"
                | "customers"
                | "women"
                | "men"
                | "searches"
                | "sales"
                | "market"
                | "searchers"
                | "interest"
                | "demand"
                | "retail"
                | "revenue"
                | "pinners"
                | "teens"
                | "category"
                | "shops"
                | "stores"
                | "audience"
                | "viewers"
        );
        let demonym = matches!(mention.found, Found::Lexicon(_, FormKind::Demonym));
        if demonym {
            return people
                || text.lower_at(Some(mention.tokens.end + 2)) == "category"
                || plural_people(scene, m);
        }
        !inside && (governed && preposition != "from" && preposition != "of") || people
    })?;
    let referent = scene.resolved.of(found);
    Some(referent.name.clone())
}

/// `Koreans`, `the British`: people by their country.
fn plural_people(scene: &Scene<'_>, mention: usize) -> bool {
    let tokens = &scene.resolved.mentions[mention].tokens;
    scene.text.lower(tokens.end - 1).ends_with("ans")
}

/// The time of a figure: in its own stretch, else in its part of the sentence, else
/// before it: `sales reached £4m in 2024, while those of bags fell`. A season further
/// off is that of a show.
pub(super) fn when(
    scene: &Scene<'_>,
    segment: Range<usize>,
    sentence: Range<usize>,
    figure: &Range<usize>,
    subject: &Range<usize>,
) -> Option<When> {
    let usable = |range: Range<usize>| {
        scene
            .times_in(range)
            // `“quilted 70s vest” grew`: the time is part of the name.
            .filter(|time| !time.compared && !subject.contains(&time.tokens.start))
            .filter(|time| is_time_of(scene, time, figure))
            // `82 percent, up from 64 percent in 2020`: that year is the other's.
            .filter(|time| {
                let between = figure.end..time.tokens.start.max(figure.end);
                let from = between.clone().any(|at| {
                    matches!(
                        scene.text.lower(at),
                        "from" | "against" | "compared" | "after" | "following"
                    )
                });
                let before = between.clone().any(|at| {
                    matches!(scene.text.lower(at), "up" | "down")
                        && scene.text.lower_at(Some(at + 1)) == "from"
                });
                !before && (!from || scene.figures_in(between).next().is_none())
            })
            .filter(|time| {
                // `dropped 55 percent from their peak in May`: what it fell from. `peaked in
                // May and have since fallen by 40%`: when it had not fallen yet.
                let peak = (time.tokens.start.saturating_sub(3)..time.tokens.start)
                    .any(|at| matches!(scene.text.lower(at), "peak" | "high" | "height"));
                let since = (time.tokens.end..figure.start.max(time.tokens.end))
                    .any(|at| scene.text.lower(at) == "since");
                let into = scene.main_clause(scene.text.sentence_of(figure.start), figure.start);
                !peak && !since && !in_another_relative(scene, time.tokens.start, figure, &into)
            })
            .filter(|time| {
                if is_day_of_report(scene, &time.tokens, &time.when, figure) {
                    return false;
                }
                // `a trend born in 2019`, `founded in 1961`
                let verb = scene.text.lower_at(time.tokens.start.checked_sub(2));
                !matches!(
                    verb,
                    "founded"
                        | "born"
                        | "launched"
                        | "established"
                        | "since"
                        | "relaunched"
                        | "released"
                        | "introduced"
                        | "unveiled"
                        | "opened"
                )
            })
            .min_by_key(|time| {
                if time.tokens.start >= figure.end {
                    time.tokens.start - figure.end
                } else {
                    figure.start.saturating_sub(time.tokens.end) + 2
                }
            })
            .map(|time| time.when.clone())
    };
    let number = scene.text.sentence_of(figure.start);
    let clause = scene.main_clause(number, figure.start);
    // `between January and August` says when, though it has no label.
    let stretched = scene
        .times_in(segment.clone())
        .any(|time| time.end_of.is_some());
    if stretched {
        return usable(segment);
    }
    usable(segment)
        .or_else(|| usable(clause.start.max(sentence.start)..clause.end.min(sentence.end)))
        .or_else(|| usable(sentence.start..clause.start).filter(|when| when.as_season().is_none()))
}

/// False for one end of `between March and June`, which is no time of what changed; of
/// `dropped from €74 to €52 between January and December` each level has its own.
fn is_time_of(scene: &Scene<'_>, time: &TimeMention, figure: &Range<usize>) -> bool {
    let text = &scene.text;
    let from = || {
        let floor = scene.sentence(text.sentence_of(figure.start)).start;
        (figure.start.saturating_sub(LEVELS).max(floor)..figure.start)
            .any(|at| text.lower(at) == "from")
    };
    match (time.end_of, text.lower_at(figure.start.checked_sub(1))) {
        (None, _) | (Some(End::First), "from") => true,
        (Some(End::Last), "to") => from(),
        _ => false,
    }
}

/// `said on Thursday that revenue rose 11 per cent`: the day on which it was said.
fn is_day_of_report(
    scene: &Scene<'_>,
    time: &Range<usize>,
    when: &When,
    figure: &Range<usize>,
) -> bool {
    let text = &scene.text;
    let sentence = scene.sentence(text.sentence_of(time.start));
    let says = |at: usize| {
        scene.spotted.has_cue(at, Cue::Say) && matches!(text.tokens[at].tag, Tag::Verb | Tag::Past)
    };
    // `said sales on 28 November rose`: the day of what is said.
    let before = (sentence.start..time.start)
        .rev()
        .find(|at| !matches!(text.tokens[*at].tag, Tag::Preposition | Tag::Adverb));
    when.start() == when.end()
        && time.end <= figure.start
        && (before.is_some_and(says) || (time.end..figure.start).any(says))
}

/// True for what a relative clause between commas says, where the figure stands behind
/// it: `Levi's, which brought it in March, says that it makes up 9 percent`.
fn in_another_relative(
    scene: &Scene<'_>,
    time: usize,
    figure: &Range<usize>,
    clause: &Range<usize>,
) -> bool {
    let text = &scene.text;
    let comma = (time..figure.start.max(time)).find(|at| text.surface(*at) == ",");
    let opener = (clause.start..time).rfind(|at| {
        matches!(text.lower(*at), "which" | "who" | "whose")
            && text.surface(at.saturating_sub(1)) == ","
    });
    // `the bag, brought back by X in 2019, went up`
    let apposed = || {
        let asides = asides(scene, scene.text.sentence_of(time));
        around(&asides, time).is_some_and(|aside| !aside.tokens.contains(&figure.start))
    };
    comma.is_some() && (opener.is_some() || apposed())
}
