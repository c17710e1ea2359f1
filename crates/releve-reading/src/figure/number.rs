//! Numbers without their units: digits, words, and both with a scale.

use std::ops::Range;

use super::digits::{digits, price_digits};
use super::reader::Reader;
use super::word::{attached_scale, cardinal, part, scale};
use crate::segment::Join;

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    /// `640`
    Digits,
    /// `281,000`
    Grouped,
    /// `forty-nine`
    Words,
    /// `a million`, `half a million`
    Article,
}

/// A number at a place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Numeral {
    pub(super) tokens: Range<usize>,
    pub(super) value: f64,
    /// What the digits or words are multiplied by; 1 without `million` or `m`.
    pub(super) scale: f64,
    pub(super) written: Written,
}

/// Longest number in words that is read; it bounds the look ahead.
const LONGEST: usize = 12;

/// The number that begins at `at`, names and times excepted.
pub(super) fn numeral(reader: &Reader<'_, '_>, at: usize) -> Option<Numeral> {
    let found = if reader.is_number(at) {
        in_digits(reader, at)
    } else {
        in_words(reader, at)
    }?;
    let free = found
        .tokens
        .clone()
        .all(|at| !reader.timed(at) && !reader.named(at));
    free.then_some(found)
}

fn in_digits(reader: &Reader<'_, '_>, at: usize) -> Option<Numeral> {
    let read = digits(reader.surface(at))?;
    let mut found = Numeral {
        tokens: at..at + 1,
        value: read.value,
        scale: 1.0,
        written: if read.grouped {
            Written::Grouped
        } else {
            Written::Digits
        },
    };
    if let Some((value, end)) = spaced(reader, at, true) {
        found.value = value;
        found.tokens.end = end;
        found.written = Written::Grouped;
    }
    multiply(reader, &mut found);
    Some(found)
}

/// Takes in the words or letters that multiply the number.
fn multiply(reader: &Reader<'_, '_>, found: &mut Numeral) {
    for _ in 0..2 {
        let at = found.tokens.end;
        let factor = match reader.join(at) {
            Some(Join::Direct) => attached_scale(reader.word(at)),
            Some(_) => scale(reader.word(at)).filter(|_| !reader.timed(at)),
            None => None,
        };
        let Some(factor) = factor else { return };
        found.value = scaled(found.value, factor);
        found.scale *= factor;
        found.tokens.end += 1;
    }
}

/// `value` times `factor` as a person writes it: 4.28 billion is 4,280,000,000, which
/// the product of binary fractions misses by a hair.
fn scaled(value: f64, factor: f64) -> f64 {
    let product = value * factor;
    let whole = product.round();
    if (product - whole).abs() < product.abs() * 1e-12 {
        whole
    } else {
        product
    }
}

/// The same number as a price: a full stop may set off thousands, and with
/// `spaces` an ordinary space too.
pub(super) fn as_price(reader: &Reader<'_, '_>, mut found: Numeral, spaces: bool) -> Numeral {
    let at = found.tokens.start;
    if !reader.is_number(at) || found.scale != 1.0 || found.tokens.len() != 1 {
        return found;
    }
    if let Some((value, end)) = spaced(reader, at, !spaces) {
        found.value = value;
        found.tokens.end = end;
        found.written = Written::Grouped;
    } else if let Some(read) = price_digits(reader.surface(at)) {
        found.value = read.value;
    }
    found
}

/// Thousands set off by spaces: `1 295`. A `narrow` space joins digits
/// anywhere, an ordinary one only where a currency says so.
fn spaced(reader: &Reader<'_, '_>, at: usize, narrow: bool) -> Option<(f64, usize)> {
    let all_digits = |at: usize| reader.surface(at).bytes().all(|b| b.is_ascii_digit());
    let first = reader.surface(at);
    if !all_digits(at) || first.len() > 3 || first.starts_with('0') {
        return None;
    }
    let mut value: f64 = first.parse().ok()?;
    let mut end = at + 1;
    while end < at + 5 && reader.is_number(end) {
        let text = reader.text;
        let gap = &text.raw[text.tokens[end - 1].end as usize..text.tokens[end].start as usize];
        let joins = matches!(gap, "\u{a0}" | "\u{2009}" | "\u{202f}") || !narrow && gap == " ";
        let group = reader.surface(end);
        let whole = group
            .get(..3)
            .filter(|w| w.bytes().all(|b| b.is_ascii_digit()));
        let (Some(whole), true) = (whole, joins) else {
            break;
        };
        // `1 295,50`: the last group may carry the decimals.
        let fraction = match group.get(3..4) {
            None => "",
            Some("," | ".") => &group[4..],
            Some(_) => break,
        };
        if fraction.len() > 2 {
            break;
        }
        value = value * 1000.0 + whole.parse::<f64>().ok()?;
        end += 1;
        if !fraction.is_empty() {
            value += format!("0.{fraction}").parse::<f64>().ok()?;
            break;
        }
    }
    (end > at + 1).then_some((value, end))
}

