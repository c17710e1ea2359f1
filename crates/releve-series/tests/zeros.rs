//! Series with many zeros, from history to forecast: totals lie around what comes,
//! bands hold, and the output says what is told.

use std::ops::Range;

use jiff::civil::{Weekday, date};
use releve_series::{
    Calendar, Forecasts, Level, Model, Point, Random, Request, Series, Sum, forecast,
};

const KNOWN: usize = 156;
const AHEAD: usize = 26;
const WEEKS: Calendar = Calendar::Weekly(Weekday::Monday);

/// Weeks of which so large a part has no sale, the others 1 to 6 pieces.
fn sold(seed: u64, count: usize, zeros: f64) -> Vec<Series> {
    let mut random = Random::new(seed);
    let mut one = |which: usize| {
        let points = (0..KNOWN + AHEAD).map(|_| {
            let (sells, pieces) = (random.uniform() >= zeros, 1 + random.below(6));
            Point::Exact(if sells { pieces as f64 } else { 0.0 })
        });
        series(&format!("s{which}"), points.collect())
    };
    (0..count).map(&mut one).collect()
}

fn series(name: &str, points: Vec<Point>) -> Series {
    Series::new(name, WEEKS, date(2021, 1, 4), points).expect("a series")
}

fn told(series: &[Series], model: Model, sums: Vec<Sum>) -> Forecasts {
    let before = |one: &Series| one.until(one.last().plus(-(AHEAD as i64)));
    let history: Vec<Series> = series.iter().filter_map(before).collect();
    let levels = [80.0, 95.0].map(|level| Level::new(level).expect("a level"));
    let request = Request {
        model,
        sums,
        holidays: Vec::new(),
        levels: levels.to_vec(),
        costs: Some((1.0, 9.0)),
        stretches: vec![0..13, 13..26],
        ..Request::new(AHEAD)
    };
    forecast(&history, None, &request, &|_| {}).expect("forecasts")
}

fn came(series: &Series, leads: Range<usize>) -> f64 {
    let ahead = &series.points()[KNOWN..][leads];
    ahead.iter().filter_map(|point| point.exact()).sum()
}

#[test]
fn totals_lie_around_what_comes() {
    for (zeros, usual) in [(0.4, 27.3), (0.7, 13.65), (0.9, 4.55)] {
        let (mut all, mut point, mut held, mut weeks) = (0.0, 0.0, [0.0; 3], 0.0);
        for seed in 0..2 {
            let series = sold(seed, 20, zeros);
            for (one, ahead) in series
                .iter()
                .zip(told(&series, Model::Process, Vec::new()).forecasts())
            {
                for stretch in ahead.stretches() {
                    let sum = came(one, stretch.leads.clone());
                    all += 1.0;
                    point += stretch.point;
                    for (held, (low, high)) in held.iter_mut().zip(&stretch.bands) {
                        *held += f64::from(u8::from((*low..=*high).contains(&sum)));
                    }
                    held[2] += f64::from(u8::from(sum <= stretch.quantile.expect("a plan")));
                }
                let plans = ahead.quantile().expect("plans").iter().enumerate();
                let below = plans.filter(|(lead, plan)| came(one, *lead..lead + 1) <= **plan);
                weeks += below.count() as f64 / (2 * 20 * AHEAD) as f64;
            }
        }
        let held = held.map(|held| held / all);
        println!(
            "{zeros}: mean {:.2}, held {held:.3?}, weeks {weeks:.3}",
            point / all
        );
        assert!(
            (point / all / usual - 1.0).abs() < 0.15,
            "{zeros}: {}",
            point / all
        );
        assert!(
            (0.72..=0.97).contains(&held[0]) && held[1] >= 0.9,
            "{zeros}: {held:?}"
        );
        assert!(
            held[2] >= 0.82 && (0.86..0.98).contains(&weeks),
            "{zeros}: {held:?} {weeks}"
        );
    }
}

