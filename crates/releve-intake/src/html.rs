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
        Some(title) if !article.text.is_empty() && !begins_with(&article.text, title) => {
            format!("{title}\n\n{}", article.text)
        }
        _ => article.text,
    });
    document.title.clone_from(&metadata.title);
    document.published = metadata.published.and_then(|published| published.day());
    document.source.clone_from(&metadata.publication);
    document.url.clone_from(&metadata.url);
    metadata
}

/// The text's first line is the headline, whatever its case.
fn begins_with(text: &str, headline: &str) -> bool {
    text.lines()
        .next()
        .is_some_and(|line| line.to_lowercase() == headline.to_lowercase())
}
