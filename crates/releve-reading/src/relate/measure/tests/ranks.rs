//! Places in rankings.

use super::{check, measures};

#[test]
fn ranks_with_a_ranker_a_seller_or_a_period() {
    for (text, expected) in [
        (
            "Uniqlo's shoulder bag was the hottest product of the quarter, according to the Lyst Index.",
            "Uniqlo shoulder bag rank = 1 rank / Lyst",
        ),
        (
            "Gucci ranked third on the Lyst Index in Q2 2022.",
            "Gucci rank = 3 rank / Lyst @2022-Q2",
        ),
        (
            "Loewe was named the hottest brand of Q2 2023 by Lyst.",
            "Loewe rank = 1 rank / Lyst @2023-Q2",
        ),
        (
            "Among the houses, first place in the Lyst Index goes to Prada.",
            "Prada rank = 1 rank / Lyst",
        ),
        (
            "The Lyst Index is led by Prada.",
            "Prada rank = 1 rank / Lyst",
        ),
        ("Prada heads the Lyst Index.", "Prada rank = 1 rank / Lyst"),
        (
            "The Margaux was second among the most wanted products of 2020, according to Lyst.",
            "Margaux rank = 2 rank / Lyst @2020",
        ),
        ("Lyst ranked Prada ninth.", "Prada rank = 9 rank / Lyst"),
        (
            "The Puzzle bag, Loewe's bestseller, is made in Spain.",
            "Puzzle bag rank = 1 rank",
        ),
        (
            "She wore Miu Miu ballet flats. The most in-demand item of 2016, these shoes were everywhere.",
            "Miu Miu ballet flat rank = 1 rank @2016",
        ),
    ] {
        check(text, &[expected]);
    }
}

#[test]
fn places_in_a_report_on_a_ranking() {
    for (sentence, expected) in [
        (
            "Shoppers stayed in, making Nike the most popular brand in the world.",
            "Nike rank = 1 rank / Lyst @2024-Q3",
        ),
        (
            "Off-White retains its position as the hottest brand in the world.",
            "Off-White rank = 1 rank / Lyst @2024-Q3",
        ),
        (
            "Adidas climbed eight places in the ranking of the most popular brands, to 13th place.",
            "Adidas rank = 13 rank / Lyst @2024-Q3",
        ),
        (
            "Nike has moved 5 places up the index.",
            "Nike rank up 5 rank / Lyst @2024-Q3",
        ),
        (
            "Coach joined the list, sitting comfortably in the twentieth spot.",
            "Coach rank = 20 rank / Lyst @2024-Q3",
        ),
        (
            "The Samba topped the hottest products list.",
            "Samba rank = 1 rank / Lyst @2024-Q3",
        ),
        (
            "Loewe regained their crown as the world's hottest label.",
            "Loewe rank = 1 rank / Lyst @2024-Q3",
        ),
    ] {
        let text = format!("The Lyst Index for Q3 2024 is out.\n\n{sentence}");
        let found = measures(&text);
        assert!(found.iter().any(|m| m == expected), "{text}: {found:?}");
    }
}

#[test]
fn places_in_lists_and_brackets() {
    for (text, expected) in [
        (
            "Miu Miu topped the Lyst Index, ahead of Prada (2nd) and Loewe (3rd).",
            &[
                "Miu Miu rank = 1 rank / Lyst",
                "Prada rank = 2 rank / Lyst",
                "Loewe rank = 3 rank / Lyst",
            ][..],
        ),
        (
            "Ralph Lauren in 14th place, Gucci at 16 and Chloé at 20 are new to the Lyst Index.",
            &[
                "Ralph Lauren rank = 14 rank / Lyst",
                "Gucci rank = 16 rank / Lyst",
                "Chloé rank = 20 rank / Lyst",
            ],
        ),
        (
            "Gucci (+2), The Row (+7) and Prada (-1) moved on the Lyst Index.",
            &[
                "Gucci rank up 2 rank / Lyst",
                "The Row rank up 7 rank / Lyst",
                "Prada rank down 1 rank / Lyst",
            ],
        ),
        (
            "Valentino, Loewe and Gucci, which rose two spots each, gained on the Lyst Index.",
            &[
                "Loewe rank up 2 rank / Lyst",
                "Valentino rank up 2 rank / Lyst",
                "Gucci rank up 2 rank / Lyst",
            ],
        ),
        (
            "Miu Miu is on top of the Lyst Index, overtaking Loewe as the hottest brand.",
            &["Miu Miu rank = 1 rank / Lyst"],
        ),
        (
            "Searches for ballet flats (up 120%) and loafers (+45%) rose on Pinterest.",
            &[
                "ballet flat searches up 120 percent / Pinterest",
                "loafer searches up 45 percent / Pinterest",
            ],
        ),
        (
            "Terms like “quiet luxury” (373 per cent) saw a steep rise in searches on Google.",
            &["quiet luxury searches up 373 percent / Google"],
        ),
    ] {
        check(text, expected);
    }
}

