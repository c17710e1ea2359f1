//! The questions on small corpora made for them.

mod written;

use releve_facts::{
    Bound, Composition, Direction, Launch, Measure, Metric, Offer, Pairing, Role, Showing,
    Statement, Unit, Wear,
};
use releve_insight::{
    Axis, Corpus, Scope, Standing, Vocabulary, Why, claims, comparisons, composition, coverage,
    headline, ladder, pairings, register, showings, strongest, timeline,
};
use written::Article;

fn wear(person: &str, garment: &str, brand: Option<&str>, look: &str) -> Wear {
    Wear {
        person: person.into(),
        garment: garment.into(),
        brand: brand.map(Into::into),
        look: Some(look.into()),
        ..Default::default()
    }
}

fn searches(value: f64) -> Measure {
    Measure {
        subject: "balletcore".into(),
        metric: Metric::Searches,
        value,
        unit: Unit::Percent,
        change: true,
        direction: Some(Direction::Up),
        bound: None,
        channel: Some("Pinterest".into()),
        baseline: None,
        market: None,
        when: None,
    }
}

fn one(article: Article) -> Corpus {
    let mut corpus = Corpus::default();
    article.add_to(&mut corpus);
    corpus
}

#[test]
fn one_look_in_two_articles_stands_once_under_one_name() {
    let mut corpus = Corpus::default();
    Article::new("a")
        .trend("balletcore")
        .says(
            "balletcore: Jennie Kim wore Vivaia mary janes and a shirt.",
            [
                Statement::Wear(wear("Jennie Kim", "mary jane", Some("Vivaia"), "L1")),
                Statement::Wear(wear("Jennie Kim", "shirt", None, "L1")),
            ],
        )
        .add_to(&mut corpus);
    Article::new("b")
        .trend("balletcore")
        .says(
            "balletcore: Jennie in red Vivaia mary janes at Cannes 2024.",
            [Statement::Wear(Wear {
                occasion: Some("Cannes 2024".into()),
                attributes: vec!["red".into()],
                ..wear("Jennie", "mary jane", Some("Vivaia"), "L7")
            })],
        )
        .says(
            "Another day she wore boots.",
            [Statement::Wear(wear("Jennie", "boot", None, "L8"))],
        )
        .add_to(&mut corpus);
    let scope = Scope::of(&corpus, "balletcore");
    let looks = register(&scope);
    assert_eq!(looks.len(), 2);
    let merged = looks
        .iter()
        .find(|look| look.support.documents() == 2)
        .unwrap();
    assert_eq!(merged.person, "Jennie Kim");
    assert_eq!(merged.occasion, Some("Cannes 2024"));
    assert_eq!(merged.items.len(), 2);
    assert_eq!(merged.items[0].attributes, ["red"]);
    assert!(looks.iter().all(|look| look.person == "Jennie Kim"));
}

#[test]
fn a_first_name_that_two_people_share_stands_for_neither() {
    let corpus = one(Article::new("a")
        .trend("balletcore")
        .says("balletcore.", [])
        .says(
            "Kate Moss, Kate Middleton and Kate.",
            [
                Statement::Wear(wear("Kate Moss", "flat", None, "1")),
                Statement::Wear(wear("Kate Middleton", "flat", None, "2")),
                Statement::Wear(wear("Kate", "flat", None, "3")),
            ],
        ));
    let scope = Scope::of(&corpus, "balletcore");
    assert_eq!(register(&scope).len(), 3);
    assert_eq!(scope.person("Kate"), "Kate");
}

fn ledger(second: Measure, sentence: &str) -> Standing {
    let mut corpus = Corpus::default();
    Article::new("a")
        .published("2024-01-01")
        .trend("balletcore")
        .says(
            "Pinterest said that searches for balletcore were up by so much.",
            [Statement::Measure(searches(1566.0))],
        )
        .add_to(&mut corpus);
    Article::new("b")
        .published("2024-02-01")
        .trend("balletcore")
        .says(sentence, [Statement::Measure(second)])
        .add_to(&mut corpus);
    let scope = Scope::of(&corpus, "balletcore");
    let claims = claims(&scope);
    assert_eq!(claims.len(), 1);
    claims[0].standing
}

