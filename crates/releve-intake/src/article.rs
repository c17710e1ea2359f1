//! Articles as [trafilatura](https://trafilatura.readthedocs.io) writes them in
//! JSON (field names of version 2.3), and as `releve text --format jsonl` does.

use releve_facts::Document;
use serde::Deserialize;

use crate::json::{self, Text};
use crate::language;
use crate::part::File;
use crate::published::stamp;
use crate::said;
use crate::{Error, Intake};

/// The fields that are read; the others are left.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Article {
    title: Text,
    author: Text,
    date: Text,
    published: Text,
    /// The address, in trafilatura's words.
    source: Text,
    url: Text,
    hostname: Text,
    #[serde(rename = "source-hostname")]
    source_hostname: Text,
    sitename: Text,
    publication: Text,
    language: Text,
    lang: Text,
    text: Text,
    raw_text: Text,
}

/// One article or an array of them.
#[derive(Deserialize)]
#[serde(untagged)]
enum Articles {
    Many(Vec<Article>),
    One(Box<Article>),
}

pub(crate) fn read(file: &File<'_>) -> Result<Intake, Error> {
    let text = file.text();
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if text.is_empty() {
        return Err(Error::empty(file.name));
    }
    // Untagged enums hide what is wrong, so that the kind is told first.
    let articles = if text.starts_with('[') {
        json::parse(text).map(Articles::Many)
    } else {
        json::parse(text).map(Articles::One)
    };
    match articles.map_err(|why| file.malformed(&why))? {
        Articles::One(article) => {
            let mut document = document(file, 1, *article).ok_or_else(|| {
                file.malformed("no article; expected an object with a `text` that says something")
            })?;
            file.id.clone_into(&mut document.id);
            Ok(Intake::of(document))
        }
        Articles::Many(articles) => {
            let mut taken = Intake::entries(file.name);
            for (number, article) in (1..).zip(articles) {
                match document(file, number, article) {
                    Some(document) => taken.documents.push(document),
                    None => taken.refuse(file.place(number), "no `text` that says something"),
                }
            }
            Ok(taken)
        }
    }
}

fn document(file: &File<'_>, number: usize, article: Article) -> Option<Document> {
    let text = article.text.raw().or(article.raw_text.raw())?;
    let title = article.title.one();
    let mut document = file.document(number, said::headed(title.as_deref(), text));
    document.title = title;
    document.author = article.author.joined("; ");
    let stamps = [&article.date, &article.published];
    stamp(&mut document, stamps.iter().filter_map(|text| text.raw()));
    document.url = [&article.source, &article.url]
        .iter()
        .find_map(|text| said::address(text.raw()?));
    document.source = [
        &article.publication,
        &article.sitename,
        &article.source_hostname,
        &article.hostname,
    ]
    .iter()
    .find_map(|text| text.one());
    let tags = [&article.language, &article.lang];
    if let Some(tag) = tags.iter().find_map(|text| language::tag(text.raw()?)) {
        document.lang = tag;
    }
    Some(document)
}

/// True if a file that lies in a folder is an article or lines of them, and no
/// table or annotation beside articles.
pub(crate) fn is_article(head: &[u8]) -> bool {
    let head = String::from_utf8_lossy(head);
    json::Shape::of(&head).is_some_and(|shape| {
        shape.any(&["text", "raw_text", "[].text", "[].raw_text"])
            && shape.any(&[
                "title",
                "[].title",
                "hostname",
                "[].hostname",
                "source",
                "[].source",
            ])
            && !shape.any(&["entities", "facts", "[].entities", "kind", "type"])
    })
}
