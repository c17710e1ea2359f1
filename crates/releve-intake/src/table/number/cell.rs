//! One cell: its digits, and which sign could be the decimal one.

use std::borrow::Cow;

use super::Decimal;
use crate::table::error::shown;

/// What stands beside a number: it is a bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    None,
    Below,
    Above,
}

/// The bound's mark and the digits with their separators; `None` where it is no
/// number.
pub(super) fn parts(cell: &str) -> Option<(Mark, Cow<'_, str>)> {
    let (mut mark, mut rest) = (Mark::None, cell);
    if let Some(after) = rest.strip_prefix(['<', '≤']) {
        (mark, rest) = (Mark::Below, after.trim_start_matches('='));
    } else if let Some(after) = rest.strip_prefix(['>', '≥']) {
        (mark, rest) = (Mark::Above, after.trim_start_matches('='));
    }
    rest = rest.trim();
    if mark == Mark::None
        && let Some(before) = rest.strip_suffix('+')
    {
        (mark, rest) = (Mark::Above, before.trim_end());
    }
    rest = rest.strip_suffix(['%', '\u{ff05}']).unwrap_or(rest).trim();
    rest = rest.strip_prefix(['€', '$', '£', '¥']).unwrap_or(rest);
    rest = rest
        .strip_suffix(['€', '$', '£', '¥'])
        .unwrap_or(rest)
        .trim();
    // A space or an apostrophe between digits parts thousands.
    let digits = if rest.contains([' ', '\u{a0}', '\u{202f}', '\'', '’']) {
        let plain = rest
            .chars()
            .filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\'' | '’'))
            .collect();
        Cow::Owned(plain)
    } else {
        Cow::Borrowed(rest)
    };
    let unsigned = digits.trim_start_matches(['-', '+']);
    let number = unsigned.starts_with(|c: char| c.is_ascii_digit())
        || unsigned.starts_with(['.', ',']) && unsigned.len() > 1;
    let infinite = matches!(unsigned.to_ascii_lowercase().as_str(), "inf" | "infinity");
    let legal = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+' | 'e' | 'E');
    (infinite || number && digits.chars().all(legal)).then_some((mark, digits))
}

/// Which sign is the decimal one, where the cell alone tells.
pub(super) fn evidence(cell: &str) -> Option<Decimal> {
    let commas = cell.matches(',').count();
    let points = cell.matches('.').count();
    match (commas, points) {
        (0, 0) => None,
        (0, 1) => single(cell, '.').then_some(Decimal::Point),
        (1, 0) => single(cell, ',').then_some(Decimal::Comma),
        (0, _) => Some(Decimal::Comma),
        (_, 0) => Some(Decimal::Point),
        _ => Some(if cell.rfind(',') > cell.rfind('.') {
            Decimal::Comma
        } else {
            Decimal::Point
        }),
    }
}

/// What a cell with one sign is where points are decimal, and where commas are.
pub(super) fn readings(cell: &str) -> [String; 2] {
    [',', '.'].map(|thousands| {
        let plain: String = cell.chars().filter(|c| *c != thousands).collect();
        shown(&plain.replace(',', "."))
    })
}

/// A single separator that cannot part thousands: not three digits after it, or
/// not one to three before it, or a zero before it.
fn single(cell: &str, sign: char) -> bool {
    let Some((before, after)) = cell.split_once(sign) else {
        return false;
    };
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).count();
    let before: String = before.chars().filter(char::is_ascii_digit).collect();
    digits(after) != 3
        || after.contains(['e', 'E'])
        || before.is_empty()
        || before.len() > 3
        || before.starts_with('0')
}
