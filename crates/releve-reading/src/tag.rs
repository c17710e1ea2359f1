//! A part of speech for every token.
//!
//! A bigram Viterbi search: how often WordNet's tagged corpus saw the word in
//! each class is the emission, a small table of which class follows which is
//! the transition. Scores are natural logarithms, chosen by hand on the
//! development articles; there is no training corpus of tags in the project.

use std::ops::Range;
use std::sync::LazyLock;

use crate::lexicon::Classes;
use crate::segment::{Join, Shape, is_apostrophe};
use crate::text::Text;

/// Parts of speech, as coarse as the grammar of relations needs them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tag {
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

/// Every tag.
const ALL: [Tag; TAGS] = [
    Noun,
    Name,
    Adjective,
    Adverb,
    Verb,
    Past,
    Gerund,
    Auxiliary,
    Determiner,
    Possessive,
    Pronoun,
    Relative,
    Preposition,
    Conjunction,
    Subordinator,
    Negation,
    Infinitive,
    Number,
    Genitive,
    Mark,
];

use Tag::{
    Adjective, Adverb, Auxiliary, Conjunction, Determiner, Genitive, Gerund, Infinitive, Mark,
    Name, Negation, Noun, Number, Past, Possessive, Preposition, Pronoun, Relative, Subordinator,
    Verb,
};

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

/// How many tags there are.
const TAGS: usize = Mark as usize + 1;

/// [`transition`] as a table, next tag first: the search looks one up for every
/// pair of candidates.
static TRANSITIONS: LazyLock<[[f32; TAGS]; TAGS]> = LazyLock::new(|| {
    let mut table = [[0.0; TAGS]; TAGS];
    for next in ALL {
        for previous in ALL {
            table[next as usize][previous as usize] = transition(previous, next);
        }
    }
    table
});

/// What a token can be, with the score of the best way there and where in the
/// column before it that way comes from.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    tag: Tag,
    score: f32,
    back: u32,
}

impl Candidate {
    fn new(tag: Tag, score: f32) -> Self {
        Self {
            tag,
            score,
            back: 0,
        }
    }
}

/// Tags sentences; keeps its room from one sentence to the next.
#[derive(Debug, Default)]
pub(crate) struct Tagger {
    /// The candidates of all tokens, one column behind the other.
    candidates: Vec<Candidate>,
    /// Where each column begins.
    columns: Vec<usize>,
    tags: Vec<Tag>,
}

impl Tagger {
    /// The tags of the tokens in `range`, which are one sentence.
    pub(crate) fn tags(&mut self, text: &Text<'_>, range: Range<usize>) -> &[Tag] {
        let headline = is_headline(text, &range);
        let transitions = &*TRANSITIONS;
        self.candidates.clear();
        self.columns.clear();
        for at in range.clone() {
            let first = self.candidates.len();
            candidates(text, at, range.start, headline, &mut self.candidates);
            let (done, column) = self.candidates.split_at_mut(first);
            match self.columns.last() {
                None => {
                    for candidate in column {
                        candidate.score += transitions[candidate.tag as usize][Mark as usize];
                        // A sentence may open with an imperative.
                        if candidate.tag == Verb {
                            candidate.score += 0.4;
                        }
                    }
                }
                Some(before) => {
                    let before = &done[*before..];
                    for candidate in column {
                        let row = &transitions[candidate.tag as usize];
                        let (mut best, mut value) = (0, f32::NEG_INFINITY);
                        for (n, previous) in before.iter().enumerate() {
                            let way = previous.score + row[previous.tag as usize];
                            // Of equals the last.
                            if way >= value {
                                (best, value) = (n, way);
                            }
                        }
                        candidate.score += value;
                        candidate.back = best as u32;
                    }
                }
            }
            self.columns.push(first);
        }
        self.tags.clear();
        self.tags.resize(range.len(), Mark);
        let mut end = self.candidates.len();
        let mut choice = None;
        for (tag, first) in self.tags.iter_mut().zip(&self.columns).rev() {
            let column = &self.candidates[*first..end];
            let chosen = choice.unwrap_or_else(|| {
                (0..column.len())
                    .max_by(|a, b| column[*a].score.total_cmp(&column[*b].score))
                    .unwrap_or(0)
            });
            *tag = column[chosen].tag;
            choice = Some(column[chosen].back as usize);
            end = *first;
        }
        agree(text, range.start, &mut self.tags);
        &self.tags
    }
}

