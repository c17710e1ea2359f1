//! A tree of elements as lines: one for each block, an empty one between
//! paragraphs.
//!
//! Written out because the extractor's own text runs captions, terms and cells
//! together, and a shopping edit is read by its lines.

use dom_query::{Document, NodeRef};

/// What is never read.
const SILENT: [&str; 17] = [
    "head", "script", "style", "noscript", "template", "svg", "math", "nav", "iframe", "object",
    "form", "button", "select", "textarea", "audio", "video", "canvas",
];

/// Blocks with an empty line around them.
const PARAGRAPHS: [&str; 25] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "div",
    "dl",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "ul",
    "details",
];

/// Blocks on a line of their own.
const LINES: [&str; 9] = [
    "br",
    "li",
    "tr",
    "dt",
    "dd",
    "figcaption",
    "caption",
    "summary",
    "legend",
];

enum Step<'a> {
    Enter(NodeRef<'a>),
    Break(u8),
}

/// The text of all that can be read in a page.
pub(super) fn text(page: &Document) -> String {
    let mut lines = Lines::default();
    let mut steps = vec![Step::Enter(page.root())];
    while let Some(step) = steps.pop() {
        let node = match step {
            Step::Break(lines_below) => {
                lines.end(lines_below);
                continue;
            }
            Step::Enter(node) => node,
        };
        if node.is_text() {
            lines.push(&node.text());
            continue;
        }
        let name = node.node_name();
        let name = name.as_deref().unwrap_or_default();
        if SILENT.contains(&name) {
            continue;
        }
        if matches!(name, "td" | "th") {
            lines.cell();
        }
        let below = if PARAGRAPHS.contains(&name) {
            2
        } else {
            u8::from(LINES.contains(&name))
        };
        if below > 0 {
            lines.end(below);
            steps.push(Step::Break(below));
        }
        let first = steps.len();
        steps.extend(node.children_it(false).map(Step::Enter));
        steps[first..].reverse();
    }
    lines.text
}

/// Lines as they grow; white space is one blank, as a browser shows it.
#[derive(Default)]
struct Lines {
    text: String,
    /// A blank is due before the next word.
    blank: bool,
    /// Line ends due before the next word.
    ends: u8,
}

impl Lines {
    fn push(&mut self, text: &str) {
        self.blank |= text.starts_with(char::is_whitespace);
        for word in text.split_whitespace() {
            if self.ends > 0 {
                if !self.text.is_empty() {
                    self.text
                        .extend(std::iter::repeat_n('\n', self.ends.into()));
                }
            } else if self.blank && !self.text.is_empty() {
                self.text.push(' ');
            }
            self.ends = 0;
            self.text.push_str(word);
            self.blank = true;
        }
        if !text.trim().is_empty() {
            self.blank = text.ends_with(char::is_whitespace);
        }
    }

    fn end(&mut self, lines: u8) {
        self.ends = self.ends.max(lines);
    }

    fn cell(&mut self) {
        self.blank = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(html: &str) -> String {
        text(&Document::from(html))
    }

    #[test]
    fn words_join_as_a_browser_shows_them() {
        assert_eq!(
            lines("<p>The <b>Mar</b>got,\n £550</p>"),
            "The Margot, £550"
        );
        assert_eq!(
            lines("<p>One</p>\n<p>Two<br>Three</p>"),
            "One\n\nTwo\nThree"
        );
        assert_eq!(lines("<p>a</p> <script>x</script><p>b"), "a\n\nb");
    }

    #[test]
    fn captions_items_and_cells_do_not_run_together() {
        assert_eq!(
            lines("<figure><img><figcaption>Photo: A</figcaption></figure>text"),
            "Photo: A\n\ntext"
        );
        assert_eq!(
            lines("<ul><li>Flat, £9</li><li>Bow</li></ul>"),
            "Flat, £9\nBow"
        );
        assert_eq!(
            lines("<table><tr><td>Flat</td><td>£9</td></tr><tr><td>Bow"),
            "Flat £9\nBow"
        );
    }
}
