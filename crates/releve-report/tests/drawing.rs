//! Drawings of series: nothing stands over the edge, nothing is drawn that is not told.

use jiff::civil::{Weekday, date};
use releve_report::{Panel, drawing};
use releve_series::{Calendar, Model, Point, Request, Series, forecast};

fn weekly(values: impl Iterator<Item = Option<f64>>) -> Series {
    let points = values.map(|value| value.map_or(Point::Missing, Point::Exact));
    let weeks = Calendar::Weekly(Weekday::Monday);
    Series::new("x", weeks, date(2024, 1, 1), points.collect()).expect("a series")
}

fn drawn(series: &Series, ahead: bool) -> String {
    let request = Request {
        model: Model::SeasonalNaive,
        season: Some(4),
        ..Request::new(6)
    };
    let made = forecast(std::slice::from_ref(series), None, &request, &|_| {});
    drawing(&[Panel {
        title: "x".into(),
        under: "y".into(),
        series,
        forecast: ahead.then_some(&made.expect("a forecast").forecasts()[0]),
        level: &[],
        anomalies: &[],
    }])
}

fn attribute<'a>(element: &'a str, name: &str) -> &'a str {
    let (_, rest) = element.split_once(&format!(" {name}=\"")).expect(name);
    rest.split_once('"').expect("a quote").0
}

/// The first element whose opening tag holds these words.
fn element<'a>(svg: &'a str, words: &str) -> &'a str {
    let body = svg.split_once("</style>").expect("a style").1;
    let all = body.split('<');
    all.into_iter()
        .find(|one| one.contains(words))
        .expect(words)
}

#[test]
fn long_labels_have_room_at_the_edge() {
    let values = |times: f64| weekly((0..60).map(move |at| Some(times * (9 + at % 4) as f64)));
    let end = |series: &Series, ahead: bool| {
        let svg = drawn(series, ahead);
        let ground = element(&svg, "class=\"ground\"");
        attribute(ground, "x2").parse::<f64>().expect("a number")
    };
    for ahead in [false, true] {
        let usual = end(&values(1.0), ahead);
        assert_eq!(usual, 860.0 - 74.0);
        let long = end(&values(1.2345e12), ahead);
        // `14.81 trillion`, where the plot ended `14.8`.
        assert!(long < usual - 4.0, "{ahead}: {long}");
        assert!(long > 860.0 * 0.6);
    }
}

#[test]
fn no_line_is_drawn_over_weeks_that_are_not_known() {
    let wave = |at: i32| Some(f64::from(20 + at % 4));
    let whole = drawn(&weekly((0..60).map(wave)), true);
    let ended = drawn(
        &weekly((0..60).map(|at| wave(at).filter(|_| at < 40))),
        true,
    );
    for (svg, opens) in [(&whole, true), (&ended, false)] {
        let now: f64 = attribute(element(svg, "line class=\"now\""), "x1")
            .parse()
            .expect("x");
        let median = attribute(element(svg, "polyline class=\"median\""), "points");
        let points: Vec<f64> = (median.split(' '))
            .map(|point| point.split_once(',').expect("x,y").0.parse().expect("x"))
            .collect();
        assert_eq!(points.len(), if opens { 7 } else { 6 });
        assert_eq!(points[0] == now, opens, "{now} {points:?}");
        // Where what is known ends the forecast begins, and not weeks before.
        assert!(points[0] - now < 15.0, "{now} {points:?}");
    }
}

/// Where a text stands: its left or right end, and its base line.
fn place(element: &str) -> (f64, f64) {
    let number = |name: &str| attribute(element, name).parse().expect("a number");
    (number("x"), number("y"))
}

#[test]
fn labels_cover_no_dot_and_no_label() {
    // The last value rises again to just below a peak three weeks before.
    let values = (0..150).map(|at| match at {
        146 => 130.0,
        147 | 148 => 110.0,
        149 => 122.0,
        _ => 90.0 + f64::from(at * 7919 % 13),
    });
    let svg = drawn(&weekly(values.map(Some)), true);
    let dots = svg.match_indices("class=\"tip\"").map(|(at, _)| {
        let dot = &svg[at - 8..at + 80];
        let number = |name: &str| attribute(dot, name).parse::<f64>().expect("a number");
        (number("cx"), number("cy"))
    });
    let dots: Vec<(f64, f64)> = dots.collect();
    let last = svg.split('<').find(|one| one.ends_with(">122"));
    let (right, base) = place(last.expect("the label of the last value"));
    for (x, y) in &dots {
        let beside = *x < right - 24.0 || *x > right + 4.0;
        assert!(
            beside || *y < base - 12.0 || *y > base + 4.0,
            "{dots:?} {right} {base}"
        );
    }
    // Six weeks of 156 leave no room for `forecast` before the labels at the end.
    // After a jump out of an all but steady level the bands go beyond the drawing.
    let values = (0..150).map(|at| {
        if at > 146 {
            120.0
        } else {
            90.0 + f64::from(at % 4)
        }
    });
    let svg = drawn(&weekly(values.map(Some)), true);
    let (_, plot) = svg.split_once("class=\"now\"").expect("a forecast");
    let told = |words: &str| {
        let mut all = plot.split('<');
        place(all.find(|one| one.contains(words)).expect(words))
    };
    let (word, band) = (told(">forecast"), told(">95%"));
    assert!(word.0 + 46.0 > band.0, "{word:?} {band:?}");
    assert!(band.1 - word.1 >= 13.0, "{word:?} {band:?}");
}

#[test]
fn the_highest_value_is_named_over_what_was_measured() {
    // The last value is the highest, and bands begin there.
    let rising = weekly((0..60).map(|at| Some(f64::from(20 + at))));
    let svg = drawn(&rising, true);
    let highest = |svg: &str| {
        let (before, _) = svg.split_once("<tspan").expect("a label");
        let label = before.rsplit('<').next().expect("a text");
        attribute(label, "text-anchor").to_owned()
    };
    assert_eq!(highest(&svg), "end");
    let hill = weekly((0..60).map(|at| Some(f64::from(60 - (at - 30_i32).abs()))));
    assert_eq!(highest(&drawn(&hill, true)), "middle");
}
