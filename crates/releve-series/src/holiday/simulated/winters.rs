//! What is sold in a part of the year alone.

use super::*;

/// Sold by dates of the year: of no holiday, though some fall where it begins and ends.
#[test]
fn what_is_sold_in_winter_alone_shows_no_holiday() {
    let weeks = Calendar::Weekly(Weekday::Monday);
    let mut wrong = Vec::new();
    for seed in 0..24 {
        // From some day in September or October to one in February or March.
        let (from, to) = (250 + 10 * (seed as i16 % 5), 40 + 10 * (seed as i16 % 4));
        let high = [0.3, 1.0][seed as usize % 2];
        let sold = |begin: Date, _: Date| {
            let day = begin.day_of_year();
            let since = if day >= from {
                day - from
            } else {
                day + 365 - from
            };
            let part = f64::from(since) / f64::from(to + 365 - from);
            if part < 1.0 {
                1.0 + high * (std::f64::consts::PI * part).sin()
            } else {
                0.0
            }
        };
        let count = if seed % 3 == 0 { 12 } else { 1 };
        let panel = series(
            weeks,
            (count, [156, 190, 208][seed as usize % 3]),
            seed,
            0.1,
            &sold,
        );
        let shown = effects(&panel).shown();
        if !shown.is_empty() {
            println!("{seed}: {shown:?}");
        }
        wrong.extend(shown);
    }
    println!("{} of {} shown", wrong.len(), 24 * Holiday::ALL.len());
    assert!(wrong.len() <= 6, "{}", wrong.len());
}

/// Sold for Easter alone, with nothing in the rest of the year.
#[test]
fn what_is_sold_for_a_holiday_alone_is_told_with_it() {
    let weeks = Calendar::Weekly(Weekday::Monday);
    let around = bump(Holiday::Easter, -28, 0, 2.0);
    let sold = |begin: Date, end: Date| (around(begin, end) - 1.0).max(0.0);
    let panel = series(weeks, (12, 260), 5, 0.06, &sold);
    let shown = effects(&panel).shown();
    let easter = shown.iter().any(|one| one.holiday == Holiday::Easter);
    assert!(easter, "{shown:?}");
}
