//! Levels that broke: a series that is three times as high from one week to the next
//! and stays there.

use crate::median::median;
use crate::panel::Panel;

/// A season has to have so many periods: of shorter ones the year would be taken for
/// breaks.
const SEASON: usize = 8;
/// What is no larger, on logarithms, is left to the models: half as much again.
const LEAST: f64 = 0.4;
/// And what is not so many times as large as what moves at other times.
const CLEAR: f64 = 6.0;
/// A break is there at once, and stays: parts of it that have to be.
const SHARP: f64 = 0.65;
const STAYS: f64 = 0.65;

/// A break: the first period of the new level, and how many times as high it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Break {
    pub(crate) at: usize,
    pub(crate) times: f64,
}

/// Brings the values before a break to the level after it, so that models go on from
/// there with the season that was; gives the breaks by series.
pub(crate) fn levelled(panel: &Panel, season: usize) -> (Panel, Vec<Option<Break>>) {
    let rows = 0..panel.width();
    let breaks: Vec<Option<Break>> = rows.map(|row| found(panel.row(row), season)).collect();
    if breaks.iter().all(Option::is_none) {
        return (panel.clone(), breaks);
    }
    let levelled = panel.map(|row, at, value| match breaks[row] {
        Some(one) if at < one.at => value * one.times,
        _ => value,
    });
    (levelled, breaks)
}

/// The break of a history, where it has a clear one. It is told from medians of the
/// values before and after, the same time of other seasons taken off, so that neither
/// single values nor seasons are breaks; what rises over weeks or wanders is none.
fn found(history: &[f64], season: usize) -> Option<Break> {
    let first = history.iter().position(|value| !value.is_nan())?;
    let last = history.iter().rposition(|value| !value.is_nan())? + 1;
    let row = &history[first..last];
    let n = row.len();
    let wide = (season / 4).max(4);
    if season < SEASON || n < season + 3 * wide || row.iter().any(|value| *value <= 0.0) {
        return None;
    }
    let logs: Vec<f64> = row.iter().map(|value| value.ln()).collect();
    // How much more comes in some periods from here on than in as many before.
    let step = |at: usize, wide: usize| {
        (at >= wide && at + wide <= n)
            .then(|| middle(&logs[at..at + wide]) - middle(&logs[at - wide..at]))
    };
    // The same, as far as other seasons do not do it, too.
    let jump = |at: usize, wide: usize| {
        let own = step(at, wide)?;
        let others = [at.checked_sub(season), Some(at + season)]
            .into_iter()
            .flatten();
        let others: Vec<f64> = others.filter_map(|at| step(at, wide)).collect();
        let usual = others.iter().sum::<f64>() / others.len() as f64;
        let own = own - usual;
        own.is_finite().then_some(own)
    };
    let jumps: Vec<(usize, f64)> = (wide..=n - wide)
        .filter_map(|at| Some((at, jump(at, wide)?)))
        .collect();
    let (at, size) = *(jumps
        .iter()
        .max_by(|one, two| one.1.abs().total_cmp(&two.1.abs())))?;
    // Where windows overlap with a break, or lie a season from one, they tell of it.
    let far = |other: usize| {
        let away = other.abs_diff(at);
        away > wide && away.abs_diff(season) > wide
    };
    let mut elsewhere: Vec<f64> = (jumps.iter())
        .filter(|(other, _)| far(*other))
        .map(|(_, jump)| jump.abs())
        .collect();
    if elsewhere.len() < wide || size.abs() < LEAST.max(CLEAR * median(&mut elsewhere)) {
        return None;
    }
    // A break makes the same time of the season before or after it stand out, too.
    let places = [Some(at), at.checked_sub(season), Some(at + season)];
    let likely = places.into_iter().flatten().filter_map(|at| {
        let size = jump(at, wide)?;
        // At once: by a few values at either side.
        let few = (wide / 3).max(2);
        let near = (at.saturating_sub(wide / 2)..=at + wide / 2)
            .filter_map(|at| Some((at, jump(at, few)?)));
        let (at, sharp) = near.max_by(|one, two| (one.1 * size).total_cmp(&(two.1 * size)))?;
        // Medians are alike by a value or two.
        let next = (at.max(3) - 2..n.min(at + 3)).filter(|at| !(logs[*at] - logs[at - 1]).is_nan());
        let rise = |at: &usize| (logs[*at] - logs[at - 1]) * size.signum();
        let at = next.max_by(|one, two| rise(one).total_cmp(&rise(two)))?;
        (sharp / size >= SHARP).then(|| stays(&logs, season, wide, (at, size)))?
    });
    let (_, at, times) = likely.min_by(|one, two| one.0.total_cmp(&two.0))?;
    Some(Break {
        at: first + at,
        times: times.exp(),
    })
}

