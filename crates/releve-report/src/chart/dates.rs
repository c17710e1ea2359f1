//! Days as places on a line.

use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use releve_series::Calendar;

use super::apart::{Tick, apart};

/// How large the labels of a curve are.
const LETTERS: f64 = 12.0;

/// A stretch of days on a stretch of a drawing.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Days {
    from: Date,
    days: f64,
    left: f64,
    width: f64,
}

fn between(from: Date, to: Date) -> f64 {
    f64::from((to - from).get_days())
}

impl Days {
    /// From one day to another, the later of which is beyond the earlier by one
    /// day at least.
    pub(crate) fn new(from: Date, to: Date, left: f64, width: f64) -> Self {
        Self {
            from,
            days: between(from, to).max(1.0),
            left,
            width,
        }
    }

    pub(crate) fn x(self, day: Date) -> f64 {
        let part = between(self.from, day) / self.days;
        self.left + part.clamp(0.0, 1.0) * self.width
    }

    /// Where the line begins and ends.
    pub(crate) fn ends(self) -> (f64, f64) {
        (self.left, self.left + self.width)
    }

    /// True if a day lies on the line.
    pub(crate) fn holds(self, day: Date) -> bool {
        (0.0..=self.days).contains(&between(self.from, day))
    }

    /// Round days with a label each, no nearer to each other than `room`, on a
    /// drawing between `ends`.
    pub(crate) fn ticks(self, room: f64, ends: (f64, f64)) -> Vec<Tick> {
        let per_month = self.width / (self.days / 30.44);
        let months = [1, 3, 6, 12, 24, 60, 120, 240, 600]
            .into_iter()
            .find(|months| f64::from(*months) * per_month >= room)
            .unwrap_or(1200);
        let Ok(mut day) = Date::new(self.from.year().div_euclid(100) * 100, 1, 1) else {
            return Vec::new();
        };
        if months < 600 {
            day = date(self.from.year(), 1, 1);
            let years = i16::try_from(months / 12).unwrap_or(1).max(1);
            day = Date::new(day.year().div_euclid(years) * years, 1, 1).unwrap_or(day);
        }
        let mut round = Vec::new();
        let end = self.from.checked_add((self.days as i64).days());
        while end.as_ref().is_ok_and(|end| day <= *end) {
            if self.holds(day) {
                round.push(day);
            }
            match day.checked_add(months.months()) {
                Ok(next) => day = next,
                Err(_) => break,
            }
        }
        // Years matter most; a month before any of them says of which year it is if
        // that has room.
        let head = round.first().copied();
        let (years, months): (Vec<Date>, Vec<Date>) =
            round.into_iter().partition(|day| day.month() == 1);
        let named = |day: &Date, form: &str| (self.x(*day), day.strftime(form).to_string());
        let first = months.first().filter(|day| head == Some(**day));
        let first = first.map(|day| named(day, "%b %-Y"));
        let wanted = years
            .iter()
            .map(|day| named(day, "%-Y"))
            .chain(first)
            .chain(months.iter().map(|day| named(day, "%b")));
        apart(wanted, LETTERS, ends)
    }
}

/// `12 January 2026` as `12 Jan 2026`.
pub(crate) fn short(day: Date) -> String {
    day.strftime("%-d %b %-Y").to_string()
}

/// A day of a month, for its name: 0 is January, 11 and beyond December.
pub(crate) fn month(number: usize) -> Date {
    date(2001, number.min(11) as i8 + 1, 1)
}

/// The period that begins on a day, as people call it: `12 Jan 2026`, `Sep 2024`,
/// `Q3 2024`.
pub(crate) fn period(calendar: Calendar, day: Date) -> String {
    match calendar {
        Calendar::Daily | Calendar::Weekly(_) => short(day),
        Calendar::Monthly => day.strftime("%b %-Y").to_string(),
        Calendar::Quarterly => format!("Q{} {}", (day.month() - 1) / 3 + 1, day.year()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_have_room() {
        for (from, to, first) in [
            (date(2021, 3, 1), date(2026, 1, 5), "Jul 2021"),
            (date(2024, 2, 5), date(2024, 11, 4), "Mar 2024"),
            (date(1830, 1, 1), date(2030, 1, 1), "1840"),
            (date(2022, 1, 1), date(2027, 2, 1), "2022"),
        ] {
            let ticks = Days::new(from, to, 0.0, 600.0).ticks(46.0, (-30.0, 640.0));
            assert_eq!(ticks[0].label, first);
            assert!(ticks.len() > 3, "{ticks:?}");
            // The year stands at the head alone.
            let named = ticks[1..].iter().map(|tick| tick.label.as_str());
            assert!(named.clone().all(|label| !label.contains(' ')), "{ticks:?}");
            for pair in ticks.windows(2) {
                assert!(pair[1].at - pair[0].at > 40.0, "{ticks:?}");
            }
        }
    }

    #[test]
    fn periods_are_called_as_people_do() {
        let day = date(2024, 7, 1);
        for (calendar, expected) in [
            (Calendar::Daily, "1 Jul 2024"),
            (Calendar::Monthly, "Jul 2024"),
            (Calendar::Quarterly, "Q3 2024"),
        ] {
            assert_eq!(period(calendar, day), expected);
        }
    }

    #[test]
    fn a_day_lies_where_its_date_is() {
        let days = Days::new(date(2024, 1, 1), date(2024, 12, 31), 10.0, 365.0);
        assert_eq!(days.x(date(2024, 1, 11)), 20.0);
        assert!(days.holds(date(2024, 6, 1)) && !days.holds(date(2025, 6, 1)));
    }
}
