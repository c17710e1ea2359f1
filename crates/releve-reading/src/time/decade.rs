//! Decades and centuries: `the 2010s`, `’90s`, `the nineties`, `19th century`.

use releve_facts::When;

use super::view::{Reading, View};
use super::year::four_digits;
use crate::lexicon::{CalendarWord, Unit};
use crate::segment::Join;

pub(super) fn read(view: &View<'_, '_>, at: usize) -> Option<Reading> {
    long(view, at)
        .or_else(|| short(view, at))
        .or_else(|| named(view, at))
        .or_else(|| century(view, at))
}

/// `1970s`, `the 1970’s`.
fn long(view: &View<'_, '_>, at: usize) -> Option<Reading> {
    let year = four_digits(view, at).filter(|year| year % 10 == 0)?;
    plural(view, at)?;
    let when = match year {
        // A century to a historian; later hundreds are the decade.
        1700 | 1800 => When::years(year, year + 99),
        _ => When::decade(year),
    };
    Reading::stated(at + 2, when.ok()?)
}

/// `’90s`, `90s`.
fn short(view: &View<'_, '_>, at: usize) -> Option<Reading> {
    let marked = view.is_apostrophe(at) && view.join(at + 1) == Some(Join::Direct);
    let number = if marked { at + 1 } else { at };
    let digits = view.digits(number).filter(|digits| digits.len() == 2)?;
    let short: i16 = digits.parse().ok().filter(|n| n % 10 == 0)?;
    plural(view, number)?;
    if !marked {
        let tight =
            view.join(at) == Some(Join::Hyphen) && view.word_before(at) != Some(CalendarWord::Part);
        // `in 20s` and `10s` are rather ages and seconds.
        let unsure = short <= 20 && !introduced(view, at);
        if tight || unsure || view.join(at) == Some(Join::Direct) {
            return None;
        }
    }
    if view.is_owned(at) {
        return None;
    }
    let century = if short <= 10 { 2000 } else { 1900 };
    Reading::stated(number + 2, When::decade(century + short).ok()?)
}

/// The `s` behind the digits; as a genitive only after `the` or `early`.
fn plural(view: &View<'_, '_>, number: usize) -> Option<()> {
    let next = number + 1;
    let ending = view.lower(next);
    let bare = ending == "s";
    let genitive = matches!(ending, "'s" | "’s") && introduced(view, number);
    (view.join(next) == Some(Join::Direct) && (bare || genitive)).then_some(())
}

fn introduced(view: &View<'_, '_>, at: usize) -> bool {
    view.word_before(at) == Some(CalendarWord::Part) || view.lower_before(at) == "the"
}

/// `the nineties`, `early Noughties`, `eighties-inspired`.
fn named(view: &View<'_, '_>, at: usize) -> Option<Reading> {
    let Some(CalendarWord::Decade(year)) = view.word(at) else {
        return None;
    };
    if view.is_owned(at) {
        return None;
    }
    Reading::stated(at + 1, When::decade(year).ok()?)
}

/// `19th century`, `nineteenth-century`.
fn century(view: &View<'_, '_>, at: usize) -> Option<Reading> {
    let (number, next) = if let Some(CalendarWord::Ordinal(number)) = view.word(at) {
        (number, at + 1)
    } else {
        let digits = view.digits(at).filter(|digits| digits.len() <= 2)?;
        let ending = view.join(at + 1) == Some(Join::Direct)
            && matches!(view.lower(at + 1), "th" | "st" | "nd" | "rd");
        (ending.then(|| digits.parse().ok())??, at + 2)
    };
    if view.word(next) != Some(CalendarWord::Unit(Unit::Century)) {
        return None;
    }
    let first = (number - 1) * 100;
    Reading::stated(next + 1, When::years(first, first + 99).ok()?)
}
