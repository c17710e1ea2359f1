//! How wrong one model was inside the history, in units of what is usual.

use crate::Level;

/// Fewer forecasts than this tell no quantiles.
pub(crate) const LEAST: usize = 20;
/// The mean absolute value of a normal variable is 0.8 of its spread.
const USUAL: f64 = 1.25;

/// Errors of one model at origins inside the history.
///
/// What happens after an origin happens to all series: that all forecasts are too
/// low there together is seen once at each origin, however many series there are.
/// So an error falls into what the series share, told from origins, and what each
/// one has beside it, told from all of them. What they share is taken for a draw of
/// Student's t, as the few origins that tell how large it is make it less certain
/// (Student 1908); what each has beside it is as it was, by split conformal
/// prediction.
#[derive(Debug, Clone, Default)]
pub(crate) struct Calibration {
    /// Scores of each origin as they were.
    scores: Vec<f64>,
    /// Sorted, without what the series of an origin share.
    beside: Vec<f64>,
    shifts: Shifts,
    /// Series that were forecast at each origin, added up: the leads of one
    /// forecast err together.
    forecasts: usize,
    /// Evenly likely scores of what comes, sorted.
    told: Vec<f64>,
}

/// How far off forecasts are that all series share, in units of what is usual.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Shifts {
    /// Origins that tell of it.
    pub(crate) origins: usize,
    /// As many as would tell as much if they did not overlap.
    apart: f64,
    /// Of each origin the square of the shift less what chance makes of it, added up.
    squares: f64,
    /// The squares of what is not shared, the mean of each origin added up.
    beside: f64,
}

impl Shifts {
    /// Adds an origin by its scores, those of a series together, that begins so many
    /// horizons before the one that was added before; gives the scores without what
    /// the series share.
    pub(crate) fn push(&mut self, rows: &[Vec<f64>], before: f64) -> Vec<f64> {
        let known = |row: &&Vec<f64>| !row.is_empty();
        let rows: Vec<&Vec<f64>> = rows.iter().filter(known).collect();
        let width = rows.len() as f64;
        if rows.is_empty() {
            return Vec::new();
        }
        let mean = |row: &[f64]| row.iter().sum::<f64>() / row.len() as f64;
        let means: Vec<f64> = rows.iter().map(|row| mean(row)).collect();
        let shift = mean(&means);
        let apart = means.iter().map(|mean| (mean - shift).powi(2)).sum::<f64>();
        let chance = if width > 1.0 {
            apart / (width - 1.0) / width
        } else {
            0.0
        };
        // Series differ from their own mean by less than from what it should be.
        let more = if width > 1.0 {
            (width / (width - 1.0)).sqrt()
        } else {
            1.0
        };
        let each = rows.iter().zip(&means).flat_map(|(row, own)| {
            row.iter()
                .map(move |score| score - own + more * (own - shift))
        });
        let beside: Vec<f64> = each.collect();
        self.apart += if self.origins == 0 {
            1.0
        } else {
            before.min(1.0)
        };
        self.origins += 1;
        self.squares += shift * shift - chance;
        self.beside += beside.iter().map(|one| one * one).sum::<f64>() / beside.len() as f64;
        beside
    }

    /// The mean square of all of it, and of what is not shared.
    fn means(&self) -> (f64, f64) {
        let origins = self.origins.max(1) as f64;
        (
            (self.squares + self.beside) / origins,
            self.beside / origins,
        )
    }

    /// The same of errors that are so many times as large by their squares, what is
    /// shared and what is not.
    fn times(self, (shared, beside): (f64, f64)) -> Self {
        Self {
            squares: self.squares * shared,
            beside: self.beside * beside,
            ..self
        }
    }

    /// Both together, each by how much it tells: the spread of what is shared, that of
    /// what is not, and how many origins tell of it.
    fn with(&self, other: &Self) -> (f64, f64, f64) {
        let apart = self.apart + other.apart;
        let spread = |of: fn(&Self) -> f64| {
            let part = |one: &Self| one.apart * of(one) / one.origins.max(1) as f64;
            let whole = (part(self) + part(other)) / apart.max(1e-9);
            whole.max(0.0).sqrt()
        };
        (spread(|one| one.squares), spread(|one| one.beside), apart)
    }
}

