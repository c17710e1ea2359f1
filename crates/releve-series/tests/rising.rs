//! Series that rise together.

use jiff::civil::{Weekday, date};
use releve_series::{Calendar, Model, Point, Random, Request, Series, forecast};

/// Many series that rise together: what their mean moved by is far more than the
/// noise, and the process is there all the same.
#[test]
fn series_that_rise_together_are_forecast() {
    let weeks = Calendar::Weekly(Weekday::Monday);
    let mut random = Random::new(8);
    let series: Vec<Series> = (0..40)
        .map(|row| {
            let points = (0..260).map(|at| {
                let (at, row) = (f64::from(at), f64::from(row));
                let season = 1.0 + 0.3 * (std::f64::consts::TAU * at / 52.18 + 0.02 * row).sin();
                let noise = 1.0 + 0.01 * (random.uniform() + random.uniform() - 1.0);
                Point::Exact(50.0 * (1.0 + row / 10.0) * (0.01 * at).exp() * season * noise)
            });
            let name = format!("s{row}");
            Series::new(&name, weeks, date(2019, 1, 7), points.collect()).unwrap()
        })
        .collect();
    let request = Request {
        model: Model::Process,
        ..Request::new(26)
    };
    let made = forecast(&series, None, &request, &|_| {}).unwrap();
    assert_eq!(made.model(), Model::Process);
    let (process, naive) = (
        made.mase(Model::Process).unwrap(),
        made.mase(Model::SeasonalNaive).unwrap(),
    );
    assert!(process < 0.2 * naive, "{process} {naive}");
}
