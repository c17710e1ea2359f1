//! Influence by deeds and by nouns for who moves: `X did more than anyone to
//! make Y respectable`, `X is the driving force behind Y`, `Y began with X`.

use releve_facts::{Effect, EntityKind};

use super::Event;
use super::blame::is_plain_gap;
use super::cause::wearers;
use super::deed::{behind, deed};
use super::gift::is_boon;
use super::moved::{Moved, moved};
use super::mover::{is_influencer, things_at};
use super::stated::is_stated;
use super::subject::subject;
use super::topic::topic;
use super::verb::trend_before;
use crate::clause::{Clause, Parse};
use crate::lexicon::Cue;
use crate::relate::noun::{self, Thing};
use crate::scene::Scene;
use crate::tag::Tag;

pub(super) fn events(scene: &Scene<'_>, sentence: usize) -> Vec<Event> {
    let parse = &scene.parses[sentence];
    let range = scene.sentence(sentence);
    if range.is_empty() || scene.text.surface(range.end - 1) == "?" {
        return Vec::new();
    }
    let mut found: Vec<Event> = Vec::new();
    for clause in &parse.clauses {
        if !is_stated(scene, parse, clause) {
            continue;
        }
        found.extend(
            did_for(scene, parse, clause)
                .or_else(|| did_most(scene, parse, clause))
                .or_else(|| gave_life(scene, parse, clause))
                .or_else(|| is_driver(scene, parse, clause))
                .or_else(|| is_boon(scene, parse, clause))
                .or_else(|| driver_is(scene, parse, clause))
                .or_else(|| began(scene, parse, clause)),
        );
    }
    for at in range {
        found.extend(apposed(scene, parse, sentence, at));
    }
    found.retain(|e| !e.influencers.is_empty() && !e.targets.is_empty());
    found
}

fn is_do(scene: &Scene<'_>, clause: &Clause) -> bool {
    // `did wonders` may be read as a verb.
    let wonders = scene.text.lower(clause.verb) == "wonders";
    if wonders && clause.group.clone().any(|t| scene.text.base(t) == "do") {
        return true;
    }
    matches!(
        scene.text.lower(clause.verb),
        "did" | "done" | "does" | "do"
    ) && !clause.passive
}

/// `X did for Y what no museum could`, `X has done more for Y than`, `X did the
/// same for Y`, `X did wonders for Y`.
fn did_for(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    let text = &scene.text;
    if !is_do(scene, clause) {
        return None;
    }
    let range = scene.sentence(clause.sentence);
    let end = clause.group.end;
    let at = (end..range.end.min(end + 5)).find(|t| text.lower(*t) == "for")?;
    let plain = is_plain_gap(scene, end..at)
        || (end..at).any(|t| matches!(text.lower(t), "wonders" | "lot" | "same" | "deal"));
    let said = text.lower(clause.verb) == "wonders"
        || (end..at).any(|t| {
            matches!(
                text.lower(t),
                "more" | "most" | "wonders" | "lot" | "same" | "much" | "deal" | "everything"
            )
        })
        || (at..range.end.min(at + 14)).any(|t| text.lower(t) == "what");
    if !plain || !said {
        return None;
    }
    let (what, _) = deed(scene, parse, clause.sentence, at)?;
    let rule = "influence: did for";
    // `No one has done more for Y than X`: X.
    let nobody = (range.start..clause.group.start)
        .any(|t| matches!(text.lower(t), "nobody" | "no" | "few" | "nothing"));
    if nobody {
        let than = (at..range.end.min(at + 12)).find(|t| text.lower(*t) == "than")?;
        let first = parse.phrases.iter().position(|p| p.tokens.start > than)?;
        let influencers: Vec<_> = noun::coordinated(scene, parse, first)
            .into_iter()
            .filter_map(|tokens| noun::thing(scene, tokens).filter(is_influencer))
            .collect();
        let event = Event::new(influencers, what, clause.sentence, rule);
        return Some(event.effect(Effect::Popularity));
    }
    Some(Event::by_subject(scene, parse, clause, what, rule).effect(Effect::Popularity))
}

