//! The rule that tells the stage of a course, as a person can read it.

use super::Stage;

/// Weeks for which a level has to hold to be a plateau, or a trend dormant.
const HELD_WEEKS: f64 = 42.0;
/// A rise that ended no longer ago is still going on.
const STOPPED_WEEKS: f64 = 6.0;
/// A level that came down and holds is dormant below this part of the range.
const LOW: f64 = 0.35;
/// A fall of no more than this part of the range is still the peak.
const DENT: f64 = 0.27;
/// A rise is emerging for so many weeks.
const NEW_WEEKS: f64 = 30.0;
/// Between two lives a level is low for so many weeks.
const ASLEEP_WEEKS: f64 = 22.0;
/// A change of less than this part of the range is none.
const SMALL: f64 = 0.12;
/// Moves the same way, less than this apart, are one.
const PAUSE_WEEKS: f64 = 20.0;

/// A move of the level.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Move {
    /// When it begins, in weeks from the first value.
    pub(crate) begin: f64,
    /// When it ends.
    pub(crate) end: f64,
    /// The level before.
    pub(crate) from: f64,
    /// The level after.
    pub(crate) to: f64,
}

/// Moves as they count: without small ones, those the same way joined.
pub(crate) fn large(moves: &[Move]) -> (Vec<Move>, f64, f64) {
    let ends = || moves.iter().flat_map(|one| [one.from, one.to]);
    let low = ends().fold(f64::INFINITY, f64::min);
    let range = ends().fold(f64::NEG_INFINITY, f64::max) - low;
    let mut large: Vec<Move> = Vec::new();
    for one in moves {
        let up = one.to > one.from;
        match large.last_mut() {
            Some(last) if (last.to > last.from) == up && one.begin - last.end < PAUSE_WEEKS => {
                (last.end, last.to) = (one.end, one.to);
            }
            _ => large.push(*one),
        }
    }
    large.retain(|one| (one.to - one.from).abs() >= SMALL * range);
    (large, low, range)
}

/// The stage of a level that moved so, `end` weeks after the first value.
pub(crate) fn stage(moves: &[Move], end: f64) -> Stage {
    let (moves, low, range) = large(moves);
    let Some(last) = moves.last() else {
        return Stage::CannotTell;
    };
    let held = end - last.end;
    let height = (last.to - low) / range;
    if last.to < last.from {
        let fallen = (last.from - last.to) / range;
        return if end - last.begin < HELD_WEEKS && fallen < DENT {
            Stage::Peak
        } else if held < HELD_WEEKS {
            Stage::Declining
        } else if height < LOW {
            Stage::Dormant
        } else {
            Stage::Plateau
        };
    }
    if held >= HELD_WEEKS {
        return Stage::Plateau;
    }
    if held >= STOPPED_WEEKS {
        return Stage::Peak;
    }
    let before = moves.len().checked_sub(2).map(|at| moves[at]);
    if before.is_some_and(|one| one.to < one.from && last.begin - one.end >= ASLEEP_WEEKS) {
        Stage::Revived
    } else if end - last.begin < NEW_WEEKS {
        Stage::Emerging
    } else {
        Stage::Rising
    }
}
