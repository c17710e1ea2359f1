//! Files in encodings that they do not name: guessed and told, or refused.

use encoding_rs::{BIG5, GB18030, GBK, SHIFT_JIS, WINDOWS_1252};
use releve_intake::{Error, Intake, Options, Parts};

fn taken(bytes: &[u8], name: &str) -> Result<Intake, Error> {
    let options = Options::default();
    let part = Parts::of(std::io::Cursor::new(bytes.to_vec()), name, &options)?
        .next()
        .unwrap()?;
    part.intake(&options)
}

#[test]
fn a_text_and_a_page_in_an_encoding_they_do_not_name_are_read_and_told() {
    let text = "芭蕾平底鞋又回来了，小红书上的搜索量增长了三倍。";
    let (bytes, _, _) = GB18030.encode(text);
    let taken_in = taken(&bytes, "note.txt").unwrap();
    assert_eq!(taken_in.documents[0].text.as_str(), text);
    let [note] = taken_in.notes.as_slice() else {
        panic!("{:?}", taken_in.notes);
    };
    assert!(
        note.starts_with("read as GBK (`芭蕾平底鞋又回来了"),
        "{note}"
    );

    let page = format!("<!doctype html><title>{text}</title><p>{text}<p>{text}");
    for encoding in [GBK, SHIFT_JIS, BIG5] {
        let words = match encoding.name() {
            "GBK" => page.clone(),
            "Big5" => page.replace(text, "芭蕾舞鞋重新流行，小紅書上的搜尋量增長了三倍。"),
            _ => page.replace(text, "バレエシューズが再び流行している。"),
        };
        let (bytes, _, _) = encoding.encode(&words);
        let read = taken(&bytes, "page.html").unwrap();
        let title = words.split(['>', '<']).find(|part| !part.is_ascii());
        assert_eq!(read.documents[0].title.as_deref(), title, "{encoding:?}");
        assert_eq!(read.notes.len(), 1);
    }
}

#[test]
fn a_table_has_its_header_whatever_the_encoding() {
    let csv = "日期,芭蕾鞋,乐福鞋\n2025-01-01,12,3\n2025-02-01,14,4\n2025-03-01,15,4\n";
    let (bytes, _, _) = GBK.encode(csv);
    let options = Options {
        mapping: Some("date=日期".parse().unwrap()),
        ..Options::default()
    };
    let part = Parts::of(std::io::Cursor::new(bytes.to_vec()), "views.csv", &options).unwrap();
    let read = part.last().unwrap().unwrap().intake(&options).unwrap();
    let subjects: Vec<&str> = read.series.iter().map(|r| r.key.subject.as_str()).collect();
    assert_eq!(subjects, ["芭蕾鞋", "乐福鞋"]);
    assert!(
        read.notes
            .iter()
            .any(|note| note.starts_with("read as GBK"))
    );

    let table = releve_intake::table::Table::read(&bytes, "views.csv", &Default::default());
    let table = table.unwrap();
    assert!(table.notes()[0].starts_with("read as GBK (`日期`)"));
}

#[test]
fn utf8_and_what_is_declared_need_no_note() {
    let page = "<!doctype html><meta charset=windows-1252><p>It’s “Chloé”, for £550.</p>";
    for bytes in [page.as_bytes(), &WINDOWS_1252.encode(page).0] {
        let read = taken(bytes, "a.html").unwrap();
        assert_eq!(read.documents[0].text.as_str(), "It’s “Chloé”, for £550.");
        assert!(read.notes.is_empty(), "{:?}", read.notes);
    }
}

#[test]
fn what_nothing_fits_is_refused_with_the_way_out() {
    // As DOS wrote it.
    let bytes = b"Chlo\x82 and C\x82line, \x9c550, Herm\x8as and Lo\x89s\n2025-01-01,1\n";
    for name in ["note.txt", "a.csv"] {
        let error = taken(bytes, name).unwrap_err();
        assert!(error.is_encoding());
        let message = error.to_string();
        assert!(
            message.ends_with("cannot be told; save it as UTF-8"),
            "{message}"
        );
    }
    let error = releve_intake::table::Table::read(bytes, "a.csv", &Default::default());
    assert!(error.unwrap_err().to_string().ends_with("save it as UTF-8"));
}
