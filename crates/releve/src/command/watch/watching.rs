//! One round over a study's feeds.

mod lists;
mod pages;

use std::collections::{HashMap, HashSet};
use std::io::IsTerminal as _;

use jiff::civil::Date;
use releve_feeds::{Address, Ask, Clock as _, OUT_OF_REACH, Reach, Round, What};
use releve_intake::stamp_day;
use releve_reading::Reader;
use releve_study::{Announced, Import, Study, Summary, WaitingArticle, WatchedFeed};

use super::Named;
use super::account::Account;
use crate::failure::Failure;
use crate::studies::{occasion, waiting};
use crate::web::{Wall, kept_hosts, memory, round};

/// What a round is to be like.
pub(super) struct Wishes {
    pub(super) polite: releve_feeds::Options,
    pub(super) intake: releve_intake::Options,
    pub(super) since: Option<Date>,
    pub(super) limit: usize,
    /// What the history calls it.
    pub(super) what: String,
}

/// A round under way.
pub(super) struct Watching<'w> {
    study: Study,
    reader: &'w Reader,
    wishes: &'w Wishes,
    account: Account,
    feeds: HashMap<i64, WatchedFeed>,
    /// Stamps that lists give to the lists that they name.
    stamps: HashMap<i64, String>,
    /// Pages that were put into the round, with what their feed says of them.
    pages: HashMap<i64, Announced>,
    /// Lists that were.
    lists: HashSet<i64>,
    unanswered: HashSet<i64>,
    shown: bool,
}

impl<'w> Watching<'w> {
    pub(super) fn new(study: Study, reader: &'w Reader, wishes: &'w Wishes) -> Self {
        Self {
            study,
            reader,
            wishes,
            account: Account::default(),
            feeds: HashMap::new(),
            stamps: HashMap::new(),
            pages: HashMap::new(),
            lists: HashSet::new(),
            unanswered: HashSet::new(),
            shown: std::io::stderr().is_terminal(),
        }
    }

    /// Asks for the feeds that are named, or for all that are watched, and for
    /// the pages in them.
    pub(super) fn round(mut self, named: &[Named], wall: &Wall) -> Result<Account, Failure> {
        let mut round = round(&self.study, self.wishes.polite.clone(), wall)?;
        self.watch(named, &mut round)?;
        let mut ids: Vec<i64> = self.feeds.keys().copied().collect();
        ids.sort_unstable();
        for &feed in &ids {
            self.ask_for_list(feed, &mut round);
        }
        for &feed in &ids {
            self.ask_for_pages(feed, &mut round)?;
        }
        while let Some(answer) = round.next() {
            match answer.ask.what {
                What::List => self.list(answer, &mut round)?,
                What::Page => self.page(answer, &mut round)?,
            }
        }
        // What was learnt of hosts behind the last answer.
        let (hosts, robots) = kept_hosts(round.changes());
        let path = self.study.path().to_owned();
        self.study.keep_hosts(&hosts, &robots, waiting(&path))?;
        self.account.stopped = round.is_stopped();
        self.account.feeds.resting += self.unanswered.len() as u64;
        self.account.pages.waiting = self.study.waiting_in_all()?;
        Ok(self.account)
    }

    /// Finds the feeds of this round, having noted those that are new.
    fn watch(&mut self, named: &[Named], round: &mut Round<Wall>) -> Result<(), Failure> {
        let known = self.study.feeds()?;
        let by_person: HashMap<&str, Option<&str>> = known
            .iter()
            .filter(|feed| feed.named_by.is_none())
            .map(|feed| (feed.address.as_str(), feed.title.as_deref()))
            .collect();
        // A list may call otherwise what was watched before it.
        let is_new = |feed: &&Named| match by_person.get(feed.address.as_str()) {
            Some(title) => feed.title.is_some() && feed.title.as_deref() != *title,
            None => true,
        };
        let new: Vec<&Named> = named.iter().filter(is_new).collect();
        if !new.is_empty() {
            self.transaction(round, |import| {
                for feed in new {
                    import.watch(feed.address.as_str(), feed.title.as_deref(), None)?;
                }
                Ok(())
            })?;
        }
        // What was out of reach was refused by us, and no longer is.
        if self.wishes.polite.reach == Reach::Anywhere {
            self.transaction(round, |import| Ok(import.ask_again(OUT_OF_REACH)?))?;
        }
        let wanted: HashSet<&str> = named.iter().map(|feed| feed.address.as_str()).collect();
        // A list stands behind the one that names it, but for those that a
        // person has named since.
        for feed in self.study.feeds()? {
            let is_named = match feed.named_by {
                _ if wanted.contains(feed.address.as_str()) => true,
                Some(list) => self.feeds.contains_key(&list),
                None => named.is_empty(),
            };
            if is_named {
                self.feeds.insert(feed.id, feed);
            }
        }
        if self.feeds.is_empty() {
            return Err(Failure::Usage(
                "the study watches nothing yet; name a list of feeds, or the address of a feed \
                 or sitemap"
                    .into(),
            ));
        }
        Ok(())
    }

    /// Puts the pages of a feed that wait into the round.
    fn ask_for_pages(&mut self, feed: i64, round: &mut Round<Wall>) -> Result<(), Failure> {
        let left = self.wishes.limit.saturating_sub(self.pages.len());
        if left == 0 {
            return Ok(());
        }
        let since = self.wishes.since;
        let recent = |page: &WaitingArticle| {
            let day = page.stamp.as_deref().and_then(stamp_day);
            since.is_none_or(|since| day.is_none_or(|day| day >= since))
        };
        // What is in the round already waits in the study, too.
        let wanted = |page: &WaitingArticle| !self.pages.contains_key(&page.id) && recent(page);
        let now = round.clock().now();
        for page in self.study.waiting(feed, now, left, wanted)? {
            let Ok(address) = page.address.parse::<Address>() else {
                continue;
            };
            self.pages.insert(page.id, page.said);
            round.ask(Ask {
                address,
                what: What::Page,
                memory: memory(page.asked),
                tag: page.id,
            });
        }
        Ok(())
    }

    /// One step that lasts as soon as it is done, in the line of history that
    /// the first one began.
    fn transaction<T>(
        &mut self,
        round: &mut Round<Wall>,
        work: impl FnOnce(&mut Import<'_>) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let changes = round.changes();
        let path = self.study.path().to_owned();
        let version = self.reader.version();
        let occasion = occasion(self.wishes.what.as_str());
        let (hosts, robots) = kept_hosts(changes);
        // Somebody may have undone the round meanwhile.
        let begun = self.account.import;
        let mut import = (self.study).import_on(begun, &occasion, version, waiting(&path))?;
        for host in &hosts {
            import.host(host)?;
        }
        for robots in &robots {
            import.robots(robots)?;
        }
        let done = work(&mut import)?;
        let summary: Summary = import.finish()?;
        self.account.take(&summary);
        Ok(done)
    }

    /// Tells how far it is, where somebody looks.
    fn tell(&self, line: &str) {
        if self.shown {
            eprintln!("{line}");
        }
    }
}
