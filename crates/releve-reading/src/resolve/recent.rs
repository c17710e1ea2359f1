//! Who and what was spoken of of late, from which nouns and pronouns choose.

use foldhash::HashSet;

use super::{EntityNumber, Resolved};
use crate::lexicon::{Cue, Detail, FormKind, Pronoun};
use crate::spot::{Found, Spotted};
use crate::text::Text;

/// How far back a pronoun looks, in sentences.
pub(super) const REACH: usize = 4;

/// What a person in a relative clause loses: `X, who dresses Y, recommends`
/// goes on about X.
pub(super) const ASIDE: i32 = -4;

/// Who was spoken of last, most recent last.
#[derive(Default)]
pub(super) struct Recent {
    /// With the sentence and how well placed they are there.
    pub(super) people: Vec<(EntityNumber, usize, i32)>,
    pub(super) brands: Vec<(EntityNumber, usize, bool)>,
    /// Those that own others: `its parent, X`, `the owner X`.
    pub(super) parents: HashSet<EntityNumber>,
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
            .filter(|(_, at, place)| sentence - at <= 2 && *place != ASIDE)
            .map(|(entity, _, _)| *entity);
        self.topic.or(last).or(self.hero)
    }

    pub(super) fn person(
        &self,
        resolved: &Resolved,
        pronoun: Pronoun,
        sentence: usize,
        other: Option<EntityNumber>,
    ) -> Option<EntityNumber> {
        let differs = |entity: EntityNumber| {
            resolved.entities[entity]
                .pronoun
                .is_some_and(|known| known != pronoun && known != Pronoun::They)
        };
        // What the lexicon says is so; a given name is only a hint.
        let agrees =
            |entity: EntityNumber| !differs(entity) || resolved.entities[entity].entry.is_none();
        let mut best: Option<(i32, EntityNumber)> = None;
        for (age, (entity, at, place)) in self.people.iter().rev().enumerate().take(12) {
            if sentence - at > REACH || !agrees(*entity) || Some(*entity) == other {
                continue;
            }
            let known = resolved.entities[*entity].pronoun == Some(pronoun)
                || self.gone_by.contains(&(*entity, pronoun));
            let score =
                10 - age as i32 - 3 * (sentence - at) as i32 + place + if known { 3 } else { 0 }
                    - if differs(*entity) { 6 } else { 0 }
                    + if Some(*entity) == self.topic
                        || self.topic.is_none() && Some(*entity) == self.hero
                    {
                        4
                    } else {
                        0
                    };
            if best.is_none_or(|(value, _)| score > value) {
                best = Some((score, *entity));
            }
        }
        // Where nobody was spoken of of late: who the section or the text is about.
        let fits = |entity: &EntityNumber| agrees(*entity) && Some(*entity) != other;
        best.map(|(_, entity)| entity)
            .or(self.topic.filter(fits))
            .or(self.hero.filter(fits).filter(|entity| {
                resolved.entities[*entity].pronoun == Some(pronoun)
                    || self.gone_by.contains(&(*entity, pronoun))
            }))
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
        // Of those named of late the one that the text has been speaking of: a
        // subject or a house of the headline before one named in passing.
        let mut best: Option<(i32, EntityNumber)> = None;
        let near = self
            .brands
            .iter()
            .rev()
            .take_while(|(_, at, _)| sentence - at <= 2 * REACH)
            .filter(|(entity, _, _)| fits(*entity));
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
