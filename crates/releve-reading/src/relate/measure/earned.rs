//! What a house takes in, told by its verb: `turns over £12m a year`, `made $750
//! million in 2023`; and what a market is worth.

use releve_facts::{EntityKind, Metric};

use super::named::{Named, named};
use super::{Link, Teller};
use crate::figure::{Figure, FigureUnit};
use crate::lexicon::{Classes, Cue};
use crate::tag::Tag;

/// Smaller sums are the price of something.
const LEAST: f64 = 1e5;

/// `took $500 million from X`, `made $4 million in donations`: from whom, or as what.
fn is_no_sale(teller: &Teller<'_, '_, '_>, end: usize) -> bool {
    let scene = teller.scene;
    let text = &scene.text;
    match text.lower_at(Some(end)) {
        "from" => scene.resolved.at(end + 1).is_some_and(|m| {
            matches!(
                scene.resolved.mentions[m].kind,
                EntityKind::Brand | EntityKind::Organisation | EntityKind::Person
            )
        }),
        "in" => {
            text.tokens
                .get(end + 1)
                .is_some_and(|next| next.tag == Tag::Noun)
                && text.can_be(end + 1, Classes::PLURAL)
                && scene.times_in(end..end + 2).next().is_none()
                && !scene.spotted.has_cue(end + 1, Cue::Sales)
                && !scene.spotted.has_cue(end + 1, Cue::Shop)
                && !matches!(
                    text.lower(end + 1),
                    "revenues" | "sales" | "takings" | "receipts"
                )
        }
        _ => false,
    }
}

