//! Sums that are no offers: prices of another time, takings, markets.

use super::check;

#[test]
fn prices_of_their_time() {
    check(
        "A Lady Dior cost $1,200 in 1998. Today it costs $6,500.",
        &[
            "Lady Dior price = 1200 USD @1998",
            "Lady Dior price = 6500 USD",
        ],
    );
    check(
        "The gown, estimated at £2,000, made £18,400 last night.",
        &["gown price = 18400 GBP"],
    );
    check("The coat costs £450 and comes in three colours.", &[]);
    check("In the shop the coat sold for £450.", &[]);
}

#[test]
fn parts_of_a_price() {
    check(
        "A Loewe Puzzle retains 78 per cent of its retail price, up from 64 per cent in 2020.",
        &[
            "Puzzle price = 78 percent",
            "Puzzle price = 64 percent @2020",
        ],
    );
    check(
        "The Samba trades at a 30 per cent premium on StockX.",
        &["Samba price = 30 percent / StockX"],
    );
    check(
        "His reversible bomber now changes hands for as much as €9,000.",
        &["reversible bomber price = 9000 EUR"],
    );
}

#[test]
fn takings_by_their_verb() {
    for (text, expected) in [
        (
            "Ganni, which turned over £90m in 2022, has 20 shops.",
            "Ganni revenue = 90000000 GBP @2022",
        ),
        (
            "Reformation made $350 million in 2023.",
            "Reformation revenue = 350000000 USD @2023",
        ),
    ] {
        assert!(
            super::measures(text).iter().any(|line| line == expected),
            "{text}: {:?}",
            super::measures(text)
        );
    }
    // What was earned for another, what was gained or raised is no takings.
    for text in [
        "Reformation made $35 million in profit.",
        "Reformation raised $35 million from two funds.",
        "Reformation took $35 million from LVMH.",
        "Reformation made $35 million in donations.",
        "Reformation made a dress for $35.",
    ] {
        check(text, &[]);
    }
}

#[test]
fn worth_of_a_market() {
    for (text, expected) in [
        (
            "The sunglasses market was valued at $21 billion in 2021.",
            "sunglasses sales = 21000000000 USD @2021",
        ),
        (
            "Athleisure has become a $160 billion industry.",
            "athleisure sales = 160000000000 USD",
        ),
        (
            "The market for leather belts is worth £2.4bn.",
            "leather belt sales = 2400000000 GBP",
        ),
        (
            "The handbag market grew by 7 percent in 2016.",
            "handbag sales up 7 percent @2016",
        ),
    ] {
        check(text, &[expected]);
    }
    check("Norway, the home market, proved loyal, with a dip.", &[]);
}
