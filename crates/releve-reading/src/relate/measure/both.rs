//! Two houses that share a figure: `Both labels raised their prices by 5%`.

use std::ops::Range;

use releve_facts::EntityKind;

use super::{Link, Teller};
use crate::figure::Figure;
use crate::lexicon::{Classes, Cue};
use crate::spot::Found;

impl Teller<'_, '_, '_> {
    /// `Both labels raised their prices`: a link for each of the two houses that the sentence,
    /// or the one before it, names.
    pub(super) fn each_of(&self, sentence: usize, figure: &Figure, link: Link) -> Vec<Link> {
        let scene = self.scene;
        let text = &scene.text;
        let start = scene.sentence(sentence).start;
        let both = (start..figure.tokens.start).take(4).find(|at| {
            text.lower(*at) == "both"
                && (at + 1..at + 3).any(|t| {
                    t < figure.tokens.start
                        && scene.spotted.has_cue(t, Cue::House)
                        && text.can_be(t, Classes::PLURAL)
                })
        });
        let Some(both) = both else {
            return vec![link];
        };
        let named = |tokens: Range<usize>| {
            let mut found: Vec<usize> = Vec::new();
            for m in scene.resolved.of_kind(EntityKind::Brand, tokens) {
                let known = scene.resolved.mentions[m].found != Found::Anaphor;
                if known
                    && !found
                        .iter()
                        .any(|other| scene.resolved.entity[*other] == scene.resolved.entity[m])
                {
                    found.push(m);
                }
            }
            found
        };
        let mut houses = named(start..both);
        if houses.is_empty() && sentence > 0 {
            houses = named(scene.sentence(sentence - 1));
        }
        if houses.len() != 2 {
            return vec![link];
        }
        houses
            .into_iter()
            .map(|m| Link {
                subject: self.entity(m, sentence),
                ..link.clone()
            })
            .collect()
    }
}