impl Teller<'_, '_, '_> {
    /// `The label turned over £4m`, `Skims made $750 million last year`.
    pub(super) fn earned(&self, sentence: usize, figure: &Figure) -> Option<Link> {
        let text = &self.scene.text;
        if !matches!(figure.unit, FigureUnit::Money(_)) || figure.value < LEAST || figure.change {
            return None;
        }
        let range = self.scene.sentence(sentence);
        let verb = (range.start..figure.tokens.start)
            .rev()
            .take(5)
            .find(|at| matches!(text.tokens[*at].tag, Tag::Verb | Tag::Past | Tag::Gerund))?;
        let particle = text.lower_at(Some(verb + 1));
        let fits = match text.base(verb) {
            "turn" => particle == "over",
            "pull" | "bring" => particle == "in",
            "take" if particle == "in" => true,
            "take" | "make" | "gross" | "earn" | "generate" => {
                (verb + 1..figure.tokens.start).all(|at| {
                    matches!(
                        text.tokens[at].tag,
                        Tag::Adverb | Tag::Preposition | Tag::Number
                    ) || matches!(text.lower(at), "some" | "more" | "than" | "about")
                })
            }
            _ => false,
        };
        // `made $2bn in profit`, `generated $4m in media value`: another sum.
        let other = (figure.tokens.end..range.end.min(figure.tokens.end + 4)).any(|at| {
            matches!(
                text.lower(at),
                "profit" | "profits" | "loss" | "value" | "miv" | "emv" | "worth" | "investment"
            )
        }) || is_no_sale(self, figure.tokens.end);
        if !fits || other {
            return None;
        }
        let house = |named: &Named| {
            matches!(
                named.kind,
                Some(EntityKind::Brand | EntityKind::Organisation)
            )
        };
        let named = self.subject_of_verb(sentence, verb);
        // `Barrel jeans brought in £210 million`: goods are sold for so much.
        let goods = named.as_ref().filter(|named| {
            matches!(
                named.kind,
                Some(EntityKind::Garment | EntityKind::Product | EntityKind::Attribute)
            )
        });
        if let Some(goods) = goods {
            let rule = "measure: taken in by goods";
            return Some(Link::new(Metric::Sales, goods.clone(), rule));
        }
        let subject = named.filter(house).or_else(|| {
            // `The Boston company`: the house spoken of.
            let clause = self.scene.parses[sentence]
                .clauses
                .iter()
                .find(|c| c.group.contains(&verb))?;
            let phrase = &self.scene.parses[sentence].phrases[*clause.subject.first()?];
            let called = self.scene.spotted.has_cue(phrase.head, Cue::House)
                || text.lower(phrase.tokens.start) == "it";
            called
                .then(|| self.house(sentence, phrase.tokens.start))
                .flatten()
        })?;
        // `A drew $9 million in media value, B made $4 million`: the same kind of sum.
        let metric = self
            .last_told(sentence, 1)
            .filter(|told| told.metric == Metric::MediaValue)
            .map_or(Metric::Revenue, |told| told.metric);
        Some(Link::new(metric, subject, "measure: taken in by a house"))
    }

    /// `the sunglasses market was valued at $24 billion`, `a $185 billion
    /// industry`, `the market for men's jewellery is worth £2bn`.
    pub(super) fn market_worth(&self, sentence: usize, figure: &Figure) -> Option<Link> {
        let scene = self.scene;
        let text = &scene.text;
        let grown = figure.unit == FigureUnit::Percent && figure.change;
        let sum = matches!(figure.unit, FigureUnit::Money(_)) && figure.value >= 1e7;
        if !grown && !sum {
            return None;
        }
        let range = scene.sentence(sentence);
        // `streetwear is now a $185 billion industry`, `the $9bn handbag market`
        if sum {
            let stop = range.end.min(figure.tokens.end + 4);
            let noun = (figure.tokens.end..stop).find(|at| is_market(text.lower(*at)));
            if let Some(noun) = noun {
                let own = (figure.tokens.end < noun)
                    .then(|| named(scene, figure.tokens.end, noun, &[]))
                    .flatten()
                    .filter(|found| found.tokens.end == noun);
                let subject = own.or_else(|| {
                    let verb = (range.start..figure.tokens.start)
                        .rev()
                        .take(6)
                        .find(|at| matches!(text.base(*at), "be" | "become"))?;
                    self.subject_of_verb(sentence, verb)
                })?;
                return sector(subject);
            }
        }
        // `The market for X is worth`, `the X market had grown by 9 percent`
        let market = (range.start..figure.tokens.start)
            .rev()
            .take(14)
            .find(|at| is_market(text.lower(*at)))?;
        let apart = (market + 1..figure.tokens.start).any(|at| text.surface(at) == ",");
        let verb = (market + 1..figure.tokens.start).find(|at| {
            matches!(
                text.base(*at),
                "worth" | "value" | "estimate" | "stand" | "total" | "reach" | "hit"
            ) || grown
                && !apart
                && (scene.spotted.has_cue(*at, Cue::Rise) || scene.spotted.has_cue(*at, Cue::Fall))
        })?;
        let behind = (matches!(text.lower_at(Some(market + 1)), "for" | "in"))
            .then(|| named(scene, market + 2, verb, &[]))
            .flatten();
        let subject = behind.or_else(|| {
            let mut start = market;
            while start > range.start
                && (scene.resolved.at(start - 1).is_some()
                    || matches!(
                        text.tokens[start - 1].tag,
                        Tag::Noun | Tag::Name | Tag::Adjective | Tag::Genitive
                    ))
                && scene
                    .resolved
                    .at(start - 1)
                    .is_none_or(|m| scene.resolved.mentions[m].kind != EntityKind::Place)
                && !scene.spotted.has_cue(start - 1, Cue::Scope)
            {
                start -= 1;
            }
            named(scene, start, market, &[]).filter(|found| found.tokens.end == market)
        })?;
        sector(subject)
    }
}

/// A market is of goods or of a way to dress, not of a house.
fn sector(subject: Named) -> Option<Link> {
    let goods = matches!(
        subject.kind,
        None | Some(EntityKind::Garment | EntityKind::Trend | EntityKind::Attribute)
    );
    let named = !subject.name.is_empty();
    (goods && named).then(|| Link::new(Metric::Sales, subject, "measure: worth of a market"))
}

/// What many sell in: its worth is nobody’s revenue.
fn is_market(noun: &str) -> bool {
    matches!(noun, "market" | "industry" | "sector" | "business")
}
