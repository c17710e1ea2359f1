use crate::compare::Comparison;
use crate::contract::KINDS;
use crate::evidence::Text;
use crate::tally::Tally;
use crate::{Counts, Errors, Gold, Mismatch, Predictions, Texts};

/// Of each predicted fact, in the order of [`Predictions::facts`], whether any
/// gold fact of its document says the same and quotes a place that its evidence
/// meets. Unlike [`Score::judgements`] one gold fact can bear out several.
///
/// This is what a classifier of candidate facts is trained on.
///
/// ```
/// use releve_score::{Gold, Predictions, Texts, borne_out};
///
/// let gold = Gold::from_json(
///     r#"{"doc": "a", "facts": [{"kind": "role", "person": "Bo", "role": "model",
///         "evidence": ["Model Bo."]}]}"#,
/// )?;
/// let predictions = Predictions::from_jsonl(
///     r#"{"type": "fact", "doc": "a", "kind": "role", "person": "Bo", "role": "model", "evidence": [{"start": 0, "end": 9}]}
///        {"type": "fact", "doc": "a", "kind": "role", "person": "Bo", "role": "model", "evidence": [{"start": 10, "end": 18}]}"#,
/// )?;
/// let texts = Texts::from_iter([("a", "Model Bo. Bo sang.")]);
/// assert_eq!(borne_out(&gold, &predictions, &texts), [true, false]);
/// # Ok::<(), releve_score::Error>(())
/// ```
pub fn borne_out(gold: &Gold, predictions: &Predictions, texts: &Texts) -> Vec<bool> {
    let comparison = Comparison::new(&gold.synonyms);
    let mut found = vec![false; predictions.facts.len()];
    for document in &gold.documents {
        let text = Text::new(texts.get(&document.doc).unwrap_or_default());
        for &index in predictions.facts_of(&document.doc) {
            let fact = &predictions.facts[index];
            let Some(kind) = KINDS
                .iter()
                .find(|kind| fact.get("kind").is_some_and(|name| name == kind.name))
            else {
                continue;
            };
            found[index] = document.facts.iter().any(|gold| {
                gold.kind == kind.name
                    && comparison.agree(kind, &gold.fields, fact)
                    && text.agrees(&gold.fields, fact) != Some(false)
            });
        }
    }
    found
}

/// How well predictions agree with gold.
///
/// All shares are 0 to 1 and `None` where there was nothing to share. Printed,
/// it is the reference scorer's table, without the end of the last line;
/// serialised, its JSON.
#[derive(Debug, Clone, Default)]
pub struct Score {
    /// Documents of the gold; what was predicted in others does not count.
    pub documents: usize,
    /// Facts by kind in the contract's order, where gold or predictions have any.
    pub kinds: Vec<(&'static str, Counts)>,
    /// Entities by kind, in alphabetical order.
    pub entities: Vec<(String, Counts)>,
    /// Of the fields that matched gold facts state beside their keys (attributes
    /// apart), the share that the prediction states alike.
    pub side_fields: Option<f64>,
    /// F1 of the attributes of matched facts; `None` where their gold has none.
    pub attributes_f1: Option<f64>,
    /// Share of predicted evidence that is exactly in its document; `None`
    /// without texts.
    pub grounded: Option<f64>,
    /// Share of matched facts whose evidence meets the gold's; `None` without
    /// texts.
    pub evidence_agrees: Option<f64>,
    /// Mean distance of confidence and share right, over ten bins.
    pub calibration_error: Option<f64>,
    /// How often a right fact is more confident than a wrong one; 0.5 is chance.
    pub confidence_auc: Option<f64>,
    /// Share right of the facts with confidence 0.9 and above.
    pub right_when_sure: Option<f64>,
    pub(crate) judgements: Vec<(String, usize, bool)>,
    pub(crate) mismatches: Vec<Mismatch>,
}

impl Score {
    /// Scores predictions against gold; with texts also their evidence.
    ///
    /// A document that `texts` does not hold counts as empty: none of its
    /// evidence is grounded ([`Texts::read_dir`] refuses such a folder).
    ///
    /// # Example: evidence and confidence
    ///
    /// ```
    /// use releve_score::{Gold, Predictions, Score, Texts};
    ///
    /// let gold = Gold::from_json(
    ///     r#"{"doc": "note", "facts": [{"kind": "role", "person": "Sandy Liang",
    ///         "role": "designer", "evidence": ["Designer Sandy Liang spoke."]}]}"#,
    /// )?;
    /// let predictions = Predictions::from_jsonl(
    ///     r#"{"type": "fact", "doc": "note", "kind": "role", "person": "Sandy Liang",
    ///         "role": "designer", "confidence": 0.75,
    ///         "evidence": [{"start": 0, "end": 20, "quote": "Designer Sandy Liang"}]}"#
    ///         .replace('\n', " ")
    ///         .as_str(),
    /// )?;
    /// let texts = Texts::from_iter([("note", "Designer Sandy Liang spoke.")]);
    /// let score = Score::of(&gold, &predictions, Some(&texts));
    /// assert_eq!((score.grounded, score.evidence_agrees), (Some(1.0), Some(1.0)));
    /// assert_eq!(score.calibration_error, Some(0.25));
    /// assert_eq!(score.right_when_sure, None); // no fact was sure
    /// # Ok::<(), releve_score::Error>(())
    /// ```
    pub fn of(gold: &Gold, predictions: &Predictions, texts: Option<&Texts>) -> Self {
        let mut tally = Tally::new(gold, predictions);
        for document in &gold.documents {
            let text = texts.map(|texts| Text::new(texts.get(&document.doc).unwrap_or_default()));
            tally.document(document, text.as_ref());
        }
        tally.score(gold.documents.len())
    }

