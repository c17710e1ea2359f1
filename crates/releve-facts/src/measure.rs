//! The closed word lists of the contract.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{Currency, Error};

/// Makes an enum whose JSON form, `Display` and `FromStr` are one list of words.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident, $what:literal { $($(#[$doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$doc])* #[serde(rename = $word)] $variant,)+
        }

        impl $name {
            /// Every value, in the order of the contract.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word in the JSON form.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl FromStr for $name {
            type Err = Error;
            fn from_str(word: &str) -> Result<Self, Error> {
                match word {
                    $($word => Ok(Self::$variant),)+
                    _ => Err(Error::word($what, word)),
                }
            }
        }
    };
}

words! {
    /// What a figure counts.
    Metric, "metric" {
        /// How often something was searched for.
        Searches = "searches",
        /// Views of a hashtag.
        HashtagViews = "hashtag_views",
        /// Views of anything else.
        Views = "views",
        /// Posts, videos, pins, notes.
        Posts = "posts",
        /// Followers, subscribers.
        Followers = "followers",
        /// Likes, saves, shares, comments, mentions.
        Engagement = "engagement",
        /// Units sold or orders.
        Sales = "sales",
        /// Turnover, in money or its change.
        Revenue = "revenue",
        /// A price that is no offer: an average, a rise.
        Price = "price",
        /// A part of a whole.
        Share = "share",
        /// A place in a ranking; 1 is the first.
        Rank = "rank",
        /// Media impact or earned media value.
        MediaValue = "media_value",
        /// Any other count.
        Count = "count",
    }
}

words! {
    /// Which way a change went.
    Direction, "direction" {
        /// It rose.
        Up = "up",
        /// It fell.
        Down = "down",
    }
}

words! {
    /// How the stated number bounds the true one.
    Bound, "bound" {
        /// More than.
        Over = "over",
        /// Less than.
        Under = "under",
        /// Roughly.
        About = "about",
        /// Said to be exact.
        Exact = "exact",
        /// Of a price: starting at.
        From = "from",
    }
}

words! {
    /// What an influence moved.
    Effect, "effect" {
        /// How liked or talked of it is.
        Popularity = "popularity",
        /// How much of it is bought.
        Sales = "sales",
        /// How often it is searched for.
        Searches = "searches",
        /// Who takes it up.
        Adoption = "adoption",
        /// That it came back.
        Revival = "revival",
        /// How known it is.
        Awareness = "awareness",
    }
}

words! {
    /// On what a pairing or an alternative rests.
    Basis, "basis" {
        /// Worn together by a person.
        Look = "look",
        /// The writer's advice.
        Tip = "tip",
        /// Shown together.
        Runway = "runway",
        /// It costs less.
        Price = "price",
        /// It looks alike.
        Style = "style",
    }
}

/// What a value is counted in: `percent`, `count`, `rank`, `ratio` or a
/// currency code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Hundredths.
    Percent,
    /// Things.
    Count,
    /// Places in an order, 1 the first.
    Rank,
    /// Times: 2 is a doubling, 0.5 a halving.
    Ratio,
    /// Money.
    Currency(Currency),
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Percent => f.write_str("percent"),
            Self::Count => f.write_str("count"),
            Self::Rank => f.write_str("rank"),
            Self::Ratio => f.write_str("ratio"),
            Self::Currency(code) => code.fmt(f),
        }
    }
}

impl FromStr for Unit {
    type Err = Error;

    fn from_str(word: &str) -> Result<Self, Error> {
        Ok(match word {
            "percent" => Self::Percent,
            "count" => Self::Count,
            "rank" => Self::Rank,
            "ratio" => Self::Ratio,
            code => Self::Currency(code.parse()?),
        })
    }
}

impl Serialize for Unit {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Unit {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}
