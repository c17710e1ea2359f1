//! `releve train`: learns the reader's weights from annotated articles.

mod marked;

use std::fs;
use std::path::Path;

use releve_facts::{Document, EntityKind, Fact, Line};
use releve_reading::lexicon::{Lexicon, fold};
use releve_reading::training::{
    NameExample, RelationExample, RuleExample, fit_names, fit_relations, fit_rules, name_examples,
};
use releve_reading::{Reader, Trace};
use releve_score::{Gold, Predictions, Score, Texts, borne_out};
use serde_json::Value;

use crate::arguments::Train;
use crate::failure::Failure;
use crate::input::Read;
use crate::ordered::ordered;
use crate::present::jsonl;
use crate::words_folder;

/// In how many parts the lexicon's names are left out, one after the other.
const PARTS: u32 = 3;

/// Strength of L2. Rules have hundreds of weights and few examples each, names few
/// weights and many examples. That of rules and relations is where articles that
/// were left out are told best.
const NAME_PENALTY: f64 = 1.0;
const RULE_PENALTY: f64 = 8.0;
const RELATION_PENALTY: f64 = 8.0;

/// In how many parts the articles are left out when the weights of rules are
/// learnt: how likely the classifier holds a relation tells something only on
/// articles that it has not seen.
const FOLDS: usize = 5;

const SOURCE: &str = "learnt by `releve train` from the training articles of eval/";
const NAME_SOURCE: &str =
    "learnt by `releve train` from the training articles and the marked sentences of eval/";
const RULE_SOURCE: &str = "learnt by `releve train` from the training articles of eval/, brought to the development articles by Platt's scaling";

pub(crate) fn run(arguments: &Train) -> Result<(), Failure> {
    let lexicon = words_folder::lexicon(arguments.lexicon.as_deref())?;
    let reader = Reader::new(lexicon);
    let (gold, articles) = annotated(&reader, &arguments.text, &arguments.gold)?;
    let calibration = match (&arguments.calibrate_text, &arguments.calibrate_gold) {
        (Some(text), Some(gold)) => Some(annotated(&reader, text, gold)?),
        _ => None,
    };
    fs::create_dir_all(&arguments.out).map_err(|error| at(&arguments.out, &error))?;
    let sentences = match &arguments.names {
        Some(path) => marked::read(path)?,
        None => Vec::new(),
    };
    let (names, count) = names(reader.lexicon(), &articles, &sentences);
    write(&arguments.out.join("name_weights.tsv"), &names)?;
    eprintln!(
        "{count} names of {} documents and {} sentences",
        articles.len(),
        sentences.len()
    );
    let candidates = candidates(&reader, &gold, &articles)?;
    let relations = fit(&candidates, None);
    write(&arguments.out.join("relation_weights.tsv"), &relations)?;
    let right = candidates.iter().filter(|c| c.right).count();
    eprintln!("{} candidates, {right} of them right", candidates.len());
    let mut examples = Vec::new();
    let mut folds = Vec::new();
    for fold in 0..FOLDS {
        let lexicon = reader
            .lexicon()
            .with_relation_weights(&fit(&candidates, Some(fold)));
        let unseen = Reader::new(lexicon.map_err(Failure::of)?);
        examples.extend(judged(&unseen, &gold, left_out(&articles, fold))?);
        folds.push(unseen);
    }
    let lexicon = reader.lexicon().with_relation_weights(&relations);
    let reader = Reader::new(lexicon.map_err(Failure::of)?);
    let calibration = match &calibration {
        Some((gold, articles)) => judged(&reader, gold, articles)?,
        None => Vec::new(),
    };
    let rules = fit_rules(&examples, &calibration, RULE_PENALTY, RULE_SOURCE);
    write(&arguments.out.join("rule_weights.tsv"), &rules)?;
    if let Some(path) = &arguments.held_out {
        let mut readings = String::new();
        for (fold, reader) in folds.iter().enumerate() {
            let lexicon = reader.lexicon().with_rule_weights(&rules);
            let reader = Reader::new(lexicon.map_err(Failure::of)?);
            for Article { document, .. } in left_out(&articles, fold) {
                let reading = reader.read(document);
                let document = document.clone();
                readings.push_str(&jsonl::lines(Read { document, reading }));
            }
        }
        write(path, &readings)?;
    }
    let right = examples.iter().filter(|example| example.right).count();
    eprintln!("{} facts, {right} of them right", examples.len());
    if !calibration.is_empty() {
        let right = calibration.iter().filter(|example| example.right).count();
        eprintln!(
            "calibrated on {} facts, {right} of them right",
            calibration.len()
        );
    }
    Ok(())
}

/// The gold of a folder with its texts.
fn annotated(reader: &Reader, text: &Path, gold: &Path) -> Result<(Gold, Vec<Article>), Failure> {
    let read = Gold::read_dir(gold).map_err(Failure::of)?;
    let mut articles = articles(text, gold, &read)?;
    if articles.is_empty() {
        return Err(Failure::Failed(format!(
            "{}: no gold in it; expected a file DOC.json for each document",
            gold.display()
        )));
    }
    for article in &mut articles {
        reader.describe(&mut article.document);
    }
    Ok((read, articles))
}

/// A text with the names that its gold has.
struct Article {
    document: Document,
    names: Vec<(String, EntityKind)>,
}

