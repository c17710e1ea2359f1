//! The process on a year of weekly fashion series, where they are there.

mod fashion;

use fashion::{AHEAD, history, read};
use releve_series::{Model, Request, Series, forecast};

#[test]
fn the_process_forecasts_a_year_of_fashion() {
    let whole = match read("f1_main_100_sequences.csv") {
        Ok(whole) => whole,
        Err(why) => return println!("skipped: {why}"),
    };
    let request = Request {
        model: Model::Process,
        ..Request::new(AHEAD)
    };
    let forecasts = forecast(&history(&whole), None, &request, &|_| {}).expect("forecasts");
    let error = |(one, series): (&releve_series::Forecast, &Series)| {
        let each = one.points().iter().enumerate().map(|(lead, point)| {
            let value = series.at(one.first().plus(lead as i64)).exact();
            (value.expect("a value") - point).abs()
        });
        each.sum::<f64>() / AHEAD as f64 / one.size()
    };
    let errors = forecasts.forecasts().iter().zip(&whole).map(error);
    let mase = errors.sum::<f64>() / whole.len() as f64;
    println!("MASE of the process {mase:.4}");
    // 0.708 when this was written; the seasonal naive has 0.876.
    assert!(mase < 0.715, "{mase}");
}
