//! Which format a file is in, told from its beginning.

use crate::binary::binary;
use crate::encoding::{self, Told};
use crate::format::{Format, ending};
use crate::json::Shape;
use crate::xml;

/// How much of a file is looked at.
pub(crate) const HEAD: usize = 64 * 1024;

impl Format {
    /// The format of a file by its first bytes, of which 64 KiB are enough. Its
    /// name decides only what content leaves open: a text from Markdown or a
    /// table.
    ///
    /// What is no text and no format known comes out as [`Format::Plain`], and
    /// reading it tells why not.
    ///
    /// # Example: a file by any other name
    ///
    /// ```
    /// use releve_intake::Format;
    ///
    /// let json = br#"{"items":[{"project":"en.wikipedia","article":"Loafer","views":1}]}"#;
    /// assert_eq!(Format::detect(json, "download.txt"), Format::Wikimedia);
    /// assert_eq!(Format::detect(b"WARC/1.1\r\n", "crawl"), Format::Warc);
    /// assert_eq!(Format::detect(b"Loafers, flats and clogs.\n", "note.txt"), Format::Plain);
    /// ```
    pub fn detect(head: &[u8], name: &str) -> Self {
        let head = &head[..head.len().min(HEAD)];
        if let Some(format) = by_signature(head) {
            return format;
        }
        let text = decoded(head);
        let begins = text.trim_start_matches('\u{feff}').trim_start();
        match begins.as_bytes().first() {
            Some(b'{' | b'[') => {
                if let Some(format) = by_keys(begins, name) {
                    return format;
                }
            }
            Some(b'<') => {
                if let Some(format) = by_root(begins) {
                    return format;
                }
            }
            // A line may be broken, the first one too.
            _ if is_lines(name)
                && begins
                    .lines()
                    .any(|line| line.trim_start().starts_with('{')) =>
            {
                return Format::Lines;
            }
            _ => {}
        }
        by_lines(begins, name).unwrap_or_else(|| Self::of(&text, name))
    }
}

fn decoded(head: &[u8]) -> String {
    if let Some(text) = encoding::utf32(head) {
        return text;
    }
    match encoding::utf16(head) {
        Some(encoding) => encoding.decode(head).0.into_owned(),
        None => match std::str::from_utf8(head) {
            Ok(text) => text.to_owned(),
            // The head may end inside a character.
            Err(error) if error.error_len().is_none() => String::from_utf8_lossy(head).into_owned(),
            Err(_) if binary(head).is_some() => String::from_utf8_lossy(head).into_owned(),
            Err(_) => encoding::lossy(head, Told::default()),
        },
    }
}

fn by_signature(head: &[u8]) -> Option<Format> {
    Some(match head {
        [0x1f, 0x8b, ..] => Format::Gzip,
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => {
            // Office documents name their parts in clear.
            let has = |what: &[u8]| head.windows(what.len()).any(|window| window == what);
            if has(b"xl/workbook") || has(b"xl/worksheets") || has(b"xl/sharedStrings") {
                Format::Workbook
            } else {
                Format::Zip
            }
        }
        _ if head.starts_with(b"WARC/") => Format::Warc,
        _ if head.starts_with(b"%PDF-") => Format::Pdf,
        _ => return None,
    })
}

/// JSON by its keys; `None` for what only begins like it.
fn by_keys(text: &str, name: &str) -> Option<Format> {
    let shape = Shape::of(text)?;
    if shape.lines(text) {
        return Some(Format::Lines);
    }
    let known = [
        (
            Format::Shopify,
            &[
                "products[].variants",
                "products[].handle",
                "product.variants",
            ][..],
        ),
        (Format::Gdelt, &["timeline[].series", "timeline[].data"]),
        (Format::Wikimedia, &["items[].views", "items[].article"]),
        (
            Format::PinterestApi,
            &["trends[].keyword", "trends[].time_series"],
        ),
        (
            Format::GoogleTrendsApi,
            &[
                "response.timeSeries",
                "response.geoBreakdown",
                "timeSeries.points",
                "metadata.spec",
                "metadata.pointCount",
            ],
        ),
        (
            Format::SchemaOrg,
            &[
                "@context",
                "@graph",
                "@type",
                "[].@context",
                "[].@type",
                "[].@graph",
            ],
        ),
        (
            Format::Article,
            &["text", "raw_text", "[].text", "[].raw_text"],
        ),
    ]
    .into_iter()
    .find(|(_, paths)| shape.any(paths))
    .map(|(format, _)| format);
    // Of an export that holds one article so far the name tells what it is.
    let may_be_line = matches!(known, None | Some(Format::Article))
        && text.starts_with('{')
        && (text.trim_end().lines().count() == 1 || shape.is_line(text));
    match is_lines(name) {
        true if may_be_line => Some(Format::Lines),
        _ if known.is_some() => known,
        true => Some(Format::Lines),
        // Keys may stand behind the part that is looked at.
        false => (ending(name).as_deref() == Some("json")).then_some(Format::Article),
    }
}