fn in_words(reader: &Reader<'_, '_>, at: usize) -> Option<Numeral> {
    match reader.word(at) {
        "a" | "an" => {
            if let Some(found) = part_of_scale(reader, at + 1, 1.0) {
                return Some(Numeral {
                    tokens: at..found.tokens.end,
                    ..found
                });
            }
            let factor = scale(reader.word(at + 1))?;
            let mut found = composed(reader, at + 1, Some(factor))?;
            found.tokens.start = at;
            found.written = Written::Article;
            Some(found)
        }
        "half" | "quarter" => part_of_scale(reader, at, 1.0),
        _ => composed(reader, at, None),
    }
}

/// `half a million`, `quarter of a million`.
fn part_of_scale(reader: &Reader<'_, '_>, at: usize, count: f64) -> Option<Numeral> {
    let divisor = part(reader.word(at))?;
    let article = if reader.word(at + 1) == "of" {
        at + 2
    } else {
        at + 1
    };
    if !matches!(reader.word(article), "a" | "an") || article == at + 1 && divisor != 2.0 {
        return None;
    }
    let factor = scale(reader.word(article + 1))?;
    Some(Numeral {
        tokens: at..article + 2,
        value: count * factor / divisor,
        scale: factor,
        written: Written::Article,
    })
}

/// `forty-nine`, `two hundred and fifty thousand`, `two and a half`. With
/// `implied` the word at `at` is a scale that counts one of itself.
fn composed(reader: &Reader<'_, '_>, at: usize, implied: Option<f64>) -> Option<Numeral> {
    let (mut total, mut current, mut largest) = (0.0, 0.0, f64::INFINITY);
    let (mut end, mut last_scale) = (at, 1.0);
    if implied.is_some() {
        current = 1.0;
    }
    while end < at + LONGEST {
        let mut next = end;
        if end > at && reader.word(next) == "and" {
            if reader.word(next + 1) == "a" && reader.word(next + 2) == "half" {
                let half = 0.5 * last_scale;
                if current > 0.0 {
                    current += half
                } else {
                    total += half
                }
                end = next + 3;
                continue;
            }
            if last_scale != 100.0 && last_scale != 1000.0 {
                break;
            }
            next += 1;
        }
        if end > at && !matches!(reader.join(next), Some(Join::Space | Join::Hyphen)) {
            break;
        }
        let word = reader.word(next);
        if let Some(value) = cardinal(word) {
            // `twenty two-piece suits`
            let compound = end > at
                && reader.join(next) == Some(Join::Space)
                && reader.join(next + 1) == Some(Join::Hyphen)
                && scale(reader.word(next + 1)).is_none();
            let slot = if value >= 10.0 { 100.0 } else { 10.0 };
            let teens = value < 10.0 && current % 100.0 == 10.0;
            let zero = value == 0.0 && end > at;
            if compound || teens || zero || current % slot != 0.0 {
                break;
            }
            current += value;
            last_scale = 1.0;
        } else if let Some(factor) = scale(word).filter(|_| next == end) {
            let counted = current > 0.0;
            if factor <= 100.0 && counted && current < 100.0 {
                current *= factor;
            } else if factor > 100.0 && counted && factor < largest {
                total += current * factor;
                current = 0.0;
                largest = factor;
            } else {
                break;
            }
            last_scale = factor;
        } else {
            break;
        }
        end = next + 1;
    }
    (end > at).then_some(Numeral {
        tokens: at..end,
        value: total + current,
        scale: if last_scale > 1.0 { last_scale } else { 1.0 },
        written: Written::Words,
    })
}

#[cfg(test)]
mod tests {
    use super::scaled;

    #[test]
    fn scaled_numbers_are_whole_where_they_are_written_so() {
        assert_eq!(scaled(4.28, 1e9), 4_280_000_000.0);
        assert_eq!(scaled(1.07, 1e9), 1_070_000_000.0);
        assert_eq!(scaled(0.0015, 1e3), 1.5);
    }
}
