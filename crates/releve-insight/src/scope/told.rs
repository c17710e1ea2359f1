//! How a scope's garments, items and facts are worded.

use std::collections::HashSet;

use releve_facts::{EntityKind, Statement};

use super::Scope;
use crate::Corpus;
use crate::name::{fold, tight};
use crate::wording::{plural, with_article};

impl Scope<'_> {
    /// True if what the scope is about is a garment, no style made of several.
    pub fn is_garment(&self) -> bool {
        let words = self.corpus.vocabulary();
        let itself = words.type_of(&self.name);
        let many = self.many(&self.name) != self.name || words.is_garment(&self.name);
        self.elements.iter().all(|element| *element == itself) && many
    }

    /// True if it is about a thing, such as a brand, a garment or a product, which
    /// the corpus calls no trend.
    pub fn is_thing(&self) -> bool {
        let own = tight(&self.name);
        let meant = || {
            let all = self.corpus.all_entities();
            all.filter(|entity| tight(&entity.name) == own)
        };
        meant().next().is_some() && meant().all(|entity| entity.kind != EntityKind::Trend)
    }

    /// A name as many: `ballet flats` for the garment `ballet flat` and for
    /// `Miu Miu ballet flat`; other names as they are.
    pub fn many(&self, name: &str) -> String {
        let folded = fold(name);
        let words: Vec<&str> = folded.split(' ').collect();
        let garment = (0..words.len()).any(|from| {
            let tail = words[from..].join(" ");
            self.garments.contains(&tail) || self.corpus.vocabulary().is_garment(&tail)
        });
        match garment {
            true => plural(name),
            false => name.to_owned(),
        }
    }

    /// An item as it is worn: `a white shirt`, `red Danbiro ballet flats`,
    /// `jeans`.
    pub fn worn(
        &self,
        garment: &str,
        brand: Option<&str>,
        product: Option<&str>,
        attributes: &[String],
    ) -> String {
        let words = self.corpus.vocabulary();
        let pair = words.is_pair(garment);
        let noun = if pair {
            plural(garment)
        } else {
            garment.to_owned()
        };
        let item = crate::wording::item(&noun, brand, product, attributes);
        match pair || plural(garment) == garment {
            true => item,
            false => with_article(&item),
        }
    }

    /// A fact as one short statement, garments as many.
    pub fn statement(&self, stated: &Statement) -> String {
        let mut stated = stated.clone();
        match &mut stated {
            Statement::Wear(f) => {
                let item = self.worn(
                    &f.garment,
                    f.brand.as_deref(),
                    f.product.as_deref(),
                    &f.attributes,
                );
                return format!("{} wore {item}", self.person(&f.person));
            }
            Statement::Measure(f) => f.subject = self.many(&f.subject),
            Statement::Showing(f) => f.garment = self.many(&f.garment),
            Statement::Influence(f) => {
                f.target = self.many(&f.target);
                f.influencer = self.many(&f.influencer);
            }
            Statement::Pairing(f) => f.garments = f.garments.clone().map(|name| self.many(&name)),
            Statement::Blend(_)
            | Statement::Role(_)
            | Statement::Quote(_)
            | Statement::Offer(_) => {}
            Statement::Alternative(f) => f.to = self.many(&f.to),
            Statement::Launch(f) => f.what = self.launched(&f.what),
            Statement::Composition(f) => f.element = self.many(&f.element),
            Statement::Collaboration(f) => {
                f.garment = f.garment.as_deref().map(|name| self.many(name))
            }
        }
        crate::wording::statement(&stated)
    }

    /// What was launched: a bare garment as many, a name as it is.
    pub fn launched(&self, what: &str) -> String {
        match what.chars().any(char::is_uppercase) {
            true => what.to_owned(),
            false => self.many(what),
        }
    }

    /// [`Vocabulary::precise`](crate::Vocabulary::precise) by the words of the
    /// corpus.
    pub(crate) fn precise(&self, garments: &[&str]) -> Vec<bool> {
        self.corpus.vocabulary().precise(garments)
    }
}

/// Everything that the corpus calls a garment, folded.
pub(super) fn garments(corpus: &Corpus) -> HashSet<String> {
    let entities = corpus.all_entities();
    let mut garments: HashSet<String> = entities
        .filter(|entity| entity.kind == EntityKind::Garment)
        .map(|entity| fold(&entity.name))
        .collect();
    for fact in corpus.facts() {
        match fact.statement() {
            Statement::Wear(f) => garments.extend([fold(&f.garment)]),
            Statement::Showing(f) => garments.extend([fold(&f.garment)]),
            Statement::Pairing(f) => garments.extend(f.garments.iter().map(|name| fold(name))),
            _ => {}
        }
    }
    garments
}
