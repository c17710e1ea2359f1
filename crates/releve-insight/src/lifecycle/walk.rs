//! A walk over courses, each met as often as it is likely.

use super::evidence::{Evidence, WALKS};
use super::observed::Observed;
use super::search::{Search, State};
use super::season::{HARMONICS, Season};
use super::{SURE, Slope, Stage};
use releve_series::Random;

/// Steps that count, and steps before them with each kind of season.
const STEPS: usize = 20_000;
const UNCOUNTED: usize = 2_000;
/// After so many steps a season that grows is brought into line with the course.
const REGROWN: usize = 250;
/// By what the share of a stage of a trend is multiplied, emerging to revived: what
/// takes several moves is met too seldom, a plateau, which may have begun at many
/// places, too often. docs/LIFECYCLE.md, "Odds".
const ODDS: [f64; 7] = [2.0, 1.0, 1.0, 0.5, 1.0, 4.0, 4.0];

/// Walks over courses, each as often as it is likely (Green, *Reversible jump
/// Markov chain Monte Carlo*, Biometrika 1995; the sizes of ramps are integrated
/// out, so that no Jacobian is needed), and shows each step and whether it is new.
fn walk(
    evidence: &mut Evidence,
    observed: &Observed,
    mut each: impl FnMut(&Evidence, &State, bool),
) -> Option<()> {
    let (steady, growing) = Season::ALL.split_at(HARMONICS + 1);
    let mut random = Random::new(0x7265_6c65_7665);
    let mut starts: Vec<(f64, State)> = Vec::new();
    for seasons in [steady, growing] {
        // What a steady season left is where one that grows is looked for.
        let last = seasons[seasons.len() - 1];
        let (ends, autocorrelations) = match starts.first() {
            None => (vec![seasons[0], last], vec![0, 3, 6, WALKS]),
            Some((_, steady)) => (vec![last], vec![steady.autocorrelation]),
        };
        let first = Search::first(evidence, &ends);
        let Some(mut now) = first.greedy(evidence, &autocorrelations) else {
            continue;
        };
        evidence.grow(observed, &now);
        let search = Search::weighing(evidence, seasons);
        let mut heaviest = f64::NEG_INFINITY;
        now = search.state(evidence, now.autocorrelation, now.season, now.ramps)?;
        for step in 0..UNCOUNTED {
            search.step(evidence, observed, &mut now, step, &mut random);
            heaviest = heaviest.max(now.weight);
        }
        starts.push((heaviest, now));
    }
    let (_, mut now) = (starts.into_iter()).max_by(|one, two| one.0.total_cmp(&two.0))?;
    let search = Search::weighing(evidence, &Season::ALL);
    for step in 0..STEPS {
        let fresh = search.step(evidence, observed, &mut now, step, &mut random);
        each(evidence, &now, fresh || step == 0);
    }
    Some(())
}

impl Search<'_> {
    /// One step; true if it led anywhere.
    fn step(
        &self,
        evidence: &mut Evidence,
        observed: &Observed,
        now: &mut State,
        step: usize,
        random: &mut Random,
    ) -> bool {
        let mut fresh = false;
        if now.season.grows && step.is_multiple_of(REGROWN) {
            evidence.grow(observed, now);
            let ramps = now.ramps.clone();
            if let Some(anew) = self.state(evidence, now.autocorrelation, now.season, ramps) {
                *now = anew;
                fresh = true;
            }
        }
        if let Some((next, ratio)) = self.neighbour(evidence, now, random)
            && (next.weight - now.weight + ratio).exp() > random.uniform()
        {
            *now = next;
            fresh = true;
        }
        fresh
    }
}

/// What a walk over courses found.
#[derive(Debug, Clone)]
pub(crate) struct Walk {
    /// How probable stages are, the likeliest first: their shares of the walk,
    /// [`shared_out`]; not those below 1 %.
    pub(crate) probabilities: Vec<(Stage, f64)>,
    /// The likeliest course of each stage, in the order of [`Stage::ALL`].
    pub(crate) best: [Option<State>; Stage::ALL.len()],
    /// How steeply the level moves at the end.
    pub(crate) slope: Slope,
    /// The share of courses that wander at random, 0 to 1.
    pub(crate) wandering: f64,
}

