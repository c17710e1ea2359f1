//! Words of the calendar: what a word adds to an expression of time.
//!
//! Rust names the classes, because the grammar of times depends on them; the
//! words are data in `lexicon/<language>/calendar.tsv`.

use foldhash::HashMap;
use releve_facts::Season;

use super::WordId;

/// A season as people say it; which collection it means is the grammar's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SeasonWord {
    Spring,
    Summer,
    Autumn,
    Winter,
    PreFall,
    Cruise,
    Holiday,
}

/// A stretch of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    Day,
    Week,
    Month,
    Quarter,
    Season,
    Half,
    Year,
    Decade,
    Century,
}

/// From where and in which direction `two years …` is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Distance {
    /// Back from the day of publication.
    Ago,
    /// Back from a time named before.
    Earlier,
    /// On from a time named before.
    Later,
}

/// What a word means in an expression of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CalendarWord {
    /// 1 to 12.
    Month(i8),
    /// 1, Monday, to 7.
    Weekday(i8),
    Season(SeasonWord),
    /// Letters before the digits of a year: `SS`, `FW`.
    Code(Season),
    Number(i16),
    Ordinal(i16),
    /// The first year of a decade: `nineties`.
    Decade(i16),
    Unit(Unit),
    /// `last`, `this`, `next` as -1, 0, 1.
    Shift(i8),
    /// `past`, as in `this past summer`.
    Past,
    /// Points to a time named before: `that February`.
    Back,
    /// `yesterday`, `today`, `tomorrow` as -1, 0, 1.
    Day(i8),
    /// `early`, `mid`, `late`.
    Part,
    Distance(Distance),
    /// A preposition that a year may follow: `in`, `since`.
    Lead,
    /// Stands before what a figure is compared with: `than`, `versus`.
    Compare,
    /// Stands before a count: `nearly`, `over`.
    Approximate,
    /// Tells of what is to come: `will`, `due`.
    Future,
    /// A number behind it is no time: `room`, `page`.
    Numbered,
    /// The number before it is a count: `followers`, `pairs`.
    Counted,
    /// A show or collection: `couture`, `runway`.
    Collection,
    /// Stands before a day of publication: `published`, `updated`.
    Publication,
}

impl CalendarWord {
    fn parse(class: &str, value: &str) -> Option<Self> {
        let number = |range: std::ops::RangeInclusive<i16>| {
            value.parse::<i16>().ok().filter(|n| range.contains(n))
        };
        let small = |range| number(range).map(|n| n as i8);
        Some(match class {
            "month" => Self::Month(small(1..=12)?),
            "weekday" => Self::Weekday(small(1..=7)?),
            "season" => Self::Season(match value {
                "spring" => SeasonWord::Spring,
                "summer" => SeasonWord::Summer,
                "autumn" => SeasonWord::Autumn,
                "winter" => SeasonWord::Winter,
                "pre-fall" => SeasonWord::PreFall,
                "cruise" => SeasonWord::Cruise,
                "holiday" => SeasonWord::Holiday,
                _ => return None,
            }),
            "code" => Self::Code(match value {
                "SS" => Season::SpringSummer,
                "AW" => Season::AutumnWinter,
                "PF" => Season::PreFall,
                "CR" => Season::Cruise,
                "HO" => Season::Holiday,
                _ => return None,
            }),
            "number" => Self::Number(number(1..=100)?),
            "ordinal" => Self::Ordinal(number(1..=31)?),
            "decade" => Self::Decade(number(1700..=2090)?),
            "unit" => Self::Unit(match value {
                "day" => Unit::Day,
                "week" => Unit::Week,
                "month" => Unit::Month,
                "quarter" => Unit::Quarter,
                "season" => Unit::Season,
                "half" => Unit::Half,
                "year" => Unit::Year,
                "decade" => Unit::Decade,
                "century" => Unit::Century,
                _ => return None,
            }),
            "shift" => Self::Shift(small(-1..=1)?),
            "past" => Self::Past,
            "back" => Self::Back,
            "day" => Self::Day(small(-1..=1)?),
            "part" => Self::Part,
            "distance" => Self::Distance(match value {
                "ago" => Distance::Ago,
                "earlier" => Distance::Earlier,
                "later" => Distance::Later,
                _ => return None,
            }),
            "lead" => Self::Lead,
            "compare" => Self::Compare,
            "approximate" => Self::Approximate,
            "future" => Self::Future,
            "numbered" => Self::Numbered,
            "counted" => Self::Counted,
            "collection" => Self::Collection,
            "publication" => Self::Publication,
            _ => return None,
        })
    }
}

/// The calendar words of a language.
#[derive(Debug, Clone, Default)]
pub(crate) struct Calendar {
    words: HashMap<WordId, CalendarWord>,
}

impl Calendar {
    /// Adds a word; one of the user's own replaces what was known of it.
    pub(super) fn add(&mut self, word: WordId, class: &str, value: &str) -> Result<(), String> {
        let meaning = CalendarWord::parse(class, value)
            .ok_or_else(|| format!("`{class}` with the value `{value}` is no class of times"))?;
        self.words.insert(word, meaning);
        Ok(())
    }

    /// What `word` adds to a time, if anything.
    pub(crate) fn get(&self, word: WordId) -> Option<CalendarWord> {
        self.words.get(&word).copied()
    }

    /// True for `Tuesday` and `December`, but not for `May`, `March`, `August`
    /// and `April`, which are names too.
    pub(crate) fn is_day_or_month(&self, word: WordId) -> bool {
        matches!(
            self.get(word),
            Some(CalendarWord::Weekday(_) | CalendarWord::Month(1 | 2 | 6 | 7 | 9..=12))
        )
    }
}
