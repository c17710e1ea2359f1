//! Which part of speech follows which.

use std::sync::LazyLock;

use super::Tag;
use super::Tag::{
    Adjective, Adverb, Auxiliary, Conjunction, Determiner, Genitive, Gerund, Infinitive, Mark,
    Name, Negation, Noun, Number, Past, Possessive, Preposition, Pronoun, Relative, Subordinator,
    Verb,
};

/// How many tags there are.
const TAGS: usize = Tag::ALL.len();

/// How well a tag follows another, next tag first: the search looks one up for
/// every pair of candidates.
pub(super) static TRANSITIONS: LazyLock<[[f32; TAGS]; TAGS]> = LazyLock::new(|| {
    let mut table = [[0.0; TAGS]; TAGS];
    for next in Tag::ALL {
        for previous in Tag::ALL {
            table[*next as usize][*previous as usize] = transition(*previous, *next);
        }
    }
    table
});

/// How well `next` follows `previous`; 0 is neutral.
fn transition(previous: Tag, next: Tag) -> f32 {
    match (previous, next) {
        (Determiner | Possessive | Genitive, Noun | Adjective) => 1.5,
        (Determiner | Possessive | Genitive, Name | Number) => 0.8,
        (Determiner | Possessive | Genitive, Past | Gerund) => -1.0,
        (Determiner | Possessive | Genitive, Adverb) => -1.0,
        (Determiner | Possessive | Genitive, Verb | Auxiliary | Preposition | Pronoun) => -5.0,
        (Determiner | Possessive | Genitive, Conjunction | Subordinator | Determiner) => -3.0,
        (Adjective, Noun) => 1.5,
        (Adjective, Adjective) => 0.3,
        (Adjective, Name) => 0.3,
        (Adjective, Verb) => -3.0,
        (Noun, Noun) => 0.2,
        (Noun, Verb | Past) => 0.4,
        (Noun, Adjective) => -1.2,
        (Noun, Preposition | Conjunction | Mark | Auxiliary | Genitive) => 0.7,
        (Noun, Determiner | Possessive | Pronoun) => -1.0,
        (Name, Verb | Past) => 0.8,
        (Name, Auxiliary | Genitive | Preposition | Conjunction | Mark) => 0.7,
        (Name, Name) => 1.0,
        (Name, Noun) => 0.2,
        (Name, Adjective) => -0.8,
        (Pronoun, Verb | Past | Auxiliary) => 1.6,
        (Pronoun, Noun | Adjective) => -1.5,
        (Relative, Verb | Past | Auxiliary) => 1.4,
        (Relative, Noun) => -0.8,
        (Auxiliary, Past | Gerund) => 1.2,
        (Auxiliary, Verb) => 0.5,
        (Auxiliary, Adjective | Adverb | Negation | Determiner) => 0.5,
        (Auxiliary, Noun) => -0.7,
        (Negation, Verb | Past | Gerund) => 0.8,
        (Infinitive, Verb) => 3.0,
        (Infinitive, Adverb) => -0.5,
        (Infinitive, _) => -4.0,
        (Preposition, Noun | Adjective | Determiner | Possessive | Name | Number | Gerund) => 0.7,
        (Preposition, Verb) => -4.0,
        (Preposition, Past) => -1.2,
        (Preposition, Auxiliary) => -3.0,
        (Verb | Past, Determiner | Possessive | Preposition | Pronoun | Adverb) => 0.7,
        (Verb | Past, Noun | Adjective | Name) => 0.1,
        (Verb, Verb) => -3.0,
        (Past, Verb) => -2.5,
        (Verb, Past) => -1.0,
        (Gerund, Determiner | Possessive | Noun | Preposition | Adjective | Name) => 0.3,
        (Gerund, Verb) => -2.0,
        (Adverb, Verb | Past | Adjective | Gerund) => 0.7,
        (Adverb, Noun) => -0.8,
        (Conjunction, Verb) => -0.2,
        (Subordinator, Verb) => -2.0,
        (Number, Noun) => 0.8,
        (Mark, Verb) => -0.8,
        _ => 0.0,
    }
}
