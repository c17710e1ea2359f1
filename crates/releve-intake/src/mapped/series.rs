//! Columns of a table as series.

use std::borrow::Cow;
use std::collections::HashMap;

use jiff::civil::Date;
use releve_facts::Metric;
use releve_series::{Calendar, Point};

use super::percent::{self, Places};
use super::{Mapping, Role, laid, place, steps, wrong};
use crate::dialect::finish;
use crate::part::File;
use crate::product::attributes::short;
use crate::record::{Dating, Draft, Scale, SeriesKey, are_few, named_by_title};
use crate::table::{Columns, DateForm, Grid, Numbers, TableOptions, are_aside, called_date};
use crate::{Error, Intake};

/// Series of one table. A table with more is one whose columns are mixed up.
const SERIES: usize = 1_000_000;

/// What to say of a table of one date that nothing calls a period.
const ALONE: &str = "one date tells no calendar; expected at least two, or one written as its \
                     period (2026-03, 2026-Q1, 2026-W10) or below `week`, `month` or `quarter`";

struct Reading<'a> {
    grid: &'a Grid,
    mapping: &'a Mapping,
    dates: Vec<Date>,
    numbers: Numbers,
    /// Columns of the roles that make a key.
    keys: [Option<usize>; 4],
    values: Vec<usize>,
    metric: Metric,
    scale: Scale,
    market: Option<String>,
}

const KEYS: [Role; 4] = [Role::Subject, Role::Metric, Role::Channel, Role::Market];

pub(super) fn read(
    file: &File<'_>,
    grid: &Grid,
    mapping: &Mapping,
    options: &TableOptions,
) -> Result<Intake, Error> {
    let unclear = |why: String| Error::unclear(file.name, why);
    let date = mapping
        .place(grid, Role::Date)
        .map_err(unclear)?
        .or_else(|| called_date(grid))
        .ok_or_else(|| unclear("the mapping names no column of dates; add `date=…`".to_owned()))?;
    let mut keys = [None; 4];
    for (key, role) in keys.iter_mut().zip(KEYS) {
        *key = mapping.place(grid, role).map_err(unclear)?;
    }
    let values = values(grid, mapping, date, &keys).map_err(unclear)?;
    if values.is_empty() {
        return Err(unclear(
            "no column of numbers; name one with `value=…`".to_owned(),
        ));
    }
    let numbers = match options.decimal {
        Some(decimal) => Numbers::new(decimal),
        None => Numbers::detect(grid, &values).map_err(|error| wrong(file, mapping, &error))?,
    };
    if let Some(why) = laid::of_years(grid, [date]) {
        return Err(unclear(why));
    }
    let mut taken = Intake::default();
    let dated = match DateForm::detect(grid, date, options.day_first) {
        Err(error) if !error.is_ambiguous() => aside(file, grid, date, &mut taken).ok_or(error),
        dated => dated.map(|_| Cow::Borrowed(grid)),
    };
    let grid = &*dated.map_err(|error| wrong(file, mapping, &error))?;
    let (form, dates) = DateForm::detect(grid, date, options.day_first)
        .map_err(|error| wrong(file, mapping, &error))?;
    let named = form.named().or_else(|| named_by_title(grid.title(date)));
    let (dating, wrong) = match Calendar::detect(&dates) {
        Ok(calendar) => (Dating::told(calendar, &dates, named), None),
        Err(error) => {
            let alone = dates.iter().all(|date| Some(date) == dates.first());
            let why = match error.index() {
                Some(row) => file.malformed(&format!("line {}: {error}", grid.line(row))),
                None if alone => file.malformed(ALONE),
                None => file.malformed(&error.to_string()),
            };
            // Of several series each may have a calendar of its own.
            if keys == [None; 4] && !are_few(dates.iter().copied()) {
                return Err(why);
            }
            (Dating::open(named), Some(why))
        }
    };
    let reading = Reading {
        grid,
        mapping,
        dates,
        numbers,
        keys,
        values,
        metric: metric(mapping.constant(Role::Metric)).map_err(unclear)?,
        scale: scale(mapping.constant(Role::Scale)).map_err(unclear)?,
        market: mapping
            .constant(Role::Market)
            .map(str::to_owned)
            .or_else(|| file.options.market.clone()),
    };
    let mut drafts = reading.drafts(file, dating, &mut taken)?;
    if reading.keys != [None; 4] && !are_few(reading.dates.iter().copied()) {
        let calendars = &file.options.calendars;
        let told = steps::settle(&mut drafts, dating.calendar, named, calendars);
        taken.notes.extend(told);
    }
    let settled = |(_, draft): &(String, Draft)| {
        draft.dating.calendar.is_some()
            || draft.known(&file.options.calendars).is_some()
            || draft.by_name().is_some()
    };
    if let Some(wrong) = wrong.filter(|_| !drafts.iter().any(settled)) {
        return Err(wrong);
    }
    finish(file, file.options.day, drafts, &mut taken);
    if let Some(note) = numbers.note(grid) {
        taken.notes.push(format!(
            "{note}; `--map {mapping},decimal:comma` or `decimal:point` says it"
        ));
    }
    let channel = reading.keys[2].is_some() || mapping.constant(Role::Channel).is_some();
    // Who said it once need not be told each month.
    if !channel && file.options.mapping.is_some() {
        taken.notes.push(
            "no channel is named: tables that agree in subject, metric and market are downloads \
             of one series; `channel:NAME` in the mapping tells them apart"
                .to_owned(),
        );
    }
    Ok(taken)
}

