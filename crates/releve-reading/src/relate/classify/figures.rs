//! Candidates of kind `measure`: a figure, what it counts, and of what.

use std::borrow::Cow;

use releve_facts::{EntityKind, Measure, Metric, Statement, Unit};

use super::candidate::{Argument, Candidate, before};
use crate::figure::{Figure, FigureUnit};
use crate::lexicon::Cue;
use crate::relate::measure::gauge::gauges;
use crate::relate::measure::named::{Named, named};
use crate::relate::noun;
use crate::scene::Scene;

const MOST_FIGURES: usize = 5;
const MOST_SUBJECTS: usize = 9;
/// What a percentage without a noun of measure can be of.
const IMPLIED: [Metric; 3] = [Metric::Sales, Metric::Searches, Metric::Share];

pub(super) fn gather(scene: &Scene<'_>, sentence: usize, found: &mut Vec<Candidate>) {
    let tokens = scene.sentence(sentence);
    let figures: Vec<&Figure> = scene
        .figures_in(tokens.clone())
        .filter(|figure| figure.unit != FigureUnit::Rank)
        .take(MOST_FIGURES)
        .collect();
    if figures.is_empty() {
        return;
    }
    let nouns = nouns(scene, tokens.clone());
    let subjects = subjects(scene, sentence);
    for figure in figures {
        let metrics: Vec<(Metric, Option<usize>)> = if !nouns.is_empty() {
            let mut nearest: Vec<(Metric, Option<usize>)> = Vec::new();
            for (metric, at) in &nouns {
                if !nearest.iter().any(|(known, _)| known == metric) {
                    nearest.push((*metric, Some(*at)));
                }
            }
            nearest
        } else if figure.unit == FigureUnit::Percent {
            IMPLIED.iter().map(|metric| (*metric, None)).collect()
        } else {
            continue;
        };
        for (metric, at) in metrics {
            for (subject, name, other, how) in &subjects {
                let inside = subject.tokens.start < figure.tokens.end
                    && figure.tokens.start < subject.tokens.end;
                if inside {
                    continue;
                }
                found.push(candidate(
                    scene,
                    sentence,
                    figure,
                    (metric, at),
                    (subject, name, *other, how),
                ));
            }
        }
    }
}

/// The nouns of measure in a sentence.
fn nouns(scene: &Scene<'_>, tokens: std::ops::Range<usize>) -> Vec<(Metric, usize)> {
    let metrics = &scene.spotted.metrics;
    let first = metrics.partition_point(|m| m.tokens.start < tokens.start);
    metrics[first..]
        .iter()
        .take_while(|m| m.tokens.start < tokens.end)
        .map(|m| {
            let entry = scene.text.lexicon.metrics[m.number as usize];
            (entry.metric, m.tokens.start)
        })
        .filter(|(metric, _)| *metric != Metric::Rank)
        .take(4)
        .collect()
}

