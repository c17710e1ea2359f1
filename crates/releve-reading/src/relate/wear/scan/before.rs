//! What stands before a verb is worn: the antecedent of its clause, the subject
//! of a passive, what completes an outfit.

use releve_facts::EntityKind;

use super::outfit::{has_outfit, outfit_owner};
use super::party::{agent, agents};
use super::{Scan, State, Worn};
use crate::clause::{Clause, Parse};
use crate::item::Item;
use crate::relate::wear::look::Piece;
use crate::relate::wear::model::named_model;
use crate::relate::wear::referent;
use crate::resolve::EntityNumber;
use crate::tag::Tag;

impl Scan<'_, '_> {
    /// `The Cassette has been carried by X`: a model's name for the item.
    pub(super) fn model_by(&mut self, parse: &Parse, clause: &Clause) -> bool {
        let scene = self.scene;
        let Some(agent) = agent(scene, parse, clause) else {
            return false;
        };
        let piece = clause
            .subject
            .iter()
            .filter_map(|p| scene.resolved.at(parse.phrases[*p].head))
            .find(|m| scene.resolved.mentions[*m].kind == EntityKind::Product)
            .and_then(|m| named_model(scene, self.number, m));
        self.worn_by(clause, agent, piece)
    }

    /// Puts a piece on the agents of a clause, the first of whom is `agent`.
    fn worn_by(&mut self, clause: &Clause, agent: EntityNumber, piece: Option<Piece>) -> bool {
        let Some(piece) = piece else { return false };
        let people = agents(self.scene, clause, agent);
        self.worn.push(Worn {
            people: people.clone(),
            piece,
            addition: false,
            definite: false,
        });
        self.state = State::on(people, "wear: worn by", false);
        true
    }

    /// `A pair of sneakers and a hat completed his outfit`: all garments before
    /// the verb are worn by the outfit's owner.
    pub(super) fn completed(&mut self, clause: &Clause) -> bool {
        let scene = self.scene;
        let owner = outfit_owner(scene, clause.reach.clone()).or_else(|| {
            self.live
                .filter(|_| has_outfit(scene, clause.reach.clone()))
        });
        let Some(owner) = owner else { return false };
        let start = scene.sentence(self.number).start;
        let items: Vec<Item> = scene.items_in(start..clause.group.start).cloned().collect();
        for item in &items {
            let told = self
                .worn
                .iter()
                .any(|worn| worn.piece.garment == scene.name(item.garment));
            if !told {
                self.push(vec![owner], item, "wear: completes the look", true);
            }
        }
        self.state = State::OFF;
        !items.is_empty()
    }

    /// `the coat, which she paired with`: the coat is worn as well.
    pub(super) fn antecedent(&mut self, clause: &Clause, people: &[EntityNumber], addition: bool) {
        let scene = self.scene;
        let start = scene.sentence(self.number).start;
        // `which A, B and C wore`: the commas of a list of people are its own.
        let listed = |t: usize| {
            scene.text.surface(t) == ","
                && t.checked_sub(1)
                    .and_then(|t| scene.resolved.at(t))
                    .is_some_and(|m| scene.resolved.mentions[m].kind == EntityKind::Person)
        };
        let relative = (start..clause.group.start)
            .rev()
            .take(20)
            .take_while(|t| scene.text.tokens[*t].tag != Tag::Mark || listed(*t))
            .find(|t| matches!(scene.text.lower(*t), "which" | "that"));
        let Some(relative) = relative else {
            // `the minidresses Françoise Hardy wore`
            let bare = scene.items_in(clause.reach.clone()).next().is_none();
            let subject = scene
                .resolved
                .of_kind(EntityKind::Person, start..clause.group.start)
                .last()
                .map(|m| scene.resolved.mentions[m].tokens.clone())
                .filter(|tokens| clause.group.start - tokens.end <= 1);
            if bare && let Some(subject) = subject {
                let item = scene
                    .items_in(start..subject.start)
                    .last()
                    .filter(|item| item.tokens.end == subject.start && !item.denied)
                    .cloned();
                if let Some(item) = item {
                    self.push(people.to_vec(), &item, "wear: relative clause", addition);
                }
            }
            return;
        };
        let end = if scene.text.surface(relative.saturating_sub(1)) == "," {
            relative - 1
        } else {
            relative
        };
        let item = scene
            .items_in(start..end)
            .last()
            .filter(|item| end - item.tokens.end.min(end) <= 1 && !item.denied);
        if item.is_none()
            && let Some(mention) = end.checked_sub(1).and_then(|t| scene.resolved.at(t))
            && scene.resolved.mentions[mention].kind == EntityKind::Product
            && let Some(piece) = named_model(scene, self.number, mention)
        {
            self.worn.push(Worn {
                people: people.to_vec(),
                piece,
                addition,
                definite: false,
            });
        }
        if let Some(item) = item {
            let item = item.clone();
            self.push(people.to_vec(), &item, "wear: relative clause", addition);
        } else if let Some(piece) = end
            .checked_sub(1)
            .filter(|t| *t > start && matches!(scene.text.lower(*t), "one" | "version" | "pair"))
            .and_then(|one| {
                // `is the one that X wore`
                let parse = &scene.parses[self.number];
                referent::pronoun(scene, self.number, parse, one)
            })
        {
            self.worn.push(Worn {
                people: people.to_vec(),
                piece,
                addition,
                definite: false,
            });
        }
    }

    /// `It was carried by X`: what the text spoke of just before.
    pub(super) fn meant_by(&mut self, parse: &Parse, clause: &Clause) -> bool {
        let scene = self.scene;
        let Some(agent) = agent(scene, parse, clause) else {
            return false;
        };
        let piece = clause
            .subject
            .first()
            .map(|p| parse.phrases[*p].head)
            .filter(|at| matches!(scene.text.lower(*at), "it" | "they" | "these" | "this"))
            .and_then(|at| referent::subject(scene, self.number, parse, at));
        self.worn_by(clause, agent, piece)
    }
}
