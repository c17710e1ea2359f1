//! Files as tools write them, and what is said where they leave something open.

use std::fs;

use crate::program::{err, limited, out, rows, run, study, well};

#[test]
fn an_encoding_that_a_file_does_not_name_is_told() {
    let folder = study();
    let at = folder.path();
    // Windows-1252.
    fs::write(at.join("note.txt"), b"Ala\xefa shows flats for \xa3550.").unwrap();
    let note = "read as windows-1252 (`Alaïa`), an encoding that it does not name";
    for command in [
        &["add", "a.releve", "note.txt"][..],
        &["read", "note.txt"],
        &["text", "note.txt"],
    ] {
        let output = run(command, at);
        assert!(output.status.success());
        assert!(err(&output).contains(note), "{command:?}: {}", err(&output));
    }
    assert_eq!(
        out(&run(&["text", "note.txt"], at)),
        "Alaïa shows flats for £550.\n"
    );
    // As DOS wrote it.
    fs::write(
        at.join("dos.txt"),
        b"Chlo\x82 and C\x82line, \x9c550, Herm\x8as and Lo\x89s",
    )
    .unwrap();
    let output = run(&["add", "a.releve", "dos.txt"], at);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        err(&output).contains("save it as UTF-8"),
        "{}",
        err(&output)
    );
}

/// Google's table of 2026, by the name of its region.
const OF_2026: &str = "\"Time\",\"clogs\"\n\"2025-11-02\",3\n\"2025-11-09\",5\n\"2025-11-16\",7\n";

#[test]
fn a_country_is_one_market_whichever_of_its_names_a_tool_uses() {
    let folder = study();
    let at = folder.path();
    let classic = "Category: All categories\n\nWeek,clogs: (United States)\n\
                   2025-10-26,12\n2025-11-02,3\n2025-11-09,5\n";
    fs::write(at.join("multiTimeline.csv"), classic).unwrap();
    let name = |region: &str| format!("time_series_{region}_20251026-0000_20251122-0337.csv");
    for (region, last) in [("US", ",7\n"), ("US-NY", ",8\n"), ("Worldwide", ",9\n")] {
        fs::write(at.join(name(region)), OF_2026.replace(",7\n", last)).unwrap();
    }
    let classic = "multiTimeline.csv";
    let all = [classic, &name("US"), &name("US-NY"), &name("Worldwide")];
    for file in all {
        well(&["add", "a.releve", file], at);
    }
    let known = serde_json::json!([
        {"market": "US-NY", "n": 1}, {"market": "United States", "n": 2}, {"market": "Worldwide", "n": 1}
    ]);
    let by_market = "SELECT market, count(*) AS n FROM vintage v JOIN series s ON s.id = v.series \
                     GROUP BY market ORDER BY market";
    assert_eq!(rows(by_market, at), known);
    // Asked for by either name.
    for market in ["US", "United States"] {
        let asked = [
            "growth",
            "a.releve",
            "--subject",
            "clogs",
            "--market",
            market,
        ];
        let grown = well(&asked, at);
        assert!(grown.contains("United States"), "{grown}");
        assert!(!grown.contains("US-NY"), "{grown}");
    }
}

#[test]
fn numbers_and_dates_that_could_be_two_things_are_asked_for_in_words_of_add() {
    let folder = study();
    let at = folder.path();
    for (table, asked) in [
        (
            "day;views\n2024-01-01;1.234\n2024-01-02;2.345\n",
            "line 2: column `views`: `1.234` may be 1.234 or 1234; say which with \
             `--map date=day,decimal:point` or `--map date=day,decimal:comma`",
        ),
        (
            "day,views\n01/02/2024,1\n02/01/2024,2\n",
            "say which with `--map date=day,dates:day-first` or `--map date=day,dates:month-first`",
        ),
    ] {
        fs::write(at.join("views.csv"), table).unwrap();
        let output = run(&["add", "a.releve", "views.csv"], at);
        assert!(err(&output).contains(asked), "{}", err(&output));
        assert!(!err(&output).contains("--d"), "{}", err(&output));
    }
    fs::write(
        at.join("views.csv"),
        "day;views\n2024-01-01;1.234\n2024-01-02;2.345\n",
    )
    .unwrap();
    let map = "date=day,decimal:comma";
    well(&["add", "a.releve", "views.csv", "--map", map], at);
    // Between commas, a comma in quotation marks parts thousands; and it is told.
    fs::write(
        at.join("more.csv"),
        "day,likes\n2024-01-01,\"1,234\"\n2024-01-02,\"2,345\"\n",
    )
    .unwrap();
    let output = run(&["add", "a.releve", "more.csv"], at);
    assert!(output.status.success());
    let note = "`1,234` in line 2 was taken for 1234 and could be 1.234";
    assert!(err(&output).contains(note), "{}", err(&output));
    assert!(err(&output).contains("`--map date=day,decimal:comma`"));
    let output = run(&["forecast", "more.csv", "--horizon", "1"], at);
    assert!(err(&output).contains(note), "{}", err(&output));
}

