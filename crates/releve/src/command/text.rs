//! `releve text`: the text that facts are quoted from.

use std::io::{BufWriter, Write, stdout};

use releve_facts::{Document, Precision};
use serde_json::json;

use crate::arguments::{Text, TextFormat};
use crate::failure::Failure;

pub(crate) fn run(arguments: &Text) -> Result<(), Failure> {
    let reader = arguments.input.reader()?;
    let lines = arguments.jsonl || arguments.format == TextFormat::Jsonl;
    let mut out = BufWriter::new(stdout());
    let mut failed = false;
    for source in arguments.input.sources() {
        let read = source.and_then(|source| {
            let documents = arguments.input.documents(&source, &reader)?;
            Ok((source.name(), documents))
        });
        let (file, (documents, refused)) = match read {
            Ok(read) => read,
            Err(error) => {
                eprintln!("error: {error}");
                failed = true;
                continue;
            }
        };
        for document in documents {
            if lines {
                writeln!(out, "{}", line(&file, &document))?;
                continue;
            }
            let text = document.text.as_str();
            out.write_all(text.as_bytes())?;
            if !text.ends_with('\n') {
                out.write_all(b"\n")?;
            }
        }
        for refusal in &refused {
            eprintln!("error: {refusal}");
            failed = true;
        }
    }
    out.flush()?;
    if failed { Err(Failure::Told) } else { Ok(()) }
}

/// A document as one object; what is not known is null.
fn line(file: &str, document: &Document) -> serde_json::Value {
    let published = document.published.map(|day| {
        let day = day.to_string();
        let length = match document.precision {
            Precision::Day => day.len(),
            Precision::Month => 7,
            Precision::Year => 4,
        };
        day[..length.min(day.len())].to_owned()
    });
    json!({
        "doc": document.id,
        "file": file,
        "url": document.url,
        "title": document.title,
        "author": document.author,
        "published": published,
        "publication": document.source,
        "lang": document.lang,
        "text": document.text.as_str(),
    })
}
