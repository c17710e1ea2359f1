//! Influence by putting something somewhere, and by owing: `put X on the map`,
//! `X owes its popularity to Y`.

use std::ops::Range;

use releve_facts::{Effect, EntityKind};

use super::Event;
use super::gift::gave_us;
use super::moved::{Moved, effect_at, moved};
use super::mover::{agents, examples, is_influencer};
use super::roots::is_circumstance;
use super::subject::subject;
use super::target::target;
use super::verb::{cue, is_credited, object};
use crate::clause::{Clause, Parse};
use crate::lexicon::Cue;
use crate::relate::noun::{self, Thing};
use crate::scene::Scene;
use crate::tag::Tag;

/// The effect of putting something somewhere: `on the map`, `into the mainstream`.
pub(super) fn placed(scene: &Scene<'_>, range: Range<usize>) -> Option<Effect> {
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
            } else if matches!(
                text.lower(t),
                "mainstream"
                    | "stardom"
                    | "forefront"
                    | "fame"
                    | "top"
                    | "wardrobe"
                    | "wardrobes"
                    | "stratosphere"
                    | "superstardom"
                    | "popularity"
                    | "generation"
                    | "generations"
                    | "masses"
                    | "limelight"
                    | "vogue"
            ) {
                Some(Effect::Popularity)
            } else {
                None
            }
        })
    })
}

/// `a hit`, `the uniform of summer`, `an object of desire`: what is wanted by all.
pub(super) fn succeeds(scene: &Scene<'_>, range: Range<usize>) -> bool {
    let text = &scene.text;
    let article = |at: usize| {
        matches!(
            text.lower(at),
            "a" | "an" | "the" | "its" | "one" | "this" | "that"
        )
    };
    let success = range.clone().any(|at| {
        scene.spotted.has_cue(at, Cue::Success)
            && at > range.start
            && (range.start..at).any(article)
    });
    success || is_of_its_time(scene, range)
}

/// `the colour of the year`, `the shoe of the summer`: what stands for its time; not
/// `the end of the year`.
fn is_of_its_time(scene: &Scene<'_>, range: Range<usize>) -> bool {
    let text = &scene.text;
    let end = scene.sentence(text.sentence_of(range.start)).end;
    (range.start..range.end.min(end)).any(|the| {
        let of = the + 2;
        text.lower(the) == "the"
            && of < end
            && text.tokens[the + 1].tag == Tag::Noun
            && !matches!(
                text.lower(the + 1),
                "beginning"
                    | "close"
                    | "course"
                    | "end"
                    | "half"
                    | "middle"
                    | "rest"
                    | "start"
                    | "turn"
            )
            && text.lower(of) == "of"
            && (of + 1..end.min(of + 4)).any(|at| {
                matches!(
                    text.lower(at),
                    "year"
                        | "season"
                        | "decade"
                        | "moment"
                        | "summer"
                        | "winter"
                        | "spring"
                        | "autumn"
                        | "fall"
                )
            })
    })
}

