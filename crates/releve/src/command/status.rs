//! `releve status`: the coverage page.

use std::collections::HashMap;

use jiff::ToSpan as _;
use jiff::civil::Date;
use releve_facts::When;
use releve_reading::lexicon::Lexicon;
use releve_study::{Count, FeedStatus, SeriesChoice, SeriesKey, SeriesStatus, Status};

use crate::arguments;
use crate::failure::Failure;
use crate::markets::market;
use crate::outlook::named::kept;
use crate::present::count::{counted, some, thousands};
use crate::present::spark;
use crate::studies::{answer, open_to_read};

/// Rows of a list that are shown; the rest is counted.
const ROWS: usize = 12;

/// Lines of weeks that are shown, the last ones.
const WEEKS: usize = 26;

pub(crate) fn run(arguments: &arguments::Status) -> Result<(), Failure> {
    let study = open_to_read(&arguments.kept.study)?;
    let lexicon = Lexicon::english();
    let status = study.status_by(|called| market(&lexicon, called));
    let status = status.map_err(Failure::of)?;
    // Read for nothing where no one looks.
    let kept = match spark::is_shown() {
        true => kept(&study, &SeriesChoice::default())?.0,
        false => Vec::new(),
    };
    let curves: Curves = kept
        .into_iter()
        .filter_map(|one| {
            Some((
                (one.key, one.step?.as_str().to_owned()),
                spark::beside(&one.series),
            ))
        })
        .collect();
    answer(arguments.kept.format, &status, |status| {
        words(status, &curves)
    })
}

/// A small drawing of each series, by key and step.
type Curves = HashMap<(SeriesKey, String), String>;

fn words(s: &Status, curves: &Curves) -> String {
    let mut page = format!(
        "{}, {}, {}\n",
        counted(s.documents, "document", "documents"),
        counted(s.facts, "fact", "facts"),
        counted(s.entities, "name and term", "names and terms")
    );
    for kept in [
        some(s.copies, "near-duplicate", "near-duplicates"),
        some(s.versions, "older version", "older versions"),
    ]
    .into_iter()
    .flatten()
    {
        page += &format!("{kept} kept and not counted\n");
    }
    list(&mut page, "By source", &s.sources, "not known");
    list(&mut page, "By language", &s.languages, "not known");
    list(&mut page, "By market named", &s.markets, "none");
    weeks(&mut page, s);
    if let Some(undated) = some(s.undated.documents, "document", "documents") {
        let examples = s.undated.examples.join(", ");
        page += &format!("\nWithout a date: {undated}, such as {examples}\n");
    }
    if let Some(roughly) = some(s.roughly_dated, "document", "documents") {
        page += &format!("\nWith a month or year alone: {roughly}\n");
    }
    series(&mut page, &s.series, curves);
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

/// The weeks with a bar each; those without a document between them are one
/// line.
fn weeks(page: &mut String, s: &Status) {
    let most = s.weeks.iter().map(|week| week.documents).max().unwrap_or(0);
    if most == 0 {
        return;
    }
    *page += "\nBy week\n";
    let weeks = unbroken(&s.weeks);
    let runs: Vec<_> = weeks.chunk_by(|a, b| a.1 + b.1 == 0).collect();
    let shown = runs.len().saturating_sub(WEEKS);
    let skipped: usize = runs[..shown].iter().map(|run| run.len()).sum();
    if let Some(skipped) = some(skipped as u64, "week", "weeks") {
        *page += &format!("  and {skipped} before\n");
    }
    for run in &runs[shown..] {
        match run {
            [(week, documents)] if *documents > 0 => {
                let bar = (documents * 40).div_ceil(most) as usize;
                let documents = thousands(*documents);
                *page += &format!("  {week}  {documents:>7}  {}\n", "▪".repeat(bar));
            }
            _ => {
                let none = counted(run.len() as u64, "week", "weeks");
                *page += &format!("  {none} without a document\n");
            }
        }
    }
}

/// All weeks from the first to the last, by label, with how many documents each
/// has.
fn unbroken(weeks: &[Count]) -> Vec<(String, u64)> {
    let mut all: Vec<(String, u64)> = Vec::new();
    let mut next: Option<Date> = None;
    for week in weeks {
        let label = week.name.clone().unwrap_or_default();
        let here = label.parse::<When>().ok();
        while let (Some(day), Some(here)) = (next, &here)
            && day < here.start()
        {
            all.push((When::week_of(day).label().to_owned(), 0));
            next = day.checked_add(7.days()).ok();
        }
        next = here.and_then(|here| here.start().checked_add(7.days()).ok());
        all.push((label, week.documents));
    }
    all
}

fn series(page: &mut String, series: &[SeriesStatus], curves: &Curves) {
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
        let mut line = format!(
            "  {}: by {}, {} to {}, {}",
            s.key,
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
        if let Some(curve) = curves.get(&(s.key.clone(), s.step.clone())) {
            line += curve;
        }
        *page += &line;
        page.push('\n');
    }
    rest(page, series.len());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_without_a_document_are_shown() {
        let count = |label: &str, documents| Count {
            name: Some(label.to_owned()),
            documents,
            examples: Vec::new(),
        };
        let weeks = [count("2025-W51", 4), count("2026-W02", 1)];
        let row = |label: &str, documents| (label.to_owned(), documents);
        assert_eq!(
            unbroken(&weeks),
            [
                row("2025-W51", 4),
                row("2025-W52", 0),
                row("2026-W01", 0),
                row("2026-W02", 1)
            ]
        );
        assert_eq!(unbroken(&[]), []);
        let mut page = String::new();
        let status = Status {
            weeks: weeks.to_vec(),
            ..Status::default()
        };
        super::weeks(&mut page, &status);
        let bars = ["▪".repeat(40), "▪".repeat(10)];
        assert_eq!(
            page,
            format!(
                "\nBy week\n  2025-W51        4  {}\n  2 weeks without a document\n  \
                 2026-W02        1  {}\n",
                bars[0], bars[1]
            )
        );
    }
}
