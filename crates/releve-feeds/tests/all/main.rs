//! Rounds against a server that misbehaves in every way, on loopback.

mod lists;
mod manners;
mod mischief;
mod server;

use std::cell::{Cell, RefCell};
use std::time::Duration;

use jiff::Timestamp;
use releve_feeds::{Address, Answer, Ask, Clock, Memory, Options, Outcome, Reach, Round, What};

/// A clock that moves on when it is slept by.
pub struct Fake {
    now: Cell<Timestamp>,
    slept: RefCell<Vec<Duration>>,
    /// How many sleeps until it says to stop.
    left: Cell<usize>,
}

impl Fake {
    fn new() -> Self {
        Self {
            now: Cell::new("2026-11-20T09:00:00Z".parse().unwrap()),
            slept: RefCell::default(),
            left: Cell::new(usize::MAX),
        }
    }

    fn until(sleeps: usize) -> Self {
        let clock = Self::new();
        clock.left.set(sleeps);
        clock
    }

    /// Seconds of all sleeps that were any.
    fn slept(&self) -> Vec<u64> {
        let slept = self.slept.borrow();
        let seconds = slept.iter().map(Duration::as_secs);
        seconds.filter(|seconds| *seconds > 0).collect()
    }
}

impl Clock for Fake {
    fn now(&self) -> Timestamp {
        self.now.get()
    }

    fn sleep(&self, time: Duration) -> bool {
        if self.left.get() == 0 {
            return false;
        }
        self.left.set(self.left.get() - 1);
        self.now.set(self.now.get() + time);
        self.slept.borrow_mut().push(time);
        true
    }
}

/// The usual manners, within reach of the server alone, and in a hurry.
fn options() -> Options {
    let mut options = Options::new("releve/1 (+https://releve.example)");
    options.reach = Reach::PublicAnd(vec!["127.0.0.1".parse().unwrap()]);
    options.limits.connect = Duration::from_secs(2);
    options.limits.whole = Duration::from_millis(1500);
    options.limits.page = 64 << 10;
    options.limits.list = 32 << 20;
    options
}

fn ask(address: &str, what: What) -> Ask {
    Ask {
        address: address.parse::<Address>().unwrap(),
        what,
        memory: Memory::default(),
        tag: 0,
    }
}

/// All that comes of asking for these pages.
fn all(round: &mut Round<Fake>, pages: &[String]) -> Vec<Answer> {
    for page in pages {
        round.ask(ask(page, What::Page));
    }
    std::iter::from_fn(|| round.next()).collect()
}

/// What comes of asking for one page, at last.
fn one(page: &str) -> Outcome {
    let mut round = Round::new(options(), Fake::new());
    let answers = all(&mut round, &[page.to_owned()]);
    answers.into_iter().next_back().unwrap().outcome
}

#[track_caller]
fn why(outcome: &Outcome) -> &str {
    match outcome {
        Outcome::Failed(why, _) => why,
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn body(outcome: Outcome) -> Vec<u8> {
    match outcome {
        Outcome::Fetched(answered) => answered.bytes,
        other => panic!("{other:?}"),
    }
}
