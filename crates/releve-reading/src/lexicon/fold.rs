//! One form for look-up: lower case, no accents, straight apostrophes.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Folds `text` for look-up. Plain lower-case ASCII is returned as it is.
///
/// # Example: accents, case and apostrophes do not tell names apart
///
/// ```
/// use releve_reading::lexicon::fold;
///
/// assert_eq!(fold("Alaïa"), "alaia");
/// assert_eq!(fold("Arc’teryx"), "arc'teryx");
/// assert_eq!(fold("Sørensen"), "sorensen");
/// ```
pub fn fold(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return if text.bytes().any(|b| b.is_ascii_uppercase()) {
            Cow::Owned(text.to_ascii_lowercase())
        } else {
            Cow::Borrowed(text)
        };
    }
    let mut folded = String::with_capacity(text.len());
    letters(text, &mut folded);
    Cow::Owned(folded)
}

/// [`fold`] without room of its own: what it makes stands in `room`.
pub(crate) fn fold_into<'r>(text: &'r str, room: &'r mut String) -> &'r str {
    if text.is_ascii() {
        if !text.bytes().any(|b| b.is_ascii_uppercase()) {
            return text;
        }
        room.clear();
        room.push_str(text);
        room.make_ascii_lowercase();
        return room;
    }
    room.clear();
    letters(text, room);
    room
}

/// Adds `text` to `folded`, letter by letter.
fn letters(text: &str, folded: &mut String) {
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)) {
        match c {
            '\u{2018}' | '\u{2019}' | '\u{2bc}' | '\u{b4}' | '`' => folded.push('\''),
            'ø' | 'Ø' => folded.push('o'),
            'æ' | 'Æ' => folded.push_str("ae"),
            'œ' | 'Œ' => folded.push_str("oe"),
            'ł' | 'Ł' => folded.push('l'),
            'đ' | 'Đ' => folded.push('d'),
            'ı' => folded.push('i'),
            c => folded.extend(c.to_lowercase()),
        }
    }
}
