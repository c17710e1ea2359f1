//! Currencies and what figures count.

use super::Loader;
use super::entry::texts;
use crate::lexicon::table::Row;
use crate::lexicon::{CurrencyEntry, Error, Meaning, MetricEntry, MetricManner};

impl Loader {
    pub(super) fn metric(&mut self, row: Row<'_, '_>) -> Result<(), Error> {
        let metric = row
            .cell("metric")
            .parse()
            .map_err(|error| row.error(format!("{error}")))?;
        let manner = match row.cell("manner") {
            "" => MetricManner::Any,
            "change" => MetricManner::Change,
            word => {
                return Err(row.error(format!("expected `change` or nothing, but found `{word}`")));
            }
        };
        let number = self.lexicon.metrics.len() as u32;
        self.lexicon.metrics.push(MetricEntry { metric, manner });
        self.form(row.name(), Meaning::Metric(number));
        Ok(())
    }

    pub(super) fn currency(&mut self, row: Row<'_, '_>) -> Result<(), Error> {
        let code = row
            .name()
            .parse()
            .map_err(|e: releve_facts::Error| row.error(e.to_string()))?;
        let number = self.lexicon.currencies.len() as u32;
        let mut symbols: Vec<Box<str>> = row.list("symbols").map(Into::into).collect();
        symbols.push(row.name().into());
        for mark in &symbols {
            self.lexicon.currency_marks.add(mark, number);
        }
        self.lexicon.currencies.push(CurrencyEntry {
            code,
            symbols: symbols.into(),
            countries: texts(row.list("countries")),
        });
        for word in row.list("words") {
            self.form(word, Meaning::Currency(number));
        }
        Ok(())
    }
}
