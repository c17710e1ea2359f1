//! Which blocks of the container are the article's.

use super::block::Block;
use super::marks::Marks;
use super::phrase::{Phrase, phrase};
use super::tag::Tag;
use super::tree::Tree;
use super::weight::{Sums, heading, running};
use super::written;

/// Letters of a paragraph that stands for itself.
const SOLID: u32 = 60;

/// Letters of the longest line that is looked at for its words.
const LINE: u32 = 160;

/// Letters of the longest line that is known by how it begins.
const BEGINNING: u32 = 90;

/// Letters of running text before a heading such as "Comments" ends a page.
const BEFORE_COMMENTS: u32 = 200;

/// For each block whether it stays.
pub(super) fn keep(
    tree: &Tree,
    marks: &[Marks],
    sums: &Sums,
    blocks: &[Block],
    container: u32,
) -> Vec<bool> {
    let mut keep: Vec<bool> = blocks
        .iter()
        .map(|block| stands(tree, sums, block, container))
        .collect();
    words(tree, marks, blocks, &mut keep);
    edges(tree, blocks, &mut keep);
    headings(tree, blocks, &mut keep);
    keep
}

/// Whether a block is text by itself.
fn stands(tree: &Tree, sums: &Sums, block: &Block, container: u32) -> bool {
    let tag = tree.nodes[block.element as usize].tag;
    let density = block.link_density();
    if heading(tree, block).is_some() {
        return density < 0.5 || tag == Tag::H1;
    }
    if let Some(list) = list(tree, block.element, container) {
        let held = sums.of(tree, list);
        if held.link_density() > 0.5 {
            return false;
        }
        return density < 0.9 || held.link_density() < 0.2;
    }
    if density > 0.5 {
        return false;
    }
    match tag {
        Tag::P
        | Tag::Blockquote
        | Tag::Pre
        | Tag::Td
        | Tag::Th
        | Tag::Dd
        | Tag::Dt
        | Tag::Figcaption => true,
        _ => block.count.letters >= SOLID || running(tree, block) > 0 || block.count.ended,
    }
}

/// The outermost list within the container that holds an element.
fn list(tree: &Tree, element: u32, container: u32) -> Option<u32> {
    let mut at = element;
    let mut list = None;
    while at > container {
        let node = &tree.nodes[at as usize];
        if matches!(node.tag, Tag::Ul | Tag::Ol | Tag::Dl) {
            list = Some(at);
        }
        at = node.parent;
    }
    list
}

/// Leaves out what is known by its words.
fn words(tree: &Tree, marks: &[Marks], blocks: &[Block], keep: &mut [bool]) {
    let mut before = 0;
    // Below a heading that leads to other pages.
    let mut related = false;
    for (at, block) in blocks.iter().enumerate() {
        let text = running(tree, block);
        let heading = heading(tree, block).is_some();
        if block.count.letters <= LINE && (keep[at] || heading) {
            let line = written::line(tree, marks, block);
            let short = block.count.letters <= BEGINNING;
            related &= !heading;
            match phrase(&line) {
                Some(Phrase::Comments)
                    if before >= BEFORE_COMMENTS && block.count.letters <= BEGINNING / 2 =>
                {
                    keep[at..].fill(false);
                    return;
                }
                Some(Phrase::Related)
                    if short
                        && (heading
                            || block.count.letters <= BEGINNING / 3
                            || block.link_density() > 0.3
                            || line.ends_with(':')) =>
                {
                    keep[at] = false;
                    related |= heading;
                }
                Some(Phrase::Line) if short && !heading => keep[at] = false,
                Some(Phrase::Call) => keep[at] = false,
                _ => {}
            }
        }
        if related {
            if text > 0 && block.linked == 0 {
                related = false;
            } else {
                keep[at] = false;
            }
        }
        before += text;
    }
}

/// Leaves out short lines before the first and behind the last paragraph: days,
/// names, sections.
fn edges(tree: &Tree, blocks: &[Block], keep: &mut [bool]) {
    let solid = |at: usize, keep: &[bool]| keep[at] && running(tree, &blocks[at]) > 0;
    let short = |block: &Block| {
        !matches!(
            tree.nodes[block.element as usize].tag,
            Tag::Li | Tag::Dd | Tag::Dt | Tag::Td | Tag::Figcaption
        ) && heading(tree, block).is_none()
            && block.count.letters < SOLID / 2
            && !block.count.ended
    };
    let Some(first) = (0..blocks.len()).find(|at| solid(*at, keep)) else {
        return;
    };
    let last = (0..blocks.len())
        .rfind(|at| solid(*at, keep))
        .unwrap_or(first);
    for at in (0..first).chain(last + 1..blocks.len()) {
        keep[at] &= !short(&blocks[at]);
    }
}

/// Headings stay where text follows before the next one of their level.
fn headings(tree: &Tree, blocks: &[Block], keep: &mut [bool]) {
    let mut text = false;
    // The level of the kept heading right below, 7 for none.
    let mut below = 7;
    for at in (0..blocks.len()).rev() {
        let Some(level) = heading(tree, &blocks[at]) else {
            if keep[at] {
                text = true;
                below = 7;
            }
            continue;
        };
        keep[at] &= text || below > level && below < 7;
        if keep[at] {
            below = level;
        }
        text = false;
    }
}
