//! Whether there is enough to rank by.

use super::{Index, Row};
use crate::wording::counted_noun;

/// Whether so many documents of a period, or series of so many of its names, are
/// enough for ranks.
pub(super) fn enough(documents: usize, measured: usize, names: usize) -> bool {
    documents >= Index::LEAST_DOCUMENTS || measured >= 2 && 2 * measured >= names
}

impl Index<'_> {
    /// A rank needs so many documents of the period, or series of half the names. A
    /// judgement: of fewer, most names stand in one document each and share a rank,
    /// and one more article moves half the table.
    pub const LEAST_DOCUMENTS: usize = 10;

    /// Why no rank is told, as whole sentences; `None` where there is enough. The
    /// entries are there in either case, for what is known of each name.
    pub fn too_few(&self) -> Option<String> {
        let documents = self.tally.of_period;
        let measured = self.entries.iter().filter(|entry| {
            let parts = entry.values.iter().filter_map(|(_, value)| value.as_ref());
            let mut rows = parts
                .flat_map(|value| &value.parts)
                .flat_map(|part| &part.rows);
            rows.any(|row| matches!(row, Row::Weeks { .. }))
        });
        let measured = measured.count();
        if enough(documents, measured, self.entries.len()) {
            return None;
        }
        Some(format!(
            "No ranks are told: {} of {}, and a rank needs {} documents or series of half the \
             names. Of fewer, most names stand in one document each, and nothing tells one from \
             another. What is known of each stands below, that of which most is told first; more \
             articles or a longer period make a ranking of it.",
            match documents {
                1 => "one document is".to_owned(),
                many => format!("{} are", counted_noun(many, "document")),
            },
            self.period.in_a_sentence(),
            Self::LEAST_DOCUMENTS,
        ))
    }
}
