//! The rule that tells the stage of a course, as a person can read it.

use super::Stage;

// Where each value comes from is told in docs/LIFECYCLE.md, "Constants".

/// Weeks for which a level has to hold to be a plateau.
const HELD_WEEKS: f64 = 42.0;
/// Weeks for which a low level has to hold to be dormant.
const LOW_WEEKS: f64 = 26.0;
/// A level that came down is low below this part of the range.
const LOW: f64 = 0.4;
/// A rise is emerging for so many weeks.
const NEW_WEEKS: f64 = 30.0;
/// A shorter hold is none: moves the same way so close are one, a rise that ended
/// so lately goes on, and a rise so soon after a fall begins no other life.
const HOLD_WEEKS: f64 = 9.0;
/// A change of less than this part of the range is none.
pub(crate) const SMALL: f64 = 0.3;

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

/// The lowest level, and how far it is from there to the highest.
pub(crate) fn range(moves: &[Move]) -> (f64, f64) {
    let ends = || moves.iter().flat_map(|one| [one.from, one.to]);
    let low = ends().fold(f64::INFINITY, f64::min);
    (low, ends().fold(f64::NEG_INFINITY, f64::max) - low)
}

/// Moves as they count: without small ones, those the same way joined.
pub(crate) fn large(moves: &[Move]) -> (Vec<Move>, f64, f64) {
    let (low, range) = range(moves);
    let mut large: Vec<Move> = Vec::new();
    for one in moves {
        let up = one.to > one.from;
        match large.last_mut() {
            Some(last) if (last.to > last.from) == up && one.begin - last.end < HOLD_WEEKS => {
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
        return if height < LOW && held >= LOW_WEEKS {
            Stage::Dormant
        } else if held < HELD_WEEKS {
            Stage::Declining
        } else {
            Stage::Plateau
        };
    }
    if held >= HELD_WEEKS {
        return Stage::Plateau;
    }
    if held >= HOLD_WEEKS {
        return Stage::Peak;
    }
    let before = moves.len().checked_sub(2).map(|at| moves[at]);
    if before.is_some_and(|one| one.to < one.from && last.begin - one.end >= HOLD_WEEKS) {
        Stage::Revived
    } else if end - last.begin < NEW_WEEKS {
        Stage::Emerging
    } else {
        Stage::Rising
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Moves of levels and weeks: `(begin, end, to)`, from a level of 0.
    fn told(moves: &[(f64, f64, f64)], end: f64) -> Stage {
        let mut from = 0.0;
        let moves: Vec<Move> = (moves.iter())
            .map(|(begin, end, to)| {
                let one = Move {
                    begin: *begin,
                    end: *end,
                    from,
                    to: *to,
                };
                from = *to;
                one
            })
            .collect();
        stage(&moves, end)
    }

    #[test]
    fn stages_are_what_the_table_says() {
        let rise = (50.0, 90.0, 10.0);
        let fall = (100.0, 130.0, 1.0);
        for (moves, end, stage) in [
            (&[rise][..], 98.0, Stage::Rising),
            (&[rise], 100.0, Stage::Peak),
            (&[rise], 131.0, Stage::Peak),
            (&[rise], 132.0, Stage::Plateau),
            (&[(75.0, 90.0, 10.0)], 98.0, Stage::Emerging),
            (&[rise, fall], 155.0, Stage::Declining),
            (&[rise, fall], 156.0, Stage::Dormant),
            // Down, but not low.
            (&[rise, (100.0, 130.0, 5.0)], 171.0, Stage::Declining),
            (&[rise, (100.0, 130.0, 5.0)], 172.0, Stage::Plateau),
            // A dent is no fall.
            (&[rise, (95.0, 100.0, 7.5)], 100.0, Stage::Peak),
            (&[rise, fall, (138.0, 150.0, 9.0)], 150.0, Stage::Emerging),
            (&[rise, fall, (139.0, 150.0, 9.0)], 150.0, Stage::Revived),
            // So short a hold does not make two rises of one.
            (
                &[(50.0, 60.0, 5.0), (68.0, 90.0, 10.0)],
                90.0,
                Stage::Rising,
            ),
            (
                &[(50.0, 60.0, 5.0), (69.0, 90.0, 10.0)],
                90.0,
                Stage::Emerging,
            ),
            (&[], 90.0, Stage::CannotTell),
        ] {
            assert_eq!(told(moves, end), stage, "{moves:?} {end}");
        }
    }
}
