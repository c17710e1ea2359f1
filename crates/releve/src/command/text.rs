//! `releve text`: the text that facts are quoted from.

use std::io::{BufWriter, Write, stdout};

use releve_facts::Document;
use releve_intake::{Metadata, Sources};
use serde::Serialize;

use crate::arguments::{Text, TextFormat};
use crate::failure::Failure;

/// A document and what it says of itself, in the form that trafilatura gave
/// to such lines.
#[derive(Serialize)]
struct Line<'a> {
    doc: &'a str,
    file: &'a str,
    url: Option<&'a str>,
    title: Option<&'a str>,
    author: Option<String>,
    published: Option<String>,
    publication: Option<&'a str>,
    lang: Option<&'a str>,
    text: &'a str,
}

impl<'a> Line<'a> {
    fn new(file: &'a str, document: &'a Document, metadata: &'a Metadata) -> Self {
        Self {
            doc: &document.id,
            file,
            url: document.url.as_deref(),
            title: document.title.as_deref(),
            author: (!metadata.authors.is_empty()).then(|| metadata.authors.join("; ")),
            published: document
                .published
                .map(|day| day.to_string())
                .or_else(|| metadata.published.map(|published| published.to_string())),
            publication: document.source.as_deref(),
            lang: metadata.lang.as_deref(),
            text: document.text.as_str(),
        }
    }
}

pub(crate) fn run(arguments: &Text) -> Result<(), Failure> {
    let reader = arguments.input.reader()?;
    let mut out = BufWriter::new(stdout());
    let jsonl = arguments.jsonl || arguments.format == TextFormat::Jsonl;
    let mut failed = false;
    for source in Sources::new(&arguments.input.paths) {
        let read = source.and_then(|source| {
            let (document, metadata) = arguments.input.described(&source, &reader)?;
            Ok((source.name(), document, metadata))
        });
        match read {
            Ok((file, document, metadata)) if jsonl => {
                serde_json::to_writer(&mut out, &Line::new(&file, &document, &metadata))
                    .map_err(std::io::Error::from)?;
                out.write_all(b"\n")?;
            }
            Ok((_, document, _)) => {
                let text = document.text.as_str();
                out.write_all(text.as_bytes())?;
                if !text.ends_with('\n') {
                    out.write_all(b"\n")?;
                }
            }
            Err(error) => {
                eprintln!("error: {error}");
                failed = true;
            }
        }
    }
    out.flush()?;
    if failed { Err(Failure::Told) } else { Ok(()) }
}
