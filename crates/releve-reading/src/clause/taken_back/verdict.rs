//! Verdicts on what was just told: `it turned out to be false`, `the house denies it`, `a
//! claim since debunked`.

use super::{NEAR, Tail};
use crate::clause::group::is_be;
use crate::clause::{Clause, ClauseKind};
use crate::lexicon::Cue;
use crate::tag::Tag;

impl Tail<'_, '_> {
    /// `it turned out to be false`, `which is untrue`, `the report was later retracted`,
    /// `that proved a hoax`, `which was not the case`.
    pub(super) fn is_verdict(&self, tail: usize) -> bool {
        let mut at = tail;
        while matches!(
            self.lower(at),
            "and" | "but" | "though" | "although" | "only" | "later"
        ) {
            at += 1;
        }
        let (named, verb_from) = match self.lower(at) {
            "it" | "that" | "this" | "which" => (false, at + 1),
            "the" | "both" => {
                let noun = (at + 1..(at + 4).min(self.sentence.end))
                    .find(|noun| self.has(*noun, Cue::Claim) || is_picture(self.text.lemma(*noun)));
                match noun {
                    Some(noun) => (true, noun + 1),
                    None => return false,
                }
            }
            _ => return false,
        };
        let clause = self.parse.clauses.iter().find(|clause| {
            clause.kind == ClauseKind::Finite
                && (verb_from..verb_from + 3).contains(&clause.verb.max(clause.group.start))
                || clause.kind == ClauseKind::Finite
                    && clause.group.start <= verb_from + 1
                    && verb_from <= clause.verb
                    && clause.verb < verb_from + 4
        });
        let Some(clause) = clause else { return false };
        let links = is_be(self.lower(clause.verb))
            || matches!(self.text.lemma(clause.verb), "be" | "prove" | "turn");
        if !(links || clause.passive) {
            return false;
        }
        let end = (clause.group.start..self.sentence.end)
            .find(|at| matches!(self.text.surface(*at), "," | ";" | "—" | "–" | "."))
            .unwrap_or(self.sentence.end)
            .min(clause.group.end + NEAR);
        let words = clause.group.start..end;
        // `it is a myth that …` is about what follows.
        if words.clone().any(|at| self.lower(at) == "that") {
            return false;
        }
        let denied = self.is_negated(clause)
            || words
                .clone()
                .any(|at| matches!(self.lower(at), "not" | "no"));
        // `it was not so long ago`, `which is not the case in Paris`
        let truth = || {
            words
                .clone()
                .any(|at| matches!(self.lower(at), "true" | "so" | "case") && self.is_over(at + 1))
        };
        let untrue = || {
            words.clone().any(|at| {
                // `it was false modesty`
                let last =
                    self.text.tokens.get(at + 1).is_none_or(|next| {
                        !matches!(next.tag, Tag::Noun | Tag::Name | Tag::Adjective)
                    });
                // `it is rumoured`
                let myth = self.has(at, Cue::Myth) && self.text.tokens[at].tag == Tag::Noun;
                let verdict = last && (self.has(at, Cue::Untrue) || myth);
                let refuted = clause.passive
                    && (self.is_refuting(at) && (named || self.is_flat(at))
                        || self.lower(at) == "retracted");
                verdict && (named || self.is_of_a_tale(at)) || refuted
            })
        };
        if denied { truth() } else { untrue() }
    }

    /// True for a verdict that is of what was said and not of a thing: a coat may be `fake`
    /// and a bag a `legend`.
    fn is_of_a_tale(&self, at: usize) -> bool {
        let word = self.lower(at);
        let article = matches!(self.text.lower_at(at.checked_sub(1)), "a" | "an");
        match word {
            "fake" => article && self.is_over(at + 1),
            "wrong" | "mistaken" | "invented" | "inaccurate" | "incorrect" | "legend"
            | "fiction" | "made" | "urban" => false,
            _ => true,
        }
    }

