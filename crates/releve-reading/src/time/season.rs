//! Seasons of the trade: `Spring/Summer 2026`, `SS26`, `F/W 25`, `Pre-Fall
//! 2023`, `2024 Spring/Summer`, `this season`, `last autumn`.

use releve_facts::{Season, When};

use super::reckon::{self, season_of};
use super::view::{Reading, View};
use super::year;
use crate::lexicon::{CalendarWord, SeasonWord, Unit};
use crate::segment::{Join, Shape};

/// A season's name without its year.
struct Name {
    season: Season,
    /// The one word that it consists of.
    word: Option<SeasonWord>,
    end: usize,
}

pub(super) fn read(view: &View<'_, '_>, at: usize) -> Option<Reading> {
    if let Some(CalendarWord::Shift(shift)) = view.word(at) {
        return shifted(view, at, shift);
    }
    if view.word(at) == Some(CalendarWord::Back) {
        return back(view, at);
    }
    if let Some(year) = year::four_digits(view, at) {
        return year_first(view, at, year);
    }
    if let Some((season, year, end)) = joined_code(view, at) {
        let when = When::season(season, year).ok()?;
        return Reading::stated(with_second_year(view, end, year), when);
    }
    if let Some(name) = name(view, at) {
        return year_last(view, &name).or_else(|| holiday_line(view, at));
    }
    None
}

/// The name that begins at `at`.
fn name(view: &View<'_, '_>, at: usize) -> Option<Name> {
    let plain = |season, end| {
        Some(Name {
            season,
            word: None,
            end,
        })
    };
    match view.word(at) {
        Some(CalendarWord::Season(word)) => {
            if let Some((second, end)) = second(view, at + 1)
                && let Some(season) = pair(word, second)
            {
                return plain(season, end);
            }
            Some(Name {
                season: season_of(word),
                word: Some(word),
                end: at + 1,
            })
        }
        Some(CalendarWord::Code(season)) if view.shape(at) == Some(Shape::Upper) => {
            plain(season, at + 1)
        }
        _ if view.lower(at) == "pre" => match view.word(at + 1)? {
            CalendarWord::Season(SeasonWord::Autumn) => plain(Season::PreFall, at + 2),
            // What comes before spring is the cruise collection.
            CalendarWord::Season(SeasonWord::Spring) => plain(Season::Cruise, at + 2),
            _ => None,
        },
        _ => {
            // `S/S`, `A/W`
            let (first, second) = (letter(view, at)?, letter(view, at + 2)?);
            (view.surface(at + 1) == "/")
                .then(|| plain(code(view, &[first, second])?, at + 3))
                .flatten()
        }
    }
}

/// The second word of a pair, behind a slash, a hyphen, `and` or nothing.
fn second(view: &View<'_, '_>, at: usize) -> Option<(SeasonWord, usize)> {
    let place = if matches!(view.lower(at), "/" | "–" | "-" | "&" | "and") {
        at + 1
    } else {
        at
    };
    match view.word(place)? {
        CalendarWord::Season(word) => Some((word, place + 1)),
        _ => None,
    }
}

fn pair(first: SeasonWord, second: SeasonWord) -> Option<Season> {
    match (first, second) {
        (SeasonWord::Spring, SeasonWord::Summer) => Some(Season::SpringSummer),
        (SeasonWord::Autumn, SeasonWord::Winter) => Some(Season::AutumnWinter),
        _ => None,
    }
}

fn letter(view: &View<'_, '_>, at: usize) -> Option<char> {
    let mut chars = view.surface(at).chars();
    let first = chars.next().filter(char::is_ascii_alphabetic)?;
    chars.next().is_none().then_some(first)
}

fn code(view: &View<'_, '_>, letters: &[char]) -> Option<Season> {
    let word: String = letters.iter().map(char::to_ascii_lowercase).collect();
    let lexicon = view.text.lexicon;
    match lexicon.calendar.get(lexicon.words.get(&word)?)? {
        CalendarWord::Code(season) => Some(season),
        _ => None,
    }
}

/// `SS26`, `AW2022`, `S/S16`.
fn joined_code(view: &View<'_, '_>, at: usize) -> Option<(Season, i16, usize)> {
    let (first, place) = match letter(view, at) {
        Some(first) if view.surface(at + 1) == "/" => (Some(first), at + 2),
        _ => (None, at),
    };
    let surface = view.surface(place);
    let digits = surface.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    if !matches!(digits.len(), 2 | 4) || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let letters: Vec<char> = first
        .into_iter()
        .chain(surface[..surface.len() - digits.len()].chars())
        .collect();
    if letters.len() != 2 {
        return None;
    }
    let number: i16 = digits.parse().ok()?;
    let year = match digits.len() {
        2 if number < 50 => 2000 + number,
        2 => 1900 + number,
        _ => number,
    };
    Some((code(view, &letters)?, year, place + 1))
}

