//! What the lexicon knows of a name or a term.

use releve_facts::EntityKind;

/// The number of an entry in its lexicon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(pub(crate) u32);

/// Which pronoun a person goes by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pronoun {
    /// she, her
    She,
    /// he, him, his
    He,
    /// they, them, their
    They,
}

/// What is known of an entry beyond its name, by kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Detail {
    /// A house, label or shop.
    Brand {
        /// ISO 3166 alpha-2.
        country: Option<Box<str>>,
        /// The group that owns it.
        owner: Option<Box<str>>,
        /// It mainly sells other houses' goods.
        retailer: bool,
        /// What it makes or sells.
        sectors: Box<[Box<str>]>,
    },
    /// A person of public life.
    Person {
        /// Occupations and titles.
        roles: Box<[Box<str>]>,
        /// `House:years`.
        affiliations: Box<[Box<str>]>,
        /// The pronoun they go by.
        pronoun: Option<Pronoun>,
    },
    /// What is worn.
    Garment {
        /// The next wider term.
        broader: Option<Box<str>>,
        /// Other terms for the same type.
        synonyms: Box<[Box<str>]>,
        /// `footwear`, `tailoring`, ...
        group: Box<str>,
    },
    /// A colour, material, cut or detail.
    Attribute {
        /// `colour`, `material`, `toe`, ...
        group: Box<str>,
    },
    /// A place; adjectives of it (`Italian`) are forms of it too.
    Place {
        /// ISO 3166 alpha-2.
        country: Option<Box<str>>,
        /// `country`, `city`, ...
        kind: Box<str>,
    },
    /// A named model, line or capsule.
    Product {
        /// Whose it is.
        brand: Option<Box<str>>,
        /// What it is.
        garment: Option<Box<str>>,
    },
    /// A channel, event, organisation or trend, with its kind where known.
    Other {
        /// `social`, `fashion week`, `band`, `aesthetic`, ...
        kind: Box<str>,
    },
}

/// A name or term of the lexicon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub kind: EntityKind,
    /// Its canonical name.
    pub name: Box<str>,
    /// It is an ordinary word too and needs context.
    pub ambiguous: bool,
    /// More about it.
    pub detail: Detail,
    /// The file and line that say so.
    pub source: (Box<str>, u32),
}

impl Entry {
    /// True for an ordinary noun or adjective of the trade, which any article
    /// may inflect and write in lower case: garments, attributes, trends.
    pub(crate) fn is_term(&self) -> bool {
        matches!(
            self.kind,
            EntityKind::Garment | EntityKind::Attribute | EntityKind::Trend
        )
    }

    /// The houses, bands and papers that a person belongs or belonged to, each with
    /// its years, `2019-2024` or `2016-`, empty where the lexicon does not say.
    pub(crate) fn affiliations(&self) -> impl Iterator<Item = (&str, &str)> {
        let known = match &self.detail {
            Detail::Person { affiliations, .. } => affiliations.as_ref(),
            _ => &[],
        };
        known
            .iter()
            .map(|one| one.split_once(':').unwrap_or((one.as_ref(), "")))
    }

    /// True for a channel, event, organisation or trend whose kind (`social`,
    /// `fashion week`, `band`, ...) is `wanted`.
    pub(crate) fn is_of_kind(&self, wanted: &str) -> bool {
        matches!(&self.detail, Detail::Other { kind } if **kind == *wanted)
    }
}

/// How a form relates to its entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormKind {
    /// The canonical name or its plural.
    Name,
    /// An alias or another spelling.
    Alias,
    /// The plural of a term.
    Plural,
    /// An adjective made of a place's name.
    Demonym,
}
