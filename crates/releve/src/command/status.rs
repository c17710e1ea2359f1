//! `releve status`: the coverage page.

use releve_study::{Count, FeedStatus, SeriesStatus, Status};

use crate::arguments;
use crate::failure::Failure;
use crate::studies::{answer, counted, open_to_read, thousands};

/// Rows of a list that are shown; the rest is counted.
const ROWS: usize = 12;

/// Weeks that are shown, the last ones.
const WEEKS: usize = 26;

pub(crate) fn run(arguments: &arguments::Status) -> Result<(), Failure> {
    let study = open_to_read(&arguments.kept.study)?;
    let status = study.status().map_err(Failure::of)?;
    answer(arguments.kept.format, &status, words)
}

fn words(s: &Status) -> String {
    let mut page = format!(
        "{}, {}, {}\n",
        counted(s.documents, "document", "documents"),
        counted(s.facts, "fact", "facts"),
        counted(s.entities, "name and term", "names and terms")
    );
    if s.copies > 0 {
        page += &format!(
            "{} kept and not counted\n",
            counted(s.copies, "near-duplicate", "near-duplicates")
        );
    }
    if s.versions > 0 {
        page += &format!(
            "{} kept and not counted\n",
            counted(s.versions, "older version", "older versions")
        );
    }
    list(&mut page, "By source", &s.sources, "not known");
    list(&mut page, "By language", &s.languages, "not known");
    list(&mut page, "By market named", &s.markets, "none");
    weeks(&mut page, s);
    if s.undated.documents > 0 {
        page += &format!(
            "\nWithout a date: {}, such as {}\n",
            counted(s.undated.documents, "document", "documents"),
            s.undated.examples.join(", ")
        );
    }
    if s.roughly_dated > 0 {
        page += &format!(
            "\nWith a month or year alone: {}\n",
            counted(s.roughly_dated, "document", "documents")
        );
    }
    series(&mut page, &s.series);
    if s.products > 0 {
        let days = s.priced.as_ref().map_or_else(String::new, |(first, last)| {
            format!(" from {first} to {last}")
        });
        page += &format!(
            "\n{}, {}{days}\n",
            counted(s.products, "product", "products"),
            counted(s.prices, "price", "prices")
        );
    }
    if !s.refused.is_empty() {
        page += "\nRefused\n";
        for refusal in s.refused.iter().take(ROWS) {
            page += &format!("  {}: {}\n", refusal.name, refusal.reason);
        }
        rest(&mut page, s.refused.len());
    }
    watched(&mut page, &s.feeds);
    list(&mut page, "Read by", &s.readers, "not known");
    page
}

/// The feeds, with pages fetched and waiting, and why one does not answer.
fn watched(page: &mut String, feeds: &[FeedStatus]) {
    if feeds.is_empty() {
        return;
    }
    *page += "\nWatched\n";
    for feed in feeds.iter().take(ROWS) {
        let name = feed.title.as_deref().unwrap_or(&feed.address);
        *page += &format!("  {:>9}  {name}", thousands(feed.fetched));
        if feed.waiting > 0 {
            *page += &format!(", {} waiting", thousands(feed.waiting));
        }
        if let Some(why) = &feed.reason {
            *page += &format!(": {why}");
        }
        *page += "\n";
    }
    rest(page, feeds.len());
}

fn rest(page: &mut String, rows: usize) {
    if rows > ROWS {
        *page += &format!("  and {} more\n", thousands((rows - ROWS) as u64));
    }
}

fn list(page: &mut String, head: &str, counts: &[Count], unknown: &str) {
    if counts.is_empty() {
        return;
    }
    *page += &format!("\n{head}\n");
    for count in counts.iter().take(ROWS) {
        let name = count.name.as_deref().unwrap_or(unknown);
        *page += &format!("  {:>9}  {name}\n", thousands(count.documents));
    }
    rest(page, counts.len());
}

/// The weeks with a bar each; weeks without a document between them are shown
/// as such.
fn weeks(page: &mut String, s: &Status) {
    let most = s.weeks.iter().map(|week| week.documents).max().unwrap_or(0);
    if most == 0 {
        return;
    }
    *page += "\nBy week\n";
    let skipped = s.weeks.len().saturating_sub(WEEKS);
    if skipped > 0 {
        *page += &format!(
            "  and {} before\n",
            counted(skipped as u64, "week", "weeks")
        );
    }
    for week in &s.weeks[skipped..] {
        let bar = (week.documents * 40).div_ceil(most) as usize;
        *page += &format!(
            "  {}  {:>7}  {}\n",
            week.name.as_deref().unwrap_or_default(),
            thousands(week.documents),
            "▪".repeat(bar)
        );
    }
}

fn series(page: &mut String, series: &[SeriesStatus]) {
    if series.is_empty() {
        return;
    }
    let gaps = series.iter().filter(|s| s.gaps > 0).count() as u64;
    let moved = series.iter().filter(|s| s.changed > 0).count() as u64;
    *page += &format!(
        "\n{} series; {} with gaps, {} whose history changed between two downloads\n",
        thousands(series.len() as u64),
        thousands(gaps),
        thousands(moved)
    );
    for s in series.iter().take(ROWS) {
        let about: Vec<&str> = [&s.subject, &s.metric, &s.channel, &s.market]
            .into_iter()
            .map(String::as_str)
            .filter(|word| !word.is_empty())
            .collect();
        let mut line = format!(
            "  {}: by {}, {} to {}, {}",
            about.join(", "),
            s.step,
            s.first.as_deref().unwrap_or("?"),
            s.last.as_deref().unwrap_or("?"),
            counted(s.points, "value", "values")
        );
        for (number, one, many) in [
            (s.gaps, "gap", "gaps"),
            (s.censored, "censored", "censored"),
            (
                s.changed,
                "changed since the download before",
                "changed since downloads before",
            ),
        ] {
            if number > 0 {
                line += &format!(", {}", counted(number, one, many));
            }
        }
        if s.vintages > 1 {
            line += &format!(", {} downloads", s.vintages);
        }
        *page += &line;
        page.push('\n');
    }
    rest(page, series.len());
}
