//! What is asked for in one go, host by host.

use std::collections::{BTreeMap, VecDeque};

use jiff::Timestamp;
use releve_intake::Answered;

use crate::fetcher::{Came, Fetcher};
use crate::memory::{later, until};
use crate::options::Options;
use crate::trouble::{Sort, Trouble};
use crate::{Address, Clock, HostMemory, Memory, RobotsMemory};

/// Failures in a row after which a page is given up.
const ENOUGH: u32 = 8;

/// What an address is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum What {
    /// A feed or a sitemap: a list of pages.
    List,
    /// A page.
    Page,
}

/// Something to be asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// Where.
    pub address: Address,
    /// What it is taken for.
    pub what: What,
    /// What is remembered of it; in an [`Answer`], what is to be remembered.
    pub memory: Memory,
    /// By which whoever asks knows it again.
    pub tag: i64,
}

/// Something that was asked for, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// What was asked for, with what is to be remembered of it now.
    pub ask: Ask,
    /// What came of it.
    pub outcome: Outcome,
}

/// What came of asking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It came.
    Fetched(Answered),
    /// It is as it was.
    Unchanged,
    /// It did not come: why, and whether it is asked for again.
    Failed(String, Next),
}

/// Whether something that failed is asked for again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// In this round.
    Soon,
    /// In another one, when its rest is over.
    Later,
    /// No more, unless a list says that it changed.
    Never,
}

/// Addresses of one or many hosts, asked for one after the other: one request
/// at a time, each host at its own pace, so that one host's pause is used for
/// another. It knows neither disk nor clock: whoever asks brings what is
/// remembered, and stores what is to be.
///
/// # Example: a round with nothing to ask
///
/// ```
/// # use std::time::Duration;
/// # use jiff::Timestamp;
/// use releve_feeds::{Clock, Options, Round};
///
/// struct Stopped;
/// impl Clock for Stopped {
///     fn now(&self) -> Timestamp {
///         Timestamp::UNIX_EPOCH
///     }
///     fn sleep(&self, _: Duration) -> bool {
///         false
///     }
/// }
///
/// let mut round = Round::new(Options::new("example/1"), Stopped);
/// assert!(round.next().is_none());
/// assert_eq!(round.left(), 0);
/// ```
#[derive(Debug)]
pub struct Round<C> {
    fetcher: Fetcher<C>,
    waiting: BTreeMap<String, Waiting>,
    left: usize,
    stopped: bool,
}

/// What waits for one host.
#[derive(Debug, Default)]
struct Waiting {
    now: VecDeque<(Ask, u32)>,
    /// What has failed and rests.
    resting: Vec<(Ask, u32)>,
}

impl<C: Clock> Round<C> {
    /// A round in which nothing was asked for yet.
    pub fn new(options: Options, clock: C) -> Self {
        Self {
            fetcher: Fetcher::new(options, clock),
            waiting: BTreeMap::new(),
            left: 0,
            stopped: false,
        }
    }

    /// Takes what is remembered of a host.
    pub fn remember_host(&mut self, memory: HostMemory) {
        self.fetcher.hosts.remember(memory);
    }

    /// Takes what is remembered of an origin's rules for robots. Rules older
    /// than a day are asked for anew (RFC 9309, 2.4).
    pub fn remember_robots(&mut self, memory: RobotsMemory) {
        self.fetcher.remember_rules(memory);
    }

    /// The clock that was given.
    pub fn clock(&self) -> &C {
        &self.fetcher.clock
    }

    /// Adds something to ask for, whether or not its rest is over.
    pub fn ask(&mut self, ask: Ask) {
        self.put(ask, 0);
    }

    fn wait(&mut self, host: &str) -> &mut Waiting {
        self.waiting.entry(host.to_owned()).or_default()
    }

    fn put(&mut self, ask: Ask, tries: u32) {
        self.left += 1;
        let waiting = self.wait(ask.address.host());
        if tries == 0 {
            waiting.now.push_back((ask, tries));
        } else {
            waiting.resting.push((ask, tries));
        }
    }

    /// How many of those added were not asked for: of hosts that rest longer
    /// than a round waits, or because it was told to stop.
    pub fn left(&self) -> usize {
        self.left
    }

    /// True if the clock was told to stop.
    pub fn is_stopped(&self) -> bool {
        self.stopped
    }

    /// What is to be remembered of hosts and their rules since this was called
    /// last.
    pub fn changes(&mut self) -> (Vec<HostMemory>, Vec<RobotsMemory>) {
        (self.fetcher.hosts.changes(), self.fetcher.new_rules())
    }

    /// The host whose turn it is, and when.
    fn turn(&self, now: Timestamp) -> Option<(&str, Timestamp)> {
        let ready = |(name, waiting): (&'_ String, &'_ Waiting)| {
            let host = self.fetcher.hosts.ready(name, &self.fetcher.options, now);
            waiting.earliest(now).map(|own| own.max(host))
        };
        self.waiting
            .iter()
            .filter_map(|(name, waiting)| Some((name.as_str(), ready((name, waiting))?)))
            .min_by_key(|(_, time)| *time)
    }

