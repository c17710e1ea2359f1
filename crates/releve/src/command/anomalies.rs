//! `releve anomalies`: values that stand out.

use releve_report::{Cell, Sheet};
use releve_series::{Anomaly, anomalies};

use crate::arguments::Anomalies;
use crate::failure::Failure;
use crate::present::count::{counted, figure};
use crate::present::spark;

pub(crate) fn run(arguments: &Anomalies) -> Result<(), Failure> {
    let place = arguments.answer.place(vec![&arguments.input.path])?;
    let columns = ["series", "date", "value", "expected", "score"];
    let mut table = Sheet::new("anomalies", &columns);
    let mut text = String::new();
    for one in arguments.input.named()? {
        let series = &one.series;
        let calendar = series.calendar();
        let season = match arguments.season {
            Some(season) => season,
            None => calendar.season(),
        };
        let found = anomalies(series, season, arguments.beyond);
        let of = counted(series.known() as u64, "value", "values");
        let told = match found.len() {
            0 if series.known() < Anomaly::LEAST => format!(
                "too short to tell what stands out of {of}; it takes {}",
                Anomaly::LEAST
            ),
            0 => format!("nothing stands out of {of}"),
            1 => format!("1 stands out of {of}"),
            n => format!("{n} stand out of {of}"),
        };
        text += &format!("{}: {told}{}\n", series.name(), spark::beside(series));
        for odd in found {
            let Ok(day) = calendar.date(odd.period) else {
                continue;
            };
            text += &format!(
                "  {}  {:>10}  {:>10} expected  {:+.1} times the usual spread\n",
                calendar.label(day),
                figure(odd.value),
                figure(odd.expected),
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
