//! What a report states once for all its figures: who ranks and for which
//! period; and its numbered lists, in which the number is the place.

use std::ops::Range;

use releve_facts::{EntityKind, Measure, Metric, Statement, Unit, When};

use super::named::{Named, named};
use super::{Draft, Teller};
use crate::lexicon::Cue;
use crate::scene::Scene;
use crate::segment::{BlockKind, Join, Shape};
use crate::tag::Tag;

/// Rankings of fewer lines are lists of something else.
const LEAST: usize = 3;

/// Who ranks in a document and for which period, where it is about a ranking.
#[derive(Debug, Clone, Default)]
pub(super) struct Report {
    pub(super) channel: Option<String>,
    pub(super) when: Option<When>,
    /// Where the house stands that the text is about, in its headline or lead.
    pub(super) house: Option<usize>,
}

/// A line of a ranking, with what stands on it.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) block: usize,
    pub(super) subject: Named,
    value: usize,
}

impl Report {
    /// Looks at the headline, at what stands between it and the text, and at the
    /// first two paragraphs.
    pub(super) fn of(scene: &Scene<'_>) -> Self {
        let blocks = &scene.text.blocks;
        let mut paragraphs = 0;
        let mut opening = 0..0;
        for block in blocks {
            if block.kind == BlockKind::Paragraph {
                paragraphs += 1;
            }
            if paragraphs > 2 || paragraphs > 0 && block.kind == BlockKind::Heading {
                break;
            }
            opening.end = block.tokens.end;
        }
        let ranks = opening.clone().any(|at| is_ranking(scene, at));
        let house = house(scene);
        if !ranks {
            return Self {
                house,
                ..Self::default()
            };
        }
        Self {
            house,
            channel: scene
                .resolved
                .of_kind(EntityKind::Channel, opening.clone())
                .next()
                .map(|m| scene.resolved.of(m).name.clone()),
            when: dated(scene, opening),
        }
    }
}

/// The house with which headline or lead begins: `Danish brand X has appointed`.
fn house(scene: &Scene<'_>) -> Option<usize> {
    let text = &scene.text;
    let title = text
        .blocks
        .first()
        .filter(|block| block.kind == BlockKind::Title)?;
    let lead = text
        .blocks
        .iter()
        .find(|block| block.kind == BlockKind::Paragraph)?;
    let subject = |tokens: Range<usize>| {
        let verb = tokens.clone().find(|at| {
            matches!(text.tokens[*at].tag, Tag::Verb | Tag::Past | Tag::Auxiliary)
                && scene.resolved.at(*at).is_none()
        })?;
        scene.resolved.within(tokens.start..verb).find(|m| {
            let mention = &scene.resolved.mentions[*m];
            let called = mention.tokens.start > tokens.start
                && scene.spotted.has_cue(mention.tokens.start - 1, Cue::House);
            let governed = mention.tokens.start > tokens.start
                && text.tokens[mention.tokens.start - 1].tag == Tag::Preposition;
            match mention.kind {
                EntityKind::Brand | EntityKind::Organisation => !governed,
                EntityKind::Person => called,
                _ => false,
            }
        })
    };
    let first = scene.sentence(text.sentence_of(lead.tokens.start));
    // The headline's house must be the lead's too, or the only one of both.
    let named = subject(title.tokens.clone());
    let led = subject(first);
    match (named, led) {
        (Some(one), Some(other))
            if scene.resolved.of(one).name == scene.resolved.of(other).name =>
        {
            Some(one)
        }
        (None, led) => led,
        (named, None) => named,
        _ => None,
    }
}

/// True for a period that a ranking may be of: nobody ranks a decade.
pub(super) fn is_ranked_over(when: &When) -> bool {
    when.end().year() - when.start().year() < 2
}

/// The first period of a range that is longer than a day and may be ranked over.
fn dated(scene: &Scene<'_>, tokens: Range<usize>) -> Option<When> {
    scene
        .times_in(tokens)
        .find(|time| {
            let block = &scene.text.blocks
                [scene.text.sentences[scene.text.sentence_of(time.tokens.start)].block];
            time.when.as_season().is_none()
                && !time.compared
                && time.when.start() != time.when.end()
                && is_ranked_over(&time.when)
                && !matches!(block.kind, BlockKind::Byline | BlockKind::Date)
        })
        .map(|time| time.when.clone())
}

/// `ranking`, `the Lyst Index`, `league table`, `its annual Year in Fashion report`.
fn is_ranking(scene: &Scene<'_>, at: usize) -> bool {
    let yearly = |at: usize| {
        matches!(
            scene.text.lower(at),
            "annual" | "quarterly" | "yearly" | "half-yearly" | "end-of-year"
        )
    };
    match scene.text.lower(at) {
        "ranking" | "rankings" | "index" | "leaderboard" | "chart" | "charts" => true,
        "report" | "review" | "list" => (at.saturating_sub(6)..at).any(yearly),
        _ => false,
    }
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
