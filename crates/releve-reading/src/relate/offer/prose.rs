//! Prices in running text.

use std::ops::Range;

use releve_facts::{Bound, EntityKind, Offer, Statement};

use super::Draft;
use super::blurb;
use super::name::{Attributes, brand};
use super::price::{Price, prices};
use super::seller::{Sellers, sellers};
use super::thing::{Thing, things};
use crate::clause::Reality;
use crate::lexicon::Cue;
use crate::scene::Scene;
use crate::segment::BlockKind;
use crate::tag::Tag;

/// Words that say that a sum is not what one thing costs.
const NO_PRICE: &[&str] = &[
    "average",
    "averages",
    "averaged",
    "typical",
    "auction",
    "auctioned",
    "revenue",
    "sales",
    "turnover",
    "profit",
    "worth",
    "total",
    "fine",
    "prize",
    "raised",
    "donated",
    "grant",
    "salary",
    "budget",
    "per",
    "hour",
    "spent",
    "spend",
    "invested",
    "fetch",
    "fetches",
    "fetched",
    "resale",
    "resell",
    "resells",
    "resold",
    "collateral",
    "million",
    "billion",
    "estimated",
    "valued",
];

/// Words by which a sum is imagined or only heard of.
const UNREAL: &[&str] = &[
    "if",
    "would",
    "could",
    "might",
    "may",
    "imagine",
    "reportedly",
    "rumoured",
    "rumored",
    "allegedly",
    "supposedly",
    "not",
    "n't",
    "never",
    "no",
    "hardly",
    "once",
    "used",
];

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
        let here = things(scene, tokens.clone());
        let mut verb = false;
        for price in &found {
            let told = Told {
                scene,
                number,
                tokens: tokens.clone(),
                things: &here,
                price,
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
            .apposed()
            .or_else(|| self.before_thing())
            .or_else(|| self.with_verb(verb))
            .or_else(|| self.gapped(*verb))
            .or_else(|| self.sold_for())
            .or_else(|| self.alone())?;
        let Match {
            thing,
            rule,
            elsewhere,
        } = found;
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
        let sellers = self.sellers();
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

    /// False where the sum is imagined, a limit, or of something else.
    fn is_price(&self) -> bool {
        let text = &self.scene.text;
        let limit = matches!(self.price.bound, Some(Bound::Over | Bound::Under));
        let question = text.surface(self.tokens.end - 1) == "?";
        let first = self
            .price
            .tokens
            .start
            .saturating_sub(14)
            .max(self.tokens.start);
        let last = (self.price.tokens.end + 2).min(self.tokens.end);
        let near = (self
            .price
            .tokens
            .start
            .saturating_sub(7)
            .max(self.tokens.start)..last)
            .any(|at| NO_PRICE.contains(&text.lower(at)));
        let unreal = (first..self.price.first).any(|at| {
            let word = text.lower(at);
            UNREAL.contains(&word) || word.ends_with("n't") || word.ends_with("n’t")
        });
        let denied = self.clauses().any(|clause| {
            clause.reality == Reality::Denied && clause.reach.contains(&self.price.first)
        });
        // `£45 discount`, `a $40 fee`
        let moved = (self
            .price
            .tokens
            .start
            .saturating_sub(3)
            .max(self.tokens.start)..self.price.first)
            .any(|at| {
                self.scene.spotted.has_cue(at, Cue::Rise)
                    || self.scene.spotted.has_cue(at, Cue::Fall)
            });
        !limit && !question && !near && !unreal && !denied && !moved
    }

    fn clauses(&self) -> impl Iterator<Item = &crate::clause::Clause> {
        self.scene.parses[self.number].clauses.iter()
    }

    /// The thing whose phrase ends where the price begins.
    fn ends_here(&self) -> Option<&Thing> {
        let at = self.price.tokens.start;
        self.things
            .iter()
            .rev()
            .find(|thing| thing.phrase.end == at || thing.tokens.end == at)
    }

    /// `Boiler suit ($168)`, `open abaya, from ₹3,299,`
    fn apposed(&self) -> Option<Match> {
        let text = &self.scene.text;
        let lead = self.price.tokens.start..self.price.first;
        let bracket = lead.clone().any(|at| text.surface(at) == "(");
        let comma = lead
            .clone()
            .any(|at| matches!(text.surface(at), "," | "–" | "—" | ":"));
        let verb = lead.clone().any(|at| matches!(text.lower(at), "is"));
        let thing = self.ends_here().cloned().or_else(|| self.unnamed())?;
        let end = self.price.tokens.end;
        let closes = end >= self.tokens.end
            || matches!(
                text.surface(end),
                "," | "." | ";" | ")" | "–" | "—" | "!" | ":" | "|"
            )
            || matches!(text.lower(end), "at" | "from" | "by" | "and" | "or" | "via");
        let rule = if bracket {
            "offer: price in brackets"
        } else {
            "offer: price in apposition"
        };
        // `the sherdress, in which a sherwani meets a shirt dress (₹6,499)`
        let relative = (self.tokens.start..thing.tokens.start)
            .rev()
            .find(|at| text.lower(*at) == "which" && text.lower_at(at.checked_sub(1)) == "in");
        let thing = relative
            .and_then(|at| self.things.iter().rfind(|outer| outer.tokens.end <= at))
            .cloned()
            .unwrap_or(thing);
        ((bracket || comma && closes) && !verb).then_some(Match {
            thing,
            rule,
            elsewhere: None,
        })
    }

    /// `Saltmarsh’s Netty flat`, where no lexicon knows the name: what stands
    /// between a brand’s genitive and the price.
    fn unnamed(&self) -> Option<Thing> {
        let scene = self.scene;
        let end = self.price.tokens.start;
        let floor = end.saturating_sub(6).max(self.tokens.start);
        let mark = (floor..end).rfind(|at| scene.text.tokens[*at].tag == Tag::Genitive)?;
        let before = mark.checked_sub(1)?;
        let tokens = mark + 1..end;
        let nominal = tokens
            .clone()
            .all(|at| scene.text.tokens[at].shape.is_word());
        let house = match scene.resolved.at(before) {
            Some(m) => match scene.resolved.mentions[m].kind {
                EntityKind::Brand => scene.resolved.of(m).name.clone(),
                _ => return None,
            },
            None if scene.text.tokens[before].shape.is_capital() => {
                scene.text.surface(before).to_owned()
            }
            None => return None,
        };
        (!tokens.is_empty() && nominal).then(|| Thing {
            phrase: tokens.clone(),
            tokens,
            garment: None,
            brand: Some(house),
            attributes: Vec::new(),
            named: true,
            called: false,
        })
    }

    /// `Arket’s £135 ballet flats`, `the $890 Margaux`
    fn before_thing(&self) -> Option<Match> {
        let text = &self.scene.text;
        let end = self.price.tokens.end;
        let thing = self.things.iter().find(|thing| {
            thing.tokens.start >= self.price.first && (end..end + 2).contains(&thing.tokens.start)
                || thing.phrase.start <= self.price.first
                    && thing.tokens.start >= end
                    && thing.tokens.start < end + 4
        })?;
        let direct = (end..thing.tokens.start).all(|at| {
            matches!(
                text.tokens[at].tag,
                Tag::Adjective | Tag::Noun | Tag::Past | Tag::Name
            ) || self.scene.resolved.at(at).is_some()
        });
        let mut thing = thing.clone();
        let before = text.tokens[self.price.first.checked_sub(1)?].tag;
        if thing.brand.is_none() && matches!(before, Tag::Genitive | Tag::Possessive) {
            let from = self.price.first.saturating_sub(7).max(self.tokens.start);
            let mention = self
                .scene
                .resolved
                .of_kind(EntityKind::Brand, from..self.price.first)
                .last()?;
            thing.brand = Some(self.scene.resolved.of(mention).name.clone());
        }
        // Any `$2,000 bag` is on offer nowhere.
        let sold = self.sellers().at.is_some();
        (direct && (thing.brand.is_some() || thing.named || sold)).then_some(Match {
            thing,
            rule: "offer: price before thing",
            elsewhere: None,
        })
    }

    /// `The Margot retails for $129`, `It costs $248`, `The smock is £145`
    fn with_verb(&self, verb: &mut bool) -> Option<Match> {
        let text = &self.scene.text;
        let scene = self.scene;
        let reach = self.price.first.saturating_sub(6).max(self.tokens.start)..self.price.first;
        let sell = scene
            .spotted
            .cues
            .iter()
            .skip(
                scene
                    .spotted
                    .cues
                    .partition_point(|c| c.tokens.start < reach.start),
            )
            .take_while(|c| c.tokens.start < reach.end)
            .filter(|c| {
                c.cue == Cue::Sell
                    && c.tokens.end <= self.price.first
                    && self.price.first - c.tokens.end <= 3
            })
            .map(|c| c.tokens.start)
            .last();
        let copula = || {
            (self
                .price
                .tokens
                .start
                .saturating_sub(1)
                .max(self.tokens.start)..self.price.first)
                .find(|at| {
                    matches!(text.lower(*at), "is" | "are" | "was" | "were" | "'s" | "’s")
                        && text.tokens[*at].tag == Tag::Auxiliary
                })
        };
        let (at, rule) = match sell {
            Some(at) => (at, "offer: verb of price"),
            None => (copula()?, "offer: is a price"),
        };
        let clause = self
            .clauses()
            .find(|clause| clause.group.contains(&at) || clause.verb == at);
        let subject: Vec<Range<usize>> = clause
            .map(|clause| {
                clause
                    .subject
                    .iter()
                    .map(|p| scene.parses[self.number].phrases[*p].tokens.clone())
                    .collect()
            })
            .unwrap_or_default();
        let within = |phrase: &Range<usize>| {
            self.things
                .iter()
                .find(|thing| thing.tokens.start >= phrase.start && thing.tokens.start < phrase.end)
        };
        if let Some(thing) = subject.iter().find_map(within) {
            *verb = true;
            return Some(Match {
                thing: thing.clone(),
                rule,
                elsewhere: None,
            });
        }
        let pronoun = subject.iter().any(|phrase| {
            matches!(
                text.lower(phrase.end - 1),
                "it" | "they" | "prices" | "pair" | "these" | "this" | "which" | "that" | "price"
            ) || scene.spotted.has_cue(phrase.end - 1, Cue::Piece)
        }) || subject.is_empty();
        // A person or a house as subject sells something else for it.
        if !pronoun {
            return None;
        }
        let nearest = self.things.iter().filter(|thing| thing.tokens.end <= at);
        let opened = subject
            .first()
            .is_some_and(|phrase| phrase.start <= self.tokens.start + 2);
        let own = nearest.filter(|thing| !opened || thing.named).last();
        *verb = true;
        if let Some(thing) = own {
            return Some(Match {
                thing: thing.clone(),
                rule,
                elsewhere: None,
            });
        }
        self.antecedent().map(|(thing, sentence)| Match {
            thing,
            rule,
            elsewhere: Some(sentence),
        })
    }

    /// `The smock is £145, the jacket £329.`
    fn gapped(&self, verb: bool) -> Option<Match> {
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
    fn sold_for(&self) -> Option<Match> {
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
                    "have" | "sell" | "offer" | "stock" | "do" | "out" | "list" | "bring"
                )
        });
        if !governed || !sells {
            return None;
        }
        let floor = self.price.tokens.start.saturating_sub(16);
        let thing = self
            .things
            .iter()
            .filter(|thing| {
                thing.tokens.end <= self.price.tokens.start && thing.tokens.start >= floor
            })
            .next_back()?;
        Some(Match {
            thing: thing.clone(),
            rule: "offer: sold for",
            elsewhere: None,
        })
    }

    /// A sentence that is nothing but a price.
    fn alone(&self) -> Option<Match> {
        (self.tokens.len() <= self.price.tokens.len() + 2)
            .then(|| self.antecedent())
            .flatten()
            .map(|(thing, sentence)| Match {
                thing,
                rule: "offer: price alone",
                elsewhere: Some(sentence),
            })
    }

    /// The thing that the sentences before spoke of: a model, else the first.
    fn antecedent(&self) -> Option<(Thing, usize)> {
        let block = self.scene.text.sentences[self.number].block;
        let mut spare = None;
        for back in 1..=3 {
            let number = self.number.checked_sub(back)?;
            if self.scene.text.sentences[number].block != block {
                break;
            }
            let tokens = self.scene.sentence(number);
            let found = things(self.scene, tokens.clone());
            let Some(thing) = found
                .iter()
                .find(|thing| thing.called)
                .or_else(|| found.iter().find(|thing| thing.named))
                .or_else(|| found.first())
            else {
                continue;
            };
            // `It’s a cross between …` speaks of what stands before it.
            let word = |at: usize| self.scene.text.lower(at);
            let pronoun = tokens.take(2).any(|at| {
                matches!(word(at), "it" | "they")
                    && matches!(
                        self.scene.text.lower_at(Some(at + 1)),
                        "is" | "'s" | "’s" | "are" | "'re" | "’re"
                    )
            });
            if !pronoun || thing.named {
                return Some((thing.clone(), number));
            }
            spare.get_or_insert((thing.clone(), number));
        }
        spare
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
        let at =
            behind.start < behind.end && matches!(text.lower(behind.start), "at" | "from" | "via");
        if at {
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