/// Whether a file is called one of lines of JSON.
fn is_lines(name: &str) -> bool {
    matches!(ending(name).as_deref(), Some("jsonl" | "ndjson"))
}

fn by_root(text: &str) -> Option<Format> {
    // A page is one whatever comes behind.
    if Format::of(text.get(..64).unwrap_or(text), "") == Format::Html && !text.starts_with("<?xml")
    {
        return None;
    }
    Some(match xml::root(text)?.as_str() {
        "rss" | "feed" | "rdf" => Format::Feed,
        "opml" => Format::Opml,
        "urlset" | "sitemapindex" => Format::Sitemap,
        _ => return None,
    })
}

/// Mails and tables.
fn by_lines(text: &str, name: &str) -> Option<Format> {
    if mail(text, name) {
        return Some(match text.starts_with("From ") {
            true => Format::Mailbox,
            false => Format::Mail,
        });
    }
    if crate::product::merchant::is_header(text.lines().next().unwrap_or_default()) {
        return Some(Format::Merchant);
    }
    if crate::dialect::pinterest::is_table(text) {
        return Some(Format::Pinterest);
    }
    let table = matches!(ending(name).as_deref(), Some("csv" | "tsv" | "tab"));
    let header = text.lines().next().unwrap_or_default();
    if crate::dialect::gdelt::is_header(header) {
        return Some(Format::Gdelt);
    }
    // Prose may have a line that looks like a header of Google's.
    if (table || text.starts_with("\"Time\"") || text.lines().nth(1) == Some(""))
        && crate::dialect::google_trends::is_table(text, name)
    {
        return Some(Format::GoogleTrends);
    }
    table.then_some(Format::Table)
}

/// Header fields of a mail that its transport writes and no person does.
const TRANSPORT: [&str; 7] = [
    "received",
    "message-id",
    "mime-version",
    "return-path",
    "delivered-to",
    "dkim-signature",
    "content-type",
];

