//! What a reader of forecasts should know of the history.

use crate::fit::Setting;
use crate::panel::Panel;
use crate::run::constant;

/// A level counts as broken where it moves by so many times what it usually
/// moves from period to period.
const BREAK: f64 = 8.0;

/// A sentence for each thing that makes forecasts worth less.
pub(crate) fn warnings(panel: &Panel, setting: &Setting) -> Vec<String> {
    let (n, unit) = (panel.length(), panel.calendar().unit());
    let mut warnings = Vec::new();
    let rows = || 0..panel.width();
    let count = |test: &dyn Fn(&[f64]) -> bool| rows().filter(|row| test(panel.row(*row))).count();
    let mut say = |count: usize, what: &str| {
        if count > 0 {
            let all = panel.width();
            warnings.push(match (count, all) {
                (1, 1) => format!("the series {what}"),
                _ => format!("{count} of {all} series {what}"),
            });
        }
    };
    let known = |row: &[f64]| row.iter().filter(|value| !value.is_nan()).count();
    say(
        count(&|row| known(row) == 0),
        "without any value: no forecast",
    );
    say(
        count(&|row| constant(row).is_some()),
        "constant: carried on, in bands of no width",
    );
    say(
        count(&|row| (1..=3).contains(&known(row)) && constant(row).is_none()),
        "known at three periods or fewer: little more than their mean is told",
    );
    let season = setting.season;
    let quarter = (season / 4).max(2);
    let stale = |row: &[f64]| {
        known(row) > 0 && row.iter().rev().take_while(|value| value.is_nan()).count() > quarter
    };
    say(
        count(&stale),
        "not known in recent periods: forecast from before",
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
        "with gaps in more than a fifth of the periods: bridged by the process",
    );
    say(
        count(&|row| broken(row, quarter)),
        "with a level that broke in the last season: the later level counts",
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

/// In the last quarters of the season one stands apart from that before it by far
/// more than values usually differ: medians, so that single values do not count.
fn broken(row: &[f64], quarter: usize) -> bool {
    let known: Vec<f64> = row
        .iter()
        .copied()
        .filter(|value| !value.is_nan())
        .collect();
    if known.len() < 8 * quarter.max(4) {
        return false;
    }
    let width = quarter.clamp(4, 13);
    let median = |values: &[f64]| {
        let mut sorted = values.to_vec();
        sorted.sort_unstable_by(f64::total_cmp);
        sorted[sorted.len() / 2]
    };
    let moves: Vec<f64> = known
        .windows(2)
        .map(|pair| (pair[1] - pair[0]).abs())
        .collect();
    let usual = median(&moves);
    let from = known.len() - 4 * width;
    let mut before = median(&known[from - width..from]);
    for part in known[from..].chunks(width) {
        let now = median(part);
        if (now - before).abs() > BREAK * usual.max(1e-12 * before.abs()) && usual > 0.0 {
            return true;
        }
        before = now;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Calendar, Model, Point, Series};
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
        let setting = Setting {
            calendar: Calendar::Daily,
            horizon: 10,
            season,
            models: vec![Model::Process],
            holidays: Vec::new(),
            stretches: Vec::new(),
        };
        warnings(&panel, &setting)
    }

    #[test]
    fn what_is_odd_is_said() {
        let wave = |at: i32| f64::from(at % 7) + 0.1 * f64::from(at % 3);
        assert!(said((0..100).map(wave).collect(), 7).is_empty());
        for (values, start) in [
            (vec![f64::NAN; 30], "the series without any value"),
            (vec![2.0; 30], "the series constant"),
            (
                (0..30)
                    .map(|at| if at < 20 { wave(at) } else { f64::NAN })
                    .collect(),
                "the series not known in recent",
            ),
            (
                (0..100)
                    .map(|at| if at % 2 == 0 { wave(at) } else { f64::NAN })
                    .collect(),
                "the series with gaps",
            ),
            (
                (0..100)
                    .map(|at| wave(at) + if at > 92 { 90.0 } else { 0.0 })
                    .collect(),
                "the series with a level that broke",
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
}
