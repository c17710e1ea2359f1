//! What sales and revenue are of, by the words beside them: `its sales of skirts` are of
//! the house's skirts, `At Second Verse, takings were up` of that shop, `Inditex reported
//! a 12 percent rise in sales` of Inditex. Which house is meant where no word says so,
//! `house.rs` tells.

use releve_facts::{EntityKind, Metric};

use super::Teller;
use super::gauge::Gauge;
use super::named::Named;
use super::subject::Subject;
use crate::figure::{Figure, FigureUnit};
use crate::lexicon::Cue;
use crate::spot::Found;

impl Teller<'_, '_, '_> {
    /// What a house has of its own: its sales, or those of the goods that are named.
    pub(super) fn possessed(&self, sentence: usize, gauge: &Gauge) -> Option<Subject> {
        if !matches!(
            gauge.metric,
            Metric::Sales | Metric::Revenue | Metric::Share | Metric::Followers
        ) {
            return None;
        }
        let owner = self.possessor(sentence, gauge.tokens.start)?;
        let goods = gauge.subject.as_ref().filter(|goods| !goods.meant);
        Some(match goods {
            // `At Birkenstock, sales of the Arizona` are the model's.
            Some(model) if model.kind == Some(EntityKind::Product) => (model.clone(), None),
            // `its sales of skirts` are those of the house's skirts.
            Some(goods) if goods.kind == Some(EntityKind::Garment) => {
                let name = format!("{} {}", owner.name, goods.name);
                let goods = goods.clone();
                (Named { name, ..goods }, None)
            }
            _ => (owner, Some("house before")),
        })
    }

    /// Of whom revenue is told, where nothing says of what.
    pub(super) fn of_revenue(
        &self,
        sentence: usize,
        figure: &Figure,
        at: usize,
    ) -> Option<Subject> {
        self.at_shop(sentence, at)
            .or_else(|| self.at_house(sentence, figure.tokens.end))
            .or_else(|| self.announcer(sentence, at))
            .or_else(|| self.house(sentence, at))
            .map(|s| (s, Some("house before")))
    }

    /// Of whom or what sales are told that begin at `at`, with their figure.
    pub(super) fn of_sales(
        &self,
        sentence: usize,
        figure: &Figure,
        gauge: &Gauge,
        at: usize,
    ) -> Option<Subject> {
        // `Clogs reached a sell-through of 60 per cent`, `generated $4m in sales`
        if gauge.subject.is_none()
            && let Some(goods) = self.goods_before(sentence, figure)
        {
            return Some((goods, None));
        }
        if let Some(shop) = self.at_shop(sentence, at) {
            return Some((shop, Some("house before")));
        }
        if let Some(house) = self.announcer(sentence, at) {
            return Some((house, Some("house before")));
        }
        let text = &self.scene.text;
        let money = matches!(figure.unit, FigureUnit::Money(_));
        // `sold 900 coats, worth $2 million in sales`: of the same coats.
        if money
            && text.lower_at(figure.tokens.start.checked_sub(1)) == "worth"
            && let Some(told) = self
                .last_told(sentence, 0)
                .filter(|told| told.metric == Metric::Sales)
        {
            return Some((told.subject.clone(), None));
        }
        let before = text.lower_at(at.checked_sub(1));
        let possessed = before == "its";
        let part = matches!(before, "online" | "wholesale");
        let start = at - usize::from(part);
        let opens = start == self.scene.sentence(sentence).start;
        // `Sales rose 12 per cent` in a text about a house are its sales, and behind the
        // figures of houses those of houses.
        let of_houses = || {
            self.last_told(sentence, 2).is_some_and(|told| {
                matches!(told.metric, Metric::Sales | Metric::Revenue)
                    && matches!(
                        told.subject.kind,
                        Some(EntityKind::Brand | EntityKind::Organisation)
                    )
            })
        };
        let about = self.report.house.is_some() || self.scene.main_house.is_some();
        let bare = opens && (about || of_houses()) && self.listed(sentence).is_none();
        if opens && let Some(house) = self.at_house(sentence, figure.tokens.end) {
            return Some((house, Some("house behind")));
        }
        let house = || self.house(sentence, at).map(|s| (s, Some("house before")));
        if possessed || bare || part || money {
            return house();
        }
        // `Inditex reported a 12 percent rise in sales`: whose report it is.
        self.reporter(sentence, at)
            .map(|s| (s, Some("house before")))
            .or_else(|| self.about(sentence, at).map(|s| (s, Some("thing before"))))
            .or_else(house)
    }

    /// The shop or house in `At X, takings rose` before a noun of measure.
    fn at_shop(&self, sentence: usize, gauge: usize) -> Option<Named> {
        let scene = self.scene;
        let text = &scene.text;
        let start = scene.sentence(sentence).start;
        let closed = gauge
            .checked_sub(1)
            .is_some_and(|at| at > start + 1 && text.surface(at) == ",");
        let at = (start..gauge.min(start + 3)).find(|t| text.lower(*t) == "at")?;
        let m = scene.resolved.within(at + 1..gauge.min(at + 8)).find(|m| {
            let mention = &scene.resolved.mentions[*m];
            matches!(mention.kind, EntityKind::Brand | EntityKind::Organisation)
                && mention.found != Found::Anaphor
                && text.surface(mention.tokens.end) == ","
        })?;
        closed.then(|| self.entity(m, sentence))
    }

    /// The house whose own figure it is: `X, whose share`, `the maker Avirex
    /// reported that its sales`.
    fn possessor(&self, sentence: usize, gauge: usize) -> Option<Named> {
        let scene = self.scene;
        let text = &scene.text;
        let start = scene.sentence(sentence).start;
        let mut own = gauge.checked_sub(1).filter(|at| *at > start)?;
        // `its own sales`
        if text.lower(own) == "own" {
            own = own.checked_sub(1).filter(|at| *at > start)?;
        }
        let body = |m: usize| {
            matches!(
                scene.resolved.mentions[m].kind,
                EntityKind::Brand | EntityKind::Organisation
            )
        };
        match text.lower(own) {
            "whose" => {
                let comma = own - 1;
                let m = (comma > start && text.surface(comma) == ",")
                    .then(|| scene.resolved.at(comma - 1))
                    .flatten()?;
                body(m).then(|| self.entity(m, sentence))
            }
            // `X, which owns Y, said its sales fell`
            "its" if let Some(house) = self.announcer(sentence, own) => Some(house),
            "its" => {
                let floor = (start..own)
                    .rev()
                    .find(|at| text.surface(*at) == ";")
                    .map_or(start, |at| at + 1);
                let told = (floor..own).any(|at| {
                    scene.spotted.has_cue(at, Cue::Say)
                        || matches!(text.lower(at), "reported" | "saw" | "reports")
                });
                let m = scene
                    .resolved
                    .within(floor..own)
                    .filter(|m| body(*m))
                    .last()
                    .filter(|_| told)?;
                Some(self.entity(m, sentence))
            }
            _ => None,
        }
    }
}
