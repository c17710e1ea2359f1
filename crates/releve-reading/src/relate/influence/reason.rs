//! Influence by reasons: `X is the reason that Y took off`, `X is responsible for the craze`.

use releve_facts::{Effect, EntityKind};

use super::Event;
use super::moved::{Moved, moved};
use super::mover::named;
use super::subject::subject;
use super::topic::topic;
use crate::clause::{Clause, Parse};
use crate::lexicon::Cue;
use crate::relate::noun;
use crate::scene::Scene;

/// `X is the reason (that) Y took off`, `X is why Y is back`.
pub(super) fn is_reason(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    let text = &scene.text;
    if !matches!(
        text.lower(clause.verb),
        "is" | "was" | "were" | "are" | "’s" | "'s"
    ) {
        return None;
    }
    let range = scene.sentence(clause.sentence);
    let at = (clause.group.end..range.end.min(clause.group.end + 6))
        .find(|at| matches!(text.lower(*at), "reason" | "why" | "because"))?;
    // `is because of X` is told by its cause.
    if text.lower(at) == "because" {
        return None;
    }
    let influencers = subject(scene, parse, clause);
    if !named(&influencers) {
        return None;
    }
    // The first thing of fashion behind it.
    let first = scene.resolved.within(at + 1..range.end).find(|m| {
        matches!(
            scene.resolved.mentions[*m].kind,
            EntityKind::Garment | EntityKind::Trend | EntityKind::Product | EntityKind::Brand
        )
    });
    let what = match first {
        Some(m) => Moved::new(vec![noun::of_mention(scene, m)]),
        None => topic(scene, clause.sentence)?,
    };
    // `the reason that I wore`: it is about the speaker.
    let own = (at..range.end).any(|t| matches!(text.lower(t), "i" | "my" | "me"));
    (!own).then(|| {
        Event::new(
            influencers,
            what,
            clause.sentence,
            "influence: is the reason",
        )
        .effect(Effect::Popularity)
    })
}

/// `X is responsible for the craze`, `X was instrumental in the revival`, `X is seen
/// as the woman behind the boom`.
pub(super) fn is_responsible(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    let text = &scene.text;
    let copula = matches!(
        text.lower(clause.verb),
        "is" | "was" | "were" | "are" | "been" | "be"
    );
    let seen = clause.passive
        && matches!(
            text.lower(clause.verb),
            "seen" | "regarded" | "considered" | "hailed" | "known" | "described"
        );
    if !copula && !seen {
        return None;
    }
    let range = scene.sentence(clause.sentence);
    let at = (clause.group.end..range.end.min(clause.group.end + 5)).find(|at| {
        matches!(
            text.lower(*at),
            "responsible" | "behind" | "instrumental" | "pivotal" | "key" | "central" | "crucial"
        )
    })?;
    // `is key in the market` moves nothing: what it is key to is a rise or a return,
    // as `what.effect` below asks.
    let phrase = parse
        .phrases
        .iter()
        .position(|p| p.preposition.is_some_and(|t| t == at || t == at + 1));
    let Some(phrase) = phrase else {
        return responsible(scene, parse, clause, at);
    };
    let it = &parse.phrases[phrase];
    // `Teenagers are behind this one`, `X is behind it`: what was spoken of.
    let pointed = text.lower(at) == "behind"
        && (noun::is_pronoun(scene, it)
            || text.lower(it.tokens.start) == "this"
                && (text.lower(it.head) == "one" || scene.spotted.has_cue(it.head, Cue::Trend)));
    if pointed {
        let found = noun::antecedent(scene, it.tokens.start, clause.sentence)?;
        let what = Moved::meant(found);
        let event = Event::by_subject(scene, parse, clause, what, "influence: responsible for");
        return Some(event.effect(Effect::Popularity));
    }
    let what = moved(scene, parse, phrase, clause.sentence)?;
    what.effect?;
    Some(Event::by_subject(
        scene,
        parse,
        clause,
        what,
        "influence: responsible for",
    ))
}

/// `Miu Miu is responsible: …`, `Two people are responsible`: for what was spoken of.
fn responsible(scene: &Scene<'_>, parse: &Parse, clause: &Clause, at: usize) -> Option<Event> {
    let text = &scene.text;
    let ends = matches!(text.surface(at + 1), "." | ":" | ";" | "—" | "–");
    if text.lower(at) != "responsible" || !ends {
        return None;
    }
    let what = topic(scene, clause.sentence)?;
    let event = Event::by_subject(scene, parse, clause, what, "influence: responsible for");
    let named = named(&event.influencers);
    named.then(|| event.effect(Effect::Popularity))
}
