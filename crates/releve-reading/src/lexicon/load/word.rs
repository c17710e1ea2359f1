//! Words: what they can be and how often they were seen as that.

use super::{Loader, named};
use crate::lexicon::Error;
use crate::lexicon::table::{Row, Table};
use crate::lexicon::word::Classes;

impl Loader {
    /// By far the largest file: its columns are looked up once, not for each row.
    pub(super) fn words(&mut self, table: &Table<'_>) -> Result<(), Error> {
        let columns = [
            ("noun", Classes::NOUN),
            ("verb", Classes::VERB),
            ("adjective", Classes::ADJECTIVE),
            ("adverb", Classes::ADVERB),
        ]
        .map(|(column, class)| (table.place(column), class));
        for row in table.rows() {
            named(row)?;
            let id = self.lexicon.words.intern(row.name());
            let info = self.lexicon.words.info_mut(id);
            info.listed = true;
            for (count, (place, class)) in info.counts.iter_mut().zip(columns) {
                let cell = row.at(place);
                if cell.is_empty() {
                    continue;
                }
                *count = cell
                    .parse::<u32>()
                    .map_err(|_| row.error(format!("expected a count, but found `{cell}`")))?
                    .min(u32::from(u16::MAX)) as u16;
                info.classes = info.classes.with(class);
            }
        }
        Ok(())
    }

    pub(super) fn irregular(&mut self, row: Row<'_, '_>) -> Result<(), Error> {
        let words = &mut self.lexicon.words;
        let lemma = words.intern(row.cell("lemma"));
        let counts = words.info(lemma).counts;
        let form = row.name();
        let id = words.intern(form);
        let info = words.info_mut(id);
        info.listed = true;
        match row.cell("class") {
            "noun" => {
                info.classes = info.classes.with(Classes::NOUN).with(Classes::PLURAL);
                info.noun = Some(lemma);
                info.counts[0] = info.counts[0].max(counts[0]);
            }
            "verb" => {
                let kind = if form.ends_with("ing") {
                    Classes::ING
                } else if form.ends_with('s') {
                    Classes::THIRD
                } else {
                    Classes::PAST
                };
                info.classes = info.classes.with(Classes::VERB).with(kind);
                info.verb = Some(lemma);
                info.counts[1] = info.counts[1].max(counts[1]);
            }
            "adjective" => {
                info.classes = info.classes.with(Classes::ADJECTIVE);
                info.counts[2] = info.counts[2].max(counts[2]);
            }
            class => return Err(row.error(format!("`{class}` is no class of words"))),
        }
        Ok(())
    }

    pub(super) fn function_word(&mut self, row: Row<'_, '_>) -> Result<(), Error> {
        let id = self.lexicon.words.intern(row.name());
        let mut classes = Classes::default();
        for class in row.list("classes") {
            let class = Classes::named(class)
                .ok_or_else(|| row.error(format!("`{class}` is no class of words")))?;
            classes = classes.with(class);
        }
        // Closed classes win over what an open class could make of the word.
        let info = self.lexicon.words.info_mut(id);
        info.listed = true;
        info.classes = classes;
        info.noun = None;
        if !classes.any(Classes::AUXILIARY) {
            info.verb = None;
        }
        Ok(())
    }

    /// The first word of a full name is a given name with that pronoun.
    pub(super) fn given_name(&mut self, name: &str, pronoun: &str) {
        let mut parts = name.split(' ');
        let (Some(first), Some(_)) = (parts.next(), parts.next()) else {
            return;
        };
        let id = self.intern(first);
        let given = &mut self.lexicon.words.info_mut(id).given;
        given[usize::from(pronoun == "he")] += 1;
        if let Some(last) = name.split(' ').next_back() {
            let id = self.intern(last);
            self.lexicon.words.info_mut(id).surname += 1;
        }
    }
}
