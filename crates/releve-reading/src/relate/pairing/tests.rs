use releve_facts::{Basis, Statement};

use crate::relate::told;

/// The two garments of each pairing told of a text, and on what it rests.
fn based(text: &str) -> Vec<(String, String, Basis)> {
    told(text)
        .into_iter()
        .filter_map(|statement| match statement {
            Statement::Pairing(pairing) => {
                let [first, second] = pairing.garments;
                Some((first, second, pairing.basis?))
            }
            _ => None,
        })
        .collect()
}

/// `first + second` of each pairing told of a text.
pub(super) fn pairs(text: &str) -> Vec<String> {
    told(text)
        .into_iter()
        .filter_map(|statement| match statement {
            Statement::Pairing(it) => Some(it.garments.join(" + ")),
            _ => None,
        })
        .collect()
}

#[test]
fn pairs_in_a_row_are_kept_apart() {
    assert_eq!(
        based(
            "Nobody frowns at clogs with lace skirts, parkas with culottes and brogues any longer."
        ),
        [
            ("clog".to_owned(), "skirt".to_owned(), Basis::Tip),
            ("parka".to_owned(), "culottes".to_owned(), Basis::Tip),
            ("parka".to_owned(), "brogue".to_owned(), Basis::Tip),
        ]
    );
}

#[test]
fn looks_tips_and_shows_pair() {
    for (text, first, second, basis) in [
        (
            "Dua Lipa wore a coat with black jeans.",
            "coat",
            "jeans",
            Basis::Look,
        ),
        (
            "Wear your shirt under a vest and swap your trainers for loafers.",
            "shirt",
            "loafer",
            Basis::Tip,
        ),
        (
            "Pair the jacket with a skirt. For the office, swap the skirt for pleated trousers.",
            "jacket",
            "trousers",
            Basis::Tip,
        ),
        (
            "Wear loafers with cropped trousers.",
            "loafer",
            "trousers",
            Basis::Tip,
        ),
        (
            "You can pair a blazer with bike shorts.",
            "blazer",
            "bike shorts",
            Basis::Tip,
        ),
        (
            "A slip skirt works well with a chunky jumper.",
            "slip skirt",
            "jumper",
            Basis::Tip,
        ),
        (
            "These boots look best with tights.",
            "boot",
            "tights",
            Basis::Tip,
        ),
        (
            "A good loafer never dates. Team them with wide-leg trousers.",
            "loafer",
            "trousers",
            Basis::Tip,
        ),
        (
            "Loafers with dark jeans, fine.",
            "loafer",
            "jeans",
            Basis::Tip,
        ),
        (
            "Her stylist suggests wearing a suede vest over a slip dress.",
            "vest",
            "slip dress",
            Basis::Tip,
        ),
        (
            "Choose a blazer and bike shorts, and finish with loafers.",
            "blazer",
            "bike shorts",
            Basis::Tip,
        ),
        (
            "You can’t go wrong with denim shorts, a white t-shirt and sneakers.",
            "shorts",
            "sneaker",
            Basis::Tip,
        ),
        (
            "At Prada, pleated skirts were worn over trousers on the runway.",
            "skirt",
            "trousers",
            Basis::Runway,
        ),
    ] {
        let expected = (first.to_owned(), second.to_owned(), basis);
        assert!(based(text).contains(&expected), "{text}: {:?}", based(text));
    }
}

#[test]
fn what_is_not_put_together_is_no_pair() {
    for text in [
        "Don’t wear leggings with heels.",
        "Never pair boots with shorts.",
        "Loafers and jeans are sold in the same shop.",
        "Ferragamo showed skirts, leotards and gowns.",
        "She bought a coat with her first salary.",
        "Rosalía did not wear the corset with jeans.",
        "The jeans cost less than the boots.",
        "Searches for loafers rose, and those for boots fell.",
        "Choose a coat over a jacket if you must.",
        "Wear loafers instead of boots.",
        "Choose a coat or a jacket.",
        "Loafers, boots and sandals.",
        "Try boots, but skip the scarf.",
    ] {
        assert_eq!(based(text), vec![], "{text}");
    }
}

