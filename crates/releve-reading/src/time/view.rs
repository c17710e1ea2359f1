//! One block of the text, as the families of expressions see it.

use std::ops::Range;

use jiff::civil::Date;
use releve_facts::When;

use super::{End, TimeMention};
use crate::lexicon::{CalendarWord, Classes};
use crate::segment::{Join, Shape, is_apostrophe};
use crate::tag::Tag;
use crate::text::Text;

/// A time that was read at a token.
#[derive(Debug)]
pub(super) struct Reading {
    /// One past its last token.
    pub(super) end: usize,
    pub(super) when: When,
    pub(super) absolute: bool,
    pub(super) end_of: Option<End>,
}

impl Reading {
    pub(super) fn stated(end: usize, when: When) -> Option<Self> {
        Some(Self {
            end,
            when,
            absolute: true,
            end_of: None,
        })
    }

    pub(super) fn reckoned(end: usize, when: When) -> Option<Self> {
        Some(Self {
            end,
            when,
            absolute: false,
            end_of: None,
        })
    }
}

/// How far a clause's verb is looked for; longer clauses tell nothing sure.
const CLAUSE: usize = 24;

/// A block with what was found in it so far. Every look past either end of the
/// block finds nothing.
pub(super) struct View<'t, 'a> {
    pub(super) text: &'t Text<'a>,
    pub(super) published: Option<Date>,
    pub(super) block: Range<usize>,
    pub(super) found: &'t [TimeMention],
}

