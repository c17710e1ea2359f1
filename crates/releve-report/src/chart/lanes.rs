//! Lanes below a curve, on its scale of time.

use jiff::civil::Date;
use maud::{Markup, html};
use releve_insight::counted_figure;
use releve_series::Series;

use super::at;
use super::curve::Size;
use super::dates::Days;

const LANE: f64 = 22.0;

/// What one lane shows.
#[derive(Debug, Clone)]
pub(crate) struct Lane {
    pub(crate) name: &'static str,
    pub(crate) what: Lain,
}

/// Marks, bars or stretches along a lane.
#[derive(Debug, Clone)]
pub(crate) enum Lain {
    /// What happened, each opening its sentence.
    Marks(Vec<Mark>),
    /// How many, by the week that begins on a day.
    Counts(Vec<(Date, usize)>),
    /// Where values are known, both days counted; between them they are missing.
    Known(Vec<(Date, Date)>),
}

/// Something that happened between two days.
#[derive(Debug, Clone)]
pub(crate) struct Mark {
    pub(crate) from: Date,
    pub(crate) to: Date,
    /// The anchor of its sentence.
    pub(crate) opens: Option<String>,
    pub(crate) title: String,
}

impl Mark {
    /// True of more than a month and a half: a season, a quarter, a year.
    fn lasts(&self) -> bool {
        (self.to - self.from).get_days() > 45
    }
}

fn row(size: Size) -> f64 {
    // Where there is no room beside a lane its name stands over it.
    match size {
        Size::Wide => LANE,
        Size::Narrow => LANE + 13.0,
    }
}

pub(crate) fn lanes_height(lanes: &[Lane], size: Size) -> f64 {
    let space = if lanes.is_empty() { 0.0 } else { 8.0 };
    space + lanes.len() as f64 * row(size)
}

pub(crate) fn lanes(lanes: &[Lane], days: Days, size: Size, top: f64) -> Markup {
    let (left, right) = days.ends();
    html! {
        @for (n, lane) in lanes.iter().enumerate() {
            @let middle = top + 8.0 + n as f64 * row(size) + row(size) - LANE / 2.0;
            @match size {
                Size::Wide => {
                    text.lane x=(at(left - 8.0)) y=(at(middle + 4.0)) text-anchor="end" { (lane.name) }
                },
                Size::Narrow => {
                    text.lane x=(at(left)) y=(at(middle - 11.0)) { (lane.name) }
                },
            }
            line.rail x1=(at(left)) x2=(at(right)) y1=(at(middle)) y2=(at(middle)) {}
            @match &lane.what {
                Lain::Marks(marks) => {
                    // What was on one day lies over what lasted.
                    @for mark in marks.iter().filter(|mark| mark.lasts()) { (drawn(mark, days, middle)) }
                    @for mark in marks.iter().filter(|mark| !mark.lasts()) { (drawn(mark, days, middle)) }
                },
                Lain::Counts(weeks) => (counted(weeks, days, middle)),
                Lain::Known(stretches) => {
                    @for (from, to) in stretches {
                        @let (x, end) = (days.x(*from), days.x(*to));
                        rect.known x=(at(x)) y=(at(middle - 2.0)) width=(at((end - x).max(1.5))) height="4" {}
                    }
                },
            }
        }
    }
}

fn drawn(mark: &Mark, days: Days, middle: f64) -> Markup {
    let (x, end) = (days.x(mark.from), days.x(mark.to));
    let shape = html! {
        title { (mark.title) }
        @if mark.lasts() {
            rect.lasting x=(at(x + 0.5)) y=(at(middle - 2.5)) width=(at((end - x - 1.0).max(1.0))) height="5" {}
        } @else {
            circle.mark cx=(at((x + end) / 2.0)) cy=(at(middle)) r="4" {}
        }
    };
    html! {
        @match &mark.opens {
            // The list below leads there for keyboards and readers of screens.
            Some(anchor) => a href={ "#" (anchor) } tabindex="-1" { (shape) },
            None => g { (shape) },
        }
    }
}

fn counted(weeks: &[(Date, usize)], days: Days, middle: f64) -> Markup {
    let most = weeks.iter().map(|week| week.1).max().unwrap_or(1).max(1);
    html! {
        @for (day, count) in weeks.iter().filter(|week| week.1 > 0 && days.holds(week.0)) {
            @let tall = 14.0 * *count as f64 / most as f64;
            rect.week x=(at(days.x(*day))) y=(at(middle + 7.0 - tall)) width="2.5" height=(at(tall.max(2.0))) {
                title { "Week of " (day) ": " (counted_figure(*count as f64, "article")) }
            }
        }
    }
}

/// Stretches of which every value is known, as days from the first period's
/// begin to the next period's after the last.
pub(crate) fn stretches(series: &Series) -> Vec<(Date, Date)> {
    let mut stretches: Vec<(Date, Date)> = Vec::new();
    let mut open = false;
    for (n, point) in series.points().iter().enumerate() {
        let period = series.first().plus(n as i64);
        let (Ok(from), Ok(to)) = (
            series.calendar().date(period),
            series.calendar().date(period.plus(1)),
        ) else {
            continue;
        };
        if point.is_missing() {
            open = false;
        } else if open && let Some(last) = stretches.last_mut() {
            last.1 = to;
        } else {
            stretches.push((from, to));
            open = true;
        }
    }
    stretches
}
