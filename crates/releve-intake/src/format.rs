use std::fmt;
use std::str::FromStr;

/// How a file is written.
///
/// What a file is called is a hint at most: [`Format::detect`] goes by content.
/// `docs/FORMATS.md` in the repository tells of each how it is known, which
/// fields are read and what is left out.
///
/// # Example: names go both ways
///
/// ```
/// use releve_intake::Format;
///
/// let format: Format = "google-trends".parse()?;
/// assert_eq!(format, Format::GoogleTrends);
/// assert_eq!(format.to_string(), "google-trends");
/// assert!("excel".parse::<Format>().unwrap_err().starts_with("`excel` is no format"));
/// # Ok::<(), String>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// Text as it stands.
    Plain,
    /// CommonMark, with tables and a head of `key: value` lines.
    Markdown,
    /// A web page; products in its JSON-LD are read too.
    Html,
    /// One e-mail, or a page that a browser saved as one (MHTML).
    Mail,
    /// A mailbox (mbox) of e-mails.
    Mailbox,
    /// RSS 0.9 to 2.0 or Atom: articles, or products with Merchant Center's `g:` names.
    Feed,
    /// A list of feeds; its addresses are for [`feeds`](crate::feeds).
    Opml,
    /// A list of pages; its addresses are for [`sitemap`](crate::sitemap).
    Sitemap,
    /// Articles as trafilatura writes them: an object or an array of them.
    Article,
    /// JSON objects, one a line, each of any JSON format.
    Lines,
    /// A web archive; its responses are read.
    Warc,
    /// A ZIP archive of anything.
    Zip,
    /// A file of any other format, compressed.
    Gzip,
    /// A PDF, which is known and refused.
    Pdf,
    /// A workbook (XLSX), whose first filled sheet is read as a table.
    Workbook,
    /// Google Trends, CSV, classic or 2026.
    GoogleTrends,
    /// Google Trends API, JSON.
    GoogleTrendsApi,
    /// Pinterest Trends, CSV, 2025 or 2026.
    Pinterest,
    /// Pinterest API v5, JSON.
    PinterestApi,
    /// Wikimedia pageviews, JSON.
    Wikimedia,
    /// GDELT timelines, CSV or JSON.
    Gdelt,
    /// Shopify's `products.json`.
    Shopify,
    /// Merchant Center's table of products.
    Merchant,
    /// Products or groups of them in JSON-LD by schema.org, without a page.
    SchemaOrg,
    /// Any other table, read through a mapping of its columns.
    Table,
}

/// Formats with their names, and what they are called in messages.
const NAMES: [(Format, &str, &str); 25] = [
    (Format::Plain, "text", "plain text"),
    (Format::Markdown, "markdown", "Markdown"),
    (Format::Html, "html", "a web page"),
    (Format::Mail, "eml", "an e-mail"),
    (Format::Mailbox, "mbox", "a mailbox"),
    (Format::Feed, "feed", "a feed"),
    (Format::Opml, "opml", "a list of feeds"),
    (Format::Sitemap, "sitemap", "a sitemap"),
    (Format::Article, "article", "articles in JSON"),
    (Format::Lines, "jsonl", "lines of JSON"),
    (Format::Warc, "warc", "a web archive"),
    (Format::Zip, "zip", "a ZIP archive"),
    (Format::Gzip, "gz", "a compressed file"),
    (Format::Pdf, "pdf", "a PDF"),
    (Format::Workbook, "xlsx", "a workbook"),
    (
        Format::GoogleTrends,
        "google-trends",
        "a table of Google Trends",
    ),
    (
        Format::GoogleTrendsApi,
        "google-trends-api",
        "an answer of Google Trends",
    ),
    (
        Format::Pinterest,
        "pinterest",
        "a table of Pinterest Trends",
    ),
    (
        Format::PinterestApi,
        "pinterest-api",
        "an answer of Pinterest",
    ),
    (Format::Wikimedia, "wikimedia", "pageviews of Wikimedia"),
    (Format::Gdelt, "gdelt", "a timeline of GDELT"),
    (Format::Shopify, "shopify", "products of Shopify"),
    (Format::Merchant, "merchant", "products of Merchant Center"),
    (Format::SchemaOrg, "schema-org", "products in JSON-LD"),
    (Format::Table, "table", "a table"),
];

