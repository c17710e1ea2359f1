//! Articles in which every field is an attack: nothing of them becomes markup, or moves the
//! terminal.

use releve_facts::{
    Confidence, Document, Entity, EntityKind, Fact, Mention, Quote, ReaderVersion, Span, Statement,
};
use releve_insight::Corpus;
use releve_report::{Options, annotated, dossier, story};

use crate::check;
use crate::tracked::tracked;

pub(crate) const EVIL: &str =
    "\"><script>alert(1)</script><img src=x onerror=alert(1)>\u{202e}</style>";

/// An article in which every field is an attack.
fn hostile() -> (Document, Vec<Entity>, Vec<Fact>) {
    let text = format!("{EVIL} on\nballetcore {EVIL}");
    let mut document = Document::new(EVIL, text);
    document.title = Some(EVIL.into());
    document.source = Some(EVIL.into());
    document.lang = EVIL.into();
    document.url = Some("javascript:alert(1)".into());
    let end = document.text.chars();
    let trend = Entity {
        kind: EntityKind::Trend,
        name: EVIL.into(),
        mentions: vec![Mention {
            start: 2,
            end: end + 9,
            text: EVIL.into(),
        }],
    };
    let quote = Statement::Quote(Quote {
        speaker: EVIL.into(),
        text: EVIL.into(),
        outlet: Some(EVIL.into()),
        when: None,
    });
    let spans = [Span::new(0, end), Span::new(3, 9)];
    let reader = ReaderVersion::default();
    let fact = Fact::new(&document, reader, quote, &spans, Confidence::new(0.5)).unwrap();
    (document, vec![trend], vec![fact])
}

#[test]
fn nothing_from_an_article_becomes_markup() {
    let (document, entities, facts) = hostile();
    let page = annotated(&document, &entities, &facts);
    check(&page);
    let corpus: Corpus = [(document, entities, facts)].into_iter().collect();
    for full_text in [true, false] {
        let options = Options {
            full_text,
            ..Options::default()
        };
        check(&dossier(&corpus, EVIL, &tracked(), None, &options));
        check(&dossier(&corpus, "balletcore", &tracked(), None, &options));
    }
}

#[test]
fn a_terminal_gets_no_control_characters() {
    let mut corpus = Corpus::default();
    let document = Document::new("a", "balletcore\u{1b}[2J is up.");
    let quote = Statement::Quote(Quote {
        speaker: "A\u{7}".into(),
        ..Default::default()
    });
    let spans = [Span::new(0, 20)];
    let reader = ReaderVersion::default();
    let fact = Fact::new(&document, reader, quote, &spans, Confidence::new(0.5)).unwrap();
    corpus.add(document, vec![], vec![fact]);
    let story = story(&corpus, "ballet\u{1b}[31mcore");
    assert!(story.chars().all(|char| char == '\n' || !char.is_control()));
}
