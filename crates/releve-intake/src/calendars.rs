use std::fmt;
use std::sync::Arc;

use releve_series::Calendar;

use crate::SeriesKey;

/// By which calendar the series that are known already lie, as whoever keeps them
/// tells it of a key: `None` where there is none of it, or several with calendars
/// of their own. Asked only where one or two dates are all that a file has of a
/// series and nothing in it declares a calendar.
///
/// # Example: two days a week apart of a series that is kept by the day
///
/// ```
/// use releve_intake::{KnownCalendars, Options, Parts};
/// use releve_series::Calendar;
///
/// let csv = b"date,flats\n2026-03-02,7\n2026-03-09,8\n";
/// let read = |options: &Options| {
///     let part = Parts::of(&csv[..], "new.csv", options).unwrap().next().unwrap().unwrap();
///     part.intake(options).unwrap().series.remove(0).series.calendar()
/// };
/// let mut options = Options::default();
/// assert_eq!(read(&options).unit(), "week");
/// options.calendars = KnownCalendars::new(|key| (key.subject == "flats").then_some(Calendar::Daily));
/// assert_eq!(read(&options), Calendar::Daily);
/// ```
#[derive(Clone, Default)]
pub struct KnownCalendars(Option<Arc<Asked>>);

type Asked = dyn Fn(&SeriesKey) -> Option<Calendar> + Send + Sync;

impl KnownCalendars {
    /// Those that `asked` tells.
    pub fn new(asked: impl Fn(&SeriesKey) -> Option<Calendar> + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(asked)))
    }

    /// That of a key.
    pub(crate) fn of(&self, key: &SeriesKey) -> Option<Calendar> {
        self.0.as_ref()?(key)
    }
}

impl fmt::Debug for KnownCalendars {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("KnownCalendars")
            .field(&self.0.is_some())
            .finish()
    }
}

/// The same ones, not ones that would tell the same.
impl PartialEq for KnownCalendars {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (None, None) => true,
            _ => false,
        }
    }
}

impl Eq for KnownCalendars {}
