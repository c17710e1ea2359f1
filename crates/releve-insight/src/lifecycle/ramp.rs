//! A move of the level between two places of the grid.

use super::evidence::MOST_RAMPS;

/// A ramp from one place of the grid to a later one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Ramp {
    /// Where it begins.
    pub(crate) begin: usize,
    /// Where it ends.
    pub(crate) end: usize,
    /// True where it undoes the ramp before it: as large, the other way, so that
    /// it needs no size of its own.
    pub(crate) back: bool,
}

impl Ramp {
    /// One with a size of its own.
    pub(crate) fn free(begin: usize, end: usize) -> Self {
        Self {
            begin,
            end,
            back: false,
        }
    }
}

/// For each ramp, which of the sizes it has and with what sign.
pub(crate) fn sizes(ramps: &[Ramp]) -> ([(usize, f64); MOST_RAMPS], usize) {
    let (mut sizes, mut count) = ([(0, 1.0); MOST_RAMPS], 0_usize);
    let mut sign = 1.0;
    for (size, ramp) in sizes.iter_mut().zip(ramps) {
        if ramp.back && count > 0 {
            sign = -sign;
        } else {
            (sign, count) = (1.0, count + 1);
        }
        *size = (count - 1, sign);
    }
    (sizes, count)
}

/// The ramps with one more in its place; `None` where it lies over another.
pub(crate) fn with_ramp(ramps: &[Ramp], new: &[Ramp]) -> Option<Vec<Ramp>> {
    let (begin, end) = (new.first()?.begin, new.last()?.end);
    let place = ramps.partition_point(|ramp| ramp.begin < begin);
    if place > 0 && ramps[place - 1].end > begin || ramps.get(place).is_some_and(|r| r.begin < end)
    {
        return None;
    }
    let mut with = Vec::with_capacity(ramps.len() + new.len());
    with.extend_from_slice(&ramps[..place]);
    with.extend_from_slice(new);
    with.extend_from_slice(&ramps[place..]);
    Some(with)
}

/// Whether a ramp undoes the one before it from where that ended.
pub(crate) fn at_once(ramps: &[Ramp], at: usize) -> bool {
    at > 0 && ramps[at].back && ramps[at - 1].end == ramps[at].begin
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_undone_has_the_size_of_what_was_done() {
        let back = |begin, end| Ramp {
            back: true,
            ..Ramp::free(begin, end)
        };
        let ramps = [Ramp::free(0, 2), back(2, 4), back(5, 6), Ramp::free(7, 9)];
        let (sizes, count) = sizes(&ramps);
        assert_eq!(count, 2);
        assert_eq!(sizes[..4], [(0, 1.0), (0, -1.0), (0, 1.0), (1, 1.0)]);
        assert!(at_once(&ramps, 1));
        assert!(!at_once(&ramps, 2) && !at_once(&ramps, 3));
        assert_eq!(
            with_ramp(&ramps, &[Ramp::free(4, 5)]).map(|r| r.len()),
            Some(5)
        );
        assert_eq!(with_ramp(&ramps, &[Ramp::free(3, 5)]), None);
    }
}
