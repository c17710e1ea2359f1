//! Bytes into characters.

mod guess;

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use guess::{damaged, guessed};

/// How far into a page its encoding is declared, with room for long heads.
const DECLARATION: usize = 4096;

/// Of how many characters beyond ASCII one may be broken before bytes are not
/// taken for what they are said to be.
const BROKEN: usize = 20;

/// What is said of bytes that no encoding makes a text of.
pub(crate) const UNTOLD: &str =
    "in an encoding that it does not name and that cannot be told; save it as UTF-8";

/// What says which encoding bytes are in, apart from the bytes.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Told<'a> {
    /// The encoding that a server named.
    pub(crate) server: Option<&'a str>,
    /// They are markup, which may declare its encoding.
    pub(crate) markup: bool,
}

/// Characters, and how it is known that they are these.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Decoded<'a> {
    pub(crate) text: Cow<'a, str>,
    /// The encoding, where nothing but the bytes told it.
    guess: Option<&'static Encoding>,
}

impl Decoded<'_> {
    /// What to say of a guess: which it was, and a sample to judge it by.
    pub(crate) fn note(&self) -> Option<String> {
        let name = self.guess?.name();
        let sample = (self.text)
            .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '<' | '>' | '"'))
            .find(|word| !word.is_ascii())
            .map(|word| format!(" (`{}`)", word.chars().take(24).collect::<String>()))
            .unwrap_or_default();
        Some(format!(
            "read as {name}{sample}, an encoding that it does not name; where that is wrong, \
             save it as UTF-8"
        ))
    }
}

/// Decodes by byte-order mark, else as UTF-8 where the bytes are valid, else as
/// a server or a page says where they are valid in that, else by a guess; `None`
/// where nothing makes a text of them. Bytes that are UTF-8 but for a few broken
/// characters stay UTF-8.
///
/// A declaration comes behind valid UTF-8 because saved pages are often
/// re-encoded and keep their old one.
pub(crate) fn decode<'a>(bytes: &'a [u8], told: Told<'_>) -> Option<Decoded<'a>> {
    if let Some(text) = utf32(bytes) {
        let (text, guess) = (Cow::Owned(text), None);
        return Some(Decoded { text, guess });
    }
    let of = |encoding: &'static Encoding, guess| Decoded {
        text: encoding.decode(bytes).0,
        guess,
    };
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Some(of(encoding, None));
    }
    let declared = || {
        let page = || told.markup.then(|| declared(bytes)).flatten();
        let server = told
            .server
            .and_then(|name| Encoding::for_label(name.as_bytes()));
        server.or_else(page)
    };
    match std::str::from_utf8(bytes) {
        // Pure ASCII may be an escaped encoding such as ISO-2022-JP.
        Ok(text) if bytes.contains(&0x1b) && text.is_ascii() => {
            let named = declared().filter(|encoding| *encoding != UTF_8);
            let encoding = named.or_else(|| guess::escaped(bytes));
            return Some(of(
                encoding.unwrap_or(UTF_8),
                encoding.filter(|_| named.is_none()),
            ));
        }
        Ok(text) => {
            let (text, guess) = (Cow::Borrowed(text), None);
            return Some(Decoded { text, guess });
        }
        Err(_) => {}
    }
    let named = declared().filter(|encoding| *encoding != UTF_8 && whole(encoding, bytes));
    if named.is_some() {
        return named.map(|encoding| of(encoding, None));
    }
    let (right, broken) = utf8(bytes);
    if right > broken * 8 {
        return Some(of(UTF_8, None));
    }
    let guess = guessed(bytes);
    // Few characters: only what leaves none broken goes before UTF-8.
    if right > broken && !guess.is_some_and(|known| !known.is_single_byte()) {
        return Some(of(UTF_8, None));
    }
    let encoding = guess.or_else(|| damaged(bytes))?;
    Some(of(encoding, Some(encoding)))
}

/// The characters of a file of any kind: as [`decode`], and UTF-16 without a
/// mark; what begins with `<` is markup.
pub(crate) fn text<'a>(bytes: &'a [u8], mut told: Told<'_>) -> Option<Decoded<'a>> {
    told.markup |= bytes.trim_ascii_start().starts_with(b"<");
    match utf16(bytes) {
        Some(encoding) => Some(Decoded {
            text: encoding.decode(bytes).0,
            guess: None,
        }),
        None => decode(bytes, told),
    }
}

/// As [`text`], with marks for what is no character of any encoding.
pub(crate) fn lossy(bytes: &[u8], told: Told<'_>) -> String {
    let text = text(bytes, told).map(|decoded| decoded.text);
    text.unwrap_or_else(|| String::from_utf8_lossy(bytes))
        .into_owned()
}

