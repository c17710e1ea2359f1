//! What anybody would say: as last season, as now, on along the line.

use crate::matrix::Matrix;
use crate::panel::Panel;

/// Values a season ago, season after season; of gaps the season before, else the
/// last known value. Without a whole season in the history the last known value.
pub(crate) fn seasonal(history: &[f64], season: usize, horizon: usize) -> Vec<f64> {
    let n = history.len();
    let last = history.iter().rev().copied().find(|value| !value.is_nan());
    let last = last.unwrap_or(f64::NAN);
    let season = if season <= n { season.max(1) } else { 1 };
    (0..horizon)
        .map(|lead| {
            let mut at = n - season + lead % season;
            loop {
                if !history[at].is_nan() {
                    return history[at];
                }
                match at.checked_sub(season) {
                    Some(before) => at = before,
                    None => return last,
                }
            }
        })
        .collect()
}

/// What each series was a season before.
pub(crate) fn seasonal_of_all(panel: &Panel, season: usize, horizon: usize) -> Matrix {
    let each = (0..panel.width()).map(|row| seasonal(panel.row(row), season, horizon));
    let rows: Vec<Vec<f64>> = each.collect();
    Matrix::from_fn(panel.width(), horizon, |row, lead| rows[row][lead])
}

/// On along the line from the first known value to the last.
pub(crate) fn drift(history: &[f64], horizon: usize) -> Vec<f64> {
    let mut known = history
        .iter()
        .enumerate()
        .filter(|(_, value)| !value.is_nan());
    let Some((first_at, first)) = known.next() else {
        return vec![f64::NAN; horizon];
    };
    let (last_at, last) = known.next_back().unwrap_or((first_at, first));
    let slope = if last_at > first_at {
        (last - first) / (last_at - first_at) as f64
    } else {
        0.0
    };
    let behind = history.len() - 1 - last_at;
    (1..=horizon)
        .map(|lead| last + slope * (lead + behind) as f64)
        .collect()
}

/// The history with its gaps filled by straight lines, from its first known value
/// to its end; empty where nothing is known.
pub(crate) fn filled(history: &[f64]) -> Vec<f64> {
    let Some(first) = history.iter().position(|value| !value.is_nan()) else {
        return Vec::new();
    };
    let mut values = history[first..].to_vec();
    let mut last = 0;
    for at in 1..values.len() {
        if values[at].is_nan() {
            continue;
        }
        let (from, to) = (values[last], values[at]);
        for gap in last + 1..at {
            values[gap] = from + (to - from) * (gap - last) as f64 / (at - last) as f64;
        }
        last = at;
    }
    let end = values[last];
    values[last..].iter_mut().for_each(|value| *value = end);
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    const N: f64 = f64::NAN;

    #[test]
    fn seasons_return() {
        assert_eq!(
            seasonal(&[1.0, 2.0, 3.0, 4.0], 2, 5),
            [3.0, 4.0, 3.0, 4.0, 3.0]
        );
        assert_eq!(seasonal(&[1.0, 2.0, N, 4.0], 2, 2), [1.0, 4.0]);
        assert_eq!(seasonal(&[1.0, 2.0], 52, 2), [2.0, 2.0]);
        assert!(seasonal(&[N], 1, 1)[0].is_nan());
    }

    #[test]
    fn lines_go_on() {
        assert_eq!(drift(&[1.0, N, 3.0], 2), [4.0, 5.0]);
        assert_eq!(drift(&[1.0, 2.0, N], 1), [4.0]);
        assert_eq!(drift(&[7.0], 1), [7.0]);
        assert!(drift(&[N], 1)[0].is_nan());
    }

    #[test]
    fn gaps_are_bridged() {
        assert_eq!(filled(&[N, 1.0, N, 3.0, N]), [1.0, 2.0, 3.0, 3.0]);
        assert!(filled(&[N]).is_empty());
    }

    /// There is nothing to choose: what differs is rounding.
    #[test]
    fn the_naive_models_are_those_of_statsforecast() {
        use crate::golden::{case, furthest, rough, weeks};
        let golden = case("seasonal-naive weeks, statsforecast");
        assert!(furthest(&seasonal(&weeks(), 52, 60), &golden) < 1e-12);
        let golden = case("drift rough, statsforecast");
        assert!(furthest(&drift(&rough(), 8), &golden) < 1e-12);
    }
}
