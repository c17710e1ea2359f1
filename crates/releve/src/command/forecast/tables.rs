//! Forecasts as tables, in the shape of the history or long.

use releve_series::Forecasts;

use crate::failure::Failure;
use crate::outlook::{History, failure};

/// The dates of the horizon as the history writes its own.
fn dates(history: &History, forecasts: &Forecasts) -> Result<Vec<String>, Failure> {
    let Some(one) = forecasts
        .forecasts()
        .iter()
        .find(|one| !one.points().is_empty())
    else {
        return Err(Failure::Failed(
            "no series has a value; nothing can be forecast".to_owned(),
        ));
    };
    (0..one.points().len())
        .map(|lead| {
            let date = one.calendar().date(one.first().plus(lead as i64));
            Ok(history.written(date.map_err(failure)?))
        })
        .collect()
}

/// A table for the points and for each end of each band, each with the part that
/// it adds to the file's name.
pub(super) fn wide(
    history: &History,
    forecasts: &Forecasts,
) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let dates = dates(history, forecasts)?;
    let all = forecasts.forecasts();
    let mut columns: Vec<(String, Vec<&[f64]>)> =
        vec![(String::new(), all.iter().map(|one| one.points()).collect())];
    let bands = all.first().map_or(0, |one| one.bands().len());
    for at in 0..bands {
        let level = all[0].bands()[at].level;
        columns.push((
            format!("lo{level}"),
            all.iter().map(|one| &one.bands()[at].low[..]).collect(),
        ));
        columns.push((
            format!("hi{level}"),
            all.iter().map(|one| &one.bands()[at].high[..]).collect(),
        ));
    }
    if all.iter().any(|one| one.quantile().is_some()) {
        let plan = all.iter().map(|one| one.quantile().unwrap_or_default());
        columns.push(("plan".to_owned(), plan.collect()));
    }
    columns
        .into_iter()
        .map(|(part, series)| {
            let mut table = csv::Writer::from_writer(Vec::new());
            let names = all.iter().map(|one| one.name());
            table
                .write_record(std::iter::once(history.date_title()).chain(names))
                .map_err(Failure::of)?;
            for (lead, date) in dates.iter().enumerate() {
                let cells = series.iter().map(|values| cell(values.get(lead)));
                table
                    .write_record(std::iter::once(date.clone()).chain(cells))
                    .map_err(Failure::of)?;
            }
            Ok((part, table.into_inner().map_err(Failure::of)?))
        })
        .collect()
}

/// One table with a row for each series and date.
pub(super) fn long(history: &History, forecasts: &Forecasts) -> Result<Vec<u8>, Failure> {
    let dates = dates(history, forecasts)?;
    let mut table = csv::Writer::from_writer(Vec::new());
    let mut header = vec![
        "series".to_owned(),
        "date".to_owned(),
        "forecast".to_owned(),
    ];
    let first = forecasts.forecasts().first();
    for band in first.map(|one| one.bands()).unwrap_or_default() {
        header.extend([format!("lo{}", band.level), format!("hi{}", band.level)]);
    }
    let plan = first.is_some_and(|one| one.quantile().is_some());
    if plan {
        header.push("plan".to_owned());
    }
    table.write_record(&header).map_err(Failure::of)?;
    for one in forecasts.forecasts() {
        for (lead, date) in dates.iter().enumerate() {
            let mut row = vec![
                one.name().to_owned(),
                date.clone(),
                cell(one.points().get(lead)),
            ];
            for band in one.bands() {
                row.extend([cell(band.low.get(lead)), cell(band.high.get(lead))]);
            }
            if plan {
                row.push(cell(one.quantile().and_then(|values| values.get(lead))));
            }
            table.write_record(&row).map_err(Failure::of)?;
        }
    }
    table.into_inner().map_err(Failure::of)
}

/// A number to eight significant figures; `None` where it is none.
pub(super) fn rounded(value: f64) -> Option<f64> {
    let finite = Some(value).filter(|value| value.is_finite())?;
    format!("{finite:.7e}").parse().ok()
}

/// The same as a cell, empty where there is none.
pub(super) fn cell(value: Option<&f64>) -> String {
    let known = value.and_then(|value| rounded(*value));
    known.map_or_else(String::new, |value| value.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_plain_numbers() {
        for (value, expected) in [
            (0.001234567891, "0.0012345679"),
            (1e-7, "0.0000001"),
            (123456789012.0, "123456790000"),
            (f64::NAN, ""),
        ] {
            assert_eq!(cell(Some(&value)), expected);
        }
        assert_eq!(cell(None), "");
    }
}
