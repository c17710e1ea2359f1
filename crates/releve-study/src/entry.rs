use releve_facts::{Document, Entity, Fact, Mention, Statement};

use crate::Error;
use crate::duplicate::{Shingles, bands};
use crate::search::prepared;

/// A document with what was read of it, ready to be stored.
///
/// Making one is the part of storing that needs no study, so that it can be
/// done on many threads while one writes.
///
/// # Example: facts of another text are refused
///
/// ```
/// use releve_facts::{Confidence, Document, Fact, ReaderVersion, Role, Span, Statement};
/// use releve_study::Entry;
///
/// let note = Document::new("note", "Designer Sandy Liang spoke.");
/// let role = Role { person: "Sandy Liang".into(), role: "designer".into(), organisation: None };
/// let fact = Fact::new(
///     &note,
///     ReaderVersion::new("example 1"),
///     Statement::Role(role),
///     &[Span::new(0, 20)],
///     Confidence::new(0.9),
/// )?;
/// assert!(Entry::new(note, vec![], vec![fact.clone()]).is_ok());
///
/// let other = Document::new("note", "Another text.");
/// let error = Entry::new(other, vec![], vec![fact]).unwrap_err();
/// assert!(error.is_refused());
/// # Ok::<(), releve_facts::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Entry {
    pub(crate) document: Document,
    pub(crate) entities: Vec<Entity>,
    pub(crate) facts: Vec<Fact>,
    /// It holds a summary of its text only.
    pub(crate) summary: bool,
    /// Its title alone tells it from other entries of its file.
    pub(crate) by_title: bool,
    /// It came from the web now.
    pub(crate) fetched: bool,
    /// A later version of it follows.
    pub(crate) earlier: bool,
    /// An earlier version of it stood before it.
    pub(crate) follows: bool,
    /// It takes the place of a fuller text.
    pub(crate) shorter: bool,
    /// What is indexed of the text, where it differs from the text.
    pub(crate) body: Option<String>,
    pub(crate) shingles: Shingles,
    pub(crate) bands: Vec<i64>,
}

impl Entry {
    /// A document with its entities and facts.
    ///
    /// # Errors
    ///
    /// Where the evidence of a fact or the words of a mention are not in the
    /// text: a study holds nothing that cannot be opened.
    pub fn new(document: Document, entities: Vec<Entity>, facts: Vec<Fact>) -> Result<Self, Error> {
        for fact in &facts {
            if !finite(fact.statement()) {
                return Err(Error::refused(format!(
                    "`{}` states a number that is none",
                    fact.id()
                )));
            }
            if !fact
                .evidence()
                .iter()
                .all(|evidence| evidence.is_in(&document))
            {
                return Err(Error::refused(format!(
                    "the evidence of `{}` is not in the text of `{}`",
                    fact.id(),
                    document.id
                )));
            }
        }
        let stands = |mention: &Mention| {
            document.text.slice(mention.start, mention.end) == Some(&mention.text)
        };
        for entity in &entities {
            if let Some(mention) = entity.mentions.iter().find(|mention| !stands(mention)) {
                return Err(Error::refused(format!(
                    "the mention `{}` is not in the text of `{}`",
                    mention.text, document.id
                )));
            }
        }
        let text = document.text.as_str();
        let body = match prepared(text) {
            std::borrow::Cow::Borrowed(_) => None,
            std::borrow::Cow::Owned(body) => Some(body),
        };
        let shingles = Shingles::of(text);
        let bands = bands(&shingles);
        Ok(Self {
            document,
            entities,
            facts,
            summary: false,
            by_title: false,
            fetched: false,
            earlier: false,
            follows: false,
            shorter: false,
            body,
            shingles,
            bands,
        })
    }

    /// The same, said to hold a summary of its text only: it takes the place of
    /// no fuller text at its address.
    #[must_use]
    pub fn of_summary(mut self) -> Self {
        self.summary = true;
        self
    }

    /// The same, said to be an entry of a file that is told by its title alone:
    /// of another entry of that title in the same import it is no version, nor of
    /// one of another day, nor of one that has little in common with it.
    #[must_use]
    pub fn by_title(mut self) -> Self {
        self.by_title = true;
        self
    }

    /// The same, said to take the place of the text that is there though it is much
    /// shorter: a correction, or a notice that it was taken back.
    #[must_use]
    pub fn shorter(mut self) -> Self {
        self.shorter = true;
        self
    }

    /// The same, said to stand on the web now: the words of an earlier version
    /// are the last ones again. Those of a file may be older than a correction.
    #[must_use]
    pub fn fetched(mut self) -> Self {
        self.fetched = true;
        self
    }

    /// The same, said to be an earlier version that another study has: it is
    /// taken where its later versions are new, and leaves other ones alone.
    #[must_use]
    pub fn earlier(mut self) -> Self {
        self.earlier = true;
        self
    }

    /// The same, said to stand behind an earlier version in the study that has
    /// both: words that came back there come back where its versions are taken.
    #[must_use]
    pub fn follows(mut self) -> Self {
        self.follows = true;
        self
    }

    /// Whether its words may be the last ones again though bytes that hold them
    /// are known: see [`Import::has_given_way`](crate::Import::has_given_way).
    pub fn may_come_back(&self) -> bool {
        self.fetched || self.follows
    }

    /// The document.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// What is indexed of the text.
    pub(crate) fn body(&self) -> &str {
        self.body.as_deref().unwrap_or(self.document.text.as_str())
    }
}

/// SQLite knows no NaN, and no figure is infinite.
fn finite(statement: &Statement) -> bool {
    match statement {
        Statement::Offer(offer) => [Some(offer.price), offer.price_to, offer.price_was]
            .into_iter()
            .flatten()
            .all(f64::is_finite),
        Statement::Measure(measure) => measure.value.is_finite(),
        _ => true,
    }
}