#[test]
fn figures_agree_repeat_differ_or_bound() {
    let own = "More people look for balletcore there than ever.";
    assert_eq!(ledger(searches(1566.0), own), Standing::Agreed);
    assert_eq!(ledger(searches(1570.0), own), Standing::Agreed);
    let repeated = "Pinterest said that searches for balletcore were up by so much!";
    assert_eq!(ledger(searches(1566.0), repeated), Standing::Copied);
    assert_eq!(ledger(searches(1200.0), own), Standing::Disputed);
    let bounded = Measure {
        bound: Some(Bound::Over),
        ..searches(1500.0)
    };
    assert_eq!(ledger(bounded, own), Standing::Bounded);
    let sparse = Measure {
        channel: None,
        ..searches(1566.0)
    };
    assert_eq!(ledger(sparse, own), Standing::Agreed);
}

#[test]
fn figures_of_two_times_are_a_course_and_the_newest_comes_first() {
    let share = |value: f64, year: Option<&str>| {
        Statement::Measure(Measure {
            metric: Metric::Share,
            change: false,
            direction: None,
            when: year.map(|year| year.parse().unwrap()),
            ..searches(value)
        })
    };
    let corpus = one(Article::new("a").trend("balletcore").says(
        "Balletcore made up 14% of posts, against 6% a year earlier.",
        [share(14.0, None), share(6.0, None)],
    ));
    let scope = Scope::of(&corpus, "balletcore");
    let found = claims(&scope);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].standing, Standing::Course);
    assert_eq!(found[0].measure().value, 14.0);

    // Without words for a time before, one sentence may count two things.
    let corpus = one(Article::new("a").trend("balletcore").says(
        "Balletcore made up 14% of posts and 6% of those.",
        [share(14.0, None), share(6.0, None)],
    ));
    let found = claims(&Scope::of(&corpus, "balletcore"))[0].standing;
    assert_eq!(found, Standing::Split);

    let corpus = one(Article::new("a")
        .published("2026-03-01")
        .trend("balletcore")
        .says("Balletcore held 6% in 2024.", [share(6.0, Some("2024"))])
        .says("It will hold 20% in 2028.", [share(20.0, Some("2028"))])
        .says("Balletcore holds 14%.", [share(14.0, None)]));
    let scope = Scope::of(&corpus, "balletcore");
    let values: Vec<f64> = claims(&scope).iter().map(|c| c.measure().value).collect();
    assert_eq!(values, [14.0, 6.0, 20.0]);
}

#[test]
fn a_rise_and_a_fall_of_one_size_contradict() {
    let fall = Measure {
        direction: Some(Direction::Down),
        ..searches(1566.0)
    };
    assert_eq!(ledger(fall, "balletcore is over."), Standing::Disputed);
}

#[test]
fn other_conditions_are_other_claims_and_may_be_compared() {
    let of = |market: &str, value| {
        Statement::Measure(Measure {
            market: Some(market.into()),
            ..searches(value)
        })
    };
    let article = Article::new("a").trend("balletcore");
    let corpus = one(article.says(
        "balletcore in the UK and the US.",
        [of("UK", 12.0), of("US", 30.0)],
    ));
    let claims = claims(&Scope::of(&corpus, "balletcore"));
    assert_eq!(claims.len(), 2);
    let charts = comparisons(&claims);
    assert_eq!(charts.len(), 1);
    assert_eq!(charts[0].axis, Axis::Market);
    assert_eq!(charts[0].bars[0].label, "US");
}

