//! Influence by what somebody made everybody want: `X sent shoppers looking for Y`, `it was
//! X that had students searching for Y`.

use releve_facts::Effect;

use super::Event;
use super::demand::is_crowd;
use super::moved::moved;
use super::mover::is_influencer;
use super::subject::subject;
use crate::clause::{Clause, Parse};
use crate::lexicon::Cue;
use crate::relate::noun::{self, Thing};
use crate::scene::Scene;
use crate::tag::Tag;

/// `X sent shoppers looking for Y`, `X has teenagers scrambling to buy Y`.
pub(super) fn sought(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    let text = &scene.text;
    let brings = matches!(
        text.base(clause.verb),
        "send" | "have" | "get" | "set" | "leave" | "keep" | "start"
    );
    if !brings || clause.passive {
        return None;
    }
    // `that first sent shoppers` may be one phrase.
    let crowd = parse
        .phrases
        .iter()
        .find(|p| (clause.verb + 1..clause.verb + 4).contains(&p.head) && is_crowd(scene, p))?;
    let end = scene.sentence(clause.sentence).end;
    let seeks = (crowd.tokens.end..end.min(crowd.tokens.end + 4))
        .find(|at| text.tokens[*at].tag == Tag::Gerund)?;
    let crave = scene.spotted.cue_at(seeks, Cue::Crave)?;
    let behind = crave.tokens.end;
    let what = (parse.phrases.iter().enumerate())
        .filter(|(_, p)| p.tokens.start >= behind && p.tokens.start <= behind + 3)
        .find_map(|(n, _)| moved(scene, parse, n, clause.sentence))?;
    let searched = matches!(text.base(seeks), "look" | "search" | "google" | "hunt");
    let effect = match searched {
        true => Effect::Searches,
        false => Effect::Sales,
    };
    let influencers = match cleft(scene, parse, clause) {
        Some(thing) => vec![thing],
        None => subject(scene, parse, clause),
    };
    let event = Event::new(
        influencers,
        what,
        clause.sentence,
        "influence: sent soaring",
    );
    Some(event.effect(effect))
}

/// X of `it was X, the firm believes, that sent shoppers looking for Y`.
fn cleft(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Thing> {
    let text = &scene.text;
    let start = scene.sentence(clause.sentence).start;
    let that = (start..clause.group.start)
        .rev()
        .take(3)
        .find(|at| matches!(text.lower(*at), "that" | "who" | "which"))?;
    let copula = (start + 1..that).rfind(|at| {
        text.lower(at - 1) == "it" && matches!(text.lower(*at), "is" | "was" | "’s" | "'s")
    })?;
    let phrase = (parse.phrases.iter())
        .position(|p| p.tokens.start > copula && p.tokens.start <= copula + 2)?;
    noun::thing(scene, noun::extent(scene, parse, phrase)).filter(is_influencer)
}

#[cfg(test)]
mod tests {
    use crate::relate::influence::tests::{moves, moves_nothing};

    #[test]
    fn who_sends_the_crowd_looking_moves_what_it_looks_for() {
        moves(&[
            (
                "Kate Moss sent shoppers looking for clogs.",
                "Kate Moss > clog",
            ),
            (
                "It was Bridgerton, the shop believes, that first had teenagers searching for corsets.",
                "Bridgerton > corset",
            ),
            (
                "Gucci had students searching for loafers.",
                "Gucci > loafer",
            ),
        ]);
        moves_nothing(&[
            "Kate Moss sent her driver looking for clogs.",
            "Kate Moss never sent shoppers looking for clogs.",
            "Kate Moss sent shoppers home.",
        ]);
    }
}
