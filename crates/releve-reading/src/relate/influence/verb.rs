//! Influence by verbs: who inspired, popularised, revived what.

use std::ops::Range;

use releve_facts::{Effect, EntityKind};

use super::Event;
use super::demand::wanted;
use super::moved::{Moved, moved};
use super::mover::agents;
use super::place::{owing, placed, placing};
use super::stated::is_stated;
use super::subject::subject;
use super::target::target;
use crate::clause::{Clause, ClauseKind, Parse, Reality};
use crate::lexicon::Cue;
use crate::relate::noun::{self, Thing};
use crate::scene::Scene;
use crate::segment::Join;
use crate::tag::Tag;

pub(super) fn events(scene: &Scene<'_>, sentence: usize) -> Vec<Event> {
    let parse = &scene.parses[sentence];
    // `How brands like X are channelling it`: a headline that asks. `How X made
    // Y the trend of spring` tells.
    let range = scene.sentence(sentence);
    let opener = scene.text.lower(range.start);
    let told = opener == "how" && scene.text.surface(range.end - 1) != "?";
    let asks = matches!(
        opener,
        "how" | "why" | "what" | "can" | "is" | "are" | "could"
    );
    if asks && !told {
        return Vec::new();
    }
    let mut found = Vec::new();
    for clause in &parse.clauses {
        let past = scene.text.tokens[clause.verb].tag == Tag::Past;
        let stated =
            is_stated(scene, parse, clause) || told && past && clause.reality == Reality::Unreal;
        if !stated || told && !past {
            continue;
        }
        let event = owing(scene, parse, clause)
            .or_else(|| passive(scene, parse, clause))
            .or_else(|| active(scene, parse, clause))
            .or_else(|| placing(scene, parse, clause));
        found.extend(event.filter(|e| !e.influencers.is_empty() && !e.targets.is_empty()));
    }
    found
}

