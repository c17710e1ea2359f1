//! A look that goes on without its wearer: `Under it was a slip dress`, `As for jewels, there
//! were pearls`, `A beret finished it off`, `Brown boots, laced high.`

use std::ops::Range;

use releve_facts::EntityKind;

use super::Scan;
use crate::clause::{Clause, Reality};
use crate::item::Item;
use crate::lexicon::Cue;
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
            && is_on_wearer(scene, start + 1..clause.group.start);
        let item = scene
            .items_in(clause.group.end..clause.reach.end)
            .next()
            .is_some_and(|item| {
                let at = item.tokens.start;
                (at <= clause.group.end || is_explained(scene, clause.group.end..at))
                    && is_new(scene, item)
            });
        item && stands && (there && !is_elsewhere(scene, clause) || place)
    }

    /// True where a garment not named before is said to have done its part of the look that was
    /// just told of: `A beret provided the colour.`
    pub(super) fn plays_a_part(&self, clause: &Clause, item: &Item) -> bool {
        let scene = self.scene;
        let start = scene.sentence(self.number).start;
        let part =
            self.cue(clause, Cue::Complete) || self.cue(clause, Cue::Part) || gives(scene, clause);
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

/// True for `a further layer,` before the garment that it is.
fn is_explained(scene: &Scene<'_>, run: Range<usize>) -> bool {
    const WORDS: usize = 5;
    let text = &scene.text;
    let Some(comma) = run.end.checked_sub(1).filter(|at| *at > run.start) else {
        return false;
    };
    let head = matches!(
        text.lemma(comma - 1),
        "layer" | "piece" | "item" | "touch" | "addition" | "surprise" | "extra" | "thing"
    );
    run.len() <= WORDS && text.surface(comma) == "," && head
}

/// True where a verb that says little tells what a garment does for a look: `did the
/// rest`, `went underneath`, but not `took months to make`, `went missing`.
fn gives(scene: &Scene<'_>, clause: &Clause) -> bool {
    const NEAR: usize = 6;
    let text = &scene.text;
    let object = clause.group.end..clause.reach.end.min(clause.group.end + NEAR);
    let next = text.lower_at(Some(object.start));
    match text.lemma(clause.verb) {
        "go" => {
            let shown = matches!(
                text.lower_at(Some(object.start + 1)),
                "sale" | "show" | "display" | "view" | "offer" | "auction"
            );
            !shown
                && !matches!(
                    next,
                    "for" | "from" | "into" | "to" | "missing" | "viral" | "unsold" | "unworn"
                )
        }
        "sit" => {
            let rest = object.start + 1..object.end.max(object.start + 1);
            !matches!(next, "in" | "on" | "at")
                || rest.into_iter().any(|at| is_on_wearer(scene, at..at + 1))
        }
        "add" | "break" | "bring" | "do" | "give" | "hold" | "keep" | "lend" | "lift" | "offer"
        | "pick" | "provide" | "see" | "supply" => true,
        "take" | "make" => !object.clone().any(|t| {
            matches!(
                text.lower(t),
                "hours" | "days" | "weeks" | "months" | "years" | "headlines" | "news" | "history"
            )
        }),
        _ => false,
    }
}

/// True where a place ends at the body or at what is on it: `Under it`, `On one wrist`,
/// `Underneath`, but not `In the window`.
fn is_on_wearer(scene: &Scene<'_>, place: Range<usize>) -> bool {
    let Some(last) = place.last() else {
        return true;
    };
    scene.spotted.has_cue(last, Cue::Body)
        || scene.resolved.at(last).is_some_and(|m| {
            matches!(
                scene.resolved.mentions[m].kind,
                EntityKind::Garment | EntityKind::Attribute | EntityKind::Product
            )
        })
        || matches!(
            scene.text.lower(last),
            "it" | "that" | "this" | "them" | "these" | "those" | "all" | "top" | "her" | "him"
        )
}

/// True for `There were coats on the rails`: what was there was on nobody.
fn is_elsewhere(scene: &Scene<'_>, clause: &Clause) -> bool {
    const NEAR: usize = 5;
    let end = clause.reach.end;
    let place = scene
        .items_in(clause.group.end..end)
        .last()
        .map_or(clause.group.end, |item| item.tokens.end);
    matches!(
        scene.text.lower_at(Some(place)),
        "in" | "on" | "at" | "for" | "from"
    ) && !(place + 1..end.min(place + NEAR)).any(|at| is_on_wearer(scene, at..at + 1))
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
