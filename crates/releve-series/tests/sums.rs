//! Forecasts of parts and totals: they add up, err no more than apart, and
//! their bands hold.

use jiff::civil::date;
use releve_series::{
    Calendar, Forecasts, Model, Point, Request, Series, Sum, forecast, with_totals,
};

const KNOWN: usize = 60;
const AHEAD: usize = 6;

/// Six parts in two groups: a season of twelve months, what is shared by a group
/// and what is each one's own.
fn parts(seed: u64) -> Vec<Series> {
    let mut state = seed * 1000 + 7;
    let mut normal = move || {
        let uniform = |state: &mut u64| {
            *state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695);
            (*state >> 33) as f64 / f64::from(1u32 << 31)
        };
        (0..12).map(|_| uniform(&mut state)).sum::<f64>() - 6.0
    };
    let mut walks = [0.0; 2];
    let mut own = [0.0; 6];
    let mut values = vec![Vec::new(); 6];
    for at in 0..KNOWN + AHEAD {
        for walk in &mut walks {
            *walk += 0.6 * normal();
        }
        for which in 0..6 {
            own[which] += 0.3 * normal();
            let phase = std::f64::consts::TAU * at as f64 / 12.0 + which as f64;
            let level = 20.0 + 4.0 * which as f64 + walks[which / 3] + own[which];
            let value = level + 4.0 * phase.sin() + 1.5 * normal();
            values[which].push(Point::Exact(value.max(0.0)));
        }
    }
    (values.into_iter().enumerate())
        .map(|(which, points)| {
            let name = format!("p{which}");
            Series::new(name, Calendar::Monthly, date(2019, 1, 1), points).unwrap()
        })
        .collect()
}

fn sums() -> Vec<Sum> {
    ["all=left+right", "left=p0+p1+p2", "right=p3+p4+p5"]
        .map(|sum| sum.parse().unwrap())
        .to_vec()
}

fn head(series: &[Series]) -> Vec<Series> {
    let last = series[0].first().plus(KNOWN as i64 - 1);
    series.iter().map(|one| one.until(last).unwrap()).collect()
}

fn request(sums: Vec<Sum>) -> Request {
    Request {
        model: Model::Theta,
        holidays: Vec::new(),
        costs: Some((1.0, 3.0)),
        sums,
        ..Request::new(AHEAD)
    }
}

/// The mean absolute scaled error, and how many of the values lie in the bands.
fn scored(all: &[Series], forecasts: &Forecasts) -> (f64, Vec<f64>) {
    let (mut sum, mut inside) = (0.0, vec![0.0; 2]);
    let many = (all.len() * AHEAD) as f64;
    for (series, one) in all.iter().zip(forecasts.forecasts()) {
        assert_eq!(series.name(), one.name());
        for lead in 0..AHEAD {
            let value = series.at(one.first().plus(lead as i64)).exact().unwrap();
            sum += (value - one.points()[lead]).abs() / one.size();
            for (count, band) in inside.iter_mut().zip(one.bands()) {
                let held = (band.low[lead]..=band.high[lead]).contains(&value);
                *count += if held { 100.0 / many } else { 0.0 };
            }
        }
    }
    (sum / many, inside)
}

#[test]
fn parts_and_totals_add_up_and_err_no_more() {
    let (mut together, mut apart) = (0.0, 0.0);
    let (mut held, mut held_apart) = ([0.0; 2], [0.0; 2]);
    let seeds = 4;
    for seed in 0..seeds {
        let parts = parts(seed);
        let all = with_totals(&parts, &sums()).unwrap();
        let made = forecast(&head(&parts), None, &request(sums()), &|_| {}).unwrap();
        let names: Vec<&str> = made.forecasts().iter().map(|one| one.name()).collect();
        assert_eq!(names[6..], ["all", "left", "right"]);
        for lead in 0..AHEAD {
            let point = |at: usize| made.forecasts()[at].points()[lead];
            let sum = |from: usize, to: usize| (from..to).map(point).sum::<f64>();
            assert!((point(7) - sum(0, 3)).abs() < 1e-9 * point(7));
            assert!((point(6) - sum(0, 6)).abs() < 1e-9 * point(6));
            for one in made.forecasts() {
                let (near, far) = (&one.bands()[0], &one.bands()[1]);
                let plan = one.quantile().unwrap()[lead];
                assert!(far.low[lead] <= near.low[lead] && near.high[lead] <= far.high[lead]);
                assert!(
                    near.low[lead] <= one.points()[lead] && one.points()[lead] <= near.high[lead]
                );
                assert!(far.low[lead] >= 0.0 && plan <= far.high[lead]);
            }
        }
        let one = scored(&all, &made);
        let plain = forecast(&head(&all), None, &request(Vec::new()), &|_| {}).unwrap();
        together += one.0 / seeds as f64;
        let other = scored(&all, &plain);
        apart += other.0 / seeds as f64;
        for level in 0..2 {
            held[level] += one.1[level] / seeds as f64;
            held_apart[level] += other.1[level] / seeds as f64;
        }
    }
    println!("MASE {apart:.4} apart, {together:.4} together; in bands {held_apart:?}, {held:?}");
    // Over 16 seeds 0.860 both, and 75 and 86 % of the values in the bands of both:
    // what adds up errs no more, and its bands hold as much.
    assert!(together <= 1.02 * apart, "{together} against {apart}");
    for level in 0..2 {
        assert!(
            (held[level] - held_apart[level]).abs() < 5.0,
            "{held:?} {held_apart:?}"
        );
    }
}

#[test]
fn the_same_series_give_the_same_forecasts() {
    let run = || forecast(&head(&parts(3)), None, &request(sums()), &|_| {}).unwrap();
    assert_eq!(run(), run());
}

#[test]
fn short_histories_are_brought_together_by_structure() {
    let last = parts(1)[0].first().plus(4);
    let short: Vec<Series> = parts(1)
        .iter()
        .map(|one| one.until(last).unwrap())
        .collect();
    let made = forecast(&short, None, &request(sums()), &|_| {}).unwrap();
    assert!(
        made.warnings()
            .iter()
            .any(|said| said.contains("by the number of parts alone"))
    );
    let point = |at: usize| made.forecasts()[at].points()[0];
    assert!((point(6) - (0..6).map(point).sum::<f64>()).abs() < 1e-9 * point(6));
    // Two totals of the same parts are the same.
    let twice = vec!["t=p0+p1".parse().unwrap(), "u=p0+p1".parse().unwrap()];
    let made = forecast(&short[..2], None, &request(twice), &|_| {}).unwrap();
    let (one, two) = (&made.forecasts()[2], &made.forecasts()[3]);
    for (one, two) in one.points().iter().zip(two.points()) {
        assert!((one - two).abs() < 1e-9 * one);
    }
    let error = forecast(&short[..2], None, &request(sums()), &|_| {}).unwrap_err();
    assert!(error.to_string().contains("which is no series"), "{error}");
    // A part without any value.
    let mut parts = short;
    parts[2] = Series::new(
        "p2",
        Calendar::Monthly,
        date(2019, 1, 1),
        vec![Point::Missing; 5],
    )
    .unwrap();
    let error = forecast(&parts, None, &request(sums()), &|_| {}).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the series `p2` has no value; expected sums of series that have some"
    );
}
