//! Series of other length, noise and calendar than those that the method was
//! found on: forecasts beat the seasonal naive on each kind, and bands hold.

use jiff::civil::{Weekday, date};
use releve_series::{Calendar, Model, Point, Request, Series, backtest};

/// A kind of series.
struct Kind {
    name: &'static str,
    calendar: Calendar,
    season: usize,
    length: usize,
    horizon: usize,
    /// How strong season, walk and noise are, against a level of 10.
    season_size: f64,
    walk: f64,
    noise: f64,
    /// Values below this are zero.
    floor: f64,
    gaps: usize,
}

/// Months of six years, from which the other kinds differ.
const MONTHS: Kind = Kind {
    name: "months",
    calendar: Calendar::Monthly,
    season: 12,
    length: 72,
    horizon: 12,
    season_size: 3.0,
    walk: 0.5,
    noise: 1.0,
    floor: 0.0,
    gaps: 0,
};

const KINDS: [Kind; 6] = [
    Kind {
        name: "noisy weeks",
        calendar: Calendar::Weekly(Weekday::Sunday),
        season: 52,
        length: 156,
        horizon: 26,
        season_size: 2.0,
        walk: 0.1,
        noise: 3.0,
        ..MONTHS
    },
    Kind {
        name: "days of two months",
        calendar: Calendar::Daily,
        season: 7,
        length: 75,
        horizon: 14,
        walk: 0.2,
        ..MONTHS
    },
    MONTHS,
    Kind {
        name: "quarters",
        calendar: Calendar::Quarterly,
        season: 4,
        length: 40,
        horizon: 4,
        ..MONTHS
    },
    Kind {
        name: "days with many zeros",
        calendar: Calendar::Daily,
        season: 7,
        length: 90,
        horizon: 14,
        season_size: 6.0,
        walk: 0.1,
        noise: 4.0,
        floor: 9.0,
        ..MONTHS
    },
    Kind {
        name: "months with gaps",
        length: 60,
        walk: 0.3,
        noise: 1.5,
        gaps: 6,
        ..MONTHS
    },
];

fn series(kind: &Kind, count: u64) -> Vec<Series> {
    (0..count)
        .map(|which| {
            let mut state = which + 99;
            let mut uniform = move || {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695);
                (state >> 33) as f64 / f64::from(1u32 << 31)
            };
            let phase = uniform();
            let mut level = 10.0;
            let points = (0..kind.length)
                .map(|at| {
                    level += kind.walk * (uniform() + uniform() - 1.0) * 2.0;
                    let turn = std::f64::consts::TAU * (at as f64 / kind.season as f64 + phase);
                    let noise = kind.noise * (uniform() + uniform() + uniform() - 1.5);
                    let value = level + kind.season_size * turn.sin() + noise;
                    if kind.gaps > 0 && at % kind.gaps == 3 {
                        Point::Missing
                    } else if value < kind.floor {
                        Point::Exact(0.0)
                    } else {
                        Point::Exact(value)
                    }
                })
                .collect();
            Series::new(format!("s{which}"), kind.calendar, date(2017, 1, 1), points)
                .expect("a series")
        })
        .collect()
}

#[test]
fn every_kind_is_forecast_better_than_by_last_season() {
    let mut ratios = Vec::new();
    for kind in &KINDS {
        let request = Request::new(kind.horizon);
        let done = backtest(&series(kind, 24), None, &request, 1, &|_| {}).expect("a backtest");
        let of = |model| {
            let found = done.scores().iter().find(|score| score.model == model);
            found.unwrap_or_else(|| panic!("{model} of {}", kind.name))
        };
        let (auto, naive) = (of(Model::Auto), of(Model::SeasonalNaive));
        println!(
            "{}: auto ({}) {:.3}, seasonal naive {:.3}, in 80 %: {:.1} %, in 95 %: {:.1} %",
            kind.name,
            done.chosen()[0],
            auto.mase,
            naive.mase,
            auto.bands[0].coverage,
            auto.bands[1].coverage
        );
        assert!(auto.mase < naive.mase, "{}", kind.name);
        ratios.push(auto.mase / naive.mase);
        assert!(
            (66.0..=95.0).contains(&auto.bands[0].coverage),
            "{}",
            kind.name
        );
        assert!(auto.bands[1].coverage >= 87.0, "{}", kind.name);
    }
    assert!(
        ratios.iter().sum::<f64>() / (ratios.len() as f64) < 0.92,
        "{ratios:?}"
    );
}