/// `made X famous`, `put X on the map`, `brought X back`, `sent sales soaring`.
pub(super) fn placing(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    let text = &scene.text;
    if clause.passive || is_credited(scene, clause) {
        return None;
    }
    let verb = text.base(clause.verb);
    let range = scene.sentence(clause.sentence);
    let phrase = object(scene, parse, clause)?;
    let last = noun::coordinated(scene, parse, phrase).last()?.end;
    let tail = last..range.end.min(last + 7);
    let (effect, rule) = match verb {
        "make" | "render" => {
            // `made it cool`, `made Y a wardrobe staple`, `made it a hit`.
            let famous = succeeds(scene, last..tail.end.min(last + 5))
                || (last.saturating_sub(2)..tail.end.min(last + 6)).any(|at| {
                    at >= parse.phrases[phrase].tokens.start
                        && (scene.spotted.has_cue(at, Cue::Liked)
                            || at >= last
                                && [Cue::Fame, Cue::Element]
                                    .iter()
                                    .any(|c| scene.spotted.has_cue(at, *c)))
                });
            (
                famous.then_some(Effect::Popularity)?,
                "influence: made famous",
            )
        }
        "put" | "push" | "bring" | "propel" | "catapult" | "thrust" | "launch" | "place"
        | "send" | "shoot" | "rocket" | "take" | "return" | "elevate" | "carry" => {
            // `brought her clogs back to the shop` returns a pair.
            let own = matches!(
                text.lower(parse.phrases[phrase].tokens.start),
                "her" | "his" | "my" | "your" | "our"
            );
            let back = verb == "bring"
                && !own
                && (clause.group.end.saturating_sub(1)..tail.end.min(last + 2))
                    .any(|at| text.lower(at) == "back");
            let metric = effect_at(scene, parse.phrases[phrase].tokens.end - 1);
            let soars = tail.clone().any(|at| {
                scene.spotted.has_cue(at, Cue::Rise)
                    || matches!(
                        text.lower(at),
                        "soaring"
                            | "roof"
                            | "orbit"
                            | "skyrocketing"
                            | "stratospheric"
                            | "surging"
                            | "spiralling"
                            | "up"
                            | "viral"
                    )
            });
            let all = last..range.end.min(last + 16);
            // `sent the bag viral`
            let viral = matches!(verb, "send" | "make" | "take")
                && (last.saturating_sub(1)..tail.end.min(last + 1))
                    .any(|at| text.lower(at) == "viral");
            if viral && metric.is_none() {
                (Effect::Popularity, "influence: made famous")
            } else if let Some(metric) =
                metric.filter(|_| soars || all.clone().any(|at| text.lower(at) == "roof"))
            {
                (metric, "influence: sent soaring")
            } else if back {
                (Effect::Revival, "influence: brought back")
            } else {
                (
                    placed(scene, last..range.end.min(last + 7))?,
                    "influence: put on the map",
                )
            }
        }
        "turn" | "transform" => {
            let into = tail.clone().find(|at| text.lower(*at) == "into")?;
            let popular = (into..range.end.min(into + 6)).any(|at| {
                scene.spotted.has_cue(at, Cue::Liked)
                    || (scene.spotted.has_cue(at, Cue::Fame)
                        || scene.spotted.has_cue(at, Cue::Element))
                        && matches!(text.tokens[at].tag, Tag::Noun | Tag::Adjective)
            }) || succeeds(scene, into + 1..range.end.min(into + 7));
            (
                popular.then_some(Effect::Popularity)?,
                "influence: turned into",
            )
        }
        "give" => {
            if let Some(event) = gave_us(scene, parse, clause, phrase) {
                return Some(event);
            }
            // `gave Brooks Brothers the idea for its button-down shirt`
            let idea = (clause.group.end..range.end.min(clause.group.end + 9)).find(|at| {
                matches!(
                    text.lower(*at),
                    "idea" | "inspiration" | "template" | "blueprint"
                )
            })?;
            let next = parse.phrases.iter().position(|p| {
                p.preposition
                    .is_some_and(|at| at == idea + 1 && text.lower(at) == "for")
            })?;
            let what = moved(scene, parse, next, clause.sentence)?;
            let influencers = subject(scene, parse, clause);
            return Some(Event::new(
                influencers,
                what,
                clause.sentence,
                "influence: gave the idea",
            ));
        }
        "sell" => {
            // `sold it out`; of `it sold out after X wore it` the cause is behind.
            let thing = parse.phrases[phrase].tokens.start;
            let out = (clause.group.start..tail.end).find(|at| text.lower(*at) == "out")?;
            (
                (thing < out).then_some(Effect::Sales)?,
                "influence: sold it out",
            )
        }
        _ => return None,
    };
    let what = moved(scene, parse, phrase, clause.sentence)?;
    Some(Event::by_subject(scene, parse, clause, what, rule).effect(effect))
}

