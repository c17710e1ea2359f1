use jiff::civil::Date;
use maud::{Markup, html};
use releve_facts::When;
use releve_insight::list;

use super::apart::{Tick, apart};
use super::{STRIP_LETTERS, WIDTH, at, month};

/// What a stretch without events must last, in years and as a part of the
/// whole, to be left out.
const LEAST_YEARS: f64 = 4.0;
const LEAST_PART: f64 = 0.12;
/// Width of the mark where time is left out.
const BREAK: f64 = 16.0;
/// Least room for a tick's label.
const ROOM: f64 = 44.0;

/// A scale of time on which equal lengths are equal times. Long stretches in
/// which nothing happens are left out, and the page says which.
pub(crate) struct TimeScale {
    segments: Vec<Segment>,
    ticks: Vec<Tick>,
}

struct Segment {
    from: f64,
    to: f64,
    x: f64,
    per_year: f64,
}

/// A day as a year and its part. Months are as long as each other, so that the first
/// of July is half a year, and a scale begins with the month that its label names: a
/// day is off by two at most.
fn decimal(day: Date) -> f64 {
    let of_month = f64::from(day.day() - 1) / f64::from(day.days_in_month());
    f64::from(day.year()) + (f64::from(day.month() - 1) + of_month) / 12.0
}

fn bounds(when: &When) -> (f64, f64) {
    let day = 1.0 / 365.25;
    (decimal(when.start()), decimal(when.end()) + day)
}

impl TimeScale {
    /// The scale for `times`; `None` where there are none.
    pub(crate) fn new<'w>(times: impl Iterator<Item = &'w When>) -> Option<Self> {
        let mut spans: Vec<(f64, f64)> = times.map(bounds).collect();
        spans.sort_by(|a, b| a.0.total_cmp(&b.0));
        let first = spans.first()?.0;
        let last = spans.iter().fold(first, |last, span| last.max(span.1));
        let whole = last - first;
        // Years are the unit of the edges unless all happened within two.
        let unit = if whole > 2.0 { 1.0 } else { 1.0 / 12.0 };
        let floor = |x: f64| (x / unit + 1e-6).floor() * unit;
        let ceil = |x: f64| (x / unit - 1e-2).ceil() * unit;
        let mut stretches: Vec<(f64, f64)> = Vec::new();
        for (from, to) in spans {
            let (from, to) = (floor(from), ceil(to));
            match stretches.last_mut() {
                Some(open) if from - open.1 < LEAST_YEARS.max(whole * LEAST_PART) => {
                    open.1 = open.1.max(to);
                }
                _ => stretches.push((from, to)),
            }
        }
        let years: f64 = stretches.iter().map(|(from, to)| to - from).sum();
        let breaks = (stretches.len() - 1) as f64 * BREAK;
        let per_year = (WIDTH - 8.0 - breaks) / years.max(unit);
        let mut x = 4.0;
        let segments: Vec<Segment> = stretches
            .into_iter()
            .map(|(from, to)| {
                let segment = Segment {
                    from,
                    to,
                    x,
                    per_year,
                };
                x += (to - from) * per_year + BREAK;
                segment
            })
            .collect();
        let ticks = ticks(&segments, per_year);
        Some(Self { segments, ticks })
    }

    fn x(&self, time: f64) -> f64 {
        let segment = self.segments.iter().rev().find(|s| time >= s.from - 1e-6);
        segment.map_or(4.0, |s| s.x + (time.min(s.to) - s.from) * s.per_year)
    }

    /// The stretches left out, in words: `1840–1969`.
    pub(crate) fn left_out(&self) -> Vec<String> {
        let pairs = self.segments.windows(2);
        pairs
            .map(|pair| match (pair[0].to as i32, pair[1].from as i32 - 1) {
                (from, to) if from == to => from.to_string(),
                (from, to) => format!("{from}–{to}"),
            })
            .collect()
    }

    /// What the scale shows, in a sentence.
    pub(crate) fn note(&self) -> String {
        let from = self.segments.first().map_or(0.0, |s| s.from);
        let to = self.segments.last().map_or(0.0, |s| s.to);
        let last = (to - 1e-6).floor();
        let mut note = match from.floor() == last {
            true => format!("The strip covers {last}, true to scale."),
            false => format!(
                "The strip runs from {} to {last}, true to scale.",
                from.floor()
            ),
        };
        let left_out = self.left_out();
        if !left_out.is_empty() {
            note.push_str(&format!(
                " Left out, for nothing is dated there: {}.",
                list(&left_out)
            ));
        }
        note
    }

    /// The years over the rows.
    pub(crate) fn axis(&self) -> Markup {
        html! {
            svg.strip.axis viewBox={ "0 0 " (WIDTH) " 22" } role="img" aria-labelledby="time-title time-desc" {
                title id="time-title" { "Scale of time" }
                desc id="time-desc" { (self.note()) }
                @for tick in &self.ticks {
                    text x=(at(tick.x)) y="12" text-anchor=(tick.anchor) { (tick.label) }
                }
                (self.ground(16.0, 22.0))
            }
        }
    }

    /// The strip of one row.
    pub(crate) fn strip(&self, when: &When) -> Markup {
        let (from, to) = bounds(when);
        let (from, to) = (self.x(from), self.x(to));
        let (middle, width) = ((from + to) / 2.0, to - from);
        html! {
            svg.strip viewBox={ "0 0 " (WIDTH) " 18" } aria-hidden="true" {
                (self.ground(0.0, 18.0))
                @if width < 8.0 {
                    circle.dot cx=(at(middle)) cy="9" r="4" {}
                } @else {
                    rect.span x=(at(from)) y="6" width=(at(width)) height="6" rx="3" {}
                }
            }
        }
    }

    fn ground(&self, top: f64, bottom: f64) -> Markup {
        let middle = (top + bottom) / 2.0;
        html! {
            @for tick in &self.ticks {
                line.grid x1=(at(tick.at)) x2=(at(tick.at)) y1=(at(top)) y2=(at(bottom)) {}
            }
            @for (n, segment) in self.segments.iter().enumerate() {
                @let end = segment.x + (segment.to - segment.from) * segment.per_year;
                line.rule x1=(at(segment.x)) x2=(at(end)) y1=(at(middle)) y2=(at(middle)) {}
                @if n + 1 < self.segments.len() {
                    path.break d={
                        "M" (at(end + 5.0)) " " (at(middle + 4.0)) "l3 -8"
                        "M" (at(end + 9.0)) " " (at(middle + 4.0)) "l3 -8"
                    } {}
                }
            }
        }
    }
}

