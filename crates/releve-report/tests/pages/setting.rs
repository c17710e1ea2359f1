//! How pages are set: nouns agree with their numbers, numbers hang on their sentence,
//! headings on what they head.

use releve_facts::{
    Confidence, Document, Entity, EntityKind, Fact, Mention, Quote, ReaderVersion, Span, Statement,
};
use releve_insight::Corpus;
use releve_report::{Options, Tracking, annotated, dossier};

use crate::{check, stated};

/// An article with the facts that a quote or two make.
fn quoted(facts: usize) -> Corpus {
    let text = "Loafers are back, says Ann. Loafers it is, says Ann.";
    let document = Document::new("note", text);
    let fact = |n: usize| {
        let (start, end) = [(0, 16), (28, 41)][n];
        let quote = Statement::Quote(Quote {
            speaker: "Ann".into(),
            text: document.text.slice(start, end).unwrap().into(),
            outlet: None,
            when: None,
        });
        let spans = [Span::new(start, end)];
        let reader = ReaderVersion::default();
        Fact::new(&document, reader, quote, &spans, Confidence::new(0.6)).unwrap()
    };
    let facts = (0..facts).map(fact).collect();
    let loafers = Entity {
        kind: EntityKind::Garment,
        name: "loafers".into(),
        mentions: vec![Mention {
            start: 0,
            end: 7,
            text: "Loafers".into(),
        }],
    };
    let mut corpus = Corpus::default();
    corpus.add(document.clone(), vec![loafers], facts);
    corpus
}

#[test]
fn one_is_not_told_as_many() {
    for (facts, told) in [(1, "1 fact"), (2, "2 facts")] {
        let corpus = quoted(facts);
        let none = Tracking::default();
        let page = dossier(&corpus, "loafers", &none, None, &Options::default());
        assert!(page.contains(&format!("1 article · {told}")), "{told}");
        assert!(
            page.contains(&format!("from 1 article and {told}.")),
            "{told}"
        );
        let entities: Vec<Entity> = corpus.all_entities().cloned().collect();
        let text = annotated(&corpus.documents()[0], &entities, corpus.facts());
        assert!(text.contains(&format!("1 entity · {told}")), "{told}");
    }
}

#[test]
fn numbers_of_sentences_hang_on_what_they_prove_and_headings_on_what_they_head() {
    let corpus = quoted(2);
    let none = Tracking::default();
    let page = dossier(&corpus, "loafers", &none, None, &Options::default());
    // The first number does not wrap alone, nor does how sure the reader is.
    assert!(page.contains("\u{a0}<span class=\"cite\"><span class=\"together\"><a "));
    assert!(page.contains("\u{a0}<span class=\"unsure\""));
    assert!(page.contains(".together{white-space:nowrap}"));
    assert!(!page.contains(".cite a,.back a{display:inline-block"));
    // A dot parts conditions, and stands before nothing else.
    assert!(page.contains(":not(.cite):not(.unsure):not(:first-child)::before"));
    let (_, print) = page.split_once("@media print{").unwrap();
    assert!(print.contains("main>section>header,article>header,.axis-row"));
    assert!(print.contains("{break-after:avoid}"));
}

#[test]
fn a_text_is_set_as_it_would_be_printed() {
    let text = "Soft shoes\n\nSo there were ballet flats in every window of the street that spring.\nThe theatre\n“It came from the theatre,” says Ann, who danced there until nineteen ninety.";
    let document = Document::new("note", text);
    let start = text.chars().position(|c| c == '“').unwrap() as u32;
    let span = [Span::new(start, document.text.chars())];
    let fact = |text: &str| {
        let quote = stated(serde_json::json!({"kind": "quote", "speaker": "Ann", "text": text}));
        let reader = ReaderVersion::default();
        Fact::new(&document, reader, quote, &span, Confidence::new(0.6)).unwrap()
    };
    let facts = [fact("It came from the theatre,"), fact("It came")];
    let flats = Entity {
        kind: EntityKind::Garment,
        name: "ballet flat".into(),
        mentions: vec![Mention {
            start: 26,
            end: 38,
            text: "ballet flats".into(),
        }],
    };
    let page = annotated(&document, &[flats], &facts);
    check(&page);
    // The title once, a subhead as one, a legend of the underlines.
    let (_, body) = page.split_once("<body>").unwrap();
    assert_eq!(body.matches("Soft shoes").count(), 1);
    assert!(body.contains(">Soft shoes</h1>") && body.contains("<h2>The theatre</h2>"));
    assert!(body.contains("<li><span class=\"entity garment\">garment</span></li>"));
    // Numbers behind the sentence, and no comma of the speech tag.
    assert!(body.contains("ninety.\u{2060}<span class=\"cite\"><a href=\"#fact-note-1\" aria-label=\"Facts 1 to 2\">1–2</a>"), "{body}");
    assert!(body.contains("Ann: “It came from the theatre.”"));
    assert!(body.contains("href=\"#text-note-1\""));
}
