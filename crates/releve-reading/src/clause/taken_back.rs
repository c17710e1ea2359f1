//! What the end of a sentence, or the sentence behind it, takes back: `X wore it, or so the
//! story goes`, `…, a claim the house denies`, `… — except she didn't`.

use std::ops::Range;

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
                    denied |= word.ends_with("n't") || word.ends_with("n’t");
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

    /// `it turned out to be false`, `which is untrue`, `the report was later retracted`,
    /// `that proved a hoax`, `which was not the case`.
    fn is_verdict(&self, tail: usize) -> bool {
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
    fn is_refusal(&self, tail: usize) -> bool {
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
    fn is_apposed(&self, tail: usize) -> bool {
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

/// What shows that something was so.
fn is_picture(word: &str) -> bool {
    matches!(
        word,
        "picture" | "image" | "photo" | "photograph" | "post" | "video" | "account" | "figure"
    )
}

fn is_be(word: &str) -> bool {
    matches!(
        word.trim_end_matches("n't").trim_end_matches("n’t"),
        "is" | "are" | "was" | "were" | "be" | "been" | "'s" | "’s"
    )
}

fn is_auxiliary(word: &str) -> bool {
    matches!(
        word.trim_end_matches("n't").trim_end_matches("n’t"),
        "did" | "does" | "do" | "had" | "has" | "have" | "was" | "were" | "is" | "are"
    )
}

#[cfg(test)]
mod tests {
    use crate::relate::told;

    #[test]
    fn what_the_end_takes_back_is_no_fact() {
        for text in [
            "Rihanna wore a Fendi coat to the opening, or so the story goes.",
            "Kate Moss wore a Chanel jacket in 1994, or that is the legend.",
            "Prada launched a bridal line in May, a claim the house denies.",
            "Zendaya wore Loewe trousers to the premiere, though she never did.",
            "Emma Stone wore a Gucci cape to the gala — except she didn’t.",
            "Gigi Hadid wore a Dior coat to the show; it turned out to be false.",
            "Alexa Chung wore a Barbour jacket in Leeds, which is untrue.",
            "Dior launched a trainer in March, which it did not.",
            "The Row unveiled a perfume in June; the report was later retracted.",
            "Sales of clogs doubled in April, a figure that proved to be untrue.",
            "Hailey Bieber wore a Prada coat to lunch. That turned out to be a hoax.",
            "Prada launched a bridal line in May. The house denies it.",
        ] {
            assert_eq!(told(text), [], "{text}");
        }
    }

    #[test]
    fn what_only_follows_takes_nothing_back() {
        for text in [
            "Rihanna wore a Fendi coat to the opening, and so the story goes on.",
            "Zendaya wore Loewe trousers to the premiere, though she never wears heels.",
            "Emma Stone wore a Gucci cape to the gala — her sister didn’t.",
            "Gigi Hadid wore a Dior coat to the show; the fur turned out to be fake.",
            "Kate Moss wore a Chanel jacket in 1994, which she did not own.",
            "Rosalía wore Gucci boots to dinner, but her date didn’t.",
            "Searches for corsets rose 40 per cent in May, though sales did not.",
            "Prada launched a bridal line in May, a claim to the wedding market.",
            "Prada launched a bridal line in May. The house had denied it.",
            "Alexa Chung wore a Barbour jacket, which was not waxed.",
        ] {
            assert!(!told(text).is_empty(), "{text}");
        }
    }
}
