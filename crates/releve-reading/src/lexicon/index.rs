//! Strings by number and numbers by string, for some ten thousands of them.
//!
//! Every token of every document is looked up here, so the table is small
//! enough to stay in the cache: eight bytes a slot.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;

/// No string has this number.
const FREE: u32 = u32::MAX;

/// Numbers strings in the order in which they come.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    /// Number and hash, by linear probing; a power of two, at most half full.
    slots: Vec<(u32, u32)>,
    /// A room for each: one for all would load faster, but grammar asks for
    /// words so often that reading would be slower by a twelfth.
    strings: Vec<Box<str>>,
}

impl Index {
    pub(super) fn with_capacity(strings: usize) -> Self {
        Self {
            slots: vec![(FREE, 0); (strings * 2).next_power_of_two()],
            strings: Vec::with_capacity(strings),
        }
    }

    pub(super) fn get(&self, string: &str) -> Option<u32> {
        if self.slots.is_empty() {
            return None;
        }
        let (number, _) = self.slots[self.place(hash(string), string)];
        Some(number).filter(|number| *number != FREE)
    }

    /// The number of `string`; the next one where it is new.
    pub(super) fn intern(&mut self, string: &str) -> u32 {
        if self.slots.len() < 2 * (self.strings.len() + 1) {
            self.grow();
        }
        let hash = hash(string);
        let place = self.place(hash, string);
        let (known, _) = self.slots[place];
        if known != FREE {
            return known;
        }
        let number = self.strings.len() as u32;
        self.slots[place] = (number, hash);
        self.strings.push(string.into());
        number
    }

    pub(super) fn string(&self, number: u32) -> &str {
        &self.strings[number as usize]
    }

    /// The slot that holds `string`, or the free one where it belongs.
    fn place(&self, hash: u32, string: &str) -> usize {
        let last = self.slots.len() - 1;
        let mut at = hash as usize & last;
        loop {
            let (number, known) = self.slots[at];
            if number == FREE || known == hash && self.string(number) == string {
                return at;
            }
            at = (at + 1) & last;
        }
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(16);
        let old = std::mem::replace(&mut self.slots, vec![(FREE, 0); size]);
        for (number, hash) in old.into_iter().filter(|(number, _)| *number != FREE) {
            let mut at = hash as usize & (size - 1);
            while self.slots[at].0 != FREE {
                at = (at + 1) & (size - 1);
            }
            self.slots[at] = (number, hash);
        }
    }
}

fn hash(string: &str) -> u32 {
    // The lexicon is no input that could be made to collide, so the seed may be fixed.
    const STATE: FixedState = FixedState::with_seed(0);
    STATE.hash_one(string) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_keep_their_numbers_while_the_index_grows() {
        let mut index = Index::default();
        assert_eq!(index.get("word"), None);
        let words: Vec<String> = (0..1000).map(|n| format!("word{n}")).collect();
        for (number, word) in words.iter().enumerate() {
            assert_eq!(index.intern(word), number as u32);
        }
        for (number, word) in words.iter().enumerate() {
            assert_eq!(index.intern(word), number as u32);
            assert_eq!(index.get(word), Some(number as u32));
            assert_eq!(index.string(number as u32), word);
        }
        assert_eq!(index.get("word"), None);
    }
}
