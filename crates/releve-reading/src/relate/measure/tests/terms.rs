//! Terms that people search for, in quotation marks, with their figures.

use super::check;

#[test]
fn terms_without_their_noun() {
    for (text, expected) in [
        (
            "Searches for velvet gloves have risen 210 percent on Pinterest. The jacket of the winter is a short one: \"cropped wool jacket\" is up 140 percent, \"quilted jacket\" 85 percent and \"toggle coat\" 60 percent.",
            &[
                "velvet glove searches up 210 percent / Pinterest",
                "cropped wool jacket searches up 140 percent",
                "quilted jacket searches up 85 percent",
                "toggle coat searches up 60 percent",
            ][..],
        ),
        (
            "Users have been looking for \"cable knit outfit\" (+130 percent) and \"sardine dress\" (+45 percent).",
            &[
                "cable knit outfit searches up 130 percent",
                "sardine dress searches up 45 percent",
            ],
        ),
        (
            "On Etsy “mocha nails” rose by 70 percent and “latte skirt” by 40.",
            &[
                "mocha nail searches up 70 percent / Etsy",
                "latte skirt searches up 40 percent / Etsy",
            ],
        ),
        (
            "On Etsy “quilted 70s vest”, which here means any brown one, grew by 50 percent.",
            &["quilted 70s vest searches up 50 percent / Etsy"],
        ),
        (
            "Searches on eBay that include the word \"vintage\" are up 300%, those that include \"archive\" 120%, and those containing \"deadstock\" 90%.",
            &[
                "vintage searches up 300 percent / eBay",
                "archive searches up 120 percent / eBay",
                "deadstock searches up 90 percent / eBay",
            ],
        ),
    ] {
        check(text, expected);
    }
}

/// Words in marks are no term where nobody searches, and no term is a sentence.
#[test]
fn words_in_marks_that_nobody_searches() {
    for text in [
        "\"It is the coat,\" she says, and rents are up 40 percent.",
        "The collection, \"Night Garden\", was up by 7 in the evening.",
        "Her song \"Velvet\" rose by 12 percent.",
    ] {
        check(text, &[]);
    }
}
