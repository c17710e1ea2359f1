//! Who and what was spoken of of late, from which nouns and pronouns choose.

use foldhash::HashSet;
use releve_facts::EntityKind;

use super::standing::Standing;
use super::{EntityNumber, Resolved};
use crate::lexicon::{Cue, Detail, FormKind, Pronoun};
use crate::spot::{Found, Spotted};
use crate::text::Text;

/// How far back a pronoun looks, in sentences.
pub(super) const REACH: usize = 4;

/// A place where a person is spoken of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spoken {
    pub(super) entity: EntityNumber,
    /// The sentence, by number.
    pub(super) sentence: usize,
    /// The first token.
    pub(super) at: usize,
    pub(super) standing: Standing,
    /// Before the first verb of the sentence.
    pub(super) leads: bool,
    /// The pronoun that they go by, as far as known.
    pub(super) goes_by: Option<Pronoun>,
    /// A house that bears a person's name: `Simone Rocha showed hers in tulle`.
    pub(super) house: bool,
}

/// Who was spoken of last, most recent last.
#[derive(Default)]
pub(super) struct Recent {
    pub(super) people: Vec<Spoken>,
    pub(super) brands: Vec<(EntityNumber, usize, bool)>,
    /// Those that own others: `its parent, X`, `the owner X`.
    pub(super) parents: HashSet<EntityNumber>,
    /// Those of whom the lexicon knows that others named in the text are theirs.
    pub(super) owners: HashSet<EntityNumber>,
    /// The houses that the headline names.
    pub(super) headline: Vec<EntityNumber>,
    /// The person whom the headline names first.
    pub(super) hero: Option<EntityNumber>,
    pub(super) trends: Vec<(EntityNumber, usize)>,
    /// By which pronoun a person went before.
    pub(super) gone_by: HashSet<(EntityNumber, Pronoun)>,
    /// The person whose name stood alone on the last such line.
    pub(super) topic: Option<EntityNumber>,
}

impl Recent {
    /// Whom a noun for a person means: who the section is about, who was spoken
    /// of last, who the text is about.
    pub(super) fn bearer(&self, sentence: usize) -> Option<EntityNumber> {
        let last = self
            .people
            .last()
            .filter(|last| {
                sentence - last.sentence <= 2 && last.standing != Standing::Aside && !last.house
            })
            .map(|last| last.entity);
        self.topic.or(last).or(self.hero)
    }

    pub(super) fn brand(
        &self,
        text: &Text<'_>,
        resolved: &Resolved,
        called: &Called<'_>,
        sentence: usize,
    ) -> Option<EntityNumber> {
        let fits = |entity: EntityNumber| {
            let Some(home) = called.home else { return true };
            match resolved.entities[entity]
                .entry
                .map(|id| &text.lexicon.entry(id).detail)
            {
                Some(Detail::Brand { country, .. }) => country.as_deref().is_none_or(|c| c == home),
                _ => true,
            }
        };
        let trade = |entity: EntityNumber| {
            let known = resolved.entities[entity]
                .entry
                .map(|id| &text.lexicon.entry(id).detail);
            match (called.sells, known) {
                (Some(true), Some(Detail::Brand { retailer: true, .. })) => 3,
                (Some(sells), Some(Detail::Brand { retailer, .. })) if sells != *retailer => -3,
                _ => 0,
            }
        };
        // A group is what the whole text is about, however long ago it was named.
        if called.group {
            let mut last = self.brands.iter().rev().map(|(entity, ..)| *entity);
            let owns = |entity: &EntityNumber| {
                self.parents.contains(entity) || self.owners.contains(entity)
            };
            if let Some(group) = last.find(|entity| owns(entity) && fits(*entity)) {
                return Some(group);
            }
        }
        // Of those named of late the one that the text has been speaking of: a
        // subject or a house of the headline before one named in passing.
        let mut best: Option<(i32, EntityNumber)> = None;
        let near = self
            .brands
            .iter()
            .rev()
            .take_while(|(_, at, _)| sentence - at <= 2 * REACH)
            .filter(|(entity, _, _)| {
                let whole = resolved.entities[*entity].kind == EntityKind::Organisation;
                fits(*entity) && (called.firm || !whole)
            });
        for (age, (entity, at, subject)) in near.enumerate().take(16) {
            let score = 10 - age as i32 - (sentence - at) as i32
                + if *subject { 3 } else { 0 }
                + trade(*entity)
                + if self.headline.contains(entity) { 4 } else { 0 }
                // `its parent, X, said sales of the label rose`: not X's.
                - if called.label && self.parents.contains(entity) { 6 } else { 0 };
            if best.is_none_or(|(value, _)| score > value) {
                best = Some((score, *entity));
            }
        }
        best.map(|(_, entity)| entity)
    }
}

/// What a noun for a house tells of it: `the Swedish retailer`.
pub(super) struct Called<'a> {
    pub(super) home: Option<&'a str>,
    /// It sells the goods of others, or makes its own; `None` where the noun is said
    /// of both.
    pub(super) sells: Option<bool>,
    /// It is called a label, a brand or a house, and no company or group.
    pub(super) label: bool,
    /// It is called a group: others are its own.
    pub(super) group: bool,
    /// It is called a firm, as groups are and labels are not.
    pub(super) firm: bool,
}

/// What the noun at a token tells of a house: whether it sells the goods of others.
pub(super) fn sells(spotted: &Spotted, at: usize) -> Option<bool> {
    if spotted.has_cue(at, Cue::Seller) {
        Some(true)
    } else {
        spotted.has_cue(at, Cue::Maker).then_some(false)
    }
}

/// The country that an adjective before the noun names.
pub(super) fn home<'a>(
    text: &Text<'a>,
    resolved: &Resolved,
    tokens: std::ops::Range<usize>,
) -> Option<&'a str> {
    resolved
        .within(tokens)
        .find_map(|m| match resolved.mentions[m].found {
            Found::Lexicon(id, FormKind::Demonym) => match &text.lexicon.entry(id).detail {
                Detail::Place { country, .. } => country.as_deref(),
                _ => None,
            },
            _ => None,
        })
}

/// Those of whom the lexicon knows that others named in the text are theirs.
pub(super) fn owners(text: &Text<'_>, resolved: &Resolved) -> HashSet<EntityNumber> {
    let named = resolved.entities.iter().enumerate();
    let of = named.clone().filter_map(|(_, entity)| {
        match entity.entry.map(|id| &text.lexicon.entry(id).detail) {
            Some(Detail::Brand { owner, .. }) => owner.as_deref(),
            _ => None,
        }
    });
    let names: HashSet<&str> = of.collect();
    named
        .filter(|(_, entity)| names.contains(entity.name.as_str()))
        .map(|(number, _)| number)
        .collect()
}
