//! Figures of business pages: whose sales, and which figures are only expected.

use releve_facts::Statement;

use super::check;

#[test]
fn who_reports_sales_has_them() {
    for (text, expected) in [
        (
            "Mulberry reported a 12 percent rise in sales.",
            "Mulberry sales up 12 percent",
        ),
        (
            "Mulberry posted a 12 percent drop in net sales.",
            "Mulberry sales down 12 percent",
        ),
        (
            "Revenue rose 5 percent on a comparable basis, Prada said.",
            "Prada revenue up 5 percent",
        ),
        // What is sold has its own.
        (
            "Mulberry reported a 12 percent rise in sales of loafers.",
            "loafer sales up 12 percent",
        ),
    ] {
        check(text, &[expected]);
    }
}

#[test]
fn what_analysts_expected_is_no_figure() {
    check(
        "Mulberry's revenue grew 9 percent, against a consensus estimate for an 8 percent climb.",
        &["Mulberry revenue up 9 percent"],
    );
    check(
        "Bankers had predicted a 9 percent increase in sales at Mulberry.",
        &[],
    );
}

#[test]
fn likes_on_posts_are_likes() {
    check(
        "Likes on balletcore posts rose 61% on Pinterest.",
        &["balletcore engagement up 61 percent / Pinterest"],
    );
}

#[test]
fn terms_in_marks_are_one_name_in_turn() {
    check(
        "Searches for ‘linen shirt dress’ and ‘skirt with lace’ grew by 34 percent and 21 percent.",
        &[
            "linen shirt dress searches up 34 percent",
            "skirt with lace searches up 21 percent",
        ],
    );
}

#[test]
fn both_have_moved() {
    check(
        "In the Lyst Index Gucci and Loewe both climbed two places.",
        &["Gucci rank up 2 rank / Lyst", "Loewe rank up 2 rank / Lyst"],
    );
}

#[test]
fn one_change_is_reckoned_in_two_ways() {
    check(
        "Mulberry's revenue sank 8 percent at reported rates, or 5 percent on a comparable basis, to 140 million pounds.",
        &[
            "Mulberry revenue down 8 percent",
            "Mulberry revenue down 5 percent",
            "Mulberry revenue = 140000000 GBP",
        ],
    );
    // Another thing's figure is its own.
    check(
        "Mulberry's revenue sank 8 percent, and 5 percent of the stores closed.",
        &["Mulberry revenue down 8 percent"],
    );
}

#[test]
fn another_house_goes_on_behind_the_level() {
    check(
        "Sales at Mulberry, a maker of bags, sank 8 percent as reported and 5 percent underlying, to 140 million pounds. Radley sank 4 percent.",
        &[
            "Mulberry sales down 8 percent",
            "Mulberry sales down 5 percent",
            "Mulberry sales = 140000000 GBP",
            "Radley sales down 4 percent",
        ],
    );
}

#[test]
fn what_is_planned_behind_a_change_is_no_figure() {
    check(
        "Mulberry's sales sank 8 percent as reported and it plans 5 percent organic growth.",
        &["Mulberry sales down 8 percent"],
    );
}

#[test]
fn the_house_that_the_text_is_about() {
    let told = super::measures(
        "Ganni opens in Leeds\n\nGanni began in 2000. Then Ganni found its prints, and Ganni grew. Soon all knew Ganni.\n\nThe first coats went to Net-a-Porter. Then came a hard winter. Turnover came to €2 million in 2017, up 8 per cent.\n\nIn May all was gone. Searches for the label rose 40 per cent.",
    );
    for expected in [
        "Ganni revenue = 2000000 EUR @2017",
        "Ganni searches up 40 percent",
    ] {
        assert!(told.iter().any(|line| line == expected), "{told:?}");
    }
}

#[test]
fn a_part_of_the_trade_stands_with_its_house() {
    for (text, expected) in [
        (
            "At Burberry, retail revenue came to £310 million.",
            &["Burberry retail revenue = 310000000 GBP"][..],
        ),
        (
            "Levi's said men's net sales rose 6 percent in the quarter.",
            &["Levi's men's sales up 6 percent"],
        ),
        (
            "Mulberry reported that its women's business was up 12 percent, and men's gained 9 percent.",
            &[
                "Mulberry women's sales up 12 percent",
                "Mulberry men's sales up 9 percent",
            ],
        ),
        (
            "Mulberry said direct-to-consumer sales fell 3 percent.",
            &["Mulberry direct-to-consumer sales down 3 percent"],
        ),
        (
            "& Other Stories said online sales rose 6 percent.",
            &["& Other Stories online sales up 6 percent"],
        ),
        // What is not parted is the house's.
        (
            "Mulberry said net sales fell 3 percent.",
            &["Mulberry sales down 3 percent"],
        ),
    ] {
        check(text, expected);
    }
}

