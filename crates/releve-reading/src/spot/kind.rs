//! What kind of thing an unknown name is: a linear classifier over what stands
//! in and around it. Its weights are data, `name_weights.tsv`.

use foldhash::{HashMap, HashMapExt};
use releve_facts::EntityKind;

use super::context::Words;

/// The kinds that an unknown name can be of, in the order of the columns of
/// `name_weights.tsv`; `None` is no entity at all.
pub(crate) const KINDS: [Option<EntityKind>; 8] = [
    Some(EntityKind::Brand),
    Some(EntityKind::Person),
    Some(EntityKind::Place),
    Some(EntityKind::Event),
    Some(EntityKind::Publication),
    Some(EntityKind::Organisation),
    Some(EntityKind::Product),
    None,
];

macro_rules! signs {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)+) => {
        /// What stands in or around a name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) enum Sign { $($(#[$doc])* $variant,)+ }

        impl Sign {
            pub(crate) const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its name in `name_weights.tsv`.
            pub(crate) fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }
        }
    };
}

signs! {
    /// Always there: how common each kind is.
    Bias = "bias",
    OneWord = "one word",
    TwoWords = "two words",
    ManyWords = "three or more words",
    GivenName = "begins with a given name",
    GivenNameOnly = "is a given name",
    CommonWord = "all words are ordinary",
    SomeCommon = "a word is ordinary",
    Capitals = "in capitals",
    Ampersand = "holds &",
    Particle = "holds de, van, von",
    Handle = "a handle",
    HouseWord = "ends in a word for houses",
    PublicationWord = "ends in a word for publications",
    OrganisationWord = "ends in a word for organisations",
    EventWord = "ends in a word for events",
    PlaceWord = "ends in a word for places",
    Initial = "holds an initial",
    SentenceStart = "opens a sentence",
    NameLine = "alone on a line",
    AfterBar = "behind a bar in a shopping line",
    InOffer = "in a shopping line",
    InCaption = "in a caption",
    InByline = "in a byline",
    RoleBefore = "a role before it",
    RoleAfter = "a role behind a comma",
    HouseBefore = "a word for houses before it",
    HouseAfter = "a word for houses behind it",
    NamedBefore = "called, named, dubbed before it",
    ByBefore = "by before it",
    FromBefore = "from before it",
    AtBefore = "at before it",
    InBefore = "in before it",
    WithBefore = "with before it",
    TheBefore = "the before it",
    ABefore = "a before it",
    GarmentAfter = "a garment behind it",
    AttributeAfter = "an attribute and a garment behind it",
    GenitiveGarment = "its garment",
    GenitiveShow = "its show or collection",
    Genitive = "a genitive",
    BrandBefore = "a brand before it",
    SayAfter = "a verb of saying behind it",
    SayBefore = "a verb of saying before it",
    WearAfter = "a verb of wearing behind it",
    ShowAfter = "a verb of showing or launching behind it",
    WearBefore = "a verb of wearing before it",
    WhoAfter = "who behind it",
    BasedAfter = "a founding word behind it",
    FoundedBy = "founded by behind it",
    BasedBefore = "-based before it",
    PronounNear = "she or he in the same sentence",
    AgeAfter = "an age behind it",
    ListOfPeople = "joined to a person",
    ListOfBrands = "joined to a brand",
    SurnameAlone = "its last word stands alone elsewhere",
    Twice = "named more than once",
    ProductAfter = "a brand's, before a garment",
    CommaPlace = "a place behind a comma",
    Headline = "in a headline",
    Quoted = "in quotation marks",
    VerbAfter = "a verb behind it",
    LaunchBefore = "a verb of launching before it",
    ProductWord = "ends in a word for products",
    BrandNounBefore = "called a house right before it",
    PersonNounBefore = "called a person right before it",
    PlaceNounBefore = "called a place right before it",
    EventNounBefore = "called an event right before it",
    PublicationNounBefore = "called a publication right before it",
    OrganisationNounBefore = "called a body right before it",
    ProductNounBefore = "called a line or model right before it",
    BrandApposition = "called a house behind a comma",
    PersonApposition = "called a person behind a comma",
    PlaceApposition = "called a place behind a comma",
    EventApposition = "called an event behind a comma",
    PublicationApposition = "called a publication behind a comma",
    OrganisationApposition = "called a body behind a comma",
    ProductApposition = "called a line or model behind a comma",
    BrandNounAfter = "a word for houses right behind it",
    PersonNounAfter = "a word for people right behind it",
    PlaceNounAfter = "a word for places right behind it",
    EventNounAfter = "a word for events right behind it",
    PublicationNounAfter = "a word for publications right behind it",
    OrganisationNounAfter = "a word for bodies right behind it",
    ProductNounAfter = "a word for lines or models right behind it",
    RoleRightAfter = "a role right behind it",
    EmployedAt = "a role at it",
    WritesFor = "a writer's role at it",
    GenitiveRole = "its founder, its designer",
    ToldBefore = "told before it",
    OnBefore = "on before it",
    OfBefore = "of before it",
    ForBefore = "for before it",
    PossessiveBefore = "its, her before it",
    ListOfPlaces = "joined to a place",
    TheInside = "begins with the",
    NumberAfter = "a number behind it",
    Surname = "ends in a surname of the lexicon",
    OfferHead = "opens a shopping line",
    NoGivenName = "several words, the first no given name",
    UnknownWords = "no word is known",
    Titled = "Dr, Mr, Ms before it",
    Hyphen = "a hyphen in its last word",
    WhichAfter = "which behind it",
    MadeBefore = "made by before it",
    PriceAfter = "a price behind it",
    RoleSays = "the designer says, further on",
    ItNear = "it or its further on in the sentence",
    ItFollows = "it or its opens the next sentence",
    SheFollows = "she or he opens the next sentence",
    TradeAfter = "a verb of trade behind it",
    SoldAfter = "is bought, sold or founded",
    RunBefore = "a verb of running or joining before it",
    UnknownWithin = "no word is known, within a sentence",
    OrdinaryWithin = "all words are ordinary, within a sentence",
    PersonOf = "a person and of before it",
    ToBefore = "to before it",
    LikeBefore = "like, than or unlike before it",
    AdverbBefore = "an adverb opens the sentence before it",
    RunwayAfter = "a show or collection right behind it",
    InGarment = "in before it, a garment behind it",
    TheGarment = "the before it, a garment behind it",
    BareGarment = "no article before it, a garment behind it",
    GarmentBy = "a garment and by or from before it",
    DateBefore = "a month or year before it",
    CollaborationCross = "x before or behind it",
    ModelBehind = "a house behind of, for or by behind it",
    Speaks = "a verb of saying between it and a quotation",
}

