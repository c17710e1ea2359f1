//! Figures that other wording ties to their subject than a noun of measure and its
//! verb: `With 1.2 billion views, X is …`, `searched for X 70 percent more`, `a
//! quarter of sales come from X`.

use releve_facts::Metric;

use super::gauge::Gauge;
use super::named::named;
use super::{Link, Teller};
use crate::figure::{Figure, FigureUnit};

impl Teller<'_, '_, '_> {
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

    /// `Shoppers searched for X 70 percent more`, `X was googled 70 percent more
    /// often`.
    pub(super) fn searched(&self, sentence: usize, figure: &Figure) -> Option<Link> {
        let scene = self.scene;
        let text = &scene.text;
        let range = scene.sentence(sentence);
        let more = matches!(
            text.lower_at(Some(figure.tokens.end)),
            "more" | "less" | "as"
        );
        let fits = matches!(figure.unit, FigureUnit::Percent | FigureUnit::Ratio);
        if !more || !fits || !figure.change {
            return None;
        }
        let verb = (range.start..figure.tokens.start)
            .rev()
            .take(8)
            .find(|at| matches!(text.base(*at), "search" | "google"))?;
        let subject = if text.lower_at(Some(verb + 1)) == "for" {
            named(scene, verb + 2, figure.tokens.start, &self.past)
        } else {
            self.subject_of_verb(sentence, verb)
        };
        let subject = subject.filter(|subject| subject.kind.is_some())?;
        Some(Link::new(
            Metric::Searches,
            subject,
            "measure: searched so much more",
        ))
    }

    /// `a quarter of the brand’s sales come from X`, `half of all bags sold were
    /// from X`: the part that is X’s.
    pub(super) fn comes_from(&self, sentence: usize, figure: &Figure) -> Option<Link> {
        let scene = self.scene;
        let text = &scene.text;
        let range = scene.sentence(sentence);
        let part = figure.unit == FigureUnit::Percent
            && !figure.change
            && text.lower_at(Some(figure.tokens.end)) == "of";
        if !part {
            return None;
        }
        let from = (figure.tokens.end..range.end.min(figure.tokens.end + 14)).find(|at| {
            text.lower(*at) == "from"
                && matches!(
                    text.base(at - 1),
                    "come" | "stem" | "derive" | "be" | "is" | "are" | "was" | "were"
                )
        })?;
        let sold = (figure.tokens.end..from).any(|at| {
            matches!(
                text.lower(at),
                "sales" | "revenue" | "revenues" | "turnover" | "sold" | "searches" | "orders"
            )
        });
        let subject = named(scene, from + 1, range.end, &self.past)
            .filter(|subject| subject.kind.is_some() && sold)?;
        Some(Link::new(
            Metric::Share,
            subject,
            "measure: part of a whole",
        ))
    }
}