#[test]
fn goods_bear_the_name_of_who_sells_them() {
    for (text, expected) in [
        (
            "Ines Ford, owner of the Denver shop Lark, is busy. She sells about 600 belts a month.",
            "Lark belt sales = 600 count",
        ),
        (
            "Ines Ford, owner of the Denver shop Lark, is busy. “We've sold 600 belts this month,” says Ford.",
            "Lark belt sales = 600 count",
        ),
        (
            "The duffel by the local label Tindle is her best-selling piece of the season.",
            "Tindle duffel rank = 1 rank",
        ),
        (
            "Maison Corbel has been sold to the resale site Regain. The house will keep its ateliers. Its sales slipped 8 per cent in 2024.",
            "Maison Corbel sales down 8 percent @2024",
        ),
        (
            "Erdem's silk bloomers pushed searches for the category up 130%.",
            "bloomers searches up 130 percent",
        ),
        (
            "On Pinterest, searches for 'gifts for dancers' have doubled.",
            "gifts for dancer searches up 2 ratio / Pinterest",
        ),
    ] {
        check(text, &[expected]);
    }
}

#[test]
fn a_day_of_speaking_is_none_of_the_figure() {
    check(
        "Prada said on 24 July 2025 that revenue rose 11 per cent.",
        &["Prada revenue up 11 percent"],
    );
    let told = crate::relate::told("Adobe said sales on 28 November 2025 rose 9 per cent.");
    let day = told.iter().find_map(|statement| match statement {
        Statement::Measure(measure) => measure.when.as_ref().map(|when| when.label().to_owned()),
        _ => None,
    });
    assert_eq!(day.as_deref(), Some("2025-11-28"));
}

/// A group's quarter: its houses are told of in between, and what a relative clause counts is
/// not what the sentence tells.
#[test]
fn a_group_and_its_houses() {
    check(
        "Luxury group Kering reported a fall in revenue. Revenue in the three months to the end of June came to 3.7 billion euros, an organic decline of 15%. Sales at Gucci, which brings in half of the group's revenue, were down 25%. Saint Laurent lost 9%. Sales in Asia were down 19%. The group had shut 18 shops. The next day the stock fell 4%.",
        &[
            "Kering revenue = 3700000000 EUR",
            "Kering revenue down 15 percent",
            "Gucci share = 50 percent",
            "Gucci sales down 25 percent",
            "Saint Laurent sales down 9 percent",
            "Kering sales down 19 percent / Asia",
            "Kering count down 18 count",
            "Kering shares price down 4 percent",
        ],
    );
    check(
        "At Monsoon, like-for-likes tumbled 14.5 per cent.",
        &["Monsoon sales down 14.5 percent"],
    );
}

/// A day above the headline takes nothing from it, and a sum in another currency is the same.
#[test]
fn the_house_of_a_headline_below_its_day() {
    check(
        "23 April 2025\n\nKering's revenue sinks\n\nLuxury group Kering reported a fall in revenue, as its largest label, Gucci, struggled.\n\nRevenue came to 3.9 billion euros ($4.4 billion).\n\nInvestors had hoped for Balenciaga. The stock fell 11%.\n",
        &[
            "Kering revenue = 3900000000 EUR",
            "Kering shares price down 11 percent",
        ],
    );
}

/// Where somebody works is not the group that is spoken of, and what was forecast is no figure.
#[test]
fn who_works_elsewhere_and_what_was_forecast() {
    for (text, expected) in [
        (
            "Luxury group Kering raised its outlook. Luca Solca of Bernstein called it brave. In 2025 the group's revenue was €14.7 billion.",
            &["Kering revenue = 14700000000 EUR @2025"][..],
        ),
        (
            "Kering said that revenue fell 4%, a smaller drop than the 6% decline that analysts had forecast.",
            &["Kering revenue down 4 percent"],
        ),
        (
            "Kering said revenue fell. Mr de Meo, who joined from Renault last year, has closed 80 stores.",
            &["Kering count down 80 count"],
        ),
    ] {
        check(text, expected);
    }
}

/// Shops that a house has are not shut, stock in a shop is not traded, who counts for others
/// has no sales, and wearers are no percentage.
#[test]
fn what_only_looks_like_a_firms_figure() {
    for (text, expected) in [
        ("The shop's stock of clogs rose 20 percent.", &[][..]),
        ("Selfridges said its unsold stock rose 20 percent.", &[]),
        (
            "Searches for clogs rose 12 percent and Prada loafers were worn by 40 at lunch.",
            &["clog searches up 12 percent"],
        ),
        (
            "Gucci is weak. The British Retail Consortium said sales fell 4% in May.",
            &[],
        ),
        ("Ganni closed the year with 70 stores.", &[]),
    ] {
        check(text, expected);
    }
}
