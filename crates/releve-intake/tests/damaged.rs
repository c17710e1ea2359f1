//! Files of every format cut off, garbled, oversized or made to do harm: an
//! error or what is whole of them, soon and without a panic.

mod given;

use std::io::Read;
use std::time::{Duration, Instant};

use given::{fixture, fixtures, gzipped, sheet, sheet_with, taken_of, workbook, zipped};
use jiff::civil::date;
use releve_intake::{Format, Intake, Options, Parts, Size};

/// Far above what is needed, far below what growth with the square takes.
const LONG: Duration = Duration::from_secs(20);

/// Everything that could be asked for is told, so that nothing ends early.
fn options() -> Options {
    Options {
        day: Some(date(2026, 11, 20)),
        market: Some("US".into()),
        mapping: Some("date=Day".parse().unwrap()),
        ..Options::default()
    }
}

fn small() -> Options {
    Options {
        max_document: Size::new(1 << 20),
        max_table: Size::new(4 << 20),
        ..options()
    }
}

#[track_caller]
fn soon<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let begun = Instant::now();
    let done = work();
    assert!(begun.elapsed() < LONG, "{what}: {:?}", begun.elapsed());
    done
}

fn count(intake: &Intake) -> usize {
    intake.documents.len() + intake.series.len() + intake.products.len()
}

#[test]
fn no_cut_gives_more_than_the_whole_and_none_panics() {
    for (name, bytes) in fixtures() {
        let whole = count(&taken_of(bytes.clone(), &name, &options()).unwrap_or_default());
        for cut in 0..bytes.len() {
            if cut % 7 != 0 && cut + 40 < bytes.len() {
                continue;
            }
            match taken_of(bytes[..cut].to_vec(), &name, &options()) {
                // A cut table of Shopify's is no JSON, a cut text is a text.
                Ok(part) => assert!(count(&part) <= whole + 1, "{name} cut at {cut}"),
                Err(error) => assert!(error.to_string().starts_with(&name), "{error}"),
            }
        }
    }
}

#[test]
fn cut_archives_give_what_is_whole_and_say_that_they_are_cut() {
    let warc = fixture("pages.warc");
    let packed = gzipped(&warc);
    let zip = zipped(&[("a.txt", b"Flats." as &[u8]), ("b.txt", b"Clogs.")]);
    for (name, bytes) in [("a.warc", &warc), ("a.warc.gz", &packed)] {
        let cut = taken_of(bytes[..bytes.len() - 60].to_vec(), name, &options()).unwrap();
        assert!(!cut.documents.is_empty(), "{name}");
        let last = cut.refused.last().unwrap().to_string();
        assert!(last.ends_with("broken off; download it again"), "{last}");
    }
    let error = taken_of(zip[..zip.len() - 10].to_vec(), "a.zip", &options()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "a.zip: no whole ZIP archive; download it again"
    );
    let mut garbled = zip.clone();
    garbled[36] ^= 0xff;
    let taken = taken_of(garbled, "a.zip", &options()).unwrap();
    assert_eq!(taken.documents[0].text.as_str(), "Clogs.");
    assert!(
        taken.refused[0]
            .to_string()
            .starts_with("a.zip/a.txt: damaged ("),
        "{}",
        taken.refused[0]
    );
}

#[test]
fn every_format_refuses_every_other_one_or_reads_it() {
    for (name, bytes) in fixtures() {
        for format in Format::all() {
            let options = Options {
                format: Some(format),
                ..options()
            };
            if let Err(error) = taken_of(bytes.clone(), &name, &options) {
                assert!(error.to_string().starts_with(&name), "{format}: {error}");
            }
        }
    }
}

#[test]
fn bombs_end_at_their_ratio() {
    let zeros = vec![b' '; 64 << 20];
    let bomb = gzipped(&zeros);
    let archive = zipped(&[("a.txt", &zeros)]);
    assert!(bomb.len() < 100_000);
    for (name, bytes) in [
        ("a.gz", bomb.clone()),
        ("a.zip", archive),
        ("b.zip", zipped(&[("a.gz", &bomb)])),
    ] {
        let options = Options {
            max_document: Size::new(1 << 30),
            ..options()
        };
        let error = soon(name, || taken_of(bytes, name, &options)).unwrap_err();
        assert!(error.is_bomb() || error.is_empty(), "{error}");
    }
    let error = taken_of(bomb.clone(), "a.gz", &small()).unwrap_err();
    assert!(error.is_too_large() || error.is_bomb(), "{error}");

    // A workbook is an archive too.
    let cells = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>".to_owned() + &" ".repeat(80 << 20);
    let error = soon("workbook", || taken_of(sheet(&cells), "a.xlsx", &options())).unwrap_err();
    assert!(error.is_bomb(), "{error}");
}