/// `Spring 2025`, `Fall ready-to-wear 2022`, `F/W 25`, `fall 02`, `summer of ’69`.
fn year_last(view: &View<'_, '_>, name: &Name) -> Option<Reading> {
    let place = [name.end, behind_collection(view, name.end)]
        .into_iter()
        .find(|place| {
            view.surface(*place) != "," && year::reference(view, *place).is_some()
                || year::two_digits(view, *place).is_some()
                    // `spring 02`; `spring 25` may count anything.
                    && (name.word.is_none() || view.surface(*place).starts_with('0'))
        })?;
    let (year, end, absolute) = match year::reference(view, place) {
        Some(year) => (year.year, year.end, year.absolute),
        None => (year::two_digits(view, place)?, place + 1, true),
    };
    Some(Reading {
        end: with_second_year(view, end, year),
        when: When::season(name.season, year).ok()?,
        absolute,
        end_of: None,
    })
}

/// Words such as `couture` or `ready-to-wear` between a season and its year.
fn behind_collection(view: &View<'_, '_>, mut at: usize) -> usize {
    let first = at;
    while at < first + 4
        && (view.word(at) == Some(CalendarWord::Collection)
            || view.lower(at) == "to" && view.join(at) == Some(Join::Hyphen))
    {
        at += 1;
    }
    at
}

/// The second year of `Fall/Winter 2024-25`.
fn with_second_year(view: &View<'_, '_>, end: usize, year: i16) -> usize {
    let place = match view.surface(end) {
        "/" | "–" if view.join(end) == Some(Join::Direct) => end + 1,
        _ if view.join(end) == Some(Join::Hyphen) => end,
        _ => return end,
    };
    let next = year::four_digits(view, place).or_else(|| year::two_digits(view, place));
    if next == Some(year + 1) {
        place + 1
    } else {
        end
    }
}

/// `2024 Spring/Summer`, `2025 resort collection`; the `2022 Winter Olympics`
/// are none.
fn year_first(view: &View<'_, '_>, at: usize, year: i16) -> Option<Reading> {
    if view.join(at) == Some(Join::Direct) && view.lower_before(at) != "(" {
        return None;
    }
    let name = name(view, at + 1)?;
    if name.word.is_some() && view.word(name.end) != Some(CalendarWord::Collection) {
        return None;
    }
    Reading::stated(name.end, When::season(name.season, year).ok()?)
}

/// `this season`, `last autumn`, `next spring`, `this past summer`.
fn shifted(view: &View<'_, '_>, at: usize, shift: i8) -> Option<Reading> {
    let past = shift == 0 && view.word(at + 1) == Some(CalendarWord::Past);
    let place = if past { at + 2 } else { at + 1 };
    let name = name(view, place)?;
    if let Some(year) = year_last(view, &name).filter(|year| year.absolute) {
        return Some(year);
    }
    let published = view.published?;
    let Some(word) = name.word else {
        let when = reckon::unit(published, Unit::Season, i32::from(shift))?;
        return (when.as_season() == Some(name.season))
            .then(|| Reading::reckoned(name.end, when))
            .flatten();
    };
    if !is_noun(view, place, word) {
        return None;
    }
    let when = if past {
        reckon::season_past(published, word)
    } else {
        reckon::season_shifted(published, word, shift)
    };
    let season = view.word(name.end) == Some(CalendarWord::Unit(Unit::Season));
    Reading::reckoned(name.end + usize::from(season), when?)
}

/// `this fall in demand`, `this spring-loaded heel`, `this Summer Fridays drop`
/// and `this resort in Capri` are no seasons.
fn is_noun(view: &View<'_, '_>, at: usize, word: SeasonWord) -> bool {
    let next = at + 1;
    let season = view.word(next) == Some(CalendarWord::Unit(Unit::Season));
    if view.join(next) == Some(Join::Hyphen) {
        return false;
    }
    if matches!(
        word,
        SeasonWord::PreFall | SeasonWord::Cruise | SeasonWord::Holiday
    ) {
        return season || word != SeasonWord::Holiday && view.is_capital(at);
    }
    if view.is_capital(at) && view.is_capital(next) && view.join(next) == Some(Join::Space) {
        return false;
    }
    let falls = view.lower(at) == "fall"
        && matches!(view.lower(next), "in" | "of" | "from" | "to")
        && !view.is_capital(next + 1);
    !falls
}

/// `that summer`: of the year named before.
fn back(view: &View<'_, '_>, at: usize) -> Option<Reading> {
    let anchor = view.anchor()?;
    let name = name(view, at + 1)?;
    let word = name.word?;
    if matches!(
        word,
        SeasonWord::PreFall | SeasonWord::Cruise | SeasonWord::Holiday
    ) || !is_noun(view, at + 1, word)
    {
        return None;
    }
    Some(Reading {
        end: name.end,
        when: When::season(name.season, reckon::year_of(&anchor.when)).ok()?,
        absolute: anchor.absolute,
        end_of: None,
    })
}

/// `a holiday line`, told of from August to December, is that year's.
fn holiday_line(view: &View<'_, '_>, at: usize) -> Option<Reading> {
    let published = view.published.filter(|day| day.month() >= 8)?;
    let line = matches!(
        view.lower(at + 1),
        "line" | "collection" | "capsule" | "campaign"
    );
    (line && view.word(at) == Some(CalendarWord::Season(SeasonWord::Holiday)))
        .then(|| When::season(Season::Holiday, published.year()).ok())
        .flatten()
        .and_then(|when| Reading::reckoned(at + 1, when))
}
