//! Which facts belong to a trend, when they happened, and how sure the headline is.

use releve_facts::{Composition, Measure, Role, Showing, Statement, Wear};
use releve_insight::{
    Corpus, Scope, Vocabulary, Why, composition, coverage, headline, register, showings, strongest,
    timeline,
};

use super::written::Article;
use super::{one, searches, wear};

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
fn what_is_named_once_in_passing_is_no_strongest_trend() {
    let passing = || {
        Article::new("a")
            .trend("sheer dressing")
            .says("Capes. And sheer dressing is gone.", [])
    };
    assert_eq!(strongest(&one(passing())), None);
    // A heading, a second mention or a fact of it tells something.
    let headed = Article::new("b")
        .trend("poetcore")
        .says("The poetcore hour\nRuffles.", []);
    assert_eq!(strongest(&one(headed)).unwrap().name, "poetcore");
    let again = passing().says("No sheer dressing here.", []);
    assert_eq!(strongest(&one(again)).unwrap().name, "sheer dressing");
    let part = Statement::Composition(Composition {
        trend: "sheer dressing".into(),
        element: "tulle".into(),
    });
    assert!(strongest(&one(passing().says("Tulle.", [part]))).is_some());
    // One that is told of comes before one that more articles name in passing first.
    let mut corpus = one(passing());
    Article::new("c")
        .trend("gorpcore")
        .says("gorpcore, gorpcore.", [])
        .add_to(&mut corpus);
    assert_eq!(strongest(&corpus).unwrap().name, "gorpcore");
}

#[test]
fn the_lead_of_a_brand_is_no_figure_of_another_thing() {
    let shown = Statement::Showing(Showing {
        brand: "Prada".into(),
        garment: "raincoat".into(),
        ..Default::default()
    });
    let flats = Measure {
        subject: "satin flat".into(),
        ..searches(40.0)
    };
    let corpus = one(Article::new("a")
        .brand("Prada")
        .says("Prada, Prada showed raincoats.", [shown])
        .says(
            "Searches for satin flats rose.",
            [Statement::Measure(flats)],
        ));
    let scope = Scope::of(&corpus, "Prada");
    assert_eq!(scope.facts().len(), 2);
    let told = headline(&scope);
    assert_eq!(told[0].text, "One article on Prada tells of one showing.");
    assert!(told.iter().all(|sentence| !sentence.text.contains("satin")));
}
