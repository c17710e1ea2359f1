//! Rankings as lines with numbers, in which the number is the place: `1. Suede sneakers by
//! Dries Van Noten` under `The hottest products of Q3`.

use std::ops::Range;

use releve_facts::{EntityKind, Measure, Metric, Statement, Unit};

use super::named::{Named, named};
use super::report::{dated, is_ranking};
use super::{Draft, Teller};
use crate::lexicon::Cue;
use crate::scene::Scene;
use crate::segment::{BlockKind, Join, Shape};

/// Rankings of fewer lines are lists of something else.
const LEAST: usize = 3;

/// A line of a ranking, with what stands on it.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) block: usize,
    pub(super) subject: Named,
    value: usize,
}

impl Teller<'_, '_, '_> {
    /// What the line of a ranking names under which a sentence stands.
    pub(super) fn listed(&self, sentence: usize) -> Option<Named> {
        let text = &self.scene.text;
        let block = text.sentences[sentence].block;
        let row = self.rows[..self.rows.partition_point(|row| row.block <= block)].last()?;
        let apart = text.blocks[row.block + 1..(block + 1).max(row.block + 1)]
            .iter()
            .any(|b| matches!(b.kind, BlockKind::Heading | BlockKind::Name));
        let mut subject = row.subject.clone();
        let from = text.sentence_of(subject.tokens.start);
        subject.meant = true;
        subject.antecedent = (from != sentence).then_some(from);
        (!apart && block <= row.block + 3).then_some(subject)
    }
}

/// The rankings of a document: runs of numbered lines under a heading that
/// promises places.
pub(super) fn rows(teller: &mut Teller<'_, '_, '_>) -> Vec<Row> {
    let scene = teller.scene;
    let blocks = &scene.text.blocks;
    let mut all = Vec::new();
    let mut head: Option<Range<usize>> = None;
    let mut run: Vec<Row> = Vec::new();
    for (number, block) in blocks.iter().enumerate() {
        let line = numbered(scene, &block.tokens)
            .filter(|_| block.kind != BlockKind::Offer && block.tokens.len() <= 40);
        if let Some((value, start)) = line {
            let follows = run
                .last()
                .is_none_or(|last| last.value.abs_diff(value) == 1);
            if !follows {
                close(teller, head.clone(), &mut run, &mut all);
            }
            if let Some(subject) = line_subject(scene, start, block.tokens.end) {
                run.push(Row {
                    block: number,
                    subject,
                    value,
                });
                continue;
            }
        }
        let heads = matches!(
            block.kind,
            BlockKind::Heading | BlockKind::Title | BlockKind::Name
        ) || block.kind == BlockKind::Paragraph
            && scene.text.surface(block.tokens.end - 1) == ":";
        if heads {
            close(teller, head.clone(), &mut run, &mut all);
            head = Some(block.tokens.clone());
        }
    }
    close(teller, head, &mut run, &mut all);
    all
}

/// The number with which a line begins, and what comes behind it.
fn numbered(scene: &Scene<'_>, tokens: &Range<usize>) -> Option<(usize, usize)> {
    let text = &scene.text;
    let mut at = tokens.start;
    if matches!(text.lower(at), "no" | "number") {
        at += 1;
        if text.lower_at(Some(at)) == "." {
            at += 1;
        }
    }
    if text.surface(at) == "#" {
        at += 1;
    }
    if at >= tokens.end {
        return None;
    }
    let value = text.surface(at).trim_start_matches('#').parse().ok()?;
    at += 1;
    let marked = at > tokens.start + 1
        || at < tokens.end
            && matches!(text.surface(at), "." | ")" | ":" | "-" | "–" | "—")
            && text.tokens[at].join == Join::Direct;
    while at < tokens.end && text.tokens[at].shape == Shape::Mark {
        at += 1;
    }
    (marked && at < tokens.end && (1..=100).contains(&value)).then_some((value, at))
}

