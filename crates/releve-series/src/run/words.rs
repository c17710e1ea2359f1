//! What a reader should know of single series.

use super::constant;
use crate::Error;
use crate::level::Break;
use crate::panel::Panel;

/// The first few of names, in a bracket.
fn named(names: impl Iterator<Item = String>, all: usize) -> String {
    const NAMED: usize = 3;
    let names: Vec<String> = names.take(NAMED).collect();
    let more = if all > NAMED { ", …" } else { "" };
    format!("({}{more})", names.join(", "))
}

/// Of series whose level broke, where and by how much.
pub(super) fn broken(panel: &Panel, breaks: &[Option<Break>]) -> Result<Option<String>, Error> {
    let all = breaks.iter().enumerate();
    let each = all.filter_map(|(row, one)| Some((row, (*one)?)));
    let each = each.map(|(row, one)| {
        let day = panel.calendar().date(panel.first().plus(one.at as i64))?;
        let times = format!("{:.1e}", one.times).parse().unwrap_or(one.times);
        Ok(format!(
            "`{}`: {times} times from {day} on",
            panel.names()[row]
        ))
    });
    let each: Vec<String> = each.collect::<Result<_, Error>>()?;
    let count = each.len();
    Ok((count > 0).then(|| {
        format!(
            "{count} of {} series with a level that broke {}: values before it are brought to the \
             later level, on which forecasts and bands rest; check whether it stays",
            panel.width(),
            named(each.into_iter(), count)
        )
    }))
}

/// Of series that have values, those too short for errors of others to speak for.
pub(super) fn too_short(panel: &Panel, told: &[bool]) -> Option<String> {
    let short: Vec<usize> = (0..panel.width())
        .filter(|row| {
            let known = panel.row(*row).iter().any(|value| !value.is_nan());
            !told[*row] && known && constant(panel.row(*row)).is_none()
        })
        .collect();
    let names = short.iter().map(|row| format!("`{}`", panel.names()[*row]));
    let names = named(names, short.len());
    (!short.is_empty()).then(|| {
        format!(
            "{} of {} series {names} with too little history to be tried: bands are as wide \
             as those of a random walk of their own steps and not calibrated; other series do not \
             go by them",
            short.len(),
            panel.width()
        )
    })
}

/// Of series with many zeros what comes on average.
pub(super) fn many_zeros(panel: &Panel, means: &[(usize, f64)], medians: bool) -> Option<String> {
    let unit = panel.calendar().unit();
    let one = |(row, mean): &(usize, f64)| {
        let few = format!("{mean:.2e}").parse().unwrap_or(*mean);
        format!("`{}`: {few} a {unit} on average", panel.names()[*row])
    };
    let middle = match medians {
        true => format!("what is told of a single {unit} is a median, often 0; "),
        false => String::new(),
    };
    (!means.is_empty()).then(|| {
        format!(
            "{} of {} series with many zeros {}: {middle}bands, totals and plans are drawn from \
             past values around the average",
            means.len(),
            panel.width(),
            named(means.iter().map(one), means.len())
        )
    })
}
