//! Classes of cue words: the verbs and phrases by which relations are told.
//!
//! Rust names the classes, because grammar depends on them; the words are data
//! in `lexicon/<language>/cues.tsv`.

macro_rules! cues {
    ($($(#[$doc:meta])* $variant:ident = $word:literal,)+) => {
        /// A class of cue words.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Cue {
            $($(#[$doc])* $variant,)+
        }

        impl Cue {
            /// Every class.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its name in `cues.tsv`.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            pub(crate) fn named(name: &str) -> Option<Self> {
                match name { $($word => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

cues! {
    /// Having on: `wear`, `sport`, `step out in`, `slip into`.
    Wear = "wear",
    /// Combining items: `pair`, `style`, `team`, `match`.
    Pair = "pair",
    /// Presenting a collection: `show`, `send down the runway`, `present`.
    Show = "show",
    /// Bringing out: `launch`, `unveil`, `release`, `drop`.
    Launch = "launch",
    /// Working together: `collaborate`, `team up`, `partner`.
    Collaborate = "collaborate",
    /// Nouns for working together: `collaboration`, `partnership`, `capsule`.
    Collaboration = "collaboration",
    /// Saying: `say`, `tell`, `explain`, `note`.
    Say = "say",
    /// Moving or inspiring: `inspire`, `influence`, `spark`, `popularise`.
    Influence = "influence",
    /// Rising: `rise`, `jump`, `climb`, `surge`.
    Rise = "rise",
    /// Falling: `fall`, `drop`, `slump`.
    Fall = "fall",
    /// Costing and selling: `cost`, `retail for`, `sell for`, `priced at`.
    Sell = "sell",
    /// Designing: `design`, `create`.
    Design = "design",
    /// Denying, guessing, imagining: `rumoured`, `never`, `imagine`.
    Unreal = "unreal",
    /// Advice: `try`, `pair with`, `opt for`, `think`.
    Advise = "advise",
    /// Standing in for: `alternative to`, `dupe for`, `instead of`.
    Alternative = "alternative",
    /// A place that sells other houses' goods: `boutique`, `stocked`, `resale`.
    Shop = "shop",
    /// Costing less: `affordable`, `fraction of the price`, `budget`.
    Cheap = "cheap",
    /// In place of: `instead of`, `in lieu of`.
    Instead = "instead",
    /// Giving one thing for another: `swap`, `trade`.
    Swap = "swap",
    /// Being like another thing: `look like`, `similar to`.
    Like = "like",
    /// Leaving a thing: `skip`, `ditch`, `forget`.
    Skip = "skip",
    /// Wanting what cannot be had: `out of budget`, `priced out of`.
    Beyond = "beyond",
    /// Crossing: `hybrid of`, `cross between`, `mash-up of`.
    Blend = "blend",
    /// Consisting of: `think`, `characterised by`, `hallmark`.
    Compose = "compose",
    /// A show or collection: `runway`, `catwalk`, `collection`, `show`.
    Runway = "runway",
    /// Words that mean a brand again: `label`, `house`, `brand`, `company`.
    House = "house",
    /// Words that mean a garment again: `shoe`, `piece`, `item`, `style`.
    Piece = "piece",
    /// Words that mean a trend again: `trend`, `aesthetic`, `look`, `craze`.
    Trend = "trend",
}
