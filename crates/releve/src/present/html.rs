//! The texts with their entities and facts marked, as one page without
//! scripts and without anything from the network.

use std::fmt::Write as _;

use super::statement::in_words;
use crate::input::Read;

/// What stands before the first document.
pub(crate) const HEAD: &str = r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Relevé: texts and their facts</title>
<style>
:root { color-scheme: light dark; --line: light-dark(#d5d0c8, #4a4640); --say: light-dark(#5d574e, #b3aca1); }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1.05rem/1.6 Georgia, serif; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; }
.stated { text-decoration: underline; text-decoration-color: light-dark(#a6884a, #c9ab6d); text-underline-offset: .25em; }
mark { color: inherit; background: light-dark(#eee6d5, #3c3628); border-radius: .2em; padding: 0 .1em; }
mark.brand { background: light-dark(#f3dbe1, #52303a); }
mark.person { background: light-dark(#d9e6f5, #2b3f57); }
mark.garment, mark.product { background: light-dark(#dcedd9, #2e4730); }
mark.trend { background: light-dark(#e8dcf4, #453358); }
sup a { text-decoration: none; font: .7rem system-ui, sans-serif; }
li { margin: .6rem 0; } li > span { color: var(--say); font: .8rem system-ui, sans-serif; }
article { border-bottom: 1px solid var(--line); padding-bottom: 2rem; }
@media print { sup { display: none; } }
</style>
</head>
<body>
<h1>Texts and their facts</h1>
"#;

/// What stands behind the last document.
pub(crate) const FOOT: &str = "</body>\n</html>\n";

/// One document: its text with marks and numbers, then its facts.
pub(crate) fn article(read: &Read) -> String {
    let document = &read.document;
    let mut html = String::from("<article>\n<h2>");
    escape(document.title.as_deref().unwrap_or(&document.id), &mut html);
    html.push_str("</h2>\n<div class=\"text\">");
    marked(read, &mut html);
    html.push_str("</div>\n<h3>Facts</h3>\n<ol>\n");
    for (number, fact) in (1..).zip(&read.reading.facts) {
        let _ = write!(html, "<li id=\"{}\">", anchor("fact", &document.id, number));
        escape(&in_words(fact.statement()), &mut html);
        let _ = writeln!(
            html,
            "<br><span>{} · confidence {:.2} · <a href=\"#{}\">to the sentence</a></span></li>",
            fact.statement().kind(),
            fact.confidence().get(),
            anchor("text", &document.id, number),
        );
    }
    html.push_str("</ol>\n</article>\n");
    html
}

/// What begins or ends at a character.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Edge {
    MentionEnds,
    StatedEnds,
    StatedBegins(usize),
    MentionBegins(usize),
}

fn marked(read: &Read, html: &mut String) {
    let reading = &read.reading;
    let mut edges: Vec<(u32, Edge)> = Vec::new();
    let mut mentions: Vec<(u32, u32, usize)> = Vec::new();
    for (number, entity) in reading.entities.iter().enumerate() {
        mentions.extend(entity.mentions.iter().map(|m| (m.start, m.end, number)));
    }
    mentions.sort();
    // Marks do not nest: of two mentions that meet, the first stands.
    let mut free = 0;
    for (start, end, entity) in mentions {
        if start >= free && start < end {
            free = end;
            edges.push((start, Edge::MentionBegins(entity)));
            edges.push((end, Edge::MentionEnds));
        }
    }
    for (number, fact) in (1..).zip(&reading.facts) {
        for evidence in fact.evidence() {
            let span = evidence.span();
            edges.push((span.start, Edge::StatedBegins(number)));
            edges.push((span.end, Edge::StatedEnds));
        }
    }
    edges.sort();
    let text = &read.document.text;
    let (mut at, mut stated, mut mention) = (0, 0usize, None);
    let mut anchored = vec![false; reading.facts.len() + 1];
    for (place, edge) in edges {
        run(
            text.slice(at, place).unwrap_or_default(),
            stated > 0,
            mention,
            html,
        );
        at = place;
        match edge {
            Edge::MentionBegins(entity) => {
                let entity = &reading.entities[entity];
                mention = Some((entity.kind.as_str(), entity.name.as_str()));
            }
            Edge::MentionEnds => mention = None,
            Edge::StatedEnds => stated = stated.saturating_sub(1),
            Edge::StatedBegins(number) => {
                stated += 1;
                let doc = &read.document.id;
                // `345` would be one number where three begin at one place.
                if html.ends_with("</sup>") {
                    html.push_str("<sup>,\u{202f}</sup>");
                }
                html.push_str("<sup");
                if !std::mem::replace(&mut anchored[number], true) {
                    let _ = write!(html, " id=\"{}\"", anchor("text", doc, number));
                }
                let _ = write!(
                    html,
                    "><a href=\"#{}\" aria-label=\"fact {number}\">{number}</a></sup>",
                    anchor("fact", doc, number)
                );
            }
        }
    }
    let rest = text.slice(at, text.chars()).unwrap_or_default();
    run(rest, stated > 0, mention, html);
}

fn run(text: &str, stated: bool, mention: Option<(&str, &str)>, html: &mut String) {
    if text.is_empty() {
        return;
    }
    if stated {
        html.push_str("<span class=\"stated\">");
    }
    if let Some((kind, name)) = mention {
        let _ = write!(html, "<mark class=\"{kind}\" title=\"{kind}: ");
        escape(name, html);
        html.push_str("\">");
    }
    escape(text, html);
    html.push_str(if mention.is_some() { "</mark>" } else { "" });
    html.push_str(if stated { "</span>" } else { "" });
}

/// An id that no document's name can break out of.
fn anchor(what: &str, doc: &str, number: usize) -> String {
    let mut safe = String::new();
    for byte in doc.bytes() {
        if byte.is_ascii_alphanumeric() || byte == b'-' {
            safe.push(byte.into());
        } else {
            let _ = write!(safe, "_{byte:02x}");
        }
    }
    format!("{what}-{safe}-{number}")
}

fn escape(text: &str, html: &mut String) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            c => html.push(c),
        }
    }
}
