//! Documents in, entities and facts out.

mod entities;
mod outline;
mod own;

use releve_facts::{Confidence, Document, Entity, Fact, Precision, ReaderVersion, Span, Statement};

use crate::confidence::confidence;
use crate::lexicon::Lexicon;
use crate::relate::{Draft, examples, relate};
use crate::scene::Scene;
use crate::segment::BlockKind;
use crate::text::{Text, Unlisted};
use crate::time::{HEAD, REACH, document_date, document_month, stamp};
use crate::training::RelationExample;
use entities::entities;
use outline::outline;

/// Drafts less likely than this are not told.
///
/// F1 is highest where everything is told that is likelier than half of the F1
/// that is reached (Lipton, Elkan and Naryanaswamy, *Optimal thresholding of
/// classifiers to maximize F1 measure*, 2014), so near 0.4, and flat around there:
/// on training articles read by weights learnt without them it is 0.752 to 0.756
/// from 0.41 to 0.55, while precision rises from 0.816 to 0.855: so from within
/// that. A threshold for each kind was tried, chosen on the same readings: on the
/// development articles it told no more.
const LEAST: f64 = 0.48;

/// Reads documents by lexicon, grammar and rules.
///
/// Reading is deterministic and pure: the same bytes and the same lexicon give
/// the same facts. A reader can be shared between threads.
///
/// # Example: a sentence and what it yields
///
/// ```
/// use releve_facts::{Document, EntityKind};
/// use releve_reading::Reader;
///
/// let reader = Reader::english();
/// let reading = reader.read(&Document::new("note", "Loafers are back."));
/// assert_eq!(reading.entities[0].kind, EntityKind::Garment);
/// assert_eq!(reading.entities[0].name, "loafer");
/// ```
#[derive(Debug, Clone)]
pub struct Reader {
    lexicon: Lexicon,
    version: ReaderVersion,
}

/// What reading a document yields.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// Each thing once, in order of first mention.
    pub entities: Vec<Entity>,
    /// Which of `entities` no lexicon knows: names that were told by their
    /// context alone. Ascending.
    pub unknown: Vec<usize>,
    /// Numbered in order of first evidence.
    pub facts: Vec<Fact>,
    /// How each fact was found, in the order of `facts`.
    pub traces: Vec<Trace>,
}

/// How a fact was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    /// The rule, by name.
    pub rule: &'static str,
    /// What made it more or less likely.
    pub signs: Vec<&'static str>,
}

impl Reader {
    /// A reader with this lexicon.
    pub fn new(lexicon: Lexicon) -> Self {
        Self {
            lexicon,
            version: ReaderVersion::new(concat!("rules ", env!("CARGO_PKG_VERSION"))),
        }
    }

    /// A reader with the English lexicon as compiled in.
    pub fn english() -> Self {
        Self::new(Lexicon::english())
    }

    /// The same reader under another version: one with a lexicon of the user's
    /// own finds other facts and is another reader.
    ///
    /// # Example: what is read says who read it
    ///
    /// ```
    /// use releve_facts::{Document, ReaderVersion};
    /// use releve_reading::Reader;
    ///
    /// let reader = Reader::english().versioned(ReaderVersion::new("rules 1 + my words"));
    /// let reading = reader.read(&Document::new("note", "Designer Sandy Liang spoke."));
    /// assert_eq!(reading.facts[0].reader(), reader.version());
    /// ```
    pub fn versioned(mut self, version: ReaderVersion) -> Self {
        self.version = version;
        self
    }

    /// Its name and version, which every fact that it finds carries.
    pub fn version(&self) -> &ReaderVersion {
        &self.version
    }

    /// The words that it reads by.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Fills in what the text itself says of the document, where it is not
    /// known yet: the headline and the day of publication, or its month where a
    /// byline or a line of its own tells no more.
    ///
    /// # Example: a stamp of the day before the headline
    ///
    /// ```
    /// use releve_facts::Document;
    /// use releve_reading::Reader;
    ///
    /// let text = "date 2024-09-16 Flat Out: Who Wore What\n\nThe steps were wet.";
    /// let mut document = Document::new("note", text);
    /// Reader::english().describe(&mut document);
    /// assert_eq!(document.title.as_deref(), Some("Flat Out: Who Wore What"));
    /// assert_eq!(document.day(), Some("2024-09-16".parse()?));
    /// # Ok::<(), jiff::Error>(())
    /// ```
    pub fn describe(&self, document: &mut Document) {
        let raw = document.text.as_str();
        let end = raw.char_indices().nth(4000).map_or(raw.len(), |(at, _)| at);
        let mut unlisted = Unlisted::default();
        let text = Text::head(&self.lexicon, &raw[..end], &mut unlisted, HEAD, REACH);
        if document.title.is_none()
            && let Some(block) = text
                .blocks
                .iter()
                .take(3)
                .find(|block| block.kind == BlockKind::Title)
        {
            // A stamp of the day before the headline is none of it.
            let behind = stamp(&text).map_or(0, |(_, behind)| behind);
            let words = block.tokens.start.max(behind)..block.tokens.end;
            document.title = (!words.is_empty()).then(|| text.slice(words).to_owned());
        }
        if document.day().is_none() {
            let day = document_date(&text).map(|day| (day, Precision::Day));
            // What is known already to the month is no worse than this.
            let month = || document_month(&text).map(|month| (month, Precision::Month));
            let known = document.published.is_some() && document.precision != Precision::Year;
            let stated = day.or_else(|| month().filter(|_| !known));
            if let Some((day, precision)) = stated {
                document.published = Some(day);
                document.precision = precision;
            }
        }
    }