/// What a sign is expected to say before any article is seen. Learning is
/// drawn towards these instead of towards zero, so that signs too rare in the
/// training articles still tell.
pub(crate) const EXPECTED: &[(Sign, Option<EntityKind>, f64)] = &[
    (Sign::HouseWord, Some(EntityKind::Brand), 1.5),
    (Sign::OrganisationWord, Some(EntityKind::Organisation), 1.5),
    (Sign::PublicationWord, Some(EntityKind::Publication), 1.5),
    (Sign::EventWord, Some(EntityKind::Event), 1.5),
    (Sign::PlaceWord, Some(EntityKind::Place), 1.5),
    (Sign::ProductWord, Some(EntityKind::Product), 1.0),
    (Sign::BrandNounBefore, Some(EntityKind::Brand), 2.0),
    (Sign::PersonNounBefore, Some(EntityKind::Person), 1.5),
    (Sign::PlaceNounBefore, Some(EntityKind::Place), 1.5),
    (Sign::EventNounBefore, Some(EntityKind::Event), 1.5),
    (
        Sign::PublicationNounBefore,
        Some(EntityKind::Publication),
        2.0,
    ),
    (
        Sign::OrganisationNounBefore,
        Some(EntityKind::Organisation),
        2.0,
    ),
    (Sign::ProductNounBefore, Some(EntityKind::Product), 1.0),
    (Sign::BrandApposition, Some(EntityKind::Brand), 2.0),
    (Sign::PersonApposition, Some(EntityKind::Person), 2.0),
    (Sign::PlaceApposition, Some(EntityKind::Place), 2.0),
    (Sign::EventApposition, Some(EntityKind::Event), 1.0),
    (
        Sign::PublicationApposition,
        Some(EntityKind::Publication),
        2.0,
    ),
    (
        Sign::OrganisationApposition,
        Some(EntityKind::Organisation),
        2.0,
    ),
    (Sign::ProductApposition, Some(EntityKind::Product), 1.0),
    (Sign::PlaceNounAfter, Some(EntityKind::Place), 1.0),
    (Sign::EventNounAfter, Some(EntityKind::Event), 1.0),
    (
        Sign::PublicationNounAfter,
        Some(EntityKind::Publication),
        1.0,
    ),
    (
        Sign::OrganisationNounAfter,
        Some(EntityKind::Organisation),
        1.0,
    ),
    (Sign::ProductNounAfter, Some(EntityKind::Product), 1.5),
    (Sign::RoleRightAfter, Some(EntityKind::Brand), 0.7),
    (Sign::RoleRightAfter, Some(EntityKind::Organisation), 0.7),
    (Sign::RoleRightAfter, Some(EntityKind::Person), -1.0),
    (Sign::EmployedAt, Some(EntityKind::Brand), 1.0),
    (Sign::EmployedAt, Some(EntityKind::Organisation), 1.0),
    (Sign::EmployedAt, Some(EntityKind::Person), -1.0),
    (Sign::WritesFor, Some(EntityKind::Publication), 2.0),
    (Sign::GenitiveRole, Some(EntityKind::Brand), 1.0),
    (Sign::GenitiveRole, Some(EntityKind::Organisation), 0.7),
    (Sign::ToldBefore, Some(EntityKind::Publication), 1.0),
    (Sign::RoleBefore, Some(EntityKind::Person), 1.5),
    (Sign::RoleAfter, Some(EntityKind::Person), 1.5),
    (Sign::AgeAfter, Some(EntityKind::Person), 2.0),
    (Sign::WhoAfter, Some(EntityKind::Person), 2.0),
    (Sign::WhichAfter, Some(EntityKind::Brand), 0.7),
    (Sign::WhichAfter, Some(EntityKind::Organisation), 0.7),
    (Sign::WhichAfter, Some(EntityKind::Person), -1.5),
    (Sign::Titled, Some(EntityKind::Person), 2.0),
    (Sign::Hyphen, Some(EntityKind::Person), 1.0),
    (Sign::GivenName, Some(EntityKind::Person), 1.0),
    (Sign::Surname, Some(EntityKind::Person), 1.0),
    (Sign::SayAfter, Some(EntityKind::Person), 0.7),
    (Sign::ListOfPlaces, Some(EntityKind::Place), 2.0),
    (Sign::ListOfBrands, Some(EntityKind::Brand), 1.0),
    (Sign::ListOfPeople, Some(EntityKind::Person), 1.0),
    (Sign::CommaPlace, Some(EntityKind::Place), 1.0),
    (Sign::RoleSays, Some(EntityKind::Person), 1.5),
    (Sign::TheBefore, Some(EntityKind::Person), -1.5),
    (Sign::TheBefore, Some(EntityKind::Product), 0.7),
    (Sign::TheBefore, Some(EntityKind::Place), 0.5),
    (Sign::TheBefore, Some(EntityKind::Event), 0.5),
    (Sign::GenitiveShow, Some(EntityKind::Brand), 1.5),
    (Sign::GenitiveGarment, Some(EntityKind::Brand), 0.7),
    (Sign::FoundedBy, Some(EntityKind::Brand), 2.0),
    (Sign::BasedAfter, Some(EntityKind::Brand), 1.0),
    (Sign::NameLine, Some(EntityKind::Person), 0.7),
    (Sign::InByline, Some(EntityKind::Person), 1.0),
    (Sign::OfferHead, Some(EntityKind::Product), 2.0),
    (Sign::PriceAfter, Some(EntityKind::Product), 1.0),
    (Sign::AfterBar, Some(EntityKind::Brand), 1.5),
    (Sign::NamedBefore, Some(EntityKind::Product), 1.5),
    (Sign::PossessiveBefore, Some(EntityKind::Product), 1.5),
    (Sign::PossessiveBefore, Some(EntityKind::Person), -1.0),
    (Sign::ABefore, Some(EntityKind::Person), -1.0),
    (Sign::ABefore, Some(EntityKind::Product), 0.5),
    (Sign::ProductAfter, Some(EntityKind::Product), 2.0),
    (Sign::BrandBefore, Some(EntityKind::Product), 1.0),
    (Sign::MadeBefore, Some(EntityKind::Brand), 1.0),
    (Sign::InBefore, Some(EntityKind::Place), 1.0),
    (Sign::NumberAfter, Some(EntityKind::Product), 0.5),
    (Sign::CommonWord, None, 0.7),
    (Sign::Ampersand, Some(EntityKind::Brand), 1.0),
    (Sign::Ampersand, Some(EntityKind::Organisation), 0.5),
    (Sign::ItNear, Some(EntityKind::Brand), 0.7),
    (Sign::ItNear, Some(EntityKind::Organisation), 0.5),
    (Sign::ItNear, Some(EntityKind::Person), -0.7),
    (Sign::ItFollows, Some(EntityKind::Brand), 0.7),
    (Sign::ItFollows, Some(EntityKind::Person), -0.7),
    (Sign::SheFollows, Some(EntityKind::Person), 1.0),
    (Sign::TradeAfter, Some(EntityKind::Brand), 1.0),
    (Sign::TradeAfter, Some(EntityKind::Person), -0.7),
    (Sign::SoldAfter, Some(EntityKind::Brand), 1.0),
    (Sign::SoldAfter, Some(EntityKind::Person), -1.0),
    (Sign::RunBefore, Some(EntityKind::Brand), 0.7),
    (Sign::RunwayAfter, Some(EntityKind::Brand), 1.5),
    (Sign::InGarment, Some(EntityKind::Brand), 1.5),
    (Sign::InGarment, Some(EntityKind::Place), -2.0),
    (Sign::TheGarment, Some(EntityKind::Product), 0.7),
    (Sign::BareGarment, Some(EntityKind::Brand), 0.7),
    (Sign::GarmentBy, Some(EntityKind::Brand), 1.0),
    (Sign::CollaborationCross, Some(EntityKind::Brand), 1.5),
    (Sign::Speaks, Some(EntityKind::Person), 2.0),
    (Sign::Speaks, Some(EntityKind::Brand), -1.0),
];

