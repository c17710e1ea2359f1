//! Days in the names of files, as tools that download daily write them.

use jiff::civil::Date;

/// The last day in a file's name: `products-2026-11-20.json`, `feed_20261120.tsv`.
/// Folders do not count.
pub(crate) fn day(name: &str) -> Option<Date> {
    let file = name.rsplit(['/', '\\']).next()?;
    let mut found = None;
    let bytes = file.as_bytes();
    for at in 0..bytes.len() {
        // In the middle of a longer number there is no day.
        if at > 0 && bytes[at - 1].is_ascii_digit() {
            continue;
        }
        for length in [10, 8] {
            let Some(text) = file.get(at..at + length) else {
                continue;
            };
            let ends = bytes
                .get(at + length)
                .is_none_or(|byte| !byte.is_ascii_digit());
            if ends && let Some(day) = written(text) {
                found = Some(day);
                break;
            }
        }
    }
    found
}

fn written(text: &str) -> Option<Date> {
    let digits: Vec<i64> = text
        .split(['-', '_', '.'])
        .map(|part| {
            part.bytes()
                .all(|b| b.is_ascii_digit())
                .then(|| part.parse().ok())?
        })
        .collect::<Option<_>>()?;
    let (year, month, day) = match digits[..] {
        [all] if text.len() == 8 => (all / 10_000, all / 100 % 100, all % 100),
        [year, month, day] if text.len() == 10 => (year, month, day),
        _ => return None,
    };
    // Other numbers of eight digits are no days.
    if !(1990..2100).contains(&year) {
        return None;
    }
    Date::new(
        year as i16,
        i8::try_from(month).ok()?,
        i8::try_from(day).ok()?,
    )
    .ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn names_with_days() {
        for (name, expected) in [
            ("shop/products-2026-11-20.json", Some(date(2026, 11, 20))),
            ("feed_20261120.tsv", Some(date(2026, 11, 20))),
            ("2026.11.20 flats.csv", Some(date(2026, 11, 20))),
            ("20261119_20261120.csv", Some(date(2026, 11, 20))),
            ("2026-11-20/products.json", None),
            ("order-12345678.csv", None),
            ("202611201.csv", None),
            ("é2026-13-20.csv", None),
            ("", None),
        ] {
            assert_eq!(day(name), expected, "{name}");
        }
    }
}
