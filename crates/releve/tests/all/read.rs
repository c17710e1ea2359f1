//! `releve read`, and what every command that reads documents does.

use std::fs;
use std::io::Write;
use std::process::Stdio;

use crate::program::{ARTICLE, articles, err, fails, folder, out, releve, run};

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
    assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>\n"));
    assert!(
        page.contains("<span class=\"entity person\" title=\"person: Bella Hadid\">"),
        "{page}"
    );
    assert!(!page.contains("<script"), "{page}");
}

#[test]
fn numbers_of_facts_are_grouped_behind_their_sentence() {
    let text = b"What Bella wears\n\nBella Hadid wore white jeans, black loafers and a red coat.";
    let folder = folder(&[("a.txt", text as &[u8])]);
    let output = run(&["read", "a.txt", "--format", "html"], folder.path());
    let page = out(&output);
    assert!(page.contains("coat</span>.\u{2060}<span class=\"cite\"><a href=\"#fact-a-1\" aria-label=\"Facts 1 to 5\">1–5</a></span></mark></p>"), "{page}");
    // The headline is the page's, and not printed again with the text.
    assert!(page.contains("<title>What Bella wears</title>"));
    let (_, body) = page.split_once("<body>").unwrap();
    assert_eq!(body.matches(" wears").count(), 1, "{page}");
}

#[test]
fn texts_on_one_page_have_a_title_of_their_own() {
    let folder = folder(&[
        ("a.txt", b"Bella Hadid wore loafers." as &[u8]),
        ("b.txt", b"Bella Hadid wore loafers."),
    ]);
    let output = run(&["read", ".", "--format", "html"], folder.path());
    let page = out(&output);
    assert!(page.contains("<title>Texts and their facts</title>"));
    assert!(
        page.contains(">a</h1>") && page.contains(">b</h1>"),
        "{page}"
    );
    assert!(page.contains("id=\"fact-a-1\"") && page.contains("id=\"fact-b-1\""));
    assert_eq!(page.matches("</html>").count(), 1);
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
