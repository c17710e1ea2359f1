//! Exports and answers of the tools that measure attention, one file each.

pub(crate) mod gdelt;
pub(crate) mod google_trends;
pub(crate) mod google_trends_api;
pub(crate) mod pinterest;
pub(crate) mod pinterest_api;
pub(crate) mod wikimedia;

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;

use crate::part::File;
use crate::record::{Draft, Scale, SeriesKey};
use crate::table::{Grid, Odd, TableError, TableOptions};
use crate::{Error, Intake};

/// Series of one file; what is beyond is counted.
const SERIES: usize = 1_000_000;

/// Ends every draft; one that is no series is refused, not the others.
pub(crate) fn finish(
    file: &File<'_>,
    made: Option<Date>,
    drafts: impl IntoIterator<Item = (String, Draft)>,
    taken: &mut Intake,
) {
    let mut quarters: Option<(String, usize)> = None;
    let (mut partial, mut known) = (0, BTreeMap::<(&str, bool), (String, usize)>::new());
    for (place, draft) in drafts {
        if taken.series.len() >= SERIES {
            taken.refuse(file.name, "what is beyond 1,000,000 series was left out");
            break;
        }
        if draft.may_be_months(&file.options.calendars) {
            quarters
                .get_or_insert_with(|| (draft.key.subject.clone(), 0))
                .1 += 1;
        }
        if let Some(calendar) = draft.otherwise(&file.options.calendars) {
            let first = || (draft.key.subject.clone(), 0);
            let called = draft.dating.named.is_some();
            let key = (calendar.unit(), called);
            known.entry(key).or_insert_with(first).1 += 1;
        }
        match draft.finish(made, file.options) {
            Ok(mut record) => {
                // A day in the name says when, not which periods had ended.
                if let (None, Some(day)) = (record.series.vintage(), file.day()) {
                    record.series = record.series.with_vintage(day);
                }
                partial += record.dropped.partial;
                taken.series.push(record);
            }
            Err(why) => taken.refuse(place, why),
        }
    }
    let more = |count: usize| match count {
        1 => String::new(),
        many => format!(" and {} more", many - 1),
    };
    if let Some((first, count)) = quarters {
        let more = more(count);
        taken.notes.push(format!(
            "`{first}`{more}: dates three months apart, taken as quarters; where they are months, \
             give those between a row each, with nothing in it"
        ));
    }
    for ((unit, called), (first, count)) in known {
        let more = more(count);
        let way = match called {
            true => "",
            false => "; where they are others, call their column `week`, `month` or `quarter`",
        };
        taken.notes.push(format!(
            "`{first}`{more}: one or two dates, taken as {unit}s, as the series is known{way}"
        ));
    }
    if partial > 0 {
        let count = crate::intake::counted(
            partial,
            "period that had not ended was",
            "periods that had not ended were",
        );
        taken.notes.push(format!("{count} dropped"));
    }
}

/// Series that grow side by side, in the order in which they were first met.
#[derive(Debug, Default)]
pub(crate) struct Drafts {
    places: HashMap<SeriesKey, usize>,
    all: Vec<(String, Draft)>,
}

impl Drafts {
    /// The series of a key, made where it is new.
    pub(crate) fn of(&mut self, key: &SeriesKey, place: &str, scale: Scale) -> &mut Draft {
        let at = match self.places.get(key) {
            Some(at) => *at,
            None => {
                let draft = Draft::new(key.clone(), scale);
                self.all.push((place.to_owned(), draft));
                self.places.insert(key.clone(), self.all.len() - 1);
                self.all.len() - 1
            }
        };
        &mut self.all[at].1
    }

    /// Each with the place of its first value.
    pub(crate) fn into_all(self) -> Vec<(String, Draft)> {
        self.all
    }
}

/// A table of this file, with other text or its own.
pub(crate) fn grid(file: &File<'_>, text: Option<&str>) -> Result<Grid, Error> {
    let bytes = text.map_or(file.bytes, str::as_bytes);
    Grid::read(bytes, file.name, &grid_options(file)).map_err(|error| of_table(file, &error))
}

/// The same, and the rows that are none of it.
pub(crate) fn grid_and_aside(
    file: &File<'_>,
    text: Option<&str>,
) -> Result<(Grid, Vec<Odd>), Error> {
    let bytes = text.map_or(file.bytes, str::as_bytes);
    Grid::read_rest(bytes, file.name, &grid_options(file)).map_err(|error| of_table(file, &error))
}

fn grid_options(file: &File<'_>) -> TableOptions {
    TableOptions {
        max_bytes: file.options.max_table,
        ..TableOptions::default()
    }
}

/// What is wrong with a table, as this crate's errors say it.
pub(crate) fn of_table(file: &File<'_>, error: &TableError) -> Error {
    let whole = error.to_string();
    let why = whole
        .strip_prefix(file.name)
        .and_then(|rest| rest.strip_prefix(": "))
        .unwrap_or(&whole);
    if error.is_ambiguous() {
        Error::unclear(file.name, why.to_owned())
    } else {
        file.malformed(why)
    }
}

/// Whether a stamp is as long as a month is written.
pub(crate) fn is_month(stamp: &str) -> bool {
    stamp.trim().len() == 7
}

/// A day or a month at the head of a stamp: `2024-01-07`, `2024-01`,
/// `2024-01-07T00:00:00Z`, `20240107`, `20240107T000000Z`.
pub(crate) fn begins(stamp: &str) -> Option<Date> {
    let stamp = stamp.trim();
    if is_month(stamp) {
        return format!("{stamp}-01").parse().ok();
    }
    if let Some(day) = stamp.get(..10).and_then(|day| day.parse().ok()) {
        return Some(day);
    }
    let digits = stamp.get(..8)?;
    let dashed = format!(
        "{}-{}-{}",
        digits.get(..4)?,
        digits.get(4..6)?,
        digits.get(6..8)?
    );
    dashed.parse().ok()
}

/// Whether a stamp names a time of day other than midnight.
pub(crate) fn within_a_day(stamp: &str) -> bool {
    stamp
        .split_once(['T', ' '])
        .is_some_and(|(_, time)| time.bytes().any(|digit| (b'1'..=b'9').contains(&digit)))
}

/// What is said of values by the hour.
pub(crate) const HOURLY: &str =
    "values by the hour or minute; expected days, weeks, months or quarters";
