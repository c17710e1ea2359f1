//! Text into tokens: words, numbers, marks. Every byte that is not white
//! space or a hyphen inside a compound belongs to exactly one token: `Low-rise jeans,
//! £1,250` is six, the hyphen none of them.

use super::word::{clitic_length, glued_day, is_apostrophe, word};

/// How a token is joined to the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Join {
    /// White space, or the start of the text.
    Space,
    /// Nothing between them: `£` and `550`, `40` and `m`.
    Direct,
    /// One hyphen: `low-rise`.
    Hyphen,
}

/// What a token looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// `loafers`
    Lower,
    /// `Loafers`, `McCartney`
    Title,
    /// `LVMH`, `A`
    Upper,
    /// `iPhone`, `eBay`
    Mixed,
    /// Script without case: `薄底鞋`.
    Caseless,
    /// `281,000`, `2.5`
    Number,
    /// `#balletcore`
    Hashtag,
    /// `@releve`
    Handle,
    /// A web or mail address.
    Address,
    /// One mark or symbol: `,`, `£`, `“`.
    Mark,
}

impl Shape {
    /// True for words that begin with a capital.
    pub fn is_capital(self) -> bool {
        matches!(self, Self::Title | Self::Upper)
    }

    /// True for words of letters.
    pub fn is_word(self) -> bool {
        matches!(
            self,
            Self::Lower | Self::Title | Self::Upper | Self::Mixed | Self::Caseless
        )
    }
}

/// A token's place and look, in bytes of the stored text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RawToken {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// How it is joined to the token before it.
    pub join: Join,
    /// What it looks like.
    pub shape: Shape,
}

/// The tokens of `text`, in order.
///
/// # Example: compounds are split at their hyphens, which are no tokens
///
/// ```
/// use releve_reading::segment::{tokens, Join};
///
/// let text = "Low-rise jeans, £1,250";
/// let words: Vec<_> = tokens(text)
///     .map(|t| (&text[t.start as usize..t.end as usize], t.join))
///     .collect();
/// assert_eq!(words[1], ("rise", Join::Hyphen));
/// assert_eq!(words[5], ("1,250", Join::Direct));
/// ```
pub fn tokens(text: &str) -> impl Iterator<Item = RawToken> + '_ {
    Tokens {
        text,
        at: 0,
        hyphen: false,
    }
}

struct Tokens<'t> {
    text: &'t str,
    at: usize,
    /// A hyphen stands directly before `at` and joins a compound.
    hyphen: bool,
}

impl Iterator for Tokens<'_> {
    type Item = RawToken;

    fn next(&mut self) -> Option<RawToken> {
        let rest = &self.text[self.at..];
        let skipped = rest.len() - rest.trim_start().len();
        let start = self.at + skipped;
        let first = self.text[start..].chars().next()?;
        let join = if skipped > 0 || start == 0 {
            Join::Space
        } else if self.hyphen {
            Join::Hyphen
        } else {
            Join::Direct
        };
        let (length, shape) = self.measure(start, first);
        let end = start + length;
        self.at = end;
        self.hyphen = false;
        if shape != Shape::Mark && shape != Shape::Address && joins_compound(&self.text[end..]) {
            self.at = end + hyphen_length(&self.text[end..]);
            self.hyphen = true;
        }
        Some(RawToken {
            start: start as u32,
            end: end as u32,
            join,
            shape,
        })
    }
}

impl Tokens<'_> {
    /// Length in bytes and shape of the token that begins at `start`.
    fn measure(&self, start: usize, first: char) -> (usize, Shape) {
        let rest = &self.text[start..];
        if first.is_ascii_digit() {
            return (number_length(rest), Shape::Number);
        }
        if first.is_alphabetic() {
            if let Some(length) = address_length(rest) {
                return (length, Shape::Address);
            }
            let (length, shape) = word(rest);
            return match glued_day(rest, length, shape) {
                Some(name) => (name, Shape::Title),
                None => (length, shape),
            };
        }
        if matches!(first, '#' | '@') {
            let length = tag_length(&rest[1..]);
            let follows_word = self.text[..start]
                .chars()
                .next_back()
                .is_some_and(char::is_alphanumeric);
            if length > 0 && !follows_word {
                let shape = if first == '#' {
                    Shape::Hashtag
                } else {
                    Shape::Handle
                };
                return (length + 1, shape);
            }
        }
        if is_apostrophe(first) && self.at == start {
            // A possessive mark is one token with its `s`, a contracted verb too.
            if let Some(length) = clitic_length(&rest[first.len_utf8()..]) {
                return (first.len_utf8() + length, Shape::Mark);
            }
        }
        (first.len_utf8(), Shape::Mark)
    }
}

