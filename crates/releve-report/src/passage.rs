//! The text of a document with its cited stretches and its entities marked.

use maud::{Markup, html};
use releve_facts::{Document, EntityKind, Span};

/// A place where an entity is named.
#[derive(Debug, Clone)]
pub(crate) struct Named<'e> {
    pub(crate) span: Span,
    pub(crate) kind: EntityKind,
    pub(crate) name: &'e str,
}

/// How a text is to be printed.
pub(crate) struct Passage<'p> {
    pub(crate) document: &'p Document,
    /// Stretches to mark, in order, without overlap.
    pub(crate) stretches: &'p [Span],
    /// Anchor of the stretch of that number.
    pub(crate) anchor: &'p dyn Fn(usize) -> String,
    /// What stands after the stretch of that number.
    pub(crate) after: &'p dyn Fn(usize) -> Markup,
    /// Entities to mark.
    pub(crate) named: &'p [Named<'p>],
    /// The character at which printing begins; lines that end before it, and
    /// the one it ends, are left out.
    pub(crate) from: u32,
    /// Lines that head what follows them, by the character they begin at.
    pub(crate) headings: &'p [u32],
    /// False leaves out paragraphs without a marked stretch.
    pub(crate) whole: bool,
}

impl Passage<'_> {
    /// One `p` for each line of the text that is not blank. The text is
    /// escaped; nothing in it is taken for markup.
    pub(crate) fn print(&self) -> Markup {
        let named = self.in_order();
        let mut paragraphs = Vec::new();
        let mut left_out = false;
        let (mut start, mut stretch, mut entity) = (0u32, 0usize, 0usize);
        for line in self.document.text.as_str().split('\n') {
            let end = start + line.chars().count() as u32;
            while self.stretches.get(stretch).is_some_and(|s| s.end <= start) {
                stretch += 1;
            }
            while named.get(entity).is_some_and(|n| n.span.end <= start) {
                entity += 1;
            }
            let cited = self.stretches.get(stretch).is_some_and(|s| s.start < end);
            if end <= self.from {
                // Printed elsewhere.
            } else if line.trim().is_empty() || !(self.whole || cited) {
                left_out |= !line.trim().is_empty();
            } else {
                if left_out {
                    paragraphs.push(html! { p.gap { "[…]" } });
                    left_out = false;
                }
                let words = self.line(Span::new(start, end), stretch, &named[entity..]);
                paragraphs.push(match self.headings.binary_search(&start) {
                    Ok(_) => html! { h2 { (words) } },
                    Err(_) => html! { p { (words) } },
                });
            }
            start = end + 1;
        }
        if left_out {
            paragraphs.push(html! { p.gap { "[…]" } });
        }
        html! { @for paragraph in paragraphs { (paragraph) } }
    }

    /// The words of `run` alone, with what is marked in them.
    pub(crate) fn run(&self, run: Span) -> Markup {
        let first = self.stretches.partition_point(|s| s.end <= run.start);
        self.line(run, first, &self.in_order())
    }

    fn in_order(&self) -> Vec<&Named<'_>> {
        let mut named: Vec<&Named> = self.named.iter().collect();
        named.sort_by_key(|n| (n.span.start, std::cmp::Reverse(n.span.end)));
        named
    }

    fn line(&self, line: Span, first: usize, named: &[&Named]) -> Markup {
        let mut at = line.start;
        let mut parts = Vec::new();
        for (n, span) in self.stretches.iter().enumerate().skip(first) {
            if span.start >= line.end {
                break;
            }
            let (start, end) = (span.start.max(line.start), span.end.min(line.end));
            parts.push(self.plain(Span::new(at, start), named));
            let words = self.plain(Span::new(start, end), named);
            // The anchor is where the stretch begins, what follows where it ends.
            let id = (span.start >= line.start).then(|| (self.anchor)(n));
            let after = (span.end <= line.end).then(|| (self.after)(n));
            parts.push(html! {
                mark id=[id] { (words) @if let Some(after) = after { (after) } }
            });
            at = end;
        }
        parts.push(self.plain(Span::new(at, line.end), named));
        html! { @for part in parts { (part) } }
    }

    /// A run of text with its entities; of two that overlap the first stands.
    fn plain(&self, run: Span, named: &[&Named]) -> Markup {
        let text = |start, end| self.document.text.slice(start, end).unwrap_or_default();
        let mut at = run.start;
        let mut parts = Vec::new();
        for name in named {
            if name.span.start >= run.end {
                break;
            }
            let (start, end) = (name.span.start.max(at), name.span.end.min(run.end));
            if start >= end || start > name.span.start && start > run.start {
                continue;
            }
            parts.push(html! {
                (text(at, start))
                span.entity.(name.kind.as_str()) title={ (name.kind) ": " (name.name) } {
                    (text(start, end))
                }
            });
            at = end;
        }
        html! { @for part in parts { (part) } (text(at, run.end)) }
    }
}
