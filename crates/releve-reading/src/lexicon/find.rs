//! Looking things up as a person does.

use super::forms::Forms;
use super::{EntryId, FormKind, Lexicon, Meaning, fold};
use crate::segment::tokens;

/// What was found for a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// The entry.
    pub entry: EntryId,
    /// How the term relates to it; `None` where the term is only part of its name.
    pub form: Option<FormKind>,
}

impl Lexicon {
    /// The entries that `term` is a form of, whatever its case and accents, in
    /// file order; where there are none, those whose name holds it.
    ///
    /// # Example: an alias, and part of a name
    ///
    /// ```
    /// use releve_reading::lexicon::{FormKind, Lexicon};
    ///
    /// let lexicon = Lexicon::english();
    /// let found = lexicon.find("miu miu");
    /// assert_eq!(&*lexicon.entry(found[0].entry).name, "Miu Miu");
    /// assert_eq!(found[0].form, Some(FormKind::Name));
    ///
    /// assert!(lexicon.find("xyzzy").is_empty());
    /// ```
    pub fn find(&self, term: &str) -> Vec<Match> {
        let mut found = self.find_whole(term);
        let part = fold(term.trim());
        if found.is_empty() && !part.is_empty() {
            let holds = |name: &str| fold(name).contains(part.as_ref());
            found = (0u32..)
                .zip(&self.entries)
                .filter(|(_, entry)| holds(&entry.name))
                .map(|(number, _)| Match {
                    entry: EntryId(number),
                    form: None,
                })
                .collect();
        }
        found
    }

    /// The entries that `term` is a form of, in file order. Where there are none, no
    /// name is looked through, as [`Lexicon::find`] does for a person.
    ///
    /// # Example: a part of a name is none
    ///
    /// ```
    /// use releve_reading::lexicon::Lexicon;
    ///
    /// let lexicon = Lexicon::english();
    /// assert_eq!(lexicon.find_whole("miu miu"), lexicon.find("miu miu"));
    /// assert!(lexicon.find_whole("united king").is_empty());
    /// assert!(!lexicon.find("united king").is_empty());
    /// ```
    pub fn find_whole(&self, term: &str) -> Vec<Match> {
        let mut found: Vec<Match> = Vec::new();
        for (entry, kind) in self.forms_of(term) {
            if found.iter().all(|known| known.entry != entry) {
                found.push(Match {
                    entry,
                    form: Some(kind),
                });
            }
        }
        found.sort_by_key(|found| found.entry);
        found
    }

    /// True if something goes by this name or alias, whatever its case and
    /// accents: a brand, a person, a place. Terms of the trade, which any article
    /// may use, are no names.
    ///
    /// # Example: a term is no name
    ///
    /// ```
    /// use releve_reading::lexicon::Lexicon;
    ///
    /// let lexicon = Lexicon::english();
    /// assert!(lexicon.names("miu miu"));
    /// assert!(!lexicon.names("ballet flat"));
    /// assert!(!lexicon.names("Xyzzy"));
    /// ```
    pub fn names(&self, name: &str) -> bool {
        self.forms_of(name)
            .any(|(entry, _)| !self.entry(entry).is_term())
    }

    /// The entries that have exactly these words as a form, and which.
    fn forms_of(&self, term: &str) -> impl Iterator<Item = (EntryId, FormKind)> {
        let words: Option<Vec<_>> = tokens(term)
            .map(|t| {
                self.words
                    .get(&fold(&term[t.start as usize..t.end as usize]))
            })
            .collect();
        let words = words.unwrap_or_default();
        let forms = words.first().map_or(&[][..], |first| self.forms(*first));
        forms.iter().filter_map(move |form| match form.meaning {
            Meaning::Entry(entry, kind) if *form.words == *words => Some((entry, kind)),
            _ => None,
        })
    }

    /// The words of every form of an entry but its name, folded, in order.
    pub fn other_forms(&self, entry: EntryId) -> Vec<String> {
        let name = fold(&self.entry(entry).name);
        let mut forms: Vec<String> = self
            .forms
            .iter()
            .flat_map(Forms::all)
            .filter(|form| matches!(form.meaning, Meaning::Entry(id, kind) if id == entry && matches!(kind, FormKind::Alias | FormKind::Demonym)))
            .map(|form| {
                let words: Vec<&str> = form.words.iter().map(|w| self.words.string(*w)).collect();
                words.join(" ")
            })
            .filter(|form| *form != name)
            .collect();
        forms.sort();
        forms
    }

    /// The weight of a rule or a sign, by which facts' confidence is told;
    /// `None` where it has none and counts 0.
    pub fn rule_weight(&self, name: &str) -> Option<f64> {
        self.rule_weights.get(name).copied()
    }
}
