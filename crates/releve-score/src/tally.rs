//! The counting behind a score, one document at a time.

use std::collections::{BTreeMap, HashSet};

use crate::compare::{Comparison, Fields};
use crate::contract::{ATTRIBUTES, FactKind, KINDS};
use crate::counts::share;
use crate::evidence::Text;
use crate::gold::Document;
use crate::{Counts, Gold, Mismatch, Predictions, Score, Side, confidence};

/// How many of how many.
#[derive(Default)]
struct Share {
    part: usize,
    whole: usize,
}

impl Share {
    fn add(&mut self, yes: bool) {
        self.part += usize::from(yes);
        self.whole += 1;
    }

    fn value(&self) -> Option<f64> {
        share(self.part, self.whole)
    }
}

pub(crate) struct Tally<'a> {
    comparison: Comparison<'a>,
    predictions: &'a Predictions,
    /// As [`KINDS`].
    kinds: Vec<Counts>,
    entities: BTreeMap<String, Counts>,
    side_fields: Share,
    attributes: Counts,
    grounded: Share,
    evidence_agrees: Share,
    confidences: Vec<(f64, bool)>,
    judgements: Vec<(String, usize, bool)>,
    mismatches: Vec<Mismatch>,
}

impl<'a> Tally<'a> {
    pub(crate) fn new(gold: &'a Gold, predictions: &'a Predictions) -> Self {
        Self {
            comparison: Comparison::new(&gold.synonyms),
            predictions,
            kinds: vec![Counts::default(); KINDS.len()],
            entities: BTreeMap::new(),
            side_fields: Share::default(),
            attributes: Counts::default(),
            grounded: Share::default(),
            evidence_agrees: Share::default(),
            confidences: Vec::new(),
            judgements: Vec::new(),
            mismatches: Vec::new(),
        }
    }

    pub(crate) fn document(&mut self, document: &Document, text: Option<&Text<'_>>) {
        for at in 0..KINDS.len() {
            self.facts(at, document, text);
        }
        self.entities(document);
        if let Some(text) = text {
            for &index in self.predictions.facts_of(&document.doc) {
                let (grounded, spans) = text.grounded(&self.predictions.facts[index]);
                self.grounded.part += grounded;
                self.grounded.whole += spans;
            }
        }
    }

    fn facts(&mut self, at: usize, document: &Document, text: Option<&Text<'_>>) {
        let kind = &KINDS[at];
        let doc = document.doc.as_str();
        let gold = document.facts.iter().filter(|fact| fact.kind == kind.name);
        let gold: Vec<&Fields> = gold.map(|fact| &fact.fields).collect();
        let all = &self.predictions.facts;
        let mut indices = self.predictions.facts_of(doc).to_vec();
        indices.retain(|&index| all[index].get("kind").is_some_and(|name| name == kind.name));
        let pred: Vec<&Fields> = indices.iter().map(|&index| &all[index]).collect();

        let pairs = self.comparison.facts(kind, &gold, &pred);
        self.kinds[at] += Counts {
            matched: pairs.len(),
            pred: pred.len(),
            gold: gold.len(),
        };
        for &(i, j) in &pairs {
            self.pair(kind, gold[i], pred[j], text);
        }
        let (found, right): (HashSet<usize>, HashSet<usize>) = pairs.into_iter().unzip();
        for (j, (&index, fact)) in indices.iter().zip(&pred).enumerate() {
            let right = right.contains(&j);
            self.confidences.push((confidence::of(fact), right));
            self.judgements.push((doc.to_owned(), index, right));
        }
        let sides = [
            (Side::Missed, &gold, &found),
            (Side::Spurious, &pred, &right),
        ];
        for (side, facts, paired) in sides {
            for (k, fact) in facts.iter().enumerate() {
                if !paired.contains(&k) {
                    self.mismatches.push(Mismatch::new(doc, kind, side, fact));
                }
            }
        }
    }

    /// What a matched pair says beside its keys.
    fn pair(&mut self, kind: &FactKind, gold: &Fields, pred: &Fields, text: Option<&Text<'_>>) {
        if let Some(agrees) = text.and_then(|text| text.agrees(gold, pred)) {
            self.evidence_agrees.add(agrees);
        }
        for &field in kind.side {
            if field == ATTRIBUTES {
                let gold = self.comparison.attributes(gold);
                let pred = self.comparison.attributes(pred);
                self.attributes += Counts {
                    matched: gold.intersection(&pred).count(),
                    pred: pred.len(),
                    gold: gold.len(),
                };
            } else if gold.get(field).is_some_and(|value| !value.is_null()) {
                let agrees = self.comparison.side_agrees(field, gold, pred);
                self.side_fields.add(agrees);
            }
        }
    }

    fn entities(&mut self, document: &Document) {
        let mut by_kind: BTreeMap<&str, (Vec<_>, Vec<_>)> = BTreeMap::new();
        for entity in &document.entities {
            by_kind
                .entry(&entity.kind)
                .or_default()
                .0
                .push(&entity.name);
        }
        for entity in self.predictions.entities_of(&document.doc) {
            let pred = &mut by_kind.entry(&entity.kind).or_default().1;
            pred.push(entity.name.as_ref());
        }
        for (kind, (gold, pred)) in by_kind {
            *self.entities.entry(kind.to_owned()).or_default() += Counts {
                matched: self.comparison.entities(&gold, &pred),
                pred: pred.len(),
                gold: gold.len(),
            };
        }
    }

    pub(crate) fn score(mut self, documents: usize) -> Score {
        self.judgements.sort_by_key(|&(_, index, _)| index);
        let kinds = KINDS.iter().map(|kind| kind.name).zip(self.kinds);
        Score {
            documents,
            kinds: kinds
                .filter(|(_, counts)| counts.gold > 0 || counts.pred > 0)
                .collect(),
            entities: self.entities.into_iter().collect(),
            side_fields: self.side_fields.value(),
            attributes_f1: (self.attributes.gold > 0).then(|| self.attributes.f1()),
            grounded: self.grounded.value(),
            evidence_agrees: self.evidence_agrees.value(),
            calibration_error: confidence::calibration_error(&self.confidences),
            confidence_auc: confidence::area_under_curve(&self.confidences),
            right_when_sure: confidence::right_when_sure(&self.confidences),
            judgements: self.judgements,
            mismatches: self.mismatches,
        }
    }
}
