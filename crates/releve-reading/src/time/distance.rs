//! `two years ago`, `a month earlier`, `three years later`.

use super::reckon;
use super::view::{Reading, View};
use crate::lexicon::{CalendarWord, Distance, Unit};
use crate::segment::Join;

pub(super) fn read(view: &View<'_, '_>, at: usize) -> Option<Reading> {
    let number: i32 = match view.word(at) {
        Some(CalendarWord::Number(number)) => number.into(),
        Some(_) => return None,
        None => view
            .digits(at)
            .filter(|digits| digits.len() <= 2)?
            .parse()
            .ok()?,
    };
    let Some(CalendarWord::Unit(unit)) = view.word(at + 1) else {
        return None;
    };
    let Some(CalendarWord::Distance(distance)) = view.word(at + 2) else {
        return None;
    };
    // `nearly two years ago` names no year; `twenty-two` is not two.
    let vague = view.word_before(at) == Some(CalendarWord::Approximate)
        || view.lower_before(at) == "than"
        || view.join(at) == Some(Join::Hyphen)
        || number == 0;
    if vague || matches!(unit, Unit::Half | Unit::Century) {
        return None;
    }
    let end = at + 3;
    match distance {
        Distance::Ago => Reading::reckoned(end, reckon::unit(view.published?, unit, -number)?),
        Distance::Earlier => {
            // `a year before the show` counts from the show.
            if view.lower(at + 2) == "before" && view.is_word(end) {
                return None;
            }
            let anchor = view.anchor_in_sentence(at)?;
            let when = reckon::moved(&anchor.when, unit, -number)?;
            let absolute = anchor.absolute;
            Some(Reading {
                end,
                when,
                absolute,
                end_of: None,
            })
        }
        Distance::Later => {
            let anchor = view.anchor()?;
            let when = reckon::moved(&anchor.when, unit, number)?;
            let absolute = anchor.absolute;
            Some(Reading {
                end,
                when,
                absolute,
                end_of: None,
            })
        }
    }
}
