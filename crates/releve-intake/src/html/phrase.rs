//! Lines that are known by their words to surround articles.

use std::sync::LazyLock;

/// What a line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phrase {
    /// Leads to other pages.
    Related,
    /// Begins what readers wrote.
    Comments,
    /// A credit, a list of tags, a button, a note about the page.
    Line,
    /// Asks the reader to subscribe, to follow, to sign in.
    Call,
}

static PHRASES: LazyLock<Vec<(Phrase, &'static str)>> = LazyLock::new(|| {
    let mut kind = Phrase::Line;
    let mut phrases = Vec::new();
    for line in include_str!("../../data/phrases.txt").lines() {
        match line {
            "[related]" => kind = Phrase::Related,
            "[comments]" => kind = Phrase::Comments,
            "[line]" => kind = Phrase::Line,
            "[call]" => kind = Phrase::Call,
            _ if line.is_empty() || line.starts_with('#') => {}
            phrase => phrases.push((kind, phrase)),
        }
    }
    phrases
});

/// What a line is known for. Calls are found anywhere in it, the others at its
/// beginning.
pub(super) fn phrase(line: &str) -> Option<Phrase> {
    let line = line.to_lowercase();
    if line.trim_start().starts_with('©') {
        return Some(Phrase::Line);
    }
    // Arrows, bullets, counts and brackets lead lines in: `» 3 Comments`.
    let begins = line.trim_start_matches(|c: char| !c.is_alphabetic());
    PHRASES
        .iter()
        .find(|(kind, phrase)| match kind {
            Phrase::Call => line.match_indices(phrase).any(|(at, _)| {
                !line[..at].ends_with(char::is_alphanumeric)
                    && bounded(&line[at + phrase.len()..], phrase)
            }),
            _ => begins
                .strip_prefix(phrase)
                .is_some_and(|rest| bounded(rest, phrase)),
        })
        .map(|(kind, _)| *kind)
}

fn bounded(rest: &str, phrase: &str) -> bool {
    !phrase.ends_with(char::is_alphanumeric) || !rest.starts_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_known_by_their_words() {
        for (line, expected) in [
            ("Lesen Sie auch: Ballerinas", Some(Phrase::Related)),
            ("» Read more", Some(Phrase::Related)),
            ("(3) Comments", Some(Phrase::Comments)),
            ("© 2026 The Paper", Some(Phrase::Line)),
            ("Foto: dpa", Some(Phrase::Line)),
            ("Sharesies fell", None),
            ("Want more? Sign up for the letter.", Some(Phrase::Call)),
            ("Relatedly, flats sold.", None),
            ("", None),
            ("É", None),
        ] {
            assert_eq!(phrase(line), expected, "{line}");
        }
    }
}
