//! Letters without case and accents, as the search index sees them.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// A text as words are compared: each character folded, with its place.
pub(crate) struct Folded {
    /// Folded characters.
    pub(crate) chars: Vec<char>,
    /// The place in the text, in Unicode scalar values, of each of `chars`.
    pub(crate) places: Vec<u32>,
}

/// Lower case without accents. A character may become several or none.
pub(crate) fn folded(text: &str) -> Folded {
    let mut chars = Vec::with_capacity(text.len());
    let mut places = Vec::with_capacity(text.len());
    for (place, char) in text.chars().enumerate() {
        let place = place as u32;
        let before = chars.len();
        each(char, &mut |folded| chars.push(folded));
        places.resize(places.len() + chars.len() - before, place);
    }
    Folded { chars, places }
}

fn each(char: char, then: &mut impl FnMut(char)) {
    if char.is_ascii() {
        then(char.to_ascii_lowercase());
        return;
    }
    if is_ideograph(char) {
        then(char);
        return;
    }
    for part in char.nfd().filter(|part| !is_combining_mark(*part)) {
        for lower in part.to_lowercase() {
            then(lower);
        }
    }
}

/// True for the characters of scripts that write words without spaces between
/// them: Han and kana. Thai and its neighbours are left to the tokenizer.
pub(crate) fn is_ideograph(char: char) -> bool {
    matches!(char,
        '\u{3005}'..='\u{3007}'
        | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}
