//! Series of search tools, platforms and tables.

use std::fs;

use super::{SHOP, TRENDS, VIEWS};
use crate::program::{err, out, rows, run, study, well};

#[test]
fn series_of_a_search_tool() {
    let folder = study();
    let at = folder.path();
    fs::write(at.join("multiTimeline.csv"), TRENDS).unwrap();
    let added = well(&["add", "a.releve", "multiTimeline.csv"], at);
    assert_eq!(added, "import 1: 2 series\n");
    assert_eq!(
        rows(
            "SELECT value, bound, step, market FROM points WHERE subject = 'clogs' ORDER BY date LIMIT 2",
            at
        ),
        serde_json::json!([
            {"value": 1.0, "bound": "under", "step": "week", "market": "Worldwide"},
            {"value": 3.0, "bound": null, "step": "week", "market": "Worldwide"}
        ])
    );
    // Under another name too.
    fs::rename(at.join("multiTimeline.csv"), at.join("other.csv")).unwrap();
    assert_eq!(
        well(&["add", "a.releve", "other.csv"], at),
        "nothing new\n1 was there already\n"
    );
    // A later download is another vintage.
    fs::write(at.join("later.csv"), TRENDS.replace("40,7", "41,7")).unwrap();
    well(&["add", "a.releve", "later.csv"], at);
    let status = well(&["status", "a.releve"], at);
    assert!(
        status.contains("2 series; 0 with gaps, 1 whose history changed"),
        "{status}"
    );
    assert_eq!(
        well(&["undo", "a.releve", "1"], at),
        "import 1 undone: 2 downloads of series gone\n"
    );
}

#[test]
fn an_old_download_that_is_added_late_is_not_the_newest() {
    let folder = study();
    let at = folder.path();
    let table = |last: &str| format!("date,flats\n2026-01-05,1\n2026-01-12,2\n{last}");
    for (name, last) in [
        ("views-2026-02-10.csv", "2026-01-19,3\n2026-01-26,4\n"),
        ("views-2026-02-02.csv", "2026-01-19,5\n"),
        ("views.csv", "2026-01-19,6\n"),
    ] {
        fs::write(at.join(name), table(last)).unwrap();
    }
    well(&["add", "a.releve", "views-2026-02-10.csv"], at);
    well(&["add", "a.releve", "views-2026-02-02.csv"], at);
    well(&["add", "a.releve", "views.csv", "--day", "2026-02-01"], at);
    let newest = rows("SELECT value FROM points WHERE newest ORDER BY date", at);
    let value = |value: f64| serde_json::json!({ "value": value });
    assert_eq!(
        newest,
        serde_json::json!([value(1.0), value(2.0), value(3.0), value(4.0)])
    );
    assert_eq!(
        rows("SELECT downloaded FROM vintage ORDER BY id", at),
        serde_json::json!([
            {"downloaded": "2026-02-10"}, {"downloaded": "2026-02-02"}, {"downloaded": "2026-02-01"}
        ])
    );
}

#[test]
fn a_mapping_is_remembered() {
    let folder = study();
    let at = folder.path();
    fs::write(at.join("views.csv"), VIEWS).unwrap();
    let map = "date=Day,value=Views,subject=Tag,market=Country,channel:TikTok";
    let added = well(&["add", "a.releve", "views.csv", "--map", map], at);
    assert_eq!(added, "import 1: 2 series\n");
    fs::write(at.join("next.csv"), VIEWS.replace("2024", "2025")).unwrap();
    let added = well(&["add", "a.releve", "next.csv"], at);
    assert_eq!(added, "import 2: 2 series\n");
    assert_eq!(
        rows(
            "SELECT DISTINCT channel, market FROM points ORDER BY market",
            at
        ),
        serde_json::json!([
            {"channel": "TikTok", "market": "France"},
            {"channel": "TikTok", "market": "United States"}
        ])
    );
}

