//! Places of several in one sentence: `X first, Y second`, `second and third
//! respectively`, `followed by Z`.

use std::ops::Range;

use releve_facts::{Direction, EntityKind, Measure, Metric, Statement, Unit};

use super::place::Place;
use super::{Draft, Teller, context};
use crate::figure::FigureUnit;
use crate::tag::Tag;

/// A mention with its place, or with how many places it moved and which way.
type Held = (usize, usize, Option<Direction>);

/// Rankings of fashion are not longer than this.
const LAST: usize = 500;

/// `X and Y came in second and third respectively`: places in the order of the
/// subjects.
pub(super) fn respective(teller: &mut Teller<'_, '_, '_>, sentence: usize) -> bool {
    let scene = teller.scene;
    let text = &scene.text;
    let range = scene.sentence(sentence);
    let Some(channel) = context::channel(scene, range.clone(), &(range.start..range.start), "")
        .or_else(|| teller.report.channel.clone())
    else {
        return false;
    };
    let mut values: Vec<(usize, usize)> = Vec::new();
    for at in range.clone() {
        let Some(value) = ordinal(text.lower(at)) else {
            continue;
        };
        let joined = values.last().is_none_or(|(last, _)| {
            (last + 1..at).all(|t| {
                matches!(text.surface(t), "," | "&")
                    || matches!(text.lower(t), "and" | "in" | "place" | "places")
            })
        });
        if !joined {
            values.clear();
        }
        values.push((at, value));
    }
    let Some((first, _)) = values.first().copied() else {
        return false;
    };
    let mut names: Vec<usize> = Vec::new();
    for m in scene.resolved.within(range.start..first) {
        let mention = &scene.resolved.mentions[m];
        let joined = names.last().is_none_or(|last: &usize| {
            (scene.resolved.mentions[*last].tokens.end..mention.tokens.start)
                .all(|t| matches!(text.lower(t), "," | "and" | "&" | "the"))
        });
        if !is_ranked(mention.kind) {
            continue;
        }
        if !joined {
            names.clear();
        }
        names.push(m);
    }
    if values.len() < 2 || names.len() != values.len() {
        return false;
    }
    let rows = names
        .into_iter()
        .zip(values)
        .map(|(m, (_, v))| (m, v, None));
    push_rows(
        teller,
        &range,
        &(first..first + 1),
        Some(&channel),
        rows,
        "measure: places in turn",
    );
    true
}

/// `Loewe first, Miu Miu second, Prada third`, with its ranker.
pub(super) fn table(teller: &mut Teller<'_, '_, '_>, sentence: usize) {
    let scene = teller.scene;
    let text = &scene.text;
    let range = scene.sentence(sentence);
    let ordinal = |at: usize| ordinal(text.lower_at(Some(at).filter(|at| range.contains(at))));
    let mut rows: Vec<Held> = Vec::new();
    for m in scene.resolved.within(range.clone()) {
        let mention = &scene.resolved.mentions[m];
        let thing = is_ranked(mention.kind);
        let mut at = mention.tokens.end;
        while matches!(
            text.lower_at(Some(at)),
            "came" | "was" | "in" | "comes" | "is" | "finished" | "placed"
        ) {
            at += 1;
        }
        let ends = !matches!(
            text.tokens.get(at + 1).map(|t| t.tag),
            Some(Tag::Noun | Tag::Name | Tag::Adjective)
        );
        if let Some(value) = ordinal(at).filter(|_| thing && ends) {
            rows.push((m, value, None));
        }
    }
    let rising = rows.windows(2).all(|pair| pair[0].1 < pair[1].1);
    if rows.len() < 2 || !rising {
        return;
    }
    let known: Vec<usize> = rows.iter().map(|(m, ..)| *m).collect();
    let first = scene.resolved.mentions[known[0]].tokens.clone();
    let Some(channel) = context::channel(scene, range.clone(), &first, "") else {
        return;
    };
    push_rows(
        teller,
        &range,
        &first,
        Some(&channel),
        rows,
        "measure: table of ranks",
    );
}

/// `X in 14th place, Y at 16 and Z at 19`: rows behind a place told in full.
pub(super) fn going_on(teller: &mut Teller<'_, '_, '_>, sentence: usize) {
    let scene = teller.scene;
    let text = &scene.text;
    let range = scene.sentence(sentence);
    let Some(told) = teller
        .told
        .last()
        .filter(|told| told.sentence == sentence && told.unit == FigureUnit::Rank && !told.change)
    else {
        return;
    };
    let (figure, channel) = (told.figure.clone(), told.channel.clone());
    let mut rows: Vec<Held> = Vec::new();
    for m in scene.resolved.within(figure.end..range.end) {
        let mention = &scene.resolved.mentions[m];
        let at = mention.tokens.end;
        // `and Louis Vuitton is second`, `and Salomon the sixth`
        if let Some(value) = alone(teller, at, range.end).filter(|_| is_ranked(mention.kind)) {
            rows.push((m, value, None));
            continue;
        }
        let place = (text.lower_at(Some(at)) == "at" && at + 1 < range.end)
            .then(|| text.surface(at + 1).parse::<usize>().ok())
            .flatten()
            .filter(|place| (1..=LAST).contains(place));
        let ends = at + 2 >= range.end
            || matches!(
                text.tokens[at + 2].tag,
                Tag::Mark | Tag::Conjunction | Tag::Auxiliary | Tag::Verb | Tag::Past
            );
        if let Some(place) = place.filter(|_| ends && is_ranked(mention.kind)) {
            rows.push((m, place, None));
        }
    }
    push_rows(
        teller,
        &range,
        &figure,
        channel.as_deref(),
        rows,
        "measure: table of ranks",
    );
}

