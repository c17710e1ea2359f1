//! The fact contract's lines.

use releve_facts::Line;

use crate::input::Read;

/// A document, its entities and its facts, a line each with its end.
pub(crate) fn lines(read: Read) -> String {
    let doc = &read.document.id;
    let mut text = String::new();
    let mut push = |line: &Line| {
        // Contract types hold nothing that JSON cannot.
        if let Ok(line) = serde_json::to_string(line) {
            text.push_str(&line);
            text.push('\n');
        }
    };
    push(&Line::document(&read.document));
    for entity in read.reading.entities {
        push(&Line::Entity {
            doc: doc.clone(),
            entity,
        });
    }
    for fact in read.reading.facts {
        push(&Line::Fact(Box::new(fact)));
    }
    text
}
