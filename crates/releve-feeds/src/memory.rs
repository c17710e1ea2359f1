use std::time::Duration;

use jiff::Timestamp;

use crate::Options;

/// What is remembered of an address from one asking to the next, kept by
/// whoever asks: nothing is stored here.
///
/// # Example: of a new address nothing is known
///
/// ```
/// use releve_feeds::Memory;
///
/// let memory = Memory::default();
/// assert!(memory.may_be_asked("2026-11-20T09:00:00Z".parse()?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Memory {
    /// The tag of the version that came last (RFC 9110, 8.8.3).
    pub etag: Option<String>,
    /// When it last changed, as its server writes it (RFC 9110, 8.8.2).
    pub modified: Option<String>,
    /// When it was asked for last.
    pub asked: Option<Timestamp>,
    /// When it may be asked for again.
    pub not_before: Option<Timestamp>,
    /// How many askings have failed since one went well.
    pub failures: u32,
    /// How many askings in a row found it unchanged.
    pub unchanged: u32,
}

impl Memory {
    /// Whether its rest is over.
    pub fn may_be_asked(&self, now: Timestamp) -> bool {
        self.not_before.is_none_or(|time| time <= now)
    }

    /// Notes that what came was of no use: it is asked for anew, and whole,
    /// after the usual rest of what has failed.
    pub fn was_useless(&mut self, options: &Options, now: Timestamp) {
        self.etag = None;
        self.modified = None;
        self.failures = self.failures.saturating_add(1);
        self.not_before = Some(later(now, options.back_off(self.failures)));
    }
}

/// What is remembered of a host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostMemory {
    /// Its name.
    pub name: String,
    /// When it was asked for anything last.
    pub asked: Option<Timestamp>,
    /// When it may be asked again, where it said so or failed.
    pub not_before: Option<Timestamp>,
    /// How many requests in a row it has failed to answer.
    pub failures: u32,
}

/// What is remembered of an origin's rules for robots.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RobotsMemory {
    /// Scheme, host and port: `https://paper.example`.
    pub origin: String,
    /// When the rules were asked for.
    pub asked: Timestamp,
    /// The rules, as they came; `None` where there are none.
    pub text: Option<Vec<u8>>,
}

/// So much later; the end of time where there is no such time.
pub(crate) fn later(time: Timestamp, by: Duration) -> Timestamp {
    time.checked_add(by).unwrap_or(Timestamp::MAX)
}

/// How long until then, nothing where it is over.
pub(crate) fn until(now: Timestamp, then: Timestamp) -> Duration {
    Duration::try_from(then.duration_since(now)).unwrap_or_default()
}

/// A time twice as long with each failure after the first.
pub(crate) fn doubled(first: Duration, times: u32, most: Duration) -> Duration {
    let factor = 1u32 << times.saturating_sub(1).min(20);
    first.saturating_mul(factor).min(most)
}
