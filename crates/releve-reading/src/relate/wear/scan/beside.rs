//! A look that goes on without its wearer: `Under it was a slip dress`, `As for jewels, there
//! were pearls`, `A beret finished it off`, `Brown boots, laced high.`

use std::ops::Range;

use super::Scan;
use crate::clause::{Clause, Reality};
use crate::item::Item;
use crate::relate::wear::trade::designs;
use crate::scene::Scene;
use crate::tag::Tag;

impl Scan<'_, '_> {
    /// True where somebody's look was just told of: what there was beside what a designer
    /// showed was shown too.
    fn may_go_on(&self) -> bool {
        self.live.is_some_and(|person| !designs(self.scene, person))
    }

    /// True for a clause that says that something more was there, where somebody's look was
    /// just told of: behind `there were`, or behind a place and `was`.
    pub(super) fn there_was(&self, clause: &Clause) -> bool {
        let scene = self.scene;
        let text = &scene.text;
        let start = scene.sentence(self.number).start;
        if !self.may_go_on() || !is_past(scene, clause) || clause.group.start == start {
            return false;
        }
        let stands = matches!(
            text.lemma(clause.verb),
            "be" | "hang" | "sit" | "peek" | "peep" | "go" | "come" | "lie"
        );
        let there =
            text.lower(clause.group.start - 1) == "there" && text.lemma(clause.verb) == "be";
        let place = is_place(text.lower(start))
            && clause.group.start - start <= 4
            && (start..clause.group.start).all(|t| text.surface(t) != ",");
        let item = scene
            .items_in(clause.group.end..clause.reach.end)
            .next()
            .is_some_and(|item| item.tokens.start <= clause.group.end && is_new(scene, item));
        item && stands && (there || place)
    }

    /// True where a garment not named before is said to have done its part of the look that was
    /// just told of: `A beret provided the colour.`
    pub(super) fn plays_a_part(&self, clause: &Clause, item: &Item) -> bool {
        let scene = self.scene;
        let text = &scene.text;
        let start = scene.sentence(self.number).start;
        let part = matches!(
            text.lemma(clause.verb),
            "add"
                | "provide"
                | "supply"
                | "bring"
                | "go"
                | "finish"
                | "complete"
                | "round"
                | "top"
                | "cinch"
                | "peek"
                | "peep"
                | "poke"
                | "hang"
                | "cover"
                | "hold"
                | "lend"
                | "give"
                | "do"
                | "take"
                | "see"
                | "offer"
                | "make"
                | "keep"
                | "sit"
                | "tie"
                | "lift"
                | "pull"
                | "break"
                | "match"
                | "pick"
                | "echo"
        );
        self.may_go_on()
            && part
            && !clause.passive
            && is_past(scene, clause)
            && is_new(scene, item)
            && item.tokens.start == start
            && scene.figures_in(clause.reach.clone()).next().is_none()
    }

    /// True for a sentence without a verb that opens with a garment not named before.
    pub(super) fn names_more(&self, range: Range<usize>, item: &Item) -> bool {
        let scene = self.scene;
        let text = &scene.text;
        let block = |number: usize| text.sentences[number].block;
        let before = self
            .number
            .checked_sub(1)
            .is_some_and(|before| block(before) == block(self.number));
        before
            && self.may_go_on()
            && is_new(scene, item)
            && item.tokens.start == range.start
            && item.possessor.is_none()
            && text.surface(range.end - 1) == "."
            && scene.figures_in(range).next().is_none()
    }
}

/// True for a statement of what was.
fn is_past(scene: &Scene<'_>, clause: &Clause) -> bool {
    let first = clause.group.start;
    clause.reality == Reality::Stated
        && (scene.text.tokens[first].tag == Tag::Past
            || matches!(scene.text.lower(first), "was" | "were"))
}

/// True for `a coat`, `two rings` and `pearls`, but for none that was spoken of.
fn is_new(scene: &Scene<'_>, item: &Item) -> bool {
    let first = scene.text.lower(item.tokens.start);
    !item.denied
        && scene.text.tokens[item.tokens.start].tag != Tag::Possessive
        && !matches!(
            first,
            "the" | "this" | "that" | "these" | "those" | "such" | "any" | "no" | "every" | "half"
        )
}

/// What opens a phrase for a place on the body or about a garment.
fn is_place(word: &str) -> bool {
    matches!(
        word,
        "under"
            | "underneath"
            | "beneath"
            | "below"
            | "over"
            | "above"
            | "on"
            | "atop"
            | "around"
            | "round"
            | "inside"
            | "with"
            | "then"
            | "in"
    )
}
