//! How long each host is left alone.

use std::collections::BTreeMap;
use std::time::Duration;

use jiff::Timestamp;

use crate::HostMemory;
use crate::memory::later;
use crate::options::{DAY, Options};

#[derive(Debug, Default)]
struct Host {
    asked: Option<Timestamp>,
    not_before: Option<Timestamp>,
    failures: u32,
    /// The longest delay that its rules for robots ask for.
    delay: Duration,
    changed: bool,
}

/// The hosts that were asked, and when each may be asked again.
#[derive(Debug, Default)]
pub(crate) struct Hosts {
    hosts: BTreeMap<String, Host>,
}

impl Hosts {
    pub(crate) fn remember(&mut self, memory: HostMemory) {
        let host = self.hosts.entry(memory.name).or_default();
        host.asked = memory.asked;
        host.not_before = memory.not_before;
        host.failures = memory.failures;
    }

    fn host(&mut self, name: &str) -> &mut Host {
        self.hosts.entry(name.to_owned()).or_default()
    }

    /// When a host may be asked: at once where it is not known.
    pub(crate) fn ready(&self, name: &str, options: &Options, now: Timestamp) -> Timestamp {
        let Some(host) = self.hosts.get(name) else {
            return now;
        };
        // A clock that was set back must not make a pause of years.
        let paused = host
            .asked
            .map(|asked| later(asked.min(now), options.pause.max(host.delay)));
        let held = host.not_before.map(|time| time.min(later(now, DAY * 7)));
        [Some(now), paused, held]
            .into_iter()
            .flatten()
            .max()
            .unwrap_or(now)
    }

    /// Notes that a request begins or ends.
    pub(crate) fn asked(&mut self, name: &str, now: Timestamp) {
        let host = self.host(name);
        host.asked = Some(now);
        host.changed = true;
    }

    /// Notes that it answered: earlier failures are forgotten.
    pub(crate) fn answered(&mut self, name: &str) {
        let host = self.host(name);
        host.failures = 0;
        host.not_before = None;
    }

    /// Notes that it failed; it is left alone for as long as it asks, at most a
    /// week, else longer with each time.
    pub(crate) fn failed(
        &mut self,
        name: &str,
        asks: Option<Duration>,
        options: &Options,
        now: Timestamp,
    ) {
        let host = self.host(name);
        host.failures = host.failures.saturating_add(1);
        let own = options.back_off(host.failures);
        let time = asks.map_or(own, |asks| asks.min(DAY * 7).max(options.pause));
        host.not_before = Some(later(now, time));
        host.changed = true;
    }

    /// Notes the delay that its rules for robots ask for, at most a day.
    pub(crate) fn delay(&mut self, name: &str, delay: Duration) {
        let host = self.host(name);
        host.delay = host.delay.max(delay.min(DAY));
    }

    /// What changed since this was asked last.
    pub(crate) fn changes(&mut self) -> Vec<HostMemory> {
        let changed = self.hosts.iter_mut().filter(|(_, host)| host.changed);
        changed
            .map(|(name, host)| {
                host.changed = false;
                HostMemory {
                    name: name.clone(),
                    asked: host.asked,
                    not_before: host.not_before,
                    failures: host.failures,
                }
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_left_alone_for_as_long_as_they_ask() {
        let options = Options::new("example/1");
        let now: Timestamp = "2026-11-20T09:00:00Z".parse().unwrap();
        let mut hosts = Hosts::default();
        let ready = |hosts: &Hosts| {
            hosts
                .ready("a.example", &options, now)
                .duration_since(now)
                .as_secs()
        };
        assert_eq!(ready(&hosts), 0);
        hosts.asked("a.example", now);
        assert_eq!(ready(&hosts), 3);
        hosts.delay("a.example", Duration::from_secs(20));
        assert_eq!(ready(&hosts), 20);
        hosts.failed("a.example", None, &options, now);
        assert_eq!(ready(&hosts), 30);
        hosts.failed("a.example", None, &options, now);
        assert_eq!(ready(&hosts), 60);
        let year = Duration::from_hours(24 * 365);
        hosts.failed("a.example", Some(year), &options, now);
        assert_eq!(ready(&hosts), 7 * 86_400);
        hosts.answered("a.example");
        assert_eq!(ready(&hosts), 20);
        // A clock that was set back by a year.
        hosts.asked("a.example", later(now, year));
        assert_eq!(ready(&hosts), 20);
        assert_eq!(hosts.changes().len(), 1);
        assert_eq!(hosts.changes().len(), 0);
    }
}