/// The place that an ordinal names which ends a clause, behind what holds it at `at`:
/// `is second`, `the sixth`, `came in third`.
fn alone(teller: &Teller<'_, '_, '_>, at: usize, end: usize) -> Option<usize> {
    let text = &teller.scene.text;
    let at = (at..end.min(at + 4)).find(|at| {
        !matches!(
            text.lower(*at),
            "is" | "was" | "came" | "comes" | "in" | "the" | "ranked" | "took" | "a" | "close"
        )
    })?;
    let value = ordinal(text.lower(at))?;
    let ends = text
        .tokens
        .get(at + 1)
        .is_none_or(|next| matches!(next.tag, Tag::Mark | Tag::Conjunction));
    ends.then_some(value)
}

/// `Jacquemus (+1), Gucci (+2) and The Row (−3)`: places gained and lost, where
/// a ranking is told of.
pub(super) fn moves(teller: &mut Teller<'_, '_, '_>, sentence: usize) {
    let scene = teller.scene;
    let text = &scene.text;
    let range = scene.sentence(sentence);
    let mut rows: Vec<Held> = Vec::new();
    for m in scene.resolved.within(range.clone()) {
        let mention = &scene.resolved.mentions[m];
        let open = mention.tokens.end;
        if open + 3 >= range.end || text.surface(open) != "(" || !is_ranked(mention.kind) {
            continue;
        }
        let direction = match text.surface(open + 1) {
            "+" | "up" => Direction::Up,
            "-" | "−" | "–" | "down" => Direction::Down,
            _ => continue,
        };
        let value = text.surface(open + 2).parse().ok();
        if let Some(value) =
            value.filter(|value| (1..=LAST).contains(value) && text.surface(open + 3) == ")")
        {
            rows.push((m, value, Some(direction)));
        }
    }
    let Some((first, ..)) = rows.first().filter(|_| rows.len() > 1) else {
        return;
    };
    let first = scene.resolved.mentions[*first].tokens.clone();
    let Some(channel) = context::channel(scene, range.clone(), &first, "")
        .or_else(|| teller.report.channel.clone())
    else {
        return;
    };
    push_rows(
        teller,
        &range,
        &first,
        Some(&channel),
        rows,
        "measure: places gained",
    );
}

/// `…, followed by X and Y`: the second and the third place.
pub(super) fn runners_up(
    teller: &mut Teller<'_, '_, '_>,
    range: &Range<usize>,
    place: &Place,
    first: &Statement,
) {
    let scene = teller.scene;
    let text = &scene.text;
    let Statement::Measure(first) = first else {
        return;
    };
    let Some(by) = (place.tokens.end..range.end).find(|at| {
        text.lower(*at) == "by"
            && (at.saturating_sub(2)..*at).any(|before| text.lower(before) == "followed")
    }) else {
        return;
    };
    let mut last = by + 1;
    let mut value = 2.0;
    let listed: Vec<usize> = scene.resolved.within(by + 1..range.end).collect();
    for mention in listed {
        let found = &scene.resolved.mentions[mention];
        let joined = (last..found.tokens.start).all(|at| {
            matches!(text.surface(at), "," | "&")
                || matches!(text.lower(at), "and" | "then" | "by" | "the")
        });
        let thing = is_ranked(found.kind);
        if !joined || !thing {
            break;
        }
        last = found.tokens.end;
        let statement = Statement::Measure(Measure {
            subject: scene.resolved.of(mention).name.clone(),
            value,
            ..first.clone()
        });
        let draft = Draft::new(statement, range.clone(), "measure: follows in a ranking");
        teller.drafts.push(draft);
        value += 1.0;
    }
}

/// What may hold a place.
pub(super) fn is_ranked(kind: EntityKind) -> bool {
    matches!(
        kind,
        EntityKind::Brand
            | EntityKind::Product
            | EntityKind::Garment
            | EntityKind::Trend
            | EntityKind::Person
    )
}

/// The place that an ordinal names.
fn ordinal(word: &str) -> Option<usize> {
    [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth",
    ]
    .iter()
    .position(|known| *known == word)
    .map(|n| n + 1)
}

/// Tells of several places at once: each mention with its place. Their time is
/// that of what stands `at`, else that of the report.
fn push_rows(
    teller: &mut Teller<'_, '_, '_>,
    range: &Range<usize>,
    at: &Range<usize>,
    channel: Option<&str>,
    rows: impl IntoIterator<Item = Held>,
    rule: &'static str,
) {
    let scene = teller.scene;
    let when = context::when(scene, range.clone(), range.clone(), at, &(0..0))
        .or_else(|| teller.report.when.clone());
    for (mention, value, moved) in rows {
        let statement = Statement::Measure(Measure {
            subject: scene.resolved.of(mention).name.clone(),
            metric: Metric::Rank,
            value: value as f64,
            unit: Unit::Rank,
            change: moved.is_some(),
            direction: moved,
            bound: None,
            channel: channel.map(str::to_owned),
            baseline: None,
            market: None,
            when: when.clone(),
        });
        let draft = Draft::new(statement, range.clone(), rule);
        teller.drafts.push(draft);
    }
}
