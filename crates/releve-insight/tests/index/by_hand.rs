//! Studies small enough to be computed by hand.

use releve_facts::{Measure, Metric, Precision, Statement, Unit, Wear};
use releve_insight::index::{Component, Kind, METHOD, Movement, Published, Question, Row, rank};

use crate::ranked::{Article, Room, question, scores, searches};

const WEIGHTS: &str = "component\tweight\npress\t2\nlooks\t1\nsearches\t2\n";

fn wore(person: &str, brand: &str) -> Statement {
    Statement::Wear(Wear {
        person: person.into(),
        garment: "flat".into(),
        brand: Some(brand.into()),
        ..Wear::default()
    })
}

fn articles() -> Vec<Article> {
    vec![
        // Told by two sentences: one look.
        Article::new("d1", "Hemline", Some("2022-07-10"), &["Alda", "Borel"])
            .states(wore("Ann", "Alda"))
            .states(wore("Ann", "Alda")),
        Article::new("d2", "Hemline", Some("2022-08-10"), &["Alda"]).states(wore("Ann", "Alda")),
        Article::new("d3", "Gazette", Some("2022-09-01"), &["Borel", "Cora"]),
        Article::new("d4", "Gazette", None, &["Cora"]),
        Article::new("d5", "Gazette", Some("2022-10-02"), &["Cora"]),
        Article::new("d6", "Gazette", Some("2022-01-01"), &["Cora"]).roughly(Precision::Year),
    ]
}

fn room() -> Room {
    Room::of(&articles()).with(vec![
        searches("Alda", |_| Some(20.0)),
        searches("Borel", |week| (week != 3).then_some(60.0)),
    ])
}

/// Press: Alda 2, Borel 2, Cora 1: positions 2.5/4, 2.5/4, 1/4. Looks: 1, 0, 0: 3/4,
/// 1.5/4, 1.5/4. Searches: Alda 20, Borel 60: 1/3, 2/3; of Cora nothing is known: the
/// middle. Alda (2·5/8 + 3/4 + 2·1/3) / 5, Borel (2·5/8 + 3/8 + 2·2/3) / 5, Cora
/// (2·1/4 + 3/8 + 2·1/2) / 5.
#[test]
fn scores_are_what_a_hand_computes() {
    let room = room();
    let index = room.rank(&question(WEIGHTS));
    let expected = [("Borel", 59.17), ("Alda", 53.33), ("Cora", 37.5)];
    let found = scores(&index);
    let found: Vec<(&str, f64)> = found.iter().map(|(n, s)| (n.as_str(), *s)).collect();
    assert_eq!(found, expected);

    let cora = &index.entries[2];
    assert!((cora.known - 3.0 / 5.0).abs() < 1e-12);
    let of = |component| cora.values.iter().find(|(c, _)| *c == component).unwrap();
    // Missing is missing, what was looked for and not found is none.
    assert_eq!(of(Component::Searches).1, None);
    assert_eq!(of(Component::Views).1, None);
    let looks = of(Component::Looks).1.as_ref().unwrap();
    assert_eq!((looks.parts[0].value, looks.parts[0].rows.len()), (0.0, 0));
    assert!((looks.share - 1.0 / 5.0).abs() < 1e-12);

    let used = |component| {
        let mut used = index.components.iter();
        used.find(|u| u.component == component).unwrap()
    };
    assert_eq!(
        (
            used(Component::Press).share,
            used(Component::Press).measured
        ),
        (0.4, 3)
    );
    assert_eq!(
        (
            used(Component::Searches).compared,
            used(Component::Views).measured
        ),
        (2, 0)
    );

    assert_eq!(
        (index.tally.all, index.tally.of_period, index.tally.undated),
        (6, 3, 1)
    );
    assert_eq!((index.tally.outside, index.tally.coarse), (1, 1));
    assert!(
        index
            .limits()
            .iter()
            .any(|limit| limit.starts_with("1 document is undated"))
    );
}

#[test]
fn every_figure_opens() {
    let room = room();
    let index = room.rank(&question(WEIGHTS));
    for entry in &index.entries {
        for (component, value) in &entry.values {
            for part in value.iter().flat_map(|value| &value.parts) {
                assert!(part.value == 0.0 || !part.rows.is_empty(), "{component}");
                for row in &part.rows {
                    match row {
                        Row::Mention { document, span, .. } => assert_eq!(
                            document.text.slice(span.start, span.end),
                            Some(entry.name.as_str())
                        ),
                        Row::Fact(fact) => {
                            let document = room.corpus.document(fact.doc()).unwrap();
                            assert!(fact.evidence().iter().all(|e| e.is_in(document)));
                        }
                        Row::Weeks {
                            download, values, ..
                        } => {
                            assert_eq!((download.vintage, values.len()), (7, 13));
                        }
                    }
                }
            }
        }
    }
    // The look has three sentences and counts once.
    let alda = &index.entries[1];
    let looks = alda
        .values
        .iter()
        .find(|(c, _)| *c == Component::Looks)
        .unwrap();
    let part = &looks.1.as_ref().unwrap().parts[0];
    assert_eq!((part.value, part.rows.len()), (1.0, 3));
}

