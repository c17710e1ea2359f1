//! In which periods a life is reckoned and told.

use jiff::civil::Weekday;
use releve_series::Calendar;

use crate::wording::counted_figure;

/// The calendar on which the life of a series of another is reckoned: days are
/// averaged to weeks, all others stay.
pub fn reckoned_on(calendar: Calendar) -> Calendar {
    match calendar {
        Calendar::Daily => Calendar::Weekly(Weekday::Monday),
        other => other,
    }
}

/// How many weeks a period of a calendar has.
pub(crate) fn weeks(calendar: Calendar) -> f64 {
    365.2425 / 7.0 / calendar.per_year()
}

/// So many weeks, told in the periods that a life is reckoned in: a month is not
/// known to the week.
///
/// # Example: half a year
///
/// ```
/// use releve_insight::spell;
/// use releve_series::Calendar;
///
/// assert_eq!(spell(26.1, Calendar::Monthly), "6 months");
/// assert_eq!(spell(26.1, Calendar::Daily), "26 weeks");
/// assert_eq!(spell(12.0, Calendar::Quarterly), "1 quarter");
/// ```
pub fn spell(weeks: f64, calendar: Calendar) -> String {
    let calendar = reckoned_on(calendar);
    counted_figure((weeks / self::weeks(calendar)).round(), calendar.unit())
}
