//! Reads damaged and senseless text for some seconds: what `fuzz/` does with a
//! nightly compiler, on the stable one. A panic ends it with the text that
//! caused it in `hammer-panic.txt`; a reading that takes long for its size is
//! told, with its text in `hammer-slow-*.txt`.
//!
//!     cargo run --release -p releve-benches --example hammer -- SECONDS [FOLDER...]

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use releve_benches::{Random, corpus};
use releve_facts::Document;
use releve_intake::Options;
use releve_reading::Reader;

/// What marks, scripts and lines can do to a reader.
const SPLINTERS: &[&str] = &[
    "\n",
    "\n\n",
    "“",
    "”",
    "‘",
    "’",
    "'",
    "\"",
    "’s",
    "(",
    ")",
    "[",
    "]",
    "|",
    " | ",
    "•",
    "—",
    "–",
    "-",
    "--",
    "…",
    ".",
    ",",
    ";",
    ":",
    "£",
    "$",
    "US$",
    "€1.250,50",
    "¥",
    "₩",
    "%",
    "1566%",
    "1,250",
    "2026",
    "SS26",
    "’90s",
    "Q3",
    "#",
    "#balletcore",
    "@",
    "@lena.k",
    "https://",
    "www.x.com/a",
    "\u{301}",
    "\u{200b}",
    "\u{feff}",
    "\u{202e}",
    "薄底鞋",
    "👟",
    "👩🏽‍🎤",
    "İ",
    "ß",
    "ﬁ",
    "ǆ",
    "½",
    "①",
    "٣",
    "\u{a0}",
    "\u{2028}",
    "\t",
    "\r\n",
    "\0",
    "&",
    "&amp;",
    " and ",
    " the ",
    " who ",
    " wore ",
    " by ",
    " in ",
    " with ",
    " from ",
    " of ",
    "the label",
    "she",
    "date 2025-09-12",
    "A",
    "I",
    "10,000,000,000,000,000,000,000",
    "0",
    "0.0",
    "1/2",
    "31 February 2025",
    "Chanel",
    "Bella Hadid",
    "Mango",
    "trend",
    " is a cross between ",
    " rose 40% to ",
    " instead of ",
    "first",
    "million",
    "one hundred",
    " times",
    "half a",
];

/// What markup can do to the intake of pages.
const TAGS: &[&str] = &[
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<article>",
    "<table><tr><td>",
    "</table>",
    "<ul><li>",
    "<br>",
    "<h1>",
    "</h1>",
    "<script>",
    "</script>",
    "<style>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<title>",
    "<meta charset=utf-16>",
    "<meta property=article:published_time content=2025-02-31>",
    "<time datetime=x>",
    "<a href=\"",
    "<img alt='",
    "<svg>",
    "<template>",
    "<noscript>",
    "<frameset>",
    "<body>",
    "</body>",
    "<head>",
    "<html lang=en>",
    "&#0;",
    "&#x110000;",
    "&nbsp",
    "<!DOCTYPE html>",
    "<?xml version=1.0?>",
    "<p ",
    "=\"",
    "'>",
    "<",
    ">",
    "\u{0}",
    "<pre>",
    "<textarea>",
    "<select><option>",
];

/// Longer than this for a kilobyte is slow.
const SLOW: Duration = Duration::from_millis(20);

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let seconds = arguments.next().and_then(|n| n.parse().ok()).unwrap_or(60);
    let reader = Reader::english();
    let made = corpus(reader.lexicon());
    let mut seeds: Vec<String> = (0..50).map(|n| made.article(n).text).collect();
    for folder in arguments {
        for file in std::fs::read_dir(folder)? {
            seeds.push(std::fs::read_to_string(file?.path())?);
        }
    }
    let clock = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let seed = clock.map_or(1, |time| time.as_nanos() as u64);
    println!("seed {seed}, {} texts to start from", seeds.len());
    let mut random = Random::new(seed);
    let began = Instant::now();
    let (mut texts, mut bytes, mut slow) = (0u64, 0, 0);
    let mut worst = (Duration::ZERO, 0);
    while began.elapsed() < Duration::from_secs(seconds) {
        let page = random.below(4) == 0;
        let mut text = damaged(&seeds, &mut random);
        if page {
            text = marked_up(&text, &mut random);
        }
        let start = Instant::now();
        let read = catch_unwind(AssertUnwindSafe(|| check(&reader, &text, page)));
        let took = start.elapsed();
        if read.is_err() {
            std::fs::write("hammer-panic.txt", &text)?;
            println!("panic after {texts} texts: see hammer-panic.txt");
            std::process::exit(1);
        }
        if took > SLOW * (text.len() as u32 / 1024 + 1) {
            slow += 1;
            std::fs::write(format!("hammer-slow-{slow}.txt"), &text)?;
            println!(
                "{took:?} for {} bytes: see hammer-slow-{slow}.txt",
                text.len()
            );
        }
        worst = worst.max((took, text.len()));
        texts += 1;
        bytes += text.len();
    }
    let (longest, of) = worst;
    println!(
        "{texts} texts, {bytes} bytes, no panic, {slow} slow; longest {longest:?} for {of} bytes"
    );
    Ok(())
}

