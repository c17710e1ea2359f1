//! Changes that stand before what they are of: `Having fallen 8% in 2020, sales of
//! ties rebounded`, `Up 40 per cent, searches for clogs …`.

use super::gauge::Gauge;
use super::{Link, Teller};
use crate::figure::{Figure, FigureUnit};
use crate::tag::Tag;

/// How far into its sentence such a figure may stand.
const EARLY: usize = 6;

impl Teller<'_, '_, '_> {
    /// A change with which a sentence opens: of the noun of measure behind its comma.
    pub(super) fn ahead(
        &self,
        sentence: usize,
        figures: &[Figure],
        n: usize,
        gauges: &[Gauge],
    ) -> Option<Link> {
        let figure = &figures[n];
        let text = &self.scene.text;
        let range = self.scene.sentence(sentence);
        let early = n == 0
            && figure.change
            && matches!(figure.unit, FigureUnit::Percent | FigureUnit::Ratio)
            && figure.tokens.start < range.start + EARLY;
        if !early {
            return None;
        }
        // Nothing but the change itself stands before the figure.
        let bare = (range.start..figure.tokens.start).all(|at| {
            matches!(
                text.lower(at),
                "having" | "after" | "up" | "down" | "by" | "rising" | "falling"
            ) || matches!(
                text.tokens[at].tag,
                Tag::Adverb | Tag::Gerund | Tag::Past | Tag::Auxiliary
            )
        });
        let gauge = Self::next_gauge(gauges, figure.tokens.end)?;
        let comma = (figure.tokens.end..gauge.tokens.start)
            .rev()
            .find(|at| text.surface(*at) == ",")?;
        let opens = (comma + 1..gauge.tokens.start).all(|at| {
            self.scene.resolved.at(at).is_some()
                || matches!(
                    text.tokens[at].tag,
                    Tag::Noun
                        | Tag::Name
                        | Tag::Adjective
                        | Tag::Determiner
                        | Tag::Possessive
                        | Tag::Genitive
                )
        });
        if !bare || !opens {
            return None;
        }
        let (subject, sign) = self.subject(sentence, figures, n, gauge)?;
        let mut link = Link::new(gauge.metric, subject, "measure: change before its noun");
        link.signs.extend(sign);
        Some(link)
    }
}