#[test]
fn facts_concern_the_trend_by_name_by_document_or_by_element() {
    let part = |element: &str| {
        Statement::Composition(Composition {
            trend: "balletcore".into(),
            element: element.into(),
        })
    };
    let mut corpus = Corpus::default();
    Article::new("own")
        .trend("balletcore")
        .says(
            "balletcore is leg warmers and boots.",
            [part("leg warmer"), part("boot")],
        )
        .says(
            "Skirts too are shown by Gucci.",
            [Statement::Showing(Showing {
                brand: "Gucci".into(),
                garment: "skirt".into(),
                ..Default::default()
            })],
        )
        .add_to(&mut corpus);
    Article::new("other")
        .trend("cowboycore")
        .says("cowboycore.", [])
        .says(
            "Leg warmers from Falke, boots from Tecovas.",
            [
                Statement::Showing(Showing {
                    brand: "Falke".into(),
                    garment: "leg warmer".into(),
                    ..Default::default()
                }),
                Statement::Wear(wear("Someone", "boot", None, "L1")),
            ],
        )
        .add_to(&mut corpus);
    Article::new("third")
        .says(
            "Boots.",
            [Statement::Wear(wear("Someone", "boot", None, "L1"))],
        )
        .add_to(&mut corpus);
    let scope = Scope::of(&corpus, "Ballet-core");
    let whys: Vec<Why> = scope.facts().iter().map(|(_, why)| *why).collect();
    assert_eq!(whys, [Why::Named, Why::Named, Why::Main, Why::Element]);
    assert_eq!(scope.general_elements(), ["boot"]);
    assert_eq!(composition(&scope).len(), 2);
    assert_eq!(showings(&scope)[0].houses.len(), 2);
    assert_eq!(strongest(&corpus).unwrap().name, "balletcore");
}

#[test]
fn time_runs_from_the_oldest_and_a_look_is_one_moment() {
    let at = |label: &str, garment: &str| {
        Statement::Wear(Wear {
            when: Some(label.parse().unwrap()),
            ..wear("Bella Hadid", garment, None, "L1")
        })
    };
    let corpus = one(Article::new("a")
        .trend("balletcore")
        .says(
            "balletcore in 2025: jeans and flats.",
            [at("2025", "jeans"), at("2025", "flat")],
        )
        .says("And in the 1830s.", [at("1830s", "slipper")]));
    let moments = timeline(&Scope::of(&corpus, "balletcore"));
    assert_eq!(moments.len(), 2);
    assert_eq!(moments[0].when.label(), "1830s");
    assert_eq!(moments[1].what, "Bella Hadid wore jeans and a flat");
}

#[test]
fn a_season_that_is_no_season_is_no_time() {
    let shown = Statement::Showing(Showing {
        brand: "Gucci".into(),
        garment: "skirt".into(),
        season: Some("next spring".into()),
        ..Default::default()
    });
    let corpus = one(Article::new("a")
        .trend("balletcore")
        .says("balletcore", [shown]));
    let scope = Scope::of(&corpus, "balletcore");
    assert!(timeline(&scope).is_empty());
    assert_eq!(showings(&scope)[0].season, None);
}

#[test]
fn currencies_keep_their_own_ladders() {
    let offer = |name: &str, price, currency: &str| {
        Statement::Offer(Offer {
            name: name.into(),
            price,
            currency: currency.parse().unwrap(),
            price_to: None,
            price_was: None,
            bound: None,
            brand: None,
            retailer: None,
            garment: None,
            attributes: Vec::new(),
        })
    };
    let corpus = one(Article::new("a")
        .trend("balletcore")
        .says("balletcore.", [])
        .says(
            "Flats.",
            [
                offer("b", 580.0, "GBP"),
                offer("a", 35.0, "GBP"),
                offer("c", 90.0, "EUR"),
                offer("a", 35.0, "GBP"),
            ],
        ));
    let ladders = ladder(&Scope::of(&corpus, "balletcore"));
    let prices: Vec<Vec<f64>> = ladders
        .iter()
        .map(|ladder| ladder.rungs.iter().map(|rung| rung.price).collect())
        .collect();
    assert_eq!(prices, [vec![35.0, 580.0], vec![90.0]]);
}

