//! Years, decades, centuries, quarters, halves and weeks.

use jiff::civil::date;

use super::{LEXICON, PUBLISHED, check};
use crate::text::{Text, Unlisted};
use crate::time::times;

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
fn baselines_are_marked() {
    let compared = |raw: &str| {
        let mut unlisted = Unlisted::default();
        let text = Text::new(&LEXICON, raw, &mut unlisted);
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
    assert_eq!(compared("As last year, flats are back."), [false]);
    assert_eq!(
        compared("Prada is third, the same position as last year."),
        [true]
    );
    assert_eq!(
        compared("Demand was up in February compared with a year earlier."),
        [false, true]
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