/// Without Hemline one article is left: Borel and Cora 5/8, Alda 1/4; no looks.
/// Borel (2·5/8 + 2·2/3) / 4, Cora (2·5/8 + 2·1/2) / 4, Alda (2·1/4 + 2·1/3) / 4.
#[test]
fn the_rank_without_each_source() {
    let room = room();
    let index = room.rank(&question(WEIGHTS));
    let without = |name: &str| index.without.iter().find(|one| one.source == name).unwrap();
    let ranks = |name: &str| {
        let ranks = &without(name).ranks;
        ["Alda", "Borel", "Cora"].map(|label| ranks.get(label).copied())
    };
    assert_eq!(ranks("Hemline"), [Some(3), Some(1), Some(2)]);
    assert_eq!(ranks("Google"), [Some(1), Some(2), Some(3)]);
    assert_eq!(
        (without("Hemline").documents, without("Google").series),
        (2, 2)
    );
    let alda = &index.entries[1];
    assert_eq!(alda.leans_on(), Some(("Hemline", Some(3))));
    let borel = &index.entries[0];
    assert_eq!(borel.leans_on(), Some(("Google", Some(2))));
}

#[test]
fn movement_is_against_what_was_published() {
    let mut articles = articles();
    articles.push(Article::new(
        "e1",
        "Hemline",
        Some("2022-05-02"),
        &["Alda", "Cora"],
    ));
    articles.push(Article::new("e2", "Gazette", Some("2022-05-03"), &["Cora"]));
    let asked = question("component\tweight\npress\t1\n");
    let moved = |room: &Room| {
        let index = room.rank(&asked);
        let entries = index.entries.iter();
        entries
            .map(|e| (e.name.clone(), e.movement))
            .collect::<Vec<_>>()
    };
    // Nothing moves against two documents, which rank nobody.
    let series = || vec![searches("Borel", |_| Some(1.0))];
    let few = moved(&Room::of(&articles).with(series()));
    assert!(few.iter().all(|(_, moved)| *moved == Movement::Unknown));
    let ids: Vec<String> = (0..8).map(|n| format!("nobody {n}")).collect();
    articles.extend((ids.iter()).map(|id| Article::new(id, "Gazette", Some("2022-05-04"), &[])));
    let mut room = Room::of(&articles).with(series());
    // Computed: Cora before Alda, nothing of Borel.
    assert_eq!(
        moved(&room),
        [
            ("Alda".to_owned(), Movement::Up(1)),
            ("Borel".to_owned(), Movement::New),
            ("Cora".to_owned(), Movement::Down(2)),
        ]
    );
    let table = |period: &str, edition, ranks: &[(&str, usize)]| Published {
        period: period.into(),
        edition,
        day: "2022-07-02".parse().unwrap(),
        program: "releve 0".into(),
        method: METHOD.into(),
        weights: "press 1".into(),
        ranks: ranks
            .iter()
            .map(|(name, rank)| ((*name).to_owned(), *rank))
            .collect(),
    };
    room.published = vec![
        table("2022-Q2", 1, &[("Cora", 1), ("Alda", 2)]),
        table("2022-Q2", 2, &[("Borel", 1), ("Alda", 2), ("Cora", 3)]),
        table("2022-Q3", 1, &[("Alda", 1), ("Borel", 2), ("Cora", 3)]),
    ];
    assert_eq!(
        moved(&room).iter().map(|(_, m)| *m).collect::<Vec<_>>(),
        [Movement::Up(1), Movement::Same, Movement::Same]
    );
    let index = room.rank(&asked);
    let before = &index.earlier[0];
    assert_eq!(before.published.as_ref().map(|p| p.1), Some(2));
    assert_eq!(
        before.restated,
        [
            ("Borel".to_owned(), Some(1), None),
            ("Cora".to_owned(), Some(3), Some(1)),
        ]
    );
    // Alda and Borel are level today.
    assert_eq!(
        index.editions[0].restated,
        [("Borel".to_owned(), Some(2), Some(1))]
    );
    assert!(!index.editions[0].other_weights);
}