#[test]
fn a_country_has_one_name() {
    let folder = study();
    let at = folder.path();
    let table = |rows: &str| format!("Day,Tag,Market,Views\n{rows}");
    let rows_of = [
        "2025-09-01,flats,GB,1\n2025-09-02,flats,United Kingdom,2\n",
        "2025-09-01,flats,England,5\n2025-09-02,flats,England,6\n",
        "2025-09-01,flats,HK,7\n2025-09-02,flats,Hong Kong,8\n",
    ];
    fs::write(at.join("all.csv"), table(&rows_of.concat())).unwrap();
    let map = "date=Day,value=Views,subject=Tag,market=Market,channel:TikTok";
    let added = well(&["add", "a.releve", "all.csv", "--map", map], at);
    assert_eq!(added, "import 1: 3 series\n");
    let told = "SELECT market, count(*) AS n FROM points WHERE newest GROUP BY market";
    assert_eq!(
        rows(told, at),
        serde_json::json!([
            {"market": "England", "n": 2},
            {"market": "Hong Kong", "n": 2},
            {"market": "United Kingdom", "n": 2}
        ])
    );
    // Two values of one day, as where they are spelled alike.
    let clash = "2025-10-01,flats,GB,1\n2025-10-01,flats,UK,2\n2025-10-02,flats,FR,3\n";
    fs::write(at.join("clash.csv"), table(clash)).unwrap();
    let output = run(&["add", "a.releve", "clash.csv"], at);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        err(&output).contains("`flats` has two values for 2025-10-01"),
        "{}",
        err(&output)
    );
}

#[test]
fn a_fixed_subject_is_asked_for_again() {
    let folder = study();
    let at = folder.path();
    fs::write(
        at.join("ballet.csv"),
        "Day,Views\n2025-01-01,5\n2025-01-02,6\n",
    )
    .unwrap();
    fs::write(
        at.join("sneaker.csv"),
        "Day,Views\n2025-01-01,999\n2025-01-02,9\n",
    )
    .unwrap();
    let map = "date=Day,value=Views,subject:ballet,channel:TikTok";
    well(&["add", "a.releve", "ballet.csv", "--map", map], at);
    let output = run(&["add", "a.releve", "sneaker.csv"], at);
    assert_eq!(output.status.code(), Some(1), "{}", out(&output));
    let way = "`--map date=Day,value=Views,channel:TikTok,subject:NAME`";
    assert!(err(&output).contains(way), "{}", err(&output));
    let map = "date=Day,value=Views,channel:TikTok,subject:sneaker";
    well(&["add", "a.releve", "sneaker.csv", "--map", map], at);
    // Known bytes stay known.
    well(&["add", "a.releve", "ballet.csv"], at);
    assert_eq!(
        rows("SELECT DISTINCT subject FROM points ORDER BY 1", at),
        serde_json::json!([{"subject": "ballet"}, {"subject": "sneaker"}])
    );
}

#[test]
fn series_of_a_study_are_forecast() {
    let folder = study();
    let at = folder.path();
    let mut table = "Day,Tag,Views,Country\n".to_owned();
    for month in 0..48 {
        let day = format!("{}-{:02}-01", 2020 + month / 12, 1 + month % 12);
        for (tag, base) in [("flats", 100), ("clogs", 40)] {
            let value = base + month + 10 * (month % 12);
            table += &format!("{day},{tag},{value},US\n");
        }
    }
    fs::write(at.join("views.csv"), table).unwrap();
    let map = "date=Day,value=Views,subject=Tag,market=Country,channel:TikTok";
    well(&["add", "a.releve", "views.csv", "--map", map], at);
    let model = ["--horizon", "3", "--model", "seasonal-naive"];
    let forecast = |more: &[&str]| well(&[&["forecast", "a.releve"], more, &model].concat(), at);
    let both = forecast(&[]);
    assert!(both.starts_with("date,clogs,flats\n2024-01-01,"), "{both}");
    let one = forecast(&["--subject", "Flats", "--market", "US"]);
    assert!(one.starts_with("date,flats\n2024-01-01,136\n"), "{one}");
    let none = run(
        &[
            "forecast",
            "a.releve",
            "--subject",
            "mules",
            "--horizon",
            "3",
        ],
        at,
    );
    assert!(err(&none).contains("no such series"), "{}", err(&none));
    let file = run(
        &[
            "forecast",
            "views.csv",
            "--subject",
            "flats",
            "--horizon",
            "3",
        ],
        at,
    );
    assert_eq!(file.status.code(), Some(2));
}