    /// Asks for the next address, having waited until its host may be asked;
    /// `None` where nothing is left, where all that is left rests too long, and
    /// where the clock was told to stop.
    #[expect(
        clippy::should_implement_trait,
        reason = "what is asked for depends on answers, so that a loop adds to it between two calls"
    )]
    pub fn next(&mut self) -> Option<Answer> {
        loop {
            let now = self.fetcher.clock.now();
            let (host, ready) = self.turn(now)?;
            let host = host.to_owned();
            let time = until(now, ready);
            if time > self.fetcher.options.patience {
                return None;
            }
            if self.stopped || !self.fetcher.clock.sleep(time) {
                self.stopped = true;
                return None;
            }
            let now = self.fetcher.clock.now();
            let Some((ask, tries)) = self.waiting.get_mut(&host).and_then(|w| w.take(now)) else {
                // A clock that does not move on would wait for ever.
                self.waiting.remove(&host);
                continue;
            };
            let came = match self.fetcher.learn_rules(&ask.address) {
                // The pause behind the rules is used for other hosts.
                Ok(true) => {
                    self.wait(&host).now.push_front((ask, tries));
                    continue;
                }
                Ok(false) => self.fetcher.fetch(&ask.address, ask.what, &ask.memory),
                Err(trouble) => Err(trouble),
            };
            self.left -= 1;
            return self.answer(ask, tries, came);
        }
    }

    /// What came, with what is to be remembered; `None` where it was told to
    /// stop on the way.
    fn answer(&mut self, mut ask: Ask, tries: u32, came: Result<Came, Trouble>) -> Option<Answer> {
        let now = self.fetcher.clock.now();
        let options = &self.fetcher.options;
        let memory = &mut ask.memory;
        let outcome = match came {
            Ok(came) => {
                memory.asked = Some(now);
                memory.failures = 0;
                let outcome = match came {
                    Came::Unchanged => {
                        memory.unchanged = memory.unchanged.saturating_add(1);
                        Outcome::Unchanged
                    }
                    Came::Page {
                        answered,
                        etag,
                        modified,
                    } => {
                        memory.unchanged = 0;
                        memory.etag = etag;
                        memory.modified = modified;
                        Outcome::Fetched(answered)
                    }
                };
                let rest = match ask.what {
                    What::List => options.rest(),
                    What::Page => options.page_rest(memory.unchanged),
                };
                memory.not_before = Some(later(now, rest));
                outcome
            }
            Err(trouble) if trouble.sort == Sort::Stopped => {
                self.stopped = true;
                self.put(ask, tries);
                return None;
            }
            // Nobody failed and nobody was asked: it may be asked as before.
            Err(trouble) if trouble.sort == Sort::Inside => {
                let next = match ask.what {
                    What::List => Next::Later,
                    What::Page => Next::Never,
                };
                Outcome::Failed(trouble.why, next)
            }
            Err(trouble) => {
                memory.asked = Some(now);
                memory.failures = memory.failures.saturating_add(1);
                let own = later(now, options.back_off(memory.failures));
                memory.not_before = Some(match trouble.sort {
                    Sort::Resting(time) => time,
                    Sort::Host(_) => {
                        own.max(self.fetcher.hosts.ready(ask.address.host(), options, now))
                    }
                    _ => own,
                });
                let rest = memory
                    .not_before
                    .map_or_else(Default::default, |t| until(now, t));
                let next = match trouble.sort {
                    Sort::Lasting if ask.what == What::Page => Next::Never,
                    Sort::Lasting => Next::Later,
                    _ if ask.what == What::Page && memory.failures >= ENOUGH => Next::Never,
                    _ if tries + 1 < options.tries && rest <= options.patience => Next::Soon,
                    _ => Next::Later,
                };
                if next == Next::Soon {
                    self.put(ask.clone(), tries + 1);
                }
                Outcome::Failed(trouble.why, next)
            }
        };
        Some(Answer { ask, outcome })
    }
}

impl Waiting {
    /// When the first of what waits may be asked for.
    fn earliest(&self, now: Timestamp) -> Option<Timestamp> {
        if !self.now.is_empty() {
            return Some(now);
        }
        let times = self.resting.iter().map(|(ask, _)| ask.memory.not_before);
        times.map(|time| time.unwrap_or(now)).min()
    }

    /// The next that may be asked for: what waits, in its order, then what has
    /// rested.
    fn take(&mut self, now: Timestamp) -> Option<(Ask, u32)> {
        if let Some(next) = self.now.pop_front() {
            return Some(next);
        }
        let rested = self
            .resting
            .iter()
            .position(|(ask, _)| ask.memory.may_be_asked(now))?;
        Some(self.resting.remove(rested))
    }
}
