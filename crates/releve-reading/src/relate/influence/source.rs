//! Influence by what a house names as its sources: `the show notes mentioned A, B and C`,
//! `named A and B as inspirations for the look`, `calls X his muse`.

use releve_facts::EntityKind;

use super::Event;
use super::moved::{Moved, moved};
use super::mover::is_influencer;
use crate::clause::{Clause, Parse};
use crate::lexicon::Cue;
use crate::relate::maker;
use crate::relate::noun::{self, Thing};
use crate::scene::Scene;
use crate::tag::Tag;

/// `The show notes mentioned A, B and C`: sources of the house.
pub(super) fn notes(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    let text = &scene.text;
    let head = parse.phrases[*clause.subject.first()?].head;
    let noted = matches!(text.lower(head), "notes" | "moodboard" | "moodboards")
        || text.lower(head) == "board" && text.lower_at(head.checked_sub(1)) == "mood";
    let names = matches!(
        text.lemma(clause.verb),
        "mention"
            | "cite"
            | "reference"
            | "name"
            | "list"
            | "name-check"
            | "include"
            | "credit"
            | "evoke"
            | "invoke"
    );
    if !noted || !names || clause.passive {
        return None;
    }
    let first = parse
        .phrases
        .iter()
        .position(|p| p.tokens.start >= clause.group.end)?;
    let influencers: Vec<Thing> = noun::coordinated(scene, parse, first)
        .into_iter()
        .filter_map(|tokens| noun::thing(scene, tokens))
        .filter(is_influencer)
        .collect();
    let house = maker::topic(scene, clause.sentence, &[])?;
    let m = scene
        .entity(house)
        .mentions
        .iter()
        .copied()
        .rfind(|m| scene.resolved.mentions[*m].tokens.start < clause.group.start)?;
    let what = Moved::new(vec![noun::of_mention(scene, m)]);
    Some(Event::new(
        influencers,
        what,
        clause.sentence,
        "influence: the notes name",
    ))
}

/// `named A and B as their inspirations for the look`, `credited X as his muse`.
pub(super) fn as_source(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Event> {
    let text = &scene.text;
    let names = matches!(
        text.lemma(clause.verb),
        "credit"
            | "name"
            | "cite"
            | "list"
            | "mention"
            | "quote"
            | "call"
            | "describe"
            | "give"
            | "count"
            | "number"
            | "consider"
            | "take"
            | "choose"
            | "have"
            | "cast"
    );
    if !names || clause.passive {
        return None;
    }
    let range = scene.sentence(clause.sentence);
    let source = (clause.group.end..range.end.min(clause.group.end + 16))
        .find(|at| scene.spotted.cue_at(*at, Cue::Source).is_some())?;
    let calls = matches!(text.lemma(clause.verb), "call" | "name" | "consider");
    let as_at = (clause.group.end.max(source.saturating_sub(5))..source).rfind(|at| {
        // `counts X among her influences`, `calls X its muse`
        let own = text.tokens[*at].tag == Tag::Possessive && at + 1 == source;
        matches!(text.lower(*at), "as" | "among") || own && calls
    })?;
    let first = parse
        .phrases
        .iter()
        .position(|p| p.tokens.start >= clause.group.end && p.tokens.end <= as_at)?;
    let influencers: Vec<Thing> = noun::coordinated(scene, parse, first)
        .into_iter()
        .take_while(|tokens| tokens.end <= as_at)
        .filter_map(|tokens| noun::thing(scene, tokens))
        .filter(is_influencer)
        .collect();
    let behind = parse.phrases.iter().position(|p| {
        p.preposition.is_some_and(|t| {
            t > source && t <= source + 2 && matches!(text.lower(t), "for" | "behind" | "of" | "on")
        })
    });
    let what = match behind {
        Some(phrase) => moved(scene, parse, phrase, clause.sentence)?,
        None => {
            let owner = clause.subject.first().and_then(|p| {
                noun::thing(scene, noun::extent(scene, parse, *p))
                    .filter(|t| matches!(t.kind, Some(EntityKind::Person | EntityKind::Brand)))
            })?;
            let own = scene.spotted.cue_at(as_at + 1, Cue::Source).is_some()
                || (as_at..source)
                    .any(|at| matches!(text.tokens[at].tag, Tag::Possessive | Tag::Determiner));
            if !own {
                return None;
            }
            Moved::new(vec![owner])
        }
    };
    Some(Event::new(
        influencers,
        what,
        clause.sentence,
        "influence: named as source",
    ))
}
