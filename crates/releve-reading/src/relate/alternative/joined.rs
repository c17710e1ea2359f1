//! Several things offered in one breath: `the A clog or the B clog`, `the A and the B
//! are both dupes`.

use std::ops::Range;

use releve_facts::Statement;

use super::Place;
use crate::relate::Draft;

/// The drafts, and one more for each thing that stands in a list with their product.
pub(super) fn spread(place: &Place<'_, '_>, drafts: Vec<Draft>) -> Vec<Draft> {
    if drafts.is_empty() {
        return drafts;
    }
    let names: Vec<String> = place
        .things
        .iter()
        .map(|thing| place.product(thing).name)
        .collect();
    let mut found = drafts.clone();
    for draft in drafts {
        let Statement::Alternative(told) = &draft.statement else {
            continue;
        };
        // `swap A for B and C for D` joins what belongs to two swaps.
        if draft.rule == "alternative: swap" {
            continue;
        }
        let Some(own) = names.iter().position(|name| *name == told.product) else {
            continue;
        };
        for other in joined(place, own) {
            let name = &names[other];
            let known = found.iter().any(|draft| {
                matches!(&draft.statement, Statement::Alternative(a)
                    if a.product == *name && a.to == told.to)
            });
            // What is replaced stands in no list with what replaces it.
            if known || *name == told.to || name.is_empty() {
                continue;
            }
            let mut more = draft.clone();
            if let Statement::Alternative(a) = &mut more.statement {
                a.product = name.clone();
            }
            more.signs.push("several in a list");
            found.push(more);
        }
    }
    found
}

/// The things before and behind one that a list joins to it.
fn joined(place: &Place<'_, '_>, own: usize) -> Vec<usize> {
    let links = |a: usize, b: usize| {
        let gap = place.things[a].phrase.end..place.things[b].phrase.start;
        is_link(place, gap)
    };
    let last = (own..place.things.len() - 1)
        .take_while(|at| links(*at, at + 1))
        .last()
        .map_or(own, |at| at + 1);
    let first = (0..own)
        .rev()
        .take_while(|at| links(*at, at + 1))
        .last()
        .unwrap_or(own);
    (first..=last).filter(|at| *at != own).collect()
}

/// A comma, `and` or `or`, and an article: with one of the first two at least.
fn is_link(place: &Place<'_, '_>, gap: Range<usize>) -> bool {
    let text = &place.scene.text;
    let joint = |at: usize| matches!(text.surface(at), "," | "&") || is_and(text.lower(at));
    gap.len() <= 4
        && gap.clone().any(joint)
        && gap.clone().all(|at| {
            joint(at)
                || matches!(
                    text.lower(at),
                    "the" | "a" | "an" | "both" | "its" | "this" | "either"
                )
                || text.tokens[at].tag == crate::tag::Tag::Genitive
                || place.scene.resolved.at(at).is_some()
        })
}

fn is_and(word: &str) -> bool {
    matches!(word, "and" | "or")
}

#[cfg(test)]
mod tests {
    use crate::relate::alternative::tests::alternatives;

    #[test]
    fn a_list_offers_each() {
        for text in [
            "The Zara clog and the Mango clog are both dupes for the Hermès clog.",
            "If the Hermès clog is too expensive, try the Zara clog or the Mango clog.",
            "Good alternatives to the Hermès clog include the Zara clog and the Mango clog.",
        ] {
            let mut told: Vec<_> = alternatives(text)
                .into_iter()
                .map(|(product, to, _)| (product, to))
                .collect();
            told.sort();
            let dupe = |name: &str| (name.to_owned(), "Hermès clog".to_owned());
            assert_eq!(told, [dupe("Mango clog"), dupe("Zara clog")], "{text}");
        }
    }
}