/// A head of `Name: value` lines with a sender and a mark of transport; of a
/// file that is called `.eml` or `.mbox`, a sender or a subject is enough.
fn mail(text: &str, name: &str) -> bool {
    let (mut from, mut sent, mut subject) = (false, false, false);
    for (number, line) in text.lines().enumerate().take(200) {
        if line.trim().is_empty() {
            break;
        }
        if line.starts_with([' ', '\t']) || number == 0 && line.starts_with("From ") {
            continue;
        }
        let Some((field, _)) = line.split_once(':') else {
            return false;
        };
        if !field.bytes().all(|b| b.is_ascii_graphic()) {
            return false;
        }
        let field = field.to_ascii_lowercase();
        from |= field == "from";
        subject |= field == "subject";
        sent |= TRANSPORT.contains(&field.as_str());
    }
    // The line of a mailbox is a mark of transport.
    sent |= subject && text.starts_with("From ");
    let named = ending(name).is_some_and(|ending| matches!(&*ending, "eml" | "mbox"));
    from && sent || named && (from || subject)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_known_by_content() {
        for (head, name, format) in [
            (
                "\u{feff}<?xml version='1.0'?><rss version='2.0'>",
                "a.txt",
                Format::Feed,
            ),
            (
                "<feed xmlns='http://www.w3.org/2005/Atom'>",
                "a",
                Format::Feed,
            ),
            (
                "<rdf:RDF xmlns='http://purl.org/rss/1.0/'>",
                "a",
                Format::Feed,
            ),
            ("<opml version='2.0'>", "a.xml", Format::Opml),
            ("<urlset xmlns='x'>", "a.xml", Format::Sitemap),
            (
                "<?xml version='1.0'?><html xmlns='x'>",
                "a.xml",
                Format::Html,
            ),
            ("<!doctype html><rss>", "a.xml", Format::Html),
            ("{\"text\":\"a\"}\n{\"text\":\"b\"}", "a", Format::Lines),
            ("{\"title\":\"a\"}", "a.jsonl", Format::Lines),
            (
                "{\"text\":\"a\"}\n5\n{\"text\":\"b\"}",
                "a.jsonl",
                Format::Lines,
            ),
            ("5\n{\"text\":\"a\"}", "a.jsonl", Format::Lines),
            ("{\n\"text\":\"a\"}\n", "a.jsonl", Format::Article),
            ("{\"text\":\"a\"}\n", "a.jsonl", Format::Lines),
            ("{\"text\":\n\"a\"}\n", "a.jsonl", Format::Article),
            ("{\"text\":\"a\"}\n", "a", Format::Article),
            ("[{\"title\":\"a\",\"text\":\"b\"}]", "a", Format::Article),
            (
                "{\"products\":[{\"id\":1,\"handle\":\"a\"",
                "a",
                Format::Shopify,
            ),
            ("{\"timeline\":[{\"series\":\"a\"", "a", Format::Gdelt),
            ("{\"trends\":[{\"keyword\":\"a\"", "a", Format::PinterestApi),
            (
                "{\"done\":true,\"response\":{\"timeSeries\":{",
                "a",
                Format::GoogleTrendsApi,
            ),
            (
                "{\"@context\":\"https://schema.org\"",
                "a",
                Format::SchemaOrg,
            ),
            ("{curly} words", "a.txt", Format::Plain),
            ("[1] A note.", "a.txt", Format::Plain),
            (
                "From: Jo <jo@a.example>\nMIME-Version: 1.0\n\nHi",
                "a",
                Format::Mail,
            ),
            ("Title: Loafers\nFrom: Paris\n\nHi", "a.txt", Format::Plain),
            ("Subject: Loafers\n\nHi", "a.eml", Format::Mail),
            (
                "From jo@a.example Mon Sep  1 10:00:00 2025\nFrom: Jo\nMessage-ID: <1>\n\nHi",
                "a",
                Format::Mailbox,
            ),
            (
                "From jo@a Mon Sep  1 10:00:00 2025\nFrom: Jo\nSubject: One\n\nHi",
                "a",
                Format::Mailbox,
            ),
            ("From Paris: flats\n\nHi", "a.txt", Format::Plain),
            ("PK\u{3}\u{4}....xl/workbook.xml", "a.zip", Format::Workbook),
            (
                "Category: All\n\nWeek,flats: (US)\n2025-01-05,<1",
                "a",
                Format::GoogleTrends,
            ),
            (
                "Week,flats: (US),clogs: (US)\n2025-01-05,<1,2",
                "a.csv",
                Format::GoogleTrends,
            ),
            (
                "\"Time\",\"flats\"\n\"2025-01-05\",1",
                "renamed.csv",
                Format::GoogleTrends,
            ),
            (
                "Time,flats\n2025-01-05,1",
                "time_series_US_20040101-0800_20260202-0337.csv",
                Format::GoogleTrends,
            ),
            ("Time,flats\n2025-01-05,1", "a.csv", Format::Table),
            (
                "Selected Filters\nRank,Trend,Weekly change",
                "a.csv",
                Format::Pinterest,
            ),
            ("\u{feff}Date,Series,Value\n", "a.csv", Format::Gdelt),
            ("id\ttitle\tlink\tprice\n", "a.txt", Format::Merchant),
            ("a,b\n1,2", "a.csv", Format::Table),
            ("Flats, clogs,\n\nloafers: (all)", "a.txt", Format::Plain),
            ("PK\u{3}\u{4}....a.html", "a", Format::Zip),
        ] {
            assert_eq!(Format::detect(head.as_bytes(), name), format, "{head}");
        }
    }
}
