//! When holidays fall, computed: Reingold and Dershowitz, *Calendrical
//! Calculations*, 4th edition 2018, as `calendrical_calculations` has it.

use calendrical_calculations::chinese_based::{
    Chinese, YearBounds, days_until_month, month_structure_for_year,
};
use calendrical_calculations::islamic::{fixed_from_saudi_islamic, saudi_islamic_from_fixed};
use calendrical_calculations::rata_die::RataDie;
use calendrical_calculations::{gregorian, julian};
use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday, date};

use super::Holiday;

/// The years for which dates are told.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2200;

impl Holiday {
    /// The days on which it falls, or begins, in the years from the first to the
    /// last, in order; none outside the years 1900 to 2200. Where the moon rules
    /// a year may have two or none.
    ///
    /// # Example: Easter moves by five weeks
    ///
    /// ```
    /// use jiff::civil::date;
    /// use releve_series::Holiday;
    ///
    /// let days = Holiday::Easter.dates(2008, 2011);
    /// assert_eq!(days[0], date(2008, 3, 23));
    /// assert_eq!(days[3], date(2011, 4, 24));
    /// ```
    pub fn dates(self, first: i16, last: i16) -> Vec<Date> {
        let (first, last) = (first.max(*YEARS.start()), last.min(*YEARS.end()));
        let mut days: Vec<Date> = (first..=last).flat_map(|year| self.of_year(year)).collect();
        days.sort_unstable();
        days.dedup();
        days
    }

    fn of_year(self, year: i16) -> Vec<Date> {
        let whole = i32::from(year);
        let one = match self {
            Self::Easter => day(gregorian::easter(whole)),
            Self::OrthodoxEaster => day(julian::easter(whole)),
            Self::MotheringSunday => day(gregorian::easter(whole) - 21),
            Self::MothersDay => nth(2, Weekday::Sunday, year, 5),
            Self::FathersDay => nth(3, Weekday::Sunday, year, 6),
            Self::BlackFriday => {
                nth(4, Weekday::Thursday, year, 11).and_then(|day| day.tomorrow().ok())
            }
            Self::LunarNewYear => day(lunar_year(year).new_year),
            Self::Qixi => lunar(year, 7, 7),
            Self::MidAutumn => lunar(year, 8, 15),
            Self::Diwali => diwali(year),
            Self::Ramadan => return islamic(year, 9, 1),
            Self::EidAlAdha => return islamic(year, 12, 10),
        };
        one.into_iter().collect()
    }
}

/// R.D. 1 is the first day of the year 1.
fn day(fixed: RataDie) -> Option<Date> {
    let days = fixed.to_i64_date() - 1;
    date(1, 1, 1).checked_add(days.days()).ok()
}

fn fixed(year: i16, month: u8, day: u8) -> RataDie {
    gregorian::fixed_from_gregorian(i32::from(year), month, day)
}

/// The first, second … such weekday of a month.
fn nth(which: i8, weekday: Weekday, year: i16, month: i8) -> Option<Date> {
    date(year, month, 1)
        .nth_weekday_of_month(which, weekday)
        .ok()
}

/// The Chinese year that begins in a year: its new year falls from 21 January
/// to 21 February.
fn lunar_year(year: i16) -> YearBounds {
    YearBounds::compute::<Chinese>(fixed(year, 7, 1))
}

/// A day of a Chinese month that is not a leap month.
fn lunar(year: i16, month: u8, day_of_month: i64) -> Option<Date> {
    let bounds = lunar_year(year);
    let (_, leap) = month_structure_for_year::<Chinese>(bounds.new_year, bounds.next_new_year);
    // Months from the leap one on stand one place later.
    let place = month + u8::from(leap.is_some_and(|leap| leap <= month));
    let begin = i64::from(days_until_month::<Chinese>(bounds.new_year, place));
    day(bounds.new_year + begin + (day_of_month - 1))
}

/// The evening before the new moon that falls from 18 October on: the moon of
/// Kartika, the sun being in the sidereal sign of Libra. Chinese months begin on
/// the day of the new moon in Chinese, most often the day after Diwali.
fn diwali(year: i16) -> Option<Date> {
    let bounds = lunar_year(year);
    let earliest = fixed(year, 10, 18);
    (9..=12)
        .map(|place| {
            let days = i64::from(days_until_month::<Chinese>(bounds.new_year, place));
            bounds.new_year + days
        })
        .find(|moon| *moon >= earliest)
        .and_then(|moon| day(moon - 1))
}

