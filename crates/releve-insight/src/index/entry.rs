//! What is told of each place, and of each component.

use std::collections::BTreeSet;

use super::gathered::Gathered;
use super::panel::Draw;
use super::ranking::Ranking;
use super::{Component, Earlier, Movement, Part, Question, Used, Value};

pub(super) fn moved(earlier: &[Earlier], name: &str, rank: usize) -> Movement {
    let before = earlier.first();
    let table = before.is_some_and(|table| !table.ranks.is_empty());
    let was = before.and_then(|table| table.ranks.get(name).copied());
    Movement::of(table, was, rank)
}

/// The share of the weights in use for which a candidate has a position.
pub(super) fn known(gathered: &Gathered, ranking: &Ranking, at: usize) -> f64 {
    let shares = ranking.shares.iter();
    let of = shares.filter(|(c, _)| ranking.position(gathered, *c, at).is_some());
    of.map(|(_, share)| share).sum()
}

pub(super) fn components(question: &Question, gathered: &Gathered, ranking: &Ranking) -> Vec<Used> {
    let candidates = 0..gathered.names.len();
    Component::ALL
        .into_iter()
        .filter(|component| component.concerns(question.kind))
        .map(|component| {
            let panels = gathered
                .panels
                .iter()
                .filter(|p| p.key.component == component);
            let measured: BTreeSet<usize> = panels
                .flat_map(|panel| panel.cells.keys().copied())
                .collect();
            let compared = candidates
                .clone()
                .filter(|at| ranking.position(gathered, component, *at).is_some());
            Used {
                component,
                weight: question.weights.of(question.kind, component),
                share: share(ranking, component),
                measured: measured.len(),
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
    gathered: &Gathered<'a>,
    ranking: &Ranking,
    whole: &Draw,
    at: usize,
) -> Vec<(Component, Option<Value<'a>>)> {
    Component::ALL
        .into_iter()
        .filter(|component| component.concerns(question.kind))
        .map(|component| {
            let panels = gathered.panels.iter().zip(&ranking.positions);
            let parts: Vec<Part<'a>> = panels
                .filter(|(panel, _)| panel.key.component == component)
                .filter_map(|(panel, positions)| {
                    let cell = panel.cells.get(&at)?;
                    Some(Part {
                        what: panel.key.what.clone(),
                        unit: panel.key.unit.clone(),
                        channel: panel.key.channel.clone(),
                        market: panel.market.clone(),
                        value: cell.value(whole)?,
                        position: positions[at],
                        among: panel.cells.len(),
                        rows: cell.rows(),
                    })
                })
                .collect();
            let value = (!parts.is_empty()).then_some(Value {
                position: ranking.position(gathered, component, at),
                share: share(ranking, component),
                parts,
            });
            (component, value)
        })
        .collect()
}
