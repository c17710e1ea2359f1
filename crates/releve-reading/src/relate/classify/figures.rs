//! Candidates of kind `measure`: a figure, what it counts, and of what.

use std::borrow::Cow;
use std::ops::Range;

use releve_facts::{EntityKind, Measure, Metric, Statement, Unit, When};

use super::candidate::{Argument, Candidate, before, topics};
use crate::figure::{Figure, FigureUnit};
use crate::lexicon::Cue;
use crate::relate::measure::gauge::gauges;
use crate::relate::measure::named::{Named, named};
use crate::relate::measure::owner::with_house;
use crate::relate::noun;
use crate::scene::Scene;
use crate::segment::Shape;

const MOST_FIGURES: usize = 5;
const MOST_SUBJECTS: usize = 12;
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
    let nouns = nouns(scene, tokens);
    let subjects = subjects(scene, sentence);
    let range = scene.sentence(sentence);
    let when = scene.when_whole_in(range.clone());
    let moves = range
        .clone()
        .any(|at| scene.spotted.has_cue(at, Cue::Rise) || scene.spotted.has_cue(at, Cue::Fall));
    for figure in figures {
        let mut metrics = nouns.clone();
        for (metric, at) in verbs(scene, sentence, figure) {
            if !metrics.iter().any(|(known, _)| *known == metric) {
                metrics.push((metric, at));
            }
        }
        if metrics.is_empty() && figure.unit == FigureUnit::Percent {
            metrics.extend(IMPLIED.iter().map(|metric| (*metric, None)));
        }
        for (metric, at) in metrics {
            for (subject, name, other, how) in &subjects {
                let inside = subject.tokens.start < figure.tokens.end
                    && figure.tokens.start < subject.tokens.end;
                if inside {
                    continue;
                }
                found.push(candidate(
                    sentence,
                    figure,
                    (metric, at),
                    (subject, name, *other, how),
                    (when.as_ref(), moves),
                ));
            }
        }
    }
}

/// The nouns of measure in a sentence, each metric once; views that a hashtag
/// may have are weighed as such too.
fn nouns(scene: &Scene<'_>, tokens: Range<usize>) -> Vec<(Metric, Option<usize>)> {
    let metrics = &scene.spotted.metrics;
    let first = metrics.partition_point(|m| m.tokens.start < tokens.start);
    let mut found: Vec<(Metric, Option<usize>)> = Vec::new();
    let named = metrics[first..]
        .iter()
        .take_while(|m| m.tokens.start < tokens.end)
        .map(|m| {
            let entry = scene.text.lexicon.metrics[m.number as usize];
            (entry.metric, m.tokens.start)
        })
        .filter(|(metric, _)| *metric != Metric::Rank)
        .take(4);
    for (metric, at) in named {
        if !found.iter().any(|(known, _)| *known == metric) {
            found.push((metric, Some(at)));
        }
    }
    let views = found.iter().find(|(metric, _)| *metric == Metric::Views);
    if let Some((_, at)) = views.copied()
        && !found
            .iter()
            .any(|(known, _)| *known == Metric::HashtagViews)
        && tokens.clone().any(|at| is_tag(scene, at))
    {
        found.push((Metric::HashtagViews, at));
    }
    found
}

fn is_tag(scene: &Scene<'_>, at: usize) -> bool {
    scene.text.tokens[at].shape == Shape::Hashtag
        || matches!(
            scene.text.lower(at),
            "hashtag" | "hashtags" | "tagged" | "#"
        )
}

/// What the verbs around a figure say that it counts: `sold 400`, `viewed 3
/// million times`, `goes for $35`, `made up 9%`.
fn verbs(scene: &Scene<'_>, sentence: usize, figure: &Figure) -> Vec<(Metric, Option<usize>)> {
    const REACH: usize = 8;
    let text = &scene.text;
    let range = scene.sentence(sentence);
    let near = figure.tokens.start.saturating_sub(REACH).max(range.start)
        ..(figure.tokens.end + REACH / 2).min(range.end);
    let mut found: Vec<(Metric, Option<usize>)> = Vec::new();
    for at in near {
        if figure.tokens.contains(&at) {
            continue;
        }
        let Some(base) = text.info(at).verb else {
            continue;
        };
        let metric = match (text.string(base), figure.unit) {
            ("sell" | "shift" | "ship" | "order" | "buy", FigureUnit::Count) => Metric::Sales,
            ("sell", FigureUnit::Percent | FigureUnit::Ratio) => Metric::Sales,
            ("view" | "watch" | "play" | "stream", FigureUnit::Count) => Metric::Views,
            ("like" | "share" | "save" | "repost" | "pin", FigureUnit::Count) => Metric::Engagement,
            ("search" | "google", FigureUnit::Count | FigureUnit::Ratio) => Metric::Searches,
            ("mention" | "post" | "tag", FigureUnit::Count) => Metric::Posts,
            ("stock" | "count" | "produce" | "list" | "carry", FigureUnit::Count) => Metric::Count,
            ("account" | "hold" | "make" | "buy" | "wear" | "appear", FigureUnit::Percent) => {
                Metric::Share
            }
            (
                "sell" | "fetch" | "resell" | "retail" | "go" | "cost" | "pay" | "trade" | "list"
                | "change",
                FigureUnit::Money(_),
            ) => Metric::Price,
            _ => continue,
        };
        if !found.iter().any(|(known, _)| *known == metric) {
            found.push((metric, Some(at)));
        }
    }
    found
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
    let whole = |subject: &Named| with_house(scene, &subject.name, subject.kind, &subject.tokens);
    let of_mention = |mention: usize| {
        let name = noun::of_mention(scene, mention).name;
        let mention = &scene.resolved.mentions[mention];
        with_house(scene, &name, Some(mention.kind), &mention.tokens)
    };
    for gauge in gauges(scene, tokens.clone(), &[]) {
        if let Some(subject) = gauge.subject {
            add(argument(&subject), whole(&subject), None, "measured");
        }
    }
    for phrase in scene.parses[sentence]
        .phrases
        .iter()
        .take(3 * MOST_SUBJECTS)
    {
        if let Some(subject) = named(scene, phrase.tokens.start, phrase.tokens.end, &[]) {
            add(argument(&subject), whole(&subject), None, "phrase");
        }
    }
    for mention in scene.resolved.within(tokens) {
        if counted.contains(&scene.resolved.mentions[mention].kind) {
            let name = of_mention(mention);
            add(Argument::mention(scene, mention), name, None, "mention");
        }
    }
    for kind in [
        EntityKind::Trend,
        EntityKind::Garment,
        EntityKind::Product,
        EntityKind::Brand,
    ] {
        if let Some((mention, other)) = before(scene, kind, sentence, 2) {
            let name = of_mention(mention);
            add(
                Argument::mention(scene, mention),
                name,
                Some(other),
                "before",
            );
        }
    }
    for (mention, other, how) in topics(scene, sentence) {
        let name = of_mention(mention);
        add(Argument::mention(scene, mention), name, Some(other), how);
    }
    found
}

fn candidate(
    sentence: usize,
    figure: &Figure,
    (metric, at): (Metric, Option<usize>),
    (subject, name, other, how): (&Argument, &str, Option<usize>, &'static str),
    (when, moves): (Option<&When>, bool),
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
    if moves {
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
            when: when.cloned(),
        }),
        sentence,
        first: subject.clone(),
        second: Argument::phrase(figure.tokens.clone(), label),
        other,
        own,
    }
}
