//! Prices behind what somebody sells, buys or would spend: `has a skirt for £34`.

use releve_facts::EntityKind;

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
                        | "make"
                        | "see"
                )
                || matches!(text.lower(at), "does" | "there")
                // `get the look from Mango’s tote for £38`
                || matches!(lemma, "get" | "find" | "buy" | "grab" | "snap" | "score" | "shop" | "pick")
                    && text.tokens[at].tag == Tag::Verb
        });
        // `£40 a month`, `£40 less`: what it costs is not told.
        let other = matches!(
            text.lower_at(Some(self.price.tokens.end)),
            "a" | "an" | "per" | "less" | "more" | "off" | "cheaper" | "dearer"
        );
        // `sold her bag for £90`: whose bag it was.
        let parted = (self.tokens.start..self.price.first).any(|at| {
            matches!(text.lower(at), "sold" | "sells" | "resold")
                && matches!(text.lower_at(Some(at + 1)), "her" | "his" | "my" | "hers")
        });
        if !governed || !sells || other || parted {
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
        // `Prada has a version for £35.`: of what was named before.
        let version = (floor.max(self.tokens.start)..self.price.first).any(|at| {
            self.scene.spotted.has_cue(at, Cue::Version)
                || matches!(text.lower(at), "one" | "ones") && self.scene.resolved.at(at).is_none()
        });
        if version && let Some((mut thing, sentence)) = self.antecedent() {
            let here = self
                .scene
                .entities_in(EntityKind::Brand, self.tokens.clone());
            if let [house] = here[..] {
                thing.brand = Some(self.scene.name(house));
            }
            return Some(Match {
                thing,
                rule,
                elsewhere: Some(sentence),
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

    /// `£90 buys a clog from X`, `£90 will get you X's clog`, `For £90 you can have X's clog`
    pub(super) fn buys(&self) -> Option<Match> {
        const REACH: usize = 5;
        let text = &self.scene.text;
        let end = self.price.tokens.end;
        let bare = self.price.first <= self.tokens.start + 2;
        let verb = (end..self.tokens.end.min(end + REACH)).find(|at| {
            matches!(
                text.lemma(*at),
                "buy" | "get" | "secure" | "bag" | "have" | "own" | "purchase"
            ) && matches!(
                text.tokens[*at].tag,
                Tag::Verb | Tag::Infinitive | Tag::Auxiliary
            )
        })?;
        let plain = (end..verb).all(|at| {
            matches!(
                text.lower(at),
                "," | "you" | "can" | "will" | "could" | "to" | "'ll" | "’ll" | "now"
            )
        });
        let thing = self
            .things
            .iter()
            .find(|thing| thing.tokens.start > verb && thing.phrase.start <= verb + 4)?;
        (bare && plain).then(|| Match {
            thing: thing.clone(),
            rule: "offer: sold for",
            elsewhere: None,
        })
    }

    /// `Prices range from €95 for a beanie to €690 for a coat`
    pub(super) fn for_thing(&self) -> Option<Match> {
        let scene = self.scene;
        let at = self.price.tokens.end;
        let article = at + 1 < self.tokens.end
            && scene.text.lower(at) == "for"
            && (matches!(
                scene.text.lower(at + 1),
                "a" | "an" | "the" | "its" | "their"
            ) || scene
                .resolved
                .at(at + 1)
                .is_some_and(|m| scene.resolved.mentions[m].kind == EntityKind::Brand));
        // `charges £90 for a bag`, `Expect to pay £90 for X's bag`; what somebody paid is
        // another matter.
        let asks = |at: usize| {
            let before = scene.text.lower_at(at.checked_sub(1));
            match scene.text.lemma(at) {
                "charge" | "ask" | "want" | "demand" => scene.text.tokens[at].tag == Tag::Verb,
                "pay" => matches!(before, "to" | "will" | "'ll" | "’ll" | "can"),
                _ => false,
            }
        };
        let prices = (self.tokens.start..self.price.first).any(|at| {
            matches!(scene.text.lower(at), "price" | "prices" | "priced")
                || scene.spotted.has_cue(at, Cue::Sell)
                || asks(at)
        });
        if !article || !prices {
            return None;
        }
        let thing = self
            .things
            .iter()
            .find(|thing| thing.tokens.start > at && thing.phrase.start <= at + 4)?;
        Some(Match {
            thing: thing.clone(),
            rule: "offer: price for thing",
            elsewhere: None,
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
