use releve_facts::{Direction, Measure, Statement};

use crate::relate::told;

/// `subject metric value unit`, with `up`, `down` or `=` for a level, then the
/// channel, baseline and market that are stated.
fn short(measure: &Measure) -> String {
    let way = match (measure.change, measure.direction) {
        (true, Some(Direction::Down)) => "down",
        (true, _) => "up",
        (false, _) => "=",
    };
    let mut line = format!(
        "{} {} {way} {} {}",
        measure.subject, measure.metric, measure.value, measure.unit
    );
    for side in [&measure.channel, &measure.baseline, &measure.market]
        .into_iter()
        .flatten()
    {
        line.push_str(" / ");
        line.push_str(side);
    }
    if let Some(when) = &measure.when {
        line.push_str(" @");
        line.push_str(when.label());
    }
    line
}

fn measures(text: &str) -> Vec<String> {
    told(text)
        .iter()
        .filter_map(|statement| match statement {
            Statement::Measure(measure) => Some(short(measure)),
            _ => None,
        })
        .collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(measures(text), expected, "{text}");
}

#[test]
fn changes_of_a_noun_before() {
    for (text, expected) in [
        (
            "According to Pinterest, searches for linen trousers are up 60 per cent year on year in the UK.",
            "linen trousers searches up 60 percent / Pinterest / year-on-year / UK",
        ),
        (
            "Searches for “barn jacket” jumped 38% month-on-month on Lyst.",
            "barn jacket searches up 38 percent / Lyst / month-on-month",
        ),
        (
            "Interest in tweed jackets is down 12% compared with last year.",
            "tweed jacket searches down 12 percent / year-on-year",
        ),
        (
            "In the UK, sales of clogs have more than doubled compared with 2019.",
            "clog sales up 2 ratio / 2019 / UK",
        ),
        (
            "Sales of women's boots soared by 165%.",
            "women's boot sales up 165 percent",
        ),
        (
            "Page views for sneakers spiked 733 per cent.",
            "sneaker views up 733 percent",
        ),
        (
            "Miu Miu's retail sales jumped 93 percent in 2024.",
            "Miu Miu sales up 93 percent @2024",
        ),
        (
            "Adidas said Samba sales had quadrupled.",
            "Samba sales up 4 ratio",
        ),
        (
            "Puma's share of the market rose to 11 percent.",
            "Puma share = 11 percent",
        ),
    ] {
        check(text, &[expected]);
    }
}

#[test]
fn changes_of_a_noun_behind() {
    for (text, expected) in [
        (
            "eBay saw a 95% increase in sales of yellow dresses after she wore it.",
            "yellow dress sales up 95 percent / eBay",
        ),
        (
            "Vestiaire Collective noted a 2.5x increase in searches for vintage Chloé.",
            "Chloé searches up 2.5 ratio / Vestiaire Collective",
        ),
        (
            "There was a 56 percent spike in demand for Prada sunglasses.",
            "Prada sunglasses searches up 56 percent",
        ),
    ] {
        check(text, &[expected]);
    }
}

#[test]
fn counts() {
    for (text, expected) in [
        (
            "The hashtag #cottagecore has amassed 5.2 billion views on TikTok.",
            "cottagecore hashtag_views = 5200000000 count / TikTok",
        ),
        (
            "Videos tagged #gorpcore have been viewed 3 million times on TikTok.",
            "gorpcore hashtag_views = 3000000 count / TikTok",
        ),
        (
            "Hailey Bieber, who has 54 million followers on Instagram, wore the loafers.",
            "Hailey Bieber followers = 54000000 count / Instagram",
        ),
        (
            "Google searches for jorts hit 2.3 million.",
            "jorts searches = 2300000 count / Google",
        ),
        (
            "Dior earned $42 million in media value during Paris Fashion Week.",
            "Dior media_value = 42000000 USD",
        ),
    ] {
        check(text, &[expected]);
    }
}

