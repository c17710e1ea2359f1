//! Any text: reading must end, and every fact's evidence must be in the text.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use releve_facts::Document;
use releve_reading::Reader;

static READER: LazyLock<Reader> = LazyLock::new(Reader::english);

fuzz_target!(|text: &str| {
    let mut document = Document::new("fuzzed", text);
    READER.describe(&mut document);
    let reading = READER.read(&document);
    for mention in reading.entities.iter().flat_map(|e| &e.mentions) {
        let slice = document.text.slice(mention.start, mention.end);
        assert_eq!(slice, Some(mention.text.as_str()));
    }
});
