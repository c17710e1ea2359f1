//! Days that move from year to year and take demand with them.

mod dates;
mod effects;
mod ground;
mod resting;
mod returns;
mod season;
#[cfg(test)]
mod simulated;
mod windows;

use std::fmt;
use std::str::FromStr;

use crate::Error;

pub(crate) use effects::Effects;
pub use effects::Shown;

/// A day that moves from year to year, of which a plain season knows nothing.
///
/// Days of a fixed date are the season's affair. Dates are computed for the years
/// 1900 to 2200 and hold to the day for Easter and the days counted from Sundays,
/// to the day in China for the lunar ones, and to within a day for Diwali,
/// Ramadan and Eid, which are announced where they are kept.
///
/// # Example: by name, and by market
///
/// ```
/// use releve_series::Holiday;
///
/// assert_eq!("easter".parse::<Holiday>()?, Holiday::Easter);
/// assert!(Holiday::of_market("CN").contains(&Holiday::LunarNewYear));
/// assert!(!Holiday::of_market("United Kingdom").contains(&Holiday::Ramadan));
/// // Where a market is not known, any of them may show.
/// assert_eq!(Holiday::of_market("").len(), Holiday::ALL.len());
/// let error = "xmas".parse::<Holiday>().unwrap_err();
/// assert!(error.to_string().starts_with("no holiday `xmas`; expected `easter`, "));
/// # Ok::<(), releve_series::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holiday {
    /// Easter Sunday of the western churches.
    Easter,
    /// Easter Sunday of the orthodox churches.
    OrthodoxEaster,
    /// The fourth Sunday of Lent: Mother's Day in Britain and Ireland.
    MotheringSunday,
    /// The second Sunday of May: Mother's Day in most places.
    MothersDay,
    /// The third Sunday of June.
    FathersDay,
    /// The day after Thanksgiving, the fourth Thursday of November.
    BlackFriday,
    /// The first day of the Chinese year.
    LunarNewYear,
    /// The seventh day of the seventh Chinese month.
    Qixi,
    /// The fifteenth day of the eighth Chinese month.
    MidAutumn,
    /// The new moon of Kartika.
    Diwali,
    /// The first day of Ramadan; Eid al-Fitr, which ends it, is told with it.
    Ramadan,
    /// The tenth day of Dhu al-Hijja.
    EidAlAdha,
}

const TABLE: &str = include_str!("../../data/holidays.tsv");

impl Holiday {
    /// Every one, in the order of the table of names and markets.
    pub const ALL: [Self; 12] = [
        Self::Easter,
        Self::OrthodoxEaster,
        Self::MotheringSunday,
        Self::MothersDay,
        Self::FathersDay,
        Self::BlackFriday,
        Self::LunarNewYear,
        Self::Qixi,
        Self::MidAutumn,
        Self::Diwali,
        Self::Ramadan,
        Self::EidAlAdha,
    ];

    /// What it is called on the command line: `lunar-new-year`.
    pub fn name(self) -> &'static str {
        row(self).next().unwrap_or_default()
    }

    /// What it is, in words: `the second Sunday of May`.
    pub fn meaning(self) -> &'static str {
        row(self).nth(1).unwrap_or_default()
    }

    /// Those that move demand in a market, called by its ISO code or English
    /// name, whatever the case; all of them where it is not known.
    pub fn of_market(market: &str) -> Vec<Self> {
        let market = market.trim().to_lowercase();
        let kept = |holiday: &Self, name: &str| {
            let markets = row(*holiday).nth(2).unwrap_or_default();
            markets.split(',').any(|one| one == name)
        };
        if !Self::ALL.iter().any(|holiday| kept(holiday, &market)) {
            return Self::ALL.to_vec();
        }
        let here = |holiday: &Self| kept(holiday, &market) || kept(holiday, "*");
        Self::ALL.into_iter().filter(here).collect()
    }
}

/// The fields of a holiday's row.
fn row(holiday: Holiday) -> impl Iterator<Item = &'static str> {
    let place = Holiday::ALL.iter().position(|one| *one == holiday);
    let rows = TABLE.lines().filter(|line| !line.starts_with('#'));
    let row = rows.into_iter().nth(place.unwrap_or(usize::MAX));
    row.unwrap_or_default().split('\t')
}

impl fmt::Display for Holiday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Holiday {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let wanted = text.trim().to_lowercase();
        Self::ALL
            .into_iter()
            .find(|holiday| holiday.name() == wanted)
            .ok_or_else(|| {
                let names: Vec<String> = Self::ALL.iter().map(|one| format!("`{one}`")).collect();
                Error::request(format!(
                    "no holiday `{text}`; expected {}",
                    names.join(", ")
                ))
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_holiday_has_its_row() {
        let rows = TABLE.lines().filter(|line| !line.starts_with('#'));
        assert_eq!(rows.clone().count(), Holiday::ALL.len());
        for holiday in Holiday::ALL {
            assert_eq!(holiday.name().parse::<Holiday>().unwrap(), holiday);
            assert!(!holiday.meaning().is_empty());
            assert_eq!(row(holiday).count(), 3, "{holiday}");
        }
        assert_eq!(Holiday::EidAlAdha.name(), "eid-al-adha");
        assert_eq!(Holiday::Diwali.name(), "diwali");
    }
}
