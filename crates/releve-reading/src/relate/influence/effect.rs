//! What a clause says has happened to something: its searches rose, it sold
//! out, it became a must-have.

use releve_facts::{Direction, Effect, EntityKind};

use super::demand;
use super::moved::{Moved, effect_at, moved};
use super::place::placed;
use super::success::succeeds;
use super::swamped::swamped;
use crate::clause::{Clause, Parse};
use crate::lexicon::Cue;
use crate::scene::Scene;

/// An effect that a clause tells.
pub(super) struct Told {
    pub(super) what: Moved,
    pub(super) effect: Effect,
    pub(super) direction: Direction,
    /// The clause's verb.
    pub(super) verb: usize,
    /// Where the clause's subject begins.
    pub(super) start: usize,
    /// Only a cause in the same sentence makes it an influence.
    pub(super) loose: bool,
}

/// `searches for X rose`, `X sold out`, `orders tripled`, `X became a must-have`.
pub(super) fn told(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Told> {
    let text = &scene.text;
    let first = *clause.subject.first()?;
    let start = parse.phrases[first].tokens.start;
    let end = scene.sentence(clause.sentence).end;
    let tell = |what: Moved, effect, direction, loose| Told {
        what,
        effect,
        direction,
        verb: clause.verb,
        start,
        loose,
    };
    if let Some(wanted) = demand::wanted(scene, parse, clause) {
        return Some(tell(wanted, Effect::Popularity, Direction::Up, true));
    }
    if let Some((house, effect)) = swamped(scene, parse, clause) {
        return Some(tell(house, effect, Direction::Up, false));
    }
    if sells_out(scene, parse, clause) {
        // `the shop sold out of them`
        let of = parse.phrases.iter().position(|p| {
            p.preposition.is_some_and(|at| {
                text.lower(at) == "of"
                    && at <= clause.group.end + 1
                    && at > clause.verb
                    && text.lower(at - 1) == "out"
            })
        });
        let what = thing_of(moved(scene, parse, of.unwrap_or(first), clause.sentence)?)?;
        return Some(tell(what, Effect::Sales, Direction::Up, false));
    }
    // `its rise is down to X` tells of no fall.
    let owed = is_owed(scene, clause);
    let direction = if owed {
        Some(Direction::Up)
    } else {
        rises(scene, clause)
    };
    if let Some(direction) = direction {
        let what = moved(scene, parse, first, clause.sentence)?;
        if let Some(effect) = what.effect {
            return Some(tell(what, effect, direction, owed));
        }
    }
    // `Depop saw a rise in searches for Y`, `the label saw its searches double`.
    if scene.spotted.cue_at(clause.verb, Cue::Witness).is_some()
        && !clause.passive
        && !is_back(scene, clause)
    {
        let object = parse.phrases.iter().position(|p| {
            p.tokens.start >= clause.group.end && p.tokens.start <= clause.group.end + 2
        })?;
        let own = matches!(
            text.lower(parse.phrases[object].tokens.start),
            "its" | "their"
        );
        let mut what = moved(scene, parse, object, clause.sentence);
        let named = what
            .as_ref()
            .is_some_and(|w| w.targets.iter().any(|t| !t.anaphor));
        // `the label saw its searches double`, `the label saw a rise in sales`
        if own || !named {
            let effect = (parse.phrases[object].tokens.start..end.min(clause.group.end + 9))
                .find_map(|at| {
                    effect_at(scene, at).filter(|e| {
                        matches!(e, Effect::Searches | Effect::Sales | Effect::Awareness)
                    })
                })?;
            what = moved(scene, parse, first, clause.sentence).map(|w| Moved {
                effect: Some(effect),
                ..w
            });
        }
        let what = what?;
        let effect = what.effect?;
        return Some(tell(what, effect, Direction::Up, true));
    }
    let behind = clause.group.end..end.min(clause.group.end + 8);
    let lemma = text.base(clause.verb);
    let word = |words: &[&str]| {
        (clause.verb..behind.end.min(clause.group.end + 4))
            .any(|at| words.contains(&text.lower(at)))
    };
    let liked = behind.clone().any(|at| {
        [Cue::Liked, Cue::Element, Cue::Fame]
            .iter()
            .any(|c| scene.spotted.has_cue(at, *c))
            || effect_at(scene, at) == Some(Effect::Revival)
    });
    let effect = match lemma {
        "become" if liked || succeeds(scene, behind.clone()) => Effect::Popularity,
        // `exploded in popularity`
        _ if rises(scene, clause) == Some(Direction::Up) && word(&["popularity", "demand"]) => {
            Effect::Popularity
        }
        "go" if word(&["viral", "mainstream", "global"]) => Effect::Popularity,
        "take" | "catch" | "blow" if word(&["off", "on", "up"]) => Effect::Popularity,
        "find" | "gain" | "win" if word(&["fame", "popularity", "favour", "favor", "fans"]) => {
            Effect::Popularity
        }
        // `are selling faster than ever`
        "sell" if word(&["fast", "faster", "briskly", "strongly", "well", "better"]) => {
            Effect::Sales
        }
        // `shot to fame`, `entered the mainstream`
        "shoot" | "rise" | "rocket" | "soar" | "leap" | "climb" | "spring" | "break"
            if placed(scene, behind.clone()).is_some() =>
        {
            Effect::Popularity
        }
        "make" if word(&["comeback", "return"]) => Effect::Revival,
        "have" | "having" | "enjoy" | "experience"
            if word(&["comeback", "revival", "renaissance", "resurgence"]) =>
        {
            Effect::Revival
        }
        "have" | "having" | "enjoy" if word(&["moment"]) => Effect::Popularity,
        "return" | "resurface" => Effect::Revival,
        "be" | "is" | "are" | "was" | "were" | "'s" | "’s" if word(&["back", "resurgent"]) => {
            Effect::Revival
        }
        // `has been a hit ever since X wore it`
        "be" | "is" | "are" | "was" | "were" | "been"
            if succeeds(scene, behind.clone())
                && behind.clone().any(|at| text.lower(at) == "since") =>
        {
            Effect::Popularity
        }
        // `is the most wanted dress of the year`
        "be" | "is" | "are" | "was" | "were" if is_most_wanted(scene, behind.clone()) => {
            Effect::Popularity
        }
        "be" | "is" | "are" | "was" | "were" if word(&["everywhere", "booming"]) => {
            Effect::Popularity
        }
        _ => return None,
    };
    let what = thing_of(moved(scene, parse, first, clause.sentence)?)?;
    Some(tell(what, effect, Direction::Up, true))
}

fn is_most_wanted(scene: &Scene<'_>, range: std::ops::Range<usize>) -> bool {
    let text = &scene.text;
    range.clone().any(|at| {
        text.lower(at) == "most"
            && matches!(
                text.lower_at(Some(at + 1)),
                "wanted"
                    | "coveted"
                    | "sought"
                    | "copied"
                    | "desired"
                    | "desirable"
                    | "talked"
                    | "searched"
                    | "popular"
                    | "requested"
            )
    })
}

/// `is enjoying a renaissance` tells of its subject, not of what it saw.
fn is_back(scene: &Scene<'_>, clause: &Clause) -> bool {
    let end = scene.sentence(clause.sentence).end;
    matches!(scene.text.base(clause.verb), "enjoy" | "experience")
        && (clause.group.end..end.min(clause.group.end + 4)).any(|at| {
            matches!(
                scene.text.lower(at),
                "comeback" | "moment" | "renaissance" | "resurgence" | "revival"
            )
        })
}

/// `the return of Y is partly due to X`, `its rise is down to X`: a cause is named.
fn is_owed(scene: &Scene<'_>, clause: &Clause) -> bool {
    let text = &scene.text;
    let end = scene.sentence(clause.sentence).end;
    matches!(
        text.lower(clause.verb),
        "is" | "was" | "are" | "were" | "been"
    ) && (clause.group.end..end.min(clause.group.end + 3))
        .any(|at| scene.spotted.cue_at(at, Cue::Cause).is_some())
}

/// What is no person and no brand by itself.
fn thing_of(mut what: Moved) -> Option<Moved> {
    what.targets.retain(|t| t.kind != Some(EntityKind::Person));
    (!what.targets.is_empty()).then_some(what)
}

/// `sold out`, `is sold out`, `was gone by teatime`, `flew off the shelves`.
fn sells_out(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> bool {
    let text = &scene.text;
    let end = scene
        .sentence(clause.sentence)
        .end
        .min(clause.group.end + 3);
    let lemma = text.base(clause.verb);
    let near = |word: &str| (clause.group.start..end).any(|at| text.lower(at) == word);
    match lemma {
        "sell" => {
            let out = (clause.group.start..end).find(|at| text.lower(*at) == "out");
            out.is_some_and(|out| {
                clause
                    .objects
                    .iter()
                    .all(|p| parse.phrases[*p].tokens.start > out + 1)
            })
        }
        "fly" => near("off") || near("shelves"),
        // `was snapped up within the hour`
        "snap" => near("up") && clause.passive,
        "be" | "is" | "was" | "were" | "are" | "go" => near("gone"),
        _ => text.lower(clause.verb) == "gone" && clause.passive,
    }
}

fn rises(scene: &Scene<'_>, clause: &Clause) -> Option<Direction> {
    let text = &scene.text;
    if scene.spotted.has_cue(clause.verb, Cue::Rise) {
        return Some(Direction::Up);
    }
    if scene.spotted.has_cue(clause.verb, Cue::Fall) {
        return Some(Direction::Down);
    }
    // `searches are up 77 %`, `went through the roof`
    let end = scene
        .sentence(clause.sentence)
        .end
        .min(clause.group.end + 4);
    (clause.verb..end).find_map(|at| match text.lower(at) {
        "up" | "roof" => Some(Direction::Up),
        "down" => Some(Direction::Down),
        _ => None,
    })
}
