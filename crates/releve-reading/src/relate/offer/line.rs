//! One line of a shopping edit with the text below it.

use std::cell::OnceCell;
use std::ops::Range;

use releve_facts::{Bound, Currency, EntityKind, Offer, Statement};

use super::name::{Attributes, Name, brand, garment, last_word, name, product_brand};
use super::price::{Price, prices};
use super::seller::{House, Sellers, house, opening, sellers};
use super::{Draft, blurb};
use crate::lexicon::Cue;
use crate::scene::Scene;
use crate::segment::{BlockKind, Join, called};

/// What one line offers.
#[derive(Debug, Clone)]
pub(crate) struct ShopLine {
    /// The name that the line states.
    name: Name,
    price: Price,
    sellers: Sellers,
    /// Name, price and seller; the lines above where the name stands there.
    pub(crate) lines: Vec<Range<usize>>,
    /// The sentences of the text below.
    pub(crate) blurb: Vec<usize>,
    /// The line is printed twice.
    twice: bool,
    /// The name stands on a line of its own.
    above: bool,
    /// Who makes it and who sells it: what a text says elsewhere of a house's coat asks
    /// this of all its lines.
    houses: OnceCell<Houses>,
}

/// Who makes something and who sells it.
type Houses = (Option<String>, Option<String>);

/// All offers that stand on lines of their own, in text order.
pub(crate) fn lines(scene: &Scene<'_>) -> Vec<ShopLine> {
    let blocks = &scene.text.blocks;
    let mut found: Vec<ShopLine> = Vec::new();
    for (number, block) in blocks.iter().enumerate() {
        if block.kind != BlockKind::Offer {
            continue;
        }
        let surface = scene.text.slice(block.tokens.clone());
        // Printed twice: the first stands, with the blurb below the second.
        let again = number > 0
            && blocks[number - 1].kind == BlockKind::Offer
            && scene.text.slice(blocks[number - 1].tokens.clone()) == surface;
        if again {
            continue;
        }
        let twice = blocks
            .get(number + 1)
            .is_some_and(|next| scene.text.slice(next.tokens.clone()) == surface);
        let mut below = number + 1 + usize::from(twice);
        // `SHOP NOW` on a line of its own.
        let button = |n: usize| {
            blocks.get(n).is_some_and(|block| {
                block.tokens.len() <= 4
                    && matches!(
                        scene.text.lower(block.tokens.start),
                        "shop" | "buy" | "see" | "view" | "get"
                    )
            })
        };
        if button(below) {
            below += 1;
        }
        let first = found.len();
        units(scene, number, &mut found);
        // `…, £60, and skirt, £40, both Mango`
        let shared = found[first..].last().and_then(|line| {
            let end = line.price.tokens.end;
            let both = (end..block.tokens.end.min(end + 3))
                .any(|at| matches!(scene.text.lower(at), "both" | "all"));
            line.sellers.plain.clone().filter(|_| both)
        });
        if let Some(house) = shared {
            for line in &mut found[first..] {
                line.sellers.plain.get_or_insert(house.clone());
            }
        }
        let blurb = sentences_below(scene, below);
        for line in &mut found[first..] {
            line.twice = twice;
        }
        // A text below several offers speaks of none of them alone.
        if let [only] = &mut found[first..] {
            only.blurb = blurb;
        }
    }
    found
}

/// The sentences of the paragraph that begins at block `number`.
fn sentences_below(scene: &Scene<'_>, number: usize) -> Vec<usize> {
    let Some(block) = scene
        .text
        .blocks
        .get(number)
        .filter(|b| b.kind == BlockKind::Paragraph)
    else {
        return Vec::new();
    };
    let first = scene.text.sentence_of(block.tokens.start);
    (first..scene.text.sentences.len())
        .take_while(|at| scene.text.sentences[*at].block == number)
        .take(8)
        .collect()
}

