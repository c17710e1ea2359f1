//! Two houses that share a figure: `Both labels raised their prices by 5%`.

use std::ops::Range;

use releve_facts::EntityKind;

use super::named::{Named, named};
use super::order::is_ranked;
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
        if let Some(other) = self.other_of_both(&link) {
            let second = Link {
                subject: other,
                ..link.clone()
            };
            return vec![link, second];
        }
        let Some(both) = both else {
            let all = self.floating(sentence, figure, &link);
            return if all.is_empty() { vec![link] } else { all };
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

    /// `Searches for both clogs and leggings`: the second thing.
    fn other_of_both(&self, link: &Link) -> Option<Named> {
        let scene = self.scene;
        let text = &scene.text;
        let tokens = &link.subject.tokens;
        let both = text.lower(tokens.start) == "both"
            || text.lower_at(tokens.start.checked_sub(1)) == "both";
        let and = tokens.end;
        if !both || link.subject.meant || text.lower_at(Some(and)) != "and" {
            return None;
        }
        let end = scene.sentence(text.sentence_of(and)).end;
        named(scene, and + 1, end, &self.past)
            .filter(|other| other.kind.is_some() && other.kind == link.subject.kind)
    }

    /// `Hoka and Asics each took $1bn`: a link for each of those who share it.
    fn floating(&self, sentence: usize, figure: &Figure, link: &Link) -> Vec<Link> {
        self.sharing(sentence, figure.tokens.start, &link.subject.tokens)
            .into_iter()
            .map(|m| Link {
                subject: self.entity(m, sentence),
                ..link.clone()
            })
            .collect()
    }

    /// Those who are, with `subject`, the subject of the verb before token `end`, where
    /// `each`, `both` or `all` stands before it; none where one of them has no name.
    pub(super) fn sharing(
        &self,
        sentence: usize,
        end: usize,
        subject: &Range<usize>,
    ) -> Vec<usize> {
        let scene = self.scene;
        let parse = &scene.parses[sentence];
        let Some(clause) = parse
            .clauses
            .iter()
            .rev()
            .find(|clause| clause.verb < end && clause.subject.len() > 1)
        else {
            return Vec::new();
        };
        let phrase = |p: &usize| parse.phrases[*p].tokens.clone();
        let last = clause.subject.last().map_or(0, |p| phrase(p).end);
        let floats =
            (last..clause.verb).any(|at| matches!(scene.text.lower(at), "each" | "both" | "all"));
        let own = (clause.subject.iter()).any(|p| phrase(p).contains(&subject.start));
        if !floats || !own {
            return Vec::new();
        }
        let named = clause.subject.iter().map(|p| {
            scene
                .resolved
                .at(phrase(p).end - 1)
                .filter(|m| is_ranked(scene.resolved.mentions[*m].kind))
        });
        named.collect::<Option<_>>().unwrap_or_default()
    }
}
