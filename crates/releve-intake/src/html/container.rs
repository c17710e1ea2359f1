//! The element that holds an article.

use super::marks::Marks;
use super::tag::Tag;
use super::tree::Tree;
use super::weight::Sums;

/// An element that holds this share of the running text around it holds the
/// article.
const NEARLY_ALL: f32 = 0.85;

/// The share that is enough where the name says so too.
const NAMED: f32 = 0.45;

/// The share that is enough where what stands beside it is thin.
const MOST: f32 = 0.6;

/// The smallest element that holds the article: from the body down to where
/// its running text parts.
pub(super) fn container(tree: &Tree, marks: &[Marks], sums: &Sums, body: u32) -> u32 {
    let mut at = body;
    loop {
        let node = &tree.nodes[at as usize];
        let whole = sums.of(tree, at).running;
        let mut best = None;
        let mut most = 0;
        let mut paragraphs = 0;
        let mut child = at + 1;
        while child < node.end {
            let this = &tree.nodes[child as usize];
            let running = sums.of(tree, child).running;
            if running > most {
                (best, most) = (Some(child), running);
            }
            if this.tag.leaf() || this.text.is_some() {
                paragraphs += running;
            }
            child = this.end;
        }
        let Some(best) = best else { return at };
        let inner = &tree.nodes[best as usize];
        if inner.tag.leaf() || inner.text.is_some() || whole == 0 {
            return at;
        }
        let share = most as f32 / whole as f32;
        let named =
            marks[best as usize].has(Marks::BODY) || matches!(inner.tag, Tag::Article | Tag::Main);
        // Paragraphs beside it are the article's own.
        let alone = (paragraphs as f32) < 0.1 * whole as f32;
        let enough = if !alone {
            NEARLY_ALL
        } else if named {
            NAMED
        } else {
            MOST
        };
        if share < enough {
            return at;
        }
        at = best;
    }
}

/// Where the text begins that leads up to the container: at the page's main
/// heading, if one stands before it.
pub(super) fn lead(tree: &Tree, container: u32) -> u32 {
    tree.nodes[..container as usize]
        .iter()
        .rposition(|node| node.tag == Tag::H1)
        .map_or(container, |heading| heading as u32)
}
