//! Near-duplicates: the same article twice, whether syndicated, shortened or
//! lightly edited.
//!
//! Broder's resemblance (A. Broder, "On the resemblance and containment of
//! documents", SEQUENCES 1997): the part of the runs of three words that two
//! texts share. Candidates are found by the bands of a MinHash signature and
//! then compared exactly. `eval/duplicates/` holds the pairs by which the
//! threshold was chosen.

mod place;
mod shingle;
mod signature;

pub(crate) use place::{place, place_anew, withdraw};
pub(crate) use shingle::Shingles;
pub(crate) use signature::bands;

/// From this resemblance on two texts are one article. Measured on
/// `eval/duplicates/`: see docs/STUDY.md.
pub(crate) const ALIKE: f64 = 0.45;

/// How alike two texts are, 0 to 1: the runs of three words that both have, as
/// a part of the runs that either has. Case, accents and punctuation do not
/// count; Chinese is compared by characters.
///
/// # Example: an article and its copy with another ending
///
/// ```
/// use releve_study::resemblance;
///
/// let article = "Ballet flats are back on every street this spring, says the house.";
/// let copy = "BALLET FLATS are back on every street this spring, says the shop.";
/// assert!(resemblance(article, copy) > 0.8);
/// assert!(resemblance(article, "Loafers sold well in Paris this autumn.") < 0.1);
/// ```
pub fn resemblance(one: &str, other: &str) -> f64 {
    Shingles::of(one).resemblance(&Shingles::of(other))
}
