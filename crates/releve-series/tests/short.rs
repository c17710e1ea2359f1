//! A series with hardly a history beside a long one: the long one is forecast as
//! if it were alone, the short one by what it has itself.

use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday, date};
use releve_series::{
    Calendar, Forecast, Forecasts, Holiday, Model, Point, Random, Request, Series, Sum, forecast,
};

const WEEKS: Calendar = Calendar::Weekly(Weekday::Sunday);
const FIRST: Date = date(2022, 8, 7);

/// An index of searches: a season around 60, and noise.
fn searches(name: &str, seed: u64, weeks: usize) -> Series {
    let mut random = Random::new(seed);
    let values = (0..weeks).map(|at| {
        let turn = std::f64::consts::TAU * at as f64 / 52.18;
        let noise = 4.0 * (random.uniform() + random.uniform() - 1.0);
        (60.0 + 15.0 * turn.sin() + noise).round()
    });
    series(name, FIRST, values)
}

fn series(name: &str, first: Date, values: impl Iterator<Item = f64>) -> Series {
    Series::new(name, WEEKS, first, values.map(Point::Exact).collect()).expect("a series")
}

/// A rising index over the last weeks of a history of so many.
fn rising(weeks: usize, of: usize) -> Series {
    let first = FIRST + (of as i64 - weeks as i64).weeks();
    let mut random = Random::new(9);
    let values = (0..weeks).map(|at| {
        let part = at as f64 / weeks as f64;
        (45.0 + 40.0 * part + 12.0 * (random.uniform() - 0.5)).round()
    });
    series("pins", first, values)
}

fn year(series: &[Series], model: Model) -> Forecasts {
    let request = Request {
        model,
        holidays: vec![Holiday::ALL[0]],
        stretches: vec![0..13, 13..26],
        costs: Some((1.0, 3.0)),
        ..Request::new(52)
    };
    forecast(series, None, &request, &|_| {}).expect("forecasts")
}

/// The upper end of the wider band is not so many times the largest value.
fn within(one: &Forecast, times: f64, largest: f64) {
    for band in one.bands() {
        for high in &band.high {
            assert!(*high < times * largest, "{}: {high}", one.name());
        }
    }
}

#[test]
fn a_long_series_is_forecast_as_if_alone() {
    let long = searches("searches", 1, 160);
    let alone = year(std::slice::from_ref(&long), Model::Process);
    within(&alone.forecasts()[0], 1.6, 80.0);
    for weeks in [1, 4, 8, 13, 26, 52, 60] {
        let beside = year(&[long.clone(), rising(weeks, 160)], Model::Process);
        assert_eq!(beside.forecasts()[0], alone.forecasts()[0], "{weeks} weeks");
        assert_eq!(beside.trials(), alone.trials(), "{weeks} weeks");
        // 95 % of a random walk of a year whose steps are a twelfth of its level.
        within(&beside.forecasts()[1], 8.0, 90.0);
        let said = beside.warnings().join("; ");
        assert!(
            said.contains("1 of 2 series (`pins`) with too little history to be tried"),
            "{said}"
        );
    }
}

#[test]
fn the_order_of_series_changes_nothing() {
    let (long, short) = (searches("searches", 1, 160), rising(4, 160));
    let one = year(&[long.clone(), short.clone()], Model::Process);
    let two = year(&[short, long], Model::Process);
    assert_eq!(one.forecasts()[0], two.forecasts()[1]);
    assert_eq!(one.forecasts()[1], two.forecasts()[0]);
}

/// What a holiday does to the long one is not lost in the gaps of the other.
#[test]
fn a_holiday_shows_beside_a_short_series() {
    let weeks = 209i64;
    let first = date(2021, 1, 3);
    let easters = Holiday::Easter.dates(2021, 2025);
    let mut random = Random::new(5);
    let values = (0..weeks).map(|at| {
        let days = easters
            .iter()
            .map(|day| (*day - first).get_days() as i64 - 7 * at);
        let before = days.into_iter().any(|days| (1..=7).contains(&days));
        let usual = 100.0 + 6.0 * random.uniform();
        if before { 1.7 * usual } else { usual }
    });
    let long = series("chocolate", first, values);
    let short = series(
        "new",
        first + (weeks - 6).weeks(),
        (0..6).map(|at| 5.0 + f64::from(at)),
    );
    let request = Request {
        model: Model::Process,
        holidays: vec![Holiday::Easter],
        ..Request::new(52)
    };
    let alone = forecast(std::slice::from_ref(&long), None, &request, &|_| {}).expect("forecasts");
    let beside = forecast(&[long, short], None, &request, &|_| {}).expect("forecasts");
    assert_eq!(alone.holidays().len(), 1);
    assert_eq!(alone.forecasts()[0], beside.forecasts()[0]);
}

