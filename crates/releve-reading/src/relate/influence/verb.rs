//! Influence by verbs: who inspired, popularised, revived what.

use std::ops::Range;

use releve_facts::{Effect, EntityKind};

use super::Event;
use super::moved::{Moved, effect_at, moved, target};
use crate::clause::{Clause, ClauseKind, Parse, Reality};
use crate::lexicon::Cue;
use crate::relate::noun::{self, Thing};
use crate::scene::Scene;
use crate::tag::Tag;

pub(super) fn events(scene: &Scene<'_>, sentence: usize) -> Vec<Event> {
    let parse = &scene.parses[sentence];
    // `How brands like X are channelling it`: a headline that asks.
    if matches!(scene.text.lower(scene.sentence(sentence).start), "how" | "why" | "what" | "can" | "is" | "are" | "could") {
        return Vec::new();
    }
    let mut found = Vec::new();
    for clause in &parse.clauses {
        if !is_stated(scene, parse, clause) {
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

/// True for what is said to be so. An infinitive is, behind `help`, `do more`
/// and `have the power`.
pub(super) fn is_stated(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> bool {
    if matches!(clause.reality, Reality::Denied | Reality::Unreal) {
        return false;
    }
    if clause.reality == Reality::Advised {
        return false;
    }
    if clause.kind != ClauseKind::Infinitive {
        return true;
    }
    let text = &scene.text;
    let before = parse.clauses.iter().rfind(|c| c.group.end <= clause.group.start && c.kind != ClauseKind::Infinitive);
    let Some(before) = before else { return false };
    if matches!(before.reality, Reality::Denied | Reality::Unreal) {
        return false;
    }
    matches!(text.lemma(before.verb), "do" | "help" | "go" | "continue")
        || matches!(text.lower(before.verb), "did" | "done" | "helped" | "went" | "continues")
        || (before.group.end..clause.group.start)
            .any(|at| matches!(text.lower(at), "power" | "ability" | "first" | "one"))
}

/// The things that the clause's subject names.
pub(super) fn subject(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Vec<Thing> {
    let mut found: Vec<Thing> = Vec::new();
    // `With A and B championing the look`: those before the gerund.
    if let Some(first) = absolute(scene, parse, clause) {
        return noun::coordinated(scene, parse, first)
            .into_iter()
            .take_while(|tokens| tokens.end <= clause.group.start)
            .filter_map(|tokens| noun::thing(scene, tokens).filter(is_influencer))
            .collect();
    }
    for p in &clause.subject {
        let phrase = &parse.phrases[*p];
        if phrase.tokens.len() == 1
            && matches!(scene.text.lower(phrase.head), "it" | "this" | "that" | "they" | "these")
            && scene.resolved.at(phrase.head).is_none()
        {
            found.extend(before(scene, clause.sentence, phrase.tokens.start));
            continue;
        }
        let tokens = noun::extent(scene, parse, *p);
        let examples = examples(scene, parse, tokens.end, clause.group.start);
        if !examples.is_empty() {
            found.extend(examples);
            continue;
        }
        found.extend(noun::thing(scene, tokens).filter(is_influencer));
    }
    found
}

/// The first phrase of those between `with` and a gerund.
fn absolute(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<usize> {
    let text = &scene.text;
    if text.tokens[clause.verb].tag != Tag::Gerund || clause.kind != ClauseKind::Participle {
        return None;
    }
    let last = parse.phrases.iter().rposition(|p| p.tokens.end == clause.group.start)?;
    let with = |p: &crate::clause::Phrase| p.preposition.is_some_and(|at| matches!(text.lower(at), "with"));
    let mut first = last;
    while first > 0 && parse.phrases[first].coordinated && parse.phrases[first - 1].preposition.is_some() {
        first -= 1;
    }
    with(&parse.phrases[first]).then_some(first)
}

/// `It-girls like A and B`, `shows such as A`: those named.
fn examples(scene: &Scene<'_>, parse: &Parse, from: usize, to: usize) -> Vec<Thing> {
    let text = &scene.text;
    let like = (from..to.min(from + 2)).find(|at| {
        matches!(text.lower(*at), "like" | "including") || text.lower(*at) == "such" && text.lower_at(Some(at + 1)) == "as"
    });
    let Some(like) = like else {
        return Vec::new();
    };
    let Some(first) = parse.phrases.iter().position(|p| p.tokens.start > like && p.tokens.end <= to) else {
        return Vec::new();
    };
    noun::coordinated(scene, parse, first)
        .into_iter()
        .take_while(|tokens| tokens.end <= to)
        .filter_map(|tokens| noun::thing(scene, tokens))
        .filter(|t| t.kind.is_some() && is_influencer(t))
        .collect()
}

/// What `it` or `this` as a mover stands for: the subject of the sentence before.
fn before(scene: &Scene<'_>, sentence: usize, at: usize) -> Option<Thing> {
    let own = scene.sentence(sentence);
    if at > own.start + 3 {
        return None;
    }
    let other = sentence.checked_sub(1)?;
    if scene.text.sentences[other].block != scene.text.sentences[sentence].block {
        return None;
    }
    let parse = &scene.parses[other];
    let clause = parse.clauses.iter().find(|c| !c.subject.is_empty())?;
    let tokens = noun::extent(scene, parse, *clause.subject.first()?);
    let thing = noun::thing(scene, tokens)?;
    is_influencer(&thing).then_some(Thing { anaphor: true, ..thing })
}

pub(super) fn is_influencer(thing: &Thing) -> bool {
    !matches!(
        thing.kind,
        Some(EntityKind::Place | EntityKind::Season | EntityKind::Attribute)
    )
}

/// The phrase that stands directly behind the verb group, as object.
fn object(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<usize> {
    clause
        .objects
        .iter()
        .copied()
        .find(|p| scene.times_in(parse.phrases[*p].tokens.clone()).next().is_none())
        .filter(|p| parse.phrases[*p].tokens.start <= clause.group.end + 3)
}

/// The cue of a class that begins at the clause's verb.
fn cue(scene: &Scene<'_>, clause: &Clause, class: Cue) -> Option<Range<usize>> {
    scene.spotted.cue_at(clause.verb, class).map(|c| c.tokens.clone())
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

/// The phrases behind `by`, with those coordinated: who did it.
pub(super) fn agents(scene: &Scene<'_>, parse: &Parse, from: usize, to: usize, prepositions: &[&str]) -> Vec<Thing> {
    let first = parse.phrases.iter().position(|p| {
        p.tokens.start >= from
            && p.tokens.start < to
            && p.preposition.is_some_and(|at| at >= from && prepositions.contains(&scene.text.lower(at)))
    });
    let Some(first) = first else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for tokens in noun::coordinated(scene, parse, first) {
        // `inspired by both dance and streetwear`
        found.extend(noun::thing(scene, tokens).filter(is_influencer));
    }
    found
}

/// `inspired by`, `championed by`, `made famous by`.
fn passive(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    let text = &scene.text;
    let by = text.tokens[clause.verb].tag == Tag::Past && text.lower_at(Some(clause.verb + 1)) == "by";
    let participle = by || clause.passive || clause.kind == ClauseKind::Participle && text.tokens[clause.verb].tag == Tag::Past;
    if !participle {
        return None;
    }
    let end = clause.reach.end;
    let effect = effect_of(scene, clause);
    let famous = text.lower(clause.verb) == "made"
        && (clause.verb + 1..(clause.verb + 4).min(end)).any(|at| scene.spotted.has_cue(at, Cue::Fame));
    let placed = placed(scene, clause.verb + 1..end);
    let weak = cue(scene, clause, Cue::Influence).is_some();
    let (effect, rule) = match effect {
        Some(Some(effect)) => (Some(effect), "influence: popularised by"),
        Some(None) => (None, "influence: inspired by"),
        None if famous => (Some(Effect::Popularity), "influence: made famous by"),
        None if placed.is_some() => (placed, "influence: put on the map by"),
        None if weak => (Some(Effect::Popularity), "influence: driven by"),
        None => return None,
    };
    let influencers = agents(scene, parse, clause.verb + 1, end.min(clause.verb + 14), &["by"]);
    if influencers.is_empty() {
        return None;
    }
    let mut what: Option<Moved> = None;
    for p in &clause.subject {
        let p = &apposed(scene, parse, *p);
        // `is a phenomenon championed by`: what is one.
        let generic = [Cue::Trend, Cue::Fame].iter().any(|c| scene.spotted.has_cue(parse.phrases[*p].head, *c))
            && scene.resolved.at(parse.phrases[*p].head).is_none();
        if generic
            && moved(scene, parse, *p, clause.sentence).is_none_or(|m| m.effect.is_some())
            && let Some((thing, other)) = trend_before(scene, parse.phrases[*p].tokens.start, clause.sentence)
                .or_else(|| noun::antecedent(scene, parse.phrases[*p].tokens.start, clause.sentence))
        {
            what = Some(Moved { targets: vec![thing], effect: None, other: Some(other) });
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
    // `…, inspired by X`: the last thing before the participle.
    let what = what.or_else(|| {
        let start = scene.sentence(clause.sentence).start;
        let last = parse
            .phrases
            .iter()
            .rposition(|p| p.tokens.end <= clause.group.start && p.tokens.start >= start)?;
        moved(scene, parse, last, clause.sentence)
    })?;
    if rule == "influence: driven by"
        && what.effect.is_none()
        && what.targets.iter().all(|t| t.kind != Some(EntityKind::Trend))
    {
        return None;
    }
    let event = Event::new(influencers, what, clause.sentence, rule);
    Some(match effect {
        Some(effect) => event.effect(effect),
        None => event,
    })
}

/// The trend that the sentence names first, before a token.
fn trend_before(scene: &Scene<'_>, at: usize, sentence: usize) -> Option<(Thing, usize)> {
    let start = scene.sentence(sentence).start;
    let m = scene.resolved.of_kind(EntityKind::Trend, start..at).next()?;
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
    // `credits X with reviving Y` is told by the credit.
    let credited = clause.group.start > 0
        && matches!(scene.text.lower(clause.group.start - 1), "with" | "for")
        && parse.clauses.iter().any(|c| {
            c.verb < clause.verb && matches!(scene.text.lemma(c.verb), "credit" | "credits" | "credited" | "thank" | "blame")
        });
    if clause.passive || credited {
        return None;
    }
    let effect = effect_of(scene, clause);
    let weak = [Cue::Influence, Cue::Rise].iter().any(|c| cue(scene, clause, *c).is_some());
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
        .position(|p| p.tokens.start >= end && p.tokens.start <= end + 2 && p.tokens.start < clause.reach.end)
        .filter(|p| parse.phrases[*p].preposition.is_none_or(|at| at < end))
        .or_else(|| object(scene, parse, clause))?;
    let what = births(scene, parse, phrase, clause.sentence).or_else(|| moved(scene, parse, phrase, clause.sentence))?;
    let influencers = subject(scene, parse, clause);
    let on_trend = what.targets.iter().any(|t| t.kind == Some(EntityKind::Trend));
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
    let event = Event::new(influencers, what, clause.sentence, rule);
    Some(match effect {
        Some(Some(effect)) => event.effect(effect),
        Some(None) => event,
        None => event.effect(Effect::Popularity),
    })
}

/// `the births of young labels such as A and B`: A and B.
fn births(scene: &Scene<'_>, parse: &Parse, phrase: usize, sentence: usize) -> Option<Moved> {
    let text = &scene.text;
    let range = scene.sentence(sentence);
    let start = parse.phrases[phrase].tokens.start;
    let such = (start..range.end).find(|at| {
        text.lower(*at) == "such" && text.lower_at(Some(at + 1)) == "as" || text.lower(*at) == "including"
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
    (!targets.is_empty()).then_some(Moved { targets, effect: None, other: None })
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

/// The effect of putting something somewhere: `on the map`, `into the mainstream`.
fn placed(scene: &Scene<'_>, range: Range<usize>) -> Option<Effect> {
    let text = &scene.text;
    range.clone().find_map(|at| {
        let preposition = matches!(text.lower(at), "on" | "into" | "to" | "in" | "onto");
        if !preposition {
            return None;
        }
        // `to the top of every list`
        (at + 1..range.end.min(at + 5)).find_map(|t| {
            if scene.spotted.has_cue(t, Cue::Attention) {
                Some(Effect::Awareness)
            } else if matches!(text.lower(t), "mainstream" | "stardom" | "forefront" | "fame" | "top" | "wardrobe" | "wardrobes" | "stratosphere" | "superstardom" | "popularity")
            {
                Some(Effect::Popularity)
            } else {
                None
            }
        })
    })
}

/// `made X famous`, `put X on the map`, `brought X back`, `sent sales soaring`.
fn placing(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    let text = &scene.text;
    if clause.passive {
        return None;
    }
    let verb = text.info(clause.verb).verb.map_or(text.lower(clause.verb), |w| text.string(w));
    let range = scene.sentence(clause.sentence);
    let phrase = object(scene, parse, clause)?;
    let last = noun::coordinated(scene, parse, phrase).last()?.end;
    let tail = last..range.end.min(last + 7);
    let (effect, rule) = match verb {
        "make" | "render" => {
            let famous = (last.saturating_sub(2)..tail.end.min(last + 6)).any(|at| {
                at >= parse.phrases[phrase].tokens.start
                    && matches!(
                        text.lower(at),
                        "famous" | "fashionable" | "popular" | "cool" | "desirable" | "iconic" | "trendy" | "chic" | "household" | "covetable" | "ubiquitous" | "aspirational" | "phenomenon" | "respectable" | "acceptable" | "wearable" | "mainstream"
                    )
            });
            (famous.then_some(Effect::Popularity)?, "influence: made famous")
        }
        "put" | "push" | "bring" | "propel" | "catapult" | "thrust" | "launch" | "place" | "send" | "shoot" | "rocket" | "take" | "return" | "elevate" | "carry" => {
            let back = verb == "bring"
                && (clause.group.end.saturating_sub(1)..tail.end.min(last + 2)).any(|at| text.lower(at) == "back");
            let metric = effect_at(scene, parse.phrases[phrase].tokens.end - 1);
            let soars = tail.clone().any(|at| {
                scene.spotted.has_cue(at, Cue::Rise)
                    || matches!(text.lower(at), "soaring" | "roof" | "orbit" | "skyrocketing" | "stratospheric" | "surging" | "spiralling" | "viral")
            });
            let all = last..range.end.min(last + 16);
            if let Some(metric) = metric.filter(|_| soars || all.clone().any(|at| text.lower(at) == "roof")) {
                (metric, "influence: sent soaring")
            } else if back {
                (Effect::Revival, "influence: brought back")
            } else {
                (placed(scene, last..range.end.min(last + 7))?, "influence: put on the map")
            }
        }
        "turn" | "transform" => {
            let into = tail.clone().find(|at| text.lower(*at) == "into")?;
            let popular = (into..range.end.min(into + 6)).any(|at| {
                (scene.spotted.has_cue(at, Cue::Fame) || scene.spotted.has_cue(at, Cue::Element))
                    && matches!(text.tokens[at].tag, Tag::Noun | Tag::Adjective)
                    || matches!(text.lower(at), "icon" | "sensation" | "hit" | "bestseller")
            });
            (popular.then_some(Effect::Popularity)?, "influence: turned into")
        }
        "give" => {
            // `gave Brooks Brothers the idea for its button-down shirt`
            let idea = (clause.group.end..range.end.min(clause.group.end + 9))
                .find(|at| matches!(text.lower(*at), "idea" | "inspiration" | "template" | "blueprint"))?;
            let next = parse.phrases.iter().position(|p| {
                p.preposition.is_some_and(|at| at == idea + 1 && text.lower(at) == "for")
            })?;
            let what = moved(scene, parse, next, clause.sentence)?;
            let influencers = subject(scene, parse, clause);
            return Some(Event::new(influencers, what, clause.sentence, "influence: gave the idea"));
        }
        "sell" => {
            let out = (clause.group.start..tail.end).any(|at| text.lower(at) == "out");
            (out.then_some(Effect::Sales)?, "influence: sold it out")
        }
        _ => return None,
    };
    let what = moved(scene, parse, phrase, clause.sentence)?;
    let influencers = subject(scene, parse, clause);
    // A product that is brought out is launched, not moved.
    Some(Event::new(influencers, what, clause.sentence, rule).effect(effect))
}

/// `X borrows from Y`, `takes its cue from Y`, `owes its popularity to Y`.
fn owing(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    let text = &scene.text;
    let cue = cue(scene, clause, Cue::Owe);
    let lemma = text.info(clause.verb).verb.map_or(text.lower(clause.verb), |w| text.string(w));
    let what = || {
        clause.subject.iter().find_map(|p| {
            let tokens = noun::extent(scene, parse, *p);
            if noun::is_pronoun(scene, &parse.phrases[*p]) {
                return moved(scene, parse, *p, clause.sentence);
            }
            let targets: Vec<Thing> = target(scene, tokens).into_iter().collect();
            (!targets.is_empty()).then_some(Moved { targets, effect: None, other: None })
        })
    };
    let range = scene.sentence(clause.sentence);
    if lemma == "owe" {
        let influencers = agents(scene, parse, clause.group.end, range.end.min(clause.group.end + 12), &["to"]);
        let mut what = what()?;
        what.effect = (clause.group.end..range.end.min(clause.group.end + 5)).find_map(|at| effect_at(scene, at));
        return Some(Event::new(influencers, what, clause.sentence, "influence: owes to"));
    }
    let end = cue?.end;
    let prepositional = matches!(
        text.lower(end - 1),
        "from" | "on" | "to" | "in" | "of"
    );
    let plain_verb = matches!(lemma, "channel");
    if !prepositional && !plain_verb && lemma != "borrow" && lemma != "draw" && lemma != "take" {
        return None;
    }
    let influencers = if prepositional || plain_verb {
        let first = parse
            .phrases
            .iter()
            .position(|p| p.tokens.start >= end && p.tokens.start <= end + 1)?;
        noun::coordinated(scene, parse, first)
            .into_iter()
            .filter_map(|tokens| noun::thing(scene, tokens).filter(is_influencer))
            .collect()
    } else {
        agents(scene, parse, end, range.end.min(end + 10), &["from"])
    };
    let bare = matches!(lemma, "come" | "look" | "have" | "lift" | "steal" | "spring" | "descend" | "grow" | "stem" | "nod" | "pay" | "riff" | "channel");
    let event = Event::new(influencers, what()?, clause.sentence, "influence: borrows from");
    // `comes from Italy`, `looked to buy`: only what is clearly a source.
    (!bare || event.influencers.iter().all(|i| i.kind.is_some_and(|k| matches!(k, EntityKind::Person | EntityKind::Trend | EntityKind::Event)))).then_some(event)
}