#[test]
fn days_and_broken_lists_are_told_in_our_words() {
    let folder = study();
    let at = folder.path();
    let list = r#"{"products":[{"id":11,"title":"Satin flat","variants":[{"id":1,"pri"#;
    fs::write(at.join("products.json"), list).unwrap();
    for more in [&[][..], &["--day", "2026-11-20"]] {
        let output = run(&[&["add", "a.releve", "products.json"], more].concat(), at);
        assert_eq!(output.status.code(), Some(1));
        assert!(
            err(&output).contains("broken off at line 1"),
            "{}",
            err(&output)
        );
    }
    for command in [
        ["add", "a.releve", "products.json", "--day", "2025-13-01"],
        ["watch", "a.releve", "--once", "--since", "2025-13-01"],
    ] {
        let output = run(&command, at);
        assert_eq!(output.status.code(), Some(2));
        let expected = "expected a day such as 2026-11-20\n";
        assert!(err(&output).contains(expected), "{}", err(&output));
    }
}

#[cfg(unix)]
#[test]
fn an_export_or_a_page_that_does_not_fit_leaves_nothing() {
    let folder = study();
    let at = folder.path();
    fs::create_dir(at.join("articles")).unwrap();
    for number in 0..4 {
        let text =
            crate::program::DATED_ARTICLE.replace("Paris", &"Paris and Lyon ".repeat(40 + number));
        fs::write(at.join(format!("articles/{number}.txt")), text).unwrap();
    }
    well(&["add", "a.releve", "articles"], at);
    for form in ["csv", "jsonl", "xlsx"] {
        let asked = ["export", "a.releve", "--to", "out", "--format", form];
        let output = limited(2, &asked, at);
        let said = err(&output);
        assert_eq!(output.status.code(), Some(1), "{form}: {said}");
        assert!(said.contains("no export was made"), "{form}: {said}");
        assert!(
            !said.contains("os error") && !said.contains("adding"),
            "{form}: {said}"
        );
        assert!(!at.join("out").exists(), "{form}");
        // A folder that was there is somebody's, though empty.
        fs::create_dir(at.join("mine")).unwrap();
        let asked = ["export", "a.releve", "--to", "mine", "--format", form];
        assert_eq!(limited(2, &asked, at).status.code(), Some(1), "{form}");
        assert!(fs::remove_dir(at.join("mine")).is_ok(), "{form}");
    }
    // An earlier export stays whole.
    well(
        &["export", "a.releve", "--to", "out", "--format", "csv"],
        at,
    );
    let names = || {
        let entries = fs::read_dir(at.join("out")).unwrap();
        let mut all: Vec<_> = entries.map(|one| one.unwrap().file_name()).collect();
        all.sort();
        all
    };
    let before = names();
    assert_eq!(
        limited(
            2,
            &["export", "a.releve", "--to", "out", "--format", "csv"],
            at
        )
        .status
        .code(),
        Some(1)
    );
    assert_eq!(names(), before);
    let output = limited(
        2,
        &[
            "report",
            "articles",
            "--trend",
            "ballet flats",
            "--out",
            "page.html",
        ],
        at,
    );
    let said = err(&output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(
        said.contains("cannot write `page.html`: a file may not be as large here"),
        "{said}"
    );
    assert!(!at.join("page.html.part").exists() && !at.join("page.html").exists());
    // A workbook, in the same words.
    let table = "month,flats\n2025-01-01,1\n2025-02-01,2\n2025-03-01,3\n";
    fs::write(at.join("s.csv"), table).unwrap();
    let output = limited(2, &["growth", "s.csv", "--out", "g.xlsx"], at);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        err(&output),
        "error: cannot write `g.xlsx`: a file may not be as large here\n\
         hint: name a place on another disk\n"
    );
}
