use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Confidence, Document, Error, Evidence, ReaderVersion, Span, Statement};

/// `DOC#N`: the document's id and the fact's number, counted from 1 in order
/// of first evidence. Stable for the same bytes and the same reader.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FactId(String);

impl FactId {
    /// The id of the `number`th fact of `doc`.
    pub fn new(doc: &str, number: usize) -> Self {
        Self(format!("{doc}#{number}"))
    }

    /// The id as printed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FactId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A statement, where it stands, who read it and how sure that is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    id: FactId,
    doc: String,
    #[serde(flatten)]
    statement: Statement,
    evidence: Vec<Evidence>,
    confidence: Confidence,
    /// Not part of the contract's line: whoever stores facts stores it beside them.
    #[serde(skip)]
    reader: ReaderVersion,
}

impl Fact {
    /// A fact of `document`, stated at `spans`. Numbered 1 until
    /// [`Fact::number`] gives it its place.
    ///
    /// # Errors
    ///
    /// When there is no span, or one is empty or outside the document.
    pub fn new(
        document: &Document,
        reader: ReaderVersion,
        statement: Statement,
        spans: &[Span],
        confidence: Confidence,
    ) -> Result<Self, Error> {
        if spans.is_empty() {
            return Err(Error::no_evidence());
        }
        let evidence = spans
            .iter()
            .map(|span| Evidence::new(document, *span))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            id: FactId::new(&document.id, 1),
            doc: document.id.clone(),
            statement,
            evidence,
            confidence,
            reader,
        })
    }

    /// Brings the facts of one document into order of first evidence and
    /// numbers them from 1. Facts that begin together keep their order.
    pub fn number(facts: &mut [Fact]) {
        facts.sort_by_key(|fact| fact.evidence.iter().map(|e| e.span().start).min());
        for (n, fact) in facts.iter_mut().enumerate() {
            fact.id = FactId::new(&fact.doc, n + 1);
        }
    }

    /// Its id.
    pub fn id(&self) -> &FactId {
        &self.id
    }

    /// The id of its document.
    pub fn doc(&self) -> &str {
        &self.doc
    }

    /// What it says.
    pub fn statement(&self) -> &Statement {
        &self.statement
    }

    /// Where it stands; never empty.
    pub fn evidence(&self) -> &[Evidence] {
        &self.evidence
    }

    /// How sure it is.
    pub fn confidence(&self) -> Confidence {
        self.confidence
    }

    /// Who read it; `unknown` for a fact that came as JSON.
    pub fn reader(&self) -> &ReaderVersion {
        &self.reader
    }
}
