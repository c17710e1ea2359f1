//! What a reader of forecasts should know of the history.

use crate::fit::Setting;
use crate::median::median;
use crate::panel::Panel;
use crate::run::constant;

/// A level counts as broken where it moves by so many times what it usually
/// moves and what noise moves it by.
const BREAK: f64 = 4.0;

/// A sentence for each thing that makes forecasts worth less.
pub(crate) fn warnings(panel: &Panel, setting: &Setting) -> Vec<String> {
    let (n, unit) = (panel.length(), panel.calendar().unit());
    let mut warnings = Vec::new();
    let rows = || 0..panel.width();
    let count = |test: &dyn Fn(&[f64]) -> bool| rows().filter(|row| test(panel.row(*row))).count();
    let mut say = |count: usize, (one, many): (&str, &str), what: &str| {
        if count > 0 {
            let all = panel.width();
            let verb = if count == 1 { one } else { many };
            warnings.push(match (count, all) {
                (1, 1) => format!("the series {verb} {what}"),
                _ => format!("{count} of {all} series {verb} {what}"),
            });
        }
    };
    let (be, have) = (("is", "are"), ("has", "have"));
    let known = |row: &[f64]| row.iter().filter(|value| !value.is_nan()).count();
    say(count(&|row| known(row) == 0), have, "no value: no forecast");
    say(
        count(&|row| constant(row).is_some()),
        be,
        "constant: carried on, in bands of no width",
    );
    say(
        count(&|row| (1..=3).contains(&known(row)) && constant(row).is_none()),
        be,
        "known at three periods or fewer: little more than the mean is told",
    );
    let season = setting.season;
    let quarter = (season / 4).max(2);
    let stale = |row: &[f64]| {
        known(row) > 0 && row.iter().rev().take_while(|value| value.is_nan()).count() > quarter
    };
    say(
        count(&stale),
        be,
        "not known in recent periods: forecast from before, in bands as wide as for what lies \
         so much further ahead",
    );
    let gappy = |row: &[f64]| {
        let first = row
            .iter()
            .position(|value| !value.is_nan())
            .unwrap_or(row.len());
        let gaps = row[first..].iter().filter(|value| value.is_nan()).count();
        gaps * 5 > row.len() - first
    };
    say(
        count(&gappy),
        have,
        "gaps in more than a fifth of the periods: bridged by the process",
    );
    say(
        count(&|row| broken(row, season)),
        have,
        "a level that broke in the last season: check whether the later one stays",
    );
    if season > 1 && n < 2 * season {
        warnings.push(format!(
            "{n} {unit}s are less than two seasons of {season}: the season is told from one round \
             or none"
        ));
    }
    if setting.horizon > n {
        warnings.push(format!(
            "a horizon of {} {unit}s is longer than the history of {n}",
            setting.horizon
        ));
    }
    warnings
}

/// In the last season the level moved by far more than it usually does: by the
/// values, and by the logarithms, too, where there are any, since what grows by
/// a rate grows by ever more.
fn broken(row: &[f64], season: usize) -> bool {
    let known = |value: &&f64| !value.is_nan();
    let last = row.iter().rposition(|value| !value.is_nan());
    let row = &row[..last.map_or(0, |last| last + 1)];
    if row.iter().filter(known).count() < 8 * (season / 4).max(4) {
        return false;
    }
    let positive = row.iter().filter(known).all(|value| *value > 0.0);
    let logs: Vec<f64> = row.iter().map(|value| value.ln()).collect();
    stands_apart(row, season) && (!positive || stands_apart(&logs, season))
}

