//! Feeds and pages from a server on loopback into a study: whole commands.

mod pages;
mod rounds;
#[path = "../../../../releve-feeds/tests/all/server.rs"]
#[allow(dead_code, reason = "the tests of releve-feeds need more of it")]
mod server;
mod stopped;
mod usage;

use std::path::Path;

use serde_json::Value;
use server::Server;

use crate::program::{err, run};

/// One round without pauses, on loopback.
const ONCE: [&str; 6] = [
    "--once",
    "--allow-private",
    "--pause",
    "0s",
    "--format",
    "json",
];

/// What a round says of itself, whatever its exit code.
#[track_caller]
fn round(lists: &[&str], more: &[&str], folder: &Path) -> Value {
    let arguments = [&["watch", "a.releve"], lists, &ONCE, more].concat();
    let output = run(&arguments, folder);
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", err(&output)))
}

/// A page that is like no other.
fn page(number: usize) -> String {
    let town = ["Paris", "Lyon", "Lille", "Nantes", "Metz"][number % 5];
    let kind = ["satin", "mesh", "suede", "velvet"][number % 4];
    format!(
        "<!doctype html><title>Flats {number}</title><article><h1>Flats {number}</h1>\
         <p>Bella Hadid wore {kind} ballet flats by Miu Miu in {town} on street {number}.</p>\
         {}</article>",
        (0..8)
            .map(|line| format!(
                "<p>Sentence {line} of note {number} tells of {} and {}, as was said {}.</p>",
                number * 31 + line,
                number * 17 + line * 3,
                number + line
            ))
            .collect::<String>()
    )
}

fn feed(numbers: impl IntoIterator<Item = usize>) -> String {
    let items: String = numbers
        .into_iter()
        .map(|n| format!("<item><title>Flats {n}</title><link>/{n}</link><pubDate>Fri, 20 Nov 2026 08:00:00 GMT</pubDate></item>"))
        .collect();
    format!("<rss><channel><title>The Paper</title>{items}</channel></rss>")
}

/// A server with a feed of so many pages.
fn paper(pages: usize) -> Server {
    let server = Server::new();
    server.page("/feed", "application/rss+xml", feed(0..pages));
    for number in 0..pages {
        server.page(&format!("/{number}"), "text/html", page(number));
    }
    server
}
