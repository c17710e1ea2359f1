//! Figures told along with what something did.

use super::check;

#[test]
fn a_figure_told_along_is_of_the_clauses_subject() {
    for (text, expected) in [
        (
            "Prada had a good quarter. Gingham fell out of the top ten, with searches down 22%.",
            "gingham searches down 22 percent",
        ),
        (
            "Loewe won. Leopard print dropped to tenth place, with searches down by 18%.",
            "leopard print searches down 18 percent",
        ),
        (
            "Miu Miu led. The barn jacket climbed four places, with demand up 30%.",
            "barn jacket searches up 30 percent",
        ),
        (
            "Fendi made news. Butter yellow stayed in the top five, searches rising 11%.",
            "butter yellow searches up 11 percent",
        ),
        (
            "Miu Miu is hot. Velvet took the third spot, as searches grew 23%.",
            "velvet searches up 23 percent",
        ),
        (
            "Valentino did well. Zebra print rose two places, with views up 54%.",
            "zebra print views up 54 percent",
        ),
        (
            "Burberry fell out of the top ten, with searches down 22%.",
            "Burberry searches down 22 percent",
        ),
        // What a house brings out is what is searched for.
        (
            "Prada brought back the moccasin, with searches up 8%.",
            "moccasin searches up 8 percent",
        ),
    ] {
        check(text, &[expected]);
    }
}
