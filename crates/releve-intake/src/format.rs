/// How a file is written.
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Text as it stands.
    Plain,
    /// CommonMark, with tables and a head of `key: value` lines.
    Markdown,
    /// A web page.
    Html,
}

/// Tags that a page begins with.
const OPENINGS: [&str; 5] = ["<!doctype html", "<html", "<head", "<body", "<?xml"];

impl Format {
    /// The format of a text: a page by how it begins, whatever its name; else
    /// what the name's ending says; else plain, or Markdown where it begins
    /// with a heading.
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
