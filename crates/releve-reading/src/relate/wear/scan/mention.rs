//! What a name met on the way means: a wearer, a model of a house, a pronoun
//! for a garment.

use releve_facts::EntityKind;

use super::state::Mode;
use super::{Scan, State, Worn};
use crate::clause::{Clause, ClauseKind, Parse};
use crate::lexicon::Cue;
use crate::relate::wear::trade::is_band;
use crate::relate::wear::wearer::by_pronoun;
use crate::relate::wear::{model, referent};
use crate::resolve::{EntityNumber, member_before};
use crate::scene::Scene;
use crate::segment::Join;
use crate::tag::Tag;

impl Scan<'_, '_> {
    /// A name, a garment, a brand.
    pub(super) fn mention(&mut self, mention: usize) {
        let scene = self.scene;
        let known = &scene.resolved.mentions[mention];
        let entity = scene.resolved.entity[mention];
        let next = known.tokens.end;
        match known.kind {
            EntityKind::Garment => {
                let items = &scene.items;
                let place = items.partition_point(|item| item.mention < mention);
                if let Some(item) = items.get(place).filter(|item| item.mention == mention) {
                    self.item(item);
                }
            }
            EntityKind::Product if self.state.mode != Mode::Off && !self.state.held => {
                let before = scene.text.lower_at(known.tokens.start.checked_sub(1));
                let brand_before = known
                    .tokens
                    .start
                    .checked_sub(1)
                    .and_then(|t| scene.resolved.at(t))
                    .map_or(before, |m| {
                        let start = scene.resolved.mentions[m].tokens.start;
                        scene.text.lower_at(start.checked_sub(1))
                    });
                let open = self.state.mode == Mode::On || before == "in" || brand_before == "in";
                if open && let Some(piece) = model::model(scene, self.number, mention) {
                    self.state.mode = Mode::On;
                    self.worn.push(Worn {
                        people: self.state.people.clone(),
                        piece,
                        addition: self.state.addition,
                        definite: false,
                    });
                }
            }
            EntityKind::Brand => {
                if let Some(piece) = model::implied(
                    scene,
                    self.number,
                    mention,
                    self.state.mode == Mode::On,
                    self.state.mode == Mode::Armed,
                ) && !self.state.people.is_empty()
                {
                    self.state.mode = Mode::On;
                    self.worn.push(Worn {
                        people: self.state.people.clone(),
                        piece,
                        addition: false,
                        definite: false,
                    });
                } else if self.state.mode == Mode::Armed
                    && scene.text.lower_at(known.tokens.start.checked_sub(1)) == "in"
                    && scene.text.lower_at(Some(next)) == ":"
                {
                    self.state.mode = Mode::On;
                }
            }
            EntityKind::Person => self.person(entity, mention, next),
            EntityKind::Organisation
                if is_band(scene, entity)
                    && member_before(&scene.text, &scene.resolved, mention).is_none() =>
            {
                self.person(entity, mention, next)
            }
            _ => {}
        }
    }

    /// `X, 39, in a coat`, `X, the actor, in a suit`: past an apposition that names nobody
    /// else and has no verb of its own.
    fn is_apposed_in(&self, next: usize, end: usize) -> bool {
        const LONGEST: usize = 9;
        let text = &self.scene.text;
        if text.lower_at(Some(next)) != "," {
            return false;
        }
        let Some(close) = (next + 2..end.min(next + 2 + LONGEST)).find(|t| text.surface(*t) == ",")
        else {
            return false;
        };
        let inside = next + 1..close;
        let describes = text.tokens[next + 1].tag == Tag::Number && inside.len() == 1
            || (matches!(
                text.lower(next + 1),
                "the" | "a" | "an" | "his" | "her" | "their"
            ) || super::super::trade::is_role(self.scene, next + 1))
                && inside.clone().all(|t| {
                    !matches!(
                        text.tokens[t].tag,
                        Tag::Verb | Tag::Past | Tag::Auxiliary | Tag::Conjunction
                    )
                })
                && self.scene.items_in(inside.clone()).next().is_none()
                && self
                    .scene
                    .resolved
                    .of_kind(EntityKind::Person, inside)
                    .all(|m| by_pronoun(self.scene, m));
        describes && text.lower_at(Some(close + 1)) == "in"
    }