/// Where stretches begin must be readable, then years, then months as room allows.
fn ticks(segments: &[Segment], per_year: f64) -> Vec<Tick> {
    let steps = [0.25, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0];
    let step = steps.into_iter().find(|step| step * per_year >= ROOM);
    let step = step.unwrap_or(200.0);
    let heads = segments.iter().map(|segment| (segment.x, segment.from));
    let round = segments.iter().flat_map(|segment| {
        let first = (segment.from / step).floor() * step;
        (0..)
            .map(move |n| first + f64::from(n) * step)
            .skip_while(|time| *time <= segment.from)
            .take_while(|time| *time < segment.to - 1e-6)
            .map(|time| (segment.x + (time - segment.from) * per_year, time))
    });
    let (mut wanted, mut months) = (Vec::new(), Vec::new());
    for (x, time) in heads.chain(round) {
        match month_of(time) {
            0 => wanted.push((x, label(time))),
            _ => months.push((x, time)),
        }
    }
    // A month at the head of the scale says of which year it is if that has room.
    if let Some((x, time)) = months.first().filter(|(x, _)| *x <= segments[0].x) {
        wanted.push((*x, format!("{} {}", label(*time), (time + 1e-6).floor())));
    }
    wanted.extend(months.into_iter().map(|(x, time)| (x, label(time))));
    apart(wanted, STRIP_LETTERS, (0.0, WIDTH))
}

/// The month that a time lies in, 0 for January.
fn month_of(time: f64) -> usize {
    let year = (time + 1e-6).floor();
    ((time - year) * 12.0).round() as usize
}

fn label(time: f64) -> String {
    let year = (time + 1e-6).floor();
    match month_of(time) {
        0 => format!("{year}"),
        number => month(number).strftime("%b").to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(labels: &[&str]) -> TimeScale {
        let times: Vec<When> = labels.iter().map(|l| l.parse().unwrap()).collect();
        TimeScale::new(times.iter()).unwrap()
    }

    #[test]
    fn empty_stretches_are_left_out_and_said() {
        let scale = scale(&["1830s", "1970s", "2010s", "2025-09"]);
        assert_eq!(scale.left_out(), ["1840–1969", "1980–2009"]);
        assert!(scale.note().ends_with("1840–1969 and 1980–2009."));
    }

    #[test]
    fn equal_times_have_equal_lengths_on_both_sides_of_a_break() {
        let scale = scale(&["1830s", "1970s", "2020s"]);
        let length = |from: f64, to: f64| scale.x(to) - scale.x(from);
        assert!((length(1830.0, 1839.9) - length(1970.0, 1979.9)).abs() < 1e-6);
        assert!((length(1830.0, 1839.9) - length(2020.0, 2029.9)).abs() < 1e-6);
    }

    #[test]
    fn a_month_at_the_head_leaves_room_for_the_year_after_it() {
        let labels = |first: &str, last: &str| -> Vec<String> {
            let ticks = scale(&[first, last]).ticks.into_iter();
            ticks.map(|tick| tick.label).collect()
        };
        assert_eq!(labels("2024-11", "2026-03")[..2], ["Nov", "2025"]);
        assert_eq!(labels("2024-07", "2026-03")[..2], ["Jul 2024", "2025"]);
    }

    #[test]
    fn one_day_is_a_scale() {
        let scale = scale(&["2025-09-12"]);
        assert!(scale.left_out().is_empty());
        let strip = scale.strip(&"2025-09-12".parse().unwrap()).into_string();
        // A day of the one month that the scale covers has a width.
        assert!(strip.contains("rect") && !strip.contains("NaN"), "{strip}");
    }
}
