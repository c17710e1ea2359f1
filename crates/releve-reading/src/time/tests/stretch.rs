//! Stretches of several months, with a label and without.

use super::{LEXICON, PUBLISHED, check};
use crate::text::{Text, Unlisted};
use crate::time::{End, times};

#[test]
fn quarters_halves_and_years_by_their_months() {
    check(
        Some(PUBLISHED),
        &[
            ("Sales rose in the three months to June 2025.", "2025-Q2"),
            ("Sales rose over the three months to June.", "2025-Q2"),
            ("Sales rose in the six months to 30 June.", "2025-H1"),
            (
                "Sales rose in the three months ended 31 March 2025.",
                "2025-Q1",
            ),
            ("Sales rose in the half-year to December 2024.", "2024-H2"),
            ("Sales rose in the quarter to June 2025.", "2025-Q2"),
            (
                "Sales rose in the twelve months to the end of December 2024.",
                "2024",
            ),
            ("Sales rose in the 12 months through December 2024.", "2024"),
            ("Sales rose from April to June 2025.", "2025-Q2"),
            ("Sales rose (April–June 2025).", "2025-Q2"),
            ("Sales rose between January and December 2024.", "2024"),
        ],
    );
}

#[test]
fn of_other_stretches_both_ends_are_known() {
    let ends = |raw: &str| -> Vec<Option<End>> {
        let mut unlisted = Unlisted::default();
        let text = Text::new(&LEXICON, raw, &mut unlisted);
        let times = times(&text, Some(PUBLISHED));
        times.iter().map(|time| time.end_of).collect()
    };
    let both = [Some(End::First), Some(End::Last)];
    for raw in [
        "Searches rose between March and May.",
        "Searches rose between March and May 2025.",
        "Searches rose from July 2024 to February 2025.",
        "Searches rose between 1 May and 30 June 2025.",
    ] {
        assert_eq!(ends(raw), both, "{raw}");
    }
    for raw in [
        "Searches rose (May–July 2025).",
        "Sales rose in the three months to July 2025.",
        "Sales rose in the nine months through May.",
        "Sales rose in the year to January 2025.",
        "Sales rose in the 13 weeks to 28 June 2025.",
        "Sales rose in the three months to 5 June 2025.",
        "Sales rose in the two years to December 2024.",
        "Sales rose in the years to December 2024.",
    ] {
        assert_eq!(ends(raw), [Some(End::Last)], "{raw}");
    }
    for raw in [
        "Searches rose from May.",
        "Searches rose in May and June 2025.",
        "Searches rose to 40 in June 2025 from 20 in May 2025.",
    ] {
        assert!(ends(raw).iter().all(Option::is_none), "{raw}");
    }
}

/// No stretch ends with another, however often one is begun.
#[test]
fn stretches_do_not_nest() {
    let raw = format!("Sales rose in the {}May 2025.", "year to ".repeat(20_000));
    let mut unlisted = Unlisted::default();
    let text = Text::new(&LEXICON, &raw, &mut unlisted);
    assert!(times(&text, Some(PUBLISHED)).len() <= 2);
}
