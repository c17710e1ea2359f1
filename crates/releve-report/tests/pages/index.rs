//! The place in the open index on a dossier, and the page of the index.

use jiff::civil::date;
use releve_facts::{Document, Entity, EntityKind, Mention};
use releve_insight::Corpus;
use releve_insight::index::{Glossary, Holdings, Kind, Question, rank};
use releve_report::{Options, RankingOptions, Tracking, dossier, ranking};

use crate::attacks::EVIL;
use crate::check;

/// So many articles of a quarter, the first three of which name brands.
fn of_brands(many: i8) -> Corpus {
    let mut corpus = Corpus::default();
    for day in 1..=many {
        let names = match day {
            1 => &["Repetto", "Oslet"][..],
            2 => &["Repetto"],
            3 => &[EVIL],
            _ => &[],
        };
        let text = format!("{}, no. {day}", names.join(" and "));
        let mut document = Document::new(format!("d{day}"), text.as_str());
        document.published = Some(date(2022, 8, day));
        let named = names.iter().map(|name| {
            let start = text.find(name).unwrap() as u32;
            let end = start + name.chars().count() as u32;
            Entity {
                kind: EntityKind::Brand,
                name: (*name).into(),
                mentions: vec![Mention {
                    start,
                    end,
                    text: (*name).into(),
                }],
            }
        });
        corpus.add(document, named.collect(), vec![]);
    }
    corpus
}

/// The dossier of a name and the page of the index of the same articles.
fn indexed(corpus: &Corpus, name: &str) -> [String; 2] {
    let words = Glossary::default();
    let holdings = Holdings {
        corpus,
        downloads: &[],
        words: &words,
        published: &[],
    };
    let question = Question::new("2022-Q3".parse().unwrap(), Kind::Brand);
    let index = rank(&holdings, &question).unwrap();
    let none = Tracking::default();
    let options = RankingOptions {
        rows: 20,
        command: "releve index".into(),
    };
    [
        dossier(corpus, name, &none, Some(&index), &Options::default()),
        ranking(&index, corpus, &options),
    ]
}

#[test]
fn the_place_in_the_index_opens_what_it_rests_on() {
    let corpus = of_brands(10);
    let [page, whole] = indexed(&corpus, "Oslet");
    check(&page);
    assert!(page.contains("Its place among others"));
    // Two names of one article each are level, and share a rank.
    assert!(
        page.contains("Number 2= of 3 among brands, Q3 2022"),
        "no place"
    );
    assert!(whole.contains("<p class=\"rank\">2=</p>"), "{whole}");
    assert!(
        page.contains("<div class=\"opened\" id=\"e3\">"),
        "nothing to open"
    );
    // What is not ranked has no place, and no section.
    let [page, _] = indexed(&corpus, "loafers");
    assert!(!page.contains("Its place among others"));
}

#[test]
fn a_handful_of_articles_ranks_nobody() {
    for page in indexed(&of_brands(9), "Oslet") {
        check(&page);
        assert!(page.contains("No ranks are told: nine documents are of Q3 2022"));
        assert!(page.contains("a rank needs 10 documents"));
        assert!(!page.contains("class=\"rank\"") && !page.contains("Number 2"));
    }
    let [_, whole] = indexed(&of_brands(9), "Oslet");
    // What is known of each is there, and opens.
    assert!(whole.contains("<ul class=\"named\">") && whole.contains("id=\"e2-press\""));
    assert!(!whole.contains("Without each source"));
    assert!(whole.contains("<section id=\"names\"") && whole.contains("Named in Q3 2022"));
}
