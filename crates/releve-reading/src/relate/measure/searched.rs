//! Searches told without their noun: `Shoppers searched for clogs 70 percent more`, `On
//! Pinterest “burgundy outfit” rose 314%`.

use releve_facts::{EntityKind, Metric};

use super::named::{Named, named};
use super::{Link, Teller};
use crate::figure::{Figure, FigureUnit, way};

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

    /// `On Pinterest “burgundy outfit” rose 314%`: a quoted term is searched for.
    pub(super) fn quoted_term(&self, sentence: usize, figure: &Figure) -> Option<Link> {
        if figure.unit == FigureUnit::Count || !figure.change {
            return None;
        }
        let scene = self.scene;
        let text = &scene.text;
        let range = scene.sentence(sentence);
        let channel = scene
            .resolved
            .of_kind(EntityKind::Channel, range.clone())
            .next();
        let close = (range.start + 1..figure.tokens.start)
            .rev()
            .take(8)
            .find(|at| matches!(text.surface(*at), "”" | "\"" | "’" | "'"))?;
        let open = (range.start..close)
            .rev()
            .take(6)
            .find(|at| matches!(text.surface(*at), "“" | "\"" | "‘" | "'"))?;
        let moved = (close..figure.tokens.start).any(|at| way(&scene.spotted, at).is_some());
        // `“argyle vest” +95%`
        let moved = moved
            || (close + 1..figure.tokens.start)
                .all(|at| matches!(text.surface(at), "+" | "(" | "–" | "—" | ":"));
        // `the most searched terms were “argyle vest” +95%`
        let first = scene
            .spotted
            .metrics
            .partition_point(|m| m.tokens.start < range.start);
        let searched = scene.spotted.metrics[first..]
            .iter()
            .take_while(|m| m.tokens.start < open)
            .any(|m| {
                m.tokens
                    .clone()
                    .any(|at| text.lower(at).starts_with("search"))
            });
        if channel.is_none() && !searched || !moved {
            return None;
        }
        let subject = named(scene, open, close, &[])?;
        Some(Link::new(Metric::Searches, subject, "measure: quoted term"))
    }
}
