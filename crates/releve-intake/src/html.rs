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
use tag::Tag;
use tree::Tree;

/// Fills in the text, and gives what the page says of itself.
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
    metadata
}

/// The text of a piece of markup, such as an entry of a feed or the body of a
/// mail: all of it, without a search for what matters.
pub(crate) fn fragment(html: &str) -> String {
    let tree = Tree::parse(&bounded(html));
    let Some(body) = tree.first(Tag::Body) else {
        return String::new();
    };
    let marks = marks::of(&tree);
    let blocks = block::blocks(&tree, &marks, body..tree.nodes[body as usize].end);
    written::text(&tree, &marks, &blocks)
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
    use super::{fragment, headed};

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

    #[test]
    fn all_of_a_fragment_is_read_as_a_browser_shows_it() {
        for (html, expected) in [
            ("<p>The <b>Mar</b>got,\n £550</p>", "The Margot, £550"),
            ("<p>One</p>\n<p>Two<br>Three</p>", "One\n\nTwo\nThree"),
            ("<p>a</p> <script>x</script><p>b", "a\n\nb"),
            (
                "<figure><img><figcaption>Photo: A</figcaption></figure>text",
                "Photo: A\n\ntext",
            ),
            ("<ul><li>Flat, £9</li><li>Bow</li></ul>", "Flat, £9\nBow"),
            (
                "<table><tr><td>Flat</td><td>£9</td></tr><tr><td>Bow",
                "Flat £9\nBow",
            ),
            ("Flats &amp; clogs", "Flats & clogs"),
            ("", ""),
        ] {
            assert_eq!(fragment(html), expected, "{html}");
        }
    }
}
