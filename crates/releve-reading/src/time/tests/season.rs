//! Seasons, named and relative.

use jiff::civil::date;

use super::{PUBLISHED, check};

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