/// The phrase that stands directly behind the verb group, as object.
pub(super) fn object(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<usize> {
    clause
        .objects
        .iter()
        .copied()
        .find(|p| {
            scene
                .times_in(parse.phrases[*p].tokens.clone())
                .next()
                .is_none()
        })
        .filter(|p| parse.phrases[*p].tokens.start <= clause.group.end + 3)
}

/// The cue of a class that begins at the clause's verb, or with the first half of
/// a compound: `kick-started`.
pub(super) fn cue(scene: &Scene<'_>, clause: &Clause, class: Cue) -> Option<Range<usize>> {
    let half = scene.text.tokens[clause.verb].join == Join::Hyphen;
    let first = clause.verb.checked_sub(1).filter(|_| half);
    [Some(clause.verb), first]
        .into_iter()
        .flatten()
        .filter_map(|at| scene.spotted.cue_at(at, class))
        .find(|cue| cue.tokens.contains(&clause.verb))
        .map(|cue| cue.tokens.clone())
}

fn effect_of(scene: &Scene<'_>, clause: &Clause) -> Option<Option<Effect>> {
    if cue(scene, clause, Cue::Revive).is_some() {
        Some(Some(Effect::Revival))
    } else if cue(scene, clause, Cue::Popularise).is_some() {
        Some(Some(Effect::Popularity))
    } else if cue(scene, clause, Cue::Inspire).is_some() {
        Some(None)
    } else {
        None
    }
}

/// `inspired by`, `championed by`, `made famous by`.
fn passive(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    let text = &scene.text;
    let by =
        text.tokens[clause.verb].tag == Tag::Past && text.lower_at(Some(clause.verb + 1)) == "by";
    let made = text.lower(clause.verb) == "made"
        && (clause.verb + 2..clause.verb + 5).any(|t| text.lower_at(Some(t)) == "by")
        && (clause.verb + 1..clause.verb + 4)
            .any(|t| scene.spotted.has_cue(t, Cue::Liked) || scene.spotted.has_cue(t, Cue::Fame));
    let participle = by
        || made
        || clause.passive
        || clause.kind == ClauseKind::Participle && text.tokens[clause.verb].tag == Tag::Past;
    if !participle {
        return None;
    }
    let end = if made {
        scene.sentence(clause.sentence).end
    } else {
        clause.reach.end
    };
    let effect = effect_of(scene, clause).filter(|_| !made);
    let famous = text.lower(clause.verb) == "made"
        && (clause.verb + 1..(clause.verb + 4).min(end))
            .any(|at| scene.spotted.has_cue(at, Cue::Fame));
    let placed = placed(scene, clause.verb + 1..end);
    let weak = cue(scene, clause, Cue::Influence).is_some();
    // Whoever takes a thing up makes others see it.
    let taken_up = by && matches!(text.lower(clause.verb), "embraced" | "adopted");
    let (effect, rule) = match effect {
        Some(Some(effect)) => (Some(effect), "influence: popularised by"),
        None if taken_up => (Some(Effect::Popularity), "influence: popularised by"),
        Some(None) => (None, "influence: inspired by"),
        None if famous => (Some(Effect::Popularity), "influence: made famous by"),
        None if placed.is_some() => (placed, "influence: put on the map by"),
        None if weak => (Some(Effect::Popularity), "influence: driven by"),
        None => return None,
    };
    let influencers = agents(
        scene,
        parse,
        clause.verb + 1,
        end.min(clause.verb + 14),
        &["by"],
    );
    if influencers.is_empty() {
        return None;
    }
    let mut what: Option<Moved> = None;
    for p in &clause.subject {
        let p = &apposed(scene, parse, *p);
        // `is a phenomenon championed by`: what is one.
        let generic = [Cue::Trend, Cue::Fame]
            .iter()
            .any(|c| scene.spotted.has_cue(parse.phrases[*p].head, *c))
            && scene.resolved.at(parse.phrases[*p].head).is_none();
        if generic
            && moved(scene, parse, *p, clause.sentence).is_none_or(|m| m.effect.is_some())
            && let Some((thing, other)) =
                trend_before(scene, parse.phrases[*p].tokens.start, clause.sentence).or_else(|| {
                    noun::antecedent(scene, parse.phrases[*p].tokens.start, clause.sentence)
                })
        {
            what = Some(Moved {
                targets: vec![thing],
                effect: None,
                other: Some(other),
            });
            continue;
        }
        let Some(next) = moved(scene, parse, *p, clause.sentence) else {
            continue;
        };
        match &mut what {
            Some(known) => known.targets.extend(next.targets),
            None => what = Some(next),
        }
    }
    // `Inspired by X, shoppers are buying Y`: what they buy.
    let what = what.or_else(|| bought(scene, parse, clause));
    // `…, inspired by X`: the last thing before the participle.
    let what = what.or_else(|| {
        let start = scene.sentence(clause.sentence).start;
        let last = parse
            .phrases
            .iter()
            .rposition(|p| p.tokens.end <= clause.group.start && p.tokens.start >= start)?;
        moved(scene, parse, last, clause.sentence)
    })?;
    let what = if rule == "influence: popularised by" {
        not_appointed(scene, clause, what)?
    } else {
        what
    };
    if rule == "influence: driven by"
        && what.effect.is_none()
        && what
            .targets
            .iter()
            .all(|t| t.kind != Some(EntityKind::Trend))
    {
        return None;
    }
    let event = Event::new(influencers, what, clause.sentence, rule);
    Some(match effect {
        Some(effect) => event.effect(effect),
        None => event,
    })
}

/// What the crowd of the main clause wants, behind a participle that opens the sentence.
fn bought(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Moved> {
    let opens = clause.group.start == scene.sentence(clause.sentence).start;
    let main = parse
        .clauses
        .iter()
        .find(|c| opens && c.group.start > clause.group.end && c.kind == ClauseKind::Finite)
        .filter(|c| is_stated(scene, parse, c))?;
    wanted(scene, parse, main)
}

/// The trend that the sentence names first, before a token.
pub(super) fn trend_before(
    scene: &Scene<'_>,
    at: usize,
    sentence: usize,
) -> Option<(Thing, usize)> {
    let start = scene.sentence(sentence).start;
    let m = scene
        .resolved
        .of_kind(EntityKind::Trend, start..at)
        .next()?;
    Some((noun::of_mention(scene, m), sentence))
}

/// `the Zizi shoe — a flat lace-up`: the phrase that the apposition explains.
fn apposed(scene: &Scene<'_>, parse: &Parse, phrase: usize) -> usize {
    let text = &scene.text;
    let mut first = phrase;
    while first > 0
        && parse.phrases[first].coordinated
        && text.surface(parse.phrases[first].tokens.start - 1) == ","
        && !matches!(text.lower(parse.phrases[first].tokens.start), "a" | "an")
    {
        first -= 1;
    }
    let start = parse.phrases[first].tokens.start;
    let article = matches!(text.lower(start), "a" | "an");
    let joint = start > 0 && matches!(text.surface(start - 1), "—" | "–" | ",");
    if article && joint && first > 0 && parse.phrases[first - 1].tokens.end + 1 == start {
        return first - 1;
    }
    phrase
}

/// `X inspired Y`, `X popularised Y`, `X lifted sales of Y`.
fn active(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
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

/// `credits X with reviving Y` is told by the credit.
pub(super) fn is_credited(scene: &Scene<'_>, clause: &Clause) -> bool {
    let first = scene.sentence(clause.sentence).start;
    let start = clause.group.start;
    start > first
        && matches!(scene.text.lower(start - 1), "with" | "for")
        && (first..start).any(|at| {
            matches!(
                scene.text.lower(at),
                "credit" | "credits" | "credited" | "thank" | "thanks" | "blame" | "blames"
            )
        })
}

/// Who is promoted is given a post, and a house that is started is founded:
/// neither is made popular.
fn not_appointed(scene: &Scene<'_>, clause: &Clause, mut what: Moved) -> Option<Moved> {
    let begun = matches!(
        scene.text.lemma(clause.verb),
        "start" | "begin" | "found" | "launch" | "lead" | "drive" | "run"
    );
    what.targets.retain(|target| match target.kind {
        Some(EntityKind::Person) => false,
        Some(EntityKind::Brand) => !begun || what.effect.is_some(),
        _ => true,
    });
    (!what.targets.is_empty()).then_some(what)
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
