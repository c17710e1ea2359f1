//! One round over a study's feeds.

mod pages;

use std::collections::{HashMap, HashSet};
use std::io::IsTerminal as _;

use jiff::civil::Date;
use releve_feeds::{
    Address, Answer, Ask, Clock as _, Link, Listing, Memory, Next, OUT_OF_REACH, Outcome, Reach,
    Round, What,
};
use releve_intake::stamp_day;
use releve_reading::Reader;
use releve_study::{Announced, Import, ListedPage, Study, Summary, WaitingArticle, WatchedFeed};

use super::Named;
use super::account::Account;
use crate::failure::Failure;
use crate::studies::{occasion, waiting};
use crate::web::{Wall, asked, kept_hosts, memory, round};

/// Lists that may stand before a list: an index of sitemaps names no index by
/// its protocol, but an OPML list may name one.
const DEPTH: u32 = 3;

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
        let by_person: HashSet<&str> = known
            .iter()
            .filter(|feed| feed.named_by.is_none())
            .map(|feed| feed.address.as_str())
            .collect();
        let new: Vec<&Named> = named
            .iter()
            .filter(|feed| !by_person.contains(feed.address.as_str()))
            .collect();
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

    /// Puts a list into the round, unless it is one that another names and has
    /// not changed, or its rest is not over.
    fn ask_for_list(&mut self, id: i64, round: &mut Round<Wall>) {
        let Some(feed) = self.feeds.get(&id) else {
            return;
        };
        let same = match self.stamps.get(&id) {
            Some(stamp) => feed.stamp.as_ref() == Some(stamp),
            // Before its index was asked; then it says.
            None => feed.stamp.is_some(),
        };
        let well = feed.answered.is_some() && feed.reason.is_none();
        if feed.named_by.is_some() && (same && well || self.lists.len() >= self.wishes.limit) {
            return;
        }
        if self.lists.contains(&id) {
            return;
        }
        let memory = memory(feed.asked.clone());
        let Ok(address) = feed.address.parse::<Address>() else {
            return;
        };
        self.lists.insert(id);
        if !memory.may_be_asked(round.clock().now()) {
            self.account.feeds.resting += 1;
            if let (Some(why), Some(time)) = (&feed.reason, feed.asked.not_before) {
                eprintln!("note: {address}: left alone until {time}, since {why}");
            }
            return;
        }
        self.unanswered.insert(id);
        round.ask(Ask {
            address,
            what: What::List,
            memory,
            tag: id,
        });
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
        if summary.import > 0 {
            self.account.import = Some(summary.import);
        }
        self.account.take(&summary);
        Ok(done)
    }

    fn list(&mut self, answer: Answer, round: &mut Round<Wall>) -> Result<(), Failure> {
        let Answer { ask, outcome } = answer;
        let id = ask.tag;
        if !matches!(outcome, Outcome::Failed(_, Next::Soon)) {
            self.unanswered.remove(&id);
        }
        match outcome {
            Outcome::Unchanged => {
                self.account.feeds.unchanged += 1;
                self.list_asked(id, &ask.memory, None, round)
            }
            Outcome::Failed(why, next) => {
                if next == Next::Soon {
                    self.tell(&format!("{}: {why}; once more", ask.address));
                } else {
                    self.account.feeds.failed += 1;
                    self.account.refuse(ask.address.as_str(), &why);
                }
                self.list_asked(id, &ask.memory, Some((&why, next)), round)
            }
            Outcome::Fetched(answered) => {
                match Listing::of(answered, self.wishes.polite.limits.list) {
                    Ok(listing) => self.listed(&ask, listing, round),
                    Err(why) => {
                        self.account.feeds.failed += 1;
                        self.account.refuse(ask.address.as_str(), &why);
                        let mut memory = ask.memory;
                        memory.was_useless(&self.wishes.polite, round.clock().now());
                        self.list_asked(id, &memory, Some((&why, Next::Later)), round)
                    }
                }
            }
        }
    }

    /// Keeps what came of asking for a list that named nothing.
    fn list_asked(
        &mut self,
        id: i64,
        memory: &Memory,
        failed: Option<(&str, Next)>,
        round: &mut Round<Wall>,
    ) -> Result<(), Failure> {
        let place = self.feeds.get(&id).map(|feed| feed.address.clone());
        let stamp = self.stamps.get(&id).cloned().filter(|_| failed.is_none());
        self.transaction(round, |import| {
            import.feed_asked(
                id,
                &asked(memory),
                stamp.as_deref(),
                failed.map(|(why, _)| why),
            )?;
            match (failed, place) {
                (None, _) => import.unchanged(),
                (Some((why, Next::Later | Next::Never)), Some(place)) => {
                    import.refuse(&place, why)?;
                }
                _ => {}
            }
            Ok(())
        })
    }

    /// Keeps what a list names, and asks for it.
    fn listed(
        &mut self,
        ask: &Ask,
        listing: Listing,
        round: &mut Round<Wall>,
    ) -> Result<(), Failure> {
        let Some(feed) = self.feeds.get(&ask.tag).cloned() else {
            return Ok(());
        };
        self.account.feeds.fetched += 1;
        let since = self.wishes.since;
        let recent =
            |link: &&Link| since.is_none_or(|since| link.day.is_none_or(|day| day >= since));
        let stamp = self.stamps.get(&feed.id).cloned();
        let deep = feed.depth >= DEPTH;
        let (named, lists) = self.transaction(round, |import| {
            let pages = listing.pages.iter().filter(recent);
            let pages = pages.map(|link| ListedPage {
                address: link.address.as_str(),
                stamp: link.stamp.as_deref(),
                said: Announced {
                    title: link.title.clone(),
                    published: link.published.map(|day| (day.date, day.precision)),
                },
            });
            let named = import.listed(feed.id, pages)?;
            let mut lists = Vec::new();
            for link in listing.lists.iter().filter(recent).filter(|_| !deep) {
                let address = link.address.as_str();
                let id = import.watch(address, link.title.as_deref(), Some(&feed))?;
                lists.push((id, link.stamp.clone()));
            }
            import.feed_asked(feed.id, &asked(&ask.memory), stamp.as_deref(), None)?;
            Ok((named, lists))
        })?;
        self.account.pages.named += named;
        self.tell(&format!("{}: {named} new", ask.address));
        if listing.bad > 0 {
            self.tell(&format!(
                "{}: {} addresses that are none",
                ask.address, listing.bad
            ));
        }
        if deep && !listing.lists.is_empty() {
            let why = "lists within lists are followed three deep";
            self.account.refuse(ask.address.as_str(), why);
        }
        if !lists.is_empty() {
            let own: HashSet<i64> = lists.iter().map(|(id, _)| *id).collect();
            let known = self.study.feeds()?.into_iter();
            let known = known.filter(|feed| own.contains(&feed.id));
            self.feeds.extend(known.map(|feed| (feed.id, feed)));
            for (id, stamp) in lists {
                self.stamps.extend(stamp.map(|stamp| (id, stamp)));
                self.ask_for_list(id, round);
            }
        }
        self.ask_for_pages(feed.id, round)
    }

    /// Tells how far it is, where somebody looks.
    fn tell(&self, line: &str) {
        if self.shown {
            eprintln!("{line}");
        }
    }
}
