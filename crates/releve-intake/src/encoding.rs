//! Bytes into characters.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How far into a page its encoding is declared, with room for long heads.
const DECLARATION: usize = 4096;

/// Decodes by byte-order mark, else as UTF-8 where the bytes are valid, else as
/// a page declares, else as Windows-1252, which every byte is valid in. Bytes
/// that are UTF-8 but for a few broken characters stay UTF-8.
///
/// A declaration comes behind valid UTF-8 because saved pages are often
/// re-encoded and keep their old one.
pub(crate) fn decode(bytes: &[u8], page: bool) -> String {
    let declared = || page.then(|| declared(bytes)).flatten();
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None => match std::str::from_utf8(bytes) {
            // Pure ASCII may be an escaped encoding such as ISO-2022-JP.
            Ok(text) if text.is_ascii() => declared().unwrap_or(UTF_8),
            Ok(text) => return text.to_owned(),
            Err(_) => declared()
                .filter(|encoding| *encoding != UTF_8)
                .unwrap_or_else(|| {
                    if mostly_utf8(bytes) {
                        UTF_8
                    } else {
                        WINDOWS_1252
                    }
                }),
        },
    };
    encoding.decode(bytes).0.into_owned()
}

/// The characters of a file of any kind; markup may declare its encoding.
pub(crate) fn text(bytes: &[u8]) -> String {
    match utf16(bytes) {
        Some(encoding) => encoding.decode(bytes).0.into_owned(),
        None => decode(bytes, bytes.trim_ascii_start().starts_with(b"<")),
    }
}

/// UTF-16 by its mark or by the zeros that Latin text has in every other byte.
pub(crate) fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return (encoding != UTF_8).then_some(encoding);
    }
    let head = &bytes[..bytes.len().min(1024) & !1];
    let zeros = |at: usize| head.iter().skip(at).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), head.len() / 2);
    if half < 4 {
        None
    } else if odd * 10 > half * 7 && even * 10 < half {
        Some(UTF_16LE)
    } else if even * 10 > half * 7 && odd * 10 < half {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// More characters beyond ASCII are whole than broken.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > broken
}

/// The encoding that a page's head names: `charset=` in whatever tag.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(DECLARATION)].to_ascii_lowercase();
    let at = find(&head, b"charset=").map(|at| at + 8).or_else(|| {
        head.starts_with(b"<?xml")
            .then(|| find(&head, b"encoding=").map(|at| at + 9))
            .flatten()
    })?;
    let label: Vec<u8> = head[at..]
        .iter()
        .copied()
        .skip_while(|b| matches!(b, b'"' | b'\'' | b' '))
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':' | b'.'))
        .collect();
    // A declaration that could be read as ASCII is not UTF-16.
    Encoding::for_label(&label).filter(|e| *e != UTF_16LE && *e != UTF_16BE)
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_write_an_accent() {
        let marked: Vec<u8> = "\u{feff}Alaïa"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        for (bytes, page) in [
            ("Alaïa".as_bytes(), false),
            (b"\xef\xbb\xbfAla\xc3\xafa", false),
            (b"Ala\xefa", false),
            (&marked, false),
        ] {
            assert_eq!(decode(bytes, page), "Alaïa", "{bytes:?}");
        }
        let page = b"<meta charset='shift_jis'>\x83\x86\x83j\x83N\x83\x8d";
        assert!(decode(page, true).ends_with("ユニクロ"));
    }

    #[test]
    fn one_broken_character_does_not_garble_the_rest() {
        assert_eq!(
            decode(b"Ala\xc3\xafa, Chlo\xc3\xa9 \xff", false),
            "Alaïa, Chloé \u{fffd}"
        );
    }

    #[test]
    fn latin_text_in_utf16_needs_no_mark() {
        let bytes: Vec<u8> = "Loafers are back."
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        assert_eq!(utf16(&bytes), Some(UTF_16BE));
        assert_eq!(utf16(b"Loafers are back."), None);
    }
}
