use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::Error;

/// What kind of thing an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EntityKind {
    /// A trend or aesthetic: `balletcore`.
    Trend,
    /// A fashion house, label or shop: `Miu Miu`.
    Brand,
    /// A person, by the name they go by: `Bella Hadid`.
    Person,
    /// What is worn, singular and lower case: `ballet flat`.
    Garment,
    /// A colour, material, pattern, silhouette, closure, detail or finish.
    Attribute,
    /// A country, region, city or district.
    Place,
    /// A show, festival, award or tour: `Cannes 2024`.
    Event,
    /// A season in its normal form: `SS2016`.
    Season,
    /// Where attention is measured or given: `TikTok`.
    Channel,
    /// What writes: `British Vogue`.
    Publication,
    /// Any other named body: `San Francisco Ballet`.
    Organisation,
    /// A named model, line or capsule: `Speedcat`.
    Product,
}

impl EntityKind {
    /// All kinds, in the order of the contract.
    pub const ALL: [Self; 12] = [
        Self::Trend,
        Self::Brand,
        Self::Person,
        Self::Garment,
        Self::Attribute,
        Self::Place,
        Self::Event,
        Self::Season,
        Self::Channel,
        Self::Publication,
        Self::Organisation,
        Self::Product,
    ];

    /// The kind's name in the JSON form.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Trend => "trend",
            Self::Brand => "brand",
            Self::Person => "person",
            Self::Garment => "garment",
            Self::Attribute => "attribute",
            Self::Place => "place",
            Self::Event => "event",
            Self::Season => "season",
            Self::Channel => "channel",
            Self::Publication => "publication",
            Self::Organisation => "organisation",
            Self::Product => "product",
        }
    }
}

impl fmt::Display for EntityKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for EntityKind {
    type Err = Error;

    fn from_str(word: &str) -> Result<Self, Error> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.as_str() == word)
            .ok_or_else(|| Error::word("kind of entity", word))
    }
}

/// One place in a text where an entity is named or meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// First character.
    pub start: u32,
    /// One past the last character.
    pub end: u32,
    /// The words there: `Hadid`, `her`, `the Princess of Wales`.
    pub text: String,
}

/// One thing that a document speaks of, whatever its surface forms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// What it is.
    pub kind: EntityKind,
    /// Its canonical name.
    pub name: String,
    /// Where the document speaks of it, in order.
    pub mentions: Vec<Mention>,
}
