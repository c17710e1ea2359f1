//! What holds before the first word of a sentence.

use std::ops::Range;

use releve_facts::EntityKind;

use super::outfit::{is_the, outfit_owner};
use super::{Scan, State};
use crate::clause::{Clause, ClauseKind, Parse};
use crate::lexicon::Cue;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::segment::BlockKind;
use crate::tag::Tag;

impl Scan<'_, '_> {
    /// What holds before the first word: a list under a name, an accessory
    /// sentence without a verb.
    pub(super) fn opening(&self, range: Range<usize>, parse: &Parse) -> State {
        let scene = self.scene;
        let block = scene.text.blocks[scene.text.sentences[self.number].block].kind;
        let first_item = scene.items_in(range.clone()).next();
        let Some(first_item) = first_item else {
            return State::OFF;
        };
        if let Some(person) = self.on_body(range.clone()) {
            return State::on(vec![person], "wear: on the body", true);
        }
        let quoted = matches!(scene.text.surface(range.start), "“" | "\"" | "‘");
        let question = scene.text.surface(range.end - 1) == "?";
        if quoted || block != BlockKind::Paragraph {
            return State::OFF;
        }
        let start = scene.resolved.mentions[first_item.mention].tokens.start;
        let finite = parse
            .clauses
            .iter()
            .find(|c| is_finite(scene, c) && !in_brackets(scene, range.start, c.verb));
        let fragment = match finite {
            None => true,
            Some(clause) => {
                // `a shirt, shorts and boots, as nature intended`
                let lead = clause.group.start.saturating_sub(1);
                let items = scene.items_in(range.start..clause.group.start).count();
                let open = (range.start..lead).rev().take(4).any(|t| {
                    scene.text.surface(t) == ","
                        || scene.text.tokens[t].tag == Tag::Subordinator
                        || matches!(scene.text.lower(t), "as" | "while" | "because")
                });
                start < clause.group.start && items >= 2 && open
            }
        };
        // `And the shoes?` asks for what the next sentence names.
        let asks = question && (self.live.is_none() || is_the(scene, first_item));
        if !fragment || asks {
            return State::OFF;
        }
        if let Some(person) = self.asked().filter(|_| parse.clauses.is_empty()) {
            return State::on(vec![person], "wear: list behind a colon", true);
        }
        // A name that opens the sentence is another's.
        let names = scene.text.tokens[range.start].tag == Tag::Name
            && scene.resolved.at(range.start).is_none_or(|m| {
                !matches!(
                    scene.resolved.mentions[m].kind,
                    EntityKind::Brand
                        | EntityKind::Garment
                        | EntityKind::Attribute
                        | EntityKind::Product
                )
            });
        let other = scene
            .resolved
            .of_kind(EntityKind::Person, range.start..start)
            .any(|m| Some(scene.resolved.entity[m]) != self.people.topic);
        if names && other || other && self.people.topic.is_some() {
            return State::OFF;
        }
        // `Zendaya: a white gown by Prada` is the topic's own.
        let definite_alone = parse.clauses.is_empty() && scene.text.lower(range.start) == "the";
        if let Some(topic) = self.people.topic {
            return State::on(vec![topic], "wear: list under a name", definite_alone);
        }
        // `On her feet: black loafers.` `Plus, a bag.`
        let owner = outfit_owner(scene, range.clone()).or_else(|| {
            scene
                .resolved
                .of_kind(EntityKind::Person, range.start..start)
                .find(|m| {
                    scene.text.tokens[scene.resolved.mentions[*m].tokens.start].tag
                        == Tag::Possessive
                })
                .map(|m| scene.resolved.entity[m])
        });
        // `Her corset, £210` possesses but says nothing of wearing.
        let possessed = first_item.possessor.is_some() && self.live.is_none();
        if let Some(owner) = owner.filter(|_| !possessed) {
            return State::on(vec![owner], "wear: accessories without a verb", true);
        }
        // `With a cap, gloves and a tote, X might have been`
        let with = finite.is_some() && scene.text.lower(range.start) == "with";
        match self.live {
            Some(live)
                if (parse.clauses.is_empty() || with) && adds_on(scene, range.start)
                    || finite.is_none() && self.names_more(range.clone(), first_item) =>
            {
                State::on(vec![live], "wear: fragment after a look", true)
            }
            _ => State::OFF,
        }
    }

    /// `Lewis Hamilton’s choice? A three-piece suit`: whose look the question before
    /// asks for.
    fn asked(&self) -> Option<EntityNumber> {
        let scene = self.scene;
        let question = self.number.checked_sub(1)?;
        let range = scene.sentence(question);
        let short = range.len() <= 8
            && scene.text.surface(range.end - 1) == "?"
            && scene.text.sentences[question].block == scene.text.sentences[self.number].block
            && scene.parses[question].clauses.is_empty();
        outfit_owner(scene, range).filter(|_| short)
    }

    /// Who wears what hangs where: `Around X's neck hung`, `On her feet were`.
    fn on_body(&self, range: Range<usize>) -> Option<EntityNumber> {
        let scene = self.scene;
        if scene.text.tokens[range.start].tag != Tag::Preposition {
            return None;
        }
        let body = (range.start + 2..(range.start + 7).min(range.end))
            .find(|t| scene.spotted.has_cue(*t, Cue::Body) && scene.resolved.at(*t).is_none())?;
        scene
            .resolved
            .of_kind(EntityKind::Person, range.start + 1..body)
            .find(|m| {
                let tokens = &scene.resolved.mentions[*m].tokens;
                scene.text.tokens[tokens.start].tag == Tag::Possessive
                    || scene.text.tokens[tokens.end].tag == Tag::Genitive
            })
            .map(|m| scene.resolved.entity[m])
    }
}

/// True where a sentence without a verb opens as one that adds to a look.
fn adds_on(scene: &Scene<'_>, first: usize) -> bool {
    scene.text.tokens[first].tag == Tag::Preposition
        || matches!(
            scene.text.lower(first),
            "plus"
                | "also"
                | "and"
                | "underneath"
                | "below"
                | "above"
                | "beneath"
                | "cue"
                | "throw"
                | "add"
        )
}

/// True for a finite verb; `with laddered tights` has none.
fn is_finite(scene: &Scene<'_>, clause: &Clause) -> bool {
    clause.kind == ClauseKind::Finite
        && !(clause.subject.is_empty()
            && clause
                .group
                .start
                .checked_sub(1)
                .is_some_and(|t| scene.text.tokens[t].tag == Tag::Preposition))
}

fn in_brackets(scene: &Scene<'_>, start: usize, at: usize) -> bool {
    (start..at).fold(0i32, |depth, t| match scene.text.surface(t) {
        "(" => depth + 1,
        ")" => depth - 1,
        _ => depth,
    }) > 0
}
