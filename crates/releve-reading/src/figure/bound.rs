//! Words that bound a number: `more than`, `nearly`, `from £45`, `or so`.

use std::ops::Range;

use releve_facts::Bound;

use super::FigureUnit;
use super::range::is_change;
use super::reader::Reader;
use crate::segment::Join;

use Bound::{About, Exact, From, Over, Under};

/// Before the number; where one ends in another, the longer stands first.
const BEFORE: &[(&str, Bound)] = &[
    ("no more than", Under),
    ("not more than", Under),
    ("no fewer than", Over),
    ("no less than", Over),
    ("not less than", Over),
    ("a minimum of", Over),
    ("a maximum of", Under),
    ("more than", Over),
    ("greater than", Over),
    ("higher than", Over),
    ("upwards of", Over),
    ("upward of", Over),
    ("north of", Over),
    ("in excess of", Over),
    ("at least", Over),
    ("over", Over),
    ("above", Over),
    ("exceeding", Over),
    ("exceeded", Over),
    ("exceeds", Over),
    ("surpassing", Over),
    ("surpassed", Over),
    ("passed", Over),
    ("topped", Over),
    ("topping", Over),
    ("crossed", Over),
    (">", Over),
    ("≥", Over),
    ("less than", Under),
    ("fewer than", Under),
    ("lower than", Under),
    ("south of", Under),
    ("at most", Under),
    ("up to", Under),
    ("as many as", Under),
    ("as much as", Under),
    ("just shy of", Under),
    ("shy of", Under),
    ("short of", Under),
    ("under", Under),
    ("below", Under),
    ("nearly", Under),
    ("almost", Under),
    ("approaching", Under),
    ("nearing", Under),
    ("not quite", Under),
    ("sub -", Under),
    ("sub", Under),
    ("<", Under),
    ("≤", Under),
    ("in the region of", About),
    ("on the order of", About),
    ("close to", About),
    ("an estimated", About),
    ("estimated", About),
    ("around", About),
    ("about", About),
    ("roughly", About),
    ("approximately", About),
    ("approx", About),
    ("approx .", About),
    ("circa", About),
    ("some", About),
    ("~", About),
    ("≈", About),
    ("exactly", Exact),
    ("precisely", Exact),
    ("starting at", From),
    ("starting from", From),
    ("starts at", From),
    ("starts from", From),
    ("start at", From),
    ("start from", From),
    ("started at", From),
    ("beginning at", From),
    ("as little as", From),
    ("as low as", From),
    ("from", From),
];

/// Behind the number.
const BEHIND: &[(&str, Bound)] = &[
    ("or so", About),
    ("or thereabouts", About),
    ("odd", About),
    ("ish", About),
    ("or more", Over),
    ("or above", Over),
    ("and up", Over),
    ("and upwards", Over),
    ("and above", Over),
    ("upwards", Over),
    ("plus", Over),
    ("or less", Under),
    ("or fewer", Under),
    ("or under", Under),
    ("or below", Under),
];

/// What bounds the number in `tokens`, and where the words before it begin.
pub(super) fn bound(
    reader: &Reader<'_, '_>,
    tokens: &Range<usize>,
    unit: FigureUnit,
) -> (Option<Bound>, usize) {
    let (before, start) = before(reader, tokens.start, unit);
    if before.is_some() {
        return (before, start);
    }
    let end = tokens.end;
    if reader.surface(end) == "+" && reader.join(end) == Some(Join::Direct) {
        return (Some(Over), start);
    }
    // `1,000 plus shipping`: only a compound or the end of a phrase bounds.
    let behind = BEHIND
        .iter()
        .find(|(words, _)| follows(reader, end, words))
        .filter(|(words, _)| {
            !matches!(*words, "plus" | "odd" | "ish")
                || reader.join(end) != Some(Join::Space)
                || *words == "odd"
        });
    (behind.map(|(_, bound)| *bound), start)
}

fn before(reader: &Reader<'_, '_>, first: usize, unit: FigureUnit) -> (Option<Bound>, usize) {
    let last = reader.word_before(first, 1);
    if last.is_empty() {
        return (None, first);
    }
    for (words, bound) in BEFORE.iter().filter(|(words, _)| words.ends_with(last)) {
        let Some(start) = precedes(reader, first, words) else {
            continue;
        };
        let previous = reader.word_before(start, 1);
        let other = match *words {
            // `dropped from €74`, `from 8 May`: only a price starts somewhere.
            "from" => !matches!(unit, FigureUnit::Money(_)) || is_change(reader, first),
            "starting from" | "starts from" | "starts at" | "starting at" | "start at"
            | "start from" | "started at" | "beginning at" | "as little as" | "as low as" => {
                !matches!(unit, FigureUnit::Money(_))
            }
            // `a film about forty designers`
            "about" => matches!(
                previous,
                "film"
                    | "story"
                    | "book"
                    | "talk"
                    | "talks"
                    | "talking"
                    | "documentary"
                    | "all"
                    | "essay"
            ),
            // `come up to 40 people`, `added up to`
            "up to" => matches!(
                previous,
                "add" | "adds" | "added" | "adding" | "lead" | "led"
            ),
            "over" | "above" | "below" | "under" => {
                matches!(previous, "take" | "takes" | "took" | "taken" | "hand")
            }
            _ => false,
        };
        if !other {
            return (Some(*bound), start);
        }
    }
    (None, first)
}

/// Where `words` begin if they end right before `end`.
fn precedes(reader: &Reader<'_, '_>, end: usize, words: &str) -> Option<usize> {
    let mut at = end;
    for word in words.rsplit(' ') {
        at = at.checked_sub(1)?;
        if reader.word(at) != word {
            return None;
        }
    }
    Some(at)
}

fn follows(reader: &Reader<'_, '_>, start: usize, words: &str) -> bool {
    words
        .split(' ')
        .enumerate()
        .all(|(n, word)| reader.word(start + n) == word)
}
