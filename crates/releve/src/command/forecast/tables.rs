//! Forecasts as tables, in the shape of the history or long.

use std::borrow::Cow;

use releve_intake::table::Decimal;
use releve_report::{Cell, Sheet};
use releve_series::{Forecast, Forecasts, Model};

use crate::failure::Failure;
use crate::outlook::{History, failure};

/// What the table of the points is called.
const FORECAST: &str = "forecast";

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

/// A table for the points, then one for each end of each band and one for what to
/// plan for.
pub(super) fn wide(history: &History, forecasts: &Forecasts) -> Result<Vec<Sheet>, Failure> {
    let dates = dates(history, forecasts)?;
    let all = forecasts.forecasts();
    let mut parts: Vec<(String, Vec<&[f64]>)> = vec![(
        FORECAST.to_owned(),
        all.iter().map(|one| one.points()).collect(),
    )];
    let bands = all.first().map_or(0, |one| one.bands().len());
    for at in 0..bands {
        let level = all[0].bands()[at].level;
        parts.push((
            format!("lo{level}"),
            all.iter().map(|one| &one.bands()[at].low[..]).collect(),
        ));
        parts.push((
            format!("hi{level}"),
            all.iter().map(|one| &one.bands()[at].high[..]).collect(),
        ));
    }
    if all.iter().any(|one| one.quantile().is_some()) {
        let plan = all.iter().map(|one| one.quantile().unwrap_or_default());
        parts.push(("plan".to_owned(), plan.collect()));
    }
    let names = all.iter().map(|one| one.name().to_owned());
    let columns: Vec<Cow<str>> = (std::iter::once(history.date_title().to_owned()).chain(names))
        .map(Cow::Owned)
        .collect();
    let sheets = parts.into_iter().map(|(part, series)| {
        let rows = dates.iter().enumerate().map(|(lead, date)| {
            let cells = series.iter().map(|values| number(values.get(lead)));
            std::iter::once(date.as_str().into()).chain(cells).collect()
        });
        Sheet {
            name: part.into(),
            columns: columns.clone(),
            rows: rows.collect(),
        }
    });
    Ok(sheets.collect())
}

/// One table with a row for each series and date.
pub(super) fn long(history: &History, forecasts: &Forecasts) -> Result<Sheet, Failure> {
    let dates = dates(history, forecasts)?;
    let mut sheet = Sheet::new(FORECAST, &["series", "date", "forecast"]);
    let plan = banded(&mut sheet, forecasts);
    for one in forecasts.forecasts() {
        for (lead, date) in dates.iter().enumerate() {
            let mut row = vec![
                one.name().into(),
                date.as_str().into(),
                number(one.points().get(lead)),
            ];
            for band in one.bands() {
                row.extend([number(band.low.get(lead)), number(band.high.get(lead))]);
            }
            row.extend(plan.then(|| number(one.quantile().and_then(|values| values.get(lead)))));
            sheet.rows.push(row);
        }
    }
    Ok(sheet)
}

/// Tables with the same columns one below the other.
pub(super) fn joined(
    sheets: impl Iterator<Item = Result<Sheet, Failure>>,
) -> Result<Option<Sheet>, Failure> {
    let mut joined: Option<Sheet> = None;
    for sheet in sheets {
        let sheet = sheet?;
        match &mut joined {
            Some(joined) => joined.rows.extend(sheet.rows),
            None => joined = Some(sheet),
        }
    }
    Ok(joined)
}

/// Columns for the ends of all bands, and for what to plan for if that is asked.
pub(super) fn banded(sheet: &mut Sheet, forecasts: &Forecasts) -> bool {
    let first = forecasts.forecasts().first();
    for band in first.map(Forecast::bands).unwrap_or_default() {
        let ends = ["lo", "hi"].map(|end| format!("{end}{}", band.level).into());
        sheet.columns.extend(ends);
    }
    let plan = first.is_some_and(|one| one.quantile().is_some());
    sheet.columns.extend(plan.then_some("plan".into()));
    plan
}

/// How the forecasts came about, as the JSON tells it.
pub(super) fn made(forecasts: &Forecasts) -> Sheet {
    let columns = [
        "model",
        "mase",
        "naive_mase",
        "origins",
        "holidays",
        "notes",
        "calendar",
    ];
    let mut sheet = Sheet::new("model", &columns);
    let holidays: Vec<&str> = (forecasts.holidays().iter())
        .map(|shown| shown.holiday.name())
        .collect();
    let notes: Vec<String> = forecasts
        .warnings()
        .iter()
        .map(ToString::to_string)
        .collect();
    sheet.row([
        forecasts.model().name().into(),
        forecasts.mase(forecasts.model()).into(),
        forecasts.mase(Model::SeasonalNaive).into(),
        (forecasts.origins() as f64).into(),
        holidays.join("; ").into(),
        notes.join("; ").into(),
        (forecasts.forecasts().first())
            .map(|one| one.calendar().to_string())
            .into(),
    ]);
    sheet
}

/// A table as the history is written: names as they came, plain numbers, the same
/// signs between cells and before decimals.
pub(super) fn csv(sheet: &Sheet, history: &History) -> Result<Vec<u8>, Failure> {
    written(sheet, history.delimiter(), history.decimal())
}

fn written(sheet: &Sheet, delimiter: u8, decimal: Decimal) -> Result<Vec<u8>, Failure> {
    let mut table = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .from_writer(Vec::new());
    table
        .write_record(sheet.columns.iter().map(|title| &**title))
        .map_err(Failure::of)?;
    for row in &sheet.rows {
        let cells = row.iter().map(|cell| match cell {
            Cell::Empty => String::new(),
            Cell::Text(text) => text.clone(),
            Cell::Number(number) => match decimal {
                Decimal::Point => digits(*number),
                Decimal::Comma => digits(*number).replace('.', ","),
            },
        });
        table.write_record(cells).map_err(Failure::of)?;
    }
    table.into_inner().map_err(Failure::of)
}

/// A number written out, or with an exponent where that is a row of zeros: a
/// measure has no more than twenty-one digits before the point.
fn digits(number: f64) -> String {
    match number.abs() < 1e21 {
        true => number.to_string(),
        false => format!("{number:e}"),
    }
}

/// A number to eight significant figures; `None` where it is none.
pub(super) fn rounded(value: f64) -> Option<f64> {
    let finite = Some(value).filter(|value| value.is_finite())?;
    format!("{finite:.7e}").parse().ok()
}

/// The same as a cell, empty where there is none.
pub(super) fn number(value: Option<&f64>) -> Cell {
    value.and_then(|value| rounded(*value)).into()
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
            (1e308, "1e308"),
            (-1.5e21, "-1.5e21"),
            (f64::NAN, ""),
        ] {
            let mut sheet = Sheet::new("f", &["series", "date"]);
            sheet.row(["=clogs".into(), number(Some(&value))]);
            let csv = written(&sheet, b',', Decimal::Point).expect("written");
            let expected = format!("series,date\n=clogs,{expected}\n");
            assert_eq!(String::from_utf8(csv).expect("UTF-8"), expected);
            let csv = written(&sheet, b';', Decimal::Comma).expect("written");
            let expected = expected.replace(',', ";").replace('.', ",");
            assert_eq!(String::from_utf8(csv).expect("UTF-8"), expected);
        }
        assert_eq!(number(None), Cell::Empty);
    }
}
