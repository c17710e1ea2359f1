//! Prices that something was to have and has not: `was supposed to cost £90`, `had been
//! expected to sell for £650`. What `is set to cost £90` is an offer.

use super::Told;
use crate::lexicon::Cue;
use crate::tag::Tag;

/// How far from the price the infinitive may stand, in tokens.
const REACH: usize = 8;

impl Told<'_, '_> {
    /// True where the price hangs on an infinitive of which the plan is past.
    pub(super) fn was_only_planned(&self) -> bool {
        let text = &self.scene.text;
        let first = self.price.first;
        let from = first.saturating_sub(REACH).max(self.tokens.start);
        (from..first)
            .filter(|at| text.lower(*at) == "to" && self.is_priced(at + 1))
            .any(|to| self.is_past_plan(to))
    }

    /// `to cost`, `to be priced at`, `to have retailed for`, `to sell it for`
    fn is_priced(&self, at: usize) -> bool {
        let text = &self.scene.text;
        let verb = (at..self.price.first).find(|at| {
            !matches!(text.lower(*at), "be" | "have" | "been")
                && text.tokens[*at].tag != Tag::Adverb
        });
        verb.is_some_and(|verb| {
            self.scene.spotted.has_cue(verb, Cue::Sell)
                || matches!(text.lemma(verb), "sell" | "charge" | "price" | "ask")
        })
    }

    /// `was supposed`, `were to`, `had been due`, `hoped`, back from the infinitive's `to`.
    fn is_past_plan(&self, to: usize) -> bool {
        let text = &self.scene.text;
        let wish = |at: usize| {
            self.scene.spotted.has_cue(at, Cue::Wish) || self.scene.spotted.has_cue(at, Cue::Plan)
        };
        // Whether nothing but adverbs stands between: `were to have cost`.
        let (mut planned, mut bare) = (false, true);
        for at in (self.tokens.start..to).rev() {
            match text.lower(at) {
                "was" | "were" | "wasn't" | "weren't" => return planned || bare,
                "had" => return planned,
                "been" => planned = true,
                // `is expected to sell for £650`: it will.
                "is" | "are" | "has" | "have" | "'s" | "'re" => return false,
                // `priced to sell at £90`: it is.
                _ if self.scene.spotted.has_cue(at, Cue::Sell) => return false,
                "due" | "set" | "going" | "about" | "likely" => planned = true,
                "not" | "never" | "all" => {}
                _ if wish(at) => planned = true,
                "forecast" => planned = true,
                _ if text.tokens[at].tag == Tag::Past => bare = false,
                _ if matches!(text.tokens[at].tag, Tag::Adverb | Tag::Negation) => {}
                // `Loewe hoped to sell it for £90`
                _ => return planned && text.tokens[at + 1].tag == Tag::Past && wish(at + 1),
            }
        }
        false
    }
}
