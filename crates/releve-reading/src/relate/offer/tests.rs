use releve_facts::{Offer, Statement};

use crate::relate::told;

fn offers(text: &str) -> Vec<Offer> {
    told(text)
        .into_iter()
        .filter_map(|statement| match statement {
            Statement::Offer(offer) => Some(offer),
            _ => None,
        })
        .collect()
}

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
fn running_text() {
    let cases: &[(&str, &str, f64, Option<&str>)] = &[
        (
            "Puma’s Speedcat costs $100.",
            "Speedcat",
            100.0,
            Some("Puma"),
        ),
        (
            "Arket’s £135 ballet flats are the best of the bunch.",
            "ballet flats",
            135.0,
            Some("Arket"),
        ),
        (
            "I love these tailored trousers (£45, Mango) with a crisp shirt.",
            "tailored trousers",
            45.0,
            Some("Mango"),
        ),
        (
            "The Row’s Ginza sandals will set you back £650.",
            "Ginza sandals",
            650.0,
            Some("The Row"),
        ),
        (
            "H&M has a bronze pleated skirt for £34.99 this week.",
            "bronze pleated skirt",
            34.99,
            Some("H&M"),
        ),
        (
            "Mango launched the Hanger bag, a tote with hooks for charms, which retails for £78.",
            "Hanger bag",
            78.0,
            Some("Mango"),
        ),
        (
            "Zara’s faux-fur coat, £89.99, has gone viral.",
            "faux-fur coat",
            89.99,
            Some("Zara"),
        ),
        (
            "Prices for Hermès’s Kelly bag start at $10,000.",
            "Kelly bag",
            10_000.0,
            Some("Hermès"),
        ),
    ];
    for (text, name, price, brand) in cases {
        let found = offers(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert_eq!(&found[0].name, name, "{text}");
        assert_eq!(found[0].price, *price, "{text}");
        assert_eq!(found[0].brand.as_deref(), *brand, "{text}");
    }
}

#[test]
fn no_offers() {
    for text in [
        "You can get a wool coat for £40 a month.",
        "Get a wool skirt for £40 less.",
        "Revenue rose to £4.5 million at Mulberry.",
        "The average price of a designer handbag is £1,200.",
        "The price of the Chanel flap bag rose from £4,000 to £6,000.",
        "She spent £300 on a pair of Gucci loafers.",
        "Ten summer dresses under £50",
        "The best coats for less than £100",
        "The dress sold at auction for $1.3 million.",
        "A Chanel jacket would cost £5,000 if it were new.",
        "Coach sold 40,000 Tabby bags worth $12 million.",
        "A stylist can earn $500 a day.",
        "He did not pay £250 for the Gucci belt.",
        "Would you pay £890 for a Balenciaga T-shirt?",
        "On StockX the Samba fetches $310 at resale.",
        "Zara’s version of the Loewe Puzzle bag costs £30.",
    ] {
        assert_eq!(offers(text), [], "{text}");
    }
}

#[test]
fn prices_behind_what_is_available() {
    for (text, name, price) in [
        (
            "The cape is available in its own shops for $310.",
            "cape",
            310.0,
        ),
        (
            "Freja makes fine loafers. They are available online now for $220.",
            "fine loafers",
            220.0,
        ),
        (
            "She gave me her Long Weekend faded straight jeans (£85, asos.com).",
            "Long Weekend faded straight jeans",
            85.0,
        ),
        (
            "Next week it could be gone: Loewe's £1,370 Flamenco bag.",
            "Flamenco bag",
            1370.0,
        ),
        (
            "For long evenings, try Rixo's velvet gown, $390.",
            "velvet gown",
            390.0,
        ),
    ] {
        let found = offers(text);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!((found[0].name.as_str(), found[0].price), (name, price));
    }
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

#[test]
fn prices_of_models_and_of_what_was_named_before() {
    for (text, name, price, brand) in [
        (
            "Loewe's Messina, in a suede the colour of berries, is £149.",
            "Messina",
            149.0,
            "Loewe",
        ),
        (
            "Shoes are soft. Consider the Indio by Loewe (£750).",
            "Indio",
            750.0,
            "Loewe",
        ),
        ("Loewe charges £90 for a clog.", "clog", 90.0, "Loewe"),
        (
            "Prada makes a clog. Loewe has a version for £35.",
            "clog",
            35.0,
            "Loewe",
        ),
        (
            "Loewe makes a clog in suede. A cream one will set you back £279.",
            "clog",
            279.0,
            "Loewe",
        ),
        ("£90 buys a clog from Loewe.", "clog", 90.0, "Loewe"),
        (
            "Loewe calls its Italian clog (£275) a weekend shoe.",
            "Italian clog",
            275.0,
            "Loewe",
        ),
        (
            "At Loewe, a slip dress costs £195.",
            "slip dress",
            195.0,
            "Loewe",
        ),
    ] {
        let found = offers(text);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(
            (found[0].name.as_str(), found[0].price),
            (name, price),
            "{text}"
        );
        assert_eq!(found[0].brand.as_deref(), Some(brand), "{text}");
    }
}

#[test]
fn sums_of_long_ago_and_of_services_are_no_offers() {
    for text in [
        "Loewe sold a clog for £90 in 1960.",
        "Delivery of a clog costs £9.",
        "Repairing a clog costs £40.",
        "Rent on the clog is £40 a month.",
        "She sold her clog for £40.",
        "Loewe's clog should cost £40.",
    ] {
        assert_eq!(offers(text), [], "{text}");
    }
}

/// `name price currency brand` of each offer.
fn told_offers(text: &str) -> Vec<String> {
    offers(text)
        .into_iter()
        .map(|offer| {
            let brand = offer.brand.unwrap_or_default();
            format!(
                "{} {} {} / {brand}",
                offer.name, offer.price, offer.currency
            )
        })
        .collect()
}

#[test]
fn a_line_that_calls_a_list_offers_each_of_it() {
    for (text, expected) in [
        (
            "Shop it: Alo tennis skirt, $88; Lacoste ribbed polo dress, £130; Ganni twill skirt, $168",
            vec![
                "Alo tennis skirt 88 USD / Alo",
                "Lacoste ribbed polo dress 130 GBP / Lacoste",
                "Ganni twill skirt 168 USD / Ganni",
            ],
        ),
        (
            "What to buy: Sunspel linen polo, £145 · Fursac pleated shorts, €195 · Bode embroidered shirt, $890, Mr Porter",
            vec![
                "Sunspel linen polo 145 GBP / Sunspel",
                "Fursac pleated shorts 195 EUR / Fursac",
                "Bode embroidered shirt 890 USD / Bode",
            ],
        ),
        // One offer, whatever sets its price off.
        (
            "Ganni twill skirt · £145",
            vec!["Ganni twill skirt 145 GBP / Ganni"],
        ),
    ] {
        assert_eq!(told_offers(text), expected, "{text}");
    }
}

#[test]
fn a_second_price_is_of_what_stands_before_it() {
    for (text, expected) in [
        (
            "A silk Chloé blouse costs £1,450, and its Camera bag starts at £1,190.",
            vec![
                "silk Chloé blouse 1450 GBP / Chloé",
                "Camera bag 1190 GBP / Chloé",
            ],
        ),
        (
            "Free People has a lace top for £58, and Ganni's wrap dress, a hero of sorts, is $348.",
            vec![
                "lace top 58 GBP / Free People",
                "wrap dress 348 USD / Ganni",
            ],
        ),
    ] {
        assert_eq!(told_offers(text), expected, "{text}");
    }
}

#[test]
fn a_genitive_within_a_name_parts_no_house_from_its_goods() {
    for (text, name, brand) in [
        (
            "Get the look\n1. Loewe x Paula's Ibiza basket bag, £450, at Mytheresa\n2. Hereu woven sandals, €375",
            "Loewe x Paula's Ibiza basket bag",
            "Loewe",
        ),
        (
            "Get the look\nLevi's Barrel Jeans, from $95\nGap jeans, $89",
            "Barrel Jeans",
            "Levi's",
        ),
        (
            "The Row likes quiet. Its Margaux bag, priced from $3,490, is dear.",
            "Margaux bag",
            "The Row",
        ),
    ] {
        let found = offers(text);
        let offer = found.first().expect(text);
        assert_eq!(
            (offer.name.as_str(), offer.brand.as_deref()),
            (name, Some(brand)),
            "{text}"
        );
    }
}