#[test]
fn several_figures_of_one_noun() {
    check(
        "Searches for boat shoes were up 120% in Seoul and 60% in Tokyo.",
        &[
            "boat shoe searches up 120 percent / Seoul",
            "boat shoe searches up 60 percent / Tokyo",
        ],
    );
    check(
        "Demand for loafers, according to Lyst, grew 18 percent, while that for pumps slipped 6 percent.",
        &[
            "loafer searches up 18 percent / Lyst",
            "pump searches down 6 percent / Lyst",
        ],
    );
    check(
        "Chanel's Instagram following grew from 2.1 million to 4.4 million.",
        &[
            "Chanel followers = 2100000 count / Instagram",
            "Chanel followers = 4400000 count / Instagram",
        ],
    );
    check(
        "Skechers reported sales of $2.02 billion, up 7.8 per cent year on year.",
        &[
            "Skechers sales = 2020000000 USD",
            "Skechers sales up 7.8 percent / year-on-year",
        ],
    );
}

#[test]
fn ranks_with_a_ranker_a_seller_or_a_period() {
    for (text, expected) in [
        (
            "Uniqlo's shoulder bag was the hottest product of the quarter, according to the Lyst Index.",
            "Uniqlo shoulder bag rank = 1 rank / Lyst",
        ),
        (
            "Gucci ranked third on the Lyst Index in Q2 2022.",
            "Gucci rank = 3 rank / Lyst @2022-Q2",
        ),
        (
            "Loewe was named the hottest brand of Q2 2023 by Lyst.",
            "Loewe rank = 1 rank / Lyst @2023-Q2",
        ),
        (
            "The Puzzle bag, Loewe's bestseller, is made in Spain.",
            "Puzzle bag rank = 1 rank",
        ),
        (
            "She wore Miu Miu ballet flats. The most in-demand item of 2016, these shoes were everywhere.",
            "Miu Miu ballet flat rank = 1 rank @2016",
        ),
    ] {
        check(text, &[expected]);
    }
}

#[test]
fn places_in_a_report_on_a_ranking() {
    for (sentence, expected) in [
        (
            "Shoppers stayed in, making Nike the most popular brand in the world.",
            "Nike rank = 1 rank / Lyst @2024-Q3",
        ),
        (
            "Off-White retains its position as the hottest brand in the world.",
            "Off-White rank = 1 rank / Lyst @2024-Q3",
        ),
        (
            "Adidas climbed eight places in the ranking of the most popular brands, to 13th place.",
            "Adidas rank = 13 rank / Lyst @2024-Q3",
        ),
        (
            "Nike has moved 5 places up the index.",
            "Nike rank up 5 rank / Lyst @2024-Q3",
        ),
        (
            "Coach joined the list, sitting comfortably in the twentieth spot.",
            "Coach rank = 20 rank / Lyst @2024-Q3",
        ),
        (
            "The Samba topped the hottest products list.",
            "Samba rank = 1 rank / Lyst @2024-Q3",
        ),
        (
            "Loewe regained their crown as the world's hottest label.",
            "Loewe rank = 1 rank / Lyst @2024-Q3",
        ),
    ] {
        let text = format!("The Lyst Index for Q3 2024 is out.\n\n{sentence}");
        let found = measures(&text);
        assert!(found.iter().any(|m| m == expected), "{text}: {found:?}");
    }
}

#[test]
fn places_in_lists_and_brackets() {
    for (text, expected) in [
        (
            "Miu Miu topped the Lyst Index, ahead of Prada (2nd) and Loewe (3rd).",
            &[
                "Miu Miu rank = 1 rank / Lyst",
                "Prada rank = 2 rank / Lyst",
                "Loewe rank = 3 rank / Lyst",
            ][..],
        ),
        (
            "Ralph Lauren in 14th place, Gucci at 16 and Chloé at 20 are new to the Lyst Index.",
            &[
                "Ralph Lauren rank = 14 rank / Lyst",
                "Gucci rank = 16 rank / Lyst",
                "Chloé rank = 20 rank / Lyst",
            ],
        ),
        (
            "Gucci (+2), The Row (+7) and Prada (-1) moved on the Lyst Index.",
            &[
                "Gucci rank up 2 rank / Lyst",
                "The Row rank up 7 rank / Lyst",
                "Prada rank down 1 rank / Lyst",
            ],
        ),
        (
            "Valentino, Loewe and Gucci, which rose two spots each, gained on the Lyst Index.",
            &[
                "Loewe rank up 2 rank / Lyst",
                "Valentino rank up 2 rank / Lyst",
                "Gucci rank up 2 rank / Lyst",
            ],
        ),
        (
            "Miu Miu is on top of the Lyst Index, overtaking Loewe as the hottest brand.",
            &["Miu Miu rank = 1 rank / Lyst"],
        ),
        (
            "Searches for ballet flats (up 120%) and loafers (+45%) rose on Pinterest.",
            &[
                "ballet flat searches up 120 percent / Pinterest",
                "loafer searches up 45 percent / Pinterest",
            ],
        ),
        (
            "Terms like “quiet luxury” (373 per cent) saw a steep rise in searches on Google.",
            &["quiet luxury searches up 373 percent / Google"],
        ),
    ] {
        check(text, expected);
    }
}

