//! One address, through the rules of its host and of every host on the way.

use std::collections::HashMap;
use std::time::Duration;

use jiff::Timestamp;
use releve_intake::Answered;
use robotxt::Robots;

use crate::client::{Answer, Client, Request};
use crate::hosts::Hosts;
use crate::memory::until;
use crate::options::{DAY, Options};
use crate::trouble::{Sort, Trouble};
use crate::{Address, Clock, Memory, RobotsMemory, What};

/// Bytes of rules for robots that are read: what RFC 9309, 2.5 asks for.
const RULES: u64 = 500 * 1024;

/// Rules for robots of one origin.
#[derive(Debug)]
struct Rules {
    asked: Timestamp,
    robots: Robots,
}

/// What came of an address.
pub(crate) enum Came {
    /// Itself, with what is to be remembered of it.
    Page {
        answered: Answered,
        etag: Option<String>,
        modified: Option<String>,
    },
    /// It is as it was.
    Unchanged,
}

#[derive(Debug)]
pub(crate) struct Fetcher<C> {
    client: Client,
    pub(crate) clock: C,
    pub(crate) options: Options,
    pub(crate) hosts: Hosts,
    rules: HashMap<String, Rules>,
    new_rules: Vec<RobotsMemory>,
}

impl<C: Clock> Fetcher<C> {
    pub(crate) fn new(options: Options, clock: C) -> Self {
        Self {
            client: Client::new(&options),
            clock,
            options,
            hosts: Hosts::default(),
            rules: HashMap::new(),
            new_rules: Vec::new(),
        }
    }

    /// Takes rules that were asked for earlier.
    pub(crate) fn remember_rules(&mut self, memory: RobotsMemory) {
        self.know(&memory);
    }

    fn know(&mut self, memory: &RobotsMemory) {
        let robots = match &memory.text {
            Some(text) => Robots::parse(text, self.options.token()),
            None => Robots::allow_all(),
        };
        let rules = Rules {
            asked: memory.asked,
            robots,
        };
        self.rules.insert(memory.origin.clone(), rules);
    }

    /// The rules that were asked for since this was called last.
    pub(crate) fn new_rules(&mut self) -> Vec<RobotsMemory> {
        std::mem::take(&mut self.new_rules)
    }

    /// Asks for an address, having asked whether it may, and follows where it
    /// leads, as often as it is allowed.
    pub(crate) fn fetch(
        &mut self,
        address: &Address,
        what: What,
        memory: &Memory,
    ) -> Result<Came, Trouble> {
        let (accept, most) = match what {
            What::List => (
                "application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5",
                self.options.limits.list,
            ),
            What::Page => (
                "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.5",
                self.options.limits.page,
            ),
        };
        let mut at = address.clone();
        let mut seen = Vec::new();
        loop {
            // Behind a redirection somebody was asked, who led us there.
            let on_the_way = |trouble: Trouble| match trouble.sort {
                Sort::Inside if !seen.is_empty() => Trouble::lasting(trouble.why),
                _ => trouble,
            };
            self.permit(&at).map_err(on_the_way)?;
            let request = Request {
                address: &at,
                memory: Some(memory),
                accept,
                most,
                cut: false,
            };
            let answer = self.exchange(&request).map_err(on_the_way)?;
            let Some(location) = redirection(&answer) else {
                return self.came(&at, answer, memory);
            };
            seen.push(at.clone());
            at = self.follow(&at, location, &seen)?;
        }
    }

    fn came(&self, at: &Address, answer: Answer, memory: &Memory) -> Result<Came, Trouble> {
        match answer.status {
            200 => Ok(Came::Page {
                answered: Answered {
                    address: at.as_str().to_owned(),
                    bytes: answer.body,
                    charset: answer.charset,
                    day: Some(self.clock.now().to_zoned(jiff::tz::TimeZone::UTC).date()),
                },
                etag: answer.etag,
                modified: answer.modified,
            }),
            304 if memory.etag.is_some() || memory.modified.is_some() => Ok(Came::Unchanged),
            401..=403 => Err(lasting(&answer, "it is not for everybody")),
            404 => Err(lasting(&answer, "there is nothing")),
            410 => Err(lasting(&answer, "it is gone for good")),
            451 => Err(lasting(&answer, "it is withheld for legal reasons")),
            408 | 425 => Err(Trouble::passing(said(&answer, "it asks to be asked again"))),
            429 => Err(self.host(&answer, "it asks to be left alone")),
            500.. => Err(self.host(&answer, "its server fails")),
            _ => Err(lasting(&answer, "no page came")),
        }
    }

