//! Weeks that are missing from all series are not known; they are no zeros.

use jiff::civil::{Weekday, date};
use releve_series::{Calendar, Model, Point, Random, Request, Series, forecast};

const KNOWN: usize = 196;
const AHEAD: usize = 13;

/// Four series with a season, some weeks of which are not known.
fn weeks(missing: impl Fn(usize, usize) -> bool) -> Vec<Series> {
    let mut random = Random::new(7);
    let mut one = |which: usize| {
        let points = (0..KNOWN + AHEAD).map(|week| {
            let noise = random.normal();
            let turn = std::f64::consts::TAU * (week + 5 * which) as f64 / 52.18;
            let value = 100.0 * (1.0 + 0.3 * turn.sin()) * (0.1 * noise).exp();
            match week < KNOWN && missing(which, week) {
                true => Point::Missing,
                false => Point::Exact(value),
            }
        });
        let (name, start) = (format!("s{which}"), date(2021, 1, 4));
        let weeks = Calendar::Weekly(Weekday::Monday);
        Series::new(name, weeks, start, points.collect()).expect("a series")
    };
    (0..4).map(&mut one).collect()
}

/// How far the process is off, as a part of what comes.
fn off(all: &[Series]) -> f64 {
    let end = all[0].first().plus(KNOWN as i64 - 1);
    let known: Vec<Series> = all.iter().filter_map(|one| one.until(end)).collect();
    let request = Request {
        model: Model::Process,
        holidays: Vec::new(),
        ..Request::new(AHEAD)
    };
    let made = forecast(&known, None, &request, &|_| {}).expect("forecasts");
    let each = all.iter().zip(made.forecasts()).flat_map(|(one, told)| {
        let came = one.points()[KNOWN..].iter().zip(told.points());
        came.map(|(value, point)| {
            let value = value.exact().expect("a value");
            (value - point).abs() / value
        })
    });
    each.sum::<f64>() / (all.len() * AHEAD) as f64
}

#[test]
fn weeks_that_are_missing_cost_little() {
    let whole = off(&weeks(|_, _| false));
    let holes: [(&str, &dyn Fn(usize, usize) -> bool); 4] = [
        ("all lack a week in eleven", &|_, week| week % 11 == 7),
        ("all lack the last but one", &|_, week| week == KNOWN - 2),
        ("each lacks others", &|which, week| {
            (week + 2 * which).is_multiple_of(7)
        }),
        ("begun late", &|which, week| week < 35 * which),
    ];
    for (name, missing) in holes {
        let part = off(&weeks(missing));
        println!("{name}: {part:.3}, {whole:.3} of all weeks");
        assert!(part < 1.15 * whole, "{name}: {part} {whole}");
    }
}
