//! How well a course explains a series, looked up rather than reckoned anew.

use super::growth::{self, Growth};
use super::noise::Spacing;
use super::observed::Observed;
use super::ramp::{self, Ramp};
use super::search::State;
use super::season::{HARMONICS, Season};
use super::table::{Shares, Table};

/// Autocorrelations that are tried.
pub(crate) const AUTOCORRELATIONS: [f64; 10] =
    [0.0, 0.2, 0.4, 0.55, 0.68, 0.78, 0.86, 0.93, 0.98, 0.995];
/// From this one on errors are all but a random walk.
pub(crate) const WALKS: usize = 8;
/// The most ramps of one course: two lives and a third beginning.
pub(crate) const MOST_RAMPS: usize = 6;

/// What a course with given ramps explains, and what it leaves.
#[derive(Debug, Clone)]
pub(crate) struct Fit {
    /// Minus twice the logarithm of how likely the values are (Schwarz's
    /// approximation).
    pub(crate) criterion: f64,
    /// The changes that the ramps bring.
    pub(crate) changes: [f64; MOST_RAMPS],
    /// Standard deviation of what is new in an error, one period after another.
    pub(crate) step: f64,
}

/// Tables for every autocorrelation and season.
#[derive(Debug, Clone)]
pub(crate) struct Evidence {
    /// Places where ramps may begin and end, in periods; the last is the end.
    pub(crate) grid: Vec<f64>,
    /// How many values there are.
    pub(crate) values: f64,
    /// For each autocorrelation, all kinds of season.
    tables: Vec<Table>,
    determinants: Vec<f64>,
    floor: f64,
    spacing: Spacing,
    shares: Shares,
    /// For each number of waves, how a season that grows goes.
    growths: [Growth; HARMONICS],
}

impl Evidence {
    /// Tables of a series; of seasons that grow as if they were none, until
    /// [`Self::grow`] finds how they go.
    pub(crate) fn of(observed: &Observed) -> Self {
        let grid = observed.grid();
        let spacing = Spacing::of(&observed.at);
        let shares = Shares::of(&observed.at, &grid);
        let ones = vec![1.0; observed.at.len()];
        let mut others = vec![ones.clone()];
        others.extend(observed.waves(HARMONICS));
        others.push(observed.values.clone());
        let mut tables = Vec::new();
        let mut floor = f64::MIN_POSITIVE;
        for autocorrelation in AUTOCORRELATIONS {
            let mut products = shares.products(&spacing, autocorrelation, &ones, &others);
            products.take_out(0);
            if autocorrelation == 0.0 {
                // A perfect fit has rounding left, which is no noise.
                floor = floor.max(1e-9 * products.total());
            }
            let without = products.table();
            tables.push(without.clone());
            for harmonics in 1..=HARMONICS {
                products.take_out(2 * harmonics - 1);
                products.take_out(2 * harmonics);
                tables.push(products.table());
            }
            tables.extend((0..HARMONICS).map(|_| without.clone()));
        }
        Self {
            values: observed.at.len() as f64,
            determinants: (AUTOCORRELATIONS.iter())
                .map(|phi| spacing.log_determinant(*phi))
                .collect(),
            grid,
            tables,
            floor,
            spacing,
            shares,
            growths: growth::none(),
        }
    }

    /// Finds how seasons that grow go with the level of a course, and makes their
    /// tables anew.
    pub(crate) fn grow(&mut self, observed: &Observed, course: &State) {
        for season in Season::ALL.into_iter().filter(|season| season.grows) {
            let found = self.found(observed, course, season);
            let factors = found.factors(observed);
            // To first order in both: a course with another level has another
            // season, which is found with it.
            let mut others = vec![factors.clone()];
            if !found.level.is_empty() {
                others.extend((observed.waves(season.harmonics).into_iter()).map(|wave| {
                    (wave.iter().zip(&found.level))
                        .map(|(wave, level)| wave * level)
                        .collect()
                }));
            }
            let taken = others.len();
            others.push(observed.values.clone());
            for (place, phi) in AUTOCORRELATIONS.into_iter().enumerate() {
                let mut products = self.shares.products(&self.spacing, phi, &factors, &others);
                (0..taken).for_each(|other| products.take_out(other));
                self.tables[place * Season::ALL.len() + season.place()] = products.table();
            }
            self.growths[season.harmonics - 1] = found;
        }
    }

    /// How the season of a course that grows goes, and its level.
    pub(crate) fn growth(&self, observed: &Observed, course: &State) -> Growth {
        self.found(observed, course, course.season)
    }

    /// From what was last known of a kind of season.
    fn found(&self, observed: &Observed, course: &State, season: Season) -> Growth {
        let phi = AUTOCORRELATIONS[course.autocorrelation];
        let known = &self.growths[season.harmonics.max(1) - 1];
        known.fitted(observed, &self.spacing, phi, &self.grid, &course.ramps)
    }

