//! Documents of every format, from fixtures made for this.

mod given;

use given::{fixture, gzipped, refusals, taken, taken_of, taken_with, zipped};
use jiff::civil::date;
use releve_facts::{Document, Precision};
use releve_intake::{Format, Options};

/// Id, title, author, day, publication, address, language and text.
fn told(document: &Document) -> [String; 8] {
    let text = |field: &Option<String>| field.clone().unwrap_or_default();
    [
        document.id.clone(),
        text(&document.title),
        text(&document.author),
        document
            .published
            .map(|day| day.to_string())
            .unwrap_or_default(),
        text(&document.source),
        text(&document.url),
        document.lang.clone(),
        document.text.as_str().to_owned(),
    ]
}

#[track_caller]
fn tells(document: &Document, expected: [&str; 8]) {
    assert_eq!(told(document), expected.map(str::to_owned));
}

#[test]
fn newsletters_are_read_from_their_html_where_the_text_is_a_stub() {
    let intake = taken("newsletter.eml");
    tells(
        &intake.documents[0],
        [
            "newsletter",
            "Flats are back — again",
            "",
            "2026-11-20",
            "The Paper — Fashion",
            "https://paper.example/letters/7",
            "en-GB",
            "Flats are back — again\n\nFlats are back\n\nAlaïa shows satin flats at £690, and buyers \
             follow.\n\nMargot flat\nBow flat",
        ],
    );
}

#[test]
fn a_persons_mail_has_an_author_and_the_day_of_its_writer() {
    let intake = taken("note.eml");
    tells(
        &intake.documents[0],
        [
            "note",
            "Loafers",
            "Jo Doe",
            "2026-11-19",
            "",
            "",
            "en",
            "Loafers\n\nLoafers sold out in a week.",
        ],
    );
}

#[test]
fn rss_with_its_modules() {
    let intake = taken("rss.xml");
    tells(
        &intake.documents[0],
        [
            "rss/1",
            "Flats & clogs",
            "Jo Doe; Al Roe",
            "2026-11-20",
            "The Paper & Co",
            "https://paper.example/flats?a=1&b=2",
            "en-GB",
            "Flats & clogs\n\nFlats are back.\n\nClogs too, at £90.",
        ],
    );
    tells(
        &intake.documents[1],
        [
            "rss/2",
            "Loafers",
            "Jo Doe",
            "2026-11-01",
            "The Wire",
            "https://paper.example/loafers",
            "en-GB",
            "Loafers\n\nLoafers sell.",
        ],
    );
    assert_eq!(intake.documents[1].precision, Precision::Month);
    assert_eq!(
        refusals(&intake),
        ["rss.xml#3: an entry without title and text"]
    );
    assert_eq!(intake.notes, ["1 entry holds a summary only"]);
}

#[test]
fn atom_and_rdf() {
    let intake = taken("atom.xml");
    tells(
        &intake.documents[0],
        [
            "atom/1",
            "Les ballerines",
            "Zoé Dupont",
            "2026-11-20",
            "La Page",
            "https://page.example/ballerines",
            "fr",
            "Les ballerines\n\nElles reviennent.\n\nÀ Paris.",
        ],
    );
    assert_eq!(
        intake.documents[1].url.as_deref(),
        Some("https://page.example/court")
    );
    let intake = taken("rdf.xml");
    tells(
        &intake.documents[0],
        [
            "rdf/1",
            "Chloé",
            "",
            "2026-11-20",
            "Alt",
            "https://alt.example/chloe",
            "en",
            "Chloé\n\nChloé shows clogs.",
        ],
    );
}

#[test]
fn articles_in_json_alone_and_by_the_line() {
    let whole = [
        "article",
        "Flats are back",
        "Jo Doe; Al Roe",
        "2026-11-20",
        "The Paper",
        "https://paper.example/flats",
        "en",
        "Flats are back.\nThey sell.",
    ];
    let intake = taken("article.json");
    let mut expected = whole;
    // The text does not begin with the headline itself, but with a sentence.
    expected[7] = "Flats are back\n\nFlats are back.\nThey sell.";
    tells(&intake.documents[0], expected);
    let intake = taken("articles.jsonl");
    assert_eq!(intake.documents.len(), 2);
    assert_eq!(intake.documents[0].id, "articles/1");
    assert_eq!(intake.documents[1].text.as_str(), "No metadata at all.");
    assert_eq!(
        refusals(&intake),
        [
            "articles.jsonl:3: no article; expected an object with a `text` that says something",
            "articles.jsonl:5: broken off at line 1",
        ]
    );
}

