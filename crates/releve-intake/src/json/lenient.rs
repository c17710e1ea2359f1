//! Values that shops and tools write in more than one way.

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// A text that may be written as a number, a flag, an array of texts, or as an
/// object with a `name`, `@value`, `value` or `url`; empty where it is null.
///
/// Whoever asks for one value of an array gets the first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Text(Vec<String>);

impl Text {
    /// The first value that says something, in one line.
    pub(crate) fn one(&self) -> Option<String> {
        self.words().next()
    }

    /// All values, each in one line.
    pub(crate) fn words(&self) -> impl Iterator<Item = String> + '_ {
        self.0.iter().filter_map(|text| crate::said::one_line(text))
    }

    /// All values joined.
    pub(crate) fn joined(&self, by: &str) -> Option<String> {
        let all: Vec<String> = self.words().collect();
        (!all.is_empty()).then(|| all.join(by))
    }

    /// The first value as it is written, lines and all.
    pub(crate) fn raw(&self) -> Option<&str> {
        self.0
            .iter()
            .map(String::as_str)
            .find(|text| !text.trim().is_empty())
    }
}

/// Keys under which an object says what it is called, the first the best.
const NAMES: [&str; 5] = ["name", "@value", "value", "url", "@id"];

struct Lenient;

impl<'de> Visitor<'de> for Lenient {
    type Value = Text;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a text, a number, an array or an object with a name")
    }

    fn visit_unit<E>(self) -> Result<Text, E> {
        Ok(Text::default())
    }

    fn visit_none<E>(self) -> Result<Text, E> {
        Ok(Text::default())
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Text, D::Error> {
        from.deserialize_any(self)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Text, E> {
        Ok(Text(vec![flag.to_string()]))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Text, E> {
        Ok(Text(vec![number.to_string()]))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Text, E> {
        Ok(Text(vec![number.to_string()]))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Text, E> {
        Ok(Text(vec![number.to_string()]))
    }

    fn visit_str<E>(self, text: &str) -> Result<Text, E> {
        Ok(Text(vec![text.to_owned()]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Text, A::Error> {
        let mut all = Vec::new();
        while let Some(Text(item)) = items.next_element()? {
            all.extend(item);
        }
        Ok(Text(all))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Text, A::Error> {
        let mut best: Option<(usize, Text)> = None;
        while let Some(key) = entries.next_key::<String>()? {
            match NAMES.iter().position(|name| *name == key) {
                Some(rank) if best.as_ref().is_none_or(|(known, _)| rank < *known) => {
                    let value: Text = entries.next_value()?;
                    if value.raw().is_some() {
                        best = Some((rank, value));
                    }
                }
                _ => {
                    entries.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(best.map(|(_, value)| value).unwrap_or_default())
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Lenient)
    }
}

/// Words as an array, or as one text with commas or semicolons between them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Words(pub(crate) Vec<String>);

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let Text(all) = Text::deserialize(from)?;
        let words = all.iter().flat_map(|text| text.split([',', ';']));
        Ok(Self(words.filter_map(crate::said::one_line).collect()))
    }
}

/// A finite number out of a JSON value that may be a string.
pub(crate) fn amount(text: &Text) -> Option<f64> {
    let number: f64 = text.raw()?.trim().parse().ok()?;
    number.is_finite().then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_meaning_in_many_forms() {
        for (json, expected) in [
            (r#""Miu  Miu""#, Some("Miu Miu")),
            (
                r#"{"@type":"Brand","url":"u","name":"Miu Miu"}"#,
                Some("Miu Miu"),
            ),
            (r#"[null,"",{"name":["Miu Miu"]}]"#, Some("Miu Miu")),
            ("12", Some("12")),
            ("1.5", Some("1.5")),
            ("true", Some("true")),
            ("null", None),
            (r#"{"a":[{"b":1}]}"#, None),
        ] {
            let text: Text = serde_json::from_str(json).unwrap();
            assert_eq!(text.one().as_deref(), expected, "{json}");
        }
        let number = |json: &str| amount(&serde_json::from_str(json).unwrap());
        assert_eq!(number(r#"" 8.50""#), Some(8.5));
        assert_eq!(number(r#""NaN""#), None);
    }

    #[test]
    fn tags_come_as_an_array_or_as_a_text() {
        for json in [
            r#"["flats","satin"]"#,
            r#""flats, satin""#,
            r#""flats;satin,""#,
        ] {
            let words: Words = serde_json::from_str(json).unwrap();
            assert_eq!(words.0, ["flats", "satin"], "{json}");
        }
    }
}
