//! What kind of thing an unknown name is: a linear classifier over what stands
//! in and around it. Its weights are data, `name_weights.tsv`.

use releve_facts::EntityKind;

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
}

/// Weight of each sign for each kind.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct NameWeights {
    weights: Vec<[f32; KINDS.len()]>,
}

impl Default for NameWeights {
    fn default() -> Self {
        Self {
            weights: vec![[0.0; KINDS.len()]; Sign::ALL.len()],
        }
    }
}

impl NameWeights {
    pub(crate) fn set(&mut self, sign: Sign, weights: [f32; KINDS.len()]) {
        self.weights[sign as usize] = weights;
    }

    /// The likeliest kind and its share of the total by softmax.
    pub(crate) fn classify(&self, signs: &[Sign]) -> (Option<EntityKind>, f32) {
        // A handle is somebody's, and no weight could say so more clearly.
        if signs.contains(&Sign::Handle) {
            return (Some(EntityKind::Person), 0.9);
        }
        let mut scores = [0.0f32; KINDS.len()];
        for sign in signs {
            for (score, weight) in scores.iter_mut().zip(&self.weights[*sign as usize]) {
                *score += weight;
            }
        }
        let best = (0..KINDS.len())
            .max_by(|a, b| scores[*a].total_cmp(&scores[*b]))
            .expect("there are kinds");
        let total: f32 = scores.iter().map(|s| (s - scores[best]).exp()).sum();
        (KINDS[best], 1.0 / total)
    }
}
