//! `releve text`: the text that facts are quoted from.

use std::io::{BufWriter, Write, stdout};

use releve_intake::Sources;
use serde_json::json;

use crate::arguments::Text;
use crate::failure::Failure;
use crate::studies::Named;

pub(crate) fn run(arguments: &Text) -> Result<(), Failure> {
    let reader = arguments.input.reader()?;
    let mut out = BufWriter::new(stdout());
    let mut failed = false;
    let named = Named::new(&arguments.input.paths)?;
    let kept = named.kept.into_iter().flat_map(|kept| {
        let file = kept.path().display().to_string();
        kept.map(move |kept| Ok((file.clone(), kept?.document)))
    });
    let read = Sources::new(named.paths).map(|source| {
        let read = source.and_then(|source| {
            let document = arguments.input.document(&source, &reader)?;
            Ok((source.name(), document))
        });
        read.map_err(|error| error.to_string())
    });
    for read in kept.chain(read) {
        match read {
            Ok((file, document)) if arguments.jsonl => {
                let line =
                    json!({"doc": document.id, "file": file, "text": document.text.as_str()});
                writeln!(out, "{line}")?;
            }
            Ok((_, document)) => {
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
