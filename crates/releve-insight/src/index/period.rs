use std::fmt;
use std::str::FromStr;

use jiff::ToSpan as _;
use jiff::civil::Date;
use releve_facts::{Season, When};

use super::Error;
use crate::in_words;

/// A stretch of time that an index is made for: a week, month, quarter, half,
/// season or year. Days are inclusive at both ends.
///
/// # Example: a quarter and the one before
///
/// ```
/// use releve_insight::index::Period;
///
/// let period: Period = "2022-Q3".parse()?;
/// assert_eq!(period.when().start().to_string(), "2022-07-01");
/// assert_eq!(period.before().map(|p| p.to_string()).as_deref(), Some("2022-Q2"));
/// // Seasons are written either way.
/// let season: Period = "2026-SS".parse()?;
/// assert_eq!(season, "SS2026".parse()?);
/// assert!("2022-Q5".parse::<Period>().is_err());
/// # Ok::<(), releve_insight::index::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period(When);

impl Period {
    /// Label, first and last day.
    pub fn when(&self) -> &When {
        &self.0
    }

    /// As a reader says it: `Q3 2022`.
    pub fn in_words(&self) -> String {
        in_words(&self.0)
    }

    /// As it stands within a sentence: `Q3 2022`, `the second half of 2024`.
    ///
    /// # Example: a half has an article
    ///
    /// ```
    /// use releve_insight::index::Period;
    ///
    /// let said = |label: &str| label.parse::<Period>().map(|period| period.in_a_sentence());
    /// assert_eq!(said("2024-H2")?, "the second half of 2024");
    /// assert_eq!(said("2022-Q3")?, "Q3 2022");
    /// # Ok::<(), releve_insight::index::Error>(())
    /// ```
    pub fn in_a_sentence(&self) -> String {
        let words = self.in_words();
        match words.contains(" half of ") {
            true => format!("the {words}"),
            false => words,
        }
    }

    /// The period of the same kind that ends the day before this one begins;
    /// of pre-fall, cruise and holiday the one a year before. `None` before the
    /// year 1000.
    pub fn before(&self) -> Option<Self> {
        let (start, year) = (self.0.start(), self.0.end().year());
        let label = self.0.label();
        let last = start.checked_sub(1.day()).ok()?;
        let when = match (self.0.as_season(), label.split_once('-')) {
            (Some(Season::SpringSummer), _) => When::season(Season::AutumnWinter, year - 1),
            (Some(Season::AutumnWinter), _) => When::season(Season::SpringSummer, year),
            (Some(other), _) => When::season(other, year - 1),
            (None, None) => When::year(last.year()),
            (None, Some((_, part))) if part.starts_with('W') => Ok(When::week_of(last)),
            (None, Some((_, part))) if part.starts_with('Q') => {
                When::quarter(last.year(), (last.month() - 1) / 3 + 1)
            }
            (None, Some((_, part))) if part.starts_with('H') => {
                When::half(last.year(), (last.month() - 1) / 6 + 1)
            }
            (None, Some(_)) => When::month(last.year(), last.month()),
        };
        when.ok().map(Self)
    }

    /// True if `first` to `last` lies wholly within.
    pub(super) fn holds(&self, first: Date, last: Date) -> bool {
        first <= last && self.0.start() <= first && last <= self.0.end()
    }

    /// True if a day of `first` to `last` lies within.
    pub(super) fn meets(&self, first: Date, last: Date) -> bool {
        first <= self.0.end() && self.0.start() <= last
    }

    /// Days of it.
    pub(super) fn days(&self) -> i32 {
        (self.0.end() - self.0.start()).get_days() + 1
    }
}

impl FromStr for Period {
    type Err = Error;

    fn from_str(label: &str) -> Result<Self, Error> {
        let refused = || Error::period(label);
        // `2026-SS` is the label `SS2026`.
        let turned = label
            .split_once('-')
            .filter(|(_, code)| code.bytes().all(|b| b.is_ascii_alphabetic()))
            .map(|(year, code)| match code {
                "FW" | "AW" => format!("AW{year}"),
                code => format!("{code}{year}"),
            });
        let when: When = turned
            .as_deref()
            .unwrap_or(label)
            .parse()
            .map_err(|_| refused())?;
        let label = when.label();
        let is_day = when.start() == when.end();
        if is_day || label.contains('/') || label.ends_with('s') {
            return Err(refused());
        }
        Ok(Self(when))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.label())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_the_one_before() {
        for (label, before) in [
            ("2022-Q1", "2021-Q4"),
            ("2026-10", "2026-09"),
            ("2026-01", "2025-12"),
            ("2026", "2025"),
            ("2021-W01", "2020-W53"),
            ("2025-H1", "2024-H2"),
            ("2025-H2", "2025-H1"),
            ("SS2026", "AW2025"),
            ("2026-FW", "SS2026"),
            ("CR2026", "CR2025"),
        ] {
            let period: Period = label.parse().unwrap();
            assert_eq!(period.before().unwrap().to_string(), before, "{label}");
        }
    }

    #[test]
    fn days_spans_of_years_and_nonsense_are_refused() {
        for label in [
            "",
            "2022-Q5",
            "2026-10-01",
            "2019/2023",
            "2010s",
            "SS26",
            "2026-XX",
        ] {
            let error = label.parse::<Period>().unwrap_err();
            assert!(error.is_period(), "{label}");
            assert!(error.to_string().contains("2022-Q3"), "{error}");
        }
    }
}
