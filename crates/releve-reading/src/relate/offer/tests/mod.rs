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

#[test]
fn a_model_of_the_texts_own_house_is_none_of_anothers() {
    let brand = |text: &str| {
        told(text)
            .into_iter()
            .find_map(|statement| match statement {
                Statement::Offer(offer) => Some(offer.brand),
                _ => None,
            })
    };
    for (text, expected) in [
        (
            "Mulberry said that demand for its Arco bag rose. The Arco bag, priced at €1,950, is black.",
            Some("Mulberry"),
        ),
        // What a shop has is none of its own.
        (
            "Net-a-Porter's Arco bag sold out. The Arco bag, priced at €1,950, is black.",
            Some("Bottega Veneta"),
        ),
        (
            "Mulberry's Arco bag is back. Burberry is not. The Arco bag, priced at €1,950, is black.",
            Some("Mulberry"),
        ),
        (
            "Bottega Veneta is back. Shoppers want its Arco bag. The Arco bag, priced at €1,950, is black.",
            Some("Bottega Veneta"),
        ),
        (
            "The Arco bag, priced at €1,950, is black.",
            Some("Bottega Veneta"),
        ),
    ] {
        let found = brand(text).flatten();
        assert_eq!(found.as_deref(), expected, "{text}");
    }
}
