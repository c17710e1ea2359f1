//! Parts that add up to totals.

mod bands;
mod covariance;
mod reconcile;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::str::FromStr;

use crate::{Error, Point, Series};

pub(crate) use reconcile::reconcile;

/// A total and the series that it is the sum of.
///
/// # Example: as it is typed
///
/// ```
/// use releve_series::Sum;
///
/// let sum: Sum = "shoes = flats + loafers".parse()?;
/// assert_eq!(sum.total, "shoes");
/// assert_eq!(sum.parts, ["flats", "loafers"]);
/// assert!("shoes=flats".parse::<Sum>().is_err());
/// # Ok::<(), releve_series::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// The name of the total.
    pub total: String,
    /// The names of its parts, two at least; a part may be a total of others.
    pub parts: Vec<String>,
}

impl FromStr for Sum {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let wrong = || {
            Error::request(format!(
                "`{text}` is no sum; expected `TOTAL=PART+PART`, with two parts or more"
            ))
        };
        let (total, parts) = text.split_once('=').ok_or_else(wrong)?;
        let total = total.trim().to_owned();
        let parts: Vec<String> = parts
            .split('+')
            .map(|part| part.trim().to_owned())
            .collect();
        let named = !total.is_empty() && parts.iter().all(|part| !part.is_empty());
        if named && parts.len() > 1 {
            Ok(Self { total, parts })
        } else {
            Err(wrong())
        }
    }
}

/// The series and every total of `sums` that is not among them, made of its
/// parts. A period of which a part is not known has no total; with a bound among
/// the parts the total is a bound.
///
/// # Errors
///
/// A part that is no series; a total that is made of itself; a total that is
/// there and is not the sum of its parts, by more than rounding to whole numbers
/// brings.
///
/// # Example: a total is made
///
/// ```
/// use jiff::civil::date;
/// use releve_series::{Calendar, Point, Series, with_totals};
///
/// let months = |name: &str, value| {
///     Series::new(name, Calendar::Monthly, date(2024, 1, 1), vec![Point::Exact(value); 3])
/// };
/// let parts = [months("flats", 2.0)?, months("loafers", 3.0)?];
/// let all = with_totals(&parts, &["shoes=flats+loafers".parse()?])?;
/// assert_eq!((all.len(), all[2].name()), (3, "shoes"));
/// assert_eq!(all[2].points()[0], Point::Exact(5.0));
/// # Ok::<(), releve_series::Error>(())
/// ```
pub fn with_totals(series: &[Series], sums: &[Sum]) -> Result<Vec<Series>, Error> {
    let leaves = leaves(series, sums)?;
    let places = places(series);
    let mut all = series.to_vec();
    for (total, parts) in &leaves {
        let parts: BTreeSet<usize> = (parts.iter())
            .filter_map(|name| places.get(name).copied())
            .collect();
        let parts: Vec<&Series> = parts.into_iter().map(|place| &series[place]).collect();
        let made = total_of(total, &parts)?;
        match places.get(total) {
            Some(there) => check(&series[*there], &made, parts.len())?,
            None => all.push(made),
        }
    }
    Ok(all)
}

/// Where among series each one stands, by name; of two of one name the first.
pub(crate) fn places(series: &[Series]) -> HashMap<&str, usize> {
    let last_first = series.iter().enumerate().rev();
    last_first.map(|(at, one)| (one.name(), at)).collect()
}

/// For each total the series that are no totals themselves and that it is the
/// sum of, in the order of the totals.
pub(crate) fn leaves<'a>(
    series: &'a [Series],
    sums: &'a [Sum],
) -> Result<Vec<(&'a str, BTreeSet<&'a str>)>, Error> {
    let mut parts: BTreeMap<&str, &[String]> = BTreeMap::new();
    for sum in sums {
        if parts.insert(&sum.total, &sum.parts).is_some() {
            return Err(Error::request(format!(
                "the total `{}` is named twice; expected one sum for each",
                sum.total
            )));
        }
    }
    let places = places(series);
    sums.iter()
        .map(|sum| {
            let mut found = BTreeSet::new();
            gather(
                &sum.total,
                &parts,
                (series, &places),
                &mut vec![],
                &mut found,
            )?;
            Ok((sum.total.as_str(), found))
        })
        .collect()
}

fn gather<'a>(
    total: &'a str,
    parts: &BTreeMap<&'a str, &'a [String]>,
    (series, places): (&'a [Series], &HashMap<&'a str, usize>),
    above: &mut Vec<&'a str>,
    found: &mut BTreeSet<&'a str>,
) -> Result<(), Error> {
    if above.contains(&total) {
        return Err(Error::request(format!(
            "the total `{total}` is made of itself"
        )));
    }
    above.push(total);
    for part in parts.get(total).copied().unwrap_or_default() {
        if parts.contains_key(part.as_str()) {
            gather(part, parts, (series, places), above, found)?;
        } else if places.contains_key(part.as_str()) {
            if !found.insert(part) {
                return Err(Error::request(format!(
                    "`{part}` counts twice in the total `{}`",
                    above[0]
                )));
            }
        } else {
            let names: Vec<String> = series
                .iter()
                .take(5)
                .map(|one| format!("`{}`", one.name()))
                .collect();
            return Err(Error::request(format!(
                "the total `{total}` has the part `{part}`, which is no series; there are {}{}",
                names.join(", "),
                if series.len() > 5 { " and others" } else { "" }
            )));
        }
    }
    above.pop();
    Ok(())
}

