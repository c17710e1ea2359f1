//! Whether a number is told as a change, and which way, as far as the words
//! that touch it say so: `up 49 percent`, `a 76 per cent rise`, `40% more`.

use std::ops::Range;

use releve_facts::Direction;

use super::FigureUnit;
use super::reader::Reader;
use crate::lexicon::Cue;
use crate::segment::Join;
use crate::spot::Spotted;
use crate::tag::Tag;

/// How far before `by` the verb of a relative change may stand, in tokens.
const BY: usize = 18;

/// The direction of the number in `tokens`; what bounds it begins at `start`.
pub(super) fn direction(
    reader: &Reader<'_, '_>,
    start: usize,
    tokens: &Range<usize>,
    unit: FigureUnit,
) -> Option<Direction> {
    let relative = matches!(
        unit,
        FigureUnit::Percent | FigureUnit::PercentagePoint | FigureUnit::Ratio
    );
    if unit == FigureUnit::Rank {
        return None;
    }
    before(reader, start, relative).or_else(|| behind(reader, tokens.end).filter(|_| relative))
}

/// Which way a cue that covers `at` says things moved.
pub(crate) fn way(spotted: &Spotted, at: usize) -> Option<Direction> {
    if spotted.has_cue(at, Cue::Rise) {
        Some(Direction::Up)
    } else if spotted.has_cue(at, Cue::Fall) {
        Some(Direction::Down)
    } else {
        None
    }
}

/// The direction that stands right before a number, fillers apart.
fn before(reader: &Reader<'_, '_>, start: usize, relative: bool) -> Option<Direction> {
    let mut at = start.checked_sub(1)?;
    // `up a whopping 40 percent`, `rose just 9 percent`
    for _ in 0..3 {
        let filler = matches!(
            reader.tag(at),
            Some(Tag::Adverb | Tag::Determiner | Tag::Adjective | Tag::Gerund)
        ) && reader.moves(at).is_none()
            && !matches!(reader.word(at), "up" | "down");
        if !filler {
            break;
        }
        at = at.checked_sub(1)?;
    }
    match reader.word(at) {
        "by" => (reader.sentence.start..at)
            .rev()
            .take(if relative { BY } else { 2 })
            .take_while(|at| !matches!(reader.surface(*at), ";" | ":" | "–" | "—"))
            .find_map(|at| stated(reader, at).or_else(|| moved(reader, at))),
        // `an increase of 19 percent`
        "of" => stated(reader, at.checked_sub(1)?).filter(|_| relative),
        _ => stated(reader, at).filter(|_| relative),
    }
}

/// Direction of a verb that moves its object, for `lifted searches by 120%`.
fn moved(reader: &Reader<'_, '_>, at: usize) -> Option<Direction> {
    match reader.verb(at) {
        "lift" | "raise" | "boost" | "push" | "propel" => Some(Direction::Up),
        "cut" | "reduce" | "lower" | "trim" | "slash" | "shave" => Some(Direction::Down),
        _ => None,
    }
}

/// Direction of a verb, a noun or a particle at `at`.
fn stated(reader: &Reader<'_, '_>, at: usize) -> Option<Direction> {
    // `made up 44 per cent of sales`
    let particle = matches!(reader.word(at), "up" | "down")
        && at.checked_sub(1).is_some_and(|verb| {
            matches!(
                reader.verb(verb),
                "make" | "take" | "add" | "set" | "sign" | "buy" | "snap" | "give" | "open" | "end"
            )
        });
    if particle {
        return None;
    }
    match reader.word(at) {
        "up" => Some(Direction::Up),
        "down" => Some(Direction::Down),
        _ => reader.moves(at),
    }
}

/// `40% more`, `72% above`, `a 76 per cent year-on-year rise`
fn behind(reader: &Reader<'_, '_>, end: usize) -> Option<Direction> {
    match reader.word(end) {
        "more" | "higher" | "above" | "up" | "larger" | "greater" | "bigger" | "stronger" => {
            return Some(Direction::Up);
        }
        "less" | "fewer" | "lower" | "below" | "down" | "smaller" | "weaker" => {
            return Some(Direction::Down);
        }
        // `17% ahead of the year before`, `2 per cent behind last year`
        "ahead" if matches!(reader.word(end + 1), "of" | "on") => return Some(Direction::Up),
        "behind" if matches!(reader.word(end + 1), "last" | "the" | "a") => {
            return Some(Direction::Down);
        }
        _ => {}
    }
    for at in end..end + 5 {
        if let Some(direction) = reader.moves(at) {
            return Some(direction);
        }
        // `a 208 per cent sales increase`
        let measured = reader.tag(at) == Some(Tag::Noun) && reader.moves(at + 1).is_some();
        let modifier = measured
            || matches!(reader.tag(at), Some(Tag::Adjective | Tag::Adverb))
            || reader.join(at) == Some(Join::Hyphen)
            || reader.join(at + 1) == Some(Join::Hyphen);
        if !modifier {
            return None;
        }
    }
    None
}