    /// A host that fails, with how long it asks to be left alone.
    fn host(&self, answer: &Answer, why: &str) -> Trouble {
        let asks = answer
            .retry_after
            .as_deref()
            .and_then(|text| retry_after(text, self.clock.now()));
        Trouble::new(Sort::Host(asks), said(answer, why))
    }

    /// Where a redirection leads, if it may be followed.
    fn follow(&self, at: &Address, location: &str, seen: &[Address]) -> Result<Address, Trouble> {
        let to = at
            .join(location)
            .map_err(|bad| Trouble::lasting(format!("it leads elsewhere: {bad}")))?;
        if at.is_secure() && !to.is_secure() {
            return Err(Trouble::lasting(format!(
                "it leads from https to http, to `{to}`"
            )));
        }
        if seen.contains(&to) {
            return Err(Trouble::lasting("it leads in a circle"));
        }
        if seen.len() > self.options.limits.redirects {
            let most = self.options.limits.redirects;
            return Err(Trouble::lasting(format!(
                "it leads on more than {most} times"
            )));
        }
        Ok(to)
    }

    /// Sends one request when its host may be asked.
    fn exchange(&mut self, request: &Request<'_>) -> Result<Answer, Trouble> {
        let host = request.address.host();
        let now = self.clock.now();
        let ready = self.hosts.ready(host, &self.options, now);
        let time = until(now, ready);
        if time > self.options.patience {
            let why = format!("`{host}` rests until {}", whole(ready));
            return Err(Trouble::new(Sort::Resting(ready), why));
        }
        if !self.clock.sleep(time) {
            return Err(Trouble::new(Sort::Stopped, "it was told to stop"));
        }
        self.hosts.asked(host, self.clock.now());
        let answer = self.client.ask(request);
        let now = self.clock.now();
        self.hosts.asked(host, now);
        let failed = match &answer {
            Ok(answer) if matches!(answer.status, 429 | 500..) => Some(
                answer
                    .retry_after
                    .as_deref()
                    .and_then(|text| retry_after(text, now)),
            ),
            Err(Trouble {
                sort: Sort::Host(asks),
                ..
            }) => Some(*asks),
            Err(_) => None,
            Ok(_) => {
                self.hosts.answered(host);
                None
            }
        };
        if let Some(asks) = failed {
            self.hosts.failed(host, asks, &self.options, now);
        }
        answer
    }

    /// Asks for the rules of an address's origin, unless they are known; true
    /// if it did.
    pub(crate) fn learn_rules(&mut self, address: &Address) -> Result<bool, Trouble> {
        let origin = address.origin();
        let now = self.clock.now();
        let fresh = |rules: &Rules| rules.asked <= now && until(rules.asked, now) < DAY;
        let known = self.rules.get(&origin).is_some_and(fresh);
        if !known {
            let memory = self.ask_for_rules(address, origin.clone())?;
            self.know(&memory);
            self.new_rules.push(memory);
        }
        let delay = self.rules.get(&origin).and_then(|r| r.robots.crawl_delay());
        if let Some(delay) = delay {
            self.hosts.delay(address.host(), delay);
        }
        Ok(!known)
    }

    /// Whether an address may be asked for by the rules of its origin.
    fn permit(&mut self, address: &Address) -> Result<(), Trouble> {
        self.learn_rules(address)?;
        let origin = address.origin();
        let rules = self.rules.get(&origin);
        if rules.is_none_or(|rules| rules.robots.is_allowed(address.path())) {
            Ok(())
        } else {
            Err(Trouble::lasting(format!(
                "{origin}/robots.txt forbids `{}` to fetch it",
                self.options.token()
            )))
        }
    }

