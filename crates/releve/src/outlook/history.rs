//! The series that are forecast, with how their source writes dates.

use jiff::civil::Date;
use releve_intake::table::{DateForm, Decimal, Table};
use releve_series::{Calendar, Holiday, Period, Series};
use releve_study::Download;

use super::kept;
use crate::failure::Failure;

/// Series of one calendar, at least one.
pub(crate) struct History {
    series: Vec<Series>,
    /// Of a table, how it is written.
    table: Option<Form>,
    downloads: Vec<Download>,
    /// Of mentions, what they are counted in.
    mentions: Option<&'static str>,
}

/// The holidays that may move series of some markets; all where none is named.
pub(crate) fn of_markets<'m>(markets: impl Iterator<Item = &'m str>) -> Vec<Holiday> {
    let mut holidays: Vec<Holiday> = markets.flat_map(Holiday::of_market).collect();
    holidays.sort_unstable();
    holidays.dedup();
    if holidays.is_empty() {
        holidays = Holiday::ALL.to_vec();
    }
    holidays
}

/// How a table is written.
struct Form {
    dates: DateForm,
    /// What it calls its dates.
    title: String,
    delimiter: u8,
    decimal: Decimal,
}

impl History {
    pub(super) fn of_table(table: &Table) -> Self {
        Self {
            series: table.series().to_vec(),
            table: Some(Form {
                dates: table.date_form(),
                title: table.date_title().to_owned(),
                // Every delimiter that is known is one byte.
                delimiter: u8::try_from(table.delimiter()).unwrap_or(b','),
                decimal: table.decimal(),
            }),
            downloads: Vec::new(),
            mentions: None,
        }
    }

    /// Mentions of a subject by week, in `unit`. They are counted anew each time:
    /// there is no download of them.
    pub(super) fn of_mentions(series: Series, unit: &'static str) -> Self {
        Self {
            series: vec![series],
            table: None,
            downloads: Vec::new(),
            mentions: Some(unit),
        }
    }

    /// The series of a study, those of each calendar together: searches may come in
    /// weeks from Sunday on and sales in weeks from Monday on.
    pub(super) fn of_study(downloads: Vec<Download>) -> Result<Vec<Self>, Failure> {
        let mut groups: Vec<Self> = Vec::new();
        for (series, download) in kept::all_series(&downloads)?.into_iter().zip(downloads) {
            let same = |group: &&mut Self| group.calendar() == series.calendar();
            match groups.iter_mut().find(same) {
                Some(group) => {
                    group.series.push(series);
                    group.downloads.push(download);
                }
                None => groups.push(Self {
                    series: vec![series],
                    table: None,
                    downloads: vec![download],
                    mentions: None,
                }),
            }
        }
        Ok(groups)
    }

    pub(crate) fn series(&self) -> &[Series] {
        &self.series
    }

    pub(crate) fn calendar(&self) -> Calendar {
        // A table without series is refused when it is read.
        self.series
            .first()
            .map_or(Calendar::Daily, Series::calendar)
    }

    /// The last period of any of them.
    pub(crate) fn last(&self) -> Period {
        let last = self.series.iter().map(Series::last).max();
        last.unwrap_or(Period::new(0))
    }

    /// The holidays that may move these series: those of their markets, all where
    /// a market is not known.
    pub(crate) fn holidays(&self) -> Vec<Holiday> {
        of_markets(self.downloads.iter().map(|one| &*one.series.key.market))
    }

    /// What the column of dates is called.
    pub(crate) fn date_title(&self) -> &str {
        self.table.as_ref().map_or("date", |form| &form.title)
    }

    /// A date as the source writes its own.
    pub(crate) fn written(&self, date: Date) -> String {
        match &self.table {
            Some(form) => form.dates.write(date),
            None => date.to_string(),
        }
    }

    /// What the source puts between cells; commas where it is no table.
    pub(crate) fn delimiter(&self) -> u8 {
        self.table.as_ref().map_or(b',', |form| form.delimiter)
    }

    /// How the source writes decimals; with points where it is no table.
    pub(crate) fn decimal(&self) -> Decimal {
        let table = self.table.as_ref();
        table.map_or(Decimal::Point, |form| form.decimal)
    }

    /// Series with what they are in, where that is known.
    pub(super) fn units(&self) -> impl Iterator<Item = (String, &str)> {
        let downloads = self.downloads.iter().filter_map(|one| {
            let series = &one.series;
            Some((series.key.to_string(), series.unit.as_deref()?))
        });
        let named = self.series.iter().map(|one| one.name().to_owned());
        downloads.chain(named.zip(self.mentions))
    }

    /// Of a study, the download of each series.
    pub(crate) fn downloads(&self) -> &[Download] {
        &self.downloads
    }
}
