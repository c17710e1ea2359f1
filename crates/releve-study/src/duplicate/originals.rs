use std::collections::HashMap;

use super::place::COMPARED;
use super::{Shingles, bands};

/// Tells copies from originals where there is no study: texts come one after
/// the other, and the first of near-duplicates is the original, as in a study.
///
/// # Example: the same notice in two papers
///
/// ```
/// use releve_study::Originals;
///
/// let mut originals = Originals::default();
/// let notice = "Ballet flats are back on every street this spring, says the house.";
/// assert_eq!(originals.copied("first", notice), None);
/// assert_eq!(originals.copied("other", "Loafers sold well in Paris."), None);
/// assert_eq!(originals.copied("again", &notice.to_uppercase()).as_deref(), Some("first"));
/// ```
#[derive(Debug, Clone, Default)]
pub struct Originals {
    kept: Vec<(String, Shingles)>,
    bands: HashMap<i64, Vec<usize>>,
}

impl Originals {
    /// The name of the text that `text` is a copy of. Where it is none, it is
    /// kept under `name`, to be compared with.
    pub fn copied(&mut self, name: &str, text: &str) -> Option<String> {
        let shingles = Shingles::of(text);
        let bands = bands(&shingles);
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for band in &bands {
            for &place in self.bands.get(band).into_iter().flatten() {
                *shared.entry(place).or_default() += 1;
            }
        }
        let mut candidates: Vec<(usize, usize)> =
            shared.into_iter().map(|(place, n)| (n, place)).collect();
        candidates.sort_unstable_by_key(|&(n, place)| (std::cmp::Reverse(n), place));
        candidates.truncate(COMPARED);
        let alike = candidates
            .into_iter()
            .map(|(_, place)| (place, shingles.likeness(&self.kept[place].1)))
            .filter(|(_, found)| found.is_copy())
            .max_by(|(a, one), (b, other)| {
                one.resemblance.total_cmp(&other.resemblance).then(b.cmp(a))
            });
        if let Some((place, _)) = alike {
            return Some(self.kept[place].0.clone());
        }
        for band in bands {
            self.bands.entry(band).or_default().push(self.kept.len());
        }
        self.kept.push((name.to_owned(), shingles));
        None
    }
}
