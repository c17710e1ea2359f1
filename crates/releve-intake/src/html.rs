//! Web pages: the main text, found by Readability's rules, and what the page's
//! head says of it.

mod blocks;
mod head;

use dom_query::Document as Page;
use dom_smoothie::{Config, Readability};
use releve_facts::{Document, StoredText};

use crate::nesting::bounded;

/// Fills in text, title, day, publication and address.
///
/// The headline stands as the text's first line: articles are read with it,
/// and extraction takes it off.
pub(crate) fn fill(document: &mut Document, html: &str) {
    let html = bounded(html);
    let page = Page::from(html.as_ref());
    let address = head::address(&page);
    let day = head::day(&page);
    let Ok(mut readability) = Readability::with_document(page, None, Some(Config::default()))
    else {
        // Only an address given beside the page can be refused, and none is.
        return;
    };
    let json = readability.parse_json_ld();
    let said = readability.get_article_metadata(json);
    let text = readability
        .parse()
        .ok()
        .map(|article| blocks::text(&Page::from(article.content)))
        .filter(|text| !text.is_empty())
        .unwrap_or_else(|| blocks::text(&Page::from(html.as_ref())));
    let headline = one_line(&said.title);
    document.text = StoredText::new(match &headline {
        Some(headline) if !text.is_empty() && !begins_with(&text, headline) => {
            format!("{headline}\n\n{text}")
        }
        _ => text,
    });
    document.title = headline;
    document.published = said
        .published_time
        .as_deref()
        .and_then(crate::date::day)
        .or(day);
    document.source = said.site_name.as_deref().and_then(one_line);
    document.url = address.or(said.url).filter(|url| url.starts_with("http"));
}

/// The text of a piece of markup, such as an entry of a feed or the body of a
/// mail: all of it, without a search for what matters.
pub(crate) fn fragment(html: &str) -> String {
    blocks::text(&Page::from(bounded(html).as_ref()))
}

fn one_line(text: &str) -> Option<String> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}

/// The text's first line is the headline, whatever its case.
fn begins_with(text: &str, headline: &str) -> bool {
    text.lines()
        .next()
        .is_some_and(|line| line.to_lowercase() == headline.to_lowercase())
}