/// UTF-32 by its mark, decoded: browsers do not know it, and would read UTF-16.
pub(crate) fn utf32(bytes: &[u8]) -> Option<String> {
    let (number, rest): (fn([u8; 4]) -> u32, _) = match bytes {
        [0xff, 0xfe, 0, 0, rest @ ..] => (u32::from_le_bytes, rest),
        [0, 0, 0xfe, 0xff, rest @ ..] => (u32::from_be_bytes, rest),
        _ => return None,
    };
    let characters = rest.as_chunks::<4>().0.iter().copied();
    let read = |four| char::from_u32(number(four)).unwrap_or(char::REPLACEMENT_CHARACTER);
    Some(characters.map(read).collect())
}

/// UTF-16 by its mark or by the zeros that Latin text has in every other byte.
pub(crate) fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    if matches!(bytes, [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..]) {
        return None;
    }
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

/// How many characters beyond ASCII are whole in UTF-8, and how many broken.
fn utf8(bytes: &[u8]) -> (usize, usize) {
    let (mut whole, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    (whole, broken)
}

/// Whether bytes are text of an encoding but for a few broken characters.
fn whole(encoding: &'static Encoding, bytes: &[u8]) -> bool {
    let (text, errors) = encoding.decode_without_bom_handling(bytes);
    if !errors {
        return true;
    }
    let beyond = text.chars().filter(|c| !c.is_ascii()).count();
    let broken = text
        .chars()
        .filter(|c| *c == char::REPLACEMENT_CHARACTER)
        .count();
    // A text that was broken off ends within a character.
    broken <= 1 + beyond / BROKEN
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

    fn read(bytes: &[u8], markup: bool) -> String {
        let server = None;
        decode(bytes, Told { server, markup })
            .unwrap()
            .text
            .into_owned()
    }

    #[test]
    fn every_way_to_write_an_accent() {
        let marked: Vec<u8> = "\u{feff}Alaïa"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        for bytes in [
            "Alaïa".as_bytes(),
            b"\xef\xbb\xbfAla\xc3\xafa",
            b"Ala\xefa",
            &marked,
        ] {
            assert_eq!(read(bytes, false), "Alaïa", "{bytes:?}");
        }
        let page = b"<meta charset='shift_jis'>\x83\x86\x83j\x83N\x83\x8d";
        assert!(read(page, true).ends_with("ユニクロ"));
    }

    #[test]
    fn utf32_is_told_by_its_mark() {
        for order in [u32::to_le_bytes, u32::to_be_bytes] {
            let mut bytes: Vec<u8> = "\u{feff}Alaïa 鞋"
                .chars()
                .flat_map(|c| order(u32::from(c)))
                .collect();
            assert_eq!(utf16(&bytes), None);
            assert_eq!(read(&bytes, false), "Alaïa 鞋");
            bytes.extend(order(0xd800));
            bytes.push(7);
            assert_eq!(read(&bytes, false), "Alaïa 鞋\u{fffd}");
        }
    }

    #[test]
    fn one_broken_character_does_not_garble_the_rest() {
        assert_eq!(
            read(b"Ala\xc3\xafa, Chlo\xc3\xa9 \xff", false),
            "Alaïa, Chloé \u{fffd}"
        );
    }

    #[test]
    fn a_declaration_holds_unless_the_bytes_are_none_of_it() {
        // The same bytes are valid in both.
        let (bytes, _, _) = encoding_rs::GBK.encode("<meta charset=euc-kr>芭蕾鞋又流行了");
        let named = decode(
            &bytes,
            Told {
                server: None,
                markup: true,
            },
        )
        .unwrap();
        assert_eq!(named.note(), None);
        assert!(!named.text.contains("芭蕾鞋"));
        // Shift_JIS that calls itself EUC-JP.
        let (bytes, _, _) =
            encoding_rs::SHIFT_JIS.encode("<meta charset=euc-jp>バレエシューズの流行");
        let guessed = decode(
            &bytes,
            Told {
                server: None,
                markup: true,
            },
        )
        .unwrap();
        assert!(
            guessed.text.ends_with("バレエシューズの流行"),
            "{guessed:?}"
        );
        assert!(guessed.note().unwrap().starts_with("read as Shift_JIS"));
        // A server goes before the page.
        let (bytes, _, _) = encoding_rs::GBK.encode("<meta charset=big5>芭蕾鞋又流行了");
        let server = Some("gb2312");
        let told = decode(
            &bytes,
            Told {
                server,
                markup: true,
            },
        )
        .unwrap();
        assert!(told.text.ends_with("芭蕾鞋又流行了"));
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
