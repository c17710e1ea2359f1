//! The main text of web pages, as `releve text --format jsonl` prints it, and
//! how fast it is found.
//!
//! ```text
//! main_text FILE...            one JSON object a line: text and metadata
//! main_text --time N FILE...   reads every file N times, one core, and tells
//!                              how many pages a second: bytes in, text out, the
//!                              best round, by time on the processor
//! ```

use std::io::{BufWriter, Write, stdout};
use std::time::Instant;

use releve_intake::{Options, read, read_with_metadata};

fn main() -> std::io::Result<()> {
    let mut paths: Vec<String> = std::env::args().skip(1).collect();
    let mut times = None;
    if paths.first().is_some_and(|first| first == "--time") && paths.len() > 1 {
        times = paths[1].parse::<u32>().ok();
        paths.drain(..2);
    }
    let pages: Vec<(String, Vec<u8>)> = paths
        .into_iter()
        .map(|path| std::fs::read(&path).map(|bytes| (path, bytes)))
        .collect::<Result<_, _>>()?;
    let options = Options::default();
    let Some(times) = times else {
        let mut out = BufWriter::new(stdout());
        for (file, bytes) in &pages {
            let (text, metadata) = read_with_metadata(bytes, file, &options)
                .map(|(document, metadata)| (document.text.as_str().to_owned(), metadata))
                .unwrap_or_default();
            let line = serde_json::json!({
                "file": file,
                "url": metadata.url,
                "title": metadata.title,
                "author": metadata.authors.join("; "),
                "published": metadata.published.map(|published| published.to_string()),
                "publication": metadata.publication,
                "lang": metadata.lang,
                "text": text,
            });
            writeln!(out, "{line}")?;
        }
        return out.flush();
    };
    let mut best = f64::INFINITY;
    for _ in 0..times.max(1) {
        let (begun, busy) = (Instant::now(), on_processor());
        let mut length = 0;
        for (file, bytes) in &pages {
            length += read(bytes, file, &options).map_or(0, |document| document.text.chars());
        }
        assert!(length > 0, "no page holds text");
        let took = match (busy, on_processor()) {
            (Some(before), Some(after)) => after - before,
            _ => begun.elapsed().as_secs_f64(),
        };
        best = best.min(took);
    }
    println!("{:.1}", pages.len() as f64 / best);
    Ok(())
}

/// Seconds that this thread has run, where the system tells (Linux): other
/// work on the machine does not count.
fn on_processor() -> Option<f64> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds: f64 = told.split(' ').next()?.parse().ok()?;
    Some(nanoseconds / 1e9)
}