#[test]
fn figures_and_ranks_of_others_are_compared_within_one_measure() {
    let rank_of = |subject: &str, value| {
        Statement::Measure(Measure {
            subject: subject.into(),
            metric: Metric::Rank,
            value,
            unit: Unit::Rank,
            change: false,
            direction: None,
            bound: None,
            channel: Some("Lyst".into()),
            baseline: None,
            market: None,
            when: Some("2022-Q3".parse().unwrap()),
        })
    };
    // Printed in October, of the quarter.
    let listed = Article::new("list", "Gazette", Some("2022-10-20"), &[])
        .states(rank_of("Alda", 5.0))
        .states(rank_of("Borel", 2.0));
    // Says something of the year, which is not the quarter.
    let mut year = rank_of("Alda", 1.0);
    if let Statement::Measure(measure) = &mut year {
        measure.when = Some("2022".parse().unwrap());
    }
    let late = Article::new("late", "Gazette", Some("2022-12-20"), &[]).states(year);
    let mut articles = articles();
    articles.extend([listed, late]);
    let room = Room::of(&articles);
    let index = room.rank(&question("component\tweight\nranks\t1\n"));
    assert_eq!(
        scores(&index),
        [("Borel".to_owned(), 66.67), ("Alda".to_owned(), 33.33)]
    );
    assert_eq!(index.unranked, ["Cora"]);
    assert_eq!(index.notes.coarse, 1);
}

#[test]
fn growth_is_told_against_a_year_before() {
    let year = |subject: &str, now: f64, before: f64| {
        let mut download = searches(subject, |_| Some(now));
        let mut earlier = download.values.clone();
        for reading in &mut earlier {
            reading.value = Some(before);
            for day in [&mut reading.first, &mut reading.last] {
                *day = day.checked_sub(jiff::Span::new().days(364)).unwrap();
            }
        }
        earlier.append(&mut download.values);
        download.values = earlier;
        // Downloads of their own: levels cannot be compared, growth can.
        download.file = format!("{subject}.csv");
        download
    };
    let room =
        Room::of(&articles()).with(vec![year("Alda", 30.0, 20.0), year("Borel", 60.0, 80.0)]);
    let index = room.rank(&question("component\tweight\nsearches\t1\ngrowth\t1\n"));
    assert_eq!(
        scores(&index),
        [("Alda".to_owned(), 66.67), ("Borel".to_owned(), 33.33)]
    );
    let growth = index.entries[0]
        .values
        .iter()
        .find(|(c, _)| *c == Component::Growth)
        .unwrap();
    let part = &growth.1.as_ref().unwrap().parts[0];
    assert_eq!(part.figure(Component::Growth), "+50%");
    let used = index
        .components
        .iter()
        .find(|u| u.component == Component::Searches)
        .unwrap();
    assert_eq!((used.measured, used.compared), (2, 0));
}

#[test]
fn a_market_is_asked_for() {
    let mut room = room();
    room.words.publication("Gazette", "US");
    let mut abroad = searches("Cora", |_| Some(90.0));
    abroad.market = "FR".into();
    room.downloads.push(abroad);
    let asked = Question {
        market: Some("US".into()),
        ..question(WEIGHTS)
    };
    let index = room.rank(&asked);
    assert_eq!((index.tally.of_period, index.tally.elsewhere), (1, 2));
    assert_eq!(index.notes.other_market, 1);
    let names: Vec<&str> = index
        .entries
        .iter()
        .map(|entry| entry.name.as_str())
        .collect();
    assert_eq!(names, ["Borel", "Cora", "Alda"]);
}

#[test]
fn what_cannot_be_ranked_is_told() {
    let told = |room: &Room, question: &Question| {
        let error = rank(&room.holdings(), question).unwrap_err();
        assert!(error.is_empty() || error.is_weights());
        error.to_string()
    };
    let asked = question(WEIGHTS);
    assert!(told(&Room::default(), &asked).starts_with("there are no documents and no series"));

    let undated = Room::of(&[Article::new("d4", "Gazette", None, &["Cora"])]);
    let error = told(&undated, &asked);
    assert!(error.starts_with("the one document has no date"), "{error}");

    let later = Question::new("2030".parse().unwrap(), Kind::Brand);
    let error = told(&room(), &later);
    assert!(
        error.contains("no document and no series is of 2030"),
        "{error}"
    );
    assert!(
        error.contains("run from 2022-01-01 to 2022-12-31"),
        "{error}"
    );

    let error = told(
        &room(),
        &Question {
            kind: Kind::Person,
            ..asked.clone()
        },
    );
    assert!(
        error.starts_with("none of the 3 documents of Q3 2022 names a person"),
        "{error}"
    );

    let weightless = question("component\tweight\nviews\t1\n");
    let error = told(&room(), &weightless);
    assert!(
        error.starts_with("test.tsv: nothing can be ranked"),
        "{error}"
    );
    assert!(error.contains("views 1"), "{error}");
}