#[test]
fn web_archives_plain_and_compressed_by_the_record() {
    let plain = fixture("pages.warc");
    // Each record is a member of its own, as crawlers write them.
    let mut members = Vec::new();
    let mut rest = plain.as_slice();
    while !rest.is_empty() {
        let next = rest[1..]
            .windows(9)
            .position(|w| w == b"WARC/1.1\r")
            .map_or(rest.len(), |at| at + 1);
        members.extend(gzipped(&rest[..next]));
        rest = &rest[next..];
    }
    for (bytes, name, id) in [
        (plain, "pages.warc", "pages/3"),
        (members, "pages.warc.gz", "pages/3"),
    ] {
        let intake = taken_of(bytes, name, &Options::default()).unwrap();
        assert_eq!(intake.documents.len(), 2, "{name}");
        let first = &intake.documents[0];
        assert_eq!(first.id, id.replace("pages", releve_stem(name)));
        assert!(
            first
                .text
                .as_str()
                .contains("Alaïa shows flats at £690 in Paris."),
            "{name}"
        );
        assert_eq!(first.url.as_deref(), Some("https://paper.example/flats"));
        assert!(intake.documents[1].text.as_str().contains("Clogs are next"));
        assert_eq!(
            intake.notes,
            [
                "2 records that hold no response were passed over",
                "1 record whose answer is not the page itself (another status than 200) were passed over",
                "1 record of pictures, styles, scripts and the like were passed over",
            ]
        );
    }
}

fn releve_stem(name: &str) -> &str {
    name.split('.').next().unwrap()
}

#[test]
fn an_element_or_line_that_is_none_takes_nothing_from_the_others() {
    let text = r#"{"title":"T","text":"Alexa Chung wore clogs."}"#;
    let array = format!("[{text},{{\"title\":\"x\"}},5,null,{text}]");
    let taken = taken_of(array.into_bytes(), "a.json", &Options::default()).unwrap();
    assert_eq!(taken.documents.len(), 2);
    assert_eq!(
        refusals(&taken),
        [
            "a.json#2: no `text` that says something",
            "a.json#3: no article; expected an object with a `text`, each key once",
            "a.json#4: no article; expected an object with a `text`, each key once",
        ]
    );
    let lines = format!("{text}\n5\n[1]\n\"x\"\n{text}\n");
    let taken = taken_of(lines.into_bytes(), "a.jsonl", &Options::default()).unwrap();
    assert_eq!(taken.documents.len(), 2);
    let refused: Vec<String> = refusals(&taken);
    let places: Vec<&str> = refused
        .iter()
        .filter_map(|why| why.split(": ").next())
        .collect();
    // The third line is an array of its own.
    assert_eq!(places, ["a.jsonl:2", "a.jsonl:3#1", "a.jsonl:4"]);
}

#[test]
fn archives_of_anything_in_any_order() {
    let inner = zipped(&[("deep.txt", b"Clogs." as &[u8])]);
    let bytes = zipped(&[
        ("a/note.md", b"# Flats\n\nBack." as &[u8]),
        ("../../etc/feed.xml", &fixture("rss.xml")),
        ("a/.hidden", b"x"),
        ("__MACOSX/a", b"x"),
        ("a/photo.jpg", b"\xff\xd8\xff"),
        ("lines.jsonl.gz", &gzipped(&fixture("articles.jsonl"))),
        ("inner.zip", &inner),
    ]);
    let intake = taken_of(bytes, "all.zip", &Options::default()).unwrap();
    let ids: Vec<&str> = intake.documents.iter().map(|d| d.id.as_str()).collect();
    assert_eq!(
        ids,
        ["note", "feed/1", "feed/2", "lines/1", "lines/4", "deep"]
    );
    assert_eq!(
        intake.notes.last().unwrap(),
        "1 file that lie beside articles and are none were passed over"
    );
    assert!(refusals(&intake).contains(
        &"all.zip/%2E%2E/%2E%2E/etc/feed.xml#3: an entry without title and text".to_owned()
    ));
}

#[test]
fn a_format_that_is_asked_for_goes_before_content() {
    let options = Options {
        format: Some(Format::Plain),
        ..Options::default()
    };
    for bytes in [fixture("rss.xml"), gzipped(&fixture("rss.xml"))] {
        let intake = taken_of(bytes, "rss.xml", &options).unwrap();
        assert!(intake.documents[0].text.as_str().starts_with("<?xml"));
    }
    let options = Options {
        format: Some(Format::Article),
        ..Options::default()
    };
    let error = taken_of(b"Flats.".to_vec(), "a.txt", &options).unwrap_err();
    assert!(error.is_malformed());
    assert_eq!(error.to_string(), "a.txt: line 1, column 1: expected value");
}

