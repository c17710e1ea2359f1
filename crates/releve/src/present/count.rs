//! How many of something, in words.

/// `1 document`, `2 documents`.
pub(crate) fn counted(number: u64, one: &str, many: &str) -> String {
    match number {
        1 => format!("1 {one}"),
        n => format!("{} {many}", thousands(n)),
    }
}

/// The same, of what there is; nothing of none.
pub(crate) fn some(number: u64, one: &str, many: &str) -> Option<String> {
    (number > 0).then(|| counted(number, one, many))
}

/// `12,345`.
pub(crate) fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A value to four figures that count, and to the whole: `104.1`, `123457`. What
/// stands beside it may differ by less than that; tables have all digits.
pub(crate) fn figure(value: f64) -> String {
    let four = format!("{value:.3e}").parse::<f64>().unwrap_or(value);
    match value.abs() < 1000.0 {
        true => four,
        false => value.round(),
    }
    .to_string()
}

/// Products that came with their prices: `2 products, 3 prices`, as one product may
/// have prices of two days; nothing where none came.
pub(crate) fn products_with_prices(products: u64, prices: u64) -> Option<String> {
    some(products, "product", "products")
        .map(|products| format!("{products}, {}", counted(prices, "price", "prices")))
}

/// What of the documents that came is no text of its own, to stand behind their
/// number: `; 1 near-duplicate, not counted`; empty where all are.
pub(crate) fn of_these(versions: u64, copies: u64) -> String {
    let versions = some(versions, "new version", "new versions");
    let copies = some(copies, "near-duplicate", "near-duplicates");
    let mut said = String::new();
    if let Some(versions) = versions {
        said += &format!("; {versions} of a text that was there");
    }
    if let Some(copies) = copies {
        said += &format!("; {copies}, not counted");
    }
    said
}

/// What is said of texts that left a fuller one in its place: `page holds`,
/// `pages hold`.
pub(crate) fn parts(number: u64, (one, many): (&str, &str)) -> Option<String> {
    let pages = some(number, one, many)?;
    Some(format!(
        "{pages} a small part of what is there, which stays"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_words() {
        for (number, expected) in [
            (0, "0"),
            (999, "999"),
            (1000, "1,000"),
            (1234567, "1,234,567"),
        ] {
            assert_eq!(thousands(number), expected);
        }
        for (value, expected) in [
            (104.123456, "104.1"),
            (123456.7, "123457"),
            (0.000123456, "0.0001235"),
            (0.0, "0"),
        ] {
            assert_eq!(figure(value), expected);
        }
        assert_eq!(counted(1, "fact", "facts"), "1 fact");
        assert_eq!(some(0, "fact", "facts"), None);
        assert_eq!(some(2, "fact", "facts").as_deref(), Some("2 facts"));
        assert_eq!(counted(1200, "fact", "facts"), "1,200 facts");
    }
}
