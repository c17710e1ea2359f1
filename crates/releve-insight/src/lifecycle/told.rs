//! A life in the plain sentences that page and terminal share.

use jiff::ToSpan as _;
use jiff::civil::Date;
use releve_series::Calendar;

use super::periods::{reckoned_on, spell};
use super::rule::SMALL;
use super::{Lifecycle, Stage};
use crate::wording::amount;

/// A level that is within this part of what it was a year ago has held.
const HELD: f64 = 0.05;

impl Lifecycle {
    /// The level a year before the last value and at it, season and noise taken
    /// out; `None` where less than a year of level is known.
    pub fn year(&self) -> Option<(f64, f64)> {
        let (end, now) = *self.level.last()?;
        let before = end.checked_sub(1.year()).ok()?;
        Some((self.level_on(before)?, now))
    }

    /// What that is in per cent of the level a year before; `None` too where that
    /// was not above zero.
    pub fn year_in_percent(&self) -> Option<f64> {
        let (before, now) = self.year()?;
        (before > 0.0).then(|| 100.0 * (now - before) / before)
    }

    /// What the stage means here, what it is over, how likely it is and what the
    /// level did at the end: whole sentences, so that whoever sees a year-on-year
    /// figure beside the stage knows why both hold. `calendar` is that of the series.
    pub fn told(&self, calendar: Calendar) -> Vec<String> {
        let mut told = vec![self.means()];
        told.extend(self.over_the_year());
        if let [(likeliest, share), others @ ..] = &self.probabilities[..] {
            let mut sure = format!("{} in 100 for {likeliest}", (share * 100.0).round());
            if let Some((other, share)) = others.first() {
                sure.push_str(&format!("; next, {other} with {}", (share * 100.0).round()));
            }
            told.push(format!("How likely the word is by its rule: {sure}."));
        }
        told.extend(self.end(calendar));
        told.extend(self.lives());
        told
    }

    fn level_on(&self, day: Date) -> Option<f64> {
        let days = |from: Date, to: Date| f64::from((to - from).get_days());
        self.level.windows(2).find_map(|pair| {
            let ((from, low), (to, high)) = (pair[0], pair[1]);
            let part = days(from, day) / days(from, to).max(1.0);
            (from <= day && day <= to).then_some(low + (high - low) * part)
        })
    }

    /// When the last move that counts ended.
    fn last_move(&self) -> Option<Date> {
        let last = self.cycles.last()?;
        Some(last.ended.unwrap_or(last.top))
    }

    /// What the stage says, and no more than level and slope at the end do: the rule
    /// passes over small moves, and takes a rise that stopped within two months for
    /// one that goes on (docs/LIFECYCLE.md).
    fn means(&self) -> String {
        let rises = self.slope.is_some_and(|slope| slope.low > 0.0);
        let moved = self
            .year_in_percent()
            .is_some_and(|change| change.abs() >= 100.0 * HELD);
        if let (Stage::Plateau, true, Some(day)) = (self.stage, moved, self.last_move()) {
            return format!("Its level has made no large move since {}.", month(day));
        }
        match self.stage {
            Stage::Emerging => {
                "It began to rise within the last half year, from a steady low level."
            }
            Stage::Rising if rises => {
                "It has been rising for more than half a year and still does."
            }
            Stage::Rising => {
                "It rose for more than half a year, until now or until no more than two months ago."
            }
            Stage::Peak => "It rose, and has stopped rising within about the last half year.",
            Stage::Plateau => "It has held its level for more than half a year.",
            Stage::Declining => "It has fallen and has not come to rest.",
            Stage::Dormant => "It has fallen, and stayed low for more than half a year.",
            Stage::Revived if rises => "It rises again after lying low for half a year or more.",
            Stage::Revived => {
                "It rose again after lying low for half a year or more, until now or until no more \
                 than two months ago."
            }
            Stage::Seasonal => "It comes and goes with the year; its level has not changed.",
            Stage::CannotTell => {
                "No stage is told: too little is known, or nothing stands out from the noise."
            }
        }
        .to_owned()
    }

    /// Of what the word is told, and what that did over the last year.
    fn over_the_year(&self) -> Option<String> {
        if !self.stage.is_trend() {
            return None;
        }
        let ((first, _), (end, _)) = (*self.level.first()?, *self.level.last()?);
        let of = format!(
            "The word is of the level, without the season of the year and the noise, from {} to {}.",
            month(first),
            month(end)
        );
        let Some((before, now)) = self.year() else {
            return Some(of);
        };
        let by = self.year_in_percent().map(f64::round);
        let way = if now > before { "rose" } else { "fell" };
        let told = match by {
            Some(0.0) => {
                return Some(format!(
                    "{of} Over the last year it stayed at {}.",
                    amount(now)
                ));
            }
            Some(by) => format!("{way} by {}%, from {}", by.abs(), amount(before)),
            None => format!("{way} from {}", amount(before)),
        };
        let mut told = format!("{of} Over the last year it {told} to {}", amount(now));
        let year = end.checked_sub(1.year()).ok()?;
        if self.last_move().is_some_and(|day| day < year) {
            let levels = || self.level.iter().map(|(_, level)| *level);
            told.push_str(&format!(
                ": no move of that year is as large as {:.0}% of all that it ever ranged over \
                 ({} to {}), and the word passes over smaller ones",
                100.0 * SMALL,
                amount(levels().fold(f64::INFINITY, f64::min)),
                amount(levels().fold(f64::NEG_INFINITY, f64::max)),
            ));
        }
        Some(told + ".")
    }