/// Quarters are compared with the same ones a season before, or, where there are
/// no two seasons, with the ones before them, by medians, so that single values
/// do not count; the usual drift between them does not count either.
fn stands_apart(row: &[f64], season: usize) -> bool {
    let n = row.len();
    let seasonal = season > 1 && n >= 2 * season;
    let (width, lag) = match (seasonal, season) {
        (true, 8..) => (season / 4, season),
        (true, _) => (3.min(season), season),
        (false, _) => {
            let width = (season / 4).clamp(4, 13);
            (width, width)
        }
    };
    let recent = if seasonal { season.div_ceil(width) } else { 4 };
    let level = |end: usize| {
        let part = row[end - width..end].iter().copied();
        median(&mut part.filter(|value| !value.is_nan()).collect::<Vec<f64>>())
    };
    // From the last quarter back.
    let moves: Vec<f64> = (0..)
        .map_while(|back| {
            n.checked_sub(back * width)
                .filter(|end| *end >= width + lag)
        })
        .map(|end| moved(level(end), level(end - lag)))
        .collect();
    let recent = recent.min(moves.len());
    // Of few quarters before the last season nothing can be told but with it.
    let before = if moves.len() >= recent + 4 { recent } else { 0 };
    let usual = |values: &mut dyn Iterator<Item = f64>| {
        let mut values: Vec<f64> = values.filter(|value| !value.is_nan()).collect();
        median(&mut values)
    };
    let drift = usual(&mut moves[before..].iter().copied());
    let spread = typical(moves[before..].iter().map(|one| one - drift));
    let steps = &row[..n - before * width];
    let step = |at: usize| moved(steps[at], steps[at - lag]);
    let noise = typical((lag + 1..steps.len()).map(|at| step(at) - step(at - 1)));
    let largest = row
        .iter()
        .fold(0.0, |most: f64, value| value.abs().max(most));
    let limit = BREAK * (spread + noise).max(1e-6 * largest);
    moves[..recent]
        .iter()
        .any(|one| (one - drift).abs() > limit)
}

/// How far a value lies from an earlier one. What is not sold out of season is as
/// zero as the year before, which tells nothing of how much a season differs from the
/// one before: between two zeros no move is known.
fn moved(now: f64, before: f64) -> f64 {
    match now == 0.0 && before == 0.0 {
        true => f64::NAN,
        false => now - before,
    }
}

