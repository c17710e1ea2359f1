//! Figures told along with what something did: `Gingham fell out of the top ten, with
//! searches down 22%`.

use releve_facts::EntityKind;

use super::Teller;
use super::named::{Named, named};
use crate::clause::ClauseKind;
use crate::lexicon::Cue;
use crate::tag::Tag;

/// How far before a noun of measure the word may stand that joins it to the clause.
const NEAR: usize = 4;

impl Teller<'_, '_, '_> {
    /// The subject of the clause to which `, with searches`, `, searches falling` and `as
    /// searches` join what is measured.
    pub(super) fn along(&self, sentence: usize, gauge: usize) -> Option<Named> {
        let scene = self.scene;
        let text = &scene.text;
        let link = self.link_before(sentence, gauge)?;
        let part = scene.main_clause(sentence, link);
        let parse = &scene.parses[sentence];
        let clause = parse.clauses.iter().rfind(|clause| {
            clause.kind == ClauseKind::Finite
                && part.contains(&clause.verb)
                && clause.group.end <= link
                && !clause.shared_subject
        })?;
        let phrase = &parse.phrases[*clause.subject.first()?];
        let subject = named(scene, phrase.tokens.start, clause.group.start, &self.past)?;
        let kind = matches!(
            subject.kind?,
            EntityKind::Garment
                | EntityKind::Product
                | EntityKind::Trend
                | EntityKind::Attribute
                | EntityKind::Brand
        );
        // What something does to another thing lifts that, unless it leaves it behind.
        let other = [EntityKind::Garment, EntityKind::Product, EntityKind::Trend]
            .into_iter()
            .any(|kind| {
                let behind = clause.group.end..link;
                scene.resolved.of_kind(kind, behind).next().is_some()
            });
        let moves = [Cue::Overtake, Cue::Rise, Cue::Fall]
            .into_iter()
            .any(|cue| scene.verb_is(clause, cue));
        // `A take on gingham fell`, `the year in gingham`: only the subject's own head.
        let whole = (subject.tokens.end..clause.group.start)
            .all(|at| matches!(text.tokens[at].tag, Tag::Adverb | Tag::Noun));
        (kind && (moves || !other) && whole && !subject.meant).then_some(subject)
    }

    /// The comma, `with` or `as` before a noun of measure and its own adjectives.
    fn link_before(&self, sentence: usize, gauge: usize) -> Option<usize> {
        let scene = self.scene;
        let text = &scene.text;
        let start = scene.sentence(sentence).start;
        let link = (start + 1..gauge)
            .rev()
            .take(NEAR)
            .find(|at| matches!(text.lower(*at), "with" | "as") || text.surface(*at) == ",")?;
        let own = (link + 1..gauge).all(|at| {
            matches!(
                text.tokens[at].tag,
                Tag::Adjective | Tag::Noun | Tag::Name | Tag::Possessive | Tag::Determiner
            )
        });
        own.then_some(link)
    }
}
