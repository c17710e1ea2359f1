use releve_facts::{Basis, Statement};

use crate::relate::told;

pub(super) fn alternatives(text: &str) -> Vec<(String, String, Option<Basis>)> {
    told(text)
        .into_iter()
        .filter_map(|statement| match statement {
            Statement::Alternative(a) => Some((a.product, a.to, a.basis)),
            _ => None,
        })
        .collect()
}

#[test]
fn what_is_asked_denied_or_past_is_no_alternative() {
    for text in [
        "A reader asked whether clogs were an alternative to heels.",
        "A reader wondered if clogs were an alternative to heels.",
        "Critics called the Zara clog a poor substitute for the Khaite clog.",
        "Zara used to sell a dupe of the Khaite clog.",
        "Zara stopped selling a dupe of the Khaite clog.",
        "The alternative to heels: stay at home in clogs.",
        "Forget clogs: heels are over, too.",
    ] {
        assert_eq!(alternatives(text), [], "{text}");
    }
}

#[test]
fn one_thing_for_another() {
    let (price, style) = (Some(Basis::Price), Some(Basis::Style));
    let cases: &[(&str, &str, &str, Option<Basis>)] = &[
        (
            "These Mango flats are a dupe for The Row’s.",
            "Mango flat",
            "The Row flat",
            None,
        ),
        (
            "H&M’s jelly shoes are the high-street answer to the Chloé jelly sandals.",
            "H&M jelly shoe",
            "Chloé jelly sandal",
            price,
        ),
        (
            "The Aspinal clutch could be mistaken for Loewe’s £1,370 Flamenco bag.",
            "Aspinal of London clutch",
            "Loewe Flamenco bag",
            price,
        ),
        (
            "If £196 is too much for a Coach tote, Mango’s black tote is £22.",
            "Mango black tote",
            "Coach tote",
            price,
        ),
        (
            "Instead of spending £575 on Mulberry’s Bayswater tote, get the look from Mango’s buckled tote for £38.",
            "Mango buckled tote",
            "Mulberry Bayswater tote",
            price,
        ),
        (
            "Instead of stilettos, try kitten heels.",
            "kitten heel",
            "stiletto",
            style,
        ),
        (
            "Trade your loafers for boat shoes this summer.",
            "boat shoe",
            "loafer",
            style,
        ),
        (
            "Ditch the trainers and reach for a ballet flat.",
            "ballet flat",
            "trainer",
            style,
        ),
        (
            "Wear a slip skirt in place of jeans.",
            "slip skirt",
            "jeans",
            style,
        ),
        (
            "Consider the bomber jacket a cooler alternative to the blazer.",
            "bomber jacket",
            "blazer",
            style,
        ),
        (
            "For a lighter alternative to the trench coat, there’s the barn jacket.",
            "barn jacket",
            "trench coat",
            style,
        ),
        (
            "Can’t stretch to Miu Miu? Zara’s satin ballet flats are a purse-friendly alternative.",
            "Zara ballet flat",
            "Miu Miu ballet flat",
            price,
        ),
        (
            "Satin flats, £35 | Mango\nIf you’ve been circling the Prada pair, these are the alternative.",
            "Satin flats",
            "Prada flat",
            style,
        ),
        (
            "Buckled bag, $69 | Charles & Keith\nThe most convincing Birkin dupe you’ll find.",
            "Buckled bag",
            "Birkin",
            price,
        ),
        (
            "Mesh pumps, $39 | Gap\nA dead ringer for Alaïa’s at a tenth of the price.",
            "Mesh pumps",
            "Alaïa pump",
            price,
        ),
    ];
    for (text, product, to, basis) in cases {
        let found = alternatives(text);
        assert_eq!(
            found,
            [((*product).to_owned(), (*to).to_owned(), *basis)],
            "{text}"
        );
    }
}

#[test]
fn nothing_offered_in_place() {
    for text in [
        "This bag is not a dupe for the Birkin.",
        "There is no substitute for a Hermès Kelly.",
        "She wore loafers instead of heels to the premiere.",
        "The alternative music scene loved Dr. Martens.",
        "Is the tote a dupe for the Birkin?",
        "The brand chose linen rather than cotton.",
        "He swapped the runway for a car park.",
        "The answer to that question is yes.",
        "Dupe culture is booming on TikTok.",
        "They replaced the designer last year.",
        "Forget everything you know about jeans.",
        "Choose straight-leg rather than skinny.",
    ] {
        assert_eq!(alternatives(text), [], "{text}");
    }
}

#[test]
fn a_list_of_dupes_offers_each_line() {
    let text = "The Best Hermès Oran Sandal Alternatives\n\nHere they are.\n\nLeather Sliders, £29.50 | Marks & Spencer\n\nPadded Slides, £65 | Dune\n";
    let names: Vec<String> = alternatives(text)
        .into_iter()
        .map(|(name, ..)| name)
        .collect();
    assert_eq!(names, ["Leather Sliders", "Padded Slides"]);
    let text = "The Best Sandals\n\nLeather Sliders, £29.50 | Marks & Spencer\n";
    assert_eq!(alternatives(text), []);
}

#[test]
fn one_swap_behind_the_other() {
    let swap = |product: &str, to: &str| (product.to_owned(), to.to_owned(), Some(Basis::Style));
    assert_eq!(
        alternatives("Swap your sneakers for ballet flats and your tote for a basket bag."),
        [swap("ballet flat", "sneaker"), swap("basket bag", "tote")]
    );
}

#[test]
fn what_is_too_dear_or_disliked_names_what_is_replaced() {
    for (text, product, to) in [
        (
            "If Khaite’s Danielle jeans are beyond you, Arket has a near-identical pair for £77.",
            "Arket jeans",
            "Khaite Danielle jeans",
        ),
        (
            "For anyone who finds tights scratchy, over-the-knee socks are a good substitute.",
            "over-the-knee sock",
            "tights",
        ),
        (
            "Rather than a tie, he suggests a neckerchief.",
            "neckerchief",
            "tie",
        ),
        (
            "Why pay £900 for Prada’s loafers when Mango makes a black pair for £40?",
            "Mango loafer",
            "Prada loafer",
        ),
    ] {
        let told = alternatives(text);
        let found = told.iter().any(|(a, b, _)| a == product && b == to);
        assert!(found, "{text}: {told:?}");
    }
}

#[test]
fn a_house_does_not_replace_itself() {
    let text = "If Khaite’s jeans are beyond you, Khaite has a pair of clogs.";
    assert_eq!(alternatives(text), []);
}

#[test]
fn an_apposition_tells_which_is_the_dupe() {
    for (text, expected) in [
        (
            "If the Khaite clogs are out of reach, Zara sells black ballet flats from £60, a good dupe for the Khaite clogs.",
            "flat",
        ),
        (
            "The Khaite clog costs £900, and Mango has suede mules, a convincing dupe for the Khaite clog.",
            "mule",
        ),
    ] {
        let found = alternatives(text);
        assert!(
            found
                .iter()
                .any(|(product, to, _)| product.contains(expected) && to.contains("clog")),
            "{text}: {found:?}"
        );
        assert!(
            !found.iter().any(|(product, ..)| product.contains("clog")),
            "{text}: {found:?}"
        );
    }
}
