//! Shows, premieres and tours that go by whose they are: `Dior's spring/summer
//! 2018 show`, `the London premiere`, a band's `global tour`.

use std::ops::Range;

use releve_facts::EntityKind;

use crate::scene::Scene;
use crate::segment::{Join, Shape};
use crate::spot::Found;
use crate::tag::Tag;

/// Where each is named, and its name where that is not the words themselves.
pub(crate) fn happenings(scene: &Scene<'_>) -> Vec<(Range<usize>, Option<String>)> {
    let mut found: Vec<(Range<usize>, Option<String>)> =
        tours(scene).into_iter().map(|tour| (tour, None)).collect();
    for at in 0..scene.text.tokens.len() {
        match scene.text.lower(at) {
            "show" => found.extend(show(scene, at)),
            "premiere" | "photocall" => found.extend(premiere(scene, at)),
            _ => {}
        }
    }
    found.sort_by_key(|(tokens, _)| tokens.start);
    found
}

/// `the Celine Spring/Summer 2026 show`, `Chanel's Spring 1994 show`, `its spring
/// 2024 show`; without a season `Celine's show` only says whose it is, and
/// `the Chloé show` goes by that.
fn show(scene: &Scene<'_>, at: usize) -> Option<(Range<usize>, Option<String>)> {
    let text = &scene.text;
    let floor = text.sentences[text.sentence_of(at)].tokens.start;
    let mut start = at;
    // `couture`, `men's`, `runway`
    while start > floor
        && (matches!(
            text.lower(start - 1),
            "couture" | "men" | "women" | "menswear" | "womenswear" | "men's" | "women's" | "debut"
        ) || text.tokens[start - 1].tag == Tag::Genitive
            && matches!(text.lower(start.saturating_sub(2)), "men" | "women"))
    {
        start -= 1;
    }
    let ending = scene.times.partition_point(|time| time.tokens.end < start);
    let season = scene
        .times
        .get(ending)
        .filter(|time| time.tokens.end == start && time.tokens.start >= floor)
        .filter(|time| time.when.as_season().is_some());
    let before = season.map_or(start, |season| season.tokens.start);
    let mut owner = before.checked_sub(1).filter(|at| *at >= floor)?;
    let genitive = text.tokens[owner].tag == Tag::Genitive;
    if genitive {
        owner = owner.checked_sub(1).filter(|at| *at >= floor)?;
    }
    let kept = || text.phrase(before..at + 1);
    if let Some(m) = scene.resolved.at(owner) {
        let mention = &scene.resolved.mentions[m];
        let house = scene.resolved.of(m);
        if house.kind == EntityKind::Brand {
            let article = mention.tokens.start > floor
                && matches!(text.lower(mention.tokens.start - 1), "the" | "a");
            if mention.found == Found::Anaphor && season.is_none()
                || genitive && season.is_none()
                || !genitive && !article && season.is_none()
            {
                return None;
            }
            let name = format!("{} {}", house.name, kept());
            return Some((mention.tokens.start..at + 1, Some(name)));
        }
    }
    // `closed his Fall 2014 show`, `whose SS26 show`: the house named last.
    let whose = matches!(text.lower(owner), "his" | "her" | "its" | "their" | "whose");
    if !whose || season.is_none() || genitive {
        return None;
    }
    let block = text.block_of(at);
    let house = scene.resolved.mentions[..scene
        .resolved
        .mentions
        .partition_point(|m| m.tokens.start < owner)]
        .iter()
        .enumerate()
        .rev()
        .take_while(|(_, m)| text.block_of(m.tokens.start) == block)
        .find(|(n, m)| {
            scene.resolved.of(*n).kind == EntityKind::Brand && m.found != Found::Anaphor
        })?
        .0;
    let name = format!("{} {}", scene.resolved.of(house).name, kept());
    Some((before..at + 1, Some(name)))
}

/// `the Los Angeles premiere`, `the Rome photocall`, `the premiere of “Slogan”`.
fn premiere(scene: &Scene<'_>, at: usize) -> Option<(Range<usize>, Option<String>)> {
    let text = &scene.text;
    let floor = text.sentences[text.sentence_of(at)].tokens.start;
    let end = text.sentences[text.sentence_of(at)].tokens.end;
    let mut start = at;
    while start > floor
        && (text.tokens[start - 1].shape.is_capital()
            || matches!(text.lower(start - 1), "world" | "red-carpet" | "uk" | "us")
            || text.tokens[start].join == Join::Hyphen)
    {
        start -= 1;
    }
    let named = start < at && start > floor;
    let mut last = at + 1;
    if text.lower_at(Some(last)) == "of" {
        let mut open = last + 1;
        if text.lower_at(Some(open)) == "the" {
            open += 1;
        }
        let quoted = matches!(text.surface(open.min(end - 1)), "“" | "\"" | "‘");
        let title = quoted.then(|| {
            (open + 1..(open + 8).min(end)).find(|t| matches!(text.surface(*t), "”" | "\"" | "’"))
        });
        if let Some(Some(close)) = title {
            last = close + 1;
        } else {
            let mut close = last + 1;
            while close < end
                && matches!(text.tokens[close].shape, Shape::Title | Shape::Upper)
                && close < last + 7
            {
                close += 1;
            }
            if close > last + 1 {
                last = close;
            }
        }
    }
    let name = text.phrase(start..last);
    (named || last > at + 1).then_some((start..last, Some(name)))
}

/// A band's or a singer's tour.
fn tours(scene: &Scene<'_>) -> Vec<Range<usize>> {
    let text = &scene.text;
    let mut found = Vec::new();
    for (n, mention) in scene.resolved.mentions.iter().enumerate() {
        if mention.found == Found::Anaphor
            || !matches!(
                scene.resolved.of(n).kind,
                EntityKind::Organisation | EntityKind::Person
            )
        {
            continue;
        }
        let mut end = mention.tokens.end;
        while matches!(
            text.lower_at(Some(end)),
            "world" | "global" | "stadium" | "arena" | "european" | "asian" | "farewell"
        ) {
            end += 1;
        }
        if end > mention.tokens.end && text.lower_at(Some(end)) == "tour" {
            found.push(mention.tokens.start..end + 1);
        }
    }
    found
}
