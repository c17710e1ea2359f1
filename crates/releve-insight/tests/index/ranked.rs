//! Small studies made in code: articles that name labels, and series.

use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use releve_facts::{
    Confidence, Document, Entity, EntityKind, Fact, Mention, Precision, ReaderVersion, Span,
    Statement,
};
use releve_insight::Corpus;
use releve_insight::index::{
    Download, Glossary, Holdings, Index, Kind, Published, Question, Reading, Weights, rank,
};

/// An article with what was read of it.
#[derive(Debug, Clone)]
pub struct Article {
    pub document: Document,
    pub entities: Vec<Entity>,
    pub facts: Vec<Fact>,
}

impl Article {
    /// An article of `source` that names `labels`, one a line.
    pub fn new(id: &str, source: &str, day: Option<&str>, labels: &[&str]) -> Self {
        let mut text = format!("Article {id}.");
        let mut entities = Vec::new();
        for label in labels {
            text.push('\n');
            let start = text.chars().count() as u32;
            text.push_str(label);
            entities.push(Entity {
                kind: EntityKind::Brand,
                name: (*label).to_owned(),
                mentions: vec![Mention {
                    start,
                    end: start + label.chars().count() as u32,
                    text: (*label).to_owned(),
                }],
            });
        }
        let mut document = Document::new(id, text);
        document.source = Some(source.to_owned());
        document.published = day.map(|day| day.parse().expect("a day"));
        Self {
            document,
            entities,
            facts: Vec::new(),
        }
    }

    /// The text of another article under its own name, and what it names.
    pub fn prints(mut self, other: &Self) -> Self {
        self.document.text = other.document.text.clone();
        self.entities = other.entities.clone();
        self
    }

    pub fn roughly(mut self, precision: Precision) -> Self {
        self.document.precision = precision;
        self
    }

    /// Something that the first line states.
    pub fn states(mut self, statement: Statement) -> Self {
        let fact = Fact::new(
            &self.document,
            ReaderVersion::default(),
            statement,
            &[Span::new(0, 7)],
            Confidence::new(0.9),
        );
        self.facts.push(fact.expect("the line is there"));
        self
    }
}

/// Thirteen weeks of the third quarter of 2022, in one file of an index.
pub fn searches(subject: &str, value: impl Fn(usize) -> Option<f64>) -> Download {
    let mut first: Date = date(2022, 7, 4);
    let values = (0..13).map(|week| {
        let reading = Reading {
            first,
            last: first.checked_add(6.days()).expect("a day"),
            value: value(week),
        };
        first = first.checked_add(7.days()).expect("a day");
        reading
    });
    Download {
        values: values.collect(),
        subject: subject.to_owned(),
        metric: "searches".into(),
        channel: "Google".into(),
        market: "US".into(),
        unit: "index".into(),
        file: "multiTimeline.csv".into(),
        import: 2,
        vintage: 7,
    }
}

/// All that a test holds.
#[derive(Debug, Default)]
pub struct Room {
    pub corpus: Corpus,
    pub downloads: Vec<Download>,
    pub words: Glossary,
    pub published: Vec<Published>,
}

impl Room {
    pub fn of(articles: &[Article]) -> Self {
        let mut room = Self::default();
        for article in articles.iter().cloned() {
            room.corpus
                .add(article.document, article.entities, article.facts);
        }
        room
    }

    pub fn with(mut self, downloads: Vec<Download>) -> Self {
        self.downloads = downloads;
        self
    }

    pub fn holdings(&self) -> Holdings<'_> {
        Holdings {
            corpus: &self.corpus,
            downloads: &self.downloads,
            words: &self.words,
            published: &self.published,
        }
    }

    pub fn rank(&self, question: &Question) -> Index<'_> {
        rank(&self.holdings(), question).expect("an index")
    }
}

/// Labels of the third quarter of 2022.
pub fn question(weights: &str) -> Question {
    Question {
        weights: Weights::read(weights, "test.tsv").expect("weights"),
        resamples: 99,
        earlier: 1,
        ..Question::new("2022-Q3".parse().expect("a period"), Kind::Brand)
    }
}

/// Names with their scores, rounded to two decimals.
pub fn scores(index: &Index) -> Vec<(String, f64)> {
    let entries = index.entries.iter();
    entries
        .map(|entry| (entry.name.clone(), (entry.score * 100.0).round() / 100.0))
        .collect()
}
