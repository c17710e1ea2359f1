//! A series over time: values, level, what is ahead, and what happened.

use jiff::civil::Date;
use maud::{Markup, html};
use releve_series::{Anomaly, Forecast, Series};

use super::apart::breadth;
use super::dates::{Days, period};
use super::lanes::{Lane, lanes, lanes_height};
use super::scale::{Scale, ends};
use super::{amount, at};

/// Room over the highest gridline, for the label of the highest value.
pub(super) const TOP: f64 = 26.0;
/// Room below the plot for the years.
const AXIS: f64 = 24.0;

/// For what width a curve is drawn: letters are as large in both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Size {
    Wide,
    Narrow,
}

impl Size {
    pub(crate) fn width(self) -> f64 {
        match self {
            Self::Wide => 860.0,
            Self::Narrow => 360.0,
        }
    }

    pub(super) fn plot(self) -> f64 {
        match self {
            Self::Wide => 280.0,
            Self::Narrow => 210.0,
        }
    }

    /// Least room at the left for the scale and, where it is wide, the names of the
    /// lanes, and at the right for labels.
    fn margins(self) -> (f64, f64) {
        match self {
            Self::Wide => (104.0, 74.0),
            Self::Narrow => (38.0, 50.0),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Wide => "curve wide",
            Self::Narrow => "curve narrow",
        }
    }
}

/// What is drawn of a series.
pub(crate) struct Curve<'a> {
    pub(crate) series: &'a Series,
    pub(crate) forecast: Option<&'a Forecast>,
    /// The level without season and noise, where it bends.
    pub(crate) level: &'a [(Date, f64)],
    pub(crate) anomalies: &'a [Anomaly],
    /// What happened and what was written, below the curve.
    pub(crate) lanes: &'a [Lane],
    /// What it shows, in a sentence.
    pub(crate) note: &'a str,
}

