//! What the parser builds: nodes linked to their neighbours, so that it can
//! move them as the standard's error recovery asks.

use std::borrow::Cow;
use std::cell::{Ref, RefCell};

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, QualName};

/// No node.
pub(super) const NONE: u32 = u32::MAX;

pub(super) struct Linked {
    pub(super) parent: u32,
    pub(super) previous: u32,
    pub(super) next: u32,
    pub(super) first: u32,
    pub(super) last: u32,
    pub(super) content: Content,
}

pub(super) enum Content {
    Element {
        name: QualName,
        attributes: Vec<Attribute>,
        /// The fragment that holds a template's content.
        template: u32,
    },
    Text(StrTendril),
    /// The document itself, a comment, a fragment.
    Other,
}

/// The node at index 0 is the document.
pub(super) struct Sink {
    nodes: RefCell<Vec<Linked>>,
    /// Stands in where the parser asks for the name of what has none.
    nameless: RefCell<QualName>,
}

impl Sink {
    pub(super) fn new() -> Self {
        let sink = Self {
            nodes: RefCell::default(),
            nameless: RefCell::new(QualName::new(
                None,
                html5ever::ns!(html),
                html5ever::local_name!(""),
            )),
        };
        sink.create(Content::Other);
        sink
    }

    fn create(&self, content: Content) -> u32 {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Linked {
            parent: NONE,
            previous: NONE,
            next: NONE,
            first: NONE,
            last: NONE,
            content,
        });
        (nodes.len() - 1) as u32
    }

    fn detach(&self, child: u32) {
        let nodes = &mut *self.nodes.borrow_mut();
        let Linked {
            parent,
            previous,
            next,
            ..
        } = nodes[child as usize];
        if parent == NONE {
            return;
        }
        match nodes.get_mut(previous as usize) {
            Some(node) => node.next = next,
            None => nodes[parent as usize].first = next,
        }
        match nodes.get_mut(next as usize) {
            Some(node) => node.previous = previous,
            None => nodes[parent as usize].last = previous,
        }
        let node = &mut nodes[child as usize];
        (node.parent, node.previous, node.next) = (NONE, NONE, NONE);
    }

    /// Puts a child without a parent before `next`, or last.
    fn attach(&self, parent: u32, child: u32, next: u32) {
        let nodes = &mut *self.nodes.borrow_mut();
        let previous = match nodes.get_mut(next as usize) {
            Some(node) => std::mem::replace(&mut node.previous, child),
            None => std::mem::replace(&mut nodes[parent as usize].last, child),
        };
        match nodes.get_mut(previous as usize) {
            Some(node) => node.next = child,
            None => nodes[parent as usize].first = child,
        }
        let node = &mut nodes[child as usize];
        (node.parent, node.previous, node.next) = (parent, previous, next);
    }

    /// Puts a node or text under `parent`, before `next` or last. Text joins
    /// the text before it.
    fn put(&self, parent: u32, child: NodeOrText<u32>, next: u32) {
        match child {
            NodeOrText::AppendNode(child) => {
                self.detach(child);
                self.attach(parent, child, next);
            }
            NodeOrText::AppendText(text) => {
                let joined = {
                    let nodes = &mut *self.nodes.borrow_mut();
                    let previous = match nodes.get(next as usize) {
                        Some(node) => node.previous,
                        None => nodes[parent as usize].last,
                    };
                    match nodes
                        .get_mut(previous as usize)
                        .map(|node| &mut node.content)
                    {
                        Some(Content::Text(before)) => {
                            before.push_tendril(&text);
                            true
                        }
                        _ => false,
                    }
                };
                if !joined {
                    let child = self.create(Content::Text(text));
                    self.attach(parent, child, next);
                }
            }
        }
    }

    fn parent(&self, node: u32) -> u32 {
        self.nodes.borrow()[node as usize].parent
    }
}

impl TreeSink for Sink {
    type Handle = u32;
    type Output = Vec<Linked>;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Vec<Linked> {
        self.nodes.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> u32 {
        0
    }

    fn elem_name<'a>(&'a self, target: &'a u32) -> Ref<'a, QualName> {
        Ref::filter_map(self.nodes.borrow(), |nodes| {
            match &nodes[*target as usize].content {
                Content::Element { name, .. } => Some(name),
                _ => None,
            }
        })
        .unwrap_or_else(|_| self.nameless.borrow())
    }

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<Attribute>,
        flags: ElementFlags,
    ) -> u32 {
        let template = if flags.template {
            self.create(Content::Other)
        } else {
            NONE
        };
        self.create(Content::Element {
            name,
            attributes,
            template,
        })
    }

    fn create_comment(&self, _: StrTendril) -> u32 {
        self.create(Content::Other)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> u32 {
        self.create(Content::Other)
    }

    fn append(&self, parent: &u32, child: NodeOrText<u32>) {
        self.put(*parent, child, NONE);
    }

    fn append_before_sibling(&self, sibling: &u32, child: NodeOrText<u32>) {
        let parent = self.parent(*sibling);
        if parent != NONE {
            self.put(parent, child, *sibling);
        }
    }

    fn append_based_on_parent_node(&self, element: &u32, previous: &u32, child: NodeOrText<u32>) {
        if self.parent(*element) == NONE {
            self.append(previous, child);
        } else {
            self.append_before_sibling(element, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &u32) -> u32 {
        match self.nodes.borrow()[*target as usize].content {
            Content::Element { template, .. } if template != NONE => template,
            _ => *target,
        }
    }

    fn same_node(&self, one: &u32, other: &u32) -> bool {
        one == other
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn add_attrs_if_missing(&self, target: &u32, missing: Vec<Attribute>) {
        if let Content::Element { attributes, .. } =
            &mut self.nodes.borrow_mut()[*target as usize].content
        {
            for attribute in missing {
                if attributes.iter().all(|known| known.name != attribute.name) {
                    attributes.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &u32) {
        self.detach(*target);
    }

    fn reparent_children(&self, node: &u32, parent: &u32) {
        loop {
            let child = self.nodes.borrow()[*node as usize].first;
            if child == NONE {
                return;
            }
            self.detach(child);
            self.attach(*parent, child, NONE);
        }
    }
}
