//! The kinds of fact and their fields, as the contract orders them.

/// A kind of fact, the fields that identify it and those that are only stated.
pub(crate) struct FactKind {
    pub(crate) name: &'static str,
    pub(crate) keys: &'static [&'static str],
    pub(crate) side: &'static [&'static str],
}

const fn kind(
    name: &'static str,
    keys: &'static [&'static str],
    side: &'static [&'static str],
) -> FactKind {
    FactKind { name, keys, side }
}

/// The list of attributes is a side field, but scored by its items.
pub(crate) const ATTRIBUTES: &str = "attributes";

#[rustfmt::skip]
pub(crate) const KINDS: &[FactKind] = &[
    kind("wear", &["person", "garment"],
        &["brand", "product", ATTRIBUTES, "season", "occasion", "channel", "when"]),
    kind("offer", &["price", "currency", "name"],
        &["brand", "retailer", "garment", ATTRIBUTES]),
    kind("measure", &["value", "unit", "metric", "subject"],
        &["change", "direction", "bound", "channel", "baseline", "market", "when"]),
    kind("showing", &["brand", "garment"],
        &["season", "designer", "event", ATTRIBUTES]),
    kind("collaboration", &["parties"], &["product", "garment", "when"]),
    kind("role", &["person", "role"], &["organisation"]),
    kind("quote", &["speaker", "text"], &["outlet", "when"]),
    kind("influence", &["influencer", "target"],
        &["effect", "direction", "market", "channel", "when"]),
    kind("pairing", &["garments"], &["basis"]),
    kind("alternative", &["product", "to"], &["basis"]),
    kind("blend", &["result", "parents"], &[]),
    kind("launch", &["brand", "what"], &["when"]),
    kind("composition", &["trend", "element"], &[]),
];