impl Calibration {
    /// That of a series of whose errors nothing is known.
    pub(crate) const NONE: &'static Self = &Self {
        scores: Vec::new(),
        beside: Vec::new(),
        shifts: Shifts {
            origins: 0,
            apart: 0.0,
            squares: 0.0,
            beside: 0.0,
        },
        forecasts: 0,
        told: Vec::new(),
    };

    /// The scores of one more origin, those of a series together, that lies so many
    /// horizons from the one before.
    pub(crate) fn push(&mut self, mut rows: Vec<Vec<f64>>, apart: f64) {
        for row in &mut rows {
            row.retain(|score| score.is_finite());
        }
        self.forecasts += rows.iter().filter(|row| !row.is_empty()).count();
        self.beside.extend(self.shifts.push(&rows, apart));
        self.scores.extend(rows.into_iter().flatten());
    }

    /// How many times as large by their squares errors are as those of another model at
    /// the same origins, all of them and what is not shared.
    pub(crate) fn against(&self, other: &Self) -> (f64, f64) {
        let (one, two) = (self.shifts.means(), other.shifts.means());
        let times = |one: f64, two: f64| if two > 0.0 { (one / two).max(0.0) } else { 1.0 };
        (times(one.0, two.0), times(one.1, two.1))
    }

    /// Puts together what series share and what they do not. More origins than those
    /// that all models are tried on tell of it for the process; `times` as large by
    /// their squares are errors of this one. Of few forecasts what is not shared is
    /// taken for normal, and all of it for no narrower than usual errors.
    pub(crate) fn settle(&mut self, process: &Shifts, times: (f64, f64)) {
        const SHARED: usize = 128;
        const BESIDE: usize = 256;
        if self.is_empty() {
            return;
        }
        let (mut shared, mut beside, apart) = self.shifts.with(&process.times(times));
        self.beside.sort_unstable_by(f64::total_cmp);
        let seen = self.shifts.means().1.sqrt();
        let wider = if seen > 0.0 { beside / seen } else { 1.0 };
        let enough = self.is_empirical();
        if !enough {
            let more = (USUAL / shared.hypot(beside)).max(1.0);
            (shared, beside) = (more * shared, more * beside);
        }
        let place = |part: usize, parts: usize| (part as f64 + 0.5) / parts as f64;
        let own: Vec<f64> = (0..BESIDE)
            .map(|part| match enough {
                true => wider * quantile(&self.beside, place(part, BESIDE)),
                false => beside * normal_quantile(place(part, BESIDE)),
            })
            .collect();
        let all = (0..SHARED).map(|part| shared * student_quantile(place(part, SHARED), apart));
        self.told = all
            .flat_map(|shift| own.iter().map(move |own| own + shift))
            .collect();
        self.told.sort_unstable_by(f64::total_cmp);
    }

    /// True where nothing was tried.
    pub(crate) fn is_empty(&self) -> bool {
        self.shifts.origins == 0
    }

    /// True where there are enough forecasts to tell quantiles from them.
    pub(crate) fn is_empirical(&self) -> bool {
        self.forecasts >= LEAST
    }

    /// The score below which a part of the values lies: the quantile of the scores,
    /// further out by one forecast as conformal prediction asks; where nothing was
    /// tried that of a normal distribution as wide as usual errors.
    pub(crate) fn quantile(&self, probability: f64) -> f64 {
        if self.told.is_empty() {
            return normal_quantile(probability) * USUAL;
        }
        let outward = match self.is_empirical() {
            true => self.shifts.origins as f64 / self.forecasts as f64,
            false => 0.0,
        };
        let tail = match probability < 0.5 {
            true => probability * (1.0 - outward),
            false => 1.0 - (1.0 - probability) * (1.0 - outward),
        };
        quantile(&self.told, tail)
    }

    /// How values lie around their mean on the process's scale, as evenly likely
    /// scores; none of fewer than [`LEAST`]. Where that mean lies is left out: what
    /// came after few origins tells little of it.
    pub(crate) fn around(&self) -> Vec<f64> {
        const PARTS: usize = 40;
        let mut scores = self.scores.clone();
        if scores.len() < LEAST {
            return Vec::new();
        }
        scores.sort_unstable_by(f64::total_cmp);
        let place = |part: usize| (2 * part + 1) * scores.len() / (2 * PARTS);
        let parts: Vec<f64> = (0..PARTS).map(|part| scores[place(part)]).collect();
        let mean = parts.iter().sum::<f64>() / PARTS as f64;
        parts.into_iter().map(|score| score - mean).collect()
    }

    /// The scores at both ends of a band; the forecast lies between them.
    pub(crate) fn band(&self, level: Level) -> (f64, f64) {
        let tail = level.tail();
        (
            self.quantile(tail).min(0.0),
            self.quantile(1.0 - tail).max(0.0),
        )
    }
}

