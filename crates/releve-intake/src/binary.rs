//! Telling texts from what is none.

/// First bytes of common files that are no text, and what they are.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"PK\x03\x04", "an archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
];

/// How much is looked at.
const HEAD: usize = 64 * 1024;

/// What the bytes are, where they are no text of any encoding. UTF-16 has been
/// ruled out before.
///
/// Texts hold hardly any control characters. In valid UTF-8 a few are let
/// pass, as stored texts have them; what is neither UTF-8 nor free of them is
/// no legacy encoding either.
pub(crate) fn binary(bytes: &[u8]) -> Option<&'static str> {
    if let Some((_, what)) = SIGNATURES.iter().find(|(head, _)| bytes.starts_with(head)) {
        return Some(what);
    }
    let head = &bytes[..bytes.len().min(HEAD)];
    let controls = head
        .iter()
        .filter(|b| matches!(b, 0..=8 | 14..=26 | 28..=31 | 127))
        .count();
    let valid = match std::str::from_utf8(head) {
        Ok(_) => true,
        // The head may end inside a character.
        Err(error) => error.error_len().is_none(),
    };
    let most = if valid {
        head.len() / 10
    } else {
        head.len() / 100
    };
    (controls > most.max(usize::from(valid))).then_some("a binary file")
}
