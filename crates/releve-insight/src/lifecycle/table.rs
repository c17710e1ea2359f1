//! Products of hinges with each other and with the values.

use super::noise::Spacing;
use releve_series::dot;

/// What is known of one autocorrelation and season, constant and season taken
/// out: products of hinges, 0 before a place of the grid and then straight.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    /// Of hinges with each other, row by row.
    pub(crate) gram: Vec<f64>,
    /// Of hinges with the values.
    pub(crate) right: Vec<f64>,
    /// Of the values with themselves.
    pub(crate) total: f64,
}

/// Products of all columns: hinges, then those to be taken out, then the values.
#[derive(Debug, Clone)]
pub(crate) struct Products {
    cells: Vec<f64>,
    width: usize,
    places: usize,
}

/// Where known values lie on the grid: between two places, how far.
#[derive(Debug, Clone)]
pub(crate) struct Shares {
    within: Vec<(usize, f64)>,
    grid: Vec<f64>,
}

impl Shares {
    /// Of ascending known periods, on a grid of two places or more from the first
    /// to the last of them.
    pub(crate) fn of(known: &[usize], grid: &[f64]) -> Self {
        let last = grid.len().saturating_sub(2);
        let within = known.iter().map(|at| {
            let at = *at as f64;
            let place = (grid.partition_point(|place| *place <= at).max(1) - 1).min(last);
            let part = (at - grid[place]) / (grid[place + 1] - grid[place]);
            (place, part)
        });
        Self {
            within: within.collect(),
            grid: grid.to_vec(),
        }
    }

    /// Products of hinges times `growth` and of `others`, the last of which are the
    /// values, once errors with this autocorrelation are made independent.
    ///
    /// A hinge is a sum of tents, 1 at one place and 0 at all others. At a value
    /// two tents are not 0, and an error remembers one value: so few products are
    /// added up instead of all.
    pub(crate) fn products(
        &self,
        spacing: &Spacing,
        autocorrelation: f64,
        growth: &[f64],
        others: &[Vec<f64>],
    ) -> Products {
        let places = self.grid.len();
        let width = places + others.len();
        let mut cells = vec![0.0; width * width];
        let others: Vec<Vec<f64>> = (others.iter())
            .map(|column| spacing.whitened(autocorrelation, column))
            .collect();
        let mut before = [(0, 0.0); 2];
        for (row, (kept, scale)) in spacing.rows(autocorrelation).enumerate() {
            let (place, part) = self.within[row];
            let here = [
                (place, (1.0 - part) * growth[row]),
                (place + 1, part * growth[row]),
            ];
            let near = [
                (here[0].0, here[0].1 / scale),
                (here[1].0, here[1].1 / scale),
                (before[0].0, -kept * before[0].1 / scale),
                (before[1].0, -kept * before[1].1 / scale),
            ];
            for (one, left) in near {
                for (two, right) in near {
                    cells[one * width + two] += left * right;
                }
                for (two, column) in others.iter().enumerate() {
                    cells[one * width + places + two] += left * column[row];
                }
            }
            before = here;
        }
        for (one, left) in others.iter().enumerate() {
            for (two, right) in others.iter().enumerate().take(one + 1) {
                let product = dot(left, right);
                cells[(places + one) * width + places + two] = product;
                cells[(places + two) * width + places + one] = product;
            }
        }
        self.hinged(&mut cells, width);
        for one in 0..places {
            for two in places..width {
                cells[two * width + one] = cells[one * width + two];
            }
        }
        Products {
            cells,
            width,
            places,
        }
    }

    /// Tents made hinges, rows and columns: the hinge at a place is the sum of all
    /// later tents, each as often as it is far.
    fn hinged(&self, cells: &mut [f64], width: usize) {
        let places = self.grid.len();
        for column in 0..width {
            let (mut later, mut sum) = (0.0, 0.0);
            for row in (0..places).rev() {
                let tent = cells[row * width + column];
                if row + 1 < places {
                    sum += later * (self.grid[row + 1] - self.grid[row]);
                }
                cells[row * width + column] = sum;
                later += tent;
            }
        }
        for row in 0..places {
            let (mut later, mut sum) = (0.0, 0.0);
            for column in (0..places).rev() {
                let tent = cells[row * width + column];
                if column + 1 < places {
                    sum += later * (self.grid[column + 1] - self.grid[column]);
                }
                cells[row * width + column] = sum;
                later += tent;
            }
        }
    }
}

impl Products {
    /// What the values have with themselves.
    pub(crate) fn total(&self) -> f64 {
        self.cells[self.width * self.width - 1]
    }

    /// Takes what one of the other columns explains out of all.
    pub(crate) fn take_out(&mut self, other: usize) {
        let (width, column) = (self.width, self.places + other);
        let pivot = self.cells[column * width + column];
        if pivot <= 0.0 {
            return;
        }
        let taken: Vec<f64> = self.cells[column * width..(column + 1) * width].to_vec();
        for (row, cells) in self.cells.chunks_mut(width).enumerate() {
            let factor = taken[row] / pivot;
            if factor != 0.0 {
                for (cell, from) in cells.iter_mut().zip(&taken) {
                    *cell -= factor * from;
                }
            }
        }
    }

    /// The part that belongs to hinges.
    pub(crate) fn table(&self) -> Table {
        let rows = || self.cells.chunks(self.width).take(self.places);
        Table {
            gram: rows()
                .flat_map(|row| &row[..self.places])
                .copied()
                .collect(),
            right: rows().map(|row| row[self.width - 1]).collect(),
            total: self.total(),
        }
    }
}

/// All products of columns.
pub(crate) fn all(columns: &[Vec<f64>]) -> Vec<f64> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_products_are_as_good_as_all() {
        // With a gap, and a grid that does not meet every value.
        let known = [0, 1, 2, 5, 6, 7, 8, 11];
        let grid = [0.0, 3.0, 7.0, 11.0];
        let spacing = Spacing::of(&known);
        let growth: Vec<f64> = (0..8).map(|at| 1.0 + 0.1 * f64::from(at)).collect();
        let values: Vec<f64> = (0..8).map(|at| f64::from((at * 7) % 5)).collect();
        let found = Shares::of(&known, &grid).products(
            &spacing,
            0.6,
            &growth,
            &[growth.clone(), values.clone()],
        );
        let mut columns: Vec<Vec<f64>> = (grid.iter())
            .map(|place| {
                (known.iter().zip(&growth))
                    .map(|(at, by)| by * (*at as f64 - place).max(0.0))
                    .collect()
            })
            .collect();
        columns.extend([growth, values]);
        let white: Vec<Vec<f64>> = (columns.iter())
            .map(|column| spacing.whitened(0.6, column))
            .collect();
        for (one, two) in found.cells.iter().zip(all(&white)) {
            assert!((one - two).abs() < 1e-9 * (1.0 + two.abs()));
        }
    }
}
