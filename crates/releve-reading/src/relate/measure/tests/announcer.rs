//! Houses that tell of their own trade.

use super::check;

#[test]
fn what_a_house_says_of_sales_is_its_own() {
    for (text, expected) in [
        (
            "After a bad year for Gucci, Kering said revenue fell 15%.",
            "Kering revenue down 15 percent",
        ),
        (
            "Gucci is under strain. Kering said that its revenue had fallen 15 per cent.",
            "Kering revenue down 15 percent",
        ),
        (
            "Burberry's rival Mulberry said that revenue was down 6%.",
            "Mulberry revenue down 6 percent",
        ),
        (
            "Moncler spoke on Tuesday. The company reported that sales had grown 8%.",
            "Moncler sales up 8 percent",
        ),
        (
            "Coach is popular. Tapestry announced that net sales rose 5 percent.",
            "Tapestry sales up 5 percent",
        ),
        (
            "Swatch, which owns Omega, said its revenue fell 3%.",
            "Swatch revenue down 3 percent",
        ),
        (
            "The owner of Zara, Inditex, said that sales grew 10%.",
            "Inditex sales up 10 percent",
        ),
        (
            "Against a weak Burberry, Hugo Boss told analysts that sales climbed 4 per cent.",
            "Hugo Boss sales up 4 percent",
        ),
        (
            "Gucci is weak. Levi Strauss said its net revenue grew 9%.",
            "Levi Strauss revenue up 9 percent",
        ),
        // What it says of others is theirs.
        (
            "Kering said Gucci's sales dropped 25%.",
            "Gucci sales down 25 percent",
        ),
        (
            "LVMH said sales at Dior rose 4%.",
            "Dior sales up 4 percent",
        ),
    ] {
        check(text, &[expected]);
    }
}
