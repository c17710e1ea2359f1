//! Which courses explain a series, and how likely each is.

use super::evidence::{AUTOCORRELATIONS, Evidence, HARMONICS, MOST_RAMPS, Ramp};
use super::observed::Observed;
use super::rule::{self, Move};
use super::{Slope, Stage};
use releve_series::Random;

/// Steps of the chain, of which the first are not counted.
const STEPS: usize = 22_000;
const UNCOUNTED: usize = 2_000;
/// What the places of a ramp cost, in logarithms of how many there are.
const PLACE_COST: f64 = 0.75;
/// The logarithm of how much likelier no change at all is beforehand.
const CHANGE_COST: f64 = 3.0;
/// The logarithm of how much likelier a last ramp goes on than it ended at any one
/// place.
const GOING_ON: f64 = 2.5;
/// What a ramp costs while the walk's beginning is looked for: Schwarz's half of
/// the logarithm of the number of values, once more.
const FIRST_COST: f64 = 0.5;

/// One way in which a series may have come about.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct State {
    pub(crate) autocorrelation: usize,
    pub(crate) harmonics: usize,
    pub(crate) ramps: Vec<Ramp>,
    pub(crate) changes: [f64; MOST_RAMPS],
    /// The logarithm of its weight.
    pub(crate) weight: f64,
}

/// A walk's rules.
struct Search<'a> {
    evidence: &'a Evidence,
    a_ramp: f64,
    any_ramp: f64,
    going_on: f64,
}

