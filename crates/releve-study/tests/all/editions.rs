use releve_study::{Table, TableEntry, TableValue};

use crate::articles::{TEXT, add, occasion, room, sound};

fn table(score: f64) -> Table {
    Table {
        period: "2022-Q3".into(),
        kind: "brand".into(),
        market: String::new(),
        method: "1".into(),
        weights: "press 25".into(),
        resamples: 999,
        seed: u64::MAX,
        entries: vec![
            TableEntry {
                rank: 1,
                name: "Repetto".into(),
                score,
                rank_low: 1,
                rank_high: 2,
                values: vec![TableValue {
                    component: "press".into(),
                    what: "press".into(),
                    unit: "count".into(),
                    value: 12.0,
                    placed: Some(0.75),
                    share: 1.0,
                }],
            },
            TableEntry {
                rank: 2,
                name: "Oslet".into(),
                score: 1.0,
                rank_low: 1,
                rank_high: 2,
                values: Vec::new(),
            },
        ],
    }
}

#[test]
fn what_is_published_comes_back_and_is_followed_by_editions() {
    let (room, mut study) = room();
    add(&mut study, &[("note.txt", TEXT)]);
    let frozen = study
        .publish(&occasion("brand 2022-Q3"), &table(70.0), || ())
        .unwrap();
    assert_eq!(frozen, Some(1));
    // The same again is nothing new; other figures are another edition.
    assert_eq!(
        study
            .publish(&occasion("again"), &table(70.0), || ())
            .unwrap(),
        None
    );
    assert_eq!(
        study
            .publish(&occasion("later"), &table(71.0), || ())
            .unwrap(),
        Some(2)
    );

    let editions = study.editions("brand", "").unwrap();
    let told: Vec<(u32, i64, &Table)> = editions
        .iter()
        .map(|one| (one.number, one.import, &one.table))
        .collect();
    assert_eq!(told, [(1, 1, &table(70.0)), (2, 1, &table(71.0))]);
    assert_eq!(editions[0].program, occasion("").program);
    assert_eq!(editions[0].time.as_second(), occasion("").time.as_second());
    assert!(study.editions("brand", "FR").unwrap().is_empty());
    assert!(study.editions("trend", "").unwrap().is_empty());
    drop(study);
    sound(&room.path);
}

#[test]
fn what_is_published_is_never_changed() {
    let (room, mut study) = room();
    add(&mut study, &[("note.txt", TEXT)]);
    study
        .publish(&occasion("brand 2022-Q3"), &table(70.0), || ())
        .unwrap();
    study.remove("note", &occasion("note"), || ()).unwrap();
    drop(study);
    let file = rusqlite::Connection::open(&room.path).unwrap();
    for change in [
        "UPDATE index_edition SET time = ''",
        "UPDATE index_entry SET rank = 1",
        "UPDATE index_value SET value = 0",
        "DELETE FROM index_value",
        "DELETE FROM index_entry",
        "DELETE FROM index_edition",
    ] {
        let error = file.execute(change, []).unwrap_err();
        assert!(
            error.to_string().contains("what was published"),
            "{change}: {error}"
        );
    }
}

#[test]
fn which_documents_name_something() {
    let (_room, mut study) = room();
    add(
        &mut study,
        &[
            ("note.txt", TEXT),
            ("copy.txt", &format!("{TEXT} Again.")),
            ("undated.txt", "Nothing of it."),
        ],
    );
    let found = study.naming(|name| name == "Uniqlo").unwrap();
    let dated = study.status().unwrap().documents - study.status().unwrap().undated.documents;
    assert_eq!(found.len() as u64, dated);
    assert!(
        study
            .naming(|_| false)
            .unwrap()
            .iter()
            .all(|one| !one.named)
    );
}
