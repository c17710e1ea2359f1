//! Text as it is handed to the index.

use std::borrow::Cow;

use super::is_ideograph;

/// `text` with every run of ideographs written as its pairs of characters and
/// its last character, spaces between: `芭蕾风` as `芭蕾 蕾风 风`.
///
/// FTS5's own tokenizers make one word of such a run, which then is found only
/// whole, or index every three characters, which finds no word of two and
/// triples the file. The last character stands alone so that a single one is
/// found as the beginning of a token wherever it is.
pub(crate) fn prepared(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || !text.chars().any(is_ideograph) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() * 3);
    let mut last = None;
    for char in text.chars() {
        let ideograph = is_ideograph(char);
        if let Some(last) = last {
            out.push(last);
            if ideograph {
                out.push(char);
            }
            out.push(' ');
        } else if ideograph {
            out.push(' ');
        }
        if ideograph {
            last = Some(char);
        } else {
            last = None;
            out.push(char);
        }
    }
    out.extend(last);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_become_pairs() {
        for (text, expected) in [
            ("Loafers are back.", "Loafers are back."),
            ("Hermès", "Hermès"),
            ("芭蕾风", " 芭蕾 蕾风 风"),
            ("红。", " 红 。"),
            ("Miu Miu街拍2025", "Miu Miu 街拍 拍 2025"),
            ("", ""),
        ] {
            assert_eq!(prepared(text), expected, "{text}");
        }
    }
}
