//! Prices in running text: `The clog, priced at £80, comes in two colours`.

mod elsewhen;
mod model;
mod no_price;
mod planned;
mod priced;
mod shop_behind;
mod sold;

use std::ops::Range;

use releve_facts::{Bound, Offer, Statement};

use self::model::named;
use super::name::{Attributes, brand};
use super::price::{Price, prices};
use super::seller::{Sellers, sellers};
use super::thing::{Thing, things};
use super::{Draft, blurb};
use crate::scene::Scene;
use crate::segment::BlockKind;

/// The rule for `Arket’s £135 ballet flats`.
const BEFORE_THING: &str = "offer: price before thing";

pub(super) fn find(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    for number in 0..scene.text.sentences.len() {
        let sentence = &scene.text.sentences[number];
        let kind = scene.text.blocks[sentence.block].kind;
        if !matches!(
            kind,
            BlockKind::Paragraph | BlockKind::Heading | BlockKind::Caption
        ) {
            continue;
        }
        let tokens = sentence.tokens.clone();
        let found = prices(scene, tokens.clone());
        if found.is_empty() {
            continue;
        }
        let here = named(scene, tokens.clone());
        let mut verb = false;
        for (n, price) in found.iter().enumerate() {
            let told = Told {
                scene,
                number,
                tokens: tokens.clone(),
                things: &here,
                price,
                spent: n.checked_sub(1).map(|n| found[n].tokens.end),
            };
            let Some(draft) = told.read(&mut verb) else {
                continue;
            };
            drafts.push(draft);
        }
    }
}

/// A price in its sentence.
struct Told<'s, 'a> {
    scene: &'s Scene<'a>,
    number: usize,
    tokens: Range<usize>,
    things: &'s [Thing],
    price: &'s Price,
    /// Where the price before this one ends.
    spent: Option<usize>,
}

/// What a price is of, and how that is known.
struct Match {
    thing: Thing,
    rule: &'static str,
    /// The sentence that names the thing, where that is another one.
    elsewhere: Option<usize>,
}

impl Told<'_, '_> {
    fn read(&self, verb: &mut bool) -> Option<Draft> {
        let text = &self.scene.text;
        if !self.is_price() {
            return None;
        }
        let found = self
            .for_thing()
            .or_else(|| self.apposed())
            .or_else(|| self.before_thing())
            .or_else(|| self.with_verb(verb))
            .or_else(|| self.gapped(*verb))
            .or_else(|| self.sold_for())
            .or_else(|| self.buys())
            .or_else(|| self.spent_on())
            .or_else(|| self.fronted())
            .or_else(|| self.alone())?;
        let Match {
            thing,
            rule,
            elsewhere,
        } = found;
        let (thing, elsewhere) = self.fuller(thing, elsewhere);
        // `Zara’s version of the Puzzle bag` is no Puzzle bag.
        let copied = (thing.tokens.start.saturating_sub(4)..thing.tokens.start.saturating_sub(1))
            .any(|at| {
                matches!(
                    text.lower(at),
                    "version" | "versions" | "take" | "dupe" | "copy" | "replica" | "knockoff"
                ) && matches!(text.lower(at + 1), "of" | "on" | "for")
                    && !matches!(text.lower(at + 2), "its" | "their" | "his" | "her")
            });
        if copied {
            return None;
        }
        let sellers = match rule {
            BEFORE_THING => self.sellers().or(self.sellers_behind(&thing)),
            _ => self.sellers(),
        };
        let (maker, near) = match thing.brand.clone() {
            Some(brand) => (Some(brand), false),
            None => (self.nearby_brand(&thing, elsewhere), true),
        };
        let mut brand = maker;
        let mut retailer = None;
        for house in [sellers.plain, sellers.at].into_iter().flatten() {
            if house.retailer || brand.as_ref().is_some_and(|b| *b != house.name) && !near {
                retailer.get_or_insert(house.name);
            } else if near || brand.is_none() {
                brand = Some(house.name);
            }
        }
        let mut attributes = Attributes::default();
        for name in &thing.attributes {
            attributes.add(name);
        }
        if elsewhere.is_some() {
            blurb::read(
                self.scene,
                thing.garment.as_deref(),
                &[self.number],
                &mut attributes,
            );
        }
        let by_name = thing.named;
        let raw = text.slice(thing.tokens.clone());
        let name = raw.split_whitespace().collect::<Vec<_>>().join(" ");
        let from = self.price.from || self.price.bound == Some(Bound::From);
        let statement = Statement::Offer(Offer {
            name,
            price: self.price.value,
            currency: self.price.currency,
            price_to: self.price.to,
            price_was: self.price.was,
            bound: (from && self.price.to.is_none()).then_some(Bound::From),
            garment: thing.garment.clone(),
            brand: brand.clone(),
            retailer: retailer.clone(),
            attributes: attributes.0,
        });
        let mut draft = Draft::new(statement, self.tokens.clone(), rule)
            .sign(brand.is_none() && retailer.is_none(), "offer: no house")
            .sign(near && brand.is_some(), "offer: brand nearby")
            .sign(by_name, "named model")
            .sign(elsewhere.is_some(), "by pronoun");
        if let Some(elsewhere) = elsewhere {
            draft.evidence.insert(0, self.scene.sentence(elsewhere));
        }
        Some(draft)
    }