/// A quantile of sorted values, between two of them by parts.
fn quantile(sorted: &[f64], probability: f64) -> f64 {
    let at = probability * (sorted.len() - 1) as f64;
    let (below, above) = (at.floor() as usize, at.ceil() as usize);
    let part = at - below as f64;
    sorted[below] * (1.0 - part) + sorted[above] * part
}

/// The quantile of the standard normal distribution, to 4.5e-4 (Abramowitz and
/// Stegun, *Handbook of Mathematical Functions*, 26.2.23).
pub(crate) fn normal_quantile(probability: f64) -> f64 {
    let p = probability.clamp(1e-12, 1.0 - 1e-12);
    let t = (-2.0 * p.min(1.0 - p).ln()).sqrt();
    let above = t
        - (2.515517 + 0.802853 * t + 0.010328 * t * t)
            / (1.0 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t * t * t);
    if p < 0.5 { -above } else { above }
}

/// The quantile of Student's t, by an expansion about the normal one (Abramowitz and
/// Stegun, 26.7.5), of at least three degrees of freedom.
fn student_quantile(probability: f64, freedom: f64) -> f64 {
    let (z, n) = (normal_quantile(probability), freedom.max(3.0));
    let one = (z.powi(3) + z) / 4.0;
    let two = (5.0 * z.powi(5) + 16.0 * z.powi(3) + 3.0 * z) / 96.0;
    let three = (3.0 * z.powi(7) + 19.0 * z.powi(5) + 17.0 * z.powi(3) - 15.0 * z) / 384.0;
    z + one / n + two / n.powi(2) + three / n.powi(3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Random;

    #[test]
    fn quantiles_of_many_and_of_few() {
        let mut many = Calibration::default();
        let scores = (0..=1000).map(|at| vec![f64::from(at) / 500.0 - 1.0]);
        let scores: Vec<Vec<f64>> = scores.collect();
        many.push(scores.clone(), 1.0);
        many.push(scores, 1.0);
        many.settle(&Shifts::default(), (1.0, 1.0));
        let (low, high) = many.band(Level::new(80.0).unwrap());
        assert!(
            (low + 0.8).abs() < 0.02 && (high - 0.8).abs() < 0.02,
            "{low} {high}"
        );
        let mut few = Calibration::default();
        few.push(vec![vec![0.1, f64::NAN], vec![-0.1]], 1.0);
        few.settle(&Shifts::default(), (1.0, 1.0));
        let (low, high) = few.band(Level::new(95.0).unwrap());
        assert!(
            (high - 1.25 * 1.96).abs() < 0.1 && (low + high).abs() < 1e-9,
            "{low} {high}"
        );
        assert!((normal_quantile(0.5)).abs() < 1e-3);
        assert!((student_quantile(0.9, 4.0) - 1.533).abs() < 0.01);
        assert!((student_quantile(0.975, 4.0) - 2.776).abs() < 0.03);
    }

    /// What all series share is seen once at each origin.
    #[test]
    fn bands_are_wider_where_series_err_together() {
        let of = |shared: f64| {
            let mut random = Random::new(7);
            let mut origin = || -> Vec<Vec<f64>> {
                let shift = shared * random.normal();
                (0..40).map(|_| vec![shift + random.normal()]).collect()
            };
            let mut shifts = Shifts::default();
            (0..8).for_each(|_| drop(shifts.push(&origin(), 0.5)));
            let mut calibration = Calibration::default();
            (0..2).for_each(|_| calibration.push(origin(), 0.25));
            calibration.settle(&shifts, (1.0, 1.0));
            calibration.band(Level::new(80.0).unwrap()).1
        };
        let (alone, together) = (of(0.0), of(1.0));
        assert!((1.1..1.6).contains(&alone), "{alone}");
        assert!(together > 1.25 * alone, "{together} {alone}");
    }
}
