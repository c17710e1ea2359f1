//! What a round did.

use releve_study::Summary;
use serde::Serialize;

use crate::present::count::{counted, of_these, parts, products_with_prices, some};

/// What a round did.
#[derive(Debug, Default, Serialize)]
pub(super) struct Account {
    /// Its number in the history; none where nothing was asked for.
    pub(super) import: Option<i64>,
    pub(super) feeds: Feeds,
    pub(super) pages: Pages,
    pub(super) documents: u64,
    pub(super) versions: u64,
    pub(super) copies: u64,
    pub(super) facts: u64,
    /// Products whose prices came.
    pub(super) products: u64,
    /// Those that came with imports before the last one, where a round has several.
    #[serde(skip)]
    products_before: u64,
    /// What pages say of products on the day of the round.
    pub(super) prices: u64,
    /// Pages that hold a small part of the text that is there, and left it.
    pub(super) parts: u64,
    /// What could not be fetched or read, and why.
    pub(super) refused: Vec<Refused>,
    /// Told to stop before it was done.
    pub(super) stopped: bool,
}

/// Feeds and sitemaps.
#[derive(Debug, Default, Serialize)]
pub(super) struct Feeds {
    pub(super) fetched: u64,
    pub(super) unchanged: u64,
    pub(super) failed: u64,
    /// Left alone: asked a short time ago, or failing.
    pub(super) resting: u64,
}

#[derive(Debug, Default, Serialize)]
pub(super) struct Pages {
    /// New in the lists, or changed.
    pub(super) named: u64,
    pub(super) fetched: u64,
    pub(super) unchanged: u64,
    pub(super) refused: u64,
    /// In the whole study, for the next rounds.
    pub(super) waiting: u64,
}

#[derive(Debug, Serialize)]
pub(super) struct Refused {
    #[serde(rename = "where")]
    pub(super) place: String,
    pub(super) why: String,
}

impl Account {
    /// Counts what one transaction took in.
    pub(super) fn take(&mut self, summary: &Summary) {
        let tally = &summary.tally;
        if summary.import > 0 && self.import != Some(summary.import) {
            self.import = Some(summary.import);
            self.products_before = self.products;
        }
        if tally.prices > 0 {
            // Told of the whole import, of which this is a part.
            self.products = self.products_before + summary.products;
        }
        self.documents += tally.documents;
        self.versions += tally.versions;
        self.copies += tally.copies;
        self.facts += tally.facts;
        self.prices += tally.prices;
        self.parts += summary.parts;
    }

    /// Notes and tells that something was refused.
    pub(super) fn refuse(&mut self, place: &str, why: &str) {
        eprintln!("error: {place}: {why}");
        self.refused.push(Refused {
            place: place.to_owned(),
            why: why.to_owned(),
        });
    }
}

pub(super) fn words(account: &Account) -> String {
    let mut lines = Vec::new();
    let import = match account.import {
        Some(import) => format!("import {import}: "),
        None => String::new(),
    };
    let documents = some(account.documents, "document", "documents");
    let facts = documents
        .as_ref()
        .map(|_| counted(account.facts, "fact", "facts"));
    let products = products_with_prices(account.products, account.prices);
    let new: Vec<String> = [documents, facts, products].into_iter().flatten().collect();
    lines.push(if new.is_empty() {
        format!("{import}nothing new")
    } else {
        let of_these = of_these(account.versions, account.copies);
        format!("{import}{}{of_these}", new.join(", "))
    });
    let (feeds, pages) = (&account.feeds, &account.pages);
    for (what, parts) in [
        (
            "feeds",
            [
                (feeds.fetched, "fetched"),
                (feeds.unchanged, "unchanged"),
                (feeds.failed, "failed"),
                (feeds.resting, "resting"),
            ],
        ),
        (
            "pages",
            [
                (pages.fetched, "fetched"),
                (pages.unchanged, "unchanged"),
                (pages.refused, "refused"),
                (pages.waiting, "waiting"),
            ],
        ),
    ] {
        let parts: Vec<String> = parts
            .into_iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, word)| counted(number, word, word))
            .collect();
        if !parts.is_empty() {
            lines.push(format!("{what}: {}", parts.join(", ")));
        }
    }
    lines.extend(parts(account.parts, ("page holds", "pages hold")));
    if account.stopped {
        lines.push("stopped; the next round goes on".into());
    }
    lines.join("\n") + "\n"
}