/// `X borrows from Y`, `takes its cue from Y`, `owes its popularity to Y`.
pub(super) fn owing(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    let text = &scene.text;
    let cue = cue(scene, clause, Cue::Owe);
    let lemma = text.base(clause.verb);
    let what = || {
        clause.subject.iter().find_map(|p| {
            let tokens = noun::extent(scene, parse, *p);
            if noun::is_pronoun(scene, &parse.phrases[*p]) {
                return moved(scene, parse, *p, clause.sentence);
            }
            let targets: Vec<Thing> = target(scene, tokens).into_iter().collect();
            (!targets.is_empty()).then_some(Moved::new(targets))
        })
    };
    let range = scene.sentence(clause.sentence);
    if lemma == "owe" {
        let influencers = agents(
            scene,
            parse,
            clause.group.end,
            range.end.min(clause.group.end + 12),
            &["to"],
        );
        // `The popularity of Y owes much to X`
        let named = || {
            clause
                .subject
                .iter()
                .find_map(|p| moved(scene, parse, *p, clause.sentence))
        };
        let mut what = what().or_else(named)?;
        let known = what.effect;
        what.effect = (clause.group.end..range.end.min(clause.group.end + 5))
            .find_map(|at| effect_at(scene, at))
            .or(known);
        return Some(Event::new(
            influencers,
            what,
            clause.sentence,
            "influence: owes to",
        ));
    }
    let end = cue?.end;
    let prepositional = matches!(text.lower(end - 1), "from" | "on" | "to" | "in" | "of");
    let plain_verb = matches!(lemma, "channel");
    if !prepositional && !plain_verb && lemma != "borrow" && lemma != "draw" && lemma != "take" {
        return None;
    }
    let mut influencers = if prepositional || plain_verb {
        let first = parse
            .phrases
            .iter()
            .position(|p| p.tokens.start >= end && p.tokens.start <= end + 1)?;
        let own = noun::extent(scene, parse, first);
        let named = examples(scene, parse, own.end, range.end);
        if named.is_empty() {
            noun::coordinated(scene, parse, first)
                .into_iter()
                .filter_map(|tokens| noun::thing(scene, tokens).filter(is_influencer))
                .collect()
        } else {
            named
        }
    } else {
        agents(scene, parse, end, range.end.min(end + 10), &["from"])
    };
    // `€8,000 borrowed from an aunt`, `takes its name from X`: money and names.
    let mut whole = clause.group.start.saturating_sub(3)..end;
    let other = whole.any(|at| {
        text.lexicon.is_currency_mark(text.surface(at))
            || at > clause.verb && matches!(text.lower(at), "name" | "names" | "title")
    });
    if other {
        return None;
    }
    // `has its roots in X` is clear where `comes from X` is not.
    let clear = (clause.verb + 1..end).any(|at| {
        scene.spotted.has_cue(at, Cue::Root)
            || matches!(text.lower(at), "out" | "straight" | "directly" | "born")
    });
    let bare = !clear
        && matches!(
            lemma,
            "come"
                | "look"
                | "have"
                | "lift"
                | "steal"
                | "spring"
                | "descend"
                | "grow"
                | "stem"
                | "nod"
                | "pay"
                | "riff"
                | "channel"
        );
    // `has its origins in the Crimean war` is of a time.
    influencers.retain(|thing| thing.kind.is_some() || !is_circumstance(thing));
    // `The designer took inspiration from X for the flares`: the flares.
    let purpose = || {
        let last = influencers.iter().map(|thing| thing.tokens.end).max()?;
        let next = parse.phrases.iter().position(|p| {
            p.preposition
                .is_some_and(|at| at >= last && at <= last + 1 && text.lower(at) == "for")
        })?;
        moved(scene, parse, next, clause.sentence)
    };
    let what = what()
        .filter(|what| {
            what.targets
                .iter()
                .all(|t| t.kind != Some(EntityKind::Person))
        })
        .or_else(purpose)
        .or_else(what)?;
    // Inspiration and tribute are said to be so; what is borrowed may be a room.
    let said = (clause.verb..range.end.min(end + 8)).any(|at| {
        matches!(
            text.lower(at),
            "inspiration" | "influence" | "influences" | "tribute" | "homage" | "muse"
        )
    });
    let rule = if said {
        "influence: took inspiration"
    } else {
        "influence: borrows from"
    };
    let event = Event::new(influencers, what, clause.sentence, rule);
    // `comes from Italy`, `looked to buy`: only what is clearly a source.
    (!bare
        || event.influencers.iter().all(|i| {
            i.kind.is_some_and(|k| {
                matches!(
                    k,
                    EntityKind::Person | EntityKind::Trend | EntityKind::Event
                )
            })
        }))
    .then_some(event)
}
