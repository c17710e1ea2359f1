//! Figures and subjects in turn: `searches for corsets and gloves rose by 163%
//! and 566%, respectively`. The first figure is the first subject's, the second
//! the second's.

use std::ops::Range;

use releve_facts::EntityKind;

use super::Teller;
use super::named::{Named, named};
use crate::figure::{Figure, FigureUnit};

/// Behind the last figure `respectively` stands within so many tokens.
const NEAR: usize = 10;

impl Teller<'_, '_, '_> {
    /// The subjects of a run of figures, by the number of the figure; empty where
    /// no figures come in turn.
    pub(super) fn turns(&self, sentence: usize, figures: &[Figure]) -> Vec<(usize, Named)> {
        let mut found = Vec::new();
        let mut first = 0;
        while first < figures.len() {
            let mut last = first;
            while last + 1 < figures.len() && self.joined(&figures[last], &figures[last + 1]) {
                last += 1;
            }
            if last > first {
                let run = &figures[first..=last];
                let subjects = self.in_turn(sentence, run);
                found.extend(subjects.into_iter().zip(first..).map(|(s, n)| (n, s)));
            }
            first = last + 1;
        }
        found
    }

    /// `163 % and 566 %`: two figures of one kind with nothing else between.
    fn joined(&self, one: &Figure, other: &Figure) -> bool {
        let text = &self.scene.text;
        let between = one.tokens.end..other.tokens.start;
        one.unit == other.unit
            && !matches!(one.unit, FigureUnit::Rank | FigureUnit::Ratio)
            && (1..=3).contains(&between.len())
            && between.clone().all(|at| {
                matches!(text.surface(at), "," | "&")
                    || matches!(text.lower(at), "and" | "by" | "to" | "about" | "over")
            })
            && between
                .clone()
                .any(|at| matches!(text.lower(at), "," | "and" | "&"))
    }

    /// As many subjects as figures, in the order of the text. Where the sentence
    /// does not say `respectively`, only changes are taken: two levels may be
    /// those of one thing.
    fn in_turn(&self, sentence: usize, run: &[Figure]) -> Vec<Named> {
        let text = &self.scene.text;
        let range = self.scene.sentence(sentence);
        let (Some(first), Some(last)) = (run.first(), run.last()) else {
            return Vec::new();
        };
        let end = range.end.min(last.tokens.end + NEAR);
        let said = (last.tokens.end..end).any(|at| text.lower(at) == "respectively");
        let change = first.change && first.unit == FigureUnit::Percent;
        if !said && !change {
            return Vec::new();
        }
        let floor = (range.start..first.tokens.start)
            .rev()
            .find(|at| {
                matches!(text.surface(*at), ";") || matches!(text.lower(*at), "while" | "whereas")
            })
            .map_or(range.start, |at| at + 1);
        let mut lists = self.coordinated(sentence, floor..first.tokens.start);
        lists.retain(|list| list.len() == run.len());
        lists.pop().unwrap_or_default()
    }

    /// The lists of things that a stretch names, each joined by commas and `and`.
    fn coordinated(&self, sentence: usize, stretch: Range<usize>) -> Vec<Vec<Named>> {
        let scene = self.scene;
        let text = &scene.text;
        let mut lists: Vec<Vec<Named>> = Vec::new();
        for phrase in &scene.parses[sentence].phrases {
            let tokens = phrase.tokens.clone();
            if tokens.start < stretch.start || tokens.end > stretch.end {
                continue;
            }
            // `‘skirt with lace’`: a term in marks is one name.
            let quoted = tokens
                .start
                .checked_sub(1)
                .filter(|at| *at >= stretch.start && matches!(text.surface(*at), "“" | "‘"));
            let from = quoted.unwrap_or(tokens.start);
            let Some(found) = named(scene, from, stretch.end, &self.past) else {
                continue;
            };
            let thing = matches!(
                found.kind,
                None | Some(
                    EntityKind::Garment
                        | EntityKind::Product
                        | EntityKind::Brand
                        | EntityKind::Trend
                        | EntityKind::Attribute
                        | EntityKind::Person
                        | EntityKind::Organisation
                )
            );
            let last = lists.last_mut().and_then(|list| {
                let end = list.last()?.tokens.end;
                let joins = end < tokens.start
                    && (end..tokens.start).all(|at| {
                        matches!(text.surface(at), "," | "&" | "”" | "“" | "\"" | "‘" | "’")
                            || matches!(
                                text.lower(at),
                                "and" | "as" | "well" | "plus" | "the" | "for" | "those" | "of"
                            )
                    })
                    && (end..tokens.start)
                        .any(|at| matches!(text.lower(at), "," | "and" | "&" | "plus" | "well"));
                (joins && thing).then_some(list)
            });
            match last {
                Some(list) => list.push(found),
                None if thing => lists.push(vec![found]),
                None => {}
            }
        }
        // What no lexicon knows counts beside what one does.
        lists.retain(|list| list.iter().any(|named| named.kind.is_some()));
        lists
    }
}
