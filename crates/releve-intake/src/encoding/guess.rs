//! Which encoding bytes are in that name none and are no UTF-8.
//!
//! `chardetng` weighs pairs of letters as Firefox does. It always has an answer;
//! here is decided whether what comes out reads like a text at all.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, MACINTOSH, WINDOWS_1252};

/// How much behind the first character beyond ASCII is looked at.
const LOOKED_AT: usize = 1 << 20;

/// Of characters beyond ASCII one in so many may be where no writing has it.
const ODD: usize = 5;

/// Letters and marks beyond ASCII that English, French, German, Spanish, Italian,
/// Dutch and the Scandinavian languages use. Letters that in the code pages of
/// central Europe, the Baltic and Turkey are other frequent letters are left out
/// (`œ`, `ý`, `þ`, `ð`, `õ`, `ã`, `š`, `ž`), so that those languages have some
/// that are not here.
const WESTERN: &str = "ÀÁÂÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖØÙÚÛÜßàáâäåæçèéêëìíîïñòóôöøùúûü\
    \u{a0}‘’‚“”„–—…•·«»‹›¡¿£€¥¢©®™°½¼¾×";

/// The encoding that the bytes are most likely in; `None` where what it makes of
/// them does not read like a text.
pub(super) fn guessed(bytes: &[u8]) -> Option<&'static Encoding> {
    let encoding = detected(sample(bytes));
    // Short texts in a Latin script leave open which: `£550` is `Ł550`, too.
    let text = encoding.decode_without_bom_handling(bytes).0;
    let latin = encoding.is_single_byte() && !text.chars().any(|c| c.is_alphabetic() && c > 'ɏ');
    if latin && western(WINDOWS_1252, bytes) {
        return Some(WINDOWS_1252);
    }
    if reads(&text) {
        return Some(encoding);
    }
    // Spreadsheets on a Mac still write its old encoding, which is never detected.
    western(MACINTOSH, bytes).then_some(MACINTOSH)
}

/// The encoding of most lines, for a text in which some characters are broken:
/// one of them rules its encoding out where all is looked at together.
pub(super) fn damaged(bytes: &[u8]) -> Option<&'static Encoding> {
    let mut votes: Vec<(&'static Encoding, usize)> = Vec::new();
    for line in sample(bytes).split(|byte| *byte == b'\n') {
        if line.is_ascii() {
            continue;
        }
        let encoding = detected(line);
        match votes.iter_mut().find(|(known, _)| *known == encoding) {
            Some((_, count)) => *count += line.len(),
            None => votes.push((encoding, line.len())),
        }
    }
    let (encoding, _) = votes.into_iter().max_by_key(|(_, count)| *count)?;
    let fits =
        super::whole(encoding, bytes) && reads(&encoding.decode_without_bom_handling(bytes).0);
    fits.then_some(encoding)
}

/// ISO-2022-JP, where escapes are its.
pub(super) fn escaped(bytes: &[u8]) -> Option<&'static Encoding> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, false);
    let encoding = detector.guess(None, Utf8Detection::Allow);
    (encoding == ISO_2022_JP && super::whole(encoding, bytes)).then_some(encoding)
}

fn detected(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    // Not the last: a file that was broken off ends within a character.
    detector.feed(bytes, false);
    detector.guess(None, Utf8Detection::Deny)
}

/// The part that tells, with a few letters before it.
fn sample(bytes: &[u8]) -> &[u8] {
    let first = Encoding::ascii_valid_up_to(bytes);
    let end = first.saturating_add(LOOKED_AT).min(bytes.len());
    &bytes[first.saturating_sub(64)..end]
}

/// Whether every character beyond ASCII is one that Western text uses, where it
/// uses it.
fn western(encoding: &'static Encoding, bytes: &[u8]) -> bool {
    let (text, errors) = encoding.decode_without_bom_handling(bytes);
    !errors && odd(&text, |c| WESTERN.contains(c)) == 0
}

/// Whether a text reads like one: letters stand where letters do.
fn reads(text: &str) -> bool {
    let beyond = text.chars().filter(|c| !c.is_ascii()).count();
    odd(text, |_| true) * ODD <= beyond
}

/// How many characters beyond ASCII are none, are not `allowed`, or stand where
/// no writing has them: a capital within a word, a sign of money or
/// number within a word, four accented letters in a row.
fn odd(text: &str, allowed: impl Fn(char) -> bool) -> usize {
    let mut odd = 0;
    let (mut before, mut row) = (' ', 0usize);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied().unwrap_or(' ');
        let accented = ('\u{c0}'..='\u{24f}').contains(&letter);
        row = if accented { row + 1 } else { 0 };
        let none = matches!(letter, '\u{80}'..='\u{9f}' | '\u{fffd}' | '\u{e000}'..='\u{f8ff}');
        let joins = matches!(
            letter,
            '’' | '‘' | '·' | '–' | '—' | '…' | '\u{a0}' | '\u{ad}'
        );
        let sign =
            ('\u{80}'..='\u{bf}').contains(&letter) || ('\u{2000}'..'\u{2c00}').contains(&letter);
        let within = before.is_alphabetic() && next.is_alphabetic() && sign && !joins;
        let jump = accented
            && letter.is_uppercase()
            && (before.is_lowercase() || before.is_alphabetic() && next.is_lowercase());
        if !letter.is_ascii() && (none || within || jump || row == 4 || !allowed(letter)) {
            // All of a row are odd once it is one.
            odd += if row == 4 { 4 } else { 1 };
        } else if row > 4 {
            odd += 1;
        }
        before = letter;
    }
    odd
}

