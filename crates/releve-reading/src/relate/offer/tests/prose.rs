//! Prices in running text, and sums that are none.

use super::offers;

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

#[test]
fn what_was_to_cost_so_much_is_no_offer() {
    for text in [
        "The Loewe tote was supposed to cost £90.",
        "The Mulberry satchel had been expected to sell for £650.",
        "The Arket blazer was going to be priced at €180.",
        "The Prada loafers were to have cost £740.",
        "The Khaite boots were originally planned to cost $1,200.",
        "The Ganni tote wasn't meant to retail at $220.",
        "Loewe had hoped to sell the sandal for £420.",
        "A Max Mara coat would have cost £1,900.",
    ] {
        assert_eq!(offers(text), [], "{text}");
    }
    for (text, price) in [
        (
            "The Loewe tote is set to cost £90 when it arrives in March.",
            90.0,
        ),
        ("The Mulberry satchel is expected to sell for £650.", 650.0),
        (
            "The Prada loafers are going to cost £740 in the autumn.",
            740.0,
        ),
        ("Arket's blazer is to be priced at €180.", 180.0),
    ] {
        let found = offers(text);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(found[0].price, price, "{text}");
    }
}

#[test]
fn a_price_before_its_noun_is_an_offer_where_a_shop_is_given() {
    for (text, name, price, brand) in [
        (
            "She owns three pairs of £60 flats from Next.",
            "flats",
            60.0,
            "Next",
        ),
        (
            "A $1,200 bag from Coach caught my eye.",
            "bag",
            1200.0,
            "Coach",
        ),
        (
            "I bought £60 flats at Marks & Spencer.",
            "flats",
            60.0,
            "Marks & Spencer",
        ),
        ("There are €95 loafers at Mango.", "loafers", 95.0, "Mango"),
        (
            "Arket sells £79 knits in eight colours.",
            "knits",
            79.0,
            "Arket",
        ),
        (
            "Zara has a £49.99 trench coat.",
            "trench coat",
            49.99,
            "Zara",
        ),
        (
            "Cos brought out a £225 wool coat this week.",
            "wool coat",
            225.0,
            "COS",
        ),
    ] {
        let found = offers(text);
        assert_eq!(found.len(), 1, "{text}");
        let offer = &found[0];
        assert_eq!((offer.name.as_str(), offer.price), (name, price), "{text}");
        assert_eq!(offer.brand.as_deref(), Some(brand), "{text}");
    }
    for text in [
        "Nobody needs a $2,000 bag.",
        "He sold £40 jeans in Leeds.",
        "A £900 dress at Chanel's show drew sighs.",
        "Arket sold £79 knits once.",
    ] {
        assert_eq!(offers(text), [], "{text}");
    }
}

#[test]
fn a_month_is_no_shop() {
    let found = offers("Ganni's clogs will retail at $220 from May.");
    assert_eq!(found[0].retailer, None);
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