    /// How well the values are explained with these ramps; `None` where these
    /// cannot be told apart.
    pub(crate) fn fit(
        &self,
        autocorrelation: usize,
        season: Season,
        ramps: &[Ramp],
    ) -> Option<Fit> {
        let table = &self.tables[autocorrelation * Season::ALL.len() + season.place()];
        let (sizes, size) = ramp::sizes(ramps);
        let width = self.grid.len();
        let mut root = [[0.0; MOST_RAMPS]; MOST_RAMPS];
        let mut half = [0.0; MOST_RAMPS];
        let mut rest = table.total;
        for (at, one) in ramps.iter().enumerate() {
            let (begin, end, (row, sign)) = (one.begin, one.end, sizes[at]);
            let length = sign * (self.grid[end] - self.grid[begin]);
            half[row] += (table.right[begin] - table.right[end]) / length;
            for (before, two) in ramps.iter().enumerate().take(at + 1) {
                let (b, e, (column, sign)) = (two.begin, two.end, sizes[before]);
                let product = table.gram[begin * width + b]
                    - table.gram[begin * width + e]
                    - table.gram[end * width + b]
                    + table.gram[end * width + e];
                let product = product / (length * sign * (self.grid[e] - self.grid[b]));
                // Two ramps of one size meet each other twice.
                let twice = if row == column && before < at {
                    2.0
                } else {
                    1.0
                };
                root[row][column] += twice * product;
            }
        }
        for row in 0..size {
            for column in 0..=row {
                let whole = root[row][column];
                let mut left = whole;
                for before in 0..column {
                    left -= root[row][before] * root[column][before];
                }
                if row == column {
                    if left.is_nan() || left <= 1e-9 * whole || left <= 0.0 {
                        return None;
                    }
                    root[row][row] = left.sqrt();
                } else {
                    root[row][column] = left / root[column][column];
                }
            }
            let mut value = half[row];
            for before in 0..row {
                value -= root[row][before] * half[before];
            }
            half[row] = value / root[row][row];
            rest -= half[row] * half[row];
        }
        let mut changes = [0.0; MOST_RAMPS];
        for row in (0..size).rev() {
            let mut value = half[row];
            for after in row + 1..size {
                value -= root[after][row] * changes[after];
            }
            changes[row] = value / root[row][row];
        }
        let mut found = [0.0; MOST_RAMPS];
        for (change, (size, sign)) in found.iter_mut().zip(&sizes).take(ramps.len()) {
            *change = sign * changes[*size];
        }
        let variance = rest.max(self.floor) / self.values;
        let numbers = 2 + 2 * season.harmonics + size;
        let criterion = self.values * variance.ln()
            + self.determinants[autocorrelation]
            + numbers as f64 * self.values.ln();
        let kept = AUTOCORRELATIONS[autocorrelation];
        criterion.is_finite().then_some(Fit {
            criterion,
            changes: found,
            step: (variance * (1.0 - kept * kept)).sqrt(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{Weekday, date};
    use releve_series::{Calendar, Point, Series};

    /// A rise and a fall back on a season, with a little noise.
    fn bump(grows: bool) -> Observed {
        let values = (0..201_i32).map(|week| {
            let at = f64::from(week);
            let rise = ((at - 60.0) / 40.0).clamp(0.0, 1.0);
            let level = 20.0 + 40.0 * (rise - ((at - 140.0) / 20.0).clamp(0.0, 1.0));
            let wave = 0.4 * (std::f64::consts::TAU * at / 52.1775).cos();
            let noise = f64::from((week * 7919) % 13 - 6) / 6.0;
            Point::Exact(level + wave * if grows { level } else { 20.0 } + noise)
        });
        let calendar = Calendar::Weekly(Weekday::Monday);
        let series = Series::new("flats", calendar, date(2018, 1, 1), values.collect());
        Observed::of(&series.expect("a series"))
    }

    fn course(grows: bool, ramps: &[Ramp]) -> State {
        State {
            autocorrelation: 0,
            season: Season {
                harmonics: 1,
                grows,
            },
            ramps: ramps.to_vec(),
            changes: [0.0; MOST_RAMPS],
            step: 0.0,
            weight: 0.0,
        }
    }

    #[test]
    fn a_fall_back_needs_no_size_of_its_own() {
        let evidence = Evidence::of(&bump(false));
        let season = course(false, &[]).season;
        let free = [Ramp::free(15, 25), Ramp::free(35, 40)];
        let mut tied = free;
        tied[1].back = true;
        let two = evidence.fit(0, season, &free).expect("two sizes");
        let one = evidence.fit(0, season, &tied).expect("one size");
        let (sizes, size) = (two.changes, one.changes);
        assert!(
            size[0] > 39.0 && size[0] < 41.0 && size[1] == -size[0],
            "{size:?}"
        );
        assert!((sizes[1] + sizes[0]).abs() < 1.0, "{sizes:?}");
        // It is as good but for a number less.
        let saved = two.criterion - one.criterion;
        assert!(saved > 0.0 && saved <= evidence.values.ln(), "{saved}");
    }

    #[test]
    fn a_level_that_went_farther_than_a_random_walk_does_not_wander() {
        let evidence = Evidence::of(&bump(false));
        let mut risen = course(false, &[Ramp::free(15, 25)]);
        risen.changes[0] = 40.0;
        // Three steps by the root of 200 weeks are 40 with steps of 0.94.
        for (autocorrelation, step, wanders) in [
            (WALKS, 1.0, true),
            (WALKS, 0.9, false),
            (WALKS - 1, 1.0, false),
        ] {
            (risen.autocorrelation, risen.step) = (autocorrelation, step);
            assert_eq!(risen.wanders(&evidence), wanders, "{step}");
        }
        let mut held = course(false, &[]);
        held.autocorrelation = WALKS;
        assert!(held.wanders(&evidence));
    }

    #[test]
    fn a_season_that_grows_is_found_anew_for_another_course() {
        let observed = bump(true);
        let mut evidence = Evidence::of(&observed);
        let truth = [Ramp::free(15, 25), Ramp::free(35, 40)];
        let season = course(true, &truth).season;
        let mut after = |from: &[Ramp]| {
            for _ in 0..3 {
                evidence.grow(&observed, &course(true, from));
            }
            (evidence.fit(0, season, &truth).expect("sizes")).criterion
        };
        let (at_once, from_another) = (
            after(&truth),
            after(&[Ramp::free(15, 30), Ramp::free(35, 40)]),
        );
        assert!(
            (from_another - at_once).abs() < 30.0,
            "{at_once} {from_another}"
        );
    }
}
