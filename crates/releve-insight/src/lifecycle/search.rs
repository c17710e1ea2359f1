//! Which courses explain a series, and how likely each is.

use super::Stage;
use super::evidence::{AUTOCORRELATIONS, Evidence, MOST_RAMPS, Ramp, WALKS};
use super::observed::Observed;
use super::rule::{self, Move};
use super::season::Season;
use releve_series::Random;

/// What the places of a ramp cost, in logarithms of how many there are.
const PLACE_COST: f64 = 0.75;
/// The logarithm of how much likelier no change at all is beforehand.
const CHANGE_COST: f64 = 3.0;
/// The logarithm of how much likelier a last ramp goes on than it ended at any one
/// place.
const GOING_ON: f64 = 2.5;
/// The logarithm of how much likelier a season as large throughout is beforehand
/// than one as large as the level.
const GROWS_COST: f64 = 2.5;
/// The logarithm of how much likelier a random walk without a change is beforehand
/// than errors that forget without one.
const RANDOM_WALK: f64 = 1.0;
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
    /// The logarithm of its weight.
    pub(crate) weight: f64,
}

/// What makes a course likely beforehand, and which seasons are looked at.
#[derive(Debug, Clone)]
pub(crate) struct Search<'a> {
    seasons: &'a [Season],
    a_ramp: f64,
    any_ramp: f64,
    going_on: f64,
    grows: f64,
    random_walk: f64,
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
        let (criterion, changes) = evidence.criterion(autocorrelation, season, &ramps)?;
        let mut weight = -0.5 * criterion - ramps.len() as f64 * self.a_ramp;
        if let Some((_, end)) = ramps.last() {
            weight -= self.any_ramp;
            if *end == evidence.grid.len() - 1 {
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
            changes,
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
                            if let Some(with) = with_ramp(&ramps, (begin, end))
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

    /// A neighbour of a state, and the logarithm of how much likelier the way
    /// back is than the way there.
    pub(crate) fn neighbour(
        &self,
        evidence: &Evidence,
        from: &State,
        random: &mut Random,
    ) -> Option<(State, f64)> {
        let places = evidence.grid.len();
        let pairs = (places * (places - 1) / 2) as f64;
        let mut ramps = from.ramps.clone();
        let kind = random.uniform();
        if kind < 0.15 {
            let to = from.autocorrelation + 2 * random.below(2);
            let to = to
                .checked_sub(1)
                .filter(|to| *to < AUTOCORRELATIONS.len())?;
            return Some((self.state(evidence, to, from.season, ramps)?, 0.0));
        }
        if kind < 0.2 {
            let to = self.seasons[random.below(self.seasons.len())];
            return Some((self.state(evidence, from.autocorrelation, to, ramps)?, 0.0));
        }
        let mut ratio = 0.0;
        if kind < 0.45 {
            // A ramp more.
            let (one, two) = (random.below(places), random.below(places));
            if one == two || ramps.len() == MOST_RAMPS {
                return None;
            }
            ramps = with_ramp(&ramps, (one.min(two), one.max(two)))?;
            ratio = (pairs / ramps.len() as f64).ln();
        } else if ramps.is_empty() {
            return None;
        } else if kind < 0.7 {
            ratio = (ramps.len() as f64 / pairs).ln();
            ramps.remove(random.below(ramps.len()));
        } else {
            // An end moved a little or anywhere, or the whole ramp moved.
            let at = random.below(ramps.len());
            let low = if at == 0 { 0 } else { ramps[at - 1].1 };
            let high = ramps.get(at + 1).map_or(places - 1, |next| next.0);
            let step = |place: usize, random: &mut Random| {
                let far = 1 + random.below(4);
                if random.below(2) == 0 {
                    place.checked_sub(far)
                } else {
                    Some(place + far)
                }
            };
            let (begin, end) = ramps[at];
            ramps[at] = match random.below(5) {
                0 => (step(begin, random)?, end),
                1 => (begin, step(end, random)?),
                2 => (low + random.below(high - low + 1), end),
                3 => (begin, low + random.below(high - low + 1)),
                _ => {
                    let to = step(begin, random)?;
                    (to, (end + to).checked_sub(begin)?)
                }
            };
            if ramps[at].0 < low || ramps[at].1 > high || ramps[at].0 >= ramps[at].1 {
                return None;
            }
        }
        Some((
            self.state(evidence, from.autocorrelation, from.season, ramps)?,
            ratio,
        ))
    }
}

/// The ramps with one more in its place; `None` where it lies over another.
fn with_ramp(ramps: &[Ramp], new: Ramp) -> Option<Vec<Ramp>> {
    let place = ramps.partition_point(|ramp| ramp.0 < new.0);
    if place > 0 && ramps[place - 1].1 > new.0 || ramps.get(place).is_some_and(|r| r.0 < new.1) {
        return None;
    }
    let mut with = Vec::with_capacity(ramps.len() + 1);
    with.extend_from_slice(&ramps[..place]);
    with.push(new);
    with.extend_from_slice(&ramps[place..]);
    Some(with)
}

impl State {
    /// Its moves, in weeks, from a level of 0.
    pub(crate) fn moves(&self, evidence: &Evidence, weeks: f64) -> Vec<Move> {
        let mut level = 0.0;
        (self.ramps.iter().zip(self.changes))
            .map(|((begin, end), change)| {
                let from = level;
                level += change;
                Move {
                    begin: evidence.grid[*begin] * weeks,
                    end: evidence.grid[*end] * weeks,
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

    pub(crate) fn slope(&self, evidence: &Evidence) -> f64 {
        match (self.ramps.last(), self.ramps.len().checked_sub(1)) {
            (Some((begin, end)), Some(last)) if *end == evidence.grid.len() - 1 => {
                self.changes[last] / (evidence.grid[*end] - evidence.grid[*begin])
            }
            _ => 0.0,
        }
    }
}