#[test]
fn formats_of_cells_that_repeat_a_long_code_are_refused() {
    let formats = format!(
        "<numFmts><numFmt numFmtId=\"170\" formatCode=\"0{}\"/></numFmts><cellXfs>{}</cellXfs>",
        "#".repeat(100_000),
        "<xf numFmtId=\"170\"/>".repeat(2_000)
    );
    let data = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";
    let read = || taken_of(sheet_with(data, &formats), "a.xlsx", &options());
    let error = soon("formats", read).unwrap_err().to_string();
    assert!(
        error.contains("too many formats, or too long ones"),
        "{error}"
    );
}

#[test]
fn archives_within_archives_end() {
    let mut bytes = zipped(&[("a.txt", b"Flats." as &[u8])]);
    for _ in 0..10 {
        bytes = zipped(&[("a.zip", &bytes)]);
    }
    let error = taken_of(bytes, "a.zip", &options()).unwrap_err();
    assert!(error.is_bomb());
    assert!(
        error
            .to_string()
            .ends_with("archives within archives, nested too deep; refused"),
        "{error}"
    );
    let error = taken_of(gzipped(&gzipped(&gzipped(b"Flats."))), "a.gz", &options()).unwrap_err();
    assert!(error.is_bomb(), "{error}");
}

#[test]
fn many_small_files_of_an_archive_come_one_by_one() {
    let lines = "{\"text\":\"Flats.\"}\n".repeat(200_000);
    let options = options();
    let mut parts = Parts::of(
        std::io::Cursor::new(gzipped(lines.as_bytes())),
        "a.jsonl.gz",
        &options,
    )
    .unwrap();
    assert_eq!(
        soon("lines", || parts.by_ref().filter(Result::is_ok).count()),
        200_000
    );
    // An endless line, and an endless record.
    let endless = std::io::Cursor::new(b"{\"text\":\"a\"}\n{\"text\":\"")
        .chain(std::io::repeat(b'a').take(64 << 20));
    let parts = Parts::of(endless, "a.jsonl", &small()).unwrap();
    let (read, refused): (Vec<_>, Vec<_>) = parts.partition(Result::is_ok);
    assert_eq!((read.len(), refused.len()), (1, 1));
    let head = b"WARC/1.1\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: 99999999999999\r\n\r\n";
    let endless = std::io::Cursor::new(head).chain(std::io::repeat(b'a').take(64 << 20));
    let parts = Parts::of(endless, "a.warc", &small()).unwrap();
    assert_eq!(soon("record", || parts.filter(Result::is_ok).count()), 0);
}

#[test]
fn entities_do_not_grow_and_elements_do_not_nest() {
    let entities: String = (1..20)
        .map(|n| format!("<!ENTITY e{n} \"{}\">", format!("&e{};", n - 1).repeat(20)))
        .collect();
    let bomb = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY e0 \"lol\">{entities}<!ENTITY file SYSTEM \
         \"file:///etc/passwd\">]><rss><channel><item><title>Flats &e19; &file;</title></item></channel></rss>"
    );
    let taken = soon("entities", || {
        taken_of(bomb.into_bytes(), "a.xml", &options())
    })
    .unwrap();
    assert_eq!(
        taken.documents[0].title.as_deref(),
        Some("Flats &e19; &file;")
    );
    for open in [
        "<a>",
        "<item>",
        "<channel>",
        "<a b='",
        "&#",
        "<![CDATA[",
        "<!--",
    ] {
        let deep = format!(
            "<rss><channel><item><title>a</title></item>{}",
            open.repeat(200_000)
        );
        let taken = soon(open, || taken_of(deep.into_bytes(), "a.xml", &options())).unwrap();
        assert_eq!(taken.documents[0].title.as_deref(), Some("a"), "{open}");
    }
    let deep = format!("{{\"text\":{}", "[".repeat(200_000));
    assert!(
        taken_of(deep.into_bytes(), "a.json", &options())
            .unwrap_err()
            .is_malformed()
    );
    let deep = format!(
        "{{\"@context\":\"x\",\"@graph\":{}{}}}",
        "[".repeat(100),
        "]".repeat(100)
    );
    assert!(
        taken_of(deep.into_bytes(), "a.json", &options())
            .unwrap_err()
            .is_malformed()
    );
}