/// The offers of one block: usually one, in captions several.
fn units(scene: &Scene<'_>, number: usize, found: &mut Vec<ShopLine>) {
    let text = &scene.text;
    let block = text.blocks[number].tokens.clone();
    let prices = prices(scene, block.clone());
    let mut first = block.start;
    if prices.len() > 1 {
        first += called(|at| text.surface(block.start + at));
    }
    for (n, price) in prices.iter().enumerate() {
        let mut end = prices
            .get(n + 1)
            .map_or(block.end, |next| next.tokens.start);
        // What stands behind this price and before the next one's name.
        if n + 1 < prices.len() {
            let gap = price.tokens.end..end;
            end = gap
                .clone()
                .find(|at| {
                    // `sosandar.com` is no end.
                    let inside = text.surface(*at) == "."
                        && text.tokens[*at + 1].join == Join::Direct
                        && text.tokens[*at + 1].shape.is_word();
                    matches!(text.surface(*at), ";" | "." | "•" | "·") && !inside
                        || text.lower(*at) == "and"
                })
                .or_else(|| {
                    let worn = garment(scene, gap.clone())
                        .map(|m| scene.resolved.mentions[m].tokens.start)?;
                    gap.clone()
                        .take_while(|at| *at < worn)
                        .filter(|at| text.surface(*at) == ",")
                        .last()
                })
                .unwrap_or(end);
        }
        let before = first..price.tokens.start.max(first);
        let behind = price.tokens.end..end;
        first = end;
        let sellers = sellers(scene, behind.clone());
        let mut lines = vec![block.clone()];
        let mut above = false;
        let labelled = house(scene, before.clone(), false);
        let own =
            name(scene, before).filter(|name| is_thing(scene, name) || sellers.plain.is_some());
        let own = own.or_else(|| {
            // A price line below the name's line.
            if n > 0 || prices.len() > 1 {
                return None;
            }
            let named = number.checked_sub(1).map(|n| &text.blocks[n])?;
            let short = matches!(
                named.kind,
                BlockKind::Name | BlockKind::Heading | BlockKind::Paragraph
            ) && named.tokens.len() <= 16
                && !(labelled.is_some()
                    && matches!(text.surface(named.tokens.end - 1), "." | "!" | "?"));
            let mut own = name(scene, named.tokens.clone()).filter(|_| short)?;
            if !is_thing(scene, &own) {
                return None;
            }
            above = true;
            lines.insert(0, named.tokens.clone());
            // `Mango`, `Satin slingbacks`, `£45`: the house above the name.
            if own.apart.is_none()
                && let Some(over) = number.checked_sub(2).map(|n| &text.blocks[n])
                && over.kind == BlockKind::Name
            {
                own.apart = house(scene, over.tokens.clone(), false);
            }
            Some(own)
        });
        let own = own.or_else(|| {
            let (name, sentence) =
                named_below(scene, number, labelled.filter(|_| prices.len() == 1)?)?;
            lines.push(sentence);
            Some(name)
        });
        let Some(name) = own else { continue };
        found.push(ShopLine {
            name,
            price: price.clone(),
            sellers,
            lines,
            blurb: Vec::new(),
            twice: false,
            above,
            houses: OnceCell::new(),
        });
    }
}

/// `Primark, £17` and below it `The shape of this dress`: what the first sentence of
/// the text below points at, and that sentence.
fn named_below(scene: &Scene<'_>, number: usize, house: House) -> Option<(Name, Range<usize>)> {
    let sentence = *sentences_below(scene, number + 1).first()?;
    let tokens = scene.sentence(sentence);
    let item = scene.items_in(tokens.clone()).find(|item| {
        let lead = item.tokens.start.saturating_sub(1).max(tokens.start)..item.tokens.end;
        !item.denied
            && lead
                .into_iter()
                .any(|at| matches!(scene.text.lower(at), "this" | "these"))
    })?;
    let name = Name {
        tokens: scene.resolved.mentions[item.mention].tokens.clone(),
        apart: Some(house),
    };
    Some((name, tokens))
}

/// True for the name of something worn or carried.
fn is_thing(scene: &Scene<'_>, name: &Name) -> bool {
    scene.resolved.within(name.tokens.clone()).any(|m| {
        matches!(
            scene.resolved.mentions[m].kind,
            EntityKind::Garment | EntityKind::Product | EntityKind::Attribute
        )
    })
}

