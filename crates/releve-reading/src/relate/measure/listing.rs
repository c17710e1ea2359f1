//! Lists of figures: `A with $5.4 million, B with $3.6 million`, `“moto boots”
//! (+120%)`, `Kitten heels: up 40%`. Their noun of measure is said once, before.

use std::ops::Range;

use releve_facts::{EntityKind, Metric};

use super::gauge::Gauge;
use super::named::{Named, named};
use super::words::plain;
use super::{Link, Teller};
use crate::figure::{Figure, FigureUnit};
use crate::tag::Tag;

/// A line with more tokens than this is a sentence.
const LINE: usize = 14;

impl Teller<'_, '_, '_> {
    /// `…, Heart Evangelista with $3.6 million and Niziu with $1.9 million`.
    pub(super) fn accompanied(
        &self,
        sentence: usize,
        figure: &Figure,
        gauges: &[Gauge],
    ) -> Option<Link> {
        let money = matches!(figure.unit, FigureUnit::Money(_));
        if !money && figure.unit != FigureUnit::Count || figure.change {
            return None;
        }
        let text = &self.scene.text;
        let start = self.scene.sentence(sentence).start;
        let with = (start + 1..figure.tokens.start).rev().take(3).find(|at| {
            matches!(
                text.lower(*at),
                "with" | "at" | "totaling" | "totalling" | "("
            )
        })?;
        let mention = self.scene.resolved.at(with - 1)?;
        let thing = matches!(
            self.scene.resolved.mentions[mention].kind,
            EntityKind::Person
                | EntityKind::Brand
                | EntityKind::Organisation
                | EntityKind::Product
                | EntityKind::Trend
                | EntityKind::Garment
        );
        // Anything else between is another construction.
        let adjoins = (with + 1..figure.tokens.start)
            .all(|at| matches!(text.lower(at), "over" | "about" | "a" | "nearly" | "almost"));
        if !thing || !adjoins {
            return None;
        }
        let counts = |metric: &Metric| match metric {
            Metric::MediaValue => money,
            Metric::Views
            | Metric::HashtagViews
            | Metric::Followers
            | Metric::Posts
            | Metric::Engagement => !money,
            _ => false,
        };
        let told = self
            .last_told(sentence, 1)
            .filter(|told| told.unit == figure.unit)
            .map(|told| told.metric);
        let metric = gauges
            .iter()
            .map(|gauge| gauge.metric)
            .find(|metric| counts(metric))
            .or(told.filter(counts))?;
        let subject = self.entity(mention, sentence);
        Some(Link::new(metric, subject, "measure: named in a list"))
    }

    /// `Kitten heels: up 40%`, `– Moto boots +120%`: a line of its own.
    pub(super) fn lined(&self, sentence: usize, figure: &Figure) -> Option<Link> {
        let text = &self.scene.text;
        let range = self.scene.sentence(sentence);
        let last = (figure.tokens.end..range.end).all(|at| {
            matches!(text.surface(at), ")" | "." | "," | ";" | "%")
                || matches!(text.lower(at), "year" | "on" | "over" | "yoy" | "-")
        });
        if !figure.change
            || figure.unit != FigureUnit::Percent
            || range.len() > LINE
            || !last
            || figure.tokens.start <= range.start
        {
            return None;
        }
        let mut end = figure.tokens.start;
        while end > range.start
            && (matches!(
                text.surface(end - 1),
                ":" | "–" | "—" | "-" | "(" | "," | "+" | "▲" | "↑"
            ) || matches!(text.lower(end - 1), "up" | "by" | "is" | "are"))
        {
            end -= 1;
        }
        if end == figure.tokens.start && !matches!(text.surface(end), "+") {
            return None;
        }
        let mut start = range.start;
        while start < end && matches!(text.surface(start), "–" | "—" | "-" | "•" | "*" | "·")
        {
            start += 1;
        }
        let subject = named(self.scene, start, end, &[])
            .filter(|subject| {
                let whole = (subject.tokens.end..end)
                    .all(|at| matches!(text.surface(at), "”" | "\"" | "’" | "'" | "searches"));
                whole && !subject.meant
            })
            .or_else(|| self.label(start..end))?;
        let metric = self.usual()?;
        Some(Link::new(metric, subject, "measure: line of a list"))
    }

    /// `jazz club outfit: +90%`: what stands before the colon is a term as it was searched
    /// for, unless it says what is counted.
    fn label(&self, words: Range<usize>) -> Option<Named> {
        const LONGEST: usize = 6;
        let text = &self.scene.text;
        let term =
            !words.is_empty()
                && words.len() <= LONGEST
                && text.surface(words.end) == ":"
                && words.clone().all(|at| {
                    matches!(
                        text.tokens[at].tag,
                        Tag::Noun
                            | Tag::Name
                            | Tag::Adjective
                            | Tag::Conjunction
                            | Tag::Number
                            | Tag::Verb
                            | Tag::Gerund
                            | Tag::Past
                    )
                })
                && !self.scene.spotted.metrics.iter().any(|metric| {
                    metric.tokens.start < words.end && words.start < metric.tokens.end
                });
        term.then(|| plain(self.scene, &words, words.clone()))
    }

    /// What the text counts where a line does not say: the searches or sales
    /// told of last, else the searches that it begins with.
    pub(super) fn usual(&self) -> Option<Metric> {
        let told =
            self.told.iter().rev().find(|told| {
                told.change && matches!(told.metric, Metric::Searches | Metric::Sales)
            });
        told.map(|told| told.metric).or_else(|| {
            let lexicon = self.scene.text.lexicon;
            self.scene
                .spotted
                .metrics
                .iter()
                .take(8)
                .any(|m| lexicon.metrics[m.number as usize].metric == Metric::Searches)
                .then_some(Metric::Searches)
        })
    }
}
