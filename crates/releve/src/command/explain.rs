//! `releve explain`: how facts were found, so that a user can mend their
//! lexicon.

use std::fmt::Write as _;
use std::io::Write as _;

use releve_facts::{Fact, Span};
use releve_reading::{Reader, Reading, Trace};

use crate::arguments::Explain;
use crate::failure::Failure;
use crate::input::Read;
use crate::present::count::counted;
use crate::present::plain;
use crate::present::statement::in_words;
use crate::present::style::Style;

pub(crate) fn run(arguments: &Explain) -> Result<(), Failure> {
    let reader = arguments.input.reader()?;
    let style = Style::detect();
    let wanted = arguments.fact.map(|number| number as usize);
    let mut missing = None;
    let present = |read: Read| {
        let facts = read.reading.facts.len();
        if wanted.is_some_and(|number| number > facts) {
            return Err((read.document.id.clone(), facts));
        }
        Ok(explained(&reader, &read, wanted, style))
    };
    let done = arguments.input.each(&reader, present, |text| {
        match text {
            Ok(text) => plain::out(true).write_all(text.as_bytes())?,
            Err(lacking) => missing = missing.take().or(Some(lacking)),
        }
        Ok(())
    });
    match (missing, wanted) {
        (Some((doc, facts)), Some(number)) => Err(Failure::Failed(format!(
            "{doc}: no fact {number}; the document has {}\n\
             hint: without `--fact` all of them are explained",
            counted(facts as u64, "fact", "facts")
        ))),
        _ => done,
    }
}

fn explained(reader: &Reader, read: &Read, wanted: Option<usize>, style: Style) -> String {
    let outline = reader.outline_spans(&read.document);
    let mut text = String::new();
    let all = read.reading.facts.iter().zip(&read.reading.traces);
    for (number, (fact, trace)) in (1..).zip(all) {
        if wanted.is_none_or(|wanted| wanted == number) {
            of_fact(
                reader,
                &read.reading,
                fact,
                trace,
                &outline,
                style,
                &mut text,
            );
        }
    }
    if text.is_empty() {
        let _ = writeln!(text, "{}: no facts", read.document.id);
    }
    text
}

fn of_fact(
    reader: &Reader,
    reading: &Reading,
    fact: &Fact,
    trace: &Trace,
    outline: &[(Span, String)],
    style: Style,
    text: &mut String,
) {
    let meets = |span: Span| {
        fact.evidence()
            .iter()
            .any(|e| e.span().start < span.end && span.start < e.span().end)
    };
    let statement = fact.statement();
    let _ = writeln!(
        text,
        "{}  {}  {}",
        style.bold(fact.id().as_str()),
        style.kind(statement.kind().as_str()),
        in_words(statement)
    );
    for evidence in fact.evidence() {
        let span = evidence.span();
        let _ = writeln!(
            text,
            "  evidence    {}–{}  “{}”",
            span.start,
            span.end,
            evidence.quote()
        );
    }
    let weight = |name: &str| match reader.lexicon().rule_weight(name) {
        Some(weight) => format!("`{name}` ({weight:+.2})"),
        None => format!("`{name}` (no weight yet)"),
    };
    let _ = writeln!(text, "  rule        {}", weight(trace.rule));
    for sign in &trace.signs {
        let _ = writeln!(text, "  sign        {}", weight(sign));
    }
    let _ = writeln!(text, "  confidence  {:.2}", fact.confidence().get());
    for (at, entity) in reading.entities.iter().enumerate() {
        let mut forms: Vec<&str> = entity
            .mentions
            .iter()
            .filter(|m| meets(Span::new(m.start, m.end)))
            .map(|m| m.text.as_str())
            .collect();
        forms.dedup();
        if forms.is_empty() {
            continue;
        }
        let how = match reader.lexicon().named(entity.kind, &entity.name) {
            _ if reading.unknown.contains(&at) => "told by its context alone".to_owned(),
            Some(id) => {
                let (file, line) = &reader.lexicon().entry(id).source;
                format!("{file}:{line}")
            }
            None => "made of words by grammar".to_owned(),
        };
        let _ = writeln!(
            text,
            "  name        `{}` is {} {} ({how})",
            forms.join("`, `"),
            entity.kind,
            entity.name
        );
    }
    for (_, words) in outline.iter().filter(|(span, _)| meets(*span)) {
        let _ = writeln!(text, "  words       {}", style.dim(words));
    }
    text.push('\n');
}
