//! What the end of a sentence, or the sentence behind it, takes back: `X wore it, or so the
//! story goes`, `…, a claim the house denies`, `… — except she didn't`.

#[cfg(test)]
mod tests;
mod verdict;

use std::ops::Range;

use super::group::is_be;
use super::{Clause, ClauseKind, Parse};
use crate::lexicon::Cue;
use crate::spot::Spotted;
use crate::tag::Tag;
use crate::text::Text;

/// How far a verdict may stand from what it is of, in tokens.
const NEAR: usize = 7;

/// One sentence, to look for its end in.
pub(super) struct Tail<'s, 'a> {
    pub(super) text: &'s Text<'a>,
    pub(super) spotted: &'s Spotted,
    pub(super) sentence: Range<usize>,
    pub(super) parse: &'s Parse,
}

impl Tail<'_, '_> {
    /// The part of the sentence that its end says is not so.
    pub(super) fn taken_back(&self) -> Option<Range<usize>> {
        (self.sentence.start + 1..self.sentence.end).find_map(|at| {
            let tail = self.tail(at)?;
            let takes_back = self.is_hedge(tail)
                || self.is_echo(at, tail)
                || self.is_verdict(tail)
                || self.is_refusal(tail)
                || self.is_apposed(tail);
            takes_back.then(|| self.begin(at)..at)
        })
    }

    /// True where the whole sentence takes back the one before: `That turned out to be a
    /// hoax.`, `The house denies it.`
    pub(super) fn takes_back_before(&self) -> bool {
        let start = self.sentence.start;
        start < self.sentence.end && (self.is_verdict(start) || self.is_refusal(start))
    }

    /// Where a tail begins whose mark or conjunction stands at this token.
    fn tail(&self, at: usize) -> Option<usize> {
        let next = at + 1;
        let marked = matches!(self.text.surface(at), "," | ";" | ":" | "—" | "–" | "(");
        let joined = matches!(self.lower(at), "except" | "though" | "although");
        let tail = if joined { at } else { next };
        ((marked || joined) && tail < self.sentence.end).then_some(tail)
    }

    /// Where the part of the sentence begins that a tail can be said of.
    fn begin(&self, mark: usize) -> usize {
        let clauses = self.parse.clauses.iter().filter(|clause| {
            clause.kind == ClauseKind::Finite && !clause.shared_subject && clause.verb < mark
        });
        let mut starts = clauses.filter_map(|clause| {
            let start = self.parse.phrases[*clause.subject.first()?].tokens.start;
            let before = start.checked_sub(1)?;
            let joined = matches!(self.lower(before), "and" | "but" | "while")
                && before > self.sentence.start
                && self.text.surface(before - 1) == ",";
            (joined || self.text.surface(before) == ";").then_some(start)
        });
        starts.next_back().unwrap_or(self.sentence.start)
    }

    /// `or so the story goes`, `or so they say`, `or that is the legend`. What the one who
    /// wears or makes it says is no hearsay.
    fn is_hedge(&self, tail: usize) -> bool {
        if self.lower(tail) != "or" {
            return false;
        }
        let least = self.lower(tail + 1) == "at" && self.lower(tail + 2) == "least";
        let so = tail + 1 + if least { 2 } else { 0 };
        let near = so + 1..(so + NEAR).min(self.sentence.end);
        match self.lower(so) {
            "so" => {
                let next = so + 1;
                let own = next >= self.sentence.end
                    || self.text.tokens[next].tag == Tag::Name
                    || self.text.tokens[next].tag == Tag::Possessive
                    || matches!(self.lower(next), "she" | "he" | "i" | "we")
                    || self.has(next + 1, Cue::House);
                let said =
                    self.parse.clauses.iter().any(|clause| {
                        clause.kind == ClauseKind::Finite && near.contains(&clause.verb)
                    });
                !own && said
            }
            "that" | "such" | "this" => near
                .into_iter()
                .any(|at| self.has(at, Cue::Claim) || self.has(at, Cue::Myth)),
            _ => false,
        }
    }

    /// `though she never did`, `except she didn't`, `which it was not`, `not that he ever
    /// had`: the verb of the clause before, denied, and nothing more.
    fn is_echo(&self, mark: usize, tail: usize) -> bool {
        let which = self.lower(tail) == "which";
        let not_that = self.lower(tail) == "not" && self.lower(tail + 1) == "that";
        let joins = matches!(
            self.lower(tail),
            "though" | "although" | "but" | "except" | "only" | "yet"
        );
        if !(which || not_that || joins) {
            return false;
        }
        let (mut pronoun, mut verb, mut denied) = (false, None, not_that);
        for at in tail + 1 + usize::from(not_that)..self.sentence.end {
            let word = self.lower(at);
            match word {
                "she" | "he" | "they" | "it" if !pronoun && verb.is_none() => pronoun = true,
                "that" | "in" | "fact" | "truth" | "reality" | "course" | "of" | ","
                    if !pronoun => {}
                "not" | "never" => denied = true,
                "ever" if not_that => {}
                "at" | "all" | "so" | "sort" | "the" | "kind" | "nothing" if verb.is_some() => {
                    denied |= word == "nothing";
                }
                "." | "!" | ")" | "…" => break,
                _ if is_auxiliary(word) && pronoun && verb.is_none() => {
                    denied |= word.ends_with("n't");
                    verb = Some(at);
                }
                _ if self.text.tokens[at].tag == Tag::Negation => denied = true,
                _ if self.text.tokens[at].tag == Tag::Adverb => {}
                _ => return false,
            }
        }
        let Some(verb) = verb.filter(|_| denied) else {
            return false;
        };
        let copula = self
            .main(mark)
            .map(|main| main.passive || is_be(self.lower(main.verb)));
        match self.lower(verb) {
            word if word.starts_with("did") || word.starts_with("do") => copula != Some(true),
            word if word.starts_with("ha") => !which,
            _ => copula == Some(true),
        }
    }

    /// The clause whose verb an echo takes up: the one that the part begins with.
    fn main(&self, mark: usize) -> Option<&Clause> {
        let begin = self.begin(mark);
        self.parse.clauses.iter().find(|clause| {
            clause.kind == ClauseKind::Finite && (begin..mark).contains(&clause.verb)
        })
    }

    fn is_negated(&self, clause: &Clause) -> bool {
        clause.group.clone().any(|at| {
            self.text.tokens[at].tag == Tag::Negation
                || matches!(self.lower(at), "never" | "hardly")
                || self.lower(at).ends_with("n't")
                || self.lower(at).ends_with("n’t")
        })
    }

    /// True where a sentence or its part ends at this token.
    fn is_over(&self, at: usize) -> bool {
        at >= self.sentence.end
            || matches!(
                self.text.surface(at),
                "." | "!" | "," | ";" | ")" | "—" | "–"
            )
    }

    fn has(&self, at: usize, cue: Cue) -> bool {
        self.sentence.contains(&at) && self.spotted.has_cue(at, cue)
    }

    /// The word at a token of the sentence, in lower case; behind it nothing.
    fn lower(&self, at: usize) -> &str {
        self.text
            .lower_at(Some(at).filter(|at| self.sentence.contains(at)))
    }
}

fn is_auxiliary(word: &str) -> bool {
    matches!(
        word.trim_end_matches("n't"),
        "did" | "does" | "do" | "had" | "has" | "have" | "was" | "were" | "is" | "are"
    )
}
