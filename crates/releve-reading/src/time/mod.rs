//! Times in the text: days, months, years, decades, quarters, seasons, and
//! relative expressions against the day of publication.
//!
//! Each submodule knows one family of expressions and offers a function that
//! reads one at a given token; the longest reading at a token wins, and reading
//! goes on behind it. Nothing here looks at more than one block at a time.

mod day;
mod decade;
mod distance;
mod head;
mod month;
mod numeric;
mod period;
mod reckon;
mod relative;
mod season;
mod stretch;
#[cfg(test)]
mod tests;
mod view;
mod year;

use std::ops::Range;

use jiff::civil::Date;
use releve_facts::When;

pub(crate) use head::{HEAD, REACH, document_date, document_month, stamp};
use view::{Reading, View};

use crate::lexicon::CalendarWord;
use crate::text::Text;

/// A stretch of the text that means a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TimeMention {
    pub(crate) tokens: Range<usize>,
    pub(crate) when: When,
    /// It was stated as such, not reckoned from the day of publication.
    pub(crate) absolute: bool,
    /// A figure is compared with it (`up 45% on last year`): it is the
    /// baseline, not the time that the sentence tells of.
    pub(crate) compared: bool,
    /// It is one end of a stretch that no label names: `between March and June`.
    pub(crate) end_of: Option<End>,
}

/// An end of a stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    First,
    Last,
}

/// All times of the text, in order, none inside another.
///
/// Relative times are reckoned from `published`; without it they are left out.
/// The stamp at the head of a text (`date 2025-09-12`) is no time of the text.
pub(crate) fn times(text: &Text<'_>, published: Option<Date>) -> Vec<TimeMention> {
    let mut found = Vec::new();
    let stamp = head::stamp(text).map_or(0, |(_, end)| end);
    for block in &text.blocks {
        let range = block.tokens.start.max(stamp)..block.tokens.end;
        if !range.is_empty() {
            scan(text, range, published, &mut found);
        }
    }
    found
}

/// Adds the times of one block to `found`.
fn scan(
    text: &Text<'_>,
    block: Range<usize>,
    published: Option<Date>,
    found: &mut Vec<TimeMention>,
) {
    let before = found.len();
    let mut at = block.start;
    while at < block.end {
        let view = View {
            text,
            published,
            block: block.clone(),
            found: &found[before..],
        };
        let Some(reading) = longest(&view, at) else {
            at += 1;
            continue;
        };
        let free = found.last().map_or(block.start, |last| last.tokens.end);
        let start = view.with_part(at, free.max(block.start));
        let end_of =
            (reading.end_of).or_else(|| stretch::end_of(&view, start, &reading, found.last()));
        let mention = TimeMention {
            end_of,
            compared: view.is_compared(start),
            tokens: start..reading.end,
            when: reading.when,
            absolute: reading.absolute,
        };
        at = reading.end;
        found.push(mention);
    }
}

const FAMILIES: &[fn(&View<'_, '_>, usize) -> Option<Reading>] = &[
    numeric::read,
    day::read,
    month::read,
    season::read,
    period::read,
    stretch::read,
    relative::read,
    distance::read,
    decade::read,
    year::read,
];

fn longest(view: &View<'_, '_>, at: usize) -> Option<Reading> {
    let promising = view.word(at).is_some_and(|word| {
        !matches!(
            word,
            CalendarWord::Counted | CalendarWord::Compare | CalendarWord::Future
        )
    }) || view.may_hold_digits(at);
    if !promising {
        return None;
    }
    let mut best: Option<Reading> = None;
    for read in FAMILIES {
        if let Some(reading) = read(view, at)
            && best.as_ref().is_none_or(|best| reading.end > best.end)
        {
            best = Some(reading);
        }
    }
    best
}
