use jiff::civil::Date;
use serde::{Deserialize, Serialize, Serializer};

use crate::{Document, Entity, Fact};

/// One line of the contract's JSON form.
///
/// # Example: a document's line
///
/// ```
/// use releve_facts::{Document, Line};
///
/// let line = Line::document(&Document::new("note", "Hello."));
/// assert_eq!(
///     serde_json::to_string(&line)?,
///     r#"{"type":"document","doc":"note","title":null,"published":null,"lang":"en","source":null,"url":null,"chars":6}"#,
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum Line {
    /// What is known of a document; its text is not repeated.
    Document {
        /// Id.
        doc: String,
        /// Headline.
        title: Option<String>,
        /// Day of publication.
        #[serde(serialize_with = "day", deserialize_with = "read_day")]
        published: Option<Date>,
        /// Language.
        lang: String,
        /// Publication.
        source: Option<String>,
        /// Address.
        url: Option<String>,
        /// Length in Unicode scalar values.
        chars: u32,
    },
    /// An entity of a document.
    Entity {
        /// Id of the document.
        doc: String,
        /// The entity.
        #[serde(flatten)]
        entity: Entity,
    },
    /// A fact.
    Fact(Box<Fact>),
}

impl Line {
    /// The line of a document.
    pub fn document(document: &Document) -> Self {
        Self::Document {
            doc: document.id.clone(),
            title: document.title.clone(),
            published: document.day(),
            lang: document.lang.clone(),
            source: document.source.clone(),
            url: document.url.clone(),
            chars: document.text.chars(),
        }
    }
}

fn day<S: Serializer>(day: &Option<Date>, to: S) -> Result<S::Ok, S::Error> {
    day.map(|day| day.to_string()).serialize(to)
}

fn read_day<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<Date>, D::Error> {
    Option::<String>::deserialize(from)?
        .map(|day| day.parse().map_err(serde::de::Error::custom))
        .transpose()
}
