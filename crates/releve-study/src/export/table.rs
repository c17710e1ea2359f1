//! What is exported.

/// A table of an export: a view of the study, and its columns.
pub(crate) struct Table {
    pub(crate) name: &'static str,
    /// The view or table, with its condition and order.
    from: &'static str,
    own: &'static [Column],
    /// Whether [`COMMON`] follows: the table is of facts.
    facts: bool,
}

/// A column's name and type.
pub(crate) type Column = (&'static str, Type);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Type {
    Text,
    Integer,
    Real,
    Truth,
    /// An ISO date as text in the study.
    Day,
}

use Type::{Day, Integer, Real, Text, Truth};

/// What every table of facts ends with.
const COMMON: [Column; 14] = [
    ("fact_id", Text),
    ("doc", Text),
    ("title", Text),
    ("source", Text),
    ("url", Text),
    ("lang", Text),
    ("published", Day),
    ("week", Text),
    ("counts", Truth),
    ("confidence", Real),
    ("reader", Text),
    ("import", Integer),
    ("attributes", Text),
    ("quote", Text),
];

const WHEN: [Column; 3] = [("when_label", Text), ("when_start", Day), ("when_end", Day)];

impl Table {
    pub(crate) fn columns(&self) -> impl Iterator<Item = Column> {
        let common: &[Column] = if self.facts { &COMMON } else { &[] };
        self.own.iter().chain(common).copied()
    }

    pub(crate) fn sql(&self) -> String {
        let columns: Vec<String> = self
            .columns()
            .map(|(name, _)| format!("\"{name}\""))
            .collect();
        format!("SELECT {} FROM {}", columns.join(", "), self.from)
    }
}

const fn plain(name: &'static str, from: &'static str, own: &'static [Column]) -> Table {
    Table {
        name,
        from,
        own,
        facts: false,
    }
}

const fn of_facts(name: &'static str, from: &'static str, own: &'static [Column]) -> Table {
    Table {
        name,
        from,
        own,
        facts: true,
    }
}

