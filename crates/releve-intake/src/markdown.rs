//! Markdown: the words without their markup, one line for each block.

mod head;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use releve_facts::{Document, StoredText};

/// Fills in text, and from a head of `key: value` lines or the first heading
/// the title, authors, day, publication and address.
pub(crate) fn fill(document: &mut Document, markdown: &str) {
    let options = Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH;
    let mut text = String::new();
    let mut ends = 0usize;
    // The lines of the head, while it is open.
    let mut head: Option<String> = None;
    // Where the first heading's words begin, while it is open.
    let mut heading = None;
    let mut say = |words: &str, ends: &mut usize| {
        if !words.is_empty() {
            if !text.is_empty() {
                text.extend(std::iter::repeat_n('\n', *ends));
            }
            *ends = 0;
            text.push_str(words);
        }
    };
    let mut title: Option<String> = None;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::MetadataBlock(_)) => head = Some(String::new()),
            Event::End(TagEnd::MetadataBlock(_)) => {
                head::describe(document, &head.take().unwrap_or_default());
            }
            Event::Text(words) if let Some(head) = &mut head => head.push_str(&words),
            Event::Start(Tag::Heading { .. }) => {
                ends = ends.max(2);
                heading = Some(String::new());
            }
            Event::End(TagEnd::Heading(_)) => {
                ends = ends.max(2);
                title = title.or(heading.take()).filter(|t| !t.is_empty());
            }
            Event::Start(Tag::Item | Tag::TableRow | Tag::TableHead) => ends = ends.max(1),
            Event::End(TagEnd::Item | TagEnd::TableRow | TagEnd::TableHead) => ends = ends.max(1),
            Event::Start(Tag::TableCell) if ends == 0 => say(" ", &mut ends),
            Event::Start(
                Tag::Paragraph
                | Tag::BlockQuote(_)
                | Tag::CodeBlock(_)
                | Tag::List(_)
                | Tag::Table(_)
                | Tag::HtmlBlock,
            )
            | Event::End(
                TagEnd::Paragraph
                | TagEnd::BlockQuote(_)
                | TagEnd::CodeBlock
                | TagEnd::List(_)
                | TagEnd::Table
                | TagEnd::HtmlBlock,
            )
            | Event::Rule => ends = ends.max(2),
            Event::HardBreak => ends = ends.max(1),
            // A line of the file that ends inside a paragraph is a blank.
            Event::SoftBreak => {
                say(" ", &mut ends);
            }
            Event::Text(words) | Event::Code(words) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&words);
                }
                say(&words, &mut ends);
            }
            // Markup in the text; the words between the tags come as text.
            Event::InlineHtml(tag) if is_break(&tag) => ends = ends.max(1),
            Event::Html(block) => {
                let words = untagged(&block);
                let words = words.trim();
                if !words.is_empty() {
                    ends = ends.max(1);
                    say(words, &mut ends);
                    ends = 1;
                }
            }
            _ => {}
        }
    }
    text.truncate(text.trim_end().len());
    if document.title.is_none() {
        document.title = title;
    }
    document.text = StoredText::new(text);
}

fn is_break(tag: &str) -> bool {
    tag.trim_start_matches('<')
        .to_ascii_lowercase()
        .starts_with("br")
}

/// A line of raw HTML without its tags.
fn untagged(html: &str) -> String {
    let mut words = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' if inside => inside = false,
            _ if !inside => words.push(c),
            _ => {}
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(markdown: &str) -> Document {
        let mut document = Document::new("note", "");
        fill(&mut document, markdown);
        document
    }

    #[test]
    fn markup_goes_and_words_stay() {
        let document = read(
            "# The *Margot* flat\n\nThe [Margot](https://x.example/a) is\nback, **£550** | The Row.\n\n\
             ![Photo: Getty](a.jpg)\n\n- Flat, £9\n- Bow\n\n## Shop\n\n> Quiet<br>luxury\n",
        );
        assert_eq!(
            document.text.as_str(),
            "The Margot flat\n\nThe Margot is back, £550 | The Row.\n\nPhoto: Getty\n\n\
             Flat, £9\nBow\n\nShop\n\nQuiet\nluxury"
        );
        assert_eq!(document.title.as_deref(), Some("The Margot flat"));
    }

    #[test]
    fn a_head_describes_the_document() {
        let document = read(
            "---\ntitle: \"Loafers: back\"\ndate: 2025-09-12\nsource: The Paper\n---\n\nLoafers.\n",
        );
        assert_eq!(document.title.as_deref(), Some("Loafers: back"));
        assert_eq!(document.published, Some(jiff::civil::date(2025, 9, 12)));
        assert_eq!(document.source.as_deref(), Some("The Paper"));
        assert_eq!(document.text.as_str(), "Loafers.");
    }

    #[test]
    fn tables_and_raw_html_become_lines() {
        let document =
            read("| Item | Price |\n|---|---|\n| Flat | £9 |\n\n<div>\nHello <b>you</b>\n</div>\n");
        assert_eq!(document.text.as_str(), "Item Price\nFlat £9\n\nHello you");
    }
}
