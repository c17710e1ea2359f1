//! The open index, as it is typed.

use std::fmt::Write as _;
use std::fs;

use tempfile::TempDir;

use crate::program::{err, fails, folder, json, out, run, well};

fn article(source: &str, day: &str, text: &str) -> String {
    format!(
        "<html><head><title>{text}</title><meta property=\"og:site_name\" content=\"{source}\">\
         <meta property=\"article:published_time\" content=\"{day}\"></head><body><article>\
         <h1>{text}</h1><p>{text} It is what every paper of this town has said of the season, and \
         of {source} in particular.</p></article></body></html>"
    )
}

/// A study of three papers and two searches in one file of Google's.
fn studied() -> TempDir {
    let miu = "Bella Hadid wore satin ballet flats by Miu Miu in Paris.";
    let both = "The shops of Milan have sold out of what Chanel and Miu Miu made for July.";
    let chanel = "A jacket by Chanel is the one that Lyon waits for, says a shopkeeper there.";
    let mut searches =
        "Category: All categories\n\nWeek,Miu Miu: (United States),Chanel: (United States)\n"
            .to_owned();
    for week in 0..52 {
        let day = jiff::civil::date(2022, 1, 2) + jiff::Span::new().weeks(week);
        writeln!(searches, "{day},{},{}", 20 + week, 40).unwrap();
    }
    let pages = [
        ("pages/a.html", article("Vogue", "2022-07-10", miu)),
        ("pages/b.html", article("Elle", "2022-08-10", both)),
        ("pages/c.html", article("Grazia", "2022-05-10", chanel)),
        // The same in another paper: told once.
        ("pages/d.html", article("Elle", "2022-08-20", miu)),
        ("multiTimeline.csv", searches),
    ];
    let files: Vec<(&str, &[u8])> = pages
        .iter()
        .map(|(name, text)| (*name, text.as_bytes()))
        .collect();
    let folder = folder(&files);
    well(&["init", "a.releve"], folder.path());
    well(
        &["add", "a.releve", "pages", "multiTimeline.csv"],
        folder.path(),
    );
    folder
}

const ASKED: [&str; 6] = [
    "index", "a.releve", "--period", "2022-Q3", "--kind", "brand",
];

#[test]
fn a_quarter_from_a_study() {
    let folder = studied();
    let at = folder.path();
    let index = json(&ASKED, at);
    assert_eq!(index["documents"]["of_period"], 2);
    let first = &index["entries"][0];
    assert_eq!(
        (&first["name"], &first["rank"]),
        (&"Miu Miu".into(), &1.into())
    );
    let values = first["values"].as_array().unwrap();
    let of = |name: &str| {
        values
            .iter()
            .find(|value| value["component"] == name)
            .unwrap()
    };
    // Two articles, the copy left out; searches 46 to 58 in the quarter's weeks.
    assert_eq!(of("press")["parts"][0]["value"], 2.0);
    let series = &of("searches")["parts"][0]["evidence"][0];
    assert_eq!(
        (&series["file"], &series["import"]),
        (&"multiTimeline.csv".into(), &1.into())
    );
    assert_eq!(series["values"].as_array().unwrap().len(), 13);
    assert_eq!(of("views")["missing"], true);
    let mention = &of("press")["parts"][0]["evidence"][0];
    assert_eq!(mention["quote"], "Miu Miu");
    assert!(
        index["without"]
            .as_array()
            .unwrap()
            .iter()
            .any(|one| one["source"] == "Google")
    );

    let table = well(&ASKED, at);
    assert!(table.starts_with("Brands, Q3 2022\n"), "{table}");
    assert!(
        table.contains("Nothing is known of growth, views, posts"),
        "{table}"
    );
    assert_eq!(table, well(&ASKED, at));

    let mut rows = ASKED.to_vec();
    rows.extend(["--format", "csv"]);
    let rows = well(&rows, at);
    assert!(
        rows.starts_with("period,kind,market,rank,name,score,"),
        "{rows}"
    );
    assert!(rows.contains("multiTimeline.csv (vintage "), "{rows}");

    // With a file the other tables lie beside it, and a workbook holds all.
    let mut tables = ASKED.to_vec();
    tables.extend(["--format", "csv", "--out", "q3.csv"]);
    assert_eq!(well(&tables, at), "");
    let read = |name: &str| fs::read_to_string(at.join(name)).unwrap();
    assert_eq!(read("q3.csv"), rows);
    assert!(read("q3.index_weights.csv").contains("\r\ngrowth,"));
    assert!(read("q3.index_sources.csv").contains("\r\nGoogle,0,"));
    assert!(read("q3.index_earlier.csv").starts_with("period,published,edition,"));
    let mut workbook = ASKED.to_vec();
    workbook.extend(["--format", "xlsx"]);
    fails(
        &workbook,
        at,
        2,
        "error: a workbook goes to a file: name one with `--out FILE.xlsx`\n",
    );
    workbook.extend(["--out", "q3.xlsx"]);
    well(&workbook, at);
    assert_eq!(fs::read(at.join("q3.xlsx")).unwrap()[..2], *b"PK");
}

