use crate::gold::{Document, Entity};
use crate::{Counts, Gold, Predictions, Score};

/// How well the entities agree of which `chosen` says yes, given kind and name:
/// those of the gold and those of the predictions are matched as
/// [`Score::of`] matches all, and nothing else is looked at.
///
/// This is how a part of the names is scored, such as those that no lexicon
/// knows. A prediction without a name is not asked about and does not count.
///
/// # Example: brands alone
///
/// ```
/// use releve_score::{Gold, Predictions, entities_where};
///
/// let gold = Gold::from_json(
///     r#"{"doc": "a", "facts": [], "entities": [
///         {"kind": "brand", "name": "Nordvik"}, {"kind": "person", "name": "Bo Lind"}]}"#,
/// )?;
/// let predictions = Predictions::from_jsonl(
///     r#"{"type": "entity", "doc": "a", "kind": "brand", "name": "Nordvik"}
///        {"type": "entity", "doc": "a", "kind": "brand", "name": "Bo Lind"}"#,
/// )?;
/// let counts = entities_where(&gold, &predictions, |kind, _| kind == "brand");
/// assert_eq!((counts.matched, counts.pred, counts.gold), (1, 2, 1));
/// # Ok::<(), releve_score::Error>(())
/// ```
pub fn entities_where(
    gold: &Gold,
    predictions: &Predictions,
    chosen: impl Fn(&str, &str) -> bool,
) -> Counts {
    let documents = gold.documents.iter().map(|document| Document {
        doc: document.doc.clone(),
        entities: document
            .entities
            .iter()
            .filter(|entity| (entity.name.as_str()).is_some_and(|name| chosen(&entity.kind, name)))
            .map(|entity| Entity {
                kind: entity.kind.clone(),
                name: entity.name.clone(),
            })
            .collect(),
        facts: Vec::new(),
    });
    let part = Gold {
        documents: documents.collect(),
        synonyms: gold.synonyms.clone(),
    };
    let found = predictions.entities_where(chosen);
    Score::of(&part, &found, None).entity_micro()
}
