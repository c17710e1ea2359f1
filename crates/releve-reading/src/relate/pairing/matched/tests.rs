//! Sentences whose build matches garments, and those that only look so.

use crate::relate::pairing::tests::pairs;

#[test]
fn the_build_of_a_sentence_matches_garments() {
    for (text, expected) in [
        (
            "Paired with jeans, clogs look modern.",
            &["clog + jeans"][..],
        ),
        (
            "Worn under a kilt, leggings keep warm.",
            &["leggings + kilt"],
        ),
        (
            "Whether with jeans or a kilt, clogs always work.",
            &["clog + jeans", "clog + kilt"],
        ),
        ("With clogs, wear jeans.", &["clog + jeans"]),
        ("If you own clogs, add a kilt.", &["clog + kilt"]),
        ("To balance culottes, choose clogs.", &["culottes + clog"]),
        (
            "The best thing to wear with clogs is a kilt.",
            &["clog + kilt"],
        ),
        ("Add a parka to a kilt.", &["parka + kilt"]),
        ("Take clogs, add jeans, and you are set.", &["clog + jeans"]),
        (
            "The combination of clogs and jeans is hard to beat.",
            &["clog + jeans"],
        ),
        ("Clogs and jeans: the perfect pairing.", &["clog + jeans"]),
        ("Clogs plus jeans is the formula.", &["clog + jeans"]),
        (
            "Clogs go with everything: jeans, kilts.",
            &["clog + jeans", "clog + kilt"],
        ),
        (
            "One guest had matched her scarf to her clogs.",
            &["scarf + clog"],
        ),
        ("Imagine clogs with a kilt.", &["clog + kilt"]),
        ("Think clogs and jeans.", &["clog + jeans"]),
        (
            "Clogs are easy to wear. All you need is a kilt.",
            &["clog + kilt"],
        ),
        ("What goes with clogs? Jeans.", &["clog + jeans"]),
        ("How do you wear clogs? With jeans.", &["clog + jeans"]),
        (
            "Clogs are right this season. A kilt and a parka complete the look.",
            &["clog + kilt", "clog + parka"],
        ),
    ] {
        assert_eq!(pairs(text), expected, "{text}");
    }
    for text in [
        "With clogs, the customer left.",
        "If you own clogs, add water.",
        "The best shop for clogs is in Leeds.",
        "Add clogs to your basket.",
        "The union of shoemakers sells clogs and jeans.",
        "What goes up? Jeans.",
        "Think clogs and jeans are dull?",
        "The snoafer, sneaker plus loafer, is a mascot.",
        "Clogs are heavy. A kilt completes the order.",
        "Clogs are back. A kilt makes it impossible to walk.",
        "Clogs are back. A parka keeps them from sliding.",
        "With clogs out of stock, try loafers.",
        "Take clogs, add jeans to the basket, and pay.",
        "The marriage of clogs and jeans ended.",
        "Clogs and jeans: a terrible pairing.",
        "The combination of clogs and jeans is a mistake.",
        "Paired with jeans, clogs look frumpy.",
    ] {
        assert_eq!(pairs(text), Vec::<String>::new(), "{text}");
    }
}
