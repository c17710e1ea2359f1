//! Nouns that the search takes for verbs because nothing but `be` or the year of a
//! season stands before them.

use super::Tag;
use super::Tag::{Adjective, Determiner, Genitive, Name, Noun, Number, Possessive, Verb};
use super::agree::{is_season, is_year};
use crate::lexicon::Classes;
use crate::text::Text;

/// `There were clogs`, `It was slip dresses that`, `its autumn/winter 2024 show in`:
/// no third person follows `be`, and no base form the year of somebody's season.
pub(super) fn plurals(text: &Text<'_>, first: usize, tags: &mut [Tag]) {
    for at in 1..tags.len() {
        let token = first + at;
        if tags[at] != Verb || !text.can_be(token, Classes::NOUN) {
            continue;
        }
        let mut lead = at;
        while lead > 0 && matches!(tags[lead - 1], Noun | Adjective) {
            lead -= 1;
        }
        let is = lead > 0
            && matches!(
                text.lower(first + lead - 1),
                "is" | "are" | "was" | "were" | "been" | "be"
            );
        let plural = text.can_be(token, Classes::THIRD) && text.can_be(token, Classes::PLURAL);
        let season = at > 2
            && text.lower(token) == "show"
            && tags[at - 1] == Number
            && is_year(text, token - 1)
            && is_season(text, token - 2);
        // Back over `autumn/winter`, `men's spring`.
        let owned = (1..at - 1).rev().take(6).find(|t| {
            let slash = text.surface(first + t) == "/";
            !slash && !matches!(tags[*t], Noun | Adjective | Name | Number)
        });
        let owned = owned.is_some_and(|t| matches!(tags[t], Possessive | Genitive | Determiner));
        if is && plural || season && owned {
            tags[at] = Noun;
        }
    }
}
