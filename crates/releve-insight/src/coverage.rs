//! What was read, and what is missing.

use std::collections::BTreeMap;

use releve_facts::{Document, FactKind, Statement};

use crate::name::fold;
use crate::wording::list;
use crate::{Scope, Standing, Why, claims};

/// What one document gave.
#[derive(Debug, Clone, PartialEq)]
pub struct Read<'a> {
    /// The document.
    pub document: &'a Document,
    /// How many of its facts concern the trend.
    pub facts: usize,
    /// True if this is the document's main trend.
    pub main: bool,
    /// True if some of its facts, or their sentences, name the trend.
    pub named: bool,
}

/// What was read and what was not found.
#[derive(Debug, Clone, PartialEq)]
pub struct Coverage<'a> {
    /// How many documents the corpus holds, in scope or not.
    pub corpus: usize,
    /// The documents in scope, in the order of the corpus.
    pub read: Vec<Read<'a>>,
    /// How many facts of each kind are in scope; kinds with none are there.
    pub kinds: Vec<(FactKind, usize)>,
    /// How many figures there are, and how many of them one document alone
    /// states.
    pub figures: (usize, usize),
    /// What is missing, as whole sentences.
    pub gaps: Vec<String>,
}

impl Coverage<'_> {
    /// Documents in scope without a day of publication.
    pub fn undated(&self) -> usize {
        let undated = self.read.iter().filter(|r| r.document.day().is_none());
        undated.count()
    }
}

/// What was read for the trend, and its gaps.
pub fn coverage<'a>(scope: &Scope<'a>) -> Coverage<'a> {
    let mut facts: BTreeMap<&str, (usize, bool, bool)> = BTreeMap::new();
    let mut kinds: BTreeMap<FactKind, usize> = BTreeMap::new();
    for (fact, why) in scope.facts() {
        let of = facts.entry(fact.doc()).or_default();
        of.0 += 1;
        of.1 |= *why == Why::Main;
        of.2 |= *why == Why::Named;
        *kinds.entry(fact.statement().kind()).or_default() += 1;
    }
    let read: Vec<Read<'a>> = scope
        .documents()
        .iter()
        .map(|document| {
            let (facts, main, named) = facts.get(document.id.as_str()).copied().unwrap_or_default();
            Read {
                document,
                facts,
                main,
                named,
            }
        })
        .collect();
    let ledger = claims(scope);
    let single = ledger.iter().filter(|c| c.standing == Standing::Single);
    let figures = (ledger.len(), single.count());
    let mut found = Coverage {
        corpus: scope.corpus().documents().len(),
        read,
        kinds: FactKind::ALL
            .into_iter()
            .map(|kind| (kind, kinds.get(&kind).copied().unwrap_or(0)))
            .collect(),
        figures,
        gaps: Vec::new(),
    };
    found.gaps = gaps(scope, &found, &ledger);
    found
}

fn gaps(scope: &Scope, found: &Coverage, ledger: &[crate::Claim]) -> Vec<String> {
    let mut gaps = Vec::new();
    let all = found.read.len();
    let undated = found.undated();
    if undated > 0 {
        gaps.push(format!(
            "{} no day of publication, so words such as “this year” in them stay undated.",
            of_all(undated, all, "article", ["carries", "carry"])
        ));
    }
    let (figures, single) = found.figures;
    if figures == 0 {
        gaps.push("No article states a figure.".into());
    } else {
        if single > 0 {
            gaps.push(format!(
                "{} on a single article.",
                of_all(single, figures, "figure", ["rests", "rest"])
            ));
        }
        let changes: Vec<_> = ledger.iter().filter(|c| c.measure().change).collect();
        let bare = changes
            .iter()
            .filter(|c| c.measure().baseline.is_none() && c.measure().when.is_none())
            .count();
        if bare > 0 {
            gaps.push(format!(
                "{} neither {}.",
                of_all(bare, changes.len(), "change", ["names", "name"]),
                match bare {
                    1 => "its period nor what it is compared to",
                    _ => "their period nor what they are compared to",
                }
            ));
        }
        if ledger.iter().all(|c| c.measure().market.is_none()) {
            gaps.push("No figure names the country or region that it holds for.".into());
        }
        let about = fold(scope.name());
        if !ledger.iter().any(|c| fold(&c.measure().subject) == about) {
            gaps.push(format!(
                "No figure measures {} itself; those here measure things around it.",
                scope.name()
            ));
        }
    }
    let worn = scope.statements().filter_map(|(_, stated)| match stated {
        Statement::Wear(wear) => Some(wear.when.is_some()),
        _ => None,
    });
    let worn: Vec<bool> = worn.collect();
    let open = worn.iter().filter(|dated| !**dated).count();
    if open > 0 {
        gaps.push(format!(
            "{} told without a date.",
            of_all(open, worn.len(), "worn item", ["is", "are"])
        ));
    }
    let missing: Vec<&str> = found
        .kinds
        .iter()
        .filter(|(_, count)| *count == 0)
        .map(|(kind, _)| plural(*kind))
        .collect();
    if !missing.is_empty() && found.kinds.iter().any(|(_, count)| *count > 0) {
        gaps.push(format!(
            "Nothing was found in the articles on {}.",
            list(&missing)
        ));
    }
    if !scope.general_elements().is_empty() {
        gaps.push(format!(
            "Not followed into other articles, being no mark of {} alone: {}.",
            scope.name(),
            list(scope.general_elements())
        ));
    }
    gaps
}

/// `Three of 4 articles carry`, `All 7 figures rest`, `Both figures rest`, `Both figures rest`,
/// `The one figure rests`.
fn of_all(count: usize, all: usize, noun: &str, verb: [&str; 2]) -> String {
    match (count, all) {
        (1, 1) => format!("The one {noun} {}", verb[0]),
        (2, 2) => format!("Both {noun}s {}", verb[1]),
        (count, all) if count == all => format!("All {all} {noun}s {}", verb[1]),
        (1, all) => format!("One of {all} {noun}s {}", verb[0]),
        (count, all) => format!("{count} of {all} {noun}s {}", verb[1]),
    }
}

fn plural(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Wear => "looks",
        FactKind::Offer => "prices",
        FactKind::Measure => "figures",
        FactKind::Showing => "runway showings",
        FactKind::Collaboration => "collaborations",
        FactKind::Role => "occupations",
        FactKind::Quote => "quotations",
        FactKind::Influence => "influences",
        FactKind::Pairing => "pairings",
        FactKind::Alternative => "alternatives",
        FactKind::Blend => "crosses",
        FactKind::Launch => "launches",
        FactKind::Composition => "elements of the trend",
    }
}

#[cfg(test)]
mod tests {
    use super::of_all;

    #[test]
    fn two_of_two_are_both() {
        let told = |count, all| of_all(count, all, "figure", ["rests", "rest"]);
        assert_eq!(told(1, 1), "The one figure rests");
        assert_eq!(told(2, 2), "Both figures rest");
        assert_eq!(told(3, 3), "All 3 figures rest");
        assert_eq!(told(1, 2), "One of 2 figures rests");
    }
}
