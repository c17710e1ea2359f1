use jiff::civil::date;
use releve_study::{
    Ahead, Edges, Form, Frozen, FrozenBand, FrozenTotal, LedgerBand, LedgerScale, LedgerScore,
    Origin, Outcome, Point, SeriesChoice, SeriesKey, Settlement, Step, Study, Taken, Vintage,
};
use rusqlite::Connection;

use crate::articles::{occasion, reader, room, sound};

fn key() -> SeriesKey {
    SeriesKey {
        subject: "balletcore".into(),
        metric: "searches".into(),
        channel: "Google".into(),
        market: String::new(),
    }
}

fn points(values: &[f64]) -> Vec<Point> {
    (1..)
        .zip(values)
        .map(|(month, value)| Point {
            day: date(2025, month, 1),
            value: Some(*value),
            bound: None,
        })
        .collect()
}

fn add(study: &mut Study, name: &str, values: &[f64]) -> i64 {
    let mut import = study.import(&occasion(name), &reader(), || ()).unwrap();
    let Taken::New(file) = import.file(&Origin::of(name, name.as_bytes())).unwrap() else {
        panic!("new bytes");
    };
    let vintage = Vintage {
        key: key(),
        step: Step::Month,
        unit: Some("index".into()),
        dropped: 0,
        downloaded: None,
        points: points(values),
    };
    import.vintage(file, &vintage).unwrap();
    import.finish().unwrap().import
}

fn frozen(study: &Study) -> Frozen {
    let newest = study.newest(&SeriesChoice::default()).unwrap().remove(0);
    let edges = |low: f64| Edges {
        low,
        high: 7.0,
        naive_low: 1.0,
        naive_high: 9.0,
    };
    Frozen {
        key: newest.series.key,
        step: newest.series.step,
        unit: newest.series.unit,
        relative: true,
        import: newest.import,
        vintage: newest.vintage,
        model: "theta".into(),
        season: 12,
        size: 2.0,
        expected: Some(0.8),
        history: newest.series.points,
        ahead: [(4, 5.0), (5, 6.0)]
            .map(|(month, point)| Ahead {
                day: date(2025, month, 1),
                point,
                naive: -0.0,
            })
            .to_vec(),
        bands: vec![FrozenBand {
            level: 80.0,
            edges: vec![edges(3.0), edges(4.0)],
        }],
        totals: Vec::new(),
    }
}

/// The same, with what its two months come to together.
fn summed(study: &Study) -> Frozen {
    let total = FrozenTotal {
        first: date(2025, 4, 1),
        last: date(2025, 5, 31),
        point: 11.0,
        naive: 0.0,
        edges: vec![Edges {
            low: 9.0,
            high: 13.0,
            naive_low: 1.0,
            naive_high: 19.0,
        }],
    };
    Frozen {
        totals: vec![total],
        ..frozen(study)
    }
}

fn settlement(import: i64, vintage: i64, value: f64) -> Settlement {
    Settlement {
        forecast: 1,
        outcomes: vec![Outcome {
            day: date(2025, 4, 1),
            said: 2.0 * value,
            bound: None,
            value: Some(value),
            error: 0.02,
            import,
            vintage,
            undone_by: None,
        }],
        score: LedgerScore {
            time: occasion("").time,
            program: occasion("").program,
            import,
            vintage,
            undone_by: None,
            periods: 1,
            mase: Some(0.5),
            naive_mase: Some(2.5),
            scale: Some(LedgerScale {
                factor: 0.5,
                error: 0.02,
                common: 3,
            }),
            bands: vec![LedgerBand {
                level: 80.0,
                inside: 1,
                msis: 2.0,
                naive_inside: 1,
                naive_msis: 4.0,
            }],
            refused: None,
        },
    }
}