    /// `X in a tuxedo`, `X (in a coat)`: whoever is named may wear.
    fn person(&mut self, entity: EntityNumber, mention: usize, next: usize) {
        let scene = self.scene;
        let range = scene.sentence(self.number);
        let start = scene.resolved.mentions[mention].tokens.start;
        // `both wore capris; the former with boots, the latter with flats`
        let of_two =
            matches!(scene.text.lower(next - 1), "former" | "latter")
                && !self.worn.is_empty()
                && scene.text.tokens.get(next).is_some_and(|token| {
                    !matches!(token.tag, Tag::Verb | Tag::Past | Tag::Auxiliary)
                });
        if of_two {
            self.state = State::on(vec![entity], "wear: name in a garment", true);
            return;
        }
        let behind = scene.text.lower_at(Some(next));
        if by_pronoun(scene, mention) {
            // `matched in denim: she in a gown, he in a suit`
            let subject = matches!(scene.text.lower(start), "she" | "he");
            if subject && self.is_joined(start) && behind == "in" {
                self.state = State::armed(vec![entity], "wear: name in a garment");
            } else if subject && self.is_gapped(start, next) {
                self.state = State::on(vec![entity], "wear: verb with subject", false);
            }
            return;
        }
        // `X wore a gown, Y a tuxedo`
        if self.is_gapped(start, next) && entity_wears(scene, entity) {
            self.state = State::on(vec![entity], "wear: verb with subject", false);
            return;
        }
        // `a poncho-clad X`
        let clad = start.checked_sub(1).filter(|t| {
            matches!(scene.text.lower(*t), "clad" | "wearing")
                && scene.text.tokens[*t].join == Join::Hyphen
        });
        if let Some(clad) = clad {
            let item = scene.items_in(range.start..clad).last().cloned();
            if let Some(item) =
                item.filter(|item| scene.resolved.mentions[item.mention].tokens.end == clad)
            {
                self.push(vec![entity], &item, "wear: name in a garment", false);
            }
        }
        let genitive = next < range.end && scene.text.tokens[next].tag == Tag::Genitive;
        // `X as Carlotta` is X.
        let part = scene.text.lower_at(start.checked_sub(1)) == "as";
        if genitive || part || self.is_wished(start) {
            return;
        }
        self.before_colon(entity, start);
        // `designed by X in`
        let made = scene.text.lower_at(start.checked_sub(1)) == "by"
            && (range.start..start).rev().take(3).any(|t| {
                scene.spotted.has_cue(t, Cue::Design) || scene.spotted.has_cue(t, Cue::Clothe)
            });
        // `X, never without his Bottega bag`
        if behind == ","
            && matches!(
                scene.text.lower_at(Some(next + 1)),
                "never" | "rarely" | "seldom"
            )
            && scene.text.lower_at(Some(next + 2)) == "without"
        {
            self.state = State::on(vec![entity], "wear: never without", true);
            self.state.never = true;
            return;
        }
        let in_next = self.is_apposed_in(next, range.end)
            || behind == "in"
            || matches!(behind, "," | "(") && scene.text.lower_at(Some(next + 1)) == "in"
            || is_shining(scene, next, range.end);
        let verbless = scene.parses[self.number]
            .clauses
            .iter()
            .all(|c| c.kind != ClauseKind::Finite);
        if made || !in_next && !verbless {
            return;
        }
        if verbless && !in_next && self.state.mode == Mode::On {
            return;
        }
        // `Seen at lunch: X, an old tee and a cap`: nobody else is named.
        let listed = verbless
            && matches!(behind, "," | ":")
            && scene
                .items_in(next + 1..range.end)
                .next()
                .is_some_and(|item| item.tokens.start <= next + 2)
            && scene.items_in(next + 1..range.end).count() > 1
            && scene.entities_in(EntityKind::Person, range.clone()).len() == 1;
        if listed {
            self.state = State::on(vec![entity], "wear: caption", false);
            return;
        }
        let rule = if verbless {
            "wear: caption"
        } else {
            "wear: name in a garment"
        };
        self.state = State::armed(vec![entity], rule);
    }

