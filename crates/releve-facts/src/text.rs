use std::borrow::Cow;

/// Text as a document stores it: no byte-order mark at the head, lines ended
/// by `\n` alone, NUL replaced by U+FFFD; otherwise as it came.
///
/// Knows the way between byte offsets, in which text is read, and offsets in
/// Unicode scalar values, in which evidence is stated. Both directions cost
/// one table look-up plus a walk over at most 64 bytes.
///
/// # Example: line ends and offsets
///
/// ```
/// use releve_facts::StoredText;
///
/// let text = StoredText::new("\u{feff}Hermès\r\nbag");
/// assert_eq!(text.as_str(), "Hermès\nbag");
/// assert_eq!(text.chars(), 10);
/// // `è` takes two bytes, so the seventh character is at byte 7.
/// assert_eq!(text.char_at_byte(7), 6);
/// assert_eq!(text.slice(7, 10), Some("bag"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredText {
    text: String,
    /// Characters before every 64th byte; empty where all is ASCII.
    before: Vec<u32>,
    chars: u32,
}

const STEP: usize = 64;

impl StoredText {
    /// Normalises line ends, the byte-order mark and NUL, nothing else.
    ///
    /// Text beyond `u32::MAX` bytes cannot be addressed; intake refuses
    /// documents long before that.
    pub fn new(text: impl Into<String>) -> Self {
        let text = normalise(text.into());
        if text.is_ascii() {
            let chars = text.len() as u32;
            return Self {
                text,
                before: Vec::new(),
                chars,
            };
        }
        let mut before = Vec::with_capacity(text.len() / STEP + 1);
        let mut chars = 0u32;
        for (at, &byte) in text.as_bytes().iter().enumerate() {
            if at % STEP == 0 {
                before.push(chars);
            }
            chars += u32::from(starts_char(byte));
        }
        Self {
            text,
            before,
            chars,
        }
    }

    /// The text itself.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Its length in Unicode scalar values.
    pub fn chars(&self) -> u32 {
        self.chars
    }

    /// How many characters begin before byte `byte`. Bytes past the end count
    /// as the end.
    pub fn char_at_byte(&self, byte: usize) -> u32 {
        let byte = byte.min(self.text.len());
        if self.before.is_empty() {
            return byte as u32;
        }
        let block = (byte / STEP).min(self.before.len() - 1);
        let rest = &self.text.as_bytes()[block * STEP..byte];
        self.before[block] + rest.iter().filter(|&&b| starts_char(b)).count() as u32
    }

    /// The byte at which character `char` begins; `None` past the end. The
    /// end of the text itself is a valid position.
    pub fn byte_at_char(&self, char: u32) -> Option<usize> {
        if char > self.chars {
            return None;
        }
        if self.before.is_empty() {
            return Some(char as usize);
        }
        let block = self.before.partition_point(|&n| n <= char).max(1) - 1;
        let mut left = char - self.before[block];
        let start = block * STEP;
        for (at, &byte) in self.text.as_bytes()[start..].iter().enumerate() {
            if starts_char(byte) {
                if left == 0 {
                    return Some(start + at);
                }
                left -= 1;
            }
        }
        Some(self.text.len())
    }

    /// The characters from `start` to `end`; `None` where they are not in the
    /// text or the wrong way round.
    pub fn slice(&self, start: u32, end: u32) -> Option<&str> {
        if start > end {
            return None;
        }
        self.text
            .get(self.byte_at_char(start)?..self.byte_at_char(end)?)
    }
}

/// True for every byte that is no UTF-8 continuation byte.
fn starts_char(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

fn normalise(text: String) -> String {
    let plain = !text.starts_with('\u{feff}') && !text.contains(['\r', '\0']);
    if plain {
        return text;
    }
    let text = text
        .strip_prefix('\u{feff}')
        .map_or(Cow::Borrowed(text.as_str()), Cow::Borrowed);
    text.replace("\r\n", "\n")
        .replace('\r', "\n")
        .replace('\0', "\u{fffd}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn line_ends_mark_and_nul() {
        let text = StoredText::new("\u{feff}a\r\nb\rc\0\u{feff}");
        assert_eq!(text.as_str(), "a\nb\nc\u{fffd}\u{feff}");
    }

    proptest! {
        #[test]
        fn offsets_agree_with_a_plain_count(source in "\\PC{0,300}", a in 0u32..320, b in 0u32..320) {
            let text = StoredText::new(source);
            let plain: Vec<char> = text.as_str().chars().collect();
            prop_assert_eq!(text.chars() as usize, plain.len());
            let expected = (a <= b && b as usize <= plain.len())
                .then(|| plain[a as usize..b as usize].iter().collect::<String>());
            prop_assert_eq!(text.slice(a, b).map(str::to_owned), expected);
            for (n, (byte, _)) in text.as_str().char_indices().enumerate() {
                prop_assert_eq!(text.char_at_byte(byte) as usize, n);
                prop_assert_eq!(text.byte_at_char(n as u32), Some(byte));
            }
        }
    }
}
