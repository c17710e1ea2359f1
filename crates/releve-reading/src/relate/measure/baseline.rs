//! Against what a change is stated: `year on year`, `than last summer`, `on July`.

use std::ops::Range;

use crate::scene::Scene;

/// Against what a change is stated, in the words around the figure.
pub(super) fn baseline(scene: &Scene<'_>, range: Range<usize>) -> Option<String> {
    let text = &scene.text;
    let stated = |unit: &str| {
        Some(
            match unit {
                "year" | "years" | "annual" | "annually" | "yearly" | "summer" | "winter"
                | "autumn" | "spring" | "season" | "yoy" => "year-on-year",
                "quarter" | "quarterly" | "qoq" => "quarter-on-quarter",
                "month" | "monthly" | "mom" => "month-on-month",
                "week" | "weekly" => "week-on-week",
                "day" | "daily" => "day-on-day",
                _ => return None,
            }
            .to_owned(),
        )
    };
    let word = |at: usize| text.lower_at(Some(at).filter(|at| range.contains(at)));
    for at in range.clone() {
        match word(at) {
            // `year-on-year`, `month over month`
            unit @ ("year" | "quarter" | "month" | "week")
                if matches!(word(at + 1), "on" | "over" | "to" | "-") && word(at + 2) == unit =>
            {
                return stated(unit);
            }
            "yoy" | "qoq" => return stated(word(at)),
            "y" if matches!(word(at + 1), "o" | "/" | "-") => return stated("year"),
            "annually" | "yearly" => return stated("year"),
            // `on the year`, `on last year`, `than the previous month`,
            // `compared with a year earlier`, `against last summer`, `from a year ago`
            "on" | "than" | "with" | "against" | "from" | "over" | "versus" | "vs" | "to"
            | "as" => {
                let mut next = at + 1;
                let mut mark = false;
                while matches!(
                    word(next),
                    "the"
                        | "a"
                        | "same"
                        | "one"
                        | "last"
                        | "previous"
                        | "prior"
                        | "preceding"
                        | "corresponding"
                        | "period"
                        | "point"
                        | "time"
                        | "in"
                        | "of"
                        | "at"
                        | "those"
                        | "week's"
                        | "figures"
                        | "that"
                        | "this"
                ) && next < at + 7
                {
                    mark |= matches!(
                        word(next),
                        "last"
                            | "previous"
                            | "prior"
                            | "preceding"
                            | "same"
                            | "corresponding"
                            | "one"
                            | "a"
                    );
                    next += 1;
                }
                let ago = matches!(word(next + 1), "ago" | "earlier" | "before" | "prior");
                // `over the year` is a span, `on the year` a comparison.
                let plain = word(at) == "on" && word(next) != "day";
                let compares =
                    !matches!(word(at), "from" | "to" | "over" | "as" | "with") || ago || mark;
                let article = word(next.saturating_sub(1)) == "a" && !ago;
                if compares
                    && (mark || ago || plain)
                    && next > at + 1
                    && !article
                    && let Some(found) = stated(word(next)).map(|found| {
                        // `compared with the same month last year`, `than in the same week a
                        // year ago`
                        let a_year = (next + 1..next + 5).any(|at| word(at) == "year")
                            && (next + 1..next + 4).all(|at| {
                                matches!(
                                    word(at),
                                    "last"
                                        | "a"
                                        | "the"
                                        | "of"
                                        | "in"
                                        | "year"
                                        | "previous"
                                        | "before"
                                        | "ago"
                                        | "earlier"
                                        | ""
                                        | "."
                                        | ","
                                )
                            });
                        if a_year {
                            "year-on-year".to_owned()
                        } else {
                            found
                        }
                    })
                {
                    // `over the last year` is a time.
                    if word(at) == "over"
                        && word(at + 1) == "the"
                        && !matches!(word(at + 2), "previous" | "prior")
                    {
                        continue;
                    }
                    return Some(found);
                }
            }
            _ => {}
        }
    }
    // `up 212% on July`: a month against the one before; `compared with 2019`.
    let compared = scene
        .times_in(range.clone())
        .find(|time| time.compared)
        .map(|time| time.when.clone())?;
    let label = compared.label();
    let own = scene
        .times_in(range)
        .find(|time| !time.compared)
        .map(|time| time.when.clone());
    let apart = own.map(|own| (own.start() - compared.start()).get_days());
    match (label.len(), apart) {
        (4, Some(365 | 366)) => stated("year"),
        (7, Some(28..=31)) if label.as_bytes()[5] != b'Q' => stated("month"),
        (7, Some(365 | 366)) => stated("year"),
        _ => Some(label.to_owned()),
    }
}
