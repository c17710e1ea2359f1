//! Web pages: the main text, and what the page says of itself.
//!
//! The page is parsed as browsers do ([`tree`]), its text split into blocks
//! ([`block`]), what is named as something else left out ([`dropped`]), the
//! element found that holds the rest ([`container`]), the blocks chosen that
//! are the article's ([`keep`]), and written as lines ([`written`]).

mod article;
mod block;
mod container;
mod dropped;
mod keep;
mod marks;
mod metadata;
mod phrase;
mod tag;
mod tree;
mod weight;
mod written;

use releve_facts::{Document, StoredText};

use crate::metadata::Metadata;
use crate::nesting::bounded;
use tree::Tree;

/// Fills in text, title, day, publication and address.
///
/// The headline stands as the text's first line: articles are read with it,
/// and extraction takes it off.
pub(crate) fn fill(document: &mut Document, html: &str) -> Metadata {
    let html = bounded(html);
    let tree = Tree::parse(&html);
    let article = article::article(&tree);
    let metadata = metadata::of(&metadata::Page {
        tree: &tree,
        marks: &article.marks,
        blocks: &article.all,
        text: &article.text,
        begins: article.begins,
    });
    document.text = StoredText::new(match &metadata.title {
        Some(title) if !article.text.is_empty() => headed(title, &article.text),
        _ => article.text,
    });
    document.title.clone_from(&metadata.title);
    document.published = metadata.published.and_then(|published| published.day());
    document.source.clone_from(&metadata.publication);
    document.url.clone_from(&metadata.url);
    metadata
}

/// How many lines may stand before the headline in a text: the section, a line
/// above the headline.
const ABOVE: usize = 3;

/// The text with the headline as its first line, and there alone.
fn headed(headline: &str, text: &str) -> String {
    let lower = headline.to_lowercase();
    let (mut at, mut lines) = (0, 0);
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        if words.to_lowercase() == lower {
            let above = text[..at].trim_end();
            let below = text[at + line.len()..].trim_start();
            let parts = [words, above, below].into_iter();
            let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
            return parts.join("\n\n");
        }
        at += line.len();
        lines += usize::from(!words.is_empty());
        if lines == ABOVE {
            break;
        }
    }
    format!("{headline}\n\n{text}")
}

#[cfg(test)]
mod tests {
    use super::headed;

    #[test]
    fn the_headline_stands_first_and_once() {
        for (text, expected) in [
            ("Body.", "Flats\n\nBody."),
            ("FLATS\n\nBody.", "FLATS\n\nBody."),
            ("Style\n\nFlats\n\nBody.", "Flats\n\nStyle\n\nBody."),
            ("Flats", "Flats"),
        ] {
            assert_eq!(headed("Flats", text), expected);
        }
    }
}
