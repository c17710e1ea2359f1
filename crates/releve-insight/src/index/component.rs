use std::fmt;
use std::str::FromStr;

use releve_facts::{EntityKind, Metric};

/// What an index ranks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Houses and labels.
    Brand,
    /// Named models, lines and capsules.
    Product,
    /// What is worn, by type.
    Garment,
    /// Styles and movements.
    Trend,
    /// People.
    Person,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 5] = [
        Self::Brand,
        Self::Product,
        Self::Garment,
        Self::Trend,
        Self::Person,
    ];

    /// The word of the contract: `brand`.
    pub fn as_str(self) -> &'static str {
        self.entity().as_str()
    }

    /// As a heading has it: `Brands`.
    pub fn plural(self) -> &'static str {
        match self {
            Self::Brand => "Brands",
            Self::Product => "Products",
            Self::Garment => "Garments",
            Self::Trend => "Trends",
            Self::Person => "People",
        }
    }

    /// The kind of entity that is ranked.
    pub fn entity(self) -> EntityKind {
        match self {
            Self::Brand => EntityKind::Brand,
            Self::Product => EntityKind::Product,
            Self::Garment => EntityKind::Garment,
            Self::Trend => EntityKind::Trend,
            Self::Person => EntityKind::Person,
        }
    }
}

impl FromStr for Kind {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|kind| kind.as_str() == word);
        found.ok_or_else(|| {
            format!("expected brand, product, garment, trend or person, but found `{word}`")
        })
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One thing that is measured or counted for an index. docs/INDEX.md tells why
/// each is there and what it weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Component {
    /// Documents of the period that name it.
    Press,
    /// How often it was searched for.
    Searches,
    /// By how much searches, views, posts or sales rose, in per cent.
    Growth,
    /// Views of it and of its hashtag.
    Views,
    /// Posts on it.
    Posts,
    /// Likes, comments and shares.
    Engagement,
    /// Different people and garments that it was seen on or in.
    Looks,
    /// Pieces or money that it sold for.
    Sales,
    /// Places that others gave it.
    Ranks,
    /// Showings on runways and in collections.
    Showings,
    /// What it launched, or was launched as.
    Launches,
    /// What it made together with others.
    Collaborations,
}

impl Component {
    /// All components, in the order in which they are printed.
    pub const ALL: [Self; 12] = [
        Self::Press,
        Self::Searches,
        Self::Growth,
        Self::Views,
        Self::Posts,
        Self::Engagement,
        Self::Looks,
        Self::Sales,
        Self::Ranks,
        Self::Showings,
        Self::Launches,
        Self::Collaborations,
    ];

    /// The word in a file of weights: `press`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Press => "press",
            Self::Searches => "searches",
            Self::Growth => "growth",
            Self::Views => "views",
            Self::Posts => "posts",
            Self::Engagement => "engagement",
            Self::Looks => "looks",
            Self::Sales => "sales",
            Self::Ranks => "ranks",
            Self::Showings => "showings",
            Self::Launches => "launches",
            Self::Collaborations => "collaborations",
        }
    }

    /// What it is, in a few words.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Press => "documents that name it, each article counted once",
            Self::Searches => "searches for it",
            Self::Growth => "growth of searches, views, posts or sales",
            Self::Views => "views of it and of its hashtag",
            Self::Posts => "posts on it",
            Self::Engagement => "likes, comments and shares",
            Self::Looks => "looks worn, each person and garment once",
            Self::Sales => "sales",
            Self::Ranks => "places that others gave it",
            Self::Showings => "showings on runways and in collections",
            Self::Launches => "launches",
            Self::Collaborations => "collaborations",
        }
    }

    /// True if something of that kind can have it: no fact says that a trend
    /// was worn, only the garments that it is made of.
    pub fn concerns(self, kind: Kind) -> bool {
        use Kind::{Brand, Garment, Person, Product, Trend};
        match self {
            Self::Looks => kind != Trend,
            Self::Showings => matches!(kind, Brand | Garment),
            Self::Launches => matches!(kind, Brand | Product),
            Self::Collaborations => matches!(kind, Brand | Product | Person),
            _ => true,
        }
    }

    /// The component that a level of `metric` is part of. Followers gather over
    /// years and prices, shares and media values measure other things than
    /// attention in a period; they are part of none.
    pub(super) fn of(metric: Metric) -> Option<Self> {
        match metric {
            Metric::Searches => Some(Self::Searches),
            Metric::Views | Metric::HashtagViews => Some(Self::Views),
            Metric::Posts => Some(Self::Posts),
            Metric::Engagement => Some(Self::Engagement),
            Metric::Sales | Metric::Revenue => Some(Self::Sales),
            Metric::Rank => Some(Self::Ranks),
            Metric::Followers
            | Metric::Price
            | Metric::Share
            | Metric::MediaValue
            | Metric::Count => None,
        }
    }
}

impl FromStr for Component {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|one| one.as_str() == word);
        found.ok_or_else(|| {
            let known: Vec<&str> = Self::ALL.iter().map(|one| one.as_str()).collect();
            format!(
                "`{word}` is no component; expected one of {}",
                known.join(", ")
            )
        })
    }
}

impl fmt::Display for Component {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