#[test]
fn a_pair_is_one_whichever_garment_stands_first() {
    let pair = |a: &str, b: &str| {
        Statement::Pairing(Pairing {
            garments: [a.into(), b.into()],
            basis: None,
        })
    };
    let corpus = one(Article::new("a")
        .trend("balletcore")
        .says("balletcore", [pair("flat", "jeans"), pair("Jeans", "flat")]));
    let pairs = pairings(&Scope::of(&corpus, "balletcore"));
    assert_eq!((pairs.len(), pairs[0].untold), (1, 2));
}

#[test]
fn the_headline_says_how_sure_it_is() {
    let corpus = one(Article::new("a").trend("balletcore").says(
        "balletcore is up.",
        [
            Statement::Measure(searches(1566.0)),
            Statement::Role(Role {
                person: "Sandy Liang".into(),
                role: "designer".into(),
                organisation: None,
            }),
        ],
    ));
    let scope = Scope::of(&corpus, "balletcore");
    let sentences: Vec<String> = headline(&scope).into_iter().map(|s| s.text).collect();
    assert_eq!(
        sentences,
        [
            "Searches for balletcore rose 1,566% on Pinterest.",
            "This rests on one article; its one figure has a single source.",
        ]
    );
    let coverage = coverage(&scope);
    assert_eq!(coverage.undated(), 1);
    assert!(
        coverage
            .gaps
            .iter()
            .any(|gap| gap.starts_with("The one article carries no day"))
    );
}

#[test]
fn a_wider_word_beside_the_precise_one_is_no_second_item() {
    let shown = |garment: &str| {
        Statement::Showing(Showing {
            brand: "Miu Miu".into(),
            garment: garment.into(),
            season: Some("AW2022".into()),
            ..Default::default()
        })
    };
    let mut corpus = one(Article::new("a")
        .trend("balletcore")
        .says("balletcore", [shown("ballet flat"), shown("shoe")]));
    let mut words = Vocabulary::default();
    words.garment("ballet flat", Some("shoe"), true);
    words.garment("shoe", None, true);
    corpus.teach(words);
    let scope = Scope::of(&corpus, "balletcore");
    assert_eq!(showings(&scope)[0].houses[0].pieces.len(), 1);
    assert_eq!(timeline(&scope)[0].what, "Miu Miu showed ballet flats");
    assert_eq!(
        scope.worn("ballet flat", None, None, &["red".into()]),
        "red ballet flats"
    );
    assert_eq!(
        scope.worn("hoodie", None, None, &["oversized".into()]),
        "an oversized hoodie"
    );
    assert_eq!(scope.many("Miu Miu ballet flat"), "Miu Miu ballet flats");
    assert_eq!(scope.many("balletcore"), "balletcore");
}

#[test]
fn a_type_that_a_trend_is_known_by_is_followed_into_articles_without_its_name() {
    let part = || {
        Statement::Composition(Composition {
            trend: "balletcore".into(),
            element: "ballet flat".into(),
        })
    };
    let worn = |person: &str| Statement::Wear(wear(person, "ballet pump", None, "L1"));
    let mut corpus = Corpus::default();
    for name in ["a", "b"] {
        Article::new(name)
            .trend("balletcore")
            .says("balletcore is ballet flats.", [part()])
            .add_to(&mut corpus);
    }
    for name in ["c", "d", "e"] {
        Article::new(name)
            .says("In ballet pumps.", [worn(name)])
            .add_to(&mut corpus);
    }
    assert_eq!(Scope::of(&corpus, "balletcore").facts().len(), 2);
    let mut words = Vocabulary::default();
    words.same("ballet flat", "ballet pump");
    corpus.teach(words);
    assert_eq!(Scope::of(&corpus, "balletcore").facts().len(), 5);
}

