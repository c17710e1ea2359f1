//! Any text as a list of feeds, as a sitemap and as a feed.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for feed in releve_intake::feeds(text) {
        assert!(feed.url.to_ascii_lowercase().starts_with("http"));
    }
    for link in releve_intake::feed_links(text).unwrap_or_default() {
        assert!(!link.reference.is_empty());
    }
    for location in releve_intake::sitemap(text) {
        assert!(location.url.to_ascii_lowercase().starts_with("http"));
    }
});