#[test]
fn it_is_said_that_a_week_is_a_median_and_what_the_mean_is() {
    let made = told(&sold(5, 2, 0.7), Model::Process, Vec::new());
    let said = made.warnings().join("\n");
    assert!(
        said.contains("2 of 2 series with many zeros (`s0`: "),
        "{said}"
    );
    assert!(
        said.contains(" a week on average") && said.contains("is a median, often 0"),
        "{said}"
    );
    // Two quarters come to what the half-year does.
    let one = &made.forecasts()[0];
    let sum: f64 = one.stretches().iter().map(|stretch| stretch.point).sum();
    assert!((15.0..40.0).contains(&sum), "{sum}");
    for band in one.bands() {
        for lead in 0..AHEAD {
            assert!(band.low[lead] >= 0.0 && band.low[lead] <= one.points()[lead]);
            assert!(one.points()[lead] <= band.high[lead] && band.high[lead] <= 9.0);
        }
    }
    // The naive is what it always was.
    let naive = &made.naive()[0];
    let last: f64 = naive.points()[..13].iter().sum();
    assert_eq!(naive.stretches()[0].point, last);
    let made = told(&sold(5, 1, 0.7), Model::Theta, Vec::new());
    let said = made.warnings().join("\n");
    assert!(
        said.contains("many zeros") && !said.contains("median"),
        "{said}"
    );
}

/// The sizes of one shoe: of the one that sells each week forecast, band and total
/// are its own, whatever the others do.
#[test]
fn what_sells_each_week_is_not_banded_by_what_seldom_does() {
    let mut all = Vec::new();
    for (seed, zeros) in [(1, 0.95), (2, 0.7), (3, 0.4)] {
        let one = sold(seed, 1, zeros).remove(0);
        all.push(series(&format!("z{seed}"), one.points().to_vec()));
    }
    let mut random = Random::new(4);
    let mut week = || Point::Exact(1.0 + random.below(3) as f64);
    all.push(series(
        "often",
        (0..KNOWN + AHEAD).map(|_| week()).collect(),
    ));
    let beside = told(&all, Model::Process, Vec::new());
    let one = &beside.forecasts()[3];
    let total = &one.stretches()[0];
    let came: f64 = came(&all[3], 0..13);
    assert!((total.point / came - 1.0).abs() < 0.3, "{total:?} {came}");
    assert!(total.bands[0].1 < 2.5 * came, "{total:?} {came}");
    assert!(
        one.bands()[0].high.iter().all(|high| *high < 8.0),
        "{:?}",
        one.bands()
    );
}

#[test]
fn the_naive_ones_say_nothing_of_draws() {
    for model in [Model::SeasonalNaive, Model::Drift] {
        let said = told(&sold(5, 2, 0.7), model, Vec::new())
            .warnings()
            .join("\n");
        assert!(!said.contains("many zeros"), "{said}");
    }
}

/// What has to add up does, and its bands are around that.
#[test]
fn totals_of_parts_still_add_up() {
    let sum = "all=s0+s1+s2".parse().expect("a sum");
    let made = told(&sold(9, 3, 0.6), Model::Process, vec![sum]);
    let quarter = |which: usize| made.forecasts()[which].stretches()[0].point;
    assert!((quarter(3) - (0..3).map(quarter).sum::<f64>()).abs() < 1e-6 * quarter(3));
    for one in made.forecasts() {
        for stretch in one.stretches() {
            for (low, high) in &stretch.bands {
                assert!(*low <= stretch.point && stretch.point <= *high);
            }
        }
    }
}

/// A median lies below the mean where values are skewed; totals are sums of means.
#[test]
fn totals_of_skewed_series_are_no_sums_of_medians() {
    let mut random = Random::new(3);
    let mut week = |at: usize| {
        let season = 1.0 + 0.3 * (std::f64::consts::TAU * at as f64 / 52.18).sin();
        let noise = random.normal();
        Point::Exact(40.0 * season * (0.6 * noise).exp())
    };
    let mut all = |which: usize| {
        series(
            &format!("s{which}"),
            (0..KNOWN + AHEAD).map(&mut week).collect(),
        )
    };
    let series: Vec<Series> = (0..20).map(&mut all).collect();
    let made = told(&series, Model::Process, Vec::new());
    let (mut point, mut medians, mut sum) = (0.0, 0.0, 0.0);
    for (one, ahead) in series.iter().zip(made.forecasts()) {
        point += ahead
            .stretches()
            .iter()
            .map(|stretch| stretch.point)
            .sum::<f64>();
        medians += ahead.points().iter().sum::<f64>();
        sum += came(one, 0..AHEAD);
    }
    println!(
        "{:.3} of what came, medians {:.3}",
        point / sum,
        medians / sum
    );
    assert!(
        (point / sum - 1.0).abs() < 0.12 && medians < 0.9 * point,
        "{point} {medians} {sum}"
    );
}