#[test]
fn rankings_by_line() {
    check(
        "The Lyst Index: hottest brands of Q2 2025\n\n1. Miu Miu\n\n2. Loewe\n\n3. Prada",
        &[
            "Miu Miu rank = 1 rank / Lyst @2025-Q2",
            "Loewe rank = 2 rank / Lyst @2025-Q2",
            "Prada rank = 3 rank / Lyst @2025-Q2",
        ],
    );
    check(
        "Five ways to wear a clog\n\n1. Miu Miu\n\n2. Loewe\n\n3. Prada",
        &[],
    );
    check(
        "The Lyst Index for Q3 2025 is out\n\nThe ranking has surprises. Loewe and Prada came in second and third respectively. Gucci climbed two places.",
        &[
            "Loewe rank = 2 rank / Lyst @2025-Q3",
            "Prada rank = 3 rank / Lyst @2025-Q3",
            "Gucci rank up 2 rank / Lyst @2025-Q3",
        ],
    );
}

#[test]
fn ranked_goods_with_their_maker() {
    for (text, expected) in [
        (
            "Depop's best-selling bag in March was a felt pouch by newcomer Tindle.",
            "Tindle felt pouch rank = 1 rank / Depop",
        ),
        (
            "Zalando's best-selling summer sandal in May is a €30 copy by Marlo.",
            "Marlo sandal rank = 1 rank",
        ),
        (
            "It was led by the Lisbon bag, which has been the label's bestselling style of 2022.",
            "Lisbon bag rank = 1 rank @2022",
        ),
        (
            "Alaïa had a good year. The Paris house's mesh mules, made by hand, were the hottest product of the summer on Lyst.",
            "Alaïa mesh mule rank = 1 rank / Lyst",
        ),
        (
            "Bottega Veneta re-entered the Lyst Index at number 12.",
            "Bottega Veneta rank = 12 rank / Lyst",
        ),
    ] {
        let told = super::measures(text);
        assert!(
            told.iter().any(|line| line.starts_with(expected)),
            "{text}: {told:?}"
        );
    }
}

#[test]
fn places_under_a_yearly_report() {
    check(
        "Search engine Lyst has published its annual Year in Fashion report.\n\nPrada is still the hottest brand in the world. Coach climbed 9 places to fourth.",
        &[
            "Prada rank = 1 rank / Lyst",
            "Coach rank up 9 rank / Lyst",
            "Coach rank = 4 rank / Lyst",
        ],
    );
}

#[test]
fn places_behind_one_that_is_told_and_of_each_of_several() {
    for (text, expected) in [
        (
            "Gucci is the most-searched brand of 2019 on Depop, and Prada is second.",
            &[
                "Gucci rank = 1 rank / Depop @2019",
                "Prada rank = 2 rank / Depop @2019",
            ][..],
        ),
        (
            "Asics is the fifth best-selling brand on StockX, and Salomon the sixth.",
            &[
                "Asics rank = 5 rank / StockX",
                "Salomon rank = 6 rank / StockX",
            ],
        ),
        (
            "Prada and Loewe each gained two places on the Lyst Index.",
            &["Prada rank up 2 rank / Lyst", "Loewe rank up 2 rank / Lyst"],
        ),
    ] {
        let found = measures(text);
        for fact in expected {
            assert!(found.iter().any(|m| m == fact), "{text}: {found:?}");
        }
    }
}

#[test]
fn a_bracket_ranks_what_it_closes() {
    for (text, expected) in [
        (
            "After years of logo belts, Gucci (No. 4 on the Lyst Index) is loud again.",
            "Gucci rank = 4 rank",
        ),
        (
            "Further down Lyst's list are the ruffled dress by Zara that was gone within days (number eight) and Nike's pleated skirt, white and short (number nine).",
            "Zara ruffled dress rank = 8 rank",
        ),
    ] {
        let told = super::measures(text);
        assert!(
            told.iter().any(|line| line.starts_with(expected)),
            "{text}: {told:?}"
        );
    }
}

#[test]
fn a_house_without_a_name_is_no_town() {
    check("The Seoul label's bestseller of 2024, now padded.", &[]);
    check("The London house's bestseller of 2023 is here.", &[]);
}

/// First places that no superlative names.
#[test]
fn places_by_comparison() {
    for (text, expected) in [
        (
            "No handbag was hotter than the Prada Cleo, says Lyst.",
            &["Cleo rank = 1 rank / Lyst"][..],
        ),
        (
            "The Puma Speedcat was viewed more often than any other pair, Lyst reports.",
            &["Speedcat rank = 1 rank / Lyst"],
        ),
        (
            "The Gucci Jackie outsold every other bag on Vestiaire Collective in 2021.",
            &["Gucci Jackie rank = 1 rank / Vestiaire Collective @2021"],
        ),
        (
            "Here is the Lyst Index for Q3 2023. Miu Miu leads again.",
            &["Miu Miu rank = 1 rank / Lyst @2023-Q3"],
        ),
        ("Comfort comes first, she says, and Prada leads.", &[]),
        ("No bag is better than a Birkin.", &[]),
    ] {
        check(text, expected);
    }
}
