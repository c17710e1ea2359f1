//! Noun phrases that name no entity: groups of people, arts, coined words.

use std::ops::Range;

use super::Thing;
use crate::lexicon::Classes;
use crate::scene::Scene;
use crate::segment::Join;
use crate::tag::Tag;

/// `female workout influencers`: the noun phrase as it stands.
pub(super) fn plain(scene: &Scene<'_>, tokens: Range<usize>) -> Option<Thing> {
    let text = &scene.text;
    // Nothing before a possessor, no article, no number, no `many`.
    let mut start = behind_possessor(scene, &tokens);
    while start < tokens.end
        && matches!(
            text.tokens[start].tag,
            Tag::Determiner
                | Tag::Possessive
                | Tag::Adverb
                | Tag::Number
                | Tag::Preposition
                | Tag::Conjunction
        )
        && scene.resolved.at(start).is_none()
    {
        start += 1;
    }
    // `1990s snowboarders`
    if start > tokens.start && text.tokens[start - 1].tag == Tag::Number {
        let decade = text.lower_at(Some(start)) == "s" && text.tokens[start].join == Join::Direct;
        start += usize::from(decade);
    }
    let end = tokens.end;
    if start >= end || end - start > 6 {
        return None;
    }
    let head = end - 1;
    let noun = matches!(text.tokens[head].tag, Tag::Noun | Tag::Name | Tag::Gerund);
    if !noun || scene.times_in(start..end).next().is_some() {
        return None;
    }
    if text.can_be(head, Classes::PRONOUN) || is_vague(text.lower(head)) {
        return None;
    }
    let mut name = text
        .slice(start..end)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let opens =
        start == text.sentences[text.sentence_of(start)].tokens.start || start > tokens.start;
    // `Normal People did more`: two capitals are a title’s.
    let titled = start + 1 < end && text.tokens[start + 1].shape.is_capital();
    if opens
        && !titled
        && text.tokens[start].tag != Tag::Name
        && text.info(start).listed
        && scene.resolved.at(start).is_none()
    {
        let mut chars = name.chars();
        if let Some(first) = chars.next() {
            name = first.to_lowercase().chain(chars).collect();
        }
    }
    Some(Thing {
        name,
        kind: None,
        entity: None,
        anaphor: false,
        tokens: start..end,
    })
}

/// Where what is possessed begins: `K-pop idols` of `Seoul's K-pop idols`.
pub(in crate::relate) fn behind_possessor(scene: &Scene<'_>, tokens: &Range<usize>) -> usize {
    let mut words = tokens.clone().rev();
    let genitive = words.find(|at| scene.text.tokens[*at].tag == Tag::Genitive);
    genitive.map_or(tokens.start, |at| at + 1)
}

/// Nouns that name nothing by themselves.
fn is_vague(word: &str) -> bool {
    matches!(
        word,
        "thing"
            | "things"
            | "way"
            | "ways"
            | "reason"
            | "reasons"
            | "moment"
            | "moments"
            | "time"
            | "times"
            | "year"
            | "years"
            | "day"
            | "days"
            | "idea"
            | "ideas"
            | "one"
            | "ones"
            | "bit"
            | "lot"
            | "kind"
            | "part"
            | "fact"
            | "case"
            | "course"
            | "point"
            | "end"
            | "result"
            | "question"
            | "answer"
            | "word"
            | "words"
            | "change"
            | "something"
            | "everything"
            | "nothing"
            | "anything"
            | "others"
            | "most"
            | "half"
            | "desire"
            | "need"
            | "love"
            | "mind"
            | "sense"
            | "hand"
            | "hands"
            | "eye"
            | "story"
            | "decade"
            | "decades"
            | "season"
            | "seasons"
            | "week"
            | "month"
            | "months"
            | "weeks"
            | "hours"
            | "figures"
            | "group"
            | "guest"
            | "guests"
            | "side"
            | "sides"
            | "fan"
            | "fans"
            | "no"
            | "item"
            | "piece"
            | "rise"
            | "look"
            | "looks"
            | "success"
            | "demand"
            | "interest"
            | "precision"
            | "collection"
            | "show"
            | "designer"
            | "brand"
            | "label"
            | "credit"
            | "month's"
            | "both"
            | "page"
            | "february"
            | "version"
            | "versions"
            | "data"
            | "number"
            | "numbers"
            | "shift"
            | "move"
            | "news"
            | "response"
            | "reaction"
            | "push"
    )
}