#[test]
fn a_garment_is_known_by_all_names_of_its_type() {
    let mut corpus = one(Article::new("a").says(
        "In May she wore horseshoe jeans and loafers.",
        [
            Statement::Wear(wear("Katie Holmes", "horseshoe jeans", None, "L1")),
            Statement::Wear(wear("Katie Holmes", "loafer", None, "L1")),
        ],
    ));
    assert!(Scope::of(&corpus, "barrel jeans").facts().is_empty());
    let mut words = Vocabulary::default();
    words.garment("barrel jeans", Some("jeans"), false);
    words.garment("horseshoe jeans", Some("jeans"), false);
    words.same("barrel jeans", "horseshoe jeans");
    corpus.teach(words);
    let scope = Scope::of(&corpus, "barrel jeans");
    let register = register(&scope);
    let items = &register[0].items;
    assert_eq!(items.len(), 2);
    assert!(items[0].of_trend && !items[1].of_trend);
    let told: Vec<String> = headline(&scope).into_iter().map(|s| s.text).collect();
    assert_eq!(
        told,
        [
            "Barrel jeans are worn by Katie Holmes.",
            "This rests on one article, which states no figure.",
        ]
    );
}

#[test]
fn half_is_lost_where_half_is_left() {
    let corpus = one(Article::new("a").trend("balletcore").says(
        "balletcore views have roughly halved.",
        [Statement::Measure(Measure {
            unit: Unit::Ratio,
            direction: Some(Direction::Down),
            bound: Some(Bound::About),
            ..searches(0.5)
        })],
    ));
    assert_eq!(
        headline(&Scope::of(&corpus, "balletcore"))[0].text,
        "Searches for balletcore fell by about half on Pinterest."
    );
}

#[test]
fn a_bound_stands_before_a_rise_without_its_sign() {
    let corpus = one(Article::new("a").trend("balletcore").says(
        "searches for balletcore are up by more than 49%.",
        [Statement::Measure(Measure {
            bound: Some(Bound::Over),
            ..searches(49.0)
        })],
    ));
    assert_eq!(
        headline(&Scope::of(&corpus, "balletcore"))[0].text,
        "Searches for balletcore rose over 49% on Pinterest."
    );
}

#[test]
fn an_unknown_trend_has_an_empty_scope() {
    let corpus = one(Article::new("a")
        .trend("balletcore")
        .says("balletcore.", []));
    let scope = Scope::of(&corpus, "gorpcore");
    assert!(scope.facts().is_empty() && scope.documents().is_empty());
    assert_eq!(
        headline(&scope)[0].text,
        "No article here speaks of gorpcore."
    );
    assert!(Scope::of(&corpus, "").facts().is_empty());
}

#[test]
fn founders_of_one_house_stand_in_one_line() {
    let founded = |brand: &str, what: &str| {
        Statement::Launch(Launch {
            brand: brand.into(),
            what: what.into(),
            when: Some("2006".parse().unwrap()),
        })
    };
    let corpus = one(Article::new("a").trend("quiet luxury").says(
        "quiet luxury: The Row, founded by Mary-Kate and Ashley Olsen in 2006.",
        [
            founded("Mary-Kate Olsen", "The Row"),
            founded("Ashley Olsen", "The Row"),
            founded("Gucci", "capsule"),
            founded("Prada", "capsule"),
        ],
    ));
    let moments = timeline(&Scope::of(&corpus, "quiet luxury"));
    let lines: Vec<&str> = moments.iter().map(|moment| moment.what.as_str()).collect();
    assert_eq!(
        lines[0], "Mary-Kate Olsen and Ashley Olsen launched The Row",
        "{lines:?}"
    );
    assert_eq!(moments[0].support.facts().len(), 2);
    // Two houses that each launched a capsule did so apart.
    assert_eq!(lines.len(), 3, "{lines:?}");
}

#[test]
fn a_half_that_is_left_is_a_half_that_was_lost() {
    let of = |value: f64, direction| Measure {
        unit: Unit::Ratio,
        direction: Some(direction),
        ..searches(value)
    };
    assert_eq!(releve_insight::figure(&of(0.5, Direction::Down)), "−50%");
    assert_eq!(releve_insight::figure(&of(2.0, Direction::Up)), "×2");
}
