//! What was read, in forms for people and for programs.

pub(crate) mod answer;
pub(crate) mod count;
pub(crate) mod html;
pub(crate) mod index;
pub(crate) mod jsonl;
pub(crate) mod plain;
#[cfg(feature = "png")]
pub(crate) mod png;
pub(crate) mod sheet;
pub(crate) mod spark;
pub(crate) mod statement;
pub(crate) mod style;
pub(crate) mod table;

/// `text` on one line, of at most `most` characters, cut between words.
pub(crate) fn shortened(text: &str, most: usize) -> String {
    let mut line = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        let word_length = word.chars().count() + usize::from(length > 0);
        if length + word_length > most {
            if length == 0 {
                line.extend(word.chars().take(most));
            }
            line.push('…');
            return line;
        }
        if length > 0 {
            line.push(' ');
        }
        line.push_str(word);
        length += word_length;
    }
    line
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn long_quotes_are_cut_between_words() {
        assert_eq!(shortened("Loafers are\nback.", 40), "Loafers are back.");
        assert_eq!(shortened("Loafers are back.", 12), "Loafers are…");
        assert_eq!(shortened("Loafers", 3), "Loa…");
    }
}
