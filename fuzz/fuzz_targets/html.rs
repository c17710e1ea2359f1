//! Any bytes as a web page: a document or an error, nothing else.
#![no_main]

use libfuzzer_sys::fuzz_target;
use releve_intake::{Options, read};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(document) = read(bytes, "page.html", &Options::default()) {
        assert!(!document.text.as_str().trim().is_empty());
    }
});
