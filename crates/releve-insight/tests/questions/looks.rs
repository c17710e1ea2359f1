//! Who wears what, and under which names.

use releve_facts::{Launch, Pairing, Showing, Statement, Wear};
use releve_insight::{Corpus, Scope, Vocabulary, pairings, register, showings, timeline};

use super::written::Article;
use super::{one, wear};

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
