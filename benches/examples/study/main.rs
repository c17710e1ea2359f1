//! Adds generated articles and series to a study, shows where the time goes,
//! and asks what a large study is asked.
//!
//!     cargo run --release -p releve-benches --example study -- [ARTICLES [SERIES [FILE]]]
//!
//! As in `releve add`, two threads read and one writes. Seconds are of a
//! processor, so that neighbours do not count; those of the writer are parted
//! by SQLite's own clock. The study stays if FILE is named.

mod asked;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use jiff::ToSpan as _;
use jiff::civil::date;
use releve_benches::{ARTICLES, Corpus, Random, SEED, corpus, on_processor};
use releve_facts::Document;
use releve_reading::Reader;
use releve_study::{
    Entry, Import, Occasion, Origin, Point, SeriesKey, Step, Study, Taken, Vintage,
};

use asked::{ask, single};

/// Weeks of ten years.
const WEEKS: usize = 520;

/// Where statements of the writer spend their time.
#[derive(Debug, Clone, Copy, Default)]
struct Split {
    rows: Duration,
    index: Duration,
    commit: Duration,
}

impl Split {
    fn add(&mut self, sql: &str, took: Duration) {
        if sql.starts_with("INSERT INTO search_") {
            self.index += took;
        } else if sql == "COMMIT" {
            self.commit += took;
        } else if !sql.contains("'search_") {
            // What the index runs inside itself is in its own time already.
            self.rows += took;
        }
    }

    /// `all` in the same parts.
    fn of(self, all: Duration) -> [(&'static str, Duration); 3] {
        let sum = (self.rows + self.index + self.commit).as_secs_f64();
        [
            ("rows", self.rows),
            ("search index", self.index),
            ("commit", self.commit),
        ]
        .map(|(name, part)| (name, all.mul_f64(part.as_secs_f64() / sum.max(1e-9))))
    }
}

/// An article that is read, with what that took.
struct Made {
    id: String,
    entry: Entry,
    reading: Duration,
    preparing: Duration,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let mut number = |or: usize| arguments.next().map_or(Ok(or), |n| n.parse());
    let (articles, series) = (number(ARTICLES)?, number(10_000)?);
    let room = tempfile::tempdir()?;
    let path = arguments
        .next()
        .map_or_else(|| room.path().join("study"), PathBuf::from);
    drop(Study::create(&path)?);
    let (mut study, split) = opened(&path)?;
    add_articles(&mut study, articles, &split)?;
    let text = single(
        &mut study,
        "SELECT sum(length(CAST(text AS BLOB))) FROM document_text",
    )?;
    // Closed, it has no log beside it.
    drop(study);
    let bytes = length(&path);
    println!(
        "file              {:>8.1} MB, {:.2} times the text",
        bytes / 1e6,
        bytes / text
    );