/// A weight for each of [`KINDS`].
pub(crate) type KindWeights = [f32; KINDS.len()];

/// Weight of each sign, and of each word around a name, for each kind.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct NameWeights {
    signs: Vec<KindWeights>,
    words: HashMap<Box<str>, KindWeights>,
}

impl Default for NameWeights {
    fn default() -> Self {
        Self {
            signs: vec![[0.0; KINDS.len()]; Sign::ALL.len()],
            words: HashMap::new(),
        }
    }
}

impl NameWeights {
    pub(crate) fn set(&mut self, sign: Sign, weights: KindWeights) {
        self.signs[sign as usize] = weights;
    }

    /// `word` with its place, as [`super::context::words`] gives it.
    pub(crate) fn set_word(&mut self, word: &str, weights: KindWeights) {
        self.words.insert(word.into(), weights);
    }

    /// The likeliest kind and its share of the total by softmax.
    pub(crate) fn classify(&self, signs: &[Sign], words: &Words) -> (Option<EntityKind>, f32) {
        // A handle is somebody's, and no weight could say so more clearly.
        if signs.contains(&Sign::Handle) {
            return (Some(EntityKind::Person), 0.9);
        }
        let signs = signs.iter().map(|sign| (&self.signs[*sign as usize], 1.0));
        let words = (words.told()).filter_map(|(word, part)| Some((self.words.get(word)?, part)));
        let mut scores = KindWeights::default();
        for (row, part) in signs.chain(words) {
            for (score, weight) in scores.iter_mut().zip(row) {
                *score += part * weight;
            }
        }
        let best = (0..KINDS.len())
            .max_by(|a, b| scores[*a].total_cmp(&scores[*b]))
            .expect("there are kinds");
        let total: f32 = scores.iter().map(|s| (s - scores[best]).exp()).sum();
        (KINDS[best], 1.0 / total)
    }
}