/// The table without the rows that have no date, which are refused: totals and
/// lines of words below it; `None` where they are none or too many to be aside.
fn aside<'g>(
    file: &File<'_>,
    grid: &'g Grid,
    date: usize,
    taken: &mut Intake,
) -> Option<Cow<'g, Grid>> {
    let mut known: HashMap<&str, bool> = HashMap::new();
    let undated = |cell| {
        *known
            .entry(cell)
            .or_insert_with(|| DateForm::of(cell).is_none())
    };
    let rows: Vec<usize> = grid
        .column(date)
        .map(undated)
        .enumerate()
        .filter_map(|(row, undated)| undated.then_some(row))
        .collect();
    if rows.is_empty() || !are_aside(&rows, grid.height()) {
        return None;
    }
    for &row in &rows {
        let why = match short(grid.cell(row, date)) {
            cell if cell.is_empty() => "has no date; the row was left out".to_owned(),
            cell => format!("`{cell}` is no date; the row was left out"),
        };
        taken.refuse(format!("{}:{}", file.name, grid.line(row)), why);
    }
    Some(Cow::Owned(grid.without(&rows)))
}

/// The columns of numbers: those that are named, else all that have no role.
fn values(
    grid: &Grid,
    mapping: &Mapping,
    date: usize,
    keys: &[Option<usize>],
) -> Result<Vec<usize>, String> {
    let named: Vec<usize> = mapping
        .columns
        .iter()
        .filter(|(role, _)| *role == Role::Value)
        .map(|(_, title)| place(grid, title))
        .collect::<Result<_, _>>()?;
    if !named.is_empty() {
        return Ok(named);
    }
    let numeric = Columns::detect(grid)
        .map(|columns| columns.values)
        .unwrap_or_default();
    Ok(numeric
        .into_iter()
        .filter(|column| {
            *column != date && !keys.contains(&Some(*column)) && !grid.title(*column).is_empty()
        })
        .collect())
}

fn metric(word: Option<&str>) -> Result<Metric, String> {
    match word {
        None => Ok(Metric::Count),
        Some(word) => word.parse().map_err(|_| {
            let known: Vec<&str> = Metric::ALL.iter().map(|metric| metric.as_str()).collect();
            format!(
                "`{word}` is no metric; expected one of {}",
                known.join(", ")
            )
        }),
    }
}

fn scale(word: Option<&str>) -> Result<Scale, String> {
    Ok(match word {
        None => Scale::Unknown,
        Some("count") => Scale::Count,
        Some("percent") => Scale::Percent,
        Some("index") => Scale::Index,
        Some("scaled") => Scale::Scaled,
        Some("score") => Scale::Score,
        Some(other) => {
            return Err(format!(
                "`{other}` is no scale; expected `count`, `percent`, `index`, `scaled` or `score`"
            ));
        }
    })
}

