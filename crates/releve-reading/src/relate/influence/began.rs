//! Influence by beginnings: `The craze began with X`, `It all started when X wore one`, `was
//! born on Lisa’s Instagram`.

use releve_facts::{Effect, EntityKind};

use super::Event;
use super::moved::{Moved, moved};
use super::mover::things_at;
use super::topic::{spoken_of, trend_before};
use super::wearers::wearers;
use crate::clause::{Clause, Parse};
use crate::lexicon::Cue;
use crate::relate::noun::{self, Thing};
use crate::scene::Scene;
use crate::tag::Tag;

/// `The craze began with X`, `It all started when X wore one`.
pub(super) fn began(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    let text = &scene.text;
    // `was born on Lisa’s Instagram`
    let born = text.lower(clause.verb) == "born";
    if clause.passive && !born {
        return None;
    }
    let begins = match scene.spotted.cue_at(clause.verb, Cue::Begin) {
        Some(cue) => cue.tokens.end,
        None if born => clause.group.end,
        None => return None,
    };
    let phrase = *clause.subject.first()?;
    let range = scene.sentence(clause.sentence);
    // `gorpcore, a trend that started with X`: gorpcore.
    let head = parse.phrases[phrase].head;
    let generic = scene.spotted.has_cue(head, Cue::Trend) && scene.resolved.at(head).is_none();
    let apposed = generic
        .then(|| trend_before(scene, parse.phrases[phrase].tokens.start, clause.sentence))
        .flatten();
    let mut what: Moved = match apposed {
        Some((thing, _)) => Moved::new(vec![thing]),
        None => moved(scene, parse, phrase, clause.sentence).or_else(|| {
            // `It all started with X` over a text on one trend.
            let all = matches!(text.lower(head), "it" | "all" | "everything");
            all.then(|| spoken_of(scene, clause.sentence, clause.group.start))
                .flatten()
        })?,
    };
    // `what she began at X`: her work.
    what.targets
        .retain(|t| t.kind != Some(EntityKind::Person) || what.effect.is_some());
    if what.targets.is_empty() {
        return None;
    }
    let on_trend = what.effect.is_some()
        || what
            .targets
            .iter()
            .all(|t| t.anaphor || t.kind == Some(EntityKind::Trend));
    if !on_trend {
        return None;
    }
    if born && what.effect.is_none() {
        return None;
    }
    let end = begins.max(clause.group.end);
    let from = if born { end - 1 } else { end };
    let next = (from..range.end.min(end + 4)).find(|t| {
        matches!(
            text.lower(*t),
            "with" | "among" | "when" | "after" | "thanks" | "at"
        ) || born && matches!(text.lower(*t), "on" | "in")
    })?;
    let influencers = match text.lower(next) {
        "when" | "after" => {
            let clause = parse.clauses.iter().find(|c| c.group.start > next)?;
            wearers(scene, parse, clause)
        }
        "on" | "in" => things_at(scene, parse, next, range.end)
            .into_iter()
            .filter_map(|thing| whose(scene, thing))
            .collect(),
        // `began at Miu Miu`; where else it began moved nothing.
        "at" => things_at(scene, parse, next + 1, range.end)
            .into_iter()
            .filter(|thing| thing.kind == Some(EntityKind::Brand))
            .collect(),
        _ => things_at(scene, parse, next + 1, range.end),
    };
    Some(
        Event::new(influencers, what, clause.sentence, "influence: began with")
            .effect(Effect::Popularity),
    )
}

/// Of `Lisa’s Instagram` Lisa; nothing where nobody owns it.
fn whose(scene: &Scene<'_>, thing: Thing) -> Option<Thing> {
    if thing.kind == Some(EntityKind::Person) {
        return Some(thing);
    }
    let genitive = thing.tokens.start.checked_sub(1)?;
    let owner = genitive
        .checked_sub(1)
        .and_then(|at| scene.resolved.at(at))?;
    let person = scene.resolved.mentions[owner].kind == EntityKind::Person
        && scene.text.tokens[genitive].tag == Tag::Genitive;
    person.then(|| noun::of_mention(scene, owner))
}
