//! Series whose stage is known, because they were made that way.

use jiff::civil::{Weekday, date};
use releve_insight::Stage;
use releve_series::{Calendar, Point, Random, Series};

/// What series are drawn with.
trait Draw {
    fn within(&mut self, low: f64, high: f64) -> f64;
    fn flip(&mut self) -> bool;
    /// Standard normal (Box and Muller 1958), to its tails, which sums of uniform ones lack.
    fn gaussian(&mut self) -> f64;
}

impl Draw for Random {
    fn within(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.uniform()
    }

    fn flip(&mut self) -> bool {
        self.bits() & 1 == 1
    }

    fn gaussian(&mut self) -> f64 {
        let (one, two) = (self.within(f64::MIN_POSITIVE, 1.0), self.within(0.0, 1.0));
        (-2.0 * one.ln()).sqrt() * (std::f64::consts::TAU * two).cos()
    }
}

/// How the season goes with the level.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Season {
    /// As large throughout.
    Steady,
    /// As large as the level.
    Growing,
}

/// Noise alone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Noise {
    White,
    Autoregressive,
    Season,
    RandomWalk,
}

/// A made series and what is true of it.
pub struct Made {
    pub series: Series,
    /// Signal to noise.
    pub ratio: f64,
}

/// From 0 to 1 as `part` goes from 0 to 1: straight, or as a logistic curve.
fn ramp(part: f64, smooth: bool) -> f64 {
    let part = part.clamp(0.0, 1.0);
    if !smooth {
        return part;
    }
    let logistic = |x: f64| 1.0 / (1.0 + (-x).exp());
    let (low, high) = (logistic(-4.0), logistic(4.0));
    (logistic(8.0 * part - 4.0) - low) / (high - low)
}

/// The curve of a stage, from 0 to 1, and nothing but the stage. Stages end where
/// the rule's words put them, at some distance from where one becomes the other.
fn curve(stage: Stage, weeks: usize, random: &mut Random) -> Vec<f64> {
    let n = weeks as f64;
    let smooth = random.flip();
    let after =
        |begin: f64, length: f64, smooth: bool| move |at: f64| ramp((at - begin) / length, smooth);
    let level: Box<dyn Fn(f64) -> f64> = match stage {
        Stage::Emerging => {
            // A quickening or a straight rise.
            let length = random.within(10.0, 22.0);
            let power = random.within(1.0, 1.6);
            Box::new(move |at| ((at - (n - length)) / length).clamp(0.0, 1.0).powf(power))
        }
        Stage::Rising => {
            // The logistic curve only up to where it is steepest, or straight.
            let length = random.within(44.0, (n - 26.0).clamp(60.0, 150.0));
            let begin = n - length;
            if smooth && n > 120.0 {
                let length = random.within(80.0, (n - 20.0).min(150.0));
                let begin = n - length;
                let half = ramp(0.6, true);
                Box::new(move |at| ramp(0.6 * (at - begin) / length, true) / half)
            } else {
                Box::new(after(begin, length, false))
            }
        }
        Stage::Peak => {
            let ago = random.within(12.0, 26.0);
            let length = random.within(26.0, (n - 40.0).clamp(30.0, 78.0));
            let fall = random.within(0.0, 0.2);
            let rise = after(n - ago - length, length, smooth);
            Box::new(move |at| rise(at) - fall * ramp((at - (n - ago)) / ago, false))
        }
        Stage::Plateau => {
            let ago = random.within(48.0, (n - 50.0).clamp(50.0, 150.0));
            let length = random.within(13.0, (n - ago - 8.0).clamp(14.0, 78.0));
            Box::new(after(n - ago - length, length, smooth))
        }
        Stage::Declining => {
            let fallen = random.within(0.4, 0.85);
            let ago = random.within(16.0, 60.0);
            let length = random.within(20.0, (n - ago - 4.0).clamp(21.0, 78.0));
            let rise = after(n - ago - length, length, smooth);
            Box::new(move |at| rise(at) - fallen * ramp((at - (n - ago)) / ago, false))
        }
        Stage::Dormant => {
            let low = random.within(0.0, 0.2);
            let still = random.within(46.0, (n * 0.5).min(120.0));
            let fall = random.within(13.0, (n - still - 30.0).clamp(14.0, 60.0));
            let length = random.within(13.0, (n - still - fall).clamp(14.0, 60.0));
            let rise = after(n - still - fall - length, length, smooth);
            let down = after(n - still - fall, fall, smooth);
            Box::new(move |at| rise(at) - (1.0 - low) * down(at))
        }
        Stage::Revived => {
            let again = random.within(12.0, 40.0);
            let height = random.within(0.6, 1.0);
            let still = random.within(32.0, (n - again - 30.0).clamp(33.0, 100.0));
            let fall = random.within(10.0, (n - again - still - 8.0).clamp(11.0, 40.0));
            let length = random.within(10.0, 40.0);
            let rise = after(n - again - still - fall - length, length, smooth);
            let down = after(n - again - still - fall, fall, smooth);
            let up = after(n - again, again, false);
            Box::new(move |at| rise(at) - down(at) + height * up(at))
        }
        Stage::Seasonal | Stage::CannotTell => Box::new(|_| 0.0),
    };
    (0..weeks).map(|at| level(at as f64 + 1.0)).collect()
}

