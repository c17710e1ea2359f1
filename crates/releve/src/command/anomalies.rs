//! `releve anomalies`: values that stand out.

use releve_report::{Cell, Sheet};
use releve_series::anomalies;

use crate::arguments::Anomalies;
use crate::failure::Failure;
use crate::present::{count::counted, spark};

pub(crate) fn run(arguments: &Anomalies) -> Result<(), Failure> {
    let place = arguments.answer.place(vec![&arguments.input.path])?;
    let columns = ["series", "date", "value", "expected", "score"];
    let mut table = Sheet::new("anomalies", &columns);
    let mut text = String::new();
    for one in arguments.input.named()? {
        let series = &one.series;
        let calendar = series.calendar();
        let season = match arguments.season {
            Some(season) => season as usize,
            None => calendar.season(),
        };
        let found = anomalies(series, season, arguments.beyond);
        text += &format!(
            "{}: {} of {}{}\n",
            series.name(),
            match found.len() {
                0 => "nothing stands out".to_owned(),
                n => format!("{n} stand out"),
            },
            counted(series.known() as u64, "value", "values"),
            spark::beside(series)
        );
        for odd in found {
            let Ok(day) = calendar.date(odd.period) else {
                continue;
            };
            text += &format!(
                "  {day}  {:>10}  {:>10} expected  {:+.1} times the usual spread\n",
                rounded(odd.value),
                rounded(odd.expected),
                odd.score
            );
            table.row([
                Cell::from(series.name()),
                day.to_string().into(),
                odd.value.into(),
                odd.expected.into(),
                odd.score.into(),
            ]);
        }
    }
    place.say_table(text, table)
}

/// To four figures that count.
fn rounded(value: f64) -> f64 {
    format!("{value:.3e}").parse().unwrap_or(value)
}
