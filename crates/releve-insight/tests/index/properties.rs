//! What holds whatever the study.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::subsequence;
use releve_facts::{EntityKind, Launch, Statement};
use releve_insight::index::{MIDDLE, Weights, rank};

use crate::ranked::{Article, Room, question, searches};

const WEIGHTS: &str = "component\tweight\npress\t3\nsearches\t2\nlaunches\t1\n";
const LABELS: [&str; 5] = ["Alda", "Borel", "Cora", "Dune", "Estel"];
const SOURCES: [&str; 3] = ["Hemline", "Gazette", "Post"];

/// Articles of July to December: two thirds are of the quarter, some undated, some
/// state what was launched, some print what another source did, sooner or later.
fn articles() -> impl Strategy<Value = Vec<Article>> {
    let one = (
        0..3usize,
        proptest::option::weighted(0.9, 7..12u8),
        subsequence(&LABELS, 0..=5),
        proptest::option::weighted(0.3, any::<proptest::sample::Index>()),
    );
    vec(one, 1..12).prop_map(|all| {
        let mut made: Vec<Article> = Vec::new();
        for (n, (source, month, labels, other)) in all.into_iter().enumerate() {
            let day = month.map(|month| format!("2022-{month:02}-{:02}", n + 1));
            let (id, day) = (format!("d{n}"), day.as_deref());
            made.push(match other {
                Some(other) if n > 0 => {
                    let other = made[other.index(n)].clone();
                    Article::new(&id, SOURCES[source], day, &[]).prints(&other)
                }
                _ => {
                    let article = Article::new(&id, SOURCES[source], day, &labels);
                    labels.iter().take(n % 3).fold(article, |article, label| {
                        article.states(launch(label, labels[n % labels.len()]))
                    })
                }
            });
        }
        made
    })
}

fn launch(brand: &str, what: &str) -> Statement {
    Statement::Launch(Launch {
        brand: brand.to_owned(),
        what: format!("the {what} line"),
        when: None,
    })
}

/// Searches for some of the labels.
fn values() -> impl Strategy<Value = Vec<Option<u8>>> {
    vec(proptest::option::of(0..100u8), 5)
}

fn room(articles: &[Article], values: &[Option<u8>]) -> Room {
    let downloads = LABELS.iter().zip(values).filter_map(|(label, value)| {
        let value = f64::from((*value)?);
        Some(searches(label, move |week| Some(value + week as f64)))
    });
    let mut room = Room::of(articles).with(downloads.collect());
    // The lexicon knows all of them, whoever names them.
    for label in LABELS {
        room.words.name(label, EntityKind::Brand);
    }
    room
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_order_of_documents_changes_nothing(
        (all, mixed) in articles().prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
        values in values(),
    ) {
        let (one, other) = (room(&all, &values), room(&mixed, &values));
        let asked = question(WEIGHTS);
        prop_assert_eq!(rank(&one.holdings(), &asked), rank(&other.holdings(), &asked));
    }

    #[test]
    fn a_text_that_is_there_twice_counts_once(
        all in articles(),
        values in values(),
        which in any::<proptest::sample::Index>(),
    ) {
        let mut more = all.clone();
        let mut copy = more[which.index(all.len())].clone();
        copy.document.id = "z".into();
        copy.facts.clear();
        more.push(copy);
        let (one, other) = (room(&all, &values), room(&more, &values));
        let asked = question(WEIGHTS);
        let (one, other) = (rank(&one.holdings(), &asked), rank(&other.holdings(), &asked));
        if let (Ok(one), Ok(other)) = (&one, &other) {
            prop_assert_eq!(&one.entries, &other.entries);
            prop_assert_eq!(&one.without, &other.without);
        }
        prop_assert_eq!(one.is_ok(), other.is_ok());
    }

    #[test]
    fn weights_are_relative(all in articles(), values in values(), factor in 0.01..100.0f64) {
        let room = room(&all, &values);
        let scaled = format!(
            "component\tweight\npress\t{}\nsearches\t{}\nlaunches\t{}\n",
            3.0 * factor,
            2.0 * factor,
            factor
        );
        let asked = question(WEIGHTS);
        let mut other = asked.clone();
        other.weights = Weights::read(&scaled, "scaled.tsv").unwrap();
        let (one, other) = (rank(&room.holdings(), &asked), rank(&room.holdings(), &other));
        prop_assert_eq!(one.is_ok(), other.is_ok());
        if let (Ok(one), Ok(other)) = (one, other) {
            for (a, b) in one.entries.iter().zip(&other.entries) {
                prop_assert_eq!((&a.name, a.rank, a.interval), (&b.name, b.rank, b.interval));
                prop_assert!((a.score - b.score).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn without_a_source_is_as_if_it_had_never_been_read(all in articles(), values in values()) {
        let whole = room(&all, &values);
        let asked = question(WEIGHTS);
        if let Ok(index) = rank(&whole.holdings(), &asked) {
            for without in &index.without {
                let left: Vec<Article> = all
                    .iter()
                    .filter(|one| one.document.source.as_deref() != Some(&without.source))
                    .cloned()
                    .collect();
                let mut values = values.clone();
                if without.source == "Google" {
                    values.fill(None);
                }
                let left = room(&left, &values);
                let ranks = rank(&left.holdings(), &asked).map_or_else(
                    |_| Vec::new(),
                    |index| index.entries.iter().map(|e| (e.name.clone(), e.rank)).collect(),
                );
                let ranks: std::collections::BTreeMap<String, usize> = ranks.into_iter().collect();
                prop_assert_eq!(&without.ranks, &ranks, "without {}", &without.source);
            }
        }
    }

    #[test]
    fn intervals_hold_their_rank_and_missing_is_never_zero(all in articles(), values in values()) {
        let room = room(&all, &values);
        if let Ok(index) = rank(&room.holdings(), &question(WEIGHTS)) {
            for entry in &index.entries {
                prop_assert!(entry.interval.0 <= entry.rank && entry.rank <= entry.interval.1);
                prop_assert!((0.0..=100.0).contains(&entry.score));
                let shares: f64 = index.components.iter().map(|used| used.share).sum();
                prop_assert!((shares - 1.0).abs() < 1e-9);
                // What is not known counts as the middle, what is known as it is.
                let points: f64 = index.components.iter().map(|used| {
                    let of = entry.values.iter().find(|(c, _)| *c == used.component);
                    let value = of.and_then(|(_, value)| value.as_ref());
                    100.0 * used.share * value.and_then(|v| v.position).unwrap_or(MIDDLE)
                }).sum();
                prop_assert!((points - entry.score).abs() < 1e-9);
            }
        }
    }
}