#[test]
fn the_tables_of_a_dossier_hold_the_whole_ranking() {
    let folder = studied();
    let at = folder.path();
    let page = [
        "report", "a.releve", "--trend", "Miu Miu", "--out", "p.html", "--tables", "t",
    ];
    well(&page, at);
    let read = |name: &str| fs::read_to_string(at.join("t").join(name)).unwrap();
    let index = read("index.csv");
    assert!(
        index.starts_with("period,kind,market,rank,name,score,rank_low,rank_high,movement,"),
        "{index}"
    );
    for there in ["2022-Q3,brand,,1,Miu Miu,", ",Chanel,", "(vintage "] {
        assert!(index.contains(there), "{there}: {index}");
    }
    assert!(read("index_weights.csv").contains("\r\npress,25,"));
    assert!(read("index_sources.csv").contains("\r\nElle,1,0,"));
    assert!(read("README.txt").contains("index_earlier.csv: "));
}

#[test]
fn a_page_on_which_every_figure_opens() {
    let folder = studied();
    let at = folder.path();
    let mut page = ASKED.to_vec();
    page.extend(["--format", "html", "--out", "q3.html"]);
    well(&page, at);
    let html = fs::read_to_string(at.join("q3.html")).unwrap();
    for link in html.split("href=\"#").skip(1) {
        let anchor = link.split('"').next().unwrap();
        assert!(
            html.contains(&format!("id=\"{anchor}\"")),
            "#{anchor} leads nowhere"
        );
    }
    assert!(!html.contains("<script"));
    assert!(html.contains("releve index --print-weights"));
    assert!(html.contains("multiTimeline.csv"));

    fs::write(at.join("mine.html"), "my own").unwrap();
    let mut mine = ASKED.to_vec();
    mine.extend(["--format", "html", "--out", "mine.html"]);
    let output = run(&mine, at);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        err(&output).contains("is there already"),
        "{}",
        err(&output)
    );
}

#[test]
fn what_is_frozen_stays_and_a_restatement_is_told() {
    let folder = studied();
    let at = folder.path();
    let before = [
        "index", "a.releve", "--period", "2022-Q2", "--kind", "brand",
    ];
    let mut freeze = before.to_vec();
    freeze.push("--freeze");
    let said = |output: &std::process::Output| err(output).to_owned();
    assert!(said(&run(&freeze, at)).contains("as published today"));
    assert!(said(&run(&freeze, at)).contains("published already, with the same figures"));

    // News of that quarter comes late.
    for (name, text) in [
        (
            "late/e.html",
            "Miu Miu opened a shop in Lisbon, and half the town stood in line for it.",
        ),
        (
            "late/f.html",
            "What Miu Miu showed in Paris is in the windows of Madrid at last, in pink.",
        ),
        (
            "late/g.html",
            "No one in Rome speaks of anything but a bag by Miu Miu, a waiter tells us.",
        ),
    ] {
        let path = at.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, article("Vogue", "2022-06-01", text)).unwrap();
    }
    well(&["add", "a.releve", "late"], at);
    let index = json(&ASKED, at);
    let earlier = &index["earlier"][0];
    assert_eq!(earlier["published"]["edition"], 1);
    assert!(
        !earlier["restated"].as_array().unwrap().is_empty(),
        "{earlier}"
    );
    assert!(said(&run(&freeze, at)).contains("as edition 2; the earlier ones stay"));
    let now = json(&before, at);
    assert_eq!(now["editions"].as_array().unwrap().len(), 2);
    assert_eq!(now["editions"][1]["restated"].as_array().unwrap().len(), 0);
}

