//! Forecasts of parts and totals brought together.

use std::collections::BTreeSet;

use crate::forecast::Forecast;
use crate::matrix::{Cholesky, Matrix};
use crate::run::Run;
use crate::validation::{SERIES, sample};
use crate::{Error, Model, Request, Series};

use super::bands::draw;
use super::covariance::Covariance;
use super::leaves;

/// What forecasts have to obey: each total is the sum of its parts.
pub(super) struct Structure {
    /// The series that are parts or totals, by their place among all.
    pub(super) places: Vec<usize>,
    /// Each total and its parts, by their place among these.
    pub(super) totals: Vec<(usize, Vec<usize>)>,
    /// Of each whether it is no total.
    is_part: Vec<bool>,
    /// Where no value of theirs was ever negative, none will be.
    positive: bool,
    /// W C' (C W C')⁻¹: by how much each is moved for what each total is too high.
    weights: Matrix,
    pub(super) covariance: Covariance,
}

/// Brings forecasts of parts and totals together so that they add up, by the
/// covariance of their errors inside the history: the trace of the covariance of
/// what remains is least (MinT with shrinkage; Wickramasuriya, Athanasopoulos and
/// Hyndman, *Optimal forecast reconciliation for hierarchical and grouped time
/// series through trace minimization*, JASA 114, 2019). Gives what a reader
/// should know.
pub(crate) fn reconcile(
    run: &Run,
    series: &[Series],
    model: Model,
    request: &Request,
    forecasts: &mut [Forecast],
) -> Result<Vec<String>, Error> {
    let (structure, said) = Structure::new(run, series, model, request)?;
    let unknown = |place: &&usize| forecasts[**place].points().is_empty();
    if let Some(place) = structure.places.iter().find(unknown) {
        return Err(Error::request(format!(
            "the series `{}` has no value; expected sums of series that have some",
            series[*place].name()
        )));
    }
    let base: Vec<Vec<f64>> = (structure.places.iter())
        .map(|place| forecasts[*place].points().to_vec())
        .collect();
    let mut points = vec![vec![0.0; request.horizon]; structure.places.len()];
    let mut column = vec![0.0; structure.places.len()];
    for lead in 0..request.horizon {
        for (cell, row) in column.iter_mut().zip(&base) {
            *cell = row[lead];
        }
        structure.project(&mut column);
        for (row, value) in points.iter_mut().zip(&column) {
            row[lead] = *value;
        }
    }
    let drawn = draw(&structure, run, model, request, &points);
    for (at, (points, mut bands)) in points.into_iter().zip(drawn).enumerate() {
        bands.around(&points);
        forecasts[structure.places[at]].set(points, bands.edges, bands.quantile);
    }
    Ok(said)
}

impl Structure {
    fn new(
        run: &Run,
        series: &[Series],
        model: Model,
        request: &Request,
    ) -> Result<(Self, Vec<String>), Error> {
        let leaves = leaves(series, &request.sums)?;
        let by_name = super::places(series);
        let place = |name: &str| by_name.get(name).copied();
        let involved: BTreeSet<usize> = leaves
            .iter()
            .flat_map(|(total, parts)| std::iter::once(total).chain(parts))
            .filter_map(|name| place(name))
            .collect();
        let places: Vec<usize> = involved.into_iter().collect();
        let within = |name: &str| places.binary_search(&place(name)?).ok();
        let totals: Vec<(usize, Vec<usize>)> = leaves
            .iter()
            .filter_map(|(total, parts)| {
                let parts = parts.iter().filter_map(|part| within(part)).collect();
                Some((within(total)?, parts))
            })
            .collect();
        let mut counts = vec![1; places.len()];
        let mut is_part = vec![true; places.len()];
        for (total, parts) in &totals {
            (counts[*total], is_part[*total]) = (parts.len(), false);
        }
        let mut said = Vec::new();
        let sizes: Vec<f64> = places.iter().map(|place| run.fit.sizes()[*place]).collect();
        // Origins are a quarter of the horizon apart.
        let overlap = run.validation.origins.len().clamp(1, 4) as f64;
        let covariance =
            errors(run, model, &places).and_then(|errors| Covariance::of(&errors, &sizes, overlap));
        let covariance = covariance.unwrap_or_else(|| {
            said.push(
                "too little is known of how errors of parts and totals hang together; they are \
                 brought together by the number of parts alone"
                    .to_owned(),
            );
            Covariance::structural(&counts)
        });
        let weights = weights(&covariance, &totals).ok_or_else(|| {
            Error::request("the errors of these totals are none; expected series that vary")
        })?;
        let negative = |place: &usize| run.panel.row(*place).iter().any(|value| *value < 0.0);
        let positive = !places.iter().any(negative);
        let structure = Self {
            places,
            totals,
            is_part,
            positive,
            weights,
            covariance,
        };
        Ok((structure, said))
    }

    /// The places of those that are no totals, ascending.
    pub(super) fn parts(&self) -> impl Iterator<Item = usize> {
        (0..self.places.len()).filter(|at| self.is_part[*at])
    }

    /// Moves values of one period, a value a series, so that they add up.
    fn project(&self, values: &mut [f64]) {
        let too_high: Vec<f64> = (self.totals.iter())
            .map(|(total, parts)| values[*total] - parts.iter().map(|at| values[*at]).sum::<f64>())
            .collect();
        for (at, value) in values.iter_mut().enumerate() {
            let weights = self.weights.row(at);
            *value -= weights
                .iter()
                .zip(&too_high)
                .map(|(w, high)| w * high)
                .sum::<f64>();
            if self.positive && self.is_part[at] {
                *value = value.max(0.0);
            }
        }
        // To the last digit, and after parts that would be negative are zero.
        for (total, parts) in &self.totals {
            values[*total] = parts.iter().map(|at| values[*at]).sum();
        }
    }
}

/// The errors of a model inside the history; `None` where not all of these series
/// were tried.
fn errors(run: &Run, model: Model, places: &[usize]) -> Option<Vec<Vec<f64>>> {
    let record = run.validation.models.get(&model)?;
    if run.panel.width() > SERIES {
        let tried = sample(run.panel.width());
        let rows = places.iter().map(|place| tried.binary_search(place).ok());
        return rows.map(|row| record.errors.get(row?).cloned()).collect();
    }
    places
        .iter()
        .map(|place| record.errors.get(*place).cloned())
        .collect()
}

/// `None` where a total follows from the others.
fn weights(covariance: &Covariance, totals: &[(usize, Vec<usize>)]) -> Option<Matrix> {
    let size = covariance.spreads.len();
    // W C', a row a series, a column a total.
    let moved = Matrix::from_fn(size, totals.len(), |at, which| {
        let (total, parts) = &totals[which];
        covariance.at(at, *total)
            - parts
                .iter()
                .map(|part| covariance.at(at, *part))
                .sum::<f64>()
    });
    let square = Matrix::from_fn(totals.len(), totals.len(), |one, two| {
        let (total, parts) = &totals[one];
        moved.row(*total)[two] - parts.iter().map(|part| moved.row(*part)[two]).sum::<f64>()
    });
    let largest = (0..totals.len())
        .map(|at| square.row(at)[at])
        .fold(0.0, f64::max);
    let ridged = Matrix::from_fn(totals.len(), totals.len(), |one, two| {
        square.row(one)[two] + if one == two { 1e-12 * largest } else { 0.0 }
    });
    Some(Cholesky::of(ridged)?.solve(moved.transposed()).transposed())
}
