//! Plain text: stored as it stands.

use releve_facts::Document;

pub(crate) fn fill(document: &mut Document, text: String) {
    document.text = releve_facts::StoredText::new(text);
}
