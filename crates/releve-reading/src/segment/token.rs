//! Text into tokens: words, numbers, marks. Every byte that is not white
//! space or a hyphen inside a compound belongs to exactly one token.

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

/// True for the straight and the curly apostrophe.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2bc}')
}

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

/// Digits with groups and a decimal part: `1,250`, `2.5`, `3 400` is two.
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

fn tag_length(rest: &str) -> usize {
    let raw = rest
        .char_indices()
        .find(|(_, c)| !(c.is_alphanumeric() || matches!(c, '_' | '.')))
        .map_or(rest.len(), |(at, _)| at);
    rest[..raw].trim_end_matches('.').len()
}

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

/// A run of letters and digits; an apostrophe inside stays in (`don't`,
/// `L'Oréal`) unless what follows is the possessive `s`.
fn word(rest: &str) -> (usize, Shape) {
    if let Some(plain) = plain_word(rest.as_bytes()) {
        return plain;
    }
    let mut length = 0;
    let (mut upper, mut lower, mut first_upper) = (0, 0, false);
    let mut dense = None;
    for (at, c) in rest.char_indices() {
        // Between such a script and another no space is written.
        if c.is_alphabetic() {
            let script = c >= FIRST_DENSE && is_dense(c);
            if *dense.get_or_insert(script) != script {
                break;
            }
        }
        let inside = c.is_alphanumeric()
            || ('\u{300}'..='\u{36f}').contains(&c)
            || (is_apostrophe(c) && keeps_apostrophe(&rest[at + c.len_utf8()..]));
        if !inside {
            break;
        }
        if c.is_uppercase() {
            upper += 1;
            first_upper |= at == 0;
        } else if c.is_lowercase() {
            lower += 1;
        }
        length = at + c.len_utf8();
    }
    (length, cased(first_upper, upper, lower))
}

/// Where the name ends that a page's columns put a day behind without a space:
/// `Ruth Ames7 March 2019`. A number of one or two digits at the end of a
/// capitalised word is a day where another such word and a year stand behind it.
fn glued_day(rest: &str, length: usize, shape: Shape) -> Option<usize> {
    let (word, behind) = rest.split_at(length);
    if shape != Shape::Title || !word.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let name = word.trim_end_matches(|c: char| c.is_ascii_digit());
    let day = length - name.len() <= 2 && name.ends_with(char::is_lowercase);
    let mut parts = behind.strip_prefix(' ')?.splitn(3, ' ');
    let month = parts.next()?;
    let capital = month.len() >= 3
        && month.starts_with(|c: char| c.is_ascii_uppercase())
        && month.bytes().all(|b| b.is_ascii_alphabetic());
    let year = parts.next()?.bytes().take_while(u8::is_ascii_digit).count();
    (day && capital && year == 4).then_some(name.len())
}

/// [`word`] of plain letters and digits, as most words are; nothing where an
/// apostrophe or another script may go on with it.
fn plain_word(bytes: &[u8]) -> Option<(usize, Shape)> {
    let (mut upper, mut lower) = (0, 0);
    let mut length = 0;
    for byte in bytes {
        upper += u32::from(byte.is_ascii_uppercase());
        lower += u32::from(byte.is_ascii_lowercase());
        if !byte.is_ascii_alphanumeric() {
            if !byte.is_ascii() || *byte == b'\'' {
                return None;
            }
            break;
        }
        length += 1;
    }
    let first_upper = bytes.first().is_some_and(u8::is_ascii_uppercase);
    Some((length, cased(first_upper, upper, lower)))
}

/// The shape of a word with so many capitals and small letters.
fn cased(first_upper: bool, upper: u32, lower: u32) -> Shape {
    match (first_upper, upper, lower) {
        (_, 0, 0) => Shape::Caseless,
        (_, 0, _) => Shape::Lower,
        (_, _, 0) => Shape::Upper,
        (true, _, _) => Shape::Title,
        (false, _, _) => Shape::Mixed,
    }
}

/// No letter below is of such a script: most letters need no further look.
const FIRST_DENSE: char = '\u{1100}';

/// Letters of the scripts that are written without spaces, and Hangul, whose
/// particles are joined to a foreign name: a name in Latin letters begins and
/// ends where they do (`演员Zhao Lusi说`). Blocks of Unicode 17.
fn is_dense(c: char) -> bool {
    matches!(
        c,
        '\u{1100}'..='\u{11ff}' // Hangul Jamo
        | '\u{2e80}'..='\u{2fdf}' // radicals
        | '\u{3005}'..='\u{3007}' // 々, 〆, 〇
        | '\u{3041}'..='\u{9fff}' // Kana, Bopomofo, Hangul letters, Han
        | '\u{a960}'..='\u{a97f}'
        | '\u{ac00}'..='\u{d7ff}' // Hangul
        | '\u{f900}'..='\u{faff}' // Han, compatible
        | '\u{ff66}'..='\u{ffdc}' // Kana and Hangul of half width
        | '\u{1aff0}'..='\u{1b16f}' // Kana
        | '\u{20000}'..='\u{3ffff}' // Han
    )
}

fn keeps_apostrophe(after: &str) -> bool {
    after.chars().next().is_some_and(char::is_alphabetic) && clitic_length(after).is_none()
}

/// What follows an apostrophe and is a token of its own: the genitive `s` and
/// the contracted verbs of `she’s`, `we’ve`, `they’ll`.
fn clitic_length(after: &str) -> Option<usize> {
    ["s", "d", "m", "ll", "ve", "re"].iter().find_map(|clitic| {
        let head = after.get(..clitic.len())?;
        let ends = !after[clitic.len()..]
            .chars()
            .next()
            .is_some_and(char::is_alphanumeric);
        (head.eq_ignore_ascii_case(clitic) && ends).then_some(clitic.len())
    })
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
