//! Looks told before or without a verb of their own, and names that are no wearer's.

use super::worn;

#[test]
fn a_look_may_stand_before_its_wearer() {
    for (text, expected) in [
        (
            "For lunch she had on a plum suit. Kate Moss does not do beige.",
            vec!["Kate Moss: plum suit"],
        ),
        (
            "The actor teamed a vest with a kilt. Paul Mescal has form here.",
            vec!["Paul Mescal: vest", "Paul Mescal: kilt"],
        ),
        (
            "A leopard poncho and red clogs: Kate Moss had understood.",
            vec!["Kate Moss: leopard poncho", "Kate Moss: red clog"],
        ),
        (
            "Seen at lunch: Kate Moss, an old vest and a cap.",
            vec!["Kate Moss: vest", "Kate Moss: cap"],
        ),
        (
            "At the match Kate Moss took a preppy approach: a striped vest and a kilt.",
            vec!["Kate Moss: striped vest", "Kate Moss: kilt"],
        ),
        (
            "WHO: Kate Moss. WHAT: a suede vest and flared jeans.",
            vec!["Kate Moss: suede vest", "Kate Moss: flared jeans"],
        ),
        (
            "Kate Moss's choice? A velvet suit by Prada.",
            vec!["Kate Moss: velvet suit / Prada"],
        ),
        (
            "Kate Moss sang in a lace vest. Later came a kilt and clogs.",
            vec!["Kate Moss: lace vest", "Kate Moss: kilt", "Kate Moss: clog"],
        ),
        (
            "Kate Moss wore a vest on Monday; on Friday it was a kilt.",
            vec!["Kate Moss: vest", "Kate Moss: kilt"],
        ),
        (
            "Then Kate Moss appeared, a lace skirt trailing behind her.",
            vec!["Kate Moss: lace skirt"],
        ),
        (
            "Kendall Jenner chose a parka. Her sister Kylie wore a kilt.",
            vec!["Kendall Jenner: parka", "Kylie Jenner: kilt"],
        ),
    ] {
        assert_eq!(worn(text), expected, "{text}");
    }
}

#[test]
fn a_verb_of_wearing_is_left_out_or_another() {
    for (text, expected) in [
        (
            "Zendaya wore a gown, Tom Holland a tuxedo.",
            vec!["Zendaya: gown", "Tom Holland: tuxedo"],
        ),
        (
            "Zendaya and Tom Holland matched in denim: she in a kilt, he in a vest.",
            vec!["Zendaya: kilt", "Tom Holland: vest"],
        ),
        (
            "Prince George, in shorts, ran ahead; Charlotte, his sister, wore a smocked dress.",
            vec!["Prince George: shorts", "Charlotte: smocked dress"],
        ),
        (
            "Kate Moss, 51, in a tweed poncho, arrived early.",
            vec!["Kate Moss: tweed poncho"],
        ),
        (
            "A cropped cardigan kept Kate Moss warm.",
            vec!["Kate Moss: cropped cardigan"],
        ),
        (
            "Kate Moss hid behind green sunglasses.",
            vec!["Kate Moss: green sunglasses"],
        ),
        (
            "Kate Moss left, a beanie pulled low over her brow.",
            vec!["Kate Moss: beanie"],
        ),
        (
            "Zendaya wore a coat, Stella McCartney a smile.",
            vec!["Zendaya: coat"],
        ),
    ] {
        assert_eq!(worn(text), expected, "{text}");
    }
}

#[test]
fn who_is_passed_over_wished_for_or_a_dog_wears_nothing() {
    for (text, expected) in [
        ("Instead of Kate Moss, they chose a lace dress.", vec![]),
        (
            "Kate Moss, rather than Zendaya, wore the kilt.",
            vec!["Kate Moss: kilt"],
        ),
        (
            "Instead of Kate Moss's clogs she wore loafers. Kate Moss in loafers!",
            vec!["Kate Moss: loafer"],
        ),
        (
            "Kate Moss with her dog Milo wore a parka.",
            vec!["Kate Moss: parka"],
        ),
        ("We would love to see Kate Moss in that cape.", vec![]),
        ("Kate Moss walked onto court.", vec![]),
        ("Ballet flats: Kate Moss began it.", vec![]),
    ] {
        assert_eq!(worn(text), expected, "{text}");
    }
}

#[test]
fn what_only_stands_near_a_look_is_worn_by_nobody() {
    let kilt = vec!["Kate Moss: kilt"];
    for (text, expected) in [
        (
            "Kate Moss wore a kilt. A jacket took months to make.",
            kilt.clone(),
        ),
        (
            "Kate Moss wore a kilt. A sweater went missing.",
            kilt.clone(),
        ),
        (
            "Kate Moss wore a kilt. In the window was a coat.",
            kilt.clone(),
        ),
        (
            "Kate Moss wore a kilt. There were coats on the rails.",
            kilt.clone(),
        ),
        (
            "Kate Moss wore a kilt on Monday; on Friday it was a coat that sold best.",
            kilt,
        ),
        (
            "Kate Moss arrived, a coat hanging in the hall behind her.",
            vec![],
        ),
        (
            "Kate Moss kept it simple: coats, boots and hats are for sale in her shop.",
            vec![],
        ),
        (
            "Kate Moss wore a kilt. A parka went over everything. On one wrist was a watch.",
            vec!["Kate Moss: kilt", "Kate Moss: parka", "Kate Moss: watch"],
        ),
        (
            "Kate Moss left, a bag swinging at her side.",
            vec!["Kate Moss: bag"],
        ),
    ] {
        assert_eq!(worn(text), expected, "{text}");
    }
}

/// A gallery goes from person to person: a label may stand before the name, and under it
/// `the gown` is theirs.
#[test]
fn people_of_a_gallery() {
    let text = "Best and worst dressed\n\nBest – Kate Moss: Below the waist, no complaints. Cropped black trousers, red clogs, terrific.\n\nWorst dressed: Paul Mescal. The velvet suit came with green loafers.\n";
    assert_eq!(
        worn(text),
        [
            "Kate Moss: cropped black trousers",
            "Kate Moss: red clog",
            "Paul Mescal: velvet suit",
            "Paul Mescal: green loafer",
        ]
    );
    // Nobody's list: the bag under her name is a shop's.
    let text =
        "Bags and whom they are named after\n\nKate Moss\n\nThe bag came with a strap in 2003.\n";
    assert!(worn(text).is_empty());
}
