//! Any text as a list of feeds and as a sitemap.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for feed in releve_intake::feeds(text) {
        assert!(feed.url.to_ascii_lowercase().starts_with("http"));
    }
    for location in releve_intake::sitemap(text) {
        assert!(location.url.to_ascii_lowercase().starts_with("http"));
    }
});
