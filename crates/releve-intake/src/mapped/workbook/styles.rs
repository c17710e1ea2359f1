//! How much the cell formats of a workbook are, before they are parsed.

use std::io::{BufRead, BufReader, Read};

use quick_xml::Reader;
use quick_xml::events::Event;

/// Bytes that the formats of all cells may come to. Excel itself knows 65,490
/// formats and codes of 255 characters, which are half of it.
const MOST: u64 = 256 << 20;

/// What a format holds beside its texts.
const FORMAT: u64 = 1024;

/// Whether the part of an archive is called as that of the formats is.
pub(super) fn is_theirs(name: &str) -> bool {
    name.to_ascii_lowercase().ends_with("styles.xml")
}

/// Whether the formats are few enough to be held. Each repeats the name of its font
/// and its code, so that a workbook of 4 KB might come to 6 GB. What is no XML is
/// for the parser to tell.
pub(super) fn are_held(part: impl Read) -> bool {
    held(BufReader::new(part)) <= MOST
}

fn held(part: impl BufRead) -> u64 {
    let mut reader = Reader::from_reader(part);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.check_comments = false;
    let (mut formats, mut longest) = (0u64, 0u64);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag) | Event::Empty(tag)) => {
                formats += u64::from(tag.local_name().as_ref() == "xf");
                longest = longest.max(tag.len() as u64);
            }
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    formats.saturating_mul(FORMAT.saturating_add(longest.saturating_mul(2)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_counted_with_the_longest_text() {
        let few = b"<a><numFmt formatCode=\"0%>\"/><cellXfs><xf numFmtId='1'/><x:xf></x:xf></cellXfs></a>";
        assert_eq!(held(&few[..]), 2 * (1024 + 2 * 23));
        assert_eq!(held(&b"<a><xf/><"[..]), 1024 + 2 * 2);
        assert!(is_theirs("XL/Styles.xml") && !is_theirs("xl/workbook.xml"));
    }
}