fn articles(texts: &Path, golds: &Path, gold: &Gold) -> Result<Vec<Article>, Failure> {
    let mut articles = Vec::new();
    for doc in gold.documents() {
        let annotated = golds.join(format!("{doc}.json"));
        let text = texts.join(format!("{doc}.txt"));
        let value: Value = fs::read_to_string(&annotated)
            .map_err(|error| at(&annotated, &error))
            .and_then(|json| serde_json::from_str(&json).map_err(|error| at(&annotated, &error)))?;
        let source = fs::read_to_string(&text).map_err(|error| at(&text, &error))?;
        let named = |entity: &Value| {
            let name = fold(entity["name"].as_str()?).into_owned();
            Some((name, entity["kind"].as_str()?.parse().ok()?))
        };
        articles.push(Article {
            document: Document::new(doc, source),
            names: value["entities"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(named)
                .collect(),
        });
    }
    Ok(articles)
}

/// The weights of names, and of how many they were learnt. Names of articles become unknown
/// part by part; those of sentences are in no lexicon.
fn names(lexicon: &Lexicon, articles: &[Article], sentences: &[Article]) -> (String, usize) {
    let lexicons: Vec<_> = (0..PARTS)
        .map(|part| lexicon.without_part(part, PARTS))
        .collect();
    let mut examples = Vec::new();
    for article in articles {
        for lexicon in &lexicons {
            for mut example in name_examples(lexicon, &article.document) {
                example.kind = kind(&article.names, &example);
                examples.push(example);
            }
        }
    }
    for sentence in sentences {
        for mut example in name_examples(lexicon, &sentence.document) {
            example.kind = kind(&sentence.names, &example);
            example.invented = true;
            // A part of a name tells of no kind.
            let part = |name: &str| {
                let words = |name: &str| format!(" {name} ");
                words(name).contains(&words(&example.name))
                    || words(&example.name).contains(&words(name))
            };
            if example.kind.is_some() || !sentence.names.iter().any(|(name, _)| part(name)) {
                examples.push(example);
            }
        }
    }
    (
        fit_names(&examples, NAME_PENALTY, NAME_SOURCE),
        examples.len(),
    )
}

/// The kind of the gold entity with that name, or whose surname it is.
fn kind(entities: &[(String, EntityKind)], example: &NameExample) -> Option<EntityKind> {
    let name = example.name.trim_start_matches("the ");
    entities
        .iter()
        .find(|(gold, _)| gold.trim_start_matches("the ") == name || *gold == example.name)
        .or_else(|| {
            entities.iter().find(|(gold, kind)| {
                *kind == EntityKind::Person && gold.split(' ').any(|word| word == name)
            })
        })
        .map(|(_, kind)| *kind)
}

/// Every draft, likely or not, judged against gold.
fn judged<'a>(
    reader: &Reader,
    gold: &Gold,
    articles: impl IntoIterator<Item = &'a Article, IntoIter: Send>,
) -> Result<Vec<RuleExample>, Failure> {
    let mut facts: Vec<Fact> = Vec::new();
    let mut traces: Vec<Trace> = Vec::new();
    ordered(
        articles.into_iter(),
        |article| reader.read_all(&article.document),
        |reading| {
            facts.extend(reading.facts);
            traces.extend(reading.traces);
            Ok::<(), Failure>(())
        },
    )?;
    let lines = facts.into_iter().map(|fact| Line::Fact(Box::new(fact)));
    let predictions = Predictions::from_lines(lines).map_err(Failure::of)?;
    let score = Score::of(gold, &predictions, None);
    Ok(score
        .judgements()
        .iter()
        .map(|(_, at, right)| RuleExample {
            trace: traces[*at].clone(),
            right: *right,
        })
        .collect())
}

/// The articles of a fold.
fn left_out(articles: &[Article], fold: usize) -> impl Iterator<Item = &Article> + Send {
    let numbered = articles.iter().enumerate();
    let mine = numbered.filter(move |(number, _)| number % FOLDS == fold);
    mine.map(|(_, article)| article)
}

/// A relation that may hold, the number of its article, and whether gold has it.
struct Candidate {
    article: usize,
    example: RelationExample,
    right: bool,
}

fn candidates(
    reader: &Reader,
    gold: &Gold,
    articles: &[Article],
) -> Result<Vec<Candidate>, Failure> {
    let mut facts: Vec<Fact> = Vec::new();
    let mut found = Vec::new();
    ordered(
        articles.iter().enumerate(),
        |(number, article)| (number, reader.relation_examples(&article.document)),
        |(article, examples)| {
            for (fact, example) in examples {
                facts.push(fact);
                found.push(Candidate {
                    article,
                    example,
                    right: false,
                });
            }
            Ok::<(), Failure>(())
        },
    )?;
    let lines = facts.into_iter().map(|fact| Line::Fact(Box::new(fact)));
    let predictions = Predictions::from_lines(lines).map_err(Failure::of)?;
    let texts = articles.iter().map(|article| {
        (
            article.document.id.clone(),
            article.document.text.as_str().to_owned(),
        )
    });
    let texts = Texts::from_iter(texts);
    for (candidate, right) in found.iter_mut().zip(borne_out(gold, &predictions, &texts)) {
        candidate.right = right;
    }
    Ok(found)
}

/// The weights of relations, learnt from all articles but those of a fold.
fn fit(candidates: &[Candidate], without: Option<usize>) -> String {
    let kept = candidates
        .iter()
        .filter(|candidate| without.is_none_or(|fold| candidate.article % FOLDS != fold))
        .map(|candidate| (candidate.article, &candidate.example, candidate.right))
        .collect::<Vec<_>>();
    fit_relations(&kept, RELATION_PENALTY, SOURCE)
}

fn write(path: &Path, content: &str) -> Result<(), Failure> {
    fs::write(path, content).map_err(|error| at(path, &error))
}

fn at(path: &Path, error: &dyn std::fmt::Display) -> Failure {
    Failure::Failed(format!("{}: {error}", path.display()))
}
