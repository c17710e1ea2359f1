//! Days, months and the day of publication.

use jiff::civil::date;

use super::{LEXICON, PUBLISHED, check, labels};
use crate::text::{Text, Unlisted};
use crate::time::{document_date, document_month, times};

#[test]
fn days() {
    check(
        None,
        &[
            ("She wore it on 12 September 2025.", "2025-09-12"),
            ("It opened on September 12, 2025, in Paris.", "2025-09-12"),
            ("It opened on September 12th, 2025.", "2025-09-12"),
            ("It opened on the 12th of September, 2025.", "2025-09-12"),
            ("It opened on Sept. 12, 2025.", "2025-09-12"),
            ("It opened on Monday, 8 September 2025.", "2025-09-08"),
            ("On Friday, September 12, 2025, she left.", "2025-09-12"),
            ("Stamped 2025-09-12 in the corner.", "2025-09-12"),
            ("Stamped 2025/09/12 in the corner.", "2025-09-12"),
            ("It closed on 25/12/2024.", "2024-12-25"),
            ("It closed on 12/25/2024.", "2024-12-25"),
            ("It closed on 12/12/2024.", "2024-12-12"),
            ("It closed on 25.12.2024.", "2024-12-25"),
            ("It closed on 12/09/2025.", ""),
            ("It closed on 31 February 2025.", "2025-02"),
            ("The fair runs 12–15 September 2025.", "2025-09-12"),
            ("The fair runs September 12-15, 2025.", "2025-09-12"),
            ("It closed on 25 November.", ""),
        ],
    );
    check(
        Some(PUBLISHED),
        &[
            (
                "Out on 25 November, online and in forty shops.",
                "2025-11-25",
            ),
            ("She wore it on 14 March with jeans.", "2025-03-14"),
            ("She wore it on September 3rd.", "2025-09-03"),
            ("It drops on January 5.", "2026-01-05"),
        ],
    );
}

#[test]
fn months() {
    check(
        None,
        &[
            ("In September 2025 she wore loafers.", "2025-09"),
            (
                "She was spotted in flats this September 2025, styled with a shirt.",
                "2025-09",
            ),
            ("It sold out in Sept. ’24 and again.", "2024-09"),
            ("It sold out in Sept. 2024.", "2024-09"),
            ("It sold out in September of 2024.", "2024-09"),
            ("In early May 2024 it was back.", "2024-05"),
            ("It was MAY 2024.", "2024-05"),
            ("From January to March 2024 searches rose.", "2024-Q1"),
            ("Between July and December 2024 searches rose.", "2024-H2"),
            (
                "From February to June 2024 searches rose.",
                "2024-02 2024-06",
            ),
            (
                "From November to January 2024 searches rose.",
                "2023-11 2024-01",
            ),
            (
                "Prices fell in May, June and July 2024.",
                "2024-05 2024-06 2024-07",
            ),
            (
                "She released it in March 2024, having appeared that February in white.",
                "2024-03 2024-02",
            ),
            ("The issue of 09/2025 is out.", "2025-09"),
            ("In May it was back.", ""),
        ],
    );
    check(
        Some(PUBLISHED),
        &[
            (
                "Since the trailer arrived in May, she has been busy.",
                "2025-05",
            ),
            ("Searches rose 38% in December.", "2024-12"),
            ("It was shown in September.", "2025-09"),
            (
                "She wore it in July 2022, and the figures of the search engine have stayed warm, up in February.",
                "2022-07 2025-02",
            ),
            (
                "The coats will go on sale in October as a capsule.",
                "2025-10",
            ),
            ("Prices rose between January and June.", "2025-H1"),
            ("In October, it will open a shop.", "2025-10"),
            ("She is to leave after the show in February.", "2026-02"),
            (
                "Prices dropped between January and November.",
                "2024-01 2024-11",
            ),
            ("Last September she wore a trench.", "2024-09"),
            ("She wore it last March.", "2025-03"),
            ("It returns next March.", "2026-03"),
            ("It may march in the august hall.", ""),
            (
                "March was long and April Jones wore it, by June Ambrose.",
                "",
            ),
        ],
    );
}

