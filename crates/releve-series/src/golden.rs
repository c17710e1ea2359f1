//! Values of other programs to be held against: `tests/golden/regenerate.py` wrote
//! them, and their versions stand in the head of the file.

const GOLDEN: &str = include_str!("../tests/golden/models.tsv");

/// The numbers of a case.
pub(crate) fn case(name: &str) -> Vec<f64> {
    let line = GOLDEN
        .lines()
        .find_map(|line| line.strip_prefix(name)?.strip_prefix('\t'));
    let line = line.unwrap_or_else(|| panic!("no case `{name}`"));
    line.split(',')
        .map(|number| number.parse().expect("a number"))
        .collect()
}

/// The largest difference.
pub(crate) fn furthest(found: &[f64], golden: &[f64]) -> f64 {
    assert_eq!(found.len(), golden.len());
    let off = found.iter().zip(golden).map(|(a, b)| (a - b).abs());
    off.fold(0.0, f64::max)
}

/// 60 values with a trend and a rough surface that any language can make.
pub(crate) fn rough() -> Vec<f64> {
    let value = |at: u32| 20.0 + 0.3 * f64::from(at) + f64::from(at * 7919 % 13) / 3.0;
    (0..60).map(value).collect()
}

/// The same with a season of four.
pub(crate) fn quarters() -> Vec<f64> {
    let season = [5.0, 1.0, 3.0, 9.0];
    let all = rough().into_iter().enumerate();
    all.map(|(at, value)| value + 2.0 * season[at % 4])
        .collect()
}

/// Four years of weeks with a slow trend, a season and a rough surface.
pub(crate) fn weeks() -> Vec<f64> {
    let value = |at: u32| {
        let season = 6.0 * (std::f64::consts::TAU * f64::from(at) / 52.0).sin();
        40.0 + 0.02 * f64::from(at) + season + f64::from(at * 7919 % 17) / 4.0
    };
    (0..208).map(value).collect()
}