/// `X did more than anyone to popularise Y`, `X did the most to make Y cool`.
fn did_most(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    let text = &scene.text;
    if !is_do(scene, clause) {
        return None;
    }
    let range = scene.sentence(clause.sentence);
    let end = clause.group.end;
    let more = (end..range.end.min(end + 3)).find(|t| {
        matches!(
            text.lower(*t),
            "more" | "most" | "much" | "lot" | "plenty" | "everything" | "as"
        )
    })?;
    let to = (more + 1..range.end.min(more + 10)).find(|t| {
        text.lower(*t) == "to"
            && (text.tokens[*t].tag == Tag::Infinitive
                || text
                    .tokens
                    .get(t + 1)
                    .is_some_and(|n| matches!(n.tag, Tag::Verb | Tag::Infinitive)))
    })?;
    let phrase = parse
        .phrases
        .iter()
        .position(|p| p.tokens.start >= to + 2)?;
    if parse.phrases[phrase].tokens.start > to + 5 {
        return None;
    }
    // `did the most to kill the clog`
    let ends = matches!(
        text.base(to + 1),
        "kill"
            | "end"
            | "hurt"
            | "harm"
            | "damage"
            | "ruin"
            | "bury"
            | "discredit"
            | "sink"
            | "stop"
    );
    if ends {
        return None;
    }
    let what = moved(scene, parse, phrase, clause.sentence)?;
    let effect = if (to + 1..parse.phrases[phrase].tokens.start)
        .any(|t| scene.spotted.has_cue(t, Cue::Revive))
    {
        Effect::Revival
    } else {
        Effect::Popularity
    };
    let rule = "influence: did the most";
    // `Nobody has done more to revive Y than X`: X.
    let nobody = (range.start..clause.group.start)
        .any(|t| matches!(text.lower(t), "nobody" | "no" | "few" | "nothing"));
    if nobody {
        let from = parse.phrases[phrase].tokens.end;
        let than = (from..range.end.min(from + 8)).find(|t| text.lower(*t) == "than")?;
        let influencers = things_at(scene, parse, than + 1, range.end);
        return Some(Event::new(influencers, what, clause.sentence, rule).effect(effect));
    }
    Some(Event::by_subject(scene, parse, clause, what, rule).effect(effect))
}

/// `X gave Y a second life`, `X has given new life to Y`.
fn gave_life(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    let text = &scene.text;
    if !matches!(
        text.lower(clause.verb),
        "gave" | "given" | "gives" | "giving"
    ) || clause.passive
    {
        return None;
    }
    let range = scene.sentence(clause.sentence);
    let end = clause.group.end;
    let life = (end..range.end.min(end + 12)).find(|t| {
        matches!(
            text.lower(*t),
            "life" | "lease" | "boost" | "lift" | "push" | "relevance" | "spin"
        )
    })?;
    let effect = if matches!(text.lower(life), "life" | "lease" | "relevance") {
        Effect::Revival
    } else {
        Effect::Popularity
    };
    if text.lower(life) == "spin" {
        return None;
    }
    let what = behind(scene, parse, clause.sentence, life + 1, &["to"])
        .map(|(what, _)| what)
        .or_else(|| {
            let first = parse
                .phrases
                .iter()
                .position(|p| p.tokens.start >= end && p.tokens.end <= life)?;
            moved(scene, parse, first, clause.sentence)
        })?;
    Some(Event::by_subject(scene, parse, clause, what, "influence: gave new life").effect(effect))
}

