//! One change reckoned in two ways, and what it led to: `fell 13 percent as
//! reported, or 9 percent at constant currency, to 4.4 billion euros`.

use releve_facts::Metric;

use super::{Link, Teller};
use crate::figure::{Figure, FigureUnit};
use crate::tag::Tag;

/// How far behind a figure the words for its reckoning may stand, in tokens.
const NEAR: usize = 6;

/// How far apart two figures of one thing may stand, in tokens.
const APART: usize = 14;

impl Teller<'_, '_, '_> {
    /// The change that was just told on another basis, or the level it led to.
    pub(super) fn on_another_basis(
        &self,
        sentence: usize,
        figures: &[Figure],
        n: usize,
    ) -> Option<Link> {
        let figure = &figures[n];
        let previous = &figures[n.checked_sub(1)?];
        let told = self.last_told(sentence, 0).filter(|told| {
            told.figure == previous.tokens
                && told.change
                && told.unit == FigureUnit::Percent
                && matches!(told.metric, Metric::Sales | Metric::Revenue)
        })?;
        let text = &self.scene.text;
        let between = previous.tokens.end..figure.tokens.start;
        // Nothing else is named between, and nothing else happens.
        let same = between.len() < APART
            && between.clone().all(|at| {
                self.scene.resolved.at(at).is_none()
                    && !matches!(
                        text.tokens[at].tag,
                        Tag::Auxiliary | Tag::Gerund | Tag::Name
                    )
                    && text.surface(at) != ";"
            });
        if !same {
            return None;
        }
        let mut link = Link::new(
            told.metric,
            told.subject.clone(),
            "measure: on another basis",
        );
        match figure.unit {
            FigureUnit::Percent => {
                let end = self.scene.sentence(sentence).end;
                let behind = figure.tokens.end..end.min(figure.tokens.end + NEAR);
                let joined = between
                    .clone()
                    .any(|at| matches!(text.lower(at), "or" | "and" | "but" | "," | "("));
                let basis = behind
                    .take_while(|at| !matches!(text.surface(*at), "," | ";" | "."))
                    .any(|at| self.is_basis(at));
                if !joined || !basis {
                    return None;
                }
                link.carried = told.direction.filter(|_| !figure.change);
            }
            FigureUnit::Money(_) => {
                let to = text.lower(figure.tokens.start.checked_sub(1)?) == "to";
                // Right behind the change the noun of measure says it itself.
                if !to || !between.clone().any(|at| self.is_basis(at)) {
                    return None;
                }
                link.level = true;
            }
            _ => return None,
        }
        Some(link)
    }

    /// `reported`, `underlying`, `constant currency`: a way of reckoning.
    fn is_basis(&self, at: usize) -> bool {
        matches!(
            self.scene.text.lower(at),
            "reported"
                | "underlying"
                | "comparable"
                | "organic"
                | "organically"
                | "constant"
                | "like-for-like"
                | "like"
                | "adjusted"
                | "currency"
                | "currencies"
        )
    }
}
