//! Sequences of words and what they mean.

use super::Loader;
use crate::lexicon::forms::Forms;
use crate::lexicon::table::Row;
use crate::lexicon::word::WordId;
use crate::lexicon::{Form, Meaning, fold_into};
use crate::segment::tokens;

impl Loader {
    /// A row whose forms are its name, its spellings and their plurals.
    pub(super) fn plain(&mut self, row: Row<'_, '_>, meaning: Meaning) {
        let names = [row.name()].into_iter().chain(row.list("spellings"));
        for name in names {
            self.form(name, meaning);
            self.form(&plural(name), meaning);
        }
    }

    /// The number of a word as it stands.
    pub(super) fn intern(&mut self, surface: &str) -> WordId {
        let folded = fold_into(surface, &mut self.room);
        self.lexicon.words.intern(folded)
    }

    pub(super) fn form(&mut self, text: &str, meaning: Meaning) {
        let mut words: Vec<WordId> = Vec::with_capacity(4);
        for token in tokens(text) {
            let surface = &text[token.start as usize..token.end as usize];
            words.push(self.intern(surface));
        }
        let words = words.into_boxed_slice();
        let Some(first) = words.first() else { return };
        let term = match meaning {
            Meaning::Entry(id, _) => self.lexicon.entry(id).is_term(),
            Meaning::Work(_) => false,
            _ => true,
        };
        if term {
            for word in &words {
                self.lexicon.words.info_mut(*word).listed = true;
            }
        }
        let capitals =
            text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase);
        let first = first.0 as usize;
        if self.lexicon.forms.len() <= first {
            self.lexicon.forms.resize_with(first + 1, Forms::default);
        }
        self.lexicon.forms[first].add(Form {
            words,
            meaning,
            capitals,
        });
    }
}

/// The regular English plural of the last word.
pub(super) fn plural(term: &str) -> String {
    let vowel_y = ["ay", "ey", "oy", "uy"]
        .iter()
        .any(|end| term.ends_with(end));
    if term.ends_with('y') && !vowel_y {
        format!("{}ies", &term[..term.len() - 1])
    } else if ["s", "x", "z", "ch", "sh"]
        .iter()
        .any(|end| term.ends_with(end))
    {
        format!("{term}es")
    } else {
        format!("{term}s")
    }
}
