//! What becomes of a list of a round: a feed, a sitemap, an index of sitemaps.

use std::collections::HashSet;

use releve_feeds::{
    Address, Answer, Ask, Clock as _, Link, Listing, Memory, Next, Outcome, Round, What,
};
use releve_study::{Announced, ListedPage};

use super::Watching;
use crate::failure::Failure;
use crate::present::count::counted;
use crate::web::{Wall, asked, memory};

/// Lists that may stand before a list: an index of sitemaps names no index by
/// its protocol, but an OPML list may name one.
const DEPTH: u32 = 3;

impl Watching<'_> {
    /// Puts a list into the round, unless it is one that another names and has
    /// not changed, or its rest is not over.
    pub(super) fn ask_for_list(&mut self, id: i64, round: &mut Round<Wall>) {
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

    pub(super) fn list(&mut self, answer: Answer, round: &mut Round<Wall>) -> Result<(), Failure> {
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
                    // Of all its pages, and kept with the feed.
                    source: None,
                    title: link.title.clone(),
                    published: link.published.map(|day| (day.date, day.precision)),
                },
            });
            let named = import.listed(feed.id, pages)?;
            if let Some(title) = &listing.title {
                import.feed_titled(feed.id, title)?;
            }
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
                "{}: {}",
                ask.address,
                counted(
                    listing.bad as u64,
                    "address that is none",
                    "addresses that are none"
                )
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
}