/// What was zero until the last weeks has no level at any origin.
#[test]
fn a_launch_after_zeros_ruins_nothing() {
    let long = searches("searches", 1, 160);
    let alone = year(std::slice::from_ref(&long), Model::Process);
    let launched = (0..160).map(|at| if at < 150 { 0.0 } else { 70.0 });
    let launched = series("launched", FIRST, launched);
    let beside = year(&[long, launched], Model::Process);
    let width = |one: &Forecast| -> f64 {
        let band = &one.bands()[0];
        let each = band.high.iter().zip(&band.low);
        each.map(|(high, low)| high - low).sum()
    };
    let ratio = width(&beside.forecasts()[0]) / width(&alone.forecasts()[0]);
    assert!((0.7..1.4).contains(&ratio), "{ratio}");
}

/// 110 weeks beside 160, as two downloads of one tool are: both are tried.
#[test]
fn long_series_of_other_length_still_learn_from_each_other() {
    let long = searches("searches", 1, 160);
    let other = series(
        "others",
        FIRST + 50.weeks(),
        (searches("", 2, 110).points().iter()).map(|point| point.exact().expect("a value")),
    );
    let beside = year(&[long, other], Model::Process);
    for one in beside.forecasts() {
        within(one, 1.6, 80.0);
    }
    let said = beside.warnings().join("; ");
    assert!(!said.contains("too little history"), "{said}");
}

/// The whole choice of models, with trees, on twenty series and one new one.
#[test]
fn the_choice_hears_of_no_short_series() {
    let months = |name: String, first: Date, count: usize, seed: u64| {
        let mut random = Random::new(seed);
        let points = (0..count).map(|at| {
            let turn = std::f64::consts::TAU * at as f64 / 12.0;
            Point::Exact(40.0 + 10.0 * turn.sin() + 8.0 * random.uniform())
        });
        Series::new(name, Calendar::Monthly, first, points.collect()).expect("a series")
    };
    let mut all: Vec<Series> = (0..20)
        .map(|which| months(format!("s{which}"), date(2020, 1, 1), 60, which))
        .collect();
    let request = Request::new(12);
    let before = forecast(&all, None, &request, &|_| {}).expect("forecasts");
    all.insert(3, months("new".to_owned(), date(2024, 9, 1), 4, 77));
    let after = forecast(&all, None, &request, &|_| {}).expect("forecasts");
    assert_eq!(before.model(), after.model());
    assert_eq!(before.trials(), after.trials());
    let mut others = after.forecasts().to_vec();
    let new = others.remove(3);
    assert_eq!(before.forecasts(), others);
    within(&new, 4.0, 60.0);
}

/// Four values alone: the band is as wide as a random walk of their steps.
#[test]
fn four_values_say_what_four_values_can() {
    let values = [50.0, 60.0, 70.0, 80.0];
    let made = year(&[series("pins", FIRST, values.into_iter())], Model::Process);
    let one = &made.forecasts()[0];
    let next = (one.bands()[0].low[0], one.bands()[0].high[0]);
    assert!(next.0 > 40.0 && next.1 < 110.0, "{next:?}");
    within(one, 6.0, 80.0);
    let said = made.warnings().join("; ");
    assert!(said.contains("too short to try models on"), "{said}");
}

/// Totals with a part that has just begun.
#[test]
fn sums_with_a_short_part_stay_in_reach() {
    let (long, short) = (searches("flats", 1, 160), rising(8, 160));
    let request = Request {
        model: Model::Process,
        holidays: Vec::new(),
        sums: vec![Sum {
            total: "all".to_owned(),
            parts: vec!["flats".to_owned(), "pins".to_owned()],
        }],
        ..Request::new(52)
    };
    let made = forecast(&[long, short], None, &request, &|_| {}).expect("forecasts");
    for one in made.forecasts() {
        within(one, 8.0, 90.0);
    }
}
