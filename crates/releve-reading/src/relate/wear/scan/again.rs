//! Looks that go on from what was told before, in other words: `It was a kilt`, `Later
//! came a hat`, `on Friday it was a slip dress`.

use std::ops::Range;

use releve_facts::EntityKind;

use super::outfit::{lead, outfit_owner};
use super::{Scan, State, Worn};
use crate::clause::{Clause, Parse};
use crate::resolve::EntityNumber;
use crate::tag::Tag;

impl Scan<'_, '_> {
    /// Whose look `it` is, which the sentence before spoke of: `Nobody forgot her
    /// outfit. It was a kilt and a vest.`
    pub(super) fn look_before(&self, parse: &Parse, clause: &Clause) -> Option<EntityNumber> {
        let scene = self.scene;
        let lead = lead(parse, clause);
        let it = lead.len() == 1 && scene.text.lower(lead.start) == "it";
        // `it was the price that shocked`
        let cleft = scene.text.lower_at(Some(clause.group.end)) == "the";
        let before = self.number.checked_sub(1).filter(|_| it && !cleft)?;
        let block = |number: usize| scene.text.sentences[number].block;
        let range = scene.sentence(before);
        let near = block(self.number) - block(before) <= 1
            && scene.items_in(range.clone()).next().is_none();
        outfit_owner(scene, range).filter(|_| near)
    }

    /// `X wears clogs, and so does Y`, `as did Y`: whoever stands behind the inverted verb
    /// wears what was told before it.
    pub(super) fn does_so(&mut self, parse: &Parse, clause: &Clause) -> bool {
        let scene = self.scene;
        let inverted = scene.text.tokens[clause.verb].tag == Tag::Auxiliary
            && matches!(
                scene.text.lower_at(clause.group.start.checked_sub(1)),
                "so" | "as"
            );
        let Some(object) = clause.objects.first().filter(|_| inverted) else {
            return false;
        };
        let tokens = parse.phrases[*object].tokens.clone();
        if tokens.start != clause.group.end {
            return false;
        }
        let also = scene.entities_in(EntityKind::Person, tokens);
        let told = self.worn.last().map(|worn| worn.people.clone());
        if also.is_empty() || told.as_ref().is_none_or(|told| *told == also) {
            return false;
        }
        let pieces: Vec<_> = (self.worn.iter())
            .filter(|worn| Some(&worn.people) == told.as_ref())
            .map(|worn| worn.piece.clone())
            .collect();
        for piece in pieces {
            self.worn.push(Worn {
                people: also.clone(),
                piece,
                addition: false,
                definite: false,
            });
        }
        self.state = State::OFF;
        true
    }

    /// True for `Later came a hat`, where somebody's look was just told of.
    pub(super) fn comes_later(&self, clause: &Clause) -> bool {
        let scene = self.scene;
        let start = scene.sentence(self.number).start;
        let adverb = start < clause.group.start
            && (start..clause.group.start).all(|t| {
                matches!(
                    scene.text.lower(t),
                    "later" | "then" | "next" | "first" | "finally" | "afterwards" | "last" | ","
                )
            });
        let item = scene
            .items_in(clause.group.end..clause.reach.end)
            .next()
            .is_some_and(|item| item.tokens.start <= clause.group.end + 1);
        adverb
            && item
            && self.live.is_some()
            && matches!(scene.text.lemma(clause.verb), "come" | "follow")
    }

    /// `She wore a kilt on Monday; on Friday it was a slip dress`: another time, another
    /// look of the same wearer.
    pub(super) fn another_day(&self, lead: &Range<usize>) -> Option<EntityNumber> {
        let scene = self.scene;
        let start = scene.sentence(self.number).start;
        let it = lead.len() == 1 && scene.text.lower(lead.start) == "it";
        let cleft = matches!(
            scene.text.lower_at(Some(lead.end + 1)),
            "the" | "her" | "his" | "that"
        );
        // `on Friday it was a coat that sold best`
        let item = scene
            .items_in(lead.end..scene.sentence(self.number).end)
            .next();
        let cleft =
            cleft || item.is_some_and(|item| scene.text.lower_at(Some(item.tokens.end)) == "that");
        let timed = lead.start > start
            && scene
                .times_in(lead.start.saturating_sub(4).max(start)..lead.start)
                .next()
                .is_some()
            || matches!(
                scene.text.lower_at(lead.start.checked_sub(1)),
                "later"
                    | "then"
                    | "afterwards"
                    | "tonight"
                    | "today"
                    | "earlier"
                    | "before"
                    | "next"
            );
        let weekday = lead.start > start
            && scene
                .text
                .lexicon
                .calendar
                .is_day_or_month(scene.text.tokens[lead.start - 1].word);
        let worn = self
            .worn
            .last()
            .filter(|_| it && !cleft && (timed || weekday))?;
        worn.people.first().copied()
    }
}
