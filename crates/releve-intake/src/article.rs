//! Articles as [trafilatura](https://trafilatura.readthedocs.io) writes them in
//! JSON (field names of version 2.3), and as `releve text --format jsonl` does.

use releve_facts::Document;
use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::json::{self, Text};
use crate::language;
use crate::part::File;
use crate::published::stamp;
use crate::said;
use crate::{Error, Intake};

/// The fields that are read; the others are left.
#[derive(Debug, Default, Deserialize)]
#[serde(default, expecting = "an object with a `text`")]
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
enum Articles {
    Many(Vec<Element>),
    One(Box<Article>),
}

/// An element of an array: what is none takes nothing from the others.
#[derive(Deserialize)]
#[serde(untagged)]
enum Element {
    Article(Box<Article>),
    Other(IgnoredAny),
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
            // Next week's export of this name may be another article.
            let entries_of = document.title.is_some().then(|| file.name.to_owned());
            let mut taken = Intake::of(document);
            taken.entries_of = entries_of;
            Ok(taken)
        }
        Articles::Many(articles) => {
            let mut taken = Intake::entries(file.name);
            for (number, element) in (1..).zip(articles) {
                let read = match element {
                    Element::Article(article) => {
                        document(file, number, *article).ok_or("no `text` that says something")
                    }
                    Element::Other(_) => {
                        Err("no article; expected an object with a `text`, each key once")
                    }
                };
                match read {
                    Ok(document) => taken.documents.push(document),
                    Err(why) => taken.refuse(file.place(number), why),
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
        .find_map(|text| said::address(text.raw()?).filter(|url| said::is_page(url)));
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
