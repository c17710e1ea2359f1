//! What the fuzz targets assert, over fixtures with bytes changed. With
//! `PROPTEST_CASES=100000` this is an hour's fuzzing without a nightly compiler.

mod given;

#[path = "../../../fuzz/fuzz_targets/format/mod.rs"]
mod format;

use proptest::prelude::*;
use releve_intake::Format;

/// Fixtures, and archives and workbooks made of them.
fn files() -> Vec<(String, Vec<u8>)> {
    let mut all = given::fixtures();
    let packed: Vec<(&str, &[u8])> = all
        .iter()
        .take(5)
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect();
    let archive = given::zipped(&packed);
    let warc = given::gzipped(&given::fixture("pages.warc"));
    let rows: [&[&str]; 3] = [&["Day", "flats"], &["d:45292", "7"], &["d:45299", "9"]];
    all.push(("all.zip".to_owned(), archive));
    all.push(("pages.warc.gz".to_owned(), warc));
    let mail = given::fixture("newsletter.eml");
    let line: &[u8] = b"\n\nFrom jo@a.example Mon Sep  1 10:00:00 2025\n";
    let mailbox = [&line[2..], &mail, line, &mail].concat();
    assert_eq!(Format::detect(&mailbox, "mails"), Format::Mailbox);
    all.push(("mails.mbox".to_owned(), mailbox));
    all.push(("views.xlsx".to_owned(), given::workbook(&rows)));
    all
}

proptest! {
    #[test]
    fn what_is_taken_holds_what_it_promises(
        which in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12),
        splice in (any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0usize..200),
        format in prop::option::weighted(0.2, any::<prop::sample::Index>()),
    ) {
        let all = files();
        let (name, mut bytes) = all[which.index(all.len())].clone();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let (from, to, length) = (splice.0.index(bytes.len()), splice.1.index(bytes.len()), splice.2);
        let piece = bytes[from..(from + length).min(bytes.len())].to_vec();
        bytes.splice(to..to, piece);
        let own = Format::detect(&bytes, &name);
        let formats: Vec<Format> = Format::all().collect();
        let format = format.map_or(own, |at| formats[at.index(formats.len())]);
        format::reads(&bytes, &name, format);
    }
}
