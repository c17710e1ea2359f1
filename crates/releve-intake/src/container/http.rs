//! Answers of web servers as archives keep them: head, and body as it was sent
//! (RFC 9110, RFC 9112).

use std::io::Read;

use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

use crate::Size;

/// What an answer holds.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Page {
    /// Something that may be read.
    Read {
        /// Its bytes, unpacked.
        body: Vec<u8>,
        /// The encoding that the server named.
        charset: Option<String>,
    },
    /// A redirection, an error, nothing new.
    Failed,
    /// A picture, a style, a script.
    NoText,
    /// It cannot be unpacked.
    Broken(&'static str),
}

/// Kinds of content that are read; an answer that names none is looked into.
const READ: [&str; 6] = [
    "text/html",
    "text/plain",
    "text/markdown",
    "json",
    "xml",
    "pdf",
];

/// The page of an answer, if it has one.
pub(super) fn page(answer: Vec<u8>, limit: Size) -> Page {
    let Some((head, begin)) = head(&answer) else {
        return Page::Broken("an answer without a head");
    };
    let mut lines = head.lines();
    let status = lines.next().unwrap_or_default().split(' ').nth(1);
    if status != Some("200") {
        return Page::Failed;
    }
    let field = |name: &str| {
        head.lines().skip(1).find_map(|line| {
            let (field, value) = line.split_once(':')?;
            (field.trim().eq_ignore_ascii_case(name)).then(|| value.trim().to_ascii_lowercase())
        })
    };
    let content_type = field("content-type").unwrap_or_default();
    if !read(&content_type) {
        return Page::NoText;
    }
    let mut body = answer[begin..].to_vec();
    if field("transfer-encoding").is_some_and(|coding| coding.contains("chunked")) {
        // Some archives keep the field and store the body joined.
        body = joined(&body).unwrap_or(body);
    }
    let coding = field("content-encoding").unwrap_or_default();
    let unpacked = match coding.as_str() {
        "" | "identity" => Ok(body),
        // The same holds for packed bodies.
        "gzip" | "x-gzip" if body.starts_with(&[0x1f, 0x8b]) => {
            inflated(MultiGzDecoder::new(body.as_slice()), limit)
        }
        "gzip" | "x-gzip" => Ok(body),
        "deflate" => inflated(ZlibDecoder::new(body.as_slice()), limit)
            .or_else(|_| inflated(DeflateDecoder::new(body.as_slice()), limit))
            .or(Ok(body)),
        _ if std::str::from_utf8(&body).is_ok() => Ok(body),
        "br" => Err("packed by Brotli, which is not read"),
        "zstd" => Err("packed by Zstandard, which is not read"),
        _ => Err("packed in a way that is not read"),
    };
    match unpacked {
        Ok(body) => Page::Read {
            body,
            charset: charset(&content_type),
        },
        Err(why) => Page::Broken(why),
    }
}

/// A page that was stored without its answer.
pub(super) fn plain(body: Vec<u8>, content_type: &str) -> Page {
    if read(content_type) {
        Page::Read {
            body,
            charset: charset(content_type),
        }
    } else {
        Page::NoText
    }
}

fn read(content_type: &str) -> bool {
    content_type.is_empty()
        || READ.iter().any(|kind| content_type.contains(kind)) && !content_type.contains("svg")
}

fn charset(content_type: &str) -> Option<String> {
    let (_, named) = content_type.split_once("charset=")?;
    let named = named.split(';').next()?.trim().trim_matches(['"', '\'']);
    (!named.is_empty()).then(|| named.to_owned())
}

/// The head as text, and where the body begins.
fn head(answer: &[u8]) -> Option<(String, usize)> {
    let window = &answer[..answer.len().min(256 * 1024)];
    let crlf = window
        .windows(4)
        .position(|w| w == b"\r\n\r\n")
        .map(|at| (at, 4));
    let lf = window
        .windows(2)
        .position(|w| w == b"\n\n")
        .map(|at| (at, 2));
    let (end, gap) = match (crlf, lf) {
        (Some(crlf), Some(lf)) => crlf.min(lf),
        (crlf, lf) => crlf.or(lf)?,
    };
    let text: String = window[..end].iter().map(|byte| char::from(*byte)).collect();
    text.starts_with("HTTP/").then_some((text, end + gap))
}

/// The chunks of a body joined; `None` where it has none.
fn joined(body: &[u8]) -> Option<Vec<u8>> {
    let mut all = Vec::with_capacity(body.len());
    let mut rest = body;
    loop {
        let end = rest.iter().take(1024).position(|byte| *byte == b'\n')?;
        let line = std::str::from_utf8(&rest[..end]).ok()?;
        let digits = line.split(';').next()?.trim();
        let length = usize::from_str_radix(digits, 16).ok()?;
        rest = &rest[end + 1..];
        if length == 0 {
            return Some(all);
        }
        // A body that was cut off keeps what came.
        let chunk = rest.get(..length).unwrap_or(rest);
        all.extend_from_slice(chunk);
        rest = &rest[chunk.len()..];
        rest = rest
            .strip_prefix(b"\r\n")
            .or(rest.strip_prefix(b"\n"))
            .unwrap_or(rest);
        if rest.is_empty() {
            return Some(all);
        }
    }
}

fn inflated(from: impl Read, limit: Size) -> Result<Vec<u8>, &'static str> {
    let mut bytes = Vec::new();
    let read = from
        .take(limit.bytes().saturating_add(1))
        .read_to_end(&mut bytes);
    if bytes.len() as u64 > limit.bytes() {
        return Err("unpacks to more than a document may have");
    }
    // What a cut-off body still gave is kept.
    match read {
        Err(_) if bytes.is_empty() => Err("a packed body that cannot be unpacked"),
        _ => Ok(bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(answer: &[u8]) -> Page {
        page(answer.to_vec(), Size::new(1 << 20))
    }

    #[test]
    fn answers_as_they_were_sent() {
        let read = |body: &[u8], charset: Option<&str>| Page::Read {
            body: body.to_vec(),
            charset: charset.map(str::to_owned),
        };
        for (answer, expected) in [
            (
                &b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=ISO-8859-1\r\n\r\n<p>a"[..],
                read(b"<p>a", Some("iso-8859-1")),
            ),
            (b"HTTP/1.1 200\nContent-Type: text/html\n\n<p>a", read(b"<p>a", None)),
            (
                b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x=1\r\n<p>\r\n2\r\nab\r\n0\r\n\r\n",
                read(b"<p>ab", None),
            ),
            (
                b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n<p>joined already",
                read(b"<p>joined already", None),
            ),
            (
                b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n<p>cut",
                read(b"<p>cut", None),
            ),
            (b"HTTP/1.1 302 Found\r\n\r\n", Page::Failed),
            (b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx", Page::NoText),
            (
                b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\n\xff\xfe",
                Page::Broken("packed by Brotli, which is not read"),
            ),
            (b"", Page::Broken("an answer without a head")),
        ] {
            assert_eq!(body(answer), expected, "{}", String::from_utf8_lossy(answer));
        }
    }
}
