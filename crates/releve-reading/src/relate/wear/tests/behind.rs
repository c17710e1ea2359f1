//! What stands behind the words that say that somebody wears it.

use super::worn;

#[test]
fn a_list_or_a_name_follows_the_words_for_a_look() {
    for (text, expected) in [
        (
            "Later Kate Moss changed into something that shone: a button-up top, silk trousers and long gloves.",
            &[
                "Kate Moss: top",
                "Kate Moss: silk trousers",
                "Kate Moss: long glove",
            ][..],
        ),
        (
            "Kate Moss is back. The best of it, however, was on her feet: a pair of suede clogs.",
            &["Kate Moss: suede clog"],
        ),
        (
            "Kate Moss wore a wool coat. Beneath it there was a further layer, a silk top.",
            &["Kate Moss: wool coat", "Kate Moss: silk top"],
        ),
        (
            "Belted coats and silk scarves have become the signature of Kate Moss.",
            &["Kate Moss: belted coat", "Kate Moss: silk scarf"],
        ),
    ] {
        assert_eq!(worn(text), expected, "{text}");
    }
}

#[test]
fn what_stands_behind_other_words_is_worn_by_nobody() {
    for text in [
        "The show changed into something that shone: a top, silk trousers and long gloves.",
        "Belted coats have become the signature of the season.",
        "There was a further layer, a silk top.",
    ] {
        assert_eq!(worn(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn who_stands_in_brackets_is_not_meant() {
    assert_eq!(
        worn(
            "Kate Moss was in blue (think Mary Poppins, but with money). She wore a silk scarf and clogs."
        ),
        ["Kate Moss: silk scarf", "Kate Moss: clog"]
    );
}
