use std::collections::BTreeMap;

use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};
use releve_facts::When;
use releve_series::{Calendar, Error, Point, Series};

use crate::name::tight;
use crate::plural;

/// How many documents of a week name something, and how many there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CountedWeek {
    /// Its Monday.
    pub first: Date,
    /// Documents that name it.
    pub naming: usize,
    /// All documents: what a count has to be measured by, for twice the reading
    /// finds twice the mentions.
    pub read: usize,
}

/// Mentions week by week, from the first week that something was read in to the
/// last one that is over. A week without a document is there with none read: of
/// it nothing is known.
///
/// # Example: two weeks, and one in between that nobody read
///
/// ```
/// use jiff::civil::date;
/// use releve_insight::Counts;
///
/// let counts = Counts::of([
///     (date(2025, 9, 1), true),
///     (date(2025, 9, 7), false),
///     (date(2025, 9, 15), true),
///     (date(2025, 9, 21), true),
///     // Of this week there may be more to come.
///     (date(2025, 9, 23), true),
/// ]);
/// let told: Vec<(usize, usize)> = counts.weeks().iter().map(|w| (w.naming, w.read)).collect();
/// assert_eq!(told, [(1, 2), (0, 0), (2, 2)]);
/// let share = counts.share("ballet flats")?;
/// assert_eq!(share.at(share.first()).exact(), Some(50.0));
/// assert_eq!(share.known(), 2);
/// # Ok::<(), releve_series::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    weeks: Vec<CountedWeek>,
}

impl Counts {
    /// Counts documents, each once, by their day of publication and whether they
    /// name the thing. Near-duplicates are the caller's to leave out.
    pub fn of(documents: impl IntoIterator<Item = (Date, bool)>) -> Self {
        let mut weeks: BTreeMap<Date, (usize, usize)> = BTreeMap::new();
        let mut last_day = Date::MIN;
        for (day, names_it) in documents {
            let week = weeks.entry(When::week_of(day).start()).or_default();
            week.0 += usize::from(names_it);
            week.1 += 1;
            last_day = last_day.max(day);
        }
        if last_day.weekday() != Weekday::Sunday {
            // Not over as far as these documents tell.
            weeks.pop_last();
        }
        let (Some(first), Some(last)) = (weeks.keys().next(), weeks.keys().next_back()) else {
            return Self::default();
        };
        let all = std::iter::successors(Some(*first), |week| week.checked_add(7.days()).ok());
        let counted = all.take_while(|week| week <= last).map(|first| {
            let (naming, read) = weeks.get(&first).copied().unwrap_or_default();
            CountedWeek {
                first,
                naming,
                read,
            }
        });
        Self {
            weeks: counted.collect(),
        }
    }

    /// The weeks, none left out between the first and the last.
    pub fn weeks(&self) -> &[CountedWeek] {
        &self.weeks
    }

    /// Documents that name it, a value a week; a gap where nothing was read.
    ///
    /// # Errors
    ///
    /// Where there is no week, or too many.
    pub fn mentions(&self, name: &str) -> Result<Series, Error> {
        self.series(name, |week| week.naming as f64)
    }

    /// Their share of all documents in per cent; a gap where nothing was read.
    ///
    /// # Errors
    ///
    /// Where there is no week, or too many.
    pub fn share(&self, name: &str) -> Result<Series, Error> {
        self.series(name, |week| 100.0 * week.naming as f64 / week.read as f64)
    }

    fn series(&self, name: &str, value: impl Fn(&CountedWeek) -> f64) -> Result<Series, Error> {
        let points = self.weeks.iter().map(|week| match week.read {
            0 => (week.first, Point::Missing),
            _ => (week.first, Point::Exact(value(week))),
        });
        Series::from_dates(name, Calendar::Weekly(Weekday::Monday), points)
    }
}

/// True if both are one name, whatever case, accents, spaces and number: `Ballet
/// flats` and `ballet flat`.
pub fn one_name(one: &str, other: &str) -> bool {
    let forms = |name: &str| [tight(name), tight(&plural(name))];
    let (one, other) = (forms(one), forms(other));
    one[0] == other[0] || one[1] == other[0] || one[0] == other[1]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_one_whatever_their_number() {
        assert!(one_name("Ballet flats", "ballet flat"));
        assert!(one_name("Ballet-core", "balletcore"));
        assert!(!one_name("flat", "ballet flat"));
    }

    #[test]
    fn nothing_is_counted_of_nothing() {
        assert_eq!(Counts::of([]), Counts::default());
        let tuesday = jiff::civil::date(2025, 9, 2);
        assert!(Counts::of([(tuesday, true)]).weeks().is_empty());
        assert!(Counts::default().mentions("flats").is_err());
    }
}
