//! Garments as they are worn, shown, sold and put together.

use releve_facts::When;
use releve_insight::{Scope, alternatives, ladder, pairings, register, showings};

use super::{supported, when};
use crate::Sheet;

pub(super) fn looks(scope: &Scope) -> Sheet {
    let mut sheet = supported(
        "register",
        &[
            "look",
            "person",
            "role",
            "garment",
            "brand",
            "product",
            "attributes",
            "season",
            "of_trend",
            "occasion",
            "channel",
            "when",
            "from",
            "to",
        ],
    );
    for (number, look) in register(scope).iter().enumerate() {
        for item in &look.items {
            let [label, from, to] = when(look.when);
            sheet.supported(
                [
                    (number as f64 + 1.0).into(),
                    look.person.as_str().into(),
                    look.role.as_ref().map(|(role, _)| role.as_str()).into(),
                    item.garment.into(),
                    item.brand.into(),
                    item.product.into(),
                    item.attributes.join("; ").into(),
                    item.season.into(),
                    (if item.of_trend { "yes" } else { "no" }).into(),
                    look.occasion.into(),
                    look.channel.into(),
                    label,
                    from,
                    to,
                ],
                &item.support,
            );
        }
    }
    sheet
}

pub(super) fn runway(scope: &Scope) -> Sheet {
    let columns = [
        "season",
        "brand",
        "designer",
        "event",
        "piece",
        "attributes",
    ];
    let mut sheet = supported("runway", &columns);
    for season in showings(scope) {
        for house in &season.houses {
            for (piece, attributes, support) in &house.pieces {
                sheet.supported(
                    [
                        season.season.as_ref().map(When::label).into(),
                        house.brand.into(),
                        house.designer.into(),
                        house.event.into(),
                        (*piece).into(),
                        attributes.join("; ").into(),
                    ],
                    support,
                );
            }
        }
    }
    sheet
}

pub(super) fn prices(scope: &Scope) -> Sheet {
    let mut sheet = supported(
        "prices",
        &[
            "currency",
            "price",
            "price_to",
            "price_was",
            "from",
            "name",
            "brand",
            "retailer",
            "garment",
            "attributes",
        ],
    );
    for ladder in ladder(scope) {
        for rung in &ladder.rungs {
            sheet.supported(
                [
                    ladder.currency.to_string().into(),
                    rung.price.into(),
                    rung.price_to.into(),
                    rung.price_was.into(),
                    (if rung.from { "yes" } else { "no" }).into(),
                    rung.name.into(),
                    rung.brand.into(),
                    rung.retailer.into(),
                    rung.garment.into(),
                    rung.attributes.join("; ").into(),
                ],
                &rung.support,
            );
        }
    }
    sheet
}

pub(super) fn instead(scope: &Scope) -> Sheet {
    let mut sheet = supported(
        "in_its_place",
        &["product", "for", "basis", "price", "currency"],
    );
    for one in alternatives(scope) {
        sheet.supported(
            [
                one.product.into(),
                one.to.into(),
                one.basis.map(|basis| basis.to_string()).into(),
                one.offer.map(|offer| offer.price).into(),
                one.offer.map(|offer| offer.currency.to_string()).into(),
            ],
            &one.support,
        );
    }
    sheet
}

pub(super) fn pairs(scope: &Scope) -> Sheet {
    let columns = [
        "garment",
        "goes_with",
        "worn",
        "advised",
        "shown",
        "not_told",
    ];
    let mut sheet = supported("pairings", &columns);
    for pair in pairings(scope) {
        sheet.supported(
            [
                pair.garments[0].into(),
                pair.garments[1].into(),
                (pair.looks as f64).into(),
                (pair.tips as f64).into(),
                (pair.runways as f64).into(),
                (pair.untold as f64).into(),
            ],
            &pair.support,
        );
    }
    sheet
}
