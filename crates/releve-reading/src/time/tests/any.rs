//! Any text at all.

use jiff::civil::date;
use proptest::prelude::*;

use super::LEXICON;
use crate::text::{Text, Unlisted};
use crate::time::{document_date, times};

/// Pieces of expressions, so that random texts come near to real ones.
fn piece() -> impl Strategy<Value = String> {
    let words = [
        "last",
        "this",
        "next",
        "that",
        "past",
        "year",
        "season",
        "spring",
        "Summer",
        "Fall",
        "Winter",
        "May",
        "Sept.",
        "12",
        "12th",
        "31",
        "2025",
        "1999",
        "9999",
        "0000",
        "00s",
        "’90s",
        "1970s",
        "SS26",
        "S/S",
        "/",
        "-",
        "–",
        "’",
        "'24",
        "Q3",
        "H1",
        "1H",
        "of",
        "the",
        "to",
        "and",
        "between",
        "in",
        "on",
        "Tuesday",
        "two",
        "99",
        "years",
        "ago",
        "earlier",
        "later",
        "century",
        "nineteenth",
        "week",
        "37",
        "quarter",
        "third",
        ",",
        ".",
        "£",
        "%",
        "\n",
        "pre",
        "holiday",
        "line",
        "today",
        "first",
        "half",
        "SS",
        "2024-25",
        "2025-09-12",
    ];
    prop_oneof![
        8 => prop::sample::select(words.to_vec()).prop_map(str::to_owned),
        1 => "\\PC{0,4}",
    ]
}

proptest! {
    #[test]
    fn no_text_panics(
        pieces in prop::collection::vec((piece(), prop::bool::weighted(0.75)), 0..40),
        year in 1i16..=9999,
        month in 1i8..=12,
        day in 1i8..=28,
    ) {
        let raw: String = pieces
            .iter()
            .map(|(piece, space)| if *space { format!("{piece} ") } else { piece.clone() })
            .collect();
        let mut unlisted = Unlisted::default();
        let text = Text::new(&LEXICON, &raw, &mut unlisted);
        let _ = document_date(&text);
        let mut free = 0;
        for time in times(&text, Some(date(year, month, day))) {
            prop_assert!(free <= time.tokens.start && time.tokens.start < time.tokens.end);
            prop_assert!(time.tokens.end <= text.tokens.len());
            free = time.tokens.end;
        }
    }
}
