//! `releve text`: the text that facts are quoted from.

use std::io::{BufWriter, Write, stdout};

use releve_intake::Sources;
use serde_json::json;

use crate::arguments::Text;
use crate::failure::Failure;

pub(crate) fn run(arguments: &Text) -> Result<(), Failure> {
    let reader = arguments.input.reader()?;
    let mut out = BufWriter::new(stdout());
    let mut failed = false;
    for source in Sources::new(&arguments.input.paths) {
        let read = source.and_then(|source| {
            let document = arguments.input.document(&source, &reader)?;
            Ok((source.name(), document))
        });
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
