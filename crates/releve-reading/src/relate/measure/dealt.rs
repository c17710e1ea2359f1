//! Figures that count goods by what is done with them: `14,000 pairs changed hands`,
//! `62 per cent more clogs were sold`, `twice as many shoppers bought clogs`.

use std::ops::Range;

use releve_facts::{Direction, EntityKind, Metric};

use super::named::{Named, named};
use super::share::is_group;
use super::{Link, Teller};
use crate::figure::{Figure, FigureUnit};
use crate::tag::Tag;

/// Fewer are no figure of a trade.
const LEAST: f64 = 100.0;

/// How far behind the goods their verb may stand.
const NEAR: usize = 6;

impl Teller<'_, '_, '_> {
    pub(super) fn dealt(&self, sentence: usize, figure: &Figure) -> Option<Link> {
        let scene = self.scene;
        let end = scene.sentence(sentence).end;
        if let Some(link) = self
            .worth_sold(sentence, figure)
            .or_else(|| self.sells_better(sentence, figure))
        {
            return Some(link);
        }
        let at = self.counted_goods(figure, end)?;
        // `6,200 of them were bought`
        if figure.unit == FigureUnit::Count
            && scene.text.lower_at(Some(at)) == "of"
            && scene.text.lower_at(Some(at + 1)) == "them"
        {
            let metric = self.passive(at + 2..end)?;
            let goods = self.spoken_of(sentence).filter(is_goods)?;
            return (metric == Metric::Sales)
                .then(|| Link::new(metric, goods, "measure: dealt in"));
        }
        let found = named(scene, at, end, &self.past)?;
        let behind = found.tokens.end;
        // `twice as many shoppers bought clogs`
        if figure.change && is_group(scene.text.lower(behind - 1)) {
            let verb =
                (behind..end.min(behind + 3)).find(|t| self.deals(*t) == Some(Metric::Sales))?;
            let goods = named(scene, verb + 1, end, &self.past).filter(is_goods)?;
            return Some(Link::new(Metric::Sales, goods, "measure: dealt in"));
        }
        let goods = Some(found).filter(is_goods)?;
        if let Some(metric) = self.passive(behind..end) {
            return Some(Link::new(metric, goods, "measure: dealt in"));
        }
        let (metric, verb) = self.active(sentence, figure)?;
        let goods = self.of_seller(sentence, verb, goods);
        Some(Link::new(metric, goods, "measure: dealt in"))
    }

    /// Where the goods stand that a figure counts: behind `more` or `as many`, or right
    /// behind the number.
    fn counted_goods(&self, figure: &Figure, end: usize) -> Option<usize> {
        let text = &self.scene.text;
        let at = figure.tokens.end;
        match figure.unit {
            FigureUnit::Percent if figure.change => {
                matches!(text.lower_at(Some(at)), "more" | "fewer").then_some(at + 1)
            }
            FigureUnit::Ratio => (at..end.min(at + 3))
                .find(|t| text.lower(*t) == "many")
                .filter(|many| text.lower(many - 1) == "as")
                .map(|many| many + 1),
            FigureUnit::Count if !figure.change && figure.value >= LEAST => Some(at),
            _ => None,
        }
        .filter(|at| *at < end)
    }

    /// `were sold`, `are listed`, `changed hands`, `found a buyer` right behind the goods.
    fn passive(&self, tokens: Range<usize>) -> Option<Metric> {
        let text = &self.scene.text;
        let verb = tokens
            .clone()
            .take(NEAR)
            .find(|t| matches!(text.tokens[*t].tag, Tag::Past | Tag::Verb))?;
        let plain = (tokens.start..verb)
            .all(|t| matches!(text.tokens[t].tag, Tag::Auxiliary | Tag::Adverb));
        let told = match (text.base(verb), text.lower_at(Some(verb + 1))) {
            ("change", "hands") => true,
            ("find", "a" | "an" | "their") => (verb + 2..tokens.end.min(verb + 5)).any(|t| {
                matches!(
                    text.lower(t),
                    "buyer" | "buyers" | "owner" | "owners" | "taker" | "takers"
                )
            }),
            _ => false,
        };
        if plain && told {
            return Some(Metric::Sales);
        }
        // `were ordered to be destroyed`, `are listed as missing`
        let next = text.lower_at(Some(verb + 1));
        if next == "to" || next == "as" && text.base(verb) == "list" {
            return None;
        }
        let be = verb > tokens.start && text.tokens[tokens.start].tag == Tag::Auxiliary;
        (plain && be).then(|| self.deals(verb)).flatten()
    }

    /// `Zalando sells 62 per cent more clogs`, `shoppers bought 6,200 clogs`.
    fn active(&self, sentence: usize, figure: &Figure) -> Option<(Metric, usize)> {
        let text = &self.scene.text;
        let start = self.scene.sentence(sentence).start;
        let verb = (start..figure.tokens.start)
            .rev()
            .take(4)
            .find(|t| self.deals(*t).is_some())?;
        let metric = self.deals(verb)?;
        if figure.change {
            return Some((metric, verb));
        }
        // Of plain numbers only what many people bought is a figure of sales.
        let people = (start..verb).any(|t| is_group(text.lower(t)));
        (people && metric == Metric::Sales).then_some((metric, verb))
    }

    /// What a verb of dealing counts.
    fn deals(&self, at: usize) -> Option<Metric> {
        let text = &self.scene.text;
        if !matches!(text.tokens[at].tag, Tag::Past | Tag::Verb | Tag::Gerund) {
            return None;
        }
        match text.base(at) {
            "sell" | "buy" | "order" | "purchase" | "rent" | "ship" | "shift" | "resell"
            | "hire" => Some(Metric::Sales),
            "snap" if text.lower_at(Some(at + 1)) == "up" => Some(Metric::Sales),
            "list" | "stock" | "carry" => Some(Metric::Count),
            _ => None,
        }
    }

    /// `Clogs worth £4m were sold`.
    fn worth_sold(&self, sentence: usize, figure: &Figure) -> Option<Link> {
        let scene = self.scene;
        let range = scene.sentence(sentence);
        if !matches!(figure.unit, FigureUnit::Money(_)) || figure.value < 1e4 {
            return None;
        }
        let worth = (range.start..figure.tokens.start)
            .rev()
            .take(4)
            .find(|t| scene.text.lower(*t) == "worth")?;
        let metric = self.passive(figure.tokens.end..range.end)?;
        let goods = self.about(sentence, worth).filter(is_goods)?;
        let near = goods.tokens.end == worth && goods.antecedent.is_none();
        (near && metric == Metric::Sales).then(|| Link::new(metric, goods, "measure: dealt in"))
    }

    /// `Clogs sell 62 per cent better than loafers`.
    fn sells_better(&self, sentence: usize, figure: &Figure) -> Option<Link> {
        let text = &self.scene.text;
        let way = match text.lower_at(Some(figure.tokens.end)) {
            "better" | "faster" => Direction::Up,
            "worse" => Direction::Down,
            _ => return None,
        };
        let start = self.scene.sentence(sentence).start;
        let verb = (start..figure.tokens.start)
            .rev()
            .take(3)
            .find(|t| text.base(*t) == "sell")?;
        let goods = self.subject_of_verb(sentence, verb).filter(is_goods)?;
        let mut link = Link::new(Metric::Sales, goods, "measure: dealt in");
        link.carried = Some(way);
        Some(link)
    }

    /// The goods that the sentence before was about.
    fn spoken_of(&self, sentence: usize) -> Option<Named> {
        let before = sentence.checked_sub(1)?;
        let sentences = &self.scene.text.sentences;
        if sentences[before].block != sentences[sentence].block {
            return None;
        }
        // Of two things either may be meant.
        let mut items = self.scene.items_in(self.scene.sentence(before));
        let item = items.next().filter(|_| items.next().is_none())?;
        let mut goods = named(self.scene, item.tokens.start, item.tokens.end, &self.past)?;
        goods.meant = true;
        goods.antecedent = Some(before);
        Some(goods)
    }

    /// `Slip dresses brought in $4m in sales`: the goods that a sum came from.
    pub(super) fn goods_before(&self, sentence: usize, figure: &Figure) -> Option<Named> {
        let text = &self.scene.text;
        let start = self.scene.sentence(sentence).start;
        let verb = (start..figure.tokens.start).rev().take(5).find(|t| {
            matches!(
                text.base(*t),
                "generate"
                    | "bring"
                    | "make"
                    | "earn"
                    | "gross"
                    | "deliver"
                    | "achieve"
                    | "reach"
                    | "hit"
                    | "post"
                    | "notch"
            ) && matches!(text.tokens[*t].tag, Tag::Past | Tag::Verb)
        })?;
        self.subject_of_verb(sentence, verb).filter(is_goods)
    }
}

/// Things that are bought and sold.
pub(super) fn is_goods(named: &Named) -> bool {
    matches!(named.kind, Some(EntityKind::Garment | EntityKind::Product))
}
