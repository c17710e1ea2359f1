use std::collections::HashMap;

use releve_facts::{Basis, Fact, Offer, Statement};

use crate::name::fold;
use crate::support::grouped;
use crate::{Scope, Support};

/// Something offered in place of something else.
#[derive(Debug, Clone, PartialEq)]
pub struct Substitute<'a> {
    /// What is offered.
    pub product: &'a str,
    /// In place of what.
    pub to: &'a str,
    /// `price` or `style`, where the text says which.
    pub basis: Option<Basis>,
    /// What it costs, where an offer of that name is in scope.
    pub offer: Option<&'a Offer>,
    /// The facts that state it.
    pub support: Support<'a>,
}

/// What is offered in place of what, in the order of the documents.
pub fn alternatives<'a>(scope: &Scope<'a>) -> Vec<Substitute<'a>> {
    let told = scope
        .statements()
        .filter_map(|(fact, stated)| match stated {
            Statement::Alternative(f) => Some(((fold(&f.product), fold(&f.to)), (fact, f))),
            _ => None,
        });
    let mut offers: HashMap<String, (&'a Fact, &'a Offer)> = HashMap::new();
    for (fact, stated) in scope.statements() {
        if let Statement::Offer(offer) = stated {
            offers.entry(fold(&offer.name)).or_insert((fact, offer));
        }
    }
    grouped(told)
        .into_iter()
        .filter_map(|((product, _), told)| {
            let (_, first) = told.first()?;
            let offer = offers.get(&product).copied();
            let mut support: Support = told.iter().map(|(fact, _)| *fact).collect();
            if let Some((fact, _)) = offer {
                support.push(fact);
            }
            Some(Substitute {
                product: &first.product,
                to: &first.to,
                basis: told.iter().find_map(|(_, f)| f.basis),
                offer: offer.map(|(_, f)| f),
                support,
            })
        })
        .collect()
}