#[test]
fn shares() {
    check(
        "Sneakers now account for 12 percent of Gucci's sales.",
        &["sneaker share = 12 percent"],
    );
}

#[test]
fn what_is_no_measure() {
    for text in [
        "It spent three weeks at the top of every trend list.",
        "Searches for corsets could rise 30 percent next year.",
        "Sales of skinny jeans did not rise by 50 percent.",
        "If searches rise 20 percent, we will restock.",
        "The dress is made of 100% cotton.",
        "Everything is 20% off this weekend.",
        "She owns 40 pairs of shoes.",
        "It's the hottest trend right now.",
        "This is our most popular bag.",
        "One of the hottest products of 2024 was the barrel jean.",
        "The designer showed 45 looks in Paris.",
        "The store opened in 2010 with 12 employees.",
        "The coat costs £450.",
    ] {
        check(text, &[]);
    }
}

#[test]
fn rankings_by_line() {
    check(
        "The Lyst Index: hottest brands of Q2 2025\n\n1. Miu Miu\n\n2. Loewe\n\n3. Prada",
        &[
            "Miu Miu rank = 1 rank / Lyst @2025-Q2",
            "Loewe rank = 2 rank / Lyst @2025-Q2",
            "Prada rank = 3 rank / Lyst @2025-Q2",
        ],
    );
    check(
        "Five ways to wear a clog\n\n1. Miu Miu\n\n2. Loewe\n\n3. Prada",
        &[],
    );
    check(
        "The Lyst Index for Q3 2025 is out\n\nThe ranking has surprises. Loewe and Prada came in second and third respectively. Gucci climbed two places.",
        &[
            "Loewe rank = 2 rank / Lyst @2025-Q3",
            "Prada rank = 3 rank / Lyst @2025-Q3",
            "Gucci rank up 2 rank / Lyst @2025-Q3",
        ],
    );
}

#[test]
fn lists_of_terms() {
    check(
        "Pinterest's most searched terms were “argyle sweater vest” +95% and “plaid midi skirt” +60%.",
        &[
            "argyle sweater vest searches up 95 percent / Pinterest",
            "plaid midi skirt searches up 60 percent / Pinterest",
        ],
    );
}

#[test]
fn firms() {
    for (text, expected) in [
        (
            "Hermès shares rose 3% on Friday.",
            "Hermès shares price up 3 percent",
        ),
        (
            "Shares in Kering slid 3 per cent.",
            "Kering shares price down 3 percent",
        ),
        ("Zara operates 1,800 stores.", "Zara count = 1800 count"),
        (
            "Revenue fell 7 per cent at Isabel Marant.",
            "Isabel Marant revenue down 7 percent",
        ),
        (
            "Depop users searched for bloomers 120,000 times in May.",
            "bloomers searches = 120000 count / Depop",
        ),
    ] {
        check(text, &[expected]);
    }
    for text in [
        "Zara plans to run 20 stores.",
        "Zara will have 12 shops in Leeds.",
        "She has 12 shops in mind.",
        "Gucci shares a studio with 3 shops.",
    ] {
        check(text, &[]);
    }
}

