//! Searches told without their noun: `Shoppers searched for clogs 70 percent more`.

use releve_facts::Metric;

use super::named::{Named, named};
use super::{Link, Teller};
use crate::figure::{Figure, FigureUnit};

impl Teller<'_, '_, '_> {
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
        let object = (text.lower_at(Some(verb + 1)) == "for")
            .then(|| named(scene, verb + 2, figure.tokens.start, &self.past))
            .flatten();
        let known = |subject: &Named| subject.kind.is_some();
        // `were searched for 34 per cent more often`: nothing stands behind `for`.
        let subject = match text.lower_at(Some(verb + 1)) {
            "for" if figure.tokens.start > verb + 4 => object,
            _ => object.or_else(|| self.subject_of_verb(sentence, verb)),
        };
        let subject = subject.filter(known)?;
        Some(Link::new(
            Metric::Searches,
            subject,
            "measure: searched so much more",
        ))
    }
}
