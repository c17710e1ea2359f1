//! Learning the weights that reading goes by, from annotated articles.
//!
//! Three small models, all convex and trained by full-batch gradient descent
//! from fixed weights, so that the same articles give the same weights on any machine:
//!
//! - which kind of thing an unknown name is: multinomial logistic regression
//!   over the signs and the words around it ([`NameExample`], [`fit_names`]);
//! - whether two things of a sentence are related: logistic regression over the
//!   words, cues and clauses in and around them ([`RelationExample`],
//!   [`fit_relations`]);
//! - how likely a fact is right: logistic regression over its rule and its
//!   signs ([`RuleExample`], [`fit_rules`]).
//!
//! All are regularised by L2 (Hastie, Tibshirani and Friedman, *The Elements
//! of Statistical Learning*, 2nd edition, sections 4.4 and 18.3.2).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use releve_facts::{Document, EntityKind, FactKind};

use crate::Trace;
use crate::confidence::BIAS;
use crate::lexicon::Lexicon;
use crate::spot::{EXPECTED, KINDS, Sign, Unknown, Words, spot_terms};
use crate::text::{Text, Unlisted};
use crate::time::times;

/// An unknown name of a document with the signs around it and what it is.
#[derive(Debug, Clone)]
pub struct NameExample {
    /// The folded name.
    pub name: String,
    signs: Vec<Sign>,
    /// The words around it, each with its place.
    words: Words,
    /// What it is; `None` for no entity. Fill it in from gold.
    pub kind: Option<EntityKind>,
    /// Its text was made up around it: only words and rare signs are learnt from it, not
    /// what names look like or how often each kind is met.
    pub invented: bool,
}

/// The unknown names of a document. A lexicon without names of brands and
/// people makes every name an example.
pub fn name_examples(lexicon: &Lexicon, document: &Document) -> Vec<NameExample> {
    let mut unlisted = Unlisted::default();
    let text = Text::new(lexicon, document.text.as_str(), &mut unlisted);
    let times = times(&text, document.day());
    let spotted = spot_terms(&text, &times);
    Unknown::gather(&text, &times, &spotted)
        .names()
        .map(|(name, signs, words)| NameExample {
            name: name.to_owned(),
            signs: signs.to_vec(),
            words: words.clone(),
            invented: false,
            kind: None,
        })
        .collect()
}

/// A word that stands around fewer names tells of one article.
const FEWEST_NAMES: usize = 4;

