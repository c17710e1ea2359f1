//! Influence by verbs in the passive: `Y, inspired by X`, `made famous by X`, `Inspired by
//! X, shoppers are buying Y`.

use releve_facts::{Effect, EntityKind};

use super::Event;
use super::demand::wanted;
use super::moved::{Moved, moved};
use super::mover::agents;
use super::place::placed;
use super::stated::is_stated;
use super::topic::trend_before;
use super::verb::{cue, effect_of, not_appointed};
use crate::clause::{Clause, ClauseKind, Parse};
use crate::lexicon::Cue;
use crate::relate::noun;
use crate::scene::Scene;
use crate::tag::Tag;

/// `inspired by`, `championed by`, `made famous by`.
pub(super) fn passive(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
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
