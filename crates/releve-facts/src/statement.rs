use serde::{Deserialize, Serialize};

use crate::{Basis, Bound, Currency, Direction, Effect, Metric, Unit, When, number};

/// What a fact says: one of the thirteen kinds of the contract.
///
/// A field that the text does not state is `None` or empty, never guessed.
/// Names are canonical names of entities.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Statement {
    /// One worn item.
    Wear(Wear),
    /// A product for sale.
    Offer(Offer),
    /// One figure.
    Measure(Measure),
    /// Shown by a house on a runway or in a collection.
    Showing(Showing),
    /// Two or more parties make something together.
    Collaboration(Collaboration),
    /// An occupation or title.
    Role(Role),
    /// Words in quotation marks with a named speaker.
    Quote(Quote),
    /// One thing moved or inspired another.
    Influence(Influence),
    /// Two garments go together.
    Pairing(Pairing),
    /// Offered in place of something else.
    Alternative(Alternative),
    /// A cross of two others.
    Blend(Blend),
    /// A brand starts, releases or unveils something.
    Launch(Launch),
    /// What a trend consists of.
    Composition(Composition),
}

/// One worn item; the items of one look share `look`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Wear {
    /// Who wore it.
    pub person: String,
    /// What was worn.
    pub garment: String,
    /// Whose it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub brand: Option<String>,
    /// Model or line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product: Option<String>,
    /// Colours, materials, cuts and details of the item.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<String>,
    /// The collection that it is from, as a label: `AW2025`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub season: Option<String>,
    /// At what it was worn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub occasion: Option<String>,
    /// Where it was posted or shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
    /// When it was worn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// The look, an id unique in the document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub look: Option<String>,
}

/// A product for sale.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Offer {
    /// The item as the shop or the line calls it.
    pub name: String,
    /// What it costs now; of a range the lower end.
    #[serde(serialize_with = "number::serialize")]
    pub price: f64,
    /// What `price` is in.
    pub currency: Currency,
    /// Upper end of a range.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        serialize_with = "number::option::serialize"
    )]
    pub price_to: Option<f64>,
    /// What it cost before.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        serialize_with = "number::option::serialize"
    )]
    pub price_was: Option<f64>,
    /// `from` where the price is a starting one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bound: Option<Bound>,
    /// Who makes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub brand: Option<String>,
    /// Who sells it, where that is another house.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retailer: Option<String>,
    /// What it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub garment: Option<String>,
    /// Colours, materials, cuts and details.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<String>,
}

/// One figure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Measure {
    /// Of what.
    pub subject: String,
    /// What is counted.
    pub metric: Metric,
    /// The number, in `unit`.
    #[serde(serialize_with = "number::serialize")]
    pub value: f64,
    /// What the number is in.
    pub unit: Unit,
    /// True for a change, false for a level.
    pub change: bool,
    /// Which way a change went.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// How the number bounds the true one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bound: Option<Bound>,
    /// Where it was counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
    /// Against what a change is stated: `year-on-year`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub baseline: Option<String>,
    /// In which country or region.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub market: Option<String>,
    /// For which time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
}

/// Shown by a house on a runway or in a collection.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Showing {
    /// The house.
    pub brand: String,
    /// What was shown.
    pub garment: String,
    /// The collection's season, as a label.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub season: Option<String>,
    /// Who designed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub designer: Option<String>,
    /// At which show.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<String>,
    /// Colours, materials, cuts and details.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<String>,
}

/// Two or more parties make something together.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Collaboration {
    /// Brands, or a brand and a person; two or more.
    pub parties: Vec<String>,
    /// The model, line or capsule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product: Option<String>,
    /// What they make.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub garment: Option<String>,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
}

/// An occupation or title; one fact for each organisation.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Role {
    /// Who.
    pub person: String,
    /// What they are, lower case: `creative director`.
    pub role: String,
    /// Of what.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
}

/// Words in quotation marks with a named speaker.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Quote {
    /// Who said it.
    pub speaker: String,
    /// What, without the marks.
    pub text: String,
    /// To whom or where.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
}

/// One thing moved or inspired another.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Influence {
    /// An entity, or a plain noun phrase for a group of people or an art.
    pub influencer: String,
    /// A trend, garment, product, brand or person, or `fashion`.
    pub target: String,
    /// What was moved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effect: Option<Effect>,
    /// Which way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// In which country or region.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub market: Option<String>,
    /// Where.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
}

/// Two garments go together; the one that the text is about stands first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Pairing {
    /// The two.
    pub garments: [String; 2],
    /// `look`, `tip` or `runway`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
}

/// Offered in place of something else.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Alternative {
    /// What is offered.
    pub product: String,
    /// In place of what.
    pub to: String,
    /// `price` or `style`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
}

/// A cross of two others.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Blend {
    /// The cross.
    pub result: String,
    /// Garments, arts or styles.
    pub parents: Vec<String>,
}

/// A brand starts, releases or unveils something.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Launch {
    /// Who.
    pub brand: String,
    /// A product, line, collection, label or shop.
    pub what: String,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
}

/// What a trend consists of.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Composition {
    /// The trend.
    pub trend: String,
    /// The whole phrase: `tulle skirt`.
    pub element: String,
}

/// The name of a kind of fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FactKind {
    /// See [`Wear`].
    Wear,
    /// See [`Offer`].
    Offer,
    /// See [`Measure`].
    Measure,
    /// See [`Showing`].
    Showing,
    /// See [`Collaboration`].
    Collaboration,
    /// See [`Role`].
    Role,
    /// See [`Quote`].
    Quote,
    /// See [`Influence`].
    Influence,
    /// See [`Pairing`].
    Pairing,
    /// See [`Alternative`].
    Alternative,
    /// See [`Blend`].
    Blend,
    /// See [`Launch`].
    Launch,
    /// See [`Composition`].
    Composition,
}

impl FactKind {
    /// All kinds, in the order of the contract.
    pub const ALL: [Self; 13] = [
        Self::Wear,
        Self::Offer,
        Self::Measure,
        Self::Showing,
        Self::Collaboration,
        Self::Role,
        Self::Quote,
        Self::Influence,
        Self::Pairing,
        Self::Alternative,
        Self::Blend,
        Self::Launch,
        Self::Composition,
    ];

    /// The kind's name in the JSON form.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Wear => "wear",
            Self::Offer => "offer",
            Self::Measure => "measure",
            Self::Showing => "showing",
            Self::Collaboration => "collaboration",
            Self::Role => "role",
            Self::Quote => "quote",
            Self::Influence => "influence",
            Self::Pairing => "pairing",
            Self::Alternative => "alternative",
            Self::Blend => "blend",
            Self::Launch => "launch",
            Self::Composition => "composition",
        }
    }
}

impl std::fmt::Display for FactKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Statement {
    /// Which of the thirteen kinds it is.
    pub fn kind(&self) -> FactKind {
        match self {
            Self::Wear(_) => FactKind::Wear,
            Self::Offer(_) => FactKind::Offer,
            Self::Measure(_) => FactKind::Measure,
            Self::Showing(_) => FactKind::Showing,
            Self::Collaboration(_) => FactKind::Collaboration,
            Self::Role(_) => FactKind::Role,
            Self::Quote(_) => FactKind::Quote,
            Self::Influence(_) => FactKind::Influence,
            Self::Pairing(_) => FactKind::Pairing,
            Self::Alternative(_) => FactKind::Alternative,
            Self::Blend(_) => FactKind::Blend,
            Self::Launch(_) => FactKind::Launch,
            Self::Composition(_) => FactKind::Composition,
        }
    }
}
