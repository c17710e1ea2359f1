//! Blocks as lines: an empty one between paragraphs, none between items and
//! rows, white space as a browser shows it.

use std::collections::HashSet;
use std::hash::BuildHasher;

use foldhash::fast::FixedState;

use super::block::{Block, unread};
use super::marks::Marks;
use super::tag::Tag;
use super::tree::Tree;

/// Characters that only say where a word may be parted: soft hyphen, zero
/// width space, word joiner, byte-order mark.
const UNSEEN: [char; 4] = ['\u{ad}', '\u{200b}', '\u{2060}', '\u{feff}'];

/// Letters from which on a block that says the same as one before it is left
/// out: pages hold a copy for small screens, or a quotation set large.
const ONCE: u32 = 60;

const HASH: FixedState = FixedState::with_seed(0);

/// The text of some blocks of a page.
pub(super) fn text(tree: &Tree, marks: &[Marks], blocks: &[Block]) -> String {
    let mut text = String::new();
    let mut line = String::new();
    let mut before: Option<&Block> = None;
    let mut said: HashSet<u64, FixedState> = HashSet::default();
    for block in blocks {
        line.clear();
        write(tree, marks, block, &mut line);
        let again = block.count.letters >= ONCE && !said.insert(HASH.hash_one(&line));
        if line.is_empty() || again {
            continue;
        }
        if let Some(before) = before {
            text.push_str(between(tree, before, block));
        }
        text.push_str(&line);
        before = Some(block);
    }
    text
}

/// The words of one block.
pub(super) fn line(tree: &Tree, marks: &[Marks], block: &Block) -> String {
    let mut line = String::new();
    write(tree, marks, block, &mut line);
    line
}

/// What separates two blocks.
fn between(tree: &Tree, before: &Block, block: &Block) -> &'static str {
    let near = |tags: &[Tag]| {
        let row = above(tree, block.element, tags);
        row.is_some() && row == above(tree, before.element, tags)
    };
    let cell = |block: &Block| matches!(tree.nodes[block.element as usize].tag, Tag::Td | Tag::Th);
    if cell(before) && cell(block) && near(&[Tag::Tr]) {
        " "
    } else if near(&[Tag::Ul, Tag::Ol, Tag::Dl, Tag::Table]) {
        "\n"
    } else {
        "\n\n"
    }
}

/// The nearest element of some kinds around a node, itself included.
fn above(tree: &Tree, node: u32, tags: &[Tag]) -> Option<u32> {
    let mut at = node;
    loop {
        let node = &tree.nodes[at as usize];
        if tags.contains(&node.tag) {
            return Some(at);
        }
        if node.parent == at {
            return None;
        }
        at = node.parent;
    }
}

/// Writes a block's words; a `br` ends a line.
fn write(tree: &Tree, marks: &[Marks], block: &Block, line: &mut String) {
    let mut blank = false;
    let mut at = block.from;
    while at < block.to {
        let node = &tree.nodes[at as usize];
        if let Some(text) = &node.text {
            blank |= text.starts_with(char::is_whitespace);
            for (n, word) in text.split_whitespace().enumerate() {
                if (blank || n > 0) && !line.is_empty() && !line.ends_with('\n') {
                    line.push(' ');
                }
                blank = false;
                if word.contains(UNSEEN) {
                    line.extend(word.chars().filter(|c| !UNSEEN.contains(c)));
                } else {
                    line.push_str(word);
                }
            }
            blank |= text.ends_with(char::is_whitespace);
        } else if unread(node.tag, marks[at as usize]) {
            at = node.end;
            continue;
        } else if node.tag == Tag::Br && !line.is_empty() && !line.ends_with('\n') {
            line.push('\n');
        }
        at += 1;
    }
    line.truncate(line.trim_end().len());
}
