use super::{Component, Movement, Part};
use crate::wording::{counted_figure, money, number};

impl Part<'_> {
    /// The value as a reader expects it: `12 documents`, `+49%`, `no. 3`.
    pub fn figure(&self, component: Component) -> String {
        let of = |one: &str| counted_figure(self.value, one);
        match component {
            Component::Press => of("document"),
            Component::Looks => of("look"),
            Component::Showings => of("showing"),
            Component::Launches => of("launch"),
            Component::Collaborations => of("collaboration"),
            Component::Growth if self.value < 0.0 => format!("−{}%", number(-self.value)),
            Component::Growth => format!("+{}%", number(self.value)),
            Component::Ranks => format!("no. {}", number(self.value)),
            _ => match (self.unit.as_str(), self.unit.parse()) {
                ("count" | "", _) => number(self.value),
                ("percent", _) => format!("{}%", number(self.value)),
                ("index", _) => format!("{} of 100", number(self.value)),
                (_, Ok(currency)) => money(self.value, currency),
                (unit, Err(_)) => format!("{} ({unit})", number(self.value)),
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
