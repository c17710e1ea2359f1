//! Influence by owing and borrowing, whose subject is what was moved: `Y owes its
//! popularity to X`, `takes its cue from X`, `borrows from X`.

use releve_facts::EntityKind;

use super::Event;
use super::moved::{Moved, effect_at, moved};
use super::mover::{agents, examples, is_influencer};
use super::referent;
use super::roots::is_circumstance;
use super::target::target;
use super::verb::cue;
use crate::clause::{Clause, Parse};
use crate::lexicon::Cue;
use crate::relate::noun::{self, Thing};
use crate::scene::Scene;

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
        .or_else(what)
        .or_else(|| by_role(scene, parse, clause))?;
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

/// `The star took her cue from X`: whom the noun for a role means.
fn by_role(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Moved> {
    let phrase = *clause.subject.first()?;
    let thing = noun::thing(scene, noun::extent(scene, parse, phrase))?;
    let plain = thing.kind.is_none();
    let meant = referent::influencer(scene, thing, clause.sentence)
        .filter(|meant| plain && meant.kind == Some(EntityKind::Person))?;
    Some(Moved::new(vec![meant]))
}

#[cfg(test)]
mod tests {
    use crate::relate::influence::tests::pairs;

    #[test]
    fn who_takes_a_cue_may_be_named_by_role() {
        assert_eq!(
            pairs(
                "Kate Moss wore clogs. The star took her cue from Chloé's creative director, Chemena Kamali."
            ),
            ["Chemena Kamali > Kate Moss"]
        );
    }
}
