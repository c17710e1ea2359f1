//! Years and ranges of years, and what tells a year from a count, a price or
//! the number of a model.

use releve_facts::{EntityKind, When};

use super::view::{Reading, View};
use crate::lexicon::{CalendarWord, Meaning, Unit};
use crate::segment::{Join, Shape};
use crate::tag::Tag;

/// A year that belongs to a month, a quarter or a season.
pub(super) struct YearReference {
    pub(super) year: i16,
    pub(super) end: usize,
    pub(super) absolute: bool,
}

/// A bare year, or the first and last of several.
pub(super) fn read(view: &View<'_, '_>, at: usize) -> Option<Reading> {
    let first = four_digits(view, at)?;
    if !stands_before(view, at) {
        return None;
    }
    if let Some((last, end)) = last_of_range(view, at, first)
        && stands_behind(view, end - 1)
        && !counts_something(view, end - 1)
        && !after_money(view, at)
    {
        return Reading::stated(end, When::years(first, last).ok()?);
    }
    if !stands_behind(view, at) || is_count(view, at) || is_model(view, at) {
        return None;
    }
    Reading::stated(at + 1, When::year(first).ok()?)
}

/// The year behind a month, a quarter or a season: `2025`, `, 2025`,
/// `of 2025`, `’25`, `of last year`.
pub(super) fn reference(view: &View<'_, '_>, at: usize) -> Option<YearReference> {
    let of = view.lower(at) == "of" || view.surface(at) == ",";
    let place = if of { at + 1 } else { at };
    if let Some(year) = four_digits(view, place)
        && stands_behind(view, place)
        && !matches!(view.join(place), Some(Join::Direct))
        && !(of && counts_something(view, place))
    {
        return Some(YearReference {
            year,
            end: place + 1,
            absolute: true,
        });
    }
    if view.surface(at) != ","
        && view.is_apostrophe(place)
        && view.join(place + 1) == Some(Join::Direct)
        && let Some(year) = two_digits(view, place + 1)
    {
        return Some(YearReference {
            year,
            end: place + 2,
            absolute: true,
        });
    }
    if view.surface(at) != ","
        && let Some(CalendarWord::Shift(shift)) = view.word(place)
        && view.word(place + 1) == Some(CalendarWord::Unit(Unit::Year))
        && let Some(published) = view.published
    {
        return Some(YearReference {
            year: published.year() + i16::from(shift),
            end: place + 2,
            absolute: false,
        });
    }
    None
}

pub(super) fn four_digits(view: &View<'_, '_>, at: usize) -> Option<i16> {
    let digits = view.digits(at).filter(|digits| digits.len() == 4)?;
    digits
        .parse()
        .ok()
        .filter(|year| (1700..=2099).contains(year))
}

/// `24` as 2024, `98` as 1998.
pub(super) fn two_digits(view: &View<'_, '_>, at: usize) -> Option<i16> {
    let digits = view.digits(at).filter(|digits| digits.len() == 2)?;
    let short: i16 = digits.parse().ok()?;
    let whole = stands_behind(view, at);
    whole.then_some(if short < 50 {
        2000 + short
    } else {
        1900 + short
    })
}

/// The last year of a range whose first stands at `at`, and the end.
fn last_of_range(view: &View<'_, '_>, at: usize, first: i16) -> Option<(i16, usize)> {
    let ends_at = |place: usize| {
        let long = four_digits(view, place);
        let short = || {
            let digits = view.digits(place).filter(|digits| digits.len() == 2)?;
            let year = first / 100 * 100 + digits.parse::<i16>().ok()?;
            Some(year)
        };
        let last = long.or_else(short)?;
        (last > first).then_some((last, place + 1))
    };
    let next = at + 1;
    if view.join(next) == Some(Join::Hyphen) {
        return ends_at(next).filter(|(_, end)| view.join(*end) != Some(Join::Hyphen));
    }
    match view.surface(next) {
        "/" if view.join(next) == Some(Join::Direct) => {
            ends_at(next + 1).filter(|(_, end)| view.surface(*end) != "/")
        }
        "–" | "—" | "-" => {
            let tight = view.join(next) == Some(Join::Direct);
            let long = four_digits(view, next + 1).is_some();
            (tight || long && view.surface(next) == "–")
                .then(|| ends_at(next + 1))
                .flatten()
        }
        word => {
            four_digits(view, next + 1)?;
            let lead = view.lower_before(at);
            let joined = match lead {
                "between" => word == "and",
                "from" => matches!(word, "to" | "until" | "till" | "through"),
                _ => {
                    matches!(word, "to" | "through")
                        && view.word_before(at) != Some(CalendarWord::Lead)
                }
            };
            joined.then(|| ends_at(next + 1)).flatten()
        }
    }
}

/// Nothing in front makes it part of a longer number, word or price.
fn stands_before(view: &View<'_, '_>, at: usize) -> bool {
    let Some(before) = view.before(at) else {
        return true;
    };
    match view.join(at) {
        Some(Join::Direct) => {
            matches!(
                view.surface(before),
                "(" | "[" | "“" | "\"" | "‘" | "'" | "–" | "—" | "|" | "•" | "…" | "/" | "©"
            ) && !(view.surface(before) == "/"
                && view
                    .before(before)
                    .is_some_and(|at| view.digits(at).is_some()))
        }
        Some(Join::Hyphen) => {
            view.word(before) == Some(CalendarWord::Part)
                || matches!(view.lower(before), "pre" | "post" | "circa")
        }
        _ => true,
    }
}