#[test]
fn a_handful_of_documents_ranks_nobody_and_is_not_published() {
    let text = "Miu Miu and Chanel are what the town speaks of, a waiter says.";
    let folder = folder(&[("p/1.html", article("Vogue", "2022-07-10", text).as_bytes())]);
    let at = folder.path();
    well(&["init", "a.releve"], at);
    well(&["add", "a.releve", "p"], at);
    let said = well(&ASKED, at);
    assert!(
        said.contains("No ranks are told: one document is of Q3 2022"),
        "{said}"
    );
    assert!(
        said.contains("\nMiu Miu\n") && !said.contains("Interval:"),
        "{said}"
    );
    let index = json(&ASKED, at);
    assert!(index["too_few"].as_str().unwrap().starts_with("No ranks"));
    let first = &index["entries"][0];
    assert!(
        first["rank"].is_null() && first["score"].is_null(),
        "{first}"
    );
    let mut rows = ASKED.to_vec();
    rows.extend(["--format", "csv"]);
    assert!(well(&rows, at).contains("\r\n2022-Q3,brand,,,Chanel,,,,,press,"));
    let mut freeze = ASKED.to_vec();
    freeze.push("--freeze");
    let output = run(&freeze, at);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        err(&output).contains("nothing was kept"),
        "{}",
        err(&output)
    );
}

#[test]
fn weights_of_ones_own() {
    let folder = studied();
    let at = folder.path();
    let standard = well(&["index", "--print-weights"], at);
    fs::write(at.join("same.tsv"), &standard).unwrap();
    let with = |file: &str| {
        let mut all = ASKED.to_vec();
        all.extend(["--weights", file]);
        run(&all, at)
    };
    let same = with("same.tsv");
    let entries = |text: &str| text.split("\n\n").nth(1).unwrap().to_owned();
    assert_eq!(entries(out(&same)), entries(&well(&ASKED, at)));
    for (text, told) in [
        (
            "component\tweight\nhype\t1\n",
            "own.tsv:2: `hype` is no component",
        ),
        (
            "component\tweight\npress\t-1\n",
            "own.tsv:2: expected a weight, 0 or more",
        ),
        (
            "component\tweight\npress\tNaN\n",
            "own.tsv:2: expected a weight, 0 or more",
        ),
        (
            "component\tweight\npress\t0\n",
            "own.tsv: nothing can be ranked",
        ),
        ("", "own.tsv: the file holds no weights"),
    ] {
        fs::write(at.join("own.tsv"), text).unwrap();
        let output = with("own.tsv");
        assert_eq!(output.status.code(), Some(2), "{}", err(&output));
        assert!(
            err(&output).starts_with(&format!("error: {told}")),
            "{}",
            err(&output)
        );
    }
    assert!(err(&with("none.tsv")).contains("none.tsv: cannot be read"));
}

#[test]
fn what_makes_no_sense_is_told() {
    let folder = folder(&[
        (
            "undated.txt",
            b"Bella Hadid wore ballet flats by Miu Miu in Paris.\n",
        ),
        (
            "dated.txt",
            b"Flats\n\n12 September 2025\n\nMiu Miu is back.\n",
        ),
    ]);
    let at = folder.path();
    well(&["init", "a.releve"], at);
    fails(
        &ASKED,
        at,
        1,
        "error: there are no documents and no series\nhint: `releve add STUDY PATH...` adds them\n",
    );
    let output = run(
        &[
            "index", "a.releve", "--period", "2022-Q5", "--kind", "brand",
        ],
        at,
    );
    assert_eq!(output.status.code(), Some(2));
    assert!(
        err(&output).contains("`2022-Q5` is no period"),
        "{}",
        err(&output)
    );
    let output = run(
        &["index", "a.releve", "--period", "2022", "--kind", "shoe"],
        at,
    );
    assert_eq!(output.status.code(), Some(2));
    assert!(
        err(&output).contains("expected brand, product"),
        "{}",
        err(&output)
    );
    let output = run(
        &[
            "index",
            "undated.txt",
            "--period",
            "2022",
            "--kind",
            "brand",
        ],
        at,
    );
    assert!(
        err(&output)
            .contains("the one document has no date, so that none can be said to be of 2022"),
        "{}",
        err(&output)
    );
    let output = run(
        &["index", "dated.txt", "--period", "2022", "--kind", "brand"],
        at,
    );
    assert!(
        err(&output).contains("run from 2025-09-12 to 2025-09-12"),
        "{}",
        err(&output)
    );
    let output = run(
        &[
            "index",
            "dated.txt",
            "--period",
            "2025",
            "--kind",
            "brand",
            "--freeze",
        ],
        at,
    );
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("name one study"), "{}", err(&output));
}

