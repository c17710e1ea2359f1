use std::fmt;
use std::str::FromStr;

use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Error;

/// A fashion season. Its days are fixed by the contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Season {
    /// 1 January to 30 June.
    SpringSummer,
    /// 1 July to 31 December; also called fall/winter.
    AutumnWinter,
    /// 1 May to 31 August.
    PreFall,
    /// 1 November of the year before to 31 May; also called resort.
    Cruise,
    /// 1 November to 31 December.
    Holiday,
}

impl Season {
    const ALL: [Self; 5] = [
        Self::SpringSummer,
        Self::AutumnWinter,
        Self::PreFall,
        Self::Cruise,
        Self::Holiday,
    ];

    /// The two letters that stand before the year in a label.
    pub fn code(self) -> &'static str {
        match self {
            Self::SpringSummer => "SS",
            Self::AutumnWinter => "AW",
            Self::PreFall => "PF",
            Self::Cruise => "CR",
            Self::Holiday => "HO",
        }
    }
}

/// A time as the contract writes it: a normal label and its first and last day,
/// both included.
///
/// Labels: `2025-09-12`, `2025-09`, `2025`, `2010s`, `2022-Q3`, `2025-H1`,
/// `2025-W37`, `2019/2023`, `SS2016`, `AW2022`, `PF2023`, `CR2024`, `HO2024`.
/// Years run from 1000 to 9999.
///
/// # Example: a label is its days
///
/// ```
/// use releve_facts::When;
///
/// let quarter: When = "2022-Q3".parse()?;
/// assert_eq!(quarter.start().to_string(), "2022-07-01");
/// assert_eq!(quarter.end().to_string(), "2022-09-30");
/// assert!("2022-Q5".parse::<When>().is_err());
/// # Ok::<(), releve_facts::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct When {
    label: String,
    start: Date,
    end: Date,
}

impl When {
    /// The normal label.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// First day.
    pub fn start(&self) -> Date {
        self.start
    }

    /// Last day.
    pub fn end(&self) -> Date {
        self.end
    }

    /// One day.
    pub fn day(day: Date) -> Self {
        Self {
            label: day.to_string(),
            start: day,
            end: day,
        }
    }

    /// One month, 1 to 12.
    pub fn month(year: i16, month: i8) -> Result<Self, Error> {
        format!("{year:04}-{month:02}").parse()
    }

    /// One year.
    pub fn year(year: i16) -> Result<Self, Error> {
        format!("{year:04}").parse()
    }

    /// Ten years from `year`, of which the last digit is dropped: 2016 is the 2010s.
    pub fn decade(year: i16) -> Result<Self, Error> {
        format!("{:03}0s", year / 10).parse()
    }

    /// One quarter, 1 to 4.
    pub fn quarter(year: i16, quarter: i8) -> Result<Self, Error> {
        format!("{year:04}-Q{quarter}").parse()
    }

    /// Half a year, 1 or 2.
    pub fn half(year: i16, half: i8) -> Result<Self, Error> {
        format!("{year:04}-H{half}").parse()
    }

    /// The ISO week, Monday to Sunday, that holds `day`.
    pub fn week_of(day: Date) -> Self {
        let week = day.iso_week_date();
        let monday =
            week_day(week.year(), week.week(), Weekday::Monday).expect("the week of a date exists");
        Self {
            label: format!("{:04}-W{:02}", week.year(), week.week()),
            start: monday,
            end: monday.checked_add(6.days()).unwrap_or(monday),
        }
    }

    /// A season of a year.
    pub fn season(season: Season, year: i16) -> Result<Self, Error> {
        format!("{}{year:04}", season.code()).parse()
    }

    /// The years from `first` to `last`, both included.
    pub fn years(first: i16, last: i16) -> Result<Self, Error> {
        format!("{first:04}/{last:04}").parse()
    }

    /// The season, where it is one.
    pub fn as_season(&self) -> Option<Season> {
        Season::ALL
            .into_iter()
            .find(|season| self.label.starts_with(season.code()))
    }
}

fn week_day(year: i16, week: i8, weekday: Weekday) -> Option<Date> {
    ISOWeekDate::new(year, week, weekday).ok().map(Date::from)
}

fn last_day(year: i16, month: i8) -> Option<Date> {
    Some(Date::new(year, month, 1).ok()?.last_of_month())
}

