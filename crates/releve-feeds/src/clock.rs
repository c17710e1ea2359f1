use std::time::Duration;

use jiff::Timestamp;

/// Time, as whoever fetches is given it: no clock is asked here.
///
/// # Example: a clock that only tests need
///
/// ```
/// use std::cell::Cell;
/// use std::time::Duration;
///
/// use jiff::Timestamp;
/// use releve_feeds::Clock;
///
/// struct Still(Cell<Timestamp>);
/// impl Clock for Still {
///     fn now(&self) -> Timestamp {
///         self.0.get()
///     }
///     fn sleep(&self, time: Duration) -> bool {
///         self.0.set(self.0.get() + time);
///         true
///     }
/// }
///
/// let clock = Still(Cell::new(Timestamp::UNIX_EPOCH));
/// assert!(clock.sleep(Duration::from_secs(60)));
/// assert_eq!(clock.now().as_second(), 60);
/// ```
pub trait Clock {
    /// What time it is.
    fn now(&self) -> Timestamp;

    /// Lets some time pass. False where it was told to stop meanwhile, or
    /// before: then nothing more is asked for.
    fn sleep(&self, time: Duration) -> bool;
}
