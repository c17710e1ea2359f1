//! What every page stands in.

use maud::{DOCTYPE, Markup, PreEscaped, html};

/// What stands behind the body of a page.
pub(crate) const CLOSED: &str = "</body></html>";

const STYLE: &str = concat!(include_str!("style.css"), include_str!("curve.css"));

/// What the head of every page of ours says of its origin; a file with it may
/// be written over by a later run.
pub const GENERATOR: &str = "Relevé, open fashion-trend intelligence";

/// No script, no frame, no form, nothing from another address: what an article
/// contains cannot run even if it were not escaped.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; \
                      base-uri 'none'; form-action 'none'";

/// A whole page with `body`, which must hold a `main` of id `main`, and a style
/// of its own beside the one of all pages.
pub(crate) fn framed(title: &str, lang: &str, style: &str, body: &Markup) -> String {
    let mut page = opened(title, lang, style);
    page.push_str(&body.0);
    page.push_str(CLOSED);
    page
}

/// What stands before the body of a page, for one that is written in parts;
/// [`CLOSED`] stands behind it.
pub(crate) fn opened(title: &str, lang: &str, style: &str) -> String {
    let head = html! {
        meta charset="utf-8";
        meta http-equiv="Content-Security-Policy" content=(POLICY);
        meta name="viewport" content="width=device-width, initial-scale=1";
        meta name="color-scheme" content="light dark";
        meta name="referrer" content="no-referrer";
        meta name="generator" content=(GENERATOR);
        title { (title) }
        style { (PreEscaped(STYLE)) (PreEscaped(style)) }
    };
    let mut page = html! { (DOCTYPE) html lang=(lang) { head { (head) } } }.into_string();
    // The element stays open.
    page.truncate(page.len() - "</html>".len());
    page.push_str("<body>");
    page.push_str(&html! { a.skip href="#main" { "Skip to the content" } }.0);
    page
}
