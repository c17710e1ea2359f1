//! Influence by nouns: credit, influence, inspiration, reason.

use releve_facts::{Effect, EntityKind};

use super::Event;
use super::deed::deed;
use super::effect::told;
use super::moved::{Moved, moved};
use super::mover::{agents, is_influencer, named, things_at};
use super::stated::is_stated;
use super::subject::subject;
use super::target::target;
use super::topic::topic;
use crate::clause::{Clause, Parse};
use crate::lexicon::Cue;
use crate::relate::noun::{self, Thing};
use crate::scene::Scene;
use crate::tag::Tag;

pub(super) fn events(scene: &Scene<'_>, sentence: usize) -> Vec<Event> {
    let parse = &scene.parses[sentence];
    let mut found = Vec::new();
    found.extend(influence_on(scene, parse, sentence));
    for clause in &parse.clauses {
        if !is_stated(scene, parse, clause) {
            continue;
        }
        let event = credited(scene, parse, clause)
            .or_else(|| traced(scene, parse, clause))
            .or_else(|| inspiration(scene, parse, clause))
            .or_else(|| reason(scene, parse, clause));
        found.extend(event);
    }
    found.retain(|e: &Event| !e.influencers.is_empty() && !e.targets.is_empty());
    found
}

/// `X’s influence on Y`, `the influence of X on Y`.
fn influence_on(scene: &Scene<'_>, parse: &Parse, sentence: usize) -> Option<Event> {
    let text = &scene.text;
    let range = scene.sentence(sentence);
    let at = range.clone().find(|at| {
        matches!(
            text.lower(*at),
            "influence" | "impact" | "imprint" | "effect"
        ) && matches!(text.tokens[*at].tag, Tag::Noun)
    })?;
    let first = parse.phrases.iter().position(|p| {
        p.tokens.start > at
            && p.tokens.start <= at + 12
            && p.preposition
                .is_some_and(|t| matches!(text.lower(t), "on" | "upon" | "over" | "across"))
    })?;
    let what = moved(scene, parse, first, sentence)?;
    let own = parse.phrases.iter().position(|p| p.tokens.contains(&at))?;
    let denied = parse
        .clauses
        .iter()
        .any(|c| c.reach.contains(&at) && !is_stated(scene, parse, c));
    if denied {
        return None;
    }
    let tokens = noun::extent(scene, parse, own);
    // `the impact of X on Y`
    let of = parse.phrases.get(own + 1).filter(|p| {
        p.preposition
            .is_some_and(|t| t == at + 1 && text.lower(t) == "of")
    });
    let tokens = of.map_or(tokens, |p| p.tokens.clone());
    let influencer = noun::thing(scene, tokens)
        .filter(is_influencer)
        .filter(|t| t.kind.is_some() || t.tokens.end != at + 1)?;
    Some(Event::new(
        vec![influencer],
        what,
        sentence,
        "influence: influence on",
    ))
}

/// `is credited with reviving Y`, `Y has been credited to X`, `give the credit to X`.
fn credited(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    let text = &scene.text;
    let range = scene.sentence(clause.sentence);
    let verb = text.lower(clause.verb);
    let behind = clause.group.end;
    // `Fans credit X with bringing back Y.`
    if matches!(verb, "credit" | "credits" | "credited" | "thank" | "thanks") && !clause.passive {
        let with = (behind..range.end.min(behind + 14))
            .find(|at| matches!(text.lower(*at), "with" | "for"));
        let Some(with) = with else {
            return credited_for_it(scene, parse, clause);
        };
        let influencers: Vec<Thing> = parse
            .phrases
            .iter()
            .position(|p| p.tokens.start >= behind && p.tokens.end <= with)
            .map(|first| noun::coordinated(scene, parse, first))
            .unwrap_or_default()
            .into_iter()
            .filter_map(|tokens| noun::thing(scene, tokens).filter(is_influencer))
            .collect();
        let (what, effect) = deed(scene, parse, clause.sentence, with)?;
        return Some(
            Event::new(
                influencers,
                what,
                clause.sentence,
                "influence: credited with",
            )
            .effect(effect),
        );
    }
    if matches!(verb, "credited" | "hailed" | "thanked" | "blamed") && clause.passive {
        if matches!(text.lower_at(Some(behind)), "to") {
            let influencers = agents(scene, parse, behind, range.end, &["to"]);
            let what = clause
                .subject
                .iter()
                .find_map(|p| moved(scene, parse, *p, clause.sentence))?;
            return Some(
                Event::new(influencers, what, clause.sentence, "influence: credited to")
                    .effect(Effect::Popularity),
            );
        }
        let with = (behind..range.end.min(behind + 6))
            .find(|at| matches!(text.lower(*at), "with" | "for"))?;
        let (what, effect) = deed(scene, parse, clause.sentence, with)?;
        let influencers = subject(scene, parse, clause);
        return Some(
            Event::new(
                influencers,
                what,
                clause.sentence,
                "influence: credited with",
            )
            .effect(effect),
        );
    }
    None
}

