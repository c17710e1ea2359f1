//! A part of speech for every token.
//!
//! A bigram Viterbi search: how often WordNet's tagged corpus saw the word in
//! each class is the emission, a small table of which class follows which is
//! the transition. Scores are natural logarithms, chosen by hand on the
//! development articles; there is no training corpus of tags in the project.

mod agree;
mod beside;
mod candidate;
mod lacking;
mod plural;
mod search;
mod title;
mod transition;

pub(crate) use search::Tagger;

macro_rules! tags {
    ($($(#[$doc:meta])* $tag:ident,)+) => {
        /// Parts of speech, as coarse as the grammar of relations needs them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Tag { $($(#[$doc])* $tag,)+ }

        impl Tag {
            /// Every tag, in the order of their numbers.
            const ALL: &'static [Self] = &[$(Self::$tag),+];
        }
    };
}

tags! {
    /// Common noun, singular or plural.
    Noun,
    /// Name: a capital where the sentence gives no other reason for it.
    Name,
    Adjective,
    Adverb,
    /// Base form, third person or past: a verb that can carry a clause.
    Verb,
    /// A form in `-ed`, or irregular, that is past tense or participle.
    Past,
    /// A form in `-ing`.
    Gerund,
    Auxiliary,
    Determiner,
    /// `her`, `its`
    Possessive,
    Pronoun,
    /// `who`, `which`, and questions.
    Relative,
    Preposition,
    Conjunction,
    Subordinator,
    Negation,
    /// `to` before a verb.
    Infinitive,
    Number,
    /// `’s` of a possessor.
    Genitive,
    Mark,
}
