//! Influence by verbs in the active: `X inspired Y`, `X popularised Y`, `X lifted sales of
//! Y`, `X led to the births of young labels such as Y`.

use std::ops::Range;

use releve_facts::{Effect, EntityKind};

use super::Event;
use super::moved::{Moved, moved};
use super::subject::subject;
use super::target::target;
use super::verb::{cue, effect_of, is_credited, not_appointed, object};
use crate::clause::{Clause, Parse};
use crate::lexicon::Cue;
use crate::relate::noun::{self, Thing};
use crate::scene::Scene;
use crate::tag::Tag;

/// `X inspired Y`, `X popularised Y`, `X lifted sales of Y`.
pub(super) fn active(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    if clause.passive || is_credited(scene, clause) {
        return None;
    }
    let effect = effect_of(scene, clause);
    let weak = [Cue::Influence, Cue::Rise]
        .iter()
        .any(|c| cue(scene, clause, *c).is_some());
    if effect.is_none() && !weak {
        return None;
    }
    // Particles and prepositions of the cue: `give rise to the skort`.
    let end = [Cue::Revive, Cue::Popularise, Cue::Inspire, Cue::Influence]
        .iter()
        .filter_map(|c| cue(scene, clause, *c))
        .map(|r| r.end)
        .max()
        .unwrap_or(clause.group.end)
        .max(clause.group.end);
    let phrase = parse
        .phrases
        .iter()
        .position(|p| {
            p.tokens.start >= end && p.tokens.start <= end + 2 && p.tokens.start < clause.reach.end
        })
        .filter(|p| parse.phrases[*p].preposition.is_none_or(|at| at < end))
        .or_else(|| object(scene, parse, clause))?;
    let mut what = births(scene, parse, phrase, clause.sentence)
        .or_else(|| moved(scene, parse, phrase, clause.sentence))?;
    if effect == Some(Some(Effect::Popularity)) {
        what = not_appointed(scene, clause, what)?;
    }
    let influencers = subject(scene, parse, clause);
    let on_trend = what
        .targets
        .iter()
        .any(|t| t.kind == Some(EntityKind::Trend));
    if effect.is_none() && what.effect.is_none() && !on_trend {
        return None;
    }
    if effect.is_none() && cue(scene, clause, Cue::Influence).is_none() && what.effect.is_none() {
        return None;
    }
    let rule = match effect {
        Some(Some(Effect::Revival)) => "influence: revived",
        Some(Some(_)) => "influence: popularised",
        Some(None) => "influence: inspired",
        None if what.effect.is_some() => "influence: lifted",
        None => "influence: drove a trend",
    };
    if is_own(&influencers, &what) {
        return None;
    }
    let event = Event::new(influencers, what, clause.sentence, rule);
    Some(match effect {
        Some(Some(effect)) => event.effect(effect),
        Some(None) => event,
        None => event.effect(Effect::Popularity),
    })
}

/// `Its footwear division grew sales by 45 per cent`: its own.
fn is_own(influencers: &[Thing], what: &Moved) -> bool {
    let part = |thing: &Thing| {
        matches!(
            thing.name.rsplit(' ').next(),
            Some("division" | "unit" | "arm" | "segment" | "business" | "subsidiary")
        )
    };
    influencers.iter().any(part)
        && what.targets.iter().all(|target| {
            target.anaphor
                || influencers
                    .iter()
                    .any(|thing| thing.tokens.contains(&target.tokens.start))
        })
}

/// `the births of young labels such as A and B`: A and B.
fn births(scene: &Scene<'_>, parse: &Parse, phrase: usize, sentence: usize) -> Option<Moved> {
    let text = &scene.text;
    let range = scene.sentence(sentence);
    let start = parse.phrases[phrase].tokens.start;
    let such = (start..range.end).find(|at| {
        text.lower(*at) == "such" && text.lower_at(Some(at + 1)) == "as"
            || text.lower(*at) == "including"
    })?;
    // Only where the object itself names nothing.
    if target(scene, noun::extent(scene, parse, phrase)).is_some() {
        return None;
    }
    let first = parse.phrases.iter().position(|p| p.tokens.start > such)?;
    let targets: Vec<Thing> = noun::coordinated(scene, parse, first)
        .into_iter()
        .filter_map(|tokens| target(scene, tokens.clone()).or_else(|| unknown_name(scene, tokens)))
        .collect();
    (!targets.is_empty()).then_some(Moved::new(targets))
}

/// A name that no lexicon knows, at the end of a phrase: `domestic label Typha`.
fn unknown_name(scene: &Scene<'_>, tokens: Range<usize>) -> Option<Thing> {
    let text = &scene.text;
    let start = tokens
        .clone()
        .rev()
        .take_while(|at| text.tokens[*at].tag == Tag::Name && scene.resolved.at(*at).is_none())
        .last()?;
    Some(Thing {
        name: text.slice(start..tokens.end).to_owned(),
        kind: None,
        entity: None,
        anaphor: false,
        tokens: start..tokens.end,
    })
}
