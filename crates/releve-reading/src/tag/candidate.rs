//! What a token can be, by its shape and its word.

use super::Tag;
use super::Tag::{
    Adjective, Adverb, Auxiliary, Conjunction, Determiner, Genitive, Gerund, Infinitive, Mark,
    Name, Negation, Noun, Number, Past, Possessive, Preposition, Pronoun, Relative, Subordinator,
    Verb,
};
use crate::lexicon::Classes;
use crate::segment::{Join, Shape, is_apostrophe};
use crate::text::Text;

/// What a token can be, with the score of the best way there and where in the
/// column before it that way comes from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    pub(super) tag: Tag,
    pub(super) score: f32,
    pub(super) back: u32,
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

/// Adds to `found` what the token can be: one tag at least.
pub(super) fn candidates(
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
        Shape::Mark => return one(mark(text, at, first)),
        _ => {}
    }
    let info = text.info(at);
    let capital = token.shape != Shape::Lower && token.shape != Shape::Caseless;
    let free = capital && at > first && !headline && !is_free_of_case(text, at);
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

/// What a mark is: some stand for words.
fn mark(text: &Text<'_>, at: usize, first: usize) -> Tag {
    let token = &text.tokens[at];
    let surface = text.surface(at);
    if surface == "&" {
        return Conjunction;
    }
    let contracted = surface.starts_with(is_apostrophe)
        && token.join == Join::Direct
        && ["d", "m", "ll", "ve", "re"].iter().any(|clitic| {
            surface
                .trim_start_matches(is_apostrophe)
                .eq_ignore_ascii_case(clitic)
        });
    if contracted {
        return Auxiliary;
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
        return if contraction { Auxiliary } else { Genitive };
    }
    Mark
}

/// After an opening quote, a colon, a bracket or a dash a capital says little.
fn is_free_of_case(text: &Text<'_>, at: usize) -> bool {
    text.follows_opening(at) || at > 0 && matches!(text.surface(at - 1), "(" | "–" | "—" | "|")
}
