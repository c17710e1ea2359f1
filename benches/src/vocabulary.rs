//! The lexicon's own names and terms, by what a template asks for.

use releve_facts::EntityKind;
use releve_reading::lexicon::{Detail, Entry, Lexicon, Pronoun};

/// A person and the pronoun that the lexicon knows for them.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    pub(crate) name: String,
    pub(crate) she: bool,
}

/// Words to fill templates with.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    pub(crate) people: Vec<Person>,
    pub(crate) brands: Vec<String>,
    pub(crate) shops: Vec<String>,
    pub(crate) garments: Vec<String>,
    pub(crate) colours: Vec<String>,
    pub(crate) materials: Vec<String>,
    pub(crate) cities: Vec<String>,
    pub(crate) countries: Vec<String>,
    pub(crate) channels: Vec<String>,
    pub(crate) publications: Vec<String>,
    pub(crate) events: Vec<String>,
    pub(crate) trends: Vec<String>,
}

impl Vocabulary {
    /// The words of `lexicon` that mean one thing only: an ambiguous name may
    /// rightly be read as none, and the corpus is to be dense.
    ///
    /// ```
    /// use releve_benches::Vocabulary;
    /// use releve_reading::lexicon::Lexicon;
    ///
    /// assert!(Vocabulary::new(&Lexicon::english()).sizes().iter().all(|n| *n > 20));
    /// ```
    pub fn new(lexicon: &Lexicon) -> Self {
        let mut found = Self::default();
        for entry in lexicon.entries().iter().filter(|entry| !entry.ambiguous) {
            let name = entry.name.to_string();
            match (&entry.kind, &entry.detail) {
                (EntityKind::Person, Detail::Person { pronoun, .. }) => {
                    let plain = name.split(' ').count() > 1;
                    if plain && matches!(pronoun, Some(Pronoun::She | Pronoun::He)) {
                        let she = *pronoun == Some(Pronoun::She);
                        found.people.push(Person { name, she });
                    }
                }
                (EntityKind::Brand, _) => found.brands.push(name),
                (EntityKind::Organisation, Detail::Brand { retailer: true, .. }) => {
                    found.shops.push(name);
                }
                (EntityKind::Garment, _) if plain(entry) => found.garments.push(name),
                (EntityKind::Attribute, Detail::Attribute { group }) => match group.as_ref() {
                    "colour" => found.colours.push(name),
                    "material" => found.materials.push(name),
                    _ => {}
                },
                (EntityKind::Place, Detail::Place { kind, .. }) => match kind.as_ref() {
                    "city" => found.cities.push(name),
                    "country" => found.countries.push(name),
                    _ => {}
                },
                (EntityKind::Channel, _) => found.channels.push(name),
                (EntityKind::Publication, _) => found.publications.push(name),
                (EntityKind::Event, _) => found.events.push(name),
                (EntityKind::Trend, _) => found.trends.push(name),
                _ => {}
            }
        }
        found
    }

    /// How many words there are of each sort.
    pub fn sizes(&self) -> [usize; 12] {
        [
            self.people.len(),
            self.brands.len(),
            self.shops.len(),
            self.garments.len(),
            self.colours.len(),
            self.materials.len(),
            self.cities.len(),
            self.countries.len(),
            self.channels.len(),
            self.publications.len(),
            self.events.len(),
            self.trends.len(),
        ]
    }
}

/// Garments whose plural is made by an `s`.
fn plain(entry: &Entry) -> bool {
    let vowel_y = ["ay", "ey", "oy"]
        .iter()
        .any(|end| entry.name.ends_with(end));
    !["s", "x", "z", "ch", "sh", "man", "fe"]
        .iter()
        .any(|end| entry.name.ends_with(end))
        && (!entry.name.ends_with('y') || vowel_y)
        && !entry.name.contains(" of ")
        && entry.name.is_ascii()
}
