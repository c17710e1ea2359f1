//! The program as its user sees it: arguments in, exit code and both outputs
//! out.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

const ARTICLE: &str = "Flats are back\n\nBella Hadid wore ballet flats by Miu Miu in Paris. \
    Designer Zoe Anastasiou says “flats are here to stay”. Zoe Anastasiou is a stylist.\n";

fn releve(arguments: &[&str], folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_releve"));
    command
        .args(arguments)
        .current_dir(folder)
        .env_remove("RELEVE_TRACE");
    command
}

fn run(arguments: &[&str], folder: &Path) -> Output {
    releve(arguments, folder).output().unwrap()
}

fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn err(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

/// A folder with these files.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn articles() -> TempDir {
    folder(&[("flats.txt", ARTICLE.as_bytes())])
}

#[track_caller]
fn fails(arguments: &[&str], folder: &Path, code: i32, message: &str) {
    let output = run(arguments, folder);
    assert_eq!(err(&output), message);
    assert_eq!(output.status.code(), Some(code));
}

#[test]
fn read_prints_a_table_without_colour_in_a_pipe() {
    let folder = articles();
    let output = run(&["read", "flats.txt"], folder.path());
    assert!(output.status.success());
    let table = out(&output);
    assert!(table.starts_with("flats · Flats are back\n"), "{table}");
    assert!(table.contains("Bella Hadid wore ballet flat"), "{table}");
    assert!(
        table.contains("“Bella Hadid wore ballet flats by Miu Miu in Paris.”"),
        "{table}"
    );
    assert!(!table.contains('\x1b'));
    assert_eq!(err(&output), "");
}

#[test]
fn read_prints_the_contracts_lines() {
    let folder = articles();
    let output = run(&["read", "flats.txt", "--format", "jsonl"], folder.path());
    let lines: Vec<serde_json::Value> = out(&output)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(
        out(&output).lines().next().unwrap(),
        r#"{"type":"document","doc":"flats","title":"Flats are back","published":null,"lang":"en","source":null,"url":null,"chars":151}"#
    );
    for fact in lines.iter().filter(|line| line["type"] == "fact") {
        for evidence in fact["evidence"].as_array().unwrap() {
            let (start, end) = (&evidence["start"], &evidence["end"]);
            let slice: String = ARTICLE
                .chars()
                .skip(start.as_u64().unwrap() as usize)
                .take((end.as_u64().unwrap() - start.as_u64().unwrap()) as usize)
                .collect();
            assert_eq!(slice, evidence["quote"]);
        }
    }
    assert!(lines.iter().any(|line| line["kind"] == "wear"));
}

#[test]
fn read_marks_the_text_as_html_that_runs_nothing() {
    let folder = folder(&[(
        "a\"><script>.txt",
        b"<script>alert(1)</script> Bella Hadid wore loafers." as &[u8],
    )]);
    let output = run(&["read", ".", "--format", "html"], folder.path());
    let page = out(&output);
    assert!(page.starts_with("<!doctype html>") && page.ends_with("</html>\n"));
    assert!(
        page.contains("<mark class=\"person\" title=\"person: Bella Hadid\">"),
        "{page}"
    );
    assert!(!page.contains("<script"), "{page}");
}

