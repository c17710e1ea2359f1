//! Figures right before their noun of measure: `40 million views`, `$3.4 million in media
//! value`, `With 1.2 billion views, #balletcore is one of …`.

use releve_facts::Metric;

use super::gauge::Gauge;
use super::named::named;
use super::{Link, Teller};
use crate::figure::{Figure, FigureUnit};
use crate::lexicon::MetricManner;
use crate::tag::Tag;

impl Teller<'_, '_, '_> {
    /// `40 million views`, `1.2 million TikTok followers`, `$3.4 million in
    /// media value`, `twice as many searches`.
    pub(super) fn counted(
        &self,
        sentence: usize,
        figures: &[Figure],
        n: usize,
        gauges: &[Gauge],
    ) -> Option<Link> {
        let figure = &figures[n];
        let text = &self.scene.text;
        let end = figure.tokens.end;
        let gauge = Self::next_gauge(gauges, end)?;
        let between = end..gauge.tokens.start;
        if between.len() > 5 {
            return None;
        }
        let money = matches!(figure.unit, FigureUnit::Money(_));
        let allowed = between.clone().all(|at| {
            self.scene.resolved.at(at).is_some()
                || matches!(
                    text.tokens[at].tag,
                    Tag::Adjective | Tag::Noun | Tag::Name | Tag::Past | Tag::Genitive
                )
                || matches!(text.surface(at), "+" | "(")
                // `2,000 names on the waiting list`
                || text.lower(gauge.tokens.start).starts_with("wait")
                    && matches!(
                        text.lower(at),
                        "on" | "the" | "a" | "its" | "are" | "were" | "already" | "now"
                    )
                || money && matches!(text.lower(at), "in" | "of" | "worth")
                || figure.unit == FigureUnit::Ratio
                    && (matches!(text.lower(at), "as" | "many" | "more")
                        || matches!(text.tokens[at].tag, Tag::Possessive | Tag::Determiner))
                || figure.change && matches!(text.lower(at), "more" | "fewer" | "higher" | "lower")
        }) && !figures[n + 1..]
            .iter()
            .any(|f| f.tokens.start < gauge.tokens.start);
        let unit_fits = match figure.unit {
            FigureUnit::Count => {
                !matches!(
                    gauge.metric,
                    Metric::Revenue | Metric::Price | Metric::Share
                ) && gauge.manner != MetricManner::Change
            }
            FigureUnit::Money(_) => {
                between
                    .clone()
                    .any(|at| matches!(text.lower(at), "in" | "of" | "worth"))
                    && matches!(
                        gauge.metric,
                        Metric::Sales | Metric::Revenue | Metric::MediaValue
                    )
            }
            FigureUnit::Ratio => !between.is_empty(),
            FigureUnit::Percent => {
                figure.change
                    && between
                        .clone()
                        .any(|at| matches!(text.lower(at), "more" | "fewer" | "higher" | "lower"))
            }
            _ => false,
        };
        if !allowed || !unit_fits {
            return None;
        }
        let seen = matches!(gauge.metric, Metric::Engagement | Metric::Views);
        let (subject, sign) = match self.poster(sentence, figure).filter(|_| seen) {
            Some(person) => (person, None),
            None => self.subject(sentence, figures, n, gauge)?,
        };
        let mut link = Link::new(gauge.metric, subject, "measure: counted noun");
        link.signs.extend(sign);
        Some(link)
    }

    /// `With 1.2 billion views, #balletcore is one of …`: of what the clause behind
    /// the comma is about.
    pub(super) fn introduced(
        &self,
        sentence: usize,
        figure: &Figure,
        gauges: &[Gauge],
    ) -> Option<Link> {
        let scene = self.scene;
        let text = &scene.text;
        let range = scene.sentence(sentence);
        let gauge = Self::next_gauge(gauges, figure.tokens.end)?;
        let near = gauge.tokens.start <= figure.tokens.end + 2;
        let opens = text.lower(range.start) == "with" && figure.tokens.start <= range.start + 4;
        if !near || !opens || figure.unit != FigureUnit::Count {
            return None;
        }
        let comma = (gauge.tokens.end..range.end.min(gauge.tokens.end + 8))
            .find(|at| text.surface(*at) == ",")?;
        let clause = scene.parses[sentence]
            .clauses
            .iter()
            .find(|clause| clause.group.start > comma)?;
        let subject = named(scene, comma + 1, clause.group.start, &self.past)?;
        let mut metric = gauge.metric;
        if metric == Metric::Views && subject.hashtag {
            metric = Metric::HashtagViews;
        }
        (subject.kind.is_some() || subject.hashtag)
            .then(|| Link::new(metric, subject, "measure: introduced by with"))
    }
}
