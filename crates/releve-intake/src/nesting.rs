//! Bounding how deep a page nests, before anything is built of it.
//!
//! Building a tree of a page takes time that grows with the square of its
//! depth, and walking it may take the stack. Browsers stop at a depth of 512;
//! so do we, by leaving out the tags beyond it. Their text stays.
//!
//! On the way scripts and styles are emptied, which are half of what a page's
//! bytes are and would be parsed character by character to be thrown away.

use std::borrow::Cow;
use std::collections::HashMap;

use foldhash::fast::FixedState;

/// Elements open at a time.
const DEPTH: usize = 256;

/// Formatting elements open at a time: they are opened anew in every block
/// until they are closed, so that few of them make many.
const FORMATTING: usize = 12;

/// Without content, or closed by what follows: they do not nest by themselves.
const FLAT: [&str; 32] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option",
    "optgroup", "rt", "rp", "rb", "html", "head", "body",
];

const INLINE: [&str; 14] = [
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];

/// Whose content is no markup, up to their end tag.
const RAW: [&str; 8] = [
    "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes",
];

/// Raw elements whose content is never read, but for scripts that hold data.
const UNREAD: [&str; 3] = ["script", "style", "noscript"];

/// The page without the tags that nest too deep and without scripts and
/// styles; unchanged where there is nothing to leave out.
pub(crate) fn bounded(page: &str) -> Cow<'_, str> {
    let mut open = Open::default();
    let mut kept: Option<String> = None;
    // Up to where the page has been copied, once something was left out.
    let mut copied = 0;
    let mut leave_out = |from: usize, to: usize| {
        kept.get_or_insert_with(|| String::with_capacity(page.len()))
            .push_str(&page[copied..from]);
        copied = to;
    };
    let mut at = 0;
    while let Some(tag) = next_tag(page, at) {
        at = tag.end;
        if !open.keeps(&tag) {
            leave_out(tag.start, tag.end);
        } else if !tag.closing && (RAW.contains(&&*tag.name) || UNREAD.contains(&&*tag.name)) {
            at = raw_end(page, tag.end, &tag.name);
            if UNREAD.contains(&&*tag.name)
                && at > tag.end
                && at < page.len()
                && !page[tag.start..tag.end].contains("json")
            {
                leave_out(tag.end, at);
            }
        }
    }
    match kept {
        Some(mut kept) => {
            kept.push_str(&page[copied..]);
            Cow::Owned(kept)
        }
        None => Cow::Borrowed(page),
    }
}

struct Tag<'a> {
    start: usize,
    end: usize,
    /// In lower case.
    name: Cow<'a, str>,
    closing: bool,
    closed: bool,
}

/// Elements that are open, with those left out.
#[derive(Default)]
struct Open<'a> {
    stack: Vec<(Cow<'a, str>, bool)>,
    by_name: HashMap<Cow<'a, str>, usize, FixedState>,
    kept: usize,
    formatting: usize,
}

impl<'a> Open<'a> {
    fn keeps(&mut self, tag: &Tag<'a>) -> bool {
        if FLAT.contains(&&*tag.name) || RAW.contains(&&*tag.name) {
            return true;
        }
        if INLINE.contains(&&*tag.name) {
            return self.keeps_formatting(tag);
        }
        if !tag.closing {
            // `<g/>` closes itself in drawings alone.
            let keep = self.kept < DEPTH;
            if tag.closed && !keep {
                return false;
            }
            self.kept += usize::from(keep);
            *self.by_name.entry(tag.name.clone()).or_default() += 1;
            self.stack.push((tag.name.clone(), keep));
            return keep;
        }
        if self.by_name.get(&tag.name).is_none_or(|count| *count == 0) {
            return true;
        }
        // Closing an element closes what is open in it; each is popped once.
        while let Some((name, kept)) = self.stack.pop() {
            self.kept -= usize::from(kept);
            if let Some(count) = self.by_name.get_mut(&name) {
                *count -= 1;
            }
            if name == tag.name {
                return kept;
            }
        }
        true
    }

    fn keeps_formatting(&mut self, tag: &Tag<'_>) -> bool {
        if tag.closing {
            let keep = self.formatting <= FORMATTING;
            self.formatting = self.formatting.saturating_sub(1);
            keep
        } else {
            self.formatting += 1;
            self.formatting <= FORMATTING
        }
    }
}

