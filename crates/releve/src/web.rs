//! The web, as the commands use it: time that passes, and what the study
//! remembers in the words of whoever fetches.

use std::process;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use releve_feeds::{Address, Clock, HostMemory, Memory, Options, Reach, RobotsMemory, Round};
use releve_intake::Document;
use releve_study::{Asked, KeptHost, KeptRobots, Study};

use crate::arguments::Politeness;
use crate::failure::Failure;

/// What servers are told: who asks, and where that is explained.
const AGENT: &str = concat!(
    "releve/",
    env!("CARGO_PKG_VERSION"),
    " (+",
    env!("CARGO_PKG_REPOSITORY"),
    ")"
);

impl Politeness {
    pub(crate) fn options(&self) -> Result<Options, Failure> {
        if self.pause < Duration::from_secs(1) && !self.allow_private {
            return Err(Failure::Usage(
                "a pause of less than a second would be impolite; `--allow-private` allows it, \
                 for machines of your own"
                    .into(),
            ));
        }
        let mut options = Options::new(AGENT);
        options.pause = self.pause;
        if self.allow_private {
            options.reach = Reach::Anywhere;
        }
        Ok(options)
    }
}

/// Whether it is meant as an address of the web and not of a file.
pub(crate) fn is_address(text: &str) -> bool {
    text.split_once("://").is_some_and(|(scheme, _)| {
        !scheme.is_empty() && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

/// The time of this machine, until it is told to stop.
#[derive(Debug, Clone, Default)]
pub(crate) struct Wall {
    stop: Arc<(Mutex<bool>, Condvar)>,
    /// Nothing is being done: the next round is waited for.
    idle: Arc<AtomicBool>,
}

impl Wall {
    /// Time that Ctrl-C, or the end of the machine, stops: the first time what
    /// was begun is finished, the second time nothing is.
    pub(crate) fn until_told() -> Self {
        let wall = Self::default();
        let stop = Arc::clone(&wall.stop);
        let idle = Arc::clone(&wall.idle);
        // Where it cannot be caught the program just ends, which loses nothing.
        let _ = ctrlc::set_handler(move || {
            let (told, changed) = &*stop;
            let mut told = told.lock().unwrap_or_else(PoisonError::into_inner);
            if *told {
                process::exit(130);
            }
            *told = true;
            changed.notify_all();
            eprintln!(
                "note: {}",
                if idle.load(Ordering::SeqCst) {
                    "stopped between two rounds: all that came is kept; the next start asks for \
                     what is new since, and for what still waits"
                } else {
                    "finishing the present article; Ctrl-C again breaks off"
                }
            );
        });
        wall
    }

    /// Waits for the next round; false where it was told to stop.
    pub(crate) fn rest(&self, time: Duration) -> bool {
        self.idle.store(true, Ordering::SeqCst);
        let goes_on = self.sleep(time);
        self.idle.store(false, Ordering::SeqCst);
        goes_on
    }
}

impl Clock for Wall {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    fn sleep(&self, time: Duration) -> bool {
        let (told, changed) = &*self.stop;
        let told = told.lock().unwrap_or_else(PoisonError::into_inner);
        let (told, _) = changed
            .wait_timeout_while(told, time, |told| !*told)
            .unwrap_or_else(PoisonError::into_inner);
        !*told
    }
}

/// A round that remembers what the study does of hosts.
pub(crate) fn round(study: &Study, options: Options, wall: &Wall) -> Result<Round<Wall>, Failure> {
    let mut round = Round::new(options, wall.clone());
    for host in study.hosts()? {
        round.remember_host(HostMemory {
            name: host.name,
            asked: host.asked,
            not_before: host.not_before,
            failures: host.failures,
        });
    }
    for robots in study.robots()? {
        round.remember_robots(RobotsMemory {
            origin: robots.origin,
            asked: robots.asked,
            text: robots.text,
        });
    }
    Ok(round)
}

/// What a round has learnt of hosts, as a study keeps it.
pub(crate) fn kept_hosts(
    (hosts, robots): (Vec<HostMemory>, Vec<RobotsMemory>),
) -> (Vec<KeptHost>, Vec<KeptRobots>) {
    let hosts = hosts.into_iter().map(|host| KeptHost {
        name: host.name,
        asked: host.asked,
        not_before: host.not_before,
        failures: host.failures,
    });
    let robots = robots.into_iter().map(|robots| KeptRobots {
        origin: robots.origin,
        asked: robots.asked,
        text: robots.text,
    });
    (hosts.collect(), robots.collect())
}

/// What the study remembers of an address.
pub(crate) fn memory(asked: Asked) -> Memory {
    Memory {
        etag: asked.etag,
        modified: asked.modified,
        asked: asked.asked,
        not_before: asked.not_before,
        failures: asked.failures,
        unchanged: asked.unchanged,
    }
}

/// The same, to be kept.
pub(crate) fn asked(memory: &Memory) -> Asked {
    Asked {
        etag: memory.etag.clone(),
        modified: memory.modified.clone(),
        asked: memory.asked,
        not_before: memory.not_before,
        failures: memory.failures,
        unchanged: memory.unchanged,
    }
}

/// Gives a page the address that answered, where it names one of another site:
/// nobody's page may stand for somebody else's.
pub(crate) fn own_address(document: &mut Document, answered: &str) {
    let site = |address: &str| -> Option<String> {
        let address: Address = address.parse().ok()?;
        let host = address.host();
        Some(host.strip_prefix("www.").unwrap_or(host).to_owned())
    };
    let within = |part: &str, whole: &str| {
        part == whole
            || whole.contains('.')
                && part
                    .strip_suffix(whole)
                    .is_some_and(|rest| rest.ends_with('.'))
    };
    let own = document.url.as_deref().and_then(site).zip(site(answered));
    if !own.is_some_and(|(said, own)| within(&said, &own) || within(&own, &said)) {
        document.url = Some(answered.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_names_addresses_of_its_own_site_alone() {
        for (said, answered, own) in [
            ("https://www.a.example/b", "https://a.example/b?x", true),
            ("https://a.example/b", "https://amp.a.example/b", true),
            ("https://b.example/b", "https://a.example/b", false),
            ("https://xa.example/b", "https://a.example/b", false),
            ("https://example/b", "https://a.example/b", false),
            ("/b", "https://a.example/b", false),
        ] {
            let mut document = Document::new("b", "Flats.");
            document.url = Some(said.into());
            own_address(&mut document, answered);
            let expected = if own { said } else { answered };
            assert_eq!(document.url.as_deref(), Some(expected), "{said}");
        }
    }

    #[test]
    fn sleep_ends_when_it_is_told() {
        let wall = Wall::default();
        assert!(wall.sleep(Duration::from_millis(1)));
        *wall.stop.0.lock().unwrap() = true;
        assert!(!wall.sleep(Duration::from_secs(3600)));
    }

    #[test]
    fn addresses_are_told_from_paths() {
        assert!(is_address("HTTPS://a.example/"));
        assert!(!is_address("http"));
        assert!(!is_address("./https://a"));
        assert!(is_address("ftp://a.example/"));
    }
}
