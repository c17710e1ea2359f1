//! The forms that begin with one word.

use super::{Form, WordId};

/// In the place of the second word of a form that has only one.
const NONE: WordId = WordId(u32::MAX);

/// The forms that begin with one word, longest first.
///
/// Hundreds begin with `the`, and nearly all of them end at their second word:
/// those words stand side by side, so that a look at all of them touches an
/// eighth of the memory that the forms themselves take.
#[derive(Debug, Clone, Default)]
pub(super) struct Forms {
    list: Vec<Form>,
    /// The second word of each.
    seconds: Vec<WordId>,
}

impl Forms {
    /// Adds a form unless it is there.
    pub(super) fn add(&mut self, form: Form) {
        let known = self
            .list
            .iter()
            .any(|known| known.words == form.words && known.meaning == form.meaning);
        if !known {
            self.seconds.push(second(&form));
            self.list.push(form);
        }
    }

    pub(super) fn all(&self) -> &[Form] {
        &self.list
    }

    /// Those of one word, and those whose second word is one of `next`.
    pub(super) fn before(&self, next: [Option<WordId>; 3]) -> impl Iterator<Item = &Form> {
        let next = next.map(|word| word.unwrap_or(NONE));
        let fits = move |(number, second): (usize, &WordId)| {
            (*second == NONE || next.contains(second)).then(|| &self.list[number])
        };
        self.seconds.iter().enumerate().filter_map(fits)
    }

    /// Longest first; of the same length in the order in which they came.
    pub(super) fn sort(&mut self) {
        self.list
            .sort_by_key(|form| std::cmp::Reverse(form.words.len()));
        self.seconds = self.list.iter().map(second).collect();
    }

    pub(super) fn retain(&mut self, keep: impl FnMut(&Form) -> bool) {
        self.list.retain(keep);
        self.seconds = self.list.iter().map(second).collect();
    }
}

fn second(form: &Form) -> WordId {
    form.words.get(1).copied().unwrap_or(NONE)
}
