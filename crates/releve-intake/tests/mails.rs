//! Mailboxes, forwarded mails and pages that browsers save as mails.

mod given;

use given::{refusals, taken_of};
use jiff::civil::date;
use releve_intake::{Intake, Options, Parts};

fn taken(text: &str, name: &str) -> Intake {
    taken_of(text.into(), name, &Options::default()).unwrap()
}

fn titles(intake: &Intake) -> Vec<&str> {
    let documents = intake.documents.iter();
    documents.filter_map(|one| one.title.as_deref()).collect()
}

const MAILBOX: &str = "From jo@a.example Mon Sep  1 10:00:00 2025\n\
    From: Jo Doe <jo@a.example>\nMessage-ID: <1@a>\nSubject: Flats\n\n\
    Flats are back.\n\n>From Paris they came.\n\nFrom Milan nothing is heard.\n\n\
    From Rome this:\nhttps://a.example/clogs\n\n\
    From al@a.example Tue Sep  2 10:00:00 2025\r\n\
    From: Al Roe <al@a.example>\r\nMessage-ID: <2@a>\r\nSubject: Clogs\r\n\
    Date: Tue, 2 Sep 2025 10:00:00 +0000\r\n\r\nClogs sell out.\r\n\r\n\
    From x\nSubject: nothing\n\n\n";

#[test]
fn a_mailbox_is_read_message_by_message() {
    let intake = taken(MAILBOX, "letters");
    assert_eq!(titles(&intake), ["Flats", "Clogs"]);
    let [flats, clogs] = intake.documents.as_slice() else {
        panic!("{intake:?}");
    };
    assert_eq!(
        flats.text.as_str(),
        "Flats\n\nFlats are back.\n\nFrom Paris they came.\n\nFrom Milan nothing is heard.\n\n\
         From Rome this:\nhttps://a.example/clogs"
    );
    assert_eq!(
        (flats.id.as_str(), clogs.id.as_str()),
        ("letters/1", "letters/2")
    );
    assert_eq!(clogs.published, Some(date(2025, 9, 2)));
    assert_eq!(clogs.author.as_deref(), Some("Al Roe"));
    assert_eq!(
        refusals(&intake),
        ["letters#3: the mail holds no text; what is attached to it is added by itself"]
    );
    // Editors leave a mark or empty lines before the first.
    for before in ["\u{feff}", "\n \r\n"] {
        let intake = taken(&format!("{before}{MAILBOX}"), "letters");
        assert_eq!(titles(&intake), ["Flats", "Clogs"], "{before:?}");
        assert_eq!(intake.documents[0].author.as_deref(), Some("Jo Doe"));
    }
    // They move in their file, and are told by their subjects.
    let mut parts = Parts::of(MAILBOX.as_bytes(), "letters", &Options::default()).unwrap();
    let first = parts.next().unwrap().unwrap();
    let first = first.intake(&Options::default()).unwrap();
    assert_eq!(first.entries_of.as_deref(), Some("letters"));
    // Whatever format is asked for.
    for format in ["mbox", "eml"] {
        let options = Options {
            format: format.parse().ok(),
            ..Options::default()
        };
        let asked = taken_of(MAILBOX.into(), "letters", &options).unwrap();
        assert_eq!(titles(&asked), ["Flats", "Clogs"], "{format}");
    }
}

#[test]
fn a_single_mail_behind_the_line_of_a_mailbox_is_a_mail() {
    let end = MAILBOX.find("From al@").unwrap();
    let intake = taken(&MAILBOX[..end], "note.eml");
    assert_eq!(intake.documents[0].id, "note");
    assert_eq!(intake.entries_of, None);
}

#[test]
fn lines_that_are_asked_for_as_lines_are_read() {
    let options = Options {
        format: "jsonl".parse().ok(),
        ..Options::default()
    };
    let lines = b"{\"title\":\"a\",\"text\":\"Flats.\"}\n{\"title\":\"b\",\"text\":\"Clogs.\"}\n";
    let intake = taken_of(lines.to_vec(), "export", &options).unwrap();
    assert_eq!(titles(&intake), ["a", "b"]);
}

