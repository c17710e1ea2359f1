//! `last year`, `this week`, `next month`, `earlier this year`, `that year`.

use releve_facts::When;

use super::period;
use super::reckon;
use super::view::{Reading, View};
use crate::lexicon::{CalendarWord, Unit};

pub(super) fn read(view: &View<'_, '_>, at: usize) -> Option<Reading> {
    match view.word(at)? {
        CalendarWord::Shift(shift) => shifted(view, at, shift),
        CalendarWord::Back => back(view, at),
        _ => None,
    }
}

/// A unit behind `last`, `this` or `next`.
///
/// `the last year` and `over the past decade` are stretches up to today, which
/// have no label; `last season of the series` is not the trade's.
fn shifted(view: &View<'_, '_>, at: usize, shift: i8) -> Option<Reading> {
    let Some(CalendarWord::Unit(unit)) = view.word(at + 1) else {
        return None;
    };
    if matches!(unit, Unit::Day | Unit::Half | Unit::Century) || view.lower(at + 1).ends_with('s') {
        return None;
    }
    let trailing = matches!(
        view.lower_before(at),
        "the" | "every" | "each" | "its" | "their"
    );
    let current = view.lower(at) == "current";
    if trailing && !current && !(shift == -1 && unit == Unit::Season)
        || view.lower(at + 2) == "of"
        || current && !trailing
    {
        return None;
    }
    Reading::reckoned(at + 2, period::shifted(view, unit, shift)?)
}

/// `that year`: the one named before.
fn back(view: &View<'_, '_>, at: usize) -> Option<Reading> {
    if view.word(at + 1) != Some(CalendarWord::Unit(Unit::Year)) || view.lower(at + 1) != "year" {
        return None;
    }
    let anchor = view.anchor()?;
    if anchor.when.label().contains(['/', 's']) {
        return None;
    }
    Some(Reading {
        end: at + 2,
        when: When::year(reckon::year_of(&anchor.when)).ok()?,
        absolute: anchor.absolute,
        end_of: None,
    })
}