impl<'t> View<'t, '_> {
    pub(super) fn before(&self, at: usize) -> Option<usize> {
        at.checked_sub(1).filter(|at| self.block.contains(at))
    }

    pub(super) fn word(&self, at: usize) -> Option<CalendarWord> {
        let token = self.text.tokens.get(at)?;
        self.block
            .contains(&at)
            .then(|| self.text.lexicon.calendar.get(token.word))?
    }

    pub(super) fn word_before(&self, at: usize) -> Option<CalendarWord> {
        self.word(self.before(at)?)
    }

    pub(super) fn surface(&self, at: usize) -> &'t str {
        if self.block.contains(&at) {
            self.text.surface(at)
        } else {
            ""
        }
    }

    pub(super) fn lower(&self, at: usize) -> &'t str {
        if self.block.contains(&at) {
            self.text.lower(at)
        } else {
            ""
        }
    }

    pub(super) fn lower_before(&self, at: usize) -> &'t str {
        self.before(at).map_or("", |before| self.lower(before))
    }

    /// How the token is joined to the one before it; `None` past the end.
    pub(super) fn join(&self, at: usize) -> Option<Join> {
        self.block.contains(&at).then(|| self.text.tokens[at].join)
    }

    pub(super) fn shape(&self, at: usize) -> Option<Shape> {
        self.block.contains(&at).then(|| self.text.tokens[at].shape)
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.shape(at).is_some_and(Shape::is_capital)
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.shape(at).is_some_and(Shape::is_word)
    }

    /// A number without group marks, decimals or anything but ASCII digits.
    pub(super) fn digits(&self, at: usize) -> Option<&'t str> {
        let surface = self.surface(at);
        (!surface.is_empty() && surface.bytes().all(|b| b.is_ascii_digit())).then_some(surface)
    }

    pub(super) fn is_apostrophe(&self, at: usize) -> bool {
        let mut chars = self.surface(at).chars();
        chars.next().is_some_and(|c| is_apostrophe(c) || c == '‘') && chars.next().is_none()
    }

    /// False for tokens that cannot begin a time by their look.
    pub(super) fn may_hold_digits(&self, at: usize) -> bool {
        match self.shape(at) {
            Some(Shape::Number) => true,
            // `SS26`, `Q3`; `S/S 26` and `F/W25` begin with a single letter.
            Some(Shape::Upper | Shape::Lower | Shape::Title) => {
                let surface = self.surface(at);
                surface.len() <= 6
                    && (surface.len() == 1 || surface.ends_with(|c: char| c.is_ascii_digit()))
                    || self.lower(at) == "pre"
            }
            Some(Shape::Mark) => self.is_apostrophe(at),
            _ => false,
        }
    }

    /// Where the mention begins if `early`, `mid` or `late` stands before it.
    pub(super) fn with_part(&self, at: usize, free: usize) -> usize {
        let mut start = at;
        while start > free
            && (self.word_before(start) == Some(CalendarWord::Part)
                || (matches!(self.word_before(start), Some(CalendarWord::Distance(_)))
                    && matches!(self.lower_before(start), "earlier" | "later")
                    && matches!(self.word(start), Some(CalendarWord::Shift(_)))))
        {
            start -= 1;
        }
        start
    }

    /// True where what begins at `at` is what a figure is compared with.
    pub(super) fn is_compared(&self, at: usize) -> bool {
        let Some(before) = self.before(at) else {
            return false;
        };
        let after_participle = |at: usize| {
            self.before(at)
                .is_some_and(|at| self.lower(at).starts_with("compar"))
        };
        match self.lower(before) {
            // `on Tuesday`, `on 2 November` are days; `on last year` is none.
            "on" => {
                matches!(
                    self.word(at),
                    Some(CalendarWord::Shift(_) | CalendarWord::Number(_))
                ) && !matches!(self.word(at + 1), Some(CalendarWord::Weekday(_)))
                    || year_like(self.digits(at))
            }
            // `third, the same place as last quarter`
            "as" => std::iter::successors(self.before(before), |at| self.before(*at))
                .take(4)
                .any(|at| self.lower(at) == "same"),
            "to" | "with" => after_participle(before),
            // `fell 22% from a year ago`
            "from" => {
                let figure = self.before(before).is_some_and(|at| {
                    matches!(self.lower(at), "%" | "percent" | "cent")
                        || self.shape(at) == Some(Shape::Number)
                });
                let relative = matches!(
                    self.word(at),
                    Some(CalendarWord::Shift(_) | CalendarWord::Number(_))
                );
                figure && relative
            }
            // `than in 2019`, `compared with in 2019`.
            "in" => {
                let outer = self.before(before);
                outer.is_some_and(|at| {
                    self.lower(at) == "than"
                        || matches!(self.lower(at), "to" | "with") && after_participle(at)
                })
            }
            "the" => false,
            word => {
                self.word(before) == Some(CalendarWord::Compare) && !matches!(word, "with" | "on")
            }
        }
    }

    /// The token range of the sentence that holds `at`, inside the block.
    pub(super) fn sentence(&self, at: usize) -> Range<usize> {
        let sentence = &self.text.sentences[self.text.sentence_of(at)].tokens;
        sentence.start.max(self.block.start)..sentence.end.min(self.block.end)
    }

    /// True where the clause around `at` tells of what is to come.
    ///
    /// The nearest verb before decides; where there is none, the first behind.
    pub(super) fn is_ahead(&self, at: usize) -> bool {
        let sentence = self.sentence(at);
        let before = (sentence.start.max(at.saturating_sub(CLAUSE))..at).rev();
        let behind = at..sentence.end.min(at + CLAUSE);
        for at in before.chain(behind) {
            // `is to leave in February` has no word of its own for it.
            let is_to = self.text.tokens[at].tag == Tag::Infinitive
                && at > sentence.start
                && matches!(self.lower_before(at), "is" | "are");
            if is_to
                || self.word(at) == Some(CalendarWord::Future)
                || self.is_awaited(at, &sentence)
            {
                return true;
            }
            if self.text.tokens[at].tag == Tag::Past {
                // `will be shown`, but `was shown`.
                return (sentence.start..at)
                    .rev()
                    .take_while(|at| {
                        matches!(
                            self.text.tokens[*at].tag,
                            Tag::Auxiliary | Tag::Adverb | Tag::Negation | Tag::Infinitive
                        ) || self.word(*at) == Some(CalendarWord::Future)
                    })
                    .any(|at| self.word(at) == Some(CalendarWord::Future));
            }
        }
        false
    }

    /// True for words by which something is yet to come, though their form is that of
    /// the past or of no time: `to be released`, `set for`, `out in`, `arrives in`.
    fn is_awaited(&self, at: usize, sentence: &Range<usize>) -> bool {
        let word = |at: Option<usize>| {
            at.filter(|at| sentence.contains(at))
                .map_or("", |at| self.lower(at))
        };
        let back = |n: usize| at.checked_sub(n);
        let past = matches!(word(back(1)), "was" | "were" | "had" | "been");
        let leads = matches!(word(Some(at + 1)), "in" | "on" | "for" | "this" | "next");
        match self.lower(at) {
            // `a boot, to be released in`, `are set to be sold`; not `was to be`, `had to be`.
            _ if word(back(1)) == "be" && word(back(2)) == "to" => {
                let before = word(back(3));
                matches!(before, "," | "is" | "are" | "set" | "—" | "–")
                    || before == "expected" && matches!(word(back(4)), "is" | "are" | ",")
            }
            "set" | "expected" => leads && !past && matches!(word(back(1)), "," | "is" | "are"),
            "out" => leads && matches!(word(back(1)), "," | "is" | "are"),
            "arrives" | "arrive" | "lands" | "launches" | "debuts" => {
                leads && self.text.tokens[at].tag == Tag::Verb
            }
            _ => false,
        }
    }

    /// The last time named before `at` in the block.
    pub(super) fn anchor(&self) -> Option<&'t TimeMention> {
        self.found.last()
    }

    /// The last time named before `at` in its sentence.
    pub(super) fn anchor_in_sentence(&self, at: usize) -> Option<&'t TimeMention> {
        let start = self.sentence(at).start;
        self.anchor().filter(|last| last.tokens.start >= start)
    }

    /// True after `her`, `their`, `Hepburn’s`: the twenties are an age then.
    pub(super) fn is_owned(&self, at: usize) -> bool {
        let mut at = at;
        while let Some(before) = self.before(at) {
            match self.word(before) {
                Some(CalendarWord::Part) => at = before,
                _ if matches!(self.lower(before), "to" | "very")
                    && self.word_before(before) == Some(CalendarWord::Part) =>
                {
                    at = before;
                }
                _ => {
                    return self.text.can_be(before, Classes::POSSESSIVE)
                        || self.text.tokens[before].tag == Tag::Genitive;
                }
            }
        }
        false
    }
}

fn year_like(digits: Option<&str>) -> bool {
    digits.is_some_and(|digits| digits.len() == 4)
}