    fn end(&self, calendar: Calendar) -> Option<String> {
        if !self.stage.is_trend() {
            return None;
        }
        let slope = self.slope?;
        let unit = reckoned_on(calendar).unit();
        let between = format!("between {} and {}", signed(slope.low), signed(slope.high));
        let mut told = match (slope.low > 0.0, slope.high < 0.0) {
            (true, _) => format!(
                "At the end its level gains {} a {unit} ({between}, 95 in 100).",
                amount(slope.per_period)
            ),
            (_, true) => format!(
                "At the end its level loses {} a {unit} ({between}, 95 in 100).",
                amount(-slope.per_period)
            ),
            _ if slope.low == 0.0 && slope.high == 0.0 => {
                "At the end its level stays where it is.".to_owned()
            }
            _ => {
                let still = match self.stage {
                    Stage::Emerging | Stage::Rising | Stage::Revived => "still rises",
                    Stage::Declining => "still falls",
                    _ => "moves",
                };
                format!(
                    "Its last {unit}s alone do not tell whether it {still}: by {between} a {unit}, \
                     95 in 100."
                )
            }
        };
        if let Some(peak) = self.peak.filter(|peak| peak.weeks_since >= 1.0) {
            told.push_str(&format!(
                " The level was highest in {}, {} before the last value.",
                month(peak.date),
                spell(peak.weeks_since, calendar)
            ));
        }
        Some(told)
    }

    fn lives(&self) -> Option<String> {
        let [first, again @ ..] = &self.cycles[..] else {
            return None;
        };
        (!again.is_empty() && self.stage.is_trend()).then(|| {
            let again: Vec<String> = again
                .iter()
                .map(|cycle| format!("again in {}", cycle.top.year()))
                .collect();
            format!(
                "Its level was high in {}, {}.",
                first.top.year(),
                again.join(", ")
            )
        })
    }
}

fn month(date: Date) -> String {
    date.strftime("%B %-Y").to_string()
}

fn signed(value: f64) -> String {
    let sign = if value > 0.0 { "+" } else { "" };
    format!("{sign}{}", amount(value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Cycle, Slope, lifecycle};
    use jiff::civil::{Weekday, date};
    use releve_series::{Point, Series};

    const WEEKS: Calendar = Calendar::Weekly(Weekday::Monday);

    fn life() -> Lifecycle {
        let points = (0..110).map(|week| Point::Exact(f64::from(week % 5)));
        let series = Series::new("clogs", WEEKS, date(2023, 1, 2), points.collect());
        let mut life = lifecycle(&series.expect("a series"));
        life.peak = None;
        life
    }

    #[test]
    fn what_a_stage_means_and_its_slope_agree() {
        let mut life = life();
        let mut said = |stage: Stage, low: f64, high: f64| {
            life.stage = stage;
            life.slope = Some(Slope {
                per_period: high / 2.0,
                low,
                high,
            });
            format!("{} {}", life.means(), life.end(WEEKS).unwrap_or_default())
        };
        assert_eq!(
            said(Stage::Rising, 0.0, 83.0),
            "It rose for more than half a year, until now or until no more than two months ago. \
             Its last weeks alone do not tell whether it still rises: by between 0 and +83 a \
             week, 95 in 100."
        );
        assert_eq!(
            said(Stage::Rising, 20.0, 84.0),
            "It has been rising for more than half a year and still does. At the end its level \
             gains 42 a week (between +20 and +84, 95 in 100)."
        );
        assert_eq!(
            said(Stage::Plateau, 0.0, 0.0),
            "It has held its level for more than half a year. At the end its level stays where \
             it is."
        );
        for stage in [Stage::Emerging, Stage::Rising, Stage::Revived] {
            assert!(!said(stage, 0.0, 9.0).contains("rises again"), "{stage}");
            assert!(!said(stage, 0.0, 9.0).contains("and still does"), "{stage}");
        }
    }

    #[test]
    fn a_plateau_that_fell_on_the_year_says_so_and_why_it_is_one() {
        let mut life = life();
        life.stage = Stage::Plateau;
        let mut said = |end: f64| {
            life.level = vec![
                (date(2021, 1, 1), 10.0),
                (date(2024, 4, 1), 60.0),
                (date(2025, 3, 1), 60.0),
                (date(2025, 9, 1), end),
                (date(2026, 3, 1), end),
            ];
            life.cycles = vec![Cycle {
                began: Some(date(2021, 1, 1)),
                top: date(2024, 4, 1),
                ended: None,
            }];
            life.told(Calendar::Monthly)[..2].join(" ")
        };
        assert_eq!(
            said(48.0),
            "Its level has made no large move since April 2024. The word is of the level, without \
             the season of the year and the noise, from January 2021 to March 2026. Over the last \
             year it fell by 20%, from 60 to 48: no move of that year is as large as 30% of all \
             that it ever ranged over (10 to 60), and the word passes over smaller ones."
        );
        assert_eq!(
            said(60.0),
            "It has held its level for more than half a year. The word is of the level, without \
             the season of the year and the noise, from January 2021 to March 2026. Over the last \
             year it stayed at 60."
        );
        assert_eq!(life.year(), Some((60.0, 60.0)));
    }

    #[test]
    fn a_year_is_not_told_of_less_or_of_nothing() {
        let mut life = life();
        life.level = vec![(date(2025, 6, 1), 1.0), (date(2026, 3, 1), 2.0)];
        assert_eq!(life.year(), None);
        life.level = vec![(date(2025, 1, 1), 0.0), (date(2026, 3, 1), 0.0)];
        assert_eq!(life.year(), Some((0.0, 0.0)));
        assert_eq!(life.year_in_percent(), None);
    }
}