impl Curve<'_> {
    /// The days that the drawing covers.
    pub(crate) fn days(&self) -> (Date, Date) {
        let ahead = self
            .forecast
            .filter(|forecast| !forecast.points().is_empty());
        let end = ahead.and_then(|forecast| {
            let last = forecast.first().plus(forecast.points().len() as i64 - 1);
            forecast.calendar().date(last).ok()
        });
        (self.series.start(), end.unwrap_or(self.series.end()))
    }

    pub(crate) fn height(&self, size: Size) -> f64 {
        TOP + size.plot() + AXIS + lanes_height(self.lanes, size)
    }

    /// Room at the left and at the right, more where labels are long: on paper
    /// nothing may stand over the edge. The plot keeps a third.
    fn margins(&self, scale: &Scale, size: Size) -> (f64, f64) {
        let (left, right) = size.margins();
        let ticks = scale.ticks.iter();
        let ticks = ticks.map(|(_, label)| 8.0 + 0.96 * breadth(label));
        let labels = match self.forecast {
            Some(forecast) => ends(forecast, scale, size),
            None => {
                let mut known = self.series.points().iter().rev();
                let last = known.find_map(|point| point.estimate());
                last.map(|value| (0.0, amount(value), true))
                    .into_iter()
                    .collect()
            }
        };
        let labels = labels.iter().map(|(_, label, _)| 6.0 + breadth(label));
        let room = |least: f64, wanted: f64| {
            // What the estimate is off by is no reason to move a plot.
            let enough = wanted <= least + 1.0;
            if enough { least } else { wanted.ceil() }.min(size.width() / 3.0)
        };
        (
            room(left, ticks.fold(0.0, f64::max)),
            room(right, labels.fold(0.0, f64::max)),
        )
    }

    /// The drawing, letters of 12 units; `hidden` where a text beside it says
    /// the same to those who do not see it.
    pub(crate) fn draw(&self, size: Size, hidden: bool) -> Markup {
        let scale = Scale::of(self, size);
        let (left, right) = self.margins(&scale, size);
        let width = size.width();
        let (from, to) = self.days();
        let days = Days::new(from, to, left, width - left - right);
        let floor = TOP + size.plot();
        let role = if hidden { None } else { Some("img") };
        let label = if hidden { None } else { Some(self.note) };
        let unseen = if hidden { Some("true") } else { None };
        html! {
            svg class=(size.name()) xmlns="http://www.w3.org/2000/svg"
                viewBox={ "0 0 " (width) " " (at(self.height(size))) }
                width=(width) height=(at(self.height(size)))
                role=[role] aria-label=[label] aria-hidden=[unseen] {
                @for (value, label) in &scale.ticks {
                    @let y = at(scale.y(*value));
                    line.grid x1=(at(left)) x2=(at(width - right)) y1=(y) y2=(y) {}
                    text.tick x=(at(left - 8.0)) y=(at(scale.y(*value) + 4.0)) text-anchor="end" { (label) }
                }
                @for tick in days.ticks(46.0, (0.0, width)) {
                    line.notch x1=(at(tick.at)) x2=(at(tick.at)) y1=(at(floor)) y2=(at(floor + 5.0)) {}
                    text.tick x=(at(tick.x)) y=(at(floor + 18.0)) text-anchor=(tick.anchor) { (tick.label) }
                }
                line.ground x1=(at(left)) x2=(at(width - right)) y1=(at(floor)) y2=(at(floor)) {}
                @if let Some(forecast) = self.forecast { (self.fan(forecast, days, &scale, (size, width - right))) }
                (self.values(days, &scale))
                (self.labels(days, &scale, (left, width - right)))
                (lanes(self.lanes, days, size, floor + AXIS))
            }
        }
    }

    fn values(&self, days: Days, scale: &Scale) -> Markup {
        let series = self.series;
        let place = |at: usize| series.calendar().date(series.first().plus(at as i64)).ok();
        // A gap breaks the line; a value between two gaps is a dot.
        let mut line = String::new();
        let mut alone: Vec<(f64, f64)> = Vec::new();
        let value = |place: usize| series.points().get(place)?.estimate();
        for n in 0..series.len() {
            let (Some(now), Some(day)) = (value(n), place(n)) else {
                continue;
            };
            let before = n.checked_sub(1).and_then(value).is_some();
            let (x, y) = (days.x(day), scale.y(now));
            if !before && value(n + 1).is_none() {
                alone.push((x, y));
            } else {
                let pen = if before { 'L' } else { 'M' };
                line.push_str(&format!("{pen}{} {}", at(x), at(y)));
            }
        }
        let level: Vec<String> = self
            .level
            .iter()
            .map(|(day, level)| format!("{},{}", at(days.x(*day)), at(scale.y(*level))))
            .collect();
        html! {
            @if level.len() > 1 { polyline.level points=(level.join(" ")) {} }
            @if !line.is_empty() { path.values d=(line) {} }
            @for (x, y) in &alone { circle.single cx=(at(*x)) cy=(at(*y)) r="1.6" {} }
            @for odd in self.anomalies {
                @if let Ok(day) = series.calendar().date(odd.period) {
                    circle.odd cx=(at(days.x(day))) cy=(at(scale.y(odd.value))) r="4.5" {}
                }
            }
        }
    }

    fn fan(
        &self,
        forecast: &Forecast,
        days: Days,
        scale: &Scale,
        (size, end): (Size, f64),
    ) -> Markup {
        let day = |lead: usize| {
            let period = forecast.first().plus(lead as i64);
            forecast.calendar().date(period).ok()
        };
        // The fan opens where the history ends, if that is known: over weeks of
        // which nothing is known no line is drawn, as nothing is forecast there.
        let before = forecast.first().plus(-1);
        let now = forecast.calendar().date(before).ok();
        let now = now.map(|day| days.x(day));
        let known = (self.series.last() == before)
            .then(|| self.series.points().last()?.estimate())
            .flatten();
        let last = known.and_then(|value| Some((now?, scale.y(value))));
        let edge = |values: &[f64]| -> Vec<(f64, f64)> {
            let ahead = values.iter().enumerate();
            let ahead = ahead.filter_map(|(lead, v)| Some((days.x(day(lead)?), scale.y(*v))));
            last.into_iter().chain(ahead).collect()
        };
        let written = |points: &[(f64, f64)]| -> String {
            let points = points.iter().map(|(x, y)| format!("{},{}", at(*x), at(*y)));
            points.collect::<Vec<_>>().join(" ")
        };
        let mut bands: Vec<_> = forecast.bands().iter().collect();
        bands.sort_by(|one, two| two.level.percent().total_cmp(&one.level.percent()));
        // Labels from the top down, pushed apart where they would touch.
        let mut labels = ends(forecast, scale, size);
        labels.sort_by(|one, two| one.0.total_cmp(&two.0));
        for n in 1..labels.len() {
            labels[n].0 = labels[n].0.max(labels[n - 1].0 + 13.0);
        }
        // Pushed down onto the years, all go up again.
        let below = labels.last().map_or(0.0, |label| label.0 - scale.floor);
        for label in &mut labels {
            label.0 -= below.max(0.0);
        }
        html! {
            @for band in &bands {
                @let points: Vec<(f64, f64)> = edge(&band.high).into_iter()
                    .chain(edge(&band.low).into_iter().rev()).collect();
                polygon.band points=(written(&points)) {}
            }
            polyline.median points=(written(&edge(forecast.points()))) {}
            @if let Some(x) = now {
                line.now x1=(at(x)) x2=(at(x)) y1=(at(TOP - 10.0)) y2=(at(TOP + size.plot())) {}
                // Over the labels at the end where it reaches them.
                @let reaches = x + 5.0 + breadth("forecast") + 4.0 > end + 6.0;
                @let y = if reaches { TOP - 14.0 } else { TOP - 2.0 };
                text.tick x=(at(x + 5.0)) y=(at(y)) { "forecast" }
            }
            @for (y, label, strong) in &labels {
                text.value.strong[*strong] x=(at(end + 6.0)) y=(at(y + 4.0)) { (label) }
            }
        }
    }

    /// The highest and the last value.
    fn labels(&self, days: Days, scale: &Scale, (start, end): (f64, f64)) -> Markup {
        let series = self.series;
        let known = series.points().iter().enumerate();
        let known: Vec<(usize, f64)> = known
            .filter_map(|(n, point)| Some((n, point.estimate()?)))
            .collect();
        let highest = known
            .iter()
            .copied()
            .reduce(|most, one| if one.1 > most.1 { one } else { most });
        let last = known.last().copied();
        let day_of = |n: usize| series.calendar().date(series.first().plus(n as i64)).ok();
        let top = highest.and_then(|(n, value)| Some((days.x(day_of(n)?), scale.y(value))));
        html! {
            @if let Some((n, value)) = highest {
                @if let Some(day) = day_of(n) {
                    @let x = days.x(day);
                    @let half = breadth(&format!("{} {}", amount(value), period(series.calendar(), day))) / 2.0;
                    // Over what was measured, not over what is forecast.
                    @let limit = match (self.forecast, last.and_then(|(n, _)| day_of(n))) {
                        (Some(_), Some(last)) => days.x(last),
                        _ => end,
                    };
                    @let anchor = if x - half < start { "start" } else if x + half > limit { "end" } else { "middle" };
                    circle.tip cx=(at(x)) cy=(at(scale.y(value))) r="2.6" {}
                    text.value x=(at(x)) y=(at(scale.y(value) - 8.0)) text-anchor=(anchor) {
                        tspan.strong { (amount(value)) } " " (period(series.calendar(), day))
                    }
                }
            }
            @if let Some((n, value)) = last.filter(|last| Some(*last) != highest) {
                @if let Some(day) = day_of(n) {
                    @let x = days.x(day);
                    circle.tip cx=(at(x)) cy=(at(scale.y(value))) r="2.6" {}
                    @let anchor = if self.forecast.is_some() { "end" } else { "start" };
                    @let by = if self.forecast.is_some() { -6.0 } else { 6.0 };
                    // Beside the line that comes down to it, not on it.
                    @let falls = known.iter().rev().nth(1).is_some_and(|before| before.1 > value);
                    @let y = scale.y(value);
                    @let (above, below) = ((y - 8.0).max(12.0), y + 16.0);
                    @let broad = breadth(&amount(value));
                    @let left = if anchor == "end" { x + by - broad } else { x + by };
                    // Nor on the dot of the highest value.
                    @let covers = |at: f64| top.is_some_and(|(x, y)| {
                        (left - 4.0..=left + broad + 4.0).contains(&x) && (at - 13.0..=at + 5.0).contains(&y)
                    });
                    @let first = falls && y < scale.floor - 18.0;
                    @let turns = covers(if first { below } else { above }) && (first || y < scale.floor - 18.0);
                    @let y = if first != turns { below } else { above };
                    text.value.strong x=(at(x + by)) y=(at(y)) text-anchor=(anchor) {
                        (amount(value))
                    }
                }
            }
        }
    }
}
