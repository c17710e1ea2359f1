//! What is told of each place, and of each component.

use super::gathered::Gathered;
use super::panel::Cell;
use super::ranking::Ranking;
use super::{Component, Earlier, Movement, Part, Question, Used, Value};

pub(super) fn moved(earlier: &[Earlier], name: &str, rank: usize) -> Movement {
    let before = earlier.first();
    let table = before.is_some_and(|table| !table.ranks.is_empty());
    let was = before.and_then(|table| table.ranks.get(name).copied());
    Movement::of(table, was, rank)
}

/// The share of the weights in use for which a candidate has a position.
pub(super) fn known(ranking: &Ranking, at: usize) -> f64 {
    let shares = ranking.shares.iter();
    let of = shares.filter(|(c, _)| ranking.position(*c, at).is_some());
    of.map(|(_, share)| share).sum()
}

pub(super) fn components(question: &Question, gathered: &Gathered, ranking: &Ranking) -> Vec<Used> {
    let candidates = gathered.names.len();
    Component::ALL
        .into_iter()
        .filter(|component| component.concerns(question.kind))
        .map(|component| {
            let mut measured = vec![false; candidates];
            for panel in gathered
                .panels
                .iter()
                .filter(|p| p.key.component == component)
            {
                match panel.known(candidates) {
                    all if all == candidates => measured.fill(true),
                    _ => panel.cells.keys().for_each(|at| measured[*at] = true),
                }
            }
            let compared = (0..candidates).filter(|at| ranking.position(component, *at).is_some());
            Used {
                component,
                weight: question.weights.of(question.kind, component),
                share: share(ranking, component),
                measured: measured.iter().filter(|known| **known).count(),
                compared: compared.count(),
            }
        })
        .collect()
}

fn share(ranking: &Ranking, component: Component) -> f64 {
    let found = ranking.shares.iter().find(|(known, _)| *known == component);
    found.map_or(0.0, |(_, share)| *share)
}

/// What a candidate has, component by component.
pub(super) fn values<'a>(
    question: &Question,
    gathered: &Gathered<'_, 'a>,
    ranking: &Ranking,
    at: usize,
) -> Vec<(Component, Option<Value<'a>>)> {
    Component::ALL
        .into_iter()
        .filter(|component| component.concerns(question.kind))
        .map(|component| {
            let panels = gathered.panels.iter().enumerate();
            let parts: Vec<Part<'a>> = panels
                .filter(|(_, panel)| panel.key.component == component)
                .filter_map(|(column, panel)| {
                    let (value, position) = ranking.told(column, at)?;
                    Some(Part {
                        what: panel.key.what.clone(),
                        unit: panel.key.unit.clone(),
                        channel: panel.key.channel.clone(),
                        market: panel.market.clone(),
                        value,
                        position,
                        among: panel.known(gathered.names.len()),
                        rows: panel.cells.get(&at).map(Cell::rows).unwrap_or_default(),
                    })
                })
                .collect();
            let value = (!parts.is_empty()).then_some(Value {
                position: ranking.position(component, at),
                share: share(ranking, component),
                parts,
            });
            (component, value)
        })
        .collect()
}
