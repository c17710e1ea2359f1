//! Times told from the day of publication.

use super::{PUBLISHED, check};

#[test]
fn relative_times() {
    check(
        Some(PUBLISHED),
        &[
            ("The boots were unveiled on Tuesday.", "2025-09-09"),
            ("It reported a profit on Friday.", "2025-09-12"),
            ("It arrived last Friday.", "2025-09-05"),
            ("It arrives next Monday.", "2025-09-15"),
            ("The sale will start on Monday.", "2025-09-15"),
            ("The capes will be copied by Thursday.", "2025-09-18"),
            ("The capes were copied by Thursday.", "2025-09-11"),
            ("On Black Friday it sold out.", ""),
            ("It launched yesterday.", "2025-09-11"),
            ("It launched today.", "2025-09-12"),
            ("How today’s style icons wear them today.", ""),
            ("It launched last week.", "2025-W36"),
            ("It launched this month.", "2025-09"),
            ("It launched last month.", "2025-08"),
            ("It grew last quarter.", "2025-Q2"),
            ("Last year, Neiwai released it.", "2024"),
            ("Earlier this year it rose.", "2025"),
            ("It arrives next year.", "2026"),
            ("It arrived two years ago.", "2023"),
            ("It arrived three months ago.", "2025-06"),
            ("It arrived 2 weeks ago.", "2025-W35"),
            ("It arrived a decade ago.", "2010s"),
            ("It rose over the past decade.", ""),
            ("It rose over the last year.", ""),
            ("She wore them decades ago, and a few years ago.", ""),
            ("It arrived more than two years ago.", ""),
            (
                "It held 34% in 2024, down from 41% a year earlier.",
                "2024 2023",
            ),
            (
                "It launched in 2019. Two years later, it closed.",
                "2019 2021",
            ),
            ("It launched in 2019, and that year it closed.", "2019 2019"),
        ],
    );
    check(
        None,
        &[(
            "Last year, last week, yesterday, two years ago, on Tuesday, next month.",
            "",
        )],
    );
}

#[test]
fn what_is_awaited_is_to_come() {
    check(
        Some(PUBLISHED),
        &[
            (
                "It is working on a boot, to be released in November.",
                "2025-11",
            ),
            (
                "The shoe, which is to be shown in July, is black.",
                "2026-07",
            ),
            ("The tote, set for release in December, is soft.", "2025-12"),
            ("The clutch is out in October.", "2025-10"),
            (
                "It has made a boot with Levi's, out in November.",
                "2025-11",
            ),
            ("The boot, expected in June, costs £400.", "2026-06"),
            ("The boot arrives in November.", "2025-11"),
            ("The house was to be sold in November.", "2024-11"),
            ("The basket was out in November.", "2024-11"),
            ("It had to be sold in November.", "2024-11"),
            ("The price was set in November.", "2024-11"),
            ("Sales rose, as interest drops in November.", "2024-11"),
        ],
    );
}

#[test]
fn a_period_that_a_noun_is_told_of() {
    check(
        Some(PUBLISHED),
        &[
            ("Third-quarter revenue rose by a tenth.", "2024-Q3"),
            ("It said that first-quarter sales fell.", "2025-Q1"),
            ("First-half profit rose.", "2025-H1"),
            ("The second half was better.", ""),
        ],
    );
}