    /// A verb of which `it` can only be what was said: a gown may be `dismissed`, too.
    fn is_flat(&self, at: usize) -> bool {
        self.has(at, Cue::Deny) || matches!(self.text.lemma(at), "debunk" | "disprove" | "quash")
    }

    /// `the house denies it`, `though Prada has dismissed the report`, `which the house
    /// denies`.
    pub(super) fn is_refusal(&self, tail: usize) -> bool {
        let which = self.lower(tail) == "which";
        self.parse.clauses.iter().any(|clause| {
            let near = clause.kind == ClauseKind::Finite
                && (tail + 1..tail + NEAR).contains(&clause.group.start);
            let before = tail..clause.group.start;
            // `Ganni, which denies it`: who denies is the house.
            let subject = before.len() > usize::from(which)
                && before.clone().all(|at| self.text.surface(at) != ",")
                && !before.clone().any(|at| self.lower(at) == "had");
            near && subject
                && self.is_refuting(clause.verb)
                && !self.is_negated(clause)
                && !clause.group.clone().any(|at| self.lower(at) == "had")
                && if which {
                    self.is_flat(clause.verb) && self.is_over(clause.group.end)
                } else {
                    self.refuses_it(clause)
                }
        })
    }

    /// `denies it`, `dismissed the report`, and nothing more.
    fn refuses_it(&self, clause: &Clause) -> bool {
        let next = clause.group.end;
        match self.lower(next) {
            "it" | "this" | "that" => self.is_flat(clause.verb) && self.is_over(next + 1),
            "the" | "such" | "these" => {
                (next + 1..next + 3).any(|at| self.has(at, Cue::Claim) && self.is_over(at + 1))
            }
            _ => false,
        }
    }

    /// `a claim the house denies`, `a story since debunked`, `a figure that proved untrue`,
    /// `a hoax`.
    pub(super) fn is_apposed(&self, tail: usize) -> bool {
        if !matches!(self.lower(tail), "a" | "an" | "one") {
            return false;
        }
        let noun = (tail + 1..(tail + 4).min(self.sentence.end)).find(|at| {
            // An idea that was dismissed may be what is worn now.
            self.has(*at, Cue::Claim)
                && !matches!(
                    self.text.lemma(*at),
                    "idea" | "notion" | "suggestion" | "assumption"
                )
                || self.has(*at, Cue::Myth)
                || matches!(self.lower(*at), "figure" | "number" | "link" | "connection")
        });
        let Some(noun) = noun else { return false };
        // `a hoax`, `an untrue story`
        let tale = matches!(
            self.lower(noun),
            "hoax" | "lie" | "fabrication" | "falsehood" | "myth"
        );
        let untrue = (tail + 1..noun).any(|at| self.has(at, Cue::Untrue));
        if self.is_over(noun + 1) {
            return tale || untrue;
        }
        let end = (noun + 1..self.sentence.end)
            .find(|at| matches!(self.text.surface(*at), "," | ";" | "—" | "–" | "."))
            .unwrap_or(self.sentence.end);
        let words = noun + 1..end;
        let not = words.clone().any(|at| {
            self.text.tokens[at].tag == Tag::Negation
                || matches!(self.lower(at), "not" | "never" | "nor" | "hardly" | "had")
                || self.lower(at).ends_with("n't")
        });
        !not && words
            .clone()
            .any(|at| self.is_refuting(at) || self.has(at, Cue::Untrue) || self.has(at, Cue::Myth))
    }

    /// `deny`, `refute`, `dismiss`, `debunk`: it is not so. Who doubts or questions only
    /// wonders.
    fn is_refuting(&self, at: usize) -> bool {
        (self.has(at, Cue::Deny) || self.has(at, Cue::Dismiss))
            && matches!(self.text.tokens[at].tag, Tag::Verb | Tag::Past)
            && !matches!(
                self.text.lemma(at),
                "doubt" | "disbelieve" | "contest" | "question"
            )
    }
}

/// What shows that something was so.
fn is_picture(word: &str) -> bool {
    matches!(
        word,
        "picture" | "image" | "photo" | "photograph" | "post" | "video" | "account" | "figure"
    )
}
