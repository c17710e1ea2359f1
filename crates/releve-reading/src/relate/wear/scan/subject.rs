//! A garment that is the subject of its verb: `A belt completed her look`.

use std::ops::Range;

use releve_facts::EntityKind;

use super::favourite::chooser;
use super::outfit::{has_outfit, is_definite, outfit_owner};
use super::party::{agent, agents, brand_behind, object_person};
use super::{Scan, State, Worn};
use crate::clause::{Clause, Parse};
use crate::figure::FigureUnit;
use crate::item::Item;
use crate::lexicon::Cue;
use crate::relate::wear::look::Piece;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::tag::Tag;

/// The preposition and the first person of `seen on X and Y`; `on` may stand in the
/// verb group as its particle.
pub(super) fn on_person(scene: &Scene<'_>, clause: &Clause) -> Option<(usize, usize)> {
    // `on skaters including X and Y`
    let end = match scene.text.lower_at(Some(clause.reach.end)) {
        "including" => scene.sentence(clause.sentence).end,
        _ => clause.reach.end,
    };
    let on = (clause.verb + 1..end.min(clause.group.end + 4))
        .find(|at| scene.text.lower(*at) == "on")?;
    let people = scene
        .resolved
        .of_kind(EntityKind::Person, on + 1..end.min(on + 8));
    people.map(|m| (on, m)).next()
}

