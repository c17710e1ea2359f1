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
    /// Presenting on a runway and nowhere else: `send out`, `showcase`.
    Present = "present",
    /// Working a garment into a collection, where shows are spoken of: `drape`, `do`.
    Render = "render",
    /// Things that a brand launches and that are no garment: `line`, `pop-up`.
    Line = "line",
    /// Words that make a line of its own of a brand's name: `Active`, `Sport`.
    SubLabel = "sub-label",
    /// Bringing out: `launch`, `unveil`, `release`, `drop`.
    Launch = "launch",
    /// Bringing out goods and nothing else: `launch`, `unveil`, `put out`.
    Issue = "issue",
    /// Nouns for bringing out: `launch`, `unveiling`, `opening`.
    Launching = "launching",
    /// Beginning a trade that is new to a house: `branch out into`.
    Enter = "enter",
    /// Coming out by itself: `go on sale`, `come out`, `arrive in stores`.
    ComeOut = "come-out",
    /// Doing after others, with `with`: `follow`, `answer`, `get there`.
    Reply = "reply",
    /// Intending: `plan`, `schedule`.
    Plan = "plan",
    /// Nouns for one more of a kind: `version`, `take`, `edition`.
    Version = "version",
    /// Asking somebody to make something: `ask`, `commission`, `invite`.
    Commission = "commission",
    /// Having parts: `include`, `take in`, `comprise`, `feature`.
    Comprise = "comprise",
    /// Working together: `collaborate`, `team up`, `partner`.
    Collaborate = "collaborate",
    /// Nouns for working together: `collaboration`, `partnership`, `capsule`.
    Collaboration = "collaboration",
    /// Saying: `say`, `tell`, `explain`, `note`.
    Say = "say",
    /// Moving or inspiring: `inspire`, `influence`, `spark`, `popularise`.
    Influence = "influence",
    /// Setting off what was spoken of: `light the fuse`, `do the rest`.
    Spark = "spark",
    /// Rising: `rise`, `jump`, `climb`, `surge`.
    Rise = "rise",
    /// Falling: `fall`, `drop`, `slump`.
    Fall = "fall",
    /// How people show what they want, in the comparisons that rank: `search`, `view`, `popular`.
    Regard = "regard",
    /// Costing and selling: `cost`, `retail for`, `sell for`, `priced at`.
    Sell = "sell",
    /// Designing: `design`, `create`.
    Design = "design",
    /// Denying, guessing, imagining: `rumoured`, `never`, `imagine`.
    Unreal = "unreal",
    /// Telling what others tell: `rumoured`, `is said to`, `imagine`.
    Hearsay = "hearsay",
    /// Advice: `try`, `pair with`, `opt for`, `think`.
    Advise = "advise",
    /// Standing in for: `alternative to`, `dupe for`, `instead of`.
    Alternative = "alternative",
    /// A place that sells other houses' goods: `boutique`, `stocked`, `resale`.
    Shop = "shop",
    /// Costing less: `affordable`, `fraction of the price`, `budget`.
    Cheap = "cheap",
    /// Having had enough of a thing: `tired of`, `not a fan of`, `aren’t your thing`.
    Tired = "tired",
    /// Speaking against a match: `a mistake`, `faux pas`, `look frumpy`.
    Misfit = "misfit",
    /// What is done with garments but wear them together: `avoid`, `wash`, `compare`.
    Shun = "shun",
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
    /// Finishing a look: `complete`, `round out`, `top off`.
    Complete = "complete",
    /// Doing a part of a look by where it is: `peek out`, `cinch`.
    Part = "part",
    /// What one garment does to another worn with it: `soften`, `dress down`.
    Temper = "temper",
    /// Words that mean all that a person wears: `look`, `outfit`, `ensemble`.
    Outfit = "outfit",
    /// Putting clothes on somebody else: `dress`, `put`.
    Clothe = "clothe",
    /// Being seen: `spotted`, `photographed`, `snapped`.
    Seen = "seen",
    /// Giving somebody a post: `appoint`, `name`, `hire`.
    Appoint = "appoint",
    /// Having, taking or leaving a post, with `as`: `serve`, `join`, `step down`.
    Occupy = "occupy",
    /// Being or becoming: `become`, `remain`.
    Become = "become",
    /// Beginning a house: `found`, `establish`.
    Found = "found",
    /// Having a house: `own`.
    Own = "own",
    /// Writing for: `contribute to`, `write for`.
    Contribute = "contribute",
    /// Holding a place in a ranking or coming to it: `climb`, `regain`, `finish`.
    Place = "place",
    /// Taking somebody's place in a ranking: `overtake`, `dethrone`.
    Overtake = "overtake",
    /// Words of rank that belong to a title: `senior`, `deputy`, `lead`.
    Rank = "rank",
    /// Titles that take their field behind `of`: `head`, `director`.
    Office = "office",
    /// Titles that are always somebody's: `founder`, `chief executive`.
    Post = "post",
    /// Verbs of speech beside quotation marks only: `put`, `promise`, `call`.
    Utter = "utter",
    /// Nouns for what honours or grows out of another: `ode`, `love letter`, `offshoot`.
    Homage = "homage",
    /// Saying what something is, in a word: `call`, `hail`, `pronounce`.
    Term = "term",
    /// Having something in mind that only oneself could have told: `expect`, `aim`.
    Intend = "intend",
    /// Denying, doubting or putting off: `deny`, `postpone`, `weigh`.
    Doubt = "doubt",
    /// Leaving undone what follows: `refuse to`, `avoid`, `come close to`.
    Forgo = "forgo",
    /// Words for what is meant to be and is not yet: `hope to`, `due to`, `supposed to`.
    Wish = "wish",
    /// Making up what follows: `dream that`, `pretend`.
    Feign = "feign",
    /// Nouns for what is not so: `myth`, `urban legend`.
    Myth = "myth",
    /// What is said of claims that are not so: `false`, `unfounded`.
    Untrue = "untrue",
    /// How a claim is made that is not so: `falsely`, `mistakenly`.
    Falsely = "falsely",
    /// Nouns for one of a family: `mother`, `cousin`.
    Kin = "kin",
    /// Nouns for what stands for somebody: `lookalike`, `waxwork`.
    StandIn = "stand-in",
    /// Saying that something is not so, of a clause: `deny`, `dispute`.
    Deny = "deny",
    /// Saying that a claim is not so: `reject`, `brush off`.
    Dismiss = "dismiss",
    /// Coming about, which what never did is no fact: `happen`, `materialise`.
    Happen = "happen",
    /// Coming to nothing: `fall through`.
    Fail = "fail",
    /// Nouns for beasts that people keep: `dog`, `whippet`.
    Pet = "pet",
    /// Nouns for what is said to be so: `claim`, `report`.
    Claim = "claim",
    /// Nouns for people whom nobody names, and for pets: `woman`, `guest`, `dog`.
    Someone = "someone",
    /// Nouns for somebody whom the text has named: `the star`, `the 28-year-old`.
    Bearer = "bearer",
    /// Nouns for houses that sell the goods of others: `retailer`, `boutique`.
    Seller = "seller",
    /// Nouns for houses that sell what they make: `label`, `maison`.
    Maker = "maker",
    /// Nouns for those who wear what is sold: `customer`, `student`, `crowd`.
    Public = "public",
    /// Nouns for what somebody likes best: `favourite`, `go-to`, `staple`.
    Favourite = "favourite",
    /// Moving without saying what: `inspire`, `shape`, `give rise to`.
    Inspire = "inspire",
    /// Making liked: `popularise`, `champion`, `ignite`.
    Popularise = "popularise",
    /// Making come again: `revive`, `bring back`.
    Revive = "revive",
    /// Being moved: `borrow from`, `take its cue from`, `owe`.
    Owe = "owe",
    /// Nouns for what is bought: `sales`, `orders`, `sell-out`.
    Sales = "sales",
    /// How far a noun of measure reaches, before it: `online`, `monthly`, `net`.
    Scope = "scope",
    /// Nouns for what is looked for: `searches`, `interest`.
    Searches = "searches",
    /// Nouns for being liked: `popularity`, `rise`, `craze`.
    Fame = "fame",
    /// Nouns for coming again: `revival`, `comeback`.
    Revival = "revival",
    /// Places of being seen: `map`, `spotlight`, `radar`.
    Attention = "attention",
    /// What people and arts have that others follow: `look`, `wardrobe`, `artistry`.
    Aspect = "aspect",
    /// Prepositions of cause: `thanks to`, `on the back of`.
    Cause = "cause",
    /// Nouns for what a trend consists of: `hallmark`, `staple`, `key piece`.
    Element = "element",
    /// Taking off: `take off`, `remove`; who never does so wears it.
    Doff = "doff",
    /// Parts of the body on which things are worn: `feet`, `neck`.
    Body = "body",
    /// Giving somebody the credit or the blame: `thank`, `blame`, `credit`.
    Thank = "thank",
    /// Nouns for where something comes from: `roots`, `origins`, `beginnings`.
    Root = "root",
    /// Nouns for a part in what comes about: `part`, `hand`, `mark`, `key figure`.
    Stake = "stake",
    /// Nouns for who moves a trend: `catalyst`, `driving force`, `pioneer`.
    Driver = "driver",
    /// Nouns for what something was made after: `inspiration`, `muse`.
    Source = "source",
    /// Being liked, as adjectives: `fashionable`, `covetable`, `respectable`.
    Liked = "liked",
    /// Nouns for what everybody wants, with an article: `hit`, `grail`, `uniform`.
    Success = "success",
    /// What makes people look: `appearance`, `debut`, `film`, `episode`.
    Moment = "moment",
    /// Having its beginning: `begin`, `originate`, `take off`.
    Begin = "begin",
    /// Seeing a change, with the change as object: `see`, `record`, `enjoy`.
    Witness = "witness",
    /// Nouns for what goes well with another: `companion`, `match`, `foil`.
    Partner = "partner",
    /// Many people without names, of whom a text says what they want: `shoppers`.
    Crowd = "crowd",
    /// Wanting and buying in numbers: `covet`, `rush`, `clamour for`.
    Crave = "crave",
    /// Bringing others to do something: `teach`, `tempt`, `convert`.
    Teach = "teach",
    /// Words for sales by bidding: `auction`, `lot`, `bidder`.
    Auction = "auction",
    /// Being seen with something on, without saying so: `post`, `step out`.
    Appear = "appear",
    /// Going with a trend, more loosely than consisting: `known for`, `combine`.
    Evoke = "evoke",
    /// Labels of those who made or lent a picture: `photo`, `courtesy`.
    Credit = "credit",
    /// What firms do: `report`, `stock`, `employ`, `go bust`.
    Trade = "trade",
    /// What somebody does to a firm or at it: `run`, `found`, `take over`, `intern at`.
    Run = "run",
    /// What is written on a thing or beside it: `slogan`, `phrase`, `emblazoned`.
    Inscribe = "inscribe",
}

impl Cue {
    /// True for classes whose phrases begin with a verb.
    pub(crate) fn is_verbal(self) -> bool {
        matches!(
            self,
            Self::Wear
                | Self::Pair
                | Self::Show
                | Self::Present
                | Self::Launch
                | Self::Collaborate
                | Self::Say
                | Self::Design
        )
    }
}

// The classes fit the bits that `Spotted::cue_bits` has for each token.
const _: () = assert!(Cue::ALL.len() <= 128);