/// All tables, each in an order that does not change.
pub(crate) const TABLES: &[Table] = &[
    plain(
        "documents",
        "documents ORDER BY document",
        &[
            ("doc", Text),
            ("title", Text),
            ("author", Text),
            ("published", Day),
            ("precision", Text),
            ("week", Text),
            ("lang", Text),
            ("source", Text),
            ("url", Text),
            ("address", Text),
            ("version", Integer),
            ("latest", Truth),
            ("copy_of", Text),
            ("similarity", Real),
            ("chars", Integer),
            ("import", Integer),
            ("reader", Text),
        ],
    ),
    plain(
        "texts",
        "document d JOIN document_text t ON t.document = d.id ORDER BY d.id",
        &[("doc", Text), ("text", Text)],
    ),
    plain(
        "entities",
        "entities ORDER BY entity",
        &[
            ("kind", Text),
            ("name", Text),
            ("documents", Integer),
            ("first_published", Day),
        ],
    ),
    plain(
        "mentions",
        "mentions ORDER BY document, span_start, span_end",
        &[
            ("doc", Text),
            ("kind", Text),
            ("name", Text),
            ("span_start", Integer),
            ("span_end", Integer),
            ("text", Text),
        ],
    ),
    of_facts("facts", "facts ORDER BY fact", &[("kind", Text)]),
    plain(
        "evidence",
        "quotations ORDER BY fact, position",
        &[
            ("fact_id", Text),
            ("kind", Text),
            ("doc", Text),
            ("position", Integer),
            ("span_start", Integer),
            ("span_end", Integer),
            ("quote", Text),
        ],
    ),
    of_facts(
        "wear",
        "wears ORDER BY fact",
        &[
            ("person", Text),
            ("garment", Text),
            ("brand", Text),
            ("product", Text),
            ("season", Text),
            ("occasion", Text),
            ("channel", Text),
            WHEN[0],
            WHEN[1],
            WHEN[2],
            ("look", Text),
        ],
    ),
    of_facts(
        "offer",
        "offers ORDER BY fact",
        &[
            ("name", Text),
            ("price", Real),
            ("currency", Text),
            ("price_to", Real),
            ("price_was", Real),
            ("bound", Text),
            ("brand", Text),
            ("retailer", Text),
            ("garment", Text),
        ],
    ),
    of_facts(
        "measure",
        "measures ORDER BY fact",
        &[
            ("subject", Text),
            ("metric", Text),
            ("value", Real),
            ("unit", Text),
            ("change", Truth),
            ("direction", Text),
            ("bound", Text),
            ("channel", Text),
            ("baseline", Text),
            ("market", Text),
            WHEN[0],
            WHEN[1],
            WHEN[2],
        ],
    ),
    of_facts(
        "showing",
        "showings ORDER BY fact",
        &[
            ("brand", Text),
            ("garment", Text),
            ("season", Text),
            ("designer", Text),
            ("event", Text),
        ],
    ),
    of_facts(
        "collaboration",
        "collaborations ORDER BY fact",
        &[
            ("parties", Text),
            ("product", Text),
            ("garment", Text),
            WHEN[0],
            WHEN[1],
            WHEN[2],
        ],
    ),
    of_facts(
        "role",
        "roles ORDER BY fact",
        &[("person", Text), ("role", Text), ("organisation", Text)],
    ),
    of_facts(
        "quote",
        "quotes ORDER BY fact",
        &[
            ("speaker", Text),
            ("said", Text),
            ("outlet", Text),
            WHEN[0],
            WHEN[1],
            WHEN[2],
        ],
    ),
    of_facts(
        "influence",
        "influences ORDER BY fact",
        &[
            ("influencer", Text),
            ("target", Text),
            ("effect", Text),
            ("direction", Text),
            ("market", Text),
            ("channel", Text),
            WHEN[0],
            WHEN[1],
            WHEN[2],
        ],
    ),
    of_facts(
        "pairing",
        "pairings ORDER BY fact",
        &[("garment", Text), ("goes_with", Text), ("basis", Text)],
    ),
    of_facts(
        "alternative",
        "alternatives ORDER BY fact",
        &[("product", Text), ("instead_of", Text), ("basis", Text)],
    ),
    of_facts(
        "blend",
        "blends ORDER BY fact",
        &[("result", Text), ("parents", Text)],
    ),
    of_facts(
        "launch",
        "launches ORDER BY fact",
        &[("brand", Text), ("what", Text), WHEN[0], WHEN[1], WHEN[2]],
    ),
    of_facts(
        "composition",
        "compositions ORDER BY fact",
        &[("trend", Text), ("element", Text)],
    ),
    plain(
        "points",
        "points ORDER BY series, vintage, date",
        &[
            ("subject", Text),
            ("metric", Text),
            ("channel", Text),
            ("market", Text),
            ("date", Day),
            ("value", Real),
            ("bound", Text),
            ("step", Text),
            ("unit", Text),
            ("newest", Truth),
            ("vintage", Integer),
            ("import", Integer),
        ],
    ),
    plain(
        "prices",
        "prices ORDER BY product, date",
        &[
            ("shop", Text),
            ("item", Text),
            ("date", Day),
            ("title", Text),
            ("brand", Text),
            ("garment", Text),
            ("price", Real),
            ("price_was", Real),
            ("currency", Text),
            ("available", Truth),
            ("url", Text),
            ("image", Text),
            ("attributes", Text),
            ("import", Integer),
            ("price_to", Real),
            ("item_group", Text),
            ("variant", Text),
            ("kind", Text),
            ("category", Text),
            ("color", Text),
            ("size", Text),
            ("material", Text),
            ("pattern", Text),
            ("gender", Text),
            ("age_group", Text),
            ("condition", Text),
            ("gtin", Text),
            ("mpn", Text),
            ("sku", Text),
            ("tags", Text),
            ("newest", Truth),
        ],
    ),
    plain(
        "platform_changes",
        "platform_changes ORDER BY vintage, over",
        &[
            ("subject", Text),
            ("metric", Text),
            ("channel", Text),
            ("market", Text),
            ("over", Text),
            ("percent", Real),
            ("bound", Text),
            ("rank", Integer),
            ("newest", Truth),
            ("vintage", Integer),
            ("import", Integer),
            ("step", Text),
        ],
    ),
    plain(
        "forecasts",
        "forecasts ORDER BY forecast, date, level",
        &[
            ("forecast", Integer),
            ("subject", Text),
            ("metric", Text),
            ("channel", Text),
            ("market", Text),
            ("step", Text),
            ("unit", Text),
            ("model", Text),
            ("frozen", Text),
            ("program", Text),
            ("date", Day),
            ("point", Real),
            ("naive", Real),
            ("level", Real),
            ("low", Real),
            ("high", Real),
            ("naive_low", Real),
            ("naive_high", Real),
            ("import", Integer),
            ("undone_by", Integer),
        ],
    ),
    plain(
        "outcomes",
        "outcomes ORDER BY forecast, date, import, level",
        &[
            ("forecast", Integer),
            ("subject", Text),
            ("metric", Text),
            ("channel", Text),
            ("market", Text),
            ("date", Day),
            ("said", Real),
            ("bound", Text),
            ("value", Real),
            ("error", Real),
            ("point", Real),
            ("naive", Real),
            ("level", Real),
            ("low", Real),
            ("high", Real),
            ("inside", Truth),
            ("import", Integer),
            ("undone_by", Integer),
            ("step", Text),
        ],
    ),
    plain(
        "scores",
        "scores ORDER BY score, level",
        &[
            ("forecast", Integer),
            ("subject", Text),
            ("metric", Text),
            ("channel", Text),
            ("market", Text),
            ("model", Text),
            ("frozen", Text),
            ("scored", Text),
            ("program", Text),
            ("periods", Integer),
            ("mase", Real),
            ("naive_mase", Real),
            ("level", Real),
            ("inside", Integer),
            ("msis", Real),
            ("naive_inside", Integer),
            ("naive_msis", Real),
            ("factor", Real),
            ("factor_error", Real),
            ("common", Integer),
            ("refused", Text),
            ("import", Integer),
            ("undone_by", Integer),
            ("step", Text),
        ],
    ),
    plain(
        "history",
        "import ORDER BY id",
        &[
            ("id", Integer),
            ("time", Text),
            ("act", Text),
            ("what", Text),
            ("program", Text),
            ("reader", Text),
            ("documents", Integer),
            ("versions", Integer),
            ("copies", Integer),
            ("facts", Integer),
            ("vintages", Integer),
            ("prices", Integer),
            ("unchanged", Integer),
            ("refused", Integer),
            ("undone_by", Integer),
        ],
    ),
];
