//! Reads the whole generated corpus and prints what it took.
//!
//!     cargo run --release -p releve-benches --example throughput -- [ARTICLES]
//!
//! Each article is made, read and dropped, as a stream would be: resident
//! memory is that of reading and not of the corpus. Making articles is timed
//! apart and taken off.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use releve_benches::{ARTICLES, Corpus, corpus, on_processor};
use releve_facts::Document;
use releve_reading::Reader;

/// Articles that a thread takes at a time.
const STRIDE: usize = 16;

#[derive(Default, Clone, Copy)]
struct Sum {
    bytes: usize,
    characters: usize,
    entities: usize,
    facts: usize,
    reading: Duration,
    /// On a processor, without waiting for one; zero where the system does not tell.
    running: Duration,
}

impl Sum {
    fn add(&mut self, other: Self) {
        self.bytes += other.bytes;
        self.characters += other.characters;
        self.entities += other.entities;
        self.facts += other.facts;
        self.reading += other.reading;
        self.running += other.running;
    }
}

fn main() {
    let articles = std::env::args()
        .nth(1)
        .and_then(|n| n.parse().ok())
        .unwrap_or(ARTICLES);
    let began = Instant::now();
    let reader = Reader::english();
    println!(
        "start-up          {:>8.1} ms",
        milliseconds(began.elapsed())
    );
    println!("resident then     {:>8.1} MB", resident("VmRSS"));
    let corpus = corpus(reader.lexicon());
    let one = round(&reader, &corpus, articles, 1);
    println!("articles          {articles:>8}");
    println!("bytes             {:>8.2} MB", one.0.bytes as f64 / 1e6);
    let per = 1000.0 / one.0.characters as f64;
    println!(
        "facts             {:>8.1} per 1,000 characters",
        one.0.facts as f64 * per
    );
    println!(
        "entities          {:>8.1} per 1,000 characters",
        one.0.entities as f64 * per
    );
    let single = report("1 thread", one);
    let double = report("2 threads", round(&reader, &corpus, articles, 2));
    println!("two over one      {:>8.2}", double / single);
    println!("most resident     {:>8.1} MB", resident("VmHWM"));
}

fn report(label: &str, (sum, speed): (Sum, f64)) -> f64 {
    let running = sum.bytes as f64 / 1e6 / sum.running.as_secs_f64();
    println!("{label:<17} {speed:>8.2} MB/s; {running:.2} MB/s for a second on a processor");
    speed
}

/// Reads articles 0 to before `articles`; what was read, and megabytes a second
/// of wall time, which is what the slowest thread spent reading.
fn round(reader: &Reader, corpus: &Corpus, articles: usize, threads: usize) -> (Sum, f64) {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut sum = Sum::default();
        loop {
            let first = next.fetch_add(STRIDE, Ordering::Relaxed);
            if first >= articles {
                return sum;
            }
            for number in first..(first + STRIDE).min(articles) {
                let article = corpus.article(number);
                let characters = article.text.chars().count();
                let bytes = article.text.len();
                let (began, ran) = (Instant::now(), on_processor());
                let mut document = Document::new(article.id, article.text);
                reader.describe(&mut document);
                let reading = reader.read(&document);
                sum.add(Sum {
                    bytes,
                    characters,
                    entities: reading.entities.len(),
                    facts: reading.facts.len(),
                    reading: began.elapsed(),
                    running: on_processor().saturating_sub(ran),
                });
            }
        }
    };
    let sums: Vec<Sum> = std::thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        running
            .into_iter()
            .map(|thread| thread.join().expect("reading does not panic"))
            .collect()
    });
    let wall = sums.iter().map(|sum| sum.reading).max().unwrap_or_default();
    let mut total = Sum::default();
    for sum in sums {
        total.add(sum);
    }
    (
        total,
        total.bytes as f64 / 1e6 / wall.as_secs_f64().max(1e-9),
    )
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// A line of `/proc/self/status` in megabytes; 0 where there is none.
fn resident(name: &str) -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status
        .lines()
        .find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))
        .and_then(|value| value.trim().trim_end_matches(" kB").parse::<f64>().ok())
        .map_or(0.0, |kilobytes| kilobytes * 1024.0 / 1e6)
}