impl Walk {
    pub(crate) fn over(evidence: &mut Evidence, observed: &Observed) -> Option<Self> {
        let mut counts = [0_u32; Stage::ALL.len()];
        let mut best: [Option<State>; Stage::ALL.len()] = Default::default();
        let mut slopes = Vec::with_capacity(STEPS);
        let mut wandering = 0_u32;
        let (mut stage, mut slope, mut wanders) = (Stage::CannotTell, 0.0, false);
        walk(evidence, observed, |evidence, state, fresh| {
            if fresh {
                (stage, slope) = (state.stage(evidence, observed), state.slope(evidence));
                wanders = state.wanders(evidence);
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
            wandering += u32::from(wanders);
        })?;
        slopes.sort_unstable_by(f64::total_cmp);
        let all = slopes.len() as f64;
        let slope = steepness(&slopes);
        let shares = shared_out(counts.map(|count| f64::from(count) / all));
        let mut probabilities: Vec<(Stage, f64)> = (Stage::ALL.into_iter().zip(shares))
            .filter(|(_, share)| *share >= 0.01)
            .collect();
        probabilities.sort_by(|one, two| two.1.total_cmp(&one.1));
        Some(Self {
            probabilities,
            best,
            wandering: f64::from(wandering) / all,
            slope,
        })
    }
}

/// The median of slopes, in order, and what 95 % of them have.
fn steepness(slopes: &[f64]) -> Slope {
    let last = slopes.len() - 1;
    let at = |share: f64| slopes[((slopes.len() as f64 * share) as usize).min(last)];
    Slope {
        per_period: at(0.5),
        low: at(0.025),
        high: at(0.975),
    }
}

/// Where the largest of the shares, in the order of [`Stage::ALL`], tells of a trend,
/// shares out anew by [`ODDS`] what the stages of a trend have together: odds say
/// which stage, and make no trend of what is none without them.
fn shared_out(mut shares: [f64; Stage::ALL.len()]) -> [f64; Stage::ALL.len()] {
    let (trends, others) = shares.split_at_mut(ODDS.len());
    let most = trends.iter().copied().fold(0.0, f64::max);
    if most < SURE || others.iter().any(|share| *share > most) {
        return shares;
    }
    let before: f64 = trends.iter().sum();
    (trends.iter_mut().zip(ODDS)).for_each(|(share, odds)| *share *= odds);
    let after: f64 = trends.iter().sum();
    trends.iter_mut().for_each(|share| *share *= before / after);
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odds_are_of_the_stages_of_a_trend() {
        for (place, stage) in Stage::ALL.into_iter().enumerate() {
            assert_eq!(stage.is_trend(), place < ODDS.len(), "{stage}");
        }
    }

    #[test]
    fn a_slope_lies_within_what_most_courses_have() {
        // Two of a hundred fall steeply: their mean is -0.02.
        let mut slopes = vec![0.0; 100];
        slopes[..2].fill(-1.0);
        let slope = steepness(&slopes);
        assert_eq!((slope.per_period, slope.low, slope.high), (0.0, 0.0, 0.0));
        let slopes: Vec<f64> = (0..100).map(f64::from).collect();
        let slope = steepness(&slopes);
        assert_eq!((slope.low, slope.per_period, slope.high), (2.0, 50.0, 97.0));
    }

    #[test]
    fn odds_make_no_trend() {
        let revived = [0.0, 0.4, 0.0, 0.0, 0.0, 0.0, 0.2, 0.1, 0.3];
        let shares = shared_out(revived);
        assert!((shares[1] - 0.2).abs() < 1e-12, "{shares:?}");
        assert!((shares[6] - 0.4).abs() < 1e-12, "{shares:?}");
        assert_eq!(shares[7..], revived[7..]);
        for not_told in [
            // "Cannot tell" has most.
            [0.0, 0.35, 0.0, 0.0, 0.0, 0.0, 0.25, 0.0, 0.4],
            // So has a trend, but not enough.
            [0.2, 0.2, 0.2, 0.0, 0.0, 0.0, 0.24, 0.0, 0.16],
        ] {
            assert_eq!(shared_out(not_told), not_told);
        }
    }
}