/// A day of an Islamic month, by the rule of Saudi Arabia, in whichever Islamic
/// years touch a year.
fn islamic(year: i16, month: u8, day_of_month: u8) -> Vec<Date> {
    let (first, ..) = saudi_islamic_from_fixed(fixed(year, 1, 1));
    (first..=first + 1)
        .filter_map(|islamic| day(fixed_from_saudi_islamic(islamic, month, day_of_month)))
        .filter(|day| day.year() == year)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Days as they were kept, from public calendars; `off` is by how many days
    /// the computed ones may differ.
    fn check(holiday: Holiday, off: i32, kept: &[Date]) {
        for day in kept {
            let found = holiday.dates(day.year(), day.year());
            let near = |one: &Date| (*one - *day).get_days().abs() <= off;
            assert!(found.iter().any(near), "{holiday}: {day}, not {found:?}");
        }
    }

    #[test]
    fn days_counted_from_sundays() {
        let days = [
            date(2018, 4, 1),
            date(2019, 4, 21),
            date(2024, 3, 31),
            date(2038, 4, 25),
        ];
        check(Holiday::Easter, 0, &days);
        check(
            Holiday::OrthodoxEaster,
            0,
            &[date(2021, 5, 2), date(2024, 5, 5), date(2025, 4, 20)],
        );
        check(
            Holiday::MotheringSunday,
            0,
            &[date(2023, 3, 19), date(2024, 3, 10)],
        );
        check(
            Holiday::MothersDay,
            0,
            &[date(2022, 5, 8), date(2023, 5, 14)],
        );
        check(
            Holiday::FathersDay,
            0,
            &[date(2022, 6, 19), date(2025, 6, 15)],
        );
        let days = [date(2018, 11, 23), date(2019, 11, 29), date(2024, 11, 29)];
        check(Holiday::BlackFriday, 0, &days);
    }

    #[test]
    fn days_of_the_chinese_moon() {
        let days = [
            date(2015, 2, 19),
            date(2017, 1, 28),
            date(2020, 1, 25),
            date(2023, 1, 22),
            date(2024, 2, 10),
            date(2025, 1, 29),
            date(2026, 2, 17),
            date(2033, 1, 31),
        ];
        check(Holiday::LunarNewYear, 0, &days);
        // 2020, 2023 and 2025 have leap months before or after these.
        let days = [
            date(2019, 8, 7),
            date(2020, 8, 25),
            date(2023, 8, 22),
            date(2025, 8, 29),
        ];
        check(Holiday::Qixi, 0, &days);
        let days = [
            date(2019, 9, 13),
            date(2020, 10, 1),
            date(2023, 9, 29),
            date(2024, 9, 17),
            date(2025, 10, 6),
        ];
        check(Holiday::MidAutumn, 0, &days);
    }

    #[test]
    fn days_of_other_moons() {
        let days = [
            date(2015, 11, 11),
            date(2016, 10, 30),
            date(2017, 10, 19),
            date(2018, 11, 7),
            date(2019, 10, 27),
            date(2020, 11, 14),
            date(2021, 11, 4),
            date(2022, 10, 24),
            date(2023, 11, 12),
            date(2025, 10, 20),
        ];
        check(Holiday::Diwali, 1, &days);
        let days = [
            date(2019, 5, 6),
            date(2020, 4, 24),
            date(2021, 4, 13),
            date(2022, 4, 2),
            date(2023, 3, 23),
            date(2024, 3, 11),
            date(2025, 3, 1),
        ];
        check(Holiday::Ramadan, 1, &days);
        let days = [
            date(2019, 8, 11),
            date(2021, 7, 20),
            date(2023, 6, 28),
            date(2025, 6, 6),
        ];
        check(Holiday::EidAlAdha, 1, &days);
        // The Islamic year is eleven days shorter: 2030 has two beginnings.
        assert_eq!(Holiday::Ramadan.dates(2030, 2030).len(), 2);
    }

    #[test]
    fn years_beyond_the_table_have_none() {
        for holiday in Holiday::ALL {
            assert!(holiday.dates(-9999, 1899).is_empty() && holiday.dates(2201, 9999).is_empty());
            let all = holiday.dates(1900, 2200);
            assert!((295..=315).contains(&all.len()), "{holiday}: {}", all.len());
            assert!(all.is_sorted());
        }
    }
}
