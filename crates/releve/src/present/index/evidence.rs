//! What a value rests on.

use releve_facts::Document;
use releve_insight::Corpus;
use releve_insight::index::{Reading, Row};
use serde_json::{Value, json};

/// Everything that opens a row: document, span and quote, or file and values.
pub(super) fn object(row: &Row, corpus: &Corpus) -> Value {
    match row {
        Row::Mention {
            document,
            span,
            times,
        } => json!({
            "type": "mention",
            "document": imprint(document),
            "start": span.start,
            "end": span.end,
            "quote": document.text.slice(span.start, span.end),
            "times": times,
        }),
        Row::Fact(fact) => json!({
            "type": "fact",
            "fact": fact,
            "document": corpus.document(fact.doc()).map(imprint),
        }),
        Row::Weeks {
            download,
            values,
            before,
        } => json!({
            "type": "series",
            "subject": download.subject,
            "metric": download.metric,
            "channel": download.channel,
            "market": download.market,
            "unit": download.unit,
            "file": download.file_name(),
            "import": download.import,
            "vintage": download.vintage,
            "values": readings(values),
            "before": readings(before),
        }),
    }
}

fn imprint(document: &Document) -> Value {
    json!({
        "doc": document.id,
        "title": document.title,
        "source": document.source,
        "published": document.published.map(|day| day.to_string()),
        "url": document.url,
    })
}

fn readings(values: &[Reading]) -> Vec<Value> {
    let object = |one: &Reading| {
        json!({
            "first": one.first.to_string(),
            "last": one.last.to_string(),
            "value": one.value,
        })
    };
    values.iter().map(object).collect()
}
