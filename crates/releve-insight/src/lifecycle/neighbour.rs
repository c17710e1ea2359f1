//! Steps from one course to the next.

use super::evidence::{AUTOCORRELATIONS, Evidence, MOST_RAMPS};
use super::ramp::{Ramp, at_once, with_ramp};
use super::search::{Search, State};
use releve_series::Random;

/// Ramps after a step, and the logarithm of how much likelier the way back is
/// than the way there.
type Step = (Vec<Ramp>, f64);

impl Search<'_> {
    /// A neighbour of a state, and the logarithm of how much likelier the way
    /// back is than the way there.
    pub(crate) fn neighbour(
        &self,
        evidence: &Evidence,
        from: &State,
        random: &mut Random,
    ) -> Option<(State, f64)> {
        let places = evidence.grid.len();
        let ramps = from.ramps.clone();
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
        let (ramps, ratio) = if kind < 0.25 {
            turned(ramps, random)?
        } else if kind < 0.3 {
            a_bump_more(&ramps, places, random)?
        } else if kind < 0.35 {
            a_bump_less(ramps, places, random)?
        } else if kind < 0.5 {
            a_ramp_more(&ramps, places, random)?
        } else if kind < 0.65 {
            a_ramp_less(ramps, places, random)?
        } else {
            moved(ramps, places, random)?
        };
        if ramps.first().is_some_and(|first| first.back) {
            return None;
        }
        Some((
            self.state(evidence, from.autocorrelation, from.season, ramps)?,
            ratio,
        ))
    }
}

/// In how many ways two places can be chosen.
fn pairs(places: usize) -> f64 {
    (places * (places - 1) / 2) as f64
}

/// In how many ways three places can be chosen.
fn triples(places: usize) -> f64 {
    pairs(places) * (places as f64 - 2.0) / 3.0
}

/// A ramp that undoes the one before it has a size of its own, or the other way.
fn turned(mut ramps: Vec<Ramp>, random: &mut Random) -> Option<Step> {
    let others = ramps.len().checked_sub(1).filter(|others| *others > 0)?;
    let at = 1 + random.below(others);
    ramps[at].back = !ramps[at].back;
    Some((ramps, 0.0))
}

/// Ramps that begin a bump: the next undoes them at once.
fn bumps(ramps: &[Ramp]) -> Vec<usize> {
    (1..ramps.len())
        .filter(|at| at_once(ramps, *at) && !ramps[at - 1].back)
        .map(|at| at - 1)
        .collect()
}

/// A rise and fall more, or a fall and rise; a rise alone may be met too seldom
/// to lead to both.
fn a_bump_more(ramps: &[Ramp], places: usize, random: &mut Random) -> Option<Step> {
    let mut chosen = [(); 3].map(|()| random.below(places));
    chosen.sort_unstable();
    let [begin, top, end] = chosen;
    if begin == top || top == end || ramps.len() + 2 > MOST_RAMPS {
        return None;
    }
    let back = Ramp {
        back: true,
        ..Ramp::free(top, end)
    };
    let ramps = with_ramp(ramps, &[Ramp::free(begin, top), back])?;
    let ratio = (triples(places) / bumps(&ramps).len() as f64).ln();
    Some((ramps, ratio))
}

fn a_bump_less(mut ramps: Vec<Ramp>, places: usize, random: &mut Random) -> Option<Step> {
    let bumps = bumps(&ramps);
    if bumps.is_empty() {
        return None;
    }
    let at = bumps[random.below(bumps.len())];
    ramps.drain(at..at + 2);
    Some((ramps, -(triples(places) / bumps.len() as f64).ln()))
}

fn a_ramp_more(ramps: &[Ramp], places: usize, random: &mut Random) -> Option<Step> {
    let (one, two) = (random.below(places), random.below(places));
    if one == two || ramps.len() == MOST_RAMPS {
        return None;
    }
    let mut new = Ramp::free(one.min(two), one.max(two));
    let mut ratio = pairs(places).ln();
    if ramps.first().is_some_and(|first| first.begin < new.begin) {
        new.back = random.below(2) == 1;
        ratio += std::f64::consts::LN_2;
    }
    let ramps = with_ramp(ramps, &[new])?;
    ratio -= (ramps.len() as f64).ln();
    Some((ramps, ratio))
}

fn a_ramp_less(mut ramps: Vec<Ramp>, places: usize, random: &mut Random) -> Option<Step> {
    if ramps.is_empty() {
        return None;
    }
    let at = random.below(ramps.len());
    let mut ratio = (ramps.len() as f64 / pairs(places)).ln();
    if at > 0 {
        ratio -= std::f64::consts::LN_2;
    }
    ramps.remove(at);
    Some((ramps, ratio))
}

/// An end moved a little or anywhere, the whole ramp moved, or the place where two
/// ramps meet.
fn moved(mut ramps: Vec<Ramp>, places: usize, random: &mut Random) -> Option<Step> {
    if ramps.is_empty() {
        return None;
    }
    let at = random.below(ramps.len());
    let low = if at == 0 { 0 } else { ramps[at - 1].end };
    let mut high = ramps.get(at + 1).map_or(places - 1, |next| next.begin);
    let step = |place: usize, random: &mut Random| {
        let far = 1 + random.below(4);
        if random.below(2) == 0 {
            place.checked_sub(far)
        } else {
            Some(place + far)
        }
    };
    let Ramp { begin, end, back } = ramps[at];
    let (begin, end) = match random.below(6) {
        0 => (step(begin, random)?, end),
        1 => (begin, step(end, random)?),
        2 => (low + random.below(high - low + 1), end),
        3 => (begin, low + random.below(high - low + 1)),
        4 => {
            let to = step(begin, random)?;
            (to, (end + to).checked_sub(begin)?)
        }
        _ => {
            let next = ramps.get_mut(at + 1).filter(|next| next.begin == end)?;
            let to = step(end, random)?;
            next.begin = to;
            high = next.end - 1;
            (begin, to)
        }
    };
    if begin < low || end > high || begin >= end {
        return None;
    }
    ramps[at] = Ramp { begin, end, back };
    Some((ramps, 0.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bump_goes_as_it_came() {
        let mut random = Random::new(1);
        let here = vec![Ramp::free(10, 14)];
        let (mut more, mut less) = (0, 0);
        for _ in 0..1000 {
            let Some((with, there)) = a_bump_more(&here, 40, &mut random) else {
                continue;
            };
            more += 1;
            assert!(with.len() == 3 && there > 0.0);
            let Some((without, back)) = a_bump_less(with, 40, &mut random) else {
                continue;
            };
            less += 1;
            assert_eq!(without, here);
            assert!((there + back).abs() < 1e-12);
        }
        assert!(more > 100 && more == less);
    }
}
