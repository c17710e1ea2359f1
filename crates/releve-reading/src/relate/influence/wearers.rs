//! A cause that is somebody who wore it: `After X wore Y, it sold out`, `within hours of X
//! wearing it`, `X was seen in Y. It sold out.`

use releve_facts::EntityKind;

use super::effect::Told;
use super::mover::agents;
use super::stated::is_stated;
use crate::clause::{Clause, ClauseKind, Parse};
use crate::lexicon::{Classes, Cue};
use crate::relate::noun::{self, Thing};
use crate::relate::wear::is_band;
use crate::scene::Scene;
use crate::tag::Tag;

/// `after X wore it`, `when X posted hers`: a clause with a wearer.
pub(super) fn by_clause(
    scene: &Scene<'_>,
    parse: &Parse,
    sentence: usize,
    told: &Told,
) -> Option<Vec<Thing>> {
    let text = &scene.text;
    let range = scene.sentence(sentence);
    for clause in &parse.clauses {
        if clause.verb == told.verb || !is_stated(scene, parse, clause) {
            continue;
        }
        // Of `became a hit once X was seen in it` the subject is X alone.
        let opened = clause
            .subject
            .iter()
            .map(|p| parse.phrases[*p].tokens.start)
            .find(|at| {
                *at > range.start && matches!(text.lower(at - 1), "once" | "when" | "after")
            });
        let from = opened.unwrap_or_else(|| {
            clause
                .subject
                .first()
                .map_or(clause.group.start, |p| parse.phrases[*p].tokens.start)
        });
        // `searches rose after X announced it`: whatever X did.
        let after = (range.start.max(from.saturating_sub(3))..from)
            .any(|at| matches!(text.lower(at), "after" | "once"));
        let since =
            (range.start.max(from.saturating_sub(3))..from).any(|at| text.lower(at) == "since");
        // `because Diana had one`
        let because = matches!(text.base(clause.verb), "have" | "own" | "love")
            && from > range.start
            && text.lower(from - 1) == "because"
            && matches!(
                text.lower_at(Some(clause.group.end)),
                "one" | "it" | "them" | "hers" | "his" | "some"
            );
        if !shows(scene, clause) {
            let runway = scene.spotted.has_cue(clause.verb, Cue::Show);
            let caused = because || after && (runway || !told.loose) || since && runway;
            let who: Vec<Thing> = if caused {
                wearers(scene, parse, clause)
            } else {
                Vec::new()
            };
            let people = who.iter().all(|t| t.kind == Some(EntityKind::Person));
            if !who.is_empty() && (people || runway) {
                return Some(who);
            }
            continue;
        }
        // `after it appeared on X`
        let start = clause.group.start;
        let worn = start >= range.start + 2
            && matches!(text.lower(start - 1), "it" | "they")
            && matches!(
                text.lower(start - 2),
                "after" | "when" | "once" | "since" | "because"
            );
        if worn {
            if let Some(wearer) = seen_on(scene, parse, clause) {
                return Some(vec![wearer]);
            }
            continue;
        }
        // `after being worn by X`; `the coat, worn by X in May, sold out`
        if let Some(wearers) = worn_by(scene, parse, clause, told) {
            return Some(wearers);
        }
        // `within hours of X wearing it`
        if let Some(wearer) = wearer_of_gerund(scene, parse, clause) {
            return Some(vec![wearer]);
        }
        let subordinate = (range.start.max(from.saturating_sub(6))..from).any(|at| {
            matches!(
                text.lower(at),
                "after"
                    | "when"
                    | "once"
                    | "since"
                    | "as"
                    | "because"
                    | "minutes"
                    | "hours"
                    | "moment"
                    | "minute"
                    | "instant"
            )
        });
        // `X wore it and it sold out`
        let before = !told.loose
            && clause.verb < told.start
            && told.start - clause.verb < 30
            && (told.what.targets.iter().all(|t| t.anaphor)
                || !(clause.verb..told.start).any(|t| text.surface(t) == ";"));
        // `the hairband that X wore sold out`
        let relative = told.start < clause.verb
            && clause.verb < told.verb
            && !(told.start..told.verb).any(|t| matches!(text.surface(t), "," | ";"))
            && told.what.targets.iter().all(|t| t.tokens.end <= from);
        if !subordinate && !before && !relative {
            continue;
        }
        // `The shop saw sales rise`, `the house unveiled it`: they wear nothing.
        let mut things = wearers(scene, parse, clause);
        things.retain(|thing| {
            matches!(thing.kind, Some(EntityKind::Person) | None)
                || thing.entity.is_some_and(|entity| is_band(scene, entity))
        });
        if !things.is_empty() {
            return Some(things);
        }
    }
    None
}

