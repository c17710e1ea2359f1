//! Marks and names of currencies before and behind a number.

use releve_facts::Currency;

use super::digits::price_digits;
use super::number::{Numeral, Written, as_price, numeral};
use super::reader::Reader;
use crate::segment::{Join, Shape};

/// Most tokens of a mark: `HK$`, `Rs.`
const LONGEST: usize = 2;

/// A sum with its mark in front: `£1.4bn`, `CHF 320`, `AUD $120`. The numeral's
/// tokens include the mark.
pub(super) fn in_front(reader: &Reader<'_, '_>, at: usize) -> Option<(Numeral, Currency)> {
    if let Some(found) = run_together(reader, at) {
        return Some(found);
    }
    let (mut mark, mut end) = mark(reader, at)?;
    // `AUD $120`: the code says which dollar.
    if is_code(mark)
        && let Some((_, second)) = self::mark(reader, end)
        && reader.is_number(second)
    {
        end = second;
    }
    if !matches!(reader.join(end), Some(Join::Space | Join::Direct)) {
        return None;
    }
    let letters = mark.chars().all(char::is_alphabetic);
    let wordlike = letters && reader.join(end) == Some(Join::Space);
    // `TRY 5 OF THESE` is no lira: in capitals, a code says nothing.
    let shouted = wordlike
        && [at.wrapping_sub(1), end + 1].into_iter().any(|beside| {
            reader.shape(beside) == Some(Shape::Upper)
                && reader.surface(beside).len() > 1
                && !reader.currencies.is_mark(reader.surface(beside))
        });
    if shouted {
        return None;
    }
    let number = numeral(reader, end).filter(|_| reader.is_number(end))?;
    let spaces = !matches!(mark, "$" | "£" | "¥" | "￥");
    let mut number = as_price(reader, number, spaces);
    // `£40 m`
    if number.scale == 1.0 && reader.surface(number.tokens.end) == "m" {
        number.value *= 1e6;
        number.scale = 1e6;
        number.tokens.end += 1;
    }
    let behind = number.tokens.end;
    if !is_code(mark) && is_code(reader.surface(behind)) && !reader.is_number(behind + 1) {
        // `$120 AUD`
        mark = reader.surface(behind);
        number.tokens.end += 1;
    } else if let Some((_, end)) = name(reader, behind).filter(|_| number.scale > 1.0) {
        // `$4 billion dollars`, a common slip.
        number.tokens.end = end;
    }
    let currency = reader.currencies.resolve(reader.text, mark, at)?;
    number.tokens.start = at;
    Some((number, currency))
}

fn is_code(mark: &str) -> bool {
    mark.len() == 3 && mark.bytes().all(|b| b.is_ascii_uppercase())
}

/// The longest mark that begins at `at`, and the token behind it.
fn mark<'t>(reader: &Reader<'_, 't>, at: usize) -> Option<(&'t str, usize)> {
    (1..=LONGEST).rev().find_map(|length| {
        let end = at + length;
        let joined = (at + 1..end).all(|at| reader.join(at) == Some(Join::Direct));
        if !reader.inside(at) || !reader.inside(end - 1) || !joined {
            return None;
        }
        let slice = reader.text.slice(at..end);
        let known = reader.currencies.is_mark(slice) && reader.join(at) != Some(Join::Hyphen);
        known.then_some((slice, end))
    })
}

/// A code and digits in one token: `CHF320`, `RMB1,299`.
fn run_together(reader: &Reader<'_, '_>, at: usize) -> Option<(Numeral, Currency)> {
    if !reader.shape(at)?.is_word() || reader.timed(at) {
        return None;
    }
    let surface = reader.surface(at);
    let letters = surface.find(|c: char| c.is_ascii_digit())?;
    let (mark, rest) = surface.split_at(letters);
    if !reader.currencies.is_mark(mark) || !rest.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let mut end = at + 1;
    let start = reader.text.tokens[at].start as usize + letters;
    // The tokeniser took the letters for a word, so the groups stand apart.
    while matches!(reader.surface(end), "," | ".")
        && reader.join(end) == Some(Join::Direct)
        && reader.join(end + 1) == Some(Join::Direct)
        && reader.is_number(end + 1)
        && end < at + 8
    {
        end += 2;
    }
    let last = reader.text.tokens.get(end - 1)?.end as usize;
    let read = price_digits(reader.text.raw.get(start..last)?)?;
    // `COP26` is a conference.
    if read.value < 100.0 && end == at + 1 {
        return None;
    }
    let currency = reader.currencies.resolve(reader.text, mark, at)?;
    let number = Numeral {
        tokens: at..end,
        value: read.value,
        scale: 1.0,
        written: Written::Digits,
    };
    Some((number, currency))
}

/// The number with the mark or the name of a currency behind it: `550 €`,
/// `1 295 kr`, `35 pounds`.
pub(super) fn behind(reader: &Reader<'_, '_>, number: &Numeral) -> Option<(Numeral, Currency)> {
    // `1 295 kr`, else the digits that stand next to the mark.
    [true, false].into_iter().find_map(|spaces| {
        let mut price = as_price(reader, number.clone(), spaces);
        let (end, currency) = marked(reader, price.tokens.end)?;
        price.tokens.end = end;
        Some((price, currency))
    })
}

/// A mark or a name of a currency at `at`.
fn marked(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, Currency)> {
    if let Some((currency, end)) = name(reader, at) {
        return Some((end, currency));
    }
    let (mark, end) = mark(reader, at)?;
    // `in 2024 £550`: the mark belongs to the number behind it.
    let next = reader.is_number(end)
        && (reader.join(end) == Some(Join::Direct) || reader.join(at) == Some(Join::Space));
    let letters = mark.chars().all(char::is_alphabetic);
    if next || letters && reader.attached(end) {
        return None;
    }
    let currency = reader.currencies.resolve(reader.text, mark, at)?;
    Some((end, currency))
}

/// The name of a currency at `at`: `pounds`, `Hong Kong dollars`. Pounds of
/// something are a weight.
fn name(reader: &Reader<'_, '_>, at: usize) -> Option<(Currency, usize)> {
    let terms = &reader.spotted.currencies;
    let first = terms.partition_point(|term| term.tokens.start < at);
    let term = terms[first..]
        .iter()
        .take_while(|term| term.tokens.start == at)
        .max_by_key(|term| term.tokens.end)?;
    let end = term.tokens.end;
    if !reader.inside(end - 1) || reader.join(at) == Some(Join::Direct) {
        return None;
    }
    let weight = matches!(reader.word(at), "pound" | "pounds")
        && matches!(reader.word(end), "of" | "heavier" | "lighter");
    if weight {
        return None;
    }
    Some((reader.currencies.code(term.number)?, end))
}