/// By all values a season apart on either side of a break, less what they differ by
/// else: how far they lie from that it happened there, and the break, where the last
/// of them agree.
fn stays(
    logs: &[f64],
    season: usize,
    wide: usize,
    (at, size): (usize, f64),
) -> Option<(f64, usize, f64)> {
    let n = logs.len();
    let apart = |from: usize, to: usize| -> Vec<f64> {
        let each = (from.max(season)..to).map(|now| logs[now] - logs[now - season]);
        each.filter(|apart| !apart.is_nan()).collect()
    };
    let else_where = [apart(0, at), apart(at + season, n)].concat();
    let over = apart(at, n.min(at + season));
    if 2 * over.len() < 3 * wide || else_where.len() < wide {
        return None;
    }
    let usual = middle(&else_where);
    let lately = middle(&over[over.len() - wide..]) - usual;
    let times = middle(&over) - usual;
    let off = |values: &[f64], from: f64| {
        values.iter().map(|value| (value - from).abs()).sum::<f64>() / values.len() as f64
    };
    let off = off(&else_where, usual) + off(&over, usual + times);
    let agrees = |other: f64| (other / size - 1.0).abs() < 1.0 - STAYS;
    (agrees(times) && agrees(lately)).then_some((off, at, times))
}

fn middle(values: &[f64]) -> f64 {
    let known = values.iter().copied().filter(|value| !value.is_nan());
    median(&mut known.collect::<Vec<f64>>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Random;

    /// Of 100 series of a making how many have a break, and how many of these near a
    /// period.
    fn broken(
        n: usize,
        at: usize,
        season: usize,
        making: &dyn Fn(f64, f64, &mut Random) -> f64,
    ) -> (usize, usize) {
        let mut counts = (0, 0);
        for seed in 0..100 {
            let mut random = Random::new(seed);
            let parameter = random.uniform();
            let mut value =
                |week: usize| making(week as f64 / season as f64, parameter, &mut random).max(0.1);
            let row: Vec<f64> = (0..n).map(&mut value).collect();
            if let Some(one) = found(&row, season) {
                counts.0 += 1;
                counts.1 += usize::from(one.at.abs_diff(at) <= 2);
            }
        }
        counts
    }

    #[test]
    fn jumps_are_found_and_nothing_else() {
        let wave = |at: f64| (std::f64::consts::TAU * at).sin();
        let sharp = |at: f64| if at.rem_euclid(1.0) > 0.8 { 2.0 } else { 1.0 };
        for (season, n) in [(52, 156), (52, 209), (12, 60)] {
            let kinds: [(&str, &dyn Fn(f64, f64, &mut Random) -> f64); 6] = [
                ("noise", &|_, much, r| 100.0 + 30.0 * much * r.normal()),
                ("loud noise", &|_, much, r| {
                    100.0 * (0.6 * much * r.normal()).exp()
                }),
                ("line", &|at, slope, r| {
                    100.0 + 60.0 * slope * at + r.normal()
                }),
                ("rate", &|at, rate, r| {
                    100.0 * (rate * at + 0.05 * r.normal()).exp()
                }),
                ("season", &|at, much, r| {
                    100.0 + 60.0 * much * wave(at) + 3.0 * r.normal()
                }),
                ("sharp season", &|at, rate, r| {
                    100.0 * sharp(at) * (0.3 * rate * at + 0.1 * r.normal()).exp()
                }),
            ];
            for (name, making) in kinds {
                let (count, _) = broken(n, 0, season, making);
                assert!(count <= 3, "{name}, {season}, {n}: {count}");
            }
            for times in [3.0, 0.4, 2.0] {
                for at in [2 * n / 5, n / 2, 3 * n / 4] {
                    let begins = at as f64 / season as f64;
                    let (count, there) = broken(n, at, season, &|now, _, r| {
                        let level = if now > begins - 1e-9 { times } else { 1.0 };
                        100.0 * level * (1.0 + 0.3 * wave(now)) * (1.0 + 0.1 * r.normal())
                    });
                    assert!(
                        there >= 75 && count - there <= 2,
                        "{times} at {at} of {n}: {count}, {there}"
                    );
                }
            }
        }
    }

    #[test]
    fn what_wanders_or_ends_is_no_break() {
        let mut walks = 0;
        for seed in 0..100 {
            let mut random = Random::new(seed);
            let (mut walk, much) = (0.0, 0.1 * random.uniform());
            let mut step = || {
                walk += much * random.normal();
                100.0 * f64::exp(walk)
            };
            let row: Vec<f64> = (0..156).map(|_| step()).collect();
            walks += usize::from(found(&row, 52).is_some());
        }
        assert!(walks <= 3, "{walks}");
        let weeks = |level: &dyn Fn(usize) -> f64| -> Vec<f64> {
            (0..156)
                .map(|at| level(at) * (1.0 + 0.01 * (at % 7) as f64))
                .collect()
        };
        let broke = weeks(&|at| if at < 100 { 10.0 } else { 30.0 });
        let one = found(&broke, 52).expect("a break");
        assert!(one.at == 100 && (one.times - 3.0).abs() < 0.05, "{one:?}");
        assert_eq!(
            found(&weeks(&|at| if at < 100 { 0.0 } else { 30.0 }), 52),
            None,
            "zeros"
        );
        assert_eq!(
            found(&weeks(&|at| if at < 150 { 10.0 } else { 30.0 }), 52),
            None,
            "six weeks"
        );
        assert_eq!(
            found(
                &weeks(&|at| if (80..93).contains(&at) { 30.0 } else { 10.0 }),
                52
            ),
            None,
            "a quarter"
        );
        assert_eq!(found(&broke, 7), None, "a season of days");
        assert_eq!(found(&broke[..60], 52), None, "little more than a year");
        assert_eq!(found(&[f64::NAN; 156], 52), None);
    }
}