/// The next tag from `from` on; comments and declarations are passed over.
fn next_tag(page: &str, mut from: usize) -> Option<Tag<'_>> {
    let bytes = page.as_bytes();
    loop {
        let start = from + page.get(from..)?.find('<')?;
        let rest = &page[start + 1..];
        if rest.starts_with("!--") {
            from = start + 4 + page[start + 4..].find("-->").map_or(0, |end| end + 3);
            continue;
        }
        let closing = rest.starts_with('/');
        let name_start = start + 1 + usize::from(closing);
        if !bytes.get(name_start).is_some_and(u8::is_ascii_alphabetic) {
            from = start + 1;
            continue;
        }
        let name_end = bytes[name_start..]
            .iter()
            .position(|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>'))
            .map_or(bytes.len(), |end| name_start + end);
        let end = tag_end(bytes, name_end);
        return Some(Tag {
            start,
            end,
            name: match &page[name_start..name_end] {
                name if name.bytes().any(|b| b.is_ascii_uppercase()) => {
                    Cow::Owned(name.to_ascii_lowercase())
                }
                name => Cow::Borrowed(name),
            },
            closing,
            closed: bytes[..end].ends_with(b"/>"),
        });
    }
}

/// One past the `>` that ends a tag; quoted values may hold one. A quote opens
/// a value behind `=` alone.
fn tag_end(bytes: &[u8], from: usize) -> usize {
    let mut quote = None;
    let mut value = false;
    for (at, byte) in bytes.iter().enumerate().skip(from) {
        match (quote, byte) {
            (Some(open), _) if open == *byte => quote = None,
            (Some(_), _) => {}
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') if value => quote = Some(*byte),
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            value = quote.is_none() && *byte == b'=';
        }
    }
    bytes.len()
}

/// Where the end tag of a raw element begins.
fn raw_end(page: &str, from: usize, name: &str) -> usize {
    let mut at = from;
    while let Some(found) = page[at..].find("</") {
        at += found + 2;
        if page.as_bytes()[at..]
            .get(..name.len())
            .is_some_and(|end| end.eq_ignore_ascii_case(name.as_bytes()))
        {
            return at - 2;
        }
    }
    page.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_common_depth_are_left_alone() {
        let page = "<html><body><!-- <div> --><p title='a > b'>One<p>Two <b>x</b><textarea>'<i>'</textarea>";
        assert!(matches!(bounded(page), Cow::Borrowed(_)));
        let list = format!("<ul>{}</ul>", "<li><p>item".repeat(5000));
        assert!(matches!(bounded(&list), Cow::Borrowed(_)));
    }

    #[test]
    fn what_nests_too_deep_keeps_its_text() {
        let page = format!(
            "{}deep{}after<div>x</div>",
            "<div>".repeat(1000),
            "</div>".repeat(1000)
        );
        let bounded = bounded(&page);
        assert_eq!(bounded.matches("<div>").count(), DEPTH + 1);
        assert_eq!(bounded.matches("</div>").count(), DEPTH + 1);
        assert!(bounded.contains("deep") && bounded.ends_with("after<div>x</div>"));
    }

    #[test]
    fn unclosed_formatting_is_bounded_too() {
        let page: String = (0..1000)
            .map(|n| format!("<div><font size={n}>x</div>"))
            .collect();
        assert_eq!(bounded(&page).matches("<font").count(), FORMATTING);
    }

    #[test]
    fn scripts_and_styles_are_emptied_and_data_stays() {
        for (page, expected) in [
            ("<script>'<p>'</script>x", "<script></script>x"),
            (
                "<STYLE>a{}</STYLE >x<style></style>",
                "<STYLE></STYLE >x<style></style>",
            ),
            (
                "<script type='application/ld+json'>{}</script>",
                "<script type='application/ld+json'>{}</script>",
            ),
            ("<script>without end", "<script>without end"),
        ] {
            assert_eq!(bounded(page), expected);
        }
    }

    #[test]
    fn broken_markup_ends() {
        for page in [
            "<",
            "</",
            "<a",
            "<a href='",
            "<!--",
            "<!-",
            "<script>",
            "<script></scrip",
            "a<é>",
        ] {
            bounded(page);
        }
    }
}
