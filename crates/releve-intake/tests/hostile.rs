//! What comes from outside, at its worst: it is refused by name or read, in
//! little time and without a panic.

use std::time::{Duration, Instant};

use releve_intake::{Options, Size, Sources, read, read_from};

/// Far above what is needed, far below what growth with the square takes.
const LONG: Duration = Duration::from_secs(20);

#[track_caller]
fn reads_soon(what: &str, page: &str) {
    let begun = Instant::now();
    let options = Options {
        max_document: Size::new(64 << 20),
        ..Options::default()
    };
    let document = read(page.as_bytes(), "deep.html", &options).expect(what);
    assert!(document.text.as_str().contains("loafers"), "{what}");
    assert!(begun.elapsed() < LONG, "{what}: {:?}", begun.elapsed());
}

#[test]
fn nesting_neither_overflows_nor_takes_long() {
    for tag in [
        "div",
        "b",
        "table",
        "blockquote",
        "ul><li",
        "span",
        "svg",
        "select",
        "font",
    ] {
        let page = format!(
            "<!doctype html><p>loafers</p>{}loafers",
            format!("<{tag}>").repeat(100_000)
        );
        reads_soon(tag, &page);
    }
    let closed = format!(
        "<!doctype html>{}<p>loafers are back</p>{}",
        "<div>".repeat(100_000),
        "</div>".repeat(100_000)
    );
    reads_soon("closed", &closed);
    let reopened: String = (0..100_000)
        .map(|n| format!("<div><font size={n}>x</div>"))
        .collect();
    reads_soon(
        "reopened",
        &format!("<!doctype html>{reopened}<p>loafers</p>"),
    );
}

#[test]
fn wide_pages_do_not_take_long() {
    reads_soon(
        "wide",
        &format!("<!doctype html><body>{}", "<p>loafers".repeat(50_000)),
    );
    reads_soon(
        "unclosed",
        &format!(
            "<!doctype html><p>loafers</p>{}",
            "<a href='".repeat(50_000)
        ),
    );
}

#[test]
fn what_pages_say_of_themselves_does_not_take_long() {
    let deep = "&lt;b&gt;&lt;div&gt;".repeat(100_000);
    let authors = "{\"@id\":\"#x\"},".repeat(100_000);
    let graph: String = (0..50_000)
        .map(|n| format!("{{\"@id\":\"#{n}\",\"name\":\"x\"}},"))
        .collect();
    let nested = format!(
        "{}{}{}",
        "<div class=author>".repeat(250),
        "loafers ".repeat(500_000),
        "</div>".repeat(250)
    );
    for (what, head, body) in [
        (
            "nested title",
            format!("<meta property='og:title' content='{deep}'>"),
            "",
        ),
        (
            "many titles",
            "<meta name=author content='1'>".repeat(100_000),
            "",
        ),
        (
            "many authors",
            format!(
                "<script type='application/ld+json'>[{graph}{{\"@type\":\"Article\",\"author\":[{authors}1]}}]</script>"
            ),
            "",
        ),
        (
            "nested data",
            format!(
                "<script type='application/ld+json'>{}</script>",
                "{\"@graph\":[".repeat(100_000)
            ),
            "",
        ),
        ("nested authors", String::new(), &*nested),
        ("many headings", String::new(), &*"<h1>a".repeat(100_000)),
        (
            "many rows",
            String::new(),
            &*format!("<table>{}", "<tr><td>a<td>b".repeat(100_000)),
        ),
        (
            "many names",
            String::new(),
            &*format!("<div class='{}'>", "a-b_c ".repeat(300_000)),
        ),
        ("many breaks", String::new(), &*"a<br><br>".repeat(200_000)),
    ] {
        reads_soon(
            what,
            &format!(
                "<!doctype html><head>{head}</head><body>{body}<p>loafers are back, says everyone."
            ),
        );
    }
}

#[test]
fn a_page_of_five_megabytes_is_read_whole() {
    let paragraph =
        "<p>The loafers are back, say buyers, and £690 is what the best of them cost.</p>";
    let page = format!(
        "<!doctype html><nav>{}</nav><article>{}</article>",
        "<a href=/>Home</a>".repeat(1_000),
        (0..60_000)
            .map(|n| format!("{paragraph}<p>Pair {n} is sold."))
            .collect::<String>()
    );
    assert!(page.len() > 5 << 20);
    let document = read(page.as_bytes(), "long.html", &Options::default()).unwrap();
    assert!(document.text.as_str().contains("Pair 59999 is sold."));
}

#[test]
fn quotes_in_markdown_nest_without_end() {
    let text = format!("{}loafers\n\n{}", ">".repeat(100_000), "[".repeat(50_000));
    let begun = Instant::now();
    let document = read(text.as_bytes(), "deep.md", &Options::default()).unwrap();
    assert!(document.text.as_str().contains("loafers"));
    assert!(begun.elapsed() < LONG, "{:?}", begun.elapsed());
}