#[test]
fn read_takes_standard_input() {
    let folder = articles();
    let mut child = releve(&["read", "-", "--format", "jsonl"], folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(ARTICLE.as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(out(&output).starts_with("{\"type\":\"document\",\"doc\":\"stdin\""));
}

#[test]
fn folders_are_read_in_order_and_one_broken_file_stops_nothing() {
    let folder = tempfile::tempdir().unwrap();
    for n in 0..1000 {
        let text: &[u8] = if n == 500 {
            b"\x00\x01\x02\xff\xfe\x80"
        } else {
            b"Loafers are back."
        };
        fs::write(folder.path().join(format!("{n:04}.txt")), text).unwrap();
    }
    let output = run(&["read", ".", "--format", "jsonl"], folder.path());
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        err(&output),
        "error: ./0500.txt: a binary file is no text; save it as plain text, Markdown or HTML\n"
    );
    let documents: Vec<&str> = out(&output)
        .lines()
        .filter(|line| line.starts_with("{\"type\":\"document\""))
        .map(|line| &line[25..29])
        .collect();
    assert_eq!(documents.len(), 999);
    assert!(documents.is_sorted());
}

#[test]
fn what_cannot_be_read_is_named() {
    let folder = folder(&[
        ("empty.txt", b""),
        ("deep.html", b"<html></html>"),
        ("a.pdf", b"%PDF-1.4"),
    ]);
    let path = folder.path();
    fs::create_dir(path.join("bare")).unwrap();
    fails(
        &["read", "bare"],
        path,
        1,
        "error: bare: no documents in it; expected texts, web pages, feeds or archives of them\n",
    );
    fails(
        &["read", "none.txt"],
        path,
        1,
        "error: none.txt: no such file or folder\n",
    );
    fails(
        &["read", "empty.txt"],
        path,
        1,
        "error: empty.txt: the file is empty; expected a text\n",
    );
    fails(
        &["read", "deep.html"],
        path,
        1,
        "error: deep.html: the page holds no text; save it with its article shown\n",
    );
    fails(
        &["read", "a.pdf"],
        path,
        1,
        "error: a.pdf: a PDF is no text; save it as plain text, Markdown or HTML\n",
    );
}

#[test]
fn a_hundred_megabytes_are_refused_at_the_limit() {
    let folder = tempfile::tempdir().unwrap();
    let file = fs::File::create(folder.path().join("line.txt")).unwrap();
    file.set_len(100 << 20).unwrap();
    fails(
        &["read", "line.txt"],
        folder.path(),
        1,
        "error: line.txt: larger than 8 MiB; split it, or raise the limit with `--max-document`\n",
    );
    fs::write(folder.path().join("note.txt"), "Loafers are back.").unwrap();
    fails(
        &["read", "note.txt", "--max-document", "4"],
        folder.path(),
        1,
        "error: note.txt: larger than 4 bytes; split it, or raise the limit with `--max-document`\n",
    );
}

#[test]
fn wrong_usage_is_exit_code_2() {
    let folder = articles();
    for arguments in [
        &["read"] as &[&str],
        &["read", "flats.txt", "--format", "xml"],
        &["read", "flats.txt", "--max-document", "big"],
        &["explain", "flats.txt", "--fact", "0"],
        &["lexicon"],
        &["eval", "--gold", "."],
        &["dance"],
        &[],
    ] {
        let output = run(arguments, folder.path());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(!output.stderr.is_empty(), "{arguments:?}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
    }
    fails(
        &["read", "flats.txt", "--lang", "fr"],
        folder.path(),
        2,
        "error: no lexicon for the language `fr`; expected `en`\n",
    );
}

#[test]
fn help_teaches_by_example() {
    let folder = articles();
    for command in ["read", "text", "explain", "eval", "train"] {
        let long = run(&[command, "--help"], folder.path());
        assert!(out(&long).contains("Examples:"), "{command}");
        let short = run(&[command, "-h"], folder.path());
        assert!(out(&short).len() < out(&long).len(), "{command}");
    }
    let version = run(&["--version"], folder.path());
    assert_eq!(
        out(&version),
        concat!("releve ", env!("CARGO_PKG_VERSION"), "\n")
    );
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let folder = tempfile::tempdir().unwrap();
    for n in 0..200 {
        fs::write(folder.path().join(format!("{n}.txt")), ARTICLE.repeat(20)).unwrap();
    }
    let mut child = releve(&["read", ".", "--format", "jsonl"], folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(err(&output), "");
    assert!(output.status.success());
}

#[test]
fn text_prints_what_is_quoted_from() {
    let folder = folder(&[(
        "note.md",
        b"# Flats\n\n**Flats** are [back](https://x.example).\n" as &[u8],
    )]);
    let output = run(&["text", "note.md"], folder.path());
    assert_eq!(out(&output), "Flats\n\nFlats are back.\n");
    let output = run(&["text", ".", "--format", "jsonl"], folder.path());
    assert_eq!(
        out(&output),
        "{\"doc\":\"note\",\"file\":\"./note.md\",\"url\":null,\"title\":\"Flats\",\"author\":null,\
         \"published\":null,\"publication\":null,\"lang\":\"en\",\"text\":\"Flats\\n\\nFlats are back.\"}\n"
    );
    let same = run(&["text", ".", "--format", "jsonl"], folder.path());
    assert_eq!(out(&same), out(&output));
}

#[test]
fn text_prints_a_month_as_a_month_and_every_author() {
    let page = "<!doctype html><html lang=en-GB><head><title>Flats</title>\
        <meta name=author content=\"Jo Doe\"><meta name=author content=\"Al Roe\">\
        <meta name=date content=2025-09></head><body><p>Ballet flats are back.</p>";
    let folder = folder(&[("page.html", page.as_bytes())]);
    let output = run(&["text", "page.html", "--format", "jsonl"], folder.path());
    assert_eq!(
        out(&output),
        "{\"doc\":\"page\",\"file\":\"page.html\",\"url\":null,\"title\":\"Flats\",\
         \"author\":\"Jo Doe; Al Roe\",\"published\":\"2025-09\",\"publication\":null,\
         \"lang\":\"en-GB\",\"text\":\"Flats\\n\\nBallet flats are back.\"}\n"
    );
    // No day is told, and none is made up.
    let output = run(&["read", "page.html", "--format", "jsonl"], folder.path());
    assert!(out(&output).contains("\"published\":null"));
}

#[test]
fn text_prints_every_entry_of_a_feed_and_tells_what_is_none() {
    let feed = "<rss><channel><title>The Paper</title>\
        <item><title>Flats</title><pubDate>Fri, 20 Nov 2026 08:00:00 GMT</pubDate>\
        <description>They are back.</description></item><item/></channel></rss>";
    let folder = folder(&[("feed.xml", feed.as_bytes())]);
    let output = run(&["text", "feed.xml"], folder.path());
    assert_eq!(out(&output), "Flats\n\nThey are back.\n");
    assert_eq!(
        err(&output),
        "error: feed.xml#2: an entry without title and text\n"
    );
    assert_eq!(output.status.code(), Some(1));
    let output = run(&["read", "feed.xml", "--format", "jsonl"], folder.path());
    assert!(out(&output).contains("\"published\":\"2026-11-20\""));
    let output = run(&["text", "feed.xml", "--as", "excel"], folder.path());
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("`excel` is no format; expected one of text, "));
}

#[test]
fn explain_tells_rule_names_and_words() {
    let folder = articles();
    let output = run(&["explain", "flats.txt", "--fact", "1"], folder.path());
    let text = out(&output);
    for part in [
        "flats#1",
        "  evidence    ",
        "  rule        `",
        "  confidence  0.",
        "people.tsv:",
        "  words       ",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    let output = run(&["explain", "flats.txt", "--fact", "99"], folder.path());
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).starts_with("error: flats: no fact 99; the document has "));
}

#[test]
fn names_are_found_in_the_lexicon() {
    let folder = articles();
    let output = run(&["lexicon", "find", "MIU", "miu"], folder.path());
    assert!(
        out(&output).starts_with("Miu Miu  brand  brands.tsv:"),
        "{}",
        out(&output)
    );
    fails(
        &["lexicon", "find", "xyzzy"],
        folder.path(),
        1,
        "error: `xyzzy` is not in the lexicon; add it to a file of your own and name its folder with `--lexicon`\n",
    );
}

#[test]
fn a_lexicon_of_ones_own_is_checked_and_read_by() {
    let brands = "# source: a test, compiled 2026-01-01\n\
        name\taliases\tcountry\towner\tsectors\tkind\tambiguous\n";
    let good = format!("{brands}Quaffle\t\t\t\t\tbrand\t\n");
    let bad = format!("{brands}Quaffle\t\t\t\tshoes\tbrand\t\nBludger\t\tEngland\t\t\tbrand\t\n");
    let folder = folder(&[
        ("good/brands.tsv", good.as_bytes()),
        ("bad/brands.tsv", bad.as_bytes()),
        ("none/readme.txt", b"x"),
        ("note.txt", b"The quaffle flats cost a lot."),
    ]);
    let path = folder.path();
    let output = run(&["lexicon", "check"], path);
    assert!(
        out(&output).ends_with("files, no problems\n"),
        "{}",
        out(&output)
    );
    let output = run(&["lexicon", "check", "good"], path);
    assert_eq!(out(&output), "1 file, no problems\n");
    let output = run(&["lexicon", "check", "bad"], path);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(err(&output), "error: 3 problems in 1 file\n");
    let problems: Vec<&str> = out(&output)
        .lines()
        .map(|l| l.split(';').next().unwrap())
        .collect();
    assert_eq!(
        problems,
        [
            "bad/brands.tsv:3: `shoes` is no `sectors`",
            "bad/brands.tsv:4: `Bludger` stands behind `Quaffle`",
            "bad/brands.tsv:4: `England` is no country",
        ]
    );
    let output = run(&["read", "note.txt", "--lexicon", "none"], path);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        err(&output).starts_with("error: none: no lexicon's file in it; expected one or more of ")
    );
    let output = run(&["lexicon", "find", "quaffle", "--lexicon", "good"], path);
    assert!(
        out(&output).starts_with("Quaffle  brand  brands.tsv:3"),
        "{}",
        out(&output)
    );
}

