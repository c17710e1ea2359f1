//! How well a course explains a series, looked up rather than reckoned anew.

use super::growth::{self, Growth};
use super::noise::Spacing;
use super::observed::Observed;
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

/// A ramp from one place of the grid to a later one.
pub(crate) type Ramp = (usize, usize);

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
            let others = [factors.clone(), observed.values.clone()];
            for (place, phi) in AUTOCORRELATIONS.into_iter().enumerate() {
                let mut products = self.shares.products(&self.spacing, phi, &factors, &others);
                products.take_out(0);
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
        let ramps: Vec<(f64, f64)> = (course.ramps.iter())
            .map(|(begin, end)| (self.grid[*begin], self.grid[*end]))
            .collect();
        let phi = AUTOCORRELATIONS[course.autocorrelation];
        let known = &self.growths[season.harmonics.max(1) - 1];
        known.fitted(observed, &self.spacing, phi, &ramps)
    }

    /// Minus twice the logarithm of how likely the values are with these ramps
    /// (Schwarz's approximation), and the changes that they bring.
    pub(crate) fn criterion(
        &self,
        autocorrelation: usize,
        season: Season,
        ramps: &[Ramp],
    ) -> Option<(f64, [f64; MOST_RAMPS])> {
        let table = &self.tables[autocorrelation * Season::ALL.len() + season.place()];
        let size = ramps.len();
        let width = self.grid.len();
        let mut root = [[0.0; MOST_RAMPS]; MOST_RAMPS];
        let mut half = [0.0; MOST_RAMPS];
        let mut rest = table.total;
        for row in 0..size {
            let (begin, end) = ramps[row];
            let length = self.grid[end] - self.grid[begin];
            for column in 0..=row {
                let (b, e) = ramps[column];
                let product = table.gram[begin * width + b]
                    - table.gram[begin * width + e]
                    - table.gram[end * width + b]
                    + table.gram[end * width + e];
                let mut left = product / (length * (self.grid[e] - self.grid[b]));
                let whole = left;
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
            let mut value = (table.right[begin] - table.right[end]) / length;
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
        let rest = rest.max(self.floor);
        let numbers = 2 + 2 * season.harmonics + size;
        let criterion = self.values * (rest / self.values).ln()
            + self.determinants[autocorrelation]
            + numbers as f64 * self.values.ln();
        criterion.is_finite().then_some((criterion, changes))
    }
}
