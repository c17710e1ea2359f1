//! What the words of the trade say of each other.

use std::collections::{HashMap, HashSet};

use crate::name::fold;

/// Which garment is a kind of which, which come in pairs, and which names mean
/// one country. Data of a lexicon, handed in by whoever has one; without it
/// every name stands for itself alone.
///
/// # Example: a loafer is a shoe
///
/// ```
/// use releve_insight::Vocabulary;
///
/// let mut words = Vocabulary::default();
/// words.garment("loafer", Some("shoe"), true);
/// words.country("Britain", "GB");
/// words.country("UK", "GB");
/// assert_eq!(words.precise(&["shoe", "Loafer"]), [false, true]);
/// assert!(words.is_pair("loafer"));
/// assert!(words.one_market("UK", "Britain"));
/// assert!(!words.one_market("UK", "France"));
/// ```
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    garments: HashMap<String, (Option<String>, bool)>,
    types: HashMap<String, String>,
    countries: HashMap<String, String>,
}

/// Deeper than any hierarchy of garments; a circle in the data ends here.
const DEPTH: usize = 12;

impl Vocabulary {
    /// Adds a garment, the next wider term, and whether it is worn by the pair.
    pub fn garment(&mut self, name: &str, broader: Option<&str>, pair: bool) {
        self.garments.insert(fold(name), (broader.map(fold), pair));
    }

    /// Adds a term that means the same type of garment as `name`.
    pub fn same(&mut self, name: &str, synonym: &str) {
        let of = self.type_of(name);
        let other = self.type_of(synonym);
        let (least, most) = if of <= other {
            (of, other)
        } else {
            (other, of)
        };
        self.types.insert(fold(name), least.clone());
        self.types.insert(fold(synonym), least.clone());
        self.types.insert(most, least);
    }

    /// What all terms of one type share, folded: `ballet pump` and `ballet
    /// flat` have the same.
    pub(crate) fn type_of(&self, garment: &str) -> String {
        let mut name = fold(garment);
        for _ in 0..DEPTH {
            match self.types.get(&name) {
                Some(next) if *next != name => name.clone_from(next),
                _ => break,
            }
        }
        name
    }

    /// Adds a name of a country, with what all its names share.
    pub fn country(&mut self, name: &str, code: &str) {
        self.countries.insert(fold(name), code.to_owned());
    }

    /// Of garments told together which are the precise terms: `shoe` beside
    /// `ballet flat` is the flat, told again. True for what is to stay, in the
    /// order of the names.
    pub fn precise(&self, garments: &[&str]) -> Vec<bool> {
        let wider: HashSet<&str> = garments.iter().flat_map(|name| self.wider(name)).collect();
        let stays = |name: &&str| !wider.contains(fold(name).as_str());
        garments.iter().map(stays).collect()
    }

    /// The wider terms of `garment`, folded, the next one first.
    pub fn wider(&self, garment: &str) -> impl Iterator<Item = &str> {
        let next = |name: &str| self.garments.get(name)?.0.as_deref();
        let first = next(&fold(garment));
        std::iter::successors(first, move |name| next(name)).take(DEPTH)
    }

    /// True if the lexicon has the garment.
    pub fn is_garment(&self, name: &str) -> bool {
        self.garments.contains_key(&fold(name))
    }

    /// True if it is worn by the pair: shoes, socks.
    pub fn is_pair(&self, garment: &str) -> bool {
        self.garments
            .get(&fold(garment))
            .is_some_and(|known| known.1)
    }

    /// True if both are names of one market.
    pub fn one_market(&self, one: &str, other: &str) -> bool {
        self.market(one) == self.market(other)
    }

    /// What all names of a market share.
    pub(crate) fn market(&self, name: &str) -> String {
        let key = fold(name);
        self.countries.get(&key).cloned().unwrap_or(key)
    }
}