/// What may be counted, with the sentence that names it where that is another,
/// and how it was met.
type Subject = (Argument, String, Option<usize>, &'static str);

/// The phrases of the sentence, what nouns of measure say they count, and what
/// was named last before.
fn subjects(scene: &Scene<'_>, sentence: usize) -> Vec<Subject> {
    let counted = [
        EntityKind::Trend,
        EntityKind::Garment,
        EntityKind::Brand,
        EntityKind::Product,
        EntityKind::Organisation,
        EntityKind::Person,
    ];
    let tokens = scene.sentence(sentence);
    let mut found: Vec<Subject> = Vec::new();
    let mut add = |argument: Argument, name: String, other, how| {
        let known = found.iter().any(|(_, known, _, _)| *known == name);
        if !known && !name.is_empty() && found.len() < MOST_SUBJECTS {
            found.push((argument, name, other, how));
        }
    };
    let argument = |subject: &Named| {
        let mention = subject
            .tokens
            .clone()
            .rev()
            .find_map(|at| scene.resolved.at(at));
        match (subject.kind, mention) {
            (Some(_), Some(mention)) => Argument {
                tokens: subject.tokens.clone(),
                ..Argument::mention(scene, mention)
            },
            _ => Argument::phrase(subject.tokens.clone(), "phrase"),
        }
    };
    for gauge in gauges(scene, tokens.clone(), &[]) {
        if let Some(subject) = gauge.subject {
            add(argument(&subject), subject.name.clone(), None, "measured");
        }
    }
    for phrase in scene.parses[sentence]
        .phrases
        .iter()
        .take(3 * MOST_SUBJECTS)
    {
        if let Some(subject) = named(scene, phrase.tokens.start, phrase.tokens.end, &[]) {
            add(argument(&subject), subject.name.clone(), None, "phrase");
        }
    }
    for mention in scene.resolved.within(tokens) {
        if counted.contains(&scene.resolved.mentions[mention].kind) {
            let name = noun::of_mention(scene, mention).name;
            add(Argument::mention(scene, mention), name, None, "mention");
        }
    }
    for kind in [EntityKind::Trend, EntityKind::Garment, EntityKind::Brand] {
        if let Some((mention, other)) = before(scene, kind, sentence, 2) {
            let name = noun::of_mention(scene, mention).name;
            add(
                Argument::mention(scene, mention),
                name,
                Some(other),
                "before",
            );
        }
    }
    found
}

fn candidate(
    scene: &Scene<'_>,
    sentence: usize,
    figure: &Figure,
    (metric, at): (Metric, Option<usize>),
    (subject, name, other, how): (&Argument, &str, Option<usize>, &'static str),
) -> Candidate {
    let (unit, label) = match figure.unit {
        FigureUnit::Percent | FigureUnit::PercentagePoint => (Unit::Percent, "percent"),
        FigureUnit::Ratio => (Unit::Ratio, "ratio"),
        FigureUnit::Count => (Unit::Count, "count"),
        FigureUnit::Money(currency) => (Unit::Currency(currency), "money"),
        FigureUnit::Rank => (Unit::Rank, "rank"),
    };
    let mut own: Vec<(&'static str, Cow<'static, str>)> = vec![
        ("unit", Cow::Borrowed(label)),
        ("met", Cow::Borrowed(how)),
        ("metric", Cow::Borrowed(metric.as_str())),
        (
            "metric-unit",
            Cow::Owned(format!("{}-{label}", metric.as_str())),
        ),
    ];
    match at {
        None => own.push(("metric-implied", Cow::Borrowed(metric.as_str()))),
        Some(at) => {
            let near = |gap: usize| match gap {
                0..=1 => "1",
                2..=3 => "3",
                4..=7 => "7",
                _ => "more",
            };
            let template = if at < figure.tokens.start {
                "metric-before"
            } else {
                "metric-behind"
            };
            let gap = at.abs_diff(figure.tokens.start);
            own.push((template, Cow::Borrowed(near(gap))));
            let template = if at < subject.tokens.start {
                "metric-then-first"
            } else {
                "first-then-metric"
            };
            if other.is_none() {
                own.push((
                    template,
                    Cow::Borrowed(near(at.abs_diff(subject.tokens.start))),
                ));
            }
        }
    }
    if figure.change {
        own.push(("change", Cow::Borrowed("")));
    }
    let rises = scene
        .sentence(sentence)
        .any(|at| scene.spotted.has_cue(at, Cue::Rise) || scene.spotted.has_cue(at, Cue::Fall));
    if rises {
        own.push(("moves", Cow::Borrowed(label)));
    }
    Candidate {
        statement: Statement::Measure(Measure {
            subject: name.to_owned(),
            metric,
            value: figure.value,
            unit,
            change: figure.change,
            direction: figure.direction.filter(|_| figure.change),
            bound: figure.bound,
            channel: None,
            baseline: None,
            market: None,
            when: scene.when_in(scene.sentence(sentence)),
        }),
        sentence,
        first: subject.clone(),
        second: Argument::phrase(figure.tokens.clone(), label),
        other,
        own,
    }
}