/// `Searches for Y doubled, and the shop credits X`: with what it has just told.
fn credited_for_it(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    let influencers = things_at(scene, parse, clause.group.end, clause.reach.end);
    let risen = parse
        .clauses
        .iter()
        .filter(|c| c.group.end <= clause.group.start && is_stated(scene, parse, c))
        .find_map(|c| told(scene, parse, c))?;
    let event = Event::new(
        influencers,
        risen.what,
        clause.sentence,
        "influence: credited with",
    );
    Some(event.effect(risen.effect))
}

/// `Many put the return of Y down to X`, `Analysts attribute the rise of Y to X`.
fn traced(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    let text = &scene.text;
    let range = scene.sentence(clause.sentence);
    let down = match text.base(clause.verb) {
        "trace" | "attribute" | "ascribe" | "credit" | "link" | "chalk" => false,
        "put" => true,
        _ => return None,
    };
    if clause.passive {
        return None;
    }
    let object = clause.objects.first().copied()?;
    let what = moved(scene, parse, object, clause.sentence)?;
    let last = what.targets.iter().map(|thing| thing.tokens.end).max()?;
    let end = last.max(parse.phrases[object].tokens.end);
    let to = (end..range.end.min(end + 6)).find(|at| text.lower(*at) == "to")?;
    let fell = (end..to).any(|at| text.lower(at) == "down");
    // `credit the coat to X` may be a caption; a rise or a return is moved.
    if down && !fell || what.effect.is_none() {
        return None;
    }
    let influencers = things_at(scene, parse, to + 1, range.end);
    Some(
        Event::new(
            influencers,
            what,
            clause.sentence,
            "influence: traced by others",
        )
        .effect(Effect::Popularity),
    )
}

/// `X was the inspiration for Y`, `X were his inspiration`.
fn inspiration(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    let text = &scene.text;
    let copula = matches!(
        text.lower(clause.verb),
        "is" | "was" | "were" | "are" | "been" | "be" | "remains" | "remained" | "became"
    );
    // `served as the muse for`, `provided the inspiration for`
    let serves = match text.base(clause.verb) {
        "serve" | "act" => {
            text.lower_at(Some(clause.group.end)) == "as"
                || text.lower_at(clause.group.end.checked_sub(1)) == "as"
        }
        "provide" | "supply" | "furnish" => true,
        _ => false,
    } && !clause.passive;
    if !copula && !serves {
        return None;
    }
    let range = scene.sentence(clause.sentence);
    let word = |at: usize| scene.spotted.cue_at(at, Cue::Source).is_some();
    // `became a model for Dior` tells of work.
    let at = (clause.group.end..range.end.min(clause.group.end + 7))
        .find(|at| word(*at) && !matches!(text.lower(*at), "model" | "models"));
    if let Some(at) = at {
        // `X was the inspiration for Y` or `X were his inspiration`.
        let influencers = subject(scene, parse, clause);
        let behind = parse.phrases.iter().position(|p| {
            p.preposition.is_some_and(|t| {
                t > at && t <= at + 2 && matches!(text.lower(t), "for" | "behind" | "of" | "on")
            })
        });
        if let Some(p) = behind {
            let what = moved(scene, parse, p, clause.sentence)?;
            return Some(Event::new(
                influencers,
                what,
                clause.sentence,
                "influence: was the inspiration",
            ));
        }
        let owner = owner(scene, at, clause.group.end)?;
        let what = Moved::new(vec![owner]);
        return Some(Event::new(
            influencers,
            what,
            clause.sentence,
            "influence: was the inspiration",
        ));
    }
    // `His inspiration was X`, `The inspiration for Y was X`.
    let p = *clause.subject.first()?;
    let phrase = &parse.phrases[p];
    let headed = phrase.tokens.clone().any(|at| {
        let cue = scene.spotted.cue_at(at, Cue::Source);
        cue.is_some_and(|cue| cue.tokens.end == phrase.head + 1)
    });
    if serves || !headed {
        return None;
    }
    let first = parse
        .phrases
        .iter()
        .position(|q| q.tokens.start >= clause.group.end)?;
    let influencers: Vec<Thing> = noun::coordinated(scene, parse, first)
        .into_iter()
        .filter_map(|tokens| noun::thing(scene, tokens).filter(is_influencer))
        .collect();
    let next = parse.phrases.get(p + 1);
    let targets: Vec<Thing> = match next {
        Some(next)
            if next
                .preposition
                .is_some_and(|t| matches!(text.lower(t), "for" | "behind" | "on" | "of")) =>
        {
            target(scene, noun::extent(scene, parse, p + 1))
                .into_iter()
                .collect()
        }
        _ => owner(scene, phrase.head, phrase.tokens.start)
            .into_iter()
            .collect(),
    };
    let what = Moved::new(targets);
    Some(Event::new(
        influencers,
        what,
        clause.sentence,
        "influence: inspiration was",
    ))
}

/// Whose inspiration it is: `his`, `the designer’s`, `Prada’s`.
pub(super) fn owner(scene: &Scene<'_>, at: usize, floor: usize) -> Option<Thing> {
    let m = (floor..at).rev().find_map(|t| scene.resolved.at(t))?;
    matches!(
        scene.resolved.mentions[m].kind,
        EntityKind::Person | EntityKind::Brand
    )
    .then(|| noun::of_mention(scene, m))
}

/// `X is responsible for the craze`, `X was instrumental in the revival`, `X is seen
/// as the woman behind the boom`.
fn reason(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
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
