//! What is told of figures, by what ties them to what they measure.

mod along;
mod announcer;
mod business;
mod dealt;
mod ranks;
mod several;
mod stretch;
mod sums;
mod terms;
mod unsaid;

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
            "Miu Miu retail sales up 93 percent @2024",
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
fn shares() {
    for (text, expected) in [
        (
            "Sneakers now account for 12 percent of Gucci's sales.",
            "sneaker share = 12 percent",
        ),
        (
            "One in five shoes sold at Officewas was a ballet flat.",
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
        check(text, &[expected]);
    }
    check("A third of the coats were red.", &[]);
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
fn times_of_something_else_are_not_the_figures() {
    for (text, expected) in [
        (
            "Google searches for gorpcore peaked in October 2022 and have since fallen by about 40 per cent.",
            "gorpcore searches down 40 percent / Google",
        ),
        (
            "On Google, searches for clogs have dropped 55 percent from their peak in May 2023.",
            "clog searches down 55 percent / Google",
        ),
        (
            "Levi's, which introduced a barrel cut in March 2024, says that its sales rose 9 percent.",
            "Levi's sales up 9 percent",
        ),
        (
            "Searches for clogs rose 22 per cent in January 2024 compared with the same month last year.",
            "clog searches up 22 percent / year-on-year @2024-01",
        ),
    ] {
        check(text, &[expected]);
    }
}

#[test]
fn what_a_house_forecasts_is_no_figure_yet() {
    check(
        "The house forecasts growth of around 10 percent for each of the next two years.",
        &[],
    );
}

#[test]
fn a_full_price_is_how_something_sold() {
    let told = measures(
        "According to Edited, the number of hiking shoes sold out at full price in the UK was up 22 per cent in January 2024.",
    );
    assert!(!told.iter().any(|line| line.contains("price")), "{told:?}");
}
