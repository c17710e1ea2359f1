//! What must hold of every page.

mod gold;

use std::collections::HashSet;
use std::path::Path;

use releve_facts::{
    Confidence, Document, Entity, EntityKind, Fact, Mention, Quote, ReaderVersion, Span, Statement,
};
use releve_insight::{Corpus, trends};
use releve_report::{Options, annotated, dossier, story};

const EVIL: &str = "\"><script>alert(1)</script><img src=x onerror=alert(1)>\u{202e}</style>";

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

/// The values of an attribute, in the order of the page.
fn values<'p>(page: &'p str, attribute: &str) -> Vec<&'p str> {
    let before = format!(" {attribute}=\"");
    let parts = page.split(before.as_str()).skip(1);
    parts.filter_map(|part| part.split('"').next()).collect()
}

#[track_caller]
fn check(page: &str) {
    assert!(page.contains("default-src 'none'"));
    assert!(!page.contains("<script") && !page.contains("<img") && !page.contains("<link"));
    assert!(!page.contains("href=\"javascript:"));
    assert_eq!(page.matches("</style>").count(), 1);
    assert!(values(page, "src").is_empty());
    let ids = values(page, "id");
    let known: HashSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), known.len(), "an id stands twice");
    for link in values(page, "href") {
        if let Some(anchor) = link.strip_prefix('#') {
            assert!(known.contains(anchor), "#{anchor} leads nowhere");
        }
    }
    for id in values(page, "aria-labelledby")
        .iter()
        .flat_map(|ids| ids.split(' '))
    {
        assert!(known.contains(id), "{id} labels nothing");
    }
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
        check(&dossier(&corpus, EVIL, &options));
        check(&dossier(&corpus, "balletcore", &options));
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

#[test]
fn annotated_articles_make_sound_and_stable_pages() {
    let root = Path::new("../eval/train");
    if !root.is_dir() {
        return;
    }
    let folder = std::env::temp_dir().join(format!("releve-pages-{}", std::process::id()));
    let (texts, golds) = (folder.join("text"), folder.join("gold"));
    std::fs::create_dir_all(&texts).unwrap();
    std::fs::create_dir_all(&golds).unwrap();
    for id in [
        "seoul-ddp-blokette",
        "modern-hanbok-china-korea-demand",
        "samba-retro-trainer-data-report",
    ] {
        for (from, to, kind) in [("text", &texts, "txt"), ("gold", &golds, "json")] {
            let name = format!("{id}.{kind}");
            if std::fs::copy(root.join(from).join(&name), to.join(&name)).is_err() {
                return;
            }
        }
    }
    let corpus = gold::corpus(&texts, &golds, 3);
    std::fs::remove_dir_all(&folder).unwrap();
    let corpus = corpus.unwrap();
    assert!(corpus.facts().len() > 60, "{}", corpus.facts().len());
    for trend in trends(&corpus) {
        let page = dossier(&corpus, &trend.name, &Options::default());
        check(&page);
        assert_eq!(page, dossier(&corpus, &trend.name, &Options::default()));
        assert!(story(&corpus, &trend.name).lines().count() > 2);
        let few = Options {
            rows: 1,
            full_text: false,
        };
        check(&dossier(&corpus, &trend.name, &few));
    }
    for (n, document) in corpus.documents().iter().enumerate() {
        check(&annotated(document, corpus.entities(n), corpus.facts()));
    }
}
