//! Closed lists: roles, occasions, cues, words of the calendar and of the
//! grammar of attributes and trends.

use super::Loader;
use crate::lexicon::table::Row;
use crate::lexicon::{Cue, Error, Meaning, RoleEntry, Work};

impl Loader {
    pub(super) fn role(&mut self, row: Row<'_, '_>) {
        let number = self.lexicon.roles.len() as u32;
        self.lexicon.roles.push(RoleEntry {
            name: row.name().into(),
            group: row.cell("group").into(),
        });
        self.plain(row, Meaning::Role(number));
    }

    pub(super) fn occasion(&mut self, row: Row<'_, '_>) {
        let number = self.lexicon.occasions.len() as u32;
        self.lexicon.occasions.push(row.name().into());
        self.plain(row, Meaning::Occasion(number));
    }

    pub(super) fn work(&mut self, row: Row<'_, '_>) {
        let number = self.lexicon.works.len() as u32;
        self.lexicon.works.push(Work {
            title: row.name().into(),
            ambiguous: row.cell("ambiguous") == "yes",
        });
        let forms = [row.name()].into_iter().chain(row.list("aliases"));
        for form in forms {
            self.form(form, Meaning::Work(number));
        }
    }

    pub(super) fn calendar_word(&mut self, row: Row<'_, '_>) -> Result<(), Error> {
        let word = self.lexicon.words.intern(row.name());
        self.lexicon
            .calendar
            .add(word, row.cell("class"), row.cell("value"))
            .map_err(|message| row.error(message))
    }

    pub(super) fn cue(&mut self, row: Row<'_, '_>) -> Result<(), Error> {
        let class = row.cell("class");
        let cue =
            Cue::named(class).ok_or_else(|| row.error(format!("`{class}` is no class of cues")))?;
        self.form(row.cell("phrase"), Meaning::Cue(cue));
        Ok(())
    }

    pub(super) fn attribute_word(&mut self, row: Row<'_, '_>) -> Result<(), Error> {
        let word = self.lexicon.words.intern(row.name());
        let words = match row.cell("class") {
            "head" => &mut self.lexicon.attribute_heads,
            "shade" => &mut self.lexicon.shades,
            "vague" => &mut self.lexicon.vague,
            class => {
                return Err(row.error(format!(
                    "expected `head`, `shade` or `vague`, but found `{class}`"
                )));
            }
        };
        words.insert(word);
        Ok(())
    }

    pub(super) fn trend_ending(&mut self, row: Row<'_, '_>) {
        if row.cell("position") == "suffix" {
            let suffix = row.name().trim_start_matches('-');
            self.lexicon.trend_suffixes.push(suffix.into());
        } else {
            let word = self.lexicon.words.intern(row.name());
            self.lexicon.trend_words.insert(word);
        }
    }
}
