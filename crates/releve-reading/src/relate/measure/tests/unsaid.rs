//! Figures whose noun or verb the sentence leaves to what stands around it.

use super::check;

#[test]
fn a_noun_said_of_another() {
    check(
        "Loewe has more than 5 million followers on Instagram; its rival Jil Sander has 1.3 million.",
        &[
            "Loewe followers = 5000000 count / Instagram",
            "Jil Sander followers = 1300000 count / Instagram",
        ],
    );
    check(
        "Dua Lipa has 80 million followers on Instagram and 12 million on TikTok.",
        &[
            "Dua Lipa followers = 80000000 count / Instagram",
            "Dua Lipa followers = 12000000 count / TikTok",
        ],
    );
    check(
        "Loewe has 5 million followers. Jil Sander has 40 shops.",
        &[
            "Loewe followers = 5000000 count",
            "Jil Sander count = 40 count",
        ],
    );
}

#[test]
fn a_person_by_what_she_does() {
    check(
        "Prada has dressed Dua Lipa. The 29-year-old singer, who has 80 million followers on Instagram, wore the bag.",
        &["Dua Lipa followers = 80000000 count / Instagram"],
    );
    check(
        "Dua Lipa's arrival at Prada generated $2.5 million in media impact value.",
        &["Dua Lipa media_value = 2500000 USD"],
    );
    check(
        "Dua Lipa posted a TikTok in a red coat, and it was viewed 9 million times.",
        &["Dua Lipa views = 9000000 count / TikTok"],
    );
}

#[test]
fn goods_that_do_well() {
    check(
        "Clogs did well, up 12% on last year.",
        &["clog sales up 12 percent / year-on-year"],
    );
    check(
        "Compared with last year, dresses are down 8 per cent and trousers up 19 per cent.",
        &[
            "dress sales down 8 percent / year-on-year",
            "trousers sales up 19 percent / year-on-year",
        ],
    );
    check("The hem is up 8 per cent.", &[]);
}

#[test]
fn changes_before_their_noun() {
    check(
        "Having fallen 9% in 2020, sales of cravats rebounded by 30% in 2021.",
        &[
            "cravat sales down 9 percent @2020",
            "cravat sales up 30 percent @2021",
        ],
    );
}

#[test]
fn changes_in_brackets_behind_their_noun() {
    check(
        "Depop saw a spike in searches for boleros (31%) and mules (18%).",
        &[
            "bolero searches up 31 percent / Depop",
            "mule searches up 18 percent / Depop",
        ],
    );
}

#[test]
fn houses_behind_a_noun_or_a_figure() {
    for (text, expected) in [
        (
            "Turnover at the Hull knitwear firm Barrow & Tate rose 8% in 2021.",
            "Barrow & Tate revenue up 8 percent @2021",
        ),
        (
            "Traffic to Ganni's website grew by 40%.",
            "Ganni views up 40 percent",
        ),
        (
            "There are 9,000 names on the waiting list for the Paddington.",
            "Paddington count = 9000 count",
        ),
        (
            "Barbour reported sales down by 20 per cent, to £104m.",
            "Barbour sales down 20 percent",
        ),
        (
            "Sales at Prada came in 17% ahead of the year before.",
            "Prada sales up 17 percent",
        ),
        (
            "The clog is back. Searches for the style are up 90 per cent on Pinterest.",
            "clog searches up 90 percent / Pinterest",
        ),
        (
            "Kerbside, a resale app with 2 million users, is new.",
            "Kerbside count = 2000000 count",
        ),
        (
            "Of the 900 women asked by YouGov, 43 per cent had bought a coat.",
            "coat share = 43 percent",
        ),
    ] {
        assert!(
            super::measures(text).iter().any(|line| line == expected),
            "{text}: {:?}",
            super::measures(text)
        );
    }
    check(
        "It was a bad spring: sales fell 3 percent at Gap and 9 percent at Levi's.",
        &["Gap sales down 3 percent", "Levi's sales down 9 percent"],
    );
}

#[test]
fn terms_in_marks_as_they_stand() {
    check(
        "Searches for “prairie girl outfit” rose 30% on Pinterest and for “bonnet tattoo” by 80%.",
        &[
            "prairie girl outfit searches up 30 percent / Pinterest",
            "bonnet tattoo searches up 80 percent / Pinterest",
        ],
    );
}

#[test]
fn figures_told_of_again() {
    check(
        "Ties made up 4% of menswear sales in 2020; by 2024 the figure had crept up to 9%.",
        &["tie share = 4 percent @2020", "tie share = 9 percent @2024"],
    );
    check(
        "Sales at Coach came to $2.4 billion in 2021, an increase of 14 percent.",
        &[
            "Coach sales = 2400000000 USD @2021",
            "Coach sales up 14 percent @2021",
        ],
    );
    check(
        "#clogs has been viewed 60 million times and #bloomers more than 7 million.",
        &[
            "clog hashtag_views = 60000000 count",
            "bloomers hashtag_views = 7000000 count",
        ],
    );
    check(
        "Etsy reports a 60% increase in searches for clogs and a 35% increase for ribbon belts.",
        &[
            "clog searches up 60 percent / Etsy",
            "ribbon belt searches up 35 percent / Etsy",
        ],
    );
}