/// X of `after it appeared on X`, `when they were spotted on X`.
fn seen_on(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Thing> {
    let text = &scene.text;
    let taken = text.lower(clause.group.end - 1) == "on";
    let on = clause
        .prepositional
        .iter()
        .chain(&clause.objects)
        .find(|p| {
            let phrase = &parse.phrases[**p];
            phrase.tokens.start <= clause.group.end + 2
                && match phrase.preposition {
                    Some(at) => text.lower(at) == "on",
                    None => taken,
                }
        })?;
    noun::thing(scene, noun::extent(scene, parse, *on))
        .filter(|thing| thing.kind == Some(EntityKind::Person))
}

/// X of `after being worn by X`, and of a participle between the subject and its verb.
fn worn_by(scene: &Scene<'_>, parse: &Parse, clause: &Clause, told: &Told) -> Option<Vec<Thing>> {
    let text = &scene.text;
    let range = scene.sentence(clause.sentence);
    let participle = text.tokens[clause.verb].tag == Tag::Past
        && (clause.passive || clause.kind == ClauseKind::Participle);
    let first = clause.group.start;
    let after = (first.saturating_sub(2).max(range.start)..clause.verb).any(|at| {
        matches!(
            text.lower(at),
            "after" | "once" | "since" | "when" | "being"
        )
    });
    let within = told.start < first && clause.verb < told.verb;
    let by = (clause.verb + 1..range.end.min(clause.verb + 4))
        .find(|at| matches!(text.lower(*at), "by" | "on"))?;
    let before = (first.saturating_sub(2).max(range.start)..clause.verb)
        .any(|at| matches!(text.lower(at), "before" | "without" | "until"));
    if !participle || before || !after && !within {
        return None;
    }
    let who: Vec<Thing> = agents(scene, parse, by, range.end.min(by + 3), &["by", "on"])
        .into_iter()
        .filter(|t| t.kind == Some(EntityKind::Person) || is_group(scene, t))
        .collect();
    (!who.is_empty()).then_some(who)
}

/// X of `within hours of X wearing it`, `after X being seen in one`.
fn wearer_of_gerund(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Thing> {
    let text = &scene.text;
    // `of X being photographed in it`
    let first = clause.group.start;
    // `after X appeared in it`, which has no object and may be a participle
    let past = text.tokens[first].tag == Tag::Past && clause.kind == ClauseKind::Participle;
    if text.tokens[first].tag != Tag::Gerund && text.lower(first) != "being" && !past {
        return None;
    }
    let wearer = parse
        .phrases
        .iter()
        .find(|p| p.tokens.end == clause.group.start)?;
    let governed = wearer.preposition.is_some_and(|at| match text.lower(at) {
        "after" | "since" => true,
        "of" | "following" | "by" => !past,
        _ => false,
    });
    let thing = noun::thing(scene, wearer.tokens.clone()).filter(|_| governed)?;
    (thing.kind == Some(EntityKind::Person)).then_some(thing)
}

/// The sentence before tells of a wearer of the same thing.
pub(super) fn by_sentence(
    scene: &Scene<'_>,
    sentence: usize,
    told: &Told,
) -> Option<(Vec<Thing>, usize)> {
    let other = sentence.checked_sub(1)?;
    let text = &scene.text;
    if text.sentences[other].block != text.sentences[sentence].block {
        return None;
    }
    let parse = &scene.parses[other];
    let same = told.what.targets.iter().any(|t| {
        t.entity.is_some_and(|entity| {
            scene
                .resolved
                .within(scene.sentence(other))
                .any(|m| scene.resolved.entity[m] == entity)
        })
    });
    if !same {
        return None;
    }
    parse
        .clauses
        .iter()
        .filter(|c| is_stated(scene, parse, c) && shows(scene, c))
        .map(|c| wearers(scene, parse, c))
        .find(|things| !things.is_empty())
        .map(|things| (things, other))
}

/// Wearing, carrying, posting, being photographed.
pub(super) fn shows(scene: &Scene<'_>, clause: &Clause) -> bool {
    scene.spotted.has_cue(clause.verb, Cue::Wear) || scene.spotted.has_cue(clause.verb, Cue::Appear)
}

/// Who is seen in it: people, bands, houses and groups of people.
pub(super) fn wearers(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Vec<Thing> {
    clause
        .subject
        .iter()
        .filter_map(|p| noun::thing(scene, noun::extent(scene, parse, *p)))
        .filter(|t| {
            matches!(
                t.kind,
                Some(EntityKind::Person | EntityKind::Organisation | EntityKind::Brand)
            ) || is_group(scene, t)
        })
        .collect()
}

/// `influencers`, `K-pop idols`: people without names, more than one.
fn is_group(scene: &Scene<'_>, thing: &Thing) -> bool {
    let text = &scene.text;
    let last = thing.tokens.end - 1;
    thing.kind.is_none()
        && text.can_be(last, Classes::PLURAL)
        && (scene.spotted.roles_over(last..last + 1).next().is_some()
            || matches!(
                text.lower(last),
                "celebrities" | "celebs" | "stars" | "idols"
            ))
}
