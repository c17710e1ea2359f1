//! What a page tells in [JSON-LD](https://schema.org): the article's own node.

use serde_json::{Map, Value};

use crate::html::tag::Tag;
use crate::html::tree::Tree;

/// Kinds of nodes that are an article, by how their names end; `Article`,
/// `NewsArticle`, `ReportageNewsArticle`, `BlogPosting`.
const ARTICLES: [&str; 6] = [
    "Article",
    "Posting",
    "Report",
    "Review",
    "Recipe",
    "CreativeWork",
];

/// Kinds that tell the same, less surely.
const PAGES: [&str; 2] = ["WebPage", "ItemPage"];

/// Nodes looked at in a page.
const NODES: usize = 2_000;

/// Things looked at in a list.
const THINGS: usize = 50;

/// An article's node and those that it may refer to.
#[derive(Debug, Default)]
pub(super) struct JsonLd {
    nodes: Vec<Map<String, Value>>,
    article: Option<usize>,
}

impl JsonLd {
    pub(super) fn of(tree: &Tree) -> Self {
        let mut found = Self::default();
        for at in 0..tree.nodes.len() {
            let node = &tree.nodes[at];
            if node.tag != Tag::Script || node.end as usize <= at + 1 {
                continue;
            }
            if let Some(text) = &tree.nodes[at + 1].text
                && let Some(value) = parse(text)
            {
                found.gather(value);
            }
        }
        let first = |kinds: &[&str]| found.nodes.iter().position(|node| is(node, kinds));
        found.article = first(&ARTICLES).or_else(|| first(&PAGES));
        found
    }

    /// Lists the nodes of a value, nested ones too.
    fn gather(&mut self, value: Value) {
        let mut left = vec![value];
        while let Some(value) = left.pop() {
            if self.nodes.len() >= NODES {
                return;
            }
            match value {
                Value::Array(values) => left.extend(values.into_iter().rev()),
                Value::Object(node) => {
                    for name in ["mainEntity", "@graph"] {
                        left.extend(node.get(name).cloned());
                    }
                    self.nodes.push(node);
                }
                _ => {}
            }
        }
    }

    /// A text of the article's node.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        let value = self.nodes[self.article?].get(name)?;
        match value {
            Value::Array(values) => values.first()?.as_str(),
            value => value.as_str(),
        }
    }

    /// The names of the things that the article's node refers to.
    pub(super) fn names(&self, property: &str) -> Vec<&str> {
        let Some(article) = self.article else {
            return Vec::new();
        };
        match self.nodes[article].get(property) {
            Some(Value::Array(values)) => {
                let things = values.iter().take(THINGS);
                things.filter_map(|value| self.name(value)).collect()
            }
            Some(value) => self.name(value).into_iter().collect(),
            None => Vec::new(),
        }
    }

    /// The name of a thing, given in place or by reference.
    fn name<'a>(&'a self, value: &'a Value) -> Option<&'a str> {
        let node = match value {
            Value::String(name) => return Some(name),
            Value::Object(node) => node,
            _ => return None,
        };
        let named = match node.get("name") {
            Some(name) => name,
            None => {
                let id = node.get("@id")?;
                self.nodes
                    .iter()
                    .find(|other| other.get("@id") == Some(id) && other.contains_key("name"))?
                    .get("name")?
            }
        };
        match named {
            Value::Array(names) => names.first()?.as_str(),
            name => name.as_str(),
        }
    }
}

fn is(node: &Map<String, Value>, kinds: &[&str]) -> bool {
    let one = |kind: &Value| {
        kind.as_str()
            .is_some_and(|kind| kinds.iter().any(|known| kind.ends_with(known)))
    };
    match node.get("@type") {
        Some(Value::Array(values)) => values.iter().any(one),
        Some(value) => one(value),
        None => false,
    }
}

/// Reads what pages write as JSON: in a comment, with raw line ends in texts,
/// with a semicolon behind it.
fn parse(text: &str) -> Option<Value> {
    let text = text
        .trim()
        .trim_start_matches("<!--")
        .trim_start_matches("//<![CDATA[")
        .trim_start_matches("<![CDATA[")
        .trim_end_matches("-->")
        .trim_end_matches("//]]>")
        .trim_end_matches("]]>")
        .trim()
        .trim_end_matches(';');
    serde_json::from_str(text)
        .or_else(|_| serde_json::from_str(&text.replace(|c: char| c.is_control(), " ")))
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> JsonLd {
        let page = format!("<script type='application/ld+json'>{json}</script>");
        JsonLd::of(&Tree::parse(&page))
    }

    #[test]
    fn the_article_is_found_among_other_nodes() {
        let found = read(
            r##"{"@graph":[{"@type":"Organization","@id":"#o","name":"The Paper"},
            {"@type":["NewsArticle"],"headline":"Flats","author":[{"@id":"#j"},"Kim Poe"],
             "publisher":{"@id":"#o"}},{"@type":"Person","@id":"#j","name":"Jo Doe"}]}"##,
        );
        assert_eq!(found.text("headline"), Some("Flats"));
        assert_eq!(found.names("author"), ["Jo Doe", "Kim Poe"]);
        assert_eq!(found.names("publisher"), ["The Paper"]);
    }

    #[test]
    fn what_is_nearly_json_is_read_and_what_is_not_is_passed_over() {
        let found = read("<!-- {\"@type\":\"BlogPosting\",\"headline\":\"a\nb\"}; -->");
        assert_eq!(found.text("headline"), Some("a b"));
        for broken in ["", "{", "[1,", "null", "{\"@type\":5}"] {
            assert_eq!(read(broken).text("headline"), None, "{broken}");
        }
        let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(read(&deep).text("headline"), None);
    }
}
