//! Numbers and money in words.

use releve_facts::{Bound, Currency, Direction, Measure, Unit};

/// A number as a reader expects it: thousands apart, millions in words, at
/// most two decimals.
///
/// # Example: small and large
///
/// ```
/// use releve_insight::number;
///
/// assert_eq!(number(281_000.0), "281,000");
/// assert_eq!(number(2_400_000_000.0), "2.4 billion");
/// assert_eq!(number(58.3), "58.3");
/// assert_eq!(number(999_999_999.0), "1 billion");
/// assert_eq!(number(-0.001), "0");
/// ```
pub fn number(value: f64) -> String {
    let mut below = 1.0;
    let mut told = decimals(value);
    for (size, word) in [(1e6, "million"), (1e9, "billion"), (1e12, "trillion")] {
        // What is written to hundredths of the size below may be one of this.
        if rounded(value / below).abs() * below < size {
            break;
        }
        told = format!("{} {word}", decimals(value / size));
        below = size;
    }
    told
}

/// A value of a series in few characters: three figures that count, thousands apart.
///
/// # Example: small, negative and large
///
/// ```
/// use releve_insight::amount;
///
/// assert_eq!(amount(61.26), "61.3");
/// assert_eq!(amount(0.003_412), "0.00341");
/// assert_eq!(amount(-8.5), "−8.5");
/// assert_eq!(amount(-0.0), "0");
/// assert_eq!(amount(12_400.0), "12,400");
/// assert_eq!(amount(1_400_000.0), "1.4 million");
/// ```
pub fn amount(value: f64) -> String {
    if value.abs() >= 1000.0 {
        return number(value.round());
    }
    let three = format!("{value:.2e}").parse::<f64>().unwrap_or(value);
    if three == 0.0 {
        return "0".to_owned();
    }
    three.to_string().replace('-', "−")
}

/// To hundredths.
fn rounded(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

fn decimals(value: f64) -> String {
    let value = rounded(value);
    let text = format!("{:.2}", value.abs());
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let mut out = String::new();
    if value < 0.0 {
        out.push('−');
    }
    for (n, digit) in whole.chars().enumerate() {
        if n > 0 && (whole.len() - n) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    let part = part.trim_end_matches('0');
    if !part.is_empty() {
        out.push('.');
        out.push_str(part);
    }
    out
}

/// A sum of money with its sign where one is current, else its code.
///
/// # Example: a sign and a code
///
/// ```
/// use releve_insight::money;
///
/// assert_eq!(money(1200.0, "GBP".parse()?), "£1,200");
/// assert_eq!(money(49.5, "SEK".parse()?), "SEK\u{a0}49.50");
/// assert_eq!(money(49.999, "GBP".parse()?), "£50");
/// # Ok::<(), releve_facts::Error>(())
/// ```
pub fn money(value: f64, currency: Currency) -> String {
    let mut figure = number(value);
    // Cents have two digits: 49.5 is 49.50.
    if rounded(value).abs() < 1e6
        && figure
            .split_once('.')
            .is_some_and(|(_, part)| part.len() == 1)
    {
        figure.push('0');
    }
    match currency.as_str() {
        "GBP" => format!("£{figure}"),
        "USD" => format!("${figure}"),
        "EUR" => format!("€{figure}"),
        "JPY" => format!("¥{figure}"),
        "CNY" => format!("CN¥{figure}"),
        "KRW" => format!("₩{figure}"),
        "INR" => format!("₹{figure}"),
        code => format!("{code}\u{a0}{figure}"),
    }
}

/// The figure of a measure with its bound and way: `+49%`, `over 281,000`,
/// `no. 1`, `×2`.
pub fn figure(measure: &Measure) -> String {
    let bound = match measure.bound {
        Some(Bound::Over) => "over ",
        Some(Bound::Under) => "just under ",
        Some(Bound::About) => "about ",
        Some(Bound::From) => "from ",
        Some(Bound::Exact) | None => "",
    };
    let sign = match (measure.change, measure.direction) {
        (true, Some(Direction::Up)) => "+",
        (true, Some(Direction::Down)) => "−",
        _ => "",
    };
    let value = match measure.unit {
        Unit::Percent => format!("{sign}{}%", number(measure.value)),
        // What is left of it says less than what was lost: `×0.5`.
        Unit::Ratio if sign == "−" && measure.value < 1.0 => {
            format!("−{}%", number(100.0 - (measure.value * 100.0).round()))
        }
        // What fell threefold has a third left.
        Unit::Ratio if sign == "−" => {
            format!("−{}%", number((100.0 - 100.0 / measure.value).round()))
        }
        Unit::Ratio => format!("×{}", number(measure.value)),
        Unit::Rank if measure.change => format!("{sign}{} places", number(measure.value)),
        Unit::Rank => format!("no. {}", number(measure.value)),
        Unit::Currency(code) => format!("{sign}{}", money(measure.value, code)),
        Unit::Count => format!("{sign}{}", number(measure.value)),
    };
    format!("{bound}{value}")
}
