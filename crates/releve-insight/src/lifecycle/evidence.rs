//! How well a course explains a series, looked up rather than reckoned anew.

use super::noise::Spacing;
use super::observed::Observed;
use releve_series::dot;

/// Pairs of sine and cosine that a season may have.
pub(crate) const HARMONICS: usize = 3;
/// Autocorrelations that are tried; the last is all but a random walk.
pub(crate) const AUTOCORRELATIONS: [f64; 9] = [0.0, 0.2, 0.4, 0.55, 0.68, 0.78, 0.86, 0.93, 0.98];
/// The most ramps of one course: two lives and a third beginning.
pub(crate) const MOST_RAMPS: usize = 6;

/// A ramp from one place of the grid to a later one.
pub(crate) type Ramp = (usize, usize);

/// What is known of one autocorrelation and season, constant and season taken
/// out: products of hinges at all places of the grid.
#[derive(Debug, Clone)]
struct Table {
    gram: Vec<f64>,
    right: Vec<f64>,
    total: f64,
    fixed: f64,
}

/// Tables for every autocorrelation and season.
#[derive(Debug, Clone)]
pub(crate) struct Evidence {
    /// Places where ramps may begin and end, in periods; the last is the end.
    pub(crate) grid: Vec<f64>,
    /// How many values there are.
    pub(crate) values: f64,
    tables: Vec<Table>,
    floor: f64,
}

impl Evidence {
    /// Tables of a series.
    pub(crate) fn of(observed: &Observed) -> Self {
        let grid = observed.grid();
        let spacing = Spacing::of(&observed.at);
        let mut columns = vec![vec![1.0; observed.at.len()]];
        columns.extend(observed.waves(HARMONICS));
        for knot in &grid {
            let hinge = observed.at.iter().map(|at| (*at as f64 - knot).max(0.0));
            columns.push(hinge.collect());
        }
        columns.push(observed.values.clone());
        let values = observed.at.len() as f64;
        let mut tables = Vec::new();
        let mut floor = f64::MIN_POSITIVE;
        for autocorrelation in AUTOCORRELATIONS {
            let white: Vec<Vec<f64>> = columns
                .iter()
                .map(|column| spacing.whitened(autocorrelation, column))
                .collect();
            let determinant = spacing.log_determinant(autocorrelation);
            let mut swept = products(&white);
            let width = columns.len();
            sweep(&mut swept, width, 0);
            if autocorrelation == 0.0 {
                // A perfect fit has rounding left, which is no noise.
                floor = floor.max(1e-9 * swept[width * width - 1]);
            }
            for harmonics in 0..=HARMONICS {
                if harmonics > 0 {
                    sweep(&mut swept, width, 2 * harmonics - 1);
                    sweep(&mut swept, width, 2 * harmonics);
                }
                let fixed = determinant + (2.0 + 2.0 * harmonics as f64) * values.ln();
                tables.push(Table::of(&swept, width, fixed));
            }
        }
        Self {
            grid,
            values,
            tables,
            floor,
        }
    }

    /// Minus twice the logarithm of how likely the values are with these ramps
    /// (Schwarz's approximation), and the changes that they bring.
    pub(crate) fn criterion(
        &self,
        autocorrelation: usize,
        harmonics: usize,
        ramps: &[Ramp],
    ) -> Option<(f64, [f64; MOST_RAMPS])> {
        let table = &self.tables[autocorrelation * (HARMONICS + 1) + harmonics];
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
        let criterion =
            self.values * (rest / self.values).ln() + table.fixed + size as f64 * self.values.ln();
        criterion.is_finite().then_some((criterion, changes))
    }
}

impl Table {
    /// The part of swept products that belongs to hinges.
    fn of(swept: &[f64], width: usize, fixed: f64) -> Self {
        let first = 1 + 2 * HARMONICS;
        let rows = || swept.chunks(width).take(width - 1).skip(first);
        Self {
            gram: rows()
                .flat_map(|row| &row[first..width - 1])
                .copied()
                .collect(),
            right: rows().map(|row| row[width - 1]).collect(),
            total: swept[width * width - 1],
            fixed,
        }
    }
}

/// All products of columns.
pub(crate) fn products(columns: &[Vec<f64>]) -> Vec<f64> {
    let width = columns.len();
    let mut products = vec![0.0; width * width];
    for one in 0..width {
        for two in 0..=one {
            let product = dot(&columns[one], &columns[two]);
            products[one * width + two] = product;
            products[two * width + one] = product;
        }
    }
    products
}

/// Takes what one column explains out of all others.
fn sweep(products: &mut [f64], width: usize, column: usize) {
    let pivot = products[column * width + column];
    let taken: Vec<f64> = products[column * width..(column + 1) * width].to_vec();
    if pivot <= 0.0 {
        return;
    }
    for row in 0..width {
        let factor = taken[row] / pivot;
        if factor != 0.0 {
            for (cell, from) in products[row * width..(row + 1) * width]
                .iter_mut()
                .zip(&taken)
            {
                *cell -= factor * from;
            }
        }
    }
}