#[test]
fn unknown_names_are_suggested_as_rows() {
    let folder = articles();
    let output = run(&["lexicon", "suggest", "flats.txt"], folder.path());
    let text = out(&output);
    assert!(text.contains("# people.tsv: 1 name\n"), "{text}");
    assert!(
        text.contains(" in 1 document\nZoe Anastasiou\t\t\t\t\t\n"),
        "{text}"
    );
    let output = run(
        &["lexicon", "suggest", "flats.txt", "--at-least", "50"],
        folder.path(),
    );
    assert_eq!(out(&output), "");
}

const GOLD: &str = r#"{"doc": "flats", "entities": [{"kind": "person", "name": "Bella Hadid"}],
  "facts": [{"kind": "wear", "person": "Bella Hadid", "garment": "ballet flat", "evidence": ["Bella Hadid wore"]},
            {"kind": "role", "person": "Bella Hadid", "role": "model", "evidence": ["Bella Hadid"]}]}"#;

#[test]
fn eval_scores_what_is_read_and_what_is_given() {
    let folder = folder(&[
        ("gold/flats.json", GOLD.as_bytes()),
        ("text/flats.txt", ARTICLE.as_bytes()),
    ]);
    let path = folder.path();
    let base = ["eval", "--gold", "gold", "--text", "text"];
    let read = run(&base, path);
    assert!(
        out(&read).starts_with("facts, 1 documents\nwear             P 1.000  R 1.000"),
        "{}",
        out(&read)
    );
    let lines = run(&["read", "text", "--format", "jsonl"], path);
    fs::write(path.join("pred.jsonl"), &lines.stdout).unwrap();
    let given = run(&[&base[..], &["--pred", "pred.jsonl"]].concat(), path);
    assert_eq!(out(&read), out(&given));
    let errors = run(&[&base[..], &["--errors", "1"]].concat(), path);
    assert!(
        out(&errors)
            .contains("  missed   flats role {\"person\": \"Bella Hadid\", \"role\": \"model\"}\n"),
        "{}",
        out(&errors)
    );
    let json = run(&[&base[..], &["--json"]].concat(), path);
    let score: serde_json::Value = serde_json::from_str(out(&json)).unwrap();
    assert_eq!(score["documents"], 1);
    fs::write(path.join("pred.jsonl"), "{").unwrap();
    let broken = run(&[&base[..], &["--pred", "pred.jsonl"]].concat(), path);
    assert_eq!(broken.status.code(), Some(1));
    assert!(
        err(&broken).starts_with("error: pred.jsonl:1: not JSON"),
        "{}",
        err(&broken)
    );
    let none = run(&["eval", "--gold", "nowhere", "--text", "text"], path);
    assert_eq!(none.status.code(), Some(1));
    assert!(err(&none).starts_with("error: nowhere: "), "{}", err(&none));
}

