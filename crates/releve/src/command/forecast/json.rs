//! Forecasts for other programs.

use releve_series::{Forecast, Forecasts, Model};
use serde_json::{Value, json};

use super::stretches;
use super::tables::rounded;
use crate::failure::Failure;
use crate::outlook::failure;

/// One object a series and line; what is not known is null, of a series without a
/// value dates and numbers are empty lists. Dates are the first days of periods.
pub(super) fn lines(forecasts: &Forecasts) -> Result<String, Failure> {
    let mut text = String::new();
    for one in forecasts.forecasts() {
        text += &object(one, forecasts)?.to_string();
        text.push('\n');
    }
    Ok(text)
}

fn object(one: &Forecast, forecasts: &Forecasts) -> Result<Value, Failure> {
    let dates = (0..one.points().len()).map(|lead| {
        let date = one.calendar().date(one.first().plus(lead as i64));
        Ok(date.map_err(failure)?.to_string())
    });
    let dates: Vec<String> = dates.collect::<Result<_, Failure>>()?;
    let bands = one.bands().iter().map(|band| {
        json!({
            "level": band.level.percent(), "low": numbers(&band.low), "high": numbers(&band.high),
        })
    });
    let holidays = forecasts.holidays().iter().map(|shown| {
        json!({
            "holiday": shown.holiday.name(), "days": [shown.days.0, shown.days.1],
            "change": shown.change,
        })
    });
    let with = forecasts.signal().map(|signal| {
        let models: Vec<&str> = signal.models.iter().map(|model| model.name()).collect();
        json!({
            "first": signal.first.to_string(), "last": signal.last.to_string(),
            "models": models, "used": signal.models.contains(&one.model()),
        })
    });
    let mase = |model| forecasts.mase(model).filter(|_| one.is_tried());
    Ok(json!({
        "series": one.name(),
        "calendar": one.calendar().to_string(),
        "dates": dates,
        "point": numbers(one.points()),
        "bands": bands.collect::<Vec<_>>(),
        "plan": one.quantile().map(numbers),
        "totals": stretches::objects(one)?,
        "model": one.model().name(),
        "mase": mase(one.model()),
        "naive_mase": mase(Model::SeasonalNaive),
        "origins": forecasts.origins(),
        "holidays": holidays.collect::<Vec<_>>(),
        "with": with,
        "notes": forecasts.warnings(),
    }))
}

fn numbers(values: &[f64]) -> Vec<Option<f64>> {
    values.iter().map(|value| rounded(*value)).collect()
}
