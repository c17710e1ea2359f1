//! Sentences in which every name is marked with its kind:
//! `Sales at {brand:Norhem} rose, says {person:Ines Ford}.`

use std::fs;
use std::path::Path;

use releve_facts::{Document, EntityKind};
use releve_reading::lexicon::fold;

use super::{Article, at};
use crate::failure::Failure;

/// The lines of a file, each a text of its own with the names that it marks. Lines that
/// begin with `#` are notes. A capitalised word marked `none` is no name.
pub(super) fn read(path: &Path) -> Result<Vec<Article>, Failure> {
    let source = fs::read_to_string(path).map_err(|error| at(path, &error))?;
    let lines = source.lines().enumerate();
    lines
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
        .map(|(number, line)| {
            let wrong = |what: &str| {
                Failure::Failed(format!(
                    "{}, line {}: {what}; expected names as {{brand:Norhem}}",
                    path.display(),
                    number + 1
                ))
            };
            let (text, names) = unmarked(line).map_err(|what| wrong(&what))?;
            Ok(Article {
                document: Document::new(format!("line {}", number + 1), text),
                names,
            })
        })
        .collect()
}

type Names = Vec<(String, EntityKind)>;

/// A line without its marks, and what they say.
fn unmarked(mut line: &str) -> Result<(String, Names), String> {
    let mut text = String::with_capacity(line.len());
    let mut names = Vec::new();
    while let Some((before, rest)) = line.split_once('{') {
        let (mark, behind) = (rest.split_once('}')).ok_or("a brace that nothing closes")?;
        let (kind, name) = (mark.split_once(':')).ok_or_else(|| format!("no kind in `{mark}`"))?;
        if kind != "none" {
            let kind = (kind.parse()).map_err(|_| format!("`{kind}` is no kind of entity"))?;
            names.push((fold(name).into_owned(), kind));
        }
        text.push_str(before);
        text.push_str(name);
        line = behind;
    }
    text.push_str(line);
    Ok((text, names))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_names() {
        let told = unmarked("Sales at {brand:Norhem} rose, says {person:Ines Ford}.");
        let (text, names) = told.unwrap();
        assert_eq!(text, "Sales at Norhem rose, says Ines Ford.");
        assert_eq!(
            names,
            [
                ("norhem".to_owned(), EntityKind::Brand),
                ("ines ford".to_owned(), EntityKind::Person)
            ]
        );
        let (text, names) = unmarked("{none:Western} boots.").unwrap();
        assert_eq!((text.as_str(), names.len()), ("Western boots.", 0));
    }

    #[test]
    fn wrong_marks_say_what_is_wrong() {
        for line in ["{brand:Norhem", "{Norhem}", "{house:Norhem}"] {
            assert!(unmarked(line).is_err(), "{line}");
        }
    }
}
