//! The score as a table and as JSON, both in the reference scorer's form.

use std::fmt;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::{Counts, Score};

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "facts, {} documents", self.documents)?;
        for (kind, counts) in &self.kinds {
            row(f, kind, *counts, true)?;
            writeln!(f)?;
        }
        row(f, ALL, self.micro(), false)?;
        writeln!(f, "\n{:16} {:.3}", "macro F1", self.macro_f1())?;
        for (name, share) in [
            ("side_fields", self.side_fields),
            ("grounded", self.grounded),
            ("evidence_agrees", self.evidence_agrees),
            ("calibration_error", self.calibration_error),
            ("confidence_auc", self.confidence_auc),
            ("right_when_sure", self.right_when_sure),
        ] {
            if let Some(share) = share {
                writeln!(f, "{name:16} {share:.3}")?;
            }
        }
        writeln!(f, "entities")?;
        for (kind, counts) in &self.entities {
            row(f, kind, *counts, true)?;
            writeln!(f)?;
        }
        row(f, ALL, self.entity_micro(), false)
    }
}

const ALL: &str = "ALL (micro)";

fn row(f: &mut fmt::Formatter<'_>, name: &str, counts: Counts, sizes: bool) -> fmt::Result {
    let (precision, recall, f1) = (counts.precision(), counts.recall(), counts.f1());
    write!(f, "{name:16} P {precision:.3}  R {recall:.3}  F1 {f1:.3}")?;
    if sizes {
        write!(f, "   gold {:4} pred {:4}", counts.gold, counts.pred)?;
    }
    Ok(())
}

impl Score {
    /// The score as JSON, indented by one; the reference scorer's `--json`.
    ///
    /// ```
    /// use releve_score::{Gold, Predictions, Score};
    ///
    /// let score = Score::of(&Gold::default(), &Predictions::default(), None);
    /// assert!(score.to_json().starts_with("{\n \"documents\": 0,\n \"kinds\": {},"));
    /// ```
    pub fn to_json(&self) -> String {
        let mut json = Vec::new();
        let indent = serde_json::ser::PrettyFormatter::with_indent(b" ");
        let mut to = serde_json::Serializer::with_formatter(&mut json, indent);
        // Neither names nor finite numbers can fail to be written to memory.
        _ = self.serialize(&mut to);
        String::from_utf8_lossy(&json).into_owned()
    }
}

impl Serialize for Score {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let kinds = self.kinds.iter().map(|(kind, counts)| (*kind, *counts));
        let entities = self.entities.iter();
        let entities = entities.map(|(kind, counts)| (kind.as_str(), *counts));
        let mut score = to.serialize_struct("Score", 13)?;
        score.serialize_field("documents", &self.documents)?;
        score.serialize_field("kinds", &ByKind(kinds.collect()))?;
        score.serialize_field("entities", &ByKind(entities.collect()))?;
        score.serialize_field("micro", &Rates(self.micro(), false))?;
        score.serialize_field("macro_f1", &self.macro_f1())?;
        score.serialize_field("side_fields", &self.side_fields)?;
        score.serialize_field("attributes_f1", &self.attributes_f1)?;
        score.serialize_field("entity_micro", &Rates(self.entity_micro(), false))?;
        score.serialize_field("grounded", &self.grounded)?;
        score.serialize_field("evidence_agrees", &self.evidence_agrees)?;
        score.serialize_field("confidence_auc", &self.confidence_auc)?;
        score.serialize_field("right_when_sure", &self.right_when_sure)?;
        score.serialize_field("calibration_error", &self.calibration_error)?;
        score.end()
    }
}

struct ByKind<'s>(Vec<(&'s str, Counts)>);

impl Serialize for ByKind<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(
            self.0
                .iter()
                .map(|(kind, counts)| (kind, Rates(*counts, true))),
        )
    }
}

/// Precision, recall and F1, with the sizes where they are of one kind.
struct Rates(Counts, bool);

impl Serialize for Rates {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Self(counts, sizes) = self;
        let mut rates = to.serialize_struct("Rates", if *sizes { 5 } else { 3 })?;
        rates.serialize_field("precision", &counts.precision())?;
        rates.serialize_field("recall", &counts.recall())?;
        rates.serialize_field("f1", &counts.f1())?;
        if *sizes {
            rates.serialize_field("gold", &counts.gold)?;
            rates.serialize_field("pred", &counts.pred)?;
        }
        rates.end()
    }
}