#[test]
fn a_stream_without_end_is_refused_at_the_limit() {
    let error = read_from(std::io::repeat(b'a'), "endless.txt", &Options::default()).unwrap_err();
    assert!(error.is_too_large());
    assert_eq!(
        error.to_string(),
        "endless.txt: larger than 8 MiB; split it, or raise the limit with `--max-document`"
    );
}

#[test]
fn messages_name_the_file_and_the_way_out() {
    let message = |bytes: &[u8], name: &str| {
        read(bytes, name, &Options::default())
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        message(b"", "a.txt"),
        "a.txt: the file is empty; expected a text"
    );
    assert_eq!(
        message(b" \n\xef\xbb\xbf"[2..].as_ref(), "a.txt"),
        "a.txt: the file is empty; expected a text"
    );
    assert_eq!(
        message(b"\x89PNG\r\n\x1a\n", "a.txt"),
        "a.txt: a picture is no text; save it as plain text, Markdown or HTML"
    );
    assert_eq!(
        message(&[0u8, 1, 2, 3, 200, 7].repeat(50), "a.txt"),
        "a.txt: a binary file is no text; save it as plain text, Markdown or HTML"
    );
    assert_eq!(
        message(b"<html><script>x</script></html>", "a.html"),
        "a.html: the page holds no text; save it with its article shown"
    );
}

#[test]
fn a_page_without_a_body_is_read() {
    let page = b"<html><head><title>Loafers</title></head>Loafers are back.";
    let document = read(page, "a.html", &Options::default()).unwrap();
    assert!(document.text.as_str().contains("Loafers are back."));
}

#[test]
fn the_head_of_a_page_describes_the_document() {
    let page = r#"<!doctype html><html lang="en"><head>
        <title>Flats are back | The Paper</title>
        <link rel="canonical" href="https://paper.example/flats">
        <meta property="og:site_name" content="The Paper">
        <script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",
          "headline":"Flats are back","datePublished":"2025-09-12T08:00:00+01:00",
          "author":{"name":"Jo Doe"}}</script></head>
        <body><nav><a href="/">Home</a></nav><article><h1>Flats are back</h1>
        <p>Ballet flats are back, and everyone from Paris to Seoul is wearing them this autumn, say buyers.</p>
        <p>At The Row, the £690 flat sold out in a week, and the waiting list is longer than ever before.</p>
        <figure><img src="a.jpg"><figcaption>Photo: Getty</figcaption></figure>
        <p>Miu Miu showed satin pairs for spring, with buckles, and the shops have followed with their own.</p>
        </article><footer>Terms of use</footer></body></html>"#;
    let document = read(page.as_bytes(), "flats.html", &Options::default()).unwrap();
    assert_eq!(document.title.as_deref(), Some("Flats are back"));
    assert_eq!(document.published.unwrap().to_string(), "2025-09-12");
    assert_eq!(document.source.as_deref(), Some("The Paper"));
    assert_eq!(document.url.as_deref(), Some("https://paper.example/flats"));
    let text = document.text.as_str();
    assert!(
        text.starts_with("Flats are back\n\nBallet flats are back, and"),
        "{text}"
    );
    assert!(
        text.contains("£690 flat") && !text.contains("Terms of use"),
        "{text}"
    );
}

#[test]
fn folders_are_walked_in_order_and_ids_stay_apart() {
    let folder = tempfile::tempdir().unwrap();
    for name in [
        "b/note.txt",
        "a/note.txt",
        "a/note.md",
        "a/style.css",
        "a/.hidden",
        "c.txt",
    ] {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, "Loafers.").unwrap();
    }
    let ids: Vec<String> = Sources::new([folder.path()])
        .map(|source| source.unwrap().id)
        .collect();
    assert_eq!(ids, ["note", "a/note", "b/note", "c"]);
}

/// Opening a pipe waits for somebody to write into it.
#[cfg(unix)]
#[test]
fn a_pipe_in_a_folder_is_not_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("note.txt"), "Loafers.").unwrap();
    let made = std::process::Command::new("mkfifo")
        .arg(folder.path().join("pipe.txt"))
        .status();
    assert!(made.unwrap().success());
    let (tell, told) = std::sync::mpsc::channel();
    let path = folder.path().to_owned();
    std::thread::spawn(move || {
        let ids = Sources::new([path]).map(|source| source.unwrap().id);
        tell.send(ids.collect::<Vec<String>>())
    });
    let ids = told.recv_timeout(std::time::Duration::from_secs(20));
    assert_eq!(ids.unwrap(), ["note"]);
}

proptest::proptest! {
    #[test]
    fn no_bytes_panic(bytes: Vec<u8>, page: bool) {
        let mut input = if page { b"<!doctype html>".to_vec() } else { Vec::new() };
        input.extend(bytes);
        for name in ["a.html", "a.md", "a.txt"] {
            let _ = read(&input, name, &Options::default());
        }
    }

    #[test]
    fn no_markup_panics(markup in "([<>/=\"'! ]|<(div|p|b|table|td|!--|script|svg|select|template)|[a-zé&;#1]|\\[|\\]|\\(|\\)|\\*|\n){0,80}") {
        for name in ["a.html", "a.md"] {
            let _ = read(markup.as_bytes(), name, &Options::default());
        }
    }
}
