//! What is for sale, at what price and where.

mod lines;
mod prose;

use releve_facts::{Offer, Statement};

use crate::relate::told;

fn offers(text: &str) -> Vec<Offer> {
    told(text)
        .into_iter()
        .filter_map(|statement| match statement {
            Statement::Offer(offer) => Some(offer),
            _ => None,
        })
        .collect()
}