/// A hyphen that joins: a dash never does.
fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

fn hyphen_length(rest: &str) -> usize {
    rest.chars().next().map_or(0, char::len_utf8)
}

/// True where `rest` is a hyphen with a letter or digit behind it.
fn joins_compound(rest: &str) -> bool {
    let mut chars = rest.chars();
    chars.next().is_some_and(is_hyphen) && chars.next().is_some_and(char::is_alphanumeric)
}

/// Digits with groups and a decimal part: `1,250`, `2.5`; `3 400` is two.
fn number_length(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let digit = bytes[at].is_ascii_digit();
        let point =
            matches!(bytes[at], b'.' | b',') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
        if !digit && !point {
            break;
        }
        at += 1;
    }
    at
}

/// The name behind `#` or `@`: `lena.k` of `@lena.k.`, whose last point ends a sentence.
fn tag_length(rest: &str) -> usize {
    let raw = rest
        .char_indices()
        .find(|(_, c)| !(c.is_alphanumeric() || matches!(c, '_' | '.')))
        .map_or(rest.len(), |(at, _)| at);
    rest[..raw].trim_end_matches('.').len()
}

/// A web address up to white space, without the marks that end a sentence or a bracket
/// behind it; nothing where none begins.
fn address_length(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let is = |head: &str| {
        bytes.len() >= head.len() && bytes[..head.len()].eq_ignore_ascii_case(head.as_bytes())
    };
    if !(is("http://") || is("https://") || is("www.")) {
        return None;
    }
    let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
    Some(
        rest[..length]
            .trim_end_matches(['.', ',', ')', ';', '”', '"'])
            .len(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn split(text: &str) -> Vec<&str> {
        tokens(text)
            .map(|t| &text[t.start as usize..t.end as usize])
            .collect()
    }

    #[test]
    fn a_day_behind_a_name_is_none_of_it() {
        assert_eq!(
            split("Ruth Ames7 March 2019"),
            ["Ruth", "Ames", "7", "March", "2019"]
        );
        assert_eq!(split("Ultraboost22 Runner"), ["Ultraboost22", "Runner"]);
        assert_eq!(split("Look12"), ["Look12"]);
    }

    #[test]
    fn words_numbers_and_marks() {
        assert_eq!(
            split("Vivaia’s #Balletcore, up 1566% (€1,250.50)."),
            [
                "Vivaia",
                "’s",
                "#Balletcore",
                ",",
                "up",
                "1566",
                "%",
                "(",
                "€",
                "1,250.50",
                ")",
                "."
            ]
        );
        assert_eq!(
            split("don’t L'Oréal dancers' 2010s SS26"),
            ["don’t", "L'Oréal", "dancers", "'", "2010", "s", "SS26"]
        );
        assert_eq!(
            split("@lena.k said — www.x.com/a-b."),
            ["@lena.k", "said", "—", "www.x.com/a-b", "."]
        );
    }

    #[test]
    fn a_name_ends_where_another_script_begins() {
        assert_eq!(
            split("演员Zhao Lusi说她很喜欢Miu Miu的芭蕾鞋，T恤 Roséさん 샤넬Chanel을 SS26的"),
            [
                "演员",
                "Zhao",
                "Lusi",
                "说她很喜欢",
                "Miu",
                "Miu",
                "的芭蕾鞋",
                "，",
                "T",
                "恤",
                "Rosé",
                "さん",
                "샤넬",
                "Chanel",
                "을",
                "SS26",
                "的"
            ]
        );
    }

    proptest! {
        #[test]
        fn tokens_cover_the_text(text in "\\PC{0,200}") {
            let mut covered = 0;
            for token in tokens(&text) {
                let (start, end) = (token.start as usize, token.end as usize);
                prop_assert!(start < end && covered <= start);
                let gap = &text[covered..start];
                prop_assert!(gap.chars().all(|c| c.is_whitespace() || is_hyphen(c)), "{gap:?}");
                covered = end;
            }
            prop_assert!(text[covered..].chars().all(|c| c.is_whitespace() || is_hyphen(c)));
        }
    }
}
