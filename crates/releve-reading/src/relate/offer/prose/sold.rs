//! Prices behind what somebody sells, buys or would spend: `has a skirt for £34`.

use super::{Match, Told};
use crate::lexicon::Cue;
use crate::tag::Tag;

impl Told<'_, '_> {
    /// `The smock is £145, the jacket £329.`
    pub(super) fn gapped(&self, verb: bool) -> Option<Match> {
        if !verb || self.price.tokens.start != self.price.first {
            return None;
        }
        let thing = self.ends_here()?.clone();
        Some(Match {
            thing,
            rule: "offer: price without verb",
            elsewhere: None,
        })
    }

    /// `H&M has a pleated skirt for £34.99`, `launched a shawl, the Thornfield, at £95`
    pub(super) fn sold_for(&self) -> Option<Match> {
        let text = &self.scene.text;
        let governed = (self
            .price
            .tokens
            .start
            .saturating_sub(1)
            .max(self.tokens.start)..self.price.first)
            .any(|at| matches!(text.lower(at), "for" | "at"));
        let sells = (self.tokens.start..self.price.first).any(|at| {
            let lemma = text.lemma(at);
            self.scene.spotted.has_cue(at, Cue::Launch)
                || self.scene.spotted.has_cue(at, Cue::Sell)
                || matches!(
                    lemma,
                    "have"
                        | "sell"
                        | "offer"
                        | "stock"
                        | "do"
                        | "out"
                        | "list"
                        | "bring"
                        | "available"
                )
                // `get the look from Mango’s tote for £38`
                || matches!(lemma, "get" | "find" | "buy" | "grab" | "snap" | "score" | "shop")
                    && text.tokens[at].tag == Tag::Verb
        });
        // `£40 a month`, `£40 less`: what it costs is not told.
        let other = matches!(
            text.lower_at(Some(self.price.tokens.end)),
            "a" | "an" | "per" | "less" | "more" | "off"
        );
        if !governed || !sells || other {
            return None;
        }
        let floor = self.price.tokens.start.saturating_sub(16);
        let own = self.things.iter().rfind(|thing| {
            thing.tokens.end <= self.price.tokens.start && thing.tokens.start >= floor
        });
        let rule = "offer: sold for";
        if let Some(thing) = own {
            return Some(Match {
                thing: thing.clone(),
                rule,
                elsewhere: None,
            });
        }
        // `They are available online now for $220.`
        let pronoun = matches!(
            text.lower(self.tokens.start),
            "it" | "they" | "these" | "both"
        );
        let (thing, sentence) = pronoun.then(|| self.antecedent()).flatten()?;
        Some(Match {
            thing,
            rule,
            elsewhere: Some(sentence),
        })
    }

    /// `Instead of spending £575 on Mulberry’s tote`
    pub(super) fn spent_on(&self) -> Option<Match> {
        let text = &self.scene.text;
        let spends = (self.price.first.saturating_sub(3).max(self.tokens.start)..self.price.first)
            .any(|at| {
                matches!(
                    text.lower(at),
                    "spending" | "splashing" | "splurging" | "dropping" | "forking" | "shelling"
                )
            });
        let on = self.price.tokens.end;
        if !spends || on >= self.tokens.end || !matches!(text.lower(on), "on" | "for") {
            return None;
        }
        let thing = self
            .things
            .iter()
            .find(|thing| thing.phrase.start > on && thing.phrase.start <= on + 2)?;
        Some(Match {
            thing: thing.clone(),
            rule: "offer: spent on",
            elsewhere: None,
        })
    }

    /// `At £25, Primark’s trench coat …`, `Available now for $198, the dress …`
    pub(super) fn fronted(&self) -> Option<Match> {
        let text = &self.scene.text;
        let lead = self.tokens.start..self.price.first;
        let word = |at: usize| text.lower(at);
        let opens = lead.len() <= 4
            && lead
                .clone()
                .any(|at| matches!(word(at), "for" | "at" | "from"))
            && lead.clone().all(|at| {
                matches!(
                    word(at),
                    "for"
                        | "at"
                        | "from"
                        | "just"
                        | "only"
                        | "available"
                        | "now"
                        | "on"
                        | "sale"
                        | "priced"
                )
            });
        let comma = self.price.tokens.end;
        if !opens || comma >= self.tokens.end || text.surface(comma) != "," {
            return None;
        }
        let thing = self
            .things
            .iter()
            .find(|thing| thing.tokens.start > comma && thing.phrase.start <= comma + 4)?;
        Some(Match {
            thing: thing.clone(),
            rule: "offer: price first",
            elsewhere: None,
        })
    }

    /// A sentence that is nothing but a price.
    pub(super) fn alone(&self) -> Option<Match> {
        (self.tokens.len() <= self.price.tokens.len() + 2)
            .then(|| self.antecedent())
            .flatten()
            .map(|(thing, sentence)| Match {
                thing,
                rule: "offer: price alone",
                elsewhere: Some(sentence),
            })
    }
}
