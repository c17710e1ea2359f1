//! Who repeats whose words.

use std::collections::HashSet;

use releve_facts::{Document, Fact};

use crate::name::fold;
use crate::{Corpus, Support};

/// Words in a row that two sentences must share to count as one wording:
/// figures and names alone rarely run to five.
const RUN: usize = 5;

/// The documents of `support` whose sentence repeats the wording of another
/// document's, as `(copy, original)`. At least half of the shorter sentence's
/// runs of five words must be shared. The original is the one published first;
/// without dates, the one that stands first in the corpus.
pub(crate) fn copied<'a>(corpus: &Corpus, support: &Support<'a>) -> Vec<(&'a str, &'a str)> {
    let mut facts: Vec<&'a Fact> = support.facts().to_vec();
    if support.documents() < 2 {
        return Vec::new();
    }
    facts.sort_by_key(|fact| {
        let published = corpus.document(fact.doc()).and_then(Document::day);
        (published.is_none(), published, corpus.place(fact.doc()))
    });
    let mut found: Vec<(&str, &str)> = Vec::new();
    let mut originals: Vec<(&'a str, HashSet<String>)> = Vec::new();
    for fact in facts {
        let doc = fact.doc();
        let runs = runs(fact);
        let original = originals.iter().find(|(other, theirs)| {
            let least = runs.len().min(theirs.len());
            *other != doc && least > 0 && runs.intersection(theirs).count() * 2 >= least
        });
        match original {
            Some((original, _)) if !found.iter().any(|(copy, _)| *copy == doc) => {
                found.push((doc, original));
            }
            Some(_) => {}
            None => originals.push((doc, runs)),
        }
    }
    found
}

fn runs(fact: &Fact) -> HashSet<String> {
    let mut runs = HashSet::new();
    for evidence in fact.evidence() {
        let folded = fold(evidence.quote());
        let words: Vec<&str> = folded
            .split(|char: char| !char.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect();
        runs.extend(words.windows(RUN).map(|run| run.join(" ")));
    }
    runs
}
