//! Google Trends' tables: the classic one, with the region in each header, and
//! that of 2026, whose region stands in the file's name only.

use releve_facts::Metric;
use releve_series::{Calendar, Point};

use super::{HOURLY, begins, finish, grid, is_month, within_a_day};
use crate::part::File;
use crate::record::{Draft, Scale, SeriesKey, named_by_title};
use crate::table::{Decimal, Numbers};
use crate::{Error, Intake};

/// Names of files of 2026.
const CURVE: &str = "time_series_";
const REGIONS: &str = "by_region_";

/// Whether these lines are such a table: a header whose columns all name a
/// region, or one that is quoted and begins with `"Time"`, or the name of 2026.
pub(crate) fn is_table(lines: &str, name: &str) -> bool {
    let file = file_name(name);
    if file.starts_with(CURVE) || file.starts_with(REGIONS) {
        return true;
    }
    let mut lines = lines.lines().filter(|line| !line.trim().is_empty()).take(4);
    lines.any(|line| {
        if line.starts_with("\"Time\",\"") {
            return true;
        }
        // A reader of rows is dear to make, and every article comes by here.
        if !line.contains(": (") {
            return false;
        }
        let mut cells = csv::ReaderBuilder::new();
        let mut cells = cells.has_headers(false).from_reader(line.as_bytes());
        let Some(Ok(cells)) = cells.records().next() else {
            return false;
        };
        cells.len() > 1 && cells.iter().skip(1).all(|cell| geo(cell).is_some())
    })
}

fn file_name(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

/// `ballet flats: (United States)` in its two parts.
fn geo(header: &str) -> Option<(&str, &str)> {
    let (term, region) = header.trim().rsplit_once(": (")?;
    let region = region.strip_suffix(')')?;
    (!term.is_empty() && !region.is_empty()).then_some((term, region))
}

/// The region in `time_series_US_20040101-0800_20260202-0337.csv`.
pub(crate) fn region(name: &str) -> Option<&str> {
    let rest = file_name(name).strip_prefix(CURVE)?;
    let mut at = 0;
    // The region ends where the first stamp begins.
    while let Some(next) = rest[at..].find('_') {
        let end = at + next;
        let stamp = rest.get(end + 1..end + 9);
        if stamp.is_some_and(|stamp| stamp.bytes().all(|b| b.is_ascii_digit())) {
            return Some(&rest[..end]).filter(|region| !region.is_empty());
        }
        at = end + 1;
    }
    None
}

pub(crate) fn read(file: &File<'_>) -> Result<Intake, Error> {
    if file_name(file.name).starts_with(REGIONS) {
        return Err(file.malformed("values by region, without a time; export the curve over time"));
    }
    let grid = grid(file, None)?;
    let market = file.options.market.as_deref().or_else(|| region(file.name));
    let mut drafts = Vec::new();
    for column in 1..grid.width() {
        let title = grid.title(column);
        let (subject, market) = match (geo(title), market) {
            (Some((term, region)), _) => (term, region),
            (None, Some(region)) => (title, region),
            (None, None) => {
                return Err(Error::unclear(
                    file.name,
                    "its region stood in the file's name, which was changed; say it with \
                     `--market US`, or give back a name such as \
                     `time_series_US_20040101-0800_20260202-0337.csv`"
                        .to_owned(),
                ));
            }
        };
        if subject.is_empty() {
            return Err(file.malformed(&format!("column {} has no name", column + 1)));
        }
        let key = SeriesKey {
            subject: subject.to_owned(),
            metric: Metric::Searches,
            channel: "Google".to_owned(),
            market: Some(market.to_owned()),
        };
        drafts.push((file.name.to_owned(), Draft::new(key, Scale::Index)));
    }
    let mut named = named_by_title(grid.title(0));
    let numbers = Numbers::new(Decimal::Point);
    for row in 0..grid.height() {
        let stamp = grid.cell(row, 0);
        let wrong = |what: String| file.malformed(&format!("line {}: {what}", grid.line(row)));
        if within_a_day(stamp) || stamp.contains('T') {
            return Err(wrong(HOURLY.to_owned()));
        }
        let day = begins(stamp).ok_or_else(|| {
            wrong(format!(
                "`{stamp}` is no date; expected one such as 2025-01-05 or 2025-01"
            ))
        })?;
        if is_month(stamp) {
            named = Some(Calendar::Monthly);
        }
        for (column, (_, draft)) in (1..).zip(&mut drafts) {
            let cell = grid.cell(row, column);
            let point = numbers
                .point(cell)
                .filter(|point| !matches!(point, Point::Exact(value) if !value.is_finite()))
                .ok_or_else(|| wrong(format!("`{cell}` is no value; expected 0 to 100 or `<1`")))?;
            draft.dating.named = named;
            draft.points.push((day, point));
        }
    }
    let mut taken = Intake::default();
    finish(file, file.day(), drafts, &mut taken);
    Ok(taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_of_names_and_headers() {
        for (name, expected) in [
            ("time_series_US_20040101-0800_20260202-0337.csv", Some("US")),
            (
                "a/time_series_US-NY_20040101-0800_20260202-0337 (1).csv",
                Some("US-NY"),
            ),
            (
                "time_series_Worldwide_20040101-0800_20260202-0337.csv",
                Some("Worldwide"),
            ),
            ("time_series_.csv", None),
            ("time_series__20040101.csv", None),
            ("trends.csv", None),
        ] {
            assert_eq!(region(name), expected, "{name}");
        }
        assert_eq!(
            geo("a: b: (Vereinigtes Königreich)"),
            Some(("a: b", "Vereinigtes Königreich"))
        );
        assert_eq!(geo("flats (satin)"), None);
    }
}
