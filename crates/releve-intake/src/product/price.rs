//! Amounts of money as shops write them.

use releve_facts::Currency;

/// An amount, and its currency where it is said.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Amount {
    /// How much, in units of the currency; never negative.
    pub value: f64,
    /// Of what.
    pub currency: Option<Currency>,
}

/// Signs that mean one currency. `$`, `kr` and `¥` mean several and say nothing.
const SIGNS: [(&str, &str); 13] = [
    ("€", "EUR"),
    ("£", "GBP"),
    ("US$", "USD"),
    ("A$", "AUD"),
    ("C$", "CAD"),
    ("CA$", "CAD"),
    ("AU$", "AUD"),
    ("HK$", "HKD"),
    ("₩", "KRW"),
    ("₹", "INR"),
    ("zł", "PLN"),
    ("R$", "BRL"),
    ("₺", "TRY"),
];

/// Names of currencies in a column of them, in lower case and one number. `dollar`
/// and `krone` mean several.
const NAMES: [(&str, &str); 16] = [
    ("euro", "EUR"),
    ("us dollar", "USD"),
    ("u.s. dollar", "USD"),
    ("british pound", "GBP"),
    ("pound sterling", "GBP"),
    ("sterling", "GBP"),
    ("swiss franc", "CHF"),
    ("japanese yen", "JPY"),
    ("yen", "JPY"),
    ("yuan", "CNY"),
    ("renminbi", "CNY"),
    ("swedish krona", "SEK"),
    ("danish krone", "DKK"),
    ("norwegian krone", "NOK"),
    ("australian dollar", "AUD"),
    ("canadian dollar", "CAD"),
];

/// The currency that a cell names, by code, sign or name: `EUR`, `€`, `Euro`; `None`
/// where it names none, or may mean several (`$`).
pub(crate) fn currency_of(text: &str) -> Option<Currency> {
    let plain = text.trim().to_lowercase();
    let one = plain.strip_suffix('s').unwrap_or(&plain);
    let named = NAMES
        .iter()
        .find(|(name, _)| *name == plain || *name == one);
    match named {
        Some((_, code)) => code.parse().ok(),
        None => currency(text)?,
    }
}

/// Reads an amount: `15.00 USD`, `USD 15`, `€1.299,00`, `1 299,00 €`, `1299`.
/// `None` where it is none, or negative.
///
/// Of a single comma or point with three digits behind it, a comma parts
/// thousands and a point too, unless a zero or nothing stands before it: prices
/// have two decimals, or none.
///
/// # Example: one price, written by five shops
///
/// ```
/// use releve_intake::product::price;
///
/// for text in ["1299.00 EUR", "€1,299.00", "1.299,00 €", "EUR 1 299", "1.299€"] {
///     let amount = price(text).unwrap();
///     assert_eq!(amount.value, 1299.0, "{text}");
///     assert_eq!(amount.currency.unwrap().as_str(), "EUR", "{text}");
/// }
/// assert_eq!(price("$12.5").unwrap().currency, None);
/// assert_eq!(price("on request"), None);
/// ```
pub fn price(text: &str) -> Option<Amount> {
    let text = text.trim();
    if text.len() > 64 {
        return None;
    }
    let begin = text.find(|c: char| c.is_ascii_digit())?;
    let end = text.rfind(|c: char| c.is_ascii_digit())? + 1;
    // A point before the first digit is part of the number.
    let begin = if text[..begin].ends_with(['.', ',']) {
        begin - 1
    } else {
        begin
    };
    let (before, after) = (text[..begin].trim(), text[end..].trim());
    if before.ends_with(['-', '−']) || before.starts_with(['-', '−']) {
        return None;
    }
    Some(Amount {
        value: number(&text[begin..end])?,
        currency: currency(before)?.or(currency(after)?),
    })
}

/// The currency of what stands beside a number; `None` where that is no
/// currency at all.
fn currency(text: &str) -> Option<Option<Currency>> {
    let text = text.trim_matches(['.', '-', ',', ' ']);
    if text.is_empty() || matches!(text, "$" | "¥" | "kr" | "Kr" | "￥" | "元") {
        return Some(None);
    }
    if let Some((_, code)) = SIGNS.iter().find(|(sign, _)| *sign == text) {
        return Some(code.parse().ok());
    }
    // `$ USD` and `USD $` say it twice.
    let letters: String = text.chars().filter(char::is_ascii_alphabetic).collect();
    let others = text.chars().filter(|c| !c.is_ascii_alphabetic());
    if letters.len() != 3
        || others
            .clone()
            .any(|c| !matches!(c, '$' | '¥' | '€' | '£' | ' '))
    {
        return None;
    }
    letters.to_ascii_uppercase().parse().ok().map(Some)
}

fn number(digits: &str) -> Option<f64> {
    let plain: String = digits
        .chars()
        .filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\'' | '’'))
        .collect();
    if !plain
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
    {
        return None;
    }
    let points = plain.matches('.').count();
    let commas = plain.matches(',').count();
    let decimal = match (points, commas) {
        (0, 0) => None,
        (1, 0) => decimal(&plain, '.'),
        (0, 1) => decimal(&plain, ','),
        (_, 0) | (0, _) => None,
        _ if plain.rfind('.') > plain.rfind(',') && points == 1 => Some('.'),
        _ if commas == 1 => Some(','),
        _ => return None,
    };
    let (whole, fraction) = match decimal {
        Some(sign) => plain.split_once(sign)?,
        None => (plain.as_str(), ""),
    };
    let mut groups = whole.split(['.', ',']);
    let first = groups.next().unwrap_or_default();
    let mut grouped = false;
    for group in groups {
        grouped = true;
        // Indian grouping has pairs of digits.
        if !matches!(group.len(), 2 | 3) {
            return None;
        }
    }
    if grouped && !(1..=3).contains(&first.len()) {
        return None;
    }
    let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
    let value: f64 = format!("0{whole}.{fraction}0").parse().ok()?;
    value.is_finite().then_some(value)
}

/// Whether the only separator is a decimal one.
fn decimal(plain: &str, sign: char) -> Option<char> {
    let (before, after) = plain.split_once(sign)?;
    let thousands = after.len() == 3 && (1..=3).contains(&before.len()) && before != "0";
    (!thousands).then_some(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_as_shops_write_them() {
        for (text, value, code) in [
            ("15.00 USD", 15.0, Some("USD")),
            ("15,00 EUR", 15.0, Some("EUR")),
            ("USD15", 15.0, Some("USD")),
            ("1,23,456.50 INR", 123_456.5, Some("INR")),
            ("12'345.60 CHF", 12_345.6, Some("CHF")),
            ("1.234.567 €", 1_234_567.0, Some("EUR")),
            ("0.999 KWD", 0.999, Some("KWD")),
            ("£ 5", 5.0, Some("GBP")),
            ("kr 1 299,-", 1299.0, None),
            ("$ USD 9.99", 9.99, Some("USD")),
            ("199,- kr.", 199.0, None),
            (".5", 0.5, None),
            ("0", 0.0, None),
        ] {
            let amount = price(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(amount.value, value, "{text}");
            let found = amount.currency.map(|code| code.to_string());
            assert_eq!(found.as_deref(), code, "{text}");
        }
        for text in [
            "",
            "free",
            "-5",
            "5 - 10 USD",
            "1,2,3",
            "1.2.3,4,5",
            "12 weeks",
            "é5é",
            "5 of 9",
        ] {
            assert_eq!(price(text), None, "{text}");
        }
    }
}