impl Reading<'_> {
    fn drafts(
        &self,
        file: &File<'_>,
        dating: Dating,
        taken: &mut Intake,
    ) -> Result<Vec<(String, Draft)>, Error> {
        let mut places: HashMap<SeriesKey, usize> = HashMap::new();
        let mut drafts: Vec<(String, Draft)> = Vec::new();
        // Where each value stands, where some are in per cent and nobody says of what
        // kind all of them are.
        let unsaid = self.scale == Scale::Unknown && percent::is_any(self.grid, &self.values);
        let mut standing: Vec<Places> = Vec::new();
        // Where the value above went: mostly its series goes on, and in a wide
        // table always.
        let told = Calendar::detect(&self.dates).ok();
        let weekly = told.is_none_or(|told| matches!(told, Calendar::Weekly(_)));
        let mut ahead: Option<(String, String, usize)> = None;
        let mut above: Vec<Option<usize>> = vec![None; self.values.len()];
        for row in 0..self.grid.height() {
            let place = || format!("{}:{}", file.name, self.grid.line(row));
            let date = self.dates[row];
            let to_come = crate::date::value_to_come(date, weekly, file.options.today);
            let same = row > 0 && self.same_keys(row - 1, row);
            for (above, &column) in above.iter_mut().zip(&self.values) {
                let cell = self.grid.cell(row, column);
                let point = self
                    .numbers
                    .point(cell)
                    .filter(|point| !matches!(point, Point::Exact(value) if !value.is_finite()));
                let Some(point) = point else {
                    taken.refuse(place(), format!("`{}` is no number", short(cell)));
                    continue;
                };
                // Templates have rows for what is to come, and say nothing there.
                if let Some(why) = to_come.as_ref().filter(|_| !point.is_missing()) {
                    ahead.get_or_insert((place(), why.clone(), 0usize)).2 += 1;
                    continue;
                }
                let at = match above.filter(|_| same) {
                    Some(at) => at,
                    None => {
                        *above = None;
                        let key = match self.key(row, column) {
                            Ok(key) => key,
                            Err(why) => {
                                taken.refuse(place(), why);
                                continue;
                            }
                        };
                        let at = match places.get(&key) {
                            Some(at) => *at,
                            None if drafts.len() >= SERIES => {
                                return Err(file.malformed(
                                    "more than 1,000,000 series; is `subject` the right column?",
                                ));
                            }
                            None => {
                                let mut draft = Draft::new(key.clone(), self.scale);
                                draft.dating = dating;
                                drafts.push((place(), draft));
                                standing.push(Places::new());
                                places.insert(key, drafts.len() - 1);
                                drafts.len() - 1
                            }
                        };
                        *above = Some(at);
                        at
                    }
                };
                drafts[at].1.points.push((self.dates[row], point));
                if unsaid {
                    standing[at].push((row as u32, column as u32));
                }
            }
        }
        for ((_, draft), places) in drafts.iter_mut().zip(&standing).filter(|_| unsaid) {
            percent::settle(file, self.grid, draft, places, taken);
        }
        if let Some((place, why, count)) = ahead {
            let more = match count {
                1 => String::new(),
                2 => " (1 more value so)".to_owned(),
                many => format!(" ({} more values so)", many - 1),
            };
            taken.refuse(place, why + &more);
        }
        Ok(drafts)
    }

    /// Whether two rows are of the same series.
    fn same_keys(&self, one: usize, other: usize) -> bool {
        let keys = self.keys.iter().flatten();
        keys.into_iter()
            .all(|key| self.grid.cell(one, *key) == self.grid.cell(other, *key))
    }

    /// The key of a value. In a wide table the header is the subject; with
    /// several measures in a long one, it stands behind the subject.
    fn key(&self, row: usize, column: usize) -> Result<SeriesKey, String> {
        let [subject, metric, channel, market] = self.keys.map(|key| {
            key.map(|key| self.grid.cell(row, key))
                .filter(|cell| !cell.is_empty())
        });
        let title = self.grid.title(column);
        let fixed = self.mapping.constant(Role::Subject);
        let subject = match subject.or(fixed) {
            Some(subject) if self.values.len() > 1 => format!("{subject}: {title}"),
            Some(subject) => subject.to_owned(),
            None if self.keys[0].is_some() => return Err("a row without a subject".to_owned()),
            None => title.to_owned(),
        };
        Ok(SeriesKey {
            subject,
            metric: match metric {
                Some(word) => self::metric(Some(word))?,
                None => self.metric,
            },
            channel: channel
                .or(self.mapping.constant(Role::Channel))
                // Never the file's name: next month's file is of the same series.
                .unwrap_or_default()
                .to_owned(),
            market: market.map(str::to_owned).or_else(|| self.market.clone()),
        })
    }
}
