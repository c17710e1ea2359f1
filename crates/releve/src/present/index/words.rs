//! The index for a terminal.

use std::fmt::Write as _;

use releve_insight::index::{Entry, INTERVAL, Index};
use releve_insight::{counted_noun, list};

use super::super::shortened;
use super::super::style::Style;

/// Characters of the line below a name.
const LINE: usize = 100;
/// Sources that are listed.
const SOURCES: usize = 6;

/// The first `places` places, the weights, and what is to be careful of.
pub(crate) fn words(index: &Index, places: usize) -> String {
    let style = Style::detect();
    let shown = &index.entries[..places.min(index.entries.len())];
    let market = index.market.as_deref().map(|market| format!(", {market}"));
    let mut page = format!(
        "{}\n\n",
        style.bold(&format!(
            "{}, {}{}",
            index.kind.plural(),
            index.period.in_words(),
            market.unwrap_or_default()
        ))
    );
    let too_few = index.too_few();
    if let Some(why) = &too_few {
        let _ = writeln!(page, "{why}\n");
        for entry in shown {
            let _ = writeln!(
                page,
                "{}\n          {}",
                style.bold(&entry.name),
                style.dim(&shortened(&figures(entry), LINE))
            );
        }
        left_out(&mut page, index, shown);
        page.push('\n');
        closing(&mut page, index);
        return page;
    }
    let name = shown.iter().map(|entry| entry.name.chars().count()).max();
    let width = name.unwrap_or(0).clamp(8, 32);
    let _ = writeln!(
        page,
        "{}",
        style.dim(&format!(
            "rank       {:width$}  {INTERVAL:.0}%      score",
            "name"
        ))
    );
    for entry in shown {
        let _ = writeln!(
            page,
            "{:>4}{} {:>4} {}{}  {:8} {:5.1}",
            entry.rank,
            if entry.shared { "=" } else { " " },
            entry.movement.mark(),
            style.bold(&shortened(&entry.name, width)),
            " ".repeat(width.saturating_sub(entry.name.chars().count())),
            interval(entry),
            entry.score,
        );
        let _ = writeln!(
            page,
            "          {}",
            style.dim(&shortened(&figures(entry), LINE))
        );
    }
    left_out(&mut page, index, shown);
    about(&mut page, index, shown);
    page
}

fn left_out(page: &mut String, index: &Index, shown: &[Entry]) {
    if index.entries.len() > shown.len() {
        let more = index.entries.len() - shown.len();
        let _ = writeln!(page, "{more:>4} more: `--rows N`");
    }
}

/// `1–4`; `≈` where it overlaps the place above.
fn interval(entry: &Entry) -> String {
    let (low, high) = entry.interval;
    let mark = if entry.tied { "≈" } else { " " };
    match low == high {
        true => format!("{mark}{low}"),
        false => format!("{mark}{low}–{high}"),
    }
}

fn figures(entry: &Entry) -> String {
    let values = entry.values.iter().filter_map(|(component, value)| {
        let value = value.as_ref()?;
        let first = value.parts.iter().find(|part| part.value != 0.0)?;
        let figure = first.figure(*component);
        let named = match figure.contains(char::is_alphabetic) && component.as_str() != "searches" {
            true => figure,
            false => format!("{component} {figure}"),
        };
        Some(match value.parts.len() {
            1 => named,
            parts => format!("{named} and {} more", parts - 1),
        })
    });
    values.collect::<Vec<_>>().join(" · ")
}

fn about(page: &mut String, index: &Index, shown: &[Entry]) {
    let used: Vec<String> = index
        .components
        .iter()
        .filter(|used| used.share > 0.0)
        .map(|used| format!("{} {:.0}%", used.component, used.share * 100.0))
        .collect();
    let _ = writeln!(
        page,
        "\nWeights in use: {} ({})",
        used.join(", "),
        index.weights.0
    );
    let _ = writeln!(
        page,
        "Interval: {INTERVAL:.0}% of {} resamples of sources, documents and weeks; ≈ overlaps the \
         place above; 4= is a rank that several share",
        index.resamples.0
    );
    if let Some(before) = index.earlier.first() {
        let period = before.period.in_a_sentence();
        let _ = match (&before.published, before.ranks.is_empty()) {
            (Some((day, edition, _)), _) => writeln!(
                page,
                "Movement: against {period} as published on {day}{}",
                if *edition > 1 {
                    format!(", edition {edition}")
                } else {
                    String::new()
                }
            ),
            (None, true) => writeln!(page, "Movement: too little is known of {period}"),
            (None, false) => writeln!(page, "Movement: against {period} as computed today"),
        };
    }
    for table in index.editions.iter().chain(&index.earlier) {
        if let (Some((day, edition, _)), false) = (&table.published, table.restated.is_empty()) {
            let names: Vec<String> = table.restated.iter().take(3).map(restated).collect();
            let _ = writeln!(
                page,
                "Restated: of {} as published on {day} (edition {edition}), {} would differ today: {}",
                table.period.in_a_sentence(),
                counted_noun(table.restated.len(), "rank"),
                list(&names)
            );
        }
    }
    let mut leaning: Vec<String> = Vec::new();
    for entry in shown {
        if let Some((source, rank)) = entry.leans_on() {
            let to = rank.map_or("out of the table".to_owned(), |rank| rank.to_string());
            leaning.push(format!(
                "{} {} → {to} without {source}",
                entry.name, entry.rank
            ));
        }
    }
    if !leaning.is_empty() {
        let more = leaning.len().saturating_sub(SOURCES);
        leaning.truncate(SOURCES);
        let more = if more > 0 {
            format!("; {more} more")
        } else {
            String::new()
        };
        let _ = writeln!(page, "Would fall: {}{more}", leaning.join("; "));
    }
    closing(page, index);
}

/// What is missing, and how figures are opened.
fn closing(page: &mut String, index: &Index) {
    for limit in index.limits() {
        let _ = writeln!(page, "{limit}");
    }
    let _ = writeln!(
        page,
        "Every figure opens with `--format html` or `--format json`."
    );
}

fn restated((name, then, now): &(String, Option<usize>, Option<usize>)) -> String {
    let rank = |rank: &Option<usize>| rank.map_or("–".to_owned(), |rank| rank.to_string());
    format!("{name} {} → {}", rank(then), rank(now))
}
