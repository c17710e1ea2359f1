//! A small corpus made in code: each fact is written with its sentence.

use releve_facts::{
    Confidence, Document, Entity, EntityKind, Fact, Mention, ReaderVersion, Span, Statement,
};
use releve_insight::Corpus;

/// An article under construction.
pub struct Article {
    id: &'static str,
    published: Option<&'static str>,
    text: String,
    facts: Vec<(Statement, Span)>,
    named: Vec<(EntityKind, &'static str)>,
}

impl Article {
    pub fn new(id: &'static str) -> Self {
        Self {
            id,
            published: None,
            text: String::new(),
            facts: Vec::new(),
            named: Vec::new(),
        }
    }

    pub fn published(mut self, day: &'static str) -> Self {
        self.published = Some(day);
        self
    }

    /// A trend that the article speaks of; every place where it stands is a mention.
    pub fn trend(mut self, name: &'static str) -> Self {
        self.named.push((EntityKind::Trend, name));
        self
    }

    /// A brand that the article speaks of.
    pub fn brand(mut self, name: &'static str) -> Self {
        self.named.push((EntityKind::Brand, name));
        self
    }

    /// A sentence and what it states.
    pub fn says(mut self, sentence: &str, stated: impl IntoIterator<Item = Statement>) -> Self {
        let start = self.text.chars().count() as u32;
        self.text.push_str(sentence);
        let span = Span::new(start, self.text.chars().count() as u32);
        self.facts
            .extend(stated.into_iter().map(|statement| (statement, span)));
        self.text.push(' ');
        self
    }

    pub fn add_to(self, corpus: &mut Corpus) {
        let mut document = Document::new(self.id, self.text);
        document.published = self.published.map(|day| day.parse().unwrap());
        let text = document.text.as_str();
        let entities = self.named.iter().map(|(kind, name)| Entity {
            kind: *kind,
            name: (*name).into(),
            mentions: text
                .match_indices(name)
                .map(|(at, found)| Mention {
                    start: document.text.char_at_byte(at),
                    end: document.text.char_at_byte(at + found.len()),
                    text: found.into(),
                })
                .collect(),
        });
        let entities = entities.collect();
        let facts = self.facts.into_iter().map(|(statement, span)| {
            let reader = ReaderVersion::new("test");
            Fact::new(&document, reader, statement, &[span], Confidence::new(0.9)).unwrap()
        });
        let mut facts: Vec<Fact> = facts.collect();
        Fact::number(&mut facts);
        corpus.add(document, entities, facts);
    }
}
