//! Nouns with `the` that stand for something named elsewhere: `the label`, `the Italian
//! house`, `the star’s suit`, `the trend`.

use releve_facts::EntityKind;

use super::{Place, Walk, anaphor};
use crate::lexicon::{Classes, Cue};
use crate::resolve::EntityNumber;
use crate::resolve::recent::{Called, REACH, home, sells};
use crate::tag::Tag;

impl Walk<'_, '_> {
    /// Resolves the noun at a place, if it stands for something.
    pub(super) fn noun(&mut self, place: &Place) {
        let (text, at) = (self.text, place.at);
        // `the royal's boots`, whatever its tag.
        let noun = text.tokens[at].tag == Tag::Noun || self.is_bearer(at);
        if !noun || !self.is_definite(place) {
            return;
        }
        if self.bears(at)
            && !self.quoted[at]
            && let Some(entity) = self.recent.bearer(place.sentence)
        {
            let start = (place.start..at)
                .rfind(|t| matches!(text.lower(*t), "the" | "this"))
                .unwrap_or(at);
            let mention = anaphor(EntityKind::Person, start..at + 1);
            self.found.push((mention, entity));
            return;
        }
        let house = self.spotted.has_cue(at, Cue::House);
        if house && self.is_named_behind(at) || self.explains_person(place) {
            return;
        }
        // The nearest article: `made the shoe the brand's bestseller`.
        let start = place
            .back(3)
            .rfind(|t| matches!(text.lower(*t), "the" | "this" | "that"))
            .unwrap_or(at);
        if house && !text.can_be(at, Classes::PLURAL) {
            let called = Called {
                home: home(text, self.resolved, start..at),
                sells: sells(self.spotted, at),
                label: matches!(text.lower(at), "label" | "brand" | "house"),
                group: matches!(text.lower(at), "group" | "conglomerate" | "parent"),
                firm: matches!(
                    text.lower(at),
                    "company" | "firm" | "business" | "giant" | "owner"
                ),
            };
            let brand = (self.recent).brand(text, self.resolved, &called, place.sentence);
            if let Some(entity) = brand {
                let mention = anaphor(self.resolved.entities[entity].kind, start..at + 1);
                self.found.push((mention, entity));
                let brands = &mut self.recent.brands;
                brands.push((entity, place.sentence, !place.verb_seen));
            }
        } else if self.spotted.has_cue(at, Cue::Trend)
            && self.resolved.at(at.saturating_sub(1)).is_none()
            && let Some(entity) = self.trend_meant(place.sentence)
        {
            let mention = anaphor(EntityKind::Trend, start..at + 1);
            self.found.push((mention, entity));
        }
    }

    /// `the label`, `the Italian house`, `that now-famous brand`.
    fn is_definite(&self, place: &Place) -> bool {
        let text = self.text;
        let describes = |at: usize| {
            matches!(
                text.tokens[at].tag,
                Tag::Adjective | Tag::Noun | Tag::Name | Tag::Past | Tag::Gerund
            ) || self.resolved.at(at).is_some()
        };
        place.back(3).any(|t| {
            matches!(text.lower(t), "the" | "this" | "that") && (t + 1..place.at).all(describes)
        })
    }

    /// `the star's suit`, `the singer's coat`
    fn bears(&self, at: usize) -> bool {
        self.is_genitive(at)
            && !self.text.can_be(at, Classes::PLURAL)
            && (self.is_bearer(at) || self.is_looked_at(at))
    }

    /// A noun for one person whose clothes are looked at: who designs or edits has
    /// clothes of another kind.
    fn is_looked_at(&self, at: usize) -> bool {
        let seen = |group: &str| {
            matches!(
                group,
                "music" | "screen" | "sport" | "royal" | "modelling" | "social" | "dance"
            )
        };
        let text = self.text;
        !text.can_be(at, Classes::PLURAL)
            && self
                .spotted
                .roles_over(at..at + 1)
                .any(|role| seen(text.lexicon.roles[role.number as usize].group.as_ref()))
    }

    /// A noun for somebody much looked at, in the genitive: `the star's suit`. Anybody's
    /// mother is somebody else.
    fn is_bearer(&self, at: usize) -> bool {
        self.spotted.has_cue(at, Cue::Bearer)
            && !self.spotted.has_cue(at, Cue::Someone)
            && self.is_genitive(at)
    }

    fn is_genitive(&self, at: usize) -> bool {
        let next = self.text.tokens.get(at + 1);
        next.is_some_and(|next| next.tag == Tag::Genitive)
    }

    /// `the jeweller Petra Vance`, `the designer behind X`: the name follows.
    fn is_named_behind(&self, at: usize) -> bool {
        let named = self.resolved.at(at + 1).is_some_and(|m| {
            matches!(
                self.resolved.mentions[m].kind,
                EntityKind::Brand | EntityKind::Person | EntityKind::Organisation
            )
        });
        let next = self.text.tokens.get(at + 1);
        named
            || next.is_some_and(|next| next.tag == Tag::Name)
            || self.text.lower_at(Some(at + 1)) == "behind"
    }

    /// `Roisín Dunleavy, the Galway designer`: what the person is.
    fn explains_person(&self, place: &Place) -> bool {
        let text = self.text;
        let role = self.spotted.roles_over(place.at..place.at + 1).next();
        let the = place
            .back(4)
            .rfind(|t| matches!(text.lower(*t), "the" | "this"));
        role.is_some()
            && the.is_some_and(|the| {
                the >= place.start + 2
                    && matches!(text.surface(the - 1), "," | "—" | "–" | "(")
                    && self
                        .resolved
                        .at(the - 2)
                        .is_some_and(|m| self.resolved.mentions[m].kind == EntityKind::Person)
            })
    }

    /// Which trend `the trend` is: the one spoken of last, or what the text is about.
    fn trend_meant(&self, sentence: usize) -> Option<EntityNumber> {
        let trends = &self.recent.trends;
        let is_near = |said: usize| sentence - said <= REACH;
        let last = trends.last().filter(|(_, said)| is_near(*said));
        let main = self.main_trend.filter(|main| {
            (trends.iter().rev().take(8)).any(|(entity, said)| entity == main && is_near(*said))
        });
        match (last, main) {
            // What is named once in passing does not take the place of what the text is
            // about: `Unlike normcore, …`.
            (Some((entity, _)), Some(main))
                if self.resolved.entities[*entity].mentions.len() <= 1 =>
            {
                Some(main)
            }
            (last, _) => last.map(|(entity, _)| *entity).or(self.main_trend),
        }
    }
}
