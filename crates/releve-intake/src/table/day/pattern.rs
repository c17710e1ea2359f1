//! The forms in which tables write a day, a month, a quarter or a week.

use jiff::ToSpan as _;
use jiff::civil::{Date, ISOWeekDate, Weekday};
use jiff::fmt::strtime;
use releve_series::Calendar;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pattern {
    /// `2024-01-31`, with or without a time of day behind it.
    Iso,
    /// `20240131`
    Basic,
    /// `2024-01`
    Month,
    /// `2024-Q1`, `2024Q1`, `Q1 2024`
    Quarter(QuarterForm),
    /// `2024-W05`, `2024W05`: the Monday of the ISO week.
    Week { dash: bool },
    /// Day, month and year in figures with a sign between.
    Figures { order: Order, sign: char },
    /// With the month in letters.
    Letters(&'static str),
    /// `2024-01-01 - 2024-01-07`: the first, and days from it to the second.
    Range(i64),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum QuarterForm {
    Dash,
    Joined,
    Before,
}

/// What comes first in a date in figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    YearMonthDay,
    DayMonthYear,
    MonthDayYear,
}

/// As spreadsheets and people write them. A year of two figures is one from 1969
/// to 2068, as POSIX has it for `%y`
/// (<https://pubs.opengroup.org/onlinepubs/9799919799/functions/strptime.html>).
const LETTERS: [&str; 22] = [
    "%b %d, %Y",
    "%B %d, %Y",
    "%d %b %Y",
    "%d %B %Y",
    "%d-%b-%Y",
    "%d-%B-%Y",
    "%b %Y",
    "%B %Y",
    "%b-%Y",
    "%B-%Y",
    "%Y %b",
    "%Y %B",
    "%Y-%b",
    "%d %b %y",
    "%d %B %y",
    "%d-%b-%y",
    "%b-%y",
    "%B-%y",
    "%b %y",
    "%B %y",
    "%b '%y",
    "%B '%y",
];

/// Every pattern that the cells of one column can have.
pub(super) fn patterns(cell: &str) -> Vec<Pattern> {
    let mut all = vec![
        Pattern::Iso,
        Pattern::Basic,
        Pattern::Month,
        Pattern::Quarter(QuarterForm::Dash),
        Pattern::Quarter(QuarterForm::Joined),
        Pattern::Quarter(QuarterForm::Before),
        Pattern::Week { dash: true },
        Pattern::Week { dash: false },
    ];
    for order in [
        Order::YearMonthDay,
        Order::DayMonthYear,
        Order::MonthDayYear,
    ] {
        all.extend(['/', '.', '-'].map(|sign| Pattern::Figures { order, sign }));
    }
    all.extend(LETTERS.map(Pattern::Letters));
    if let Some((first, second)) = range(cell) {
        all.push(Pattern::Range(
            Calendar::Daily
                .containing(second)
                .since(Calendar::Daily.containing(first)),
        ));
    }
    all
}

impl Pattern {
    pub(super) fn read(self, cell: &str) -> Option<Date> {
        match self {
            Self::Iso => {
                let day = cell.get(..10)?;
                let rest = &cell[10..];
                let time = rest.starts_with('T')
                    || rest.starts_with(' ')
                        && rest[1..].starts_with(|c: char| c.is_ascii_digit())
                        && rest.contains(':')
                        && !rest.contains('-');
                (rest.is_empty() || time).then(|| numbers(day, '-', Order::YearMonthDay))?
            }
            Self::Basic => {
                if cell.len() != 8 || !cell.bytes().all(|b| b.is_ascii_digit()) {
                    return None;
                }
                let year: i16 = cell[..4].parse().ok()?;
                // A count of eight figures is no date.
                (1900..2200).contains(&year).then_some(())?;
                Date::new(year, cell[4..6].parse().ok()?, cell[6..].parse().ok()?).ok()
            }
            Self::Month => {
                let (year, month) = cell.split_once('-')?;
                (year.len() == 4 && month.len() == 2).then_some(())?;
                Date::new(figures(year)?, figures(month)?.try_into().ok()?, 1).ok()
            }
            Self::Quarter(form) => {
                let (year, quarter) = match form {
                    QuarterForm::Dash => cell.split_once("-Q")?,
                    QuarterForm::Joined => cell.split_once('Q')?,
                    QuarterForm::Before => {
                        let (quarter, year) = cell.strip_prefix('Q')?.split_once(' ')?;
                        (year, quarter)
                    }
                };
                let quarter = figures(quarter).filter(|q| (1..=4).contains(q))?;
                (year.len() == 4).then_some(())?;
                Date::new(figures(year)?, (quarter * 3 - 2) as i8, 1).ok()
            }
            Self::Week { dash } => {
                let (year, week) = cell.split_once(if dash { "-W" } else { "W" })?;
                (year.len() == 4).then_some(())?;
                let week = figures(week)?.try_into().ok()?;
                ISOWeekDate::new(figures(year)?, week, Weekday::Monday)
                    .ok()
                    .map(|week| week.date())
            }
            Self::Figures { order, sign } => {
                // A time of day behind the date is passed over.
                let day = match cell.split_once(' ') {
                    Some((day, time)) if time.contains(':') => day,
                    Some(_) => return None,
                    None => cell,
                };
                numbers(day, sign, order)
            }
            Self::Letters(form) => letters(form, cell),
            Self::Range(_) => range(cell).map(|(first, _)| first),
        }
    }

    /// The length of what is written so, where it is longer than a day, by a
    /// calendar of it.
    pub(super) fn named(self) -> Option<Calendar> {
        match self {
            Self::Month => Some(Calendar::Monthly),
            Self::Letters(form) if !form.contains("%d") => Some(Calendar::Monthly),
            Self::Quarter(_) => Some(Calendar::Quarterly),
            // Of a range the days from the first to the last.
            Self::Week { .. } | Self::Range(6) => Some(Calendar::Weekly(Weekday::Monday)),
            Self::Range(27..=30) => Some(Calendar::Monthly),
            Self::Range(89..=91) => Some(Calendar::Quarterly),
            Self::Letters(_) | Self::Iso | Self::Basic | Self::Figures { .. } | Self::Range(_) => {
                None
            }
        }
    }

    /// Whether it is a month whose year has two figures and might be a day:
    /// `Jan 04`.
    pub(super) fn may_be_days(self) -> bool {
        matches!(self, Self::Letters("%b %y" | "%B %y" | "%b-%y" | "%B-%y"))
    }

    pub(super) fn write(self, date: Date) -> String {
        let (year, month, day) = (date.year(), date.month(), date.day());
        match self {
            Self::Iso => date.to_string(),
            Self::Basic => format!("{year:04}{month:02}{day:02}"),
            Self::Month => format!("{year:04}-{month:02}"),
            Self::Quarter(form) => {
                let quarter = (month + 2) / 3;
                match form {
                    QuarterForm::Dash => format!("{year:04}-Q{quarter}"),
                    QuarterForm::Joined => format!("{year:04}Q{quarter}"),
                    QuarterForm::Before => format!("Q{quarter} {year:04}"),
                }
            }
            Self::Week { dash } => {
                let week = date.iso_week_date();
                let between = if dash { "-" } else { "" };
                format!("{:04}{between}W{:02}", week.year(), week.week())
            }
            Self::Figures { order, sign } => match order {
                Order::YearMonthDay => format!("{year:04}{sign}{month:02}{sign}{day:02}"),
                Order::DayMonthYear => format!("{day:02}{sign}{month:02}{sign}{year:04}"),
                Order::MonthDayYear => format!("{month:02}{sign}{day:02}{sign}{year:04}"),
            },
            Self::Letters(form) => date.strftime(form).to_string(),
            Self::Range(days) => {
                let last = date.checked_add(days.days()).unwrap_or(date);
                format!("{date} - {last}")
            }
        }
    }
}

/// A date with its month in letters, in exactly that form: the parser takes a
/// sign for part of a year, and two figures for the year 25.
fn letters(form: &str, cell: &str) -> Option<Date> {
    let months = !form.contains("%d");
    // As the English write it, and no library does.
    let cell = match cell.find("Sept") {
        Some(at) if !cell[at + 4..].starts_with(char::is_alphabetic) => {
            &format!("{}{}", &cell[..at + 3], &cell[at + 4..])
        }
        _ => cell,
    };
    let full = if months {
        strtime::parse(format!("%d {form}"), format!("1 {cell}"))
    } else {
        strtime::parse(form, cell)
    };
    let date = full.ok()?.to_date().ok()?;
    // A day may stand without its zero, and a blank more or less is none.
    let bare = |text: &str| {
        let dense: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
        let figure = |at: Option<usize>| {
            at.and_then(|at| dense.get(at))
                .is_some_and(char::is_ascii_digit)
        };
        let zero = |at: usize| {
            let alone = !figure(at.checked_sub(1)) && figure(Some(at + 1)) && !figure(Some(at + 2));
            dense[at] == '0' && alone && !months
        };
        let kept = (0..dense.len()).filter(|at| !zero(*at));
        kept.flat_map(|at| dense[at].to_lowercase())
            .collect::<String>()
    };
    let short = form.ends_with("%y");
    let mut end = cell.bytes().rev();
    if short && end.by_ref().take(2).filter(u8::is_ascii_digit).count() != 2 {
        return None;
    }
    (date.year() > 0 && bare(cell) == bare(&date.strftime(form).to_string())).then_some(date)
}

/// Three numbers with a sign between; years have four figures.
fn numbers(cell: &str, sign: char, order: Order) -> Option<Date> {
    let mut parts = cell.split(sign);
    let (one, two, three) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let (year, month, day) = match order {
        Order::YearMonthDay => (one, two, three),
        Order::DayMonthYear => (three, two, one),
        Order::MonthDayYear => (three, one, two),
    };
    (year.len() == 4 && month.len() <= 2 && day.len() <= 2).then_some(())?;
    Date::new(figures(year)?, figures(month)? as i8, figures(day)? as i8).ok()
}

/// Up to four figures.
fn figures(text: &str) -> Option<i16> {
    (!text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())?
}

fn range(cell: &str) -> Option<(Date, Date)> {
    let (first, second) = cell.split_once(" - ")?;
    let date = |text: &str| numbers(text.trim(), '-', Order::YearMonthDay);
    let (first, second) = (date(first)?, date(second)?);
    (first <= second).then_some((first, second))
}