/// What a line names: `Suede sneakers by Dries Van Noten`, `COS cashmere sweater`.
fn line_subject(scene: &Scene<'_>, start: usize, end: usize) -> Option<Named> {
    let text = &scene.text;
    let stop = (start..end)
        .find(|at| matches!(text.surface(*at), ":" | "—" | "–" | "(" | "," | "|" | "."))
        .unwrap_or(end);
    let maker = (start..stop).find_map(|at| {
        let by = matches!(text.lower(at), "by" | "from");
        let m = scene.resolved.at(at + 1).filter(|_| by && at + 1 < stop)?;
        let mention = &scene.resolved.mentions[m];
        let body = matches!(
            mention.kind,
            EntityKind::Brand | EntityKind::Person | EntityKind::Organisation
        );
        body.then(|| (at, scene.resolved.of(m).name.clone()))
    });
    let article = matches!(text.lower(start), "the" | "a" | "an" | "these");
    let from = if article { start + 1 } else { start };
    let to = maker.as_ref().map_or(stop, |(at, _)| *at);
    let mut subject = named(scene, from, to, &[])?;
    // `Adidas x Wales Bonner Karintha sneaker`: the houses before the name.
    let houses: Vec<String> = scene
        .resolved
        .of_kind(EntityKind::Brand, from..to)
        .map(|m| scene.resolved.of(m).name.clone())
        .filter(|house| !subject.name.contains(house.as_str()))
        .collect();
    if !houses.is_empty() && subject.kind != Some(EntityKind::Brand) {
        subject.name = format!("{} {}", houses.join(" x "), subject.name);
    }
    if let Some((_, maker)) = maker
        && !subject.name.contains(maker.as_str())
    {
        subject.name = format!("{maker} {}", subject.name);
    }
    subject.tokens = start..stop;
    subject.meant = false;
    subject.antecedent = None;
    Some(subject)
}

/// Tells the places of a run of numbered lines, if it is a ranking.
fn close(
    teller: &mut Teller<'_, '_, '_>,
    head: Option<Range<usize>>,
    run: &mut Vec<Row>,
    all: &mut Vec<Row>,
) {
    let scene = teller.scene;
    let rows = std::mem::take(run);
    let Some(head) = head.filter(|head| rows.len() >= LEAST && promises(scene, head)) else {
        return;
    };
    let channel = scene
        .resolved
        .of_kind(EntityKind::Channel, head.clone())
        .next()
        .map(|m| scene.resolved.of(m).name.clone())
        .or_else(|| teller.report.channel.clone());
    let when = dated(scene, head).or_else(|| teller.report.when.clone());
    if channel.is_none() && when.is_none() {
        return;
    }
    for row in &rows {
        // A number alone in a title counts lines, not places.
        let plain = row.subject.kind.is_none();
        let thing = matches!(
            row.subject.kind,
            None | Some(
                EntityKind::Brand
                    | EntityKind::Product
                    | EntityKind::Garment
                    | EntityKind::Trend
                    | EntityKind::Person
                    | EntityKind::Attribute
                    | EntityKind::Organisation
            )
        );
        if !thing || scene.spotted.has_cue(row.subject.tokens.end - 1, Cue::Say) {
            continue;
        }
        let statement = Statement::Measure(Measure {
            subject: row.subject.name.clone(),
            metric: Metric::Rank,
            value: row.value as f64,
            unit: Unit::Rank,
            change: false,
            direction: None,
            bound: None,
            channel: channel.clone(),
            baseline: None,
            market: None,
            when: when.clone(),
        });
        let tokens = scene.text.blocks[row.block].tokens.clone();
        let draft = Draft::new(statement, tokens, "measure: line of a ranking")
            .sign(plain, "unknown name")
            .sign(channel.is_none(), "rank without ranker");
        teller.drafts.push(draft);
    }
    all.extend(rows);
}

/// True if a heading promises places: `the hottest products of Q3`, `top 10`.
fn promises(scene: &Scene<'_>, tokens: &Range<usize>) -> bool {
    let text = &scene.text;
    let metrics = &scene.spotted.metrics;
    let first = metrics.partition_point(|m| m.tokens.start < tokens.start);
    let superlative = metrics[first..]
        .iter()
        .take_while(|m| m.tokens.start < tokens.end)
        .any(|m| text.lexicon.metrics[m.number as usize].metric == Metric::Rank);
    let top = tokens.clone().any(|at| {
        text.lower(at) == "top"
            && (text
                .tokens
                .get(at + 1)
                .is_some_and(|t| t.shape == Shape::Number)
                || matches!(
                    text.lower_at(Some(at + 1)),
                    "three" | "five" | "ten" | "twenty" | "fifty"
                ))
    });
    superlative || top || tokens.clone().any(|at| is_ranking(scene, at))
}
