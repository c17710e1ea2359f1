//! Blocks: runs of text between two breaks of a page, with what can be counted
//! of them. They are what is kept or left out, as in Kohlschütter, Fankhauser
//! and Nejdl, "Boilerplate Detection using Shallow Text Features" (WSDM 2010).

use super::marks::Marks;
use super::tag::Tag;
use super::tree::Tree;

/// One run of text.
#[derive(Debug, Clone)]
pub(super) struct Block {
    /// The innermost element around it that is a block.
    pub(super) element: u32,
    /// Its first node, and one past its last.
    pub(super) from: u32,
    pub(super) to: u32,
    pub(super) count: Count,
    /// Letters within links.
    pub(super) linked: u32,
}

impl Block {
    /// The share of its letters that lie within links, 0 to 1.
    pub(super) fn link_density(&self) -> f32 {
        self.linked as f32 / self.count.letters.max(1) as f32
    }
}

/// What a text holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Count {
    /// Characters but white space; ideographs, which say as much as some three
    /// letters, count as three.
    pub(super) letters: u32,
    /// Runs between white space; an ideograph is half a word.
    pub(super) words: u32,
    /// Commas of any script.
    pub(super) commas: u32,
    /// Full stops, question and exclamation marks of any script.
    pub(super) stops: u32,
    /// The last character ends a sentence, or quotes or brackets behind one do.
    pub(super) ended: bool,
}

impl Count {
    pub(super) fn add(&mut self, text: &str) {
        let mut before = ' ';
        let mut ideographs = 0;
        for c in text.chars() {
            if c.is_whitespace() {
                before = ' ';
                continue;
            }
            if c == '\u{ad}' {
                continue;
            }
            self.letters += 1;
            if before == ' ' {
                self.words += 1;
            }
            match c {
                'a'..='z' | 'A'..='Z' => self.ended = false,
                ',' | ';' | '،' | '、' | '\u{ff0c}' | '\u{ff1b}' => {
                    self.commas += 1;
                    self.ended = false;
                }
                '.' | '!' | '?' | '…' | '؟' | '。' | '।' | '\u{ff01}' | '\u{ff1f}' => {
                    self.stops += u32::from(!self.ended);
                    self.ended = true;
                }
                '"' | '\'' | ')' | ']' | '»' | '«' | '“' | '”' | '’' | '‘' | '」' | '』' | ':' =>
                    {}
                '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => {
                    self.letters += 2;
                    ideographs += 1;
                    self.ended = false;
                }
                _ => self.ended = false,
            }
            before = c;
        }
        self.words += ideographs / 2;
    }
}

/// An element that is open while blocks are made.
struct Open {
    end: u32,
    index: u32,
    block: bool,
    link: bool,
}

/// The blocks of a page's part, in order.
pub(super) fn blocks(tree: &Tree, marks: &[Marks], part: std::ops::Range<u32>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut current: Option<Block> = None;
    let mut open: Vec<Open> = Vec::new();
    let mut breaks = 0;
    let mut at = part.start;
    while at < part.end {
        while open.last().is_some_and(|last| last.end <= at) {
            if open.pop().is_some_and(|closed| closed.block) {
                blocks.extend(current.take());
            }
        }
        let node = &tree.nodes[at as usize];
        if let Some(text) = &node.text {
            if text.bytes().all(|byte| byte.is_ascii_whitespace()) {
                at += 1;
                continue;
            }
            if breaks > 1 {
                blocks.extend(current.take());
            }
            breaks = 0;
            let element = open
                .iter()
                .rev()
                .find(|open| open.block)
                .map_or(part.start, |open| open.index);
            let block = current.get_or_insert_with(|| Block {
                element,
                from: at,
                to: at,
                count: Count::default(),
                linked: 0,
            });
            let before = block.count.letters;
            block.count.add(text);
            block.to = at + 1;
            if open.iter().any(|open| open.link) {
                block.linked += block.count.letters - before;
            }
            at += 1;
            continue;
        }
        if unread(node.tag, marks[at as usize]) {
            at = node.end;
            continue;
        }
        if node.tag == Tag::Br {
            breaks += 1;
        }
        let block = node.tag.block();
        if block {
            blocks.extend(current.take());
            breaks = 0;
        }
        if node.end > at + 1 {
            open.push(Open {
                end: node.end,
                index: at,
                block,
                link: node.tag == Tag::A,
            });
        }
        at += 1;
    }
    blocks.extend(current);
    blocks.retain(|block| block.count.letters > 0);
    blocks
}

/// Passed over when text is read: what is silent, and pieces of a line that
/// are not shown.
pub(super) fn unread(tag: Tag, marks: Marks) -> bool {
    tag.silent() || !tag.block() && marks.has(Marks::HIDDEN)
}
