//! Clauses: which verb stands with which subject, objects and prepositional
//! phrases. A shallow parse from left to right; enough to tell who did what
//! to what, no more.

mod attach;
mod cover;
mod denial;
mod feigned;
mod group;
mod participle;
mod phrase;
mod subject;
mod supposed;
mod taken_back;

use std::ops::Range;

pub(crate) use self::cover::Cover;
pub(crate) use self::denial::deny;
use self::feigned::feigned;
pub(crate) use self::group::is_modal;
pub(crate) use self::supposed::suppose;

use crate::text::Text;

/// A noun phrase without its complements: `Vivaia’s white sneakerina`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Phrase {
    pub(crate) tokens: Range<usize>,
    /// Its last noun, name, number or pronoun.
    pub(crate) head: usize,
    /// The preposition that governs it, by token.
    pub(crate) preposition: Option<usize>,
    /// It continues a list: the phrase before it has the same place in the clause.
    pub(crate) coordinated: bool,
}

/// What a verb form makes of its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ClauseKind {
    /// A finite verb: `she wore`.
    Finite,
    /// A participle: `paired with`, `wearing`.
    Participle,
    /// `to wear`
    Infinitive,
}

/// Whether what is said is said to be so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reality {
    /// It is stated.
    Stated,
    /// `never wore`, `did not show`
    Denied,
    /// `might`, `would`, `rumoured to`, `if`, questions.
    Unreal,
    /// `wear them with`, `you can pair`: advice.
    Advised,
}

/// A verb with what depends on it.
#[derive(Debug, Clone)]
pub(crate) struct Clause {
    pub(crate) sentence: usize,
    /// The main verb's token.
    pub(crate) verb: usize,
    /// Auxiliaries, adverbs and particle included.
    pub(crate) group: Range<usize>,
    pub(crate) kind: ClauseKind,
    pub(crate) passive: bool,
    pub(crate) reality: Reality,
    /// Phrases of the sentence, by number, that are its subject.
    pub(crate) subject: Vec<usize>,
    /// The subject stands as a relative's antecedent or was taken over from
    /// another clause.
    pub(crate) shared_subject: bool,
    /// Direct objects and complements, by number.
    pub(crate) objects: Vec<usize>,
    /// Prepositional phrases behind the verb, by number.
    pub(crate) prepositional: Vec<usize>,
    /// Tokens from the verb group to where the next clause begins.
    pub(crate) reach: Range<usize>,
}

/// The phrases and clauses of one sentence.
#[derive(Debug, Clone, Default)]
pub(crate) struct Parse {
    pub(crate) phrases: Vec<Phrase>,
    pub(crate) clauses: Vec<Clause>,
    /// The runs of tokens that something in the sentence says are not so.
    pub(crate) feigned: Vec<Range<usize>>,
    /// The part that the sentence's own end takes back.
    pub(crate) taken_back: Option<Range<usize>>,
    /// All of it takes back the sentence before.
    pub(crate) takes_back_before: bool,
}

/// Parses the sentence with this number.
pub(crate) fn parse(text: &Text<'_>, sentence: usize, cover: &Cover) -> Parse {
    let range = text.sentences[sentence].tokens.clone();
    let phrases = phrase::phrases(text, range.clone(), cover);
    let groups = group::groups(text, range.clone(), cover);
    let clauses = attach::clauses(text, sentence, range, &phrases, &groups);
    Parse {
        phrases,
        clauses,
        feigned: Vec::new(),
        taken_back: None,
        takes_back_before: false,
    }
}
