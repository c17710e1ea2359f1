//! Influence by thanks and blame: `Blame X`, `you have X to thank for Y`, `X is to blame`,
//! `credit goes to X`.

use std::ops::Range;

use releve_facts::{Effect, EntityKind};

use super::Event;
use super::aside::{told_before, told_behind, who_to_thank};
use super::attributed::indebted;
use super::deed::{behind, deed};
use super::moved::{Moved, moved};
use super::mover::{is_influencer, named, things_at};
use super::reason::is_reason;
use super::stated::{is_stated, is_unproven};
use super::subject::subject;
use super::topic::topic;
use crate::clause::{Parse, Reality};
use crate::lexicon::Cue;
use crate::relate::noun::{self, Thing};
use crate::scene::Scene;
use crate::tag::Tag;

pub(super) fn events(scene: &Scene<'_>, sentence: usize) -> Vec<Event> {
    let parse = &scene.parses[sentence];
    let mut found = Vec::new();
    // Hardly any word thanks or blames.
    let opens = |at: &usize| {
        let (here, next) = (scene.spotted.has_cue(*at, Cue::Thank), *at + 1);
        here || scene.spotted.has_cue(next, Cue::Thank) || is_credit(scene.text.lower(*at))
    };
    for at in scene.sentence(sentence).filter(opens) {
        let event = told_to_thank(scene, parse, sentence, at)
            .or_else(|| to_thank(scene, parse, sentence, at))
            .or_else(|| goes_to(scene, parse, sentence, at));
        found.extend(event);
    }
    for clause in &parse.clauses {
        // `can be traced to`
        let able = clause
            .group
            .clone()
            .any(|t| matches!(scene.text.lower(t), "can" | "could" | "may"))
            && clause.passive;
        if able {
            found.extend(indebted(scene, parse, clause));
        } else if is_stated(scene, parse, clause) {
            found
                .extend(is_reason(scene, parse, clause).or_else(|| indebted(scene, parse, clause)));
        }
    }
    found.retain(|e: &Event| !e.influencers.is_empty() && !e.targets.is_empty());
    found
}

/// `Blame X (for Y)`, `You can thank X for Y`.
fn told_to_thank(scene: &Scene<'_>, parse: &Parse, sentence: usize, at: usize) -> Option<Event> {
    let text = &scene.text;
    let range = scene.sentence(sentence);
    // `Credit: Getty Images` is a label.
    let labels = text.surface(at + 1) == ":";
    if labels || !scene.spotted.has_cue(at, Cue::Thank) || scene.resolved.at(at).is_some() {
        return None;
    }
    let opens = at == range.start || matches!(text.surface(at - 1), "“" | "\"" | ";" | "—" | ":");
    let addressed = (range.start.max(at.saturating_sub(4))..at).any(|t| {
        matches!(
            text.lower(t),
            "you" | "we" | "i" | "’d" | "'d" | "can" | "just"
        )
    }) && !(range.start.max(at.saturating_sub(3))..at)
        .any(|t| text.tokens[t].tag == Tag::Negation || text.lower(t) == "to");
    // `Many credit X with the rise of Y`, `If you see clogs everywhere, thank X`
    let others = at == range.start + 1
        && matches!(
            text.lower(range.start),
            "many" | "most" | "some" | "others" | "fans" | "insiders" | "critics"
        );
    let concludes = at > range.start
        && text.surface(at - 1) == ","
        && matches!(text.lower(range.start), "if" | "when" | "whenever" | "for");
    // `thank you, X`
    let polite = text.lower_at(Some(at + 1)) == "you";
    if polite || !opens && !addressed && !others && !concludes {
        return None;
    }
    let mut start = at + 1;
    while matches!(
        text.lower_at(Some(start)),
        "it" | "all" | "on" | "this" | "partly" | "largely"
    ) {
        start += 1;
    }
    let mut influencers = things_at(scene, parse, start, range.end);
    // `Credit Simone Rocha with it`: read as one noun phrase.
    if influencers.is_empty()
        && let Some(m) = scene.resolved.at(start).filter(|_| opens || others)
    {
        influencers.extend(Some(noun::of_mention(scene, m)).filter(is_influencer));
    }
    if influencers.is_empty() || !named(&influencers) {
        return None;
    }
    let last = influencers.iter().map(|t| t.tokens.end).max()?;
    let named_target = (last..range.end.min(last + 12))
        .filter(|t| matches!(text.lower(*t), "for" | "with"))
        .find_map(|t| deed(scene, parse, sentence, t));
    let (what, effect) = match named_target {
        Some(found) => found,
        None => {
            let what = told_behind(scene, last..range.end)
                .or_else(|| told_before(scene, range.start..at))
                .or_else(|| worn_before(scene, range.start..at))
                .or_else(|| topic(scene, sentence))?;
            (what, Effect::Popularity)
        }
    };
    Some(Event::new(influencers, what, sentence, "influence: told to thank").effect(effect))
}

