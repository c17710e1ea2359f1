//! Figures behind their noun of measure: `searches for mesh shoes rose 40 percent`, `…
//! 40 percent and Italy 12`, `…, with loafers up 48 per cent`.

use releve_facts::{EntityKind, Metric};

use super::gauge::Gauge;
use super::named::{Named, named};
use super::{Link, Teller};
use crate::figure::{Figure, FigureUnit};
use crate::lexicon::MetricManner;
use crate::relate::aside::{around, asides};
use crate::tag::Tag;

/// How far a figure may stand from its noun, in tokens.
const FAR: usize = 22;

impl Teller<'_, '_, '_> {
    /// A noun of measure to the left: `searches for X rose 40 percent`.
    pub(super) fn left(
        &self,
        sentence: usize,
        figures: &[Figure],
        n: usize,
        gauges: &[Gauge],
    ) -> Option<Link> {
        let figure = &figures[n];
        let text = &self.scene.text;
        let start = figure.tokens.start;
        // `Sales at A, which brings in half of B's revenue, fell 5%` tells of sales.
        let asides = asides(self.scene, sentence);
        let told_apart = |g: &Gauge| {
            around(&asides, g.tokens.start).is_some_and(|aside| !aside.tokens.contains(&start))
        };
        let before = gauges.iter().rev().filter(|g| g.tokens.end <= start);
        let gauge = before
            .clone()
            .find(|g| !told_apart(g))
            .or_else(|| before.clone().next())?;
        let previous = n
            .checked_sub(1)
            .map(|n| &figures[n])
            .filter(|f| f.tokens.start >= gauge.tokens.end);
        let from = previous.map_or(gauge.end, |f| f.tokens.end).min(start);
        // Already told at its own number: `40 million views and 3 percent …`.
        let told_there = n > 0
            && figures[..n].iter().any(|f| {
                f.unit == FigureUnit::Count
                    && f.tokens.end <= gauge.tokens.start
                    && f.tokens.end + 3 >= gauge.tokens.start
                    // `out of the top ten, with searches down 22%`
                    && text.lower_at(f.tokens.start.checked_sub(1)) != "top"
                    && !(f.tokens.end..gauge.tokens.start).any(|at| {
                        text.surface(at) == "," && matches!(text.lower(at + 1), "with" | "as")
                    })
            });
        let carried = self.carried(sentence, figures, n);
        let fits = match figure.unit {
            FigureUnit::Percent | FigureUnit::PercentagePoint => {
                (figure.change || carried.is_some()) && !told_there
                    || gauge.metric == Metric::Share
                    || self.is_rate(gauge)
            }
            FigureUnit::Ratio => figure.change,
            FigureUnit::Count => {
                let noun = figure.counted.is_none_or(|at| {
                    gauge.tokens.contains(&at)
                        || matches!(text.tokens[at].tag, Tag::Verb | Tag::Past)
                        // `a waiting list of 2,000 names`
                        || gauge.metric == Metric::Count
                            && matches!(text.lower(at), "names" | "people" | "customers")
                        // `rose from 12,000 pairs to 48,000`
                        || gauge.metric == Metric::Sales
                            && matches!(text.lower(at), "pairs" | "units" | "pieces" | "items")
                            && matches!(
                                text.lower_at(start.checked_sub(1)),
                                "from" | "to" | "of" | "at" | "reached" | "hit" | "were" | "totalled"
                            )
                });
                noun && !told_there
                    && gauge.manner == MetricManner::Any
                    && !matches!(
                        gauge.metric,
                        Metric::Revenue | Metric::Price | Metric::Share | Metric::MediaValue
                    )
                    && self.reaches(from, start)
            }
            FigureUnit::Money(_) => {
                matches!(
                    gauge.metric,
                    Metric::Revenue | Metric::Price | Metric::MediaValue | Metric::Sales
                ) && gauge.manner == MetricManner::Any
                    && self.reaches(from, start)
            }
            FigureUnit::Rank => false,
        };
        let manner = match gauge.manner {
            MetricManner::Any => true,
            MetricManner::Change => figure.change || carried.is_some(),
        };
        if !fits || !manner || start - gauge.tokens.end > FAR + previous.map_or(0, |_| FAR) {
            return None;
        }
        // Another subject with a finite verb of its own stands in between.
        if previous.is_none() && self.changes_subject(from, start) {
            return None;
        }
        let (subject, market, sign, rule) = match previous {
            Some(previous) => {
                let told = self
                    .told
                    .iter()
                    .rev()
                    .find(|told| told.sentence == sentence && told.figure == previous.tokens)?;
                let again = (
                    told.subject.clone(),
                    None,
                    None,
                    "measure: further figure of a noun",
                );
                match self.new_subject(from, start) {
                    Some(place) if place.kind == Some(EntityKind::Place) => (
                        told.subject.clone(),
                        Some(place.name),
                        Some("list"),
                        "measure: list of markets",
                    ),
                    Some(subject) => (subject, None, Some("list"), "measure: list of subjects"),
                    None => match self.behind_figure(sentence, figures, n).or_else(|| {
                        let house = gauge.subject.is_none()
                            && matches!(gauge.metric, Metric::Sales | Metric::Revenue);
                        house
                            .then(|| self.right_at_house(sentence, figure))
                            .flatten()
                    }) {
                        Some(subject) => (subject, None, Some("list"), "measure: list of subjects"),
                        None => match self.other_division(&told.subject, from..start) {
                            Some(part) => (part, None, Some("list"), "measure: list of subjects"),
                            None => again,
                        },
                    },
                }
            }
            None => match self.with_subject(from, start) {
                Some(subject) => (subject, None, None, "measure: named with its figure"),
                None => {
                    let (subject, sign) = self.subject(sentence, figures, n, gauge)?;
                    (subject, None, sign, "measure: noun before the figure")
                }
            },
        };
        let mut link = Link::new(gauge.metric, subject, rule);
        if self.is_stock(gauge, &link.subject, figure) {
            link.metric = Metric::Price;
            link.subject.name.push_str(" shares");
        }
        link.market = market;
        link.carried = carried.filter(|_| !figure.change);
        link.signs.extend(sign);
        if gauge.again {
            link.signs.push("those");
        }
        if start - gauge.tokens.end > 12 {
            link.signs.push("far");
        }
        // `from €74 to €52`
        if matches!(figure.unit, FigureUnit::Count | FigureUnit::Money(_)) && !self.by(start) {
            link.level = true;
        }
        Some(link)
    }

    /// `…, with loafers up 48 per cent`: a thing of its own between noun and figure.
    fn with_subject(&self, from: usize, start: usize) -> Option<Named> {
        let text = &self.scene.text;
        let with = (from..start)
            .rev()
            .find(|at| text.lower(*at) == "with" && text.surface(at.saturating_sub(1)) == ",")?;
        let found = named(self.scene, with + 1, start, &[])?;
        let adjoins = (found.tokens.end..start)
            .all(|at| matches!(text.lower(at), "up" | "down" | "by" | "rising" | "alone"));
        let thing = matches!(
            found.kind,
            Some(
                EntityKind::Garment
                    | EntityKind::Product
                    | EntityKind::Brand
                    | EntityKind::Trend
                    | EntityKind::Attribute
            )
        );
        (thing && adjoins && !found.meant).then_some(found)
    }

    /// `sell-through of 60 per cent`: a part of what was there to be sold, as a level.
    fn is_rate(&self, gauge: &Gauge) -> bool {
        let text = &self.scene.text;
        gauge
            .tokens
            .clone()
            .any(|at| text.lower(at).ends_with("through") || text.lower(at) == "rate")
    }

    /// `by` stands before the figure or its bound.
    fn by(&self, start: usize) -> bool {
        (start.saturating_sub(3)..start).any(|at| self.scene.text.lower(at) == "by")
    }

    /// True if what stands between lets a level follow: a verb or a mark, and no
    /// other noun that would be counted.
    fn reaches(&self, from: usize, to: usize) -> bool {
        let text = &self.scene.text;
        if to < from {
            return false;
        }
        from == to
            || (from..to).any(|at| {
                matches!(
                    text.tokens[at].tag,
                    Tag::Verb | Tag::Past | Tag::Auxiliary | Tag::Gerund
                ) || matches!(text.surface(at), ":" | "(" | "," | "—" | "–")
                    || matches!(text.lower(at), "of" | "at" | "to" | "from" | "with")
            })
    }

    /// A relative or another clause has taken over between noun and figure.
    fn changes_subject(&self, from: usize, to: usize) -> bool {
        let text = &self.scene.text;
        let mut joint = false;
        let mut subject = false;
        for at in from..to {
            let surface = text.surface(at);
            if matches!(surface, ";") || matches!(text.lower(at), "while" | "whereas") {
                joint = true;
                subject = false;
            }
            if joint {
                subject |= matches!(text.tokens[at].tag, Tag::Noun | Tag::Name | Tag::Pronoun)
                    || self.scene.resolved.at(at).is_some();
            }
        }
        joint && subject
    }
}
