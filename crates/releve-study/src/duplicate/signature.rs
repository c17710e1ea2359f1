//! MinHash signatures in bands.
//!
//! A. Broder et al., "Min-wise independent permutations", STOC 1998; bands as
//! in J. Leskovec, A. Rajaraman, J. Ullman, "Mining of Massive Datasets",
//! section 3.4. Two texts of resemblance s share a band with probability
//! 1 − (1 − s³)²⁰: 0.73 at 0.4, 0.98 at 0.56, 0.02 at 0.1.

use super::Shingles;

/// Bands of a signature.
const BANDS: usize = 20;

/// Hashes in a band.
const ROWS: usize = 3;

/// The bands of a text, by which candidates are found; none of an empty text.
pub(crate) fn bands(shingles: &Shingles) -> Vec<i64> {
    let hashes = shingles.hashes();
    if hashes.is_empty() {
        return Vec::new();
    }
    let mut least = [u32::MAX; BANDS * ROWS];
    for &hash in hashes {
        for (row, least) in least.iter_mut().enumerate() {
            // Multiply-shift (Dietzfelbinger et al. 1997): odd factors of the
            // golden ratio's powers stand for random permutations.
            let permuted = (u64::from(hash) + 1).wrapping_mul(FACTORS[row]) >> 32;
            *least = (*least).min(permuted as u32);
        }
    }
    least
        .chunks_exact(ROWS)
        .enumerate()
        .map(|(band, rows)| {
            let mixed = rows.iter().fold(band as u64 + 1, |mixed, &row| {
                (mixed.rotate_left(29) ^ u64::from(row)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
            });
            // Four bytes in the file: a chance meeting costs one comparison.
            i64::from((mixed >> 32) as u32 as i32)
        })
        .collect()
}

/// SplitMix64 (Steele, Lea, Flood 2014) from 0, made odd.
const FACTORS: [u64; BANDS * ROWS] = {
    let mut factors = [0; BANDS * ROWS];
    let mut state = 0u64;
    let mut row = 0;
    while row < factors.len() {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        factors[row] = (mixed ^ (mixed >> 31)) | 1;
        row += 1;
    }
    factors
};

#[cfg(test)]
mod tests {
    use super::*;

    /// The part of 200 pairs of that resemblance that share a band.
    fn found(resemblance: f64) -> f64 {
        let runs = 300;
        let shared = (2.0 * runs as f64 * resemblance / (1.0 + resemblance)) as usize;
        let text = |from: usize, own: &str| -> String {
            let mut words: Vec<String> = (0..shared).map(|n| format!("s{from}x{n}")).collect();
            words.extend((shared..runs).map(|n| format!("{own}{from}x{n}")));
            words.join(" ")
        };
        let hits = (0..200).filter(|&pair| {
            let (one, two) = (text(pair, "a"), text(pair, "b"));
            let one = bands(&Shingles::of(&one));
            bands(&Shingles::of(&two))
                .iter()
                .any(|band| one.contains(band))
        });
        hits.count() as f64 / 200.0
    }

    #[test]
    fn likely_from_the_threshold_on() {
        assert!(found(0.6) > 0.96, "{}", found(0.6));
        assert!(found(0.4) > 0.6, "{}", found(0.4));
        assert!(found(0.1) < 0.08, "{}", found(0.1));
    }
}
