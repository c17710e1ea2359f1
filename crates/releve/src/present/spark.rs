//! A series on one line of a terminal.

use std::io::{IsTerminal, stdout};

use releve_series::Series;

const BLOCKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
/// Characters of a line.
const WIDTH: usize = 32;

/// True where someone looks: stdout is a terminal.
pub(crate) fn is_shown() -> bool {
    stdout().is_terminal()
}

/// The line with a space before it where stdout is a terminal, else nothing: for
/// other programs it would be noise.
pub(crate) fn beside(series: &Series) -> String {
    if is_shown() {
        format!("  {}", spark(series, WIDTH))
    } else {
        String::new()
    }
}

/// So many series get a line of their own.
pub(crate) const ROWS: usize = 12;

/// A line for a series where stdout is a terminal, else nothing.
pub(crate) fn line(series: &Series) -> String {
    match is_shown() {
        true => format!("{}  {}\n", spark(series, WIDTH), series.name()),
        false => String::new(),
    }
}

/// At most so many blocks, each the mean of as many periods, on a scale from
/// zero, or from the lowest value where that is below it. A block of which
/// nothing is known is a space.
pub(crate) fn spark(series: &Series, width: usize) -> String {
    let values: Vec<Option<f64>> = series
        .points()
        .iter()
        .map(|point| point.estimate())
        .collect();
    let blocks = values.len().min(width.max(1));
    let means: Vec<Option<f64>> = (0..blocks)
        .map(|block| {
            let (from, to) = (
                block * values.len() / blocks,
                (block + 1) * values.len() / blocks,
            );
            let known: Vec<f64> = values[from..to].iter().flatten().copied().collect();
            (!known.is_empty()).then(|| known.iter().sum::<f64>() / known.len() as f64)
        })
        .collect();
    let (least, most) = means
        .iter()
        .flatten()
        .fold((0f64, 0f64), |(least, most), mean| {
            (least.min(*mean), most.max(*mean))
        });
    let range = if most > least { most - least } else { 1.0 };
    means
        .into_iter()
        .map(|mean| match mean {
            None => ' ',
            Some(mean) => BLOCKS[((mean - least) / range * 7.0).round().clamp(0.0, 7.0) as usize],
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use releve_series::{Calendar, Point};

    #[test]
    fn blocks_are_as_high_as_their_values() {
        let points = [0.0, 7.0, 3.5, 7.0].map(Point::Exact);
        let points = points
            .into_iter()
            .chain([Point::Missing, Point::Exact(7.0)]);
        let series = Series::new("a", Calendar::Monthly, date(2024, 1, 1), points.collect());
        let series = series.expect("a series");
        assert_eq!(spark(&series, 6), "▁█▅█ █");
        assert_eq!(spark(&series, 2), "▅█");
    }
}
