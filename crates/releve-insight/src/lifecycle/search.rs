//! Which courses explain a series, and how likely each is.

use super::Stage;
use super::evidence::{Evidence, MOST_RAMPS, WALKS};
use super::observed::Observed;
use super::ramp::{Ramp, with_ramp};
use super::rule::{self, Move};
use super::season::Season;

/// What the places of a ramp cost, in logarithms of how many there are.
const PLACE_COST: f64 = 0.75;
/// The logarithm of how much likelier no change at all is beforehand.
const CHANGE_COST: f64 = 3.0;
/// The logarithm of how much likelier a last ramp goes on than it ended at any one
/// place.
const GOING_ON: f64 = 2.5;
/// The logarithm of how much likelier a season as large throughout is beforehand
/// than one as large as the level.
const GROWS_COST: f64 = 2.0;
/// The logarithm of how much likelier a random walk without a change is beforehand
/// than errors that forget without one.
const RANDOM_WALK: f64 = 1.0;
/// The logarithm of how much likelier a ramp of any size is beforehand than one
/// that undoes the ramp before it.
const BACK_COST: f64 = 1.0;
/// From lowest to highest a random walk of n steps goes farther than so many
/// standard deviations of a step by the root of n only once in a hundred times.
const FARTHEST: f64 = 3.0;
/// What a ramp costs while the walk's beginning is looked for: Schwarz's half of
/// the logarithm of the number of values, once more.
const FIRST_COST: f64 = 0.5;

/// One way in which a series may have come about.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct State {
    pub(crate) autocorrelation: usize,
    pub(crate) season: Season,
    pub(crate) ramps: Vec<Ramp>,
    pub(crate) changes: [f64; MOST_RAMPS],
    /// Standard deviation of what is new in an error, one period after another.
    pub(crate) step: f64,
    /// The logarithm of its weight.
    pub(crate) weight: f64,
}

/// What makes a course likely beforehand, and which seasons are looked at.
#[derive(Debug, Clone)]
pub(crate) struct Search<'a> {
    pub(crate) seasons: &'a [Season],
    a_ramp: f64,
    any_ramp: f64,
    going_on: f64,
    grows: f64,
    random_walk: f64,
    back: f64,
}

impl<'a> Search<'a> {
    /// As courses are weighed.
    pub(crate) fn weighing(evidence: &Evidence, seasons: &'a [Season]) -> Self {
        let places = evidence.grid.len() as f64;
        Self {
            seasons,
            a_ramp: (places * (places - 1.0) / 2.0).ln() * PLACE_COST,
            any_ramp: CHANGE_COST,
            going_on: GOING_ON,
            grows: GROWS_COST,
            random_walk: RANDOM_WALK,
            back: BACK_COST,
        }
    }

    /// As the walk's beginning is looked for.
    pub(crate) fn first(evidence: &Evidence, seasons: &'a [Season]) -> Self {
        Self {
            seasons,
            a_ramp: FIRST_COST * evidence.values.ln(),
            any_ramp: 0.0,
            going_on: 0.0,
            grows: 0.0,
            random_walk: 0.0,
            back: 0.0,
        }
    }

    /// A course with its weight; `None` where ramps cannot be told apart.
    pub(crate) fn state(
        &self,
        evidence: &Evidence,
        autocorrelation: usize,
        season: Season,
        ramps: Vec<Ramp>,
    ) -> Option<State> {
        let fit = evidence.fit(autocorrelation, season, &ramps)?;
        let mut weight = -0.5 * fit.criterion - ramps.len() as f64 * self.a_ramp;
        weight -= ramps.iter().filter(|ramp| ramp.back).count() as f64 * self.back;
        if let Some(last) = ramps.last() {
            weight -= self.any_ramp;
            if last.end == evidence.grid.len() - 1 {
                weight += self.going_on;
            }
        } else if autocorrelation >= WALKS {
            weight += self.random_walk;
        }
        if season.grows {
            weight -= self.grows;
        }
        Some(State {
            autocorrelation,
            season,
            ramps,
            changes: fit.changes,
            step: fit.step,
            weight,
        })
    }

    /// From nothing, the ramp that serves best, and again, while that helps.
    pub(crate) fn greedy(&self, evidence: &Evidence, autocorrelations: &[usize]) -> Option<State> {
        let places = evidence.grid.len();
        let mut best: Option<State> = None;
        let better = |best: &Option<State>, state: &State| {
            best.as_ref().is_none_or(|best| state.weight > best.weight)
        };
        for autocorrelation in autocorrelations.iter().copied() {
            for season in self.seasons {
                let Some(mut here) = self.state(evidence, autocorrelation, *season, Vec::new())
                else {
                    continue;
                };
                let mut ramps: Vec<Ramp> = Vec::new();
                while ramps.len() < 4 {
                    let mut next: Option<State> = None;
                    for begin in (0..places - 1).step_by(2) {
                        for end in (begin + 1..places).step_by(3) {
                            if let Some(with) = with_ramp(&ramps, &[Ramp::free(begin, end)])
                                && let Some(state) =
                                    self.state(evidence, autocorrelation, *season, with)
                                && better(&next, &state)
                            {
                                next = Some(state);
                            }
                        }
                    }
                    let Some(next) = next else { break };
                    ramps.clone_from(&next.ramps);
                    if next.weight > here.weight {
                        here = next;
                    }
                }
                if better(&best, &here) {
                    best = Some(here);
                }
            }
        }
        best
    }
}

impl State {
    /// Its moves, in weeks, from a level of 0.
    pub(crate) fn moves(&self, evidence: &Evidence, weeks: f64) -> Vec<Move> {
        let mut level = 0.0;
        (self.ramps.iter().zip(self.changes))
            .map(|(ramp, change)| {
                let from = level;
                level += change;
                Move {
                    begin: evidence.grid[ramp.begin] * weeks,
                    end: evidence.grid[ramp.end] * weeks,
                    from,
                    to: level,
                }
            })
            .collect()
    }

    pub(crate) fn stage(&self, evidence: &Evidence, observed: &Observed) -> Stage {
        let weeks = observed.weeks();
        match (self.ramps.is_empty(), self.season.harmonics) {
            (true, 0) => Stage::CannotTell,
            (true, _) => Stage::Seasonal,
            _ => rule::stage(&self.moves(evidence, weeks), observed.end() * weeks),
        }
    }

    /// True if its errors are all but a random walk, and one that could have gone as
    /// far as the level did.
    pub(crate) fn wanders(&self, evidence: &Evidence) -> bool {
        if self.autocorrelation < WALKS {
            return false;
        }
        let periods = evidence.grid.last().copied().unwrap_or(0.0);
        let (_, range) = rule::range(&self.moves(evidence, 1.0));
        self.ramps.is_empty() || range < FARTHEST * self.step * periods.sqrt()
    }

    pub(crate) fn slope(&self, evidence: &Evidence) -> f64 {
        match (self.ramps.last(), self.ramps.len().checked_sub(1)) {
            (Some(ramp), Some(last)) if ramp.end == evidence.grid.len() - 1 => {
                self.changes[last] / (evidence.grid[ramp.end] - evidence.grid[ramp.begin])
            }
            _ => 0.0,
        }
    }
}
