//! Series and kept forecasts on a page: every number opens to its row.

use jiff::civil::{Weekday, date};
use releve_facts::Document;
use releve_insight::{Corpus, Why, lifecycle};
use releve_report::{
    Came, Held, Kept, KeptScore, KeptTotal, Options, Source, Tracked, Tracking, dossier, tables,
};
use releve_series::{Calendar, Level, Point, Series, Span as Back, anomalies, growth, profile};

use crate::attacks::EVIL;
use crate::check;

/// A series whose every name is an attack, with a gap, a bound and values that
/// stand out.
pub(crate) fn tracked() -> Tracking {
    let points = (0..160).map(|at: u32| match at {
        40..43 => Point::Missing,
        3 => Point::Below(1.0),
        90 => Point::Exact(400.0),
        at => Point::Exact(50.0 + f64::from(at) + f64::from(at * 7919 % 13)),
    });
    let weeks = Calendar::Weekly(Weekday::Monday);
    let series = Series::new(EVIL, weeks, date(2022, 1, 3), points.collect()).unwrap();
    let level = Level::new(95.0).unwrap();
    let spans = [Back::Week, Back::Month, Back::Year];
    let one = |why, series: &Series| Tracked {
        subject: EVIL.into(),
        metric: EVIL.into(),
        channel: EVIL.into(),
        market: EVIL.into(),
        unit: Some(EVIL.into()),
        why,
        source: Source {
            file: Some(EVIL.into()),
            vintage: Some(7),
            import: Some(3),
            added: Some(date(2025, 2, 1)),
            note: Some(EVIL.into()),
        },
        ahead: Err(EVIL.into()),
        life: lifecycle(series),
        profile: profile(series),
        growth: spans
            .map(|span| {
                (
                    span,
                    growth(series, span, level).map_err(|error| error.to_string()),
                )
            })
            .to_vec(),
        anomalies: anomalies(series, 52, 3.5),
        series: series.clone(),
    };
    let short = Series::new("short", weeks, date(2025, 1, 6), vec![Point::Exact(1.0)]).unwrap();
    Tracking {
        series: vec![one(Why::Named, &series), one(Why::Element, &short)],
        missing: vec![EVIL.into()],
        kept: vec![kept(2), kept(0)],
    }
}

fn holding(level: f64, inside: bool) -> Held {
    Held {
        level,
        inside,
        near: false,
    }
}

/// A forecast that was kept, with as many values since.
fn kept(values: i8) -> Kept {
    Kept {
        series: EVIL.into(),
        frozen: date(2025, 2, 1),
        program: EVIL.into(),
        model: EVIL.into(),
        import: 3,
        periods: 8,
        unit: "week".into(),
        span: (date(2025, 2, 3), date(2025, 3, 24)),
        score: (values > 0).then(|| KeptScore {
            values: 2,
            mase: 0.6,
            naive_mase: 0.8,
            bands: vec![(80.0, 1, 2)],
        }),
        refused: (values == 0).then(|| EVIL.into()),
        notes: vec![EVIL.into()],
        came: (0..values)
            .map(|at| Came {
                day: date(2025, 2, 3 + 7 * at),
                value: (at == 0).then_some(41.3),
                forecast: 40.0,
                naive: 36.0,
                held: vec![holding(80.0, at == 0)],
                import: 5,
            })
            .collect(),
        totals: (0..values)
            .map(|at| KeptTotal {
                span: (date(2025, 2 + at, 3), date(2025, 3 + at, 2)),
                periods: 4,
                known: if at == 0 { 4 } else { 1 },
                forecast: 160.0,
                naive: 144.0,
                value: (at == 0).then_some(151.5),
                held: if at == 0 {
                    vec![
                        Held {
                            near: true,
                            ..holding(80.0, false)
                        },
                        holding(95.0, true),
                    ]
                } else {
                    Vec::new()
                },
            })
            .collect(),
    }
}

#[test]
fn every_figure_of_a_kept_forecast_opens_to_its_values() {
    let mut corpus = Corpus::default();
    corpus.add(Document::new("note", "Loafers."), vec![], vec![]);
    let tracking = Tracking {
        kept: vec![kept(2), kept(0)],
        ..Tracking::default()
    };
    let page = dossier(&corpus, "loafers", &tracking, None, &Options::default());
    check(&page);
    assert!(page.contains("How right past forecasts were"));
    assert!(page.contains("<b class=\"figure\">−25%</b>"), "0.6 of 0.8");
    assert!(page.contains("the band of 80 held 1 of 2 (the season before, 2)"));
    assert!(page.contains("41.3; 40 forecast, 36 the season before; in 80; import 5<"));
    assert!(page.contains("only a bound; 40 forecast"));
    assert!(page.contains("; of 2 totals, 1 is known, 80 held 0, 95 held 1."));
    assert!(page.contains(
        "2025-02-03 to 2025-03-02</span> 152; 160 forecast, 144 the season before; outside 80 (within the error of the scale), in 95<"
    ));
    assert!(page.contains("</span> 1 of 4 weeks known; 160 forecast"));
    assert!(page.contains("href=\"#k2\"") && page.contains("cannot be scored"));
    let tables = tables(&corpus, "loafers", &tracking, None);
    let record = tables.iter().find(|sheet| sheet.name == "record").unwrap();
    assert_eq!(record.rows.len(), 3);
    let totals = tables.iter().find(|sheet| sheet.name == "record_totals");
    assert_eq!(totals.map(|sheet| sheet.rows.len()), Some(2));
    assert!(
        record
            .rows
            .iter()
            .all(|row| row.len() == record.columns.len())
    );
    // Nothing kept, nothing shown, and nothing missed among the facts.
    let none = dossier(
        &corpus,
        "loafers",
        &Tracking::default(),
        None,
        &Options::default(),
    );
    assert!(!none.contains("How right past forecasts were"));
}

#[test]
fn every_number_of_a_series_opens_to_its_row() {
    let mut corpus = Corpus::default();
    corpus.add(Document::new("note", "Loafers."), vec![], vec![]);
    let mut tracking = tracked();
    tracking.series.truncate(1);
    let page = dossier(&corpus, "loafers", &tracking, None, &Options::default());
    check(&page);
    // 157 of 160 weeks are known, and each is a row; the bound stays a bound.
    assert_eq!(page.matches("<li id=\"s1-20").count(), 157);
    assert!(page.contains("id=\"s1-2022-01-24\"><span class=\"under\">2022-01-24</span> &lt;1<"));
    assert!(
        page.contains("href=\"#s1-2023-09-25\""),
        "the value that stands out"
    );
    assert!(page.contains("download 7, import 3 of 1 Feb 2025"));
    assert!(page.contains("Missing: 10 Oct 2022 to 30 Oct 2022"));
}