/// `has X to thank for Y`, `X is to blame for Y`.
fn to_thank(scene: &Scene<'_>, parse: &Parse, sentence: usize, at: usize) -> Option<Event> {
    let text = &scene.text;
    let range = scene.sentence(sentence);
    if text.lower(at) != "to"
        || at + 1 >= range.end
        || !scene.spotted.has_cue(at + 1, Cue::Thank)
        || at < range.start + 2
    {
        return None;
    }
    if let Some(event) = who_to_thank(scene, parse, sentence, at) {
        return Some(event);
    }
    // `Clogs are back — and X is to blame`: read as one verb.
    if matches!(text.lower(at - 1), "is" | "are" | "was")
        && let Some(clause) = parse
            .clauses
            .iter()
            .find(|c| c.group.contains(&at) && c.group.start + 1 == at)
    {
        if matches!(clause.reality, Reality::Denied | Reality::Unreal) || is_unproven(scene, clause)
        {
            return None;
        }
        let phrase = parse.phrases.iter().find(|p| p.tokens.end + 1 == at)?;
        let influencers: Vec<Thing> = noun::thing(scene, phrase.tokens.clone())
            .filter(is_influencer)
            .into_iter()
            .collect();
        let (what, effect) = match behind(scene, parse, sentence, at + 2, &["for"]) {
            Some(found) => found,
            None => {
                let what = told_before(scene, range.start..phrase.tokens.start)
                    .or_else(|| topic(scene, sentence))?;
                (what, Effect::Popularity)
            }
        };
        return (!influencers.is_empty() && named(&influencers)).then(|| {
            Event::new(influencers, what, sentence, "influence: to thank").effect(effect)
        });
    }
    let clause = parse.clauses.iter().rfind(|c| {
        c.group.end <= at
            && matches!(
                text.lemma(c.verb),
                "be" | "have" | "is" | "are" | "was" | "were" | "has"
            )
            && at - c.group.end < 14
    })?;
    let having = matches!(
        text.lower(clause.verb),
        "have" | "has" | "had" | "’ve" | "'ve"
    );
    // `you have X to thank` advises nobody.
    if !is_stated(scene, parse, clause) && !(having && clause.reality == Reality::Advised) {
        return None;
    }
    let target = behind(scene, parse, sentence, at + 2, &["for"]);
    if having {
        let influencers = things_at(scene, parse, clause.group.end, at);
        let (what, effect) = match target {
            Some(found) => found,
            None => (
                clause
                    .subject
                    .iter()
                    .find_map(|p| moved(scene, parse, *p, sentence))
                    .or_else(|| worn_before(scene, range.start..clause.group.start))
                    .or_else(|| topic(scene, sentence))?,
                Effect::Popularity,
            ),
        };
        return named(&influencers).then(|| {
            Event::new(influencers, what, sentence, "influence: to thank").effect(effect)
        });
    }
    let influencers = subject(scene, parse, clause);
    let (what, effect) = match target {
        Some(found) => found,
        None => (
            // `Clogs are back — and X is to blame`
            told_before(scene, range.start..clause.group.start)
                .or_else(|| topic(scene, sentence))?,
            Effect::Popularity,
        ),
    };
    named(&influencers)
        .then(|| Event::new(influencers, what, sentence, "influence: to thank").effect(effect))
}