#[test]
fn what_a_platform_says_of_its_own_figures_is_kept() {
    let folder = study();
    let at = folder.path();
    let table = "\"Pinterest Trends tool – https://trends.pinterest.com/?country=US\"\n\n\
        Rank,Trend,Weekly change,Monthly change,Yearly change,2025-07-14,2025-07-21,2025-07-28\n\
        7,polka dot nails,\"20%\",\"10,000%+\",,80,90,100\n";
    fs::write(at.join("pinterest.csv"), table).unwrap();
    well(&["add", "a.releve", "pinterest.csv"], at);
    let told = "SELECT subject, over, percent, bound, rank FROM platform_changes ORDER BY over";
    assert_eq!(
        rows(told, at),
        serde_json::json!([
            {"subject": "polka dot nails", "over": "month", "percent": 10000.0, "bound": "over", "rank": 7},
            {"subject": "polka dot nails", "over": "week", "percent": 20.0, "bound": null, "rank": 7}
        ])
    );
    well(&["undo", "a.releve", "1"], at);
    let left = rows("SELECT count(*) AS n FROM platform_change", at);
    assert_eq!(left, serde_json::json!([{"n": 0}]));
}

#[test]
fn the_month_that_goes_on_is_left_out() {
    let folder = study();
    let at = folder.path();
    // The month that it is, and one that is to come.
    let now = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC);
    let month = now.strftime("%Y-%m");
    fs::write(
        at.join("views.csv"),
        format!("month,views\n2024-01,1\n2024-02,2\n{month},3\n2199-12,4\n"),
    )
    .unwrap();
    let output = run(&["add", "a.releve", "views.csv"], at);
    assert!(
        err(&output).contains("1 period that had not ended was dropped"),
        "{}",
        err(&output)
    );
    assert!(
        err(&output).contains("views.csv:5: 2199-12-01 is yet to come"),
        "{}",
        err(&output)
    );
    assert_eq!(
        rows(
            "SELECT max(date) AS last, v.dropped FROM points p JOIN vintage v ON v.id = p.vintage",
            at
        ),
        serde_json::json!([{"last": "2024-02-01", "dropped": 1}])
    );
}

#[test]
fn an_undo_tells_of_series_and_prices_that_stay() {
    let folder = study();
    let at = folder.path();
    fs::write(at.join("views.csv"), VIEWS).unwrap();
    fs::write(at.join("products.json"), SHOP).unwrap();
    fs::write(at.join("a.txt"), "Satin flats are back.").unwrap();
    fs::write(at.join("b.txt"), "Wooden clogs sold out.").unwrap();
    let map = "date=Day,value=Views,subject=Tag,market=Country,channel:TikTok";
    well(&["add", "a.releve", "views.csv", "--map", map], at);
    well(
        &["add", "a.releve", "products.json", "--day", "2025-09-02"],
        at,
    );
    // Whole folders again, with something new.
    well(&["add", "a.releve", "views.csv", "a.txt", "--map", map], at);
    let day = ["--day", "2025-09-02"];
    well(
        &[&["add", "a.releve", "products.json", "b.txt"], &day[..]].concat(),
        at,
    );
    assert_eq!(
        well(&["undo", "a.releve", "1"], at),
        "import 1 undone: nothing gone; 2 downloads of series stay, as later imports brought them, too\n"
    );
    assert_eq!(
        well(&["undo", "a.releve", "2"], at),
        "import 2 undone: nothing gone; 2 prices of products stay, as later imports brought them, too\n"
    );
}