#[test]
fn advice_keeps_to_what_it_is_about() {
    for (text, expected) in [
        (
            "How to wear a waistcoat\n\nFor a laid-back look, layer your waistcoat with a jacket. Jackets go well with skirts. Finish it with sneakers.\n\nA waistcoat is a must.\n",
            vec![
                "waistcoat + jacket",
                "jacket + skirt",
                "waistcoat + sneaker",
            ],
        ),
        (
            "Try a jumper with jeans. Just find a midi skirt and put it with a fitted blouse.",
            vec!["jumper + jeans", "midi skirt + blouse"],
        ),
        (
            "Wear a skirt with a roll-neck jumper.",
            vec!["skirt + jumper"],
        ),
        ("The coat can be worn over a hoodie.", vec!["coat + hoodie"]),
        ("The dress can be worn with confidence.", vec![]),
        (
            "Wear the midi dress with sandals; when autumn comes, add a jacket and boots.",
            vec![
                "midi dress + sandal",
                "midi dress + jacket",
                "midi dress + boot",
            ],
        ),
        (
            "Dua Lipa wore a coat. Paired with black jeans.",
            vec!["coat + jeans"],
        ),
        (
            "Dua Lipa wore clogs with a sock and chunky shoes.",
            vec!["clog + sock"],
        ),
    ] {
        let found: Vec<String> = based(text)
            .into_iter()
            .map(|(first, second, _)| format!("{first} + {second}"))
            .collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn what_a_sentence_warns_of_is_no_pairing() {
    for text in [
        "Avoid clogs with jeans.",
        "Wash clogs with a kilt.",
        "Keep clogs away from jeans.",
        "Compare clogs with jeans.",
        "Stop wearing clogs with jeans.",
        "Resist the urge to wear clogs with jeans.",
        "Nobody wears clogs with jeans.",
        "Few people wear clogs with jeans.",
        "Would you wear clogs with jeans?",
        "It is wrong to wear clogs with jeans.",
        "Clogs go with everything but jeans.",
        "Wearing clogs with jeans is banned.",
    ] {
        assert_eq!(pairs(text), Vec::<String>::new(), "{text}");
    }
    for text in [
        "Avoid heels and wear clogs with jeans.",
        "You can’t go wrong with clogs and jeans.",
        "Once a mistake, clogs go with jeans.",
    ] {
        assert_eq!(pairs(text), ["clog + jeans"], "{text}");
    }
}

#[test]
fn what_a_tip_is_about_stands_near_in_its_paragraph() {
    let between = |times: usize| {
        let rain = "It rained in Leeds. ".repeat(times);
        pairs(&format!(
            "Clogs are right this season. {rain}A kilt completes the look."
        ))
    };
    assert_eq!(between(10), ["clog + kilt"]);
    assert_eq!(between(200), Vec::<String>::new());
}

#[test]
fn any_of_them_is_what_the_text_is_about() {
    assert_eq!(
        pairs(
            "Swimsuits are back. A bikini is fine, too, but swimsuits sell. Wear any of them with a shirt and a hat."
        ),
        ["swimsuit + shirt", "swimsuit + hat"]
    );
}

/// Each of a list has its own other half, in advice and in a show.
#[test]
fn each_of_a_list_goes_with_its_own() {
    let mut told = pairs("She likes blazers with jeans, coats with boots and dresses with clogs.");
    told.sort();
    assert_eq!(told, ["blazer + jeans", "coat + boot", "dress + clog"]);
    let show = "At Prada there were raincoats over bathing suits, barn jackets over slip dresses and kilts over trousers on the runway.";
    let told = pairs(show);
    for right in [
        "raincoat + bathing suit",
        "barn jacket + slip dress",
        "kilt + trousers",
    ] {
        assert!(told.iter().any(|pair| pair == right), "{right}: {told:?}");
    }
    assert!(
        !told.iter().any(|pair| pair == "raincoat + slip dress"),
        "{told:?}"
    );
}