#[test]
fn what_is_frozen_stays_whatever_is_undone() {
    let (room, mut study) = room();
    let first = add(&mut study, "spring", &[3.0, 4.0, 5.0]);
    let one = frozen(&study);
    let done = study.freeze(std::slice::from_ref(&one), &occasion("--horizon 2"), || ());
    assert_eq!(done.unwrap().freezing, Some(1));
    let again = study.freeze(std::slice::from_ref(&one), &occasion("--horizon 2"), || ());
    let again = again.unwrap();
    assert_eq!((again.freezing, again.frozen, again.known), (None, 0, 1));

    let second = add(&mut study, "summer", &[6.0, 8.0, 10.0, 12.0]);
    let after = study
        .downloads_after(&one.key, one.step, first, one.vintage)
        .unwrap();
    assert_eq!((after.len(), after[0].import), (1, second));
    let one_more = settlement(second, after[0].vintage, 6.0);
    study
        .settle(std::slice::from_ref(&one_more), &occasion("2"), || ())
        .unwrap();
    // The same download is not scored twice.
    assert!(study.settle(&[one_more], &occasion("2"), || ()).is_err());

    let ledger = study.ledger().unwrap();
    let entry = &ledger[0];
    assert!(entry.intact && entry.undone_by.is_none());
    assert_eq!(
        (entry.ahead.clone(), entry.bands.clone()),
        (one.ahead.clone(), one.bands.clone())
    );
    assert_eq!(
        (entry.history(), entry.asked.as_str()),
        (&one.history[..], "--horizon 2")
    );
    assert_eq!(entry.counting().count(), 1);
    assert_eq!(entry.score().unwrap().mase, Some(0.5));

    // What scored it goes: its value counts no more, and is still there.
    let by = study
        .undo(second, &occasion("2"), || ())
        .map(|_| second + 1)
        .unwrap();
    let entry = study.ledger().unwrap().remove(0);
    assert_eq!(entry.outcomes[0].undone_by, Some(by));
    assert_eq!((entry.counting().count(), entry.score()), (0, None));
    // A later download scores the day anew, beside it.
    let third = add(&mut study, "autumn", &[6.0, 8.0, 10.0, 14.0]);
    let vintage = study.newest(&SeriesChoice::default()).unwrap()[0].vintage;
    study
        .settle(&[settlement(third, vintage, 7.0)], &occasion("3"), || ())
        .unwrap();
    // What it rests on goes, too.
    study.undo(first, &occasion("1"), || ()).unwrap();
    let entry = study.ledger().unwrap().remove(0);
    assert!(entry.undone_by.is_some() && entry.intact);
    assert_eq!(entry.outcomes.len(), 2);
    assert_eq!(entry.counting().next().unwrap().value, Some(7.0));

    let to = room.folder.path().join("tables");
    let written = study.export(&to, Form::Csv).unwrap();
    let rows = |table: &str| written.iter().find(|one| one.table == table).unwrap().rows;
    assert_eq!(
        (rows("forecasts"), rows("outcomes"), rows("scores")),
        (2, 2, 2)
    );
    drop(study);
    sound(&room.path);
}

#[test]
fn a_sum_is_known_when_all_its_periods_are() {
    let (_room, mut study) = room();
    add(&mut study, "spring", &[3.0, 4.0, 5.0]);
    let plain = frozen(&study);
    study.freeze(&[plain], &occasion("x"), || ()).unwrap();
    assert!(study.ledger().unwrap()[0].totals.is_empty());
    // With a sum it is another forecast, which is kept once.
    let one = summed(&study);
    for new in [1, 0] {
        let done = study.freeze(std::slice::from_ref(&one), &occasion("x"), || ());
        assert_eq!(done.unwrap().frozen, new);
    }
    let total = |study: &Study| {
        let entry = study.ledger().unwrap().remove(1);
        assert!(entry.intact);
        assert_eq!(entry.totals[0].frozen, one.totals[0]);
        let total = &entry.totals[0];
        (total.came, total.periods, total.value)
    };
    assert_eq!(total(&study), (0, 2, None));
    let settle = |study: &mut Study, name: &str, month: i8, value: f64| {
        let import = add(study, name, &[6.0, 8.0, value]);
        let vintage = study.newest(&SeriesChoice::default()).unwrap()[0].vintage;
        let mut one = settlement(import, vintage, value);
        one.forecast = 2;
        one.outcomes[0].day = date(2025, month, 1);
        study.settle(&[one], &occasion("y"), || ()).unwrap();
        import
    };
    settle(&mut study, "one", 4, 6.0);
    assert_eq!(total(&study), (1, 2, None));
    let last = settle(&mut study, "two", 5, 6.5);
    assert_eq!(total(&study), (2, 2, Some(12.5)));
    study.undo(last, &occasion("z"), || ()).unwrap();
    assert_eq!(total(&study), (1, 2, None));
}

