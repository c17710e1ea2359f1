//! On which calendar a series lies.

use std::mem::discriminant;

use jiff::civil::{Date, Weekday};
use releve_series::Calendar;

use super::Draft;
use crate::KnownCalendars;

/// As many different dates, or fewer, tell how far they lie from each other, and
/// not what lies between them: two Mondays are of a weekly series, or of a daily
/// one of which somebody cut out two days.
const FEW: usize = 2;

/// Whether that is all that dates are.
pub(crate) fn are_few(dates: impl IntoIterator<Item = Date>) -> bool {
    let mut seen: Vec<Date> = Vec::with_capacity(FEW);
    dates.into_iter().all(|date| {
        if !seen.contains(&date) {
            seen.push(date);
        }
        seen.len() <= FEW
    })
}

/// The length of periods that the title of a column of dates names, by a calendar
/// of it; of one called `date`, `day` or `period` nothing, as the first days of
/// longer periods stand below it, too.
pub(crate) fn named_by_title(title: &str) -> Option<Calendar> {
    match title.trim().to_lowercase().as_str() {
        "week" | "semaine" | "woche" => Some(Calendar::Weekly(Weekday::Monday)),
        "month" => Some(Calendar::Monthly),
        "quarter" => Some(Calendar::Quarterly),
        _ => None,
    }
}

/// What a file says of the calendar of a series.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Dating {
    /// The calendar, where it is declared or more than a few dates tell it.
    pub(crate) calendar: Option<Calendar>,
    /// The one that all dates of the file tell together, where they are few.
    together: Option<Calendar>,
    /// The length of the periods that dates are written as, if longer than a day, by
    /// a calendar of it.
    pub(crate) named: Option<Calendar>,
}

impl Dating {
    /// Of a file whose dates tell a calendar.
    pub(crate) fn told(calendar: Calendar, dates: &[Date], named: Option<Calendar>) -> Self {
        let few = are_few(dates.iter().copied());
        // What is called weeks is weeks, though all of them begin months.
        let calendar = weeks(dates, named).unwrap_or(calendar);
        Self {
            calendar: (!few).then_some(calendar),
            together: few.then_some(calendar),
            named,
        }
    }

    /// Of a series with few dates in a file whose dates tell a calendar together.
    pub(crate) fn among(calendar: Calendar, named: Option<Calendar>) -> Self {
        Self {
            together: Some(calendar),
            ..Self::open(named)
        }
    }

    /// Of a file whose dates tell none.
    pub(crate) fn open(named: Option<Calendar>) -> Self {
        Self {
            named,
            ..Self::default()
        }
    }
}

/// The calendar of dates that are called weeks and lie on one.
fn weeks(dates: &[Date], named: Option<Calendar>) -> Option<Calendar> {
    let calendar = Calendar::Weekly(dates.first()?.weekday());
    let on = |day: &Date| calendar.period(*day).is_ok();
    (matches!(named, Some(Calendar::Weekly(_))) && dates.iter().all(on)).then_some(calendar)
}

impl Draft {
    /// Whether its dates are taken for quarters that may be months of which others
    /// are missing: they are two, or called months.
    pub(crate) fn may_be_months(&self, calendars: &KnownCalendars) -> bool {
        let days = || self.points.iter().map(|(day, _)| *day);
        let months = self.dating.named == Some(Calendar::Monthly);
        let quarters = self.dating.named == Some(Calendar::Quarterly);
        (months || self.dating.calendar.is_none() && are_few(days()))
            && !quarters
            && self.known(calendars).is_none()
            && self.settled(calendars) == Ok(Calendar::Quarterly)
    }

    /// The calendar that the file declares; where it declares none and has few
    /// dates, that by which the series is known, if the dates lie on it; else the
    /// one that the dates tell.
    pub(super) fn settled(&self, calendars: &KnownCalendars) -> Result<Calendar, String> {
        let told = self.dating.calendar.or_else(|| self.known(calendars));
        if let Some(calendar) = told.or(self.dating.together).or_else(|| self.by_name()) {
            return Ok(calendar);
        }
        let days: Vec<Date> = self.points.iter().map(|(day, _)| *day).collect();
        Calendar::detect(&days).map_err(|error| error.to_string())
    }

    /// The calendar that its only date is called by, as the first of a period of it.
    pub(crate) fn by_name(&self) -> Option<Calendar> {
        let (day, _) = self.points.first()?;
        if self.points.iter().any(|(other, _)| other != day) {
            return None;
        }
        let calendar = match self.dating.named? {
            Calendar::Weekly(_) => Calendar::Weekly(day.weekday()),
            named => named,
        };
        calendar.period(*day).is_ok().then_some(calendar)
    }

