//! Writes the generated corpus to a folder, one file an article.
//!
//!     cargo run --release -p releve-benches --example corpus -- FOLDER [ARTICLES]

use std::path::PathBuf;

use releve_benches::{ARTICLES, corpus};
use releve_reading::lexicon::Lexicon;

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let Some(folder) = arguments.next().map(PathBuf::from) else {
        eprintln!("usage: corpus FOLDER [ARTICLES]");
        std::process::exit(2);
    };
    let articles = arguments
        .next()
        .and_then(|n| n.parse().ok())
        .unwrap_or(ARTICLES);
    std::fs::create_dir_all(&folder)?;
    let corpus = corpus(&Lexicon::english());
    let mut bytes = 0;
    for number in 0..articles {
        let article = corpus.article(number);
        bytes += article.text.len();
        std::fs::write(folder.join(format!("{}.txt", article.id)), article.text)?;
    }
    println!("{articles} articles, {bytes} bytes in {}", folder.display());
    Ok(())
}