/// A base form cannot be the verb of a singular: in `a leather corset by` and
/// `the Gothenburg label that` it is the noun that closes the phrase.
fn agree(text: &Text<'_>, first: usize, tags: &mut [Tag]) {
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
        };
        if base && calls(text, first, tags, at) {
            tags[at] = Noun;
            continue;
        }
        if !base || !singular(at - 1) {
            continue;
        }
        let mut lead = at - 1;
        while lead > 0 && matches!(tags[lead - 1], Noun | Adjective | Name | Number | Past) {
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
        let phrase =
            article || matches!(tags[before], Determiner | Possessive) && !listed && !inverted;
        let governed = tags[before] == Preposition
            && tags[at - 1] != Name
            && tags
                .get(at + 1)
                .is_none_or(|tag| matches!(tag, Mark | Conjunction));
        if phrase && closes || governed {
            tags[at] = Noun;
        }
    }
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

/// True where most words are capitalised, so that a capital says nothing.
fn is_headline(text: &Text<'_>, range: &Range<usize>) -> bool {
    let (mut words, mut capitals) = (0, 0);
    for token in &text.tokens[range.clone()] {
        if token.shape.is_word() && token.end - token.start > 3 {
            words += 1;
            capitals += usize::from(token.shape.is_capital());
        }
    }
    words >= 4 && capitals * 10 >= words * 7
}