#[test]
fn eval_scores_names_that_no_lexicon_knows() {
    let gold = br#"{"doc": "labels", "facts": [], "entities": [
        {"kind": "brand", "name": "Quorvane"}, {"kind": "brand", "name": "Miu Miu"},
        {"kind": "person", "name": "Odile Brankov"}, {"kind": "place", "name": "Zzyrk"}]}"#;
    let read = br#"{"type": "entity", "doc": "labels", "kind": "brand", "name": "Quorvane"}
{"type": "entity", "doc": "labels", "kind": "brand", "name": "Odile Brankov"}
"#;
    let folder = folder(&[
        ("gold/labels.json", gold),
        (
            "text/labels.txt",
            b"Quorvane, Miu Miu, Odile Brankov, Zzyrk.",
        ),
        ("pred.jsonl", read),
        ("words/brands.tsv", b"# source: mine\nname\nQuorvane\n"),
    ]);
    let path = folder.path();
    let base = [
        "eval",
        "--gold",
        "gold",
        "--text",
        "text",
        "--pred",
        "pred.jsonl",
        "--unknown-names",
    ];
    assert_eq!(
        out(&run(&base, path)),
        "unknown names    P 0.500  R 0.500  F1 0.500   gold    2 pred    2\n"
    );
    let json = run(&[&base[..], &["--json"]].concat(), path);
    let score: serde_json::Value = serde_json::from_str(out(&json)).unwrap();
    assert_eq!((&score["f1"], &score["gold"]), (&0.5.into(), &2.into()));
    // What is in one's own words is known.
    assert_eq!(
        out(&run(&[&base[..], &["--lexicon", "words"]].concat(), path)),
        "unknown names    P 0.000  R 0.000  F1 0.000   gold    1 pred    1\n"
    );
}

