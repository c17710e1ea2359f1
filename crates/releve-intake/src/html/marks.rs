//! What an element's class, id, role and style say of the text within.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;
use html5ever::local_name;

use super::tag::Tag;
use super::tree::{Node, Tree};

/// A set of kinds of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Marks(u8);

impl Marks {
    pub(super) const NONE: Self = Self(0);
    /// The body of an article, by a name that hardly means anything else.
    pub(super) const BODY: Self = Self(1);
    /// Some content.
    pub(super) const CONTENT: Self = Self(1 << 1);
    /// What readers wrote.
    pub(super) const COMMENT: Self = Self(1 << 2);
    /// Not shown.
    pub(super) const HIDDEN: Self = Self(1 << 3);
    /// What surrounds articles: menus, teasers, buttons, notices.
    pub(super) const BOILERPLATE: Self = Self(1 << 4);
    /// A line about the article: author, day, section.
    pub(super) const LINE: Self = Self(1 << 5);
    /// Below a picture.
    pub(super) const CAPTION: Self = Self(1 << 6);

    /// Leads to other pages, which shows by its links.
    pub(super) const RELATED: Self = Self(1 << 7);

    pub(super) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

struct Word {
    marks: Marks,
    /// Counts as a whole name only.
    whole: bool,
}

static WORDS: LazyLock<HashMap<&'static str, Word, FixedState>> = LazyLock::new(|| {
    let mut words = HashMap::default();
    for line in include_str!("../../data/class-words.txt").lines() {
        let Some((kind, list)) = line.split_once(": ").filter(|_| !line.starts_with('#')) else {
            continue;
        };
        let marks = match kind {
            "body" => Marks::BODY.and(Marks::CONTENT),
            "content" => Marks::CONTENT,
            "comment" => Marks::COMMENT,
            "hidden" => Marks::HIDDEN,
            "boilerplate" => Marks::BOILERPLATE,
            "related" => Marks::RELATED,
            "line" => Marks::LINE,
            "caption" => Marks::CAPTION,
            _ => unreachable!("the data file has no other kinds; a test reads it"),
        };
        for word in list.split(' ') {
            let (whole, word) = match word.strip_prefix('=') {
                Some(word) => (true, word),
                None => (false, word),
            };
            words.insert(word, Word { marks, whole });
        }
    }
    words
});

/// Parts of a name that may make one word together.
const JOINED: usize = 3;

/// Names that begin so tell what the page has or lacks elsewhere, or list an
/// article's topics: `no-sidebar`, `tag-newsletter`.
const MODIFIERS: [&str; 16] = [
    "has", "no", "not", "with", "without", "is", "tag", "category", "cat", "hide", "show", "js",
    "enable", "disable", "include", "wp",
];

/// The longest name that is looked at.
const LONGEST: usize = 60;

/// The marks of each node of a page, by its index; those of texts are empty.
pub(super) fn of(tree: &Tree) -> Vec<Marks> {
    let mut known: HashMap<&str, Marks, FixedState> = HashMap::default();
    tree.nodes
        .iter()
        .map(|node| {
            if node.attributes.is_empty() || matches!(node.tag, Tag::Html | Tag::Body) {
                return Marks::NONE;
            }
            let mut marks = Marks::NONE;
            for attribute in &node.attributes {
                let value = &*attribute.value;
                match attribute.name.local {
                    local_name!("class") | local_name!("id") | local_name!("itemprop") => {
                        marks = marks.and(*known.entry(value).or_insert_with(|| names(value)));
                    }
                    _ => marks = marks.and(stated(node, &attribute.name.local, value)),
                }
            }
            if marks.has(Marks::BODY) {
                marks = marks.without(
                    Marks::BOILERPLATE
                        .and(Marks::RELATED)
                        .and(Marks::LINE)
                        .and(Marks::CAPTION),
                );
            }
            marks
        })
        .collect()
}

