//! What is told by articles.

use releve_facts::{Measure, When};
use releve_insight::{
    Scope, Standing, alternatives, claims, collaborations, composition, coverage, crosses,
    influences, ladder, launches, moved, pairings, quotes, register, showings, timeline,
};

use super::{Cell, Sheet};

/// Columns, and after them those that every supported row ends with.
fn supported(name: &'static str, columns: &[&'static str]) -> Sheet {
    let all: Vec<&str> = [columns, &["documents", "quotes", "confidence"]].concat();
    Sheet::new(name, &all)
}

fn when(when: Option<&When>) -> [Cell; 3] {
    [
        when.map(When::label).into(),
        when.map(|when| when.start().to_string()).into(),
        when.map(|when| when.end().to_string()).into(),
    ]
}

pub(super) fn sheets(scope: &Scope) -> Vec<Sheet> {
    vec![
        figures(scope),
        moments(scope),
        elements(scope),
        blends(scope),
        looks(scope),
        runway(scope),
        prices(scope),
        instead(scope),
        pairs(scope),
        movers(scope),
        ventures(scope),
        said(scope),
        documents(scope),
    ]
}

fn figures(scope: &Scope) -> Sheet {
    let mut sheet = supported(
        "figures",
        &[
            "claim",
            "standing",
            "subject",
            "metric",
            "value",
            "unit",
            "change",
            "direction",
            "bound",
            "channel",
            "market",
            "baseline",
            "when",
            "from",
            "to",
            "repeated_by",
        ],
    );
    for (number, claim) in claims(scope).iter().enumerate() {
        let standing = match claim.standing {
            Standing::Single => "one source",
            Standing::Agreed => "sources agree",
            Standing::Copied => "one wording, one source",
            Standing::Bounded => "one within the bound of another",
            Standing::Disputed => "sources disagree",
            Standing::Split => "one article gives several",
        };
        for value in &claim.values {
            let f: &Measure = value.measure;
            let [label, from, to] = when(f.when.as_ref());
            let copies: Vec<&str> = value.copies.iter().map(|(copy, _)| *copy).collect();
            sheet.supported(
                [
                    (number as f64 + 1.0).into(),
                    standing.into(),
                    f.subject.as_str().into(),
                    f.metric.as_str().into(),
                    f.value.into(),
                    f.unit.to_string().into(),
                    (if f.change { "yes" } else { "no" }).into(),
                    f.direction.map(|direction| direction.to_string()).into(),
                    f.bound.map(|bound| bound.to_string()).into(),
                    f.channel.as_deref().into(),
                    f.market.as_deref().into(),
                    f.baseline.as_deref().into(),
                    label,
                    from,
                    to,
                    copies.join("; ").into(),
                ],
                &value.support,
            );
        }
    }
    sheet
}

fn moments(scope: &Scope) -> Sheet {
    let mut sheet = supported("timeline", &["when", "from", "to", "what"]);
    for moment in timeline(scope) {
        let [label, from, to] = when(Some(&moment.when));
        sheet.supported([label, from, to, moment.what.into()], &moment.support);
    }
    sheet
}

fn elements(scope: &Scope) -> Sheet {
    let mut sheet = supported("elements", &["element", "sources"]);
    for element in composition(scope) {
        let sources = element.support.documents() as f64;
        sheet.supported([element.name.into(), sources.into()], &element.support);
    }
    sheet
}

fn blends(scope: &Scope) -> Sheet {
    let mut sheet = supported("crosses", &["result", "parents"]);
    for cross in crosses(scope) {
        let parents = cross.parents.join("; ");
        sheet.supported([cross.result.into(), parents.into()], &cross.support);
    }
    sheet
}

fn looks(scope: &Scope) -> Sheet {
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

fn runway(scope: &Scope) -> Sheet {
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

fn prices(scope: &Scope) -> Sheet {
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

fn instead(scope: &Scope) -> Sheet {
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

fn pairs(scope: &Scope) -> Sheet {
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

fn movers(scope: &Scope) -> Sheet {
    let mut sheet = supported("influence", &["influencer", "target", "what", "conditions"]);
    for one in influences(scope) {
        let what = one
            .effect
            .map(|(effect, direction)| moved(Some(effect), direction, one.target));
        sheet.supported(
            [
                one.influencer.into(),
                one.target.into(),
                what.into(),
                one.conditions.join("; ").into(),
            ],
            &one.support,
        );
    }
    sheet
}

fn ventures(scope: &Scope) -> Sheet {
    let mut sheet = supported("ventures", &["act", "who", "what", "when", "from", "to"]);
    for one in collaborations(scope) {
        let [label, from, to] = when(one.when);
        let what = one.product.or(one.garment);
        sheet.supported(
            [
                "collaboration".into(),
                one.parties.join("; ").into(),
                what.into(),
                label,
                from,
                to,
            ],
            &one.support,
        );
    }
    for one in launches(scope) {
        let [label, from, to] = when(one.when);
        let cells = [
            "launch".into(),
            one.brand.into(),
            one.what.into(),
            label,
            from,
            to,
        ];
        sheet.supported(cells, &one.support);
    }
    sheet
}

fn said(scope: &Scope) -> Sheet {
    let mut sheet = supported(
        "voices",
        &["speaker", "role", "said", "outlet", "when", "from", "to"],
    );
    for quote in quotes(scope) {
        let [label, from, to] = when(quote.when);
        sheet.supported(
            [
                quote.speaker.as_str().into(),
                quote.role.as_ref().map(|(role, _)| role.as_str()).into(),
                quote.parts.join(" … ").into(),
                quote.outlet.into(),
                label,
                from,
                to,
            ],
            &quote.support,
        );
    }
    sheet
}

fn documents(scope: &Scope) -> Sheet {
    let columns = ["document", "title", "source", "published", "url", "facts"];
    let mut sheet = Sheet::new("articles", &columns);
    for read in coverage(scope).read {
        let document = read.document;
        sheet.row([
            document.id.as_str().into(),
            document.title.as_deref().into(),
            document.source.as_deref().into(),
            document.published.map(|day| day.to_string()).into(),
            document.url.as_deref().into(),
            (read.facts as f64).into(),
        ]);
    }
    sheet
}
