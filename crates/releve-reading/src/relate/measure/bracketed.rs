//! Changes in brackets behind what changed: `Mesh flats (+110%) and jelly shoes (+80%)
//! led Pinterest searches`, `a spike in searches for boleros (24%)`.

use releve_facts::{Direction, EntityKind};

use super::gauge::Gauge;
use super::named::named;
use super::{Link, Teller};
use crate::figure::{Figure, FigureUnit, way};
use crate::segment::Join;
use crate::tag::Tag;

impl Teller<'_, '_, '_> {
    /// `Mesh flats (+110%) and jelly shoes (+80%) led Pinterest searches`.
    pub(super) fn bracketed(
        &self,
        sentence: usize,
        figures: &[Figure],
        n: usize,
        gauges: &[Gauge],
    ) -> Option<Link> {
        let figure = &figures[n];
        let text = &self.scene.text;
        let open = figure.tokens.start.checked_sub(1)?;
        let range = self.scene.sentence(sentence);
        let opened = (open.saturating_sub(2)..=open)
            .rev()
            .find(|at| text.surface(*at) == "(")?;
        let bare = (opened + 1..figure.tokens.start)
            .all(|at| matches!(text.lower(at), "up" | "down" | "+" | "-" | "by" | "rising"));
        // `“quiet luxury” (373 per cent) saw a similar rise`: which way stands behind.
        let carried = (!figure.change)
            .then(|| {
                self.direction_of_noun(figure, gauges)
                    .or_else(|| self.direction_behind(sentence, figure.tokens.end))
            })
            .flatten();
        if !figure.change && carried.is_none()
            || figure.unit != FigureUnit::Percent
            || !bare
            || opened <= range.start
        {
            return None;
        }
        let metric = gauges
            .first()
            .map(|g| g.metric)
            .or_else(|| self.last_told(sentence, 1).map(|told| told.metric))
            .or_else(|| self.usual())?;
        let floor = n
            .checked_sub(1)
            .map_or(range.start, |n| figures[n].tokens.end);
        let mut start = opened;
        while start > floor {
            let at = start - 1;
            let covered = self.scene.resolved.at(at);
            let part = covered.is_some()
                || matches!(text.surface(at), "”" | "“" | "\"")
                || matches!(
                    text.tokens[at].tag,
                    Tag::Noun | Tag::Name | Tag::Adjective | Tag::Genitive
                )
                || text.tokens[start].join == Join::Hyphen;
            if !part {
                break;
            }
            start = at;
        }
        let subject = named(self.scene, start, opened, &[])?;
        // `Interest in X doubled, led by Italy (+180%)`: a market of X.
        if subject.kind == Some(EntityKind::Place) {
            let whole = self
                .last_told(sentence, 1)
                .map(|told| told.subject.clone())
                .or_else(|| gauges.iter().find_map(|g| g.subject.clone()))?;
            let mut link = Link::new(metric, whole, "measure: list of markets");
            link.market = Some(subject.name);
            link.carried = carried;
            return Some(link);
        }
        let mut link = Link::new(metric, subject, "measure: in brackets");
        link.carried = carried;
        Some(link)
    }

    /// Which way something went by the words behind `from` in its sentence, else
    /// by the figure told last.
    fn direction_behind(&self, sentence: usize, from: usize) -> Option<Direction> {
        (from..self.scene.sentence(sentence).end)
            .find_map(|at| way(&self.scene.spotted, at))
            .or_else(|| {
                self.last_told(sentence, 1)
                    .filter(|told| told.change)
                    .and_then(|told| told.direction)
            })
    }

    /// `a spike in searches for boleros (24%)`: which way the noun before the last
    /// noun of measure goes.
    fn direction_of_noun(&self, figure: &Figure, gauges: &[Gauge]) -> Option<Direction> {
        let gauge = gauges
            .iter()
            .rev()
            .find(|gauge| gauge.tokens.end <= figure.tokens.start)?;
        let at = gauge.tokens.start.checked_sub(2)?;
        matches!(self.scene.text.lower(at + 1), "in" | "of")
            .then(|| way(&self.scene.spotted, at))
            .flatten()
    }
}
