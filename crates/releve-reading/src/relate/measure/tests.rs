use releve_facts::{Direction, Measure, Statement};

use crate::relate::told;

/// `subject metric value unit`, with `up`, `down` or `=` for a level, then the
/// channel, baseline and market that are stated.
fn short(measure: &Measure) -> String {
    let way = match (measure.change, measure.direction) {
        (true, Some(Direction::Down)) => "down",
        (true, _) => "up",
        (false, _) => "=",
    };
    let mut line = format!(
        "{} {} {way} {} {}",
        measure.subject, measure.metric, measure.value, measure.unit
    );
    for side in [&measure.channel, &measure.baseline, &measure.market].into_iter().flatten() {
        line.push_str(" / ");
        line.push_str(side);
    }
    if let Some(when) = &measure.when {
        line.push_str(" @");
        line.push_str(when.label());
    }
    line
}

fn measures(text: &str) -> Vec<String> {
    told(text)
        .iter()
        .filter_map(|statement| match statement {
            Statement::Measure(measure) => Some(short(measure)),
            _ => None,
        })
        .collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(measures(text), expected, "{text}");
}

#[test]
fn probe() {
    for line in include_str!("/tmp/measure_probe.txt").lines() {
        eprintln!("{line}\n      {:?}", measures(line));
    }
}