impl Format {
    /// Every format, in the order of the documentation.
    pub fn all() -> impl Iterator<Item = Self> {
        NAMES.iter().map(|(format, ..)| *format)
    }

    /// Its name, as `--as` takes it.
    pub fn as_str(self) -> &'static str {
        self.named().1
    }

    /// What it is called in a message, with its article.
    pub(crate) fn described(self) -> &'static str {
        self.named().2
    }

    fn named(self) -> &'static (Self, &'static str, &'static str) {
        NAMES
            .iter()
            .find(|(format, ..)| *format == self)
            .unwrap_or(&NAMES[0])
    }

    /// One text that is read by its words: what is limited by
    /// [`Options::max_document`](crate::Options), not by `max_table`.
    pub(crate) fn is_text(self) -> bool {
        matches!(self, Self::Plain | Self::Markdown | Self::Html)
    }

    /// What it holds is files of other formats.
    pub(crate) fn is_container(self) -> bool {
        matches!(
            self,
            Self::Lines | Self::Mailbox | Self::Warc | Self::Zip | Self::Gzip
        )
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let name = match name {
            "txt" | "plain" => "text",
            "md" => "markdown",
            "htm" => "html",
            "mail" | "email" | "mhtml" | "mht" => "eml",
            "rss" | "atom" | "xml" => "feed",
            "json" | "trafilatura" => "article",
            "ndjson" => "jsonl",
            "gzip" => "gz",
            "csv" | "tsv" => "table",
            other => other,
        };
        NAMES
            .iter()
            .find(|(_, known, _)| *known == name)
            .map(|(format, ..)| *format)
            .ok_or_else(|| {
                let known: Vec<&str> = NAMES.iter().map(|(_, name, _)| *name).collect();
                format!(
                    "`{name}` is no format; expected one of {}",
                    known.join(", ")
                )
            })
    }
}

/// Tags that a page begins with.
const OPENINGS: [&str; 5] = ["<!doctype html", "<html", "<head", "<body", "<?xml"];

impl Format {
    /// Which of the formats of texts a text is in: a page by how it begins,
    /// whatever its name; else what the name's ending says; else plain, or
    /// Markdown where it begins with a heading.
    ///
    /// # Example: content tells, the name hints
    ///
    /// ```
    /// use releve_intake::Format;
    ///
    /// assert_eq!(Format::of("<!DOCTYPE html><p>Hi", "note.txt"), Format::Html);
    /// assert_eq!(Format::of("# Loafers", "note.md"), Format::Markdown);
    /// assert_eq!(Format::of("Loafers <3", "note"), Format::Plain);
    /// ```
    pub fn of(text: &str, name: &str) -> Self {
        let ending = ending(name);
        let begins = text.trim_start_matches('\u{feff}').trim_start();
        let head: String = begins.chars().take(1024).collect::<String>().to_lowercase();
        let page = OPENINGS.iter().any(|tag| head.starts_with(tag))
            || head.starts_with("<!--") && head.contains("<html");
        match ending.as_deref() {
            _ if page => Self::Html,
            Some("html" | "htm" | "xhtml" | "shtml") if begins.contains('<') => Self::Html,
            Some("md" | "markdown" | "mkd" | "mdown") => Self::Markdown,
            None if head.starts_with("# ") => Self::Markdown,
            _ => Self::Plain,
        }
    }

    /// Whether the bytes may be a page, before they are decoded.
    pub(crate) fn may_be_page(bytes: &[u8], name: &str) -> bool {
        let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]);
        Self::of(&head, name) == Self::Html
    }
}

/// What stands behind the last dot of a name, in lower case.
pub(crate) fn ending(name: &str) -> Option<String> {
    let file = name.rsplit(['/', '\\']).next()?;
    let (stem, ending) = file.rsplit_once('.')?;
    (!stem.is_empty()).then(|| ending.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_has_one_name() {
        for format in Format::all() {
            assert_eq!(format.as_str().parse(), Ok(format));
            assert_ne!(format.described(), "");
        }
        let mut names: Vec<&str> = NAMES.iter().map(|(_, name, _)| *name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), NAMES.len());
    }
}