    /// The calendar by which the series is known, where its dates alone would tell
    /// another one or none, and what they are called does not.
    pub(crate) fn otherwise(&self, calendars: &KnownCalendars) -> Option<Calendar> {
        let known = self.known(calendars)?;
        let named = self.dating.named.as_ref().map(discriminant);
        if named == Some(discriminant(&known)) {
            return None;
        }
        let told = self.settled(&KnownCalendars::default()).ok();
        (told.as_ref().map(discriminant) != Some(discriminant(&known))).then_some(known)
    }

    /// The calendar by which the series is known, where the file leaves it open.
    pub(crate) fn known(&self, calendars: &KnownCalendars) -> Option<Calendar> {
        let days = || self.points.iter().map(|(day, _)| *day);
        if self.dating.calendar.is_some() || !are_few(days()) {
            return None;
        }
        let known = calendars.of(&self.key)?;
        let named = match self.dating.named {
            // Quarters are written by their first months, too.
            Some(Calendar::Monthly) => matches!(known, Calendar::Monthly | Calendar::Quarterly),
            Some(named) => discriminant(&named) == discriminant(&known),
            None => true,
        };
        (named && days().all(|day| known.period(day).is_ok())).then_some(known)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use releve_facts::Metric;

    use super::*;
    use crate::{Scale, SeriesKey};

    /// The calendar of a series with these dates that is known by another.
    fn settled(
        dates: &[(i16, i8, i8)],
        named: Option<Calendar>,
        known: Calendar,
    ) -> Result<Calendar, String> {
        let key = SeriesKey {
            subject: "flats".into(),
            metric: Metric::Views,
            channel: String::new(),
            market: None,
        };
        let mut draft = Draft::new(key, Scale::Count);
        draft.dating.named = named;
        let day = |&(year, month, day): &(i16, i8, i8)| date(year, month, day);
        let value = releve_series::Point::Exact(7.0);
        draft.points = dates.iter().map(|at| (day(at), value)).collect();
        draft.settled(&KnownCalendars::new(move |_| Some(known)))
    }

    #[test]
    fn few_dates_lie_where_the_series_is_known() {
        use Calendar::{Daily, Monthly, Quarterly, Weekly};
        let (monday, thursday) = (Weekly(Weekday::Monday), Weekly(Weekday::Thursday));
        let week = &[(2026, 3, 2), (2026, 3, 9)][..];
        let quarter = &[(2026, 1, 1), (2026, 4, 1)][..];
        for (dates, named, known, expected) in [
            (week, None, Daily, Daily),
            (week, None, Monthly, monday),
            (week, None, thursday, monday),
            (week, Some(monday), Daily, monday),
            (quarter, None, Daily, Daily),
            (quarter, None, Monthly, Monthly),
            (quarter, None, thursday, Quarterly),
            (quarter, Some(Monthly), Monthly, Monthly),
            (quarter, Some(Monthly), Daily, Quarterly),
            (quarter, Some(Quarterly), Monthly, Quarterly),
            // Years and a date alone tell nothing by themselves.
            (&[(2025, 1, 1), (2026, 1, 1)], None, Monthly, Monthly),
            (&[(2026, 1, 1)], None, thursday, thursday),
            (&[(2026, 1, 1)], Some(Quarterly), Quarterly, Quarterly),
            // What it is called does, where the series is not known otherwise.
            (&[(2026, 1, 1)], Some(Monthly), Quarterly, Quarterly),
            (&[(2026, 2, 1)], Some(Monthly), Daily, Monthly),
            (
                &[(2026, 3, 4)],
                Some(monday),
                Daily,
                Weekly(Weekday::Wednesday),
            ),
            // Three dates tell.
            (
                &[(2026, 3, 2), (2026, 3, 9), (2026, 3, 16)],
                None,
                Daily,
                monday,
            ),
        ] {
            assert_eq!(settled(dates, named, known), Ok(expected), "{dates:?}");
        }
        assert!(settled(&[(2026, 1, 2)], Some(Monthly), Daily).is_err());
        assert!(settled(&[(2026, 1, 2)], None, Monthly).is_err());
    }

    #[test]
    fn what_columns_are_called() {
        assert_eq!(named_by_title(" Month "), Some(Calendar::Monthly));
        for title in ["date", "day", "period", "Monthly views"] {
            assert_eq!(named_by_title(title), None);
        }
    }
}
