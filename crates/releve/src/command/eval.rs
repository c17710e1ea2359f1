//! `releve eval`: how well a reading agrees with gold.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;

use releve_facts::{Document, Line};
use releve_reading::Reader;
use releve_reading::lexicon::Lexicon;
use releve_score::{Counts, Gold, Predictions, Score, Texts, entities_where};

use crate::arguments::{Eval, Format};
use crate::failure::Failure;
use crate::ordered::ordered;
use crate::present::plain;
use crate::words_folder;

pub(crate) fn run(arguments: &Eval) -> Result<(), Failure> {
    let json = arguments.json || arguments.format == Format::Json;
    if json && (arguments.brief.is_some() || arguments.errors > 0) {
        return Err(Failure::Usage(
            "`--brief` and `--errors` are to look at, and no JSON\nhint: leave them out of \
             `--format json`"
                .to_owned(),
        ));
    }
    let gold = Gold::read_dir(&arguments.gold).map_err(Failure::of)?;
    if gold.documents().next().is_none() {
        return Err(Failure::Failed(format!(
            "{}: no gold in it; expected a file DOC.json for each document",
            arguments.gold.display()
        )));
    }
    let texts = Texts::read_dir(&arguments.text, &gold).map_err(Failure::of)?;
    let reader = Reader::new(words_folder::lexicon(arguments.lexicon.as_deref())?);
    let predictions = match &arguments.pred {
        Some(path) => {
            let predictions = predictions(path)?;
            refuse_others(path, &gold, &predictions)?;
            predictions
        }
        None => read(&reader, &gold, &texts)?,
    };
    let unknown = || unknown_names(reader.lexicon(), &gold, &predictions);
    if arguments.unknown_names {
        return print_unknown(json, unknown());
    }
    let score = Score::of(&gold, &predictions, Some(&texts));
    let mut out = plain::out(false);
    if let Some(name) = &arguments.brief {
        let unknown = unknown().f1();
        writeln!(
            out,
            "{}, names no lexicon knows {unknown:.3}",
            brief(name, &score)
        )?;
        return Ok(());
    }
    if json {
        writeln!(out, "{}", score.to_json())?;
    } else {
        writeln!(out, "{score}")?;
    }
    write!(out, "{}", score.errors(arguments.errors))?;
    out.flush()?;
    Ok(())
}

/// How well brands and people are told that no lexicon names.
fn unknown_names(lexicon: &Lexicon, gold: &Gold, predictions: &Predictions) -> Counts {
    entities_where(gold, predictions, |kind, name| {
        matches!(kind, "brand" | "person") && !lexicon.names(name)
    })
}

fn print_unknown(json: bool, counts: Counts) -> Result<(), Failure> {
    let (precision, recall, f1) = (counts.precision(), counts.recall(), counts.f1());
    let mut out = plain::out(false);
    if json {
        let fields = serde_json::json!({
            "precision": precision,
            "recall": recall,
            "f1": f1,
            "gold": counts.gold,
            "pred": counts.pred,
        });
        writeln!(out, "{fields}")?;
    } else {
        writeln!(
            out,
            "{:16} P {precision:.3}  R {recall:.3}  F1 {f1:.3}   gold {:4} pred {:4}",
            "unknown names", counts.gold, counts.pred
        )?;
    }
    out.flush()?;
    Ok(())
}

/// The figures that have a bar, on one line.
fn brief(name: &str, score: &Score) -> String {
    let mut line = format!(
        "{name}: facts micro F1 {:.3}, macro F1 {:.3}, entities micro F1 {:.3}",
        score.micro().f1(),
        score.macro_f1(),
        score.entity_micro().f1(),
    );
    for (what, figure) in [
        ("side fields", score.side_fields),
        ("grounded", score.grounded),
        ("evidence agrees", score.evidence_agrees),
        ("calibration error", score.calibration_error),
        ("confidence AUC", score.confidence_auc),
        ("right when sure", score.right_when_sure),
    ] {
        if let Some(figure) = figure {
            line.push_str(&format!(", {what} {figure:.3}"));
        }
    }
    line
}

fn predictions(path: &Path) -> Result<Predictions, Failure> {
    let text = fs::read_to_string(path)
        .map_err(|error| Failure::Failed(format!("{}: {error}", path.display())))?;
    Predictions::from_jsonl(&text).map_err(|error| Failure::of(error.in_file(path)))
}

/// Zeros would look like a bad reading where the file is one of other texts.
fn refuse_others(path: &Path, gold: &Gold, predictions: &Predictions) -> Result<(), Failure> {
    let known: BTreeSet<&str> = gold.documents().collect();
    let mut others = predictions.documents().peekable();
    let Some(first) = others.peek().copied() else {
        return Ok(());
    };
    if others.any(|doc| known.contains(doc)) {
        return Ok(());
    }
    Err(Failure::Failed(format!(
        "{}: no document of it is in the gold; it tells of `{first}`, the gold of `{}`\n\
         hint: name the gold of the texts that were read with `--gold`, or read its texts with \
         `releve read --format jsonl`",
        path.display(),
        known.first().copied().unwrap_or_default(),
    )))
}

fn read(reader: &Reader, gold: &Gold, texts: &Texts) -> Result<Predictions, Failure> {
    let mut lines = Vec::new();
    let documents: Vec<&str> = gold.documents().collect();
    let work = |doc: &str| {
        let mut document = Document::new(doc, texts.get(doc).unwrap_or_default());
        reader.describe(&mut document);
        reader.read(&document)
    };
    let doc = |at: usize| documents[at].to_owned();
    let mut at = 0;
    ordered(documents.iter().copied(), work, |reading| {
        lines.extend(reading.entities.into_iter().map(|entity| Line::Entity {
            doc: doc(at),
            entity,
        }));
        lines.extend(
            reading
                .facts
                .into_iter()
                .map(|fact| Line::Fact(Box::new(fact))),
        );
        at += 1;
        Ok::<(), Failure>(())
    })?;
    Predictions::from_lines(lines).map_err(Failure::of)
}
