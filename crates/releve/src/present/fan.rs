//! Forecasts as a drawing: history, median and bands.

use std::fmt::Write as _;

use releve_series::{Forecast, Forecasts, Series};

/// So many series are drawn; a sheet of more is not looked at.
const MOST: usize = 24;
const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 180.0;
const MARGIN: f64 = 28.0;

/// A drawing of each series under the other, the first 24 of them: the last of
/// the history, three times as long as what is ahead, then the forecast's fan.
pub(crate) fn svg(history: &[Series], forecasts: &Forecasts) -> String {
    let drawn: Vec<(&Series, &Forecast)> = history
        .iter()
        .zip(forecasts.forecasts())
        .filter(|(_, forecast)| !forecast.points().is_empty())
        .take(MOST)
        .collect();
    let left_out = history.len() - drawn.len();
    let height = HEIGHT * drawn.len() as f64 + if left_out > 0 { 30.0 } else { 10.0 };
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" \
         font-family=\"sans-serif\" font-size=\"11\" role=\"img\">\n\
         <title>Forecasts with bands</title>\n\
         <rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#fff\"/>\n"
    );
    for (at, (series, forecast)) in drawn.iter().enumerate() {
        panel(&mut svg, at as f64 * HEIGHT, series, forecast);
    }
    if left_out > 0 {
        let below = height - 12.0;
        let _ = writeln!(
            svg,
            "<text x=\"{MARGIN}\" y=\"{below}\" fill=\"#666\">{left_out} more series are not drawn</text>"
        );
    }
    svg.push_str("</svg>\n");
    svg
}

fn panel(svg: &mut String, top: f64, series: &Series, forecast: &Forecast) {
    let ahead = forecast.points().len();
    // The history ends where the forecast begins.
    let known = (3 * ahead).max(20);
    let past: Vec<Option<f64>> = (0..known)
        .map(|at| {
            series
                .at(forecast.first().plus(at as i64 - known as i64))
                .estimate()
        })
        .collect();
    let edges = forecast
        .bands()
        .iter()
        .flat_map(|band| band.low.iter().chain(&band.high));
    let all = past.iter().flatten().chain(forecast.points()).chain(edges);
    let (least, most) = all.filter(|value| value.is_finite()).fold(
        (f64::INFINITY, f64::NEG_INFINITY),
        |(least, most), value| (least.min(*value), most.max(*value)),
    );
    let least = if least >= 0.0 { 0.0 } else { least };
    let range = if most > least { most - least } else { 1.0 };
    let count = (known + ahead - 1).max(1) as f64;
    let across = |at: usize| MARGIN + (WIDTH - 2.0 * MARGIN) * at as f64 / count;
    let down = |value: f64| {
        let part = ((value - least) / range).clamp(0.0, 1.0);
        top + HEIGHT - 24.0 - (HEIGHT - 52.0) * part
    };
    let _ = writeln!(
        svg,
        "<text x=\"{MARGIN}\" y=\"{:.1}\" font-weight=\"bold\">{}</text>",
        top + 18.0,
        escaped(series.name())
    );
    let mut bands: Vec<_> = forecast.bands().iter().collect();
    bands.sort_by(|one, two| two.level.percent().total_cmp(&one.level.percent()));
    for band in bands {
        let mut path = String::new();
        for (lead, value) in band.high.iter().enumerate() {
            let _ = write!(path, "{:.1},{:.1} ", across(known + lead), down(*value));
        }
        for (lead, value) in band.low.iter().enumerate().rev() {
            let _ = write!(path, "{:.1},{:.1} ", across(known + lead), down(*value));
        }
        let _ = writeln!(
            svg,
            "<polygon points=\"{}\" fill=\"#7a3b69\" fill-opacity=\"0.18\"/>",
            path.trim_end()
        );
    }
    // A gap breaks the line.
    let mut line = String::new();
    let mut pen = false;
    for (at, value) in past.iter().enumerate() {
        match value {
            Some(value) => {
                let sign = if pen { 'L' } else { 'M' };
                let _ = write!(line, "{sign}{:.1} {:.1}", across(at), down(*value));
                pen = true;
            }
            None => pen = false,
        }
    }
    let _ = writeln!(svg, "<path d=\"{line}\" fill=\"none\" stroke=\"#333\"/>");
    let points: Vec<String> = forecast
        .points()
        .iter()
        .enumerate()
        .map(|(lead, value)| format!("{:.1},{:.1}", across(known + lead), down(*value)))
        .collect();
    let _ = writeln!(
        svg,
        "<polyline points=\"{}\" fill=\"none\" stroke=\"#7a3b69\" stroke-width=\"1.6\"/>",
        points.join(" ")
    );
    for (at, anchor) in [(0, "start"), (known, "middle"), (known + ahead - 1, "end")] {
        let period = forecast.first().plus(at as i64 - known as i64);
        if let Ok(date) = forecast.calendar().date(period) {
            let _ = writeln!(
                svg,
                "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"{anchor}\" fill=\"#666\">{date}</text>",
                across(at),
                top + HEIGHT - 8.0
            );
        }
    }
}

fn escaped(text: &str) -> String {
    text.chars()
        .filter(|letter| !letter.is_control())
        .map(|letter| match letter {
            '&' => "&amp;".to_owned(),
            '<' => "&lt;".to_owned(),
            '>' => "&gt;".to_owned(),
            '"' => "&quot;".to_owned(),
            other => other.to_string(),
        })
        .collect()
}
