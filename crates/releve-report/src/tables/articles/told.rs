//! What articles tell of the trend: figures, moments, what moved it, voices.

use releve_facts::Measure;
use releve_insight::{
    Scope, Standing, claims, collaborations, influences, launches, moved, quotes, timeline,
};

use super::{supported, when};
use crate::Sheet;

pub(super) fn figures(scope: &Scope) -> Sheet {
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
            Standing::Course => "one sentence gives two times",
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

pub(super) fn moments(scope: &Scope) -> Sheet {
    let mut sheet = supported("timeline", &["when", "from", "to", "what"]);
    for moment in timeline(scope) {
        let [label, from, to] = when(Some(&moment.when));
        sheet.supported([label, from, to, moment.what.into()], &moment.support);
    }
    sheet
}

pub(super) fn movers(scope: &Scope) -> Sheet {
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

pub(super) fn ventures(scope: &Scope) -> Sheet {
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

pub(super) fn said(scope: &Scope) -> Sheet {
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
