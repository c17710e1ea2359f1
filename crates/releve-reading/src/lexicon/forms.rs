//! The forms that begin with one word.

use super::{Form, WordId};

/// In the place of the second word of a form that has only one.
const NONE: WordId = WordId(u32::MAX);

/// Lists no longer than this are looked through; in longer ones the second word is
/// sought.
const FEW: usize = 12;

/// The forms that begin with one word, longest first.
///
/// Hundreds begin with `the`, and nearly all of them end at their second word: which of
/// them go on as the text does is sought among those words, not looked for form by form.
#[derive(Debug, Clone, Default)]
pub(super) struct Forms {
    list: Vec<Form>,
    /// The second word of each with its place in the list: in the order of the list
    /// where they are few, else of the words.
    seconds: Vec<(WordId, u32)>,
}

impl Forms {
    /// Adds a form unless it is there.
    pub(super) fn add(&mut self, form: Form) {
        let known = self
            .list
            .iter()
            .any(|known| known.words == form.words && known.meaning == form.meaning);
        if !known {
            self.list.push(form);
        }
    }

    pub(super) fn all(&self) -> &[Form] {
        &self.list
    }

    /// Those of one word, and those whose second word is one of `next`.
    pub(super) fn before(&self, next: [Option<WordId>; 3]) -> impl Iterator<Item = &Form> {
        let next = next.map(|word| word.unwrap_or(NONE));
        let few = self.seconds.len() <= FEW;
        let mut left = self.seconds.iter();
        let mut groups = [NONE, next[0], next[1], next[2]].map(|_| &self.seconds[..0]);
        if !few {
            let mut words = [NONE, next[0], next[1], next[2]];
            words.sort_unstable();
            for (n, word) in words.into_iter().enumerate() {
                if n == 0 || words[n - 1] != word {
                    groups[n] = self.with_second(word);
                }
            }
        }
        let found = move || {
            if few {
                let fits = |(word, _): &&(WordId, u32)| *word == NONE || next.contains(word);
                return left.find(fits);
            }
            // Of those sought the one that stands first in the list.
            let first = |group: &&mut &[(WordId, u32)]| group[0].1;
            let waiting = groups.iter_mut().filter(|group| !group.is_empty());
            waiting.min_by_key(first)?.split_off_first()
        };
        std::iter::from_fn(found).map(|(_, number)| &self.list[*number as usize])
    }

    /// The entries of `seconds` with this word.
    fn with_second(&self, word: WordId) -> &[(WordId, u32)] {
        let first = self.seconds.partition_point(|(known, _)| *known < word);
        let rest = &self.seconds[first..];
        &rest[..rest.partition_point(|(known, _)| *known == word)]
    }

    /// Longest first; of the same length in the order in which they came.
    pub(super) fn sort(&mut self) {
        self.list
            .sort_by_key(|form| std::cmp::Reverse(form.words.len()));
        self.number();
    }

    pub(super) fn retain(&mut self, keep: impl FnMut(&Form) -> bool) {
        self.list.retain(keep);
        self.number();
    }

    fn number(&mut self) {
        self.seconds = self.list.iter().map(second).zip(0..).collect();
        if self.seconds.len() > FEW {
            self.seconds.sort_unstable();
        }
    }
}

fn second(form: &Form) -> WordId {
    form.words.get(1).copied().unwrap_or(NONE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Meaning;

    /// Forms come in the order of the list, each once, whether they are few or many.
    #[test]
    fn forms_are_found_by_their_second_word() {
        for last in [3, 40] {
            let mut forms = Forms::default();
            let mut add = |words: &[u32], role| {
                forms.add(Form {
                    words: words.iter().copied().map(WordId).collect(),
                    meaning: Meaning::Role(role),
                    capitals: false,
                });
            };
            add(&[0], 0);
            for word in 1..=last {
                add(&[0, word], 10 * word);
                add(&[0, word, 7], 10 * word + 1);
            }
            forms.sort();
            let found = |next: [Option<u32>; 3]| -> Vec<u32> {
                let roles = forms.before(next.map(|word| word.map(WordId)));
                roles
                    .map(|form| match form.meaning {
                        Meaning::Role(role) => role,
                        _ => unreachable!("only roles were added"),
                    })
                    .collect()
            };
            assert_eq!(found([None; 3]), [0]);
            assert_eq!(found([Some(99), None, None]), [0]);
            assert_eq!(found([Some(3), Some(1), Some(3)]), [11, 31, 10, 30, 0]);
        }
    }
}
