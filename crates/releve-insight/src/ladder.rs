use std::cmp::Reverse;

use releve_facts::{Bound, Currency, Statement};

use crate::name::fold;
use crate::support::grouped;
use crate::{Scope, Support};

/// One thing for sale.
#[derive(Debug, Clone, PartialEq)]
pub struct Rung<'a> {
    /// The item as the line calls it.
    pub name: &'a str,
    /// What it costs now; of a range the lower end. In the ladder's currency,
    /// like every sum here.
    pub price: f64,
    /// Upper end of a range.
    pub price_to: Option<f64>,
    /// What it cost before.
    pub price_was: Option<f64>,
    /// True where the price is a starting one.
    pub from: bool,
    /// Who makes it.
    pub brand: Option<&'a str>,
    /// Who sells it.
    pub retailer: Option<&'a str>,
    /// What it is.
    pub garment: Option<&'a str>,
    /// Colours, materials, cuts and details.
    pub attributes: &'a [String],
    /// The facts that state it.
    pub support: Support<'a>,
}

/// The offers in one currency. Sums in different currencies are never put on
/// one scale: no rate of exchange is stated in the texts.
#[derive(Debug, Clone, PartialEq)]
pub struct Ladder<'a> {
    /// What the prices are in.
    pub currency: Currency,
    /// The offers, the cheapest first.
    pub rungs: Vec<Rung<'a>>,
}

/// The price ladders, the longest first. The same offer in two documents
/// stands once.
pub fn ladder<'a>(scope: &Scope<'a>) -> Vec<Ladder<'a>> {
    let offers = scope
        .statements()
        .filter_map(|(fact, stated)| match stated {
            Statement::Offer(f) if f.price.is_finite() => Some((f.currency, (fact, f))),
            _ => None,
        });
    let mut ladders: Vec<Ladder<'a>> = grouped(offers)
        .into_iter()
        .map(|(currency, offers)| {
            let same = grouped(offers.into_iter().map(|(fact, f)| {
                let brand = f.brand.as_deref().map(fold);
                ((fold(&f.name), brand, f.price.to_bits()), (fact, f))
            }));
            let mut rungs: Vec<Rung<'a>> = same
                .into_iter()
                .filter_map(|(_, told)| {
                    let (_, f) = told.first()?;
                    Some(Rung {
                        name: &f.name,
                        price: f.price,
                        price_to: f.price_to.filter(|to| *to > f.price && to.is_finite()),
                        price_was: f.price_was.filter(|was| was.is_finite()),
                        from: f.bound == Some(Bound::From),
                        brand: f.brand.as_deref(),
                        retailer: f.retailer.as_deref(),
                        garment: f.garment.as_deref(),
                        attributes: &f.attributes,
                        support: told.iter().map(|(fact, _)| *fact).collect(),
                    })
                })
                .collect();
            rungs.sort_by(|a, b| a.price.total_cmp(&b.price).then_with(|| a.name.cmp(b.name)));
            Ladder { currency, rungs }
        })
        .collect();
    ladders.sort_by_key(|ladder| (Reverse(ladder.rungs.len()), ladder.currency));
    ladders
}
