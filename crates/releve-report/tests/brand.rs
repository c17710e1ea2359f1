//! What the page and the story of a brand must tell.

use releve_facts::{
    Confidence, Document, Entity, EntityKind, Fact, Measure, Mention, Metric, ReaderVersion,
    Showing, Span, Statement, Unit,
};
use releve_insight::Corpus;
use releve_report::{Options, Tracking, dossier, story};

/// An article on Prada, which is its first word, that states what is given.
fn prada(stated: Vec<Statement>) -> Corpus {
    let document = Document::new("a", "Prada showed raincoats, and Prada counted 42.");
    let mention = |start: u32| Mention {
        start,
        end: start + 5,
        text: "Prada".into(),
    };
    let brand = Entity {
        kind: EntityKind::Brand,
        name: "Prada".into(),
        mentions: vec![mention(0), mention(28)],
    };
    let spans = [Span::new(0, document.text.chars())];
    let facts = stated.into_iter().map(|statement| {
        let (reader, sure) = (ReaderVersion::default(), Confidence::new(0.9));
        Fact::new(&document, reader, statement, &spans, sure).unwrap()
    });
    let mut facts: Vec<Fact> = facts.collect();
    Fact::number(&mut facts);
    let mut corpus = Corpus::default();
    corpus.add(document, vec![brand], facts);
    corpus
}

#[test]
fn the_story_of_a_brand_tells_what_it_showed() {
    let corpus = prada(vec![Statement::Showing(Showing {
        brand: "Prada".into(),
        garment: "raincoat".into(),
        ..Default::default()
    })]);
    let told = story(&corpus, "Prada");
    assert!(told.contains("Shown      Prada showed raincoats"), "{told}");
}

#[test]
fn a_count_of_nothing_named_is_no_large_figure() {
    let page = |metric| {
        let corpus = prada(vec![Statement::Measure(Measure {
            subject: "Prada".into(),
            metric,
            value: 42.0,
            unit: Unit::Count,
            change: false,
            direction: None,
            bound: None,
            channel: None,
            baseline: None,
            market: None,
            when: None,
        })]);
        dossier(
            &corpus,
            "Prada",
            &Tracking::default(),
            None,
            &Options::default(),
        )
    };
    let large = |page: &str| page.contains("class=\"numeral\"");
    assert!(large(&page(Metric::Followers)));
    for bare in [Metric::Count, Metric::Share] {
        let page = page(bare);
        assert!(!large(&page) && page.contains("42"), "{bare:?}");
    }
}