    /// `The charm, priced at £80`: what the sentences before called by more than
    /// its type.
    fn fuller(&self, thing: Thing, elsewhere: Option<usize>) -> (Thing, Option<usize>) {
        let scene = self.scene;
        let definite = matches!(
            scene.text.lower(thing.phrase.start),
            "the" | "this" | "these"
        );
        let bare = thing.attributes.is_empty() && thing.brand.is_none() && !thing.named;
        if !definite || !bare || elsewhere.is_some() || thing.tokens.len() > 1 {
            return (thing, elsewhere);
        }
        let block = scene.text.sentences[self.number].block;
        for back in 1..=2 {
            let Some(number) = self
                .number
                .checked_sub(back)
                .filter(|n| scene.text.sentences[*n].block == block)
            else {
                break;
            };
            let before = things(scene, scene.sentence(number));
            let known = before.into_iter().find(|known| {
                known.garment == thing.garment
                    && thing.garment.is_some()
                    && (known.tokens.len() > 1 || known.brand.is_some())
            });
            if let Some(known) = known {
                return (known, Some(number));
            }
        }
        (thing, elsewhere)
    }

    fn clauses(&self) -> impl Iterator<Item = &crate::clause::Clause> {
        self.scene.parses[self.number].clauses.iter()
    }

    fn sellers(&self) -> Sellers {
        let text = &self.scene.text;
        let end = self.price.tokens.end;
        let bracket = (self.price.tokens.start..self.price.first).any(|at| text.surface(at) == "(")
            && text.surface(end - 1) != ")";
        let behind = end..self.tokens.end.min(end + 10);
        if bracket {
            let close = behind
                .clone()
                .find(|at| text.surface(*at) == ")")
                .unwrap_or(behind.end);
            return sellers(self.scene, end..close);
        }
        let word = |at: usize| text.lower_at(Some(at).filter(|at| behind.contains(at)));
        // `$804; at hill-and-dale.com`
        let apart = matches!(word(end), ";" | ",") && matches!(word(end + 1), "at" | "via");
        if apart || matches!(word(end), "at" | "from" | "via") {
            sellers(self.scene, behind)
        } else {
            Sellers::default()
        }
    }

    /// The brand that the sentence, the one with the thing, or the section is about.
    fn nearby_brand(&self, thing: &Thing, elsewhere: Option<usize>) -> Option<String> {
        let scene = self.scene;
        let named = |tokens: Range<usize>| brand(scene, tokens).map(|entity| scene.name(entity));
        let home = elsewhere.unwrap_or(self.number);
        let sentence = scene.sentence(home);
        if let Some(name) = named(sentence.start..thing.tokens.start.max(sentence.start)) {
            return Some(name);
        }
        if let Some(name) = named(sentence) {
            return Some(name);
        }
        let block = scene.text.sentences[self.number].block;
        let heading = block
            .checked_sub(1)
            .map(|n| &scene.text.blocks[n])
            .filter(|b| matches!(b.kind, BlockKind::Heading | BlockKind::Name));
        if let Some(name) = heading.and_then(|b| named(b.tokens.clone())) {
            return Some(name);
        }
        (1..=2)
            .filter_map(|back| home.checked_sub(back))
            .filter(|number| scene.text.sentences[*number].block == block)
            .find_map(|number| named(scene.sentence(number)))
    }
}
