//! The numbers of facts behind their sentence.

use std::ops::RangeInclusive;

use maud::{Markup, html};
use releve_facts::Fact;

use crate::cite::Stretches;

/// For each stretch the numbers of its facts, from 1, ascending.
pub(super) fn of(facts: &[&Fact], stretches: &Stretches) -> Vec<Vec<usize>> {
    let mut of: Vec<Vec<usize>> = vec![Vec::new(); stretches.spans().len()];
    for (number, fact) in (1..).zip(facts) {
        for evidence in fact.evidence() {
            if let Some(at) = stretches.place(evidence.span())
                && of[at].last() != Some(&number)
            {
                of[at].push(number);
            }
        }
    }
    of
}

/// `1–6, 9`, each a link to its first fact; what is in `key` stands in anchors.
pub(super) fn print(numbers: &[usize], key: &str) -> Markup {
    html! {
        // The first hangs on the sentence, the others may wrap.
        "\u{2060}"
        span.cite {
            @for (n, run) in runs(numbers).into_iter().enumerate() {
                @let (first, last) = (run.start(), run.end());
                @if n > 0 { "," wbr; }
                a href={ "#fact-" (key) "-" (first) } aria-label=(label(&run)) {
                    (first) @if first < last { "–" (last) }
                }
            }
        }
    }
}

fn label(run: &RangeInclusive<usize>) -> String {
    match run.start() == run.end() {
        true => format!("Fact {}", run.start()),
        false => format!("Facts {} to {}", run.start(), run.end()),
    }
}

/// Numbers that follow each other as one run.
fn runs(numbers: &[usize]) -> Vec<RangeInclusive<usize>> {
    let mut runs: Vec<RangeInclusive<usize>> = Vec::new();
    for &number in numbers {
        match runs.last_mut() {
            Some(run) if *run.end() + 1 == number => *run = *run.start()..=number,
            _ => runs.push(number..=number),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_each_other_is_one_run() {
        assert_eq!(runs(&[1, 2, 3, 6, 9, 10]), [1..=3, 6..=6, 9..=10]);
        assert!(runs(&[]).is_empty());
    }
}