#[test]
fn a_page_may_hold_products_beside_its_text() {
    let options = Options {
        day: Some(date(2026, 11, 20)),
        ..Options::default()
    };
    let intake = taken_with("product_page.html", &options);
    assert_eq!(intake.documents[0].title.as_deref(), Some("Margot flat"));
    assert_eq!(intake.products.len(), 3);
    let intake = taken("product_page.html");
    assert_eq!(intake.products.len(), 0);
    assert!(intake.notes[0].starts_with("its products were left out: no day of its prices"));
}

#[test]
fn folders_hold_articles_and_on_demand_tables() {
    let folder = tempfile::tempdir().unwrap();
    for name in [
        "article.json",
        "articles.jsonl",
        "wide.csv",
        "wikimedia.json",
        "rss.xml",
    ] {
        std::fs::write(folder.path().join(name), fixture(name)).unwrap();
    }
    std::fs::write(
        folder.path().join("gold.json"),
        "{\"text\":\"a\",\"entities\":[]}",
    )
    .unwrap();
    let ids = |sources: releve_intake::Sources| -> Vec<String> {
        sources.map(|source| source.unwrap().id).collect()
    };
    let sources = || releve_intake::Sources::new([folder.path()]);
    assert_eq!(
        ids(sources()),
        [
            "article",
            "articles/1",
            "articles/3",
            "articles/4",
            "articles/5",
            "rss"
        ]
    );
    let all = ids(sources().and_tables());
    assert!(
        all.contains(&"wide".to_owned()) && all.contains(&"wikimedia".to_owned()),
        "{all:?}"
    );
}

#[test]
fn words_tell_the_language_where_nothing_else_does() {
    let zh = "芭蕾平底鞋今年秋天又回来了，买手们这样说。";
    let item = format!("<item><title>芭蕾</title><description>{zh}</description></item>");
    let feed = |head: &str| format!("<rss><channel><title>T</title>{head}{item}</channel></rss>");
    let mail = format!(
        "From: jo@a.example\nSubject: =?utf-8?B?6Iqt6JW+?=\nDate: Fri, 20 Nov 2026 08:00:00 GMT\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{zh}\n"
    );
    let article = format!(r#"[{{"title":"芭蕾","text":"{zh}"}}]"#);
    for (name, text, expected) in [
        ("a.xml", feed(""), "zh"),
        ("a.xml", feed("<language>zh-TW</language>"), "zh-TW"),
        ("a.eml", mail, "zh"),
        ("a.json", article, "zh"),
    ] {
        let taken = taken_of(text.into_bytes(), name, &Options::default()).unwrap();
        assert_eq!(taken.documents[0].lang, expected, "{name}");
    }
}

#[test]
fn days_to_come_and_of_clocks_never_set_are_none() {
    let options = Options {
        today: Some(date(2026, 11, 21)),
        ..Options::default()
    };
    let feed = |day: &str| {
        format!(
            "<rss><channel><title>P</title><item><title>Flats</title><description>Flats are \
             back.</description><pubDate>{day}</pubDate></item></channel></rss>"
        )
    };
    for (name, text) in [
        ("a.xml", feed("Fri, 12 Sep 2053 10:00:00 GMT")),
        ("a.xml", feed("Thu, 01 Jan 1970 00:00:00 +0000")),
        (
            "a.json",
            r#"{"title":"Flats","text":"Flats are back.","date":"2053-09-12"}"#.into(),
        ),
        ("a.md", "---\ndate: 2099-01-01\n---\n\nFlats are back.\n".into()),
        (
            "a.eml",
            "From: jo@a.example\nSubject: Flats\nDate: Tue, 2 Sep 2098 10:00:00 +0000\n\nThey are \
             back.\n"
                .into(),
        ),
        (
            "a.html",
            "<!doctype html><script type=application/ld+json>{\"@type\":\"Article\",\
             \"datePublished\":\"2031-05-01\"}</script><p>Flats are back, say buyers of the city.</p>"
                .into(),
        ),
    ] {
        let taken = taken_of(text.into_bytes(), name, &options).unwrap();
        assert_eq!(taken.documents[0].published, None, "{name}");
        let told = taken.notes.iter().any(|note| note.contains("kept undated"));
        assert!(told, "{name}: {:?}", taken.notes);
    }
    let taken = taken_of(feed("Fri, 12 Sep 2025 10:00 GMT").into(), "a.xml", &options).unwrap();
    assert_eq!(taken.documents[0].published, Some(date(2025, 9, 12)));
    assert!(taken.notes.iter().all(|note| !note.contains("undated")));
}
