//! One sentence of a document, as every reader of figures looks at it.

use std::ops::Range;

use releve_facts::{Direction, EntityKind};

use super::change::way;
use super::currency::Currencies;
use super::{Figure, FigureUnit};
use crate::lexicon::Classes;
use crate::segment::{Join, Shape};
use crate::spot::Spotted;
use crate::tag::Tag;
use crate::text::Text;
use crate::time::TimeMention;

const TIMED: u8 = 1;
const NAMED: u8 = 2;
const WORN: u8 = 4;

/// The document and the sentence that is being read.
pub(super) struct Reader<'r, 't> {
    pub(super) text: &'r Text<'t>,
    pub(super) spotted: &'r Spotted,
    pub(super) currencies: Currencies<'r>,
    pub(super) sentence: Range<usize>,
    /// Where the last change in percent ends.
    percent: Option<usize>,
    /// For each token whether a time, a name or a garment's term covers it.
    covered: Vec<u8>,
}

impl<'r, 't> Reader<'r, 't> {
    pub(super) fn new(text: &'r Text<'t>, spotted: &'r Spotted, times: &[TimeMention]) -> Self {
        let mut covered = vec![0; text.tokens.len()];
        let mut cover = |tokens: &Range<usize>, bit: u8| {
            for bits in covered.get_mut(tokens.clone()).into_iter().flatten() {
                *bits |= bit;
            }
        };
        for time in times {
            cover(&time.tokens, TIMED);
        }
        for mention in &spotted.mentions {
            cover(&mention.tokens, NAMED);
            if mention.kind == EntityKind::Garment {
                cover(&mention.tokens, WORN);
            }
        }
        Self {
            text,
            spotted,
            currencies: Currencies::new(text, spotted),
            sentence: 0..0,
            percent: None,
            covered,
        }
    }

    /// Notes a figure for those that leave out its unit.
    pub(super) fn told(&mut self, figure: &Figure) {
        if figure.unit == FigureUnit::Percent && figure.change {
            self.percent = Some(figure.tokens.end);
        } else if figure.unit != FigureUnit::Percent {
            self.percent = None;
        }
    }

    /// True behind a change in percent that nothing but percents followed, in this sentence
    /// or the one before.
    pub(super) fn follows_percent(&self) -> bool {
        let sentence = |at: usize| self.text.sentence_of(at);
        self.percent
            .is_some_and(|end| sentence(end - 1) + 1 >= sentence(self.sentence.start))
    }

    fn covers(&self, at: usize, bit: u8) -> bool {
        self.covered.get(at).is_some_and(|bits| bits & bit != 0)
    }

    /// Part of a time.
    pub(super) fn timed(&self, at: usize) -> bool {
        self.covers(at, TIMED)
    }

    /// Part of a name or a term.
    pub(super) fn named(&self, at: usize) -> bool {
        self.covers(at, NAMED)
    }

    /// Part of a garment's term.
    pub(super) fn worn(&self, at: usize) -> bool {
        self.covers(at, WORN)
    }

    pub(super) fn inside(&self, at: usize) -> bool {
        self.sentence.contains(&at)
    }

    /// The folded word, or nothing outside the sentence.
    pub(super) fn word(&self, at: usize) -> &str {
        if self.inside(at) {
            self.text.lower(at)
        } else {
            ""
        }
    }

    /// The folded word `back` tokens before `at`.
    pub(super) fn word_before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |at| self.word(at))
    }

    /// The characters as they stand, or nothing outside the sentence.
    pub(super) fn surface(&self, at: usize) -> &'t str {
        if self.inside(at) {
            self.text.surface(at)
        } else {
            ""
        }
    }

    pub(super) fn shape(&self, at: usize) -> Option<Shape> {
        self.inside(at).then(|| self.text.tokens[at].shape)
    }

    pub(super) fn tag(&self, at: usize) -> Option<Tag> {
        self.inside(at).then(|| self.text.tokens[at].tag)
    }

    /// How token `at` is joined to the one before it.
    pub(super) fn join(&self, at: usize) -> Option<Join> {
        self.inside(at).then(|| self.text.tokens[at].join)
    }

    pub(super) fn is_number(&self, at: usize) -> bool {
        self.shape(at) == Some(Shape::Number)
    }

    /// A word of letters without a space before it: `m` of `40m`.
    pub(super) fn attached(&self, at: usize) -> bool {
        self.join(at) == Some(Join::Direct) && self.shape(at).is_some_and(Shape::is_word)
    }

    pub(super) fn can_be(&self, at: usize, classes: Classes) -> bool {
        self.inside(at) && self.text.can_be(at, classes)
    }

    /// A form of a verb that is not its base form.
    pub(super) fn is_inflected(&self, at: usize) -> bool {
        let word = self.text.tokens[at].word;
        self.text.info(at).verb.is_some_and(|verb| verb != word)
    }

    /// Base form of the word, whichever way it was tagged.
    pub(super) fn verb(&self, at: usize) -> &str {
        if !self.inside(at) {
            return "";
        }
        let verb = self.text.info(at).verb;
        verb.map_or_else(|| self.text.lower(at), |id| self.text.string(id))
    }

    /// Which way a cue that covers `at` says things moved.
    pub(super) fn moves(&self, at: usize) -> Option<Direction> {
        self.inside(at).then(|| way(self.spotted, at)).flatten()
    }

    /// A unit of time, in singular or plural: `12 months` counts nothing.
    pub(super) fn is_time_unit(&self, at: usize) -> bool {
        let word = self.word(at);
        matches!(
            word.strip_suffix('s').unwrap_or(word),
            "second"
                | "minute"
                | "min"
                | "hour"
                | "hr"
                | "day"
                | "night"
                | "week"
                | "weekend"
                | "month"
                | "year"
                | "yr"
                | "decade"
                | "century"
                | "centurie"
                | "season"
                | "quarter"
                | "morning"
                | "evening"
                | "o'clock"
                | "am"
                | "pm"
        )
    }
}