/// Reads `text` and looks whether what is told of it is in it.
fn check(reader: &Reader, text: &str, page: bool) {
    let mut document = if page {
        match releve_intake::read(text.as_bytes(), "page.html", &Options::default()) {
            Ok(document) => document,
            Err(_) => return,
        }
    } else {
        Document::new("hammered", text)
    };
    reader.describe(&mut document);
    let reading = reader.read(&document);
    for mention in reading.entities.iter().flat_map(|entity| &entity.mentions) {
        let slice = document.text.slice(mention.start, mention.end);
        assert_eq!(slice, Some(mention.text.as_str()));
    }
}

fn damaged(seeds: &[String], random: &mut Random) -> String {
    if random.below(8) == 0 {
        return senseless(random);
    }
    let mut text = random.choose(seeds).clone().into_bytes();
    for _ in 0..random.between(1, 30) {
        damage(&mut text, seeds, random);
    }
    text.truncate(200_000);
    String::from_utf8_lossy(&text).into_owned()
}

/// Text between tags, few of which are closed; some stand a thousand deep.
fn marked_up(text: &str, random: &mut Random) -> String {
    let mut page = String::from("<html><body>");
    for word in text.split_inclusive(' ') {
        if random.below(12) == 0 {
            let times = if random.below(200) == 0 {
                random.between(100, 5000)
            } else {
                1
            };
            page.push_str(&random.choose(TAGS).repeat(times));
        }
        page.push_str(word);
    }
    page
}

/// Splinters only, some of them many times.
fn senseless(random: &mut Random) -> String {
    let mut text = String::new();
    for _ in 0..random.between(1, 300) {
        let splinter = *random.choose(SPLINTERS);
        let times = if random.below(20) == 0 {
            random.between(2, 400)
        } else {
            1
        };
        text.push_str(&splinter.repeat(times));
        if random.below(2) == 0 {
            text.push(' ');
        }
    }
    text
}

fn damage(text: &mut Vec<u8>, seeds: &[String], random: &mut Random) {
    let at = random.below(text.len() + 1);
    let end = (at + random.below(400)).min(text.len());
    match random.below(9) {
        // It ends where nobody expected it.
        7 => text.truncate(at),
        // A byte becomes another.
        0 => {
            if let Some(byte) = text.get_mut(at) {
                *byte = random.draw() as u8;
            }
        }
        1 => drop(text.drain(at..end)),
        // A piece stands twice, or many times.
        2 => {
            let piece = text[at..end].repeat(random.between(1, 20));
            text.splice(at..at, piece);
        }
        3 => {
            let other = random.choose(seeds).as_bytes();
            let from = random.below(other.len());
            let to = (from + random.below(600)).min(other.len());
            text.splice(at..end, other[from..to].iter().copied());
        }
        // Lines run together, or every space ends one.
        4 => text
            .iter_mut()
            .filter(|b| **b == b'\n')
            .for_each(|b| *b = b' '),
        5 => text[at..end]
            .iter_mut()
            .filter(|b| **b == b' ')
            .for_each(|b| *b = b'\n'),
        6 => text[at..end].make_ascii_uppercase(),
        _ => {
            let splinter = random.choose(SPLINTERS).as_bytes();
            text.splice(at..at, splinter.iter().copied());
        }
    }
}
