//! Near-duplicates: the same article twice, whether syndicated, shortened or
//! lightly edited.
//!
//! Broder's resemblance (A. Broder, "On the resemblance and containment of
//! documents", SEQUENCES 1997): the part of the runs of three words that two
//! texts share. Candidates are found by the bands of a MinHash signature and
//! then compared exactly. `eval/duplicates.tsv` holds the pairs by which
//! the bounds were chosen.

mod originals;
mod place;
mod shingle;
mod signature;

pub use originals::Originals;
pub(crate) use place::{place, place_anew, restore, withdraw};
use shingle::Likeness;
pub(crate) use shingle::Shingles;
pub(crate) use signature::bands;

/// From this resemblance on two texts are one article.
const ALIKE: f64 = 0.56;

/// From this resemblance on they are where one holds almost all of the other:
/// an article that was cut to half its length. Below it the longer one is
/// another article that quotes the shorter.
const ALIKE_IN_PART: f64 = 0.4;

/// What counts as almost all.
const CONTAINED: f64 = 0.85;

/// From this part of the shorter one's runs on two texts of one title and one
/// day are one article: a word that is put right costs three runs, of a dozen
/// words almost a third, and two articles share next to none.
const OF_ONE_DAY: f64 = 0.25;

impl Likeness {
    /// Whether two texts are one article. The three bounds were chosen on
    /// `eval/duplicates.tsv`; docs/STUDY.md tells how well they do there.
    pub(crate) fn is_copy(self) -> bool {
        self.resemblance >= ALIKE
            || self.resemblance >= ALIKE_IN_PART && self.containment >= CONTAINED
    }

    /// Whether more of the shorter text than not stands in the longer.
    pub(crate) fn is_mostly_within(self) -> bool {
        self.containment >= 0.5
    }

    /// Whether two texts of one title and one day are one article.
    pub(crate) fn shares_much(self) -> bool {
        self.containment >= OF_ONE_DAY
    }
}

/// How alike two texts are, 0 to 1: the runs of three words that both have, as
/// a part of the runs that either has. Case, accents and punctuation do not
/// count; Chinese is compared by pairs of characters.
///
/// # Example: an article and its copy with another ending
///
/// ```
/// use releve_study::{is_copy, resemblance};
///
/// let article = "Ballet flats are back on every street this spring, says the house.";
/// let copy = "BALLET FLATS are back on every street this spring, says the shop.";
/// assert!(resemblance(article, copy) > 0.8);
/// assert!(is_copy(article, copy));
/// assert!(resemblance(article, "Loafers sold well in Paris this autumn.") < 0.1);
/// ```
pub fn resemblance(one: &str, other: &str) -> f64 {
    Shingles::of(one).likeness(&Shingles::of(other)).resemblance
}

/// Whether a study takes one of two texts for a near-duplicate of the other,
/// once it compares them.
pub fn is_copy(one: &str, other: &str) -> bool {
    Shingles::of(one).likeness(&Shingles::of(other)).is_copy()
}
