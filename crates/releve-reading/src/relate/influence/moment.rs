//! Causes that are a moment or a body: `after X’s performance`, `since the series
//! aired`, `a cameo in X`, `on the feet of X`.

use releve_facts::EntityKind;

use super::effect::Told;
use super::mover::{has_name, things_at};
use super::referent;
use crate::clause::Parse;
use crate::lexicon::Cue;
use crate::relate::noun::{self, Thing};
use crate::scene::Scene;
use crate::tag::Tag;

/// `after X’s performance`, `following the film’s release`, `since X’s debut`.
pub(super) fn by_moment(
    scene: &Scene<'_>,
    parse: &Parse,
    sentence: usize,
    told: &Told,
) -> Option<Vec<Thing>> {
    let text = &scene.text;
    let range = scene.sentence(sentence);
    let opens = |at: usize| match text.lower(at) {
        "after" | "following" | "since" | "upon" => true,
        // `When X came out`: of a film, not of somebody.
        "when" | "once" => {
            let next = parse.phrases.iter().find(|p| p.tokens.start == at + 1);
            next.is_some_and(|p| comes_out(scene, p.tokens.end))
        }
        _ => false,
    };
    let at = range
        .clone()
        .find(|at| at.abs_diff(told.verb) < 24 && opens(*at))?;
    let first = parse
        .phrases
        .iter()
        .position(|p| p.tokens.start > at && p.tokens.start <= at + 2)?;
    let tokens = noun::extent(scene, parse, first);
    let is_moment = |t: usize| {
        scene.spotted.has_cue(t, Cue::Moment)
            || scene
                .resolved
                .at(t)
                .is_some_and(|m| scene.resolved.mentions[m].kind == EntityKind::Event)
    };
    let head = parse.phrases[first].tokens.end - 1;
    // `after Kendall Jenner carried it` has its clause.
    let clause = parse.clauses.iter().any(|c| {
        c.group.start >= tokens.end && c.group.start <= tokens.end + 1 && c.subject.contains(&first)
    });
    if clause && !comes_out(scene, tokens.end) {
        return None;
    }
    let aired = clause;
    if !is_moment(head) && !aired {
        return None;
    }
    // Whose moment it was: the genitive’s, or what stands behind `of`.
    let genitive = (tokens.start..=head)
        .rev()
        .find(|t| text.tokens[*t].tag == Tag::Genitive && !scene.spotted.is_in_work(*t));
    let of = (head + 1..tokens.end).find(|t| text.lower(*t) == "of");
    let thing = if let Some(genitive) = genitive {
        noun::thing(scene, tokens.start..genitive)
    } else if let Some(of) = of {
        noun::thing(scene, of + 1..tokens.end)
    } else {
        // `her appearance`, `Bridgerton aired`
        scene
            .resolved
            .at(tokens.start)
            .map(|m| noun::of_mention(scene, m))
            .or_else(|| noun::thing(scene, tokens.clone()))
    }?;
    // `the tour`, `the show`: whose it was, the sentence before says.
    let thing = referent::influencer(scene, thing, sentence)?;
    let good = thing.kind.is_none_or(|k| {
        matches!(
            k,
            EntityKind::Person
                | EntityKind::Organisation
                | EntityKind::Brand
                | EntityKind::Event
                | EntityKind::Product
                | EntityKind::Trend
        )
    }) && (has_name(&thing) || thing.anaphor);
    (good && told.what.targets.iter().all(|t| t.name != thing.name)).then(|| vec![thing])
}

/// `aired`, `was released`, `landed on Netflix`, `hit cinemas`: of a work.
fn comes_out(scene: &Scene<'_>, at: usize) -> bool {
    let text = &scene.text;
    let verb = match text.lower_at(Some(at)) {
        "was" | "were" | "first" => at + 1,
        _ => at,
    };
    matches!(
        text.lower_at(Some(verb)),
        "aired"
            | "premiered"
            | "debuted"
            | "released"
            | "launched"
            | "opened"
            | "landed"
            | "dropped"
            | "began"
            | "started"
            | "arrived"
            | "returned"
    ) || text.lower_at(Some(verb)) == "hit"
        && (verb..verb + 4).any(|t| {
            matches!(
                text.lower_at(Some(t)),
                "cinemas" | "screens" | "theaters" | "theatres" | "netflix"
            )
        })
        || text.lower_at(Some(verb)) == "came" && text.lower_at(Some(verb + 1)) == "out"
}

/// `a cameo in Low Tide`: what it was a moment of.
pub(super) fn moment_of(scene: &Scene<'_>, parse: &Parse, end: usize) -> Option<Thing> {
    let text = &scene.text;
    let moment = scene.spotted.has_cue(end - 1, Cue::Moment)
        && matches!(text.lower_at(Some(end)), "in" | "on" | "from");
    let next = parse
        .phrases
        .iter()
        .find(|p| moment && p.preposition == Some(end))?;
    noun::thing(scene, next.tokens.clone()).filter(has_name)
}

/// `on the feet of X`, `on the backs of A and B`: those on whom it was seen.
pub(super) fn by_body(scene: &Scene<'_>, parse: &Parse, sentence: usize) -> Option<Vec<Thing>> {
    let text = &scene.text;
    let range = scene.sentence(sentence);
    let of = range.clone().skip(3).find(|at| {
        text.lower(*at) == "of"
            && text.lower(at - 3) == "on"
            && matches!(
                text.lower(at - 1),
                "feet"
                    | "back"
                    | "backs"
                    | "arm"
                    | "arms"
                    | "head"
                    | "heads"
                    | "shoulders"
                    | "legs"
            )
    })?;
    // `on the back of X’s results` is what came before, nobody's back.
    let idiom = matches!(text.lower(of - 1), "back" | "head");
    let things: Vec<Thing> = things_at(scene, parse, of, range.end)
        .into_iter()
        .filter(|thing| match thing.kind {
            Some(EntityKind::Person) => true,
            Some(EntityKind::Organisation | EntityKind::Trend) => !idiom,
            _ => false,
        })
        .filter(|thing| {
            let behind = text.tokens.get(thing.tokens.end);
            behind.is_none_or(|next| next.tag != Tag::Genitive)
        })
        .collect();
    (!things.is_empty()).then_some(things)
}
