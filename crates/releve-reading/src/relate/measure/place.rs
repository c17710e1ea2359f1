//! Words for a place in a ranking: `No. 4`, `up eleven places`, `the hottest product`.

use std::ops::Range;

use releve_facts::{Direction, Metric};

use super::comparison::comparisons;
use crate::figure::{Figure, FigureUnit, way};
use crate::scene::Scene;
use crate::segment::Join;
use crate::tag::Tag;

/// Rule of a place that a superlative names.
pub(super) const SUPERLATIVE: &str = "measure: superlative";

/// A place that the text tells of.
pub(super) struct Place {
    pub(super) tokens: Range<usize>,
    pub(super) value: f64,
    /// It speaks of sales: its seller is as good as a ranker.
    pub(super) sales: bool,
    pub(super) change: Option<Direction>,
    pub(super) rule: &'static str,
}

/// All of a sentence, in text order.
pub(super) fn places(scene: &Scene<'_>, range: &Range<usize>, figures: &[Figure]) -> Vec<Place> {
    let mut places: Vec<Place> = figures
        .iter()
        .filter(|f| f.unit == FigureUnit::Rank)
        .map(|f| Place {
            tokens: f.tokens.clone(),
            value: f.value,
            sales: tells_sales(scene, &f.tokens),
            change: None,
            rule: "measure: numbered rank",
        })
        .collect();
    places.extend(figures.iter().filter_map(|f| steps(scene, f)));
    superlatives(scene, range, &mut places);
    comparisons(scene, range, &mut places);
    places.sort_by_key(|p| p.tokens.start);
    places
}

/// `No. 2 best-selling`, `bestseller`
fn tells_sales(scene: &Scene<'_>, tokens: &Range<usize>) -> bool {
    tokens
        .clone()
        .any(|at| scene.text.lower(at).contains("sell"))
}

/// `up eleven places`, `climbed two spots`, `moved five places up`.
fn steps(scene: &Scene<'_>, figure: &Figure) -> Option<Place> {
    let text = &scene.text;
    let noun = matches!(
        text.lower_at(Some(figure.tokens.end)),
        "places" | "spots" | "positions" | "ranks" | "place" | "spot"
    );
    if figure.unit != FigureUnit::Count || !noun {
        return None;
    }
    let floor = scene.sentence(text.sentence_of(figure.tokens.start)).start;
    let change = (floor..figure.tokens.start)
        .rev()
        .take(3)
        .find_map(|at| match text.lower(at) {
            "up" => Some(Direction::Up),
            "down" => Some(Direction::Down),
            _ => way(&scene.spotted, at),
        })
        // `moved five places up the index`
        .or_else(|| match text.lower_at(Some(figure.tokens.end + 1)) {
            "up" | "higher" => Some(Direction::Up),
            "down" | "lower" => Some(Direction::Down),
            _ => None,
        })?;
    Some(Place {
        tokens: figure.tokens.start..figure.tokens.end + 1,
        value: figure.value,
        sales: false,
        change: Some(change),
        rule: "measure: places gained",
    })
}

/// Superlatives of attention and of sales.
fn superlatives(scene: &Scene<'_>, range: &Range<usize>, places: &mut Vec<Place>) {
    let text = &scene.text;
    let metrics = &scene.spotted.metrics;
    let first = metrics.partition_point(|m| m.tokens.start < range.start);
    let mut free = range.start;
    for matched in metrics[first..]
        .iter()
        .take_while(|m| m.tokens.start < range.end)
    {
        let tokens = matched.tokens.clone();
        let rank = text.lexicon.metrics[matched.number as usize].metric == Metric::Rank;
        let taken = places
            .iter()
            .any(|p| p.tokens.start < tokens.end && tokens.start < p.tokens.end);
        if !rank || tokens.start < free || taken {
            continue;
        }
        free = tokens.end;
        let last = text.lower(tokens.end - 1);
        let several = last.ends_with("sellers") || last == "bestsellers";
        let start = phrase_start(scene, tokens.start, range.start);
        let one_of = (start.saturating_sub(3).max(range.start)..start)
            .any(|at| matches!(text.lower(at), "one" | "among" | "some" | "not"));
        let indefinite = (start..tokens.start).any(|at| {
            matches!(
                text.lower(at),
                "a" | "an" | "our" | "my" | "your" | "second" | "next"
            )
        });
        // `the most searched terms were …`: the head of a list.
        let listed = matches!(
            text.lower_at(head(scene, tokens.end)),
            "terms"
                | "items"
                | "products"
                | "brands"
                | "trends"
                | "colours"
                | "colors"
                | "labels"
                | "searches"
                | "names"
                | "pieces"
                | "styles"
        );
        if several || one_of || indefinite || listed {
            continue;
        }
        places.push(Place {
            sales: tells_sales(scene, &tokens),
            tokens,
            value: 1.0,
            change: None,
            rule: SUPERLATIVE,
        });
    }
}

/// The noun that a superlative ranks, over what stands between: `hottest |
/// women's fashion brand`.
pub(super) fn head(scene: &Scene<'_>, from: usize) -> Option<usize> {
    let text = &scene.text;
    let end = scene.sentence(text.sentence_of(from.checked_sub(1)?)).end;
    let noun = |at: usize| matches!(text.tokens[at].tag, Tag::Noun | Tag::Name);
    (from..end.min(from + 5))
        .take_while(|at| {
            noun(*at) || matches!(text.tokens[*at].tag, Tag::Adjective | Tag::Genitive)
        })
        .filter(|at| noun(*at))
        .last()
}

/// Where the noun phrase around `at` begins: at its determiner or possessor.
pub(super) fn phrase_start(scene: &Scene<'_>, at: usize, floor: usize) -> usize {
    let text = &scene.text;
    let mut start = at;
    while start > floor {
        let before = start - 1;
        let genitive = text.tokens[start].tag == Tag::Genitive;
        let part = genitive
            || text.tokens[before].tag == Tag::Genitive
            || matches!(text.tokens[before].tag, Tag::Determiner | Tag::Possessive)
            || text.tokens[start].join == Join::Hyphen
            || matches!(text.tokens[before].tag, Tag::Adjective) && start < at + 1;
        if !part {
            break;
        }
        let determiner = matches!(text.tokens[before].tag, Tag::Determiner | Tag::Possessive);
        start = scene.resolved.at(before).map_or(before, |m| {
            scene.resolved.mentions[m].tokens.start.max(floor)
        });
        // Before a possessor's name stands at most its determiner.
        if genitive && start > floor && matches!(text.lower(start - 1), "the" | "this") {
            return start - 1;
        }
        if determiner || genitive {
            break;
        }
    }
    start
}
