//! When was written of it.

use std::collections::BTreeMap;

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::Scope;

/// How many documents of a trend were published when.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Presence {
    /// Mondays with the number of documents of the week that begins on them, in
    /// order, from the first week that has one to the last; weeks between them
    /// without any are there, with 0.
    pub weeks: Vec<(Date, usize)>,
    /// Documents of which no day of publication is known: they are in no week.
    pub undated: usize,
}

/// The documents of a trend by week of publication.
///
/// # Example: the week between is there
///
/// ```
/// use releve_facts::Document;
/// use releve_insight::{Corpus, Scope, presence};
/// # use releve_facts::{Entity, EntityKind, Mention};
///
/// let mut corpus = Corpus::default();
/// for (id, day) in [("a", "2024-01-03"), ("b", "2024-01-18")] {
///     let mut document = Document::new(id, "Balletcore.");
///     document.published = Some(day.parse()?);
/// #   let mention = Mention { start: 0, end: 10, text: "Balletcore".into() };
/// #   let trend = Entity { kind: EntityKind::Trend, name: "balletcore".into(), mentions: vec![mention] };
///     corpus.add(document, vec![trend], vec![]);
/// }
/// let presence = presence(&Scope::of(&corpus, "balletcore"));
/// let counts: Vec<usize> = presence.weeks.iter().map(|week| week.1).collect();
/// assert_eq!(counts, [1, 0, 1]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn presence(scope: &Scope) -> Presence {
    let mut found = Presence::default();
    let mut weeks: BTreeMap<Date, usize> = BTreeMap::new();
    for document in scope.documents() {
        let back = |day: Date| i64::from(day.weekday().to_monday_zero_offset());
        let monday = document
            .day()
            .and_then(|day| day.checked_sub(back(day).days()).ok());
        match monday {
            Some(monday) => *weeks.entry(monday).or_default() += 1,
            None => found.undated += 1,
        }
    }
    let (Some(first), Some(last)) = (
        weeks.first_key_value().map(|(day, _)| *day),
        weeks.last_key_value().map(|(day, _)| *day),
    ) else {
        return found;
    };
    let mut day = first;
    while day <= last {
        found
            .weeks
            .push((day, weeks.get(&day).copied().unwrap_or(0)));
        match day.checked_add(1.week()) {
            Ok(next) => day = next,
            Err(_) => break,
        }
    }
    found
}
