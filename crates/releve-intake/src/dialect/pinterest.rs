//! Pinterest Trends' table, of 2025 and, with `Normalized volume`, of 2026.

use releve_facts::Metric;
use releve_series::Point;

use super::{begins, finish, grid};
use crate::part::File;
use crate::record::{Change, Draft, Scale, SeriesKey, Span};
use crate::said::one_line;
use crate::table::{Decimal, Numbers};
use crate::{Error, Intake};

/// Lines before the header that are looked at.
const PREAMBLE: usize = 60;

/// Columns that are no dates.
const CHANGES: [(&str, Span); 3] = [
    ("weekly change", Span::Week),
    ("monthly change", Span::Month),
    ("yearly change", Span::Year),
];

fn is_header(line: &str) -> bool {
    let plain = line.replace('"', "");
    plain.trim_start().starts_with("Rank,Trend,")
}

/// Whether these lines are such a table.
pub(crate) fn is_table(lines: &str) -> bool {
    lines.lines().take(PREAMBLE).any(is_header)
}

pub(crate) fn read(file: &File<'_>) -> Result<Intake, Error> {
    let text = file.text();
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let (mut preamble, mut at) = (Vec::new(), None);
    let mut offset = 0;
    for line in text.split_inclusive('\n').take(PREAMBLE) {
        if is_header(line) {
            at = Some(offset);
            break;
        }
        preamble.push(line);
        offset += line.len();
    }
    let Some(at) = at else {
        return Err(file.malformed("no row that begins with `Rank,Trend,`; export the table again"));
    };
    // Empty lines keep the numbers of those that follow.
    let table = format!("{}{}", "\n".repeat(preamble.len()), &text[at..]);
    let grid = grid(file, Some(&table))?;
    let market = file.options.market.clone().or_else(|| country(&preamble));
    let numbers = Numbers::new(Decimal::Point);
    let days: Vec<_> = grid.header().map(begins).collect();
    let titles: Vec<String> = grid.header().map(str::to_lowercase).collect();
    let mut taken = Intake::default();
    let mut drafts = Vec::new();
    for row in 0..grid.height() {
        let place = format!("{}:{}", file.name, grid.line(row));
        let Some(subject) = one_line(grid.cell(row, 1)) else {
            taken.refuse(place, "a row without a trend");
            continue;
        };
        let key = SeriesKey {
            subject,
            metric: Metric::Searches,
            channel: "Pinterest".to_owned(),
            market: market.clone(),
        };
        let mut draft = Draft::new(key, Scale::Index);
        draft.rank = grid.cell(row, 0).parse().ok();
        let mut wrong = None;
        for column in 2..grid.width() {
            let cell = grid.cell(row, column);
            let point = numbers.point(cell);
            if let Some(day) = days[column] {
                match point {
                    Some(Point::Exact(value)) if !value.is_finite() => wrong = Some(cell),
                    Some(point) => draft.points.push((day, point)),
                    None => wrong = Some(cell),
                }
            } else if let Some((_, over)) = CHANGES.iter().find(|(name, _)| titles[column] == *name)
                && let Some(percent) = point.filter(|point| !point.is_missing())
            {
                draft.changes.push(Change {
                    over: *over,
                    percent,
                });
            }
        }
        match wrong {
            Some(cell) => taken.refuse(place, format!("`{cell}` is no value; expected a number")),
            None => drafts.push((place, draft)),
        }
    }
    if market.is_none() {
        taken
            .notes
            .push("the file names no country; say it with `--market US`".to_owned());
    }
    finish(file, file.options.day, drafts, &mut taken);
    Ok(taken)
}

/// The country of the address or of the filters above the table.
fn country(preamble: &[&str]) -> Option<String> {
    preamble.iter().find_map(|line| {
        if let Some((_, after)) = line.split_once("country=") {
            let code: String = after
                .chars()
                .take_while(char::is_ascii_alphanumeric)
                .collect();
            return Some(code).filter(|code| !code.is_empty());
        }
        let (name, value) = line.split_once(',')?;
        let name = name.trim().trim_matches('"').to_lowercase();
        let named = matches!(name.as_str(), "country" | "region" | "location");
        named
            .then(|| one_line(value.trim().trim_matches(',').trim_matches('"')))
            .flatten()
    })
}
