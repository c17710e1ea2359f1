//! What hangs on somebody in a phrase without a finite verb: `X appeared, a feathered
//! skirt trailing behind her`, `X left, a beanie pulled low`.

use super::Scan;
use crate::lexicon::Cue;
use crate::tag::Tag;

impl Scan<'_, '_> {
    /// True where `at` is a participle that says how the garment before it hangs,
    /// whatever the tagger makes of it.
    pub(super) fn hanging(&self, at: usize) -> bool {
        let scene = self.scene;
        let hangs = matches!(
            scene.text.lower(at),
            "trailing"
                | "swinging"
                | "dangling"
                | "hanging"
                | "billowing"
                | "sweeping"
                | "flapping"
                | "floating"
                | "pulled"
                | "pushed"
                | "perched"
                | "knotted"
                | "draped"
                | "buttoned"
                | "belted"
                | "tucked"
                | "wrapped"
                | "thrown"
                | "slung"
                | "tied"
                | "hitched"
                | "cinched"
        );
        let start = scene.sentence(self.number).start;
        // `a coat hanging in the hall`, but `at her side`, `in one hand`
        let near = at + 2..scene.sentence(self.number).end.min(at + 5);
        let away = matches!(scene.text.lower_at(Some(at + 1)), "in" | "at" | "outside")
            && !near.into_iter().any(|t| {
                scene.spotted.has_cue(t, Cue::Body) || scene.text.tokens[t].tag == Tag::Possessive
            });
        hangs
            && !away
            && self.spoken.len() == 1
            && scene.items_in(start..at).last().is_some_and(|item| {
                item.tokens.end == at
                    && item.tokens.start > start
                    && scene.text.surface(item.tokens.start - 1) == ","
                    && matches!(
                        scene.text.lower(item.tokens.start),
                        "a" | "an" | "her" | "his"
                    )
            })
    }

    /// Puts on the subject what hangs there.
    pub(super) fn hang(&mut self, at: usize) {
        if self.state.is_on() || !self.hanging(at) {
            return;
        }
        let start = self.scene.sentence(self.number).start;
        let item = self.scene.items_in(start..at).last().cloned();
        if let Some(item) = item {
            let people = self.spoken.clone();
            self.push(people, &item, "wear: on the body", true);
        }
    }
}
