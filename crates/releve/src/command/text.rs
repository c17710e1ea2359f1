//! `releve text`: the text that facts are quoted from.

use std::io::{BufWriter, Write};

use releve_facts::Document;
use releve_intake::Published;
use serde::Serialize;

use crate::arguments::{Text, TextFormat};
use crate::failure::Failure;
use crate::present::plain;
use crate::studies::Named;

/// A document and what it says of itself; what is not known is null.
#[derive(Serialize)]
struct Line<'a> {
    doc: &'a str,
    file: &'a str,
    url: Option<&'a str>,
    title: Option<&'a str>,
    author: Option<&'a str>,
    published: Option<String>,
    publication: Option<&'a str>,
    lang: &'a str,
    text: &'a str,
}

impl<'a> Line<'a> {
    fn new(file: &'a str, document: &'a Document) -> Self {
        let published = document.published.map(|date| Published {
            date,
            precision: document.precision,
        });
        Self {
            doc: &document.id,
            file,
            url: document.url.as_deref(),
            title: document.title.as_deref(),
            author: document.author.as_deref(),
            published: published.map(|published| published.to_string()),
            publication: document.source.as_deref(),
            lang: &document.lang,
            text: document.text.as_str(),
        }
    }
}

pub(crate) fn run(arguments: &Text) -> Result<(), Failure> {
    let reader = arguments.input.reader()?;
    let lines = arguments.jsonl || arguments.format == TextFormat::Jsonl;
    let mut out = BufWriter::new(plain::out(false));
    let mut failed = false;
    let named = Named::new(&arguments.input.paths)?;
    let kept = named.kept.into_iter().flat_map(|kept| {
        let file = kept.path().display().to_string();
        kept.map(move |kept| Ok((file.clone(), (vec![kept?.document], Vec::new()))))
    });
    let read = arguments.input.sources_of(named.paths).map(|source| {
        let read = source.and_then(|source| {
            let documents = arguments.input.documents(&source, &reader)?;
            Ok((source.name(), documents))
        });
        read.map_err(|error| error.to_string())
    });
    for read in kept.chain(read) {
        let (file, (documents, told)) = match read {
            Ok(read) => read,
            Err(error) => {
                eprintln!("error: {error}");
                failed = true;
                continue;
            }
        };
        for document in &documents {
            if lines {
                serde_json::to_writer(&mut out, &Line::new(&file, document))
                    .map_err(std::io::Error::from)?;
                out.write_all(b"\n")?;
                continue;
            }
            let text = document.text.as_str();
            out.write_all(text.as_bytes())?;
            if !text.ends_with('\n') {
                out.write_all(b"\n")?;
            }
        }
        for told in &told {
            failed |= told.tell();
        }
    }
    out.flush()?;
    if failed { Err(Failure::Told) } else { Ok(()) }
}
