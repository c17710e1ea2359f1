//! The months of the year.

use maud::{Markup, html};
use releve_series::Profile;

use super::at;

const LETTERS: [&str; 12] = ["J", "F", "M", "A", "M", "J", "J", "A", "S", "O", "N", "D"];
const WIDTH: f64 = 360.0;
const HEIGHT: f64 = 132.0;
const LEFT: f64 = 40.0;
const FLOOR: f64 = HEIGHT - 20.0;

/// What is usual in each month as a bar from the year's mean, with the lowest
/// and highest of the years as a line. `note` says it in words.
pub(crate) fn months(profile: &Profile, note: &str) -> Markup {
    let (least, most) = profile
        .months()
        .iter()
        .fold((1f64, 1f64), |(least, most), month| {
            (least.min(month.low), most.max(month.high))
        });
    let range = (most - least).max(0.1);
    let y = |value: f64| FLOOR - (value - least) / range * (FLOOR - 12.0);
    let step = (WIDTH - LEFT) / 12.0;
    // The year itself is always labelled; the ends where they have room.
    let mut ticks = vec![(1.0, "the year".to_owned())];
    for end in [least, most] {
        if (y(end) - y(1.0)).abs() > 14.0 {
            let part = 100.0 * (end - 1.0);
            let sign = if part < 0.0 { "−" } else { "+" };
            ticks.push((end, format!("{sign}{:.0}%", part.abs())));
        }
    }
    html! {
        svg.months viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } role="img" aria-label=(note) {
            @for (value, label) in &ticks {
                text.tick x=(at(LEFT - 6.0)) y=(at(y(*value) + 4.0)) text-anchor="end" {
                    (if label == "the year" { "year" } else { label })
                }
            }
            line.ground x1=(at(LEFT)) x2=(at(WIDTH)) y1=(at(y(1.0))) y2=(at(y(1.0))) {}
            @for (n, month) in profile.months().iter().enumerate() {
                @let x = LEFT + (n as f64 + 0.5) * step;
                @let (from, to) = (y(month.typical.max(1.0)), y(month.typical.min(1.0)));
                rect.month.below[month.typical < 1.0] x=(at(x - step * 0.28)) y=(at(from))
                    width=(at(step * 0.56)) height=(at((to - from).max(0.5))) {}
                line.range x1=(at(x)) x2=(at(x)) y1=(at(y(month.high))) y2=(at(y(month.low))) {}
                text.tick x=(at(x)) y=(at(HEIGHT - 4.0)) text-anchor="middle" { (LETTERS[n]) }
            }
        }
    }
}
