//! When two names are one.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use releve_facts::{EntityKind, Statement};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::Corpus;

/// A name as it is compared: lower case, without accents and apostrophes,
/// hyphens and runs of space as one space.
pub fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for char in name.nfd().filter(|char| !is_combining_mark(*char)) {
        match char {
            '\'' | '’' | '‘' | '“' | '”' | '"' | '#' => {}
            '-' | '‐' | '‑' | '–' | '—' | '/' => space(&mut folded),
            char if char.is_whitespace() => space(&mut folded),
            char => folded.extend(char.to_lowercase()),
        }
    }
    if folded.ends_with(' ') {
        folded.pop();
    }
    folded
}

fn space(folded: &mut String) {
    if !folded.is_empty() && !folded.ends_with(' ') {
        folded.push(' ');
    }
}

/// A folded name without its spaces: `ballet core`, `ballet-core` and
/// `Balletcore` are one trend.
pub(crate) fn tight(name: &str) -> String {
    fold(name).replace(' ', "")
}

/// True if `text`, folded, holds `name`, folded, as whole words.
pub(crate) fn holds(text: &str, name: &str) -> bool {
    if name.is_empty() {
        return false;
    }
    let bytes = text.as_bytes();
    text.match_indices(name).any(|(at, _)| {
        let before = at == 0 || !word_byte(bytes[at - 1]);
        let after = bytes.get(at + name.len()).is_none_or(|b| !word_byte(*b));
        before && after
    })
}

/// Bytes of letters beyond ASCII count as letters.
fn word_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80
}

/// The people of a corpus, each under one name.
///
/// A shorter name stands for a longer one where it begins or ends it and no
/// other name in the corpus could be meant: `Jennie` is `Jennie Kim` unless
/// another Jennie is spoken of.
#[derive(Debug, Clone, Default)]
pub(crate) struct People {
    names: HashMap<String, String>,
}

impl People {
    pub(crate) fn of(corpus: &Corpus) -> Self {
        let mut forms: BTreeMap<String, BTreeMap<&str, usize>> = BTreeMap::new();
        let mut note = |name| {
            *forms
                .entry(fold(name))
                .or_default()
                .entry(name)
                .or_default() += 1;
        };
        for entity in corpus.all_entities() {
            if entity.kind == EntityKind::Person {
                note(&entity.name);
            }
        }
        for fact in corpus.facts() {
            match fact.statement() {
                Statement::Wear(wear) => note(&wear.person),
                Statement::Role(role) => note(&role.person),
                Statement::Quote(quote) => note(&quote.speaker),
                _ => {}
            }
        }
        let mut longer: HashMap<String, BTreeSet<&str>> = HashMap::new();
        for full in forms.keys() {
            let words: Vec<&str> = full.split(' ').collect();
            for cut in 1..words.len() {
                for part in [words[..cut].join(" "), words[cut..].join(" ")] {
                    longer.entry(part).or_default().insert(full);
                }
            }
        }
        let names = forms.keys().map(|name| {
            let mut full = name.as_str();
            while let Some(candidates) = longer.get(full) {
                match candidates.first() {
                    Some(one) if candidates.len() == 1 => full = one,
                    _ => break,
                }
            }
            (name.clone(), display(&forms[full]))
        });
        Self {
            names: names.collect(),
        }
    }

    /// The name that stands for `name` in this corpus.
    pub(crate) fn name<'n>(&'n self, name: &'n str) -> &'n str {
        self.names.get(&fold(name)).map_or(name, String::as_str)
    }
}

/// The form most often used; of equals the first in the alphabet.
fn display(forms: &BTreeMap<&str, usize>) -> String {
    let mut best = ("", 0);
    for (form, count) in forms {
        if *count > best.1 {
            best = (form, *count);
        }
    }
    best.0.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_folds_together() {
        assert_eq!(
            fold("  Beyoncé’s\u{a0}Ballet-Flat "),
            "beyonces ballet flat"
        );
        assert_eq!(tight("Ballet-core"), tight("balletcore"));
        assert!(holds("the ballet flat is back", "ballet flat"));
        assert!(!holds("the ballet flats", "ballet flat"));
        assert!(!holds("anything", ""));
    }
}