#[cfg(test)]
mod tests {
    use encoding_rs::*;

    use crate::encoding::{Told, decode};

    #[test]
    fn short_texts_tables_and_names_come_back_as_they_were() {
        let cases: &[(&str, &[&'static Encoding])] = &[
            ("日期,搜索量,地区\n2025-01-01,12,北京\n", &[GB18030]),
            (
                "日期;芭蕾鞋\n2025-01-01;12\n2025-02-01;14\n",
                &[GB18030, BIG5],
            ),
            ("芭蕾平底鞋又回来了。", &[GB18030]),
            ("芭蕾鞋", &[GB18030, BIG5]),
            (
                "芭蕾舞鞋重新流行，小紅書上的搜尋量增長了三倍。",
                &[BIG5, GB18030],
            ),
            ("日付,検索数\n2025-01-01,12\n", &[SHIFT_JIS, EUC_JP]),
            ("バレエシューズが再び流行している。", &[SHIFT_JIS, EUC_JP]),
            ("発行「ELLE」", &[ISO_2022_JP]),
            ("발레 플랫 슈즈가 다시 유행하고 있다.", &[EUC_KR]),
            ("Дата;Запросы\n2025-01-01;12\n", &[WINDOWS_1251]),
            ("Вес;Год", &[WINDOWS_1251]),
            (
                "Балетки снова в моде, пишет журнал.",
                &[WINDOWS_1251, KOI8_U],
            ),
            ("Ημερομηνία;Τιμή\n", &[WINDOWS_1253]),
            ("Łódź, święto, żółty", &[WINDOWS_1250, ISO_8859_2]),
            ("Data;Wartość\n2025-01-01;12\n", &[WINDOWS_1250]),
            ("İstanbul’da şık ayakkabılar", &[WINDOWS_1254]),
            ("Alaïa shows flats.", &[WINDOWS_1252, MACINTOSH]),
            ("ALAÏA", &[WINDOWS_1252]),
            ("Chloé, Hermès and Céline", &[WINDOWS_1252, MACINTOSH]),
            (
                "She said “loafers are back”, and it’s true.",
                &[WINDOWS_1252, MACINTOSH],
            ),
            ("‘It’s’ £550 – sold out…", &[WINDOWS_1252]),
            ("£550", &[WINDOWS_1252]),
            ("Price,€\n2025-01-01,12\n", &[WINDOWS_1252]),
            ("Fecha;Búsquedas de bailarinas en España\n", &[WINDOWS_1252]),
            ("Datum;Übergröße\n2025-01-01;12\n", &[WINDOWS_1252]),
            ("• Levi’s® 501™ © 2025, ½ price, 30° C", &[WINDOWS_1252]),
            ("Zoë Kravitz and Søren, in a sœur dress", &[WINDOWS_1252]),
        ];
        for (text, encodings) in cases {
            for encoding in *encodings {
                let mut bytes = encoding.encode(text).0.into_owned();
                let read = decode(&bytes, Told::default()).map(|decoded| decoded.text);
                assert_eq!(read.as_deref(), Some(*text), "{}", encoding.name());
                // The note shows what to judge by.
                let note = decode(&bytes, Told::default()).unwrap().note().unwrap();
                assert!(note.contains("save it as UTF-8"), "{note}");
                // Long texts, broken off within a character.
                bytes = encoding
                    .encode(&format!("{text}\n").repeat(50))
                    .0
                    .into_owned();
                bytes.truncate(bytes.len() - 2);
                let read = decode(&bytes, Told::default()).map(|decoded| decoded.text);
                let begins = read.is_some_and(|read| read.starts_with(text));
                assert!(begins, "{text} in {}", encoding.name());
            }
        }
    }

    #[test]
    fn a_broken_character_does_not_rule_the_encoding_out() {
        let line = "芭蕾平底鞋又回来了，小红书上的搜索量增长了三倍。\n";
        let mut bytes = GBK.encode(&line.repeat(20)).0.into_owned();
        bytes[400] = 0xff;
        let decoded = decode(&bytes, Told::default()).unwrap();
        assert!(decoded.text.starts_with(line), "{decoded:?}");
        assert!(decoded.text.contains('\u{fffd}'));
    }

    #[test]
    fn what_no_encoding_makes_a_text_of_is_not_guessed() {
        // DOS, which no browser knows.
        for bytes in [
            &b"Chlo\x82 and C\x82line, \x9c550, Herm\x8as and Lo\x89s"[..],
            b"C\x82line, Herm\x8as",
        ] {
            assert_eq!(decode(bytes, Told::default()), None, "{bytes:?}");
        }
    }
}
