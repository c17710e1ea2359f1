//! Influence told by what would be without it: `Without X there would be no Y`,
//! `Y would be nowhere without X`, `had it not been for X`.

use std::ops::Range;

use releve_facts::{Effect, EntityKind};

use super::Event;
use super::moved::Moved;
use super::mover::things_at;
use crate::lexicon::Classes;
use crate::relate::noun::{self, Thing};
use crate::scene::Scene;
use crate::tag::Tag;

pub(super) fn events(scene: &Scene<'_>, sentence: usize) -> Vec<Event> {
    let range = scene.sentence(sentence);
    range
        .clone()
        .filter_map(|at| lacking(scene, &range, at))
        .find_map(|from| event(scene, sentence, from))
        .into_iter()
        .collect()
}

/// Where the name of what is thought away begins: behind `without`, `but for`,
/// `had it not been for`.
fn lacking(scene: &Scene<'_>, range: &Range<usize>, at: usize) -> Option<usize> {
    let text = &scene.text;
    let before = |back: usize| text.lower_at(at.checked_sub(back).filter(|t| *t >= range.start));
    match text.lower(at) {
        "without" => Some(at + 1),
        "for" => {
            let but = before(1) == "but";
            let not = (1..=3).any(|back| {
                before(back) == "not"
                    || before(back) == "n't"
                    || before(back) == "n’t"
                    || matches!(before(back), "wasn’t" | "weren’t" | "wasn't" | "weren't")
            });
            let it = (2..=4).any(|back| before(back) == "it");
            (but || not && it).then_some(at + 1)
        }
        _ => None,
    }
}

fn event(scene: &Scene<'_>, sentence: usize, from: usize) -> Option<Event> {
    let text = &scene.text;
    let parse = &scene.parses[sentence];
    let range = scene.sentence(sentence);
    // `without leaving home` thinks nobody away.
    if from >= range.end || text.tokens[from].tag == Tag::Gerund {
        return None;
    }
    let would = range
        .clone()
        .find(|at| matches!(text.lower(*at), "would" | "’d" | "'d" | "might" | "could"))?;
    if !is_missed(scene, &range, would) {
        return None;
    }
    let influencers: Vec<Thing> = things_at(scene, parse, from, range.end)
        .into_iter()
        .filter(|thing| moves(scene, thing))
        .collect();
    let last = influencers.iter().map(|thing| thing.tokens.end).max()?;
    // What there would not be: the first thing of fashion outside that phrase.
    let target = scene.resolved.within(range.clone()).find(|m| {
        let mention = &scene.resolved.mentions[*m];
        (mention.tokens.end <= from || mention.tokens.start >= last)
            && matches!(
                mention.kind,
                EntityKind::Garment | EntityKind::Trend | EntityKind::Product | EntityKind::Brand
            )
    })?;
    if does(scene, sentence, would, target) {
        return None;
    }
    let what = Moved::new(vec![noun::of_mention(scene, target)]);
    let event = Event::new(influencers, what, sentence, "influence: without it");
    Some(event.effect(Effect::Popularity))
}

/// `Without X the show would have had no coats`, `X would never have sold the coat`:
/// what somebody would not do, where the thing itself would still be.
fn does(scene: &Scene<'_>, sentence: usize, would: usize, target: usize) -> bool {
    let parse = &scene.parses[sentence];
    let Some(clause) = parse.clauses.iter().find(|c| c.group.contains(&would)) else {
        return false;
    };
    let target = &scene.resolved.mentions[target];
    let its_own = clause.subject.iter().any(|p| {
        let tokens = &parse.phrases[*p].tokens;
        tokens.start <= target.tokens.start && target.tokens.end <= tokens.end
    });
    let object = scene
        .items_in(clause.group.end..clause.reach.end)
        .next()
        .is_some();
    let there = clause.subject.is_empty()
        || scene.text.lower_at(clause.group.start.checked_sub(1)) == "there"
        || clause
            .subject
            .iter()
            .any(|p| scene.text.lower(parse.phrases[*p].head) == "there");
    object && !there && (target.kind == EntityKind::Brand || !its_own)
}

/// Whoever has a name, and a group of people.
fn moves(scene: &Scene<'_>, thing: &Thing) -> bool {
    match thing.kind {
        Some(EntityKind::Garment | EntityKind::Attribute) => false,
        Some(_) => true,
        None => {
            thing.name.starts_with(char::is_uppercase)
                || scene.text.can_be(thing.tokens.end - 1, Classes::PLURAL)
        }
    }
}

/// True where it would not be, or would be nowhere: `would not have survived`, `there
/// would be no mule`, and asked `would it be where it is?`.
fn is_missed(scene: &Scene<'_>, range: &Range<usize>, would: usize) -> bool {
    let text = &scene.text;
    let near = would.saturating_sub(3).max(range.start)..range.end.min(would + 7);
    let gone = near.clone().any(|at| {
        text.tokens[at].tag == Tag::Negation
            || matches!(
                text.lower(at),
                "no" | "never" | "nowhere" | "nothing" | "hardly" | "nobody" | "unthinkable"
            )
    });
    // `cardigans might have vanished`, `loafers would still be a joke`
    let lost = near.clone().any(|at| {
        matches!(
            text.lower(at),
            "vanished"
                | "disappeared"
                | "died"
                | "faded"
                | "extinct"
                | "joke"
                | "forgotten"
                | "footnote"
                | "unknown"
                | "languishing"
                | "obscure"
        )
    });
    let asked = text.surface(range.end - 1) == "?"
        && (would..range.end).any(|at| {
            text.lower(at) == "where" && matches!(text.lower_at(Some(at + 1)), "it" | "they")
        });
    gone || lost || asked
}

#[cfg(test)]
mod tests {
    use crate::relate::influence::tests::{moves, moves_nothing};

    #[test]
    fn what_would_not_be_without_somebody() {
        moves(&[
            (
                "Without Jane Birkin there would be no basket bag on the beach.",
                "Jane Birkin > basket bag",
            ),
            (
                "The kitten heel would not have come through the decade had it not been for \
                 Alexa Chung.",
                "Alexa Chung > kitten heel",
            ),
            (
                "Without Alexa Chung, kitten heels would still be a joke.",
                "Alexa Chung > kitten heel",
            ),
            (
                "Would the clog be where it is without Harry Styles?",
                "Harry Styles > clog",
            ),
        ]);
        moves_nothing(&[
            "Alexa Chung would look good without the clogs.",
            "The clogs would be fine without socks.",
            "She would never leave home without her clogs.",
            "Without Alexa Chung, the show would have had no clogs.",
            "Without Gucci, Prada would never have sold the clog.",
        ]);
    }
}