impl Scan<'_, '_> {
    /// `A belt completed her look`, `the coat was worn by X`, `the bag was
    /// from Y`, `the shoes were paired with`.
    pub(super) fn garment_subject(
        &mut self,
        parse: &Parse,
        clause: &Clause,
        item: Item,
        addition: bool,
        wear: bool,
        before: &[EntityNumber],
    ) {
        let scene = self.scene;
        let items = subject_items(scene, parse, clause);
        let owner = item
            .possessor
            .or_else(|| outfit_owner(scene, clause.reach.clone()))
            .or_else(|| before.first().copied())
            .or(self.live)
            .or_else(|| self.headed(&item));
        let agent = agent(scene, parse, clause);
        if clause.passive
            && wear
            && let Some(agent) = agent
        {
            let agents = agents(scene, clause, agent);
            for item in &items {
                self.push(agents.clone(), item, "wear: worn by", false);
            }
            self.state = State::on(agents, "wear: worn by", false);
            return;
        }
        // `Clogs are loved by X and Y.`
        let loved = clause.passive
            && matches!(
                scene.text.lemma(clause.verb),
                "love" | "adore" | "favour" | "favor"
            );
        if let Some(agent) = agent.filter(|_| loved) {
            let agents = agents(scene, clause, agent);
            for item in &items {
                self.push(agents.clone(), item, "wear: fans of", false);
            }
            self.state = State::OFF;
            return;
        }
        // `The coat has been seen on X and Y.`
        let found_on = !clause.passive
            && matches!(
                scene.text.lemma(clause.verb),
                "turn" | "appear" | "pop" | "crop" | "be" | "land"
            );
        // `The coat, spotted on X, costs`: what is seen sees nothing.
        let seen = self.cue(clause, Cue::Seen)
            && (clause.passive || scene.text.lower_at(Some(clause.verb + 1)) == "on");
        if seen || clause.passive && wear || found_on {
            let on = on_person(scene, clause).filter(|(on, m)| {
                let after = *on >= clause.group.end;
                seen || after && is_on(scene, *on, scene.resolved.mentions[*m].tokens.start)
            });
            if let Some((_, first)) = on {
                let seen = agents(scene, clause, scene.resolved.entity[first]);
                for item in &items {
                    self.push(seen.clone(), item, "wear: seen on", false);
                }
                self.state = State::OFF;
                return;
            }
        }
        // `A cropped cardigan kept X warm.`
        let keeps = !clause.passive
            && matches!(
                scene.text.lemma(clause.verb),
                "keep" | "shield" | "swamp" | "envelop" | "engulf"
            );
        if let Some(kept) = object_person(scene, parse, clause).filter(|_| keeps) {
            for item in &items {
                self.push(vec![kept], item, "wear: on the body", false);
            }
            self.state = State::OFF;
            return;
        }
        // `Boots are among the actor's favourites.`, `have become the signature of X`
        if !clause.passive
            && (scene.text.tokens[clause.verb].tag == Tag::Auxiliary
                || matches!(scene.text.base(clause.verb), "become" | "remain"))
            && let Some(owner) = chooser(scene, clause.reach.clone())
        {
            for item in &items {
                self.push(vec![owner], item, "wear: fans of", false);
            }
            self.state = State::OFF;
            return;
        }
        // `The bag slung over X's shoulder`, `tights peeked out from under her skirt`
        if !clause.passive
            && let Some(owner) = bearer(scene, clause.reach.clone())
        {
            for item in &items {
                self.push(vec![owner], item, "wear: on the body", true);
            }
            self.state = State::OFF;
            return;
        }
        // `The Prada bag, $2,000, is at Harrods`: of a shop, whoever was spoken of.
        let sentence = scene.sentence(self.number);
        let priced = item.possessor.is_none()
            && item.brand.is_some()
            && scene
                .figures_in(sentence)
                .any(|figure| matches!(figure.unit, FigureUnit::Money(_)));
        let Some(owner) = owner.filter(|_| !priced) else {
            self.state = State::OFF;
            return;
        };
        let completes = self.cue(clause, Cue::Complete) && !clause.passive;
        if completes
            && (outfit_owner(scene, clause.reach.clone()).is_some()
                || has_outfit(scene, clause.reach.clone()))
        {
            for item in &items {
                self.push(vec![owner], item, "wear: completes the look", true);
            }
            self.state = State::OFF;
            return;
        }
        let known = self.live == Some(owner)
            || self
                .worn
                .last()
                .is_some_and(|worn| worn.people.contains(&owner));
        // `X’s shirt was tucked into`, `Her diamond cuff was Boucheron`
        let whose = |branded: bool| {
            item.possessor
                .is_some_and(|p| self.may_possess(&item, p, branded))
        };
        if addition && whose(false) && !known {
            for item in &items {
                self.push(vec![owner], item, "wear: possessed", true);
            }
            self.state = State::on(vec![owner], "wear: possessed", true);
            return;
        }
        // `Her coat was by Y`, `his kilt came from Y`
        let label = (scene.text.tokens[clause.verb].tag == Tag::Auxiliary
            || matches!(scene.text.lemma(clause.verb), "come" | "hail"))
            && brand_behind(scene, clause).is_some();
        if label && whose(true) && !known {
            for item in &items {
                // `X's kilt and Y's cape were by Prada`
                let owner = item.possessor.unwrap_or(owner);
                self.push(vec![owner], item, "wear: possessed", false);
                if let Some(worn) = self.worn.last_mut() {
                    worn.piece.brand = worn.piece.brand.or_else(|| brand_behind(scene, clause));
                }
            }
            self.state = State::OFF;
            return;
        }
        if addition && known && (is_definite(scene, &item) || !before.is_empty()) {
            for item in &items {
                self.push(vec![owner], item, "wear: addition to the garment", true);
            }
            self.state = State::on(vec![owner], "wear: addition to the garment", true);
            return;
        }
        // `Below it, her kilt took up the red.`
        let own = item.possessor == Some(owner)
            && self.live == Some(owner)
            && !clause.passive
            && (scene.text.tokens[clause.verb].tag == Tag::Past
                && says_how(scene, clause.reach.clone())
                || has_outfit(scene, clause.reach.clone()));
        if own {
            for item in &items {
                self.push(vec![owner], item, "wear: more of the garment", true);
            }
            self.state = State::OFF;
            return;
        }
        // `The cap was from Gap.` `Her coat featured black buttons.`
        let definite = is_definite(scene, &item);
        let with = matches!(scene.text.lemma(clause.verb), "come" | "go" | "be" | "pair")
            && scene.text.lower_at(Some(clause.group.end)) == "with";
        // Under a name `The gown came with white heels` tells of two garments.
        let headed = self.headed(&item) == Some(owner)
            && (with
                || brand_behind(scene, clause).is_some()
                || says_how(scene, clause.reach.clone()));
        let says_more = scene.text.tokens[clause.verb].tag == Tag::Auxiliary
            || self.cue(clause, Cue::Show)
            || self.cue(clause, Cue::Compose)
            || self.cue(clause, Cue::Influence);
        if headed || definite && says_more && known {
            let mut piece = Piece::of(scene, &item, self.number, "wear: more of the garment");
            piece.brand = piece.brand.or_else(|| brand_behind(scene, clause));
            if scene.items_in(clause.reach.clone()).next().is_none() {
                piece.add(scene.entities_in(EntityKind::Attribute, clause.reach.clone()));
            }
            self.worn.push(Worn {
                people: vec![owner],
                piece,
                addition: true,
                definite: true,
            });
            if headed && with {
                self.state = State::on(vec![owner], "wear: list under a name", true);
                return;
            }
        }
        self.state = State::OFF;
    }

