use std::io::Read;

use releve_facts::Document;

use crate::encoding::Told;
use crate::format::Format;
use crate::{Error, Metadata, Options, binary, encoding, html, markdown, plain};

/// Reads one document. `name` is what messages call it; its stem becomes the
/// document's id.
///
/// # Errors
///
/// Where the bytes are too many, empty or no text, or the page holds none; the
/// error names the file and the way out.
///
/// # Example: whatever the encoding
///
/// ```
/// use releve_intake::{Options, read};
///
/// let document = read(b"Ala\xefa shows flats.", "notes/alaia.txt", &Options::default())?;
/// assert_eq!(document.id, "alaia");
/// assert_eq!(document.text.as_str(), "Alaïa shows flats.");
///
/// let error = read(b"%PDF-1.7 ...", "scan.pdf", &Options::default()).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "scan.pdf: a PDF is no text; save it as plain text, Markdown or HTML",
/// );
/// # Ok::<(), releve_intake::Error>(())
/// ```
pub fn read(bytes: &[u8], name: &str, options: &Options) -> Result<Document, Error> {
    read_with_metadata(bytes, name, options).map(|(document, _)| document)
}

/// Reads one document and all that it says of itself: what [`read`] gives, and
/// authors, the precision of the date and the language beside.
///
/// # Errors
///
/// As [`read`].
///
/// # Example: who wrote it, and in what language
///
/// ```
/// use releve_intake::{Options, read_with_metadata};
///
/// let page = "<!doctype html><html lang=de-AT><p rel=author>Von Jo Doe</p>\
///     <p>Die Ballerinas sind wieder da, und sie bleiben auch im Herbst.</p>";
/// let (_, metadata) = read_with_metadata(page.as_bytes(), "a.html", &Options::default())?;
/// assert_eq!(metadata.authors, ["Jo Doe"]);
/// assert_eq!(metadata.lang.as_deref(), Some("de-AT"));
/// # Ok::<(), releve_intake::Error>(())
/// ```
pub fn read_with_metadata(
    bytes: &[u8],
    name: &str,
    options: &Options,
) -> Result<(Document, Metadata), Error> {
    as_format(bytes, name, options, None)
}

/// As [`read_with_metadata`], where it may be known that it is a format of texts.
pub(crate) fn as_format(
    bytes: &[u8],
    name: &str,
    options: &Options,
    format: Option<Format>,
) -> Result<(Document, Metadata), Error> {
    if bytes.len() as u64 > options.max_document.bytes() {
        return Err(Error::too_large(name, options.max_document));
    }
    let decoded = match encoding::utf16(bytes) {
        Some(encoding) => encoding.decode(bytes).0.into_owned(),
        None if let Some(text) = encoding::utf32(bytes) => text,
        None => {
            if let Some(what) = binary::binary(bytes) {
                return Err(Error::binary(name, what));
            }
            let told = Told {
                server: None,
                markup: format == Some(Format::Html) || Format::may_be_page(bytes, name),
            };
            let decoded = encoding::decode(bytes, told).ok_or_else(|| Error::encoding(name))?;
            decoded.text.into_owned()
        }
    };
    if decoded.trim().is_empty() {
        return Err(Error::empty(name));
    }
    let mut document = Document::new(stem(name), "");
    document.lang.clone_from(&options.lang);
    let metadata = match format.unwrap_or_else(|| Format::of(&decoded, name)) {
        Format::Markdown => {
            markdown::fill(&mut document, &decoded);
            Metadata::of(&document)
        }
        Format::Html => html::fill(&mut document, &decoded),
        _ => {
            plain::fill(&mut document, decoded);
            Metadata::of(&document)
        }
    };
    metadata.describe(&mut document);
    if document.text.as_str().trim().is_empty() {
        return Err(Error::no_text(name));
    }
    Ok((document, metadata))
}

/// Reads one document from a stream, of which never more than the limit and a
/// byte is held.
///
/// # Errors
///
/// As [`read`], and where the stream fails.
pub fn read_from(from: impl Read, name: &str, options: &Options) -> Result<Document, Error> {
    let mut bytes = Vec::new();
    from.take(options.max_document.bytes().saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|error| Error::io(name, error))?;
    read(&bytes, name, options)
}

/// The file's name without folders and without its last ending.
pub(crate) fn stem(name: &str) -> &str {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    match file.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => file,
    }
}