#[test]
fn no_statement_rewrites_the_ledger() {
    let (room, mut study) = room();
    add(&mut study, "spring", &[3.0, 4.0, 5.0]);
    let one = summed(&study);
    study.freeze(&[one], &occasion("x"), || ()).unwrap();
    study
        .settle(&[settlement(1, 1, 6.0)], &occasion("1"), || ())
        .unwrap();
    drop(study);
    let file = Connection::open(&room.path).unwrap();
    for table in [
        "freezing",
        "forecast",
        "forecast_history",
        "forecast_ahead",
        "forecast_band",
        "forecast_total",
        "forecast_total_band",
        "outcome",
        "score",
        "score_band",
    ] {
        for statement in [
            format!("UPDATE {table} SET rowid_or = 1"),
            format!("DELETE FROM {table}"),
            format!("INSERT OR REPLACE INTO {table} SELECT * FROM {table}"),
        ] {
            let column = match table {
                "freezing" => "what",
                "forecast" => "model",
                "score" => "refused",
                "forecast_history" | "outcome" => "value",
                "forecast_ahead" | "forecast_total" => "point",
                "forecast_band" | "forecast_total_band" => "low",
                _ => "inside",
            };
            let error = file
                .execute(&statement.replace("rowid_or", column), [])
                .unwrap_err();
            assert_eq!(
                error.to_string(),
                "the ledger is never rewritten",
                "{statement}"
            );
        }
    }
    // Nor is a closed forecast added to.
    for late in [
        "INSERT INTO forecast_ahead VALUES (1, 99999, 1.0, 1.0)",
        "INSERT INTO forecast_total VALUES (1, 99999, 99999, 1.0, 1.0)",
    ] {
        assert!(file.execute(late, []).is_err());
    }
    // Whoever takes the triggers away is seen.
    file.execute_batch(
        "DROP TRIGGER forecast_ahead_kept; UPDATE forecast_ahead SET point = 9 WHERE day = 20179;",
    )
    .unwrap();
    assert_eq!(file.changes(), 1);
    drop(file);
    let study = Study::open(&room.path).unwrap();
    assert!(!study.ledger().unwrap()[0].intact);
}

#[test]
fn a_sum_that_was_changed_is_seen() {
    let (room, mut study) = room();
    add(&mut study, "spring", &[3.0, 4.0, 5.0]);
    let one = summed(&study);
    study.freeze(&[one], &occasion("x"), || ()).unwrap();
    drop(study);
    let file = Connection::open(&room.path).unwrap();
    file.execute_batch(
        "DROP TRIGGER forecast_total_kept; UPDATE forecast_total SET point = 12 WHERE forecast = 1;",
    )
    .unwrap();
    drop(file);
    let study = Study::open(&room.path).unwrap();
    assert!(!study.ledger().unwrap()[0].intact);
}

#[test]
fn forecasts_of_nothing_are_refused() {
    let (_room, mut study) = room();
    add(&mut study, "spring", &[3.0, 4.0, 5.0]);
    let good = frozen(&study);
    let mut all = vec![good.clone(); 4];
    all.extend([summed(&study), summed(&study)]);
    all[4].totals[0].point = f64::INFINITY;
    all[5].totals[0].edges.clear();
    all[0].ahead.clear();
    all[1].size = 0.0;
    all[2].bands[0].edges.pop();
    all[3].ahead[0].point = f64::NAN;
    for bad in all {
        let error = study
            .freeze(&[good.clone(), bad], &occasion("x"), || ())
            .unwrap_err();
        assert!(error.is_refused(), "{error}");
        assert!(study.ledger().unwrap().is_empty());
    }
}
