//! Digits with their marks: thousands, decimals, and which mark is which.

/// The value of a run of digits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Digits {
    pub(super) value: f64,
    /// Thousands are set off: `1,250`.
    pub(super) grouped: bool,
}

/// Digits as English writes them. A comma that sets off no thousands is a
/// decimal mark, as on the Continent; so is the last of two different marks.
/// Nothing for what is no number: dates, versions, numbers with leading zeros.
pub(super) fn digits(raw: &str) -> Option<Digits> {
    let plain = raw
        .bytes()
        .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','));
    if !plain || raw.len() > 24 || !raw.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if raw.len() > 1 && raw.starts_with('0') && !raw.starts_with("0.") && !raw.starts_with("0,") {
        return None;
    }
    let last = raw.rfind(['.', ',']);
    let Some(last) = last else {
        return number(raw, "", false);
    };
    let mark = raw.as_bytes()[last] as char;
    let (whole, fraction) = (&raw[..last], &raw[last + 1..]);
    match whole.find(['.', ',']) {
        None if mark == ',' && fraction.len() == 3 && groups(raw, ',') => number(raw, "", true),
        None => number(whole, fraction, false),
        Some(_) if groups(raw, mark) => number(raw, "", true),
        Some(_) => {
            let other = if mark == '.' { ',' } else { '.' };
            (groups(whole, other)).then(|| number(whole, fraction, true))?
        }
    }
}

/// Digits of a price: three digits behind a single full stop are thousands,
/// because no price has tenths of a cent.
pub(super) fn price_digits(raw: &str) -> Option<Digits> {
    let continental = raw
        .split_once('.')
        .is_some_and(|(whole, rest)| rest.len() == 3 && !rest.contains([',', '.']) && whole != "0");
    if continental && groups(raw, '.') {
        return number(raw, "", true);
    }
    digits(raw)
}

/// True where `mark` sets off groups of three, or of two and a last of three.
fn groups(raw: &str, mark: char) -> bool {
    let parts: Vec<&str> = raw.split(mark).collect();
    let Some((first, [middle @ .., last])) = parts.split_first() else {
        return false;
    };
    let digits = parts
        .iter()
        .all(|part| part.bytes().all(|b| b.is_ascii_digit()));
    let indian = !middle.is_empty() && first.len() <= 2 && middle.iter().all(|m| m.len() == 2);
    digits
        && (1..=3).contains(&first.len())
        && last.len() == 3
        && (middle.iter().all(|m| m.len() == 3) || indian)
}

fn number(whole: &str, fraction: &str, grouped: bool) -> Option<Digits> {
    let mut plain: String = whole.chars().filter(char::is_ascii_digit).collect();
    if !fraction.is_empty() {
        plain.push('.');
        plain.push_str(fraction);
    }
    let value = plain.parse::<f64>().ok()?;
    Some(Digits { value, grouped })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_apart() {
        for (raw, value) in [
            ("8", Some(8.0)),
            ("281,000", Some(281_000.0)),
            ("1,250.50", Some(1250.5)),
            ("1.250,00", Some(1250.0)),
            ("1.250.000", Some(1_250_000.0)),
            ("1,25,000", Some(125_000.0)),
            ("2.5", Some(2.5)),
            ("45,90", Some(45.9)),
            ("0.5", Some(0.5)),
            ("1.250", Some(1.25)),
            ("007", None),
            ("12.5.2024", None),
            ("1.2.3", None),
            ("1,2,3", None),
        ] {
            assert_eq!(digits(raw).map(|d| d.value), value, "{raw}");
        }
        assert_eq!(price_digits("1.250").map(|d| d.value), Some(1250.0));
        assert_eq!(price_digits("45.90").map(|d| d.value), Some(45.9));
    }
}