    /// Whose name the paragraph stands under, where the text goes from person to person
    /// and the sentence opens with `the gown`.
    fn headed(&self, item: &Item) -> Option<EntityNumber> {
        let opens = item.tokens.start <= self.scene.sentence(self.number).start + 1;
        (self.people.gallery && opens && is_definite(self.scene, item))
            .then_some(self.people.topic)
            .flatten()
    }
}

/// `on X`, `on everyone from X`, `on the feet of X`: on the body.
fn is_on(scene: &Scene<'_>, on: usize, name: usize) -> bool {
    (on + 1..name).all(|t| {
        matches!(
            scene.text.lower(t),
            "everyone"
                | "everybody"
                | "from"
                | "the"
                | "likes"
                | "feet"
                | "heads"
                | "backs"
                | "arms"
                | "of"
                | "stars"
                | "celebrities"
                | "such"
                | "as"
                | "like"
        )
    })
}

/// True where a clause says how something looks, and not what became of it: `took
/// up the checks` against `sold at auction`.
fn says_how(scene: &Scene<'_>, reach: Range<usize>) -> bool {
    scene.resolved.within(reach).any(|m| {
        matches!(
            scene.resolved.mentions[m].kind,
            EntityKind::Attribute | EntityKind::Garment
        )
    })
}

/// Who bears what a clause says of: `over X's shoulder`, `around her neck`.
pub(super) fn bearer(scene: &Scene<'_>, reach: Range<usize>) -> Option<EntityNumber> {
    const NEAR: usize = 4;
    let body = reach
        .clone()
        .find(|t| scene.spotted.has_cue(*t, Cue::Body) && scene.resolved.at(*t).is_none())?;
    let low = reach.start.max(body.saturating_sub(NEAR));
    let person = scene
        .resolved
        .of_kind(EntityKind::Person, low..body)
        .last()?;
    let tokens = &scene.resolved.mentions[person].tokens;
    let owns = scene.text.tokens[tokens.start].tag == Tag::Possessive
        || scene.text.tokens[tokens.end].tag == Tag::Genitive;
    let placed = tokens.start > reach.start
        && matches!(
            scene.text.lower(tokens.start - 1),
            "over" | "across" | "around" | "round" | "on" | "from" | "off" | "at" | "about"
        );
    (owns && placed).then(|| scene.resolved.entity[person])
}

/// The items at the head of a clause's subject phrases.
pub(super) fn subject_items(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Vec<Item> {
    clause
        .subject
        .iter()
        .filter_map(|p| {
            let phrase = &parse.phrases[*p];
            scene
                .items_in(phrase.tokens.clone())
                .last()
                .filter(|item| {
                    scene.resolved.mentions[item.mention]
                        .tokens
                        .contains(&phrase.head)
                })
                .cloned()
        })
        .collect()
}

pub(super) fn subject_item(scene: &Scene<'_>, parse: &Parse, clause: &Clause) -> Option<Item> {
    subject_items(scene, parse, clause).into_iter().next()
}
