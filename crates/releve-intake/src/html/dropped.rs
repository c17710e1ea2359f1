//! Which elements are left out for what they are named or for.

use super::marks::Marks;
use super::tag::Tag;
use super::tree::{Node, Tree};
use super::weight::Sums;

/// A named element that holds more of the page's running text than this holds
/// the article, whatever its name: names of wrappers tell what else is in them.
const MOST: f32 = 0.35;

/// The same for elements without running text, of all letters.
const MOST_LETTERS: f32 = 0.5;

/// The longest line about an article, in letters.
const LINE: u32 = 160;

/// Running text that is left beside comments, else they are what the page is
/// for: a forum.
const LEAST: u32 = 150;

/// How strictly names are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strictness {
    /// Nothing is left out by name but what is not shown.
    None,
    /// Comments, too.
    Comments,
    /// All that is named.
    All,
}

/// For each node whether it is left out, with all that it holds.
pub(super) fn dropped(
    tree: &Tree,
    marks: &[Marks],
    sums: &Sums,
    body: u32,
    strictness: Strictness,
) -> Vec<bool> {
    let mut dropped = vec![false; tree.nodes.len()];
    let whole = sums.of(tree, body);
    let end = tree.nodes[body as usize].end;
    let mut at = body + 1;
    while at < end {
        let node = &tree.nodes[at as usize];
        let marks = named(tree, node, marks[at as usize]);
        if marks == Marks::NONE || node.text.is_some() {
            at += 1;
            continue;
        }
        let held = sums.held(at, node.end);
        let share = if whole.running > 0 {
            held.running as f32 / whole.running as f32
        } else {
            0.0
        };
        let others = whole.running - held.running;
        let letters = held.letters as f32 / whole.letters.max(1) as f32;
        // More than is shown would be an article that a script shows.
        let hidden = marks.has(Marks::HIDDEN) && letters < MOST_LETTERS;
        let drop = match strictness {
            Strictness::None => hidden,
            Strictness::Comments => hidden || marks.has(Marks::COMMENT) && others >= LEAST,
            Strictness::All => {
                marks.has(Marks::COMMENT) && others >= LEAST
                    || marks.has(Marks::HIDDEN)
                    || (marks.has(Marks::BOILERPLATE)
                        || marks.has(Marks::RELATED) && held.linked > 0)
                        && share < MOST
                        && letters < MOST_LETTERS
                    || marks.has(Marks::LINE) && held.letters < LINE
                    || marks.has(Marks::CAPTION) && share < MOST && !priced(tree, at, node.end)
            }
        };
        dropped[at as usize] = drop;
        at = if drop { node.end } else { at + 1 };
    }
    dropped
}

/// Whether a text tells a price: shopping lists put their items below pictures.
fn priced(tree: &Tree, from: u32, to: u32) -> bool {
    tree.nodes[from as usize..to as usize]
        .iter()
        .filter_map(|node| node.text.as_deref())
        .any(|text| {
            text.contains(['£', '€', '$', '¥', '₩', '₹'])
                && text.contains(|c: char| c.is_ascii_digit())
        })
}

/// What an element is by its name and tag.
fn named(tree: &Tree, node: &Node, marks: Marks) -> Marks {
    let parent = tree.nodes[node.parent as usize].tag;
    match node.tag {
        Tag::Nav | Tag::Aside | Tag::Dialog | Tag::Form | Tag::Fieldset | Tag::Menu => {
            marks.and(Marks::BOILERPLATE)
        }
        Tag::Footer if parent != Tag::Blockquote => marks.and(Marks::BOILERPLATE),
        Tag::Figcaption => marks.and(Marks::CAPTION),
        _ => marks,
    }
}