impl ShopLine {
    /// The name as the line states it.
    pub(crate) fn name(&self, scene: &Scene<'_>) -> String {
        let raw = scene.text.slice(self.name.tokens.clone());
        raw.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// What it costs now.
    pub(crate) fn cost(&self) -> (f64, &Currency) {
        (self.price.value, &self.price.currency)
    }

    /// The garment that the name ends in.
    pub(crate) fn garment(&self, scene: &Scene<'_>) -> Option<String> {
        match garment(scene, self.name.tokens.clone()) {
            Some(mention) => Some(scene.resolved.of(mention).name.clone()),
            None => last_word(scene, self.name.tokens.clone()),
        }
    }

    /// Who makes it and who sells it.
    pub(crate) fn houses(&self, scene: &Scene<'_>) -> &Houses {
        self.houses.get_or_init(|| self.find_houses(scene))
    }

    fn find_houses(&self, scene: &Scene<'_>) -> Houses {
        let tokens = self.name.tokens.clone();
        let product = product_brand(scene, tokens.clone());
        let mut maker = brand(scene, tokens.clone())
            .map(|entity| scene.name(entity))
            .or_else(|| opening(scene, tokens))
            .or_else(|| {
                self.name
                    .apart
                    .as_ref()
                    .filter(|h| !h.retailer)
                    .map(|h| h.name.clone())
            });
        let mut retailer = self
            .name
            .apart
            .as_ref()
            .filter(|h| h.retailer)
            .map(|h| h.name.clone());
        if let Some(house) = &self.sellers.plain {
            self.settle(scene, house, &product, &mut maker, &mut retailer);
        }
        if let Some(house) = &self.sellers.at {
            if house.retailer || maker.as_ref().is_some_and(|maker| *maker != house.name) {
                retailer.get_or_insert(house.name.clone());
            } else {
                maker.get_or_insert(house.name.clone());
            }
        }
        let mut maker = maker.or(product);
        if maker.is_none() && retailer.is_some() {
            maker = self
                .blurb_brand(scene, None)
                .filter(|maker| retailer.as_ref() != Some(maker));
        }
        (maker, retailer)
    }

    /// What a house behind the bar is.
    fn settle(
        &self,
        scene: &Scene<'_>,
        house: &House,
        product: &Option<String>,
        maker: &mut Option<String>,
        retailer: &mut Option<String>,
    ) {
        let other = |name: &Option<String>| name.as_ref().is_some_and(|name| *name != house.name);
        if house.retailer || other(maker) {
            retailer.get_or_insert(house.name.clone());
        } else if !house.known && other(product) {
            maker.clone_from(product);
            retailer.get_or_insert(house.name.clone());
        } else if !house.known
            && self.blurb.iter().any(|s| {
                scene
                    .sentence(*s)
                    .any(|at| scene.spotted.has_cue(at, Cue::Shop))
            })
            && let Some(named) = self.blurb_brand(scene, Some(&house.name))
        {
            // `made by …, stocked only by this boutique`
            *maker = Some(named);
            retailer.get_or_insert(house.name.clone());
        } else {
            maker.get_or_insert(house.name.clone());
        }
    }

    /// The first brand of the blurb, or who it says made the thing.
    fn blurb_brand(&self, scene: &Scene<'_>, other_than: Option<&str>) -> Option<String> {
        let differs = |name: &String| other_than.is_none_or(|other| other != name);
        self.blurb.iter().take(3).find_map(|sentence| {
            let tokens = scene.sentence(*sentence);
            scene
                .resolved
                .within(tokens)
                .filter(|m| {
                    let mention = &scene.resolved.mentions[*m];
                    let by = scene.text.lower_at(mention.tokens.start.checked_sub(1)) == "by";
                    mention.kind == EntityKind::Brand || mention.kind == EntityKind::Person && by
                })
                .map(|m| scene.resolved.of(m).name.clone())
                .find(differs)
        })
    }

    /// The fact.
    pub(super) fn draft(&self, scene: &Scene<'_>) -> Draft {
        let garment = self.garment(scene);
        let (brand, retailer) = self.houses(scene).clone();
        let mut attributes = Attributes::default();
        attributes.of_name(scene, self.name.tokens.clone());
        let told = blurb::read(scene, garment.as_deref(), &self.blurb, &mut attributes);
        let bar = self
            .lines
            .iter()
            .any(|line| line.clone().any(|at| scene.text.surface(at) == "|"));
        let rule = match (bar, self.above) {
            (true, false) => "offer: line with bar",
            (false, false) => "offer: line",
            (_, true) => "offer: price below name",
        };
        let unknown = self.sellers.plain.as_ref().is_some_and(|h| !h.known);
        let statement = Statement::Offer(Offer {
            name: self.name(scene),
            price: self.price.value,
            currency: self.price.currency,
            price_to: self.price.to,
            price_was: self.price.was,
            bound: self.price.from.then_some(Bound::From),
            garment: garment.clone(),
            brand: brand.clone(),
            retailer,
            attributes: attributes.0,
        });
        let mut draft = Draft::new(statement, self.lines[0].clone(), rule)
            .sign(garment.is_none(), "no garment")
            .sign(brand.is_none(), "no brand")
            .sign(unknown, "unknown name")
            .sign(self.twice, "printed twice");
        for tokens in self.lines.iter().skip(1).cloned().chain(told) {
            draft = draft.also(tokens);
        }
        draft
    }
}
