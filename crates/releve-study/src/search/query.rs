//! What a person types, as FTS5 understands it.

use super::{folded, is_ideograph, prepared};
use crate::Error;

/// Words in a query; more is no question but an attempt to hang the search.
const MOST: usize = 64;

/// A query, and what to mark in the texts that it finds.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Query {
    /// The expression for `MATCH`.
    pub(crate) expression: String,
    /// Runs of folded words that are looked for, each with whether its last
    /// word is a beginning.
    pub(crate) terms: Vec<(Vec<char>, bool)>,
}

impl Query {
    /// Words that must all be there, `"phrases"`, `beginnings*`, `-words` that
    /// must not. Everything else is read as words: nothing that is typed is
    /// an error of syntax.
    pub(crate) fn parse(typed: &str) -> Result<Self, Error> {
        let mut wanted = Vec::new();
        let mut unwanted = Vec::new();
        let mut terms = Vec::new();
        for part in parts(typed) {
            let Some(phrase) = phrase(&part.words, part.beginning) else {
                continue;
            };
            if part.unwanted {
                unwanted.push(phrase);
            } else {
                wanted.push(phrase);
                terms.push((folded(&part.words).chars, part.beginning));
            }
        }
        if wanted.is_empty() {
            return Err(Error::query(format!(
                "expected a word to look for, but found `{typed}`"
            )));
        }
        if wanted.len() + unwanted.len() > MOST {
            return Err(Error::query(format!("expected at most {MOST} words")));
        }
        let mut expression = wanted.join(" AND ");
        if !unwanted.is_empty() {
            expression = format!("({expression}) NOT ({})", unwanted.join(" OR "));
        }
        Ok(Self { expression, terms })
    }
}

struct Part {
    words: String,
    unwanted: bool,
    beginning: bool,
}

fn parts(typed: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut left = typed.trim_start();
    while !left.is_empty() {
        let (unwanted, rest) = match left.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, left),
        };
        let (words, rest) = match rest.strip_prefix('"') {
            Some(rest) => rest.split_once('"').unwrap_or((rest, "")),
            None => {
                let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
                rest.split_at(end)
            }
        };
        let star = rest.starts_with('*');
        let bare = words.trim_end_matches('*');
        parts.push(Part {
            words: bare.to_owned(),
            unwanted,
            beginning: star || bare.len() < words.len(),
        });
        left = rest.trim_start_matches('*').trim_start();
    }
    parts
}

/// A phrase of FTS5 that finds these words one after the other; `None` where
/// there is no word in them.
fn phrase(words: &str, beginning: bool) -> Option<String> {
    if !words.chars().any(char::is_alphanumeric) {
        return None;
    }
    let (written, single) = if words.chars().any(is_ideograph) {
        pairs(words)
    } else {
        (words.to_owned(), false)
    };
    let star = if beginning || single { "*" } else { "" };
    Some(format!("\"{}\"{star}", written.replace(['"', '\0'], " ")))
}

/// As [`prepared`], without the single last character of a run, which need not
/// be the last in the text; a run of one alone is found as a beginning.
fn pairs(words: &str) -> (String, bool) {
    let chars: Vec<char> = words.chars().collect();
    let mut written = String::new();
    let mut single = false;
    let mut at = 0;
    while at < chars.len() {
        let run = chars[at..].iter().take_while(|c| is_ideograph(**c)).count();
        match run {
            0 => written.push(chars[at]),
            1 => {
                written.push(' ');
                written.push(chars[at]);
                written.push(' ');
                single = chars[at + 1..].iter().all(|c| !c.is_alphanumeric());
            }
            _ => {
                let all: String = chars[at..at + run].iter().collect();
                let all = prepared(&all);
                // The last character and the space before it go.
                let end = all.trim_end().rfind(' ').unwrap_or(0);
                written.push_str(&all[..end]);
                written.push(' ');
            }
        }
        at += run.max(1);
    }
    (written, single)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, expected: &str) {
        assert_eq!(Query::parse(typed).unwrap().expression, expected, "{typed}");
    }

    #[test]
    fn what_is_typed_and_what_is_asked() {
        check("satin", r#""satin""#);
        check("satin  flats", r#""satin" AND "flats""#);
        check(r#""mary jane" satin"#, r#""mary jane" AND "satin""#);
        check("sneak* -running", r#"("sneak"*) NOT ("running")"#);
        check("y2k-style", r#""y2k-style""#);
        check(
            r#"a"b OR NEAR(c) AND"#,
            r#""a b" AND "OR" AND "NEAR(c)" AND "AND""#,
        );
        check("\"open", r#""open""#);
        check("芭蕾风", r#"" 芭蕾 蕾风 ""#);
        check("风", r#"" 风 "*"#);
        check("Miu街", r#""Miu 街 "*"#);
    }

    #[test]
    fn a_question_has_a_word() {
        for typed in ["", "  ", "-satin", "\"\"", "*", "—"] {
            assert!(Query::parse(typed).unwrap_err().is_query(), "{typed}");
        }
        assert!(Query::parse(&"a ".repeat(65)).is_err());
    }
}
