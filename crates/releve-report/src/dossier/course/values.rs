//! The rows behind a series.

use maud::{Markup, html};
use releve_series::Point;

use super::words;
use crate::Tracked;
use crate::chart::short;

/// Where the values come from, what is missing, and every one of them.
pub(super) fn rows(one: &Tracked, n: usize) -> Markup {
    let series = &one.series;
    let id = format!("s{}", n + 1);
    let gaps = words::gaps(series);
    html! {
        details.rows-of id={ (id) "-rows" } {
            summary { "S" (n + 1) ": the rows" }
            p.under { (origin(one)) }
            p.under {
                (series.known()) " of " (series.len()) " " (series.calendar().unit()) "s known, "
                (short(series.start())) " to " (short(series.end()))
                @if !gaps.is_empty() { ". Missing: " (gaps.join("; ")) }
                "."
            }
            ol.values {
                @for (at, point) in series.points().iter().enumerate() {
                    @if let Ok(day) = series.calendar().date(series.first().plus(at as i64)) {
                        @if let Some(value) = cell(*point) {
                            li id={ (id) "-" (day) } { span.under { (day) } " " (value) }
                        }
                    }
                }
            }
        }
    }
}

/// The file, the download and the import.
fn origin(one: &Tracked) -> String {
    let source = &one.source;
    let mut parts = Vec::new();
    if let Some(file) = &source.file {
        parts.push(format!("File {file}"));
    }
    if let Some(vintage) = source.vintage {
        parts.push(format!("download {vintage}"));
    }
    if let Some(import) = source.import {
        let day = source
            .added
            .map_or(String::new(), |day| format!(" of {}", short(day)));
        parts.push(format!("import {import}{day}"));
    }
    let named = format!("series “{}”", one.series.name());
    parts.push(named);
    let mut origin = parts.join(", ");
    origin.push('.');
    if let Some(note) = &source.note {
        origin.push(' ');
        origin.push_str(note);
    }
    origin
}

/// A value as it was written.
fn cell(point: Point) -> Option<String> {
    match point {
        Point::Exact(value) => Some(value.to_string()),
        Point::Below(bound) => Some(format!("<{bound}")),
        Point::Above(bound) => Some(format!("{bound}+")),
        Point::Missing => None,
    }
}
