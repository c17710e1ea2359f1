//! `releve read`: the facts of documents.

use std::io::{BufWriter, Write};

use crate::arguments::{Read, ReadFormat};
use crate::failure::Failure;
use crate::input;
use crate::present::style::Style;
use crate::present::{html, jsonl, plain, table};

pub(crate) fn run(arguments: &Read) -> Result<(), Failure> {
    let reader = arguments.input.reader()?;
    let style = Style::detect();
    let trace = std::env::var_os("RELEVE_TRACE").is_some();
    let mut out = BufWriter::new(plain::out(arguments.format == ReadFormat::Table));
    let mut page = html::Page::default();
    let present = |read: input::Read| {
        let traced = trace.then(|| traces(&reader, &read));
        let text = match arguments.format {
            ReadFormat::Table => Shown::Text(table::table(&read, style)),
            ReadFormat::Jsonl => Shown::Text(jsonl::lines(read)),
            ReadFormat::Html => Shown::Article(html::article(&read)),
        };
        (text, traced)
    };
    let then = |(shown, traced): (Shown, Option<String>)| {
        if let Some(traced) = traced {
            eprint!("{traced}");
        }
        let text = match shown {
            Shown::Text(text) => text,
            Shown::Article(article) => page.add(article),
        };
        out.write_all(text.as_bytes())?;
        Ok(())
    };
    // How a fact was found is not kept in a study.
    let done = if trace {
        arguments.input.each(&reader, present, then)
    } else {
        arguments.input.each_kept(&reader, present, then)
    };
    if matches!(done, Ok(()) | Err(Failure::Told)) {
        if arguments.format == ReadFormat::Html {
            out.write_all(page.end().as_bytes())?;
        }
        out.flush()?;
    }
    done
}

/// A document as it is to be written.
enum Shown {
    Text(String),
    Article(html::Article),
}

/// How each sentence was understood and each fact found, for those who write
/// rules: `RELEVE_TRACE=1`.
fn traces(reader: &releve_reading::Reader, read: &input::Read) -> String {
    let mut lines = reader.outline(&read.document);
    for (fact, trace) in read.reading.facts.iter().zip(&read.reading.traces) {
        lines.push(format!(
            "{}\t{}\t{}",
            fact.id(),
            trace.rule,
            trace.signs.join("; ")
        ));
    }
    lines.push(String::new());
    lines.join("\n")
}
