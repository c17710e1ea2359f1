//! Builds a dossier from articles and their hand-made annotation, to look at
//! pages without a reader: `from_gold TEXT_DIR GOLD_DIR OUT_DIR [TREND]`.
//!
//! Evidence is given there as quotes; each is looked up in the text. Writes
//! `dossier.html`, `annotated.html` of the first article, and prints the story.

use std::error::Error;
use std::fs;
use std::path::PathBuf;

use releve_insight::strongest;
use releve_report::{Options, Tracking, annotated, dossier, story};

#[path = "../tests/gold/mod.rs"]
mod gold;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1);
    let mut next = || arguments.next().map(PathBuf::from);
    let (Some(texts), Some(golds), Some(out)) = (next(), next(), next()) else {
        return Err("expected TEXT_DIR GOLD_DIR OUT_DIR [TREND]".into());
    };
    let trend = next().map(|trend| trend.to_string_lossy().into_owned());
    let corpus = gold::corpus(&texts, &golds, usize::MAX)?;
    let trend = trend
        .or_else(|| strongest(&corpus).map(|trend| trend.name))
        .ok_or("no trend in these articles")?;
    fs::create_dir_all(&out)?;
    fs::write(
        out.join("dossier.html"),
        dossier(
            &corpus,
            &trend,
            &Tracking::default(),
            None,
            &Options::default(),
        ),
    )?;
    if let Some(document) = corpus.documents().first() {
        let facts: Vec<_> = corpus
            .facts()
            .iter()
            .filter(|fact| fact.doc() == document.id)
            .cloned()
            .collect();
        let page = annotated(document, corpus.entities(0), &facts);
        fs::write(out.join("annotated.html"), page)?;
    }
    print!("{}", story(&corpus, &trend));
    Ok(())
}
