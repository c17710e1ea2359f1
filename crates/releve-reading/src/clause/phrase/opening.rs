//! Whether a phrase goes on with a list or opens a clause: `showed coats, hats and bags`,
//! but `showed coats, and demand for them rose`.

use std::ops::Range;

use releve_facts::EntityKind;

use super::Sentence;
use crate::clause::participle::{is_by_so_much, is_participle};
use crate::tag::Tag;

impl Sentence<'_, '_> {
    /// True for what stands between two members of a list.
    pub(super) fn is_joint(&self, mut between: Range<usize>) -> bool {
        !between.is_empty()
            && between.all(|at| {
                matches!(self.text.surface(at), "," | "and" | "&" | "or" | "plus")
                    || matches!(self.text.tokens[at].tag, Tag::Conjunction | Tag::Adverb)
            })
    }

    /// True where the phrase `start..end` behind a bare comma is the subject of
    /// a new clause, not one more member of a list: `on Instagram, sales
    /// exploded`, `, she sent`. Behind a comma and `and` only two are joined where the
    /// member before is not `listed` itself: `showed coats, and demand for them rose`.
    pub(super) fn opens_clause(&self, start: usize, end: usize, listed: bool) -> bool {
        let text = self.text;
        if start == self.range.start {
            return false;
        }
        if matches!(text.lower(start - 1), "and" | "but" | "while") {
            let parted = start >= self.range.start + 2 && text.surface(start - 2) == ",";
            return self.opens_with_name(start, end)
                || parted
                    && !listed
                    && !self.lacks_verb(start)
                    && self.goes_on_to_verb(start, end);
        }
        if text.surface(start - 1) != "," {
            return false;
        }
        if matches!(text.lower(start), "she" | "he" | "it" | "they" | "we" | "i") {
            return true;
        }
        self.goes_on_to_verb(start, end) || self.bears_aside(start, end)
    }

    /// `to the Chloé show and | Jane Birkin carried a bag`: whoever is named behind
    /// the conjunction, and nobody before it, is the subject of what follows.
    fn opens_with_name(&self, start: usize, end: usize) -> bool {
        let person = |at: usize| self.cover.kind(at) == Some(EntityKind::Person);
        let end = (end..self.range.end)
            .find(|at| self.text.tokens[*at].tag != Tag::Adverb)
            .unwrap_or(end);
        let verb = end < self.range.end
            && !self.cover.has(end)
            && matches!(
                self.text.tokens[end].tag,
                Tag::Verb | Tag::Past | Tag::Auxiliary
            )
            && !is_participle(self.text, end, self.range.clone());
        verb && start >= self.range.start + 2 && person(start) && !person(start - 2)
    }

    /// `At the match on Sunday, | X, partner of Y, chose`: behind what a preposition opens
    /// the sentence with, a phrase with an aside and then a verb is its subject.
    fn bears_aside(&self, start: usize, end: usize) -> bool {
        let text = self.text;
        let led_in = text.tokens[self.range.start].tag == Tag::Preposition
            && !self.cover.has(self.range.start)
            && self.lacks_verb(start);
        if !led_in || text.surface(end) != "," || end >= self.range.end {
            return false;
        }
        let close = (end + 1..self.range.end)
            .take(24)
            .take_while(|at| !matches!(text.lower(*at), "and" | "or" | "&" | ";" | ":"))
            .find(|at| text.surface(*at) == ",");
        close.is_some_and(|close| {
            let verb = (close + 1..self.range.end)
                .find(|at| text.tokens[*at].tag != Tag::Adverb)
                .filter(|at| !self.cover.has(*at));
            verb.is_some_and(|at| {
                matches!(text.tokens[at].tag, Tag::Verb | Tag::Past | Tag::Auxiliary)
            })
        })
    }

    /// True where a finite verb stands behind the phrase `start..end`, in its clause.
    fn goes_on_to_verb(&self, start: usize, end: usize) -> bool {
        let text = self.text;
        (end..self.range.end)
            .take_while(|at| {
                !matches!(text.surface(*at), "," | ";" | ":" | "—" | "–" | "(")
                    && !matches!(
                        text.tokens[*at].tag,
                        Tag::Conjunction
                            | Tag::Relative
                            | Tag::Subordinator
                            | Tag::Gerund
                            | Tag::Infinitive
                    )
            })
            .find(|at| {
                !self.cover.has(*at)
                    && matches!(text.tokens[*at].tag, Tag::Verb | Tag::Past | Tag::Auxiliary)
            })
            .is_some_and(|at| {
                // A participle that closes the phrase is no clause's verb.
                text.tokens[at].tag != Tag::Past
                    || at == end
                        && text.tokens[end - 1].tag == Tag::Name
                        && text.tokens[start].tag != Tag::Determiner
                        && self.lacks_verb(start)
                    || !is_participle(text, at, self.range.clone())
                        && (!matches!(text.lower_at(Some(at + 1)), "by" | "with" | "in" | "from")
                            || is_by_so_much(text, at + 1, self.range.end))
            })
    }

    /// True where the sentence has no verb of its own before `at`: `Wearing a coat, X
    /// arrived in loafers`, `Dressed in red, X`.
    fn lacks_verb(&self, at: usize) -> bool {
        (self.range.start + 1..at).all(|at| {
            self.cover.has(at)
                || !matches!(
                    self.text.tokens[at].tag,
                    Tag::Verb | Tag::Past | Tag::Auxiliary
                )
        })
    }

    /// True where a finite verb follows the phrase that ends at `end` and that a
    /// preposition would govern.
    pub(super) fn bears_clause(&self, end: usize) -> bool {
        let text = self.text;
        let verb = (end..self.range.end.min(end + 3))
            .find(|at| self.cover.has(*at) || text.tokens[*at].tag != Tag::Adverb);
        let Some(at) = verb.filter(|at| !self.cover.has(*at)) else {
            return false;
        };
        let named = self.cover.has(end - 1)
            || matches!(
                text.tokens[end - 1].tag,
                Tag::Pronoun | Tag::Name | Tag::Noun
            );
        named
            && match text.tokens[at].tag {
                Tag::Verb | Tag::Auxiliary => true,
                Tag::Past => {
                    !matches!(
                        text.lower_at(Some(at + 1)),
                        "by" | "with" | "from" | "in" | "at" | "on" | "." | "," | ""
                    ) || matches!(text.lower(at), "wore" | "aired" | "went" | "came")
                }
                _ => false,
            }
    }
}