    let (mut study, split) = opened(&path)?;
    add_series(&mut study, series, &split)?;
    drop(study);
    let values = (series * WEEKS) as f64;
    println!(
        "file grew by      {:>8.1} bytes a value",
        (length(&path) - bytes) / values.max(1.0)
    );
    ask(&path)
}

/// A study whose statements are timed.
fn opened(path: &Path) -> Result<(Study, Arc<Mutex<Split>>), releve_study::Error> {
    let mut study = Study::open(path)?;
    let split = Arc::new(Mutex::new(Split::default()));
    let shared = Arc::clone(&split);
    study.timed(move |sql, took| {
        if let Ok(mut split) = shared.lock() {
            split.add(sql, took);
        }
    })?;
    Ok((study, split))
}

/// What was spent since it was asked last.
fn taken(split: &Mutex<Split>) -> Split {
    split
        .lock()
        .map(|mut split| std::mem::take(&mut *split))
        .unwrap_or_default()
}

fn add_articles(
    study: &mut Study,
    articles: usize,
    split: &Mutex<Split>,
) -> Result<(), Box<dyn Error>> {
    let reader = Reader::english();
    let corpus = corpus(reader.lexicon());
    let (mut reading, mut preparing, mut writing) = Default::default();
    let began = Instant::now();
    let mut import = study.import(&occasion("articles"), reader.version(), || ())?;
    taken(split);
    let next = AtomicUsize::new(0);
    let (give, take) = sync_channel(256);
    std::thread::scope(|scope| -> Result<(), Box<dyn Error>> {
        for give in [give.clone(), give] {
            let (reader, corpus, next) = (&reader, &corpus, &next);
            scope.spawn(move || read(reader, corpus, articles, next, &give));
        }
        write(&mut import, &take, &mut writing, |made| {
            reading += made.reading;
            preparing += made.preparing;
        })
    })?;
    let ran = on_processor();
    let summary = import.finish()?;
    writing += on_processor().saturating_sub(ran);
    let wall = began.elapsed();
    let all: Duration = reading + preparing + writing;
    println!(
        "articles          {articles:>8}, {} facts",
        summary.tally.facts
    );
    line("reading", reading, all);
    line("preparing", preparing, all);
    for (name, part) in taken(split).of(writing) {
        line(name, part, all);
    }
    println!(
        "adding            {:>8.1} s on a processor, {:.1} s of the clock; {:.0} % of the speed of reading",
        all.as_secs_f64(),
        wall.as_secs_f64(),
        100.0 * reading.as_secs_f64() / all.as_secs_f64().max(1e-9)
    );
    Ok(())
}

/// What many threads do: make, read, prepare.
fn read(
    reader: &Reader,
    corpus: &Corpus,
    articles: usize,
    next: &AtomicUsize,
    give: &SyncSender<Made>,
) {
    loop {
        let number = next.fetch_add(1, Ordering::Relaxed);
        if number >= articles {
            return;
        }
        let article = corpus.article(number);
        let began = on_processor();
        let mut document = Document::new(article.id.as_str(), article.text);
        reader.describe(&mut document);
        let reading = reader.read(&document);
        let read = on_processor();
        let entry = Entry::new(document, reading.entities, reading.facts)
            .expect("what is read of a text is in it");
        let made = Made {
            id: article.id,
            entry,
            reading: read.saturating_sub(began),
            preparing: on_processor().saturating_sub(read),
        };
        if give.send(made).is_err() {
            return;
        }
    }
}

fn write(
    import: &mut Import<'_>,
    take: &Receiver<Made>,
    writing: &mut Duration,
    mut each: impl FnMut(&Made),
) -> Result<(), Box<dyn Error>> {
    for made in take {
        let began = on_processor();
        let text = made.entry.document().text.as_str();
        let Taken::New(file) = import.file(&Origin::of(made.id.as_str(), text.as_bytes()))? else {
            return Err("an article twice".into());
        };
        import.document(file, &made.id, &made.entry)?;
        *writing += on_processor().saturating_sub(began);
        each(&made);
    }
    Ok(())
}

fn add_series(
    study: &mut Study,
    series: usize,
    split: &Mutex<Split>,
) -> Result<(), Box<dyn Error>> {
    let mut random = Random::new(SEED);
    let first = date(2016, 1, 3);
    let days: Vec<_> = (0..WEEKS as i64)
        .map(|week| first.saturating_add((week * 7).days()))
        .collect();
    let mut import = study.import(&occasion("series"), Reader::english().version(), || ())?;
    taken(split);
    let mut writing = Duration::ZERO;
    for number in 0..series {
        let name = format!("series {number}");
        let vintage = Vintage {
            key: SeriesKey {
                subject: name.clone(),
                metric: "searches".into(),
                channel: "Google".into(),
                market: "Worldwide".into(),
            },
            step: Step::Week,
            unit: Some("index".into()),
            dropped: 0,
            downloaded: None,
            points: days
                .iter()
                .map(|&day| Point {
                    day,
                    value: Some(random.below(101) as f64),
                    bound: None,
                })
                .collect(),
        };
        let began = on_processor();
        let Taken::New(file) = import.file(&Origin::of(name.as_str(), name.as_bytes()))? else {
            return Err("a series twice".into());
        };
        import.vintage(file, &vintage)?;
        writing += on_processor().saturating_sub(began);
    }
    let ran = on_processor();
    import.finish()?;
    writing += on_processor().saturating_sub(ran);
    println!("series            {series:>8} of {WEEKS} weeks");
    for (name, part) in taken(split).of(writing) {
        line(name, part, writing);
    }
    let speed = (series * WEEKS) as f64 / writing.as_secs_f64().max(1e-9);
    println!(
        "adding            {:>8.1} s on a processor, {speed:.0} values a second",
        writing.as_secs_f64()
    );
    Ok(())
}

fn occasion(what: &str) -> Occasion {
    Occasion {
        time: jiff::Timestamp::UNIX_EPOCH,
        what: what.into(),
        program: "benches".into(),
    }
}

/// The size of the file in bytes.
fn length(path: &Path) -> f64 {
    std::fs::metadata(path).map_or(0.0, |file| file.len() as f64)
}

fn line(name: &str, part: Duration, all: Duration) {
    let share = 100.0 * part.as_secs_f64() / all.as_secs_f64().max(1e-9);
    println!("{name:<17} {:>8.1} s {share:>5.0} %", part.as_secs_f64());
}