    /// Asks an origin for its rules (RFC 9309, 2.3): what it does not have
    /// forbids nothing, what it cannot give now forbids everything.
    fn ask_for_rules(&mut self, of: &Address, origin: String) -> Result<RobotsMemory, Trouble> {
        let unreachable = |trouble: Trouble, led: bool| {
            // What is wrong with them now is not for ever.
            let sort = match trouble.sort {
                // Rules that lead inside are a trick that stays one.
                Sort::Inside if led => return Trouble::lasting(trouble.why),
                Sort::Inside => return trouble,
                Sort::Lasting => Sort::Passing,
                sort => sort,
            };
            Trouble::new(sort, format!("{origin}/robots.txt: {}", trouble.why))
        };
        let mut at = of
            .robots()
            .ok_or_else(|| Trouble::lasting("the address cannot be asked for"))?;
        let mut seen = Vec::new();
        let text = loop {
            let request = Request {
                address: &at,
                memory: None,
                accept: "text/plain, */*;q=0.5",
                most: RULES,
                cut: true,
            };
            let led = !seen.is_empty();
            let answer = self.exchange(&request);
            let answer = answer.map_err(|trouble| unreachable(trouble, led))?;
            if let Some(location) = redirection(&answer) {
                // Rules that are five steps away or more may be taken for none.
                if seen.len() >= self.options.limits.redirects.max(5) {
                    break None;
                }
                seen.push(at.clone());
                let next = self.follow(&at, location, &seen);
                at = next.map_err(|trouble| unreachable(trouble, true))?;
                continue;
            }
            match answer.status {
                200 => break Some(answer.body),
                429 | 500.. => {
                    let why = "cannot be read now, so that nothing may be fetched";
                    return Err(unreachable(self.host(&answer, why), led));
                }
                _ => break None,
            }
        };
        Ok(RobotsMemory {
            origin,
            asked: self.clock.now(),
            text,
        })
    }
}

/// Where an answer leads.
fn redirection(answer: &Answer) -> Option<&str> {
    matches!(answer.status, 301 | 302 | 303 | 307 | 308)
        .then_some(answer.location.as_deref())
        .flatten()
}

fn said(answer: &Answer, why: &str) -> String {
    format!("{why} (status {})", answer.status)
}

fn lasting(answer: &Answer, why: &str) -> Trouble {
    Trouble::lasting(said(answer, why))
}

/// A time without parts of seconds.
fn whole(time: Timestamp) -> Timestamp {
    Timestamp::from_second(time.as_second()).unwrap_or(time)
}

/// `Retry-After` (RFC 9110, 10.2.3): seconds, or a date.
fn retry_after(text: &str, now: Timestamp) -> Option<Duration> {
    if let Ok(seconds) = text.parse::<u32>() {
        return Some(Duration::from_secs(seconds.into()));
    }
    let date = jiff::fmt::rfc2822::parse(text).ok()?;
    Some(until(now, date.timestamp()))
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Still;

    impl Clock for Still {
        fn now(&self) -> Timestamp {
            Timestamp::UNIX_EPOCH
        }

        fn sleep(&self, _: Duration) -> bool {
            true
        }
    }

    #[test]
    fn redirections_are_followed_with_care() {
        let fetcher = Fetcher::new(Options::new("example/1"), Still);
        let at = |text: &str| -> Address { text.parse().unwrap() };
        let page = at("https://a.example/b/c");
        let follow = |to: &str, seen: &[Address]| {
            fetcher
                .follow(&page, to, seen)
                .map_err(|trouble| (trouble.sort, trouble.why))
        };
        let seen = [page.clone()];
        assert_eq!(follow("../d", &seen), Ok(at("https://a.example/d")));
        assert_eq!(follow("//b.example", &seen), Ok(at("https://b.example/")));
        for (to, expected) in [
            ("http://a.example/b/c", "from https to http"),
            ("c", "in a circle"),
            ("file:///etc/passwd", "expected http or https"),
            ("https://jo:x@b.example/", "never sent"),
        ] {
            let (sort, why) = follow(to, &seen).unwrap_err();
            assert!(why.contains(expected), "{why}");
            assert_eq!(sort, Sort::Lasting);
        }
        let long: Vec<Address> = (0..6)
            .map(|n| at(&format!("https://a.example/{n}")))
            .collect();
        let (_, why) = follow("/z", &long).unwrap_err();
        assert_eq!(why, "it leads on more than 5 times");
    }

    #[test]
    fn waits_are_seconds_or_dates() {
        let now: Timestamp = "2026-11-20T09:00:00Z".parse().unwrap();
        for (text, expected) in [
            ("120", Some(120)),
            ("Fri, 20 Nov 2026 09:00:30 GMT", Some(30)),
            ("Fri, 20 Nov 2026 08:00:00 GMT", Some(0)),
            ("-5", None),
            ("99999999999999", None),
            ("soon", None),
        ] {
            let found = retry_after(text, now);
            assert_eq!(found, expected.map(Duration::from_secs), "{text}");
        }
    }
}
