//! What was learnt: weights of names' signs, of relations and of rules; and
//! the words that tell what a name is.

use std::str::FromStr;

use foldhash::HashMap;
use releve_facts::FactKind;

use super::Loader;
use crate::lexicon::Error;
use crate::lexicon::table::{Row, Table};
use crate::relate::RelationWeights;
use crate::spot::{KINDS, Sign};

impl Loader {
    pub(super) fn name_word(&mut self, row: Row<'_, '_>) -> Result<(), Error> {
        let cell = row.cell("kind");
        let kind = KINDS
            .iter()
            .position(|kind| kind.is_some_and(|kind| kind.as_str() == cell))
            .ok_or_else(|| row.error(format!("`{cell}` is no kind that a name can be of")))?;
        let word = self.lexicon.words.intern(row.name());
        let told = self.lexicon.name_words.entry(word).or_default();
        for place in row.list("place") {
            match place {
                "end" => told.end |= 1 << kind,
                "noun" => told.noun |= 1 << kind,
                _ => {
                    return Err(row.error(format!("expected `end` or `noun`, but found `{place}`")));
                }
            }
        }
        Ok(())
    }

    pub(super) fn name_weight(&mut self, row: Row<'_, '_>) -> Result<(), Error> {
        let name = row.name();
        let sign = Sign::ALL.iter().find(|sign| sign.name() == name);
        if sign.is_none() && !name.contains(": ") {
            let what = "neither a sign of a name's kind nor a word around it, `behind: says`";
            return Err(row.error(format!("`{name}` is {what}")));
        }
        let mut weights = [0.0; KINDS.len()];
        for (weight, kind) in weights.iter_mut().zip(KINDS) {
            let column = kind.map_or("none", |kind| kind.as_str());
            if !row.cell(column).is_empty() {
                *weight = number(row, column)?;
            }
        }
        match sign {
            Some(sign) => self.lexicon.name_weights.set(*sign, weights),
            None => self.lexicon.name_weights.set_word(name, weights),
        }
        Ok(())
    }

    pub(super) fn relation_weight(&mut self, row: Row<'_, '_>) -> Result<(), Error> {
        set_relation_weight(&mut self.lexicon.relation_weights, row)
    }

    pub(super) fn rule_weight(&mut self, row: Row<'_, '_>) -> Result<(), Error> {
        let weight = number(row, "weight")?;
        self.lexicon.rule_weights.insert(row.name().into(), weight);
        Ok(())
    }
}

/// A table in the form of `relation_weights.tsv`.
pub(in crate::lexicon) fn relation_weights(table: &str) -> Result<RelationWeights, Error> {
    let mut weights = RelationWeights::new();
    for row in Table::parse("relation_weights.tsv", table)?.rows() {
        set_relation_weight(&mut weights, row)?;
    }
    Ok(weights)
}

fn set_relation_weight(weights: &mut RelationWeights, row: Row<'_, '_>) -> Result<(), Error> {
    let name = row.name();
    let kind = FactKind::ALL
        .into_iter()
        .find(|kind| kind.as_str() == name)
        .ok_or_else(|| row.error(format!("`{name}` is no kind of fact")))?;
    weights.set(kind, row.cell("feature"), number(row, "weight")?);
    Ok(())
}

/// A table in the form of `rule_weights.tsv`.
pub(in crate::lexicon) fn rule_weights(table: &str) -> Result<HashMap<Box<str>, f64>, Error> {
    let table = Table::parse("rule_weights.tsv", table)?;
    let rows = table.rows();
    rows.map(|row| Ok((row.name().into(), number(row, "weight")?)))
        .collect()
}

/// The number in the cell of `column`.
fn number<N: FromStr>(row: Row<'_, '_>, column: &str) -> Result<N, Error> {
    let cell = row.cell(column);
    cell.parse()
        .map_err(|_| row.error(format!("expected a number, but found `{cell}`")))
}
