//! Whether evidence lies in the text, and where the gold says.

use serde_json::Value;

use crate::compare::Fields;

/// A predicted fact may quote this much more than the gold before its
/// evidence says nothing about the place: three times, and 200 characters.
const WIDE_FACTOR: f64 = 3.0;
const WIDE_CHARS: f64 = 200.0;

/// A text with the byte at which each character begins, and its end.
pub(crate) struct Text<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Text<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let starts = text.char_indices().map(|(at, _)| at);
        Self {
            text,
            starts: starts.chain([text.len()]).collect(),
        }
    }

    /// How many spans of a fact are exactly in the text, and how many it has;
    /// a fact without evidence counts as one span that is not.
    pub(crate) fn grounded(&self, fact: &Fields) -> (usize, usize) {
        match fact.get("evidence") {
            Some(Value::Array(spans)) if !spans.is_empty() => {
                let grounded = spans.iter().filter(|span| self.is_grounded(span));
                (grounded.count(), spans.len())
            }
            _ => (0, 1),
        }
    }

    fn is_grounded(&self, span: &Value) -> bool {
        let offset = |field: &str| usize::try_from(span.get(field)?.as_u64()?).ok();
        let (Some(start), Some(end)) = (offset("start"), offset("end")) else {
            return false;
        };
        let quote = span.get("quote").and_then(Value::as_str);
        start < end
            && self
                .slice(start, end)
                .is_some_and(|slice| quote == Some(slice))
    }

    fn slice(&self, start: usize, end: usize) -> Option<&str> {
        self.text
            .get(*self.starts.get(start)?..*self.starts.get(end)?)
    }

    /// Whether a predicted fact's evidence meets a place of the gold's quotes;
    /// `None` where the gold has none.
    pub(crate) fn agrees(&self, gold: &Fields, pred: &Fields) -> Option<bool> {
        let quotes: Vec<&str> = match gold.get("evidence") {
            Some(Value::Array(quotes)) if !quotes.is_empty() => {
                quotes.iter().filter_map(Value::as_str).collect()
            }
            _ => return None,
        };
        let have: Vec<(f64, f64)> = match pred.get("evidence") {
            Some(Value::Array(spans)) => spans.iter().map(span).collect(),
            _ => Vec::new(),
        };
        let quoted: usize = quotes.iter().map(|quote| quote.chars().count()).sum();
        let length: f64 = have.iter().map(|(start, end)| end - start).sum();
        if length > WIDE_FACTOR * quoted as f64 + WIDE_CHARS {
            return Some(false);
        }
        Some(quotes.iter().any(|quote| {
            self.places(quote)
                .any(|(x, y)| have.iter().any(|&(start, end)| start < y && x < end))
        }))
    }

    /// Every place of a quote, in characters, overlapping ones included.
    fn places(&self, quote: &str) -> impl Iterator<Item = (f64, f64)> {
        let chars = quote.chars().count();
        let mut from = 0;
        std::iter::from_fn(move || {
            let byte = self.starts.get(from).copied()?;
            let found = byte + self.text.get(byte..)?.find(quote)?;
            let start = self.starts.partition_point(|&at| at < found);
            from = start + 1;
            Some((start as f64, (start + chars) as f64))
        })
    }
}

fn span(evidence: &Value) -> (f64, f64) {
    let offset = |field| evidence.get(field).and_then(Value::as_f64).unwrap_or(0.0);
    (offset("start"), offset("end"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn fields(value: Value) -> Fields {
        value.as_object().cloned().unwrap_or_default()
    }

    #[test]
    fn offsets_count_characters() {
        let text = Text::new("Chloé dévoile");
        let fact = |start: i64, end: i64, quote: &str| {
            fields(json!({"evidence": [{"start": start, "end": end, "quote": quote}]}))
        };
        assert_eq!(text.grounded(&fact(6, 13, "dévoile")), (1, 1));
        assert_eq!(text.grounded(&fact(7, 14, "dévoile")), (0, 1));
        assert_eq!(text.grounded(&fact(-1, 5, "Chloé")), (0, 1));
        assert_eq!(text.grounded(&fact(5, 5, "")), (0, 1));
        assert_eq!(text.grounded(&fields(json!({}))), (0, 1));
        assert_eq!(
            text.grounded(&fields(json!({"evidence": ["Chloé", 3]}))),
            (0, 2)
        );
    }

    #[test]
    fn quotes_are_found_at_every_place() {
        let text = Text::new("ééé");
        assert_eq!(
            text.places("éé").collect::<Vec<_>>(),
            [(0.0, 2.0), (1.0, 3.0)]
        );
        assert_eq!(text.places("").count(), 4);
        assert_eq!(Text::new("").places("a").count(), 0);
    }
}
