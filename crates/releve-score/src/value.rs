//! What a JSON value counts as where the contract asks for a word, a number or
//! a list.
//!
//! Gold is written by hand and predictions by any program, so a field may hold
//! what it should not; each reading below is that of the reference scorer.

use std::borrow::Cow;
use std::fmt::Write;

use serde_json::Value;

/// The value as words: `null` is `None`, `true` is `True`, as Python has it.
///
/// A list or an object, which no name is, stands as its JSON.
pub(crate) fn words(value: &Value) -> Cow<'_, str> {
    match value {
        Value::String(text) => Cow::Borrowed(text),
        Value::Null => Cow::Borrowed("None"),
        Value::Bool(true) => Cow::Borrowed("True"),
        Value::Bool(false) => Cow::Borrowed("False"),
        other => Cow::Owned(json(other)),
    }
}

/// The value as a number, `None` where it is none; words may spell one.
pub(crate) fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => number.as_f64(),
        Value::Bool(yes) => Some(f64::from(u8::from(*yes))),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
    .filter(|number: &f64| number.is_finite())
}

/// True unless the value is nothing, zero or empty.
pub(crate) fn is_true(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(yes) => *yes,
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(fields) => !fields.is_empty(),
    }
}

/// The items of a list; a word's are its letters, and a number has none.
pub(crate) fn items(value: Option<&Value>) -> Vec<Cow<'_, str>> {
    match value {
        Some(Value::Array(items)) => items.iter().map(words).collect(),
        Some(Value::String(text)) => text.chars().map(|c| Cow::Owned(c.to_string())).collect(),
        Some(Value::Object(fields)) => fields.keys().map(|key| Cow::from(key.as_str())).collect(),
        _ => Vec::new(),
    }
}

/// JSON on one line, with a space after each comma and colon.
pub(crate) fn json(value: &Value) -> String {
    let mut line = String::new();
    write_json(value, &mut line);
    line
}

fn write_json(value: &Value, line: &mut String) {
    match value {
        Value::Array(items) => {
            line.push('[');
            for (k, item) in items.iter().enumerate() {
                line.push_str(if k > 0 { ", " } else { "" });
                write_json(item, line);
            }
            line.push(']');
        }
        Value::Object(fields) => write_fields(
            fields.iter().map(|(key, value)| (key.as_str(), value)),
            line,
        ),
        Value::Number(number) => match number.as_f64() {
            Some(float) if number.is_f64() => write_float(float, line),
            _ => _ = write!(line, "{number}"),
        },
        other => _ = write!(line, "{other}"),
    }
}

/// An object of `fields` in the order given.
pub(crate) fn write_fields<'v>(
    fields: impl Iterator<Item = (&'v str, &'v Value)>,
    line: &mut String,
) {
    line.push('{');
    for (k, (key, value)) in fields.enumerate() {
        line.push_str(if k > 0 { ", " } else { "" });
        _ = write!(line, "{}: ", Value::from(key));
        write_json(value, line);
    }
    line.push('}');
}

/// The shortest digits that read back the same, as Python writes them: with an
/// exponent of at least two digits below 0.0001 and from 1e16 on.
fn write_float(float: f64, line: &mut String) {
    if float == 0.0 || (1e-4..1e16).contains(&float.abs()) {
        _ = write!(line, "{float:?}");
        return;
    }
    let scientific = format!("{float:e}");
    let (digits, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let (sign, exponent) = match exponent.strip_prefix('-') {
        Some(rest) => ('-', rest),
        None => ('+', exponent),
    };
    _ = write!(line, "{digits}e{sign}{exponent:0>2}");
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json as value;

    #[test]
    fn floats_are_written_as_in_python() {
        for (float, expected) in [
            (12.0, "12.0"),
            (0.1, "0.1"),
            (1e16, "1e+16"),
            (1.5e-5, "1.5e-05"),
            (-2e100, "-2e+100"),
            (0.0, "0.0"),
        ] {
            assert_eq!(json(&value!(float)), expected);
        }
        assert_eq!(
            json(&value!({"a": [1, null, "é\n"]})),
            r#"{"a": [1, null, "é\n"]}"#
        );
    }

    #[test]
    fn odd_values_have_a_reading() {
        assert_eq!(number(&value!(" 12.5 ")), Some(12.5));
        assert_eq!(number(&value!("inf")), None);
        assert_eq!(number(&value!(null)), None);
        assert_eq!(items(Some(&value!("ab"))), ["a", "b"]);
        assert!(items(Some(&value!(7))).is_empty());
        assert!(!is_true(&value!(0.0)) && is_true(&value!("false")));
    }
}
