//! What the search for the best tags cannot see: number and bare names.

use super::Tag;
use super::Tag::{
    Adjective, Adverb, Auxiliary, Conjunction, Determiner, Genitive, Gerund, Mark, Name, Noun,
    Number, Past, Possessive, Preposition, Pronoun, Relative, Subordinator, Verb,
};
use crate::lexicon::{CalendarWord, Classes};
use crate::segment::{Join, is_apostrophe};
use crate::text::Text;

/// A base form cannot be the verb of a singular: in `a leather corset by` and
/// `the Gothenburg label that` it is the noun that closes the phrase.
pub(super) fn agree(text: &Text<'_>, first: usize, tags: &mut [Tag]) {
    if opens(text, first, tags) {
        tags[0] = Noun;
    }
    govern(text, first, tags);
    super::beside::beside(text, first, tags);
    super::lacking::lacks(text, first, tags);
    super::lacking::verbless(text, first, tags);
    counted(text, first, tags);
    before_determiner(text, first, tags);
    super::plural::plurals(text, first, tags);
    for at in 1..tags.len() {
        let token = first + at;
        // `light-wash`, `polka-dot`: a hyphen joins no verb.
        if tags[at] == Verb
            && text.tokens[token].join == Join::Hyphen
            && text.can_be(token, Classes::NOUN)
            && matches!(tags[at - 1], Noun | Adjective)
        {
            tags[at] = Noun;
            continue;
        }
        let base = tags[at] == Verb
            && text.can_be(token, Classes::NOUN)
            && !text.can_be(token, Classes::THIRD.with(Classes::PAST));
        let singular = |at: usize| {
            matches!(tags[at], Noun | Adjective | Name) && !text.can_be(first + at, Classes::PLURAL)
                // `a star-packed show`
                || matches!(tags[at], Past | Gerund)
                    && text.tokens[first + at].join == Join::Hyphen
                || tags[at] == Number && is_year(text, first + at)
        };
        if base && calls(text, first, tags, at) {
            tags[at] = Noun;
            continue;
        }
        if !base || !singular(at - 1) {
            continue;
        }
        let clipped = |at: usize| tags[at] == Number && is_clipped(text, first + at);
        let mut lead = at - 1;
        while lead > 0
            && (matches!(tags[lead - 1], Noun | Adjective | Name | Number | Past) || clipped(lead))
        {
            lead -= 1;
        }
        let Some(before) = lead.checked_sub(1) else {
            continue;
        };
        let article = matches!(text.lower(first + before), "a" | "an");
        // `the designer and the label wear` has a plural subject.
        let listed = before > 0 && matches!(text.lower(first + before - 1), "and" | "&" | ",");
        let inverted = before > 0 && tags[before - 1] == Auxiliary;
        let closes = tags.get(at + 1).is_none_or(|tag| {
            matches!(
                tag,
                Mark | Preposition | Conjunction | Relative | Name | Auxiliary | Past
            )
        });
        // `made the cork wedge a staple`: what the object is made follows it.
        let predicative = tags.get(at + 1) == Some(&Determiner)
            && before > 0
            && matches!(
                text.lower(first + before - 1),
                "made" | "make" | "makes" | "making" | "called" | "call" | "calls" | "dubbed"
            );
        // `the Gucci dress she wore`
        let relative = tags.get(at + 1) == Some(&Pronoun)
            && matches!(
                text.lower(first + at + 1),
                "i" | "he" | "she" | "we" | "they"
            );
        // `a slip dress costs £195`
        let priced = tags.get(at + 1) == Some(&Noun)
            && text.can_be(token + 1, Classes::THIRD)
            && tags
                .get(at + 2)
                .is_some_and(|tag| matches!(tag, Number | Mark))
            && matches!(
                text.lower(token + 1),
                "costs" | "sells" | "retails" | "starts"
            );
        if priced && matches!(tags[before], Determiner | Possessive | Genitive) {
            tags[at] = Noun;
            tags[at + 1] = Verb;
            continue;
        }
        let closes = closes || predicative || relative;
        let phrase =
            article || matches!(tags[before], Determiner | Possessive) && !listed && !inverted;
        // `Zendaya’s press tour revived`: the verb is still to come.
        let owned = tags[before] == Genitive
            && tags[at + 1..]
                .iter()
                .find(|tag| **tag != Adverb)
                .is_some_and(|tag| matches!(tag, Past | Auxiliary));
        let governed = tags[before] == Preposition
            && tags[at - 1] != Name
            && tags
                .get(at + 1)
                .is_none_or(|tag| matches!(tag, Mark | Conjunction));
        if phrase && closes || governed || owned {
            tags[at] = Noun;
        }
    }
}

/// `and searches for the coat rose`: what there is of something is a noun where the
/// verb is still to come.
fn counted(text: &Text<'_>, first: usize, tags: &mut [Tag]) {
    let ends = |tag: &Tag| matches!(tag, Mark | Conjunction | Relative | Subordinator | Pronoun);
    for at in 1..tags.len() {
        let counts = tags[at] == Verb
            && matches!(
                text.lower(first + at),
                "searches" | "queries" | "demand" | "orders" | "requests" | "views" | "visits"
            )
            && matches!(text.lower_at(Some(first + at + 1)), "for" | "of")
            && matches!(tags[at - 1], Conjunction | Name | Noun | Adjective | Mark);
        if counts
            && let Some(behind) = tags.get(at + 2..)
            && (behind.iter().take_while(|tag| !ends(tag)))
                .any(|tag| matches!(tag, Past | Auxiliary))
        {
            tags[at] = Noun;
        }
    }
}

