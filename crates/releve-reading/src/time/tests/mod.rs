use std::sync::LazyLock;

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::{document_date, times};
use crate::lexicon::Lexicon;
use crate::text::Text;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::english);

/// A Friday.
const PUBLISHED: Date = date(2025, 9, 12);

fn labels(raw: &str, published: Option<Date>) -> String {
    let text = Text::new(&LEXICON, raw);
    let found = times(&text, published);
    let labels: Vec<_> = found.iter().map(|time| time.when.label()).collect();
    labels.join(" ")
}

#[track_caller]
fn check(published: Option<Date>, cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(raw, expected)| {
            let found = labels(raw, published);
            (found != *expected)
                .then(|| format!("{raw}\n    expected {expected:?}, found {found:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

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
            (
                "From January to March 2024 searches rose.",
                "2024-01 2024-03",
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
fn years_and_ranges() {
    check(
        None,
        &[
            ("In 2016 they were everywhere.", "2016"),
            ("2016's most in-demand item.", "2016"),
            ("In a 2023 interview she agreed.", "2023"),
            ("At Cannes 2024, Qualley wore flats.", "2024"),
            ("The brand’s bestseller of 2024.", "2024"),
            ("In early 2024 it rose.", "2024"),
            ("It rose mid-2016.", "2016"),
            ("(2016)", "2016"),
            ("In 2024 people wore loafers.", "2024"),
            ("From 2019 to 2023 it was his.", "2019/2023"),
            ("Between 2019 and 2023 it was his.", "2019/2023"),
            ("It was his, 2019-2023.", "2019/2023"),
            ("It was his (2019–2023).", "2019/2023"),
            ("It was his in 2019–23.", "2019/2023"),
            ("Sales rose in 2019 and 2023.", "2019 2023"),
        ],
    );
}

#[test]
fn decades_and_centuries() {
    check(
        None,
        &[
            ("The 1970s icon sang.", "1970s"),
            ("Since the 1830s, ballet has influenced fashion.", "1830s"),
            ("Fast forward to the 2010s, and they are back.", "2010s"),
            ("Channel early 2010s energy.", "2010s"),
            ("It was mid-2010s style.", "2010s"),
            ("It was the late 1990s.", "1990s"),
            ("She loves the ’90s.", "1990s"),
            ("She loves the '70s.", "1970s"),
            ("Think 90s minimalism.", "1990s"),
            ("A mid-90s slip.", "1990s"),
            ("The 1970's were brown.", "1970s"),
            ("Asleep since the nineties, the house woke.", "1990s"),
            ("The late 1990s and early 2000s.", "1990s 2000s"),
            ("In the 19th century they danced.", "1800/1899"),
            ("A nineteenth-century corset.", "1800/1899"),
            ("In the 1800s they danced.", "1800/1899"),
            ("Women in their twenties and in their 30s buy it.", ""),
            ("A woman in her late twenties.", ""),
            ("Yellow Mexico 66s.", ""),
        ],
    );
}

#[test]
fn quarters_halves_and_weeks() {
    check(
        None,
        &[
            ("The hottest product in Q3 2022, says Lyst.", "2022-Q3"),
            ("In the third quarter of 2022 it rose.", "2022-Q3"),
            ("In the 3rd quarter of 2022 it rose.", "2022-Q3"),
            ("2022 Q3 was good.", "2022-Q3"),
            ("Q4 ’24 was good.", "2024-Q4"),
            ("It rose in the first half of 2024.", "2024-H1"),
            ("H1 2024 was good.", "2024-H1"),
            ("In week 37 of 2025 it rose.", "2025-W37"),
            ("The week of 8 September 2025 was busy.", "2025-W37"),
            ("Sales rose in the third quarter.", ""),
            ("The first quarter of the race.", ""),
        ],
    );
    check(
        Some(date(2025, 2, 18)),
        &[
            ("Net sales rose 58.3% in the third quarter.", "2024-Q3"),
            ("Net sales rose in Q4.", "2024-Q4"),
            ("In the first half of last year it rose.", "2024-H1"),
            ("In the fourth quarter of the year it rose.", "2024-Q4"),
            ("In the third quarter of the match.", ""),
        ],
    );
}

#[test]
fn seasons() {
    check(
        None,
        &[
            ("His debut Spring/Summer 2026 show.", "SS2026"),
            ("Its spring-summer 2016 collection.", "SS2016"),
            ("Spring Summer 2026 is here.", "SS2026"),
            (
                "Its 2024 Spring/Summer collaboration with Repetto.",
                "SS2024",
            ),
            ("Celine’s SS26 runway.", "SS2026"),
            ("Celine’s S/S 26 runway.", "SS2026"),
            ("Celine’s S/S16 runway.", "SS2016"),
            ("Celine’s SS’26 runway.", "SS2026"),
            ("For Spring 2024 she cut it.", "SS2024"),
            ("The summer of 2016 was hot.", "SS2016"),
            ("In summer 2024 it was everywhere.", "SS2024"),
            ("In winter 2023 it was everywhere.", "AW2023"),
            ("Miu Miu’s Fall 2022 ready-to-wear collection.", "AW2022"),
            ("Miu Miu’s spring 2025 couture.", "SS2025"),
            ("Miu Miu’s Fall ready-to-wear 2022 show.", "AW2022"),
            ("From the Fall/Winter 2025 line.", "AW2025"),
            ("From the F/W 25 line.", "AW2025"),
            ("From the Fall/Winter 25 line.", "AW2025"),
            ("From the FW25 line.", "AW2025"),
            ("From the A/W 22 line.", "AW2022"),
            ("From the A/W ’22 line.", "AW2022"),
            ("From the AW22 line.", "AW2022"),
            ("From the AW22/23 line.", "AW2022"),
            ("The Autumn/Winter 2022 runway.", "AW2022"),
            ("The Autumn-Winter 2024-25 runway.", "AW2024"),
            ("In autumn 2024 it rose.", "AW2024"),
            ("Pre-Fall 2023 was calm.", "PF2023"),
            ("Resort 2024 was calm.", "CR2024"),
            ("Gucci staged its cruise 2024 show in Seoul.", "CR2024"),
            ("Cruise 2025 was calm.", "CR2025"),
            ("Holiday 2024 was calm.", "HO2024"),
            ("Since the 2022 Winter Olympics it rose.", "2022"),
            ("The 2025 resort collection.", "CR2025"),
            (
                "A spring in her step, a fall from grace, a holiday resort.",
                "",
            ),
            ("This season we love it, last autumn too.", ""),
        ],
    );
}

#[test]
fn relative_seasons() {
    check(
        Some(PUBLISHED),
        &[
            ("Last season, you couldn't move.", "SS2025"),
            ("This season we're willing to bet.", "AW2025"),
            ("I bought it last autumn.", "AW2024"),
            ("It returns next spring.", "SS2026"),
            ("She wore it this summer.", "SS2025"),
            ("She wore it this past summer.", "SS2025"),
            ("Last summer it was everywhere.", "SS2024"),
            ("An approach last winter came to nothing.", "AW2024"),
            ("In spring last year it rose.", "SS2024"),
            ("A holiday line of denim.", "HO2025"),
            ("This holiday season, give it.", "HO2025"),
            ("This fall in demand hurt.", ""),
            ("In the last season of the series she wore it.", ""),
        ],
    );
    check(
        Some(date(2025, 2, 3)),
        &[
            ("I visited last spring.", "SS2024"),
            ("This winter is cold.", "AW2024"),
            ("Last season it was grey.", "AW2024"),
        ],
    );
}

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
fn counts_prices_and_models_are_no_years() {
    check(
        Some(PUBLISHED),
        &[
            ("It has 2,000 followers and 2000 followers.", ""),
            ("It costs £2016, $1999, CHF 1850 or 1900 euros.", ""),
            ("Searches rose 1566% and 1800 percent.", ""),
            ("Over 2000 guests and 1950 pairs.", ""),
            ("A 2000-piece puzzle on page 2016.", ""),
            ("In 2000 stores it sold out.", ""),
            ("Style No. 1955 is back.", ""),
            ("The Jackie 1961 shoulder bag.", ""),
            ("Jackie 1961 shoulder bag, from CHF 1,150 | Zweitwert", ""),
            ("It ran 1920x1080 and 1906R.", ""),
            ("#2016 and @y2024 and www.x.com/2016", ""),
            ("Call 0800 2016 2017.", ""),
            ("It weighs 1800g, or 1850 grams, or 2016.5.", ""),
        ],
    );
}

#[test]
fn baselines_are_marked() {
    let compared = |raw: &str| {
        let text = Text::new(&LEXICON, raw);
        let found = times(&text, Some(PUBLISHED));
        found.iter().map(|time| time.compared).collect::<Vec<_>>()
    };
    assert_eq!(compared("Sales are up 45% on last year."), [true]);
    assert_eq!(
        compared("Sales rose in 2024 compared with 2023."),
        [false, true]
    );
    assert_eq!(
        compared("It sold more in 2024 than in 2023."),
        [false, true]
    );
    assert_eq!(compared("Searches fell 22% from a year ago."), [true]);
    assert_eq!(compared("It was unveiled on Tuesday."), [false]);
    assert_eq!(
        compared("Demand was up in February compared with a year earlier."),
        [false, true]
    );
}

#[test]
fn mentions_cover_their_words() {
    let text = Text::new(
        &LEXICON,
        "By early this year, in the late 1990s and Sept. 2024.",
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
            document_date(&Text::new(&LEXICON, raw)),
            expected,
            "{raw:?}"
        );
    }
    let stamped = " date 2024-05-03 It was worn in 2019.";
    assert_eq!(labels(stamped, Some(PUBLISHED)), "2019");
}

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
        let text = Text::new(&LEXICON, &raw);
        let _ = document_date(&text);
        let mut free = 0;
        for time in times(&text, Some(date(year, month, day))) {
            prop_assert!(free <= time.tokens.start && time.tokens.start < time.tokens.end);
            prop_assert!(time.tokens.end <= text.tokens.len());
            free = time.tokens.end;
        }
    }
}
