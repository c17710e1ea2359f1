//! Influence by putting something somewhere: `put X on the map`, `brought X back`, `sent
//! sales soaring`, `made it a hit`.

use std::ops::Range;

use releve_facts::Effect;

use super::Event;
use super::gift::gave_us;
use super::moved::{effect_at, moved};
use super::subject::subject;
use super::success::succeeds;
use super::verb::{is_credited, object};
use crate::clause::{Clause, Parse};
use crate::lexicon::Cue;
use crate::relate::noun;
use crate::scene::Scene;
use crate::tag::Tag;

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
        "make" if let Some(made) = made_of(scene, parse, phrase) => {
            let what = moved(scene, parse, made, clause.sentence)?;
            let event = Event::by_subject(scene, parse, clause, what, "influence: made famous");
            return Some(event.effect(Effect::Popularity));
        }
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

/// Y of `made a star of Y`, `made collectors' pieces of Y and Z`.
fn made_of(scene: &Scene<'_>, parse: &Parse, phrase: usize) -> Option<usize> {
    let made = &parse.phrases[phrase];
    let next = parse.phrases.get(phrase + 1)?;
    let of = next.preposition == Some(made.tokens.end)
        && matches!(scene.text.lower(made.tokens.end), "of" | "out");
    let liked = [Cue::Success, Cue::Fame, Cue::Element, Cue::Liked]
        .iter()
        .any(|cue| scene.spotted.has_cue(made.head, *cue))
        || succeeds(scene, made.tokens.clone());
    (of && liked && scene.resolved.at(made.head).is_none()).then_some(phrase + 1)
}

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