/// Nothing behind makes it part of a longer number, word or measure.
pub(super) fn stands_behind(view: &View<'_, '_>, at: usize) -> bool {
    let next = at + 1;
    match (view.join(next), view.shape(next)) {
        (Some(Join::Direct), Some(Shape::Mark)) => {
            let mark = view.surface(next);
            !matches!(mark, "%" | "‰" | "°" | "+" | "×" | "=" | "_" | "#")
                && !is_currency(view, next)
        }
        (Some(Join::Direct), Some(_)) => false,
        _ => true,
    }
}

fn is_currency(view: &View<'_, '_>, at: usize) -> bool {
    let surface = view.surface(at);
    if surface.is_empty() {
        return false;
    }
    matches!(
        surface,
        "£" | "$" | "€" | "¥" | "₩" | "₹" | "￥" | "₽" | "₺" | "₫" | "฿"
    ) || (!view.shape(at).is_some_and(|shape| shape == Shape::Lower)
        && view
            .text
            .lexicon
            .currencies
            .iter()
            .any(|entry| entry.symbols.iter().any(|symbol| **symbol == *surface)))
        || view
            .text
            .lexicon
            .forms(view.text.tokens[at].word)
            .iter()
            .any(|form| form.words.len() == 1 && matches!(form.meaning, Meaning::Currency(_)))
}

fn after_money(view: &View<'_, '_>, at: usize) -> bool {
    view.before(at)
        .is_some_and(|before| is_currency(view, before))
}

/// A count noun, a currency or a sign of multiplication follows.
fn counts_something(view: &View<'_, '_>, at: usize) -> bool {
    let next = at + 1;
    view.word(next) == Some(CalendarWord::Counted)
        || view.join(next).is_some() && is_currency(view, next)
        || matches!(view.lower(next), "x" | "×") && view.digits(next + 1).is_some()
}

/// Four digits that count, cost or number something.
fn is_count(view: &View<'_, '_>, at: usize) -> bool {
    let before = view.before(at);
    let lead = view.word_before(at);
    if after_money(view, at) || lead == Some(CalendarWord::Numbered) {
        return true;
    }
    // `No. 2016`
    if view.lower_before(at) == "."
        && before.and_then(|stop| view.before(stop)).is_some_and(|at| {
            view.word(at) == Some(CalendarWord::Numbered) && view.lower(at).len() <= 3
        })
    {
        return true;
    }
    let number = |at: usize| view.shape(at) == Some(Shape::Number);
    if before.is_some_and(number) || number(at + 1) && view.join(at + 1) == Some(Join::Space) {
        return true;
    }
    let next = at + 1;
    let round = view.surface(at).ends_with("00");
    if counts_something(view, at) {
        // `in 2024 people wore`, but `in 2000 stores`.
        return lead != Some(CalendarWord::Lead) || round;
    }
    lead == Some(CalendarWord::Approximate)
        && view.is_word(next)
        && matches!(view.text.tokens[next].tag, Tag::Noun | Tag::Adjective)
}

/// `Jackie 1961 shoulder bag`, `New Balance 1906`: the number of a model.
fn is_model(view: &View<'_, '_>, at: usize) -> bool {
    let Some(before) = view.before(at) else {
        return false;
    };
    let name = view.is_capital(before) && !view.text.info(before).classes.is_function();
    if !name || view.word(before).is_some() {
        return false;
    }
    if ends_entry(view, before, &[EntityKind::Event, EntityKind::Place]) {
        return false;
    }
    let garment = (at + 1..=at + 3)
        .take_while(|at| view.is_word(*at))
        .any(|at| begins_garment(view, at));
    garment
        || ends_entry(view, before, &[EntityKind::Brand])
            && view.word(at + 1) != Some(CalendarWord::Collection)
            && !matches!(view.word(at + 1), Some(CalendarWord::Season(_)))
}

/// A name of one of `kinds` in the lexicon ends with the token `last`.
fn ends_entry(view: &View<'_, '_>, last: usize, kinds: &[EntityKind]) -> bool {
    let lexicon = view.text.lexicon;
    (0..4)
        .map_while(|back| last.checked_sub(back))
        .filter(|start| view.block.contains(start))
        .any(|start| {
            let tokens = &view.text.tokens[start..=last];
            lexicon.forms(tokens[0].word).iter().any(|form| {
                form.words.iter().copied().eq(tokens.iter().map(|t| t.word))
                    && matches!(form.meaning, Meaning::Entry(id, _)
                        if kinds.contains(&lexicon.entry(id).kind))
            })
        })
}

fn begins_garment(view: &View<'_, '_>, at: usize) -> bool {
    let lexicon = view.text.lexicon;
    let tokens = &view.text.tokens[at..view.block.end];
    lexicon.forms(tokens[0].word).iter().any(|form| {
        form.words.len() <= tokens.len()
            && form
                .words
                .iter()
                .zip(tokens)
                .all(|(word, token)| *word == token.word)
            && matches!(form.meaning, Meaning::Entry(id, _)
                if lexicon.entry(id).kind == EntityKind::Garment)
    })
}
