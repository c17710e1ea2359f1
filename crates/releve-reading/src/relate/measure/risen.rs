//! Changes whose noun of measure stands behind them: `a 76 per cent rise in
//! searches for boots`, `a 208 per cent sales increase`.

use releve_facts::EntityKind;

use super::gauge::Gauge;
use super::named::{Named, named};
use super::{Link, Teller};
use crate::figure::Figure;
use crate::lexicon::{Cue, MetricManner};
use crate::tag::Tag;

impl Teller<'_, '_, '_> {
    /// `a 76 per cent rise in searches for boots`, `40% growth in sales`.
    pub(super) fn risen(
        &self,
        sentence: usize,
        figures: &[Figure],
        n: usize,
        gauges: &[Gauge],
    ) -> Option<Link> {
        let figure = &figures[n];
        let text = &self.scene.text;
        let gauge = Self::next_gauge(gauges, figure.tokens.end)?;
        let between = figure.tokens.end..gauge.tokens.start;
        if !figure.change || between.len() > 12 {
            return None;
        }
        // `a 208 per cent sales increase`
        let compound = between.len() <= 1
            && gauge.tokens.end < self.scene.sentence(sentence).end
            && self.moves(gauge.tokens.end);
        if compound {
            let (subject, sign) = self.subject(sentence, figures, n, gauge)?;
            let mut link = Link::new(gauge.metric, subject, "measure: change of a noun behind");
            link.signs.extend(sign);
            return Some(link);
        }
        // `up 62 per cent in searches`, `a jump of 18 per cent in weekly sales`
        let mut noun = !between.is_empty()
            && gauge.manner == MetricManner::Any
            && !gauges.iter().any(|g| g.tokens.end <= figure.tokens.start)
            && text.lower(between.start) == "in"
            && between.len() <= 3
            && (between.start + 1..between.end).all(|at| {
                self.scene.resolved.at(at).is_none()
                    && matches!(
                        text.tokens[at].tag,
                        Tag::Noun | Tag::Adjective | Tag::Determiner | Tag::Possessive
                    )
            });
        let mut governed = false;
        for at in between.clone() {
            let moves = self.moves(at) && text.tokens[at].tag != Tag::Past;
            noun |= moves
                || matches!(
                    text.lower(at),
                    "more" | "fewer" | "higher" | "lower" | "above" | "below"
                );
            governed |= noun
                && matches!(
                    text.lower(at),
                    "in" | "of" | "for" | "on" | "to" | "above" | "below"
                );
            let broken = matches!(text.surface(at), ";" | ":" | "." | ",")
                || text.tokens[at].tag == Tag::Auxiliary
                || !moves && matches!(text.tokens[at].tag, Tag::Verb | Tag::Past);
            if broken {
                return None;
            }
        }
        if !noun
            || !governed
            || figures[n + 1..]
                .iter()
                .any(|f| f.tokens.start < gauge.tokens.start)
        {
            return None;
        }
        let (subject, sign) = self.subject(sentence, figures, n, gauge)?;
        let mut link = Link::new(gauge.metric, subject, "measure: change of a noun behind");
        link.signs.extend(sign);
        Some(link)
    }

    /// A word for going up or down.
    fn moves(&self, at: usize) -> bool {
        let spotted = &self.scene.spotted;
        spotted.has_cue(at, Cue::Rise) || spotted.has_cue(at, Cue::Fall)
    }

    /// `With searches up 62 per cent, clogs lead`, `Up 40 per cent in sales, clogs …`: of
    /// what the clause behind the comma is about.
    pub(super) fn fronted(&self, sentence: usize, figure: &Figure, gauge: &Gauge) -> Option<Named> {
        let scene = self.scene;
        let text = &scene.text;
        let range = scene.sentence(sentence);
        let end = gauge.tokens.end.max(figure.tokens.end);
        let opens = matches!(text.lower(range.start), "with" | "up" | "down");
        if !opens || !figure.change || end > range.start + 12 {
            return None;
        }
        let comma = (end..range.end.min(end + 4)).find(|at| text.surface(*at) == ",")?;
        let clause = scene.parses[sentence]
            .clauses
            .iter()
            .find(|clause| clause.group.start > comma)?;
        named(scene, comma + 1, clause.group.start, &self.past).filter(|subject| {
            matches!(
                subject.kind,
                Some(
                    EntityKind::Garment
                        | EntityKind::Product
                        | EntityKind::Trend
                        | EntityKind::Brand
                        | EntityKind::Person
                )
            )
        })
    }
}
