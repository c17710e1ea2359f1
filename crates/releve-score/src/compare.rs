//! When two facts say the same, and how well they do.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::assignment::{Weights, best_pairs};
use crate::contract::{ATTRIBUTES, FactKind};
use crate::name::{Names, Synonyms};
use crate::value;

/// A fact's or an entity's fields.
pub(crate) type Fields = Map<String, Value>;

/// Relative difference within which two figures are one.
const TOLERANCE: f64 = 0.005;

/// An agreeing pair weighs this much, so that one pair more beats any better fit.
const PAIR: i64 = 1000;
/// An exact name, so that it beats any number of side fields.
const EXACT: i64 = 20;

/// Compares facts under one set of synonyms.
pub(crate) struct Comparison<'s> {
    names: Names<'s>,
}

impl<'s> Comparison<'s> {
    pub(crate) fn new(synonyms: &'s Synonyms) -> Self {
        Self {
            names: Names::new(synonyms),
        }
    }

    /// The best pairs (gold, predicted) of facts of one kind.
    pub(crate) fn facts(
        &self,
        kind: &FactKind,
        gold: &[&Fields],
        pred: &[&Fields],
    ) -> Vec<(usize, usize)> {
        let mut weights = Weights::new();
        for (i, g) in gold.iter().enumerate() {
            for (j, p) in pred.iter().enumerate() {
                if self.agree(kind, g, p) {
                    weights.insert((i, j), self.worth(kind, g, p));
                }
            }
        }
        best_pairs(&weights, gold.len(), pred.len())
    }

    /// How many entities of one kind pair up, exact names first.
    pub(crate) fn entities(&self, gold: &[&Value], pred: &[Option<&Value>]) -> usize {
        let mut weights = Weights::new();
        for (i, gold) in gold.iter().enumerate() {
            let gold = value::words(gold);
            for (j, pred) in pred.iter().enumerate() {
                let Some(pred) = pred.filter(|name| value::is_true(name)) else {
                    continue;
                };
                let pred = value::words(pred);
                if self.names.same(&gold, &pred) {
                    let exact = self.form(&gold) == self.form(&pred);
                    weights.insert((i, j), PAIR + 1 + i64::from(exact));
                }
            }
        }
        best_pairs(&weights, gold.len(), pred.len()).len()
    }

    pub(crate) fn agree(&self, kind: &FactKind, gold: &Fields, pred: &Fields) -> bool {
        kind.keys.iter().all(|&key| {
            gold.get(key)
                .zip(stated(pred, key))
                .is_some_and(|(gold, pred)| self.same(key, gold, pred))
        })
    }

    fn worth(&self, kind: &FactKind, gold: &Fields, pred: &Fields) -> i64 {
        let exact = kind.keys.iter().filter(|&&key| {
            gold.get(key)
                .zip(pred.get(key))
                .is_some_and(|(gold, pred)| {
                    gold.is_string()
                        && self.form(&value::words(gold)) == self.form(&value::words(pred))
                })
        });
        let side = kind.side.iter().map(|&field| {
            if field == ATTRIBUTES {
                self.attributes(gold)
                    .intersection(&self.attributes(pred))
                    .count()
            } else {
                usize::from(self.side_agrees(field, gold, pred))
            }
        });
        PAIR + EXACT * exact.count() as i64 + side.sum::<usize>() as i64
    }

    /// True if a side field stands in both facts and says the same.
    pub(crate) fn side_agrees(&self, field: &str, gold: &Fields, pred: &Fields) -> bool {
        gold.get(field)
            .zip(stated(pred, field))
            .is_some_and(|(gold, pred)| self.same(field, gold, pred))
    }

    /// The attributes of a fact, each once.
    pub(crate) fn attributes(&self, fact: &Fields) -> BTreeSet<String> {
        value::items(fact.get(ATTRIBUTES))
            .iter()
            .map(|attribute| self.form(attribute))
            .collect()
    }

    fn form(&self, text: &str) -> String {
        self.names.get(text).form.clone()
    }

    /// True if two values of a field count as one.
    fn same(&self, field: &str, gold: &Value, pred: &Value) -> bool {
        match field {
            "value" | "price" => value::number(gold)
                .zip(value::number(pred))
                .is_some_and(|(a, b)| (a - b).abs() <= TOLERANCE * a.abs().max(b.abs()).max(1e-9)),
            "currency" | "unit" | "metric" | "direction" | "bound" | "basis" | "effect" => {
                value::words(gold).to_lowercase() == value::words(pred).to_lowercase()
            }
            "change" => value::is_true(gold) == value::is_true(pred),
            "when" => same_time(gold, pred),
            "parties" | "parents" | "garments" => {
                self.same_members(&value::items(Some(gold)), &value::items(Some(pred)))
            }
            "text" => {
                let gold = self.names.get(&value::words(gold));
                let pred = self.names.get(&value::words(pred));
                same_words(&gold.form, &pred.form)
            }
            // Lists are scored apart, by their items.
            _ if gold.is_array() || pred.is_array() => true,
            _ => self.names.same(&value::words(gold), &value::words(pred)),
        }
    }

    /// True if each member of one list has its own in the other, in any order.
    fn same_members(&self, gold: &[Cow<'_, str>], pred: &[Cow<'_, str>]) -> bool {
        if gold.len() != pred.len() || gold.is_empty() {
            return false;
        }
        let mut weights = Weights::new();
        for (i, g) in gold.iter().enumerate() {
            for (j, p) in pred.iter().enumerate() {
                if self.names.same(g, p) {
                    weights.insert((i, j), 1);
                }
            }
        }
        best_pairs(&weights, gold.len(), pred.len()).len() == gold.len()
    }
}

/// A field that a predicted fact states; `null` states nothing.
fn stated<'f>(fact: &'f Fields, field: &str) -> Option<&'f Value> {
    fact.get(field).filter(|value| !value.is_null())
}

/// Two times are one by label, or by first and last day.
fn same_time(gold: &Value, pred: &Value) -> bool {
    let (Some(gold), Some(pred)) = (gold.as_object(), pred.as_object()) else {
        return false;
    };
    let same =
        |field| gold.get(field).unwrap_or(&Value::Null) == pred.get(field).unwrap_or(&Value::Null);
    same("label") || (same("start") && same("end"))
}

/// Two quotations are one if one holds the other and is not much longer.
fn same_words(gold: &str, pred: &str) -> bool {
    if gold.is_empty() || pred.is_empty() {
        return false;
    }
    let (a, b) = (gold.chars().count(), pred.chars().count());
    gold == pred
        || (a.min(b) as f64 > 0.6 * a.max(b) as f64 && (gold.contains(pred) || pred.contains(gold)))
}