fn autoregressive(weeks: usize, phi: f64, random: &mut Random) -> Vec<f64> {
    let mut error = random.gaussian();
    (0..weeks)
        .map(|_| {
            let now = error;
            error = phi * error + (1.0 - phi * phi).sqrt() * random.gaussian();
            now
        })
        .collect()
}

/// A yearly wave with its first overtone, between -1 and 1.
fn season(weeks: usize, random: &mut Random) -> Vec<f64> {
    let (phase, second) = (random.within(0.0, 1.0), random.within(0.0, 1.0));
    let share = random.within(0.0, 0.4);
    let turn = std::f64::consts::TAU;
    (0..weeks)
        .map(|at| {
            let year = at as f64 * 7.0 / 365.2425;
            (1.0 - share) * (turn * (year + phase)).cos()
                + share * (turn * (2.0 * year + second)).cos()
        })
        .collect()
}

fn series(values: Vec<f64>) -> Series {
    let points = values.into_iter().map(Point::Exact).collect();
    Series::new(
        "simulated",
        Calendar::Weekly(Weekday::Monday),
        date(2016, 1, 4),
        points,
    )
    .expect("a series")
}

/// A series of a stage: signal, season and noise.
///
/// The signal is the range of the stage's curve (of the season where the stage is
/// seasonal); the noise is the standard deviation of the AR(1) errors, `quieter`
/// times less than the ratio says.
pub fn staged(stage: Stage, season_is: Season, quieter: f64, seed: u64) -> Made {
    let mut random = Random::new(seed);
    let weeks = random.within(104.0, 313.0) as usize;
    let level = random.within(20.0, 60.0);
    let ratio = random.within(3.0, 10.0);
    let autocorrelation = random.within(0.0, 0.8);
    let curve = curve(stage, weeks, &mut random);
    let wave = season(weeks, &mut random);
    let mut amplitude = random.within(0.0, 1.0);
    let mut range = level * random.within(0.5, 3.0);
    if stage == Stage::Seasonal {
        amplitude = random.within(0.1, 1.0);
        range = 2.0 * amplitude * level;
    }
    let seen = |values: &[f64]| {
        let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        high - values.iter().copied().fold(f64::INFINITY, f64::min)
    };
    let signal = match stage {
        Stage::Seasonal => range,
        _ => range * seen(&curve),
    };
    let grows = season_is == Season::Growing;
    let errors = autoregressive(weeks, autocorrelation, &mut random);
    let values = (0..weeks)
        .map(|at| {
            let trend = level
                + range
                    * if stage == Stage::Seasonal {
                        0.0
                    } else {
                        curve[at]
                    };
            let wave = amplitude * wave[at] * if grows { trend } else { level };
            trend + wave + errors[at] * signal / ratio / quieter
        })
        .collect();
    Made {
        series: series(values),
        ratio,
    }
}

/// A series without a trend.
pub fn noise(kind: Noise, seed: u64) -> Series {
    let mut random = Random::new(seed);
    let weeks = random.within(104.0, 313.0) as usize;
    let level = random.within(20.0, 60.0);
    let deviation = level * random.within(0.05, 0.5);
    let autocorrelation = match kind {
        Noise::White => 0.0,
        _ => random.within(0.0, 0.8),
    };
    let mut errors = autoregressive(weeks, autocorrelation, &mut random);
    let wave = season(weeks, &mut random);
    let amplitude = random.within(0.0, 1.0);
    if kind == Noise::RandomWalk {
        let mut sum = 0.0;
        for error in &mut errors {
            sum += random.gaussian();
            *error = sum / (weeks as f64).sqrt();
        }
    }
    let values = (0..weeks)
        .map(|at| {
            let season = match kind {
                Noise::Season => amplitude * level * wave[at],
                _ => 0.0,
            };
            level + season + deviation * errors[at]
        })
        .collect();
    series(values)
}