impl Search<'_> {
    fn state(&self, autocorrelation: usize, harmonics: usize, ramps: Vec<Ramp>) -> Option<State> {
        let (criterion, changes) = self
            .evidence
            .criterion(autocorrelation, harmonics, &ramps)?;
        let mut weight = -0.5 * criterion - ramps.len() as f64 * self.a_ramp;
        if let Some((_, end)) = ramps.last() {
            weight -= self.any_ramp;
            if *end == self.evidence.grid.len() - 1 {
                weight += self.going_on;
            }
        }
        Some(State {
            autocorrelation,
            harmonics,
            ramps,
            changes,
            weight,
        })
    }

    /// From nothing, the ramp that serves best, and again, while that helps.
    fn greedy(&self) -> Option<State> {
        let places = self.evidence.grid.len();
        let mut best: Option<State> = None;
        let better = |best: &Option<State>, state: &State| {
            best.as_ref().is_none_or(|best| state.weight > best.weight)
        };
        for autocorrelation in [0, 3, 6, AUTOCORRELATIONS.len() - 1] {
            for harmonics in [0, HARMONICS] {
                let Some(mut here) = self.state(autocorrelation, harmonics, Vec::new()) else {
                    continue;
                };
                let mut ramps: Vec<Ramp> = Vec::new();
                while ramps.len() < 4 {
                    let mut next: Option<State> = None;
                    for begin in (0..places - 1).step_by(2) {
                        for end in (begin + 1..places).step_by(3) {
                            if let Some(with) = with_ramp(&ramps, (begin, end))
                                && let Some(state) = self.state(autocorrelation, harmonics, with)
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
    fn neighbour(&self, from: &State, random: &mut Random) -> Option<(State, f64)> {
        let places = self.evidence.grid.len();
        let pairs = (places * (places - 1) / 2) as f64;
        let mut ramps = from.ramps.clone();
        let kind = random.uniform();
        if kind < 0.15 {
            let to = from.autocorrelation + 2 * random.below(2);
            let to = to
                .checked_sub(1)
                .filter(|to| *to < AUTOCORRELATIONS.len())?;
            return Some((self.state(to, from.harmonics, ramps)?, 0.0));
        }
        if kind < 0.2 {
            let to = random.below(HARMONICS + 1);
            return Some((self.state(from.autocorrelation, to, ramps)?, 0.0));
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
            self.state(from.autocorrelation, from.harmonics, ramps)?,
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

/// Walks over courses, each as often as it is likely (Green, *Reversible jump
/// Markov chain Monte Carlo*, Biometrika 1995; the sizes of ramps are integrated
/// out, so that no Jacobian is needed), and shows each step and whether it is new.
fn walk(evidence: &Evidence, mut each: impl FnMut(&State, bool)) -> Option<()> {
    let places = evidence.grid.len() as f64;
    let search = Search {
        evidence,
        a_ramp: (places * (places - 1.0) / 2.0).ln() * PLACE_COST,
        any_ramp: CHANGE_COST,
        going_on: GOING_ON,
    };
    let first = Search {
        evidence,
        a_ramp: FIRST_COST * evidence.values.ln(),
        any_ramp: 0.0,
        going_on: 0.0,
    };
    let mut random = Random::new(0x7265_6c65_7665);
    let mut now = first.greedy()?;
    now = search.state(now.autocorrelation, now.harmonics, now.ramps)?;
    let mut fresh = true;
    for step in 0..STEPS {
        if let Some((next, ratio)) = search.neighbour(&now, &mut random)
            && (next.weight - now.weight + ratio).exp() > random.uniform()
        {
            now = next;
            fresh = true;
        }
        if step >= UNCOUNTED {
            each(&now, fresh);
            fresh = false;
        }
    }
    Some(())
}

/// What a walk over courses found.
#[derive(Debug, Clone)]
pub(crate) struct Walk {
    /// Stages and their shares of the walk, the largest first; not those below 1 %.
    pub(crate) probabilities: Vec<(Stage, f64)>,
    /// The likeliest course of each stage, in the order of [`Stage::ALL`].
    pub(crate) best: [Option<State>; Stage::ALL.len()],
    /// How steeply the level moves at the end.
    pub(crate) slope: Slope,
}

impl Walk {
    pub(crate) fn over(evidence: &Evidence, observed: &Observed) -> Option<Self> {
        let mut counts = [0_u32; Stage::ALL.len()];
        let mut best: [Option<State>; Stage::ALL.len()] = Default::default();
        let mut slopes = Vec::with_capacity(STEPS - UNCOUNTED);
        let (mut stage, mut slope) = (Stage::CannotTell, 0.0);
        walk(evidence, |state, fresh| {
            if fresh {
                (stage, slope) = (state.stage(evidence, observed), state.slope(evidence));
                let known = &mut best[stage as usize];
                if known
                    .as_ref()
                    .is_none_or(|known| known.weight < state.weight)
                {
                    *known = Some(state.clone());
                }
            }
            counts[stage as usize] += 1;
            slopes.push(slope);
        })?;
        slopes.sort_unstable_by(f64::total_cmp);
        let all = slopes.len() as f64;
        let at = |share: f64| slopes[((all * share) as usize).min(slopes.len() - 1)];
        let mut probabilities: Vec<(Stage, f64)> = (Stage::ALL.into_iter().zip(counts))
            .map(|(stage, count)| (stage, f64::from(count) / all))
            .filter(|(_, share)| *share >= 0.01)
            .collect();
        probabilities.sort_by(|one, two| two.1.total_cmp(&one.1));
        Some(Self {
            probabilities,
            best,
            slope: Slope {
                per_period: slopes.iter().sum::<f64>() / all,
                low: at(0.025),
                high: at(0.975),
            },
        })
    }
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

    fn stage(&self, evidence: &Evidence, observed: &Observed) -> Stage {
        let weeks = observed.weeks();
        match (self.ramps.is_empty(), self.harmonics) {
            (true, 0) => Stage::CannotTell,
            (true, _) => Stage::Seasonal,
            _ => rule::stage(&self.moves(evidence, weeks), observed.end() * weeks),
        }
    }

    fn slope(&self, evidence: &Evidence) -> f64 {
        match (self.ramps.last(), self.ramps.len().checked_sub(1)) {
            (Some((begin, end)), Some(last)) if *end == evidence.grid.len() - 1 => {
                self.changes[last] / (evidence.grid[*end] - evidence.grid[*begin])
            }
            _ => 0.0,
        }
    }
}