#[test]
fn ten_thousand_columns_are_ten_thousand_series() {
    let titles: Vec<String> = (0..10_000).map(|n| format!("s{n}")).collect();
    let row = |day: &str| format!("{day},{}\n", vec!["7"; 10_000].join(","));
    let csv = format!(
        "Day,{}\n{}{}",
        titles.join(","),
        row("2024-01-01"),
        row("2024-01-02")
    );
    let taken = soon("columns", || {
        taken_of(csv.into_bytes(), "a.csv", &options())
    })
    .unwrap();
    assert_eq!(taken.series.len(), 10_000);
    let merchant = format!("id\ttitle\tprice\tlink\t{}\n1\tb", titles.join("\t"));
    assert!(
        taken_of(merchant.into_bytes(), "a.tsv", &options())
            .unwrap_err()
            .is_malformed()
    );
}

#[test]
fn sheets_that_claim_to_be_huge_are_not_held() {
    let far = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>";
    let _ = soon("far", || taken_of(sheet(far), "a.xlsx", &options()));
    let wide: String = (1..3000)
        .map(|row| format!("<row r=\"{row}\"><c r=\"XFD{row}\"><v>1</v></c></row>"))
        .collect();
    let error = soon("wide", || taken_of(sheet(&wide), "a.xlsx", &options())).unwrap_err();
    assert!(
        error.to_string().contains("more than 20,000,000 cells"),
        "{error}"
    );
    for data in [
        "",
        "<row><c><v></v></c></row>",
        "<row r=\"0\"><c r=\"A0\"><v>1</v></c></row>",
        "<c r=\"ZZZZZZZZ1\">",
    ] {
        let _ = taken_of(sheet(data), "a.xlsx", &options());
    }
    let bytes = workbook(&[
        &["Day", "flats"],
        &["2024-01-01", "1"],
        &["2024-01-02", "2"],
    ]);
    for cut in (0..bytes.len()).step_by(23) {
        let _ = taken_of(bytes[..cut].to_vec(), "a.xlsx", &options());
        let mut garbled = bytes.clone();
        garbled[cut] ^= 0x55;
        let _ = taken_of(garbled, "a.xlsx", &options());
    }
}

#[test]
fn mails_nest_and_cut_without_harm() {
    let mut mail = String::from("From: a@b.example\nMIME-Version: 1.0\n");
    for level in 0..5_000 {
        mail.push_str(&format!(
            "Content-Type: multipart/mixed; boundary=\"{level}\"\n\n--{level}\n"
        ));
    }
    let _ = soon("mail", || taken_of(mail.into_bytes(), "a.eml", &options()));
    let nested =
        "Content-Type: message/rfc822\n\nFrom: a@b.example\nMIME-Version: 1.0\n".repeat(5_000);
    let mail = format!("From: a@b.example\nMIME-Version: 1.0\n{nested}\n\nFlats.");
    let _ = soon("mail", || taken_of(mail.into_bytes(), "a.eml", &options()));
}

proptest::proptest! {
    /// Every fixture with some bytes changed, in its own format and in another.
    #[test]
    fn changed_bytes_do_no_harm(
        which in 0usize..100,
        changes in proptest::collection::vec((0usize..100_000, proptest::prelude::any::<u8>()), 1..20),
        format in proptest::option::of(0usize..24),
        from in 0usize..4000,
        length in 0usize..400,
    ) {
        let all = fixtures();
        let (name, mut bytes) = all[which % all.len()].clone();
        for (at, byte) in changes {
            let at = at % bytes.len();
            bytes[at] = byte;
        }
        // A piece that comes twice.
        let from = from % bytes.len();
        let piece = bytes[from..(from + length).min(bytes.len())].to_vec();
        bytes.splice(from..from, piece);
        let options = Options { format: format.and_then(|at| Format::all().nth(at)), ..small() };
        let _ = taken_of(bytes, &name, &options);
    }

    #[test]
    fn no_table_does_harm(table in "(\"|,|;|\t|\n|Day|Week|Time|2024-01-0[1-9]|2024-01|[0-9]{1,3}|<1|10,000%\\+|: \\(US\\)|Rank,Trend,|a){0,80}") {
        for name in ["a.csv", "time_series_US_20040101-0800_20260202-0337.csv", "a.tsv"] {
            let _ = taken_of(table.clone().into_bytes(), name, &options());
        }
    }
}
