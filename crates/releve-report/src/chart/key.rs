//! What the lines, rings and bands of a curve mean.

use maud::{Markup, html};

use super::{Curve, at};

/// A letter of 11.5 units is about so wide.
const LETTER: f64 = 5.9;
/// A sign, and the room on its right.
const SIGN: f64 = 20.0;
const GAP: f64 = 6.0;
/// Between a word and the next sign.
const APART: f64 = 18.0;

/// A thing that is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Values,
    Level,
    Odd,
    Median,
    Bands,
}

/// What of a curve is drawn, each with its word.
fn signs(curve: &Curve) -> Vec<(Sign, String)> {
    let mut signs = vec![(Sign::Values, "values".to_owned())];
    if curve.level.len() > 1 {
        signs.push((Sign::Level, "level without the season".to_owned()));
    }
    if !curve.anomalies.is_empty() {
        signs.push((Sign::Odd, "stands out".to_owned()));
    }
    let ahead = curve.forecast.filter(|ahead| !ahead.points().is_empty());
    if let Some(forecast) = ahead {
        signs.push((Sign::Median, "forecast".to_owned()));
        let mut levels: Vec<f64> = (forecast.bands().iter())
            .map(|band| band.level.percent())
            .collect();
        levels.sort_by(f64::total_cmp);
        let levels: Vec<String> = levels.iter().map(f64::to_string).collect();
        if !levels.is_empty() {
            let levels = releve_insight::list(&levels);
            signs.push((Sign::Bands, format!("should hold {levels}%")));
        }
    }
    signs
}

/// A row of signs with their words from the left edge on, its middle at `y`.
pub(crate) fn key(curve: &Curve, y: f64) -> Markup {
    let mut x = 0.0;
    let signs = signs(curve).into_iter().map(|(sign, word)| {
        let from = x;
        x += SIGN + GAP + LETTER * word.chars().count() as f64 + APART;
        (sign, word, from)
    });
    html! {
        @for (sign, word, x) in signs {
            (drawn(sign, x, y))
            text.tick x=(at(x + SIGN + GAP)) y=(at(y + 4.0)) { (word) }
        }
    }
}

fn drawn(sign: Sign, x: f64, y: f64) -> Markup {
    let line = format!("M{} {}H{}", at(x), at(y), at(x + SIGN));
    html! {
        @match sign {
            Sign::Values => path.values d=(line) {},
            Sign::Level => path.level d=(line) {},
            Sign::Median => path.median d=(line) {},
            Sign::Odd => circle.odd cx=(at(x + SIGN / 2.0)) cy=(at(y)) r="4.5" {},
            // The inner band lies on the outer one.
            Sign::Bands => {
                rect.band x=(at(x)) y=(at(y - 6.0)) width=(SIGN) height="12" {}
                rect.band x=(at(x)) y=(at(y - 3.0)) width=(SIGN) height="6" {}
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use releve_series::{Calendar, Model, Point, Request, Series, anomalies, forecast};

    #[test]
    fn what_is_drawn_has_its_word_and_nothing_else() {
        let value = |at: usize| {
            if at == 20 {
                90.0
            } else {
                [5.0, 8.0, 6.0][at % 3]
            }
        };
        let points = (0..36).map(|at| Point::Exact(value(at))).collect();
        let series = Series::new("boots", Calendar::Monthly, date(2021, 1, 1), points);
        let series = series.expect("a series");
        let level = [(date(2021, 1, 1), 6.0), (date(2023, 12, 1), 7.0)];
        let odd = anomalies(&series, 12, 3.5);
        let request = Request {
            model: Model::Drift,
            ..Request::new(3)
        };
        let made = forecast(std::slice::from_ref(&series), None, &request, &|_| {});
        let made = made.expect("a forecast");
        let curve = |whole: bool| {
            let curve = Curve {
                series: &series,
                forecast: whole.then(|| &made.forecasts()[0]),
                level: if whole { &level } else { &[] },
                anomalies: if whole { &odd } else { &[] },
                lanes: &[],
                note: "",
            };
            let words = signs(&curve).into_iter().map(|(_, word)| word);
            words.collect::<Vec<String>>()
        };
        assert_eq!(curve(false), ["values"]);
        assert_eq!(
            curve(true),
            [
                "values",
                "level without the season",
                "stands out",
                "forecast",
                "should hold 80 and 95%"
            ]
        );
    }
}