    /// Reads one document.
    pub fn read(&self, document: &Document) -> Reading {
        self.read_from(document, LEAST)
    }

    /// Reads one document and keeps what is too unlikely to be told: what the
    /// weights are learnt from.
    pub fn read_all(&self, document: &Document) -> Reading {
        self.read_from(document, 0.0)
    }

    /// Every two things of a document that might be related, as a fact that may
    /// be wrong: what the weights of relations are learnt from.
    pub fn relation_examples(&self, document: &Document) -> Vec<(Fact, RelationExample)> {
        let mut unlisted = Unlisted::default();
        let scene = self.scene(document, &mut unlisted);
        examples(&scene)
            .into_iter()
            .filter_map(|example| {
                let kind = example.statement.kind();
                let draft = Draft::new(example.statement, example.evidence, "candidate");
                let (fact, _) = self.fact(document, &scene, draft, Confidence::new(0.0))?;
                let features = example.features;
                Some((fact, RelationExample { kind, features }))
            })
            .collect()
    }

    fn scene<'a>(&'a self, document: &'a Document, unlisted: &'a mut Unlisted) -> Scene<'a> {
        let text = document.text.as_str();
        Scene::new(&self.lexicon, text, unlisted, document.day())
    }

    /// Keeps the drafts of at least this confidence.
    fn read_from(&self, document: &Document, least: f64) -> Reading {
        let mut unlisted = Unlisted::default();
        let scene = self.scene(document, &mut unlisted);
        let drafts = relate(&scene);
        let mut told: Vec<(Fact, Trace)> = drafts
            .into_iter()
            .filter_map(|draft| {
                let confidence = confidence(&self.lexicon, &draft);
                (confidence.get() >= least).then_some((draft, confidence))
            })
            .filter_map(|(draft, confidence)| self.fact(document, &scene, draft, confidence))
            .collect();
        told.sort_by_key(|(fact, _)| fact.evidence().iter().map(|e| e.span().start).min());
        let (mut facts, traces): (Vec<Fact>, Vec<Trace>) = told.into_iter().unzip();
        Fact::number(&mut facts);
        let (entities, unknown) = entities(document, &scene, &facts);
        Reading {
            entities,
            unknown,
            facts,
            traces,
        }
    }

    /// How the text was understood: each sentence with a line in which each word
    /// has its part of speech, each mention stands in brackets with its kind and
    /// name.
    ///
    /// # Example: where a sentence lies and what its words are
    ///
    /// ```
    /// use releve_facts::Document;
    /// use releve_reading::Reader;
    ///
    /// let outline = Reader::english().outline_spans(&Document::new("note", "Loafers are back."));
    /// assert_eq!((outline[0].0.start, outline[0].0.end), (0, 17));
    /// assert!(outline[0].1.starts_with("[garment `loafer`: Loafers/"));
    /// ```
    pub fn outline_spans(&self, document: &Document) -> Vec<(Span, String)> {
        let mut unlisted = Unlisted::default();
        let scene = self.scene(document, &mut unlisted);
        scene
            .text
            .sentences
            .iter()
            .map(|sentence| sentence.tokens.clone())
            .filter(|tokens| !tokens.is_empty())
            .map(|tokens| {
                let place = span(document, scene.text.bytes(tokens.clone()));
                (place, outline(&scene, tokens))
            })
            .collect()
    }

    /// The lines of [`Reader::outline_spans`] without their places.
    pub fn outline(&self, document: &Document) -> Vec<String> {
        let spans = self.outline_spans(document);
        spans.into_iter().map(|(_, line)| line).collect()
    }

    fn fact(
        &self,
        document: &Document,
        scene: &Scene<'_>,
        draft: Draft,
        confidence: Confidence,
    ) -> Option<(Fact, Trace)> {
        let spans: Vec<Span> = draft
            .evidence
            .iter()
            .filter(|tokens| !tokens.is_empty())
            .map(|tokens| span(document, scene.text.bytes(tokens.clone())))
            .collect();
        let statement: Statement = draft.statement;
        let fact = Fact::new(
            document,
            self.version.clone(),
            statement,
            &spans,
            confidence,
        )
        .ok()?;
        Some((
            fact,
            Trace {
                rule: draft.rule,
                signs: draft.signs,
            },
        ))
    }
}

fn span(document: &Document, (start, end): (u32, u32)) -> Span {
    Span::new(
        document.text.char_at_byte(start as usize),
        document.text.char_at_byte(end as usize),
    )
}
