//! Times of figures that are told of several months.

use super::check;

#[test]
fn one_end_of_a_stretch_is_no_time_of_a_change() {
    for (text, expected) in [
        (
            "Searches for clogs rose 22% between August and October 2025.",
            "clog searches up 22 percent",
        ),
        (
            "From May to July 2025, searches for clogs rose 9%.",
            "clog searches up 9 percent",
        ),
        (
            "Searches for loafers grew 31% (May–July 2025).",
            "loafer searches up 31 percent",
        ),
        (
            "Sales of loafers grew 3% in the twelve months to March 2025.",
            "loafer sales up 3 percent",
        ),
        (
            "Sales at Ganni doubled from July 2024 to February 2025.",
            "Ganni sales up 2 ratio",
        ),
        (
            "Searches for capes were up 60% between 1 August and 30 September 2025.",
            "cape searches up 60 percent",
        ),
        (
            "Sales of loafers grew 3% in the three months to September 2025.",
            "loafer sales up 3 percent @2025-Q3",
        ),
        (
            "Sales of clogs fell 8% from April to June 2025.",
            "clog sales down 8 percent @2025-Q2",
        ),
        // Of several months the first stands.
        (
            "Sales of clogs dropped 10% in August and September 2025.",
            "clog sales down 10 percent @2025-08",
        ),
    ] {
        check(text, &[expected]);
    }
    // Each level has its own end.
    check(
        "On Vinted, the average price of the Samba dropped from €74 to €52 between January and November 2024.",
        &[
            "Samba price = 74 EUR / Vinted @2024-01",
            "Samba price = 52 EUR / Vinted @2024-11",
        ],
    );
}
