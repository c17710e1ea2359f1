use std::collections::HashMap;

use releve_facts::{Document, Entity, Fact};

use crate::Vocabulary;

/// What was read: documents, what each speaks of, and what it states.
///
/// Every fact in a corpus can be opened: its document is there and its quotes
/// are slices of it. Others are refused and counted.
///
/// # Example: a fact without its document is refused
///
/// ```
/// use releve_facts::{Confidence, Document, Fact, Role, ReaderVersion, Span, Statement};
/// use releve_insight::Corpus;
///
/// let note = Document::new("note", "Designer Sandy Liang spoke.");
/// let role = Role { person: "Sandy Liang".into(), role: "designer".into(), organisation: None };
/// let fact = Fact::new(
///     &note,
///     ReaderVersion::default(),
///     Statement::Role(role),
///     &[Span::new(0, 20)],
///     Confidence::new(0.9),
/// )?;
///
/// let mut corpus = Corpus::default();
/// corpus.add(Document::new("other", "Another text."), vec![], vec![fact.clone()]);
/// assert_eq!((corpus.facts().len(), corpus.refused()), (0, 1));
/// corpus.add(note, vec![], vec![fact]);
/// assert_eq!((corpus.facts().len(), corpus.refused()), (1, 1));
/// # Ok::<(), releve_facts::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Corpus {
    documents: Vec<Document>,
    entities: Vec<Vec<Entity>>,
    facts: Vec<Fact>,
    place: HashMap<String, usize>,
    refused: usize,
    vocabulary: Vocabulary,
}

impl Corpus {
    /// Adds a document with its entities and facts. A document whose id is
    /// already there changes nothing; facts of other documents, or with a
    /// quote that is not in the text, are refused.
    pub fn add(&mut self, document: Document, entities: Vec<Entity>, facts: Vec<Fact>) {
        if self.place.contains_key(&document.id) {
            self.refused += facts.len();
            return;
        }
        for fact in facts {
            let opens = fact.doc() == document.id
                && !fact.evidence().is_empty()
                && fact.evidence().iter().all(|e| e.is_in(&document));
            if opens {
                self.facts.push(fact);
            } else {
                self.refused += 1;
            }
        }
        self.place.insert(document.id.clone(), self.documents.len());
        self.documents.push(document);
        self.entities.push(entities);
    }

    /// Says what the words of the trade mean; without it every garment and
    /// every market stands for itself.
    pub fn teach(&mut self, vocabulary: Vocabulary) {
        self.vocabulary = vocabulary;
    }

    /// What the words of the trade mean.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// The documents, in the order of their addition.
    pub fn documents(&self) -> &[Document] {
        &self.documents
    }

    /// What the `place`th document speaks of; empty past the end.
    pub fn entities(&self, place: usize) -> &[Entity] {
        self.entities.get(place).map_or(&[], Vec::as_slice)
    }

    /// All facts, document by document.
    pub fn facts(&self) -> &[Fact] {
        &self.facts
    }

    /// How many facts were refused.
    pub fn refused(&self) -> usize {
        self.refused
    }

    /// Where the document of that id stands among [`Corpus::documents`].
    pub fn place(&self, doc: &str) -> Option<usize> {
        self.place.get(doc).copied()
    }

    /// The document of that id.
    pub fn document(&self, doc: &str) -> Option<&Document> {
        self.documents.get(self.place(doc)?)
    }

    /// The entities of all documents, in the order of these.
    pub fn all_entities(&self) -> impl Iterator<Item = &Entity> {
        self.entities.iter().flatten()
    }
}

impl FromIterator<(Document, Vec<Entity>, Vec<Fact>)> for Corpus {
    fn from_iter<I: IntoIterator<Item = (Document, Vec<Entity>, Vec<Fact>)>>(readings: I) -> Self {
        let mut corpus = Self::default();
        for (document, entities, facts) in readings {
            corpus.add(document, entities, facts);
        }
        corpus
    }
}