    /// All facts together, each counting the same.
    pub fn micro(&self) -> Counts {
        self.kinds.iter().map(|(_, counts)| *counts).sum()
    }

    /// Mean F1 of the kinds that the gold has, each counting the same; 0 where
    /// it has none.
    pub fn macro_f1(&self) -> f64 {
        let scored = self.kinds.iter().filter(|(_, counts)| counts.gold > 0);
        let sum: f64 = scored.clone().map(|(_, counts)| counts.f1()).sum();
        sum / scored.count().max(1) as f64
    }

    /// All entities together, each counting the same.
    pub fn entity_micro(&self) -> Counts {
        self.entities.iter().map(|(_, counts)| *counts).sum()
    }

    /// The counts of one kind of fact; `None` where neither side has any.
    pub fn kind(&self, kind: &str) -> Option<Counts> {
        let found = self.kinds.iter().find(|(name, _)| *name == kind);
        found.map(|(_, counts)| *counts)
    }

    /// The counts of one kind of entity; `None` where neither side has any.
    pub fn entity(&self, kind: &str) -> Option<Counts> {
        let found = self.entities.iter().find(|(name, _)| name == kind);
        found.map(|(_, counts)| *counts)
    }

    /// Whether each predicted fact matched: its document, its index in
    /// [`Predictions::facts`] and the answer, in order of that index.
    ///
    /// Facts of documents without gold and of unknown kinds are left out, as
    /// nothing says whether they are right. This is what confidences are fitted
    /// on, and what a breakdown by rule sums up.
    ///
    /// ```
    /// use releve_score::{Gold, Predictions, Score};
    ///
    /// let gold = Gold::from_json(
    ///     r#"{"doc": "a", "facts": [{"kind": "role", "person": "Bo", "role": "model"}]}"#,
    /// )?;
    /// let predictions = Predictions::from_jsonl(
    ///     r#"{"type": "fact", "doc": "a", "kind": "role", "person": "Bo", "role": "singer"}
    ///        {"type": "fact", "doc": "z", "kind": "role", "person": "Bo", "role": "model"}
    ///        {"type": "fact", "doc": "a", "kind": "role", "person": "Bo", "role": "model"}"#,
    /// )?;
    /// let score = Score::of(&gold, &predictions, None);
    /// assert_eq!(score.judgements(), [("a".to_owned(), 0, false), ("a".to_owned(), 2, true)]);
    /// # Ok::<(), releve_score::Error>(())
    /// ```
    pub fn judgements(&self) -> &[(String, usize, bool)] {
        &self.judgements
    }

    /// Every fact without a partner: by document, then kind, the missed first.
    pub fn mismatches(&self) -> &[Mismatch] {
        &self.mismatches
    }

    /// Up to `limit` missed and `limit` spurious facts of each document and
    /// kind, a line each with its end; nothing for 0.
    ///
    /// ```
    /// use releve_score::{Gold, Predictions, Score};
    ///
    /// let gold = Gold::from_json(
    ///     r#"{"doc": "a", "facts": [{"kind": "role", "person": "Bo", "role": "model"}]}"#,
    /// )?;
    /// let score = Score::of(&gold, &Predictions::default(), None);
    /// assert_eq!(
    ///     score.errors(3).to_string(),
    ///     "  missed   a role {\"person\": \"Bo\", \"role\": \"model\"}\n",
    /// );
    /// # Ok::<(), releve_score::Error>(())
    /// ```
    pub fn errors(&self, limit: usize) -> Errors<'_> {
        Errors {
            mismatches: &self.mismatches,
            limit,
        }
    }
}

/// How well a second annotator's gold agrees with a first's: the score of the
/// second as predictions, under the first's synonyms.
///
/// A document that only the first annotated counts as missed throughout; keep
/// to those that both did with [`Gold::only`].
///
/// ```
/// use releve_score::{Gold, agreement};
///
/// let first = Gold::from_json(
///     r#"{"doc": "a", "entities": [{"kind": "person", "name": "Bella Hadid"}], "facts": []}"#,
/// )?;
/// let second = Gold::from_json(
///     r#"{"doc": "a", "entities": [{"kind": "person", "name": "Hadid"}], "facts": []}"#,
/// )?;
/// assert_eq!(agreement(&first, &second).entity_micro().f1(), 1.0);
/// # Ok::<(), releve_score::Error>(())
/// ```
pub fn agreement(first: &Gold, second: &Gold) -> Score {
    Score::of(first, &Predictions::from(second), None)
}
