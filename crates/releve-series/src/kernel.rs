//! How values of one series hang together over time.

use crate::matrix::Matrix;

/// A yearly, weekly or other profile that returns and slowly changes.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Profile {
    /// Periods of one round; of a year of weeks 52.18, not 52.
    pub(crate) period: f64,
    variance: f64,
    /// How smooth the profile is: the length scale ℓ of the periodic kernel.
    smoothness: f64,
    /// Periods over which it is forgotten.
    memory: f64,
}

/// The covariance of two values d periods apart, in units of the noise:
///
/// k = c + a_l e^(−d/τ_l) + Σ a_p e^(−2 sin²(πd/P)/ℓ²) e^(−d/τ_p)
///   + a_s e^(−d/τ_s) + a_v IOU(t, t′)/IOU(S, S)
///
/// a level that wanders, profiles of the seasons, deviations that pass, and a
/// velocity that dies away (integrated Ornstein–Uhlenbeck motion from the first
/// period on). The periodic kernel is that of MacKay, *Introduction to Gaussian
/// processes* (1998); the velocity is the damped trend of Gardner and McKenzie
/// (1985) in continuous time.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Kernel {
    constant: f64,
    level: (f64, f64),
    profiles: Vec<Profile>,
    short: (f64, f64),
    velocity: (f64, f64),
    /// How much of it all series share, against what is each one's own.
    shared: f64,
    season: f64,
}

/// A part of the covariance, so that a forecast can be taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    All,
    Level,
    Profiles,
    Short,
    Velocity,
}

impl Part {
    /// The whole, and what it falls into.
    pub(crate) const EACH: [Self; 5] = [
        Self::All,
        Self::Level,
        Self::Profiles,
        Self::Short,
        Self::Velocity,
    ];
}

impl Kernel {
    /// Where learning begins: a season that is as large as the noise, a level
    /// that wanders over two of its rounds, a profile smooth over a ninth of it
    /// and kept for ten rounds.
    pub(crate) fn new(periods: &[f64]) -> Self {
        let season = periods.iter().copied().fold(4.0, f64::max);
        Self {
            constant: 0.5,
            level: (1.0, 2.0 * season),
            profiles: periods
                .iter()
                .map(|period| Profile {
                    period: *period,
                    variance: 0.7,
                    smoothness: 0.7,
                    memory: 10.0 * period,
                })
                .collect(),
            short: (0.4, (season / 10.0).max(1.0)),
            velocity: (0.15, (season / 3.0).max(2.0)),
            shared: 0.05,
            season,
        }
    }

    /// The natural logarithms of all that is learnt.
    pub(crate) fn parameters(&self) -> Vec<f64> {
        let mut all = vec![
            self.constant,
            self.level.0,
            self.level.1,
            self.short.0,
            self.short.1,
            self.velocity.0,
            self.velocity.1,
            self.shared,
        ];
        for profile in &self.profiles {
            all.extend([profile.variance, profile.smoothness, profile.memory]);
        }
        all.into_iter().map(f64::ln).collect()
    }

    /// The kernel with other parameters, each kept within e^±7 of where it is:
    /// beyond lies nothing but rounding.
    pub(crate) fn with(&self, parameters: &[f64]) -> Self {
        let now = self.parameters();
        let mut values = parameters
            .iter()
            .zip(&now)
            .map(|(new, now)| new.clamp(now - 7.0, now + 7.0).exp());
        let mut next = || values.next().unwrap_or(1.0);
        let mut kernel = self.clone();
        kernel.constant = next();
        kernel.level = (next(), next());
        kernel.short = (next(), next());
        kernel.velocity = (next(), next());
        kernel.shared = next();
        for profile in &mut kernel.profiles {
            profile.variance = next();
            profile.smoothness = next();
            profile.memory = next();
        }
        kernel
    }

    /// How much larger than a series' own the covariance of the mean of `width`
    /// series is, against its noise.
    pub(crate) fn common(&self, width: usize) -> f64 {
        1.0 + self.shared * width as f64
    }

    /// The covariances of n periods without noise in two: what hangs on how many
    /// periods lie between two of them, 0 to n − 1, and how far each has moved away
    /// by the velocity. As 2 min(s, t) = s + t − |s − t|, their sum
    /// k(|s − t|) + m(s) + m(t) is what [`Self::covariance`] gives.
    pub(crate) fn apart(&self, n: usize) -> (Vec<f64>, Vec<f64>) {
        let mut apart: Vec<f64> = (0..n).map(|d| self.at(d, Part::All)).collect();
        let mut moved = vec![0.0; n];
        let (variance, memory) = self.velocity;
        if let Some(unit) = self.unit() {
            let away = |d: usize| d as f64 / memory + (-(d as f64) / memory).exp();
            for (d, apart) in apart.iter_mut().enumerate() {
                *apart -= variance * away(d) / unit;
            }
            for (at, moved) in moved.iter_mut().enumerate() {
                *moved = variance * (away(at + 1) - 0.5) / unit;
            }
        }
        (apart, moved)
    }

    /// The variance of the motion over a season at a velocity of variance 1;
    /// nothing where it does not move.
    fn unit(&self) -> Option<f64> {
        let (season, memory) = (self.season, self.velocity.1);
        let unit = 2.0 * season / memory - 2.0 + 2.0 * (-season / memory).exp();
        (unit > 1e-9).then_some(unit)
    }

    /// The covariance of values d periods apart without the velocity.
    fn at(&self, d: usize, part: Part) -> f64 {
        let has = |which: Part| part == Part::All || part == which;
        let d = d as f64;
        let mut sum = 0.0;
        if has(Part::Level) {
            sum += self.constant + self.level.0 * (-d / self.level.1).exp();
        }
        if has(Part::Short) {
            sum += self.short.0 * (-d / self.short.1).exp();
        }
        if has(Part::Profiles) {
            let profiles = self.profiles.iter().map(|profile| profile.at(d));
            sum += profiles.sum::<f64>();
        }
        sum
    }

    /// Covariances of periods `rows` with periods `columns`, counted from the
    /// first period, without noise.
    pub(crate) fn covariance(
        &self,
        rows: std::ops::Range<usize>,
        columns: std::ops::Range<usize>,
        part: Part,
    ) -> Matrix {
        let reach = rows.end.max(columns.end) + 1;
        let table: Vec<f64> = (0..reach).map(|d| self.at(d, part)).collect();
        let moving = self
            .unit()
            .filter(|_| [Part::All, Part::Velocity].contains(&part));
        let (variance, memory) = self.velocity;
        let fading: Vec<f64> = (0..=reach).map(|d| (-(d as f64) / memory).exp()).collect();
        Matrix::from_fn(rows.len(), columns.len(), |row, column| {
            // The motion begins one period before the first.
            let (one, two) = (rows.start + row + 1, columns.start + column + 1);
            let d = one.abs_diff(two);
            let mut sum = table[d];
            if let Some(unit) = moving {
                let shared = 2.0 * one.min(two) as f64 / memory - 1.0 + fading[one] + fading[two]
                    - fading[d];
                sum += variance * shared / unit;
            }
            sum
        })
    }
}

impl Profile {
    fn at(&self, d: f64) -> f64 {
        let sine = (std::f64::consts::PI * d / self.period).sin();
        let alike = (-2.0 * sine * sine / (self.smoothness * self.smoothness)).exp();
        self.variance * alike * (-d / self.memory).exp()
    }
}