/// The median of how large values are; where most are none, the mean. Of no
/// values 0.
fn typical(values: impl Iterator<Item = f64>) -> f64 {
    let values = values.map(f64::abs).filter(|value| !value.is_nan());
    let mut values: Vec<f64> = values.collect();
    let mean = values.iter().sum::<f64>() / values.len().max(1) as f64;
    let middle = median(&mut values);
    if middle > 0.0 { middle } else { mean }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Calendar, Model, Point, Random, Series};
    use jiff::civil::date;

    fn said(values: Vec<f64>, season: usize) -> Vec<String> {
        let points = values
            .into_iter()
            .map(|value| {
                if value.is_nan() {
                    Point::Missing
                } else {
                    Point::Exact(value)
                }
            })
            .collect();
        let series = Series::new("a", Calendar::Daily, date(2024, 1, 1), points).unwrap();
        let panel = Panel::new(&[series]).unwrap();
        warnings(&panel, &setting(season))
    }

    fn setting(season: usize) -> Setting {
        Setting {
            calendar: Calendar::Daily,
            horizon: 10,
            season,
            models: vec![Model::Process],
            holidays: Vec::new(),
            stretches: Vec::new(),
        }
    }

    #[test]
    fn what_is_odd_is_said() {
        let wave = |at: i32| f64::from(at % 7) + 0.1 * f64::from(at % 3);
        assert!(said((0..100).map(wave).collect(), 7).is_empty());
        for (values, start) in [
            (vec![f64::NAN; 30], "the series has no value: no forecast"),
            (vec![2.0; 30], "the series is constant: carried on"),
            (
                (0..30)
                    .map(|at| if at < 20 { wave(at) } else { f64::NAN })
                    .collect(),
                "the series is not known in recent",
            ),
            (
                (0..100)
                    .map(|at| if at % 2 == 0 { wave(at) } else { f64::NAN })
                    .collect(),
                "the series has gaps",
            ),
            (
                (0..100)
                    .map(|at| wave(at) + if at > 92 { 90.0 } else { 0.0 })
                    .collect(),
                "the series has a level that broke",
            ),
            (
                (0..13).map(wave).collect(),
                "13 days are less than two seasons of 7",
            ),
            ((0..8).map(wave).collect(), "8 days are less"),
        ] {
            let said = said(values, 7);
            assert!(
                said.iter().any(|line| line.starts_with(start)),
                "{start}: {said:?}"
            );
        }
    }

    /// How many of 100 series of a making are said to be broken.
    fn broken_of(season: usize, making: &dyn Fn(f64, f64, f64) -> f64) -> usize {
        let one = |seed: &u64| {
            let mut random = Random::new(*seed);
            let n = [3, 5, 8][*seed as usize % 3] * season.max(12);
            let parameter = random.uniform();
            let values: Vec<f64> = (0..n)
                .map(|at| {
                    let ahead =
                        (at as f64 - n as f64) / if season > 1 { season as f64 } else { 12.0 };
                    making(ahead, parameter, random.normal())
                })
                .collect();
            broken(&values, season)
        };
        (0..100).filter(one).count()
    }

    #[test]
    fn levels_break_by_jumps_alone() {
        let wave = |at: f64| (std::f64::consts::TAU * at).sin();
        for season in [1, 4, 7, 12, 52] {
            let sharp = |at: f64| if at.rem_euclid(1.0) > 0.8 { 2.0 } else { 1.0 };
            let plain: [(&str, &dyn Fn(f64, f64, f64) -> f64); 8] = [
                ("noise", &|_, much, e| 100.0 + 30.0 * much * e),
                ("line", &|at, slope, _| 100.0 + 10.0 * slope * at),
                ("line and noise", &|at, slope, e| {
                    100.0 + 10.0 * slope * at + e
                }),
                ("rate", &|at, rate, _| 100.0 * (2.0 * rate * at).exp()),
                ("rate and noise", &|at, rate, e| {
                    100.0 * (rate * at + 0.05 * e).exp()
                }),
                ("season", &|at, much, e| {
                    100.0 + 60.0 * much * wave(at) + 3.0 * e
                }),
                ("season alone", &|at, much, _| {
                    100.0 + 60.0 * much * wave(at)
                }),
                ("sharp season", &|at, rate, e| {
                    100.0 * sharp(at) * (0.3 * rate * at + 0.1 * e).exp()
                }),
            ];
            for (name, making) in plain {
                let said = broken_of(season, making);
                println!("season {season}, {name}: {said}");
                assert!(said <= 3, "season {season}, {name}: {said}");
            }
            let jump = broken_of(season, &|at, when, e| {
                let times = if at > -0.5 - 0.25 * when { 3.0 } else { 1.0 };
                let season = if season > 1 { 0.3 * wave(at) } else { 0.0 };
                times * (100.0 * (1.0 + season) + 5.0 * e)
            });
            println!("season {season}, jump: {jump}");
            assert!(jump >= 90, "season {season}: {jump}");
        }
    }

    #[test]
    fn what_is_sold_in_winter_alone_breaks_by_jumps_alone() {
        for (season, width) in [(12, 0.2), (52, 0.12), (52, 0.2)] {
            let winter = |at: f64| {
                let from = at.rem_euclid(1.0) - 0.5;
                let high = (-(from / width).powi(2)).exp();
                if high > 0.1 { 60.0 * high } else { 0.0 }
            };
            let alone = broken_of(season, &|at, much, e| {
                (winter(at) * (1.0 + 0.3 * much * e)).round()
            });
            println!("season {season}, {width}: {alone}");
            assert!(alone <= 3, "season {season}, {width}: {alone}");
            let jump = broken_of(season, &|at, _, e| {
                let times = if at > -1.0 { 4.0 } else { 1.0 };
                (times * winter(at) * (1.0 + 0.1 * e)).round()
            });
            println!("season {season}, {width}, jump: {jump}");
            assert!(jump >= 60, "season {season}, {width}: {jump}");
        }
    }

    #[test]
    fn of_several_it_is_said_how_many() {
        let series: Vec<Series> = ["a", "b", "c"]
            .iter()
            .enumerate()
            .map(|(which, name)| {
                let value = |at: u8| f64::from(at % 7) * f64::from(u8::from(which == 2));
                let points = (0..30).map(|at| Point::Exact(value(at))).collect();
                Series::new(*name, Calendar::Daily, date(2024, 1, 1), points).unwrap()
            })
            .collect();
        let said = warnings(&Panel::new(&series).unwrap(), &setting(7));
        assert_eq!(
            said,
            ["2 of 3 series are constant: carried on, in bands of no width"]
        );
    }
}
