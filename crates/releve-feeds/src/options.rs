use std::time::Duration;

use crate::Reach;

/// A day.
pub(crate) const DAY: Duration = Duration::from_hours(24);

/// How to fetch.
///
/// # Example: times hang together
///
/// ```
/// use std::time::Duration;
///
/// use releve_feeds::Options;
///
/// let options = Options::new("example/1 (+https://example.org)");
/// assert_eq!(options.pause, Duration::from_secs(3));
/// assert_eq!(options.back_off(1), Duration::from_secs(30));
/// assert_eq!(options.back_off(3), Duration::from_secs(120));
/// assert_eq!(options.rest(), Duration::from_secs(300));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// What the program calls itself, with an address where it is explained
    /// (RFC 9110, 10.1.5). What stands before the first `/` is what rules for
    /// robots call it.
    pub agent: String,
    /// Which machines may be asked.
    pub reach: Reach,
    /// The pause between two requests to a host, 3 seconds; its own
    /// `Crawl-delay` where that is longer.
    pub pause: Duration,
    /// How long a round waits for a host that rests, 2 minutes; what rests
    /// longer is left for another round.
    pub patience: Duration,
    /// The limits of one request.
    pub limits: Limits,
}

/// The limits of one request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Time to find and reach the machine, 10 seconds.
    pub connect: Duration,
    /// Time for the whole request, however its bytes drip, 60 seconds.
    pub whole: Duration,
    /// Bytes of a page, packed as well as unpacked, 8 MiB.
    pub page: u64,
    /// Bytes of a feed or sitemap, packed as well as unpacked: 64 MiB, since a
    /// sitemap may have 50 MB by its protocol.
    pub list: u64,
    /// Redirections of one request, 5.
    pub redirects: usize,
}

impl Options {
    /// The usual ones, for a program of this name.
    pub fn new(agent: impl Into<String>) -> Self {
        Self {
            agent: agent.into(),
            reach: Reach::Public,
            pause: Duration::from_secs(3),
            patience: Duration::from_secs(120),
            limits: Limits {
                connect: Duration::from_secs(10),
                whole: Duration::from_secs(60),
                page: 8 << 20,
                list: 64 << 20,
                redirects: 5,
            },
        }
    }

    /// How long what has failed so many times in a row is left alone, where its
    /// server does not say: ten pauses, doubled with each failure, at most a
    /// week.
    pub fn back_off(&self, failures: u32) -> Duration {
        crate::memory::doubled(self.pause * 10, failures, DAY * 7)
    }

    /// How long a feed is left alone that answered: a hundred pauses.
    pub fn rest(&self) -> Duration {
        self.pause * 100
    }

    /// How long a page is left alone that was fetched, even if a list says that
    /// it changed: a day, doubled each time that it had not.
    pub(crate) fn page_rest(&self, unchanged: u32) -> Duration {
        // A server that may be asked without a pause is the user's own.
        if self.pause.is_zero() {
            return Duration::ZERO;
        }
        crate::memory::doubled(DAY, unchanged + 1, DAY * 32)
    }

    /// What rules for robots call the program.
    pub(crate) fn token(&self) -> &str {
        let end = self.agent.find(['/', ' ']).unwrap_or(self.agent.len());
        &self.agent[..end]
    }
}