fn total_of(name: &str, parts: &[&Series]) -> Result<Series, Error> {
    let Some(one) = parts.first() else {
        return Err(Error::request(format!("the total `{name}` has no parts")));
    };
    if let Some(other) = parts.iter().find(|part| part.calendar() != one.calendar()) {
        return Err(Error::calendars(one, other));
    }
    let first = parts
        .iter()
        .map(|part| part.first())
        .min()
        .unwrap_or(one.first());
    let last = parts
        .iter()
        .map(|part| part.last())
        .max()
        .unwrap_or(one.last());
    let points = (0..=last.since(first)).map(|at| {
        let points = parts.iter().map(|part| part.at(first.plus(at)));
        points.reduce(plus).unwrap_or(Point::Missing)
    });
    let calendar = one.calendar();
    Series::new(name, calendar, calendar.date(first)?, points.collect())
}

/// The sum of two points: a bound where one is a bound, nothing where they bound
/// from both sides or one is not known.
fn plus(one: Point, two: Point) -> Point {
    match (one, two) {
        (Point::Exact(one), Point::Exact(two)) => Point::Exact(one + two),
        (Point::Below(one), Point::Exact(two) | Point::Below(two))
        | (Point::Exact(one), Point::Below(two)) => Point::Below(one + two),
        (Point::Above(one), Point::Exact(two) | Point::Above(two))
        | (Point::Exact(one), Point::Above(two)) => Point::Above(one + two),
        _ => Point::Missing,
    }
}

fn check(there: &Series, made: &Series, parts: usize) -> Result<(), Error> {
    for at in 0..made.len() {
        let period = made.first().plus(at as i64);
        let (Some(said), Some(sum)) = (there.at(period).exact(), made.at(period).exact()) else {
            continue;
        };
        // Every part and the total may have been rounded to whole numbers.
        let whole = said.fract() == 0.0;
        let rounding = if whole { 0.5 * (parts + 1) as f64 } else { 0.0 };
        if (said - sum).abs() > rounding.max(1e-6 * said.abs().max(sum.abs())) {
            return Err(Error::request(format!(
                "the series `{}` is {said} on {}, but its parts add up to {sum}; expected their \
                 sum, or another name for the total",
                there.name(),
                made.calendar().date(period)?
            )));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Calendar;
    use jiff::civil::date;

    fn months(name: &str, month: i8, points: Vec<Point>) -> Series {
        Series::new(name, Calendar::Monthly, date(2024, month, 1), points).unwrap()
    }

    fn sums(all: &[&str]) -> Vec<Sum> {
        all.iter().map(|one| one.parse().unwrap()).collect()
    }

    #[test]
    fn totals_of_totals_gaps_and_bounds() {
        let parts = [
            months(
                "a",
                1,
                vec![Point::Exact(1.0), Point::Below(2.0), Point::Exact(3.0)],
            ),
            months(
                "b",
                1,
                vec![Point::Exact(4.0), Point::Exact(5.0), Point::Missing],
            ),
            months("c", 2, vec![Point::Exact(6.0); 2]),
        ];
        let all = with_totals(&parts, &sums(&["all=ab+c", "ab=a+b"])).unwrap();
        let names: Vec<&str> = all.iter().map(Series::name).collect();
        assert_eq!(names, ["a", "b", "c", "all", "ab"]);
        let missing = Point::Missing;
        assert_eq!(
            all[4].points(),
            [Point::Exact(5.0), Point::Below(7.0), missing]
        );
        assert_eq!(all[3].points(), [missing, Point::Below(13.0), missing]);
    }

    #[test]
    fn sums_that_make_no_sense_are_refused() {
        let parts = [
            months("a", 1, vec![Point::Exact(1.0)]),
            months("b", 1, vec![Point::Exact(2.5)]),
            months("c", 1, vec![Point::Exact(9.5)]),
        ];
        for (given, message) in [
            (
                &["t=a+d"][..],
                "the total `t` has the part `d`, which is no series",
            ),
            (&["t=a+u", "u=b+t"], "the total `t` is made of itself"),
            (&["t=a+u", "u=a+b"], "`a` counts twice in the total `t`"),
            (&["t=a+b", "t=a+c"], "the total `t` is named twice"),
            (
                &["c=a+b"],
                "the series `c` is 9.5 on 2024-01-01, but its parts add up to 3.5",
            ),
        ] {
            let error = with_totals(&parts, &sums(given)).unwrap_err();
            assert!(error.to_string().starts_with(message), "{error}");
        }
        // A total of whole numbers may be off by rounding.
        let rounded = [
            months("a", 1, vec![Point::Exact(1.4)]),
            months("b", 1, vec![Point::Exact(2.4)]),
            months("t", 1, vec![Point::Exact(3.0)]),
        ];
        assert_eq!(with_totals(&rounded, &sums(&["t=a+b"])).unwrap().len(), 3);
    }
}
