//! Marks and codes of currencies: `£`, `US$`, `CHF`.

use foldhash::{HashMap, HashMapExt};

/// Which currencies a mark can mean.
#[derive(Debug, Clone)]
pub(crate) struct CurrencyMarks {
    /// Numbers of currencies, in file order.
    currencies: HashMap<Box<str>, Vec<u32>>,
    /// Whether a mark begins with this byte.
    first: [bool; 256],
    /// The most bytes that a mark has.
    longest: usize,
}

impl CurrencyMarks {
    pub(super) fn new() -> Self {
        Self {
            currencies: HashMap::new(),
            first: [false; 256],
            longest: 0,
        }
    }

    pub(super) fn add(&mut self, mark: &str, currency: u32) {
        let Some(first) = mark.bytes().next() else {
            return;
        };
        self.first[usize::from(first)] = true;
        self.longest = self.longest.max(mark.len());
        let same = self.currencies.entry(mark.into()).or_default();
        if !same.contains(&currency) {
            same.push(currency);
        }
    }

    /// The currencies that the mark can mean; none for what is no mark.
    pub(crate) fn get(&self, mark: &str) -> Option<&[u32]> {
        self.currencies.get(mark).map(Vec::as_slice)
    }

    /// False where no mark begins with `word`, by its length and first byte.
    pub(crate) fn may_begin(&self, word: &str) -> bool {
        let first = word.bytes().next();
        word.len() <= self.longest && first.is_some_and(|byte| self.first[usize::from(byte)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_means_each_currency_once() {
        let mut marks = CurrencyMarks::new();
        marks.add("kr", 3);
        marks.add("kr", 5);
        marks.add("kr", 3);
        assert_eq!(marks.get("kr"), Some(&[3, 5][..]));
        assert_eq!(marks.get("kro"), None);
        assert!(marks.may_begin("k") && !marks.may_begin("Kr"));
        assert!(!marks.may_begin("kro") && !marks.may_begin("r") && !marks.may_begin(""));
    }
}
