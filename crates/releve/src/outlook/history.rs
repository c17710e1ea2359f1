//! The series that are forecast, with how their source writes dates.

use jiff::civil::Date;
use releve_intake::table::{DateForm, Table};
use releve_series::{Calendar, Holiday, Period, Series};
use releve_study::Download;

use super::kept;
use crate::failure::Failure;

/// Series of one calendar, at least one.
pub(crate) struct History {
    series: Vec<Series>,
    /// Of a table, how it writes dates and what it calls them.
    table: Option<(DateForm, String)>,
    downloads: Vec<Download>,
}

impl History {
    pub(super) fn of_table(table: &Table) -> Self {
        Self {
            series: table.series().to_vec(),
            table: Some((table.date_form(), table.date_title().to_owned())),
            downloads: Vec::new(),
        }
    }

    /// Mentions are counted anew each time: there is no download of them.
    pub(super) fn of_mentions(series: Series) -> Self {
        Self {
            series: vec![series],
            table: None,
            downloads: Vec::new(),
        }
    }

    pub(super) fn of_study(downloads: Vec<Download>) -> Result<Self, Failure> {
        Ok(Self {
            series: kept::all_series(&downloads)?,
            table: None,
            downloads,
        })
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
        let mut holidays: Vec<Holiday> = self
            .downloads
            .iter()
            .flat_map(|one| Holiday::of_market(&one.series.key.market))
            .collect();
        holidays.sort_unstable();
        holidays.dedup();
        if holidays.is_empty() {
            holidays = Holiday::ALL.to_vec();
        }
        holidays
    }

    /// What the column of dates is called.
    pub(crate) fn date_title(&self) -> &str {
        self.table.as_ref().map_or("date", |(_, title)| title)
    }

    /// A date as the source writes its own.
    pub(crate) fn written(&self, date: Date) -> String {
        match &self.table {
            Some((form, _)) => form.write(date),
            None => date.to_string(),
        }
    }

    /// Of a study, the download of each series that it keeps.
    pub(crate) fn downloads(&self) -> &[Download] {
        &self.downloads
    }
}