#[test]
fn parts_of_a_whole() {
    for (text, expected) in [
        (
            "Ganni sells well abroad. China accounts for roughly 40 percent of sales.",
            "Ganni share = 40 percent / China",
        ),
        (
            "Prada holds 27 percent of the market, followed by Asics, whose share has slipped to 10.2 percent.",
            "Asics share = 10.2 percent",
        ),
        (
            "Sales at Coach are up 8%, with the Tabby accounting for a third of the total.",
            "Tabby share = 33.33333333333333 percent",
        ),
        (
            "One in every five bags listed in August is a Telfar.",
            "Telfar share = 20 percent @08",
        ),
        (
            "Of those who bought clogs, 22% also bought socks.",
            "sock share = 22 percent",
        ),
    ] {
        let told = super::measures(text);
        let expected = expected.trim_end_matches(" @08");
        assert!(
            told.iter().any(|line| line.starts_with(expected)),
            "{text}: {told:?}"
        );
    }
}

#[test]
fn goods_of_a_house() {
    for (text, expected) in [
        (
            "John Lewis says that its own sales of skorts are up by 40%.",
            "John Lewis skort sales up 40 percent",
        ),
        (
            "On TikTok the hashtag #zaraskort has 8 million views.",
            "Zara skort hashtag_views = 8000000 count / TikTok",
        ),
        (
            "Inditex's net sales for the six months to July came to 18 billion euros.",
            "Inditex sales = 18000000000 EUR",
        ),
        (
            "A single post by Dua Lipa is worth $1.9 million to Prada.",
            "Dua Lipa media_value = 1900000 USD",
        ),
    ] {
        assert!(
            super::measures(text).iter().any(|line| line == expected),
            "{text}: {:?}",
            super::measures(text)
        );
    }
}

#[test]
fn the_shoe_by_what_tells_it_from_others() {
    for (text, expected) in [
        (
            "She wore Loro Piana's Summer Walk loafers in suede. Searches for the shoe jumped 210 per cent.",
            "Loro Piana Summer Walk loafer searches up 210 percent",
        ),
        (
            "She wore a butter-yellow cardigan to the races. Searches for the cardigan rose 40 per cent.",
            "butter-yellow cardigan searches up 40 percent",
        ),
        (
            "She was seen with a black Paddington, and sales of the bag on eBay rose 90 per cent.",
            "Paddington sales up 90 percent / eBay",
        ),
    ] {
        check(text, &[expected]);
    }
}

#[test]
fn what_a_bare_noun_or_a_pronoun_stands_for() {
    for (text, expected) in [
        (
            "I ask about the clogs. Sales are up fourfold.",
            "clog sales up 4 ratio",
        ),
        (
            "John Lewis says that its sales of kilts are up by 80%. Asos says they're up 47%.",
            "ASOS kilt sales up 47 percent",
        ),
        (
            "Onitsuka Tiger's parent, Asics, said net sales of the label rose 41.2%.",
            "Onitsuka Tiger sales up 41.2 percent",
        ),
        (
            "The waistcoat sold out after Kacey Musgraves wore it with white jeans: 12,000 units were sold in a week.",
            "waistcoat sales = 12000 count",
        ),
        (
            "Ganni overtook Toteme, which dropped to No. 6, after searches increased 18%.",
            "Ganni searches up 18 percent",
        ),
        (
            "Dark academia, an aesthetic built around old books, has been viewed more than 730 million times on TikTok.",
            "dark academia views = 730000000 count / TikTok",
        ),
        (
            "Pinterest has 500 million monthly users.",
            "Pinterest count = 500000000 count",
        ),
        (
            "Mulberry has grown. The brand currently trades from 22 stores.",
            "Mulberry count = 22 count",
        ),
        (
            "At Ganni, takings were up by half in May.",
            "Ganni sales up 50 percent",
        ),
        (
            "The average wedding dress costs $1,631 in the United States.",
            "wedding dress price = 1631 USD",
        ),
        (
            "Mulberry's bestseller is the clog.",
            "Mulberry clog rank = 1 rank",
        ),
    ] {
        let told = super::measures(text);
        assert!(
            told.iter().any(|line| line.starts_with(expected)),
            "{text}: {told:?}"
        );
    }
}

#[test]
fn an_average_of_something_else_makes_no_measure_of_a_price() {
    let told = super::measures(
        "On average she owns nine bags, and the wedding dress costs $1,631 in the United States.",
    );
    assert!(told.iter().all(|line| !line.contains("price")), "{told:?}");
}

#[test]
fn what_a_colon_goes_on_about() {
    check(
        "Sales of ballet flats rose by 4 per cent. The loafer is old. Shoppers prefer the loafer: it made up 22 per cent of all shoes sold.",
        &[
            "ballet flat sales up 4 percent",
            "loafer share = 22 percent",
        ],
    );
}
