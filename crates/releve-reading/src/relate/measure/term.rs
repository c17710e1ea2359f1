//! Terms in quotation marks with their figures: `On Pinterest “burgundy outfit” rose 314%,
//! “toggle coat” 60`, `Users look for “sailor tote” (+25 percent)`. What stands in marks
//! before a change is what was searched for.

use std::ops::Range;

use releve_facts::{EntityKind, Metric};

use super::gauge::Gauge;
use super::named::named;
use super::upward::is_social;
use super::{Link, Teller};
use crate::figure::{Figure, FigureUnit, way};
use crate::tag::Tag;

/// The longest term, in tokens.
const LONGEST: usize = 9;

/// How many tokens of verb and adverb may stand between a term and its figure.
const BETWEEN: usize = 8;

/// The longest aside between a term and its verb, in tokens.
const ASIDE: usize = 14;

impl Teller<'_, '_, '_> {
    /// A change of the term in quotation marks before it.
    pub(super) fn term(
        &self,
        sentence: usize,
        figures: &[Figure],
        n: usize,
        gauges: &[Gauge],
    ) -> Option<Link> {
        let figure = &figures[n];
        let carried = self.carried(sentence, figures, n);
        let changes = figure.change || carried.is_some();
        if !matches!(figure.unit, FigureUnit::Percent | FigureUnit::Ratio) || !changes {
            return None;
        }
        let floor = figures[..n]
            .iter()
            .rfind(|before| before.unit == figure.unit)
            .map_or(self.scene.sentence(sentence).start, |f| f.tokens.end);
        let marks = self.term_before(floor, figure, carried.is_some())?;
        let metric = self.counts_terms(sentence, marks.start, gauges)?;
        let subject = named(self.scene, marks.start, marks.end, &[])?;
        let mut link = Link::new(metric, subject, "measure: quoted term");
        link.carried = carried.filter(|_| !figure.change);
        Some(link)
    }

    /// The marks and what stands between them, right before a figure or its verb.
    fn term_before(&self, floor: usize, figure: &Figure, carried: bool) -> Option<Range<usize>> {
        let text = &self.scene.text;
        let is_mark = |at: usize| is_mark(text.surface(at));
        let mut close = figure.tokens.start.checked_sub(1)?;
        let mut steps = 0;
        // Where an aside may end: `, which means any brown one, grew`.
        let mut comma = None;
        let signed = matches!(text.surface(figure.tokens.start), "+" | "-" | "−" | "–");
        let mut moved = carried || signed;
        while close > floor && !is_mark(close) {
            let verb = matches!(
                text.tokens[close].tag,
                Tag::Verb | Tag::Past | Tag::Auxiliary | Tag::Adverb | Tag::Preposition
            ) || way(&self.scene.spotted, close).is_some();
            let small = matches!(
                text.surface(close),
                "+" | "(" | ":" | "–" | "—" | "," | "a" | "an" | "the" | "one" | "of" | "some"
            );
            moved |= verb || small;
            comma = comma.or((text.surface(close) == ",").then_some(close));
            steps += 1;
            if !(verb || small) || steps > BETWEEN {
                close = self.over_aside(floor, comma?)?;
                break;
            }
            close -= 1;
        }
        if close <= floor || !is_mark(close) || !moved {
            return None;
        }
        let open = (floor..close)
            .rev()
            .take(LONGEST)
            .find(|at| is_mark(*at))
            .filter(|open| open + 1 < close)?;
        let verb = |at: usize| text.tokens[at].tag == Tag::Auxiliary;
        (!(open + 1..close).any(verb)).then_some(open..close + 1)
    }

    /// The closing mark before an aside between commas that ends with this one: `“vintage jeans”,
    /// which means straight ones, grew by half`.
    fn over_aside(&self, floor: usize, comma: usize) -> Option<usize> {
        let text = &self.scene.text;
        (floor + 1..comma).rev().take(ASIDE).find(|at| {
            let opens = text.surface(at + 1) == "," || text.surface(at - 1) == ",";
            opens && is_mark(text.surface(*at))
        })
    }

    /// What is counted of terms here: what the sentence says, what the text has told of
    /// terms before, or searches, where somebody searches or a network for it is named.
    fn counts_terms(&self, sentence: usize, open: usize, gauges: &[Gauge]) -> Option<Metric> {
        let scene = self.scene;
        let text = &scene.text;
        let range = scene.sentence(sentence);
        let said = gauges
            .iter()
            .rev()
            .find(|gauge| gauge.tokens.end <= open && gauge.metric != Metric::Count);
        if let Some(gauge) = said {
            return Some(gauge.metric);
        }
        let looks = (range.start..open).any(|at| {
            matches!(text.base(at), "search" | "google" | "type")
                || text.base(at) == "look" && text.lower_at(Some(at + 1)) == "for"
        });
        if looks || self.searchable(range.clone()) {
            return Some(Metric::Searches);
        }
        // A text on one such network need not name it again.
        let before = || self.searchable(0..range.start).then_some(Metric::Searches);
        self.usual().or_else(before)
    }

    /// True where a channel on which people search stands in `range`.
    fn searchable(&self, range: Range<usize>) -> bool {
        let resolved = &self.scene.resolved;
        resolved
            .of_kind(EntityKind::Channel, range)
            .any(|m| !is_social(&resolved.of(m).name))
    }
}

/// Quotation marks, opening and closing.
fn is_mark(surface: &str) -> bool {
    matches!(surface, "“" | "”" | "\"" | "‘" | "’" | "'")
}
