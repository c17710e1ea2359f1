//! What every page stands in.

use maud::{DOCTYPE, Markup, PreEscaped, html};

const STYLE: &str = include_str!("style.css");

/// What the head of every page of ours says of its origin; a file with it may
/// be written over by a later run.
pub const GENERATOR: &str = "Relevé, open fashion-trend intelligence";

/// No script, no frame, no form, nothing from another address: what an article
/// contains cannot run even if it were not escaped.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; \
                      base-uri 'none'; form-action 'none'";

/// A whole page with `body`, which must hold a `main` of id `main`.
pub(crate) fn frame(title: &str, lang: &str, body: &Markup) -> String {
    framed(title, lang, "", body)
}

/// As [`frame`], with a style of its own beside the one of all pages.
pub(crate) fn framed(title: &str, lang: &str, style: &str, body: &Markup) -> String {
    html! {
        (DOCTYPE)
        html lang=(lang) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                meta name="generator" content=(GENERATOR);
                title { (title) }
                style { (PreEscaped(STYLE)) (PreEscaped(style)) }
            }
            body {
                a.skip href="#main" { "Skip to the content" }
                (body)
            }
        }
    }
    .into_string()
}