/// `If you live in clogs, you have X to thank`: what the sentence named before.
fn worn_before(scene: &Scene<'_>, range: Range<usize>) -> Option<Moved> {
    let opens = matches!(scene.text.lower(range.start), "if" | "whenever" | "when");
    let m = scene
        .resolved
        .within(range)
        .filter(|_| opens)
        .filter(|m| {
            matches!(
                scene.resolved.mentions[*m].kind,
                EntityKind::Garment | EntityKind::Product | EntityKind::Trend
            )
        })
        .last()?;
    Some(Moved::new(vec![noun::of_mention(scene, m)]))
}

/// `The kilt is back, and the credit goes to X`: what the clause before speaks of.
fn of_clause_before(scene: &Scene<'_>, parse: &Parse, at: usize) -> Option<Moved> {
    let clause = (parse.clauses.iter())
        .rfind(|clause| clause.group.end + 1 < at && clause.reality == Reality::Stated)?;
    let subject = *clause.subject.first()?;
    moved(scene, parse, subject, clause.sentence).filter(|what| what.targets.iter().all(is_worn))
}

pub(super) fn is_worn(thing: &Thing) -> bool {
    matches!(
        thing.kind,
        Some(EntityKind::Garment | EntityKind::Product | EntityKind::Trend)
    )
}

fn is_credit(word: &str) -> bool {
    matches!(word, "credit" | "blame" | "kudos" | "praise")
}

/// `Credit goes to X`, `Give the credit to X`, `X gets the credit`.
fn goes_to(scene: &Scene<'_>, parse: &Parse, sentence: usize, at: usize) -> Option<Event> {
    let text = &scene.text;
    let range = scene.sentence(sentence);
    if !is_credit(text.lower(at)) {
        return None;
    }
    let taken = at > range.start
        && (range.start.max(at.saturating_sub(4))..at).any(|t| {
            matches!(
                text.lower(t),
                "gets"
                    | "deserves"
                    | "takes"
                    | "deserve"
                    | "get"
                    | "take"
                    | "took"
                    | "got"
                    | "earned"
            )
        });
    if taken {
        let clause = parse
            .clauses
            .iter()
            .find(|c| c.group.end <= at && at - c.group.end < 4)?;
        if !is_stated(scene, parse, clause) {
            return None;
        }
        let influencers = subject(scene, parse, clause);
        let (what, effect) = match behind(scene, parse, sentence, at + 1, &["for"]) {
            Some(found) => found,
            None => (topic(scene, sentence)?, Effect::Popularity),
        };
        return named(&influencers).then(|| {
            Event::new(influencers, what, sentence, "influence: gets credit").effect(effect)
        });
    }
    let given = range.start.max(at.saturating_sub(4))..range.end.min(at + 8);
    let moves = given.clone().any(|t| {
        matches!(
            text.lower(t),
            "goes" | "go" | "give" | "belongs" | "due" | "owed" | "lies" | "lie" | "gives" | "went"
        )
    });
    if !moves {
        return None;
    }
    let to = (at + 1..range.end.min(at + 9)).find(|t| matches!(text.lower(*t), "to" | "with"))?;
    let influencers = things_at(scene, parse, to + 1, range.end);
    let (what, effect) = match (at + 1..range.end.min(to + 24))
        .filter(|t| text.lower(*t) == "for")
        .find_map(|t| deed(scene, parse, sentence, t))
    {
        Some(found) => found,
        None => {
            let what = of_clause_before(scene, parse, at).or_else(|| topic(scene, sentence))?;
            (what, Effect::Popularity)
        }
    };
    named(&influencers).then(|| {
        Event::new(influencers, what, sentence, "influence: credit goes to").effect(effect)
    })
}
