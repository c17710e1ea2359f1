//! The head of a Markdown file: lines `key: value`, as Jekyll and Hugo read them.

use std::collections::HashSet;

use releve_facts::Document;

use crate::said;

/// Fills in what the head says: `title: …`, `date: …` and the like; authors in a
/// line, a list (`[Jo Doe, Al Roe]`) or lines of their own.
pub(super) fn describe(document: &mut Document, head: &str) {
    let mut authors: Vec<String> = Vec::new();
    // Lines that belong to the authors above them.
    let mut listed = false;
    for line in head.lines() {
        let inside = line.starts_with([' ', '\t', '-']);
        if inside && listed {
            authors.extend(member(line));
        }
        if inside {
            continue;
        }
        let Some((key, value)) = line.split_once(':') else {
            continue;
        };
        let (key, value) = (key.trim().to_ascii_lowercase(), value.trim());
        listed = matches!(key.as_str(), "author" | "authors" | "byline");
        if listed {
            let list = value.strip_prefix('[').and_then(|v| v.strip_suffix(']'));
            match list {
                Some(list) => authors.extend(members(list).filter_map(name)),
                None => authors.extend(name(value)),
            }
            continue;
        }
        let value = unquoted(value);
        if value.is_empty() {
            continue;
        }
        match key.as_str() {
            "title" => document.title = Some(value.to_owned()),
            "date" | "published" => document.published = crate::date::day(value),
            "source" | "publication" | "site" => document.source = Some(value.to_owned()),
            "url" | "canonical" | "link" => document.url = Some(value.to_owned()),
            _ => {}
        }
    }
    let mut named = HashSet::new();
    authors.retain(|author| named.insert(author.clone()));
    if !authors.is_empty() {
        document.author = Some(authors.join("; "));
    }
}

/// What stands between the commas of a list; those in quotation marks
/// (`"Doe, Jo"`) are none of it.
fn members(list: &str) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    list.split(move |c| {
        // An apostrophe may stand in a name.
        quoted ^= c == '"';
        c == ',' && !quoted
    })
}

/// A line below `authors:`: `- Jo Doe`, `- name: Jo Doe`, `  name: Jo Doe`; what
/// else is said of an author (`email: …`) is no name.
fn member(line: &str) -> Option<String> {
    let line = line.trim();
    let (one, rest) = match line.strip_prefix('-') {
        Some(rest) => (true, rest.trim()),
        None => (false, line),
    };
    match rest.split_once(": ") {
        Some((key, value)) if key.trim().eq_ignore_ascii_case("name") => name(value),
        Some(_) => None,
        None => name(rest).filter(|_| one),
    }
}

/// A name as it is written, quoted or not; an address is none.
fn name(text: &str) -> Option<String> {
    let name = said::one_line(unquoted(text))?;
    said::address(&name).is_none().then_some(name)
}

fn unquoted(text: &str) -> &str {
    text.trim().trim_matches(['"', '\'']).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn authors_are_named_in_one_line_or_in_many() {
        for (head, author) in [
            ("author: Ann Smith", Some("Ann Smith")),
            ("Author: \"Ann  Smith\"", Some("Ann Smith")),
            ("authors: [Jo Doe, 'Al Roe']", Some("Jo Doe; Al Roe")),
            (
                "authors:\n  - Jo Doe\n  - \"Al Roe\"\ntags:\n  - flats",
                Some("Jo Doe; Al Roe"),
            ),
            ("authors:\n- Jo Doe\n- Al Roe", Some("Jo Doe; Al Roe")),
            (
                "author:\n  name: Jo Doe\n  email: jo@a.example\ntags:\n- flats",
                Some("Jo Doe"),
            ),
            (
                "authors:\n  - name: Jo Doe\n    role: editor",
                Some("Jo Doe"),
            ),
            ("authors: [\"Doe, Jo\", Al Roe]", Some("Doe, Jo; Al Roe")),
            ("author: Al Roe\nauthors: [Al Roe]", Some("Al Roe")),
            ("author: https://a.example/jo", None),
            ("author:\ntitle: Flats", None),
            ("seo:\n  author: none", None),
        ] {
            let mut document = Document::new("note", "");
            describe(&mut document, head);
            assert_eq!(document.author.as_deref(), author, "{head}");
        }
    }
}
