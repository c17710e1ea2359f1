//! Where a word ends: at an apostrophe that joins something of its own (`Vivaia’s`, not
//! `L'Oréal`), where another script begins (`演员Zhao`), before a day that a page glued to
//! a name (`Ames7 March 2019`).

use super::script::{FIRST_DENSE, is_dense};
use super::token::Shape;

/// A run of letters and digits; an apostrophe inside stays in (`don't`,
/// `L'Oréal`) unless what follows is the possessive `s`.
pub(super) fn word(rest: &str) -> (usize, Shape) {
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

/// Where the name ends that a page's columns put a day behind without a space:
/// `Ruth Ames7 March 2019`. A number of one or two digits at the end of a
/// capitalised word is a day where another such word and a year stand behind it.
pub(super) fn glued_day(rest: &str, length: usize, shape: Shape) -> Option<usize> {
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

/// True for the straight and the curly apostrophe.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2bc}')
}

/// True where an apostrophe before `after` belongs to the word: `don’t`, `L'Oréal`.
fn keeps_apostrophe(after: &str) -> bool {
    after.chars().next().is_some_and(char::is_alphabetic) && clitic_length(after).is_none()
}

/// What follows an apostrophe and is a token of its own: the genitive `s` and
/// the contracted verbs of `she’s`, `we’ve`, `they’ll`.
pub(super) fn clitic_length(after: &str) -> Option<usize> {
    ["s", "d", "m", "ll", "ve", "re"].iter().find_map(|clitic| {
        let head = after.get(..clitic.len())?;
        let ends = !after[clitic.len()..]
            .chars()
            .next()
            .is_some_and(char::is_alphanumeric);
        (head.eq_ignore_ascii_case(clitic) && ends).then_some(clitic.len())
    })
}
