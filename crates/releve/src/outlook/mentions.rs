//! Mentions in the documents of a study as a series.

use releve_insight::{Counts, one_name};
use releve_reading::lexicon::Lexicon;
use releve_series::Series;
use releve_study::{Step, Study};

use crate::arguments::Counted;
use crate::failure::Failure;
use crate::markets::{country, country_of_publication};

/// Documents by week that name the subject, where `--metric mentions` asks for
/// them, or their share of all documents, where `--metric mention-share` does.
/// The channel is the publication, the market its country. Beside the series
/// stands the unit of its values.
pub(super) fn series(
    study: &Study,
    subject: Option<&str>,
    choice: &Counted,
) -> Result<Option<(Series, &'static str)>, Failure> {
    let share = match choice.metric.as_deref() {
        Some("mentions") => false,
        Some("mention-share") => true,
        _ => return Ok(None),
    };
    if choice.step.is_some_and(|step| step != Step::Week) {
        return Err(Failure::Usage(
            "mentions are counted by the week; leave out `--step`".into(),
        ));
    }
    let Some(subject) = subject else {
        return Err(Failure::Usage(
            "of what? `--metric mentions` counts documents that name `--subject`".into(),
        ));
    };
    let lexicon = Lexicon::english();
    let country = choice.market.as_deref().map(|market| {
        let code = country(&lexicon, market);
        code.unwrap_or_else(|| market.to_uppercase())
    });
    let found = study.naming(|name| one_name(name, subject))?;
    let name = study.path().display();
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
    if counts.weeks().len() < 2 {
        return Err(Failure::Failed(format!(
            "{name}: documents of that channel and market fill {} whole weeks; expected two or more",
            counts.weeks().len()
        )));
    }
    let (series, unit) = if share {
        (counts.share(subject), "percent")
    } else {
        (counts.mentions(subject), "count")
    };
    Ok(Some((series.map_err(Failure::of)?, unit)))
}
