//! Shopping lines and the prices in them.

use super::offers;

#[test]
fn shopping_lines() {
    // text, name, price, currency, brand, retailer
    let cases: &[(&str, &str, f64, &str, Option<&str>, Option<&str>)] = &[
        (
            "Bow satin ballet flats, £550 | Miu Miu",
            "Bow satin ballet flats",
            550.0,
            "GBP",
            Some("Miu Miu"),
            None,
        ),
        (
            "Wool-blend trench coat, £189, Arket",
            "Wool-blend trench coat",
            189.0,
            "GBP",
            Some("Arket"),
            None,
        ),
        (
            "• Linen shirt – £85, Arket.com",
            "Linen shirt",
            85.0,
            "GBP",
            Some("Arket"),
            None,
        ),
        (
            "1. Ganni leopard-print mini skirt, $245",
            "Ganni leopard-print mini skirt",
            245.0,
            "USD",
            Some("Ganni"),
            None,
        ),
        (
            "Ganni | Leopard-print mini skirt | $245",
            "Leopard-print mini skirt",
            245.0,
            "USD",
            Some("Ganni"),
            None,
        ),
        (
            "Ganni trench coat, $340; at hill-and-dale.com.",
            "Ganni trench coat",
            340.0,
            "USD",
            Some("Ganni"),
            Some("hill-and-dale.com"),
        ),
        (
            "Satin slip skirt £35 at Zara",
            "Satin slip skirt",
            35.0,
            "GBP",
            Some("Zara"),
            None,
        ),
        (
            "Suede tote, £4,890 | Net-a-Porter",
            "Suede tote",
            4890.0,
            "GBP",
            None,
            Some("Net-a-Porter"),
        ),
        (
            "Lace slip dress, £28 | Topshop at ASOS",
            "Lace slip dress",
            28.0,
            "GBP",
            Some("Topshop"),
            Some("ASOS"),
        ),
        (
            "Adidas Samba OG trainers, £90 | Schuh",
            "Adidas Samba OG trainers",
            90.0,
            "GBP",
            Some("Adidas"),
            Some("Schuh"),
        ),
        (
            "Wide-leg jeans, kr 899, Weekday",
            "Wide-leg jeans",
            899.0,
            "SEK",
            Some("Weekday"),
            None,
        ),
        (
            "Wool cardigan, CHF 320 | Aeyde",
            "Wool cardigan",
            320.0,
            "CHF",
            Some("Aeyde"),
            None,
        ),
        (
            "Silk scarf, £45 | Tilly & Thorne",
            "Silk scarf",
            45.0,
            "GBP",
            Some("Tilly & Thorne"),
            None,
        ),
        (
            "Buy: leather belt, £65, Cos",
            "leather belt",
            65.0,
            "GBP",
            Some("COS"),
            None,
        ),
    ];
    for (text, name, price, currency, brand, retailer) in cases {
        let found = offers(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        let offer = &found[0];
        assert_eq!(&offer.name, name, "{text}");
        assert_eq!(offer.price, *price, "{text}");
        assert_eq!(offer.currency.as_str(), *currency, "{text}");
        assert_eq!(offer.brand.as_deref(), *brand, "{text}");
        assert_eq!(offer.retailer.as_deref(), *retailer, "{text}");
    }
}

#[test]
fn prices_now_before_and_up_to() {
    let cases: &[(&str, f64, Option<f64>, Option<f64>, bool)] = &[
        (
            "Suede mules, now £60, was £120 | Whistles",
            60.0,
            None,
            Some(120.0),
            false,
        ),
        (
            "Suede mules, was $545, now $381 | DeMellier",
            381.0,
            None,
            Some(545.0),
            false,
        ),
        (
            "Suede mules, $69 (was $96) | Charles & Keith",
            69.0,
            None,
            Some(96.0),
            false,
        ),
        (
            "Suede mules, £35–£580 | Mango",
            35.0,
            Some(580.0),
            None,
            false,
        ),
        ("Suede mules, from €45 | Mango", 45.0, None, None, true),
    ];
    for (text, price, to, was, from) in cases {
        let found = offers(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        let offer = &found[0];
        assert_eq!(
            (offer.price, offer.price_to, offer.price_was),
            (*price, *to, *was),
            "{text}"
        );
        assert_eq!(offer.bound.is_some(), *from, "{text}");
    }
}

#[test]
fn buttons_addresses_and_common_words_of_a_line() {
    let found = offers("The edit\n\nCable-knit jumper\nWas £70, now £49, Shop");
    let [offer] = &found[..] else {
        panic!("{found:?}")
    };
    assert_eq!((offer.price, offer.price_was), (49.0, Some(70.0)));
    assert_eq!((&offer.brand, &offer.retailer), (&None, &None));
    let found = offers("The edit\n\nLeft: boots, £149, marlowe.com; bag, £345, Strathberry");
    let names: Vec<&str> = found.iter().map(|offer| offer.name.as_str()).collect();
    assert_eq!(names, ["boots", "bag"]);
    let found = offers("The edit\n\nBoden Wool Midi Skirt, £95");
    assert_eq!(found[0].brand.as_deref(), Some("Boden"));
}

#[test]
fn a_line_printed_twice_is_one_offer_with_the_text_below() {
    let line = "Leather Day Ballet Flat, £142 | Everlane";
    let found = offers(&format!(
        "Get the look:\n\n{line}\n\n{line}\nComplete with an almond toe and a bow. It comes in red.\n"
    ));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].attributes, ["leather", "almond toe", "bow", "red"]);
}

#[test]
fn a_price_below_the_name() {
    let found = offers("The edit\n\nMango\nSatin slingbacks\n£45\nSHOP NOW\nIn cream or black.\n");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].name, "Satin slingbacks");
    assert_eq!(found[0].brand.as_deref(), Some("Mango"));
    assert_eq!(found[0].attributes, ["satin", "cream", "black"]);
}

#[test]
fn a_line_of_a_house_and_a_price_is_of_what_the_text_below_points_at() {
    let found = offers(
        "Ten dresses for the garden\n\nPrimark, £17\n\nThe hem of this tea dress hides everything.\n\nTopshop, £80\n\nNobody will resist these velvet gloves.\n\nZara, £30\n\nNo picture yet.\n",
    );
    let told: Vec<_> = found
        .iter()
        .map(|offer| (offer.name.as_str(), offer.price, offer.brand.as_deref()))
        .collect();
    assert_eq!(
        told,
        [
            ("tea dress", 17.0, Some("Primark")),
            ("gloves", 80.0, Some("Topshop"))
        ]
    );
}
