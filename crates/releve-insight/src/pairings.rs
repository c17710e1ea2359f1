use std::cmp::Reverse;

use releve_facts::{Basis, Statement};

use crate::name::fold;
use crate::support::grouped;
use crate::{Scope, Support};

/// Two garments that go together.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair<'a> {
    /// The item the texts are about, and what it goes with.
    pub garments: [&'a str; 2],
    /// How often worn together by a person.
    pub looks: usize,
    /// How often advised.
    pub tips: usize,
    /// How often shown together.
    pub runways: usize,
    /// How often told without saying which.
    pub untold: usize,
    /// The facts that state it.
    pub support: Support<'a>,
}

/// What goes with what, the most often stated first. Of two garments either
/// may stand first in a text; the pair is one.
pub fn pairings<'a>(scope: &Scope<'a>) -> Vec<Pair<'a>> {
    let told = scope
        .statements()
        .filter_map(|(fact, stated)| match stated {
            Statement::Pairing(f) => {
                let mut key = [fold(&f.garments[0]), fold(&f.garments[1])];
                key.sort();
                Some((key, (fact, f)))
            }
            _ => None,
        });
    let mut pairs: Vec<Pair<'a>> = grouped(told)
        .into_iter()
        .filter_map(|(_, told)| {
            let (_, first) = told.first()?;
            let on = |basis| told.iter().filter(|(_, f)| f.basis == basis).count();
            let (looks, tips) = (on(Some(Basis::Look)), on(Some(Basis::Tip)));
            let runways = on(Some(Basis::Runway));
            Some(Pair {
                garments: [&first.garments[0], &first.garments[1]],
                looks,
                tips,
                runways,
                untold: told.len() - looks - tips - runways,
                support: told.iter().map(|(fact, _)| *fact).collect(),
            })
        })
        .collect();
    pairs.sort_by_key(|pair| {
        (
            Reverse(pair.support.documents()),
            Reverse(pair.support.facts().len()),
        )
    });
    pairs
}
