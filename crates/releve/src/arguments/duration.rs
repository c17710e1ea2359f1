//! Stretches of time as they are typed, in one way everywhere.

use std::time::Duration;

/// A time: a number and `ms`, `s`, `m`, `h` or `d`; of seconds parts, too.
pub(super) fn time(text: &str) -> Result<Duration, String> {
    parsed(text).ok_or_else(|| {
        format!("expected a time such as `200ms`, `0.5s`, `30m`, `6h` or `1d`, but found `{text}`")
    })
}

/// A time above zero.
pub(super) fn positive(text: &str) -> Result<Duration, String> {
    let time = time(text)?;
    if time.is_zero() {
        return Err(format!(
            "expected a time of more than 0, but found `{text}`"
        ));
    }
    Ok(time)
}

/// A time above zero, or a number alone, which is of seconds.
pub(super) fn seconds(text: &str) -> Result<Duration, String> {
    parsed(text)
        .or_else(|| parsed(&format!("{text}s")))
        .filter(|duration| !duration.is_zero())
        .ok_or_else(|| {
            format!("expected seconds, more than 0, or a time such as `2m`, but found `{text}`")
        })
}

fn parsed(text: &str) -> Option<Duration> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    let (number, unit) = text.split_at(end);
    let seconds: u64 = match unit {
        "ms" => return Some(Duration::from_millis(number.parse::<u32>().ok()?.into())),
        "s" => {
            let (whole, part) = number.split_once('.').unwrap_or((number, "0"));
            let digits = !whole.is_empty() && !part.is_empty() && !part.contains('.');
            let whole: u32 = whole.parse().ok()?;
            let part: f64 = format!("0.{part}").parse().ok().filter(|_| digits)?;
            return Some(
                Duration::from_secs(whole.into()) + Duration::try_from_secs_f64(part).ok()?,
            );
        }
        "m" => 60,
        "h" => 3600,
        "d" => 86_400,
        _ => return None,
    };
    let number: u32 = number.parse().ok()?;
    Some(Duration::from_secs(u64::from(number) * seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_have_a_unit() {
        for (text, expected) in [
            ("90s", Duration::from_secs(90)),
            ("0.2s", Duration::from_millis(200)),
            ("1.25s", Duration::from_millis(1250)),
            ("200ms", Duration::from_millis(200)),
            ("6h", Duration::from_secs(21_600)),
            ("1d", Duration::from_secs(86_400)),
            ("0s", Duration::ZERO),
        ] {
            assert_eq!(time(text), Ok(expected), "{text}");
        }
        for wrong in [
            "",
            "6",
            "h",
            "-1h",
            "1.5h",
            "6ü",
            "99999999999d",
            "1.s",
            ".5s",
            "1.2.3s",
            "0.5ms",
            "s",
            ".s",
            "1e3s",
            "NaNs",
        ] {
            assert!(time(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn seconds_need_none() {
        assert_eq!(seconds("0.5"), Ok(Duration::from_millis(500)));
        assert_eq!(seconds("60"), Ok(Duration::from_secs(60)));
        assert_eq!(seconds("2m"), Ok(Duration::from_secs(120)));
        for wrong in ["", "0", "0ms", "-1", "soon", "inf", "99999999999"] {
            assert!(seconds(wrong).is_err(), "{wrong}");
        }
    }
}
