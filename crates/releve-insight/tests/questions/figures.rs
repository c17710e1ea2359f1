//! What stands together in the ledger: figures that agree, differ, bound or follow one another, and prices.

use releve_facts::{Bound, Direction, Measure, Metric, Offer, Statement, Unit};
use releve_insight::{Axis, Corpus, Scope, Standing, claims, comparisons, headline, ladder};

use super::written::Article;
use super::{one, searches};

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
fn a_half_that_is_left_is_a_half_that_was_lost() {
    let of = |value: f64, direction| Measure {
        unit: Unit::Ratio,
        direction: Some(direction),
        ..searches(value)
    };
    assert_eq!(releve_insight::figure(&of(0.5, Direction::Down)), "−50%");
    assert_eq!(releve_insight::figure(&of(3.0, Direction::Down)), "−67%");
    assert_eq!(releve_insight::figure(&of(2.0, Direction::Up)), "×2");
}
