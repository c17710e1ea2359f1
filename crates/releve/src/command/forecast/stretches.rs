//! Sums over stretches of the horizon, in words and as a table.

use jiff::civil::Date;
use releve_report::Sheet;
use releve_series::{Forecast, Forecasts, Level, Stretch};

use super::tables::{banded, number, rounded};
use crate::failure::Failure;
use crate::outlook::failure;
use crate::present::{count::counted, spark};

/// The first and last day of a stretch.
pub(crate) fn days(one: &Forecast, stretch: &Stretch) -> Result<(Date, Date), Failure> {
    let day = |lead: usize| {
        let period = one.first().plus(lead as i64);
        one.calendar().date(period).map_err(failure)
    };
    let after = day(stretch.leads.end)?;
    let last = after.yesterday().unwrap_or(after);
    Ok((day(stretch.leads.start)?, last))
}

/// Each level with the ends of its band.
pub(super) fn bands<'f>(
    one: &'f Forecast,
    stretch: &'f Stretch,
) -> impl Iterator<Item = (Level, f64, f64)> + 'f {
    let levels = one.bands().iter().map(|band| band.level);
    levels
        .zip(&stretch.bands)
        .map(|(level, (low, high))| (level, *low, *high))
}

/// A line for each stretch of the first series; nothing where none are wanted.
pub(super) fn words(forecasts: &Forecasts) -> Result<String, Failure> {
    let mut text = String::new();
    let summed = || {
        let all = forecasts.forecasts().iter();
        all.filter(|one| !one.stretches().is_empty())
    };
    for one in summed().take(spark::ROWS) {
        let unit = one.calendar().unit();
        for stretch in one.stretches() {
            let (from, to) = days(one, stretch)?;
            let periods = counted(stretch.leads.len() as u64, unit, &format!("{unit}s"));
            text += &format!(
                "total of {} from {from} to {to} ({periods}): {}",
                one.name(),
                short(stretch.point)
            );
            for (level, low, high) in bands(one, stretch) {
                text += &format!(", {level} % {} to {}", short(low), short(high));
            }
            if let Some(plan) = stretch.quantile {
                text += &format!(", plan {}", short(plan));
            }
            text.push('\n');
        }
    }
    let more = summed().count().saturating_sub(spark::ROWS);
    if more > 0 {
        text += &format!("totals of {more} more series: in `--out` and `--format json`\n");
    }
    Ok(text)
}

/// To four figures that count.
fn short(value: f64) -> String {
    format!("{value:.3e}")
        .parse::<f64>()
        .map_or_else(|_| String::new(), |value| value.to_string())
}

/// A row for each series and stretch.
pub(super) fn table(forecasts: &Forecasts) -> Result<Sheet, Failure> {
    let mut sheet = Sheet::new("totals", &["series", "from", "to", "total"]);
    let plan = banded(&mut sheet, forecasts);
    for one in forecasts.forecasts() {
        for stretch in one.stretches() {
            let (from, to) = days(one, stretch)?;
            let mut row = vec![
                one.name().into(),
                from.to_string().into(),
                to.to_string().into(),
                number(Some(&stretch.point)),
            ];
            for (_, low, high) in bands(one, stretch) {
                row.extend([number(Some(&low)), number(Some(&high))]);
            }
            row.extend(plan.then(|| number(stretch.quantile.as_ref())));
            sheet.rows.push(row);
        }
    }
    Ok(sheet)
}

/// The same for other programs; numbers as in the table, null where there is none.
pub(super) fn objects(one: &Forecast) -> Result<Vec<serde_json::Value>, Failure> {
    let told = one.stretches().iter().map(|stretch| {
        let (from, to) = days(one, stretch)?;
        let bands: Vec<_> = bands(one, stretch)
            .map(|(level, low, high)| {
                serde_json::json!({
                    "level": level.percent(), "low": rounded(low), "high": rounded(high),
                })
            })
            .collect();
        Ok(serde_json::json!({
            "from": from.to_string(),
            "to": to.to_string(),
            "periods": stretch.leads.len(),
            "total": rounded(stretch.point),
            "bands": bands,
            "plan": stretch.quantile.and_then(rounded),
        }))
    });
    told.collect()
}
