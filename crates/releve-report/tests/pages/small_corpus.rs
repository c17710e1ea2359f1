//! The story of a few articles, word for word.

use releve_facts::{
    Confidence, Document, Entity, EntityKind, Fact, Mention, ReaderVersion, Span, Statement,
};
use releve_insight::{Corpus, Vocabulary};
use releve_report::{Options, Tracking, dossier, story};

use crate::{check, stated};

/// An article of sentences, each with what it states.
fn article(id: &str, told: &[(&str, Vec<Statement>)]) -> (Document, Vec<Entity>, Vec<Fact>) {
    let text: Vec<&str> = told.iter().map(|(sentence, _)| *sentence).collect();
    let document = Document::new(id, text.join("\n"));
    let mut facts = Vec::new();
    let mut start = 0;
    for (sentence, stated) in told {
        let end = start + sentence.chars().count() as u32;
        for statement in stated {
            let reader = ReaderVersion::default();
            let span = [Span::new(start, end)];
            let sure = Confidence::new(0.9);
            facts.push(Fact::new(&document, reader, statement.clone(), &span, sure).unwrap());
        }
        start = end + 1;
    }
    let trend = Entity {
        kind: EntityKind::Trend,
        name: "balletcore".into(),
        mentions: vec![Mention {
            start: 0,
            end: 10,
            text: "Balletcore".into(),
        }],
    };
    (document, vec![trend], facts)
}

#[test]
fn the_story_of_a_small_corpus() {
    use serde_json::json;
    let views = |value: u32| {
        vec![stated(
            json!({"kind": "measure", "subject": "balletcore", "metric": "hashtag_views",
            "value": value, "unit": "count", "change": false, "channel": "TikTok",
            "when": {"label": "2023", "start": "2023-01-01", "end": "2023-12-31"}}),
        )]
    };
    let searches = vec![stated(json!({"kind": "measure", "subject": "balletcore",
        "metric": "searches", "value": 140, "unit": "percent", "change": true, "direction": "up",
        "channel": "Pinterest", "baseline": "year-on-year"}))];
    let made = ["ballet flat", "leg warmer"].map(|element| {
        stated(json!({"kind": "composition", "trend": "balletcore", "element": element}))
    });
    let wear = stated(json!({"kind": "wear", "person": "Cosima Harkaway",
        "garment": "ballet flat", "brand": "Corbeline", "attributes": ["red"],
        "when": {"label": "1956", "start": "1956-01-01", "end": "1956-12-31"}}));
    let moved = ["Jennie Kim", "Bella Hadid"].map(|name| {
        stated(
            json!({"kind": "influence", "influencer": name, "target": "balletcore",
            "effect": "popularity"}),
        )
    });
    let shown = stated(
        json!({"kind": "showing", "brand": "Miu Miu", "garment": "ballet flat",
        "season": "AW2022"}),
    );
    let mut corpus = Corpus::default();
    for (document, entities, facts) in [
        article(
            "One",
            &[
                ("Balletcore is ballet flats and leg warmers.", made.to_vec()),
                ("Searches rose 140 per cent.", searches),
                ("It had 62 million views.", views(62_000_000)),
                (
                    "Cosima Harkaway wore red Corbeline ballet flats in 1956.",
                    vec![wear],
                ),
            ],
        ),
        article(
            "Two",
            &[
                ("Balletcore had 48 million views.", views(48_000_000)),
                (
                    "Jennie Kim and Bella Hadid made it popular.",
                    moved.to_vec(),
                ),
                ("Miu Miu showed ballet flats.", vec![shown]),
            ],
        ),
    ] {
        corpus.add(document, entities, facts);
    }
    let mut words = Vocabulary::default();
    words.garment("ballet flat", Some("shoe"), true);
    words.garment("leg warmer", None, true);
    corpus.teach(words);
    assert_eq!(
        story(&corpus, "balletcore"),
        "\
BALLETCORE

Searches for balletcore rose 140% year-on-year on Pinterest. Its pieces are
worn by Cosima Harkaway and shown by Miu Miu. This rests on two articles; none
of its two figures is confirmed by a second source, and the articles disagree
on one.

  Oldest     Cosima Harkaway wore Corbeline ballet flats in 1956
  Disputed   Hashtag views of balletcore (TikTok · 2023): 62 million or 48
             million, the articles disagree
  Made of    ballet flats and leg warmers
  Worn       Cosima Harkaway, red Corbeline ballet flats
  Shown      Miu Miu showed ballet flats for Autumn/Winter 2022
  Moved      Jennie Kim and Bella Hadid made balletcore popular

  “Searches rose 140 per cent.” — Balletcore is ballet flats and leg warmers.
"
    );
    check(&dossier(
        &corpus,
        "balletcore",
        &Tracking::default(),
        None,
        &Options::default(),
    ));
}