/// Exactly `digits` ASCII digits as a number.
fn number(text: &str, digits: usize) -> Option<i16> {
    (text.len() == digits && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

fn year(text: &str) -> Option<i16> {
    number(text, 4).filter(|year| *year >= 1000)
}

fn days(label: &str) -> Option<(Date, Date)> {
    let day = |year, month, day| Date::new(year, month, day).ok();
    if let Some(season) = Season::ALL
        .into_iter()
        .find(|season| label.starts_with(season.code()))
    {
        let y = year(&label[2..])?;
        return Some(match season {
            Season::SpringSummer => (day(y, 1, 1)?, day(y, 6, 30)?),
            Season::AutumnWinter => (day(y, 7, 1)?, day(y, 12, 31)?),
            Season::PreFall => (day(y, 5, 1)?, day(y, 8, 31)?),
            Season::Cruise => (day(y - 1, 11, 1)?, day(y, 5, 31)?),
            Season::Holiday => (day(y, 11, 1)?, day(y, 12, 31)?),
        });
    }
    if let Some((first, last)) = label.split_once('/') {
        let (first, last) = (year(first)?, year(last)?);
        return (first <= last)
            .then_some(())
            .and(Some((day(first, 1, 1)?, day(last, 12, 31)?)));
    }
    if let Some(decade) = label.strip_suffix("0s") {
        let y = number(decade, 3)?.checked_mul(10).filter(|y| *y >= 1000)?;
        return Some((day(y, 1, 1)?, day(y + 9, 12, 31)?));
    }
    let Some((y, rest)) = label.split_once('-') else {
        let y = year(label)?;
        return Some((day(y, 1, 1)?, day(y, 12, 31)?));
    };
    let y = year(y)?;
    if let Some(quarter) = rest.strip_prefix('Q') {
        let quarter = number(quarter, 1).filter(|q| (1..=4).contains(q))? as i8;
        return Some((day(y, 3 * quarter - 2, 1)?, last_day(y, 3 * quarter)?));
    }
    if let Some(half) = rest.strip_prefix('H') {
        let half = number(half, 1).filter(|h| (1..=2).contains(h))? as i8;
        return Some((day(y, 6 * half - 5, 1)?, last_day(y, 6 * half)?));
    }
    if let Some(week) = rest.strip_prefix('W') {
        let week = number(week, 2)? as i8;
        return Some((
            week_day(y, week, Weekday::Monday)?,
            week_day(y, week, Weekday::Sunday)?,
        ));
    }
    match rest.split_once('-') {
        None => {
            let month = number(rest, 2)? as i8;
            Some((day(y, month, 1)?, last_day(y, month)?))
        }
        Some((month, d)) => {
            let one = day(y, number(month, 2)? as i8, number(d, 2)? as i8)?;
            Some((one, one))
        }
    }
}

impl FromStr for When {
    type Err = Error;

    fn from_str(label: &str) -> Result<Self, Error> {
        let (start, end) = label
            .is_ascii()
            .then(|| days(label))
            .flatten()
            .ok_or_else(|| Error::when(label))?;
        Ok(Self {
            label: label.to_owned(),
            start,
            end,
        })
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.label)
    }
}

#[derive(Serialize, Deserialize)]
struct Form {
    label: String,
    start: String,
    end: String,
}

impl Serialize for When {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        Form {
            label: self.label.clone(),
            start: self.start.to_string(),
            end: self.end.to_string(),
        }
        .serialize(to)
    }
}

impl<'de> Deserialize<'de> for When {
    /// The label alone decides; days that contradict it are an error.
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let form = Form::deserialize(from)?;
        let when: Self = form.label.parse().map_err(serde::de::Error::custom)?;
        if when.start.to_string() != form.start || when.end.to_string() != form.end {
            return Err(serde::de::Error::custom(format!(
                "`{}` runs from {} to {}, but found {} to {}",
                form.label, when.start, when.end, form.start, form.end
            )));
        }
        Ok(when)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(label: &str, start: &str, end: &str) {
        let when: When = label.parse().unwrap();
        assert_eq!(when.start().to_string(), start, "{label}");
        assert_eq!(when.end().to_string(), end, "{label}");
        assert_eq!(when.label(), label);
        let json = serde_json::to_string(&when).unwrap();
        assert_eq!(serde_json::from_str::<When>(&json).unwrap(), when);
    }

    #[test]
    fn every_form_of_the_contract() {
        check("2025-09-12", "2025-09-12", "2025-09-12");
        check("2024-02", "2024-02-01", "2024-02-29");
        check("2025", "2025-01-01", "2025-12-31");
        check("2010s", "2010-01-01", "2019-12-31");
        check("1830s", "1830-01-01", "1839-12-31");
        check("2022-Q3", "2022-07-01", "2022-09-30");
        check("SS2016", "2016-01-01", "2016-06-30");
        check("AW2022", "2022-07-01", "2022-12-31");
        check("PF2023", "2023-05-01", "2023-08-31");
        check("CR2024", "2023-11-01", "2024-05-31");
        check("HO2024", "2024-11-01", "2024-12-31");
        check("2025-W37", "2025-09-08", "2025-09-14");
        check("2025-H1", "2025-01-01", "2025-06-30");
        check("2019/2023", "2019-01-01", "2023-12-31");
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for label in [
            "",
            "20",
            "2025-13",
            "2025-02-30",
            "2022-Q5",
            "2022-Q0",
            "SS16",
            "AW",
            "2025-W54",
            "2023/2019",
            "0000",
            "２０２５",
            "201s",
            "2025-H3",
            "2025-9",
            "+202",
        ] {
            assert!(label.parse::<When>().is_err(), "{label}");
        }
    }

    #[test]
    fn the_week_of_a_day() {
        let when = When::week_of(jiff::civil::date(2021, 1, 1));
        assert_eq!(when.label(), "2020-W53");
        assert_eq!(when, "2020-W53".parse().unwrap());
    }
}