#[test]
fn figures_and_subjects_in_turn() {
    for (text, expected) in [
        (
            "Searches for corsets and gloves on Lyst rose by 163 percent and 566 percent, respectively.",
            vec![
                "corset searches up 163 percent / Lyst",
                "glove searches up 566 percent / Lyst",
            ],
        ),
        (
            "Linen shirts, as well as linen shorts, are back, with searches going up 15% and 30% on Lyst respectively.",
            vec![
                "linen shirt searches up 15 percent / Lyst",
                "linen shorts searches up 30 percent / Lyst",
            ],
        ),
        (
            "According to Lyst, demand for clogs, loafers and mules climbed 12%, 18% and 25%.",
            vec![
                "clog searches up 12 percent / Lyst",
                "loafer searches up 18 percent / Lyst",
                "mule searches up 25 percent / Lyst",
            ],
        ),
        // A noun that opens its sentence is no command.
        (
            "Demand for clogs has grown 12% on Lyst.",
            vec!["clog searches up 12 percent / Lyst"],
        ),
        (
            "On Pinterest, searches for “ballet sneaker,” a cross of two shoes, climbed 12%.",
            vec!["ballet sneaker searches up 12 percent / Pinterest"],
        ),
        // One thing on two channels.
        (
            "Searches for clogs are up 40 percent on Google and 20 percent on Pinterest.",
            vec![
                "clog searches up 40 percent / Google",
                "clog searches up 20 percent / Pinterest",
            ],
        ),
    ] {
        check(text, &expected);
    }
}

#[test]
fn figures_of_a_list_share_their_noun() {
    for (text, expected) in [
        (
            "Pinterest searches this spring:\n\n“Moto boots” (+120%)\n\n“Kitten heels” (+85%)",
            vec![
                "moto boot searches up 120 percent",
                "kitten heel searches up 85 percent",
            ],
        ),
        (
            "There has been a 58 per cent sales increase for tweed jackets on eBay.",
            vec!["tweed jacket sales up 58 percent / eBay"],
        ),
        (
            "Shoppers on Lyst bought three times as many loafers as in May.",
            vec!["loafer sales up 3 ratio / Lyst"],
        ),
        (
            "According to Lyst, searches for ‘sustainable brands’ went up by 61 per cent.",
            vec!["sustainable brand searches up 61 percent / Lyst"],
        ),
    ] {
        check(text, &expected);
    }
}

#[test]
fn a_model_bears_its_house() {
    for (text, expected) in [
        // A model that the lexicon knows needs no house.
        (
            "According to Lyst, searches for the Samba rose 30 percent. Adidas has noticed.",
            vec!["Samba searches up 30 percent / Lyst"],
        ),
        (
            "Prada launched the Orlina bag in May. According to Lyst, searches for the Orlina rose 30 percent.",
            vec!["Prada Orlina searches up 30 percent / Lyst"],
        ),
        (
            "Prada says that its nylon bag was its bestseller of 2024.",
            vec!["Prada nylon bag rank = 1 rank @2024"],
        ),
    ] {
        check(text, &expected);
    }
}

#[test]
fn tied_by_other_wording() {
    for (text, expected) in [
        (
            "With 1.2 billion views, #balletcore is one of the biggest trends on TikTok.",
            vec!["balletcore hashtag_views = 1200000000 count / TikTok"],
        ),
        (
            "Shoppers are searching for jelly shoes 70 percent more than they did in May.",
            vec!["jelly shoe searches up 70 percent"],
        ),
        (
            "A quarter of the brand's sales now come from ballet flats.",
            vec!["ballet flat share = 25 percent"],
        ),
        (
            "On StockX, the Samba traded at an average of $142.",
            vec!["Samba price = 142 USD / StockX"],
        ),
        (
            "Sales of flats overtook heels, rising 12 percent.",
            vec!["flat sales up 12 percent"],
        ),
    ] {
        check(text, &expected);
    }
}

#[test]
fn the_part_of_what_is_sold() {
    for (text, expected) in [
        (
            "One in five shoes sold at Office last month was a ballet flat.",
            "ballet flat share = 20 percent",
        ),
        (
            "Half of all bags sold were from Coach.",
            "Coach share = 50 percent",
        ),
        (
            "A quarter of the brand's revenue comes from handbags.",
            "handbag share = 25 percent",
        ),
    ] {
        let found = measures(text);
        assert!(found.iter().any(|m| m.starts_with(expected)), "{found:?}");
    }
    check("A third of the coats were red.", &[]);
}
