//! How much of a holiday's surroundings lies in each period.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::Holiday;
use crate::{Calendar, Period};

/// Days counted from the holiday, both ends included.
pub(super) type Window = (i32, i32);

/// The two weeks before a holiday, its own week and the one after it.
const WEEKS: [Window; 4] = [(-14, -8), (-7, -1), (0, 6), (7, 13)];
/// Around Ramadan: what is bought for it, its thirds, and Eid.
const MONTH: [Window; 5] = [(-7, -1), (0, 9), (10, 19), (20, 28), (29, 35)];
/// Where days are told apart, the last days before it and the day itself, too.
const DAYS: [Window; 6] = [(-14, -8), (-7, -3), (-2, -1), (0, 0), (1, 3), (4, 10)];

impl Holiday {
    /// The windows whose effects are told apart on a calendar.
    pub(super) fn windows(self, calendar: Calendar) -> &'static [Window] {
        match (self, calendar) {
            (Self::Ramadan, _) => &MONTH,
            (_, Calendar::Daily) => &DAYS,
            _ => &WEEKS,
        }
    }

    /// The dates whose windows may touch the periods from one to another.
    pub(super) fn near(self, calendar: Calendar, first: Period, last: Period) -> Vec<Date> {
        let year = |period: Period| calendar.date(period).map(|day| day.year());
        match (year(first), year(last)) {
            (Ok(first), Ok(last)) => self.dates(first.saturating_sub(1), last.saturating_add(1)),
            _ => Vec::new(),
        }
    }
}

/// For each of `length` periods from the first the share of the window around
/// any of the days that lies in it: 0 to 1, more where windows overlap.
pub(super) fn shares(
    days: &[Date],
    window: Window,
    calendar: Calendar,
    first: Period,
    length: usize,
) -> Vec<f64> {
    let mut shares = vec![0.0; length];
    let whole = f64::from(window.1 - window.0 + 1);
    for day in days {
        let (Ok(begin), Ok(after)) = (
            day.checked_add(window.0.days()),
            day.checked_add((window.1 + 1).days()),
        ) else {
            continue;
        };
        let mut period = calendar.containing(begin);
        while let (Ok(from), Ok(to)) = (calendar.date(period), calendar.date(period.plus(1))) {
            if from >= after {
                break;
            }
            let (from, to) = (from.max(begin), to.min(after));
            if let Ok(at) = usize::try_from(period.since(first))
                && at < length
            {
                shares[at] += f64::from((to - from).get_days()) / whole;
            }
            period = period.plus(1);
        }
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{Weekday, date};

    #[test]
    fn a_window_is_shared_out_by_days() {
        let weeks = Calendar::Weekly(Weekday::Monday);
        let first = weeks.period(date(2024, 3, 18)).unwrap();
        // Easter 2024 was on 31 March, a Sunday: its week lies in the next.
        let easter = Holiday::Easter.near(weeks, first, first.plus(3));
        let week = shares(&easter, (0, 6), weeks, first, 4);
        let expected = [0.0, 1.0 / 7.0, 6.0 / 7.0, 0.0];
        for (found, expected) in week.iter().zip(expected) {
            assert!((found - expected).abs() < 1e-12, "{week:?}");
        }
        let months = Calendar::Monthly;
        let march = months.period(date(2024, 3, 1)).unwrap();
        let before = shares(&easter, (-14, -1), months, march, 2);
        assert_eq!(before, [1.0, 0.0]);
        // What begins before the first period is cut off.
        assert!(
            shares(&easter, (-14, -1), months, march.plus(5), 2)
                .iter()
                .all(|x| *x == 0.0)
        );
    }
}
