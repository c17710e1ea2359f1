use std::collections::{BTreeSet, HashMap};

use serde::Serialize;
use serde_json::Value;

use crate::compare::Fields;
use crate::{Error, Gold};

/// What a reader found: the facts and entities of `releve read --format jsonl`.
///
/// Lines of another `type` are passed over. Of a fact only the contract's
/// fields count; a fact without `doc` or of an unknown `kind` matches nothing.
#[derive(Debug, Clone, Default)]
pub struct Predictions {
    pub(crate) facts: Vec<Fields>,
    facts_of: HashMap<String, Vec<usize>>,
    entities_of: HashMap<String, Vec<Entity>>,
    documents: BTreeSet<String>,
}

/// A predicted entity; without a name it matches nothing, but counts.
#[derive(Debug, Clone)]
pub(crate) struct Entity {
    pub(crate) kind: String,
    pub(crate) name: Option<Value>,
}

impl Predictions {
    /// Reads JSON lines; empty ones are passed over.
    ///
    /// # Errors
    ///
    /// Where a line is no JSON object, or an entity has no `kind`; the error
    /// names the line, and the file once [`Error::in_file`] has told it.
    ///
    /// ```
    /// use releve_score::Predictions;
    ///
    /// let error = Predictions::from_jsonl("{}\n{\"type\": ").unwrap_err();
    /// assert_eq!(
    ///     error.in_file("run.jsonl").to_string(),
    ///     "run.jsonl:2: not JSON: EOF while parsing a value at column 8",
    /// );
    /// ```
    pub fn from_jsonl(text: &str) -> Result<Self, Error> {
        let mut predictions = Self::default();
        for (below, line) in text.lines().enumerate() {
            // Indentation stays, for an error's column.
            let line = line.trim_end();
            if line.is_empty() {
                continue;
            }
            let number = below + 1;
            let value = serde_json::from_str(line).map_err(|error| Error::json(error, number))?;
            predictions.add(value, number)?;
        }
        Ok(predictions)
    }

    /// Takes values that serialise to the contract's lines: `serde_json`
    /// values or the library's own.
    ///
    /// # Errors
    ///
    /// As [`Predictions::from_jsonl`]; the error's line counts the values.
    ///
    /// ```
    /// use releve_score::Predictions;
    /// use serde_json::json;
    ///
    /// let predictions = Predictions::from_lines([
    ///     json!({"type": "document", "doc": "a"}),
    ///     json!({"type": "fact", "doc": "a", "kind": "role", "person": "Bo", "role": "model"}),
    /// ])?;
    /// assert_eq!(predictions.facts()[0]["person"], "Bo");
    /// # Ok::<(), releve_score::Error>(())
    /// ```
    pub fn from_lines<T: Serialize>(lines: impl IntoIterator<Item = T>) -> Result<Self, Error> {
        let mut predictions = Self::default();
        for (below, line) in lines.into_iter().enumerate() {
            let number = below + 1;
            let value = serde_json::to_value(line)
                .map_err(|error| Error::shape(Some(number), error.to_string()))?;
            predictions.add(value, number)?;
        }
        Ok(predictions)
    }

    /// All facts in order, as read; [`Score::judgements`](crate::Score::judgements)
    /// counts in this order.
    pub fn facts(&self) -> &[serde_json::Map<String, Value>] {
        &self.facts
    }

    /// The documents that any line names, each once, in order of their ids: one in
    /// which nothing was found is among them where a line of its own tells of it.
    ///
    /// ```
    /// use releve_score::Predictions;
    ///
    /// let role = r#"{"type":"fact","doc":"a","kind":"role","person":"Bo","role":"model"}"#;
    /// let predictions = Predictions::from_jsonl(&[role, role].join("\n"))?;
    /// assert_eq!(predictions.documents().collect::<Vec<_>>(), ["a"]);
    /// # Ok::<(), releve_score::Error>(())
    /// ```
    pub fn documents(&self) -> impl Iterator<Item = &str> {
        self.documents.iter().map(String::as_str)
    }

    pub(crate) fn facts_of(&self, doc: &str) -> &[usize] {
        self.facts_of.get(doc).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn entities_of(&self, doc: &str) -> &[Entity] {
        self.entities_of.get(doc).map_or(&[], Vec::as_slice)
    }

    /// The entities of which `chosen` says yes, given kind and name; no facts.
    pub(crate) fn entities_where(&self, chosen: impl Fn(&str, &str) -> bool) -> Self {
        let yes = |entity: &&Entity| {
            let name = entity.name.as_ref().and_then(Value::as_str);
            name.is_some_and(|name| chosen(&entity.kind, name))
        };
        let documents = self.entities_of.iter();
        Self {
            entities_of: documents
                .map(|(doc, all)| (doc.clone(), all.iter().filter(yes).cloned().collect()))
                .collect(),
            ..Self::default()
        }
    }

    fn add(&mut self, value: Value, line: usize) -> Result<(), Error> {
        let fields = match value {
            Value::Object(fields) => fields,
            other => {
                let found = match other {
                    Value::Array(_) => "a list",
                    Value::String(_) => "a string",
                    Value::Number(_) => "a number",
                    Value::Bool(_) => "a truth value",
                    _ => "null",
                };
                let message = format!("expected an object, but found {found}");
                return Err(Error::shape(Some(line), message));
            }
        };
        let doc = fields.get("doc").and_then(Value::as_str).map(str::to_owned);
        self.documents.extend(doc.clone());
        match fields.get("type").and_then(Value::as_str) {
            Some("fact") => self.add_fact(doc, fields),
            Some("entity") => {
                let Some(kind) = fields.get("kind").and_then(Value::as_str) else {
                    let message = "expected an entity with a `kind`, but found none";
                    return Err(Error::shape(Some(line), message));
                };
                let entity = Entity {
                    kind: kind.to_owned(),
                    name: fields.get("name").cloned(),
                };
                if let Some(doc) = doc {
                    self.entities_of.entry(doc).or_default().push(entity);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn add_fact(&mut self, doc: Option<String>, fields: Fields) {
        if let Some(doc) = doc {
            self.facts_of.entry(doc).or_default().push(self.facts.len());
        }
        self.facts.push(fields);
    }
}

/// One annotator's gold as if a reader had found it.
impl From<&Gold> for Predictions {
    fn from(gold: &Gold) -> Self {
        let mut predictions = Self::default();
        for document in &gold.documents {
            for fact in &document.facts {
                let mut fields = fact.fields.clone();
                fields.insert("kind".to_owned(), Value::from(fact.kind.as_str()));
                predictions.add_fact(Some(document.doc.clone()), fields);
            }
            let entities = document.entities.iter().map(|entity| Entity {
                kind: entity.kind.clone(),
                name: Some(entity.name.clone()),
            });
            predictions.documents.insert(document.doc.clone());
            predictions
                .entities_of
                .insert(document.doc.clone(), entities.collect());
        }
        predictions
    }
}
