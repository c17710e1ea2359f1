//! The texts with their entities and facts marked, as one page.

use releve_report::{ANNOTATED_FOOT, AnnotatedText, annotated_head};

use super::statement::in_words;
use crate::input::Read;

/// One text of the page.
pub(crate) struct Article {
    title: String,
    html: String,
}

/// One document: its text with marks and numbers, then its facts.
pub(crate) fn article(read: &Read) -> Article {
    let text = AnnotatedText {
        entities: &read.reading.entities,
        facts: &read.reading.facts,
        words: &in_words,
        ..AnnotatedText::new(&read.document)
    };
    Article {
        title: text.title(),
        html: text.html(),
    }
}

/// Puts texts on a page as they come, whatever their number.
#[derive(Default)]
pub(crate) struct Page {
    /// The first text, until it is known whether it is the only one, by whose
    /// title the page is called then.
    only: Option<Article>,
    begun: bool,
}

impl Page {
    /// What is to be written as `next` comes.
    pub(crate) fn add(&mut self, next: Article) -> String {
        if self.begun {
            return next.html;
        }
        match self.only.take() {
            None => {
                self.only = Some(next);
                String::new()
            }
            Some(first) => {
                self.begun = true;
                annotated_head("Texts and their facts") + &first.html + &next.html
            }
        }
    }

    /// What is to be written behind the last.
    pub(crate) fn end(self) -> String {
        let before = match (self.begun, self.only) {
            (true, _) => String::new(),
            (false, Some(only)) => annotated_head(&only.title) + &only.html,
            (false, None) => annotated_head("Texts and their facts") + "<p>No text was read.</p>",
        };
        before + ANNOTATED_FOOT + "\n"
    }
}