/// No adjective stands before an article: in `Sporting a white tank` it is a
/// participle, in `The young royal paired the cape with` the verb behind it
/// leaves it the noun of the phrase.
fn before_determiner(text: &Text<'_>, first: usize, tags: &mut [Tag]) {
    let determiner = |tag: Option<&Tag>| matches!(tag, Some(Determiner | Possessive));
    for at in 0..tags.len() {
        if tags[at] != Adjective {
            continue;
        }
        if text.lower(first + at).ends_with("ing") && determiner(tags.get(at + 1)) && at == 0 {
            tags[at] = Gerund;
        }
        let verb = tags.get(at + 1) == Some(&Past) && determiner(tags.get(at + 2));
        if !verb || !text.can_be(first + at, Classes::NOUN) {
            continue;
        }
        let lead = (0..at).rev().find(|t| tags[*t] != Adjective);
        if lead.is_some_and(|t| matches!(text.lower(first + t), "the" | "this")) {
            tags[at] = Noun;
        }
    }
}

/// Makes verbs of forms that could be plurals before an article where the clause
/// has no verb yet: `X sports a coat`, `the label boots the season`. Two noun
/// phrases do not stand side by side.
fn govern(text: &Text<'_>, first: usize, tags: &mut [Tag]) {
    let mut told = false;
    for at in 0..tags.len() {
        match tags[at] {
            Verb | Past | Auxiliary | Gerund => told = true,
            Mark | Conjunction | Subordinator | Relative => told = false,
            Noun if !told && at > 0 => {
                let token = first + at;
                let article = tags.get(at + 1).is_some_and(|_| {
                    matches!(
                        text.lower(token + 1),
                        "a" | "an" | "the" | "her" | "his" | "its" | "their"
                    )
                });
                let subject = matches!(tags[at - 1], Name | Noun | Pronoun)
                    && !text.can_be(token - 1, Classes::PLURAL);
                // `the shop credits Harry Styles`: a name behind a word for saying whose
                // doing it is.
                let named = tags.get(at + 1) == Some(&Name)
                    && matches!(text.lower(token), "credits" | "blames" | "thanks" | "cites");
                let article = article || named;
                if article && subject && text.can_be(token, Classes::THIRD) {
                    tags[at] = Verb;
                    told = true;
                }
            }
            _ => {}
        }
    }
}

pub(super) fn is_season(text: &Text<'_>, at: usize) -> bool {
    let known = text.lexicon.calendar.get(text.tokens[at].word);
    matches!(known, Some(CalendarWord::Season(_)))
}

/// True for the year of `the spring 2019 show` and of `the spring ’19 show`.
pub(super) fn is_year(text: &Text<'_>, at: usize) -> bool {
    let number = text.surface(at);
    let century = ["18", "19", "20"].iter().any(|two| number.starts_with(two));
    number.bytes().all(|b| b.is_ascii_digit())
        && (number.len() == 4 && century || number.len() == 2 && is_clipped(text, at))
}

/// True behind the apostrophe of `’19`.
fn is_clipped(text: &Text<'_>, at: usize) -> bool {
    at > 0 && text.surface(at - 1).starts_with(is_apostrophe)
}

/// True for a noun that opens a sentence and was taken for its verb: `Searches for
/// loafers rose`, `Demand for the bag has grown`. A third person has no place
/// there, and a command is no subject of another verb.
fn opens(text: &Text<'_>, first: usize, tags: &[Tag]) -> bool {
    let noun = tags.first() == Some(&Verb)
        && text.can_be(first, Classes::NOUN)
        && tags.get(1) == Some(&Preposition)
        && matches!(text.lower(first + 1), "for" | "of" | "in" | "on" | "at");
    let third = text.can_be(first, Classes::THIRD) && text.can_be(first, Classes::PLURAL);
    // `Looks included`, `Labels like X showed`
    let subject = tags.first() == Some(&Verb)
        && third
        && (matches!(tags.get(1), Some(Past | Auxiliary))
            || text.lower_at(Some(first + 1)) == "like"
                && tags.get(2) == Some(&Name)
                && tags
                    .iter()
                    .skip(3)
                    .any(|tag| matches!(tag, Past | Auxiliary)));
    if subject {
        return true;
    }
    let governed = || {
        tags.iter()
            .skip(2)
            .find(|tag| {
                !matches!(
                    tag,
                    Noun | Adjective | Name | Number | Determiner | Possessive | Preposition
                )
            })
            .is_some_and(|tag| matches!(tag, Past | Auxiliary))
    };
    noun && (third || governed())
}

/// True for a word for houses or bodies between a noun phrase and a name: `by
/// Atlanta label Mother Doolittle`, `owner of Hangzhou accessories shop Voo`.
/// Only behind a plural subject it could be a verb: `the editors shop Voo`.
fn calls(text: &Text<'_>, first: usize, tags: &[Tag], at: usize) -> bool {
    let token = first + at;
    let named = tags.get(at + 1) == Some(&Name)
        && text.tokens[token + 1].shape.is_capital()
        && text.tokens[token + 1].join == Join::Space
        && text
            .lexicon
            .name_words
            .get(&text.tokens[token].word)
            .is_some_and(|told| told.noun != 0);
    if !named || !matches!(tags[at - 1], Noun | Adjective | Name) {
        return false;
    }
    let mut lead = at - 1;
    while lead > 0 && matches!(tags[lead - 1], Noun | Adjective | Name) {
        lead -= 1;
    }
    let governed = lead > 0 && tags[lead - 1] == Preposition;
    governed || !text.can_be(first + at - 1, Classes::PLURAL)
}
