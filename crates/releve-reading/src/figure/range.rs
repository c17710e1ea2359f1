//! Two numbers that are one figure: `£35–£580`, `between 10 and 15 percent`,
//! `2 to 3 million`.

use super::quantity::{Mark, Quantity, quantity};
use super::reader::Reader;
use crate::segment::Join;

/// `first` with the upper end that stands behind it, if one does.
pub(super) fn spread(reader: &Reader<'_, '_>, first: Quantity) -> (Quantity, Option<f64>) {
    match upper(reader, &first) {
        Some((whole, value_to)) => (whole, Some(value_to)),
        None => (first, None),
    }
}

fn upper(reader: &Reader<'_, '_>, first: &Quantity) -> Option<(Quantity, f64)> {
    let at = first.tokens.end;
    let before = reader.word_before(first.tokens.start, 1);
    let (start, dash) = match (reader.join(at)?, reader.surface(at)) {
        (Join::Hyphen, surface) if surface.starts_with(|c: char| c.is_ascii_digit()) => (at, true),
        (Join::Hyphen, _)
            if reader.word(at) == "to" && reader.join(at + 1) == Some(Join::Hyphen) =>
        {
            (at + 1, true)
        }
        (_, "–" | "-" | "‑" | "~") => (at + 1, true),
        (Join::Direct, "—") => (at + 1, true),
        _ => match reader.word(at) {
            "to" if !(before == "from" && is_change(reader, first.tokens.start)) => (at + 1, false),
            "and" if before == "between" => (at + 1, false),
            _ => return None,
        },
    };
    let second = quantity(reader, start)?;
    if second.tokens.start != start || second.sign.is_some() {
        return None;
    }
    let mark = match (first.mark, second.mark) {
        (one, other) if one == other => one,
        (None, other) => other,
        // `$45–60`; `$45 to 60 people` is none.
        (Some(Mark::Money(_)), None) if dash => first.mark,
        _ => return None,
    };
    // `2 to 3 million`
    let shared = first.number.scale == 1.0
        && second.number.scale > 1.0
        && first.value < second.value / second.number.scale;
    let low = if shared {
        first.value * second.number.scale
    } else {
        first.value
    };
    if low >= second.value || first.sign.is_some() && mark != Some(Mark::Percent) {
        return None;
    }
    let mut number = second.number;
    number.tokens.start = first.number.tokens.start;
    let whole = Quantity {
        tokens: first.tokens.start..second.tokens.end,
        number,
        value: low,
        mark,
        sign: first.sign,
    };
    Some((whole, second.value))
}

/// True where `from X to Y` tells two states and no range: `dropped from €74
/// to €52`, `up from 3m`.
pub(super) fn is_change(reader: &Reader<'_, '_>, start: usize) -> bool {
    let from = start.saturating_sub(1);
    for at in (reader.sentence.start..from).rev().take(6) {
        if matches!(
            reader.verb(at),
            "range" | "price" | "retail" | "sell" | "start" | "vary"
        ) {
            return false;
        }
        let moved = reader.moves(at).is_some()
            || matches!(reader.word(at), "up" | "down")
            || matches!(
                reader.verb(at),
                "go" | "cut"
                    | "reduce"
                    | "lower"
                    | "mark"
                    | "slash"
                    | "discount"
                    | "raise"
                    | "lift"
                    | "move"
            );
        if moved {
            return true;
        }
    }
    false
}