    /// True behind a mark or a conjunction that may leave a verb out.
    fn is_joined(&self, start: usize) -> bool {
        matches!(
            self.scene.text.lower_at(start.checked_sub(1)),
            "," | ";" | ":" | "and" | "while" | "but" | "—" | "–"
        )
    }

    /// True where the verb of wearing before goes for somebody else as well: the name,
    /// then the garment with its article.
    fn is_gapped(&self, start: usize, next: usize) -> bool {
        let scene = self.scene;
        let item = scene
            .items_in(next..scene.sentence(self.number).end)
            .next()
            .is_some_and(|item| item.tokens.start <= next + 1);
        let article = scene
            .text
            .tokens
            .get(next)
            .is_some_and(|t| matches!(t.tag, Tag::Determiner | Tag::Possessive));
        item && article
            && self.state.mode == Mode::On
            && self.state.rule == "wear: verb with subject"
            && !self.worn.is_empty()
            && self.is_joined(start)
    }

    /// `wanted X in a gown`, `we would love to see X in it`: what somebody wishes.
    fn is_wished(&self, at: usize) -> bool {
        let clauses = &self.scene.parses[self.number].clauses;
        let Some(n) = clauses
            .iter()
            .rposition(|c| c.group.end <= at && c.reach.contains(&at))
        else {
            return false;
        };
        let wishes = |clause: &Clause| {
            matches!(
                self.scene.text.lemma(clause.verb),
                "want" | "wish" | "love" | "like" | "hope" | "prefer" | "envisage" | "envision"
            )
        };
        let clause = &clauses[n];
        let near = at <= clause.group.end + 2;
        let sees = clause.kind == ClauseKind::Infinitive
            && self.scene.text.lemma(clause.verb) == "see"
            && n.checked_sub(1).is_some_and(|n| wishes(&clauses[n]));
        near && (sees || wishes(clause))
    }

    /// A pronoun that means a garment: `wore them`, `carries hers`, `a black pair`.
    pub(super) fn word(&mut self, at: usize, parse: &Parse) {
        self.combination(at);
        // `spent the year in them`, `was seen in the brown pair`, `in a taupe version`
        let pair = matches!(self.scene.text.lower(at), "pair" | "version" | "one")
            && (at.saturating_sub(5)..at).any(|t| scene_in(self.scene, t + 1))
            && self.scene.text.lower_at(Some(at + 1)) != "of";
        let in_them = self.state.mode == Mode::Armed
            && (pair
                || scene_in(self.scene, at)
                    && matches!(self.scene.text.lower(at), "them" | "it" | "hers" | "his"));
        let open = self.state.mode == Mode::On && !self.state.held && !self.state.given_up;
        if !open && !in_them {
            return;
        }
        // `swapped heels for flats and wore them`: told already.
        let told = matches!(self.scene.text.lower(at), "them" | "it") && !self.worn.is_empty();
        if told {
            return;
        }
        if let Some(piece) = referent::pronoun(self.scene, self.number, parse, at) {
            self.worn.push(Worn {
                people: self.state.people.clone(),
                piece,
                addition: self.state.addition,
                definite: self.state.addition,
            });
            self.state.mode = Mode::On;
        }
    }
}

/// True for somebody who is no house: `wore a coat, Stella McCartney a bag` names one.
fn entity_wears(scene: &Scene<'_>, entity: EntityNumber) -> bool {
    scene
        .text
        .lexicon
        .named(EntityKind::Brand, &scene.entity(entity).name)
        .is_none()
}

/// `X, resplendent in`, `X – quietly radiant in`: an adjective of the wearer
/// between the name and `in`.
fn is_shining(scene: &Scene<'_>, next: usize, end: usize) -> bool {
    const LONGEST: usize = 3;
    if next + 2 >= end || !matches!(scene.text.surface(next), "," | "–" | "—") {
        return false;
    }
    let at = (next + 1..end.min(next + 2 + LONGEST)).find(|t| scene.text.lower(*t) == "in");
    at.is_some_and(|at| {
        at > next + 1
            && (next + 1..at)
                .all(|t| matches!(scene.text.tokens[t].tag, Tag::Adjective | Tag::Adverb))
            && scene.text.tokens[at - 1].tag == Tag::Adjective
    })
}

fn scene_in(scene: &Scene<'_>, at: usize) -> bool {
    scene.text.lower_at(at.checked_sub(1)) == "in"
}