/// What attributes besides names say.
fn stated(node: &Node, name: &html5ever::LocalName, value: &str) -> Marks {
    match *name {
        local_name!("role") => match value {
            "navigation" | "banner" | "contentinfo" | "complementary" | "search" | "dialog"
            | "alertdialog" | "menu" | "menubar" | "toolbar" | "tablist" | "button" => {
                Marks::BOILERPLATE
            }
            "main" | "article" => Marks::CONTENT,
            _ => Marks::NONE,
        },
        local_name!("style") => {
            let shown = value.to_ascii_lowercase().replace(' ', "");
            if shown.contains("display:none") || shown.contains("visibility:hidden") {
                Marks::HIDDEN
            } else {
                Marks::NONE
            }
        }
        local_name!("hidden") if node.tag != Tag::A => Marks::HIDDEN,
        local_name!("aria-hidden") if value == "true" => Marks::HIDDEN,
        _ => Marks::NONE,
    }
}

/// The marks of all names in a value.
fn names(value: &str) -> Marks {
    value
        .split_ascii_whitespace()
        .filter(|name| name.len() <= LONGEST)
        .map(marks_of)
        .fold(Marks::NONE, Marks::and)
}

fn marks_of(name: &str) -> Marks {
    let mut letters = String::with_capacity(name.len());
    // Where each part ends in `letters`.
    let mut ends: Vec<usize> = Vec::with_capacity(6);
    let mut lower = false;
    for c in name.chars() {
        let end = letters.len();
        let parts = !c.is_ascii_alphanumeric() || c.is_ascii_uppercase() && lower;
        if parts && end > 0 && ends.last().is_none_or(|last| *last < end) {
            ends.push(end);
        }
        if c.is_ascii_alphanumeric() {
            letters.push(c.to_ascii_lowercase());
        }
        lower = c.is_ascii_lowercase() || c.is_ascii_digit();
    }
    if ends.last().is_none_or(|last| *last < letters.len()) {
        ends.push(letters.len());
    }
    let part = |from: usize, to: usize| {
        let start = if from == 0 { 0 } else { ends[from - 1] };
        &letters[start..ends[to - 1]]
    };
    if ends.len() > 1 && MODIFIERS.contains(&part(0, 1)) && !WORDS.contains_key(&*letters) {
        return Marks::NONE;
    }
    let mut marks = Marks::NONE;
    let mut from = 0;
    while from < ends.len() {
        let mut taken = 1;
        for to in (from + 1..=(from + JOINED).min(ends.len())).rev() {
            let joined = part(from, to);
            let bare = joined.trim_end_matches(|c: char| c.is_ascii_digit());
            if let Some(word) = WORDS.get(joined).or_else(|| WORDS.get(bare))
                && (!word.whole || from == 0 && to == ends.len())
            {
                marks = marks.and(word.marks);
                taken = to - from;
                break;
            }
        }
        from += taken;
    }
    // `article-comments` and `related-article` are no articles.
    if marks.has(
        Marks::COMMENT
            .and(Marks::BOILERPLATE)
            .and(Marks::RELATED)
            .and(Marks::LINE)
            .and(Marks::CAPTION),
    ) {
        marks = marks.without(Marks::CONTENT.and(Marks::BODY));
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_split_and_joined() {
        for (value, expected) in [
            ("entry-content", Marks::BODY.and(Marks::CONTENT)),
            ("articleBody", Marks::BODY.and(Marks::CONTENT)),
            ("td-post-content", Marks::BODY.and(Marks::CONTENT)),
            ("post tag-newsletter category-jobs", Marks::CONTENT),
            ("no-sidebar", Marks::NONE),
            ("article__related-posts", Marks::RELATED),
            ("comments-area", Marks::COMMENT),
            ("post-comments2", Marks::COMMENT),
            ("hidden", Marks::HIDDEN),
            ("hidden-feature", Marks::NONE),
            ("wp-caption-text", Marks::CAPTION),
            ("--", Marks::NONE),
            ("é", Marks::NONE),
        ] {
            assert_eq!(names(value), expected, "{value}");
        }
    }
}