#[test]
fn train_writes_the_same_weights_twice() {
    let folder = folder(&[
        ("gold/flats.json", GOLD.as_bytes()),
        ("text/flats.txt", ARTICLE.as_bytes()),
    ]);
    let path = folder.path();
    for out in ["one", "two"] {
        let output = run(
            &["train", "--gold", "gold", "--text", "text", "--out", out],
            path,
        );
        assert!(output.status.success(), "{}", err(&output));
    }
    for file in ["name_weights.tsv", "rule_weights.tsv"] {
        let one = fs::read_to_string(path.join("one").join(file)).unwrap();
        assert!(one.starts_with("# source: "));
        assert_eq!(
            one,
            fs::read_to_string(path.join("two").join(file)).unwrap()
        );
    }
    // What was learnt is a lexicon's file like any other.
    let read = run(&["read", "text", "--lexicon", "one"], path);
    assert!(read.status.success(), "{}", err(&read));
}

#[test]
fn demo_tells_a_story_and_writes_a_page_whose_links_all_lead_somewhere() {
    let folder = folder(&[]);
    let output = run(&["demo"], folder.path());
    assert_eq!(err(&output), "");
    assert!(output.status.success());
    let told = out(&output);
    assert!(told.starts_with("BALLETCORE\n"), "{told}");
    assert!(told.ends_with("The dossier: releve-demo.html\n"), "{told}");
    assert!((15..40).contains(&told.lines().count()), "{told}");
    let page = fs::read_to_string(folder.path().join("releve-demo.html")).unwrap();
    assert!(!page.contains("<script") && !page.contains("<h3>date "));
    let ids: std::collections::HashSet<&str> = page
        .split(" id=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    let links = page
        .split("href=\"#")
        .skip(1)
        .filter_map(|rest| rest.split('"').next());
    for link in links {
        assert!(ids.contains(link), "#{link} leads nowhere");
    }
    for section in [
        "figures",
        "timeline",
        "elements",
        "register",
        "runway",
        "prices",
        "pairings",
        "influence",
        "markets",
        "business",
        "quotes",
        "missing",
        "articles",
    ] {
        assert!(ids.contains(section), "no section `{section}`");
    }
    assert!(run(&["demo"], folder.path()).status.success());
    let again = fs::read_to_string(folder.path().join("releve-demo.html")).unwrap();
    assert!(page == again, "the same sample gives another page");
}

#[test]
fn report_says_what_is_wrong_with_a_trend_or_a_place() {
    let folder = folder(&[
        (
            "core.txt",
            "Balletcore is here\n\nBalletcore consists of ballet flats and leg warmers.\n"
                .as_bytes(),
        ),
        ("plain.txt", b"Nothing here."),
        ("mine.html", b"<p>my own page</p>"),
    ]);
    let folder = folder.path();
    fails(
        &["report", "core.txt", "--trend", "zorkcore"],
        folder,
        1,
        "error: no document speaks of `zorkcore`\nhint: they speak of balletcore (1 article)\n",
    );
    fails(
        &["report", "plain.txt"],
        folder,
        1,
        "error: no trend is named in these documents\n\
         hint: say what the dossier is about, a garment or a brand, with `--trend TERM`\n",
    );
    fails(
        &["report", "core.txt", "--out", "mine.html"],
        folder,
        1,
        "error: `mine.html` is there already and is no dossier of ours\n\
         hint: name another file with `--out`\n",
    );
    fails(
        &["report", "core.txt", "--out", "no/such.html"],
        folder,
        1,
        "error: cannot write `no/such.html`: its folder does not exist\n",
    );
    fails(
        &["demo", "--out", "."],
        folder,
        1,
        "error: cannot write `.`: it is a folder; name a file in it\n",
    );
    fails(
        &["report", "gone.txt"],
        folder,
        1,
        "error: gone.txt: no such file or folder\n",
    );
}
