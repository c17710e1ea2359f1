//! Series as a drawing of its own.

use jiff::civil::Date;
use maud::{PreEscaped, html};
use releve_series::{Anomaly, Forecast, Series};

use crate::chart::{Curve, Lain, Lane, Size, key, stretches};

const STYLE: &str = include_str!("curve.css");

/// The colours of paper: a drawing stands in documents of any kind.
const COLOURS: [(&str, &str); 6] = [
    ("var(--paper)", "#ffffff"),
    ("var(--ink)", "#1b1917"),
    ("var(--soft)", "#625c54"),
    ("var(--line)", "#d9d3c7"),
    ("var(--accent)", "#9a1f36"),
    (
        "var(--sans)",
        "'Helvetica Neue',Helvetica,Arial,'Liberation Sans','DejaVu Sans',sans-serif",
    ),
];
const HEAD: f64 = 68.0;
/// The middle of the key, below the title and what stands under it.
const KEY: f64 = 52.0;
const EDGE: f64 = 20.0;

/// One series of a drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel<'a> {
    /// What stands over it.
    pub title: String,
    /// What stands below the title, small: unit, source.
    pub under: String,
    /// The values.
    pub series: &'a Series,
    /// What is ahead.
    pub forecast: Option<&'a Forecast>,
    /// The level without the season, where it bends.
    pub level: &'a [(Date, f64)],
    /// Values that stand out.
    pub anomalies: &'a [Anomaly],
}

/// Series one under the other as an SVG of its own: true scales, labels beside
/// what they name and a key of lines, rings and bands, missing values as gaps and in a lane of their own.
///
/// Needs no font, no style and no address from elsewhere; titles are escaped.
/// The same series give the same bytes.
///
/// # Example: a title is text
///
/// ```
/// use jiff::civil::date;
/// use releve_report::{Panel, drawing};
/// use releve_series::{Calendar, Point, Series};
///
/// let points = (0..30).map(|at| Point::Exact(f64::from(at))).collect();
/// let series = Series::new("boots", Calendar::Monthly, date(2023, 1, 1), points)?;
/// let svg = drawing(&[Panel {
///     title: "<Boots>".into(),
///     under: "index".into(),
///     series: &series,
///     forecast: None,
///     level: &[],
///     anomalies: &[],
/// }]);
/// assert!(svg.starts_with("<svg") && svg.contains("&lt;Boots&gt;"));
/// # Ok::<(), releve_series::Error>(())
/// ```
pub fn drawing(panels: &[Panel]) -> String {
    let mut style = STYLE.to_owned();
    for (name, colour) in COLOURS {
        style = style.replace(name, colour);
    }
    // Nothing is told of months here.
    let style: Vec<&str> = style
        .lines()
        .filter(|line| !line.starts_with(".months ."))
        .collect();
    let style = style.join("\n");
    let width = Size::Wide.width() + 2.0 * EDGE;
    let known: Vec<[Lane; 1]> = panels
        .iter()
        .map(|panel| {
            [Lane {
                name: "values",
                what: Lain::Known(stretches(panel.series)),
            }]
        })
        .collect();
    let curves: Vec<Curve> = panels
        .iter()
        .zip(&known)
        .map(|(panel, lanes)| {
            let whole = panel.series.known() == panel.series.len();
            Curve {
                series: panel.series,
                forecast: panel.forecast,
                level: panel.level,
                anomalies: panel.anomalies,
                lanes: if whole { &[] } else { lanes },
                note: &panel.title,
            }
        })
        .collect();
    let mut tops = Vec::new();
    let mut top = EDGE;
    for curve in &curves {
        tops.push(top);
        top += HEAD + curve.height(Size::Wide) + EDGE;
    }
    html! {
        svg xmlns="http://www.w3.org/2000/svg" viewBox={ "0 0 " (width) " " (top.round()) }
            width=(width) height=(top.round()) role="img" {
            title { (panels.iter().map(|panel| panel.title.as_str()).collect::<Vec<_>>().join(", ")) }
            style {
                (PreEscaped(&style))
                ".curve .title{font-size:16px;font-weight:600}"
            }
            rect width="100%" height="100%" fill="#ffffff" {}
            @for ((panel, curve), top) in panels.iter().zip(&curves).zip(&tops) {
                g.curve transform={ "translate(" (EDGE) " " (top) ")" } {
                    text.title x="0" y="16" { (printable(&panel.title)) }
                    text.tick x="0" y="34" { (printable(&panel.under)) }
                    (key(curve, KEY))
                    g transform={ "translate(0 " (HEAD) ")" } { (curve.draw(Size::Wide, true)) }
                }
            }
        }
    }
    .into_string()
        + "\n"
}

/// Without what no XML may hold.
fn printable(text: &str) -> String {
    text.chars().filter(|char| !char.is_control()).collect()
}