#[test]
fn day_of_publication() {
    let cases = [
        (
            " date 2025-09-12 There was a time.",
            Some(date(2025, 9, 12)),
        ),
        (
            "A Title Here\n\nBy Jane Doe\nPublished: 14 March 2025\n\nText.",
            Some(date(2025, 3, 14)),
        ),
        (
            "A Title Here\n\nSeptember 12, 2025\n\nText.",
            Some(date(2025, 9, 12)),
        ),
        (
            "A Title Here\n\nBy Jane Doe | 3 May 2024\n\nText.",
            Some(date(2024, 5, 3)),
        ),
        (
            "A Title Here\nVogue · Trends · 12 June 2024\n\nText.",
            Some(date(2024, 6, 12)),
        ),
        (
            "A Title Here\nBy Jane Doe | Oct. 9, 2024, 7:02 a.m.\n\nText.",
            Some(date(2024, 10, 9)),
        ),
        (
            "A Title Here\n\n12 September 2025 | 5 min read\n\nText.",
            Some(date(2025, 9, 12)),
        ),
        (
            "A Title Here\n\nUpdated 3 May 2024\nPublished 1 May 2024\n\nText.",
            Some(date(2024, 5, 1)),
        ),
        (
            "A Title Here\n\nLondon, 12 June 2025 — It was a day of firsts.",
            Some(date(2025, 6, 12)),
        ),
        (
            "A Title Here\n\nSeoul, 5 September 2024. Photographs: Jane Doe\n\nText.",
            Some(date(2024, 9, 5)),
        ),
        (
            "A Title Here\n\nJanuary 12, 2012 • posted by Whit • filed under: Florence, shoes, bad days\n\nText.",
            Some(date(2012, 1, 12)),
        ),
        (
            "A Title Here\n\nBy Jane Doe. First published 18 January 2026.\n\nText.",
            Some(date(2026, 1, 18)),
        ),
        (
            "A Title Here\n\nData report, 12 October 2026, by Jane Doe\n\nText.",
            Some(date(2026, 10, 12)),
        ),
        (
            "A Title Here\n\nBy the Market Desk. Published November 9, 2026. Prices correct then.\n\nText.",
            Some(date(2026, 11, 9)),
        ),
        (
            "A Title Here\n\nInterview by Jane Doe, Milan, 3 June 2026\n\nText.",
            Some(date(2026, 6, 3)),
        ),
        (
            "A Title Here\n\nAn essay by Jane Doe, published on 2 March 2026\n\nText.",
            Some(date(2026, 3, 2)),
        ),
        (
            "A Title Here\n\nThe coat came back in a book that a house in Paris and London published on 2 March 2020.",
            None,
        ),
        ("A Title Here\n\nBy Jane Doe\nFebruary 2025\n\nText.", None),
        (
            "A Title Here\n\nShe wore it on 12 June 2025 in London, and it was a day of firsts.",
            None,
        ),
        ("A Title Here\n\nOn 12/09/2025\n\nText.", None),
        ("", None),
    ];
    for (raw, expected) in cases {
        assert_eq!(
            document_date(&Text::new(&LEXICON, raw, &mut Unlisted::default())),
            expected,
            "{raw:?}"
        );
    }
    let stamped = " date 2024-05-03 It was worn in 2019.";
    assert_eq!(labels(stamped, Some(PUBLISHED)), "2019");
}

#[test]
fn a_month_is_known_by_a_byline_or_a_line_of_its_own() {
    let january = Some(date(2024, 1, 1));
    let cases = [
        (
            "A Title Here\n\nBy Walter Inskip, January 2024\n\nText is here.",
            january,
        ),
        ("A Title Here\n\nJanuary 2024\n\nText is here.", january),
        (
            "A Title Here\n\nBy Jane Doe\nJanuary 2024\n\nText is here.",
            january,
        ),
        ("A Title Here\n\nShe wore it in January 2024.", None),
        (
            "A Title Here\n\nJanuary 2024\n\nIt rose.\n\nMarch 2024\n\nIt fell.",
            None,
        ),
        ("A Title Here\n\nBy Jane Doe, 2024\n\nText is here.", None),
    ];
    for (raw, expected) in cases {
        let mut unlisted = Unlisted::default();
        let text = Text::new(&LEXICON, raw, &mut unlisted);
        assert_eq!(document_month(&text), expected, "{raw:?}");
        assert_eq!(document_date(&text), None, "{raw:?}");
    }
}

#[test]
fn mentions_cover_their_words() {
    let mut unlisted = Unlisted::default();
    let text = Text::new(
        &LEXICON,
        "By early this year, in the late 1990s and Sept. 2024.",
        &mut unlisted,
    );
    let found = times(&text, Some(PUBLISHED));
    let slices: Vec<_> = found
        .iter()
        .map(|time| text.slice(time.tokens.clone()))
        .collect();
    assert_eq!(slices, ["early this year", "late 1990s", "Sept. 2024"]);
    let absolute: Vec<_> = found.iter().map(|time| time.absolute).collect();
    assert_eq!(absolute, [false, true, true]);
}
