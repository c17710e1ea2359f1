//! Mentions in the documents of a study as a table.

use std::path::Path;

use releve_insight::{Counts, one_name};
use releve_intake::table::{Decimal, Table, TableOptions};
use releve_reading::lexicon::Lexicon;

use crate::arguments::Choice;
use crate::failure::Failure;
use crate::markets::{country, country_of_publication};
use crate::studies::open_to_read;

/// Documents by week that name the subject, where `--metric mentions` asks for
/// them, or their share of all documents, where `--metric mention-share` does.
/// The channel is the publication, the market its country.
pub(super) fn table(path: &Path, choice: &Choice) -> Result<Option<Table>, Failure> {
    let share = match choice.metric.as_deref() {
        Some("mentions") => false,
        Some("mention-share") => true,
        _ => return Ok(None),
    };
    let Some(subject) = choice.subject.as_deref() else {
        return Err(Failure::Usage(
            "of what? `--metric mentions` counts documents that name `--subject`".into(),
        ));
    };
    let lexicon = Lexicon::english();
    let country = choice.market.as_deref().map(|market| {
        let code = country(&lexicon, market);
        code.unwrap_or_else(|| market.to_uppercase())
    });
    let found = open_to_read(path)?.naming(|name| one_name(name, subject))?;
    let name = path.display().to_string();
    if !found.iter().any(|document| document.named) {
        return Err(Failure::Failed(format!(
            "{name}: no dated document names `{subject}`\n\
             hint: `releve search` finds names that are there"
        )));
    }
    let chosen = found.into_iter().filter(|document| {
        let source = document.source.as_deref();
        let channel = choice
            .channel
            .as_deref()
            .is_none_or(|asked| source.is_some_and(|source| one_name(source, asked)));
        let market = country.as_deref().is_none_or(|asked| {
            source.is_some_and(|source| {
                country_of_publication(&lexicon, source).as_deref() == Some(asked)
            })
        });
        channel && market
    });
    let counts = Counts::of(chosen.map(|document| (document.day, document.named)));
    if counts.weeks().is_empty() {
        return Err(Failure::Failed(format!(
            "{name}: no whole week of documents of that channel and market"
        )));
    }
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(["week", subject]).map_err(Failure::of)?;
    for week in counts.weeks() {
        let value = match (week.read, share) {
            (0, _) => String::new(),
            (_, false) => week.naming.to_string(),
            (read, true) => (100.0 * week.naming as f64 / read as f64).to_string(),
        };
        table
            .write_record([week.first.to_string(), value])
            .map_err(Failure::of)?;
    }
    let options = TableOptions {
        decimal: Some(Decimal::Point),
        ..TableOptions::default()
    };
    let bytes = table.into_inner().map_err(Failure::of)?;
    let read = Table::read(&bytes, &name, &options).map_err(Failure::of)?;
    Ok(Some(read))
}