/// Adds to `found` what the token can be: one tag at least.
fn candidates(
    text: &Text<'_>,
    at: usize,
    first: usize,
    headline: bool,
    found: &mut Vec<Candidate>,
) {
    let token = &text.tokens[at];
    let column = found.len();
    let mut one = |tag| found.push(Candidate::new(tag, 0.0));
    match token.shape {
        Shape::Number => return one(Number),
        Shape::Hashtag | Shape::Handle => return one(Name),
        Shape::Address | Shape::Caseless => return one(Noun),
        Shape::Mark => {
            let surface = text.surface(at);
            if surface == "&" {
                return one(Conjunction);
            }
            let contracted = surface.starts_with(is_apostrophe)
                && token.join == Join::Direct
                && ["d", "m", "ll", "ve", "re"].iter().any(|clitic| {
                    surface
                        .trim_start_matches(is_apostrophe)
                        .eq_ignore_ascii_case(clitic)
                });
            if contracted {
                return one(Auxiliary);
            }
            let genitive = surface.starts_with(is_apostrophe)
                && token.join == Join::Direct
                && at > first
                && text.tokens[at - 1].shape.is_word()
                && (surface.len() > 1 && surface.ends_with(['s', 'S'])
                    || text.lower(at - 1).ends_with('s'));
            if genitive {
                // `it’s`, `that’s`: a verb after a pronoun.
                // `somebody’s jeans` is no contraction.
                let indefinite = ["body", "one"]
                    .iter()
                    .any(|end| text.lower(at - 1).ends_with(end))
                    && at + 1 < text.tokens.len()
                    && !text.can_be(at + 1, Classes::ING);
                let contraction = text.can_be(at - 1, Classes::PRONOUN) && !indefinite
                    || matches!(
                        text.lower(at - 1),
                        "that" | "who" | "what" | "there" | "here" | "where" | "how" | "let"
                    );
                return one(if contraction { Auxiliary } else { Genitive });
            }
            return one(Mark);
        }
        _ => {}
    }
    let info = text.info(at);
    let capital = token.shape != Shape::Lower && token.shape != Shape::Caseless;
    let free = capital && at > first && !headline && !follows_opening(text, at);
    let mut add = |tag: Tag, score: f32| {
        if let Some(same) = found[column..].iter_mut().find(|known| known.tag == tag) {
            same.score = same.score.max(score);
        } else {
            found.push(Candidate::new(tag, score));
        }
    };
    let classes = info.classes;
    if classes.is_function() {
        for (class, tag) in [
            (Classes::DETERMINER, Determiner),
            (Classes::POSSESSIVE, Possessive),
            (Classes::PRONOUN, Pronoun),
            (Classes::RELATIVE, Relative),
            (Classes::QUESTION, Relative),
            (Classes::PREPOSITION, Preposition),
            (Classes::CONJUNCTION, Conjunction),
            (Classes::SUBORDINATOR, Subordinator),
            (Classes::AUXILIARY, Auxiliary),
            (Classes::NEGATION, Negation),
            (Classes::INFINITIVE, Infinitive),
            (Classes::NUMBER, Number),
            (Classes::ADVERB, Adverb),
            (Classes::INTERJECTION, Adverb),
        ] {
            if classes.any(class) {
                add(tag, 0.0);
            }
        }
        // `since 2016`, `before the show` are commoner than clauses.
        if classes.any(Classes::PREPOSITION) && classes.any(Classes::SUBORDINATOR) {
            add(Preposition, 0.3);
        }
        if classes.any(Classes::PREPOSITION) {
            add(Preposition, 0.4);
        }
        let unlike_grammar = free && token.shape != Shape::Lower && !classes.any(Classes::PRONOUN);
        if unlike_grammar {
            add(Name, 0.2);
        }
        return;
    }
    let total: f32 = info.counts.iter().map(|n| f32::from(*n)).sum::<f32>() + 2.0;
    let weight = |at: usize| ((f32::from(info.counts[at]) + 0.5) / total).ln();
    if classes.any(Classes::NOUN) {
        // `Pop star Ken Nakajima`: no imperative stands before a bare noun and a name.
        let describes = at == first
            && capital
            && !headline
            && text.tokens.get(at + 1).is_some_and(|next| {
                next.shape == Shape::Lower
                    && text.can_be(at + 1, Classes::NOUN)
                    && !text.info(at + 1).classes.is_function()
                    && !text.can_be(at + 1, Classes::PLURAL)
            })
            && text
                .tokens
                .get(at + 2)
                .is_some_and(|name| name.shape == Shape::Title);
        add(Noun, if describes { 1.5 } else { weight(0) });
    }
    if classes.any(Classes::ADJECTIVE) {
        add(Adjective, weight(2));
    }
    if classes.any(Classes::ADVERB) {
        add(Adverb, weight(3));
    }
    if classes.any(Classes::VERB) {
        if classes.any(Classes::ING) {
            add(Gerund, weight(1).max(-0.7));
        }
        if classes.any(Classes::PAST) {
            add(Past, weight(1).max(-0.3));
        }
        if !classes.any(Classes::ING) && !classes.any(Classes::PAST) {
            add(Verb, weight(1));
        }
    }
    if found.len() == column {
        found.push(Candidate::new(Noun, 0.0));
    }
    if capital {
        let known = text.is_unknown(at);
        let score = match (free, known) {
            (true, _) => 2.5,
            (false, true) => 1.0,
            (false, false) => -2.5,
        };
        found.push(Candidate::new(Name, score));
    }
}

/// After an opening quote, a colon or a bracket a capital says little.
fn follows_opening(text: &Text<'_>, at: usize) -> bool {
    at > 0
        && matches!(
            text.surface(at - 1),
            "“" | "\"" | ":" | "‘" | "(" | "•" | "–" | "—" | "|"
        )
}