/// Learns `name_weights.tsv`; `penalty` is the strength with which weights are
/// drawn towards what is expected of them, 0.01 to 10; of words nothing is expected.
///
/// Examples whose kind is none that a name can be read as are left out.
pub fn fit_names(examples: &[NameExample], penalty: f64, source: &str) -> String {
    let kind_number = |kind: Option<EntityKind>| KINDS.iter().position(|k| *k == kind);
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for (word, _) in examples.iter().flat_map(|example| example.words.told()) {
        *seen.entry(word).or_default() += 1;
    }
    seen.retain(|_, count| *count >= FEWEST_NAMES);
    let names: Vec<&str> = (Sign::ALL.iter().map(|sign| sign.name()))
        .chain(seen.keys().copied())
        .collect();
    let word_number = |word: &str| {
        let words = &names[Sign::ALL.len()..];
        let found = words.binary_search(&word).ok();
        found.map(|at| at + Sign::ALL.len())
    };
    let numbered = |example: &NameExample, words: bool| {
        let signs = (example.signs.iter()).map(|sign| (*sign as usize, 1.0));
        let near = (example.words.told())
            .filter(|_| words)
            .filter_map(|(word, part)| Some((word_number(word)?, f64::from(part))));
        // That sentences name houses more often than articles do is no matter of words.
        let made_up = example.invented.then_some((names.len(), 1.0));
        let all = signs.chain(near).chain(made_up);
        Some((all.collect(), kind_number(example.kind)?))
    };
    let mut expected = vec![0.0; (names.len() + 1) * KINDS.len()];
    for (sign, kind, weight) in EXPECTED {
        if let Some(kind) = kind_number(*kind) {
            expected[*sign as usize * KINDS.len() + kind] = *weight;
        }
    }
    // What names look like, and how often each kind is met, tell the articles alone; words
    // add to that.
    let real = examples.iter().filter(|example| !example.invented);
    let real: Vec<_> = real
        .filter_map(|example| numbered(example, false))
        .collect();
    let penalties = vec![penalty; names.len() + 1];
    let signs = multinomial(&real, &expected, &penalties, KINDS.len());
    let all: Vec<_> = (examples.iter())
        .filter_map(|example| numbered(example, true))
        .collect();
    let mut met = vec![0.0; Sign::ALL.len()];
    for (sign, _) in real.iter().flat_map(|(active, _): &(Vec<_>, _)| active) {
        met[*sign] += 1.0;
    }
    let strengths = (0..=names.len()).map(|at| match at {
        at if at < Sign::ALL.len() && met[at] >= OFTEN => SIGN_HOLD * penalty,
        at if (Sign::ALL.len()..names.len()).contains(&at) => WORD_PENALTY * penalty,
        _ => penalty,
    });
    let strengths: Vec<f64> = strengths.collect();
    let weights = multinomial(&all, &signs, &strengths, KINDS.len());
    let mut table = format!("# source: {source}\nsign");
    for kind in KINDS {
        let _ = write!(table, "\t{}", kind.map_or("none", EntityKind::as_str));
    }
    table.push('\n');
    let rows = names.iter().zip(weights.chunks(KINDS.len())).enumerate();
    let mut rows: Vec<(&str, &[f64])> = rows
        .filter(|(at, (_, row))| {
            *at < Sign::ALL.len() || row.iter().any(|weight| weight.abs() >= LEAST_TOLD)
        })
        .map(|(_, (name, row))| (*name, row))
        .collect();
    rows.sort_by_key(|(name, _)| name.to_lowercase());
    for (name, row) in rows {
        table.push_str(name);
        for weight in row {
            let _ = write!(table, "\t{weight:.2}");
        }
        table.push('\n');
    }
    table
}

/// Names of articles; a sign that so many have says what the articles alone say of it …
const OFTEN: f64 = 40.0;
/// … as words are learnt with it held so many times as strongly.
const SIGN_HOLD: f64 = 1000.0;
/// How much stronger words are held to nothing than signs that few names have.
const WORD_PENALTY: f64 = 2.0;

/// A word that moves no kind by more is not worth its row.
const LEAST_TOLD: f64 = 0.2;

/// Multinomial logistic regression over features with their amounts by Adam, from what is expected
/// of the weights and drawn towards it; weights by feature and class.
fn multinomial(
    data: &[(Vec<(usize, f64)>, usize)],
    expected: &[f64],
    penalties: &[f64],
    classes: usize,
) -> Vec<f64> {
    descend(expected.to_vec(), |weights| {
        let mut gradient: Vec<f64> = (weights.iter().zip(expected))
            .enumerate()
            .map(|(at, (weight, prior))| penalties[at / classes] * (weight - prior))
            .collect();
        for (active, class) in data {
            let mut scores = vec![0.0; classes];
            for (feature, amount) in active {
                let row = &weights[feature * classes..(feature + 1) * classes];
                for (score, weight) in scores.iter_mut().zip(row) {
                    *score += amount * weight;
                }
            }
            let top = scores.iter().copied().fold(f64::MIN, f64::max);
            let total: f64 = scores.iter().map(|s| (s - top).exp()).sum();
            for (at, score) in scores.iter_mut().enumerate() {
                *score = (*score - top).exp() / total - f64::from(u8::from(at == *class));
            }
            for (feature, amount) in active {
                let row = &mut gradient[feature * classes..(feature + 1) * classes];
                for (slope, error) in row.iter_mut().zip(&scores) {
                    *slope += amount * error;
                }
            }
        }
        gradient
    })
}

/// Two things that might be related, as their kind of relation sees them.
#[derive(Debug, Clone)]
pub struct RelationExample {
    /// The relation that may hold.
    pub kind: FactKind,
    /// What stands in and around the two, sorted.
    pub features: Vec<String>,
}

