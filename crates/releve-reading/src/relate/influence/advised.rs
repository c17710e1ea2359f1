//! Influence by whom a text says to look to: `For inspiration, look no further than X`, `if you need a muse, turn to X`.

use super::Event;
use super::mover::things_at;
use super::topic::spoken_of;
use crate::clause::{Clause, Parse, Reality};
use crate::lexicon::Cue;
use crate::scene::Scene;

/// `For inspiration, look no further than X`: X inspired what the text speaks of.
pub(super) fn look_to(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    const NEAR: usize = 10;
    let text = &scene.text;
    let range = scene.sentence(clause.sentence);
    let looks = matches!(text.base(clause.verb), "look" | "turn" | "go") && !clause.passive;
    if !looks || clause.reality == Reality::Unreal {
        return None;
    }
    let end = range.end.min(clause.verb + 5);
    let than = (clause.verb + 1..end).find(|at| match text.lower(*at) {
        "than" => matches!(text.lower(at - 1), "further" | "farther"),
        "to" => *at == clause.verb + 1,
        _ => false,
    })?;
    if clause.reality == Reality::Denied && text.lower(than) != "than" {
        return None;
    }
    let before = clause.verb.saturating_sub(NEAR).max(range.start)..clause.verb;
    let behind = than..range.end.min(than + NEAR);
    let source = (before.chain(behind)).any(|at| scene.spotted.has_cue(at, Cue::Source));
    // Somebody in particular looks there for something of their own.
    let advised = clause.subject.is_empty()
        || (clause.subject.iter())
            .all(|p| matches!(text.lower(parse.phrases[*p].head), "you" | "one" | "we"));
    if !source || !advised {
        return None;
    }
    let influencers = things_at(scene, parse, than + 1, range.end);
    let what = spoken_of(scene, clause.sentence, range.start)?;
    Some(Event::new(
        influencers,
        what,
        clause.sentence,
        "influence: took inspiration",
    ))
}

#[cfg(test)]
mod tests {
    use crate::relate::influence::tests::{moves, moves_nothing};

    #[test]
    fn whom_one_is_told_to_look_to_inspired_it() {
        moves(&[
            (
                "Balletcore is everywhere this winter. For inspiration, look no further than Kate Moss.",
                "Kate Moss > balletcore",
            ),
            (
                "Everyone wants clogs. Clogs are everywhere. For inspiration, look to Alexa Chung.",
                "Alexa Chung > clog",
            ),
        ]);
        moves_nothing(&[
            "Balletcore is everywhere. For tickets, look no further than the website.",
            "Everyone wants a kilt. Harry Styles looked to his mother.",
        ]);
    }
}