#[test]
fn a_forwarded_mail_is_a_document_of_its_own() {
    let mail = "From: Ann <ann@a.example>\nMessage-ID: <1@a>\nSubject: Fwd: the story\n\
        Date: Wed, 10 Sep 2025 10:00:00 +0000\nMIME-Version: 1.0\n\
        Content-Type: multipart/mixed; boundary=\"b\"\n\n\
        --b\nContent-Type: text/plain\n\nsee below\n\
        --b\nContent-Type: message/rfc822\n\n\
        From: Bob <bob@a.example>\nSubject: The clog story\n\
        Date: Mon, 1 Sep 2025 10:00:00 +0000\nContent-Type: text/plain\n\n\
        Kaia Gerber wore Birkenstock clogs.\n\
        --b\nContent-Type: image/png\nContent-Disposition: attachment\n\nabc\n--b--\n";
    let intake = taken(mail, "fwd.eml");
    assert_eq!(titles(&intake), ["Fwd: the story", "The clog story"]);
    let story = &intake.documents[1];
    assert_eq!(story.id, "fwd/2");
    assert_eq!(story.author.as_deref(), Some("Bob"));
    assert_eq!(story.published, Some(date(2025, 9, 1)));
    assert_eq!(intake.notes, ["1 attachment was left out"]);
    // Alone, it is the document.
    let alone = mail.replace("see below", "");
    let intake = taken(&alone, "fwd.eml");
    assert_eq!(titles(&intake), ["The clog story"]);
    assert_eq!(intake.documents[0].id, "fwd");
}

#[test]
fn a_page_that_a_browser_saved_is_a_page() {
    let page = "From: <Saved by Blink>\nSnapshot-Content-Location: https://p.example/story\n\
        Subject: Satin flats\nDate: Mon, 1 Sep 2025 10:00:00 -0000\nMIME-Version: 1.0\n\
        Content-Type: multipart/related; type=\"text/html\"; boundary=\"x\"\n\n\
        --x\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\
        Content-Location: https://p.example/story\n\n\
        <html><head><title>Satin flats</title><meta property=3D\"article:published_time\" \
        content=3D\"2025-08-20\"><meta name=3D\"author\" content=3D\"Ann Writer\">\
        <script type=3D\"application/ld+json\">{\"@type\":\"Product\",\"name\":\"Flat\",\
        \"offers\":{\"price\":290,\"priceCurrency\":\"EUR\"}}</script></head>\
        <body><article><h1>Satin flats</h1><p>Alexa Chung wore pink Miu Miu ballet flats in Paris \
        on Monday, and everybody looked.</p></article></body></html>\n\
        --x\nContent-Type: image/png\nContent-Location: https://p.example/i.png\n\nabc\n--x--\n";
    let intake = taken(page, "saved.mhtml");
    let document = &intake.documents[0];
    assert_eq!(document.id, "saved");
    assert_eq!(document.url.as_deref(), Some("https://p.example/story"));
    assert_eq!(document.published, Some(date(2025, 8, 20)));
    assert_eq!(document.author.as_deref(), Some("Ann Writer"));
    // What it cost when it was saved.
    assert_eq!(intake.products[0].day, date(2025, 9, 1));
    // Another program, which tells the address of the part alone; no day at all.
    let other = page
        .replace("Snapshot-Content-Location: https://p.example/story\n", "")
        .replace("Blink", "Windows Internet Explorer 8")
        .replace(" property=3D\"article:published_time\"", "");
    let document = &taken(&other, "saved.mht").documents[0];
    assert_eq!(document.url.as_deref(), Some("https://p.example/story"));
    assert_eq!(document.published, None);
    // Whoever has an address writes mails.
    let writer = "Saved by the Bell <bell@a.example>";
    let mail = format!(
        "From: {writer}\nSubject: Flats\nMessage-ID: <1@a>\nContent-Type: text/html\n\n\
         <p>Kaia Gerber wore Birkenstock clogs.</p>\n"
    );
    let document = &taken(&mail, "bell.eml").documents[0];
    assert_eq!(document.author.as_deref(), Some("Saved by the Bell"));
}