/// A feature that fewer examples have tells of an article, not of the language.
const FEWEST_EXAMPLES: usize = 6;
/// So does one of fewer articles.
const FEWEST_ARTICLES: usize = 2;
/// Smaller weights are not worth their row.
const LEAST_WEIGHT: f64 = 0.05;

/// Learns `relation_weights.tsv` from candidates, each with the number of its
/// article and whether gold has it; a logistic regression for each kind.
///
/// `penalty` is the strength of L2, 0.1 to 10.
pub fn fit_relations(
    examples: &[(usize, &RelationExample, bool)],
    penalty: f64,
    source: &str,
) -> String {
    let mut table = format!("# source: {source}\nkind\tfeature\tweight\n");
    let mut kinds = FactKind::ALL;
    kinds.sort_by_key(|kind| kind.as_str());
    for kind in kinds {
        let mine: Vec<_> = examples.iter().filter(|e| e.1.kind == kind).collect();
        if !mine.iter().any(|(_, _, right)| *right) {
            continue;
        }
        let mut seen: BTreeMap<&str, (usize, BTreeSet<usize>)> = BTreeMap::new();
        for (article, example, _) in &mine {
            for feature in &example.features {
                let (count, articles) = seen.entry(feature).or_default();
                *count += 1;
                articles.insert(*article);
            }
        }
        let names: Vec<&str> = seen
            .iter()
            .filter(|(_, (count, articles))| {
                *count >= FEWEST_EXAMPLES && articles.len() >= FEWEST_ARTICLES
            })
            .map(|(name, _)| *name)
            .collect();
        let data: Vec<(Vec<usize>, bool)> = mine
            .iter()
            .map(|(_, example, right)| {
                let active = example.features.iter();
                let active = active.filter_map(|name| names.binary_search(&name.as_str()).ok());
                (active.collect(), *right)
            })
            .collect();
        let weights = logistic(&data, names.len(), penalty);
        let mut rows: Vec<(&str, f64)> = names.into_iter().zip(weights).collect();
        rows.retain(|(_, weight)| weight.abs() >= LEAST_WEIGHT);
        rows.sort_by_key(|(name, _)| name.to_lowercase());
        for (name, weight) in rows {
            let _ = writeln!(table, "{kind}\t{name}\t{weight:.2}");
        }
    }
    table
}

/// Logistic regression with L2 by Adam, from zero.
fn logistic(data: &[(Vec<usize>, bool)], features: usize, penalty: f64) -> Vec<f64> {
    descend(vec![0.0; features], |weights| {
        let mut gradient: Vec<f64> = weights.iter().map(|w| penalty * w).collect();
        for (active, right) in data {
            let score: f64 = active.iter().map(|at| weights[*at]).sum();
            let error = 1.0 / (1.0 + (-score).exp()) - f64::from(u8::from(*right));
            for at in active {
                gradient[*at] += error;
            }
        }
        gradient
    })
}

/// Adam over the whole data (Kingma and Ba, *Adam: a method for stochastic
/// optimization*, 2015): rare features move as fast as common ones.
fn descend(mut weights: Vec<f64>, gradient: impl Fn(&[f64]) -> Vec<f64>) -> Vec<f64> {
    const ROUNDS: i32 = 400;
    const RATE: f64 = 0.05;
    let (mut mean, mut square) = (vec![0.0; weights.len()], vec![0.0; weights.len()]);
    for round in 1..=ROUNDS {
        let gradient = gradient(&weights);
        let rate = RATE * (1.0 - f64::from(round - 1) / f64::from(ROUNDS));
        for at in 0..weights.len() {
            mean[at] = 0.9 * mean[at] + 0.1 * gradient[at];
            square[at] = 0.999 * square[at] + 0.001 * gradient[at] * gradient[at];
            let first: f64 = mean[at] / (1.0 - 0.9f64.powi(round));
            let second: f64 = square[at] / (1.0 - 0.999f64.powi(round));
            weights[at] -= rate * first / (second.sqrt() + 1e-8);
        }
    }
    weights
}

