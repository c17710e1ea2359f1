//! How much of a page's running text lies where.

use super::block::Block;
use super::tag::Tag;
use super::tree::Tree;

/// Sums over the blocks that begin before each node, so that what an element
/// holds is a difference of two.
pub(super) struct Sums {
    /// Weight of running text.
    running: Vec<u32>,
    letters: Vec<u32>,
    linked: Vec<u32>,
}

/// What an element holds.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Held {
    pub(super) running: u32,
    pub(super) letters: u32,
    pub(super) linked: u32,
}

impl Held {
    pub(super) fn link_density(self) -> f32 {
        self.linked as f32 / self.letters.max(1) as f32
    }
}

impl Sums {
    pub(super) fn new<'a>(tree: &Tree, blocks: impl IntoIterator<Item = &'a Block>) -> Self {
        let nodes = tree.nodes.len() + 1;
        let mut sums = Self {
            running: vec![0; nodes],
            letters: vec![0; nodes],
            linked: vec![0; nodes],
        };
        for block in blocks {
            let at = block.from as usize + 1;
            sums.running[at] += running(tree, block);
            sums.letters[at] += block.count.letters;
            sums.linked[at] += block.linked;
        }
        for list in [&mut sums.running, &mut sums.letters, &mut sums.linked] {
            let mut sum = 0u32;
            for value in list {
                sum = sum.saturating_add(*value);
                *value = sum;
            }
        }
        sums
    }

    /// What the nodes from `from` up to `to` hold.
    pub(super) fn held(&self, from: u32, to: u32) -> Held {
        let (from, to) = (from as usize, to as usize);
        Held {
            running: self.running[to] - self.running[from],
            letters: self.letters[to] - self.letters[from],
            linked: self.linked[to] - self.linked[from],
        }
    }

    /// What an element holds.
    pub(super) fn of(&self, tree: &Tree, element: u32) -> Held {
        self.held(element, tree.nodes[element as usize].end)
    }
}

/// Letters that make a paragraph without a full stop.
const PARAGRAPH: u32 = 80;

/// Letters that make one with it. Readability asks for 25 characters.
const SENTENCE: u32 = 30;

/// Letters of a heading that is a sentence set large.
const STANDFIRST: u32 = 70;

/// The level of a block that is a heading. A sentence set large is none.
pub(super) fn heading(tree: &Tree, block: &Block) -> Option<u8> {
    let level = tree.nodes[block.element as usize].tag.heading()?;
    let letters = block.count.letters;
    let sentence = letters >= STANDFIRST || letters * 2 >= STANDFIRST && block.count.ended;
    (!sentence || level == 1).then_some(level)
}

/// How much a block looks like running text: its letters outside of links if
/// it is long enough or ends as sentences do, nothing if most of it is linked.
pub(super) fn running(tree: &Tree, block: &Block) -> u32 {
    let letters = block.count.letters;
    let tag = tree.nodes[block.element as usize].tag;
    if heading(tree, block).is_some() || block.link_density() > 0.5 {
        return 0;
    }
    let text = letters - block.linked;
    match tag {
        _ if letters >= PARAGRAPH || letters >= SENTENCE && block.count.stops > 0 => {
            if matches!(tag, Tag::P | Tag::Blockquote | Tag::Pre) {
                text
            } else {
                text - text / 4
            }
        }
        Tag::P if letters >= SENTENCE => text / 2,
        _ => 0,
    }
}
