//! The keys of a JSON text, of which only the beginning need be there.

use std::collections::BTreeSet;

/// How deep keys are looked at: `response.timeSeries.points[].searchInterest`.
const DEPTH: usize = 6;

/// Distinct paths that are kept.
const PATHS: usize = 400;

/// Which keys a text has, as paths: `products[].variants`.
#[derive(Debug, Default)]
pub(crate) struct Shape {
    paths: BTreeSet<String>,
    /// Where the first value ends, if it does.
    end: Option<usize>,
}

#[derive(Debug)]
enum Open {
    /// Inside an object, behind this key; whether a key is due.
    Object {
        key: String,
        due: bool,
    },
    Array,
}

impl Shape {
    /// Reads the beginning of a text; `None` where it begins with neither an
    /// object nor an array.
    ///
    /// Nothing is checked but what nests in what: parsing tells what is wrong.
    pub(crate) fn of(head: &str) -> Option<Self> {
        let begin = head.find(|c: char| !c.is_whitespace() && c != '\u{feff}')?;
        let bytes = head.as_bytes();
        if !matches!(bytes[begin], b'{' | b'[') {
            return None;
        }
        let mut shape = Self::default();
        let mut open: Vec<Open> = Vec::new();
        let mut at = begin;
        while at < bytes.len() {
            match bytes[at] {
                b'{' => open.push(Open::Object {
                    key: String::new(),
                    due: true,
                }),
                b'[' => open.push(Open::Array),
                b'}' | b']' => {
                    open.pop();
                    if open.is_empty() {
                        shape.end = Some(at + 1);
                        break;
                    }
                }
                b',' => {
                    if let Some(Open::Object { due, .. }) = open.last_mut() {
                        *due = true;
                    }
                }
                b':' => {
                    if let Some(Open::Object { due, .. }) = open.last_mut() {
                        *due = false;
                    }
                }
                b'"' => {
                    let from = at + 1;
                    at = end_of_string(bytes, from);
                    if let Some(Open::Object { key, due: true }) = open.last_mut() {
                        key.clear();
                        key.extend(head.get(from..at.min(bytes.len())).map(|k| first(k, 64)));
                        shape.add(&open);
                    }
                }
                _ => {}
            }
            at += 1;
        }
        Some(shape)
    }

    fn add(&mut self, open: &[Open]) {
        if open.len() > DEPTH || self.paths.len() >= PATHS {
            return;
        }
        let mut path = String::new();
        for level in open {
            match level {
                Open::Array => path.push_str("[]"),
                Open::Object { key, .. } => {
                    if !path.is_empty() {
                        path.push('.');
                    }
                    path.push_str(key);
                }
            }
        }
        self.paths.insert(path);
    }

    /// True if there is a value behind this path.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.paths.contains(path)
    }

    /// True if there is a value behind one of these paths.
    pub(crate) fn any(&self, paths: &[&str]) -> bool {
        paths.iter().any(|path| self.has(path))
    }

    /// True if another object follows the first value.
    pub(crate) fn lines(&self, head: &str) -> bool {
        self.end
            .and_then(|end| head.get(end..))
            .is_some_and(|rest| rest.trim_start().starts_with('{'))
    }

    /// True if the first value is one line and something follows it.
    pub(crate) fn is_line(&self, head: &str) -> bool {
        let parts = self.end.and_then(|end| head.split_at_checked(end));
        parts.is_some_and(|(first, rest)| !first.contains('\n') && !rest.trim().is_empty())
    }
}

/// Where a string ends: at its quote, or with the text.
fn end_of_string(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while at < bytes.len() {
        match bytes[at] {
            b'"' => return at,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    bytes.len()
}

fn first(text: &str, letters: usize) -> &str {
    match text.char_indices().nth(letters) {
        Some((at, _)) => &text[..at],
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_known_by_their_paths_even_in_part_of_a_text() {
        let text =
            r#" {"products":[{"id":1,"title":"a\"]b","variants":[{"price":"9"}]}],"x":{"y":"#;
        for cut in 40..text.len() {
            let shape = Shape::of(&text[..cut]).unwrap();
            assert!(shape.has("products[].title"), "{cut}");
            assert!(!shape.has("title"), "{cut}");
        }
        let shape = Shape::of(text).unwrap();
        assert!(shape.any(&["x.z", "x.y"]) && shape.has("products[].variants[].price"));
        assert!(Shape::of("text {").is_none());
    }

    #[test]
    fn lines_are_more_than_one_object() {
        for (text, lines) in [
            ("{\"a\":1}\n{\"a\":2}", true),
            ("{\"a\":1}\n", false),
            ("[{\"a\":1},\n{\"a\":2}]", false),
            ("{\n\"a\":1}", false),
            ("{\"a\":\"}\n{\"}", false),
        ] {
            assert_eq!(Shape::of(text).unwrap().lines(text), lines, "{text}");
        }
    }

    #[test]
    fn nothing_nests_too_deep() {
        let deep = "[{\"a\":".repeat(100_000);
        assert!(Shape::of(&deep).unwrap().has("[].a"));
    }
}