/// A fact that was found, and whether gold has it.
#[derive(Debug, Clone)]
pub struct RuleExample {
    /// How it was found.
    pub trace: Trace,
    /// Gold has it.
    pub right: bool,
}

/// Learns `rule_weights.tsv`; `penalty` is the strength of L2, 0.01 to 10.
///
/// Rules look surer on the articles that they were written on than they are.
/// Where `calibration` holds facts of other articles, the weights are brought
/// to them by Platt's scaling (J. Platt, *Probabilistic outputs for support
/// vector machines*, 1999): one factor and one shift, which change how sure the
/// reader is, not what it is surer of.
pub fn fit_rules(
    examples: &[RuleExample],
    calibration: &[RuleExample],
    penalty: f64,
    source: &str,
) -> String {
    let mut names: BTreeMap<&str, usize> = BTreeMap::new();
    for example in examples {
        for name in std::iter::once(BIAS)
            .chain(std::iter::once(example.trace.rule))
            .chain(example.trace.signs.iter().copied())
        {
            let next = names.len();
            names.entry(name).or_insert(next);
        }
    }
    let data: Vec<(Vec<usize>, bool)> = examples
        .iter()
        .map(|e| {
            let signs = std::iter::once(BIAS)
                .chain(std::iter::once(e.trace.rule))
                .chain(e.trace.signs.iter().copied())
                .map(|name| names[name])
                .collect();
            (signs, e.right)
        })
        .collect();
    // Of two classes that are each held to zero one is held half as strongly.
    let mut weights = logistic(&data, names.len(), penalty / 2.0);
    if !calibration.is_empty() {
        let scores: Vec<(f64, bool)> = calibration
            .iter()
            .map(|e| {
                let score = std::iter::once(BIAS)
                    .chain(std::iter::once(e.trace.rule))
                    .chain(e.trace.signs.iter().copied())
                    .filter_map(|name| names.get(name))
                    .map(|at| weights[*at])
                    .sum();
                (score, e.right)
            })
            .collect();
        let (factor, shift) = platt(&scores);
        for weight in &mut weights {
            *weight *= factor;
        }
        weights[names[BIAS]] += shift;
    }
    let mut table = format!("# source: {source}\nname\tweight\n");
    let mut rows: Vec<(&str, usize)> = names.into_iter().collect();
    rows.sort_by_key(|(name, _)| name.to_lowercase());
    for (name, at) in rows {
        let _ = writeln!(table, "{name}\t{:.3}", weights[at]);
    }
    table
}

/// Two weights have long come to rest by then.
const PLATT_STEPS: usize = 3200;

/// The factor and the shift that make a score's logistic the likeliest, by
/// gradient descent from 1 and 0, held near there by a weak prior.
fn platt(scores: &[(f64, bool)]) -> (f64, f64) {
    let (mut factor, mut shift) = (1.0f64, 0.0f64);
    let count = scores.len().max(1) as f64;
    for _ in 0..PLATT_STEPS {
        let (mut by_factor, mut by_shift) = (factor - 1.0, shift);
        for (score, right) in scores {
            let likely = 1.0 / (1.0 + (-(factor * score + shift)).exp());
            let error = likely - f64::from(u8::from(*right));
            by_factor += error * score;
            by_shift += error;
        }
        factor -= 0.2 * by_factor / count;
        shift -= 0.2 * by_shift / count;
    }
    (factor, shift)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_that_is_right_outweighs_one_that_is_wrong() {
        let example = |rule: &'static str, right| RuleExample {
            trace: Trace {
                rule,
                signs: Vec::new(),
            },
            right,
        };
        let mut examples = vec![example("good", true); 30];
        examples.extend(vec![example("bad", false); 30]);
        let table = fit_rules(&examples, &[], 0.5, "a test");
        let weight = |name: &str| -> f64 {
            let row = table.lines().find(|l| l.starts_with(name)).unwrap();
            row.split('\t').nth(1).unwrap().parse().unwrap()
        };
        assert!(weight("good") > 1.0 && weight("bad") < -1.0, "{table}");
    }
}
