//! What is missing and what did not count, in whole sentences.

use super::Index;
use crate::wording::{agreeing, capital, counted_noun, list, number};

/// From so many documents and publications on intervals are taken at their word:
/// a bootstrap of fewer clusters is known to be too narrow (A. C. Cameron, J. B.
/// Gelbach and D. L. Miller, *Bootstrap-based improvements for inference with
/// clustered errors*, 2008, who warn of 5 to 30).
const DOCUMENTS: usize = 30;
const SOURCES: usize = 5;

/// Names of a list; more are counted.
const NAMED: usize = 6;

impl Index<'_> {
    /// What is missing and what did not count, each as a sentence.
    pub fn limits(&self) -> Vec<String> {
        let mut told = Vec::new();
        self.components_missing(&mut told);
        self.documents_left_out(&mut told);
        self.series_left_out(&mut told);
        if self.notes.unsure > 0 {
            told.push(agreeing(
                self.notes.unsure,
                "fact",
                "is not counted: the reader holds it more likely wrong than right.",
                "are not counted: the reader holds them more likely wrong than right.",
            ));
        }
        if self.notes.coarse > 0 {
            let not_counted = agreeing(
                self.notes.coarse,
                "fact",
                "is not counted: the time that it states",
                "are not counted: the time that they state",
            );
            told.push(format!(
                "{not_counted} is longer than {}.",
                self.period.in_a_sentence()
            ));
        }
        if !self.unranked.is_empty() {
            told.push(format!(
                "Without a value to compare, and so without a rank: {}.",
                some(self.unranked.iter())
            ));
        }
        told
    }

    fn components_missing(&self, told: &mut Vec<String>) {
        let missing: Vec<&str> = self
            .components
            .iter()
            .filter(|used| used.is_missing() && used.weight > 0.0)
            .map(|used| used.component.as_str())
            .collect();
        if !missing.is_empty() {
            told.push(format!(
                "Nothing is known of {}; what {} is divided among the others in proportion.",
                list(&missing),
                if missing.len() == 1 {
                    "it weighs"
                } else {
                    "they weigh"
                }
            ));
        }
        let alone = self
            .components
            .iter()
            .filter(|used| !used.is_missing() && used.compared == 0);
        for used in alone {
            told.push(format!(
                "{} {} known of one name alone, or in measures that cannot be compared: shown, \
                 and not counted.",
                capital(used.component.as_str()),
                if used.component.as_str().ends_with('s') {
                    "are"
                } else {
                    "is"
                },
            ));
        }
        let part = self
            .entries
            .iter()
            .filter(|entry| entry.known < 1.0 - 1e-9)
            .count();
        if part > 0 && self.too_few().is_none() {
            told.push(format!(
                "Of {} of {} ranked some components are not known; there they count as in the \
                 middle, neither for nor against them.",
                number(part as f64),
                number(self.entries.len() as f64)
            ));
        }
    }

    fn documents_left_out(&self, told: &mut Vec<String>) {
        let tally = &self.tally;
        let sources = self.without.iter().filter(|one| one.documents > 0).count();
        let ranked = self.too_few().is_none();
        if ranked && tally.of_period > 0 && (tally.of_period < DOCUMENTS || sources < SOURCES) {
            told.push(format!(
                "{} of {} is little: resampling so few makes the intervals look surer than they \
                 are.",
                capital(&counted_noun(tally.of_period, "document")),
                match sources {
                    0 => "no named publication".to_owned(),
                    sources => counted_noun(sources, "publication"),
                }
            ));
        }
        if tally.of_period == 0 {
            told.push(format!(
                "No document is of {}: nothing is said of the press.",
                self.period.in_a_sentence()
            ));
        }
        for (count, one, many) in [
            (
                tally.undated,
                "is undated, and counts for nothing.",
                "are undated, and count for nothing.",
            ),
            (
                tally.coarse,
                "is dated to a month or year that is not wholly in the period.",
                "are dated to a month or year that is not wholly in the period.",
            ),
            (
                tally.copies,
                "is the same text as another, with which it counts once.",
                "are the same text as another, with which they count once.",
            ),
            (
                tally.elsewhere,
                "is of a publication of another market, or of none that the lexicon knows.",
                "are of publications of another market, or of none that the lexicon knows.",
            ),
        ] {
            if count > 0 {
                told.push(agreeing(count, "document", one, many));
            }
        }
        if let Some((_, last)) = tally.days
            && tally.of_period > 0
            && last < self.period.when().end()
        {
            told.push(format!(
                "The last document is of {last}; {} runs to {}.",
                self.period.in_a_sentence(),
                self.period.when().end()
            ));
        }
    }

    fn series_left_out(&self, told: &mut Vec<String>) {
        let notes = &self.notes;
        if !notes.strangers.is_empty() {
            told.push(format!(
                "Series left out, for neither a document nor the lexicon calls their subject a {}: {}.",
                self.kind,
                some(notes.strangers.iter())
            ));
        }
        if !notes.thin.is_empty() {
            told.push(format!("Series left out: {}.", some(notes.thin.iter())));
        }
        if notes.other_market > 0 {
            told.push(agreeing(
                notes.other_market,
                "series",
                "is of another market.",
                "are of another market.",
            ));
        }
    }
}

/// The first few, and how many more there are.
fn some<'n>(names: impl ExactSizeIterator<Item = &'n String>) -> String {
    let all = names.len();
    let mut told: Vec<String> = names.take(NAMED).cloned().collect();
    if all > NAMED {
        told.push(format!("{} more", all - NAMED));
    }
    list(&told)
}
