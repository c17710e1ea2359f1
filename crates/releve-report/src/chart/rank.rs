use maud::{Markup, html};

use super::apart::apart;
use super::{WIDTH, at, round_step};

/// Room at either end, for the dot of the first and the last rank.
const MARGIN: f64 = 8.0;
/// How large the labels are on a phone (places.css).
const LETTERS: f64 = 17.0;
/// Ticks that the axis has room for.
const TICKS: f64 = 6.0;

/// A scale of ranks, the first at the left; equal lengths are equal numbers of
/// places.
pub(crate) struct RankScale {
    last: usize,
    ticks: Vec<usize>,
}

impl RankScale {
    /// From 1 to the last rank of the intervals.
    pub(crate) fn new(intervals: impl Iterator<Item = (usize, usize)>) -> Self {
        let last = intervals.map(|(_, last)| last).max().unwrap_or(1).max(2);
        let step = round_step((last as f64 - 1.0) / TICKS).ceil().max(1.0) as usize;
        // 1 and then round places: 5, 10, 15.
        let mut ticks = vec![1];
        ticks.extend(
            (1..)
                .map(|n| n * step)
                .take_while(|tick| *tick <= last)
                .filter(|tick| *tick > 1),
        );
        // The first round place may stand too close to 1 to be printed beside it.
        if step > 2 && ticks.len() > 2 && ticks[1] < 1 + step / 2 {
            ticks.remove(1);
        }
        Self { last, ticks }
    }

    fn x(&self, rank: usize) -> f64 {
        let part = (rank as f64 - 1.0) / (self.last as f64 - 1.0);
        MARGIN + part.clamp(0.0, 1.0) * (WIDTH - 2.0 * MARGIN)
    }

    /// The ranks over the rows.
    pub(crate) fn axis(&self) -> Markup {
        html! {
            svg.strip.axis viewBox={ "0 0 " (WIDTH) " 22" } role="img" aria-label={ "Scale of ranks from 1 to " (self.last) } {
                @for tick in apart(self.ticks.iter().map(|rank| (self.x(*rank), rank.to_string())), LETTERS, (0.0, WIDTH)) {
                    text x=(at(tick.x)) y="12" text-anchor=(tick.anchor) { (tick.label) }
                }
                @for tick in &self.ticks {
                    line.grid x1=(at(self.x(*tick))) x2=(at(self.x(*tick))) y1="16" y2="22" {}
                }
            }
        }
    }

    /// An interval with the rank in it.
    pub(crate) fn strip(&self, rank: usize, interval: (usize, usize)) -> Markup {
        let (from, to) = (self.x(interval.0), self.x(interval.1));
        html! {
            svg.strip viewBox={ "0 0 " (WIDTH) " 18" } aria-hidden="true" {
                @for tick in &self.ticks {
                    line.grid x1=(at(self.x(*tick))) x2=(at(self.x(*tick))) y1="0" y2="18" {}
                }
                rect.range x=(at(from)) y="7" width=(at((to - from).max(0.5))) height="4" rx="2" {}
                circle.dot cx=(at(self.x(rank))) cy="9" r="5" {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_lengths_are_equal_numbers_of_places() {
        let scale = RankScale::new([(1, 3), (2, 21)].into_iter());
        let length = |from, to| scale.x(to) - scale.x(from);
        assert!((length(1, 6) - length(16, 21)).abs() < 1e-9);
        assert_eq!((scale.ticks[0], scale.ticks[1]), (1, 5));
        assert!(scale.x(21) < WIDTH);
    }

    #[test]
    fn one_place_is_a_scale() {
        let strip = RankScale::new([(1, 1)].into_iter())
            .strip(1, (1, 1))
            .into_string();
        assert!(
            strip.contains("circle") && !strip.contains("NaN"),
            "{strip}"
        );
    }
}