#[test]
fn mentions_are_a_series() {
    let mut files = Vec::new();
    for week in 0..30i64 {
        let day = jiff::civil::date(2025, 1, 6) + jiff::Span::new().weeks(week);
        for (n, label) in ["Miu Miu", "Chanel"].iter().enumerate() {
            if n == 0 || week % 3 > 0 {
                // Texts that no two of have words in a row in common.
                let mut state = (week * 2 + n as i64) as u64;
                let mut words = String::new();
                for _ in 0..30 {
                    state = state
                        .wrapping_mul(6_364_136_223_846_793_005)
                        .wrapping_add(99);
                    write!(words, " w{}", state >> 52).unwrap();
                }
                let page = format!(
                    "<html><head><title>T{week}</title><meta property=\"article:published_time\" \
                     content=\"{day}\"></head><body><article><p>{label} said{words}.</p></article>\
                     </body></html>"
                );
                files.push((format!("pages/{week}-{n}.html"), page));
            }
        }
    }
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_bytes()))
        .collect();
    let folder = folder(&files);
    let at = folder.path();
    well(&["init", "a.releve"], at);
    well(&["add", "a.releve", "pages"], at);
    let forecast = |more: &[&str]| {
        let mut all = vec!["forecast", "a.releve", "--horizon", "4", "--season", "1"];
        all.extend(more);
        run(&all, at)
    };
    let output = forecast(&["--metric", "mentions", "--subject", "miu miu"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    // The last week has a Monday alone: it is not over.
    assert!(out(&output).contains("2025-07-28"), "{}", out(&output));
    // No download of theirs is kept that a frozen forecast could be held against.
    let output = forecast(&["--metric", "mentions", "--subject", "miu miu", "--freeze"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("counted anew"), "{}", err(&output));
    // All that is asked of series is asked of them, too.
    let of = [
        "a.releve",
        "--metric",
        "mention-share",
        "--subject",
        "miu miu",
    ];
    let grown = well(&[&["growth"], &of[..]].concat(), at);
    assert!(
        grown.starts_with("miu miu, weekly (Monday) to 2025-07-21\n"),
        "{grown}"
    );
    let output = run(&["stage", "a.releve"], at);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        err(&output).contains("a.releve: the study holds no series\nhint: `releve add`"),
        "{}",
        err(&output)
    );
    // They stand in their life like any other series, and are summed where they
    // are counts.
    let stage = [
        "stage",
        "a.releve",
        "--metric",
        "mentions",
        "--subject",
        "miu miu",
    ];
    let output = run(&[&stage[..], &["--format", "json"]].concat(), at);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let told: serde_json::Value = serde_json::from_str(out(&output)).expect("JSON");
    assert_eq!(told["series"], "miu miu");
    let reason = told["reasons"][0].as_str().expect("a reason");
    assert!(reason.contains("29 known weeks"), "{reason}");
    let share = [
        "--metric",
        "mention-share",
        "--subject",
        "miu miu",
        "--total",
        "2w",
    ];
    let output = forecast(&share);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        err(&output).contains("`--total`: `miu miu` is in percent, which cannot be added up"),
        "{}",
        err(&output)
    );
    // The page of one of them shows its place among the others.
    well(
        &[
            "report", "a.releve", "--trend", "Miu Miu", "--out", "p.html",
        ],
        at,
    );
    let page = std::fs::read_to_string(at.join("p.html")).expect("written");
    // Of its last quarter four weeks have come, which rank nobody.
    assert!(
        page.contains("Number 1 of 2 among brands, Q2 2025"),
        "no place"
    );
    assert!(page.contains("href=\"#e2-press\"") && page.contains("id=\"e2-press\""));
    let output = run(&["growth", "a.releve", "--metric", "mentions"], at);
    assert_eq!(output.status.code(), Some(2), "{}", err(&output));
    let output = forecast(&["--metric", "mentions"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("of what?"), "{}", err(&output));
    let output = forecast(&["--metric", "mention-share", "--subject", "Repetto"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        err(&output).contains("no dated document names `Repetto`"),
        "{}",
        err(&output)
    );
}
