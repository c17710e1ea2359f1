//! The main text of a page.

use super::block::{Block, blocks};
use super::container::{container, lead};
use super::dropped::{Strictness, dropped};
use super::keep::keep;
use super::marks::{self, Marks};
use super::tag::Tag;
use super::tree::Tree;
use super::weight::{Sums, running};
use super::written;

/// An article is at least so long, in letters; a page of which less is found
/// is read again with less left out.
const LEAST: u32 = 200;

/// A page's main text, and what it was chosen from.
#[derive(Debug, Default)]
pub(super) struct Article {
    /// One block a line or paragraph.
    pub(super) text: String,
    /// The first node of the text.
    pub(super) begins: u32,
    /// All blocks of the page.
    pub(super) all: Vec<Block>,
    pub(super) marks: Vec<Marks>,
}

/// The main text; all text where none is found.
pub(super) fn article(tree: &Tree) -> Article {
    let Some(body) = tree.first(Tag::Body) else {
        return Article::default();
    };
    let marks = marks::of(tree);
    let all = blocks(tree, &marks, body..tree.nodes[body as usize].end);
    let mut longest: (u32, Vec<Block>) = (0, Vec::new());
    for strictness in [Strictness::All, Strictness::Comments, Strictness::None] {
        let found = chosen(tree, &marks, &all, body, strictness);
        let letters = found.iter().map(|block| block.count.letters).sum();
        if letters > longest.0 {
            longest = (letters, found);
        }
        if longest.0 >= LEAST {
            break;
        }
    }
    let blocks = if longest.1.is_empty() {
        &all
    } else {
        &longest.1
    };
    Article {
        text: written::text(tree, &marks, blocks),
        begins: blocks.first().map_or(body, |block| block.from),
        all,
        marks,
    }
}

fn chosen(
    tree: &Tree,
    marks: &[Marks],
    all: &[Block],
    body: u32,
    strictness: Strictness,
) -> Vec<Block> {
    let dropped = dropped(tree, marks, &Sums::new(tree, all), body, strictness);
    let mut left = Vec::with_capacity(all.len());
    let mut until = 0;
    let mut at = body;
    for block in all {
        while at <= block.from {
            if dropped[at as usize] {
                until = until.max(tree.nodes[at as usize].end);
            }
            at += 1;
        }
        if block.to > until {
            left.push(block.clone());
        }
    }
    let sums = Sums::new(tree, &left);
    let container = container(tree, marks, &sums, body);
    let from = lead(tree, container);
    let end = tree.nodes[container as usize].end;
    left.retain(|block| {
        block.from >= container && block.from < end
            || block.from >= from
                && block.from < container
                && (running(tree, block) > 0
                    || tree.nodes[block.element as usize].tag == Tag::H1
                        && block.link_density() < 0.5)
    });
    let keep = keep(tree, marks, &sums, &left, container);
    let mut keep = keep.into_iter();
    left.retain(|_| keep.next().unwrap_or(false));
    left
}
