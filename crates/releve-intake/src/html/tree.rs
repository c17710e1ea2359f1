//! A page as one list of nodes in the order of its text.
//!
//! What an element holds is a range of the list, sums over elements are one
//! pass from the back, and no walk can overflow the stack.

mod sink;

use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Attribute, LocalName, ParseOpts, local_name, parse_document};

use super::tag::Tag;
use sink::{Content, NONE, Sink};

/// An element or a text, its place told by indices into [`Tree::nodes`].
#[derive(Debug)]
pub(super) struct Node {
    /// The element that it lies in; the root lies in itself.
    pub(super) parent: u32,
    /// One past the last node within it.
    pub(super) end: u32,
    pub(super) tag: Tag,
    pub(super) attributes: Vec<Attribute>,
    /// The characters of a text; `None` for elements.
    pub(super) text: Option<StrTendril>,
}

impl Node {
    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &LocalName) -> Option<&str> {
        self.attributes
            .iter()
            .find(|attribute| attribute.name.local == *name)
            .map(|attribute| &*attribute.value)
    }
}

/// A parsed page. Comments are left out, and scripts but those that hold data
/// (JSON-LD).
#[derive(Debug)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
}

impl Tree {
    pub(super) fn parse(page: &str) -> Self {
        let linked = parse_document(Sink::new(), ParseOpts::default()).one(StrTendril::from(page));
        Self::flatten(linked)
    }

    fn flatten(mut linked: Vec<sink::Linked>) -> Self {
        let mut nodes: Vec<Node> = Vec::with_capacity(linked.len());
        // The linked index of each open element and its index in the list.
        let mut open: Vec<(u32, u32)> = Vec::new();
        let mut at = 0u32;
        loop {
            let parent = open.last().map_or(0, |(_, index)| *index);
            let index = nodes.len() as u32;
            let this = &mut linked[at as usize];
            let (next, mut first) = (this.next, this.first);
            match std::mem::replace(&mut this.content, Content::Other) {
                Content::Text(text) => nodes.push(Node {
                    parent,
                    end: index + 1,
                    tag: Tag::Inline,
                    attributes: Vec::new(),
                    text: Some(text),
                }),
                Content::Element {
                    name, attributes, ..
                } => {
                    let tag = Tag::of(&name.local);
                    let node = Node {
                        parent,
                        end: index + 1,
                        tag,
                        attributes,
                        text: None,
                    };
                    if tag.silent() && !told(&node) {
                        first = NONE;
                    }
                    nodes.push(node);
                    if first != NONE {
                        open.push((at, index));
                    }
                }
                Content::Other if at == 0 => {
                    nodes.push(Node {
                        parent: 0,
                        end: 1,
                        tag: Tag::Html,
                        attributes: Vec::new(),
                        text: None,
                    });
                    if first != NONE {
                        open.push((at, 0));
                    }
                }
                Content::Other => first = NONE,
            }
            // To the first child, else to the next node of the nearest
            // element that has one.
            if first != NONE {
                at = first;
                continue;
            }
            let mut onward = if at == 0 { NONE } else { next };
            while onward == NONE {
                let Some((above, index)) = open.pop() else {
                    return Self { nodes };
                };
                nodes[index as usize].end = nodes.len() as u32;
                onward = if above == 0 {
                    NONE
                } else {
                    linked[above as usize].next
                };
            }
            at = onward;
        }
    }

    /// The first element of a kind.
    pub(super) fn first(&self, tag: Tag) -> Option<u32> {
        let at = self.nodes.iter().position(|node| node.tag == tag)?;
        Some(at as u32)
    }
}

/// Silent elements that say something about the page.
fn told(node: &Node) -> bool {
    match node.tag {
        Tag::Head | Tag::Title => true,
        Tag::Script => node
            .attribute(&local_name!("type"))
            .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json")),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Elements as `tag(…)`, texts as they stand.
    fn shape(page: &str) -> String {
        let tree = Tree::parse(page);
        let mut shape = String::new();
        let mut ends = Vec::new();
        for (at, node) in tree.nodes.iter().enumerate() {
            while ends.last().is_some_and(|end| *end <= at as u32) {
                ends.pop();
                shape.push(')');
            }
            match &node.text {
                Some(text) => shape.push_str(text),
                None => {
                    shape.push_str(&format!("{:?}(", node.tag));
                    ends.push(node.end);
                }
            }
        }
        shape + &")".repeat(ends.len())
    }

    #[test]
    fn a_page_is_flattened_in_the_order_of_its_text() {
        for (page, expected) in [
            ("<p>One<p>Two", "Html(Html(Head()Body(P(One)P(Two))))"),
            (
                "<ul><li>a<li><b>b</b> c</ul><!-- x -->d",
                "Html(Html(Head()Body(Ul(Li(a)Li(Inline(b) c))d)))",
            ),
            // Text that a table cannot hold is moved before it.
            (
                "<table>x<tr><td>y</table>z",
                "Html(Html(Head()Body(xTable(Tbody(Tr(Td(y))))z)))",
            ),
            (
                "<script>x</script><p>y<script type='application/ld+json'>{}</script>",
                "Html(Html(Head(Script())Body(P(yScript({})))))",
            ),
            (
                "<template><p>x</template>y",
                "Html(Html(Head(Template())Body(y)))",
            ),
            ("", "Html(Html(Head()Body()))"),
            // The adoption agency's own example.
            (
                "<p>1<b>2<i>3</b>4</i>5</p>",
                "Html(Html(Head()Body(P(1Inline(2Inline(3))Inline(4)5))))",
            ),
        ] {
            assert_eq!(shape(page), expected, "{page}");
        }
    }
}
