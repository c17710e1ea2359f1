use super::{Component, Movement, Part, Row};
use crate::wording::{counted_figure, money, number};

impl Part<'_> {
    /// The value as a reader expects it: `12 documents`, `+49%`, `no. 3`.
    pub fn figure(&self, component: Component) -> String {
        let value = match self.rows.first() {
            // A mean over weeks is not known to the last digit.
            Some(Row::Weeks { .. }) => three_digits(self.value),
            _ => self.value,
        };
        let of = |one: &str| counted_figure(value, one);
        match component {
            Component::Press => of("document"),
            Component::Looks => of("look"),
            Component::Showings => of("showing"),
            Component::Launches => of("launch"),
            Component::Collaborations => of("collaboration"),
            Component::Growth if value < 0.0 => format!("−{}%", number(-value)),
            Component::Growth => format!("+{}%", number(value)),
            Component::Ranks => format!("no. {}", number(value)),
            _ => match (self.unit.as_str(), self.unit.parse()) {
                ("count" | "", _) => number(value),
                ("percent", _) => format!("{}%", number(value)),
                ("index", _) => format!("{} of 100", number(value)),
                (_, Ok(currency)) => money(value, currency),
                (unit, Err(_)) => format!("{} ({unit})", number(value)),
            },
        }
    }

    /// Where and of what: `searches · Google · US`.
    pub fn conditions(&self) -> String {
        let parts = [&self.what, &self.channel, &self.market];
        let told = parts.into_iter().filter(|part| !part.is_empty());
        told.map(String::as_str).collect::<Vec<_>>().join(" · ")
    }
}

impl Movement {
    /// `▲2`, `▼1`, `=`, `new`; `–` where nothing is known of the period before.
    pub fn mark(self) -> String {
        match self {
            Self::Up(places) => format!("▲{places}"),
            Self::Down(places) => format!("▼{places}"),
            Self::Same => "=".into(),
            Self::New => "new".into(),
            Self::Unknown => "–".into(),
        }
    }
}

/// A value to three significant digits.
fn three_digits(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let unit = 10f64.powf(value.abs().log10().floor() - 2.0);
    (value / unit).round() * unit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn means_have_three_digits() {
        for (value, expected) in [
            (66.0769, 66.1),
            (39.22, 39.2),
            (-0.01234, -0.0123),
            (0.0, 0.0),
        ] {
            assert!((three_digits(value) - expected).abs() < 1e-12, "{value}");
        }
        assert!((three_digits(123_456.0) - 123_000.0).abs() < 1e-6);
    }
}
