//! The questions on small corpora made for them.

mod figures;
mod looks;
mod scope;
#[path = "../written/mod.rs"]
mod written;

use releve_facts::{Direction, Measure, Metric, Unit, Wear};
use releve_insight::Corpus;
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
