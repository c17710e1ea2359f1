//! Pages of articles that people annotated: sound, and the same each time.

use std::path::Path;

use releve_insight::trends;
use releve_report::{Options, annotated, dossier, story};

use crate::tracked::tracked;
use crate::{check, gold};

#[test]
fn annotated_articles_make_sound_and_stable_pages() {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../eval/train"));
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
        let page = dossier(&corpus, &trend.name, &tracked(), None, &Options::default());
        check(&page);
        assert_eq!(
            page,
            dossier(&corpus, &trend.name, &tracked(), None, &Options::default())
        );
        assert!(story(&corpus, &trend.name).lines().count() > 2);
        let few = Options {
            rows: 1,
            full_text: false,
        };
        check(&dossier(&corpus, &trend.name, &tracked(), None, &few));
    }
    for (n, document) in corpus.documents().iter().enumerate() {
        check(&annotated(document, corpus.entities(n), corpus.facts()));
    }
}