/// `X is the driving force behind Y`, `X became a poster girl for Y`.
fn is_driver(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    let text = &scene.text;
    let links = matches!(
        text.lower(clause.verb),
        "is" | "was"
            | "were"
            | "are"
            | "been"
            | "be"
            | "became"
            | "become"
            | "becomes"
            | "remains"
            | "served"
            | "serves"
            | "acted"
            | "proved"
            | "’s"
            | "'s"
    ) || clause.passive && text.lower_at(Some(clause.group.end)) == "as";
    if !links {
        return None;
    }
    let range = scene.sentence(clause.sentence);
    let at = (clause.group.end..range.end.min(clause.group.end + 8)).find(|t| {
        scene.spotted.cue_at(*t, Cue::Driver).is_some() && scene.resolved.at(*t).is_none()
    })?;
    let cue = scene.spotted.cue_at(at, Cue::Driver)?;
    let (what, effect) = behind(
        scene,
        parse,
        clause.sentence,
        cue.tokens.end,
        &["for", "of", "behind", "in"],
    )?;
    let on_fashion = what.targets.iter().all(|t| {
        matches!(
            t.kind,
            Some(EntityKind::Trend | EntityKind::Garment | EntityKind::Product)
        )
    });
    let influencers = subject(scene, parse, clause);
    (on_fashion || what.effect.is_some()).then(|| {
        Event::new(
            influencers,
            what,
            clause.sentence,
            "influence: is the driver",
        )
        .effect(effect)
    })
}

/// `The driving force behind Y is X`, `The catalyst was X`.
fn driver_is(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    let text = &scene.text;
    if !matches!(
        text.lower(clause.verb),
        "is" | "was" | "were" | "are" | "been"
    ) {
        return None;
    }
    let phrase = &parse.phrases[*clause.subject.first()?];
    let at = phrase.tokens.clone().find(|t| {
        scene.spotted.cue_at(*t, Cue::Driver).is_some() && scene.resolved.at(*t).is_none()
    })?;
    let end = scene.spotted.cue_at(at, Cue::Driver)?.tokens.end;
    if end < phrase.tokens.end {
        return None;
    }
    let (what, effect) = behind(
        scene,
        parse,
        clause.sentence,
        end,
        &["for", "of", "behind", "in"],
    )
    .or_else(|| topic(scene, clause.sentence).map(|what| (what, Effect::Popularity)))?;
    let influencers: Vec<_> = things_at(scene, parse, clause.group.end, clause.reach.end)
        .into_iter()
        .filter(|t| t.kind.is_some())
        .collect();
    Some(
        Event::new(
            influencers,
            what,
            clause.sentence,
            "influence: the driver is",
        )
        .effect(effect),
    )
}

/// `X, the godmother of Y,`
fn apposed(scene: &Scene<'_>, parse: &Parse, sentence: usize, at: usize) -> Option<Event> {
    let text = &scene.text;
    let cue = scene.spotted.cue_at(at, Cue::Driver)?;
    let range = scene.sentence(sentence);
    if scene.resolved.at(at).is_some() || matches!(text.lower(at), "face" | "force" | "trigger") {
        return None;
    }
    let comma = (range.start + 1..at)
        .rev()
        .take(5)
        .find(|t| matches!(text.surface(*t), "," | "—" | "–" | "("))?;
    if !is_plain_gap(scene, comma + 1..at) || comma + 1 == at {
        return None;
    }
    let owner = parse.phrases.iter().rfind(|p| p.tokens.end == comma)?;
    let influencer = noun::thing(scene, owner.tokens.clone())
        .filter(is_influencer)
        .filter(|t| {
            matches!(
                t.kind,
                Some(EntityKind::Person | EntityKind::Brand | EntityKind::Organisation)
            )
        })?;
    let (what, effect) = behind(
        scene,
        parse,
        sentence,
        cue.tokens.end,
        &["of", "for", "behind"],
    )?;
    let on_fashion = what
        .targets
        .iter()
        .all(|t| matches!(t.kind, Some(EntityKind::Trend | EntityKind::Garment)));
    on_fashion.then(|| {
        Event::new(
            vec![influencer],
            what,
            sentence,
            "influence: apposed driver",
        )
        .effect(effect)
    })
}

/// `The craze began with X`, `It all started when X wore one`.
fn began(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
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
        None => moved(scene, parse, phrase, clause.sentence)?,
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
